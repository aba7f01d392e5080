/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/reg-enums.h"
#include "core/reg-opening-hours.h"

G_BEGIN_DECLS

/**
 * RegClockState:
 * @REG_CLOCK_RUNNING: open hours are passing and count
 * @REG_CLOCK_CLOSED: it would count, but the firm is closed
 * @REG_CLOCK_PAUSED: the customer has to answer first
 * @REG_CLOCK_STOPPED: done
 *
 * What a clock does at some time.
 */
typedef enum
{
  REG_CLOCK_RUNNING,
  REG_CLOCK_CLOSED,
  REG_CLOCK_PAUSED,
  REG_CLOCK_STOPPED,
} RegClockState;

/**
 * RegClockSegment:
 * @from_ms: begin, ms UTC
 * @until_ms: end, ms UTC
 * @state: what the clock does
 * @ahead: lies in the future, drawn as a promise
 * @late: lies behind the deadline
 *
 * A stretch of time in the picture of a clock.
 */
typedef struct
{
  gint64 from_ms;
  gint64 until_ms;
  RegClockState state;
  gboolean ahead;
  gboolean late;
} RegClockSegment;

typedef struct _RegComplaintClock RegComplaintClock;

RegComplaintClock *
reg_complaint_clock_new (RegOpeningHours *hours, gint64 started_ms, gint64 target_minutes);
void reg_complaint_clock_free (RegComplaintClock *self);

void reg_complaint_clock_set_target (RegComplaintClock *self, gint64 target_minutes);
gboolean reg_complaint_clock_pause (RegComplaintClock *self, gint64 at_ms);
gboolean reg_complaint_clock_resume (RegComplaintClock *self, gint64 at_ms);
gboolean reg_complaint_clock_stop (RegComplaintClock *self, gint64 at_ms);
gboolean
reg_complaint_clock_apply (RegComplaintClock *self, RegComplaintEventKind kind, gint64 at_ms);

RegClockState reg_complaint_clock_get_state (const RegComplaintClock *self, gint64 now_ms);
gint64 reg_complaint_clock_get_target (const RegComplaintClock *self);
gint64 reg_complaint_clock_get_counted (const RegComplaintClock *self, gint64 now_ms);
gint64 reg_complaint_clock_get_remaining (const RegComplaintClock *self, gint64 now_ms);
gint64 reg_complaint_clock_get_deadline (const RegComplaintClock *self, gint64 now_ms);
gboolean reg_complaint_clock_is_overdue (const RegComplaintClock *self, gint64 now_ms);
GArray *reg_complaint_clock_get_segments (const RegComplaintClock *self,
                                          gint64 from_ms,
                                          gint64 until_ms,
                                          gint64 now_ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegComplaintClock, reg_complaint_clock_free)

G_END_DECLS
