/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"

#include "ui/reg-application.h"
#include "ui/table/reg-table-view.h"
#include "ui/window/reg-main-window.h"
#include "ui/window/reg-page-table.h"
#include "ui/window/reg-sidebar-row.h"

/* The main window as somebody at the counter uses it: pages, the search, what is remembered. */

/* --- help ------------------------------------------------------------------------------- */

static GtkWidget *
open_window (UiFixture *f, GSettings *settings, int width)
{
  RegMainWindow *window = reg_main_window_new (ui_application (f), settings);

  if (width > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  reg_main_window_set_session (window, f->session);
  gtk_window_present (GTK_WINDOW (window));
  ui_fixture_settle (f);
  return GTK_WIDGET (window);
}

static void
close_window (UiFixture *f, GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_close (GTK_WINDOW (window));
  ui_fixture_settle (f);
  g_assert_null (window);
}

static const char *
get_title (GtkWidget *window)
{
  return reg_page_get_title (reg_main_window_get_page (REG_MAIN_WINDOW (window)));
}

static GtkListBox *
get_sidebar (GtkWidget *window)
{
  return GTK_LIST_BOX (
      gtk_widget_get_ancestor (ui_find_type (window, REG_TYPE_SIDEBAR_ROW), GTK_TYPE_LIST_BOX));
}

static AdwNavigationSplitView *
get_split (GtkWidget *window)
{
  return ADW_NAVIGATION_SPLIT_VIEW (ui_find_type (window, ADW_TYPE_NAVIGATION_SPLIT_VIEW));
}

static void
show_page (UiFixture *f, GtkWidget *window, const char *page)
{
  g_assert_true (gtk_widget_activate_action (window, "win.page", "s", page));
  ui_fixture_settle (f);
}

/* The entry in which people search, in the header or below it. */
static GtkWidget *
start_search (UiFixture *f, GtkWidget *window)
{
  GtkWidget *focus;

  ui_activate (f, window, "win.search");
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  return gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY);
}

static void
search_for (UiFixture *f, GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  ui_fixture_settle (f);
}

/* What is found, when the answer is shown. */
static GtkWidget *
find_answer (GtkWidget *entry)
{
  GtkWidget *popover = ui_find_type (gtk_widget_get_parent (entry), GTK_TYPE_POPOVER);

  return popover != NULL && gtk_widget_get_mapped (popover) ? popover : NULL;
}

static guint
count_hits (GtkWidget *answer)
{
  GtkListBox *list = GTK_LIST_BOX (ui_find_type (answer, GTK_TYPE_LIST_BOX));
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int)n) != NULL)
    n++;
  return n;
}

static int
get_chosen (GtkWidget *answer)
{
  GtkListBox *list = GTK_LIST_BOX (ui_find_type (answer, GTK_TYPE_LIST_BOX));

  return gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list));
}

static GSettings *
make_settings (void)
{
  GSettings *settings = g_settings_new (REG_APPLICATION_ID);

  g_settings_reset (settings, "window-width");
  g_settings_reset (settings, "window-height");
  g_settings_reset (settings, "window-maximized");
  g_settings_reset (settings, "last-page");
  g_settings_reset (settings, "show-preview");
  return settings;
}

/* --- pages ------------------------------------------------------------------------------ */

static void
test_sidebar (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = open_window (f, NULL, 1180);
  GtkListBox *sidebar = get_sidebar (window);
  guint n_pages;
  const RegPageInfo *pages = reg_page_table_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (sidebar, (int)i);

      g_signal_emit_by_name (row, "activate");
      ui_fixture_settle (f);
      g_assert_cmpstr (get_title (window), ==, pages[i].title);
      g_assert_true (gtk_list_box_get_selected_row (sidebar) == row);
      /* A page somebody went to has the focus, not its name. */
      show_page (f, window, pages[i].id);
      g_assert_true (gtk_widget_is_ancestor (
          gtk_root_get_focus (GTK_ROOT (window)),
          GTK_WIDGET (reg_main_window_get_page (REG_MAIN_WINDOW (window)))));
    }
  close_window (f, window);
}

