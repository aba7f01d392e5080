/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-absences.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* Whoever does not work here any more is away without an end; nobody stands in for them then, because
 * what they did was handed over. */
#define SPANS_SQL                                                                                  \
  "SELECT id, staff_id, coalesce (stand_in, 0), first_day, coalesce (last_day, '') FROM absence"   \
  " WHERE deleted_at IS NULL"                                                                      \
  " UNION ALL SELECT 0, id, 0, coalesce (left_on, '0001-01-01'), '' FROM staff"                    \
  " WHERE deleted_at IS NULL AND active = 0"

/**
 * reg_absences_load_spans:
 * @db: a connection
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegAbsenceSpan) (nullable): who is away when
 */
GArray *
reg_absences_load_spans (RegDb *db, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (RegAbsenceSpan));
  g_autoptr (RegStatement) each = reg_db_query (db, SPANS_SQL, NULL);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegAbsenceSpan span = { reg_statement_int (each, 0), reg_statement_int (each, 1),
                              reg_statement_int (each, 2), "", "" };

      g_strlcpy (span.first_day, reg_statement_text (each, 3), sizeof span.first_day);
      g_strlcpy (span.last_day, reg_statement_text (each, 4), sizeof span.last_day);
      g_array_append_val (spans, span);
    }
  if (!local)
    return g_steal_pointer (&spans);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
check (RegDb *db, const RegRecord *absence, GError **error)
{
  g_autoptr (GArray) spans = reg_absences_load_spans (db, error);
  RegAbsenceSpan span = {
    .id = reg_record_get_id (absence),
    .staff = reg_record_get_int (absence, REG_ABSENCE_STAFF_ID),
    .stand_in = reg_record_get_int (absence, REG_ABSENCE_STAND_IN),
  };

  if (!spans)
    return FALSE;
  g_strlcpy (span.first_day, reg_record_get_text (absence, REG_ABSENCE_FIRST_DAY),
             sizeof span.first_day);
  g_strlcpy (span.last_day, reg_record_get_text (absence, REG_ABSENCE_LAST_DAY),
             sizeof span.last_day);
  switch (reg_absence_check ((const RegAbsenceSpan *)spans->data, spans->len, &span))
    {
    case REG_ABSENCE_NO_DAY:
      return reg_command_fail (error, REG_STORE_ERROR_INVALID, "absence: first_day is no day");
    case REG_ABSENCE_REVERSED:
      return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                               "absence: last_day is before first_day");
    case REG_ABSENCE_BY_SELF:
      return reg_command_fail (error, REG_STORE_ERROR_INVALID, "absence: stand_in is who is away");
    case REG_ABSENCE_OVERLAPS:
      return reg_command_fail (error, REG_STORE_ERROR_CONFLICT,
                               "absence: away on one of these days already");
    case REG_ABSENCE_FINE:
    default:
      return TRUE;
    }
}

/**
 * reg_absence_save:
 * @db: a connection in a write job
 * @absence: the record, without an id a new one
 * @error: %REG_STORE_ERROR_INVALID names the field; %REG_STORE_ERROR_CONFLICT when they are away on
 *   one of the days already
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_absence_save (RegDb *db, RegRecord *absence, GError **error)
{
  return check (db, absence, error)
             ? reg_command_create (db, reg_record_builder_new_from (absence), error)
             : 0;
}

/**
 * reg_absences_find_stand_in:
 * @db: a connection
 * @staff: somebody
 * @day: "YYYY-MM-DD"
 * @error: what went wrong
 *
 * Returns: who does their work on that day: themselves, somebody else, 0 for nobody; -1 on failure
 */
gint64
reg_absences_find_stand_in (RegDb *db, gint64 staff, const char *day, GError **error)
{
  g_autoptr (GArray) spans = reg_absences_load_spans (db, error);

  return spans ? reg_stand_in_find ((const RegAbsenceSpan *)spans->data, spans->len, staff, day)
               : -1;
}

static void
stood_in_for_free (gpointer data)
{
  g_free (((RegStoodInFor *)data)->name);
  g_free (data);
}

static void
add_stood_in_for (RegDb *db, GPtrArray *list, const RegAbsenceSpan *span)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_STAFF, span->staff, NULL);
  RegStoodInFor *one;

  if (!record)
    return;
  one = g_new0 (RegStoodInFor, 1);
  one->staff = span->staff;
  one->name = g_strdup (reg_record_get_text (record, REG_STAFF_NAME));
  g_strlcpy (one->until, span->last_day, sizeof one->until);
  g_ptr_array_add (list, one);
}

/**
 * reg_absences_stood_in_for:
 * @db: a connection
 * @staff: somebody who is there
 * @day: "YYYY-MM-DD"
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegStoodInFor) (nullable): whose work they do on that day
 */
GPtrArray *
reg_absences_stood_in_for (RegDb *db, gint64 staff, const char *day, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (stood_in_for_free);
  g_autoptr (GArray) spans = reg_absences_load_spans (db, error);

  if (!spans)
    return NULL;
  for (guint i = 0; i < spans->len; i++)
    {
      const RegAbsenceSpan *all = (const RegAbsenceSpan *)spans->data;

      if (all[i].staff != staff && reg_absence_find (all, spans->len, all[i].staff, day) == &all[i]
          && reg_stand_in_find (all, spans->len, all[i].staff, day) == staff)
        add_stood_in_for (db, list, &all[i]);
    }
  return g_steal_pointer (&list);
}
