/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/complaint/reg-complaint-data.h"

/* How far back complaints about the same product are counted. */
#define ALIKE_MS (G_GINT64_CONSTANT (30) * 24 * 60 * 60 * 1000)

void
reg_complaint_data_free (RegComplaintData *self)
{
  g_clear_pointer (&self->complaint, reg_record_unref);
  g_clear_pointer (&self->sale, reg_record_unref);
  g_clear_pointer (&self->product, reg_record_unref);
  g_clear_pointer (&self->card, reg_customer_card_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_clear_pointer (&self->hours, reg_opening_hours_unref);
  g_free (self);
}

/* --- loading, on a thread of the store -------------------------------------------------- */

static RegRecord *
load_referred (RegDb *db, const RegRecord *record, int field, RegEntityId entity)
{
  gint64 id = reg_record_get_int (record, field);

  return id != 0 ? reg_db_load (db, entity, id, NULL) : NULL;
}

/* Newest first, without the one that is looked at. */
static gboolean
load_earlier (RegDb *db, RegComplaintData *self, GError **error)
{
  gint64 party = reg_record_get_int (self->complaint, REG_COMPLAINT_PARTY_ID);
  gint64 own = reg_record_get_id (self->complaint);
  g_autoptr (GPtrArray) all = reg_db_list_by_int (db, REG_ENTITY_COMPLAINT, REG_COMPLAINT_PARTY_ID,
                                                  party, REG_COMPLAINT_REPORTED_AT, error);

  if (all == NULL)
    return FALSE;
  self->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  for (guint i = all->len; i > 0; i--)
    {
      RegRecord *record = g_ptr_array_index (all, i - 1);

      if (reg_record_get_id (record) != own)
        g_ptr_array_add (self->earlier, reg_record_ref (record));
    }
  return TRUE;
}

static gboolean
count_alike (RegDb *db, RegComplaintData *self, GError **error)
{
  gint64 product = reg_record_get_int (self->complaint, REG_COMPLAINT_PRODUCT_ID);
  gint64 since = reg_db_now (db) - ALIKE_MS;
  g_autoptr (GPtrArray) alike = NULL;

  if (product == 0)
    return TRUE;
  alike = reg_db_list_by_int (db, REG_ENTITY_COMPLAINT, REG_COMPLAINT_PRODUCT_ID, product, -1,
                              error);
  if (alike == NULL)
    return FALSE;
  for (guint i = 0; i < alike->len; i++)
    if (reg_record_get_int (g_ptr_array_index (alike, i), REG_COMPLAINT_REPORTED_AT) >= since)
      self->n_alike++;
  return TRUE;
}

/**
 * reg_complaint_data_load:
 * @db: a connection
 * @complaint: which
 *
 * For a job of the store.
 *
 * Returns: (transfer full) (nullable): everything about it
 */
RegComplaintData *
reg_complaint_data_load (RegDb *db, gint64 complaint, GError **error)
{
  g_autoptr (RegComplaintData) self = g_new0 (RegComplaintData, 1);

  self->complaint = reg_db_load (db, REG_ENTITY_COMPLAINT, complaint, error);
  if (self->complaint == NULL)
    return NULL;
  self->sale = load_referred (db, self->complaint, REG_COMPLAINT_SALE_ID, REG_ENTITY_SALE);
  self->product = load_referred (db, self->complaint, REG_COMPLAINT_PRODUCT_ID, REG_ENTITY_PRODUCT);
  self->card = reg_customer_card_load (
      db, reg_record_get_int (self->complaint, REG_COMPLAINT_PARTY_ID), error);
  if (self->card == NULL)
    return NULL;
  self->events = reg_complaint_load_events (db, complaint, error);
  if (self->events == NULL)
    return NULL;
  self->hours = reg_opening_hours_load (db, error);
  if (self->hours == NULL || !reg_complaint_get_cost (db, complaint, &self->cost, error)
      || !load_earlier (db, self, error) || !count_alike (db, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

typedef struct
{
  gint64 complaint;
  RegComplaintData *data;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->data, reg_complaint_data_free);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->data = reg_complaint_data_load (db, load->complaint, error);
  return load->data != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (load == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&load->data),
                           (GDestroyNotify)reg_complaint_data_free);
}

void
reg_complaint_data_load_async (RegSession *session,
                               gint64 complaint,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Load *load = g_new0 (Load, 1);

  load->complaint = complaint;
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, load_job, load,
                        load_free, cancellable, loaded_cb,
                        g_task_new (session, cancellable, callback, user_data));
}

RegComplaintData *
reg_complaint_data_load_finish (RegSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- what follows from it --------------------------------------------------------------- */

RegComplaintState
reg_complaint_data_get_state (const RegComplaintData *self)
{
  return reg_record_get_int (self->complaint, REG_COMPLAINT_STATE);
}

/**
 * reg_complaint_data_is_open:
 *
 * Returns: whether something is still to be done
 */
gboolean
reg_complaint_data_is_open (const RegComplaintData *self)
{
  RegComplaintState state = reg_complaint_data_get_state (self);

  return state == REG_COMPLAINT_STATE_OPEN || state == REG_COMPLAINT_STATE_WAITING;
}

/**
 * reg_complaint_data_get_clock:
 * @kind: (out): which promise it counts for
 *
 * Returns: (transfer full): the clock that matters: of the answer until there is one, then of the
 *   resolution
 */
RegComplaintClock *
reg_complaint_data_get_clock (const RegComplaintData *self, RegComplaintClockKind *kind)
{
  *kind = reg_record_is_null (self->complaint, REG_COMPLAINT_ANSWERED_AT)
              ? REG_COMPLAINT_CLOCK_ANSWER
              : REG_COMPLAINT_CLOCK_RESOLVE;
  return reg_complaint_make_clock (self->complaint, self->events, self->hours, *kind);
}
