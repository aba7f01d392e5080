/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/complaint/reg-complaint-new.h"

#include <glib/gi18n.h>

#include "store/reg-complaints.h"
#include "ui/complaint/reg-complaint-parts.h"
#include "ui/complaint/reg-complaint-text.h"
#include "ui/complaint/reg-complaint-window.h"
#include "ui/complaint/reg-sale-picker.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-party-search.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/widgets/reg-unsaved.h"

/* A complaint is written down while the customer speaks. */
struct _RegComplaintNew
{
  AdwWindow parent_instance;

  RegPartySearch *party_field;
  AdwEntryRow *subject_row;
  GtkTextView *story_view;
  AdwComboRow *sale_row;
  AdwComboRow *product_row;
  AdwEntryRow *category_row;
  AdwComboRow *severity_row;
  AdwComboRow *channel_row;
  GtkWidget *log_button;

  RegSession *session;
  RegSalePicker *picker;
  GArray *targets; /* of gint64: minutes until the first answer, by severity */
  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (RegComplaintNew, reg_complaint_new, ADW_TYPE_WINDOW)

/* --- what was typed --------------------------------------------------------------------- */

static char *
dup_row (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static char *
dup_story (RegComplaintNew *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->story_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* The promise that goes with the severity. */
static void
show_promise (RegComplaintNew *self)
{
  guint severity = adw_combo_row_get_selected (self->severity_row);
  gint64 minutes = severity < self->targets->len ? g_array_index (self->targets, gint64, severity)
                                                 : 0;
  g_autofree char *time = reg_complaint_text_duration (minutes * 60 * 1000);
  /* Translators: %s is a time such as "4 h" */
  g_autofree char *text = g_strdup_printf (_ ("First answer within %s of opening time"), time);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->severity_row), minutes > 0 ? text : "");
}

static void
update_state (RegComplaintNew *self)
{
  g_autofree char *subject = dup_row (self->subject_row);

  gtk_widget_set_sensitive (self->log_button,
                            *subject != '\0' && !self->is_busy
                                && reg_party_search_get_party (self->party_field) != 0);
  show_promise (self);
}

static void
party_changed_cb (RegComplaintNew *self)
{
  reg_sale_picker_show (self->picker, reg_party_search_get_party (self->party_field), 0, 0);
  update_state (self);
}

/* Who it is, is known: on to what happened. */
static void
party_chosen_cb (RegComplaintNew *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->subject_row));
}

/* --- the promises ----------------------------------------------------------------------- */

static gboolean
targets_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GArray *targets = data;
  g_autoptr (GPtrArray) records = reg_db_list (db, REG_ENTITY_COMPLAINT_TARGET, -1, error);

  if (records == NULL)
    return FALSE;
  g_array_set_size (targets, REG_N_SEVERITIES);
  for (guint i = 0; i < records->len; i++)
    {
      const RegRecord *record = g_ptr_array_index (records, i);
      gint64 severity = reg_record_get_int (record, REG_COMPLAINT_TARGET_SEVERITY);

      if (severity >= 0 && severity < REG_N_SEVERITIES)
        g_array_index (targets, gint64,
                       severity) = reg_record_get_int (record, REG_COMPLAINT_TARGET_ANSWER_MINUTES);
    }
  return TRUE;
}

static void
targets_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegComplaintNew) self = user_data;
  GArray *targets = reg_store_job_finish (REG_STORE (object), result, NULL);

  if (targets == NULL || self->session == NULL)
    return;
  g_array_unref (self->targets);
  self->targets = g_array_ref (targets);
  show_promise (self);
}

/* --- logging ---------------------------------------------------------------------------- */

typedef struct
{
  RegRecord *complaint;
  gint64 id;
  gint64 action; /* for the toast */
} Log;

static void
log_free (gpointer data)
{
  Log *log = data;

  reg_record_unref (log->complaint);
  g_free (log);
}

static gboolean
log_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Log *log = data;

  log->id = reg_complaint_create (db, log->complaint, error);
  log->action = reg_db_get_action (db);
  return log->id != 0;
}

/* In the complaint's own window, which is the one that is looked at now. */
static void
tell (RegComplaintNew *self, gint64 complaint, gint64 action)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *item = windows; item != NULL; item = item->next)
    if (REG_IS_COMPLAINT_WINDOW (item->data)
        && reg_complaint_window_get_complaint (item->data) == complaint)
      reg_toaster_show_undo (item->data, _ ("Complaint logged"), action);
}

static void
logged_cb (GtkWidget *from, gpointer data, const GError *error)
{
  RegComplaintNew *self = REG_COMPLAINT_NEW (from);
  const Log *log = data;

  self->is_busy = FALSE;
  if (self->session == NULL)
    return;
  update_state (self);
  if (error != NULL)
    return;
  /* Hidden first: a window that goes while it has the focus gives it to the window below, which would
   * then stand before the complaint. */
  gtk_widget_set_visible (from, FALSE);
  gtk_widget_activate_action (from, "app.open-complaint", "x", log->id);
  tell (self, log->id, log->action);
  gtk_window_destroy (GTK_WINDOW (self));
}

