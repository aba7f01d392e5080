/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-approval-window.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "core/reg-quotation-state.h"
#include "ui/quotation/reg-approver-dialog.h"
#include "ui/quotation/reg-customer-worth.h"
#include "ui/quotation/reg-quotation-diff.h"
#include "ui/quotation/reg-quotation-judgement.h"
#include "ui/quotation/reg-quotation-past.h"
#include "ui/quotation/reg-quotation-parts.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-figure.h"
#include "ui/widgets/reg-toaster.h"

#define WHOLE_PERCENT G_GINT64_CONSTANT (10000)

struct _RegApprovalWindow
{
  AdwApplicationWindow parent_instance;

  RegSession *session;
  gint64 id;
  guint64 shown; /* the newest answer */
  RegQuotation *quotation;
  GPtrArray *approvers; /* of RegRecord */
  gint64 limit;         /* ppm of "approve down to" */

  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *done_page;
  GtkBox *main_box;
  GtkBox *worth_card;
  GtkEntry *word;
  GtkLabel *word_wrong;
  GtkBox *answer_bar;
  GtkButton *limit_button;
  gboolean is_asked_to_approve; /* as soon as it is loaded */
};

G_DEFINE_FINAL_TYPE (RegApprovalWindow, reg_approval_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- reading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  RegQuotation *quotation;
  RegQuotation *approved; /* the last revision that was approved, NULL when none was */
  GPtrArray *approvers;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->quotation, reg_quotation_unref);
  g_clear_pointer (&load->approved, reg_quotation_unref);
  g_ptr_array_unref (load->approvers);
  g_free (load);
}

static gint64
last_approved (RegQuotation *quotation)
{
  gint64 current = reg_record_get_id (quotation->revision);

  for (guint i = quotation->revisions->len; i > 0; i--)
    {
      RegRecord *revision = g_ptr_array_index (quotation->revisions, i - 1);

      if (reg_record_get_id (revision) == current)
        continue;
      for (guint k = 0; k < quotation->events->len; k++)
        {
          RegRecord *event = g_ptr_array_index (quotation->events, k);
          gint64 kind = reg_record_get_int (event, REG_APPROVAL_EVENT_KIND);

          if (reg_record_get_int (event, REG_APPROVAL_EVENT_REVISION_ID)
                  == reg_record_get_id (revision)
              && (kind == REG_APPROVAL_EVENT_KIND_APPROVED
                  || kind == REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT))
            return reg_record_get_id (revision);
        }
    }
  return 0;
}

static gboolean
load_approvers (RegDb *db, Load *load, GError **error)
{
  g_autoptr (GPtrArray) staff = reg_db_list (db, REG_ENTITY_STAFF, REG_STAFF_NAME, error);

  if (staff == NULL)
    return FALSE;
  for (guint i = 0; i < staff->len; i++)
    {
      RegRecord *person = g_ptr_array_index (staff, i);

      if (reg_approval_may_answer (db, load->id, reg_record_get_id (person), NULL))
        g_ptr_array_add (load->approvers, reg_record_ref (person));
    }
  return TRUE;
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  gint64 approved;

  load->quotation = reg_quotation_load (db, load->id, 0, error);
  if (load->quotation == NULL)
    return FALSE;
  approved = last_approved (load->quotation);
  if (approved != 0)
    {
      load->approved = reg_quotation_load (db, load->id, approved, error);
      if (load->approved == NULL)
        return FALSE;
    }
  return load_approvers (db, load, error);
}

/* --- filling ---------------------------------------------------------------------------- */

static char *
rate (RegApprovalWindow *self, gint64 ppm)
{
  return reg_rate_format (ppm, 1, reg_session_get_number_style (self->session));
}

/* What the margin would be with the deepest discount on everything that needs nobody, and none on
 * the lines, which would come on top. */
