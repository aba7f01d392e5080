/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-task-window.h"

#include <glib/gi18n.h>

#include "core/reg-clock-time.h"
#include "core/reg-week.h"
#include "store/reg-tasks.h"
#include "ui/complaint/reg-complaint-parts.h"
#include "ui/reg-edit.h"
#include "ui/task/reg-checklists-dialog.h"
#include "ui/task/reg-step-list.h"
#include "ui/task/reg-task-absence.h"
#include "ui/task/reg-task-actions.h"
#include "ui/task/reg-task-reminder.h"
#include "ui/widgets/reg-date-field.h"
#include "ui/widgets/reg-dialog.h"
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
  AdwEntryRow *time_row;
  AdwSpinRow *minutes_row;
  AdwComboRow *remind_row;
  AdwComboRow *repeat_row;
  AdwComboRow *staff_row;
  AdwEntryRow *note_row;
  AdwEntryRow *result_row;
  RegStepList *steps;
  GMenuModel *steps_menu;
  AdwWindowTitle *heading;
  RegPartySearch *party_field;
  GtkWidget *deal_group;
  AdwActionRow *deal_row;
  GtkWidget *result_group;
  GtkWidget *existing_box;
  GtkWidget *save_button;

  RegSession *session;
  RegDateField *due_field;
  RegRecord *task;  /* NULL for a new one */
  RegRecord *draft; /* what a new one began as; NULL when it began empty */
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

/* The minute of the day that is typed, -1 for none; whether it can be read. */
static gboolean
read_minute (RegTaskWindow *self, int *minute)
{
  g_autofree char *text = dup_row (self->time_row);

  *minute = -1;
  return *text == '\0' || reg_clock_time_parse (text, minute);
}

static const char *
get_due (RegTaskWindow *self)
{
  return self->due_field != NULL ? reg_date_field_get_date (self->due_field) : "";
}

static void
mark_time (RegTaskWindow *self, gboolean is_valid)
{
  if (is_valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->time_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->time_row), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->time_row), GTK_ACCESSIBLE_STATE_INVALID,
      is_valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

/* Time, reminder and repetition hang on the day. */
static void
update_state (RegTaskWindow *self)
{
  g_autofree char *title = dup_row (self->title_row);
  gboolean has_day = *get_due (self) != '\0';
  int minute;
  gboolean is_time = read_minute (self, &minute) || !has_day;

  mark_time (self, is_time);
  gtk_widget_set_sensitive (GTK_WIDGET (self->time_row), has_day);
  gtk_widget_set_sensitive (GTK_WIDGET (self->minutes_row), has_day && minute >= 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remind_row), has_day);
  gtk_widget_set_sensitive (GTK_WIDGET (self->repeat_row), has_day);
  gtk_widget_set_sensitive (self->save_button, *title != '\0' && !self->is_busy && is_time
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

  if (reg_record_get_id (save->task) == 0)
    return reg_task_create (db, save->task, error) != 0;
  return reg_task_change (db, save->task, error);
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

static void
set_text (RegRecordBuilder *builder, int field, AdwEntryRow *row)
{
  g_autofree char *text = dup_row (row);

  reg_record_builder_set_text (builder, field, *text != '\0' ? text : NULL);
}

static void
set_when (RegTaskWindow *self, RegRecordBuilder *builder)
{
  const char *due = get_due (self);
  int minute;
  gint64 remind;
  guint repeat = adw_combo_row_get_selected (self->repeat_row);

  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, *due != '\0' ? due : NULL);
  reg_record_builder_set_null (builder, REG_TASK_DUE_MINUTE);
  reg_record_builder_set_null (builder, REG_TASK_REMIND_AT);
  reg_record_builder_set_null (builder, REG_TASK_REPEAT);
  if (*due == '\0' || !read_minute (self, &minute))
    return;
  if (minute >= 0)
    reg_record_builder_set_int (builder, REG_TASK_DUE_MINUTE, minute);
  remind = reg_task_reminder_get (self->remind_row, self->session, due, minute);
  if (remind != 0)
    reg_record_builder_set_int (builder, REG_TASK_REMIND_AT, remind);
  if (repeat != REG_REPEAT_NEVER)
    reg_record_builder_set_int (builder, REG_TASK_REPEAT, repeat);
}

