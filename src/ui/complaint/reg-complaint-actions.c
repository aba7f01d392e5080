/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/complaint/reg-complaint-actions.h"

#include <glib/gi18n.h>

#include "ui/reg-edit.h"
#include "ui/widgets/reg-ask.h"

/* --- writing ---------------------------------------------------------------------------- */

typedef enum
{
  STEP_EVENT, /* REPLY, NOTE, ACTION, COMPENSATION */
  STEP_PAUSE,
  STEP_RESUME,
  STEP_RESOLVE,
  STEP_REOPEN,
  STEP_FIELD,
} StepKind;

/* A step to be taken; it also remembers who asked while a question is open. */
typedef struct
{
  StepKind kind;
  RegComplaintEventKind event;
  gint64 complaint;
  gint64 amount;
  char *text;
  char *cause;
  char *correction;
  int field;
  RegValue value;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->text);
  g_free (step->cause);
  g_free (step->correction);
  reg_value_clear (&step->value);
  g_free (step);
}

static gboolean
set_field (RegDb *db, const Step *step, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_COMPLAINT, step->complaint, error);
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;
  RegRecordBuilder *builder;

  if (record == NULL)
    return FALSE;
  if (step->field == REG_COMPLAINT_SEVERITY)
    return reg_complaint_set_severity (db, step->complaint, step->value.i, error);
  if (step->field == REG_COMPLAINT_OWNER_ID)
    {
      g_autofree char *subject = g_strdup_printf (
          "%s %s", reg_record_get_text (record, REG_COMPLAINT_NUMBER),
          reg_record_get_text (record, REG_COMPLAINT_SUBJECT));
      /* Translators: %s is the number of a complaint and a few words about it */
      g_autofree char *title = g_strdup_printf (_ ("Complaint %s"), subject);

      return reg_complaint_assign (db, step->complaint, step->value.i, title, error);
    }
  builder = reg_record_builder_new_from (record);
  reg_record_builder_set_value (builder, step->field, &step->value);
  /* What was said about one sale does not hold for a product of another. */
  if (step->field == REG_COMPLAINT_SALE_ID)
    reg_record_builder_set_null (builder, REG_COMPLAINT_PRODUCT_ID);
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

static gboolean
step_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Step *step = data;

  switch (step->kind)
    {
    case STEP_EVENT:
      return reg_complaint_add_event (db, step->complaint, step->event, step->text, step->amount,
                                      error);
    case STEP_PAUSE:
      return reg_complaint_pause (db, step->complaint, step->text, error);
    case STEP_RESUME:
      return reg_complaint_resume (db, step->complaint, error);
    case STEP_RESOLVE:
      return reg_complaint_resolve (db, step->complaint, step->text, step->cause, step->correction,
                                    error);
    case STEP_REOPEN:
      return reg_complaint_reopen (db, step->complaint, step->text, error);
    case STEP_FIELD:
    default:
      return set_field (db, step, error);
    }
}

static Step *
step_new (StepKind kind, RegComplaintEventKind event, gint64 complaint)
{
  Step *step = g_new0 (Step, 1);

  step->kind = kind;
  step->event = event;
  step->complaint = complaint;
  return step;
}

static void
take_step (GtkWidget *from, RegSession *session, Step *step, const char *done)
{
  const RegEditWords words = {
    .kind = "complaint",
    .done = done,
    .failed = _ ("Nothing was entered."),
  };

  reg_edit_run (from, session, &words, step_job, step, step_free, NULL);
}

/* --- asking ----------------------------------------------------------------------------- */

/* What is needed when the answer comes; the dialog it belongs to frees it. */
typedef struct
{
  RegSession *session;
  Step step;
  const char *done;
} Pending;

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_object_unref (pending->session);
  g_free (pending);
}

static void
answered_cb (gpointer object, const RegAnswer *answers, gpointer data)
{
  const Pending *pending = data;
  Step *step = step_new (pending->step.kind, pending->step.event, pending->step.complaint);
  guint words = 0;

  if (step->event == REG_COMPLAINT_EVENT_KIND_COMPENSATION && step->kind == STEP_EVENT)
    step->amount = answers[words++].amount;
  step->text = g_strdup (answers[words].text);
  if (step->kind == STEP_RESOLVE)
    {
      step->cause = g_strdup (answers[1].text);
      step->correction = g_strdup (answers[2].text);
    }
  take_step (GTK_WIDGET (object), pending->session, step, pending->done);
}

static void
ask (GtkWidget *from,
     RegSession *session,
     const RegAsk *question,
     StepKind kind,
     RegComplaintEventKind event,
     gint64 complaint,
     const char *done)
{
  Pending *pending = g_new0 (Pending, 1);
  AdwDialog *dialog;

  pending->session = g_object_ref (session);
  pending->step.kind = kind;
  pending->step.event = event;
  pending->step.complaint = complaint;
  pending->done = done;
  dialog = reg_ask (from, question, answered_cb, from, pending);
  g_object_set_data_full (G_OBJECT (dialog), "reg-pending", pending, pending_free);
}