/* Narrow, it is the names or a page, and a way back. */
static void
test_back (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = open_window (f, NULL, 360);
  AdwNavigationSplitView *split = get_split (window);
  GtkListBox *sidebar = get_sidebar (window);

  g_assert_true (adw_navigation_split_view_get_collapsed (split));
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (sidebar, 1), "activate");
  ui_fixture_settle (f);
  g_assert_true (adw_navigation_split_view_get_show_content (split));
  g_assert_true (ui_shows (window, "Customers"));
  ui_activate (f, GTK_WIDGET (reg_main_window_get_page (REG_MAIN_WINDOW (window))),
               "navigation.pop");
  g_assert_false (adw_navigation_split_view_get_show_content (split));
  /* The same page again. */
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (sidebar, 1), "activate");
  ui_fixture_settle (f);
  g_assert_true (adw_navigation_split_view_get_show_content (split));
  /* With room, both. */
  ui_resize (f, window, 1180, 700);
  g_assert_false (adw_navigation_split_view_get_collapsed (split));
  g_assert_cmpstr (get_title (window), ==, "Customers");
  ui_assert_named (window);
  close_window (f, window);
}

static void
test_primary (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *page;
    const char *label;
    const char *opens;
  } pages[] = {
    { "today", "New task", "new-task 0" },
    { "quotations", "New quotation", "new-quotation 0" },
    { "complaints", "New complaint", "new-complaint 0" },
  };
  GtkWidget *window = open_window (f, NULL, 1180);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *opened = NULL;

      g_free (ui_take_opened ());
      show_page (f, window, pages[i].page);
      g_assert_nonnull (ui_find_button (window, pages[i].label));
      ui_activate (f, window, "win.primary");
      opened = ui_take_opened ();
      g_assert_cmpstr (opened, ==, pages[i].opens);
      /* Without room for words the button says it when it is pointed at. */
      ui_resize (f, window, 400, 700);
      g_assert_nonnull (ui_find_tooltip (window, pages[i].label));
      ui_resize (f, window, 1180, 700);
    }
  /* Charts begin nothing. */
  show_page (f, window, "insights");
  ui_activate (f, window, "win.primary");
  g_assert_null (ui_take_opened ());
  close_window (f, window);
}

static void
test_preview (UiFixture *f, gconstpointer unused)
{
  g_autoptr (GSettings) settings = make_settings ();
  GtkWidget *window, *split;

  ui_fixture_add_party (f, "Anna");
  window = open_window (f, settings, 1180);
  g_assert_null (ui_find_button (window, "Show preview"));
  show_page (f, window, "customers");
  split = ui_find_type (window, ADW_TYPE_OVERLAY_SPLIT_VIEW);
  g_assert_true (adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split)));
  ui_click (f, window, "Show preview");
  g_assert_false (adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split)));
  g_assert_false (g_settings_get_boolean (settings, "show-preview"));
  close_window (f, window);
  /* Who does not want it is not shown it the next day. */
  window = open_window (f, settings, 1180);
  show_page (f, window, "customers");
  split = ui_find_type (window, ADW_TYPE_OVERLAY_SPLIT_VIEW);
  g_assert_false (adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split)));
  ui_activate (f, window, "win.preview");
  g_assert_true (adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split)));
  close_window (f, window);
}

/* --- what is remembered ----------------------------------------------------------------- */

static void
test_remembered (UiFixture *f, gconstpointer unused)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_autofree char *page = NULL;
  GtkWidget *window = open_window (f, settings, 0);
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 1180);
  g_assert_cmpint (height, ==, 760);
  g_assert_cmpstr (get_title (window), ==, "Today");
  show_page (f, window, "products");
  ui_resize (f, window, 900, 600);
  close_window (f, window);
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 900);
  g_assert_cmpint (g_settings_get_int (settings, "window-height"), ==, 600);
  page = g_settings_get_string (settings, "last-page");
  g_assert_cmpstr (page, ==, "products");
  window = open_window (f, settings, 0);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpint (height, ==, 600);
  g_assert_cmpstr (get_title (window), ==, "Products");
  close_window (f, window);
}