static gboolean
margin_at_limit (RegQuotation *quotation, const RegCalcInput *input, gint64 *margin)
{
  g_autoptr (RegApprovalPolicy) policy = reg_quotation_policy (quotation);
  g_autofree RegCalcLine *lines = g_memdup2 (input->lines, input->n_lines * sizeof *lines);
  g_autoptr (RegCalcResult) plain = NULL;
  g_autoptr (RegCalcResult) result = NULL;
  RegCalcInput tried = *input;
  RegApprovalCase request;

  for (gsize i = 0; i < input->n_lines; i++)
    lines[i].discount = (RegDiscount){ REG_DISCOUNT_NONE, 0 };
  tried.lines = lines;
  tried.discount = (RegDiscount){ REG_DISCOUNT_NONE, 0 };
  plain = reg_calc_compute (&tried, NULL);
  if (plain == NULL)
    return FALSE;
  reg_quotation_approval_case (quotation, quotation->revision, &tried, plain, &request);
  tried.discount.kind = REG_DISCOUNT_PERCENT;
  tried.discount.value = reg_approval_policy_deepest_discount (policy, &request, -1);
  if (tried.discount.value < 0 || tried.discount.value >= REG_PPM)
    return FALSE;
  result = reg_calc_compute (&tried, NULL);
  if (result == NULL || !result->has_margin)
    return FALSE;
  *margin = result->margin;
  return TRUE;
}

/* At a computer that several share who is working is not always who decides. */
static void
add_secret (RegApprovalWindow *self)
{
  GtkWidget *label = reg_quotation_label_new (
      _ ("What it costs and earns is shown to managers and owners."), "caption");

  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (self->main_box, label);
}

static void
add_figures (RegApprovalWindow *self,
             const RegCalcInput *input,
             const RegCalcResult *result,
             const RegQuotationJudgement *judgement)
{
  GtkWidget *box = adw_wrap_box_new ();
  g_autofree char *total = reg_session_format_money (self->session, result->gross, input->currency);
  gboolean may_see = reg_session_sees_cost (self->session);
  gint64 at_limit;

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 36);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 12);
  adw_wrap_box_append (ADW_WRAP_BOX (box), reg_figure_new (total, _ ("total")));
  if (may_see && result->has_cost)
    {
      g_autofree char *profit = reg_session_format_money (self->session, result->profit,
                                                          input->currency);

      adw_wrap_box_append (ADW_WRAP_BOX (box), reg_figure_new (profit, _ ("profit")));
    }
  if (may_see && result->has_margin)
    {
      g_autofree char *margin = rate (self, result->margin);
      GtkWidget *figure = reg_figure_new (margin, _ ("margin"));

      if (judgement->margin_broken)
        reg_figure_set_style (REG_FIGURE (figure), REG_PILL_WARNING);
      adw_wrap_box_append (ADW_WRAP_BOX (box), figure);
    }
  if (may_see && result->has_margin && margin_at_limit (self->quotation, input, &at_limit))
    {
      g_autofree char *margin = rate (self, at_limit);

      adw_wrap_box_append (ADW_WRAP_BOX (box), reg_figure_new (margin, _ ("margin at the limit")));
    }
  gtk_box_append (self->main_box, box);
  if (!may_see)
    add_secret (self);
}

static void
add_reasons (RegApprovalWindow *self, const RegQuotationJudgement *judgement)
{
  GtkWidget *card = reg_quotation_card_new (_ ("Over the limits"));

  for (guint i = 0; i < judgement->reasons->len; i++)
    gtk_box_append (GTK_BOX (card),
                    reg_quotation_reason_new (g_ptr_array_index (judgement->reasons, i)));
  if (judgement->reasons->len == 0)
    gtk_box_append (GTK_BOX (card), reg_quotation_label_new (
                                        _ ("The rules in force today ask for nobody."), "dimmed"));
  gtk_box_append (self->main_box, card);
}

