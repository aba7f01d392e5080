/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"

#include "ui/customer/reg-customers-page.h"
#include "ui/table/reg-table-view.h"

/* Which columns somebody wants, how wide, in which order and sorted by what: chosen in the header,
 * and found again the next day. */

/* --- help ------------------------------------------------------------------------------- */

static GtkWidget *
open_page (UiFixture *f, int width)
{
  return ui_show_page (f, reg_customers_page_new (f->session), width);
}

static RegTableView *
get_table (GtkWidget *window)
{
  return REG_TABLE_VIEW (ui_find_type (window, REG_TYPE_TABLE_VIEW));
}

static GtkColumnView *
get_header (GtkWidget *window)
{
  return GTK_COLUMN_VIEW (ui_find_type (window, GTK_TYPE_COLUMN_VIEW));
}

static GtkColumnViewColumn *
get_column (GtkWidget *window, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (get_header (window));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_id (column), id))
        return column;
    }
  g_error ("There is no column %s", id);
}

static guint
get_place (GtkWidget *window, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (get_header (window));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_id (column), id))
        return i;
    }
  return G_MAXUINT;
}

static gboolean
is_shown (GtkWidget *window, const char *id)
{
  return gtk_column_view_column_get_visible (get_column (window, id));
}

/* As from the menu of a header. */
static void
switch_column (UiFixture *f, GtkWidget *window, const char *id)
{
  g_autofree char *action = g_strconcat ("table.", id, NULL);

  ui_activate (f, GTK_WIDGET (get_table (window)), action);
}

static void
sort_by (UiFixture *f, GtkWidget *window, const char *id, GtkSortType order)
{
  gtk_column_view_sort_by_column (get_header (window), get_column (window, id), order);
  ui_fixture_settle (f);
}

/* "Anna Berta Clara" */
static char *
read_order (UiFixture *f, GtkWidget *window)
{
  RegTableModel *model = reg_table_view_get_model (get_table (window));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reg_table_model_get_size (model); i++)
    {
      g_autoptr (RegRecord)
          party = ui_fixture_load (f, REG_ENTITY_PARTY, reg_table_model_get_id (model, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              reg_record_get_text (party, REG_PARTY_NAME));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_order (UiFixture *f, GtkWidget *window, const char *wanted)
{
  g_autofree char *order = read_order (f, window);

  g_assert_cmpstr (order, ==, wanted);
}

static void
add_people (UiFixture *f)
{
  gint64 anna = ui_fixture_add_party (f, "Anna");
  gint64 berta = ui_fixture_add_party (f, "Berta");
  gint64 clara = ui_fixture_add_party (f, "Clara");

  ui_fixture_add_contact (f, anna, REG_CONTACT_KIND_ADDRESS, "Zwolle");
  ui_fixture_add_contact (f, berta, REG_CONTACT_KIND_ADDRESS, "Almere");
  ui_fixture_add_contact (f, clara, REG_CONTACT_KIND_ADDRESS, "Meppel");
  ui_fixture_add_sale (f, anna, "2021-03-01", 200000);
  ui_fixture_add_sale (f, clara, "2021-03-02", 900000);
}

/* --- columns ---------------------------------------------------------------------------- */

/* Every column but the one that names the row can be switched on and off, and stays so. */
static void
test_columns (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window;
  GListModel *columns;
  guint n_columns;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  add_people (f);
  window = open_page (f, 1800);
  columns = G_LIST_MODEL (gtk_column_view_get_columns (get_header (window)));
  n_columns = g_list_model_get_n_items (columns);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_ptr_array_add (ids, g_strdup (gtk_column_view_column_get_id (column)));
    }
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autofree char *action = g_strconcat ("table.", id, NULL);
      gboolean before = is_shown (window, id);

      if (!gtk_widget_activate_action (GTK_WIDGET (get_table (window)), action, NULL))
        {
          g_assert_cmpstr (id, ==, "name");
          continue;
        }
      ui_fixture_settle (f);
      g_assert_cmpint (is_shown (window, id), ==, !before);
      ui_window_close (f, window);
      window = open_page (f, 1800);
      g_assert_cmpint (is_shown (window, id), ==, !before);
      switch_column (f, window, id);
      g_assert_cmpint (is_shown (window, id), ==, before);
    }
  g_assert_true (is_shown (window, "name"));
  ui_window_close (f, window);
}

/* A column that gives way to little room was not switched off by anybody. */
static void
test_little_room (UiFixture *f, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget *window;

  add_people (f);
  window = open_page (f, 1400);
  before = reg_table_view_dup_layout (get_table (window));
  for (int width = 1400; width >= 360; width -= 130)
    ui_resize (f, window, width, 700);
  g_assert_true (reg_table_view_get_narrow (get_table (window)));
  ui_resize (f, window, 1400, 700);
  after = reg_table_view_dup_layout (get_table (window));
  g_assert_cmpstr (before, ==, after);
  g_assert_false (reg_table_view_get_narrow (get_table (window)));
  ui_window_close (f, window);
}

static void
test_width (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window;

  add_people (f);
  window = open_page (f, 1400);
  gtk_column_view_column_set_fixed_width (get_column (window, "town"), 233);
  ui_fixture_settle (f);
  ui_window_close (f, window);
  window = open_page (f, 1400);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (get_column (window, "town")), ==, 233);
  ui_window_close (f, window);
}