/* A page of another version, or none, is Today. */
static void
test_remembered_wrong (UiFixture *f, gconstpointer unused)
{
  static const char *const pages[] = { "campaigns", "", "Customers", "../x" };
  g_autoptr (GSettings) settings = make_settings ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *window;

      g_settings_set_string (settings, "last-page", pages[i]);
      window = open_window (f, settings, 1180);
      g_assert_cmpstr (get_title (window), ==, "Today");
      close_window (f, window);
    }
}

/* --- search ----------------------------------------------------------------------------- */

static void
test_search_keys (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window, *entry, *answer;
  gint64 second;

  ui_fixture_add_party (f, "Barber");
  second = ui_fixture_add_party (f, "Barista");
  window = open_window (f, NULL, 1180);
  entry = start_search (f, window);
  search_for (f, entry, "bar");
  answer = find_answer (entry);
  g_assert_nonnull (answer);
  g_assert_cmpuint (count_hits (answer), ==, 2);
  g_assert_true (ui_shows (answer, "Customers"));
  g_assert_cmpint (get_chosen (answer), ==, 0);
  /* Not past the first, not past the last. */
  ui_press (f, window, GDK_KEY_Up, 0);
  g_assert_cmpint (get_chosen (answer), ==, 0);
  ui_press (f, window, GDK_KEY_Down, 0);
  ui_press (f, window, GDK_KEY_Down, 0);
  g_assert_cmpint (get_chosen (answer), ==, 1);
  g_free (ui_take_opened ());
  g_signal_emit_by_name (entry, "activate");
  ui_fixture_settle (f);
  ui_open_from_card (f, window, second);
  /* Ready for the next one. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_null (find_answer (entry));
  close_window (f, window);
}

static void
test_search_nothing (UiFixture *f, gconstpointer unused)
{
  static const char *const texts[] = { "zzz", "%", "'; DROP TABLE party", "\"", "*", "١٢٣" };
  GtkWidget *window, *entry;

  ui_fixture_add_party (f, "Barber");
  window = open_window (f, NULL, 1180);
  entry = start_search (f, window);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      search_for (f, entry, texts[i]);
      g_assert_true (ui_shows (find_answer (entry),
                               g_str_equal (texts[i], "١٢٣")
                                   ? "Nothing has the number “١٢٣”."
                                   : "Nothing found. Try fewer letters, or part of the number."));
      /* Enter opens nothing then. */
      g_free (ui_take_opened ());
      g_signal_emit_by_name (entry, "activate");
      ui_fixture_settle (f);
      g_assert_null (ui_take_opened ());
    }
  search_for (f, entry, "");
  g_assert_null (find_answer (entry));
  search_for (f, entry, "bar");
  g_assert_cmpuint (count_hits (find_answer (entry)), ==, 1);
  close_window (f, window);
}

/* One wrong letter is a guess: it is said, and Enter does not open it before it was chosen. */
static void
test_search_guess (UiFixture *f, gconstpointer unused)
{
  static const char *const texts[] = { "Jule", "julei", "Grühn", "gürn ju" };
  gint64 party = ui_fixture_add_party (f, "Julie Grün");
  GtkWidget *window = open_window (f, NULL, 1180);
  GtkWidget *entry = start_search (f, window);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *said = g_strdup_printf ("Nothing is called “%s”. Did you mean:", texts[i]);

      search_for (f, entry, texts[i]);
      g_assert_nonnull (find_answer (entry));
      g_assert_true (ui_shows (find_answer (entry), said));
      g_assert_true (ui_shows (find_answer (entry), "Julie Grün"));
      g_free (ui_take_opened ());
      g_signal_emit_by_name (entry, "activate");
      ui_fixture_settle (f);
      g_assert_null (ui_take_opened ());
      g_assert_null (ui_find_card (window));
      ui_press (f, window, GDK_KEY_Down, 0);
      g_signal_emit_by_name (entry, "activate");
      ui_fixture_settle (f);
      ui_open_from_card (f, window, party);
    }
  /* Who types it right is not told so. */
  search_for (f, entry, "julie");
  g_assert_false (ui_shows (find_answer (entry), "Nothing is called “gürn ju”. Did you mean:"));
  g_assert_cmpint (get_chosen (find_answer (entry)), ==, 0);
  close_window (f, window);
}

