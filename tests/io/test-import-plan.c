/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-fixture.h"
#include "io/reg-io-error.h"

static const char *
mapped_to (RegImportPlan *plan, guint file, guint column)
{
  int field = reg_import_plan_get_mapping (plan, file, column);
  GArray *fields = reg_import_plan_get_fields (plan, file);

  return field < 0 ? "-" : g_array_index (fields, RegImportField, field).id;
}

static char *
guesses (StoreFixture *f, RegImportKind kind, const char *header)
{
  g_autofree char *text = g_strconcat (header, "\n", NULL);
  g_autoptr (GFile) file = import_write (f, "header.csv", text);
  g_autoptr (RegImportPlan) plan = import_plan (kind, file, NULL);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < reg_import_plan_get_n_columns (plan, 0); i++)
    g_string_append_printf (all, "%s%s", i ? "," : "", mapped_to (plan, 0, i));
  return g_string_free_and_steal (all);
}

static void
test_guesses_the_usual_names (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    RegImportKind kind;
    const char *header;
    const char *fields;
  } cases[] = {
    { REG_IMPORT_CONTACTS, "CustomerID,CompanyName,ContactName,ContactTitle,Phone,Fax",
      "code,name,contact_name,title,phone,fax" },
    { REG_IMPORT_CONTACTS, "First Name,Last Name,E-mail 1 - Value,Phone 1 - Value,Birthday",
      "given_name,family_name,email,phone,birthday" },
    { REG_IMPORT_CONTACTS, "Vorname;Nachname;Straße;PLZ;Ort;Land;Telefon;Handy",
      "given_name,family_name,street,postal_code,city,country,phone,mobile" },
    { REG_IMPORT_CONTACTS, "Naam,Straat,Postcode,Plaats,Telefoon,Klantnummer,Shoe size",
      "name,street,postal_code,city,phone,code,-" },
    /* Two names in one, numbered ones, shortened ones; what follows a known name is no guess. */
    { REG_IMPORT_CONTACTS, "Klantnr;Firma / naam;Tel. 1;Tel 2;Mailadres;Straat+nr;PC;Plaats;Nr;/",
      "code,name,phone,phone,email,street,postal_code,city,-,-" },
    { REG_IMPORT_PRODUCTS, "SKU,Name,Price (EUR),Price tag", "code,name,price,-" },
    { REG_IMPORT_PRODUCTS, "SKU,Product Name,Unit Price,Cost,EAN,Units In Stock",
      "code,name,price,cost,barcode,stock" },
    { REG_IMPORT_STAFF, "EmployeeID,LastName,FirstName,Title,BirthDate,ReportsTo",
      "code,family_name,given_name,title,birthday,reports_to" },
    { REG_IMPORT_SALES, "OrderID,CustomerID,EmployeeID,OrderDate,Freight,ShipCountry",
      "number,party_id,staff_id,sold_on,freight,-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = guesses (f, cases[i].kind, cases[i].header);
      g_assert_cmpstr (got, ==, cases[i].fields);
    }
}

static void
test_a_field_has_one_column (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GFile) file = import_write (f, "a.csv", "name,naam,phone,mobile\nA,B,1,2\n");
  g_autoptr (RegImportPlan) plan = import_plan (REG_IMPORT_CONTACTS, file, NULL);
  int name = reg_import_plan_get_mapping (plan, 0, 0);
  int phone = reg_import_plan_get_mapping (plan, 0, 2);

  g_assert_cmpstr (mapped_to (plan, 0, 1), ==, "-");
  reg_import_plan_set_mapping (plan, 0, 1, name);
  g_assert_cmpstr (mapped_to (plan, 0, 0), ==, "-");
  g_assert_cmpstr (mapped_to (plan, 0, 1), ==, "name");
  /* Ways to reach somebody may come from several columns. */
  reg_import_plan_set_mapping (plan, 0, 3, phone);
  g_assert_cmpstr (mapped_to (plan, 0, 2), ==, "phone");
  g_assert_cmpstr (mapped_to (plan, 0, 3), ==, "phone");
}

