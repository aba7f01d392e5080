/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "ui-drive.h"
#include "ui/import/reg-import-dialog.h"

#define CUSTOMERS                                                                                  \
  "Code;Company;City;Phone\nK1;Bakery De Halm;Amsterdam;020 555 01 77\nK2;Café op de Hoek;"        \
  "Utrecht;030 555 02 88\n"
#define SALES "OrderID,CustomerID,OrderDate\n100,K1,2026-03-24\n"
#define LINES "OrderID,ProductID,UnitPrice,Quantity\n100,P1,19.90,2\n100,P2,4.50,1\n"
#define CARD "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Łucja Nowak\r\nTEL:020 1\r\nEND:VCARD\r\n"
#define OLD_CARD                                                                                   \
  "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg"   \
  "\r\nTEL;CELL:0171 123\r\nEND:VCARD\r\n"

/* The assistant over a window. */
typedef struct
{
  UiFixture ui;
  GtkWidget *window;
  RegImportDialog *dialog;
} Fixture;

/* --- help ------------------------------------------------------------------------------- */

static GFile *
write_bytes (Fixture *f, const char *name, const void *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (f->ui.folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static GtkWidget *
get_widget (Fixture *f)
{
  return GTK_WIDGET (f->dialog);
}

static gboolean
shows (Fixture *f, const char *text)
{
  return ui_shows (get_widget (f), text);
}

static const char *
get_page (Fixture *f)
{
  GtkWidget *view = ui_find_type (get_widget (f), ADW_TYPE_NAVIGATION_VIEW);

  return adw_navigation_page_get_tag (
      adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)));
}

static gboolean
is_on (Fixture *f, const char *page)
{
  return g_strcmp0 (get_page (f), page) == 0;
}

static void
set_up (Fixture *f, gconstpointer locale)
{
  setlocale (LC_ALL, locale != NULL ? locale : "C.UTF-8");
  ui_fixture_set_up (&f->ui, NULL);
}

static void
open_assistant (Fixture *f)
{
  f->window = ui_window_new (&f->ui, gtk_label_new ("behind"), 1000, 760);
  f->dialog = REG_IMPORT_DIALOG (reg_import_dialog_new (f->ui.session));
  adw_dialog_present (ADW_DIALOG (f->dialog), f->window);
  ui_fixture_settle (&f->ui);
}

static void
close_assistant (Fixture *f)
{
  ui_window_close (&f->ui, f->window);
  f->window = NULL;
}

static void
tear_down (Fixture *f, gconstpointer locale)
{
  if (f->window != NULL)
    close_assistant (f);
  ui_fixture_tear_down (&f->ui, NULL);
  ui_go_to ("C.UTF-8");
}

/* How it is written is folded away until somebody asks. */
static void
unfold (Fixture *f)
{
  GtkWidget *row = ui_find_row (get_widget (f), ADW_TYPE_EXPANDER_ROW, "How the file is written");

  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_fixture_settle (&f->ui);
}

/* A thread of its own looks into the files: the button that chooses them says when it is done. */
static void
wait_until_read (Fixture *f)
{
  GtkWidget *view = ui_find_type (get_widget (f), ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page = adw_navigation_view_find_page (ADW_NAVIGATION_VIEW (view), "files");
  GtkWidget *spinner = ui_find_type (GTK_WIDGET (page), ADW_TYPE_SPINNER);

  while (gtk_widget_get_visible (spinner))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (&f->ui);
  unfold (f);
}

/* Takes the files. */
static void
give (Fixture *f, GFile *first, GFile *second)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, first);
  if (second != NULL)
    g_ptr_array_add (files, second);
  if (f->window == NULL)
    open_assistant (f);
  reg_import_dialog_set_files (f->dialog, files);
  wait_until_read (f);
}

static void
give_text (Fixture *f, const char *name, const char *text)
{
  give (f, write_bytes (f, name, text, -1), NULL);
}

static void
run (Fixture *f)
{
  ui_activate (&f->ui, get_widget (f), "import.run");
  while (is_on (f, "progress"))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (&f->ui);
}

