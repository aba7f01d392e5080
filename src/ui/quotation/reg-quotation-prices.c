/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-prices.h"

#include <glib/gi18n.h>

#include "core/reg-date.h"
#include "core/reg-money-format.h"
#include "store/reg-goods.h"
#include "store/reg-prices.h"

RegQuotationPrices *
reg_quotation_prices_new (void)
{
  RegQuotationPrices *self = g_new0 (RegQuotationPrices, 1);

  self->usual = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

void
reg_quotation_prices_free (RegQuotationPrices *self)
{
  g_clear_pointer (&self->book, reg_price_book_unref);
  g_hash_table_unref (self->usual);
  g_free (self);
}

/**
 * reg_quotation_prices_note:
 * @product: a product that a line offers
 *
 * Remembers what it usually costs.
 */
void
reg_quotation_prices_note (RegQuotationPrices *self, const RegRecord *product)
{
  gint64 id = reg_record_get_id (product);
  gint64 price = reg_record_get_int (product, REG_PRODUCT_PRICE);

  g_hash_table_replace (self->usual, g_memdup2 (&id, sizeof id), g_memdup2 (&price, sizeof price));
}

static gboolean
load_usual (RegQuotationPrices *self, RegDb *db, const RegQuotation *quotation, GError **error)
{
  for (guint i = 0; i < quotation->lines->len; i++)
    {
      gint64 id = reg_record_get_int (quotation->lines->pdata[i], REG_QUOTATION_LINE_PRODUCT_ID);
      g_autoptr (RegRecord) product = NULL;
      g_autoptr (RegRecord) offered = NULL;

      if (id == 0 || g_hash_table_contains (self->usual, &id))
        continue;
      product = reg_db_load (db, REG_ENTITY_PRODUCT, id, error);
      offered = product != NULL ? reg_goods_offer (db, product, error) : NULL;
      if (offered == NULL)
        return FALSE;
      reg_quotation_prices_note (self, offered);
    }
  return TRUE;
}

/**
 * reg_quotation_prices_load:
 * @db: a connection
 * @quotation: as it was just read
 * @known: (nullable): a book that was read before and still holds, for @known_party
 * @known_party: for whom
 *
 * Returns: whether everything is read
 */
gboolean
reg_quotation_prices_load (RegQuotationPrices *self,
                           RegDb *db,
                           const RegQuotation *quotation,
                           RegPriceBook *known,
                           gint64 known_party,
                           GError **error)
{
  self->party = reg_record_get_int (quotation->quotation, REG_QUOTATION_PARTY_ID);
  if (known != NULL && known_party == self->party)
    self->book = reg_price_book_ref (known);
  else
    self->book = reg_price_book_load (db, self->party, 0, NULL, error);
  return self->book != NULL && load_usual (self, db, quotation, error);
}

/**
 * reg_quotation_prices_adopt:
 * @other: what was known before
 *
 * Takes over usual prices that are not known here.
 */
void
reg_quotation_prices_adopt (RegQuotationPrices *self, const RegQuotationPrices *other)
{
  GHashTableIter iter;
  gpointer id;
  gpointer price;

  g_hash_table_iter_init (&iter, other->usual);
  while (g_hash_table_iter_next (&iter, &id, &price))
    if (!g_hash_table_contains (self->usual, id))
      g_hash_table_insert (self->usual, g_memdup2 (id, sizeof (gint64)),
                           g_memdup2 (price, sizeof (gint64)));
}

/**
 * reg_quotation_prices_find:
 * @question: what is to be sold; its usual price is filled in
 * @price: (out): what one costs, without tax; its texts belong to the book
 *
 * Where no list can be asked the usual price counts.
 *
 * Returns: whether it is a product whose price is known
 */
gboolean
reg_quotation_prices_find (const RegQuotationPrices *self,
                           RegPriceQuestion *question,
                           RegPrice *price)
{
  const gint64 *usual = question->product != 0
                            ? g_hash_table_lookup (self->usual, &question->product)
                            : NULL;
  g_autoptr (GError) error = NULL;

  if (usual == NULL)
    return FALSE;
  question->usual = *usual;
  if (self->book == NULL || !reg_price_book_find (self->book, question, price, &error))
    *price = (RegPrice){ .price = *usual, .list_name = "", .until = "" };
  if (error != NULL)
    g_info ("No price of a list: %s", error->message);
  return TRUE;
}

/* --- why -------------------------------------------------------------------------------- */

static void
append (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
}

static void
append_discount (GString *text, RegSession *session, gint64 discount)
{
  g_autofree char *rate = reg_session_format_rate (session, ABS (discount));
  g_autofree char *part = discount >= 0
                              /* Translators: %s is a percentage */
                              ? g_strdup_printf (_ ("%s off the usual price"), rate)
                              : g_strdup_printf (_ ("%s on top of the usual price"), rate);

  append (text, part);
}

static void
append_from (GString *text, RegSession *session, gint64 from)
{
  g_autofree char *quantity = reg_quantity_format (from, reg_session_get_number_style (session));
  /* Translators: %s is a quantity: the price holds from that many on */
  g_autofree char *part = g_strdup_printf (_ ("from %s on"), quantity);

  append (text, part);
}

static void
append_next (GString *text, RegSession *session, const RegPrice *price, const char *currency)
{
  const RegNumberStyle *style = reg_session_get_number_style (session);
  g_autofree char *quantity = reg_quantity_format (price->next_from, style);
  g_autofree char *next = reg_price_format (price->next_price, currency, style);

  if (text->len == 0)
    g_string_append (text, _ ("the usual one"));
  g_string_append (text, ". ");
  /* Translators: a quantity, and what one costs from that many on */
  g_string_append_printf (text, _ ("From %1$s on: %2$s"), quantity, next);
}

/**
 * reg_price_explain:
 * @price: what one costs
 * @currency: ISO 4217 of the quotation
 *
 * Returns: (transfer full): where the price comes from, for how long it holds and what comes next; ""
 *   for a usual price of which there is nothing to say
 */
char *
reg_price_explain (RegSession *session, const RegPrice *price, const char *currency)
{
  GString *text = g_string_new (NULL);

  if (price->other_currency)
    /* Translators: price lists hold for quotations in the currency of the firm only */
    g_string_append (text, _ ("the usual one, because price lists are in another currency"));
  else if (price->origin != REG_PRICE_USUAL)
    {
      g_string_append (text, price->list_name);
      if (price->is_discount)
        append_discount (text, session, price->discount);
      if (price->from > 0)
        append_from (text, session, price->from);
      if (*price->until != '\0')
        {
          g_autofree char *day = reg_date_format (price->until, "%x");
          /* Translators: %s is the last day on which a price holds */
          g_autofree char *part = g_strdup_printf (_ ("until %s"), day);

          append (text, part);
        }
    }
  if (price->next_from > 0)
    append_next (text, session, price, currency);
  return g_string_free_and_steal (text);
}
