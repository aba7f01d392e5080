/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "fake-table-source.h"
#include "ui/table/reg-table-row-private.h"
#include "ui/table/reg-table-line.h"
#include "ui/table/reg-table-view.h"

#define N_ROWS 100000

typedef struct
{
  FakeTableSource *source;
  GtkWidget *window;
  RegTableView *view;
  RegTableModel *model;
} Fixture;

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *left = user_data;

  if (*left > 0)
    (*left)--;
  return *left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Lets a few frames be drawn and everything that is due be done. */
static void
settle (Fixture *fixture)
{
  guint left = 4;

  gtk_widget_add_tick_callback (fixture->window, frame_cb, &left, NULL);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = fake_table_source_new (GPOINTER_TO_UINT (data));
  fixture->view = REG_TABLE_VIEW (reg_table_view_new ());
  reg_table_view_set_source (fixture->view, REG_TABLE_SOURCE (fixture->source), TRUE);
  reg_table_view_set_label (fixture->view, "Customers");
  fixture->model = reg_table_view_get_model (fixture->view);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 600);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  reg_table_model_refresh (fixture->model);
  settle (fixture);
}

/* The header is a column view with a list of its own; the rows are in the other one. */
static GtkWidget *
find_rows (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "reg-table"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_rows (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->model);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->source);
}

static gboolean
shows_text (GtkWidget *widget, const char *text)
{
  GtkWidget *child;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_INSCRIPTION (widget)
      && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0)
    return TRUE;
  if (REG_IS_TABLE_LINE (widget) && reg_table_line_says (REG_TABLE_LINE (widget), text))
    return TRUE;
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0)
    return TRUE;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

static void
test_rows_appear (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  g_assert_true (shows_text (view, "Row 1 v1"));
  g_assert_true (shows_text (view, "waiting"));
  g_assert_true (shows_text (view, "100000 rows"));
  g_assert_false (shows_text (view, "Note"));
  /* The first screen needs a few pages, not the list. */
  g_assert_cmpuint (fake_table_source_get_n_row_queries (fixture->source), <=, 8);
}

static void
test_selected_refresh (Fixture *fixture, gconstpointer data)
{
  RegTableSelection *selection = reg_table_view_get_selection (fixture->view);
  guint before;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 3, TRUE);
  settle (fixture);
  before = reg_table_model_get_n_item_calls (fixture->model);
  reg_table_model_refresh (fixture->model);
  settle (fixture);
  g_assert_cmpuint (reg_table_model_get_n_item_calls (fixture->model) - before, <=, 200);

  /* Somebody clicks the header: the new order is looked at from its top. */
  gtk_root_set_focus (GTK_ROOT (fixture->window), NULL);
  before = reg_table_model_get_n_item_calls (fixture->model);
  reg_table_model_set_sort (fixture->model, "name", TRUE);
  settle (fixture);
  g_test_message ("re-sort with a row selected: %u items",
                  reg_table_model_get_n_item_calls (fixture->model) - before);
  g_assert_cmpuint (reg_table_model_get_n_item_calls (fixture->model) - before, <=, 450);
  g_assert_cmpint (reg_table_selection_get_selected (selection), ==, 4);
  g_assert_true (shows_text (GTK_WIDGET (fixture->view), "Row 100000 v1"));
  g_assert_true (shows_text (GTK_WIDGET (fixture->view), "1 selected"));
  /* Who stands on a row stays with it. */
  reg_table_view_focus_rows (fixture->view);
  settle (fixture);
  g_assert_true (shows_text (GTK_WIDGET (fixture->view), "Row 4 v1"));
}

static void
test_scrolling (Fixture *fixture, gconstpointer data)
{
  GtkWidget *rows = find_rows (GTK_WIDGET (fixture->view));
  guint ids_before = fake_table_source_get_n_id_queries (fixture->source);
  guint rows_before = fake_table_source_get_n_row_queries (fixture->source);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (rows));

  for (int step = 1; step <= 20; step++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * step / 21.0);
      settle (fixture);
    }
  g_assert_cmpuint (fake_table_source_get_n_id_queries (fixture->source), ==, ids_before);
  g_assert_cmpuint (fake_table_source_get_n_row_queries (fixture->source) - rows_before, <=, 110);
  g_assert_cmpuint (fake_table_source_get_longest_page (fixture->source), <=, REG_TABLE_PAGE_SIZE);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 600);
  settle (fixture);
  g_assert_true (reg_table_view_get_narrow (fixture->view));
  g_assert_nonnull (find_rows (GTK_WIDGET (fixture->view)));
  g_assert_true (shows_text (GTK_WIDGET (fixture->view), "Row 1 v1"));
  g_assert_true (shows_text (GTK_WIDGET (fixture->view), "Utrecht · 3 Nov"));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 600);
  settle (fixture);
  g_assert_false (reg_table_view_get_narrow (fixture->view));
  g_assert_true (shows_text (GTK_WIDGET (fixture->view), "Town"));
}

static void
activated_cb (RegTableView *view, gint64 id, gint64 *activated)
{
  *activated = id;
}

static void
test_activation (Fixture *fixture, gconstpointer data)
{
  gint64 activated = 0;

  g_signal_connect (fixture->view, "row-activated", G_CALLBACK (activated_cb), &activated);
  reg_table_selection_set_selected (reg_table_view_get_selection (fixture->view), 6);
  reg_table_view_focus_rows (fixture->view);
  settle (fixture);
  g_assert_true (gtk_widget_activate (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  g_assert_cmpint (activated, ==, 6);
}

/* Shift and Tab lead from the rows back to whatever stands before the table. */
static void
test_leaving_backwards (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("Before");

  g_object_ref (fixture->view);
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  g_object_unref (fixture->view);
  settle (fixture);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->view)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         find_rows (fixture->window)));
  for (int presses = 0; presses < 20; presses++)
    {
      gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD);
      if (gtk_widget_has_focus (before))
        return;
    }
  g_assert_not_reached ();
}