/* The way a file is written is another one; it is read again. */
static void
choose (Fixture *f, const char *title, const char *choice)
{
  ui_select (&f->ui, get_widget (f), title, choice);
  while (!gtk_widget_is_sensitive (
      ui_find_row (get_widget (f), ADW_TYPE_EXPANDER_ROW, "How the file is written")))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (&f->ui);
}

static AdwComboRow *
find_column (Fixture *f, const char *name)
{
  return ADW_COMBO_ROW (ui_find_row (get_widget (f), ADW_TYPE_COMBO_ROW, name));
}

static char *
get_choice (Fixture *f, const char *title)
{
  g_autoptr (GtkExpression)
      words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkStringObject *item = adw_combo_row_get_selected_item (find_column (f, title));

  return g_strdup (gtk_string_object_get_string (item));
}

static RegRecord *
find_record (Fixture *f, RegEntityId entity, int field, const char *text)
{
  g_autoptr (GPtrArray) all = ui_fixture_list (&f->ui, entity, -1, 0);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (reg_record_get_text (g_ptr_array_index (all, i), field), text))
      return reg_record_ref (g_ptr_array_index (all, i));
  return NULL;
}

/* --- how files are written -------------------------------------------------------------- */

static void
test_detected (Fixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *encoding, *delimiter;
    char mark;
    const char *bom;
  } cases[] = {
    { "UTF-8", "Comma", ',', "" },
    { "UTF-8", "Semicolon", ';', "\xef\xbb\xbf" },
    { "UTF-16LE", "Tab", '\t', "\xff\xfe" },
    { "UTF-16BE", "Bar", '|', "\xfe\xff" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("Code%cCompany%cCity\nK%u%cCafé Łódź %u%cDiemen\n",
                                               cases[i].mark, cases[i].mark, i, cases[i].mark, i,
                                               cases[i].mark);
      g_autofree char *name = g_strdup_printf ("Café Łódź %u", i);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autofree char *encoded = NULL;
      g_autofree char *delimiter = NULL;
      g_autofree char *encoding = NULL;
      gsize length;

      encoded = g_convert (text, -1, cases[i].encoding, "UTF-8", NULL, &length, NULL);
      g_byte_array_append (bytes, (const guchar *)cases[i].bom, strlen (cases[i].bom));
      g_byte_array_append (bytes, (const guchar *)encoded, length);
      give (f, write_bytes (f, "customers.csv", bytes->data, bytes->len), NULL);
      delimiter = get_choice (f, "Between values");
      encoding = get_choice (f, "Characters");
      g_assert_cmpstr (delimiter, ==, cases[i].delimiter);
      g_assert_cmpstr (encoding, ==, cases[i].encoding);
      g_assert_true (shows (f, name));
      run (f);
      g_assert_cmpint (ui_find_party (&f->ui, name), !=, 0);
      close_assistant (f);
    }
}

/* What was taken for something else is put right by hand. */
static void
test_characters (Fixture *f, gconstpointer unused)
{
  static const char file[] = "Code;Company\nK1;\x8e\x8f\n";
  g_autoptr (RegRecord) party = NULL;

  give (f, write_bytes (f, "customers.csv", file, sizeof file - 1), NULL);
  choose (f, "Characters", "CP850");
  g_assert_true (shows (f, "ÄÅ"));
  choose (f, "Characters", "WINDOWS-1252");
  g_assert_false (shows (f, "ÄÅ"));
  choose (f, "Characters", "CP850");
  run (f);
  party = find_record (f, REG_ENTITY_PARTY, REG_PARTY_NAME, "ÄÅ");
  g_assert_nonnull (party);
}

