/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/complaint/reg-complaint-window.h"

#include <glib/gi18n.h>

#include "ui/complaint/reg-complaint-actions.h"
#include "ui/complaint/reg-complaint-clock-card.h"
#include "ui/complaint/reg-complaint-new.h"
#include "ui/complaint/reg-complaint-parts.h"
#include "ui/complaint/reg-complaint-text.h"
#include "ui/complaint/reg-sale-picker.h"
#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-customer-actions.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-figure.h"
#include "ui/widgets/reg-state-banner.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/widgets/reg-staff-row.h"

/* Seconds between two looks at the clock. */
#define TICK 20

struct _RegComplaintWindow
{
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *title;
  RegStateBanner *banner;
  RegPill *channel_pill;
  GtkLabel *story_label;
  RegComplaintClockCard *clock_card;
  AdwComboRow *sale_row;
  AdwComboRow *product_row;
  AdwComboRow *severity_row;
  AdwComboRow *channel_row;
  AdwEntryRow *category_row;
  AdwComboRow *owner_row;
  AdwActionRow *taken_row;
  AdwActionRow *compensation_row;
  AdwEntryRow *cause_row;
  AdwEntryRow *correction_row;
  GtkLabel *customer_label;
  RegFigure *sales_figure;
  RegFigure *value_figure;
  GtkLabel *rank_label;
  GtkWidget *told_card;
  GtkBox *told_box;
  GtkListBox *events_list;
  GtkWidget *earlier_box;
  GtkListBox *earlier_list;
  GtkWidget *alike_pill;

  RegSession *session;
  RegSalePicker *picker;
  RegComplaintData *data;
  GCancellable *cancellable;
  gint64 id;
  guint tick_source;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (RegComplaintWindow, reg_complaint_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- filling ---------------------------------------------------------------------------- */

static void
show_banner (RegComplaintWindow *self)
{
  RegComplaintState state = reg_complaint_data_get_state (self->data);
  const RegRecord *complaint = self->data->complaint;
  g_autofree char *text = NULL;
  g_autofree char *day = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->banner), state != REG_COMPLAINT_STATE_OPEN);
  if (state == REG_COMPLAINT_STATE_WAITING)
    {
      reg_state_banner_set_state (self->banner, "media-playback-pause-symbolic",
                                  _ ("Waiting for the customer. The clock stands still."),
                                  REG_PILL_WARNING);
      reg_state_banner_set_action (self->banner, _ ("_The customer answered"), "complaint.resume");
    }
  else if (state != REG_COMPLAINT_STATE_OPEN)
    {
      day = reg_session_format_day (self->session,
                                    reg_record_get_int (complaint, REG_COMPLAINT_RESOLVED_AT));
      /* Translators: a day, and what the customer got in the end */
      text = g_strdup_printf (_ ("Resolved %s: %s"), day,
                              reg_record_get_text (complaint, REG_COMPLAINT_OUTCOME));
      reg_state_banner_set_state (self->banner, "reg-approve-symbolic", text, REG_PILL_SUCCESS);
      reg_state_banner_set_action (self->banner, _ ("Open _again…"), "complaint.reopen");
    }
}

static void
show_story (RegComplaintWindow *self)
{
  const RegRecord *complaint = self->data->complaint;
  const char *story = reg_record_peek_text (complaint, REG_COMPLAINT_STORY);
  gint64 channel = reg_record_get_int (complaint, REG_COMPLAINT_CHANNEL);

  gtk_label_set_label (self->story_label,
                       story != NULL && *story != '\0'
                           ? story
                           : reg_record_get_text (complaint, REG_COMPLAINT_SUBJECT));
  reg_pill_set_label (self->channel_pill, _ (reg_enum_get_label (&reg_enum_channel, channel)));
}

static void
set_entry (AdwEntryRow *row, const char *text)
{
  /* What somebody is typing is not taken from them. */
  if (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    return;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_alike (RegComplaintWindow *self)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->alike_pill, self->data->n_alike > 1);
  if (self->data->n_alike <= 1)
    return;
  text = g_strdup_printf (
      ngettext ("%u case this month", "%u cases this month", self->data->n_alike),
      self->data->n_alike);
  reg_pill_set_label (REG_PILL (self->alike_pill), text);
}

