/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

#include "core/reg-canonical.h"
#include "core/reg-tax-table.h"
#include "store/reg-approvals-private.h"
#include "store/reg-sales.h"

/* Several taxes on a line, and lines that are exempt: from the draft to the sale. */

#define BOTH "GST=50000;PST=140000"

static RegRecord *
taxed_line (gint64 price, gint64 rate, const char *parts, const char *reason)
{
  g_autoptr (RegRecord) line = shop_line (REG_LINE_NORMAL, 1, price, price / 2, 0);
  RegRecordBuilder *builder = reg_record_builder_new_from (line);

  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_TAX_RATE, rate);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_TAX_PARTS, parts);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_EXEMPT_REASON, reason);
  return reg_record_builder_end (builder);
}

static gint64
taxed_draft (Shop *shop)
{
  gint64 id = shop_draft (shop, 0);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  g_ptr_array_add (lines, taxed_line (100000, 190000, BOTH, NULL));
  g_ptr_array_add (lines, taxed_line (5000, 0, NULL, "Reverse charge"));
  g_ptr_array_add (lines, taxed_line (333, 190000, BOTH, NULL));
  g_ptr_array_add (lines, taxed_line (700, 190000, NULL, NULL));
  shop_save_lines (shop, id, lines);
  return id;
}

/* Handed in, and approved where somebody has to. */
static gint64
taxed_approved (Shop *shop)
{
  gint64 id = taxed_draft (shop);

  SHOP_DO (shop, shop_submit, .id = id);
  if (shop_state (shop, id) == REG_QUOTATION_WAITING)
    SHOP_DO (shop, shop_approve, .id = id, .other = shop->owner);
  return id;
}

static void
assert_taxed (GPtrArray *lines, int parts, int reason)
{
  g_assert_cmpuint (lines->len, ==, 4);
  g_assert_cmpstr (reg_record_peek_text (lines->pdata[0], parts), ==, BOTH);
  g_assert_cmpstr (reg_record_peek_text (lines->pdata[2], parts), ==, BOTH);
  g_assert_null (reg_record_peek_text (lines->pdata[1], parts));
  g_assert_null (reg_record_peek_text (lines->pdata[3], parts));
  g_assert_cmpstr (reg_record_peek_text (lines->pdata[1], reason), ==, "Reverse charge");
  g_assert_null (reg_record_peek_text (lines->pdata[0], reason));
}

static void
assert_quotation_taxed (Shop *shop, gint64 id)
{
  g_autoptr (RegQuotation) self = shop_load (shop, id, 0);

  assert_taxed (self->lines, REG_QUOTATION_LINE_TAX_PARTS, REG_QUOTATION_LINE_EXEMPT_REASON);
}

static gboolean
duplicate (RegDb *db, ShopArgs *args, GError **error)
{
  args->result = reg_quotation_duplicate (db, args->id, error);
  return args->result != 0;
}

static void
test_kept (Shop *shop, gconstpointer unused)
{
  gint64 id = taxed_draft (shop);
  ShopArgs args = { .id = id };

  assert_quotation_taxed (shop, id);
  shop_do (shop, duplicate, &args);
  assert_quotation_taxed (shop, args.result);
  SHOP_DO (shop, shop_submit, .id = id);
  SHOP_DO (shop, shop_revise, .id = id);
  assert_quotation_taxed (shop, id);
}

static gboolean
save_with (RegDb *db, ShopArgs *args, GError **error)
{
  g_autoptr (RegQuotation) self = reg_quotation_load (db, args->id, 0, error);

  return self && reg_quotation_save_draft (db, self->revision, args->lines, error);
}

static void
test_what_does_not_go_together (Shop *shop, gconstpointer unused)
{
  static const struct
  {
    gint64 rate;
    const char *parts, *reason, *says;
  } rows[] = {
    { 120000, BOTH, NULL, "line 2, tax: the taxes come to 190000" },
    { 190000, "GST", NULL, "line 2, tax: tax 1 has no rate" },
    { 190000, NULL, "Export", "line 2, tax: what is exempt" },
    { 0, "A=0;B=0", "Export", "line 2, tax: what is exempt" },
  };
  gint64 id = taxed_draft (shop);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray)
          lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
      g_autofree char *message = NULL;
      ShopArgs args = { .id = id, .lines = lines };

      g_ptr_array_add (lines, taxed_line (100, 190000, BOTH, NULL));
      g_ptr_array_add (lines, taxed_line (100, rows[i].rate, rows[i].parts, rows[i].reason));
      g_assert_cmpint (shop_try (shop, save_with, &args, &message), ==, REG_STORE_ERROR_INVALID);
      g_assert_nonnull (strstr (message, rows[i].says));
    }
  assert_quotation_taxed (shop, id);
}

