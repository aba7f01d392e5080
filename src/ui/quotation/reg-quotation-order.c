/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-order.h"

#include <glib/gi18n.h>
#include <string.h>

#include "store/reg-firm.h"
#include "store/reg-quotation-copy.h"
#include "store/reg-quotation-templates.h"

RegQuotationOrder *
reg_quotation_order_new (RegQuotationVerb verb, gint64 quotation)
{
  RegQuotationOrder *self = g_new0 (RegQuotationOrder, 1);

  self->verb = verb;
  self->quotation = quotation;
  return self;
}

void
reg_quotation_order_free (RegQuotationOrder *self)
{
  if (self == NULL)
    return;
  if (self->pin != NULL)
    explicit_bzero (self->pin, strlen (self->pin));
  g_free (self->pin);
  g_free (self->text);
  g_free (self->competitor);
  g_clear_pointer (&self->lines, g_array_unref);
  g_free (self);
}

static const struct
{
  const char *kind;
  const char *done;
  const char *failed;
} words[] = {
  [REG_ORDER_CREATE] = { "quotation-create", N_ ("Quotation begun"),
                         N_ ("The quotation was not begun.") },
  [REG_ORDER_DUPLICATE] = { "quotation-duplicate", N_ ("Quotation duplicated"),
                            N_ ("The quotation was not duplicated.") },
  [REG_ORDER_SET_PARTY] = { "quotation-customer", N_ ("Customer changed"),
                            N_ ("The customer was not changed.") },
  [REG_ORDER_SUBMIT] = { "quotation-submit", N_ ("Quotation handed in"),
                         N_ ("The quotation was not handed in.") },
  [REG_ORDER_WITHDRAW] = { "quotation-withdraw", N_ ("Request withdrawn"),
                           N_ ("The request was not withdrawn.") },
  [REG_ORDER_APPROVE] = { "quotation-approve", N_ ("Quotation approved"),
                          N_ ("The quotation was not approved.") },
  [REG_ORDER_SEND_BACK] = { "quotation-send-back", N_ ("Quotation sent back"),
                            N_ ("The quotation was not sent back.") },
  [REG_ORDER_REJECT] = { "quotation-reject", N_ ("Quotation rejected"),
                         N_ ("The quotation was not rejected.") },
  [REG_ORDER_SEND] = { "quotation-send", N_ ("Marked as sent"),
                       N_ ("The quotation was not marked as sent.") },
  [REG_ORDER_ACCEPT] = { "quotation-accept", N_ ("Accepted: a sale was made"),
                         N_ ("The quotation was not accepted.") },
  [REG_ORDER_DECLINE] = { "quotation-decline", N_ ("Marked as lost"),
                          N_ ("The quotation was not marked as lost.") },
  [REG_ORDER_REVISE] = { "quotation-revise", N_ ("New revision begun"),
                         N_ ("No new revision was begun.") },
  [REG_ORDER_KEEP] = { "quotation-template", N_ ("Saved as template"),
                       N_ ("The template was not saved.") },
  [REG_ORDER_FILL] = { "quotation-fill", N_ ("Template put in"),
                       N_ ("The template was not put in.") },
};

/* What the toast says when it is done, translated. */
const char *
reg_quotation_order_get_done (RegQuotationVerb verb)
{
  return _ (words[verb].done);
}

/* What it says when it was not, translated; why follows. */
const char *
reg_quotation_order_get_failed (RegQuotationVerb verb)
{
  return _ (words[verb].failed);
}

