/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-task-window.h"

#include <glib/gi18n.h>

#include "store/reg-tasks.h"
#include "ui/complaint/reg-complaint-parts.h"
#include "ui/customer/reg-customer-actions.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-date-field.h"
#include "ui/widgets/reg-party-search.h"
#include "ui/widgets/reg-staff-row.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/widgets/reg-unsaved.h"

struct _RegTaskWindow
{
  AdwWindow parent_instance;

  AdwEntryRow *title_row;
  AdwComboRow *kind_row;
  AdwEntryRow *due_row;
  AdwComboRow *staff_row;
  AdwEntryRow *note_row;
  RegPartySearch *party_field;
  GtkWidget *existing_box;
  GtkWidget *save_button;

  RegSession *session;
  RegDateField *due_field;
  RegRecord *task; /* NULL for a new one */
  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (RegTaskWindow, reg_task_window, ADW_TYPE_WINDOW)

/* Where what was done is told when this window is gone. */
static GtkWidget *
get_teller (RegTaskWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  return parent != NULL ? GTK_WIDGET (parent) : GTK_WIDGET (self);
}

static char *
dup_row (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
update_state (RegTaskWindow *self)
{
  g_autofree char *title = dup_row (self->title_row);

  gtk_widget_set_sensitive (self->save_button, *title != '\0' && !self->is_busy
                                                   && self->due_field != NULL
                                                   && reg_date_field_is_valid (self->due_field));
}

/* --- saving ----------------------------------------------------------------------------- */

typedef struct
{
  RegRecord *task;
  GWeakRef window;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  reg_record_unref (save->task);
  g_weak_ref_clear (&save->window);
  g_free (save);
}

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Save *save = data;
  g_autoptr (RegRecord) saved = NULL;

  if (reg_record_get_id (save->task) == 0)
    return reg_task_create (db, save->task, error) != 0;
  saved = reg_db_save (db, save->task, error);
  return saved != NULL;
}

static void
saved_cb (GtkWidget *from, gpointer data, const GError *error)
{
  Save *save = data;
  g_autoptr (RegTaskWindow) self = g_weak_ref_get (&save->window);

  if (self == NULL || self->session == NULL)
    return;
  self->is_busy = FALSE;
  update_state (self);
  if (error == NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

static RegRecord *
create_record (RegTaskWindow *self)
{
  RegRecordBuilder *builder = self->task != NULL ? reg_record_builder_new_from (self->task)
                                                 : reg_record_builder_new (REG_ENTITY_TASK);
  g_autofree char *title = dup_row (self->title_row);
  g_autofree char *note = dup_row (self->note_row);
  const char *due = reg_date_field_get_date (self->due_field);

  reg_record_builder_set_int (builder, REG_TASK_KIND, adw_combo_row_get_selected (self->kind_row));
  reg_record_builder_set_text (builder, REG_TASK_TITLE, title);
  reg_record_builder_set_text (builder, REG_TASK_NOTE, *note != '\0' ? note : NULL);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, *due != '\0' ? due : NULL);
  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID,
                              reg_party_search_get_party (self->party_field));
  reg_record_builder_set_ref (builder, REG_TASK_STAFF_ID,
                              reg_staff_row_get_staff (self->staff_row));
  return reg_record_builder_end (builder);
}

/**
 * reg_task_window_save:
 *
 * Saves what is there and closes the window, when it is complete.
 */
void
reg_task_window_save (RegTaskWindow *self)
{
  gboolean is_promise;
  Save *save;
  RegEditWords words = { .kind = "task", .failed = _ ("The task was not saved.") };

  g_return_if_fail (REG_IS_TASK_WINDOW (self));

  update_state (self);
  if (!gtk_widget_get_sensitive (self->save_button))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  is_promise = adw_combo_row_get_selected (self->kind_row) == REG_TASK_KIND_PROMISE;
  words.done = self->task != NULL ? _ ("Task changed")
               : is_promise       ? _ ("Promise noted")
                                  : _ ("Task noted");
  self->is_busy = TRUE;
  update_state (self);
  save = g_new0 (Save, 1);
  save->task = create_record (self);
  g_weak_ref_init (&save->window, self);
  reg_edit_run (get_teller (self), self->session, &words, save_job, save, save_free, saved_cb);
}

static gboolean
reg_task_window_close_request (GtkWindow *window)
{
  RegTaskWindow *self = REG_TASK_WINDOW (window);
  g_autofree char *title = dup_row (self->title_row);

  if (self->task != NULL || *title == '\0')
    return GTK_WINDOW_CLASS (reg_task_window_parent_class)->close_request (window);
  reg_unsaved_ask (GTK_WIDGET (self), (RegUnsavedSave)reg_task_window_save);
  return TRUE;
}

static void
done_clicked_cb (RegTaskWindow *self)
{
  reg_customer_set_task_done (get_teller (self), self->session, reg_record_get_id (self->task));
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
delete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_TASK, reg_record_get_id (data), error);
}

