/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-dialog.h"

/* Where a dialog becomes a sheet at the bottom, as libadwaita has it. */
#define SHEET_WIDTH 450
#define SHEET_HEIGHT 360
/* It takes two frames to come up, and one more to fit its layout to the window. */
#define FRAMES_TO_SETTLE 4

typedef struct
{
  GWeakRef field;
  int frames;
} Arrival;

static void
arrival_free (gpointer data)
{
  Arrival *arrival = data;

  g_weak_ref_clear (&arrival->field);
  g_free (arrival);
}

static gboolean
arrived_cb (GtkWidget *dialog, GdkFrameClock *clock, gpointer user_data)
{
  Arrival *arrival = user_data;
  g_autoptr (GtkWidget) field = g_weak_ref_get (&arrival->field);
  GtkRoot *root = gtk_widget_get_root (dialog);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (field == NULL || root == NULL)
    return G_SOURCE_REMOVE;
  if (++arrival->frames < FRAMES_TO_SETTLE)
    return G_SOURCE_CONTINUE;
  if (focus == NULL || (focus != field && !gtk_widget_is_ancestor (focus, field)))
    gtk_widget_grab_focus (field);
  return G_SOURCE_REMOVE;
}

/**
 * reg_dialog_present:
 * @dialog: a form
 * @parent: (nullable): a widget of the window it belongs to
 *
 * Presents it, in a small window as a sheet from its first moment on. While a sheet fits itself to
 * the window it is hidden for a frame and forgets which of its fields the focus belongs to; that one
 * has it as soon as the sheet stands.
 */
void
reg_dialog_present (AdwDialog *dialog, GtkWidget *parent)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  GtkWidget *field;
  int width, height;

  g_return_if_fail (ADW_IS_DIALOG (dialog));

  field = adw_dialog_get_focus (dialog);
  if (root != NULL)
    {
      width = gtk_widget_get_width (GTK_WIDGET (root));
      height = gtk_widget_get_height (GTK_WIDGET (root));
      if (width > 0 && (width <= SHEET_WIDTH || height <= SHEET_HEIGHT))
        {
          adw_dialog_set_presentation_mode (dialog, ADW_DIALOG_BOTTOM_SHEET);
          if (field != NULL)
            {
              Arrival *arrival = g_new0 (Arrival, 1);

              g_weak_ref_init (&arrival->field, field);
              gtk_widget_add_tick_callback (GTK_WIDGET (dialog), arrived_cb, arrival, arrival_free);
            }
        }
    }
  adw_dialog_present (dialog, parent);
}

/**
 * reg_dialog_go_back:
 * @widget: something in a dialog
 *
 * What Escape does there: to the page before, or out of the dialog. For fields of a search, which keep
 * Escape for themselves.
 */
void
reg_dialog_go_back (GtkWidget *widget)
{
  GtkWidget *pages = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG);

  if (pages != NULL && adw_navigation_view_pop (ADW_NAVIGATION_VIEW (pages)))
    return;
  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
}
