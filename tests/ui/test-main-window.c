/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "store/reg-firm.h"
#include "ui/reg-application.h"
#include "ui/reg-error-text.h"
#include "ui/window/reg-counter-search.h"
#include "ui/window/reg-page-table.h"
#include "ui/window/reg-sidebar-row.h"
#include "ui-fixture.h"

typedef struct
{
  char *folder;
  char *path;
  RegApplication *application;
  RegMainWindow *window;
} Fixture;

/* There is one application in a program. */
static RegApplication *the_application;
static char *the_folder;

/* --- the book --------------------------------------------------------------------------- */

static gboolean
save (RegDb *db, RegEntityId entity, int field, const char *text, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (entity);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_text (builder, field, text);
  record = reg_record_builder_end (builder);
  saved = reg_db_save (db, record, error);
  return saved != NULL;
}

static gboolean
fill_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegFirmSetup setup = { .name = "Corner shop", .country = "NL", .owner = "Anna" };

  return reg_firm_create (db, &setup, error) != 0
         && save (db, REG_ENTITY_STAFF, REG_STAFF_NAME, "Bert", error)
         && save (db, REG_ENTITY_PARTY, REG_PARTY_NAME, "Bakery", error)
         && save (db, REG_ENTITY_PARTY, REG_PARTY_NAME, "Barber", error)
         && save (db, REG_ENTITY_PRODUCT, REG_PRODUCT_NAME, "Bar of soap", error);
}

static void
make_book (const char *path)
{
  g_autoptr (RegStore) store = reg_store_new (path, REG_STORE_CREATE);
  RegActionInfo action = { .kind = "setup", .label = "Set up" };
  g_autoptr (GError) error = NULL;

  reg_store_open_sync (store, NULL, &error);
  g_assert_no_error (error);
  reg_store_write_sync (store, &action, fill_job, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  reg_store_close (store);
}

/* --- waiting ---------------------------------------------------------------------------- */

static void
settle (Fixture *fixture)
{
  RegSession *session = reg_application_get_session (fixture->application);
  UiFixture ui = { .store = session != NULL ? reg_session_get_store (session) : NULL };

  ui_fixture_settle (&ui);
}

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  GtkWidget *child;

  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0)
    return widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* --- fixture ---------------------------------------------------------------------------- */

static void
open_book (Fixture *fixture, const char *path)
{
  reg_application_open_path (fixture->application, path, FALSE);
  fixture->window = reg_application_get_main_window (fixture->application);
  /* On a slow machine the window does not wait for the book. */
  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->window))
         || reg_application_get_session (fixture->application) == NULL
         || reg_main_window_get_session (fixture->window)
                != reg_application_get_session (fixture->application))
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pattern = g_build_filename (the_folder, "XXXXXX", NULL);

  fixture->folder = g_strdup (g_mkdtemp (pattern));
  fixture->path = g_build_filename (fixture->folder, "book.regulars", NULL);
  make_book (fixture->path);
  fixture->application = the_application;
  open_book (fixture, fixture->path);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (reg_application_get_main_window (fixture->application));
  g_free (fixture->path);
  g_free (fixture->folder);
}

static guint
count_pages (Fixture *fixture)
{
  GtkWidget *stack = find_named (GTK_WIDGET (fixture->window), "pages");
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (stack); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* --- tests ------------------------------------------------------------------------------ */

static void
test_first_page_only (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (reg_main_window_get_session (fixture->window));
  g_assert_cmpuint (count_pages (fixture), ==, 1);
  g_assert_cmpstr (reg_page_get_title (reg_main_window_get_page (fixture->window)), ==, "Today");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "Corner shop – Regulars");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "products");
  settle (fixture);
  g_assert_cmpuint (count_pages (fixture), ==, 2);
  g_assert_cmpstr (reg_page_get_title (reg_main_window_get_page (fixture->window)), ==, "Products");
  reg_main_window_show_page (fixture->window, "today");
  g_assert_cmpuint (count_pages (fixture), ==, 2);
  reg_main_window_show_page (fixture->window, "nonsense");
  g_assert_cmpstr (reg_page_get_title (reg_main_window_get_page (fixture->window)), ==, "Today");
}

/* Each page once: a name leads to one line of the sidebar. */
static void
test_page_names (void)
{
  guint n_pages;
  const RegPageInfo *pages = reg_page_table_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_assert_true (reg_page_table_find (pages[i].id) == &pages[i]);
      g_assert_nonnull (pages[i].create);
    }
}