static void
show_about (RegComplaintWindow *self)
{
  const RegRecord *complaint = self->data->complaint;
  RegRecord *taken_by = reg_session_find_staff (
      self->session, reg_record_get_int (complaint, REG_COMPLAINT_TAKEN_BY));
  g_autofree char *moment = reg_complaint_text_moment (
      self->session, reg_record_get_int (complaint, REG_COMPLAINT_REPORTED_AT));
  g_autofree char *taken = NULL;

  reg_sale_picker_show (self->picker, reg_record_get_int (complaint, REG_COMPLAINT_PARTY_ID),
                        reg_record_get_int (complaint, REG_COMPLAINT_SALE_ID),
                        reg_record_get_int (complaint, REG_COMPLAINT_PRODUCT_ID));
  adw_combo_row_set_selected (self->severity_row,
                              reg_record_get_int (complaint, REG_COMPLAINT_SEVERITY));
  adw_combo_row_set_selected (self->channel_row,
                              reg_record_get_int (complaint, REG_COMPLAINT_CHANNEL));
  set_entry (self->category_row, reg_record_get_text (complaint, REG_COMPLAINT_CATEGORY));
  reg_staff_row_fill (self->owner_row, self->session,
                      reg_record_get_int (complaint, REG_COMPLAINT_OWNER_ID));
  taken = taken_by == NULL
              ? g_strdup (moment)
              : g_strdup_printf ("%s · %s", reg_record_get_text (taken_by, REG_STAFF_NAME), moment);
  adw_action_row_set_subtitle (self->taken_row, taken);
  set_entry (self->cause_row, reg_record_get_text (complaint, REG_COMPLAINT_CAUSE));
  set_entry (self->correction_row, reg_record_get_text (complaint, REG_COMPLAINT_CORRECTION));
  show_alike (self);
}

static void
show_customer (RegComplaintWindow *self)
{
  const RegCustomerCard *card = self->data->card;
  g_autofree char *sales = reg_session_format_money (self->session, card->sales_net,
                                                     card->currency);
  g_autofree char *value = reg_session_format_money (self->session, card->contribution,
                                                     card->currency);
  g_autofree char *rank = reg_complaint_text_customer (self->data);
  g_autofree char *cost = NULL;

  gtk_label_set_label (self->customer_label, reg_record_get_text (card->party, REG_PARTY_NAME));
  reg_figure_set_value (self->sales_figure, sales);
  reg_figure_set_value (self->value_figure, value);
  gtk_label_set_label (self->rank_label, rank);
  if (self->data->cost > 0)
    {
      g_autofree char *amount = reg_session_format_money (self->session, self->data->cost, NULL);

      cost = g_strdup_printf (_ ("%s granted so far"), amount);
    }
  adw_action_row_set_subtitle (self->compensation_row,
                               cost != NULL ? cost : _ ("Nothing granted so far"));
}

static void
update_actions (RegComplaintWindow *self)
{
  RegComplaintState state = reg_complaint_data_get_state (self->data);
  gboolean is_open = reg_complaint_data_is_open (self->data);
  gboolean can_write = !reg_store_is_read_only (reg_session_get_store (self->session));
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "complaint.reply", can_write && is_open);
  gtk_widget_action_set_enabled (widget, "complaint.put-right", can_write && is_open);
  gtk_widget_action_set_enabled (widget, "complaint.compensate", can_write && is_open);
  gtk_widget_action_set_enabled (widget, "complaint.note", can_write);
  gtk_widget_action_set_enabled (widget, "complaint.pause",
                                 can_write && state == REG_COMPLAINT_STATE_OPEN);
  gtk_widget_action_set_enabled (widget, "complaint.resume",
                                 can_write && state == REG_COMPLAINT_STATE_WAITING);
  gtk_widget_action_set_enabled (widget, "complaint.resolve", can_write && is_open);
  gtk_widget_action_set_enabled (widget, "complaint.reopen", can_write && !is_open);
  gtk_widget_action_set_enabled (widget, "complaint.call",
                                 reg_contact_points_find_phone (self->data->card->contact_points)
                                     != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->severity_row), can_write && is_open);
}