void
reg_complaint_ask_reply (GtkWidget *from, RegSession *session, gint64 complaint)
{
  const RegAskField fields[] = { { _ ("What did you answer?"), NULL, REG_ASK_TEXT, TRUE } };
  const RegAsk question = {
    .heading = _ ("Answer the customer"),
    .body = _ ("The first answer stops the clock of the answer."),
    .accept = _ ("_Enter"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
  };

  ask (from, session, &question, STEP_EVENT, REG_COMPLAINT_EVENT_KIND_REPLY, complaint,
       _ ("Answer entered"));
}

void
reg_complaint_ask_action (GtkWidget *from, RegSession *session, gint64 complaint)
{
  const RegAskField fields[] = { { _ ("What was done?"), NULL, REG_ASK_TEXT, TRUE } };
  const RegAsk question = {
    .heading = _ ("Put it right"),
    .body = _ ("Repaired again, exchanged, collected: what was done for the customer."),
    .accept = _ ("_Enter"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
  };

  ask (from, session, &question, STEP_EVENT, REG_COMPLAINT_EVENT_KIND_ACTION, complaint,
       _ ("Entered what was done"));
}

void
reg_complaint_ask_note (GtkWidget *from, RegSession *session, gint64 complaint)
{
  const RegAskField fields[] = { { _ ("Note"), NULL, REG_ASK_TEXT, TRUE } };
  const RegAsk question = {
    .heading = _ ("Note for colleagues"),
    .accept = _ ("_Enter"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
  };

  ask (from, session, &question, STEP_EVENT, REG_COMPLAINT_EVENT_KIND_NOTE, complaint,
       _ ("Note entered"));
}

void
reg_complaint_ask_compensation (GtkWidget *from, RegSession *session, gint64 complaint)
{
  const RegAskField fields[] = {
    { _ ("What it costs us"), NULL, REG_ASK_MONEY, TRUE },
    { _ ("What for (optional)"), NULL, REG_ASK_TEXT, FALSE },
  };
  const RegAsk question = {
    .heading = _ ("Compensation"),
    .body = _ ("It is taken off what this customer has brought."),
    .accept = _ ("_Grant"),
    .currency = reg_session_get_currency (session),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
  };

  ask (from, session, &question, STEP_EVENT, REG_COMPLAINT_EVENT_KIND_COMPENSATION, complaint,
       _ ("Compensation granted"));
}

void
reg_complaint_ask_pause (GtkWidget *from, RegSession *session, gint64 complaint)
{
  const RegAskField fields[] = { { _ ("What do you wait for?"), NULL, REG_ASK_TEXT, TRUE } };
  const RegAsk question = {
    .heading = _ ("Wait for the customer"),
    .body = _ ("The clock stands still until the customer has answered."),
    .accept = _ ("_Wait"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
  };

  ask (from, session, &question, STEP_PAUSE, 0, complaint, _ ("Waiting for the customer"));
}

void
reg_complaint_ask_resolve (GtkWidget *from, RegSession *session, const RegRecord *complaint)
{
  const RegAskField fields[] = {
    { _ ("Outcome for the customer"), NULL, REG_ASK_TEXT, TRUE },
    { _ ("Cause (optional)"), reg_record_get_text (complaint, REG_COMPLAINT_CAUSE), REG_ASK_TEXT,
      FALSE },
    { _ ("What we change (optional)"), reg_record_get_text (complaint, REG_COMPLAINT_CORRECTION),
      REG_ASK_TEXT, FALSE },
  };
  const RegAsk question = {
    .heading = C_ ("heading", "Resolve"),
    .body = _ ("What did the customer get in the end?"),
    .accept = _ ("_Resolve"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
  };

  ask (from, session, &question, STEP_RESOLVE, 0, reg_record_get_id (complaint),
       _ ("Complaint resolved"));
}

void
reg_complaint_ask_reopen (GtkWidget *from, RegSession *session, gint64 complaint)
{
  const RegAskField fields[] = { { _ ("What does the customer say?"), NULL, REG_ASK_TEXT, TRUE } };
  const RegAsk question = {
    .heading = _ ("Open the complaint again"),
    .body = _ ("The clock goes on from where it was stopped."),
    .accept = _ ("_Open again"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
  };

  ask (from, session, &question, STEP_REOPEN, 0, complaint, _ ("Complaint opened again"));
}

/* --- without a question ----------------------------------------------------------------- */

/**
 * reg_complaint_go_on:
 *
 * The customer has answered: the clock runs again.
 */
void
reg_complaint_go_on (GtkWidget *from, RegSession *session, gint64 complaint)
{
  take_step (from, session, step_new (STEP_RESUME, 0, complaint), _ ("Clock running again"));
}

/**
 * reg_complaint_note_call:
 * @text: what is entered
 *
 * Leaves in the story that the customer was called.
 */
void
reg_complaint_note_call (GtkWidget *from, RegSession *session, gint64 complaint, const char *text)
{
  Step *step = step_new (STEP_EVENT, REG_COMPLAINT_EVENT_KIND_NOTE, complaint);

  step->text = g_strdup (text);
  take_step (from, session, step, _ ("Call entered"));
}

/**
 * reg_complaint_set_field:
 * @field: which
 * @value: what it is from now on
 *
 * Another severity brings other targets; another sale forgets the product; who is to look after it
 * is told.
 */
void
reg_complaint_set_field (
    GtkWidget *from, RegSession *session, gint64 complaint, int field, const RegValue *value)
{
  Step *step = step_new (STEP_FIELD, 0, complaint);

  step->field = field;
  reg_value_copy (value, &step->value);
  take_step (from, session, step, _ ("Complaint changed"));
}
