/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-agenda.h"

#include "core/reg-consent.h"
#include "core/reg-week.h"
#include "store/reg-complaints.h"
#include "store/reg-db-private.h"

#include <string.h>

static void
task_free (gpointer data)
{
  RegAgendaTask *task = data;

  g_free (task->title);
  g_free (task->party_name);
  g_free (task->staff_name);
  g_free (task->steps);
  g_free (task);
}

static void
birthday_free (gpointer data)
{
  RegAgendaBirthday *birthday = data;

  g_free (birthday->name);
  g_free (birthday);
}

/**
 * reg_agenda_free:
 * @self: (transfer full): some days
 */
void
reg_agenda_free (RegAgenda *self)
{
  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->birthdays);
  g_clear_pointer (&self->hours, reg_opening_hours_unref);
  g_free (self);
}

/* --- tasks ------------------------------------------------------------------------------ */

static RegAgendaTask *
read_task (RegStatement *each)
{
  RegAgendaTask *task = g_new0 (RegAgendaTask, 1);

  task->id = reg_statement_int (each, 0);
  task->kind = (RegTaskKind)reg_statement_int (each, 1);
  task->title = reg_statement_dup (each, 2);
  task->party = reg_statement_int (each, 3);
  task->party_name = reg_statement_dup (each, 4);
  task->staff = reg_statement_int (each, 5);
  task->staff_name = reg_statement_dup (each, 6);
  g_strlcpy (task->day, reg_statement_text (each, 7), sizeof task->day);
  task->minute = (int)reg_statement_int (each, 8);
  task->minutes = (int)reg_statement_int (each, 9);
  task->is_done = reg_statement_int (each, 10) != 0;
  task->steps = reg_statement_dup (each, 11);
  return task;
}

static gboolean
add_tasks (RegDb *db,
           RegAgenda *self,
           const char *first,
           const char *last,
           gint64 staff,
           guint limit,
           GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT x.id, coalesce (x.kind, 0), x.title, coalesce (x.party_id, 0), coalesce (p.name, ''),"
      " coalesce (x.staff_id, 0), coalesce (s.name, ''), x.due_on, coalesce (x.due_minute, -1),"
      " coalesce (x.minutes, ?5), coalesce (x.done_at, 0), coalesce (x.steps, '')"
      " FROM task x LEFT JOIN party p ON p.id = x.party_id LEFT JOIN staff s ON s.id = x.staff_id"
      " WHERE x.due_on BETWEEN ?1 AND ?2 AND x.deleted_at IS NULL"
      " AND (?3 = 0 OR coalesce (x.staff_id, 0) IN (0, ?3))"
      " ORDER BY x.due_on, x.due_minute NULLS FIRST, x.id LIMIT ?4",
      "ttiii", first, last, staff, (gint64)limit + 1, (gint64)REG_TASK_USUAL_MINUTES);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      self->is_more = self->tasks->len == limit;
      if (!self->is_more)
        g_ptr_array_add (self->tasks, read_task (each));
    }
  return !reg_db_pass_on (&local, error);
}

/* --- birthdays -------------------------------------------------------------------------- */

static gboolean
may_be_greeted (RegDb *db, gint64 party, const char *today, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  g_autoptr (GPtrArray)
      answers = reg_db_list_by_int (db, REG_ENTITY_CONSENT, REG_CONSENT_PARTY_ID, party, -1, error);
  gboolean may = FALSE;

  for (int channel = 0; record && answers && !may && channel < REG_N_CONSENT_CHANNELS; channel++)
    may = reg_consent_decide (record, NULL, answers, REG_CONSENT_PURPOSE_BIRTHDAY, channel, today)
              .is_allowed;
  return may;
}

/* The end of each day's date as a list of JSON; who was born on a leap day has a birthday on the
 * last of February in other years. */
