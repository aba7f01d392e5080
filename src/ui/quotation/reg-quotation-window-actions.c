/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-window-private.h"

#include <glib/gi18n.h>

#include "core/reg-quotation-state.h"
#include "ui/material/reg-give-dialog.h"
#include "ui/quotation/reg-approval-desk.h"
#include "ui/quotation/reg-approval-window.h"
#include "ui/quotation/reg-quotation-dialogs.h"
#include "ui/quotation/reg-quotation-import.h"
#include "ui/reg-application.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-toaster.h"

/* --- orders ----------------------------------------------------------------------------- */

typedef struct
{
  RegQuotationWindow *window;
  RegQuotationOrder *order; /* until it is handed over */
  RegQuotationVerb verb;
} Pending;

static void
pending_free (Pending *pending)
{
  g_clear_pointer (&pending->order, reg_quotation_order_free);
  g_object_unref (pending->window);
  g_free (pending);
}

/* What is refused because it is below cost says so, without the cost. */
static gboolean
say_block (RegQuotationWindow *self, const GError *error)
{
  const RegQuotationJudgement *judgement = reg_quotation_model_get_judgement (self->model);
  g_autofree char *why = judgement != NULL ? reg_quotation_judgement_dup_block (judgement) : NULL;

  if (why == NULL || !g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED))
    return FALSE;
  reg_toaster_show (GTK_WIDGET (self), why);
  return TRUE;
}

static void
ordered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Pending *pending = user_data;
  RegQuotationWindow *self = pending->window;
  g_autoptr (GError) error = NULL;
  gint64 made = 0;
  gint64 action = 0;

  if (!reg_quotation_order_run_finish (REG_SESSION (object), result, &made, &action, &error))
    {
      if (say_block (self, error))
        {
          pending_free (pending);
          return;
        }
      reg_toaster_show_error (GTK_WIDGET (self), reg_quotation_order_get_failed (pending->verb),
                              error);
    }
  else
    {
      reg_toaster_show_undo (GTK_WIDGET (self), reg_quotation_order_get_done (pending->verb),
                             action);
      if (pending->verb == REG_ORDER_DUPLICATE)
        gtk_widget_activate_action (GTK_WIDGET (self), "app.open-quotation", "x", made);
    }
  pending_free (pending);
}

static void
flushed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Pending *pending = user_data;
  g_autoptr (GError) error = NULL;

  if (!reg_quotation_model_flush_finish (REG_QUOTATION_MODEL (object), result, &error))
    {
      reg_toaster_show_error (GTK_WIDGET (pending->window),
                              reg_quotation_order_get_failed (pending->verb), error);
      pending_free (pending);
      return;
    }
  reg_quotation_order_run_async (pending->window->session, g_steal_pointer (&pending->order), NULL,
                                 ordered_cb, pending);
}

/**
 * reg_quotation_window_run:
 * @order: (transfer full): what is to be done
 *
 * Writes what was typed, does it, and offers to take it back.
 */
void
reg_quotation_window_run (RegQuotationWindow *self, RegQuotationOrder *order)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->window = g_object_ref (self);
  pending->order = order;
  pending->verb = order->verb;
  reg_quotation_model_flush_async (self->model, NULL, flushed_cb, pending);
}

static void
ordered (RegQuotationOrder *order, gpointer user_data)
{
  reg_quotation_window_run (REG_QUOTATION_WINDOW (user_data), order);
}

static void
order (RegQuotationWindow *self, RegQuotationVerb verb)
{
  reg_quotation_window_run (
      self, reg_quotation_order_new (verb, reg_quotation_model_get_id (self->model)));
}

/* --- from draft to sale ----------------------------------------------------------------- */

/* What cannot be understood has to be mended first: goes there. */
static gboolean
stop_at_wrong (RegQuotationWindow *self)
{
  guint position;
  RegLineCell cell;

  if (!reg_quotation_model_find_wrong (self->model, &position, &cell))
    return FALSE;
  reg_quotation_window_show_page (self, "lines");
  reg_quotation_lines_focus_cell (self->lines, position, cell);
  reg_toaster_show (GTK_WIDGET (self), _ ("Something on this line cannot be understood yet."));
  return TRUE;
}

/* Nobody can say yes to it in time. */
static gboolean
stop_at_passed_day (RegQuotationWindow *self)
{
  RegRecord *revision = reg_quotation_model_get_revision (self->model);
  const char *until = reg_record_get_text (revision, REG_QUOTATION_REVISION_VALID_UNTIL);
  g_autofree char *today = reg_session_dup_today (self->session);

  if (*until == '\0' || g_strcmp0 (until, today) >= 0)
    return FALSE;
  reg_toaster_show (GTK_WIDGET (self), _ ("The day until which it is valid has passed."));
  reg_quotation_details_present (self->model, GTK_WIDGET (self));
  return TRUE;
}

static void
submit (RegQuotationWindow *self)
{
  const RegQuotationJudgement *judgement = reg_quotation_model_get_judgement (self->model);

  if (stop_at_wrong (self) || stop_at_passed_day (self))
    return;
  /* What is not allowed is not asked for; that somebody wanted to is written down. */
  if (judgement != NULL && judgement->reasons->len > 0 && judgement->blocked == 0)
    reg_quotation_ask_present (self->model, GTK_WIDGET (self), ordered, self);
  else
    order (self, REG_ORDER_SUBMIT);
}