/* Whatever is known of somebody leads to them. */
static void
test_search_by (UiFixture *f, gconstpointer unused)
{
  static const char *const texts[] = { "Grün",   "grun",          "GRUEN", "0177",
                                       "555 01", "gruen@example", "lie gr" };
  gint64 party = ui_fixture_add_party (f, "Julie Grün");
  GtkWidget *window, *entry;

  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_PHONE, "+31 20 555 01 77");
  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_EMAIL, "gruen@example.org");
  window = open_window (f, NULL, 1180);
  entry = start_search (f, window);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      search_for (f, entry, texts[i]);
      if (find_answer (entry) == NULL || count_hits (find_answer (entry)) != 1)
        g_error ("“%s” does not lead to Julie Grün", texts[i]);
      g_assert_true (ui_shows (find_answer (entry), "Julie Grün"));
    }
  close_window (f, window);
}

/* Escape goes back to the page, and nothing is left of the search. */
static void
test_search_escape (UiFixture *f, gconstpointer unused)
{
  static const int widths[] = { 1180, 400 };

  ui_fixture_add_party (f, "Barber");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *window = open_window (f, NULL, widths[i]);
      GtkWidget *entry;

      show_page (f, window, "customers");
      entry = start_search (f, window);
      search_for (f, entry, "bar");
      g_assert_nonnull (find_answer (entry));
      g_signal_emit_by_name (entry, "stop-search");
      ui_fixture_settle (f);
      g_assert_null (find_answer (entry));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)),
                                             ui_find_type (window, REG_TYPE_TABLE_VIEW)));
      close_window (f, window);
    }
}

/* A sale has no window of its own yet; that is said and nothing opened. */
static void
test_search_sale (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window, *entry;

  ui_fixture_add_sale (f, ui_fixture_add_party (f, "Barber"), "2021-03-01", 5000);
  window = open_window (f, NULL, 1180);
  entry = start_search (f, window);
  search_for (f, entry, "2021-03-01");
  g_assert_nonnull (find_answer (entry));
  g_assert_true (ui_shows (find_answer (entry), "Sales"));
  g_free (ui_take_opened ());
  g_signal_emit_by_name (entry, "activate");
  ui_fixture_settle (f);
  g_assert_null (ui_take_opened ());
  g_assert_true (ui_shows (window, "There is nothing more to show about this"));
  close_window (f, window);
}

/* --- undo ------------------------------------------------------------------------------- */

static void
test_undo_key (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Barber");
  GtkWidget *window = open_window (f, NULL, 1180);
  GtkWidget *entry;
  g_autoptr (RegRecord) deleted = NULL;
  g_autoptr (RegRecord) back = NULL;

  show_page (f, window, "customers");
  g_assert_true (ui_press (f, window, GDK_KEY_Delete, 0));
  deleted = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  g_assert_cmpint (reg_record_get_deleted_at (deleted), !=, 0);
  g_assert_true (ui_shows (window, "Customer deleted"));
  g_assert_true (ui_press (f, window, GDK_KEY_z, GDK_CONTROL_MASK));
  back = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  g_assert_cmpint (reg_record_get_deleted_at (back), ==, 0);
  g_assert_true (ui_shows (window, "1 customer"));
  /* In an entry it takes back letters, and the book stays as it is. */
  entry = start_search (f, window);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_editable_insert_text (GTK_EDITABLE (entry), "bar", 3, &(int){ 0 });
  ui_fixture_settle (f);
  ui_press (f, window, GDK_KEY_z, GDK_CONTROL_MASK);
  g_clear_pointer (&back, reg_record_unref);
  back = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  g_assert_nonnull (back);
  g_assert_cmpint (reg_record_get_deleted_at (back), ==, 0);
  close_window (f, window);
}