static void
show_clock (RegComplaintWindow *self)
{
  gint64 now = reg_session_get_now (self->session);

  reg_complaint_clock_card_show (self->clock_card, self->data, self->session, now);
  gtk_widget_set_visible (self->told_card, reg_complaint_data_is_open (self->data));
  reg_complaint_parts_fill_told (self->told_box, self->data, self->session, now);
}

static void
show_all (RegComplaintWindow *self)
{
  const RegRecord *complaint = self->data->complaint;
  g_autofree char *words = g_strdup_printf (
      /* Translators: %s is the number of a complaint */
      _ ("Complaint %s"), reg_record_get_text (complaint, REG_COMPLAINT_NUMBER));
  g_autofree char *title = reg_direction_keep (words);
  g_autofree char *subtitle = g_strdup_printf (
      "%s · %s", reg_record_get_text (complaint, REG_COMPLAINT_SUBJECT),
      reg_record_get_text (self->data->card->party, REG_PARTY_NAME));

  self->is_filling = TRUE;
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
  show_banner (self);
  show_story (self);
  show_about (self);
  show_customer (self);
  show_clock (self);
  reg_complaint_parts_fill_events (self->events_list, self->data, self->session);
  reg_complaint_parts_fill_earlier (self->earlier_list, self->data, self->session);
  gtk_widget_set_visible (self->earlier_box, self->data->earlier->len > 0);
  update_actions (self);
  self->is_filling = FALSE;
}

/* --- loading ---------------------------------------------------------------------------- */

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegComplaintWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  RegComplaintData *data = reg_complaint_data_load_finish (REG_SESSION (object), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&data, reg_complaint_data_free);
      return;
    }
  /* Undo may have taken away what was just logged. */
  if (g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND)
      || (data != NULL && reg_record_get_deleted_at (data->complaint) != 0))
    {
      g_clear_pointer (&data, reg_complaint_data_free);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (data == NULL)
    {
      reg_toaster_show_error (GTK_WIDGET (self), _ ("The complaint could not be shown."), error);
      return;
    }
  g_clear_pointer (&self->data, reg_complaint_data_free);
  self->data = data;
  show_all (self);
}

