/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-demo-private.h"

#include "core/reg-money.h"
#include "store/reg-holdings.h"
#include "store/reg-opportunities.h"
#include "store/reg-parties.h"
#include "store/reg-sales.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Customers of the demo shop with what they bought and said, and the deals with them. */

static RegRecord *
make_point (RegContactKind kind, const char *value)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  return reg_record_builder_end (builder);
}

static RegRecord *
make_address (yyjson_val *party)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_ADDRESS);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_STREET, reg_demo_text (party, "street"));
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_POSTAL_CODE,
                               reg_demo_text (party, "postal"));
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_CITY, reg_demo_text (party, "city"));
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_COUNTRY,
                               reg_demo_text (party, "country"));
  return reg_record_builder_end (builder);
}

static GPtrArray *
make_points (yyjson_val *party)
{
  GPtrArray *points = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  const char *phone = reg_demo_text (party, "phone");
  const char *email = reg_demo_text (party, "email");

  if (phone)
    g_ptr_array_add (points, make_point (g_str_has_prefix (phone, "06") ? REG_CONTACT_KIND_MOBILE
                                                                        : REG_CONTACT_KIND_PHONE,
                                         phone));
  if (email)
    g_ptr_array_add (points, make_point (REG_CONTACT_KIND_EMAIL, email));
  g_ptr_array_add (points, make_address (party));
  return points;
}

static RegRecord *
make_party (RegDemo *self, yyjson_val *party)
{
  static const struct
  {
    const char *key;
    int field;
  } texts[] = {
    { "name", REG_PARTY_NAME },          { "contact", REG_PARTY_CONTACT_NAME },
    { "given", REG_PARTY_GIVEN_NAME },   { "family", REG_PARTY_FAMILY_NAME },
    { "birthday", REG_PARTY_BIRTHDAY },  { "language", REG_PARTY_LANGUAGE },
    { "cls", REG_PARTY_CUSTOMER_CLASS }, { "note", REG_PARTY_NOTE },
  };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  gint64 days = yyjson_get_sint (yyjson_obj_get (party, "payment_days"));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    reg_record_builder_set_text (builder, texts[i].field, reg_demo_text (party, texts[i].key));
  reg_record_builder_set_int (
      builder, REG_PARTY_KIND,
      reg_enum_from_nick (&reg_enum_party_kind, reg_demo_text (party, "kind")));
  reg_record_builder_set_ref (builder, REG_PARTY_OWNER_ID,
                              reg_demo_find (self->staff, reg_demo_text (party, "owner")));
  reg_record_builder_set_ref (builder, REG_PARTY_REFERRED_BY,
                              reg_demo_find (self->parties, reg_demo_text (party, "referred_by")));
  if (days)
    reg_record_builder_set_int (builder, REG_PARTY_PAYMENT_DAYS, days);
  return reg_record_builder_end (builder);
}

static RegRecord *
make_sale_line (RegDemo *self, const char *code)
{
  const RegRecord *product = reg_demo_find_product (self, code);
  g_autoptr (RegRecord) tax = reg_db_load (
      self->db, REG_ENTITY_TAX_RATE, reg_record_get_int (product, REG_PRODUCT_TAX_RATE_ID), NULL);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE_LINE);

  reg_record_builder_set_ref (builder, REG_SALE_LINE_PRODUCT_ID, reg_record_get_id (product));
  reg_record_builder_set_text (builder, REG_SALE_LINE_DESCRIPTION,
                               reg_record_get_text (product, REG_PRODUCT_NAME));
  reg_record_builder_set_int (builder, REG_SALE_LINE_QUANTITY, REG_QUANTITY_UNIT);
  reg_record_builder_set_int (builder, REG_SALE_LINE_UNIT_PRICE,
                              reg_record_get_int (product, REG_PRODUCT_PRICE));
  if (tax)
    reg_record_builder_set_int (builder, REG_SALE_LINE_TAX_RATE,
                                reg_record_get_int (tax, REG_TAX_RATE_RATE));
  return reg_record_builder_end (builder);
}

typedef struct
{
  gint64 days_ago;
  gint64 party;
  gint64 staff;
  gint64 payment_days; /* 0: paid at the counter */
  yyjson_val *codes;
} Purchase;

/* Who pays by invoice has paid all but the last ones, some of them late. */
#define LATE_DAYS 20
/* What was bought lately has not been written down as theirs yet. */
#define NOTED_DAYS 90

static void
set_due (RegDemo *self, RegRecordBuilder *builder, const Purchase *purchase)
{
  char due[REG_DATE_SIZE];

  if (!purchase->payment_days || purchase->days_ago > purchase->payment_days + LATE_DAYS)
    return;
  reg_demo_day (self, purchase->payment_days - purchase->days_ago, due);
  reg_record_builder_set_text (builder, REG_SALE_DUE_ON, due);
}