static void
add_changes (RegApprovalWindow *self, RegQuotation *approved)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *title = NULL;
  GtkWidget *card;

  if (approved == NULL)
    return;
  changes = reg_quotation_diff (self->session, approved, self->quotation);
  title = g_strdup_printf (
      _ ("Changed since revision %d, which was approved"),
      (int)reg_record_get_int (approved->revision, REG_QUOTATION_REVISION_REVISION));
  card = reg_quotation_card_new (title);
  if (changes->len > 0)
    gtk_box_append (GTK_BOX (card), reg_quotation_changes_new (changes));
  else
    gtk_box_append (GTK_BOX (card), reg_quotation_label_new (_ ("Nothing was changed."), "dimmed"));
  gtk_box_append (self->main_box, card);
}

static void
add_asked_reason (RegApprovalWindow *self)
{
  const char *reason = reg_record_get_text (self->quotation->revision,
                                            REG_QUOTATION_REVISION_ASKED_REASON);
  g_autofree char *quoted = NULL;
  GtkWidget *card;

  if (*reason == '\0')
    return;
  /* Translators: somebody's own words between quotation marks */
  quoted = g_strdup_printf (_ ("“%s”"), reason);
  card = reg_quotation_card_new (_ ("Reason given"));
  gtk_box_append (GTK_BOX (card), reg_quotation_label_new (quoted, NULL));
  gtk_box_append (self->main_box, card);
}

static void
fill_title (RegApprovalWindow *self)
{
  RegQuotation *quotation = self->quotation;
  gint64 asked = reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_ASKED_AT);
  RegRecord *asker = reg_session_find_staff (
      self->session, reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_ASKED_BY));
  g_autofree char *question = g_strdup_printf (_ ("Approve quotation %s?"), quotation->number);
  g_autofree char *title = reg_direction_keep (question);
  g_autofree char *day = reg_session_format_day (self->session, asked);
  g_autofree char *time = reg_session_format_time (self->session, asked);
  g_autoptr (GString) subtitle = g_string_new (
      quotation->party != NULL ? reg_record_get_text (quotation->party, REG_PARTY_NAME) : NULL);

  g_string_append (subtitle, subtitle->len > 0 ? " · " : "");
  if (asker != NULL)
    /* Translators: asked today 10:42 by somebody */
    g_string_append_printf (subtitle, _ ("asked %1$s %2$s by %3$s"), day, time,
                            reg_record_get_text (asker, REG_STAFF_NAME));
  else
    g_string_append_printf (subtitle, _ ("asked %1$s %2$s"), day, time);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle->str);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
fill_limit (RegApprovalWindow *self, const RegCalcResult *result)
{
  g_autofree char *figure = NULL;
  g_autofree char *label = NULL;

  self->limit = (result->discount_rate + WHOLE_PERCENT - 1) / WHOLE_PERCENT * WHOLE_PERCENT;
  figure = rate (self, self->limit);
  label = g_strdup_printf (_ ("Approve _down to %s"), figure);
  gtk_button_set_label (self->limit_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->limit_button), self->limit > 0);
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self->limit_button),
      _ ("Later changes need not ask again as long as all discounts together stay within this"));
}

static void
fill_question (RegApprovalWindow *self, RegQuotation *approved)
{
  RegQuotation *quotation = self->quotation;
  g_autofree RegCalcInput *input = reg_quotation_calc_input (quotation->revision, quotation->lines);
  g_autoptr (RegCalcResult) result = reg_calc_compute (input, NULL);
  g_autoptr (RegQuotationJudgement) judgement = NULL;

  reg_quotation_box_clear (GTK_WIDGET (self->main_box));
  if (result == NULL)
    return;
  judgement = reg_quotation_judgement_new (self->session, quotation, quotation->revision, input,
                                           result,
                                           (const char *const *)quotation->category_of_line->pdata);
  if (!quotation->can_verify)
    gtk_box_append (
        self->main_box,
        reg_quotation_label_new (_ ("It was changed after it was asked for. It cannot be approved "
                                    "like this; a new revision has to be made."),
                                 "error"));
  add_figures (self, input, result, judgement);
  add_reasons (self, judgement);
  add_changes (self, approved);
  add_asked_reason (self);
  fill_limit (self, result);
}