static void
test_layout (Fixture *fixture, gconstpointer data)
{
  g_autofree char *layout = NULL;

  reg_table_view_set_layout (fixture->view,
                             "town:140 name:220 -state:90 nonsense:100 note sort=-value");
  settle (fixture);
  layout = reg_table_view_dup_layout (fixture->view);
  g_assert_true (g_str_has_prefix (layout, "town:140 name:220 -state:90 note "));
  g_assert_true (g_str_has_suffix (layout, "sort=-value"));
  g_assert_false (shows_text (GTK_WIDGET (fixture->view), "waiting"));
  g_assert_true (shows_text (GTK_WIDGET (fixture->view), "Row 100000 v1"));
  g_assert_true (shows_text (GTK_WIDGET (fixture->view), "Note"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "table.note", NULL));
  settle (fixture);
  g_assert_false (shows_text (GTK_WIDGET (fixture->view), "Note"));
}

/* Columns give way one by one and come back; what was wanted stays wanted. */
static void
test_fit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  g_autofree char *before = reg_table_view_dup_layout (fixture->view);
  g_autofree char *after = NULL;
  GtkWidget *rows = find_rows (GTK_WIDGET (fixture->view));
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (rows));

  for (int width = 900; width > 540; width -= 40)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
      settle (fixture);
      g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=,
                         gtk_adjustment_get_page_size (adjustment));
      g_assert_true (shows_text (view, "Row 1 v1"));
      g_assert_true (shows_text (view, "waiting"));
    }
  g_assert_false (shows_text (view, "So far"));
  after = reg_table_view_dup_layout (fixture->view);
  g_assert_cmpstr (before, ==, after);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  settle (fixture);
  g_assert_true (shows_text (view, "So far"));
}

typedef struct
{
  Fixture *fixture;
  guint n_frames;
} Painted;

static void
paint_cb (GdkFrameClock *clock, Painted *painted)
{
  RegTableView *view = painted->fixture->view;
  GtkWidget *rows = find_rows (GTK_WIDGET (view));
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (rows));

  painted->n_frames++;
  g_assert_cmpint (reg_table_view_get_narrow (view), ==,
                   gtk_widget_get_width (GTK_WIDGET (view)) <= 520);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=,
                     gtk_adjustment_get_page_size (adjustment));
}

/* However the width changes, what is drawn fits into it. */
static void
test_fit_in_every_frame (Fixture *fixture, gconstpointer data)
{
  static const int widths[] = { 360, 900, 560, 1000, 520, 640 };
  Painted painted = { fixture, 0 };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);

  g_signal_connect (clock, "paint", G_CALLBACK (paint_cb), &painted);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 600);
      settle (fixture);
    }
  g_assert_cmpuint (painted.n_frames, >=, G_N_ELEMENTS (widths));
  g_signal_handlers_disconnect_by_data (clock, &painted);
}

/* A long list comes in parts; how many there will be is known with the first. */
static void
test_first_rows (void)
{
  g_autoptr (FakeTableSource) source = fake_table_source_new (1000);
  g_autoptr (RegTableModel) model = reg_table_model_new (REG_TABLE_SOURCE (source));

  g_assert_cmpuint (reg_table_model_get_total (model), ==, 0);
  reg_table_model_refresh (model);
  while (reg_table_model_get_size (model) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (reg_table_model_get_size (model), <, 1000);
  g_assert_cmpuint (reg_table_model_get_total (model), ==, 1000);
  while (!reg_table_model_get_loaded (model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (reg_table_model_get_size (model), ==, 1000);
  g_assert_cmpuint (reg_table_model_get_total (model), ==, 1000);
}

static GtkWidget *
create_label (gpointer text)
{
  return gtk_label_new (text);
}

static void
test_empty_and_failed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  reg_table_view_set_empty (fixture->view, create_label, (gpointer) "Nobody yet");
  settle (fixture);
  g_assert_true (shows_text (view, "Nobody yet"));
  reg_table_model_set_text (fixture->model, "zzz");
  settle (fixture);
  g_assert_true (shows_text (view, "Nothing matches"));
  fake_table_source_set_failing (fixture->source, TRUE);
  reg_table_model_refresh (fixture->model);
  settle (fixture);
  g_assert_true (shows_text (view, "This list could not be read"));
}

/* Rows are as wide as our style says. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/app/regulars/Regulars/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char *argv[])
{
  /* The display of our own brings private folders; GTK still needs the system's file types. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();
#define ADD(path, function, rows)                                                                  \
  g_test_add (path, Fixture, GUINT_TO_POINTER (rows), set_up, function, tear_down)
  ADD ("/table/view/rows-appear", test_rows_appear, N_ROWS);
  ADD ("/table/view/selected-refresh", test_selected_refresh, N_ROWS);
  ADD ("/table/view/scrolling", test_scrolling, N_ROWS);
  ADD ("/table/view/narrow", test_narrow, 1000);
  ADD ("/table/view/activation", test_activation, 1000);
  ADD ("/table/view/leaving-backwards", test_leaving_backwards, 1000);
  ADD ("/table/view/layout", test_layout, N_ROWS);
  ADD ("/table/view/fit", test_fit, 1000);
  ADD ("/table/view/fit-in-every-frame", test_fit_in_every_frame, 1000);
  g_test_add_func ("/table/view/first-rows", test_first_rows);
  ADD ("/table/view/empty-and-failed", test_empty_and_failed, 0);
  return g_test_run ();
}
