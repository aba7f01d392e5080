/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fake-table-source.h"
#include "ui/table/reg-table-row-private.h"
#include "ui/table/reg-table-selection.h"

typedef struct
{
  FakeTableSource *source;
  RegTableModel *model;
  guint n_emissions;
  guint n_removed;
  guint n_added;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->n_emissions++;
  fixture->n_removed += removed;
  fixture->n_added += added;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = fake_table_source_new (GPOINTER_TO_UINT (data));
  fixture->model = reg_table_model_new (REG_TABLE_SOURCE (fixture->source));
  reg_table_model_refresh (fixture->model);
  settle ();
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  settle ();
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->source);
}

static RegTableRow *
show (Fixture *fixture, guint position)
{
  RegTableRow *row = g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  if (reg_table_row_get_cells (row) == NULL)
    reg_table_model_want (fixture->model, row, position);
  return row;
}

static void
assert_name (RegTableRow *row, const char *name)
{
  g_assert_nonnull (reg_table_row_get_cells (row));
  g_assert_cmpstr (reg_table_cells_get_text (reg_table_row_get_cells (row), 0), ==, name);
}

static void
test_get_item_does_not_read (Fixture *fixture, gconstpointer data)
{
  GListModel *list = G_LIST_MODEL (fixture->model);

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1000);
  for (guint i = 0; i < 1000; i++)
    g_object_unref (g_list_model_get_item (list, i));
  g_assert_null (g_list_model_get_item (list, 1000));
  settle ();
  g_assert_cmpuint (fake_table_source_get_n_row_queries (fixture->source), ==, 0);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  RegTableRow *rows[100];

  for (guint i = 0; i < 100; i++)
    rows[i] = show (fixture, i);
  g_assert_null (reg_table_row_get_cells (rows[0]));
  g_assert_cmpuint (fake_table_source_get_n_row_queries (fixture->source), ==, 0);
  settle ();
  /* A hundred wishes of one layout are two pages. */
  g_assert_cmpuint (fake_table_source_get_n_row_queries (fixture->source), ==, 2);
  g_assert_cmpuint (fake_table_source_get_longest_page (fixture->source), ==, REG_TABLE_PAGE_SIZE);
  assert_name (rows[0], "Row 1 v1");
  assert_name (rows[99], "Row 100 v1");
  for (guint i = 0; i < 100; i++)
    g_object_unref (rows[i]);
  /* Seen again, from memory. */
  rows[0] = show (fixture, 120);
  assert_name (rows[0], "Row 121 v1");
  settle ();
  g_assert_cmpuint (fake_table_source_get_n_row_queries (fixture->source), ==, 2);
  g_object_unref (rows[0]);
}

static void
test_first_rows_come_along (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RegTableRow) row = NULL;
  g_autoptr (RegTableRow) below = NULL;

  fake_table_source_set_brings_rows (fixture->source, TRUE);
  reg_table_model_set_sort (fixture->model, "name", TRUE);
  settle ();
  row = show (fixture, 0);
  assert_name (row, "Row 1000 v1");
  g_assert_cmpuint (fake_table_source_get_n_row_queries (fixture->source), ==, 0);
  below = show (fixture, 50);
  g_assert_null (reg_table_row_get_cells (below));
  settle ();
  assert_name (below, "Row 950 v1");
  g_assert_cmpuint (fake_table_source_get_n_row_queries (fixture->source), ==, 1);
  /* The page of the row, without those that are there. */
  g_assert_cmpuint (fake_table_source_get_longest_page (fixture->source), ==, 32);
}

/* Somebody is scrolled down, perhaps: rows on top are not read for a change somewhere. */
static void
test_refresh_brings_no_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RegTableRow) row = NULL;

  fake_table_source_set_brings_rows (fixture->source, TRUE);
  reg_table_model_refresh (fixture->model);
  settle ();
  row = show (fixture, 0);
  g_assert_null (reg_table_row_get_cells (row));
}

static void
test_first_rows_too_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RegTableRow) row = NULL;

  fake_table_source_set_brings_rows (fixture->source, TRUE);
  fake_table_source_set_held (fixture->source, TRUE);
  reg_table_model_set_sort (fixture->model, "name", TRUE);
  fake_table_source_set_version (fixture->source, 2);
  reg_table_source_changed (REG_TABLE_SOURCE (fixture->source), NULL, 0);
  fake_table_source_answer (fixture->source, 0);
  settle ();
  row = show (fixture, 0);
  g_assert_null (reg_table_row_get_cells (row));
  fake_table_source_set_held (fixture->source, FALSE);
  while (fake_table_source_get_n_waiting (fixture->source) > 0)
    fake_table_source_answer (fixture->source, 0);
  settle ();
  assert_name (row, "Row 1000 v2");
}