/* --- showing ---------------------------------------------------------------------------- */

static const struct
{
  const char *action;
  RegQuotationVerb verb;
  gboolean approves;
} answers[] = {
  { "approval.approve", REG_ORDER_APPROVE, TRUE },
  { "approval.approve-limit", REG_ORDER_APPROVE, TRUE },
  { "approval.send-back", REG_ORDER_SEND_BACK, FALSE },
  { "approval.reject", REG_ORDER_REJECT, FALSE },
};

/* What was changed after it was asked for can only be refused. */
static void
enable_answers (RegApprovalWindow *self, gboolean enabled, gboolean can_approve)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), answers[i].action,
                                   enabled && (can_approve || !answers[i].approves));
  gtk_widget_set_visible (GTK_WIDGET (self->answer_bar), enabled);
}

static void
show_done (RegApprovalWindow *self, const char *text)
{
  adw_status_page_set_description (self->done_page, text);
  gtk_stack_set_visible_child_name (self->stack, "done");
  enable_answers (self, FALSE, FALSE);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegApprovalWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);
  gint64 state;

  if (!reg_store_job_is_newer (result, &self->shown) || self->main_box == NULL)
    return;
  if (load == NULL)
    {
      g_autofree char *why = reg_error_describe (error);

      show_done (self, why);
      return;
    }
  g_clear_pointer (&self->quotation, reg_quotation_unref);
  self->quotation = reg_quotation_ref (load->quotation);
  g_clear_pointer (&self->approvers, g_ptr_array_unref);
  self->approvers = g_ptr_array_ref (load->approvers);
  fill_title (self);
  state = reg_record_get_int (self->quotation->revision, REG_QUOTATION_REVISION_STATE);
  if (state != REG_QUOTATION_WAITING)
    {
      show_done (self, _ (reg_enum_get_label (&reg_enum_quotation_state, state)));
      return;
    }
  fill_question (self, load->approved);
  enable_answers (self, TRUE, self->quotation->can_verify);
  gtk_stack_set_visible_child_name (self->stack, "question");
  gtk_widget_grab_focus (GTK_WIDGET (self->word));
  if (self->is_asked_to_approve)
    reg_approval_window_ask_to_approve (self);
  if (self->quotation->party != NULL)
    reg_customer_worth_show (GTK_WIDGET (self->worth_card), self->session,
                             reg_record_get_id (self->quotation->party));
}

static void
load (RegApprovalWindow *self)
{
  Load *load = g_new0 (Load, 1);

  load->id = self->id;
  load->approvers = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, load,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, RegChanges *changes, RegApprovalWindow *self)
{
  guint64 ours = (G_GUINT64_CONSTANT (1) << REG_ENTITY_QUOTATION_REVISION)
                 | (G_GUINT64_CONSTANT (1) << REG_ENTITY_QUOTATION_LINE)
                 | (G_GUINT64_CONSTANT (1) << REG_ENTITY_STAFF);

  if (changes->entities & ours)
    load (self);
}

/* --- answering -------------------------------------------------------------------------- */

static void
decided_cb (RegApproverDialog *dialog, gint64 action, RegApprovalWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const char *text = g_object_get_data (G_OBJECT (dialog), "reg-done");

  /* The message belongs to the window that stays. */
  if (parent != NULL)
    {
      reg_toaster_show_undo (GTK_WIDGET (parent), text, action);
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    reg_toaster_show_undo (GTK_WIDGET (self), text, action);
}

/* Who is sent back or refused has to be told why. */
static gboolean
lacks_word (RegApprovalWindow *self, RegQuotationVerb verb)
{
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->word))));
  gboolean lacking = verb != REG_ORDER_APPROVE && *word == '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->word_wrong), lacking);
  if (lacking)
    {
      gtk_label_set_text (self->word_wrong, _ ("Say in a word why, so that they know what to do."));
      gtk_widget_add_css_class (GTK_WIDGET (self->word), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->word));
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->word), "error");
  return lacking;
}