/* A bicycle that was bought is what they have. */
static gboolean
note_holding (RegDemo *self, const Purchase *purchase, gint64 sale, GError **error)
{
  const char *code = yyjson_get_str (yyjson_arr_get_first (purchase->codes));
  const RegRecord *product = reg_demo_find_product (self, code);

  if (purchase->days_ago <= NOTED_DAYS
      || !g_str_has_suffix (reg_record_get_text (product, REG_PRODUCT_CATEGORY), "bikes"))
    return TRUE;
  return reg_holding_add (self->db, purchase->party, reg_record_get_id (product), sale, error) != 0;
}

static gboolean
save_purchase (RegDemo *self, const Purchase *purchase, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegRecord) sale = NULL;
  char day[REG_DATE_SIZE];
  yyjson_val *code;
  size_t i, n;
  gint64 id;

  reg_demo_go_to (self, purchase->days_ago, 10 * 60 + (int)(purchase->days_ago % 7) * 50);
  reg_demo_day (self, -purchase->days_ago, day);
  reg_record_builder_set_ref (builder, REG_SALE_PARTY_ID, purchase->party);
  reg_record_builder_set_ref (builder, REG_SALE_STAFF_ID, purchase->staff);
  reg_record_builder_set_text (builder, REG_SALE_SOLD_ON, day);
  set_due (self, builder, purchase);
  sale = reg_record_builder_end (builder);
  yyjson_arr_foreach (purchase->codes, i, n, code)
      g_ptr_array_add (lines, make_sale_line (self, yyjson_get_str (code)));
  id = reg_sale_save (self->db, sale, lines, error);
  return id && note_holding (self, purchase, id, error);
}

/* [[codes], first time in days ago, days between, how often]; the gaps breathe a little. */
static void
collect_purchases (GArray *purchases, yyjson_val *pattern, const Purchase *whose)
{
  gint64 party = whose->party;
  gint64 first = yyjson_get_sint (yyjson_arr_get (pattern, 1));
  gint64 gap = yyjson_get_sint (yyjson_arr_get (pattern, 2));
  gint64 times = yyjson_get_sint (yyjson_arr_get (pattern, 3));

  for (gint64 i = 0; i < times; i++)
    {
      gint64 sway = gap ? (i * 7 + party * 3) % (gap / 4 + 1) : 0;
      Purchase purchase = *whose;

      purchase.days_ago = first - i * gap - sway;
      purchase.codes = yyjson_arr_get (pattern, 0);
      if (purchase.days_ago > 0)
        g_array_append_val (purchases, purchase);
    }
}

/* Oldest first, so that numbers are given in the order of the days. */
static int
compare_purchases (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const Purchase *)a)->days_ago;
  gint64 right = ((const Purchase *)b)->days_ago;

  return left < right ? 1 : left > right ? -1 : 0;
}

static gboolean
save_purchases (RegDemo *self, GArray *purchases, GError **error)
{
  g_array_sort (purchases, compare_purchases);
  for (guint i = 0; i < purchases->len; i++)
    if (!save_purchase (self, &g_array_index (purchases, Purchase, i), error))
      return FALSE;
  return TRUE;
}

/* [days ago, kind, direction, staff, words] */
static gboolean
save_talk (RegDemo *self, yyjson_val *row, gint64 party, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);
  gint64 days_ago = yyjson_get_sint (yyjson_arr_get (row, 0));
  gint64 at = reg_demo_go_to (self, days_ago, 9 * 60 + 40 + (int)(party % 9) * 45);
  const char *kind = yyjson_get_str (yyjson_arr_get (row, 1));
  const char *direction = yyjson_get_str (yyjson_arr_get (row, 2));

  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_KIND,
                              reg_enum_from_nick (&reg_enum_touch_kind, kind));
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_DIRECTION,
                              reg_enum_from_nick (&reg_enum_direction, direction));
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_AT, at);
  reg_record_builder_set_ref (
      builder, REG_TOUCHPOINT_STAFF_ID,
      reg_demo_find (self->staff, yyjson_get_str (yyjson_arr_get (row, 3))));
  reg_record_builder_set_text (builder, REG_TOUCHPOINT_SUMMARY,
                               yyjson_get_str (yyjson_arr_get (row, 4)));
  return reg_demo_save (self, builder, error) != 0;
}