static char *
days_as_json (const char *first, int n_days)
{
  GString *json = g_string_new ("[");
  char day[REG_DATE_SIZE], next[REG_DATE_SIZE];

  g_strlcpy (day, first, sizeof day);
  for (int i = 0; i < n_days; i++)
    {
      g_string_append_printf (json, "%s\"%s\"", i > 0 ? "," : "", day + 5);
      if (!reg_date_add_days (day, 1, next))
        break;
      if (strcmp (day + 5, "02-28") == 0 && strcmp (next + 5, "02-29") != 0)
        g_string_append (json, ",\"02-29\"");
      g_strlcpy (day, next, sizeof day);
    }
  g_string_append_c (json, ']');
  return g_string_free_and_steal (json);
}

static int
compare_birthdays (gconstpointer a, gconstpointer b)
{
  const RegAgendaBirthday *left = *(RegAgendaBirthday *const *)a;
  const RegAgendaBirthday *right = *(RegAgendaBirthday *const *)b;
  int order = strcmp (left->day, right->day);

  return order != 0 ? order : g_utf8_collate (left->name, right->name);
}

/* Nobody is greeted who did not say yes to it, so that those who did are the place to begin. */
static gboolean
add_birthdays (RegDb *db, RegAgenda *self, const char *first, int n_days, GError **error)
{
  g_autofree char *days = days_as_json (first, n_days);
  g_autofree char *today = reg_db_today (db);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT DISTINCT p.id, p.name, p.birthday FROM consent c JOIN party p ON p.id = c.party_id"
      " WHERE c.purpose = ?2 AND c.answer = ?3 AND c.deleted_at IS NULL AND p.deleted_at IS NULL"
      " AND NOT coalesce (p.restricted, 0) AND NOT coalesce (p.unwanted, 0)"
      " AND substr (p.birthday, -5) IN (SELECT value FROM json_each (?1))",
      "tii", days, (gint64)REG_CONSENT_PURPOSE_BIRTHDAY, (gint64)REG_CONSENT_ANSWER_YES);

  while (!local && reg_statement_next (each, &local))
    {
      RegAgendaBirthday *birthday;
      char day[REG_DATE_SIZE];

      if (!reg_date_next_anniversary (reg_statement_text (each, 2), first, day)
          || !may_be_greeted (db, reg_statement_int (each, 0), today, &local))
        continue;
      birthday = g_new0 (RegAgendaBirthday, 1);
      birthday->party = reg_statement_int (each, 0);
      birthday->name = reg_statement_dup (each, 1);
      g_strlcpy (birthday->day, day, sizeof birthday->day);
      g_ptr_array_add (self->birthdays, birthday);
    }
  g_ptr_array_sort (self->birthdays, compare_birthdays);
  return !reg_db_pass_on (&local, error);
}

/**
 * reg_agenda_load:
 * @db: a connection
 * @first: the first day, with a year
 * @n_days: how many days
 * @staff: whose tasks, with those of nobody; 0 for everybody's
 * @limit: so many tasks at most, the first ones
 * @error: %REG_STORE_ERROR_INVALID when @first is no day
 *
 * What stands in the calendar on these days: tasks, open and done, and the birthdays of customers
 * who want to be greeted.
 *
 * Returns: (transfer full) (nullable): the days
 */
RegAgenda *
reg_agenda_load (
    RegDb *db, const char *first, int n_days, gint64 staff, guint limit, GError **error)
{
  g_autoptr (RegAgenda) self = g_new0 (RegAgenda, 1);
  char last[REG_DATE_SIZE];

  self->tasks = g_ptr_array_new_with_free_func (task_free);
  self->birthdays = g_ptr_array_new_with_free_func (birthday_free);
  if (!reg_date_has_year (first) || n_days < 1 || !reg_date_add_days (first, n_days - 1, last))
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID, "%d days from “%s”", n_days,
                   first);
      return NULL;
    }
  self->hours = reg_opening_hours_load (db, error);
  if (!self->hours || !add_tasks (db, self, first, last, staff, limit, error)
      || !add_birthdays (db, self, first, n_days, error))
    return NULL;
  return g_steal_pointer (&self);
}
