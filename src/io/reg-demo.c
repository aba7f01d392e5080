/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-demo.h"

#include "reg-demo-private.h"

#include "core/reg-approval-policy.h"
#include "core/reg-money.h"
#include "reg-demo-resources.h"
#include "io/reg-io-error.h"
#include "store/reg-firm.h"

#define SHOP "/app/regulars/Regulars/demo/shop.json"

/**
 * reg_demo_find:
 * @ids: keys and ids
 * @key: (nullable): a key
 *
 * Returns: the id, 0 when there is none
 */
gint64
reg_demo_find (GHashTable *ids, const char *key)
{
  return key ? (gint64)GPOINTER_TO_SIZE (g_hash_table_lookup (ids, key)) : 0;
}

/**
 * reg_demo_remember:
 * @ids: keys and ids
 * @key: a key that lives as long as the demo is loaded
 * @id: its id
 */
void
reg_demo_remember (GHashTable *ids, const char *key, gint64 id)
{
  g_hash_table_insert (ids, (gpointer)key, GSIZE_TO_POINTER (id));
}

/**
 * reg_demo_find_product:
 * @self: the demo
 * @code: a product's code
 *
 * Returns: (transfer none): the product
 */
RegRecord *
reg_demo_find_product (RegDemo *self, const char *code)
{
  return g_hash_table_lookup (self->products, code);
}

/**
 * reg_demo_save:
 * @self: the demo
 * @builder: (transfer full): a record
 * @error: what went wrong
 *
 * Returns: the record's id, 0 on failure
 */
gint64
reg_demo_save (RegDemo *self, RegRecordBuilder *builder, GError **error)
{
  g_autoptr (RegRecord) record = reg_record_builder_end (builder);
  g_autoptr (RegRecord) saved = reg_db_save (self->db, record, error);

  return saved ? reg_record_get_id (saved) : 0;
}

/**
 * reg_demo_text:
 * @object: (nullable): part of the description
 * @key: a member
 *
 * Returns: (transfer none) (nullable): its text
 */
const char *
reg_demo_text (yyjson_val *object, const char *key)
{
  return yyjson_get_str (yyjson_obj_get (object, key));
}

/**
 * reg_demo_go_to:
 * @self: the demo
 * @days_ago: days before today
 * @minutes: of that day, at the firm
 *
 * What is written from now on happened then, though never after the present.
 *
 * Returns: the instant, ms UTC
 */
gint64
reg_demo_go_to (RegDemo *self, gint64 days_ago, int minutes)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  gint64 instant = reg_date_get_instant (self->today - (int)days_ago, minutes, zone, FALSE);

  instant = MIN (instant, self->now);
  reg_db_set_now (self->db, instant);
  return instant;
}

/**
 * reg_demo_day:
 * @self: the demo
 * @days_ahead: days after today, negative before it
 * @date: (out): that day
 */
void
reg_demo_day (RegDemo *self, gint64 days_ahead, char date[REG_DATE_SIZE])
{
  reg_date_from_day_number (date, self->today + (int)days_ahead);
}

static gboolean
load_firm (RegDemo *self, GError **error)
{
  static const struct
  {
    const char *key;
    int field;
  } texts[] = {
    { "street", REG_FIRM_STREET }, { "postal_code", REG_FIRM_POSTAL_CODE },
    { "city", REG_FIRM_CITY },     { "phone", REG_FIRM_PHONE },
    { "email", REG_FIRM_EMAIL },   { "web", REG_FIRM_WEB },
    { "bank", REG_FIRM_BANK },     { "tax_number", REG_FIRM_TAX_NUMBER },
    { "terms", REG_FIRM_TERMS },   { "footer", REG_FIRM_FOOTER },
  };
  yyjson_val *firm = yyjson_obj_get (self->root, "firm");
  yyjson_val *owner = yyjson_arr_get_first (yyjson_obj_get (self->root, "staff"));
  RegFirmSetup setup = { reg_demo_text (firm, "name"), reg_demo_text (firm, "country"),
                         reg_demo_text (firm, "language"), reg_demo_text (owner, "name"), TRUE };
  gint64 id = reg_firm_create (self->db, &setup, error);
  g_autoptr (RegRecord) record = id ? reg_db_load_firm (self->db, error) : NULL;
  RegRecordBuilder *builder;

  if (!record)
    return FALSE;
  reg_demo_remember (self->staff, reg_demo_text (owner, "key"), id);
  builder = reg_record_builder_new_from (record);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    reg_record_builder_set_text (builder, texts[i].field, reg_demo_text (firm, texts[i].key));
  reg_record_builder_set_int (builder, REG_FIRM_VALID_DAYS,
                              yyjson_get_sint (yyjson_obj_get (firm, "valid_days")));
  reg_record_builder_set_int (builder, REG_FIRM_PAYMENT_DAYS,
                              yyjson_get_sint (yyjson_obj_get (firm, "payment_days")));
  return reg_demo_save (self, builder, error) != 0;
}

static gboolean
load_one_of_staff (RegDemo *self, yyjson_val *person, GError **error)
{
  const char *key = reg_demo_text (person, "key");
  gint64 id = reg_demo_find (self->staff, key);
  g_autoptr (RegRecord) record = id ? reg_db_load (self->db, REG_ENTITY_STAFF, id, error) : NULL;
  RegRecordBuilder *builder = record ? reg_record_builder_new_from (record)
                                     : reg_record_builder_new (REG_ENTITY_STAFF);

  reg_record_builder_set_text (builder, REG_STAFF_NAME, reg_demo_text (person, "name"));
  reg_record_builder_set_text (builder, REG_STAFF_TITLE, reg_demo_text (person, "title"));
  reg_record_builder_set_text (builder, REG_STAFF_EMAIL, reg_demo_text (person, "email"));
  reg_record_builder_set_int (builder, REG_STAFF_ROLE,
                              reg_enum_from_nick (&reg_enum_role, reg_demo_text (person, "role")));
  reg_record_builder_set_int (builder, REG_STAFF_ACTIVE, TRUE);
  id = reg_demo_save (self, builder, error);
  if (!id)
    return FALSE;
  reg_demo_remember (self->staff, key, id);
  return reg_staff_set_pin (self->db, id, reg_demo_text (person, "pin"), error);
}