static void
test_numbers_and_dates (Fixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) lamp = NULL;
  g_autoptr (RegRecord) mina = NULL;
  g_autofree char *order = NULL;

  give_text (f, "products.csv", "ProductID;ProductName;UnitPrice\nP1;Lamp;1.234,50\nP2;Bell;4,5\n");
  g_assert_true (shows (f, "1,234.50"));
  choose (f, "Numbers", "Decimal point: 1.5");
  g_assert_false (shows (f, "1,234.50"));
  choose (f, "Numbers", "Decimal comma: 1,5");
  run (f);
  lamp = find_record (f, REG_ENTITY_PRODUCT, REG_PRODUCT_NAME, "Lamp");
  g_assert_nonnull (lamp);
  g_assert_null (ui_find_button (get_widget (f), "Find duplicates…"));
  close_assistant (f);
  /* A date that may be read two ways is read as somebody says. */
  give_text (f, "people.csv", "EmployeeID,LastName,FirstName,HireDate\n1,Kok,Mina,03/04/2020\n");
  choose (f, "Dates", "Day, month, year");
  g_assert_true (shows (f, "3 Apr 2020"));
  choose (f, "Dates", "Month, day, year");
  g_assert_true (shows (f, "4 Mar 2020"));
  order = get_choice (f, "Dates");
  g_assert_cmpstr (order, ==, "Month, day, year");
  run (f);
  mina = find_record (f, REG_ENTITY_STAFF, REG_STAFF_HIRED_ON, "2020-03-04");
  g_assert_nonnull (mina);
}

static void
test_no_header (Fixture *f, gconstpointer unused)
{
  give_text (f, "list.csv", "Bakery De Halm,Amsterdam\nCafé op de Hoek,Utrecht\n");
  ui_select (&f->ui, get_widget (f), "These are", "Customers");
  wait_until_read (f);
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_find_row (get_widget (f), ADW_TYPE_SWITCH_ROW,
                                                          "The first row names the columns")),
                             FALSE);
  ui_fixture_settle (&f->ui);
  while (find_column (f, "Bakery De Halm") != NULL)
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (&f->ui);
  ui_select (&f->ui, get_widget (f), "Column 1", "Name");
  run (f);
  g_assert_cmpint (ui_find_party (&f->ui, "Bakery De Halm"), !=, 0);
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_PARTY), ==, 2);
}

/* Who presses Enter while a file is read another way does not bring in half of each. */
static void
test_impatient (Fixture *f, gconstpointer unused)
{
  give_text (f, "customers.csv", CUSTOMERS);
  adw_combo_row_set_selected (find_column (f, "Between values"), 0);
  gtk_widget_activate_action (get_widget (f), "import.run", NULL);
  g_assert_true (is_on (f, "mapping"));
  choose (f, "Between values", "Semicolon");
  run (f);
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_PARTY), ==, 2);
}

/* --- what is what ----------------------------------------------------------------------- */

static void
test_by_hand (Fixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) one = NULL;

  give_text (f, "odd.csv", "Alpha,Beta\nOne,two\nThree,four\n");
  g_assert_true (shows (f, "Say which column is the name."));
  g_assert_true (shows (f, "No column comes in yet."));
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (get_widget (f), "Import")));
  run (f);
  g_assert_true (is_on (f, "mapping"));
  ui_select (&f->ui, get_widget (f), "These are", "Customers");
  wait_until_read (f);
  ui_select (&f->ui, get_widget (f), "Alpha", "Name");
  ui_select (&f->ui, get_widget (f), "Beta", "Note");
  g_assert_false (
      adw_banner_get_revealed (ADW_BANNER (ui_find_type (get_widget (f), ADW_TYPE_BANNER))));
  /* A field goes with one column only: the other loses it. */
  ui_select (&f->ui, get_widget (f), "Beta", "Name");
  g_assert_cmpuint (adw_combo_row_get_selected (find_column (f, "Alpha")), ==, 0);
  ui_select (&f->ui, get_widget (f), "Alpha", "Name");
  ui_select (&f->ui, get_widget (f), "Beta", "Note");
  run (f);
  one = find_record (f, REG_ENTITY_PARTY, REG_PARTY_NAME, "One");
  g_assert_cmpstr (reg_record_get_text (one, REG_PARTY_NOTE), ==, "two");
}