static void
test_order_of_columns (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window;
  guint before;

  add_people (f);
  window = open_page (f, 1400);
  before = get_place (window, "town");
  g_assert_cmpuint (before, >, 0);
  gtk_column_view_insert_column (get_header (window), 0, get_column (window, "town"));
  ui_fixture_settle (f);
  g_assert_cmpuint (get_place (window, "town"), ==, 0);
  /* The order alone is kept with the next choice. */
  gtk_column_view_column_set_fixed_width (get_column (window, "town"), 150);
  ui_fixture_settle (f);
  ui_window_close (f, window);
  window = open_page (f, 1400);
  g_assert_cmpuint (get_place (window, "town"), ==, 0);
  g_assert_true (ui_shows (window, "Almere"));
  ui_window_close (f, window);
}

/* --- sorting ---------------------------------------------------------------------------- */

static void
test_sort (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *column;
    GtkSortType order;
    const char *wanted;
  } cases[] = {
    { "name", GTK_SORT_DESCENDING, "Clara Berta Anna" },
    { "name", GTK_SORT_ASCENDING, "Anna Berta Clara" },
    { "town", GTK_SORT_ASCENDING, "Berta Clara Anna" },
    { "town", GTK_SORT_DESCENDING, "Anna Clara Berta" },
    { "sales", GTK_SORT_DESCENDING, "Clara Anna Berta" },
  };
  GtkWidget *window;

  add_people (f);
  window = open_page (f, 1400);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegTableSelection *selection = reg_table_view_get_selection (get_table (window));
      gint64 chosen = reg_table_selection_get_selected (selection);

      sort_by (f, window, cases[i].column, cases[i].order);
      assert_order (f, window, cases[i].wanted);
      /* Who was chosen is still chosen, wherever they stand now. */
      g_assert_cmpint (reg_table_selection_get_selected (selection), ==, chosen);
      ui_window_close (f, window);
      window = open_page (f, 1400);
      assert_order (f, window, cases[i].wanted);
      reg_table_selection_set_selected (reg_table_view_get_selection (get_table (window)), chosen);
    }
  ui_window_close (f, window);
}

/* Somebody new finds their place in the order, and the foot tells of it. */
static void
test_sort_goes_on (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window;

  add_people (f);
  window = open_page (f, 1400);
  sort_by (f, window, "name", GTK_SORT_DESCENDING);
  ui_fixture_add_party (f, "Bodo");
  ui_fixture_settle (f);
  assert_order (f, window, "Clara Bodo Berta Anna");
  g_assert_true (ui_shows (window, "4 customers · sorted by Customer"));
  ui_resize (f, window, 360, 700);
  assert_order (f, window, "Clara Bodo Berta Anna");
  ui_window_close (f, window);
}

/* Å, æ, ß and small letters stand where people look for them. */
static void
test_sort_letters (UiFixture *f, gconstpointer unused)
{
  static const char *const names[] = {
    "Zander", "ärger", "Ahorn", "Öl", "oben", "Strauß", "strauch"
  };
  GtkWidget *window;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ui_fixture_add_party (f, names[i]);
  window = open_page (f, 1400);
  sort_by (f, window, "name", GTK_SORT_ASCENDING);
  assert_order (f, window, "Ahorn ärger oben Öl strauch Strauß Zander");
  ui_window_close (f, window);
}

/* --- what was kept ---------------------------------------------------------------------- */

static void
write_layout (const char *layout)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "regulars", NULL);
  g_autofree char *path = g_build_filename (folder, "tables.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, layout, -1, &error);
  g_assert_no_error (error);
}

/* A file of another version, a broken one, or none: the table is as it usually is. */
static void
test_broken (UiFixture *f, gconstpointer unused)
{
  static const char *const layouts[] = {
    "",
    "not a file of that kind",
    "[customers]\nlayout=\n",
    "[customers]\nlayout=nonsense:12 -other sort=nothing\n",
    "[customers]\nlayout=town:-5 town:99999999999 town:x : - -: sort= sort=-\n",
    "[customers]\nlayout=sort=attention sort=-attention\n",
    "[quotations]\nlayout=-number\n",
  };
  g_autofree char *usual = NULL;
  GtkWidget *window;

  add_people (f);
  window = open_page (f, 1400);
  usual = read_order (f, window);
  ui_window_close (f, window);
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      write_layout (layouts[i]);
      window = open_page (f, 1400);
      assert_order (f, window, usual);
      g_assert_true (is_shown (window, "name"));
      g_assert_true (ui_shows (window, "Anna"));
      ui_window_close (f, window);
    }
}

/* Lists do not share what was chosen. */
static void
test_each_its_own (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window;

  add_people (f);
  write_layout ("[products]\nlayout=name town sort=-name\n[customers]\nlayout=-town\n");
  window = open_page (f, 1400);
  g_assert_false (is_shown (window, "town"));
  assert_order (f, window, "Anna Berta Clara");
  switch_column (f, window, "town");
  g_assert_true (is_shown (window, "town"));
  ui_window_close (f, window);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(name)                                                                                  \
  g_test_add ("/table-layout/" #name, UiFixture, NULL, ui_fixture_set_up, test_##name,             \
              ui_fixture_tear_down)
  ADD (columns);
  ADD (little_room);
  ADD (width);
  ADD (order_of_columns);
  ADD (sort);
  ADD (sort_goes_on);
  ADD (sort_letters);
  ADD (broken);
  ADD (each_its_own);
  return g_test_run ();
}
