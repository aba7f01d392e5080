/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "store/reg-goods.h"
#include "store/reg-list.h"

#define EURO G_GINT64_CONSTANT (1000000) /* as a unit price */
#define UNIT G_GINT64_CONSTANT (1000000) /* as a quantity */

/* 1 jacket with 2 variants, one of which has a price of its own; 4 helmet, 5 lock, 6 bell without a
 * cost; 7 a set of both, 8 a box with that set in it. */
static const char goods[] = ROW (
    "product",
    "name, code, category, unit, price, cost, supplier",
    "'Jacket', 'JA', 'Clothes', 'piece', 59000000, 30000000, 'Rainy Days'")
    ROW ("product",
         "name, code, variant_of, variant, stock",
         "'Jacket, red', 'JA-R', 1, 'red', 3000000")
        ROW ("product",
             "name, code, variant_of, variant, price, category",
             "'Jacket, blue', 'JA-B', 1, 'blue', 65000000, 'Blue things'")
            ROW ("product", "name, category, price, cost", "'Helmet', 'Safety', 40000000, 20000000")
                ROW (
                    "product", "name, category, price, cost", "'Lock', 'Safety', 15000000, 5000000")
                    ROW ("product", "name, category, price", "'Bell', 'Safety', 7500000")
                        ROW ("product",
                             "name, category, price, is_bundle, price_from_parts",
                             "'Safe set', 'Sets', 1000000, 1, 1")
                            ROW ("product",
                                 "name, category, price, is_bundle",
                                 "'Gift box', 'Sets', 99000000, 1")
                                ROW ("bundle_part",
                                     "bundle_id, product_id, quantity, position",
                                     "7, 5, 2000000, 2")
                                    ROW ("bundle_part",
                                         "bundle_id, product_id, quantity, position",
                                         "7, 4, 1000000, 1")
                                        ROW ("bundle_part",
                                             "bundle_id, product_id, quantity, position",
                                             "8, 7, 1000000, 1")
                                            ROW ("bundle_part",
                                                 "bundle_id, product_id, quantity, position",
                                                 "8, 2, 1500000, 2");

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_make_firm (f);
  store_fixture_script (f, goods);
}

typedef struct
{
  gint64 id;
  RegRecord *record;
  GPtrArray *parts; /* of RegRecord, when written */
  GPtrArray *found;
  GStrv groups;
  char *text;
  const char *filter;
  GArray *ids;
  gint64 count;
} Job;

static gboolean
offer_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RegRecord) product = reg_db_load (db, REG_ENTITY_PRODUCT, job->id, error);

  job->record = product ? reg_goods_offer (db, product, error) : NULL;
  return job->record != NULL;
}

static RegRecord *
offer (StoreFixture *f, gint64 id)
{
  Job job = { .id = id };

  store_fixture_read (f, offer_job, &job);
  return job.record;
}

/* --- families --------------------------------------------------------------------------- */

static void
test_variant_inherits (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) red = offer (f, 2);
  g_autoptr (RegRecord) blue = offer (f, 3);
  g_autoptr (RegRecord) jacket = offer (f, 1);

  g_assert_cmpstr (reg_record_get_text (red, REG_PRODUCT_NAME), ==, "Jacket, red");
  g_assert_cmpint (reg_record_get_int (red, REG_PRODUCT_PRICE), ==, 59 * EURO);
  g_assert_cmpint (reg_record_get_int (red, REG_PRODUCT_COST), ==, 30 * EURO);
  g_assert_cmpstr (reg_record_get_text (red, REG_PRODUCT_CATEGORY), ==, "Clothes");
  g_assert_cmpstr (reg_record_get_text (red, REG_PRODUCT_UNIT), ==, "piece");
  g_assert_cmpstr (reg_record_get_text (red, REG_PRODUCT_SUPPLIER), ==, "Rainy Days");
  g_assert_cmpint (reg_record_get_int (blue, REG_PRODUCT_PRICE), ==, 65 * EURO);
  g_assert_cmpint (reg_record_get_int (blue, REG_PRODUCT_COST), ==, 30 * EURO);
  g_assert_cmpstr (reg_record_get_text (blue, REG_PRODUCT_CATEGORY), ==, "Blue things");
  g_assert_true (reg_record_is_null (jacket, REG_PRODUCT_STOCK));
}