static void
test_key (Fixture *f, gconstpointer unused)
{
  g_autoptr (RegRecord) renamed = NULL;

  give_text (f, "customers.csv", CUSTOMERS);
  run (f);
  g_assert_true (shows (f, "2 came in"));
  close_assistant (f);
  /* The same number, another name: the customer was renamed. */
  give_text (f, "customers.csv", "Code;Company\nK1;Bakery The Stalk\nK3;Cheese\n");
  ui_select (&f->ui, get_widget (f), "Recognised by", "Customer number");
  run (f);
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_PARTY), ==, 3);
  renamed = find_record (f, REG_ENTITY_PARTY, REG_PARTY_CODE, "K1");
  g_assert_cmpstr (reg_record_get_text (renamed, REG_PARTY_NAME), ==, "Bakery The Stalk");
  ui_click (&f->ui, get_widget (f), "Undo import");
  g_assert_cmpint (ui_find_party (&f->ui, "Bakery De Halm"), !=, 0);
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_PARTY), ==, 2);
  close_assistant (f);
  /* Only what stands in the file can be recognised by. */
  give_text (f, "customers.csv", "Company;City\nBakery De Halm;Diemen\n");
  ui_select (&f->ui, get_widget (f), "Recognised by", "Name");
  run (f);
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_PARTY), ==, 2);
}

static void
test_twice (Fixture *f, gconstpointer unused)
{
  for (int i = 0; i < 2; i++)
    {
      give_text (f, "customers.csv", CUSTOMERS);
      run (f);
      g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_PARTY), ==, 2);
      g_assert_cmpint (shows (f, "Everything was there already."), ==, i == 1);
      g_assert_cmpint (shows (f, "Nothing new"), ==, i == 1);
      /* Nothing was changed: nothing to undo. */
      g_assert_cmpint (ui_find_button (get_widget (f), "Undo import") != NULL, ==, i == 0);
      /* Nobody came in who may have stood in the book already. */
      g_assert_cmpint (ui_find_button (get_widget (f), "Find duplicates…") != NULL, ==, i == 0);
      close_assistant (f);
    }
}

static void
test_sales (Fixture *f, gconstpointer unused)
{
  give_text (f, "sales.csv", SALES);
  ui_select (&f->ui, get_widget (f), "These are", "Sales (two files)");
  wait_until_read (f);
  g_assert_true (
      shows (f, "Sales come in two files: the sales, and their lines. Go back and choose both."));
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (get_widget (f), "Import")));
  /* Whichever of the two was named first. */
  give (f, write_bytes (f, "lines.csv", LINES, -1), write_bytes (f, "sales.csv", SALES, -1));
  g_assert_true (shows (f, "Columns of lines.csv"));
  run (f);
  g_assert_true (is_on (f, "result"));
}

static void
test_cards (Fixture *f, gconstpointer unused)
{
  g_autofree char *kind = NULL;

  give (f, write_bytes (f, "a.vcf", CARD, -1), write_bytes (f, "b.vcf", OLD_CARD, -1));
  kind = get_choice (f, "These are");
  g_assert_cmpstr (kind, ==, "Address cards");
  g_assert_true (shows (f, "a.vcf"));
  g_assert_true (shows (f, "b.vcf"));
  run (f);
  g_assert_true (shows (f, "2 came in"));
  g_assert_cmpint (ui_find_party (&f->ui, "Łucja Nowak"), !=, 0);
  g_assert_cmpint (ui_find_party (&f->ui, "Jörg Müller"), !=, 0);
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_CONTACT_POINT), ==, 2);
}

/* --- what is no table ------------------------------------------------------------------- */

