/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "ui-fixture.h"
#include "ui/import/reg-import-dialog.h"
#include "ui/import/reg-import-guess.h"
#include "ui/import/reg-import-mapping.h"
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

static gboolean
is_on_page (GtkWidget *dialog, const char *tag)
{
  GtkWidget *view = ui_find_type (dialog, ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view));

  return g_strcmp0 (adw_navigation_page_get_tag (page), tag) == 0;
}

static GtkWidget *
open_assistant (UiFixture *f, GPtrArray *files, GtkWidget **window)
{
  AdwDialog *dialog = reg_import_dialog_new (f->session);

  *window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (*window), gtk_label_new ("behind"));
  gtk_window_set_default_size (GTK_WINDOW (*window), 1000, 760);
  gtk_window_present (GTK_WINDOW (*window));
  adw_dialog_present (dialog, *window);
  reg_import_dialog_set_files (REG_IMPORT_DIALOG (dialog), files);
  while (!is_on_page (GTK_WIDGET (dialog), "mapping"))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (f);
  return GTK_WIDGET (dialog);
}

static void
run_assistant (UiFixture *f, GtkWidget *dialog)
{
  g_assert_true (gtk_widget_activate_action (dialog, "import.run", NULL));
  while (is_on_page (dialog, "mapping") || is_on_page (dialog, "progress"))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (f);
}

static void
click (GtkWidget *dialog, const char *label)
{
  GtkWidget *found = ui_find_text (dialog, label);

  g_assert_nonnull (found);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
}

static guint
count (UiFixture *f, RegEntityId entity)
{
  g_autoptr (GPtrArray) all = ui_fixture_list (f, entity, -1, 0);

  return all->len;
}

static void
close_window (UiFixture *f, GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  ui_fixture_settle (f);
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

/* --- assistant -------------------------------------------------------------------------- */

static void
test_import_twice_and_undo (UiFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) files = list_files (write_file (f, "customers.csv", CUSTOMERS), NULL);
  GtkWidget *window;
  GtkWidget *dialog = open_assistant (f, files, &window);

  g_assert_true (ui_shows (dialog, "How customers.csv comes in"));
  g_assert_true (ui_shows (dialog, "Bakery De Halm"));
  run_assistant (f, dialog);
  g_assert_true (is_on_page (dialog, "result"));
  g_assert_true (ui_shows (dialog, "2 came in"));
  g_assert_cmpuint (count (f, REG_ENTITY_PARTY), ==, 2);
  click (dialog, "Undo import");
  ui_fixture_settle (f);
  g_assert_cmpuint (count (f, REG_ENTITY_PARTY), ==, 0);
  close_window (f, window);
  for (int i = 0; i < 2; i++)
    {
      dialog = open_assistant (f, files, &window);
      run_assistant (f, dialog);
      g_assert_cmpuint (count (f, REG_ENTITY_PARTY), ==, 2);
      g_assert_cmpint (ui_shows (dialog, "Everything was there already."), ==, i == 1);
      close_window (f, window);
    }
}

static void
test_incomplete (UiFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray)
      files = list_files (write_file (f, "odd.csv", "Alpha,Beta\none,two\nthree,four\n"), NULL);
  GtkWidget *window;
  GtkWidget *dialog = open_assistant (f, files, &window);

  g_assert_true (ui_shows (dialog, "Say which column is the name."));
  g_assert_true (ui_shows (dialog, "No column comes in yet."));
  gtk_widget_activate_action (dialog, "import.run", NULL);
  ui_fixture_settle (f);
  g_assert_true (is_on_page (dialog, "mapping"));
  g_assert_cmpuint (count (f, REG_ENTITY_PARTY), ==, 0);
  close_window (f, window);
}

static AdwComboRow *
find_combo (GtkWidget *widget, const char *title)
{
  if (ADW_IS_COMBO_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return ADW_COMBO_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwComboRow *found = find_combo (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
select_word (AdwComboRow *row, const char *word)
{
  GListModel *words = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (words); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (words), i), word))
      {
        adw_combo_row_set_selected (row, i);
        return;
      }
  g_assert_not_reached ();
}

static void
test_mapping_by_hand (UiFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray)
      files = list_files (write_file (f, "odd.csv", "Alpha,Beta\nOne,two\nThree,four\n"), NULL);
  GtkWidget *window;
  GtkWidget *dialog = open_assistant (f, files, &window);
  g_autoptr (GPtrArray) parties = NULL;

  select_word (find_combo (dialog, "These are"), "Customers");
  ui_fixture_settle (f);
  select_word (find_combo (dialog, "Alpha"), "Name");
  select_word (find_combo (dialog, "Beta"), "Note");
  ui_fixture_settle (f);
  g_assert_false (ui_shows (dialog, "Say which column is the name."));
  /* A field goes with one column only: the other loses it. */
  select_word (find_combo (dialog, "Beta"), "Name");
  g_assert_cmpuint (adw_combo_row_get_selected (find_combo (dialog, "Alpha")), ==, 0);
  select_word (find_combo (dialog, "Alpha"), "Name");
  select_word (find_combo (dialog, "Beta"), "Note");
  run_assistant (f, dialog);
  parties = ui_fixture_list (f, REG_ENTITY_PARTY, -1, 0);
  g_assert_cmpuint (parties->len, ==, 2);
  g_assert_cmpstr (reg_record_get_text (g_ptr_array_index (parties, 0), REG_PARTY_NOTE), ==, "two");
  close_window (f, window);
}