static gboolean
load_staff (RegDemo *self, GError **error)
{
  yyjson_val *person;
  size_t i, n;

  yyjson_arr_foreach (yyjson_obj_get (self->root, "staff"), i, n,
                      person) if (!load_one_of_staff (self, person, error)) return FALSE;
  return TRUE;
}

/* The firm's usual rate, and the next lower one if it has one. */
static gboolean
find_taxes (RegDemo *self, GError **error)
{
  g_autoptr (GPtrArray)
      rates = reg_db_list (self->db, REG_ENTITY_TAX_RATE, REG_TAX_RATE_POSITION, error);

  if (!rates)
    return FALSE;
  for (guint i = 0; i < rates->len; i++)
    if (i < G_N_ELEMENTS (self->taxes))
      self->taxes[i] = reg_record_get_id (rates->pdata[i]);
  if (!self->taxes[1])
    self->taxes[1] = self->taxes[0];
  return TRUE;
}

/* [code, name, group, price, cost, "s" or "r", in stock] */
static gboolean
load_product (RegDemo *self, yyjson_val *row, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);
  const char *code = yyjson_get_str (yyjson_arr_get (row, 0));
  gboolean is_reduced = g_str_equal (yyjson_get_str (yyjson_arr_get (row, 5)), "r");
  gint64 stock = yyjson_get_sint (yyjson_arr_get (row, 6));
  gint64 price, cost, id;

  if (!reg_price_parse (yyjson_get_str (yyjson_arr_get (row, 3)), "EUR", &price, error)
      || !reg_price_parse (yyjson_get_str (yyjson_arr_get (row, 4)), "EUR", &cost, error))
    {
      reg_record_builder_free (builder);
      return FALSE;
    }
  reg_record_builder_set_text (builder, REG_PRODUCT_CODE, code);
  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, yyjson_get_str (yyjson_arr_get (row, 1)));
  reg_record_builder_set_text (builder, REG_PRODUCT_CATEGORY,
                               yyjson_get_str (yyjson_arr_get (row, 2)));
  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, price);
  reg_record_builder_set_int (builder, REG_PRODUCT_COST, cost);
  reg_record_builder_set_ref (builder, REG_PRODUCT_TAX_RATE_ID, self->taxes[is_reduced]);
  if (stock)
    reg_record_builder_set_int (builder, REG_PRODUCT_STOCK, stock * REG_QUANTITY_UNIT);
  id = reg_demo_save (self, builder, error);
  if (!id)
    return FALSE;
  g_hash_table_insert (self->products, (gpointer)code,
                       reg_db_load (self->db, REG_ENTITY_PRODUCT, id, NULL));
  return TRUE;
}

static gboolean
load_products (RegDemo *self, GError **error)
{
  yyjson_val *row;
  size_t i, n;

  if (!find_taxes (self, error))
    return FALSE;
  yyjson_arr_foreach (yyjson_obj_get (self->root, "products"), i, n,
                      row) if (!load_product (self, row, error)) return FALSE;
  return TRUE;
}

static gboolean
load_all (RegDemo *self, GError **error)
{
  reg_demo_go_to (self, 740, 9 * 60);
  return load_firm (self, error) && load_staff (self, error) && load_products (self, error)
         && reg_demo_load_goods (self, error) && reg_demo_load_parties (self, error)
         && reg_demo_load_deals (self, error) && reg_demo_load_quotations (self, error)
         && reg_demo_load_complaints (self, error) && reg_demo_load_tasks (self, error)
         && reg_demo_load_questions (self, error) && reg_demo_load_material (self, error);
}

/**
 * reg_demo_load:
 * @db: a connection in a write job, of a file without a firm
 * @error: what went wrong; nothing is kept then
 *
 * Returns: whether the demo shop is open
 */
gboolean
reg_demo_load (RegDb *db, GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (reg_demo_get_resource (), SHOP,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *today = reg_db_today (db);
  RegDemo self = { .db = db, .now = reg_db_now (db) };
  yyjson_doc *doc;
  gsize size;
  const char *text;
  gboolean ok;

  if (!bytes)
    return FALSE;
  text = g_bytes_get_data (bytes, &size);
  doc = yyjson_read (text, size, 0);
  if (!doc)
    {
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_FORMAT, "The demo shop cannot be read");
      return FALSE;
    }
  self.root = yyjson_doc_get_root (doc);
  reg_date_to_day_number (today, &self.today);
  self.staff = g_hash_table_new (g_str_hash, g_str_equal);
  self.parties = g_hash_table_new (g_str_hash, g_str_equal);
  self.deals = g_hash_table_new (g_str_hash, g_str_equal);
  self.products = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify)reg_record_unref);
  ok = load_all (&self, error);
  reg_db_set_now (db, 0);
  g_hash_table_unref (self.staff);
  g_hash_table_unref (self.parties);
  g_hash_table_unref (self.deals);
  g_hash_table_unref (self.products);
  yyjson_doc_free (doc);
  return ok;
}
