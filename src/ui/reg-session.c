/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-session.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

#include "core/reg-approval-policy.h"
#include "core/reg-date.h"
#include "core/reg-money-format.h"

struct _RegSession
{
  GObject parent_instance;
  RegStore *store;
  RegRecord *firm;
  GPtrArray *staff; /* of RegRecord */
  guint64 shown;    /* the newest answer */
  gint64 staff_id;
  RegNumberStyle style;
};

enum
{
  FIRM_CHANGED,
  STAFF_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegSession, reg_session, G_TYPE_OBJECT)

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  RegRecord *firm;
  GPtrArray *staff;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->firm, reg_record_unref);
  g_clear_pointer (&load->staff, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  g_autoptr (GError) firm_error = NULL;

  load->firm = reg_db_load_firm (db, &firm_error);
  if (load->firm == NULL && firm_error != NULL
      && !g_error_matches (firm_error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&firm_error));
      return FALSE;
    }
  load->staff = reg_db_list (db, REG_ENTITY_STAFF, REG_STAFF_NAME, error);
  return load->staff != NULL;
}

static void
take_load (RegSession *self, Load *load)
{
  g_clear_pointer (&self->firm, reg_record_unref);
  self->firm = g_steal_pointer (&load->firm);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  self->staff = g_steal_pointer (&load->staff);
  /* With one person in the firm there is nothing to choose. */
  if (self->staff->len == 1)
    self->staff_id = reg_record_get_id (g_ptr_array_index (self->staff, 0));
  else if (self->staff_id != 0 && reg_session_find_staff (self, self->staff_id) == NULL)
    self->staff_id = 0;
  if (reg_store_get_staff (self->store) != self->staff_id)
    reg_store_set_staff (self->store, self->staff_id);
  g_signal_emit (self, signals[FIRM_CHANGED], 0);
  g_signal_emit (self, signals[STAFF_CHANGED], 0);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RegSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (load == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (reg_store_job_is_newer (result, &self->shown))
    take_load (self, load);
  g_task_return_boolean (task, TRUE);
}

/**
 * reg_session_load_async:
 *
 * Reads what every window needs at once: the firm and its staff.
 */
void
reg_session_load_async (RegSession *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (REG_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  reg_store_read_async (self->store, G_PRIORITY_HIGH, load_job, g_new0 (Load, 1), load_free,
                        cancellable, loaded_cb, task);
}

gboolean
reg_session_load_finish (RegSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
store_changed_cb (RegStore *store, RegChanges *changes, RegSession *self)
{
  guint64 ours = (G_GUINT64_CONSTANT (1) << REG_ENTITY_FIRM)
                 | (G_GUINT64_CONSTANT (1) << REG_ENTITY_STAFF);

  if (changes->entities & ours)
    reg_session_load_async (self, NULL, NULL, NULL);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_session_finalize (GObject *object)
{
  RegSession *self = REG_SESSION (object);

  g_clear_pointer (&self->firm, reg_record_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (reg_session_parent_class)->finalize (object);
}

static void
reg_session_class_init (RegSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_session_finalize;

  /**
   * RegSession::firm-changed:
   *
   * The firm's own record was read anew: name, currency, rounding.
   */
  signals[FIRM_CHANGED] = g_signal_new ("firm-changed", REG_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RegSession::staff-changed:
   *
   * Somebody else is working now, or the list of staff changed.
   */
  signals[STAFF_CHANGED] = g_signal_new ("staff-changed", REG_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
reg_session_init (RegSession *self)
{
  self->style = reg_number_style_from_locale ();
  self->staff = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
}

/**
 * reg_session_new:
 * @store: an open store
 *
 * Call reg_session_load_async() before the first window is filled.
 */
RegSession *
reg_session_new (RegStore *store)
{
  RegSession *self;

  g_return_val_if_fail (REG_IS_STORE (store), NULL);

  self = g_object_new (REG_TYPE_SESSION, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  return self;
}

RegStore *
reg_session_get_store (RegSession *self)
{
  g_return_val_if_fail (REG_IS_SESSION (self), NULL);

  return self->store;
}

/**
 * reg_session_get_firm:
 *
 * Returns: (transfer none) (nullable): the firm's record; %NULL in a new file
 */
RegRecord *
reg_session_get_firm (RegSession *self)
{
  g_return_val_if_fail (REG_IS_SESSION (self), NULL);

  return self->firm;
}

/**
 * reg_session_get_currency:
 *
 * Returns: (transfer none): the firm's currency, "EUR" while there is no firm
 */
const char *
reg_session_get_currency (RegSession *self)
{
  const char *currency;

  g_return_val_if_fail (REG_IS_SESSION (self), "EUR");

  currency = self->firm != NULL ? reg_record_get_text (self->firm, REG_FIRM_CURRENCY) : NULL;
  return currency != NULL && *currency != '\0' ? currency : "EUR";
}

const RegNumberStyle *
reg_session_get_number_style (RegSession *self)
{
  g_return_val_if_fail (REG_IS_SESSION (self), NULL);

  return &self->style;
}

/* --- who is working --------------------------------------------------------------------- */

/**
 * reg_session_get_staff_list:
 *
 * Returns: (transfer none) (element-type RegRecord): the staff by name
 */
GPtrArray *
reg_session_get_staff_list (RegSession *self)
{
  g_return_val_if_fail (REG_IS_SESSION (self), NULL);

  return self->staff;
}

/**
 * reg_session_find_staff:
 *
 * Returns: (transfer none) (nullable): the member of staff with that id
 */
RegRecord *
reg_session_find_staff (RegSession *self, gint64 id)
{
  g_return_val_if_fail (REG_IS_SESSION (self), NULL);

  for (guint i = 0; i < self->staff->len; i++)
    if (reg_record_get_id (g_ptr_array_index (self->staff, i)) == id)
      return g_ptr_array_index (self->staff, i);
  return NULL;
}

/**
 * reg_session_get_staff:
 *
 * Returns: (transfer none) (nullable): who is working; %NULL when nobody said
 */
RegRecord *
reg_session_get_staff (RegSession *self)
{
  g_return_val_if_fail (REG_IS_SESSION (self), NULL);

  return reg_session_find_staff (self, self->staff_id);
}

/**
 * reg_session_set_staff:
 * @id: who is working from now on, 0 for nobody known
 *
 * Everything written afterwards bears that name.
 */
void
reg_session_set_staff (RegSession *self, gint64 id)
{
  g_return_if_fail (REG_IS_SESSION (self));

  if (self->staff_id == id)
    return;
  self->staff_id = id;
  reg_store_set_staff (self->store, id);
  g_signal_emit (self, signals[STAFF_CHANGED], 0);
}

/**
 * reg_session_sees_cost:
 *
 * Returns: whether who is working may see what things cost the firm: managers and owners may
 */
gboolean
reg_session_sees_cost (RegSession *self)
{
  RegRecord *staff = reg_session_get_staff (self);

  return staff != NULL && reg_record_get_int (staff, REG_STAFF_ROLE) >= REG_ROLE_MANAGER;
}

/* --- numbers and dates ------------------------------------------------------------------ */

/**
 * reg_session_format_money:
 * @minor: amount in minor units
 * @currency: (nullable): ISO 4217, or %NULL for the firm's
 *
 * Returns: (transfer full): the amount with its currency
 */
char *
reg_session_format_money (RegSession *self, gint64 minor, const char *currency)
{
  if (currency == NULL || *currency == '\0')
    currency = reg_session_get_currency (self);
  return reg_money_format (minor, currency, &self->style);
}

/**
 * reg_session_format_amount:
 * @minor: amount in minor units
 * @currency: (nullable): ISO 4217, or %NULL for the firm's
 *
 * Returns: (transfer full): the figure alone when the currency is the firm's, for columns in
 *   which it would only be repeated; else with its currency
 */
char *
reg_session_format_amount (RegSession *self, gint64 minor, const char *currency)
{
  const char *own = reg_session_get_currency (self);

  if (currency == NULL || *currency == '\0' || g_str_equal (currency, own))
    return reg_money_format_plain (minor, own, &self->style);
  return reg_money_format (minor, currency, &self->style);
}

/**
 * reg_session_format_rate:
 * @ppm: rate in parts per million
 *
 * Returns: (transfer full): "12.5 %", with as many decimals as it has
 */
char *
reg_session_format_rate (RegSession *self, gint64 ppm)
{
  return reg_rate_format (ppm, -1, &self->style);
}

static const char *
get_today (RegSession *self, char today[REG_DATE_SIZE])
{
  g_autoptr (GTimeZone) zone = reg_store_dup_time_zone (self->store);

  reg_date_from_instant (reg_session_get_now (self), zone, today);
  return today;
}

/**
 * reg_session_format_date:
 * @date: "YYYY-MM-DD"
 *
 * Returns: (transfer full): "3 Nov", with the year when it is another one; "" for no date
 */
char *
reg_session_format_date (RegSession *self, const char *date)
{
  char today[REG_DATE_SIZE];

  if (date == NULL || !reg_date_is_valid (date))
    return g_strdup ("");
  /* Translators: a day of this year, and of another year, as short as is usual; see the manual of
   * strftime for the letters. */
  return reg_date_format_short (date, get_today (self, today), C_ ("date", "%-d %b"),
                                C_ ("date", "%-d %b %Y"));
}

/**
 * reg_session_get_now:
 *
 * Returns: the time by the clock of the book, ms UTC
 */
gint64
reg_session_get_now (RegSession *self)
{
  return reg_store_get_now (self->store);
}

/**
 * reg_session_get_local:
 * @instant: ms UTC
 *
 * Returns: (transfer full) (nullable): the day and the time of day here; %NULL out of all range
 */
GDateTime *
reg_session_get_local (RegSession *self, gint64 instant)
{
  g_autoptr (GTimeZone) zone = reg_store_dup_time_zone (self->store);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / 1000);

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

/**
 * reg_session_format_day:
 * @instant: ms UTC, 0 for never
 *
 * Returns: (transfer full): the day on which that was here: "today", "yesterday", or a date
 */
char *
reg_session_format_day (RegSession *self, gint64 instant)
{
  g_autoptr (GTimeZone) zone = reg_store_dup_time_zone (self->store);
  char date[REG_DATE_SIZE];
  char today[REG_DATE_SIZE];
  guint count = 0;

  if (instant == 0 || !reg_date_from_instant (instant, zone, date))
    return g_strdup ("");
  switch (reg_date_get_distance (date, get_today (self, today), &count))
    {
    case REG_DATE_TODAY:
      return g_strdup (_ ("today"));
    case REG_DATE_YESTERDAY:
      return g_strdup (_ ("yesterday"));
    case REG_DATE_TOMORROW:
      return g_strdup (_ ("tomorrow"));
    default:
      return reg_session_format_date (self, date);
    }
}

/**
 * reg_session_format_time:
 * @instant: ms UTC
 *
 * Returns: (transfer full): the time of day here
 */
char *
reg_session_format_time (RegSession *self, gint64 instant)
{
  g_autoptr (GDateTime) local = reg_session_get_local (self, instant);

  if (local == NULL)
    return g_strdup ("");
  /* Translators: hours and minutes, see the manual of strftime for the letters. */
  return g_date_time_format (local, C_ ("time", "%H:%M"));
}

/**
 * reg_session_dup_today:
 *
 * Returns: (transfer full): today's date here
 */
char *
reg_session_dup_today (RegSession *self)
{
  char today[REG_DATE_SIZE];

  return g_strdup (get_today (self, today));
}

/* --- undo ------------------------------------------------------------------------------- */

typedef struct
{
  gint64 action;
  gboolean is_redo;
  char *label; /* what is done again */
  RegUndoResult result;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  reg_undo_result_clear (&undo->result);
  g_free (undo->label);
  g_free (undo);
}

static gboolean
undo_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Undo *undo = data;

  if (undo->action == 0)
    {
      undo->action = undo->is_redo ? reg_journal_last_redoable (db, &undo->label, error)
                                   : reg_journal_last_undoable (db, NULL, error);
      if (undo->action <= 0)
        return undo->action == 0 && (error == NULL || *error == NULL);
    }
  return reg_journal_undo (db, undo->action, &undo->result, error);
}

static char *
describe_redo (const Undo *undo)
{
  if (undo->action == 0)
    return g_strdup (_ ("There is nothing to do again"));
  if (undo->result.kept > 0)
    return g_strdup_printf (ngettext ("Done again, but %" PRId64
                                      " entry that was changed since was left as it is",
                                      "Done again, but %" PRId64
                                      " entries that were changed since were left as they are",
                                      undo->result.kept),
                            undo->result.kept);
  /* Translators: %s is what was done, such as "Customer changed" */
  return g_strdup_printf (_ ("Done again: %s"), undo->label != NULL ? undo->label : "");
}

static char *
describe_undo (const Undo *undo)
{
  if (undo->is_redo)
    return describe_redo (undo);
  if (undo->action == 0)
    return g_strdup (_ ("There is nothing to undo"));
  if (undo->result.kept > 0)
    return g_strdup_printf (
        ngettext ("Undone, but %" PRId64 " entry that was changed since was left as it is",
                  "Undone, but %" PRId64 " entries that were changed since were left as they are",
                  undo->result.kept),
        undo->result.kept);
  if (undo->result.label != NULL && *undo->result.label != '\0')
    /* Translators: %s is what was done, such as "Customer changed" */
    return g_strdup_printf (_ ("Undone: %s"), undo->result.label);
  return g_strdup (_ ("Undone"));
}

static void
undone_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Undo *undo = reg_store_job_finish (REG_STORE (object), result, &error);

  if (undo == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, describe_undo (undo), g_free);
}

/**
 * reg_session_undo_async:
 * @action: the journal's number of the action, or 0 for the last one
 *
 * Puts back what an action changed. Rows that were changed again since are left alone.
 */
void
reg_session_undo_async (RegSession *self,
                        gint64 action,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  RegActionInfo info = { .kind = "undo", .label = _ ("Undone") };
  Undo *undo;

  g_return_if_fail (REG_IS_SESSION (self));

  undo = g_new0 (Undo, 1);
  undo->action = action;
  reg_store_write_async (self->store, &info, undo_job, undo, undo_free, cancellable, undone_cb,
                         g_task_new (self, cancellable, callback, user_data));
}

/**
 * reg_session_redo_async:
 *
 * Does again what was taken back last, unless something else was done since. Ends with
 * reg_session_undo_finish().
 */
void
reg_session_redo_async (RegSession *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  RegActionInfo info = { .kind = "redo", .label = _ ("Done again"), .without_undo = TRUE };
  Undo *undo;

  g_return_if_fail (REG_IS_SESSION (self));

  undo = g_new0 (Undo, 1);
  undo->is_redo = TRUE;
  reg_store_write_async (self->store, &info, undo_job, undo, undo_free, cancellable, undone_cb,
                         g_task_new (self, cancellable, callback, user_data));
}

/**
 * reg_session_undo_finish:
 *
 * Returns: (transfer full) (nullable): what to tell the person
 */
char *
reg_session_undo_finish (RegSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
