/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-entry-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-date.h"
#include "store/reg-tasks.h"
#include "ui/customer/reg-customer-check.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-problem.h"
#include "ui/widgets/reg-unsaved.h"

/* Something in the story that is put right: what was said, or what was promised. */
struct _RegEntryDialog
{
  AdwDialog parent_instance;

  GtkWidget *save_button;
  AdwPreferencesGroup *group;
  AdwEntryRow *text_row;
  AdwEntryRow *why_row;
  AdwEntryRow *topic_row;
  AdwEntryRow *due_row;
  AdwSwitchRow *done_row;
  GtkWidget *delete_row;

  RegSession *session;
  RegEntityId entity;
  gint64 id;
  RegRecord *record;
};

G_DEFINE_FINAL_TYPE (RegEntryDialog, reg_entry_dialog, ADW_TYPE_DIALOG)

static gboolean
is_task (RegEntryDialog *self)
{
  return self->entity == REG_ENTITY_TASK;
}

static int
get_text_field (RegEntryDialog *self)
{
  return is_task (self) ? REG_TASK_TITLE : REG_TOUCHPOINT_SUMMARY;
}

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* Where messages go once this dialog is closed. */
static GtkWidget *
get_window (RegEntryDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? GTK_WIDGET (root) : GTK_WIDGET (self);
}

/* --- saving ----------------------------------------------------------------------------- */

static gboolean
read_due (RegEntryDialog *self, char due[REG_DATE_SIZE])
{
  RegRecord *firm = reg_session_get_firm (self->session);
  const char *country = firm != NULL ? reg_record_get_text (firm, REG_FIRM_COUNTRY) : NULL;
  g_autofree char *text = dup_text (self->due_row);

  due[0] = '\0';
  return *text == '\0'
         || (reg_date_parse (text, reg_customer_check_date_order (country), due)
             && reg_date_has_year (due));
}

static void
fill_task (RegEntryDialog *self, RegRecordBuilder *builder, const char *due)
{
  gboolean done = adw_switch_row_get_active (self->done_row);

  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, due);
  if (*due == '\0')
    {
      reg_record_builder_set_null (builder, REG_TASK_DUE_MINUTE);
      reg_record_builder_set_null (builder, REG_TASK_REPEAT);
    }
  if (!done)
    reg_record_builder_set_null (builder, REG_TASK_DONE_AT);
  else if (reg_record_is_null (self->record, REG_TASK_DONE_AT))
    reg_record_builder_set_int (builder, REG_TASK_DONE_AT, g_get_real_time () / 1000);
}

static void
take_row (RegRecordBuilder *builder, int field, AdwEntryRow *row)
{
  g_autofree char *text = dup_text (row);

  reg_record_builder_set_text (builder, field, *text != '\0' ? text : NULL);
}

static void
fill_touch (RegEntryDialog *self, RegRecordBuilder *builder)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->why_row)))
    take_row (builder, REG_TOUCHPOINT_BODY, self->why_row);
  take_row (builder, REG_TOUCHPOINT_TOPIC, self->topic_row);
}

/* One that is ticked here is as done as one whose button was pressed. */
static gboolean
change_task_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_task_change (db, data, error);
}

static void
save_cb (RegEntryDialog *self)
{
  const RegEditWords words = { "edit", _ ("Changed"), _ ("Not changed."), FALSE };
  g_autofree char *text = dup_text (self->text_row);
  char due[REG_DATE_SIZE];
  RegRecordBuilder *builder;

  if (self->record == NULL || *text == '\0' || !read_due (self, due))
    return;
  builder = reg_record_builder_new_from (self->record);
  reg_record_builder_set_text (builder, get_text_field (self), text);
  if (is_task (self))
    {
      fill_task (self, builder, due);
      reg_edit_run (get_window (self), self->session, &words, change_task_job,
                    reg_record_builder_end (builder), (GDestroyNotify)reg_record_unref, NULL);
    }
  else
    {
      fill_touch (self, builder);
      reg_edit_save (get_window (self), self->session, &words, builder);
    }
  adw_dialog_force_close (ADW_DIALOG (self));
}

static gboolean
delete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const RegRecord *record = data;

  return reg_db_bin (db, reg_record_get_entity (record), reg_record_get_id (record), error);
}