static void
test_table (Shop *shop, gconstpointer unused)
{
  gint64 id = taxed_draft (shop);
  g_autoptr (RegQuotation) self = shop_load (shop, id, 0);
  g_autofree RegCalcInput *input = reg_quotation_calc_input (self->revision, self->lines);
  g_autoptr (RegCalcResult) result = reg_calc_compute (input, NULL);
  g_autoptr (RegTaxTable) table = reg_tax_table_new_for_lines (result, self->lines);

  g_assert_cmpuint (table->n, ==, 4);
  g_assert_cmpstr (table->rows[0].name, ==, "GST");
  g_assert_cmpint (table->rows[0].net, ==, 100333);
  g_assert_cmpint (table->rows[0].tax + table->rows[1].tax, ==, 19063);
  g_assert_cmpint (table->rows[0].tax, ==, 5017);
  g_assert_cmpint (table->rows[2].tax, ==, 133);
  g_assert_cmpstr (table->rows[3].exempt_reason, ==, "Reverse charge");
}

/* --- what was approved -------------------------------------------------------------------- */

static GBytes *
fingerprint (const char *parts, const char *reason)
{
  static const guint8 uid[REG_UID_SIZE] = "0123456789abcde";
  RegRecordBuilder *head = reg_record_builder_new (REG_ENTITY_QUOTATION);
  RegRecordBuilder *revision = reg_record_builder_new (REG_ENTITY_QUOTATION_REVISION);
  RegRecordBuilder *line = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegRecord) quotation = NULL;
  g_autoptr (RegRecord) content = NULL;

  reg_record_builder_set_key (head, 1, uid);
  reg_record_builder_set_text (revision, REG_QUOTATION_REVISION_CURRENCY, "EUR");
  reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_GROSS, 119);
  reg_record_builder_set_text (line, REG_QUOTATION_LINE_DESCRIPTION, "Tea");
  reg_record_builder_set_int (line, REG_QUOTATION_LINE_TAX_RATE, 190000);
  reg_record_builder_set_text (line, REG_QUOTATION_LINE_TAX_PARTS, parts);
  reg_record_builder_set_text (line, REG_QUOTATION_LINE_EXEMPT_REASON, reason);
  quotation = reg_record_builder_end (head);
  content = reg_record_builder_end (revision);
  g_ptr_array_add (lines, reg_record_builder_end (line));
  return reg_quotation_fingerprint (quotation, content, lines, NULL);
}

/* What was approved before lines had taxes in parts is still what was approved. */
static void
test_old_hashes_hold (void)
{
  static const char old[] = "fbafe45f3bfd02351c8c57616a494b756357d953729cca233d47d15f28807f50";
  g_autoptr (GBytes) plain = fingerprint (NULL, NULL);
  g_autofree char *text = reg_hash_to_text (g_bytes_get_data (plain, NULL));

  g_assert_cmpstr (text, ==, old);
}

static void
test_every_word_of_it_counts (void)
{
  static const struct
  {
    const char *parts, *reason;
  } rows[] = {
    { NULL, NULL },     { BOTH, NULL },     { "PST=140000;GST=50000", NULL },
    { NULL, "Export" }, { NULL, "export" }, { "Export", NULL },
    { BOTH, "Export" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize k = 0; k < i; k++)
      {
        g_autoptr (GBytes) a = fingerprint (rows[i].parts, rows[i].reason);
        g_autoptr (GBytes) b = fingerprint (rows[k].parts, rows[k].reason);

        g_assert_false (g_bytes_equal (a, b));
      }
}

static void
test_changed_behind_the_back (Shop *shop, gconstpointer data)
{
  gint64 id = taxed_approved (shop);
  g_autoptr (GPtrArray) sound = shop_verify (shop, NULL);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_cmpuint (sound->len, ==, 0);
  g_assert_cmpint (SHOP_TRY (shop, shop_may_leave, .id = id), ==, -1);
  shop_tamper (shop, data);
  g_assert_cmpint (SHOP_TRY (shop, shop_may_leave, .id = id), ==, REG_STORE_ERROR_REFUSED);
  findings = shop_verify (shop, NULL);
  g_assert_cmpuint (findings->len, >, 0);
}

/* A limit is for what was looked at: another reason is another thing to look at. */
static void
test_limit_is_for_the_same_taxes (Shop *shop, gconstpointer data)
{
  const char *reason = data;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (GPtrArray) again = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  gint64 id = shop_draft (shop, 0);

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (RegRecord) line = taxed_line (10000, 0, NULL, i == 0 ? "Export" : reason);
      RegRecordBuilder *builder = reg_record_builder_new_from (line);

      reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
      reg_record_builder_set_int (builder, REG_QUOTATION_LINE_DISCOUNT_VALUE, 120000);
      g_ptr_array_add (i == 0 ? lines : again, reg_record_builder_end (builder));
    }
  shop_save_lines (shop, id, lines);
  SHOP_DO (shop, shop_submit, .id = id);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager, .number = 150000);
  SHOP_DO (shop, shop_revise, .id = id);
  shop_save_lines (shop, id, again);
  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (shop_state (shop, id), ==,
                   g_strcmp0 (reason, "Export") == 0 ? REG_QUOTATION_APPROVED
                                                     : REG_QUOTATION_WAITING);
}