static gboolean
order_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegQuotationOrder *order = data;

  switch (order->verb)
    {
    case REG_ORDER_CREATE:
      order->made = order->template_id != 0
                        ? reg_quotation_template_begin (db, order->template_id, order->party, error)
                        : reg_quotation_create (db, order->party, 0, error);
      return order->made != 0;
    case REG_ORDER_DUPLICATE:
      order->made = reg_quotation_copy (
          db, order->quotation, order->party,
          order->at_todays_prices ? REG_COPY_PRICES_TODAY : REG_COPY_PRICES_THEN, error);
      return order->made != 0;
    case REG_ORDER_SET_PARTY:
      return reg_quotation_set_party (db, order->quotation, order->party, error);
    case REG_ORDER_SUBMIT:
      return reg_quotation_submit (db, order->quotation, order->text, error);
    case REG_ORDER_WITHDRAW:
      return reg_quotation_withdraw (db, order->quotation, error);
    case REG_ORDER_APPROVE:
      return reg_quotation_approve (db, order->quotation, order->approver, order->limit,
                                    order->text, error);
    case REG_ORDER_SEND_BACK:
      return reg_quotation_send_back (db, order->quotation, order->approver, order->text, error);
    case REG_ORDER_REJECT:
      return reg_quotation_reject (db, order->quotation, order->approver, order->text, error);
    case REG_ORDER_SEND:
      return reg_quotation_mark_sent (db, order->quotation, error);
    case REG_ORDER_ACCEPT:
      order->made = reg_quotation_accept (db, order->quotation, 0, order->lines, order->text,
                                          error);
      return order->made != 0;
    case REG_ORDER_DECLINE:
      return reg_quotation_decline (db, order->quotation, order->text, order->competitor, error);
    case REG_ORDER_REVISE:
      return reg_quotation_revise (db, order->quotation, error);
    case REG_ORDER_KEEP:
      return reg_quotation_template_save (db, order->quotation, order->text, error) != 0;
    case REG_ORDER_FILL:
      return reg_quotation_template_fill (db, order->template_id, order->quotation, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
pin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegQuotationOrder *order = data;

  return reg_staff_check_pin (db, order->approver, order->pin, error);
}

/* What the order came to, kept with its task. */
typedef struct
{
  RegQuotationOrder *order;
  gint64 action;
  gboolean stopped_at_pin;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  reg_quotation_order_free (run->order);
  g_free (run);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  run->action = reg_store_job_get_action (result);
  g_task_return_boolean (task, TRUE);
}

static void
write_order (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  RegSession *session = g_task_get_source_object (task);
  RegActionInfo action = { .kind = words[run->order->verb].kind,
                           .label = reg_quotation_order_get_done (run->order->verb) };

  reg_store_write_async (reg_session_get_store (session), &action, order_job, run->order, NULL,
                         g_task_get_cancellable (task), done_cb, task);
}

static void
checked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    {
      run->stopped_at_pin = g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  write_order (task);
}

/**
 * reg_quotation_order_run_async:
 * @order: (transfer full): what is to be done
 *
 * Does it as one action that can be taken back. A PIN is checked first, which is slow on purpose
 * and does not hold up those who write.
 */
void
reg_quotation_order_run_async (RegSession *session,
                               RegQuotationOrder *order,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->order = order;
  g_task_set_task_data (task, run, run_free);
  if (order->pin != NULL)
    reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, pin_job, order, NULL,
                          cancellable, checked_cb, task);
  else
    write_order (task);
}

/* Whether nothing was written because the PIN was not right. */
gboolean
reg_quotation_order_stopped_at_pin (GAsyncResult *result)
{
  Run *run = g_task_get_task_data (G_TASK (result));

  return run->stopped_at_pin;
}

/**
 * reg_quotation_order_run_finish:
 * @made: (out) (optional): id of what was made
 * @action: (out) (optional): number of the action, for undo
 */
gboolean
reg_quotation_order_run_finish (
    RegSession *session, GAsyncResult *result, gint64 *made, gint64 *action, GError **error)
{
  Run *run = g_task_get_task_data (G_TASK (result));

  if (made != NULL)
    *made = run->order->made;
  if (action != NULL)
    *action = run->action;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- what was refused ------------------------------------------------------------------- */

typedef struct
{
  gint64 quotation;
  RegApprovalAttempt attempt;
} Refusal;

static gboolean
refusal_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Refusal *refusal = data;

  return reg_approval_note_refusal (db, refusal->quotation, 0, refusal->attempt, error);
}

static void
refusal_noted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    g_info ("A refusal was not noted: %s", error->message);
}

/**
 * reg_quotation_note_refusal:
 * @attempt: what somebody tried without the approval it needs
 *
 * Puts it into the history of the quotation. Nobody waits for it.
 */
void
reg_quotation_note_refusal (RegSession *session, gint64 quotation, RegApprovalAttempt attempt)
{
  static const RegActionInfo action = { .kind = "quotation-refusal",
                                        .label = N_ ("Refused"),
                                        .without_undo = TRUE };
  RegStore *store = reg_session_get_store (session);
  Refusal *refusal;

  if (reg_store_is_read_only (store))
    return;
  refusal = g_new (Refusal, 1);
  *refusal = (Refusal){ quotation, attempt };
  reg_store_write_async (store, &action, refusal_job, refusal, g_free, NULL, refusal_noted_cb,
                         NULL);
}
