/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/today/reg-today-row.h"

#include <glib/gi18n.h>

#include "ui/widgets/reg-icon.h"

struct _RegTodayRow
{
  AdwPreferencesRow parent_instance;
  GtkLabel *title;
  GtkLabel *detail;
  GtkWidget *pill; /* NULL for none */
  GtkWidget *button;
  GtkWidget *list; /* not owned; where it stands */
};

enum
{
  ACTIVATED,
  DO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegTodayRow, reg_today_row, ADW_TYPE_PREFERENCES_ROW)

static void
clicked_cb (RegTodayRow *self)
{
  g_signal_emit (self, signals[DO], 0);
}

static void
row_activated_cb (RegTodayRow *self, GtkListBoxRow *row)
{
  if (row == GTK_LIST_BOX_ROW (self))
    g_signal_emit (self, signals[ACTIVATED], 0);
}

/* A row is activated through its list, by key and by pointer alike. */
static void
parent_changed_cb (RegTodayRow *self)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, row_activated_cb, self);
  self->list = GTK_IS_LIST_BOX (list) ? list : NULL;
  if (self->list != NULL)
    g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
reg_today_row_class_init (RegTodayRowClass *klass)
{
  signals[ACTIVATED] = g_signal_new ("activated", REG_TYPE_TODAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  signals[DO] = g_signal_new ("do", REG_TYPE_TODAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
reg_today_row_init (RegTodayRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::parent", G_CALLBACK (parent_changed_cb), NULL);
}

static GtkLabel *
create_label (const char *text, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
  return label;
}

static GtkWidget *
create_texts (RegTodayRow *self, const RegTodayWords *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = create_label (words->title, "title");
  self->detail = create_label (words->detail, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dimmed");
  gtk_widget_add_css_class (box, "title");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->detail));
  return box;
}

static GtkWidget *
create_button (RegTodayRow *self, const RegTodayWords *words, gboolean is_first)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words->button);
  g_autofree char *label = NULL;

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, is_first ? "suggested-action" : "flat");
  /* Translators: what a button does, and to what: "Open: Complaint 2026-031" */
  label = g_strdup_printf (_ ("%s: %s"), gtk_button_get_label (GTK_BUTTON (button)), words->title);
  g_strdelimit (label, "_", ' ');
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strchug (label), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

/**
 * reg_today_row_new:
 * @words: what it says
 * @is_first: whether it is the one to begin with
 */
GtkWidget *
reg_today_row_new (const RegTodayWords *words, gboolean is_first)
{
  RegTodayRow *self = g_object_new (REG_TYPE_TODAY_ROW, "title", words->title, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = reg_icon_create_image (words->icon);

  gtk_widget_add_css_class (box, "header");
  gtk_widget_add_css_class (icon, "icon");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), create_texts (self, words));
  if (words->pill != NULL && *words->pill != '\0')
    {
      self->pill = reg_pill_new (words->pill, words->style);
      reg_pill_set_whole (REG_PILL (self->pill));
      gtk_box_append (GTK_BOX (box), self->pill);
    }
  self->button = create_button (self, words, is_first);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->title, NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->detail, NULL, -1);
  return GTK_WIDGET (self);
}

/* Beside the words, before the button; where there is little room below them. */
static void
place_pill (RegTodayRow *self, gboolean narrow)
{
  GtkWidget *texts = gtk_widget_get_parent (GTK_WIDGET (self->title));
  GtkWidget *place = narrow ? texts : gtk_widget_get_parent (texts);

  if (self->pill == NULL || gtk_widget_get_parent (self->pill) == place)
    return;
  g_object_ref (self->pill);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->pill)), self->pill);
  gtk_box_insert_child_after (GTK_BOX (place), self->pill,
                              narrow ? GTK_WIDGET (self->detail) : texts);
  gtk_widget_set_halign (self->pill, narrow ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  g_object_unref (self->pill);
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
  place_pill (self, narrow);
  for (guint i = 0; i < 2; i++)
    {
      GtkLabel *label = i == 0 ? self->title : self->detail;

      gtk_label_set_wrap (label, narrow);
      gtk_label_set_lines (label, narrow ? 2 : 1);
    }
}
