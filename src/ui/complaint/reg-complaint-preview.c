/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/complaint/reg-complaint-preview.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/complaint/reg-complaint-clock-card.h"
#include "ui/complaint/reg-complaint-parts.h"
#include "ui/complaint/reg-complaint-text.h"

struct _RegComplaintPreview
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkLabel *subject_label;
  GtkLabel *customer_label;
  GtkWidget *open_button;
  GtkWidget *customer_button;
  RegComplaintClockCard *clock_card;
  GtkLabel *story_label;
  GtkListBox *events_list;

  RegSession *session;
  GCancellable *cancellable;
  gint64 complaint;
};

G_DEFINE_FINAL_TYPE (RegComplaintPreview, reg_complaint_preview, GTK_TYPE_WIDGET)

/* The target first: an action is never asked for without it. */
static void
set_target (GtkWidget *button, const char *action, gint64 id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
show_data (RegComplaintPreview *self, const RegComplaintData *data)
{
  const RegRecord *complaint = data->complaint;
  g_autofree char *customer = g_strdup_printf (
      "%s · %s", reg_record_get_text (complaint, REG_COMPLAINT_NUMBER),
      reg_record_get_text (data->card->party, REG_PARTY_NAME));
  const char *story = reg_record_get_text (complaint, REG_COMPLAINT_STORY);

  gtk_label_set_label (self->subject_label, reg_record_get_text (complaint, REG_COMPLAINT_SUBJECT));
  gtk_label_set_label (self->customer_label, customer);
  gtk_label_set_label (self->story_label, story);
  gtk_widget_set_visible (GTK_WIDGET (self->story_label), *story != '\0');
  set_target (self->open_button, "app.open-complaint", reg_record_get_id (complaint));
  set_target (self->customer_button, "app.open-party",
              reg_record_get_int (complaint, REG_COMPLAINT_PARTY_ID));
  reg_complaint_clock_card_show (self->clock_card, data, self->session,
                                 reg_session_get_now (self->session));
  reg_complaint_parts_fill_events (self->events_list, data, self->session);
  gtk_stack_set_visible_child_name (self->stack, "complaint");
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegComplaintPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegComplaintData)
      data = reg_complaint_data_load_finish (REG_SESSION (object), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (data != NULL)
    show_data (self, data);
  else
    gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
load (RegComplaintPreview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  reg_complaint_data_load_async (self->session, self->complaint, self->cancellable, loaded_cb,
                                 g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, RegChanges *changes, RegComplaintPreview *self)
{
  guint64 ours = (G_GUINT64_CONSTANT (1) << REG_ENTITY_COMPLAINT)
                 | (G_GUINT64_CONSTANT (1) << REG_ENTITY_COMPLAINT_EVENT);

  if (self->complaint != 0 && (changes->entities & ours))
    load (self);
}

static void
reg_complaint_preview_dispose (GObject *object)
{
  RegComplaintPreview *self = REG_COMPLAINT_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_COMPLAINT_PREVIEW);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_complaint_preview_parent_class)->dispose (object);
}

static void
reg_complaint_preview_finalize (GObject *object)
{
  g_object_unref (REG_COMPLAINT_PREVIEW (object)->cancellable);
  G_OBJECT_CLASS (reg_complaint_preview_parent_class)->finalize (object);
}

static void
reg_complaint_preview_class_init (RegComplaintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_COMPLAINT_CLOCK_CARD);
  G_OBJECT_CLASS (klass)->dispose = reg_complaint_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_complaint_preview_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/app/regulars/Regulars/ui/reg-complaint-preview.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintPreview, subject_label);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintPreview, customer_label);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintPreview, open_button);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintPreview, customer_button);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintPreview, clock_card);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintPreview, story_label);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintPreview, events_list);
}

static void
reg_complaint_preview_init (RegComplaintPreview *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
reg_complaint_preview_set_session (RegComplaintPreview *self, RegSession *session)
{
  g_return_if_fail (REG_IS_COMPLAINT_PREVIEW (self));

  g_set_object (&self->session, session);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
}

/**
 * reg_complaint_preview_show:
 * @complaint: which, 0 for none
 */
void
reg_complaint_preview_show (RegComplaintPreview *self, gint64 complaint)
{
  g_return_if_fail (REG_IS_COMPLAINT_PREVIEW (self));

  if (self->complaint == complaint)
    return;
  self->complaint = complaint;
  if (complaint == 0)
    gtk_stack_set_visible_child_name (self->stack, "none");
  else
    load (self);
}