static void
load (RegComplaintWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  reg_complaint_data_load_async (self->session, self->id, self->cancellable, loaded_cb,
                                 g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, RegChanges *changes, RegComplaintWindow *self)
{
  guint64 ours = 0;
  static const RegEntityId entities[] = {
    REG_ENTITY_COMPLAINT,     REG_ENTITY_COMPLAINT_EVENT, REG_ENTITY_PARTY,   REG_ENTITY_SALE,
    REG_ENTITY_CONTACT_POINT, REG_ENTITY_OPENING_HOURS,   REG_ENTITY_HOLIDAY,
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    ours |= G_GUINT64_CONSTANT (1) << entities[i];
  if (changes->entities & ours)
    load (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  RegComplaintWindow *self = user_data;

  if (self->data != NULL)
    show_clock (self);
  return G_SOURCE_CONTINUE;
}

/* --- editing in place ------------------------------------------------------------------- */

static void
set_int (RegComplaintWindow *self, int field, gint64 number, gboolean is_null)
{
  const RegValue value = { .type = is_null ? REG_VALUE_NULL : REG_VALUE_INT, .i = number };

  if (!self->is_filling && self->data != NULL
      && !reg_value_equal (&value, reg_record_get_value (self->data->complaint, field)))
    reg_complaint_set_field (GTK_WIDGET (self), self->session, self->id, field, &value);
}

static void
set_text (RegComplaintWindow *self, int field, AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  const RegValue value = { .type = *text != '\0' ? REG_VALUE_TEXT : REG_VALUE_NULL, .text = text };

  if (self->data != NULL)
    reg_complaint_set_field (GTK_WIDGET (self), self->session, self->id, field, &value);
}

static void
severity_selected_cb (RegComplaintWindow *self)
{
  set_int (self, REG_COMPLAINT_SEVERITY, adw_combo_row_get_selected (self->severity_row), FALSE);
}

static void
channel_selected_cb (RegComplaintWindow *self)
{
  set_int (self, REG_COMPLAINT_CHANNEL, adw_combo_row_get_selected (self->channel_row), FALSE);
}

static void
owner_selected_cb (RegComplaintWindow *self)
{
  gint64 staff = reg_staff_row_get_staff (self->owner_row);

  set_int (self, REG_COMPLAINT_OWNER_ID, staff, staff == 0);
}

static void
category_applied_cb (RegComplaintWindow *self)
{
  set_text (self, REG_COMPLAINT_CATEGORY, self->category_row);
}

static void
cause_applied_cb (RegComplaintWindow *self)
{
  set_text (self, REG_COMPLAINT_CAUSE, self->cause_row);
}

static void
correction_applied_cb (RegComplaintWindow *self)
{
  set_text (self, REG_COMPLAINT_CORRECTION, self->correction_row);
}

static void
picked_cb (RegComplaintWindow *self)
{
  gint64 sale = reg_sale_picker_get_sale (self->picker);
  gint64 product = reg_sale_picker_get_product (self->picker);

  if (self->data == NULL)
    return;
  if (sale != reg_record_get_int (self->data->complaint, REG_COMPLAINT_SALE_ID))
    set_int (self, REG_COMPLAINT_SALE_ID, sale, sale == 0);
  else
    set_int (self, REG_COMPLAINT_PRODUCT_ID, product, product == 0);
}

/* --- actions ---------------------------------------------------------------------------- */

static void
reply_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegComplaintWindow *self = REG_COMPLAINT_WINDOW (widget);

  reg_complaint_ask_reply (widget, self->session, self->id);
}

static void
put_right_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegComplaintWindow *self = REG_COMPLAINT_WINDOW (widget);

  reg_complaint_ask_action (widget, self->session, self->id);
}

static void
compensate_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegComplaintWindow *self = REG_COMPLAINT_WINDOW (widget);

  reg_complaint_ask_compensation (widget, self->session, self->id);
}

static void
note_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegComplaintWindow *self = REG_COMPLAINT_WINDOW (widget);

  reg_complaint_ask_note (widget, self->session, self->id);
}

static void
pause_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegComplaintWindow *self = REG_COMPLAINT_WINDOW (widget);

  reg_complaint_ask_pause (widget, self->session, self->id);
}

static void
resume_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegComplaintWindow *self = REG_COMPLAINT_WINDOW (widget);

  reg_complaint_go_on (widget, self->session, self->id);
}

static void
resolve_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegComplaintWindow *self = REG_COMPLAINT_WINDOW (widget);

  if (self->data != NULL)
    reg_complaint_ask_resolve (widget, self->session, self->data->complaint);
}

static void
reopen_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegComplaintWindow *self = REG_COMPLAINT_WINDOW (widget);

  reg_complaint_ask_reopen (widget, self->session, self->id);
}

static void
call_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegComplaintWindow *self = REG_COMPLAINT_WINDOW (widget);
  RegRecord *phone = NULL;
  RegRecord *firm = reg_session_get_firm (self->session);
  g_autofree char *uri = NULL;
  g_autofree char *text = NULL;

  if (self->data != NULL)
    phone = reg_contact_points_find_phone (self->data->card->contact_points);
  if (phone == NULL)
    return;
  uri = reg_contact_text_get_uri (phone, firm != NULL ? reg_record_get_text (firm, REG_FIRM_COUNTRY)
                                                      : NULL);
  /* Translators: %s is a telephone number */
  text = g_strdup_printf (_ ("Called %s"), reg_record_get_text (phone, REG_CONTACT_POINT_VALUE));
  if (uri != NULL)
    reg_customer_open_uri (widget, uri);
  reg_complaint_note_call (widget, self->session, self->id, text);
}

static void
customer_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegComplaintWindow *self = REG_COMPLAINT_WINDOW (widget);

  if (self->data != NULL)
    gtk_widget_activate_action (widget, "app.open-party", "x",
                                reg_record_get_int (self->data->complaint, REG_COMPLAINT_PARTY_ID));
}