/* --- the sale ----------------------------------------------------------------------------- */

static gboolean
load_sale_lines (RegDb *db, ShopArgs *args, GError **error)
{
  args->lines = reg_sale_load_lines (db, args->id, error);
  return args->lines != NULL;
}

static GPtrArray *
accept_all (Shop *shop, gint64 id, gint64 *sale)
{
  ShopArgs args = { .id = id };

  SHOP_DO (shop, shop_send, .id = id);
  shop_do (shop, shop_accept, &args);
  *sale = args.result;
  args = (ShopArgs){ .id = *sale };
  shop_read (shop, load_sale_lines, &args);
  return args.lines;
}

static void
test_sale (Shop *shop, gconstpointer unused)
{
  gint64 id = taxed_approved (shop), sale;
  g_autoptr (GPtrArray) lines = accept_all (shop, id, &sale);

  assert_taxed (lines, REG_SALE_LINE_TAX_PARTS, REG_SALE_LINE_EXEMPT_REASON);
}

/* A line of the sale that gets another rate is not made up of the old taxes any more. */
static gboolean
compute_line (RegDb *db, ShopArgs *args, GError **error)
{
  RegRecord *line = reg_sale_compute_line (db, args->record, error);

  g_clear_pointer (&args->record, reg_record_unref);
  args->record = line;
  return line != NULL;
}

static void
test_another_rate_of_a_sale (Shop *shop, gconstpointer unused)
{
  gint64 id = taxed_approved (shop), sale;
  g_autoptr (GPtrArray) lines = accept_all (shop, id, &sale);

  for (int i = 0; i < 2; i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new_from (lines->pdata[0]);
      g_autoptr (RegRecord) computed = NULL;
      ShopArgs args = { 0 };

      reg_record_builder_set_int (builder, i == 0 ? REG_SALE_LINE_QUANTITY : REG_SALE_LINE_TAX_RATE,
                                  i == 0 ? 2 * REG_QUANTITY_UNIT : 70000);
      args.record = reg_record_builder_end (builder);
      shop_read (shop, compute_line, &args);
      computed = args.record;
      g_assert_cmpstr (reg_record_peek_text (computed, REG_SALE_LINE_TAX_PARTS), ==,
                       i == 0 ? BOTH : NULL);
    }
}

int
main (int argc, char *argv[])
{
  static const char *const changes[] = {
    "UPDATE quotation_line SET tax_parts = 'GST=140000;PST=50000' WHERE position = 1",
    "UPDATE quotation_line SET tax_parts = 'GST=50000;QST=140000' WHERE position = 3",
    "UPDATE quotation_line SET tax_parts = NULL",
    "UPDATE quotation_line SET tax_parts = NULL, exempt_reason = NULL",
    "UPDATE quotation_line SET exempt_reason = 'Export' WHERE position = 2",
    "UPDATE quotation_line SET exempt_reason = '' WHERE position = 2",
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add (name, Shop, NULL, shop_set_up, function, shop_tear_down)
  ADD ("/taxes/kept", test_kept);
  ADD ("/taxes/what-does-not-go-together", test_what_does_not_go_together);
  ADD ("/taxes/table", test_table);
  g_test_add_func ("/taxes/old-hashes-hold", test_old_hashes_hold);
  g_test_add_func ("/taxes/every-word-of-it-counts", test_every_word_of_it_counts);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *name = g_strdup_printf ("/taxes/changed-behind-the-back/%zu", i);

      g_test_add (name, Shop, changes[i], shop_set_up, test_changed_behind_the_back,
                  shop_tear_down);
    }
  ADD ("/taxes/sale", test_sale);
  ADD ("/taxes/sale/another-rate", test_another_rate_of_a_sale);
  g_test_add ("/taxes/limit/same-reason", Shop, "Export", shop_set_up,
              test_limit_is_for_the_same_taxes, shop_tear_down);
  g_test_add ("/taxes/limit/another-reason", Shop, "Reverse charge", shop_set_up,
              test_limit_is_for_the_same_taxes, shop_tear_down);
  return g_test_run ();
}