static void
test_same_object (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RegTableRow) first = show (fixture, 7);
  g_autoptr (RegTableRow) second = show (fixture, 7);

  g_assert_true (first == second);
  g_assert_cmpint (reg_table_row_get_id (first), ==, 8);
}

static void
test_scrolled_past (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RegTableRow) last = NULL;

  for (guint page = 0; page < 15; page++)
    g_object_unref (show (fixture, page * REG_TABLE_PAGE_SIZE));
  last = show (fixture, 999);
  settle ();
  /* Nobody looks at the others any more. */
  g_assert_cmpuint (fake_table_source_get_n_row_queries (fixture->source), ==, 1);
  assert_name (last, "Row 1000 v1");
}

static void
test_late_ids (Fixture *fixture, gconstpointer data)
{
  fake_table_source_set_held (fixture->source, TRUE);
  reg_table_model_set_sort (fixture->model, "name", TRUE);
  fake_table_source_remove (fixture->source, 0);
  reg_table_model_set_sort (fixture->model, "name", FALSE);
  g_assert_cmpuint (fake_table_source_get_n_waiting (fixture->source), ==, 2);
  /* The second question is answered first. */
  fake_table_source_answer (fixture->source, 1);
  settle ();
  g_assert_cmpint (reg_table_model_get_id (fixture->model, 0), ==, 2);
  g_assert_cmpuint (reg_table_model_get_size (fixture->model), ==, 999);
  fixture->n_emissions = 0;
  fake_table_source_answer (fixture->source, 0);
  settle ();
  g_assert_cmpuint (fixture->n_emissions, ==, 0);
  g_assert_cmpint (reg_table_model_get_id (fixture->model, 0), ==, 2);
}

static void
test_late_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RegTableRow) row = NULL;
  gint64 id = 1;

  fake_table_source_set_held (fixture->source, TRUE);
  row = show (fixture, 0);
  settle ();
  g_assert_cmpuint (fake_table_source_get_n_waiting (fixture->source), ==, 1);
  fake_table_source_set_version (fixture->source, 2);
  reg_table_source_changed (REG_TABLE_SOURCE (fixture->source), &id, 1);
  settle ();
  /* The old answer, the ids, and the row asked for again. */
  g_assert_cmpuint (fake_table_source_get_n_waiting (fixture->source), ==, 3);
  fake_table_source_answer (fixture->source, 0);
  settle ();
  g_assert_null (reg_table_row_get_cells (row));
  while (fake_table_source_get_n_waiting (fixture->source) > 0)
    fake_table_source_answer (fixture->source, 0);
  settle ();
  assert_name (row, "Row 1 v2");
}

static void
test_change_keeps_old_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RegTableRow) row = show (fixture, 0);
  g_autoptr (RegTableRow) other = show (fixture, 1);
  gint64 id = 1;

  settle ();
  fake_table_source_set_version (fixture->source, 2);
  reg_table_source_changed (REG_TABLE_SOURCE (fixture->source), &id, 1);
  assert_name (row, "Row 1 v1");
  settle ();
  assert_name (row, "Row 1 v2");
  assert_name (other, "Row 2 v1");
  reg_table_source_changed (REG_TABLE_SOURCE (fixture->source), NULL, 0);
  settle ();
  assert_name (other, "Row 2 v2");
  g_assert_cmpuint (fixture->n_emissions, ==, 0);
}

static void
test_small_splices (Fixture *fixture, gconstpointer data)
{
  fake_table_source_remove (fixture->source, 900);
  fake_table_source_insert (fixture->source, 10, 5000);
  reg_table_source_changed (REG_TABLE_SOURCE (fixture->source), NULL, 0);
  settle ();
  g_assert_cmpuint (fixture->n_emissions, ==, 2);
  g_assert_cmpuint (fixture->n_removed, ==, 1);
  g_assert_cmpuint (fixture->n_added, ==, 1);
  g_assert_cmpint (reg_table_model_get_id (fixture->model, 10), ==, 5000);
  g_assert_cmpuint (reg_table_model_get_size (fixture->model), ==, 1000);
}

