/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/today/reg-today-counter.h"

#include <glib/gi18n.h>

#include "store/reg-contracts.h"
#include "store/reg-material-requests.h"
#include "store/reg-quotations.h"
#include "ui/material/reg-request-actions.h"
#include "ui/reg-settle.h"
#include "ui/task/reg-task-contact.h"

/* Seconds between two counts, for the clocks. */
#define TICK 60
/* Milliseconds in which further changes are waited for. */
#define SETTLE 400

struct _RegTodayCounter
{
  GObject parent_instance;
  RegSession *session;
  GCancellable *cancellable;
  guint64 shown; /* the newest answer */
  RegTodayCounts counts;
  char *day; /* the last one that was looked at */
  guint tick_source;
  RegSettle *settle;
};

enum
{
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegTodayCounter, reg_today_counter, G_TYPE_OBJECT)

/* --- a new day -------------------------------------------------------------------------- */

static gboolean
expire_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_quotation_expire_due (db, NULL, error);
}

static void
expired_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Quotations past their day: %s", error->message);
}

static gboolean
arrive_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_material_arrive_due (db, data, NULL, error);
}

static void
arrived_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Brochures and samples that should have arrived: %s", error->message);
}

static gboolean
contracts_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_contracts_remind (db, data, NULL, error);
}

static void
reminded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Contracts that end: %s", error->message);
}

/* Two weeks before the last day for a contract somebody is to decide about it. */
static void
begin_contracts (RegTodayCounter *self)
{
  const RegActionInfo info = {
    .kind = "contract-remind",
    .label = _ ("Reminded of contracts"),
    .without_undo = TRUE,
  };

  /* Translators: what it is follows: "Decide about the contract: Service plan" */
  reg_store_write_async (reg_session_get_store (self->session), &info, contracts_job,
                         g_strdup (_ ("Decide about the contract")), g_free, self->cancellable,
                         reminded_cb, NULL);
}

/* What was sent by post has arrived after some days, and somebody is to speak to them about it. */
static void
begin_arrivals (RegTodayCounter *self)
{
  const RegActionInfo info = {
    .kind = "material-arrive",
    .label = _ ("Brochures and samples arrived"),
    .without_undo = TRUE,
  };

  reg_store_write_async (reg_session_get_store (self->session), &info, arrive_job,
                         g_strdup (reg_request_get_task_title ()), g_free, self->cancellable,
                         arrived_cb, NULL);
}

/* What was sent and is past its last day expires, and who has not been spoken to for too long gets a
 * task: when the book is opened, and at each midnight while it is; nobody has to remember to look. */
static void
begin_day (RegTodayCounter *self)
{
  RegStore *store = reg_session_get_store (self->session);
  const RegActionInfo info = {
    .kind = "quotation-expire",
    .label = _ ("Quotations expired"),
    .without_undo = TRUE,
  };
  g_autofree char *today = reg_session_dup_today (self->session);

  if (g_strcmp0 (today, self->day) == 0)
    return;
  g_free (self->day);
  self->day = g_steal_pointer (&today);
  if (!reg_store_is_read_only (store))
    {
      reg_store_write_async (store, &info, expire_job, NULL, NULL, self->cancellable, expired_cb,
                             NULL);
      begin_arrivals (self);
      begin_contracts (self);
      reg_task_contact_make (self->session, self->cancellable);
    }
}

/* --- counting --------------------------------------------------------------------------- */

typedef struct
{
  gint64 staff;
  RegTodayCounts counts;
} Count;

static gboolean
count_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *count = data;

  return reg_today_count (db, count->staff, &count->counts, error);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegTodayCounter) self = user_data;
  g_autoptr (GError) error = NULL;
  Count *count = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (count == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("What waits could not be counted: %s", error->message);
      return;
    }
  self->counts = count->counts;
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
count (RegTodayCounter *self)
{
  RegStore *store = reg_session_get_store (self->session);
  Count *count = g_new0 (Count, 1);

  count->staff = reg_store_get_staff (store);
  reg_store_read_async (store, G_PRIORITY_LOW, count_job, count, g_free, self->cancellable,
                        counted_cb, g_object_ref (self));
}

static gboolean
tick_cb (gpointer user_data)
{
  reg_today_counter_look (user_data);
  return G_SOURCE_CONTINUE;
}

static void
reg_today_counter_dispose (GObject *object)
{
  RegTodayCounter *self = REG_TODAY_COUNTER (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_pointer (&self->settle, reg_settle_free);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_today_counter_parent_class)->dispose (object);
}

static void
reg_today_counter_finalize (GObject *object)
{
  RegTodayCounter *self = REG_TODAY_COUNTER (object);

  g_object_unref (self->cancellable);
  g_free (self->day);
  G_OBJECT_CLASS (reg_today_counter_parent_class)->finalize (object);
}

static void
reg_today_counter_class_init (RegTodayCounterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_today_counter_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_today_counter_finalize;

  /**
   * RegTodayCounter::counted:
   *
   * The counts are known, or may have changed.
   */
  signals[COUNTED] = g_signal_new ("counted", REG_TYPE_TODAY_COUNTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
reg_today_counter_init (RegTodayCounter *self)
{
  self->cancellable = g_cancellable_new ();
  self->tick_source = g_timeout_add_seconds (TICK, tick_cb, self);
}

/**
 * reg_today_counter_new:
 * @session: the open book
 *
 * Returns: (transfer full): what counts; the first count is on its way
 */
RegTodayCounter *
reg_today_counter_new (RegSession *session)
{
  RegTodayCounter *self = g_object_new (REG_TYPE_TODAY_COUNTER, NULL);

  self->session = g_object_ref (session);
  self->settle = reg_settle_new (session, ~G_GUINT64_CONSTANT (0), SETTLE,
                                 (RegSettleFunc)reg_today_counter_look, self);
  reg_settle_soon (self->settle);
  return self;
}

/**
 * reg_today_counter_look:
 *
 * Looks at the clock and counts: what happens once a minute, and after each change.
 */
void
reg_today_counter_look (RegTodayCounter *self)
{
  g_return_if_fail (REG_IS_TODAY_COUNTER (self));

  begin_day (self);
  count (self);
}

/**
 * reg_today_counter_get:
 *
 * Returns: (transfer none): the last counts
 */
const RegTodayCounts *
reg_today_counter_get (RegTodayCounter *self)
{
  g_return_val_if_fail (REG_IS_TODAY_COUNTER (self), NULL);

  return &self->counts;
}