static void
test_read_another_way (UiFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) files = list_files (write_file (f, "customers.csv", CUSTOMERS), NULL);
  GtkWidget *window;
  GtkWidget *dialog = open_assistant (f, files, &window);

  g_assert_nonnull (find_combo (dialog, "Company"));
  select_word (find_combo (dialog, "Between values"), "Comma");
  while (find_combo (dialog, "Company") != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_combo (dialog, "Number;Company;City;Phone"));
  select_word (find_combo (dialog, "Between values"), "Semicolon");
  while (find_combo (dialog, "Company") == NULL)
    g_main_context_iteration (NULL, TRUE);
  run_assistant (f, dialog);
  g_assert_cmpuint (count (f, REG_ENTITY_PARTY), ==, 2);
  close_window (f, window);
}

static void
test_rejected (UiFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) files = list_files (
      write_file (f, "products.csv",
                  "ProductID,ProductName,UnitPrice\nP1,Lamp,19.90\nP2,Bell,cheap\n"),
      NULL);
  GtkWidget *window;
  GtkWidget *dialog = open_assistant (f, files, &window);

  run_assistant (f, dialog);
  g_assert_true (ui_shows (dialog, "1 came in"));
  g_assert_true (ui_shows (dialog, "What did not come in"));
  g_assert_true (ui_shows (dialog, "Line 3"));
  g_assert_true (ui_shows (dialog, "Save rejected rows…"));
  g_assert_cmpuint (count (f, REG_ENTITY_PRODUCT), ==, 1);
  close_window (f, window);
}

static void
test_cards (UiFixture *f, gconstpointer unused)
{
  g_autoptr (GPtrArray) files = list_files (write_file (f, "a.vcf", CARD), NULL);
  GtkWidget *window;
  GtkWidget *dialog = open_assistant (f, files, &window);

  g_assert_true (ui_shows (dialog, "a.vcf"));
  run_assistant (f, dialog);
  g_assert_true (ui_shows (dialog, "1 came in"));
  g_assert_cmpuint (count (f, REG_ENTITY_CONTACT_POINT), ==, 1);
  close_window (f, window);
}

/* --- real input ------------------------------------------------------------------------- */

static GFile *
find_shared (const char *name)
{
  const char *shared = g_getenv ("REG_TEST_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "data", "northwind", name,
                                            NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_file_new_for_path (path) : NULL;
}

static void
test_real_input (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *first, *second;
    RegEntityId entity;
    guint expected;
  } cases[] = {
    { "customers.csv", NULL, REG_ENTITY_PARTY, 93 },
    { "products.csv", NULL, REG_ENTITY_PRODUCT, 77 },
    { "employees.csv", NULL, REG_ENTITY_STAFF, 9 + 1 },
    { "order_lines.csv", "orders.csv", REG_ENTITY_SALE, 830 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GFile *first = find_shared (cases[i].first);
      g_autoptr (GPtrArray) files = NULL;
      GtkWidget *window, *dialog;

      if (first == NULL)
        {
          g_test_skip ("The shared input is not here");
          return;
        }
      files = list_files (first, cases[i].second != NULL ? find_shared (cases[i].second) : NULL);
      dialog = open_assistant (f, files, &window);
      run_assistant (f, dialog);
      g_assert_true (ui_shows (dialog, "Nothing was left out."));
      g_assert_cmpuint (count (f, cases[i].entity), ==, cases[i].expected);
      close_window (f, window);
    }
  g_assert_cmpuint (count (f, REG_ENTITY_SALE_LINE), ==, 2155);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  ADD ("/import/guess", test_guess);
  ADD ("/import/guess-order-of-sales", test_guess_order_of_sales);
  ADD ("/import/guess-missing", test_guess_missing);
  ADD ("/import/values", test_values);
  g_test_add_func ("/import/report", test_report);
  ADD ("/import/assistant/twice-and-undo", test_import_twice_and_undo);
  ADD ("/import/assistant/incomplete", test_incomplete);
  ADD ("/import/assistant/mapping-by-hand", test_mapping_by_hand);
  ADD ("/import/assistant/read-another-way", test_read_another_way);
  ADD ("/import/assistant/rejected", test_rejected);
  ADD ("/import/assistant/cards", test_cards);
  ADD ("/import/assistant/real-input", test_real_input);
  return g_test_run ();
}
