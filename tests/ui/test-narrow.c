/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "deal-fixture.h"
#include "ui-drive.h"

#include "ui/customer/reg-customer-dialog.h"
#include "ui/pipeline/reg-pipeline-page.h"
#include "ui/pipeline/reg-stage-column.h"
#include "ui/product/reg-product-dialog.h"
#include "ui/widgets/reg-dialog.h"

/* What has to fit into a window of 360 pixels, and what into one as it opens. */

#define NARROW 360
/* What the window manager of the tests takes of a window. */
#define EDGES 10
/* The window as it opens, without its sidebar. */
#define PAGE 940

static gboolean
has_focus_in (GtkWidget *window, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* --- dialogs ---------------------------------------------------------------------------- */

typedef AdwDialog *(*NewDialog) (RegSession *session, gint64 id);

static const struct
{
  NewDialog create;
  const char *first;
} dialogs[] = {
  { reg_customer_dialog_new, "_Name" },
  { reg_product_dialog_new, "_Name" },
};

/* A form is typed into at once: its first field has the focus, as a sheet and as a window. */
static void
test_first_field (UiFixture *f, gconstpointer unused)
{
  static const int widths[] = { NARROW, 1000, NARROW };

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        GtkWidget *window = ui_window_new (f, gtk_label_new (NULL), widths[j], 640);
        AdwDialog *dialog = dialogs[i].create (f->session, 0);
        GtkWidget *field = adw_dialog_get_focus (dialog);

        g_assert_nonnull (field);
        reg_dialog_present (dialog, window);
        ui_fixture_settle (f);
        while (!has_focus_in (window, field))
          g_main_context_iteration (NULL, TRUE);
        ui_fixture_settle (f);
        g_assert_true (has_focus_in (window, field));
        g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (dialog)), <=, widths[j]);
        adw_dialog_force_close (dialog);
        ui_window_close (f, window);
      }
}

static guint
check_shortcuts (GtkWidget *widget)
{
  guint n = 0;

  if (G_OBJECT_TYPE (widget) == ADW_TYPE_ACTION_ROW)
    {
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
      GtkWidget *label = ui_find_type (widget, g_type_from_name ("GtkShortcutLabel"));
      g_autofree char *keys = NULL;
      g_auto (GStrv) each = NULL;

      g_assert_cmpstr (title, !=, "");
      g_object_get (label, "accelerator", &keys, NULL);
      each = g_strsplit (keys, " ", -1);
      for (char **key = each; *key != NULL; key++)
        g_assert_true (gtk_accelerator_parse (*key, NULL, NULL));
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check_shortcuts (child);
  return n;
}

/* The keys are told in a narrow window, in both directions of writing. */
static void
test_shortcuts (UiFixture *f, gconstpointer unused)
{
  static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_autoptr (GtkBuilder) builder = NULL;
      GtkWidget *window;
      AdwDialog *dialog;

      gtk_widget_set_default_direction (directions[i]);
      builder = gtk_builder_new_from_resource ("/app/regulars/Regulars/ui/reg-shortcuts.ui");
      dialog = ADW_DIALOG (gtk_builder_get_object (builder, "shortcuts"));
      window = ui_window_new (f, gtk_label_new (NULL), NARROW + EDGES, 640);
      adw_dialog_present (dialog, window);
      ui_fixture_settle (f);
      g_assert_cmpint (gtk_widget_get_width (window), <=, NARROW);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (dialog)), <=, NARROW);
      g_assert_cmpuint (check_shortcuts (GTK_WIDGET (dialog)), >=, 26);
      adw_dialog_force_close (dialog);
      ui_window_close (f, window);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* --- windows ---------------------------------------------------------------------------- */

/* What the title says of a customer stands below it as well. */
static void
test_customer_title (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window = ui_open_customer (f, party);
  AdwWindowTitle *title = ADW_WINDOW_TITLE (ui_find_type (window, ADW_TYPE_WINDOW_TITLE));

  ui_resize (f, window, 1100, 700);
  g_assert_cmpstr (adw_window_title_get_subtitle (title), !=, "");
  ui_resize (f, window, NARROW, 700);
  g_assert_cmpint (gtk_widget_get_width (window), <=, NARROW);
  g_assert_cmpstr (adw_window_title_get_subtitle (title), ==, "");
  g_assert_cmpstr (adw_window_title_get_title (title), ==, "Bakery");
  ui_resize (f, window, 1100, 700);
  g_assert_cmpstr (adw_window_title_get_subtitle (title), !=, "");
  ui_window_close (f, window);
}

static void
count_columns_in_sight (GtkWidget *widget, GtkWidget *window, guint *n)
{
  if (REG_IS_STAGE_COLUMN (widget))
    {
      graphene_rect_t place;

      g_assert_true (gtk_widget_compute_bounds (widget, window, &place));
      if (place.origin.x + place.size.width <= (float)gtk_widget_get_width (window))
        (*n)++;
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_columns_in_sight (child, window, n);
}

/* The way of a deal, from new to won, is in sight in a window as it opens. */
static void
test_board (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window;
  guint n = 0;

  deal_add (f, "Ten rental bikes for the summer and the autumn", party, 1, 123456789);
  window = ui_show_page (f, reg_pipeline_page_new (f->session), PAGE);
  count_columns_in_sight (window, window, &n);
  g_assert_cmpuint (n, ==, 5);
  ui_window_close (f, window);
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add ("/narrow/" name, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  ADD ("first-field", test_first_field);
  ADD ("shortcuts", test_shortcuts);
  ADD ("customer-title", test_customer_title);
  ADD ("board", test_board);
#undef ADD
  return g_test_run ();
}