/* --- who is working, and which book ------------------------------------------------------ */

static void
test_staff (UiFixture *f, gconstpointer unused)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_STAFF);
  GtkWidget *window = open_window (f, NULL, 1180);
  gint64 sam;

  g_assert_true (ui_shows (window, "Mina Kok"));
  reg_record_builder_set_text (builder, REG_STAFF_NAME, "Sam");
  sam = ui_fixture_save (f, builder);
  ui_fixture_settle (f);
  g_assert_true (gtk_widget_activate_action (window, "win.staff", "x", sam));
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "Sam"));
  g_assert_cmpint (reg_store_get_staff (f->store), ==, sam);
  /* The second of the two keys is a digit. */
  ui_activate (f, window, "win.staff-menu");
  g_assert_true (ui_shows (window, "1  Mina Kok"));
  g_assert_true (ui_shows (window, "2  Sam"));
  close_window (f, window);
}

/* F10 opens the menu, also in a narrow window while a page is shown. */
static void
test_menu (UiFixture *f, gconstpointer unused)
{
  static const int widths[] = { 1180, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *window = open_window (f, NULL, widths[i]);

      show_page (f, window, "customers");
      g_assert_false (ui_shows (window, "Back up…"));
      g_assert_true (ui_press (f, window, GDK_KEY_F10, 0));
      g_assert_true (ui_shows (window, "Back up…"));
      close_window (f, window);
    }
}

/* Another book, and the page stays while its rows are new. */
static void
test_other_book (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window;
  RegPage *page;

  ui_fixture_add_party (f, "Barber");
  window = open_window (f, NULL, 1180);
  show_page (f, window, "customers");
  page = reg_main_window_get_page (REG_MAIN_WINDOW (window));
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *)&page);
  reg_main_window_set_session (REG_MAIN_WINDOW (window), f->session);
  ui_fixture_settle (f);
  g_assert_null (page);
  g_assert_cmpstr (get_title (window), ==, "Customers");
  g_assert_true (ui_shows (window, "1 customer"));
  close_window (f, window);
}

static void
test_locales (UiFixture *f, gconstpointer locale)
{
  static const int widths[] = { 1180, 360 };

  if (!ui_go_to (locale))
    return;
  ui_fixture_add_party (f, "Barber");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *window = open_window (f, NULL, widths[i]);
      GtkWidget *entry;

      show_page (f, window, "customers");
      entry = start_search (f, window);
      search_for (f, entry, "bar");
      g_assert_cmpuint (count_hits (find_answer (entry)), ==, 1);
      ui_assert_named (window);
      close_window (f, window);
    }
  ui_go_to ("C.UTF-8");
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(name)                                                                                  \
  g_test_add ("/counter/" #name, UiFixture, NULL, ui_fixture_set_up, test_##name,                  \
              ui_fixture_tear_down)
  ADD (sidebar);
  ADD (back);
  ADD (primary);
  ADD (preview);
  ADD (remembered);
  ADD (remembered_wrong);
  ADD (search_keys);
  ADD (search_nothing);
  ADD (search_guess);
  ADD (search_by);
  ADD (search_escape);
  ADD (search_sale);
  ADD (undo_key);
  ADD (menu);
  ADD (staff);
  ADD (other_book);
  for (guint i = 0; ui_locales[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/counter/locales/%s", ui_locales[i]);

      g_test_add (path, UiFixture, ui_locales[i], ui_fixture_set_up, test_locales,
                  ui_fixture_tear_down);
    }
  return g_test_run ();
}