static void
test_every_page (Fixture *fixture, gconstpointer data)
{
  guint n_pages;
  const RegPageInfo *pages = reg_page_table_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      /* Each is in the sidebar once, and no room is empty. */
      g_assert_true (reg_page_table_find (pages[i].id) == &pages[i]);
      g_assert_nonnull (pages[i].create);
      reg_main_window_show_page (fixture->window, pages[i].id);
      settle (fixture);
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
      settle (fixture);
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1180, 760);
      settle (fixture);
    }
  g_assert_cmpuint (count_pages (fixture), ==, n_pages);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  gboolean narrow;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  settle (fixture);
  g_object_get (window, "narrow", &narrow, NULL);
  g_assert_true (narrow);
  g_assert_true (gtk_widget_get_visible (find_named (window, "search_button")));
  g_assert_false (gtk_widget_get_visible (find_named (window, "search_clamp")));
  gtk_widget_activate_action (window, "win.search", NULL);
  settle (fixture);
  g_assert_true (
      gtk_revealer_get_reveal_child (GTK_REVEALER (find_named (window, "search_revealer"))));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)),
                                         find_named (window, "search_revealer")));
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  settle (fixture);
  g_object_get (window, "narrow", &narrow, NULL);
  g_assert_false (narrow);
  g_assert_false (gtk_widget_get_visible (find_named (window, "search_button")));
}

static void
test_staff (Fixture *fixture, gconstpointer data)
{
  RegSession *session = reg_main_window_get_session (fixture->window);
  RegRecord *second = g_ptr_array_index (reg_session_get_staff_list (session), 1);
  GtkWidget *name = find_named (GTK_WIDGET (fixture->window), "staff_name");

  g_assert_cmpuint (reg_session_get_staff_list (session)->len, ==, 2);
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "staff",
                                      g_variant_new_int64 (reg_record_get_id (second)));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (name)), ==, "Bert");
  g_assert_cmpint (reg_store_get_staff (reg_session_get_store (session)), ==,
                   reg_record_get_id (second));
}

static void
opened_cb (RegCounterSearch *search, int entity, gint64 id, int *opened)
{
  *opened = entity;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = find_named (GTK_WIDGET (fixture->window), "search");
  GtkWidget *entry = find_named (search, "entry");
  GtkWidget *popover;
  GtkWidget *list;
  int opened = -1;

  g_signal_connect (search, "open", G_CALLBACK (opened_cb), &opened);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "bar");
  while ((popover = find_named (search, "popover")) == NULL || !gtk_widget_get_visible (popover))
    g_main_context_iteration (NULL, TRUE);
  list = find_named (popover, "list");
  /* A customer and a product, each below the name of its kind. */
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2));
  g_assert_nonnull (
      gtk_list_box_row_get_header (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1)));
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_false (gtk_widget_get_visible (popover));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  /* A scanner is done before the answer is there. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "bakery");
  g_signal_emit_by_name (entry, "activate");
  while (opened < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (opened, ==, REG_ENTITY_PARTY);
}

/* Somebody types while the book is still being opened. */
static void
test_early_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = find_named (GTK_WIDGET (fixture->window), "search");
  GtkWidget *entry = find_named (search, "entry");
  GtkWidget *popover;
  int opened = -1;

  g_signal_connect (search, "open", G_CALLBACK (opened_cb), &opened);
  reg_counter_search_set_session (REG_COUNTER_SEARCH (search), NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "bar");
  settle (fixture);
  g_assert_null (find_named (search, "popover"));
  reg_counter_search_set_session (REG_COUNTER_SEARCH (search),
                                  reg_main_window_get_session (fixture->window));
  while ((popover = find_named (search, "popover")) == NULL || !gtk_widget_get_visible (popover))
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (entry, "stop-search");

  reg_counter_search_set_session (REG_COUNTER_SEARCH (search), NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "bakery");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (opened, ==, -1);
  reg_counter_search_set_session (REG_COUNTER_SEARCH (search),
                                  reg_main_window_get_session (fixture->window));
  while (opened < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (opened, ==, REG_ENTITY_PARTY);
}

/* What was typed first is still shown when the rest of it and Enter come. */
static void
test_hasty_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = find_named (GTK_WIDGET (fixture->window), "search");
  GtkWidget *entry = find_named (search, "entry");
  GtkWidget *popover;
  int opened = -1;

  g_signal_connect (search, "open", G_CALLBACK (opened_cb), &opened);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "soap");
  while ((popover = find_named (search, "popover")) == NULL || !gtk_widget_get_visible (popover))
    g_main_context_iteration (NULL, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "bakery");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (opened, ==, -1);
  while (opened < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (opened, ==, REG_ENTITY_PARTY);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = find_named (GTK_WIDGET (fixture->window), "sidebar");
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 4);

  reg_main_window_set_count (fixture->window, "complaints", 3, TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Complaints, 3 waiting");
  reg_main_window_set_count (fixture->window, "complaints", 0, TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Complaints");
}

static void
test_not_a_book (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "letter.regulars", NULL);
  GtkStack *stack = GTK_STACK (find_named (GTK_WIDGET (fixture->window), "state_stack"));

  g_assert_true (g_file_set_contents (path, "Dear Sir or Madam, this is not a database", -1, NULL));
  reg_application_open_path (fixture->application, path, FALSE);
  while (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "problem") != 0)
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
  g_assert_null (reg_application_get_session (fixture->application));
  /* And back to the book, with the same window. */
  open_book (fixture, fixture->path);
  while (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "main") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (reg_application_get_session (fixture->application));
}