static void
test_many_changes_are_gathered (Fixture *fixture, gconstpointer data)
{
  guint before = fake_table_source_get_n_id_queries (fixture->source);

  for (guint i = 0; i < 50; i++)
    reg_table_source_changed (REG_TABLE_SOURCE (fixture->source), NULL, 0);
  settle ();
  g_assert_cmpuint (fake_table_source_get_n_id_queries (fixture->source), <=, before + 2);
}

/* Somebody changed the file with another program: what is shown stays, and the reason is named. */
static void
test_impossible_id (Fixture *fixture, gconstpointer data)
{
  fake_table_source_insert (fixture->source, 3, G_GINT64_CONSTANT (1) << 32);
  reg_table_model_refresh (fixture->model);
  settle ();
  g_assert_error (reg_table_model_get_error (fixture->model), G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpuint (reg_table_model_get_size (fixture->model), ==, 1000);
  fake_table_source_remove (fixture->source, 3);
  reg_table_model_refresh (fixture->model);
  settle ();
  g_assert_null (reg_table_model_get_error (fixture->model));
}

static void
test_failure_keeps_rows (Fixture *fixture, gconstpointer data)
{
  fake_table_source_set_failing (fixture->source, TRUE);
  reg_table_model_refresh (fixture->model);
  settle ();
  g_assert_error (reg_table_model_get_error (fixture->model), G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpuint (reg_table_model_get_size (fixture->model), ==, 1000);
  fake_table_source_set_failing (fixture->source, FALSE);
  reg_table_model_refresh (fixture->model);
  settle ();
  g_assert_null (reg_table_model_get_error (fixture->model));
}

static void
test_row_outlives_model (void)
{
  g_autoptr (FakeTableSource) source = fake_table_source_new (10);
  RegTableModel *model = reg_table_model_new (REG_TABLE_SOURCE (source));
  g_autoptr (RegTableRow) row = NULL;

  reg_table_model_refresh (model);
  settle ();
  row = g_list_model_get_item (G_LIST_MODEL (model), 3);
  g_assert_finalize_object (model);
  g_assert_cmpint (reg_table_row_get_id (row), ==, 4);
}

/* --- selection -------------------------------------------------------------------------- */

static void
test_selection_by_id (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RegTableSelection) selection = reg_table_selection_new (fixture->model, FALSE);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  g_autoptr (GtkBitset) set = NULL;

  g_assert_true (gtk_selection_model_select_item (model, 4, TRUE));
  g_assert_cmpint (reg_table_selection_get_selected (selection), ==, 5);
  g_assert_true (gtk_selection_model_is_selected (model, 4));
  reg_table_model_set_sort (fixture->model, "name", TRUE);
  settle ();
  g_assert_cmpint (reg_table_selection_get_selected (selection), ==, 5);
  g_assert_false (gtk_selection_model_is_selected (model, 4));
  g_assert_true (gtk_selection_model_is_selected (model, 995));
  set = gtk_selection_model_get_selection (model);
  g_assert_cmpuint (gtk_bitset_get_size (set), ==, 1);
  g_assert_cmpuint (gtk_bitset_get_minimum (set), ==, 995);
  /* One at a time. */
  g_assert_true (gtk_selection_model_select_item (model, 1, FALSE));
  g_assert_cmpuint (reg_table_selection_get_count (selection), ==, 1);
  g_assert_false (gtk_selection_model_select_all (model));
  g_assert_false (gtk_selection_model_select_item (model, 1000, TRUE));
}

static void
test_selection_forgets_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RegTableSelection) selection = reg_table_selection_new (fixture->model, TRUE);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  gtk_selection_model_select_range (model, 10, 3, TRUE);
  g_assert_cmpuint (reg_table_selection_get_count (selection), ==, 3);
  fake_table_source_remove (fixture->source, 11);
  reg_table_source_changed (REG_TABLE_SOURCE (fixture->source), NULL, 0);
  settle ();
  g_assert_cmpuint (reg_table_selection_get_count (selection), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (model, 10));
  g_assert_true (gtk_selection_model_is_selected (model, 11));
  g_assert_false (gtk_selection_model_is_selected (model, 12));
}