static gboolean
variants_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->found = reg_goods_list_variants (db, job->id, error);
  job->count = reg_goods_count_variants (db, job->id, error);
  return job->found != NULL && job->count >= 0;
}

/* What is no longer sold stands last and does not count. */
static void
test_variants (StoreFixture *f, gconstpointer unused)
{
  Job job = { .id = 1 };

  store_fixture_script (f, "UPDATE product SET discontinued = 1 WHERE id = 2;");
  store_fixture_read (f, variants_job, &job);
  g_assert_cmpint (job.count, ==, 1);
  g_assert_cmpuint (job.found->len, ==, 2);
  g_assert_cmpint (reg_record_get_id (job.found->pdata[0]), ==, 3);
  g_assert_cmpint (reg_record_get_id (job.found->pdata[1]), ==, 2);
  g_ptr_array_unref (job.found);
  job.id = 4;
  store_fixture_read (f, variants_job, &job);
  g_assert_cmpint (job.count, ==, 0);
  g_assert_cmpuint (job.found->len, ==, 0);
  g_ptr_array_unref (job.found);
}

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return reg_goods_save (db, job->record, job->parts, &job->id, error);
}

static RegRecord *
with_head (StoreFixture *f, gint64 id, gint64 head)
{
  g_autoptr (RegRecord) product = id != 0 ? store_fixture_load (f, REG_ENTITY_PRODUCT, id) : NULL;
  RegRecordBuilder *builder = product ? reg_record_builder_new_from (product)
                                      : reg_record_builder_new (REG_ENTITY_PRODUCT);

  if (!product)
    reg_record_builder_set_text (builder, REG_PRODUCT_NAME, "New");
  reg_record_builder_set_ref (builder, REG_PRODUCT_VARIANT_OF, head);
  return reg_record_builder_end (builder);
}

/* A family has one head: not itself, not a variant, nobody with variants below a head. */
static void
test_one_head (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    gint64 id;
    gint64 head;
    gboolean taken;
  } tries[] = {
    { 1, 1, FALSE }, { 4, 2, FALSE }, { 1, 4, FALSE }, { 0, 3, FALSE },
    { 4, 1, TRUE },  { 0, 1, TRUE },  { 2, 5, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr (RegRecord) record = with_head (f, tries[i].id, tries[i].head);
      Job job = { .record = record };

      if (tries[i].taken)
        store_fixture_write (f, save_job, &job);
      else
        {
          g_autoptr (GError) error = store_fixture_refused (f, save_job, &job);

          g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED);
        }
    }
}

/* --- bundles ---------------------------------------------------------------------------- */

static void
test_bundle_offered (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) set = offer (f, 7);
  g_autoptr (RegRecord) box = offer (f, 8);

  g_assert_cmpstr (reg_record_get_text (set, REG_PRODUCT_NAME), ==, "Safe set: Helmet, 2 × Lock");
  g_assert_cmpint (reg_record_get_int (set, REG_PRODUCT_PRICE), ==, 70 * EURO);
  g_assert_cmpint (reg_record_get_int (set, REG_PRODUCT_COST), ==, 30 * EURO);
  /* Its own price, the cost of a set within and of one and a half jackets of the family's cost. */
  g_assert_cmpstr (reg_record_get_text (box, REG_PRODUCT_NAME), ==,
                   "Gift box: Safe set, 1.5 × Jacket, red");
  g_assert_cmpint (reg_record_get_int (box, REG_PRODUCT_PRICE), ==, 99 * EURO);
  g_assert_cmpint (reg_record_get_int (box, REG_PRODUCT_COST), ==, 75 * EURO);
}

/* A part without a cost makes the cost of the bundle unknown, one without a price its price. */
static void
test_unknown_part (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) set = NULL;
  g_autoptr (RegRecord) free_set = NULL;

  store_fixture_script (
      f, ROW ("bundle_part", "bundle_id, product_id, quantity, position", "7, 6, 1000000, 3"));
  set = offer (f, 7);
  g_assert_cmpint (reg_record_get_int (set, REG_PRODUCT_PRICE), ==, 77 * EURO + 500000);
  g_assert_true (reg_record_is_null (set, REG_PRODUCT_COST));
  store_fixture_script (f, "UPDATE product SET price = NULL WHERE id = 6;");
  free_set = offer (f, 7);
  g_assert_true (reg_record_is_null (free_set, REG_PRODUCT_PRICE));
}

static gboolean
loop_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  g_clear_pointer (&job->text, g_free);
  return reg_goods_find_loop (db, job->id, job->count, &job->text, error);
}

