/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-approver-dialog.h"

#include <glib/gi18n.h>

#include "ui/quotation/reg-quotation-judgement.h"
#include "ui/reg-error-text.h"

struct _RegApproverDialog
{
  AdwDialog parent_instance;

  RegSession *session;
  RegQuotationOrder *order; /* what is to be done, without the person */
  GPtrArray *approvers;     /* of RegRecord */
  gboolean needs_pin;

  GtkWidget *who;
  GtkWidget *pin;
  GtkWidget *wrong;
  GtkWidget *confirm;
  GtkWidget *cancel;
  GtkWidget *spinner;
};

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegApproverDialog, reg_approver_dialog, ADW_TYPE_DIALOG)

static RegRecord *
chosen_approver (RegApproverDialog *self)
{
  guint index = adw_combo_row_get_selected (ADW_COMBO_ROW (self->who));

  return index < self->approvers->len ? g_ptr_array_index (self->approvers, index) : NULL;
}

static gboolean
lacks_pin (RegApproverDialog *self, RegRecord *approver)
{
  return self->needs_pin && reg_record_is_null (approver, REG_STAFF_PIN);
}

static void
show_wrong (RegApproverDialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->wrong), text != NULL ? text : "");
  gtk_widget_set_visible (self->wrong, text != NULL);
}

static void
update (RegApproverDialog *self)
{
  RegRecord *approver = chosen_approver (self);
  const char *pin = gtk_editable_get_text (GTK_EDITABLE (self->pin));
  gboolean lacking = approver != NULL && lacks_pin (self, approver);

  if (lacking)
    {
      g_autofree char *text = g_strdup_printf (
          _ ("%s has no PIN yet. It is set in the preferences, under Staff."),
          reg_record_get_text (approver, REG_STAFF_NAME));

      show_wrong (self, text);
    }
  gtk_widget_set_sensitive (self->pin, !lacking);
  gtk_widget_set_sensitive (self->confirm,
                            approver != NULL && !lacking && (!self->needs_pin || *pin != '\0'));
}

static void
who_changed_cb (GObject *row, GParamSpec *pspec, RegApproverDialog *self)
{
  show_wrong (self, NULL);
  update (self);
}

static void
pin_changed_cb (GtkEditable *editable, RegApproverDialog *self)
{
  /* Emptied by us after a wrong one: the word about it stays until the next is typed. */
  if (*gtk_editable_get_text (editable) != '\0')
    show_wrong (self, NULL);
  update (self);
}

/* --- deciding --------------------------------------------------------------------------- */

static void
set_busy (RegApproverDialog *self, gboolean busy)
{
  gtk_widget_set_visible (self->spinner, busy);
  gtk_widget_set_sensitive (self->who, !busy);
  /* It has the focus and keeps it. */
  gtk_editable_set_editable (GTK_EDITABLE (self->pin), !busy);
  gtk_widget_set_sensitive (self->confirm, !busy);
  adw_dialog_set_can_close (ADW_DIALOG (self), !busy);
}

static void
decided_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApproverDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 action = 0;

  set_busy (self, FALSE);
  if (reg_quotation_order_run_finish (REG_SESSION (object), result, NULL, &action, &error))
    {
      /* Whoever hears of it may close the window, which would close the dialog instead. */
      adw_dialog_close (ADW_DIALOG (self));
      g_signal_emit (self, signals[DECIDED], 0, action);
      return;
    }
  /* Typing wipes the sentence, so it is written last. */
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  if (reg_quotation_order_stopped_at_pin (result))
    show_wrong (self, _ ("This is not the right PIN."));
  else
    {
      g_autofree char *why = reg_error_describe (error);
      g_autofree char *text = g_strdup_printf (
          "%s %s", reg_quotation_order_get_failed (self->order->verb), why);

      show_wrong (self, text);
    }
  gtk_widget_grab_focus (self->pin);
}

static void
confirm_cb (RegApproverDialog *self)
{
  RegRecord *approver = chosen_approver (self);
  RegQuotationOrder *order;

  if (approver == NULL || !gtk_widget_get_sensitive (self->confirm))
    return;
  order = reg_quotation_order_new (self->order->verb, self->order->quotation);
  order->limit = self->order->limit;
  order->text = g_strdup (self->order->text);
  order->approver = reg_record_get_id (approver);
  if (self->needs_pin)
    order->pin = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->pin)));
  show_wrong (self, NULL);
  set_busy (self, TRUE);
  reg_quotation_order_run_async (self->session, order, NULL, decided_cb, g_object_ref (self));
}