static void
test_wrong_files (Fixture *f, gconstpointer unused)
{
  static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
  const struct
  {
    const char *name;
    const char *bytes;
    gssize length;
    gboolean is_empty;
  } cases[] = {
    { "empty.csv", "", 0, TRUE },
    { "blank.csv", "\n\n\n", -1, TRUE },
    { "picture.csv", png, sizeof png },
    { "zeros.csv", "\0\0\0\0\0\0\0\0", 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      give (f, write_bytes (f, cases[i].name, cases[i].bytes, cases[i].length), NULL);
      if (cases[i].is_empty)
        {
          g_autofree char *text = g_strdup_printf ("There is nothing in %s.", cases[i].name);

          g_assert_true (shows (f, text));
          g_assert_true (is_on (f, "files"));
        }
      else if (is_on (f, "mapping"))
        run (f);
      if (is_on (f, "result"))
        g_error ("%s came in", cases[i].name);
      g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_PARTY), ==, 0);
      close_assistant (f);
    }
  /* A folder, and a file that is not there any more. */
  open_assistant (f);
  give (f, g_file_new_for_path (f->ui.folder), NULL);
  g_assert_true (is_on (f, "files"));
  {
    g_autofree char *gone = g_build_filename (f->ui.folder, "gone.csv", NULL);

    give (f, g_file_new_for_path (gone), NULL);
  }
  g_assert_true (is_on (f, "files"));
  g_assert_true (shows (f, "The file does not exist."));
  /* And on with one that is right. */
  give_text (f, "customers.csv", CUSTOMERS);
  run (f);
  g_assert_true (shows (f, "2 came in"));
}

static void
test_header_only (Fixture *f, gconstpointer unused)
{
  give_text (f, "customers.csv", "Code;Company;City\n");
  if (is_on (f, "mapping"))
    run (f);
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_PARTY), ==, 0);
}

static void
test_huge_line (Fixture *f, gconstpointer unused)
{
  g_autofree char *note = g_strnfill (3 * 1024 * 1024, 'x');
  g_autofree char *text = g_strdup_printf ("Code;Company;Notes\nK1;Bakery;%s\nK2;Café;short\n",
                                           note);

  give_text (f, "customers.csv", text);
  run (f);
  /* Whatever becomes of the long one, the others are not lost with it. */
  g_assert_cmpint (ui_find_party (&f->ui, "Café"), !=, 0);
}

/* --- what did not come in --------------------------------------------------------------- */

static void
test_rejected (Fixture *f, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new ("ProductID,ProductName,UnitPrice\nP0,Lamp,19.90\n");
  g_autoptr (GFile) target = NULL;
  g_autofree char *path = g_build_filename (f->ui.folder, "rejected.csv", NULL);
  g_autofree char *saved = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) mended = NULL;

  for (guint i = 1; i <= 25; i++)
    g_string_append_printf (text, "P%u,\"Bell, %u\",cheap\n", i, i);
  give_text (f, "products.csv", text->str);
  /* Seen before it happens. */
  g_assert_true (gtk_widget_has_css_class (ui_find_text (get_widget (f), "cheap"), "error"));
  run (f);
  g_assert_true (shows (f, "1 came in"));
  g_assert_true (shows (f, "What did not come in"));
  g_assert_true (shows (f, "Line 3"));
  g_assert_true (shows (f, "and 5 more"));
  target = g_file_new_for_path (path);
  reg_import_dialog_save_rejected (f->dialog, target);
  while (!shows (f, "Saved"))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (&f->ui);
  g_file_get_contents (path, &saved, NULL, NULL);
  lines = g_strsplit (g_strchomp (saved), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 26);
  g_assert_nonnull (strstr (lines[1], "\"Bell, 1\""));
  g_assert_nonnull (strstr (lines[0], "reason"));
  /* Mended there, they come in from there. */
  mended = g_string_new_take (g_strjoinv ("\n", lines));
  g_string_replace (mended, "cheap", "4.50", 0);
  ui_click (&f->ui, get_widget (f), "Import more…");
  g_assert_true (is_on (f, "files"));
  give_text (f, "rejected.csv", mended->str);
  run (f);
  g_assert_true (shows (f, "25 came in"));
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_PRODUCT), ==, 26);
}