static GPtrArray *
one_part (gint64 product, gint64 quantity)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_BUNDLE_PART);

  reg_record_builder_set_ref (builder, REG_BUNDLE_PART_PRODUCT_ID, product);
  reg_record_builder_set_int (builder, REG_BUNDLE_PART_QUANTITY, quantity);
  g_ptr_array_add (parts, reg_record_builder_end (builder));
  return parts;
}

/* No bundle within itself, however many lie between; the answer says through what. */
static void
test_no_loops (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    gint64 bundle;
    gint64 part;
    const char *through;
  } tries[] = {
    { 7, 7, "Safe set" }, { 7, 8, "Gift box" }, { 4, 8, "Gift box" }, { 8, 7, NULL },
    { 7, 4, NULL },       { 0, 8, NULL },       { 6, 8, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr (RegRecord) bundle = NULL;
      g_autoptr (GPtrArray) parts = one_part (tries[i].part, UNIT);
      Job job = { .id = tries[i].bundle, .count = tries[i].part };

      store_fixture_read (f, loop_job, &job);
      g_assert_cmpstr (job.text, ==, tries[i].through);
      g_clear_pointer (&job.text, g_free);
      if (tries[i].through)
        {
          g_autoptr (GError) error = NULL;

          job.record = bundle = store_fixture_load (f, REG_ENTITY_PRODUCT, tries[i].bundle);
          job.parts = parts;
          error = store_fixture_refused (f, save_job, &job);
          g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED);
        }
    }
}

/* A ring that came from elsewhere ends nothing and is not added up. */
static void
test_ring_from_outside (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) set = NULL;

  store_fixture_script (f, ROW ("bundle_part", "bundle_id, product_id, quantity, position",
                                "7, 8, 1000000, 3") "UPDATE product SET price_from_parts = 1, "
                                                    "price = NULL WHERE id = 8;");
  set = offer (f, 7);
  g_assert_true (reg_record_is_null (set, REG_PRODUCT_PRICE));
}

static gboolean
parts_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->found = reg_goods_list_parts (db, job->id, error);
  return job->found != NULL;
}

static char *
dup_parts (StoreFixture *f, gint64 bundle)
{
  Job job = { .id = bundle };
  GString *text = g_string_new (NULL);

  store_fixture_read (f, parts_job, &job);
  for (guint i = 0; i < job.found->len; i++)
    {
      const RegGoodsPart *part = job.found->pdata[i];

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s;",
                              reg_record_get_int (part->part, REG_BUNDLE_PART_QUANTITY) / UNIT,
                              reg_record_get_text (part->product, REG_PRODUCT_NAME));
    }
  g_ptr_array_unref (job.found);
  return g_string_free (text, FALSE);
}

/* Product and parts are one step, forth and back. */
static void
test_parts_saved (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) set = store_fixture_load (f, REG_ENTITY_PRODUCT, 7);
  g_autoptr (GPtrArray) parts = one_part (6, 3 * UNIT);
  g_autoptr (GPtrArray) none = one_part (6, 0);
  Job job = { .record = set, .parts = parts };
  g_autofree char *before = dup_parts (f, 7);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 action;

  g_assert_cmpstr (before, ==, "1 Helmet;2 Lock;");
  action = store_fixture_write (f, save_job, &job);
  after = dup_parts (f, 7);
  g_assert_cmpstr (after, ==, "3 Bell;");
  store_fixture_undo (f, action, NULL, NULL);
  again = dup_parts (f, 7);
  g_assert_cmpstr (again, ==, before);
  job.parts = none;
  error = store_fixture_refused (f, save_job, &job);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
}

static gboolean
bundles_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->found = reg_goods_list_bundles_with (db, job->id, error);
  return job->found != NULL;
}

static void
test_bundles_with (StoreFixture *f, gconstpointer unused)
{
  Job job = { .id = 5 };

  store_fixture_read (f, bundles_job, &job);
  g_assert_cmpuint (job.found->len, ==, 1);
  g_assert_cmpint (reg_record_get_id (job.found->pdata[0]), ==, 7);
  g_ptr_array_unref (job.found);
  /* In the bin it is offered no more. */
  store_fixture_script (f, "UPDATE product SET deleted_at = 1 WHERE id = 7;");
  store_fixture_read (f, bundles_job, &job);
  g_assert_cmpuint (job.found->len, ==, 0);
  g_ptr_array_unref (job.found);
}