static void
test_mapping_from_text (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GFile) file = import_write (f, "a.csv", "A,B,phone\n1,2,3\n");
  g_autoptr (RegImportPlan) plan = import_plan (REG_IMPORT_CONTACTS, file, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (reg_import_plan_parse_mapping (plan, "A=name, b=city,phone=", NULL));
  g_assert_cmpstr (mapped_to (plan, 0, 0), ==, "name");
  g_assert_cmpstr (mapped_to (plan, 0, 1), ==, "city");
  g_assert_cmpstr (mapped_to (plan, 0, 2), ==, "-");
  g_assert_false (reg_import_plan_parse_mapping (plan, "A=name,C=city", &error));
  g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "C=city"));
}

static void
test_key (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GFile) numbered = import_write (f, "a.csv", "name,code,email\nA,1,a@b.nl\n");
  g_autoptr (GFile) plain = import_write (f, "b.csv", "name,city\nA,B\n");
  g_autoptr (RegImportPlan) by_code = import_plan (REG_IMPORT_CONTACTS, numbered, NULL);
  g_autoptr (RegImportPlan) by_name = import_plan (REG_IMPORT_CONTACTS, plain, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (reg_import_plan_get_key (by_code), ==, "code");
  g_assert_cmpstr (reg_import_plan_get_key (by_name), ==, "name");
  g_assert_true (reg_import_plan_set_key (by_code, "email", NULL));
  g_assert_cmpstr (reg_import_plan_get_key (by_code), ==, "email");
  g_assert_false (reg_import_plan_set_key (by_code, "birthday", &error));
  g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID);
}

static void
test_check_names_what_is_missing (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GFile) nameless = import_write (f, "a.csv", "city,phone\nA,1\n");
  g_autoptr (GFile) orders = import_write (f, "o.csv", "OrderID,OrderDate\n1,2026-01-02\n");
  g_autoptr (GFile) lines = import_write (f, "l.csv", "OrderID,Quantity\n1,2\n");
  g_autoptr (RegImportPlan) contacts = import_plan (REG_IMPORT_CONTACTS, nameless, NULL);
  g_autoptr (RegImportPlan) one_file = import_plan (REG_IMPORT_SALES, orders, NULL);
  g_autoptr (RegImportPlan) sales = import_plan (REG_IMPORT_SALES, orders, lines);
  g_autoptr (GError) error = NULL;

  g_assert_false (reg_import_plan_check (contacts, &error));
  g_assert_cmpstr (error->message, ==, "a.csv: no column is the name");
  g_clear_error (&error);
  g_assert_false (reg_import_plan_check (one_file, &error));
  g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (reg_import_plan_check (sales, &error));
  g_assert_cmpstr (error->message, ==, "l.csv: no column is the unit_price");
}

static void
test_samples_and_another_dialect (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GFile) file = import_write (f, "a.csv", "name;city\nA;B, C\nD\n");
  g_autoptr (RegImportPlan) plan = import_plan (REG_IMPORT_CONTACTS, file, NULL);
  g_autoptr (RegCsvDialect) dialect = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (reg_import_plan_get_n_columns (plan, 0), ==, 2);
  g_assert_cmpint (reg_import_plan_get_n_samples (plan, 0), ==, 2);
  g_assert_cmpstr (reg_import_plan_get_sample (plan, 0, 0, 1), ==, "B, C");
  g_assert_cmpstr (reg_import_plan_get_sample (plan, 0, 1, 1), ==, "");
  dialect = reg_csv_dialect_copy (reg_import_plan_get_dialect (plan, 0));
  dialect->delimiter = ',';
  dialect->has_header = FALSE;
  g_assert_true (reg_import_plan_set_dialect (plan, 0, dialect, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (reg_import_plan_get_header (plan, 0, 0), ==, "1");
  g_assert_cmpstr (reg_import_plan_get_sample (plan, 0, 0, 0), ==, "name;city");
}

static void
test_a_file_that_is_not_there (StoreFixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "none.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RegImportPlan) plan = reg_import_plan_new (REG_IMPORT_CONTACTS);
  g_autoptr (GError) error = NULL;

  g_assert_false (reg_import_plan_add_file (plan, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (reg_import_plan_get_n_files (plan), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/io/import-plan/" #name, StoreFixture, NULL, import_set_up, test_##name,            \
              store_fixture_tear_down)
  ADD (guesses_the_usual_names);
  ADD (a_field_has_one_column);
  ADD (mapping_from_text);
  ADD (key);
  ADD (check_names_what_is_missing);
  ADD (samples_and_another_dialect);
  ADD (a_file_that_is_not_there);
  return g_test_run ();
}