static void
earlier_activated_cb (RegComplaintWindow *self, GtkListBoxRow *row)
{
  const RegRecord *earlier = g_ptr_array_index (self->data->earlier,
                                                gtk_list_box_row_get_index (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-complaint", "x",
                              reg_record_get_id (earlier));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_complaint_window_dispose (GObject *object)
{
  RegComplaintWindow *self = REG_COMPLAINT_WINDOW (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->picker);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_COMPLAINT_WINDOW);
  g_clear_pointer (&self->data, reg_complaint_data_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_complaint_window_parent_class)->dispose (object);
}

static void
reg_complaint_window_finalize (GObject *object)
{
  g_object_unref (REG_COMPLAINT_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (reg_complaint_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-complaint-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, channel_pill);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, story_label);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, clock_card);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, sale_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, product_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, severity_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, channel_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, category_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, owner_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, taken_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, compensation_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, cause_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, correction_row);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, customer_label);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, sales_figure);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, value_figure);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, rank_label);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, told_card);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, told_box);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, events_list);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, earlier_box);
  gtk_widget_class_bind_template_child (widget_class, RegComplaintWindow, earlier_list);
  gtk_widget_class_bind_template_callback (widget_class, severity_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, channel_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, owner_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, category_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, cause_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, correction_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, earlier_activated_cb);
}

static const struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "complaint.reply", reply_activated_cb },
  { "complaint.put-right", put_right_activated_cb },
  { "complaint.compensate", compensate_activated_cb },
  { "complaint.note", note_activated_cb },
  { "complaint.pause", pause_activated_cb },
  { "complaint.resume", resume_activated_cb },
  { "complaint.resolve", resolve_activated_cb },
  { "complaint.reopen", reopen_activated_cb },
  { "complaint.call", call_activated_cb },
  { "complaint.customer", customer_activated_cb },
};

static void
reg_complaint_window_class_init (RegComplaintWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_STATE_BANNER);
  g_type_ensure (REG_TYPE_PILL);
  g_type_ensure (REG_TYPE_FIGURE);
  g_type_ensure (REG_TYPE_COMPLAINT_CLOCK_CARD);
  G_OBJECT_CLASS (klass)->dispose = reg_complaint_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_complaint_window_finalize;
  bind_template (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "complaint.reply",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "complaint.resolve", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
}

static void
reg_complaint_window_init (RegComplaintWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  reg_figure_set_caption (self->sales_figure, _ ("bought so far"));
  reg_figure_set_caption (self->value_figure, _ ("left after cost"));
  reg_complaint_parts_fill_words (self->severity_row, &reg_enum_severity);
  reg_complaint_parts_fill_words (self->channel_row, &reg_enum_channel);
  self->alike_pill = reg_pill_new ("", REG_PILL_ERROR);
  gtk_widget_set_visible (self->alike_pill, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->product_row), self->alike_pill);
  self->tick_source = g_timeout_add_seconds (TICK, tick_cb, self);
}

/**
 * reg_complaint_window_create:
 * @id: the complaint, or 0 to log a new one
 * @party: who complains in a new one, or 0
 *
 * For the table of record windows.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
reg_complaint_window_create (GtkApplication *application,
                             RegSession *session,
                             gint64 id,
                             gint64 party)
{
  RegComplaintWindow *self;

  if (id == 0)
    return reg_complaint_new_create (application, session, party);
  self = g_object_new (REG_TYPE_COMPLAINT_WINDOW, "application", application, NULL);
  self->session = g_object_ref (session);
  self->id = id;
  self->is_filling = TRUE;
  self->picker = reg_sale_picker_new (session, self->sale_row, self->product_row);
  g_signal_connect_object (self->picker, "changed", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  /* The session reads its staff anew first. */
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WINDOW (self);
}

/**
 * reg_complaint_window_get_complaint:
 *
 * Returns: which complaint it shows
 */
gint64
reg_complaint_window_get_complaint (RegComplaintWindow *self)
{
  g_return_val_if_fail (REG_IS_COMPLAINT_WINDOW (self), 0);

  return self->id;
}
