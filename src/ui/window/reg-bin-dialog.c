/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/reg-bin-dialog.h"

#include <glib/gi18n.h>

#include "store/reg-bin.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-error-page.h"
#include "ui/widgets/reg-direction.h"
#include "ui/window/reg-record-windows.h"

/* More than anybody reads; the search leads to the others. */
#define MOST_SHOWN 200

/* What was deleted, by day; each can be brought back. */
struct _RegBinDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  GtkSearchEntry *entry;
  GtkDropDown *kinds;
  GtkStack *stack;
  AdwPreferencesPage *page;
  AdwStatusPage *problem_page;
  GPtrArray *groups; /* of AdwPreferencesGroup */
  GArray *entities;  /* of RegEntityId, as in the list of kinds */

  RegSession *session;
  guint64 shown; /* the newest answer */
};

G_DEFINE_FINAL_TYPE (RegBinDialog, reg_bin_dialog, ADW_TYPE_DIALOG)

/* --- bringing back ---------------------------------------------------------------------- */

typedef struct
{
  RegEntityId entity;
  gint64 id;
} What;

static gboolean
restore_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const What *what = data;

  return reg_bin_restore (db, what->entity, what->id, error);
}

static What *
get_what (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "reg-what");
}

static void
set_what (GtkWidget *widget, const RegBinItem *item)
{
  const What what = { item->entity, item->id };

  g_object_set_data_full (G_OBJECT (widget), "reg-what", g_memdup2 (&what, sizeof what), g_free);
}

static void
restore_clicked_cb (GtkWidget *button, RegBinDialog *self)
{
  const RegEditWords words = { .kind = "bring-back",
                               .done = _ ("Brought back"),
                               .failed = _ ("Not brought back.") };

  gtk_widget_set_sensitive (button, FALSE);
  reg_edit_run (GTK_WIDGET (self->toasts), self->session, &words, restore_job,
                g_memdup2 (get_what (button), sizeof (What)), g_free, NULL);
}

static const char *
get_open_action (RegEntityId entity)
{
  guint n_windows;
  const RegRecordWindowInfo *windows = reg_record_windows_get (&n_windows);

  for (guint i = 0; i < n_windows; i++)
    if (windows[i].entity == entity)
      return windows[i].action;
  return NULL;
}

static void
row_activated_cb (GtkWidget *row, RegBinDialog *self)
{
  const What *what = get_what (row);
  g_autofree char *action = g_strconcat ("app.", get_open_action (what->entity), NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), action, "x", what->id);
}

/* --- showing ---------------------------------------------------------------------------- */

/* "Task · Ann · 10:42 · Ilse" */
static char *
describe (RegBinDialog *self, const RegBinItem *item)
{
  RegRecord *staff = item->staff != 0 ? reg_session_find_staff (self->session, item->staff) : NULL;
  g_autofree char *time = reg_session_format_time (self->session, item->at);
  g_autoptr (GString) text = g_string_new (_ (reg_entity_get_info (item->entity)->label));

  if (item->entity != REG_ENTITY_PARTY && *item->party_name != '\0')
    g_string_append_printf (text, " · %s", item->party_name);
  g_string_append_printf (text, " · %s", time);
  if (staff != NULL)
    g_string_append_printf (text, " · %s", reg_record_get_text (staff, REG_STAFF_NAME));
  return reg_direction_keep (text->str);
}

static GtkWidget *
create_button (RegBinDialog *self, const RegBinItem *item)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Bring back"));
  /* Translators: %s is the name of what was deleted */
  g_autofree char *name = g_strdup_printf (_ ("Bring back %s"), item->name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_sensitive (button,
                            !reg_store_is_read_only (reg_session_get_store (self->session)));
  set_what (button, item);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_clicked_cb), self, 0);
  return button;
}

static void
append_item (RegBinDialog *self, AdwPreferencesGroup *group, const RegBinItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *about = describe (self, item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *item->name != '\0' ? item->name : _ ("Without a name"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (self, item));
  if (get_open_action (item->entity) != NULL)
    {
      set_what (row, item);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
    }
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
append_day (RegBinDialog *self, const char *day)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  /* Translators: a day on which things were deleted: "Deleted today", "Deleted 3 Nov" */
  g_autofree char *title = g_strdup_printf (_ ("Deleted %s"), day);

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
  return group;
}

static void
show_items (RegBinDialog *self, GPtrArray *items, gboolean is_filtered)
{
  AdwPreferencesGroup *group = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < items->len; i++)
    {
      const RegBinItem *item = g_ptr_array_index (items, i);
      g_autofree char *day = reg_session_format_day (self->session, item->at);

      if (g_strcmp0 (day, last) != 0)
        group = append_day (self, day);
      append_item (self, group, item);
      g_free (last);
      last = g_steal_pointer (&day);
    }
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "items"
                                                 : is_filtered  ? "none"
                                                                : "empty");
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  RegEntityId entity;
  char *text;
  GPtrArray *items;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->items, g_ptr_array_unref);
  g_free (load->text);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  const RegBinQuery query = { load->entity, load->text, MOST_SHOWN };

  load->items = reg_bin_list (db, &query, error);
  return load->items != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegBinDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load != NULL)
    {
      show_items (self, load->items, load->entity != REG_ENTITY_NONE || *load->text != '\0');
      return;
    }
  reg_error_page_show (self->problem_page, error);
}

static void
load (RegBinDialog *self)
{
  Load *job;
  guint selected = gtk_drop_down_get_selected (self->kinds);

  if (self->session == NULL)
    return;
  job = g_new0 (Load, 1);
  job->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (selected < self->entities->len)
    job->entity = g_array_index (self->entities, RegEntityId, selected);
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, job,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegBinDialog *self)
{
  for (guint i = 1; i < self->entities->len; i++)
    if (changes->entities
        & (G_GUINT64_CONSTANT (1) << g_array_index (self->entities, RegEntityId, i)))
      {
        load (self);
        return;
      }
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_bin_dialog_dispose (GObject *object)
{
  RegBinDialog *self = REG_BIN_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_BIN_DIALOG);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->entities, g_array_unref);
  G_OBJECT_CLASS (reg_bin_dialog_parent_class)->dispose (object);
}

static void
reg_bin_dialog_class_init (RegBinDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_bin_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-bin-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegBinDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, RegBinDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, RegBinDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, RegBinDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RegBinDialog, page);
  gtk_widget_class_bind_template_child (widget_class, RegBinDialog, problem_page);
  gtk_widget_class_bind_template_callback (widget_class, load);
  /* After the focus had its turn, as in the window behind. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
}

static void
fill_kinds (RegBinDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  RegEntityId entity = REG_ENTITY_NONE;

  gtk_string_list_append (labels, _ ("Everything"));
  g_array_append_val (self->entities, entity);
  for (entity = REG_ENTITY_NONE + 1; entity < REG_N_ENTITIES; entity++)
    if (reg_bin_has_kind (entity))
      {
        gtk_string_list_append (labels, _ (reg_entity_get_info (entity)->label));
        g_array_append_val (self->entities, entity);
      }
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (labels));
}

static void
reg_bin_dialog_init (RegBinDialog *self)
{
  self->groups = g_ptr_array_new ();
  self->entities = g_array_new (FALSE, FALSE, sizeof (RegEntityId));
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
}

/**
 * reg_bin_dialog_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_bin_dialog_new (RegSession *session)
{
  RegBinDialog *self = g_object_new (REG_TYPE_BIN_DIALOG, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return ADW_DIALOG (self);
}
