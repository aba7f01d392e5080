/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-record-list.h"

#include <glib/gi18n.h>

typedef struct
{
  RegRecordListFunc open;
  gpointer object;       /* not owned: the group belongs to it */
  GPtrArray *rows;       /* of GtkWidget, not owned */
  GtkWidget *add_button; /* NULL when there are no new ones */
  /* Where the focus was when the rows were removed. */
  gint64 focus_id;
  gboolean focus_suffix;
} List;

static void
list_free (gpointer data)
{
  List *list = data;

  g_ptr_array_unref (list->rows);
  g_free (list);
}

static List *
get_list (gpointer group)
{
  return g_object_get_data (G_OBJECT (group), "reg-list");
}

static RegRecord *
get_record (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "reg-record");
}

/* The rows go, and come again with what was changed; whoever is at one of them stays there. */
static void
keep_focus (AdwPreferencesGroup *group, List *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (group));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  list->focus_id = 0;
  for (guint i = 0; focus != NULL && i < list->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (list->rows, i);

      if (focus != row && !gtk_widget_is_ancestor (focus, row))
        continue;
      list->focus_id = reg_record_get_id (get_record (row));
      list->focus_suffix = focus != row;
      if (list->add_button != NULL)
        gtk_widget_grab_focus (list->add_button);
      return;
    }
}

static void
add_clicked_cb (AdwPreferencesGroup *group)
{
  List *list = get_list (group);

  list->open (list->object, NULL);
}

static void
row_activated_cb (AdwPreferencesGroup *group, GtkWidget *row)
{
  List *list = get_list (group);
  g_autoptr (RegRecord) record = reg_record_ref (get_record (row));

  list->open (list->object, record);
}

/**
 * reg_record_list_new:
 * @title: of the group, translated
 * @description: (nullable): below it, translated
 * @add_label: (nullable): what makes a new one, with a mnemonic; %NULL when there are no new ones
 * @open: called with a record, or with %NULL for a new one
 * @object: first argument of @open; must outlive the group
 *
 * Returns: (transfer floating): an empty list
 */
AdwPreferencesGroup *
reg_record_list_new (const char *title,
                     const char *description,
                     const char *add_label,
                     RegRecordListFunc open,
                     gpointer object)
{
  GtkWidget *group = adw_preferences_group_new ();
  List *list = g_new0 (List, 1);
  GtkWidget *button;

  list->open = open;
  list->object = object;
  list->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (group), "reg-list", list, list_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  if (add_label == NULL)
    return ADW_PREFERENCES_GROUP (group);
  button = gtk_button_new_with_mnemonic (add_label);
  list->add_button = button;
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_clicked_cb), group);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  return ADW_PREFERENCES_GROUP (group);
}

/**
 * reg_record_list_clear:
 *
 * Removes all rows.
 */
void
reg_record_list_clear (AdwPreferencesGroup *group)
{
  List *list = get_list (group);

  keep_focus (group, list);
  for (guint i = 0; i < list->rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (list->rows, i));
  g_ptr_array_set_size (list->rows, 0);
}

/* Of several buttons the first. */
static GtkWidget *
get_button (GtkWidget *suffix)
{
  return GTK_IS_BUTTON (suffix) ? suffix : gtk_widget_get_first_child (suffix);
}

/**
 * reg_record_list_add:
 * @record: what the row opens
 * @title: its name
 * @subtitle: (nullable): more about it
 * @suffix: (nullable): something that can be done with it
 */
void
reg_record_list_add (AdwPreferencesGroup *group,
                     RegRecord *record,
                     const char *title,
                     const char *subtitle,
                     GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");
  List *list = get_list (group);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  if (suffix != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  g_object_set_data_full (G_OBJECT (row), "reg-record", reg_record_ref (record),
                          (GDestroyNotify)reg_record_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), group,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (list->rows, row);
  if (list->focus_id != 0 && list->focus_id == reg_record_get_id (record))
    gtk_widget_grab_focus (list->focus_suffix && suffix != NULL ? get_button (suffix) : row);
}