static void
test_not_saved (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->ui.folder, "no", "such", "folder.csv", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);

  give_text (f, "products.csv", "ProductID,ProductName,UnitPrice\nP1,Lamp,1\nP2,Bell,cheap\n");
  run (f);
  reg_import_dialog_save_rejected (f->dialog, target);
  while (!gtk_widget_get_sensitive (ui_find_type (get_widget (f), ADW_TYPE_NAVIGATION_VIEW)))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (&f->ui);
  g_assert_false (shows (f, "Saved"));
  /* It can be tried elsewhere. */
  g_assert_nonnull (ui_find_button (get_widget (f), "Save rejected rows…"));
}

/* --- working ---------------------------------------------------------------------------- */

static char *
many_customers (guint n)
{
  GString *text = g_string_new ("Code;Company;City;Phone\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "K%u;Customer %u;Diemen;020 %07u\n", i, i, i);
  return g_string_free (text, FALSE);
}

static void
fraction_cb (GtkProgressBar *bar, GParamSpec *pspec, GArray *seen)
{
  double fraction = gtk_progress_bar_get_fraction (bar);

  g_array_append_val (seen, fraction);
}

static void
test_progress_and_cancel (Fixture *f, gconstpointer unused)
{
  g_autofree char *text = many_customers (2500);
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *view;
  AdwNavigationPage *page;

  give_text (f, "customers.csv", text);
  view = ui_find_type (get_widget (f), ADW_TYPE_NAVIGATION_VIEW);
  page = adw_navigation_view_find_page (ADW_NAVIGATION_VIEW (view), "progress");
  gtk_widget_activate_action (get_widget (f), "import.run", NULL);
  g_assert_true (is_on (f, "progress"));
  g_assert_false (adw_dialog_get_can_close (ADW_DIALOG (f->dialog)));
  g_signal_emit_by_name (ui_find_button (GTK_WIDGET (page), "Cancel"), "clicked");
  while (is_on (f, "progress"))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (&f->ui);
  /* Back where it was, with everything as it was. */
  g_assert_true (is_on (f, "mapping"));
  g_assert_true (shows (f, "Cancelled. Nothing was changed."));
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_PARTY), ==, 0);
  g_assert_true (adw_dialog_get_can_close (ADW_DIALOG (f->dialog)));
  g_signal_connect (ui_find_type (GTK_WIDGET (page), GTK_TYPE_PROGRESS_BAR), "notify::fraction",
                    G_CALLBACK (fraction_cb), seen);
  run (f);
  g_assert_true (shows (f, "2500 came in"));
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_PARTY), ==, 2500);
  g_assert_cmpuint (seen->len, >, 2);
  for (guint i = 0; i < seen->len; i++)
    {
      g_assert_cmpfloat (g_array_index (seen, double, i), >=,
                         i > 0 ? g_array_index (seen, double, i - 1) : 0);
      g_assert_cmpfloat (g_array_index (seen, double, i), <=, 1);
    }
  ui_click (&f->ui, get_widget (f), "Undo import");
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_PARTY), ==, 0);
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (get_widget (f), "Undo import")));
}

static void
test_read_only (Fixture *f, gconstpointer unused)
{
  ui_reopen_read_only (&f->ui);
  give_text (f, "customers.csv", CUSTOMERS);
  run (f);
  /* It says so, and what was chosen is still there. */
  g_assert_true (is_on (f, "mapping"));
  g_assert_nonnull (ui_find_type (get_widget (f), g_type_from_name ("AdwToastWidget")));
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_PARTY), ==, 0);
}

static void
test_dropped (Fixture *f, gconstpointer unused)
{
  GFile *files[] = { write_bytes (f, "lines.csv", LINES, -1),
                     write_bytes (f, "sales.csv", SALES, -1) };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  open_assistant (f);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, G_N_ELEMENTS (files)));
  g_signal_emit_by_name (ui_find_drop_target (ui_find_type (get_widget (f), ADW_TYPE_STATUS_PAGE)),
                         "drop", &value, 1.0, 1.0, &taken);
  g_assert_true (taken);
  wait_until_read (f);
  g_assert_true (is_on (f, "mapping"));
  g_assert_true (shows (f, "Columns of sales.csv"));
  g_object_unref (files[0]);
  g_object_unref (files[1]);
}

