/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-dialog.h"

/* Where a dialog becomes a sheet at the bottom, as libadwaita has it. */
#define SHEET_WIDTH 450
#define SHEET_HEIGHT 360

/**
 * reg_dialog_present:
 * @dialog: a form
 * @parent: (nullable): a widget of the window it belongs to
 *
 * Presents it, in a small window as a sheet from its first moment on: one that first floats and then
 * becomes a sheet forgets which of its fields the focus belongs to.
 */
void
reg_dialog_present (AdwDialog *dialog, GtkWidget *parent)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  int width, height;

  g_return_if_fail (ADW_IS_DIALOG (dialog));

  if (root != NULL)
    {
      width = gtk_widget_get_width (GTK_WIDGET (root));
      height = gtk_widget_get_height (GTK_WIDGET (root));
      if (width > 0 && (width <= SHEET_WIDTH || height <= SHEET_HEIGHT))
        adw_dialog_set_presentation_mode (dialog, ADW_DIALOG_BOTTOM_SHEET);
    }
  adw_dialog_present (dialog, parent);
}