/* What takes as long as usual need not say so, unless it did. */
static void
set_minutes (RegTaskWindow *self, RegRecordBuilder *builder, const RegRecord *before)
{
  int minutes;

  /* What was typed counts, also when the row was not left. */
  adw_spin_row_update (self->minutes_row);
  minutes = (int)adw_spin_row_get_value (self->minutes_row);
  if (minutes != REG_TASK_USUAL_MINUTES
      || (before != NULL && !reg_record_is_null (before, REG_TASK_MINUTES)))
    reg_record_builder_set_int (builder, REG_TASK_MINUTES, minutes);
}

static RegRecord *
create_record (RegTaskWindow *self)
{
  const RegRecord *before = self->task != NULL ? self->task : self->draft;
  RegRecordBuilder *builder = before != NULL ? reg_record_builder_new_from (before)
                                             : reg_record_builder_new (REG_ENTITY_TASK);
  g_autofree char *steps = reg_step_list_get_text (self->steps);

  reg_record_builder_set_int (builder, REG_TASK_KIND, adw_combo_row_get_selected (self->kind_row));
  set_text (builder, REG_TASK_TITLE, self->title_row);
  set_text (builder, REG_TASK_NOTE, self->note_row);
  set_text (builder, REG_TASK_RESULT, self->result_row);
  set_when (self, builder);
  set_minutes (self, builder, before);
  reg_record_builder_set_text (builder, REG_TASK_STEPS, *steps != '\0' ? steps : NULL);
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

/* Whether words would be lost that somebody typed. */
static gboolean
is_begun (RegTaskWindow *self)
{
  g_autofree char *title = dup_row (self->title_row);

  return self->task == NULL && *title != '\0'
         && (self->draft == NULL
             || !g_str_equal (title, reg_record_get_text (self->draft, REG_TASK_TITLE)));
}

static gboolean
reg_task_window_close_request (GtkWindow *window)
{
  RegTaskWindow *self = REG_TASK_WINDOW (window);

  if (!is_begun (self))
    return GTK_WINDOW_CLASS (reg_task_window_parent_class)->close_request (window);
  reg_unsaved_ask (GTK_WIDGET (self), (RegUnsavedSave)reg_task_window_save);
  return TRUE;
}

static void
done_clicked_cb (RegTaskWindow *self)
{
  g_autofree char *result = dup_row (self->result_row);
  g_autofree char *steps = reg_step_list_get_text (self->steps);

  reg_task_finish_as (get_teller (self), self->session, reg_record_get_id (self->task), result,
                      steps);
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter after what came of it: that it is done, or that the words are put right. */
static void
result_activated_cb (RegTaskWindow *self)
{
  if (gtk_widget_get_visible (self->existing_box))
    done_clicked_cb (self);
  else
    reg_task_window_save (self);
}

static void
later_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegTaskWindow *self = REG_TASK_WINDOW (widget);

  if (self->task == NULL)
    return;
  reg_task_put_off (get_teller (self), self->session, reg_record_get_id (self->task),
                    (RegTaskDelay)g_variant_get_int32 (parameter));
  gtk_window_close (GTK_WINDOW (self));
}

static void
delete_clicked_cb (RegTaskWindow *self)
{
  reg_task_delete (get_teller (self), self->session, reg_record_get_id (self->task));
  gtk_window_close (GTK_WINDOW (self));
}

/* --- its checklist ---------------------------------------------------------------------- */

static void
steps_changed_cb (RegTaskWindow *self)
{
  g_autofree char *steps = reg_step_list_get_text (self->steps);
  g_autofree char *progress = reg_steps_describe (steps);

  adw_window_title_set_subtitle (self->heading, progress);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "task.keep-checklist", *steps != '\0');
}

static void
use_checklist_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegTaskWindow *self = REG_TASK_WINDOW (widget);

  reg_dialog_present (
      reg_checklists_dialog_new (self->session, (RegChecklistFunc)reg_step_list_add, self->steps),
      widget);
}

static void
keep_checklist_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegTaskWindow *self = REG_TASK_WINDOW (widget);
  g_autofree char *steps = reg_step_list_get_text (self->steps);
  g_autofree char *title = dup_row (self->title_row);

  reg_checklist_keep (GTK_WIDGET (self->steps), self->session, title, steps);
}

static void
make_steps (RegTaskWindow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), self->steps_menu);
  gtk_widget_set_tooltip_text (button, _ ("Checklists"));
  gtk_widget_add_css_class (button, "flat");
  reg_step_list_set_header (self->steps, _ ("Checklist"), button);
  steps_changed_cb (self);
}

