/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-date.h"
#include "core/reg-opening-hours.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* Some days of the calendar: what is to be done on them, and whose birthday it is. */

typedef struct
{
  gint64 id;
  RegTaskKind kind;
  char *title;
  gint64 party;     /* 0 nobody */
  char *party_name; /* "" then */
  gint64 staff;     /* 0 nobody */
  char *staff_name; /* "" then */
  char day[REG_DATE_SIZE];
  int minute;  /* of the day, -1 the whole day */
  int minutes; /* how long it takes */
  gboolean is_done;
  char *steps; /* its checklist, "" without one */
} RegAgendaTask;

typedef struct
{
  gint64 party;
  char *name;
  char day[REG_DATE_SIZE]; /* on which it is celebrated */
} RegAgendaBirthday;

typedef struct
{
  GPtrArray *tasks;     /* of RegAgendaTask; by day, first those of the whole day, then by time */
  GPtrArray *birthdays; /* of RegAgendaBirthday, by day and name */
  RegOpeningHours *hours;
  gboolean is_more; /* there was more than is listed */
} RegAgenda;

RegAgenda *reg_agenda_load (
    RegDb *db, const char *first, int n_days, gint64 staff, guint limit, GError **error);
void reg_agenda_free (RegAgenda *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegAgenda, reg_agenda_free)

G_END_DECLS