static void
delete_cb (RegEntryDialog *self)
{
  const RegEditWords words = { "delete", _ ("Deleted"), _ ("Not deleted."), FALSE };

  if (self->record == NULL)
    return;
  reg_edit_run (get_window (self), self->session, &words, delete_job, reg_record_ref (self->record),
                (GDestroyNotify)reg_record_unref, NULL);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* --- showing ---------------------------------------------------------------------------- */

static void
changed_cb (RegEntryDialog *self)
{
  g_autofree char *text = dup_text (self->text_row);
  char due[REG_DATE_SIZE];
  gboolean due_fits;

  if (self->record == NULL)
    return;
  due_fits = read_due (self, due);
  reg_problem_show (GTK_WIDGET (self->due_row),
                    due_fits ? NULL : _ ("A day looks like 24 Dec 2026."));
  gtk_widget_set_sensitive (self->save_button, *text != '\0' && due_fits);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
}

static void
reg_entry_dialog_close_attempt (AdwDialog *dialog)
{
  reg_unsaved_ask (GTK_WIDGET (dialog), (RegUnsavedSave)save_cb);
}

static void
cancel_cb (RegEntryDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* Of a decision it is asked why; long details are not for one line, and stay as they are. */
static void
show_touch (RegEntryDialog *self)
{
  gboolean is_decision = reg_record_get_int (self->record, REG_TOUCHPOINT_KIND)
                         == REG_TOUCH_KIND_DECISION;
  const char *why = reg_record_get_text (self->record, REG_TOUCHPOINT_BODY);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->why_row),
                                 is_decision ? _ ("Why") : _ ("Details"));
  gtk_editable_set_text (GTK_EDITABLE (self->why_row), why);
  gtk_widget_set_visible (GTK_WIDGET (self->why_row),
                          (is_decision || *why != '\0') && strchr (why, '\n') == NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->topic_row),
                         reg_record_get_text (self->record, REG_TOUCHPOINT_TOPIC));
  gtk_widget_set_visible (GTK_WIDGET (self->topic_row), TRUE);
}

static void
show_record (RegEntryDialog *self)
{
  const RegEntityInfo *info = reg_entity_get_info (self->entity);
  const RegRecord *record = self->record;
  g_autofree char *due = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text_row),
                                 _ (info->fields[get_text_field (self)].label));
  gtk_editable_set_text (GTK_EDITABLE (self->text_row),
                         reg_record_get_text (record, get_text_field (self)));
  if (!is_task (self))
    show_touch (self);
  gtk_widget_set_visible (GTK_WIDGET (self->due_row), is_task (self));
  gtk_widget_set_visible (GTK_WIDGET (self->done_row), is_task (self));
  if (is_task (self))
    {
      due = reg_date_format (reg_record_get_text (record, REG_TASK_DUE_ON), "%-d %b %Y");
      gtk_editable_set_text (GTK_EDITABLE (self->due_row), due != NULL ? due : "");
      adw_switch_row_set_active (self->done_row, !reg_record_is_null (record, REG_TASK_DONE_AT));
    }
  gtk_widget_set_sensitive (self->save_button, FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
}

typedef struct
{
  RegEntryDialog *dialog;
  RegRecord *record;
} Load;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->record = reg_db_load (db, load->dialog->entity, load->dialog->id, error);
  return load->record != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  RegEntryDialog *self = load->dialog;

  if (reg_store_job_finish (REG_STORE (object), result, NULL) == NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (self->session != NULL)
    {
      self->record = g_steal_pointer (&load->record);
      show_record (self);
    }
  g_clear_pointer (&load->record, reg_record_unref);
  g_object_unref (load->dialog);
  g_free (load);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_entry_dialog_dispose (GObject *object)
{
  RegEntryDialog *self = REG_ENTRY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_ENTRY_DIALOG);
  g_clear_pointer (&self->record, reg_record_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_entry_dialog_parent_class)->dispose (object);
}

static void
reg_entry_dialog_class_init (RegEntryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_entry_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = reg_entry_dialog_close_attempt;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-entry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegEntryDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, RegEntryDialog, group);
  gtk_widget_class_bind_template_child (widget_class, RegEntryDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, RegEntryDialog, why_row);
  gtk_widget_class_bind_template_child (widget_class, RegEntryDialog, topic_row);
  gtk_widget_class_bind_template_child (widget_class, RegEntryDialog, due_row);
  gtk_widget_class_bind_template_child (widget_class, RegEntryDialog, done_row);
  gtk_widget_class_bind_template_child (widget_class, RegEntryDialog, delete_row);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
reg_entry_dialog_init (RegEntryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * reg_entry_dialog_new:
 * @session: the open customer book
 * @entity: %REG_ENTITY_TOUCHPOINT or %REG_ENTITY_TASK
 * @id: which one
 *
 * Returns: (transfer floating): a dialog to put it right, to be presented
 */
AdwDialog *
reg_entry_dialog_new (RegSession *session, RegEntityId entity, gint64 id)
{
  RegEntryDialog *self;
  Load *load;

  g_return_val_if_fail (entity == REG_ENTITY_TOUCHPOINT || entity == REG_ENTITY_TASK, NULL);

  self = g_object_new (REG_TYPE_ENTRY_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->entity = entity;
  self->id = id;
  adw_dialog_set_title (ADW_DIALOG (self), is_task (self) ? _ ("Promise or task") : _ ("Entry"));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->text_row));
  load = g_new0 (Load, 1);
  load->dialog = g_object_ref (self);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, load_job, load, NULL,
                        NULL, loaded_cb, load);
  return ADW_DIALOG (self);
}
