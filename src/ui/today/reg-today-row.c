/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/today/reg-today-row.h"

#include <glib/gi18n.h>

struct _RegTodayRow
{
  AdwActionRow parent_instance;
  GtkWidget *button;
};

enum
{
  DO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegTodayRow, reg_today_row, ADW_TYPE_ACTION_ROW)

static void
clicked_cb (RegTodayRow *self)
{
  g_signal_emit (self, signals[DO], 0);
}

static void
reg_today_row_class_init (RegTodayRowClass *klass)
{
  signals[DO] = g_signal_new ("do", REG_TYPE_TODAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
reg_today_row_init (RegTodayRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 2);
}

/**
 * reg_today_row_new:
 * @words: what it says
 * @is_first: whether it is the one to begin with
 */
GtkWidget *
reg_today_row_new (const RegTodayWords *words, gboolean is_first)
{
  RegTodayRow *self = g_object_new (REG_TYPE_TODAY_ROW, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (words->icon);
  g_autofree char *label = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), words->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words->detail);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), icon);
  if (words->pill != NULL && *words->pill != '\0')
    {
      GtkWidget *pill = reg_pill_new (words->pill, words->style);

      reg_pill_set_whole (REG_PILL (pill));
      adw_action_row_add_suffix (ADW_ACTION_ROW (self), pill);
    }
  self->button = gtk_button_new_with_mnemonic (words->button);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, is_first ? "suggested-action" : "flat");
  /* Translators: what a button does, and to what: "Open: Complaint 2026-031" */
  label = g_strdup_printf (_ ("%s: %s"), gtk_button_get_label (GTK_BUTTON (self->button)),
                           words->title);
  g_strdelimit (label, "_", ' ');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strchug (label), -1);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  return GTK_WIDGET (self);
}

/**
 * reg_today_row_set_narrow:
 * @narrow: whether there is no room for the button; the row itself can still be opened
 */
void
reg_today_row_set_narrow (RegTodayRow *self, gboolean narrow)
{
  g_return_if_fail (REG_IS_TODAY_ROW (self));

  gtk_widget_set_visible (self->button, !narrow);
}
