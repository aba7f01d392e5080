/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/reg-date.h"
#include "core/reg-record.h"

G_BEGIN_DECLS

/* Who takes whose place on a day. */

gboolean reg_staff_is_here (const RegRecord *staff);

/**
 * RegAbsenceSpan:
 * @id: the record, 0 for one that is not saved yet
 * @staff: who is not there
 * @stand_in: who takes their place, 0 for nobody
 * @first_day: the first day they are not there
 * @last_day: the last one; "" while nobody knows when they will be back
 *
 * Days on which somebody is not there.
 */
typedef struct
{
  gint64 id;
  gint64 staff;
  gint64 stand_in;
  char first_day[REG_DATE_SIZE];
  char last_day[REG_DATE_SIZE];
} RegAbsenceSpan;

typedef enum
{
  REG_ABSENCE_FINE,
  REG_ABSENCE_NO_DAY,   /* the first day is missing, or one of them is no day of a year */
  REG_ABSENCE_REVERSED, /* it ends before it begins */
  REG_ABSENCE_OVERLAPS, /* they are away on one of the days already */
  REG_ABSENCE_BY_SELF,  /* nobody stands in for themselves */
} RegAbsenceProblem;

RegAbsenceProblem
reg_absence_check (const RegAbsenceSpan *spans, guint n_spans, const RegAbsenceSpan *span);
const RegAbsenceSpan *
reg_absence_find (const RegAbsenceSpan *spans, guint n_spans, gint64 staff, const char *day);
gint64
reg_stand_in_find (const RegAbsenceSpan *spans, guint n_spans, gint64 staff, const char *day);

G_END_DECLS
