/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-history-dialog.h"

#include <glib/gi18n.h>

#include "ui/customer/reg-history-text.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-error-page.h"

/* Who has patience for more looks into the export. */
#define MAX_ENTRIES 500

/* Who changed what and when in one record, newest first; each act can be undone. */
struct _RegHistoryDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwPreferencesPage *page;
  AdwStatusPage *problem_page;
  AdwToastOverlay *toasts;
  GPtrArray *groups; /* of AdwPreferencesGroup */

  RegSession *session;
  RegEntityId entity;
  gint64 id;
  guint64 shown; /* the newest answer */
};

G_DEFINE_FINAL_TYPE (RegHistoryDialog, reg_history_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  RegEntityId entity;
  gint64 id;
  GPtrArray *entries;
} Load;

/* --- undo ------------------------------------------------------------------------------- */

static void
undone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = reg_session_undo_finish (REG_SESSION (object), result, &error);
  AdwToast *toast;

  if (text == NULL)
    text = reg_error_describe (error);
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
undo_clicked_cb (GtkWidget *button, RegHistoryDialog *self)
{
  gint64 *action = g_object_get_data (G_OBJECT (button), "reg-action");

  gtk_widget_set_sensitive (button, FALSE);
  reg_session_undo_async (self->session, *action, NULL, undone_cb, g_object_ref (self));
}

static GtkWidget *
create_undo_button (RegHistoryDialog *self, const RegHistoryEntry *entry)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Undo"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Put back what this changed"));
  g_object_set_data_full (G_OBJECT (button), "reg-action",
                          g_memdup2 (&entry->action, sizeof entry->action), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (undo_clicked_cb), self, 0);
  return button;
}

/* --- showing ---------------------------------------------------------------------------- */

static char *
describe_act (RegHistoryDialog *self, const RegHistoryEntry *entry)
{
  g_autofree char *day = reg_session_format_day (self->session, entry->at);
  g_autofree char *time = reg_session_format_time (self->session, entry->at);

  if (entry->who == NULL || *entry->who == '\0')
    return g_strdup_printf ("%s, %s", day, time);
  /* Translators: day, time, and the name of who did something */
  return g_strdup_printf (_ ("%s, %s · %s"), day, time, entry->who);
}

static AdwPreferencesGroup *
append_act (RegHistoryDialog *self, const RegHistoryEntry *entry)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *about = describe_act (self, entry);
  g_autofree char *title = g_markup_escape_text (
      entry->label != NULL && *entry->label != '\0' ? entry->label : _ ("Changed"), -1);
  g_autofree char *description = g_markup_escape_text (about, -1);

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_group_set_header_suffix (group, create_undo_button (self, entry));
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
  return group;
}

static void
append_change (RegHistoryDialog *self, AdwPreferencesGroup *group, const RegHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = reg_history_text_describe (self->entity, entry, self->session);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_preferences_group_add (group, row);
}

static void
show_entries (RegHistoryDialog *self, GPtrArray *entries)
{
  AdwPreferencesGroup *group = NULL;
  gint64 action = 0;

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      const RegHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (group == NULL || entry->action != action)
        group = append_act (self, entry);
      action = entry->action;
      append_change (self, group, entry);
    }
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "history" : "empty");
}

/* --- loading ---------------------------------------------------------------------------- */

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->entries, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->entries = reg_journal_history (db, load->entity, load->id, MAX_ENTRIES, error);
  return load->entries != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load != NULL)
    {
      show_entries (self, load->entries);
      return;
    }
  reg_error_page_show (self->problem_page, error);
}

static void
load (RegHistoryDialog *self)
{
  Load *job = g_new0 (Load, 1);

  job->entity = self->entity;
  job->id = self->id;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, job,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegHistoryDialog *self)
{
  if (reg_changes_touch (changes, self->entity, self->id))
    load (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_history_dialog_dispose (GObject *object)
{
  RegHistoryDialog *self = REG_HISTORY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_HISTORY_DIALOG);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_history_dialog_parent_class)->dispose (object);
}

static void
reg_history_dialog_class_init (RegHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_history_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RegHistoryDialog, page);
  gtk_widget_class_bind_template_child (widget_class, RegHistoryDialog, problem_page);
  gtk_widget_class_bind_template_child (widget_class, RegHistoryDialog, toasts);
}

static void
reg_history_dialog_init (RegHistoryDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * reg_history_dialog_new:
 * @session: the open customer book
 * @entity: what kind of record
 * @id: which one
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_history_dialog_new (RegSession *session, RegEntityId entity, gint64 id)
{
  RegHistoryDialog *self = g_object_new (REG_TYPE_HISTORY_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->entity = entity;
  self->id = id;
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return ADW_DIALOG (self);
}