static void
answer (RegApprovalWindow *self, RegQuotationVerb verb, gint64 limit)
{
  RegQuotationOrder *order;
  AdwDialog *dialog;

  if (self->quotation == NULL || lacks_word (self, verb))
    return;
  order = reg_quotation_order_new (verb, self->id);
  order->limit = limit;
  order->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->word))));
  dialog = reg_approver_dialog_new (self->session, order, self->approvers,
                                    self->quotation->n_staff > 1);
  g_object_set_data (G_OBJECT (dialog), "reg-done", (gpointer)reg_quotation_order_get_done (verb));
  g_signal_connect_object (dialog, "decided", G_CALLBACK (decided_cb), self, 0);
  reg_dialog_present (dialog, GTK_WIDGET (self));
}

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegApprovalWindow *self = REG_APPROVAL_WINDOW (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].action, name))
      answer (self, answers[i].verb, g_str_has_suffix (name, "-limit") ? self->limit : 0);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "app.open-quotation", "x", REG_APPROVAL_WINDOW (widget)->id);
}

static void
word_changed_cb (GtkEditable *editable, RegApprovalWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->word_wrong), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->word), "error");
}

/* --- window ----------------------------------------------------------------------------- */

static void
reg_approval_window_dispose (GObject *object)
{
  RegApprovalWindow *self = REG_APPROVAL_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_APPROVAL_WINDOW);
  g_clear_pointer (&self->quotation, reg_quotation_unref);
  g_clear_pointer (&self->approvers, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_approval_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RegApprovalWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RegApprovalWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RegApprovalWindow, done_page);
  gtk_widget_class_bind_template_child (widget_class, RegApprovalWindow, main_box);
  gtk_widget_class_bind_template_child (widget_class, RegApprovalWindow, worth_card);
  gtk_widget_class_bind_template_child (widget_class, RegApprovalWindow, word);
  gtk_widget_class_bind_template_child (widget_class, RegApprovalWindow, word_wrong);
  gtk_widget_class_bind_template_child (widget_class, RegApprovalWindow, answer_bar);
  gtk_widget_class_bind_template_child (widget_class, RegApprovalWindow, limit_button);
}

static void
reg_approval_window_class_init (RegApprovalWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_approval_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-approval-window.ui");
  bind_children (widget_class);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_widget_class_install_action (widget_class, answers[i].action, NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "approval.open", NULL, open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "approval.approve", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
reg_approval_window_init (RegApprovalWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->word, "changed", G_CALLBACK (word_changed_cb), self, 0);
}

/**
 * reg_approval_window_new:
 * @quotation: one that waits for an answer
 *
 * Returns: (transfer floating): the window
 */
GtkWindow *
reg_approval_window_new (GtkApplication *application, RegSession *session, gint64 quotation)
{
  RegApprovalWindow *self;

  g_return_val_if_fail (REG_IS_SESSION (session), NULL);

  self = g_object_new (REG_TYPE_APPROVAL_WINDOW, "application", application, NULL);
  self->session = g_object_ref (session);
  self->id = quotation;
  enable_answers (self, FALSE, FALSE);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return GTK_WINDOW (self);
}

/**
 * reg_approval_window_get_quotation:
 *
 * Returns: the quotation it is about
 */
gint64
reg_approval_window_get_quotation (RegApprovalWindow *self)
{
  g_return_val_if_fail (REG_IS_APPROVAL_WINDOW (self), 0);

  return self->id;
}

/**
 * reg_approval_window_ask_to_approve:
 *
 * As if "Approve" were pressed, as soon as what is asked is shown: who approves still has to show
 * who they are. Nothing happens when it does not wait any more or is being answered.
 */
void
reg_approval_window_ask_to_approve (RegApprovalWindow *self)
{
  g_return_if_fail (REG_IS_APPROVAL_WINDOW (self));

  self->is_asked_to_approve = self->quotation == NULL;
  if (self->quotation != NULL
      && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "approval.approve", NULL);
}
