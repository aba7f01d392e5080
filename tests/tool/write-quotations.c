/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "../store/shop-fixture.h"
#include "store/reg-backup.h"
#include "store/reg-firm.h"

static gboolean
copy_job (RegDb *db, gpointer path, GCancellable *cancellable, GError **error)
{
  return reg_backup_write (db, path, cancellable, error);
}

static RegRecord *
make_line (const char *code, const char *words, const char *unit, RegRecord *line, gint64 tax)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (line);

  reg_record_unref (line);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_CODE, code);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION, words);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_UNIT, unit);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_TAX_RATE, tax);
  return reg_record_builder_end (builder);
}

static gboolean
discount_job (RegDb *db, ShopArgs *args, GError **error)
{
  g_autoptr (RegQuotation) quotation = reg_quotation_load (db, args->id, 0, error);
  g_autoptr (RegRecord) revision = NULL;
  RegRecordBuilder *builder;

  if (quotation == NULL)
    return FALSE;
  builder = reg_record_builder_new_from (quotation->revision);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_VALUE, 33333);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_PRICE_ENTRY, args->number);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_ROUNDING, args->other);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_INTRO, "Dear <customer> & friends");
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_LANGUAGE, "ar");
  revision = reg_record_builder_end (builder);
  return reg_quotation_save_draft (db, revision, args->lines, error);
}

/* With all that can stand in one: headings, words, options, several taxes and discounts, prices
 * with tax when @prices says so. */
static gint64
make_whole (Shop *shop, RegPriceEntry prices, RegRounding rounding)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autofree char *long_words = g_strnfill (40000, 'w');
  gint64 id = shop_draft (shop, 0);

  g_ptr_array_add (lines,
                   make_line ("", "Frames", "", shop_line (REG_LINE_SECTION, 1, 0, -1, 0), 0));
  g_ptr_array_add (lines, make_line ("F-1", "Frame \"large\"\nblue; <steel> & more", "Std.",
                                     shop_line (REG_LINE_NORMAL, 3, 33335, 20077, 50000), 190000));
  g_ptr_array_add (lines, make_line ("F-2", "\u062f\u0631\u0627\u062c\u0629", "m\u00b2",
                                     shop_line (REG_LINE_NORMAL, 7, 1999, 1277, 0), 70000));
  g_ptr_array_add (lines, make_line ("F-3", "Bell", "thing",
                                     shop_line (REG_LINE_OPTIONAL, 2, 1250, 777, 0), 190000));
  g_ptr_array_add (lines, make_line ("F-4", "Other frame", "pcs",
                                     shop_line (REG_LINE_ALTERNATIVE, 3, 40000, 29977, 0), 190000));
  g_ptr_array_add (
      lines, make_line ("F-5", long_words, "kg", shop_line (REG_LINE_NORMAL, 1, 777, 177, 0), 0));
  g_ptr_array_add (lines,
                   make_line ("", "Last words", "", shop_line (REG_LINE_TEXT, 1, 0, -1, 0), 0));
  SHOP_DO (shop, discount_job, .id = id, .lines = lines, .number = prices, .other = rounding);
  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_READY);
  return id;
}

static RegRecord *
taxed (RegRecord *line, gint64 rate, const char *parts, const char *reason)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (line);

  reg_record_unref (line);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_TAX_RATE, rate);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_TAX_PARTS, parts);
  reg_record_builder_set_text (builder, REG_QUOTATION_LINE_EXEMPT_REASON, reason);
  return reg_record_builder_end (builder);
}

/* Lines of two taxes, of one with a name, zero rated, and exempt for two reasons. */
static gint64
make_taxed (Shop *shop, RegPriceEntry prices)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  gint64 id = shop_draft (shop, 0);

  g_ptr_array_add (lines, taxed (shop_line (REG_LINE_NORMAL, 3, 33335, 20077, 50000), 149750,
                                 "GST=50000;QST=99750", NULL));
  g_ptr_array_add (lines,
                   taxed (shop_line (REG_LINE_NORMAL, 7, 1999, 1277, 0), 50000, "GST=50000", NULL));
  g_ptr_array_add (lines, taxed (shop_line (REG_LINE_NORMAL, 1, 777, 177, 0), 0, NULL, NULL));
  g_ptr_array_add (
      lines, taxed (shop_line (REG_LINE_NORMAL, 1, 5000, 177, 0), 0, NULL, "Export & <abroad>"));
  g_ptr_array_add (
      lines, taxed (shop_line (REG_LINE_NORMAL, 2, 2500, 177, 0), 0, NULL, "Export & <abroad>"));
  g_ptr_array_add (lines,
                   taxed (shop_line (REG_LINE_NORMAL, 1, 4000, 177, 0), 0, NULL, "Insurance"));
  SHOP_DO (shop, discount_job, .id = id, .lines = lines, .number = prices);
  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_READY);
  return id;
}

static gboolean
pin_job (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_staff_set_pin (db, args->id, args->text, error);
}

static void
print_number (Shop *shop, gint64 id)
{
  g_autofree char *number = shop_number (shop, id);

  g_print ("%s\n", number);
}

/* Leaves a book at the path given, in which one quotation is approved, one waits and one is a
 * draft, and prints their numbers: what the tool says of quotations can be tried on it. With a second
 * argument there are more, with all that can stand in one, by all ways of entering and rounding, and
 * two with several taxes on one line. The manager's PIN is 1234, the owner's 4321. */
int
main (int argc, char *argv[])
{
  Shop shop = { 0 };
  gint64 ids[3];

  if (argc != 2 && argc != 3)
    return 2;
  shop_set_up (&shop, NULL);
  SHOP_DO (&shop, pin_job, .id = shop.manager, .text = "1234");
  SHOP_DO (&shop, pin_job, .id = shop.owner, .text = "4321");
  ids[0] = shop_approved (&shop);
  ids[1] = shop_waiting (&shop);
  ids[2] = shop_draft (&shop, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    print_number (&shop, ids[i]);
  if (argc == 3)
    for (int prices = REG_PRICES_NET; prices <= REG_PRICES_GROSS; prices++)
      for (int rounding = 0; rounding < REG_N_ROUNDINGS; rounding++)
        print_number (&shop, make_whole (&shop, prices, rounding));
  if (argc == 3)
    for (int prices = REG_PRICES_NET; prices <= REG_PRICES_GROSS; prices++)
      print_number (&shop, make_taxed (&shop, prices));
  store_fixture_read (SHOP_STORE (&shop), copy_job, argv[1]);
  shop_tear_down (&shop, NULL);
  return 0;
}