/* --- one that is there ------------------------------------------------------------------ */

typedef struct
{
  gint64 id;
  gint64 step_of; /* the deal a new one is for, 0 for one that is there */
  RegRecord *task;
  RegRecord *deal; /* what it brings forward, or NULL */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->task, reg_record_unref);
  g_clear_pointer (&load->deal, reg_record_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  gint64 deal;

  load->task = load->step_of != 0 ? reg_task_draft_step (db, load->step_of, error)
                                  : reg_db_load (db, REG_ENTITY_TASK, load->id, error);
  if (load->task == NULL)
    return FALSE;
  deal = reg_record_get_int (load->task, REG_TASK_OPPORTUNITY_ID);
  load->deal = deal != 0 ? reg_db_load (db, REG_ENTITY_OPPORTUNITY, deal, NULL) : NULL;
  return TRUE;
}

static void
show_when (RegTaskWindow *self, const char *due, int minute, gint64 remind_at, RegRepeat repeat)
{
  g_autofree char *time = minute >= 0 ? reg_clock_time_format (minute, C_ ("time", "%H:%M")) : NULL;

  reg_date_field_set_date (self->due_field, due);
  gtk_editable_set_text (GTK_EDITABLE (self->time_row), time != NULL ? time : "");
  reg_task_reminder_fill (self->remind_row, self->session, due, minute, remind_at);
  adw_combo_row_set_selected (self->repeat_row, repeat);
}

static void
show_values (RegTaskWindow *self, const RegRecord *task)
{
  gtk_editable_set_text (GTK_EDITABLE (self->title_row),
                         reg_record_get_text (task, REG_TASK_TITLE));
  gtk_editable_set_text (GTK_EDITABLE (self->note_row), reg_record_get_text (task, REG_TASK_NOTE));
  adw_combo_row_set_selected (self->kind_row, reg_record_get_int (task, REG_TASK_KIND));
  reg_step_list_set_text (self->steps, reg_record_get_text (task, REG_TASK_STEPS));
  steps_changed_cb (self);
  adw_spin_row_set_value (self->minutes_row, reg_record_is_null (task, REG_TASK_MINUTES)
                                                 ? REG_TASK_USUAL_MINUTES
                                                 : reg_record_get_int (task, REG_TASK_MINUTES));
  show_when (self, reg_record_get_text (task, REG_TASK_DUE_ON),
             reg_record_is_null (task, REG_TASK_DUE_MINUTE)
                 ? -1
                 : (int)reg_record_get_int (task, REG_TASK_DUE_MINUTE),
             reg_record_get_int (task, REG_TASK_REMIND_AT),
             reg_record_get_int (task, REG_TASK_REPEAT));
  gtk_editable_set_text (GTK_EDITABLE (self->result_row),
                         reg_record_get_text (task, REG_TASK_RESULT));
  reg_staff_row_fill (self->staff_row, self->session, reg_record_get_int (task, REG_TASK_STAFF_ID));
  reg_party_search_set_party (self->party_field, reg_record_get_int (task, REG_TASK_PARTY_ID));
}

static void
show_deal (RegTaskWindow *self, const RegRecord *deal)
{
  adw_action_row_set_subtitle (self->deal_row, reg_record_get_text (deal, REG_OPPORTUNITY_TITLE));
  gtk_widget_set_visible (self->deal_group, TRUE);
}

/* What it begins as may be put right or written over. */
static void
show_draft (RegTaskWindow *self, RegRecord *draft)
{
  self->draft = reg_record_ref (draft);
  show_values (self, draft);
  gtk_editable_select_region (GTK_EDITABLE (self->title_row), 0, -1);
  update_state (self);
}

static void
show_task (RegTaskWindow *self, RegRecord *task)
{
  gboolean is_open = reg_record_is_null (task, REG_TASK_DONE_AT);

  self->task = reg_record_ref (task);
  gtk_window_set_title (
      GTK_WINDOW (self),
      _ (reg_enum_get_label (&reg_enum_task_kind, reg_record_get_int (task, REG_TASK_KIND))));
  show_values (self, task);
  gtk_widget_set_visible (self->result_group, TRUE);
  gtk_widget_set_visible (self->existing_box, is_open);
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
  if (load != NULL && load->deal != NULL)
    show_deal (self, load->deal);
  if (load != NULL && load->step_of != 0)
    show_draft (self, load->task);
  else if (load != NULL)
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
  g_clear_pointer (&self->draft, reg_record_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_task_window_parent_class)->dispose (object);
}