/* Another book is opened, or a window closed, before what it shows was read. */
static void
test_hasty_windows (Fixture *fixture, gconstpointer data)
{
  GtkApplication *application = GTK_APPLICATION (fixture->application);
  g_autofree char *path = g_build_filename (fixture->folder, "other.regulars", NULL);
  GtkWindow *first;

  make_book (path);
  reg_application_open_record (fixture->application, REG_ENTITY_PARTY, 1);
  first = gtk_application_get_active_window (application);
  gtk_window_close (first);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 1);
  reg_application_open_record (fixture->application, REG_ENTITY_PARTY, 1);
  g_assert_true (gtk_application_get_active_window (application) != first);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 2);
  open_book (fixture, path);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 1);
}

/* The program is started again while only the window of a customer was left. */
static void
test_window_comes_back (Fixture *fixture, gconstpointer data)
{
  RegSession *session = reg_application_get_session (fixture->application);

  reg_application_open_record (fixture->application, REG_ENTITY_PARTY, 1);
  settle (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_null (reg_application_get_main_window (fixture->application));
  open_book (fixture, fixture->path);
  g_assert_true (reg_application_get_session (fixture->application) == session);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "Corner shop – Regulars");
  g_assert_cmpuint (
      g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 2);
}

static gboolean
rename_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return save (db, REG_ENTITY_PARTY, REG_PARTY_NAME, "Butcher", error);
}

static void
undone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  char **text = user_data;

  *text = reg_session_undo_finish (REG_SESSION (object), result, &error);
  g_assert_no_error (error);
}

static char *
undo (RegSession *session)
{
  char *text = NULL;

  reg_session_undo_async (session, 0, NULL, undone_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

static char *
redo (RegSession *session)
{
  char *text = NULL;

  reg_session_redo_async (session, NULL, undone_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  RegSession *session = reg_main_window_get_session (fixture->window);
  RegActionInfo action = { .kind = "edit", .label = "Customer added" };
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *nothing = NULL;

  reg_store_write_sync (reg_session_get_store (session), &action, rename_job, NULL, NULL, NULL,
                        NULL);
  undone = undo (session);
  g_assert_cmpstr (undone, ==, "Undone: Customer added");
  redone = redo (session);
  g_assert_cmpstr (redone, ==, "Done again: Customer added");
  nothing = redo (session);
  g_assert_cmpstr (nothing, ==, "There is nothing to do again");
}

static void
test_error_words (void)
{
  for (int code = REG_STORE_ERROR_FAILED; code <= REG_STORE_ERROR_REFUSED; code++)
    {
      g_autoptr (GError) error = g_error_new (REG_STORE_ERROR, code, "SQLITE_SOMETHING at 0x12");
      g_autofree char *text = reg_error_describe (error);

      g_assert_true (g_str_has_suffix (text, "."));
      g_assert_null (strstr (text, "SQLITE"));
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_setenv ("GTK_A11Y", "test", TRUE);
  /* The display of our own brings private folders; GTK still needs the system's file types. */
  g_test_init (&argc, &argv, NULL);
  the_folder = g_dir_make_tmp ("regulars-XXXXXX", NULL);
  the_application = reg_application_new ();
  g_application_set_flags (G_APPLICATION (the_application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (the_application), NULL, &error);
  g_assert_no_error (error);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/window/first-page-only", test_first_page_only);
  g_test_add_func ("/window/page-names", test_page_names);
  ADD ("/window/every-page", test_every_page);
  ADD ("/window/narrow", test_narrow);
  ADD ("/window/staff", test_staff);
  ADD ("/window/search", test_search);
  ADD ("/window/early-search", test_early_search);
  ADD ("/window/hasty-search", test_hasty_search);
  ADD ("/window/counts", test_counts);
  ADD ("/window/not-a-book", test_not_a_book);
  ADD ("/window/hasty-windows", test_hasty_windows);
  ADD ("/window/comes-back", test_window_comes_back);
  ADD ("/window/undo", test_undo);
  g_test_add_func ("/window/error-words", test_error_words);
  status = g_test_run ();
  if (reg_application_get_session (the_application) != NULL)
    reg_store_close (reg_session_get_store (reg_application_get_session (the_application)));
  remove_folder (the_folder);
  g_free (the_folder);
  return status;
}
