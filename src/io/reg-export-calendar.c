/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/reg-export-calendar.h"

#include "core/reg-date.h"
#include "io/reg-icalendar.h"
#include "store/reg-tasks.h"

#include <string.h>

/* So many years ahead the file knows how clocks are set. */
#define YEARS_AHEAD 5

static char *
name_calendar (RegDb *db, gint64 staff)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, NULL);
  g_autoptr (RegRecord) person = staff ? reg_db_load (db, REG_ENTITY_STAFF, staff, NULL) : NULL;
  const char *shop = firm ? reg_record_get_text (firm, REG_FIRM_NAME) : "Regulars";

  if (!person)
    return g_strdup (shop);
  return g_strdup_printf ("%s · %s", shop, reg_record_get_text (person, REG_STAFF_NAME));
}

static void
add_zone (RegDb *db, RegIcalendar *calendar, GPtrArray *tasks)
{
  g_autofree char *today = reg_db_today (db);
  int first, last;

  reg_date_get_parts (today, &first, NULL, NULL);
  last = first + YEARS_AHEAD;
  for (guint i = 0; i < tasks->len; i++)
    {
      int year;

      if (reg_date_get_parts (reg_record_get_text (tasks->pdata[i], REG_TASK_DUE_ON), &year, NULL,
                              NULL)
          && year > 1970)
        first = MIN (first, year);
    }
  reg_icalendar_add_zone (calendar, first, last);
}

/**
 * reg_export_calendar:
 * @db: a connection
 * @staff: whose tasks, with those of nobody; 0 for everybody's
 * @zone: where the clock on the wall hangs
 * @error: what went wrong
 *
 * All open tasks as an iCalendar file. The same task has the same identity each time, so that a
 * calendar that reads the file again changes what it has.
 *
 * Returns: (transfer full) (nullable): the file
 */
char *
reg_export_calendar (RegDb *db, gint64 staff, GTimeZone *zone, GError **error)
{
  g_autoptr (GPtrArray) tasks = reg_task_list_open (db, staff, error);
  g_autofree char *name = name_calendar (db, staff);
  g_autoptr (RegIcalendar) calendar = reg_icalendar_new (name, zone);

  if (!tasks)
    return NULL;
  add_zone (db, calendar, tasks);
  for (guint i = 0; i < tasks->len; i++)
    {
      gint64 party = reg_record_get_int (tasks->pdata[i], REG_TASK_PARTY_ID);
      g_autoptr (RegRecord) about = party ? reg_db_load (db, REG_ENTITY_PARTY, party, NULL) : NULL;

      reg_icalendar_add_task (calendar, tasks->pdata[i],
                              about ? reg_record_get_text (about, REG_PARTY_NAME) : "");
    }
  return reg_icalendar_end (calendar);
}

/**
 * reg_export_calendar_count:
 * @text: what reg_export_calendar() gave
 *
 * Returns: how many tasks are in it
 */
guint
reg_export_calendar_count (const char *text)
{
  guint n = 0;

  /* A task begins on a line of its own; what people write never does. */
  for (const char *at = text; (at = strstr (at, "\nBEGIN:VTODO")) != NULL; at++)
    n++;
  return n;
}
