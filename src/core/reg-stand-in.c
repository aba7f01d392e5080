/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-stand-in.h"

#include <string.h>

/* Days are text and sort as text; an open end is later than any day. */
static gboolean
is_before (const char *day, const char *end)
{
  return *end == '\0' || strcmp (day, end) <= 0;
}

static gboolean
covers (const RegAbsenceSpan *span, const char *day)
{
  return strcmp (span->first_day, day) <= 0 && is_before (day, span->last_day);
}

static gboolean
is_day (const char *day)
{
  return reg_date_is_valid (day) && reg_date_has_year (day);
}

/**
 * reg_staff_is_here:
 * @staff: a member of staff
 *
 * Returns: whether they work here; who nobody said it of does
 */
gboolean
reg_staff_is_here (const RegRecord *staff)
{
  return reg_record_is_null (staff, REG_STAFF_ACTIVE)
         || reg_record_get_int (staff, REG_STAFF_ACTIVE) != 0;
}

/**
 * reg_absence_check:
 * @spans: (array length=n_spans): what is known so far
 * @n_spans: how many
 * @span: what is to be added, or to take the place of the one with its id
 *
 * Returns: what is wrong with it, or %REG_ABSENCE_FINE
 */
RegAbsenceProblem
reg_absence_check (const RegAbsenceSpan *spans, guint n_spans, const RegAbsenceSpan *span)
{
  if (!is_day (span->first_day) || (*span->last_day != '\0' && !is_day (span->last_day)))
    return REG_ABSENCE_NO_DAY;
  if (!is_before (span->first_day, span->last_day))
    return REG_ABSENCE_REVERSED;
  if (span->staff == span->stand_in)
    return REG_ABSENCE_BY_SELF;
  for (guint i = 0; i < n_spans; i++)
    if (spans[i].staff == span->staff && (span->id == 0 || spans[i].id != span->id)
        && is_before (spans[i].first_day, span->last_day)
        && is_before (span->first_day, spans[i].last_day))
      return REG_ABSENCE_OVERLAPS;
  return REG_ABSENCE_FINE;
}

/**
 * reg_absence_find:
 * @spans: (array length=n_spans): who is away when
 * @n_spans: how many
 * @staff: somebody
 * @day: "YYYY-MM-DD"
 *
 * Returns: (transfer none) (nullable): why they are not there on that day; %NULL when they are
 */
const RegAbsenceSpan *
reg_absence_find (const RegAbsenceSpan *spans, guint n_spans, gint64 staff, const char *day)
{
  for (guint i = 0; i < n_spans; i++)
    if (spans[i].staff == staff && covers (&spans[i], day))
      return &spans[i];
  return NULL;
}

/**
 * reg_stand_in_find:
 * @spans: (array length=n_spans): who is away when; whoever left is away without an end
 * @n_spans: how many
 * @staff: who would do it
 * @day: "YYYY-MM-DD"
 *
 * Follows the stand-ins of stand-ins: who is named by somebody away and is away too names the next.
 *
 * Returns: who does it on that day: @staff when they are there; 0 when nobody is left, because
 *   nobody was named or they name each other
 */
gint64
reg_stand_in_find (const RegAbsenceSpan *spans, guint n_spans, gint64 staff, const char *day)
{
  /* A chain without a circle has no more links than there are absences. */
  for (guint step = 0; step <= n_spans && staff != 0; step++)
    {
      const RegAbsenceSpan *span = reg_absence_find (spans, n_spans, staff, day);

      if (span == NULL)
        return staff;
      staff = span->stand_in;
    }
  return 0;
}