static void
delete_clicked_cb (RegTaskWindow *self)
{
  const RegEditWords words = {
    .kind = "delete",
    .done = _ ("Task deleted"),
    .failed = _ ("The task was not deleted."),
  };

  reg_edit_run (get_teller (self), self->session, &words, delete_job, reg_record_ref (self->task),
                (GDestroyNotify)reg_record_unref, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- one that is there ------------------------------------------------------------------ */

typedef struct
{
  gint64 id;
  RegRecord *task;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->task, reg_record_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->task = reg_db_load (db, REG_ENTITY_TASK, load->id, error);
  return load->task != NULL;
}

static void
show_task (RegTaskWindow *self, RegRecord *task)
{
  self->task = reg_record_ref (task);
  gtk_window_set_title (
      GTK_WINDOW (self),
      _ (reg_enum_get_label (&reg_enum_task_kind, reg_record_get_int (task, REG_TASK_KIND))));
  gtk_editable_set_text (GTK_EDITABLE (self->title_row),
                         reg_record_get_text (task, REG_TASK_TITLE));
  gtk_editable_set_text (GTK_EDITABLE (self->note_row), reg_record_get_text (task, REG_TASK_NOTE));
  adw_combo_row_set_selected (self->kind_row, reg_record_get_int (task, REG_TASK_KIND));
  reg_date_field_set_date (self->due_field, reg_record_get_text (task, REG_TASK_DUE_ON));
  reg_staff_row_fill (self->staff_row, self->session, reg_record_get_int (task, REG_TASK_STAFF_ID));
  reg_party_search_set_party (self->party_field, reg_record_get_int (task, REG_TASK_PARTY_ID));
  gtk_widget_set_visible (self->existing_box, reg_record_is_null (task, REG_TASK_DONE_AT));
  update_state (self);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegTaskWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->session == NULL)
    return;
  if (load != NULL)
    show_task (self, load->task);
  else
    reg_toaster_show_error (GTK_WIDGET (self), _ ("The task could not be shown."), error);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_task_window_dispose (GObject *object)
{
  RegTaskWindow *self = REG_TASK_WINDOW (object);

  self->due_field = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_TASK_WINDOW);
  g_clear_pointer (&self->task, reg_record_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_task_window_parent_class)->dispose (object);
}

static void
reg_task_window_class_init (RegTaskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_PARTY_SEARCH);
  G_OBJECT_CLASS (klass)->dispose = reg_task_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = reg_task_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-task-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, title_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, due_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, staff_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, note_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, party_field);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, existing_box);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, save_button);
  gtk_widget_class_bind_template_callback (widget_class, update_state);
  gtk_widget_class_bind_template_callback (widget_class, reg_task_window_save);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
reg_task_window_init (RegTaskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  reg_complaint_parts_fill_words (self->kind_row, &reg_enum_task_kind);
}

/**
 * reg_task_window_create:
 * @id: the task, or 0 for a new one
 * @party: whom a new one is about, or 0
 *
 * For the table of record windows.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
reg_task_window_create (GtkApplication *application, RegSession *session, gint64 id, gint64 party)
{
  RegTaskWindow *self = g_object_new (REG_TYPE_TASK_WINDOW, "application", application, NULL);
  GtkWindow *front = application != NULL ? gtk_application_get_active_window (application) : NULL;
  RegRecord *firm = reg_session_get_firm (session);
  g_autofree char *today = reg_session_dup_today (session);

  self->session = g_object_ref (session);
  if (front != NULL && front != GTK_WINDOW (self))
    gtk_window_set_transient_for (GTK_WINDOW (self), front);
  self->due_field = reg_date_field_attach (
      self->due_row, firm != NULL ? reg_record_get_text (firm, REG_FIRM_COUNTRY) : NULL);
  g_signal_connect_object (self->due_field, "changed", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  reg_party_search_set_session (self->party_field, session);
  reg_party_search_set_title (self->party_field, _ ("C_ustomer (optional)"));
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  if (id != 0)
    {
      Load *load = g_new0 (Load, 1);

      load->id = id;
      reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, load_job, load,
                            load_free, NULL, loaded_cb, g_object_ref (self));
      return GTK_WINDOW (self);
    }
  reg_date_field_set_date (self->due_field, today);
  reg_staff_row_fill (self->staff_row, session,
                      reg_store_get_staff (reg_session_get_store (session)));
  reg_party_search_set_party (self->party_field, party);
  return GTK_WINDOW (self);
}
