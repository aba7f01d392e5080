/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/task/reg-task-reminder.h"

#include <glib/gi18n.h>

#include "core/reg-repeat.h"
#include "ui/complaint/reg-complaint-text.h"

#define MINUTE (G_GINT64_CONSTANT (60) * 1000)
#define NINE (9 * 60)
/* The instant of a reminder that is none of the usual ones, behind its row. */
#define OTHER "reg-remind-at"

/* Days before, by the clock on the wall, and minutes before. */
static const struct
{
  const char *label;
  int days, minutes;
} leads[] = {
  { N_ ("No reminder"), 0, 0 },        { N_ ("At the time, otherwise at nine"), 0, 0 },
  { N_ ("15 minutes before"), 0, 15 }, { N_ ("An hour before"), 0, 60 },
  { N_ ("A day before"), 1, 0 },
};

static gint64
get_instant (guint lead, RegSession *session, const char *due_on, int due_minute)
{
  g_autoptr (GTimeZone) zone = reg_store_dup_time_zone (reg_session_get_store (session));
  gint64 due = reg_moment_get_instant (due_on, due_minute >= 0 ? due_minute : NINE, zone);

  if (due == G_MININT64)
    return 0;
  return reg_moment_move_days (due, -leads[lead].days, zone) - leads[lead].minutes * MINUTE;
}

/**
 * reg_task_reminder_fill:
 * @due_on: the day the task is due, "" for none
 * @due_minute: the minute of that day, -1 for the whole day
 * @remind_at: what is set, ms UTC; 0 for no reminder
 */
void
reg_task_reminder_fill (
    AdwComboRow *row, RegSession *session, const char *due_on, int due_minute, gint64 remind_at)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = remind_at == 0 ? 0 : G_N_ELEMENTS (leads);

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      gtk_string_list_append (names, _ (leads[i].label));
      if (i > 0 && remind_at != 0 && get_instant (i, session, due_on, due_minute) == remind_at)
        selected = i;
    }
  if (selected == G_N_ELEMENTS (leads))
    {
      g_autofree char *moment = reg_complaint_text_moment (session, remind_at);

      gtk_string_list_append (names, moment);
    }
  g_object_set_data_full (G_OBJECT (row), OTHER, g_memdup2 (&remind_at, sizeof remind_at), g_free);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
}

/**
 * reg_task_reminder_get:
 *
 * Returns: when to remind of a task that is due then, ms UTC; 0 for no reminder
 */
gint64
reg_task_reminder_get (AdwComboRow *row, RegSession *session, const char *due_on, int due_minute)
{
  const gint64 *other = g_object_get_data (G_OBJECT (row), OTHER);
  guint selected = adw_combo_row_get_selected (row);

  if (selected < G_N_ELEMENTS (leads))
    return selected > 0 ? get_instant (selected, session, due_on, due_minute) : 0;
  return other != NULL ? *other : 0;
}