static void
reg_task_window_class_init (RegTaskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_PARTY_SEARCH);
  g_type_ensure (REG_TYPE_STEP_LIST);
  G_OBJECT_CLASS (klass)->dispose = reg_task_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = reg_task_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-task-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, title_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, due_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, time_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, remind_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, staff_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, note_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, steps_menu);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, party_field);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, result_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, deal_group);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, deal_row);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, result_group);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, existing_box);
  gtk_widget_class_bind_template_child (widget_class, RegTaskWindow, save_button);
  gtk_widget_class_bind_template_callback (widget_class, update_state);
  gtk_widget_class_bind_template_callback (widget_class, reg_task_window_save);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, steps_changed_cb);
  gtk_widget_class_install_action (widget_class, "task.later", "i", later_activated_cb);
  gtk_widget_class_install_action (widget_class, "task.use-checklist", NULL,
                                   use_checklist_activated_cb);
  gtk_widget_class_install_action (widget_class, "task.keep-checklist", NULL,
                                   keep_checklist_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
reg_task_window_init (RegTaskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  reg_complaint_parts_fill_words (self->kind_row, &reg_enum_task_kind);
  reg_complaint_parts_fill_words (self->repeat_row, &reg_enum_repeat);
  make_steps (self);
}

static RegTaskWindow *
window_new (GtkApplication *application, RegSession *session)
{
  RegTaskWindow *self = g_object_new (REG_TYPE_TASK_WINDOW, "application", application, NULL);
  GtkWindow *front = application != NULL ? gtk_application_get_active_window (application) : NULL;
  RegRecord *firm = reg_session_get_firm (session);

  self->session = g_object_ref (session);
  if (front != NULL && front != GTK_WINDOW (self))
    gtk_window_set_transient_for (GTK_WINDOW (self), front);
  self->due_field = reg_date_field_attach (
      self->due_row, firm != NULL ? reg_record_get_text (firm, REG_FIRM_COUNTRY) : NULL);
  g_signal_connect_object (self->due_field, "changed", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  reg_party_search_set_session (self->party_field, session);
  reg_task_absence_watch (self->staff_row, session);
  reg_party_search_set_title (self->party_field, _ ("C_ustomer (optional)"));
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  return self;
}

static void
begin_load (RegTaskWindow *self, gint64 id, gint64 step_of)
{
  Load *load = g_new0 (Load, 1);

  load->id = id;
  load->step_of = step_of;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, load,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
begin_new (RegTaskWindow *self, const char *day, int minute, gint64 party)
{
  show_when (self, day, minute, 0, REG_REPEAT_NEVER);
  reg_staff_row_fill (self->staff_row, self->session,
                      reg_store_get_staff (reg_session_get_store (self->session)));
  reg_party_search_set_party (self->party_field, party);
  update_state (self);
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
  RegTaskWindow *self = window_new (application, session);
  g_autofree char *today = reg_session_dup_today (session);

  if (id != 0)
    begin_load (self, id, 0);
  else
    begin_new (self, today, -1, party);
  return GTK_WINDOW (self);
}

/**
 * reg_task_window_create_at:
 * @day: when it is due, with a year
 * @minute: of that day, -1 for the whole day
 *
 * A new task at a place of the calendar.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
reg_task_window_create_at (GtkApplication *application,
                           RegSession *session,
                           const char *day,
                           int minute)
{
  RegTaskWindow *self = window_new (application, session);

  begin_new (self, day, minute, 0);
  return GTK_WINDOW (self);
}

/**
 * reg_task_window_create_for:
 * @party: whom it is about
 * @staff: who is to do it
 *
 * A new task for a colleague.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
reg_task_window_create_for (GtkApplication *application,
                            RegSession *session,
                            gint64 party,
                            gint64 staff)
{
  GtkWindow *window = reg_task_window_create (application, session, 0, party);

  reg_staff_row_fill (REG_TASK_WINDOW (window)->staff_row, session, staff);
  return window;
}

/**
 * reg_task_window_create_step:
 * @deal: the deal that waits for it
 *
 * A new task, filled in to be the next step of a deal.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
reg_task_window_create_step (GtkApplication *application, RegSession *session, gint64 deal)
{
  RegTaskWindow *self = window_new (application, session);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Next step"));
  begin_load (self, 0, deal);
  return GTK_WINDOW (self);
}