static void
decide (RegQuotationWindow *self)
{
  GtkWindow *window = reg_approval_window_new (gtk_window_get_application (GTK_WINDOW (self)),
                                               self->session,
                                               reg_quotation_model_get_id (self->model));

  gtk_window_set_transient_for (window, GTK_WINDOW (self));
  gtk_window_present (window);
}

static void
accept_lines (RegQuotationWindow *self)
{
  reg_quotation_accept_present (self->model, GTK_WIDGET (self), ordered, self);
}

static void
decline (RegQuotationWindow *self)
{
  reg_quotation_decline_present (self->model, GTK_WIDGET (self), ordered, self);
}

/* --- the rest --------------------------------------------------------------------------- */

static void
undo (RegQuotationWindow *self)
{
  /* Once handed in, the steps are those of the book: asking, approving, accepting. */
  if (reg_quotation_model_get_editable (self->model))
    reg_quotation_model_undo (self->model);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "app.undo", NULL);
}

static void
redo (RegQuotationWindow *self)
{
  if (reg_quotation_model_can_redo (self->model))
    reg_quotation_model_redo (self->model);
  /* What was typed since makes an end of doing again, even before it is saved. */
  else if (!reg_quotation_model_can_undo (self->model))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.redo", NULL);
}

static void
snap (RegQuotationWindow *self)
{
  reg_quotation_side_snap (self->side);
}

static void
show_details (RegQuotationWindow *self)
{
  reg_quotation_details_present (self->model, GTK_WIDGET (self));
}

static void
open_customer (RegQuotationWindow *self)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (self->model);

  if (quotation != NULL && quotation->party != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-party", "x",
                                reg_record_get_id (quotation->party));
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reg_quotation_window_show_page (REG_QUOTATION_WINDOW (widget),
                                  g_variant_get_string (parameter, NULL));
}

/* Escape leads from the question for whom back to the quotation. */
static void
go_back (RegQuotationWindow *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "customer") != 0)
    return;
  if (reg_quotation_model_get_id (self->model) != 0)
    gtk_stack_set_visible_child_name (self->stack, "quotation");
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* --- which may be used ------------------------------------------------------------------ */

static void
enable (RegQuotationWindow *self, const char *name, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), name, enabled);
}

void
reg_quotation_window_update_actions (RegQuotationWindow *self)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (self->model);
  const RegCalcResult *result = reg_quotation_model_get_result (self->model);
  gboolean editable = reg_quotation_model_get_editable (self->model);
  gboolean writable = quotation != NULL && quotation->is_current
                      && !reg_store_is_read_only (reg_session_get_store (self->session));
  RegQuotationState state = quotation != NULL
                                ? (RegQuotationState)reg_record_get_int (
                                      quotation->revision, REG_QUOTATION_REVISION_STATE)
                                : REG_QUOTATION_DRAFT;

  enable (self, "quotation.undo",
          reg_quotation_model_can_undo (self->model)
              || !reg_quotation_model_get_editable (self->model));
  enable (self, "quotation.redo",
          reg_quotation_model_can_redo (self->model)
              || !reg_quotation_model_can_undo (self->model));
  enable (self, "quotation.snap", editable);
  enable (self, "quotation.submit", editable && writable && result != NULL && result->n_lines > 0);
  enable (self, "quotation.decide", writable && state == REG_QUOTATION_WAITING);
  enable (self, "quotation.send",
          writable && quotation->can_verify
              && reg_quotation_state_allows (state, REG_QUOTATION_SEND));
  enable (self, "quotation.accept",
          writable && quotation->can_verify
              && (reg_quotation_state_allows (state, REG_QUOTATION_ACCEPT)
                  || (state == REG_QUOTATION_ACCEPTED
                      && reg_quotation_window_count_rest (quotation, FALSE) > 0)));
  enable (self, "quotation.decline",
          writable && reg_quotation_state_allows (state, REG_QUOTATION_DECLINE));
  enable (self, "quotation.withdraw",
          writable && reg_quotation_state_allows (state, REG_QUOTATION_WITHDRAW));
  enable (self, "quotation.ask-by-file",
          writable && quotation->can_verify && state == REG_QUOTATION_WAITING);
  enable (self, "quotation.take-answer", writable && state == REG_QUOTATION_WAITING);
  enable (self, "quotation.revise",
          writable && reg_quotation_state_allows (state, REG_QUOTATION_REVISE));
  enable (self, "quotation.duplicate", writable);
  enable (self, "quotation.keep", writable && result != NULL && result->n_lines > 0);
  enable (self, "quotation.templates", quotation == NULL || editable);
  enable (self, "quotation.choose-customer",
          editable && quotation != NULL && quotation->revisions->len == 1);
  enable (self, "quotation.open-customer", quotation != NULL && quotation->party != NULL);
  enable (self, "quotation.send-along", writable && quotation->party != NULL);
  enable (self, "quotation.details", quotation != NULL);
  enable (self, "quotation.print", quotation != NULL && result != NULL);
  enable (self, "quotation.save-pdf", quotation != NULL && result != NULL);
  enable (self, "quotation.mail", quotation != NULL && result != NULL);
  enable (self, "quotation.add-file", reg_quotation_model_get_editable (self->model));
  enable (self, "quotation.export-csv", quotation != NULL && result != NULL);
  enable (self, "quotation.export-xlsx", quotation != NULL && result != NULL);
  enable (self, "quotation.export-ubl", quotation != NULL && result != NULL);
}

