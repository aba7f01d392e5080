/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "core/reg-date.h"
#include "core/reg-money.h"
#include "store/reg-prices.h"

#define USAGE "price CUSTOMER PRODUCT [QUANTITY] [DATE]"

typedef struct
{
  const char *customer; /* "-": nobody in particular */
  const char *product;  /* its code */
  gint64 quantity;
  const char *day; /* NULL: today */
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;
} PriceJob;

static const char *const origins[] = { [REG_PRICE_USUAL] = "usual",
                                       [REG_PRICE_EVERYBODY] = "everybody",
                                       [REG_PRICE_CLASS] = "class",
                                       [REG_PRICE_OWN] = "own" };
static const char *const scopes[] = {
  [REG_PRICE_LIST_WIDE] = "everything", [REG_PRICE_GROUP] = "group", [REG_PRICE_PRODUCT] = "product"
};

/* Takes @text. */
static void
add_text (PriceJob *job, const char *key, char *text)
{
  yyjson_mut_obj_add_strcpy (job->doc, job->root, key, text);
  g_free (text);
}

static void
add_answer (PriceJob *job, const RegRecord *product, const RegPrice *price, const char *currency)
{
  add_text (job, "product", g_strdup (reg_record_get_text (product, REG_PRODUCT_NAME)));
  add_text (job, "quantity", reg_quantity_print (job->quantity));
  add_text (job, "price", reg_price_print (price->price, currency));
  add_text (job, "usual",
            reg_price_print (reg_record_get_int (product, REG_PRODUCT_PRICE), currency));
  add_text (job, "currency", g_strdup (currency));
  add_text (job, "for", g_strdup (origins[price->origin]));
  if (price->origin != REG_PRICE_USUAL)
    {
      add_text (job, "list", g_strdup (price->list_name));
      add_text (job, "of", g_strdup (scopes[price->scope]));
    }
  if (price->is_discount)
    add_text (job, "off", reg_rate_print (price->discount));
  if (price->from > 0)
    add_text (job, "from", reg_quantity_print (price->from));
  if (*price->until)
    add_text (job, "until", g_strdup (price->until));
  if (price->next_from > 0)
    {
      add_text (job, "next_from", reg_quantity_print (price->next_from));
      add_text (job, "next_price", reg_price_print (price->next_price, currency));
    }
}

static gboolean
price_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PriceJob *job = data;
  gboolean is_nobody = g_str_equal (job->customer, "-");
  gint64 party = is_nobody ? 0 : reg_tool_find_party (db, job->customer, error);
  g_autofree char *today = reg_db_today (db);
  g_autoptr (RegRecord) product = NULL;
  g_autoptr (RegRecord) firm = NULL;
  g_autoptr (RegPriceBook) book = NULL;
  RegPriceQuestion question = { .quantity = job->quantity, .day = job->day ? job->day : today };
  RegPrice price;

  if ((!is_nobody && !party)
      || !(product = reg_db_find_by_text (db, REG_ENTITY_PRODUCT, REG_PRODUCT_CODE, job->product,
                                          error))
      || !(firm = reg_db_load_firm (db, error))
      || !(
          book = reg_price_book_load (db, party, reg_record_get_id (product), question.day, error)))
    return FALSE;
  question.product = reg_record_get_id (product);
  question.category = reg_record_get_text (product, REG_PRODUCT_CATEGORY);
  question.usual = reg_record_get_int (product, REG_PRODUCT_PRICE);
  if (!reg_price_book_find (book, &question, &price, error))
    return FALSE;
  add_answer (job, product, &price, reg_record_get_text (firm, REG_FIRM_CURRENCY));
  return TRUE;
}

static gboolean
read_arguments (PriceJob *job, int argc, char **argv, GError **error)
{
  job->customer = argv[1];
  job->product = argv[2];
  job->quantity = REG_QUANTITY_UNIT;
  if (argc > 3 && !reg_quantity_parse (argv[3], &job->quantity, error))
    return FALSE;
  if (argc <= 4)
    return TRUE;
  job->day = argv[4];
  if (reg_date_has_year (job->day))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "“%s” is no day (YYYY-MM-DD)",
               job->day);
  return FALSE;
}

/**
 * reg_tool_price:
 *
 * The verb "price": what one of a product costs a customer, without tax, and why. CUSTOMER is a
 * number or uid, or "-" for anybody.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_price (RegTool *tool, int argc, char **argv, GError **error)
{
  PriceJob job = { 0 };
  gboolean ok;

  if (!reg_tool_want_arguments (argc, 2, 4, USAGE, error)
      || !read_arguments (&job, argc, argv, error))
    return REG_TOOL_FAILED;
  job.doc = yyjson_mut_doc_new (NULL);
  job.root = yyjson_mut_obj (job.doc);
  yyjson_mut_doc_set_root (job.doc, job.root);
  ok = reg_tool_read (tool, price_job, &job, error);
  if (ok)
    reg_tool_print (tool, job.doc);
  yyjson_mut_doc_free (job.doc);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}