/* --- groups and lists ------------------------------------------------------------------- */

static gboolean
groups_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->groups = reg_goods_list_groups (db, error);
  return job->groups != NULL;
}

static void
test_groups (StoreFixture *f, gconstpointer unused)
{
  Job job = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;

  store_fixture_read (f, groups_job, &job);
  text = g_strjoinv ("|", job.groups);
  g_assert_cmpstr (text, ==, "Blue things|Clothes|Safety|Sets");
  g_clear_pointer (&job.groups, g_strfreev);
  store_fixture_script (f, "UPDATE product SET deleted_at = 1 WHERE category = 'Sets';"
                           "UPDATE product SET category = 'ärmel' WHERE category = 'Safety';"
                           "UPDATE product SET category = '' WHERE id = 3;");
  store_fixture_read (f, groups_job, &job);
  after = g_strjoinv ("|", job.groups);
  g_assert_cmpstr (after, ==, "ärmel|Clothes");
  g_clear_pointer (&job.groups, g_strfreev);
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  const RegListQuery query = { .list = REG_LIST_PRODUCTS,
                               .sort_column = -1,
                               .filter = job->filter };

  job->ids = reg_list_ids (db, &query, NULL, error);
  if (job->ids)
    job->found = reg_list_rows (db, REG_LIST_PRODUCTS, (gint64 *)job->ids->data, job->ids->len,
                                error);
  return job->found != NULL;
}

static int
find_column (const char *id)
{
  int n;
  const RegListColumn *columns = reg_list_get_columns (REG_LIST_PRODUCTS, &n);

  for (int i = 0; i < n; i++)
    if (g_str_equal (columns[i].id, id))
      return i;
  g_assert_not_reached ();
}

/* A variant without a group is in that of its family. */
static void
test_filters (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *filter;
    const char *ids;
  } tries[] = {
    { REG_LIST_GROUP_FILTER "Clothes", "1 2 " },
    { REG_LIST_GROUP_FILTER "Blue things", "3 " },
    { REG_LIST_GROUP_FILTER "Safety", "6 4 5 " },
    { REG_LIST_GROUP_FILTER "Nothing", "" },
    { REG_LIST_GROUP_FILTER "' OR 1", "" },
    { "bundles", "8 7 " },
    { "families", "1 " },
    { "sold", "6 8 4 1 3 2 5 7 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      Job job = { .filter = tries[i].filter };
      g_autoptr (GString) text = g_string_new (NULL);

      store_fixture_read (f, list_job, &job);
      for (guint k = 0; k < job.ids->len; k++)
        g_string_append_printf (text, "%" G_GINT64_FORMAT " ", g_array_index (job.ids, gint64, k));
      g_assert_cmpstr (text->str, ==, tries[i].ids);
      g_array_unref (job.ids);
      g_ptr_array_unref (job.found);
    }
}

/* The list says what one costs. */
static void
test_rows (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *filter;
    guint row;
    const char *column;
    gint64 value;
  } cells[] = {
    { REG_LIST_GROUP_FILTER "Clothes", 1, "price", 59 * EURO },
    { REG_LIST_GROUP_FILTER "Clothes", 1, "cost", 30 * EURO },
    { "bundles", 1, "price", 70 * EURO },
    { "bundles", 1, "cost", 30 * EURO },
    { "bundles", 1, "parts", 2 },
    { "bundles", 0, "price", 99 * EURO },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      Job job = { .filter = cells[i].filter };
      const RegListRow *row;

      store_fixture_read (f, list_job, &job);
      row = job.found->pdata[cells[i].row];
      g_assert_cmpint (row->values[find_column (cells[i].column)].type, ==, REG_VALUE_INT);
      g_assert_cmpint (row->values[find_column (cells[i].column)].i, ==, cells[i].value);
      g_array_unref (job.ids);
      g_ptr_array_unref (job.found);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/goods/" #name, StoreFixture, NULL, set_up, test_##name, store_fixture_tear_down)
  ADD (variant_inherits);
  ADD (variants);
  ADD (one_head);
  ADD (bundle_offered);
  ADD (unknown_part);
  ADD (no_loops);
  ADD (ring_from_outside);
  ADD (parts_saved);
  ADD (bundles_with);
  ADD (groups);
  ADD (filters);
  ADD (rows);
  return g_test_run ();
}