static void
undo_prices (RegQuotationWindow *self)
{
  reg_quotation_model_undo_repricing (self->model);
}

static void
add_file (RegQuotationWindow *self)
{
  reg_quotation_import_choose (self->model, GTK_WIDGET (self));
}

/* A brochure or sample that goes with it. */
static void
send_along (RegQuotationWindow *self)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (self->model);
  RegGive give = { .channel = REG_CHANNEL_MAIL };

  if (quotation == NULL || quotation->party == NULL)
    return;
  give.party = reg_record_get_id (quotation->party);
  give.quotation = reg_record_get_id (quotation->quotation);
  reg_dialog_present (reg_give_dialog_new (reg_quotation_model_get_session (self->model), &give),
                      GTK_WIDGET (self));
}

static void
ask_by_file (RegQuotationWindow *self)
{
  reg_approval_desk_ask (GTK_WIDGET (self), self->session,
                         reg_quotation_model_get_id (self->model));
}

static void
take_answer (RegQuotationWindow *self)
{
  reg_approval_desk_choose (GTK_WIDGET (self), self->session,
                            reg_quotation_model_get_id (self->model));
}

/* Most run a function, the others are an order that asks nothing first. */
static const struct
{
  const char *name;
  void (*run) (RegQuotationWindow *self);
  RegQuotationVerb verb;
} actions[] = {
  { "quotation.undo", undo },
  { "quotation.redo", redo },
  { "quotation.snap", snap },
  { "quotation.undo-prices", undo_prices },
  { "quotation.submit", submit },
  { "quotation.decide", decide },
  { "quotation.send", NULL, REG_ORDER_SEND },
  { "quotation.accept", accept_lines },
  { "quotation.decline", decline },
  { "quotation.withdraw", NULL, REG_ORDER_WITHDRAW },
  { "quotation.ask-by-file", ask_by_file },
  { "quotation.take-answer", take_answer },
  { "quotation.revise", NULL, REG_ORDER_REVISE },
  { "quotation.duplicate", reg_quotation_window_copy },
  { "quotation.keep", reg_quotation_window_keep },
  { "quotation.templates", reg_quotation_window_choose_template },
  { "quotation.choose-customer", reg_quotation_window_choose_customer },
  { "quotation.open-customer", open_customer },
  { "quotation.details", show_details },
  { "quotation.print", reg_quotation_window_print },
  { "quotation.save-pdf", reg_quotation_window_save_pdf },
  { "quotation.mail", reg_quotation_window_mail },
  { "quotation.add-file", add_file },
  { "quotation.export-csv", reg_quotation_window_export_csv },
  { "quotation.export-xlsx", reg_quotation_window_export_xlsx },
  { "quotation.export-ubl", reg_quotation_window_export_ubl },
  { "quotation.send-along", send_along },
  { "quotation.back", go_back },
};

static void
activate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegQuotationWindow *self = REG_QUOTATION_WINDOW (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (!g_str_equal (actions[i].name, name))
        continue;
      if (actions[i].run != NULL)
        actions[i].run (self);
      else
        order (self, actions[i].verb);
    }
}

static const struct
{
  const char *trigger;
  const char *action;
  const char *page;
} shortcuts[] = {
  { "<Control>z", "quotation.undo", NULL },
  { "<Control><Shift>z", "quotation.redo", NULL },
  { "<Control>d", "quotation.snap", NULL },
  { "<Control>t", "quotation.templates", NULL },
  { "<Control>p", "quotation.print", NULL },
  { "<Control>e", "quotation.save-pdf", NULL },
  { "<Control>b", "quotation.send-along", NULL },
  { "<Control>m", "quotation.mail", NULL },
  { "<Control>Return", "quotation.submit", NULL },
  { "<Control>KP_Enter", "quotation.submit", NULL },
  { "Escape", "quotation.back", NULL },
  { "<Alt>1", "quotation.page", "lines" },
  { "<Alt>2", "quotation.page", "revisions" },
  { "<Alt>3", "quotation.page", "document" },
  { "<Alt>4", "quotation.page", "history" },
};

void
reg_quotation_window_install_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, activate);
  gtk_widget_class_install_action (widget_class, "quotation.page", "s", page_action);
  reg_quotation_window_install_changes (widget_class);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_autoptr (GtkShortcut)
          shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                                       gtk_named_action_new (shortcuts[i].action));

      if (shortcuts[i].page != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_string (shortcuts[i].page));
      gtk_widget_class_add_shortcut (widget_class, shortcut);
    }
}