/* By keyboard, in a small window, with somebody who cannot see it. */
static void
test_keyboard_narrow (Fixture *f, gconstpointer unused)
{
  open_assistant (f);
  ui_resize (&f->ui, f->window, 360, 640);
  ui_assert_named (get_widget (f));
  give_text (f, "customers.csv", CUSTOMERS);
  ui_assert_named (get_widget (f));
  g_assert_cmpint (gtk_widget_get_width (get_widget (f)), <=, 360);
  g_assert_true (ui_press (&f->ui, f->window, GDK_KEY_Return, GDK_CONTROL_MASK));
  while (!is_on (f, "result"))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (&f->ui);
  ui_assert_named (get_widget (f));
  ui_click (&f->ui, get_widget (f), "Done");
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (f->window)));
}

/* --- places ----------------------------------------------------------------------------- */

/* What a file says does not depend on where it is read; how it is shown does. */
static void
test_there (Fixture *f, gconstpointer locale)
{
  g_autoptr (RegRecord) lamp = NULL;
  g_autoptr (RegRecord) mina = NULL;
  g_autofree char *price = reg_session_format_amount (f->ui.session, 123450, "EUR");
  g_autofree char *day = reg_session_format_date (f->ui.session, "2020-01-31");

  give_text (f, "products.csv", "ProductID,ProductName,UnitPrice\nP1,Lamp,1234.50\n");
  if (!shows (f, price))
    g_error ("%s is not shown", price);
  run (f);
  lamp = find_record (f, REG_ENTITY_PRODUCT, REG_PRODUCT_CODE, "P1");
  g_assert_nonnull (lamp);
  close_assistant (f);
  give_text (f, "people.csv", "EmployeeID,LastName,FirstName,HireDate\n7,Kok,Anna,2020-01-31\n");
  g_assert_true (shows (f, day));
  run (f);
  mina = find_record (f, REG_ENTITY_STAFF, REG_STAFF_HIRED_ON, "2020-01-31");
  g_assert_nonnull (mina);
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
test_real_input (Fixture *f, gconstpointer unused)
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

      if (first == NULL)
        {
          g_test_skip ("The shared input is not here");
          return;
        }
      give (f, first, cases[i].second != NULL ? find_shared (cases[i].second) : NULL);
      run (f);
      g_assert_true (shows (f, "Nothing was left out."));
      g_assert_cmpuint (ui_count (&f->ui, cases[i].entity), ==, cases[i].expected);
      close_assistant (f);
    }
  g_assert_cmpuint (ui_count (&f->ui, REG_ENTITY_SALE_LINE), ==, 2155);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *f, gconstpointer unused);
  } tests[] = {
    { "detected", test_detected },
    { "characters", test_characters },
    { "numbers-and-dates", test_numbers_and_dates },
    { "no-header", test_no_header },
    { "impatient", test_impatient },
    { "by-hand", test_by_hand },
    { "key", test_key },
    { "twice", test_twice },
    { "sales", test_sales },
    { "cards", test_cards },
    { "wrong-files", test_wrong_files },
    { "header-only", test_header_only },
    { "huge-line", test_huge_line },
    { "rejected", test_rejected },
    { "not-saved", test_not_saved },
    { "progress-and-cancel", test_progress_and_cancel },
    { "read-only", test_read_only },
    { "dropped", test_dropped },
    { "keyboard-narrow", test_keyboard_narrow },
    { "real-input", test_real_input },
  };

  setlocale (LC_ALL, "C.UTF-8");
  ui_fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/import-assistant/", tests[i].path, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  for (guint i = 0; ui_locales[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/import-assistant/there/", ui_locales[i], NULL);

      g_test_add (path, Fixture, ui_locales[i], set_up, test_there, tear_down);
    }
  return g_test_run ();
}