static RegRecord *
create_record (RegComplaintNew *self)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);
  g_autofree char *subject = dup_row (self->subject_row);
  g_autofree char *category = dup_row (self->category_row);
  g_autofree char *story = dup_story (self);

  reg_record_builder_set_ref (builder, REG_COMPLAINT_PARTY_ID,
                              reg_party_search_get_party (self->party_field));
  reg_record_builder_set_ref (builder, REG_COMPLAINT_SALE_ID,
                              reg_sale_picker_get_sale (self->picker));
  reg_record_builder_set_ref (builder, REG_COMPLAINT_PRODUCT_ID,
                              reg_sale_picker_get_product (self->picker));
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT, subject);
  if (*story != '\0')
    reg_record_builder_set_text (builder, REG_COMPLAINT_STORY, story);
  if (*category != '\0')
    reg_record_builder_set_text (builder, REG_COMPLAINT_CATEGORY, category);
  reg_record_builder_set_int (builder, REG_COMPLAINT_SEVERITY,
                              adw_combo_row_get_selected (self->severity_row));
  reg_record_builder_set_int (builder, REG_COMPLAINT_CHANNEL,
                              adw_combo_row_get_selected (self->channel_row));
  return reg_record_builder_end (builder);
}

/**
 * reg_complaint_new_log:
 *
 * Logs what was typed, and shows the complaint's own window.
 */
void
reg_complaint_new_log (RegComplaintNew *self)
{
  const RegEditWords words = {
    .kind = "complaint",
    .done = _ ("Complaint logged"),
    .failed = _ ("The complaint was not logged."),
    .is_quiet = TRUE,
  };
  Log *log;

  g_return_if_fail (REG_IS_COMPLAINT_NEW (self));

  if (!gtk_widget_get_sensitive (self->log_button))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  log = g_new0 (Log, 1);
  log->complaint = create_record (self);
  self->is_busy = TRUE;
  update_state (self);
  reg_edit_run (GTK_WIDGET (self), self->session, &words, log_job, log, log_free, logged_cb);
}

static void
log_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  reg_complaint_new_log (REG_COMPLAINT_NEW (widget));
}

/* --- leaving ---------------------------------------------------------------------------- */

static gboolean
reg_complaint_new_close_request (GtkWindow *window)
{
  RegComplaintNew *self = REG_COMPLAINT_NEW (window);
  g_autofree char *subject = dup_row (self->subject_row);
  g_autofree char *story = dup_story (self);

  if (*subject == '\0' && *story == '\0')
    return GTK_WINDOW_CLASS (reg_complaint_new_parent_class)->close_request (window);
  reg_unsaved_ask (GTK_WIDGET (self), (RegUnsavedSave)reg_complaint_new_log);
  return TRUE;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_complaint_new_dispose (GObject *object)
{
  RegComplaintNew *self = REG_COMPLAINT_NEW (object);

  g_clear_object (&self->picker);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_COMPLAINT_NEW);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_complaint_new_parent_class)->dispose (object);
}

static void
reg_complaint_new_finalize (GObject *object)
{
  g_array_unref (REG_COMPLAINT_NEW (object)->targets);
  G_OBJECT_CLASS (reg_complaint_new_parent_class)->finalize (object);
}

static void
reg_complaint_new_class_init (RegComplaintNewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_PARTY_SEARCH);
  G_OBJECT_CLASS (klass)->dispose = reg_complaint_new_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_complaint_new_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = reg_complaint_new_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-complaint-new.ui");
  gtk_widget_class_bind_template_child (widget_class, RegComplaintNew, party_field);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintNew, subject_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintNew, story_view);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintNew, sale_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintNew, product_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintNew, category_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintNew, severity_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintNew, channel_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintNew, log_button);
  gtk_widget_class_bind_template_callback (widget_class, update_state);
  gtk_widget_class_bind_template_callback (widget_class, party_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, party_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, reg_complaint_new_log);
  gtk_widget_class_install_action (widget_class, "complaint.log", NULL, log_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "complaint.log", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
reg_complaint_new_init (RegComplaintNew *self)
{
  self->targets = g_array_new (FALSE, TRUE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  reg_complaint_parts_fill_words (self->severity_row, &reg_enum_severity);
  reg_complaint_parts_fill_words (self->channel_row, &reg_enum_channel);
  adw_combo_row_set_selected (self->severity_row, REG_SEVERITY_NORMAL);
}

/**
 * reg_complaint_new_create:
 * @application: the application
 * @session: the open book
 * @party: who complains, 0 when that is still to be said
 *
 * Returns: (transfer none): a window in which a complaint is logged
 */
GtkWindow *
reg_complaint_new_create (GtkApplication *application, RegSession *session, gint64 party)
{
  RegComplaintNew *self = g_object_new (REG_TYPE_COMPLAINT_NEW, "application", application, NULL);
  GtkWindow *front = application != NULL ? gtk_application_get_active_window (application) : NULL;
  GArray *targets = g_array_new (FALSE, TRUE, sizeof (gint64));

  self->session = g_object_ref (session);
  self->picker = reg_sale_picker_new (session, self->sale_row, self->product_row);
  if (front != NULL && front != GTK_WINDOW (self))
    gtk_window_set_transient_for (GTK_WINDOW (self), front);
  reg_party_search_set_session (self->party_field, session);
  reg_party_search_set_can_add (self->party_field, TRUE);
  reg_party_search_set_party (self->party_field, party);
  gtk_widget_grab_focus (party == 0 ? GTK_WIDGET (self->party_field)
                                    : GTK_WIDGET (self->subject_row));
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, targets_job, targets,
                        (GDestroyNotify)g_array_unref, NULL, targets_loaded_cb,
                        g_object_ref (self));
  update_state (self);
  return GTK_WINDOW (self);
}