static void
test_selection_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RegTableSelection) selection = reg_table_selection_new (fixture->model, TRUE);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  g_autoptr (GArray) ids = NULL;

  gtk_selection_model_select_all (model);
  g_assert_true (reg_table_selection_get_all (selection));
  g_assert_cmpuint (reg_table_selection_get_count (selection), ==, 1000);
  gtk_selection_model_unselect_item (model, 0);
  g_assert_cmpuint (reg_table_selection_get_count (selection), ==, 999);
  /* What comes to match belongs to it. */
  fake_table_source_insert (fixture->source, 5, 7777);
  reg_table_source_changed (REG_TABLE_SOURCE (fixture->source), NULL, 0);
  settle ();
  g_assert_true (gtk_selection_model_is_selected (model, 5));
  g_assert_cmpuint (reg_table_selection_get_count (selection), ==, 1000);
  ids = reg_table_selection_dup_ids (selection);
  g_assert_cmpuint (ids->len, ==, 1000);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 2);
  gtk_selection_model_unselect_all (model);
  g_assert_cmpuint (reg_table_selection_get_count (selection), ==, 0);
}

static void
test_selection_mask (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RegTableSelection) selection = reg_table_selection_new (fixture->model, TRUE);
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (10, 10);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_range (15, 2);
  g_autoptr (GtkBitset) result = NULL;

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (selection), 8, 4, TRUE);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (selection), selected, mask);
  result = gtk_selection_model_get_selection_in_range (GTK_SELECTION_MODEL (selection), 0, 100);
  g_assert_cmpuint (gtk_bitset_get_size (result), ==, 4);
  g_assert_true (gtk_bitset_contains (result, 8));
  g_assert_true (gtk_bitset_contains (result, 9));
  g_assert_true (gtk_bitset_contains (result, 15));
  g_assert_true (gtk_bitset_contains (result, 16));
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_selection_never_fetches (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RegTableSelection) selection = reg_table_selection_new (fixture->model, FALSE);
  guint notified = 0;
  guint calls;

  g_signal_connect (selection, "notify::selected", G_CALLBACK (count_notify_cb), &notified);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 400, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 400, TRUE);
  g_assert_cmpuint (notified, ==, 1);
  calls = reg_table_model_get_n_item_calls (fixture->model);
  reg_table_model_set_sort (fixture->model, "name", TRUE);
  settle ();
  reg_table_model_refresh (fixture->model);
  settle ();
  g_assert_cmpuint (reg_table_model_get_n_item_calls (fixture->model), ==, calls);
  g_assert_cmpuint (notified, ==, 1);
  reg_table_selection_set_selected (selection, 0);
  g_assert_cmpuint (notified, ==, 2);
}

#define ADD(path, function, rows)                                                                  \
  g_test_add (path, Fixture, GUINT_TO_POINTER (rows), set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/table/model/get-item-does-not-read", test_get_item_does_not_read, 1000);
  ADD ("/table/model/pages", test_pages, 1000);
  ADD ("/table/model/first-rows-come-along", test_first_rows_come_along, 1000);
  ADD ("/table/model/refresh-brings-no-rows", test_refresh_brings_no_rows, 1000);
  ADD ("/table/model/first-rows-too-late", test_first_rows_too_late, 1000);
  ADD ("/table/model/same-object", test_same_object, 1000);
  ADD ("/table/model/scrolled-past", test_scrolled_past, 1000);
  ADD ("/table/model/late-ids", test_late_ids, 1000);
  ADD ("/table/model/late-rows", test_late_rows, 1000);
  ADD ("/table/model/change-keeps-old-text", test_change_keeps_old_text, 1000);
  ADD ("/table/model/small-splices", test_small_splices, 1000);
  ADD ("/table/model/many-changes-are-gathered", test_many_changes_are_gathered, 1000);
  ADD ("/table/model/failure-keeps-rows", test_failure_keeps_rows, 1000);
  ADD ("/table/model/impossible-id", test_impossible_id, 1000);
  g_test_add_func ("/table/model/row-outlives-model", test_row_outlives_model);
  ADD ("/table/selection/by-id", test_selection_by_id, 1000);
  ADD ("/table/selection/forgets-gone", test_selection_forgets_gone, 1000);
  ADD ("/table/selection/all", test_selection_all, 1000);
  ADD ("/table/selection/mask", test_selection_mask, 1000);
  ADD ("/table/selection/never-fetches", test_selection_never_fetches, 100000);
  return g_test_run ();
}
