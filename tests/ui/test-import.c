/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "ui-fixture.h"
#include "ui/import/reg-import-guess.h"
#include "ui/import/reg-import-report.h"
#include "ui/import/reg-import-values.h"

#define CUSTOMERS                                                                                  \
  "Number;Company;City;Phone\nK1;Bakery De Halm;Amsterdam;020 555 01 77\nK2;Café op de Hoek;"      \
  "Utrecht;030 555 02 88\n"
#define PRODUCTS "ProductID,ProductName,UnitPrice\nP1,Lamp,19.90\nP2,Bell,4.50\n"
#define STAFF "EmployeeID,LastName,FirstName,HireDate\n1,Kok,Mina,2020-01-31\n"
#define SALES "OrderID,CustomerID,OrderDate\n100,K1,2026-03-24\n"
#define LINES "OrderID,ProductID,UnitPrice,Quantity\n100,P1,19.90,2\n100,P2,4.50,1\n"
#define CARD "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Łucja Nowak\r\nTEL:020 1\r\nEND:VCARD\r\n"

/* --- help ------------------------------------------------------------------------------- */

static GFile *
write_file (UiFixture *f, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static GPtrArray *
list_files (GFile *first, GFile *second)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, first);
  if (second != NULL)
    g_ptr_array_add (files, second);
  return files;
}

static void
result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static RegImportPlan *
guess (GPtrArray *files, int kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  RegImportPlan *plan;

  reg_import_guess_plan_async (files, kind, NULL, result_cb, &result);
  await (&result);
  plan = reg_import_guess_plan_finish (result, &error);
  g_assert_no_error (error);
  return plan;
}

/* --- guessing --------------------------------------------------------------------------- */

static void
test_guess (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *name, *contents;
    RegImportKind kind;
  } cases[] = {
    { "customers.csv", CUSTOMERS, REG_IMPORT_CONTACTS },
    { "products.csv", PRODUCTS, REG_IMPORT_PRODUCTS },
    { "people.csv", STAFF, REG_IMPORT_STAFF },
    { "card.vcf", CARD, REG_IMPORT_VCARD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray)
          files = list_files (write_file (f, cases[i].name, cases[i].contents), NULL);
      g_autoptr (RegImportPlan) plan = guess (files, -1);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (reg_import_plan_get_kind (plan), ==, cases[i].kind);
      g_assert_true (reg_import_plan_check (plan, NULL));
    }
}

static void
test_guess_order_of_sales (UiFixture *f, gconstpointer unused)
{
  for (int turned = 0; turned < 2; turned++)
    {
      GFile *sales = write_file (f, "sales.csv", SALES);
      GFile *lines = write_file (f, "lines.csv", LINES);
      g_autoptr (GPtrArray) files = turned ? list_files (lines, sales) : list_files (sales, lines);
      g_autoptr (RegImportPlan) plan = guess (files, -1);
      g_autofree char *first = g_file_get_basename (reg_import_plan_get_file (plan, 0));

      g_assert_cmpint (reg_import_plan_get_kind (plan), ==, REG_IMPORT_SALES);
      g_assert_cmpstr (first, ==, "sales.csv");
      g_assert_true (reg_import_plan_check (plan, NULL));
    }
}

static void
test_guess_missing (UiFixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "nowhere.csv", NULL);
  g_autoptr (GPtrArray) files = list_files (g_file_new_for_path (path), NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  reg_import_guess_plan_async (files, -1, NULL, result_cb, &result);
  await (&result);
  g_assert_null (reg_import_guess_plan_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* --- values ----------------------------------------------------------------------------- */

static char *
describe (UiFixture *f, RegImportKind kind, const char *id, const char *text, gboolean *fits)
{
  g_autoptr (GArray) fields = reg_import_get_fields (kind, 0);
  g_autoptr (RegCsvDialect) dialect = reg_csv_dialect_new ();

  dialect->values.decimal = ',';
  dialect->values.group = '.';
  dialect->values.date_order = REG_DATE_ORDER_DMY;
  for (guint i = 0; i < fields->len; i++)
    {
      const RegImportField *field = &g_array_index (fields, RegImportField, i);

      if (g_str_equal (field->id, id))
        return reg_import_value_describe (field, text, dialect, f->session, fits);
    }
  g_assert_not_reached ();
}

static void
test_values (UiFixture *f, gconstpointer unused)
{
  gboolean fits;
  g_autofree char *price = describe (f, REG_IMPORT_PRODUCTS, "price", "1.234,50", &fits);
  g_autofree char *date = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *empty = NULL;

  g_assert_true (fits);
  g_assert_nonnull (strstr (price, "1,234.50"));
  date = describe (f, REG_IMPORT_STAFF, "hired_on", "4.7.96", &fits);
  g_assert_true (fits);
  g_assert_cmpstr (date, ==, "4 Jul 1996");
  wrong = describe (f, REG_IMPORT_PRODUCTS, "price", "cheap", &fits);
  g_assert_false (fits);
  g_assert_cmpstr (wrong, ==, "cheap");
  empty = describe (f, REG_IMPORT_PRODUCTS, "price", "", &fits);
  g_assert_true (fits);
  g_assert_cmpstr (empty, ==, "");
}

static void
test_report (void)
{
  g_autoptr (RegImportResult) result = reg_import_result_new ();
  g_autofree char *same = NULL;
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;

  result->read = 2;
  result->skipped = 2;
  same = reg_import_report_describe (result);
  g_assert_cmpstr (same, ==, "Everything was there already.");
  result->created = 1;
  all = reg_import_report_describe (result);
  g_assert_cmpstr (all, ==, "Nothing was left out.");
  result->failed = 1;
  some = reg_import_report_describe (result);
  g_assert_true (g_str_has_prefix (some, "1 row did not come in."));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  ui_fixture_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  ADD ("/import/guess", test_guess);
  ADD ("/import/guess-order-of-sales", test_guess_order_of_sales);
  ADD ("/import/guess-missing", test_guess_missing);
  ADD ("/import/values", test_values);
  g_test_add_func ("/import/report", test_report);
  return g_test_run ();
}