static gboolean
load_party (RegDemo *self, yyjson_val *party, GArray *purchases, GError **error)
{
  g_autoptr (RegRecord) record = make_party (self, party);
  g_autoptr (GPtrArray) points = make_points (party);
  Purchase whose = { .staff = reg_demo_find (self->staff, reg_demo_text (party, "owner")),
                     .payment_days = yyjson_get_sint (yyjson_obj_get (party, "payment_days")) };
  gint64 id;
  yyjson_val *row;
  size_t i, n;

  reg_demo_go_to (self, 735, 10 * 60);
  id = reg_party_save_with_points (self->db, record, points, NULL, error);
  if (!id)
    return FALSE;
  whose.party = id;
  reg_demo_remember (self->parties, reg_demo_text (party, "key"), id);
  yyjson_arr_foreach (yyjson_obj_get (party, "buys"), i, n, row)
      collect_purchases (purchases, row, &whose);
  yyjson_arr_foreach (yyjson_obj_get (party, "talk"), i, n,
                      row) if (!save_talk (self, row, id, error)) return FALSE;
  return TRUE;
}

/**
 * reg_demo_load_parties:
 * @self: the demo
 * @error: what went wrong
 *
 * Returns: whether the customers are there, with what they bought and said
 */
gboolean
reg_demo_load_parties (RegDemo *self, GError **error)
{
  g_autoptr (GArray) purchases = g_array_new (FALSE, FALSE, sizeof (Purchase));
  yyjson_val *party;
  size_t i, n;

  yyjson_arr_foreach (yyjson_obj_get (self->root, "parties"), i, n,
                      party) if (!load_party (self, party, purchases, error)) return FALSE;
  return save_purchases (self, purchases, error);
}

static void
set_day (RegDemo *self, RegRecordBuilder *builder, int field, yyjson_val *days)
{
  char date[REG_DATE_SIZE];

  if (!yyjson_is_int (days))
    return;
  reg_demo_day (self, yyjson_get_sint (days), date);
  reg_record_builder_set_text (builder, field, date);
}

/* A new firm has its stages in the language of whoever set it up. */
static gint64
find_stage (RegDemo *self, const char *name)
{
  g_autoptr (RegRecord) stage = reg_db_find_by_text (self->db, REG_ENTITY_STAGE, REG_STAGE_NAME,
                                                     g_dgettext (GETTEXT_PACKAGE, name), NULL);

  return stage ? reg_record_get_id (stage) : 0;
}

/* [customer, title, value, stage, expected in days, next step, in days, since days] */
static gboolean
load_deal (RegDemo *self, yyjson_val *row, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_OPPORTUNITY);
  const char *party = yyjson_get_str (yyjson_arr_get (row, 0));
  const char *stage = yyjson_get_str (yyjson_arr_get (row, 3));
  gboolean is_closed = g_str_equal (stage, "Won") || g_str_equal (stage, "Lost");
  g_autoptr (RegRecord) record = NULL;
  gint64 value = 0, id;

  reg_demo_go_to (self, yyjson_get_sint (yyjson_arr_get (row, 7)), 11 * 60);
  reg_money_parse (yyjson_get_str (yyjson_arr_get (row, 2)), "EUR", &value, NULL);
  reg_record_builder_set_text (builder, REG_OPPORTUNITY_TITLE,
                               yyjson_get_str (yyjson_arr_get (row, 1)));
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_PARTY_ID,
                              reg_demo_find (self->parties, party));
  reg_record_builder_set_int (builder, REG_OPPORTUNITY_VALUE, value);
  reg_record_builder_set_text (builder, REG_OPPORTUNITY_CURRENCY, "EUR");
  reg_record_builder_set_text (builder, REG_OPPORTUNITY_NEXT_STEP,
                               yyjson_get_str (yyjson_arr_get (row, 5)));
  set_day (self, builder, REG_OPPORTUNITY_EXPECTED_ON, yyjson_arr_get (row, 4));
  set_day (self, builder, REG_OPPORTUNITY_NEXT_ON, yyjson_arr_get (row, 6));
  if (!is_closed)
    reg_record_builder_set_ref (builder, REG_OPPORTUNITY_STAGE_ID, find_stage (self, stage));
  record = reg_record_builder_end (builder);
  id = reg_opportunity_create (self->db, record, error);
  if (!id)
    return FALSE;
  /* Closed ones are not what a customer's running quotation belongs to. */
  if (!is_closed)
    reg_demo_remember (self->deals, party, id);
  return !is_closed
         || reg_opportunity_move (self->db, id, find_stage (self, stage), "Found one nearer by",
                                  NULL, error);
}

/**
 * reg_demo_load_deals:
 * @self: the demo
 * @error: what went wrong
 *
 * Returns: whether the board is filled
 */
gboolean
reg_demo_load_deals (RegDemo *self, GError **error)
{
  yyjson_val *row;
  size_t i, n;

  yyjson_arr_foreach (yyjson_obj_get (self->root, "deals"), i, n,
                      row) if (!load_deal (self, row, error)) return FALSE;
  return TRUE;
}