/* --- dialog ----------------------------------------------------------------------------- */

static void
reg_approver_dialog_finalize (GObject *object)
{
  RegApproverDialog *self = REG_APPROVER_DIALOG (object);

  reg_quotation_order_free (self->order);
  g_clear_pointer (&self->approvers, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_approver_dialog_parent_class)->finalize (object);
}

static void
reg_approver_dialog_class_init (RegApproverDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_approver_dialog_finalize;
  signals[DECIDED] = g_signal_new ("decided", REG_TYPE_APPROVER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
make_buttons (RegApproverDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();

  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->confirm = gtk_button_new_with_mnemonic (_ ("C_onfirm"));
  self->spinner = adw_spinner_new ();
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_add_css_class (self->confirm, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->confirm);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->spinner);
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (adw_dialog_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->confirm, "clicked", G_CALLBACK (confirm_cb), self,
                           G_CONNECT_SWAPPED);
  return bar;
}

static void
reg_approver_dialog_init (RegApproverDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();

  self->who = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->who), _ ("Who decides"));
  self->pin = adw_password_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->pin), _ ("PIN"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->who);
  gtk_list_box_append (GTK_LIST_BOX (list), self->pin);
  self->wrong = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->wrong), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->wrong), 0);
  gtk_widget_add_css_class (self->wrong, "error");
  gtk_widget_set_visible (self->wrong, FALSE);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->wrong);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_buttons (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), box);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 420);
  g_signal_connect_object (self->who, "notify::selected", G_CALLBACK (who_changed_cb), self, 0);
  g_signal_connect_object (self->pin, "changed", G_CALLBACK (pin_changed_cb), self, 0);
  g_signal_connect_object (self->pin, "entry-activated", G_CALLBACK (confirm_cb), self,
                           G_CONNECT_SWAPPED);
}

static const char *
title_for (RegQuotationVerb verb)
{
  switch (verb)
    {
    case REG_ORDER_APPROVE:
      return _ ("Approve");
    case REG_ORDER_SEND_BACK:
      return _ ("Send back");
    case REG_ORDER_REJECT:
    default:
      return _ ("Reject");
    }
}

static GtkStringList *
make_names (GPtrArray *approvers)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < approvers->len; i++)
    {
      RegRecord *staff = g_ptr_array_index (approvers, i);
      const char *role = reg_role_get_word ((RegRole)reg_record_get_int (staff, REG_STAFF_ROLE));

      gtk_string_list_take (
          names, g_strdup_printf ("%s (%s)", reg_record_get_text (staff, REG_STAFF_NAME), role));
    }
  return names;
}

/**
 * reg_approver_dialog_new:
 * @order: (transfer full): what is to be done, without the person and the PIN
 * @approvers: (element-type RegRecord): members of staff who may do it
 * @needs_pin: whether the person has to prove to be there
 */
AdwDialog *
reg_approver_dialog_new (RegSession *session,
                         RegQuotationOrder *order,
                         GPtrArray *approvers,
                         gboolean needs_pin)
{
  RegApproverDialog *self = g_object_new (REG_TYPE_APPROVER_DIALOG, NULL);
  RegRecord *working = reg_session_get_staff (session);
  g_autoptr (GtkStringList) names = make_names (approvers);

  self->session = g_object_ref (session);
  self->order = order;
  self->approvers = g_ptr_array_ref (approvers);
  self->needs_pin = needs_pin;
  adw_dialog_set_title (ADW_DIALOG (self), title_for (order->verb));
  gtk_widget_set_visible (self->pin, needs_pin);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->who), G_LIST_MODEL (names));
  for (guint i = 0; i < approvers->len; i++)
    if (working != NULL
        && reg_record_get_id (working) == reg_record_get_id (g_ptr_array_index (approvers, i)))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->who), i);
  if (approvers->len == 0)
    show_wrong (self, _ ("Nobody who works here may answer this."));
  update (self);
  adw_dialog_set_focus (ADW_DIALOG (self), needs_pin ? self->pin : self->confirm);
  return ADW_DIALOG (self);
}
