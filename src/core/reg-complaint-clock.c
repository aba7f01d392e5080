/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-complaint-clock.h"

#define MS_A_MINUTE G_GINT64_CONSTANT (60000)

/* From this instant on the clock does this, until the next change. */
typedef struct
{
  gint64 at_ms;
  RegClockState state; /* RUNNING, PAUSED or STOPPED */
} Change;

/* Nothing is summed up as it goes: pauses stay what they were when the target changes. */
struct _RegComplaintClock
{
  RegOpeningHours *hours;
  GArray *changes; /* of Change, ascending, at least one */
  gint64 target_ms;
};

/**
 * reg_complaint_clock_new:
 * @hours: when the firm is open
 * @started_ms: when the complaint was reported, ms UTC
 * @target_minutes: opening minutes within which something is promised; 0 for no promise
 *
 * Returns: (transfer full): a running clock
 */
RegComplaintClock *
reg_complaint_clock_new (RegOpeningHours *hours, gint64 started_ms, gint64 target_minutes)
{
  RegComplaintClock *self = g_new0 (RegComplaintClock, 1);
  Change start = { started_ms, REG_CLOCK_RUNNING };

  self->hours = reg_opening_hours_ref (hours);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_append_val (self->changes, start);
  reg_complaint_clock_set_target (self, target_minutes);
  return self;
}

/**
 * reg_complaint_clock_free:
 * @self: (transfer full): a clock
 */
void
reg_complaint_clock_free (RegComplaintClock *self)
{
  if (self == NULL)
    return;
  reg_opening_hours_unref (self->hours);
  g_array_unref (self->changes);
  g_free (self);
}

/**
 * reg_complaint_clock_set_target:
 * @self: a clock
 * @target_minutes: opening minutes, 0 for no promise
 *
 * What was counted and what was paused stays as it is.
 */
void
reg_complaint_clock_set_target (RegComplaintClock *self, gint64 target_minutes)
{
  self->target_ms = CLAMP (target_minutes, 0, G_MAXINT32) * MS_A_MINUTE;
}

static const Change *
get_change (const RegComplaintClock *self, guint index)
{
  return &g_array_index (self->changes, Change, index);
}

static const Change *
get_last (const RegComplaintClock *self)
{
  return get_change (self, self->changes->len - 1);
}

/* Entries of two desks may disagree by seconds; time does not run back in a clock. */
static void
change_to (RegComplaintClock *self, RegClockState state, gint64 at_ms)
{
  Change change = { MAX (at_ms, get_last (self)->at_ms), state };

  g_array_append_val (self->changes, change);
}

/**
 * reg_complaint_clock_pause:
 * @self: a clock
 * @at_ms: when the customer was asked something, ms UTC
 *
 * Returns: %FALSE when it was not running; nothing changes then
 */
gboolean
reg_complaint_clock_pause (RegComplaintClock *self, gint64 at_ms)
{
  if (get_last (self)->state != REG_CLOCK_RUNNING)
    return FALSE;
  change_to (self, REG_CLOCK_PAUSED, at_ms);
  return TRUE;
}

/**
 * reg_complaint_clock_resume:
 * @self: a clock
 * @at_ms: when the answer came, or when the complaint was opened again, ms UTC
 *
 * Returns: %FALSE when it was running already; nothing changes then
 */
gboolean
reg_complaint_clock_resume (RegComplaintClock *self, gint64 at_ms)
{
  if (get_last (self)->state == REG_CLOCK_RUNNING)
    return FALSE;
  change_to (self, REG_CLOCK_RUNNING, at_ms);
  return TRUE;
}

/**
 * reg_complaint_clock_stop:
 * @self: a clock
 * @at_ms: when the promise was kept or the matter resolved, ms UTC
 *
 * Returns: %FALSE when it was stopped already; nothing changes then
 */
gboolean
reg_complaint_clock_stop (RegComplaintClock *self, gint64 at_ms)
{
  if (get_last (self)->state == REG_CLOCK_STOPPED)
    return FALSE;
  change_to (self, REG_CLOCK_STOPPED, at_ms);
  return TRUE;
}

/**
 * reg_complaint_clock_apply:
 * @self: a clock
 * @kind: what was entered
 * @at_ms: when, ms UTC
 *
 * Lets an entry of the complaint's story change the clock; entries are applied in their order.
 *
 * Returns: whether the clock changed
 */
gboolean
reg_complaint_clock_apply (RegComplaintClock *self, RegComplaintEventKind kind, gint64 at_ms)
{
  switch (kind)
    {
    case REG_COMPLAINT_EVENT_KIND_PAUSE:
      return reg_complaint_clock_pause (self, at_ms);
    case REG_COMPLAINT_EVENT_KIND_RESUME:
      return get_last (self)->state == REG_CLOCK_PAUSED && reg_complaint_clock_resume (self, at_ms);
    case REG_COMPLAINT_EVENT_KIND_RESOLVED:
      return reg_complaint_clock_stop (self, at_ms);
    case REG_COMPLAINT_EVENT_KIND_REOPENED:
      return reg_complaint_clock_resume (self, at_ms);
    default:
      return FALSE;
    }
}

/* Opening time during which the clock was in @state, up to @now_ms. */
static gint64
sum_state (const RegComplaintClock *self, RegClockState state, gint64 now_ms)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = get_change (self, i);
      gint64 until = i + 1 < self->changes->len ? get_change (self, i + 1)->at_ms : now_ms;

      if (change->state == state)
        sum += reg_opening_hours_count (self->hours, change->at_ms, MIN (until, now_ms));
    }
  return sum;
}

/* What the clock does at @at_ms, the shop's hours apart; its last change is taken to last. */
static RegClockState
state_at (const RegComplaintClock *self, gint64 at_ms)
{
  RegClockState state = REG_CLOCK_RUNNING;

  for (guint i = 0; i < self->changes->len && get_change (self, i)->at_ms <= at_ms; i++)
    state = get_change (self, i)->state;
  return state;
}

/**
 * reg_complaint_clock_get_state:
 * @self: a clock
 * @now_ms: the time, ms UTC
 *
 * Returns: what the clock does
 */
RegClockState
reg_complaint_clock_get_state (const RegComplaintClock *self, gint64 now_ms)
{
  RegClockState state = state_at (self, now_ms);

  if (state == REG_CLOCK_RUNNING && !reg_opening_hours_is_open (self->hours, now_ms))
    return REG_CLOCK_CLOSED;
  return state;
}

/**
 * reg_complaint_clock_get_target:
 * @self: a clock
 *
 * Returns: the promise in ms of opening time, 0 for none
 */
gint64
reg_complaint_clock_get_target (const RegComplaintClock *self)
{
  return self->target_ms;
}

/**
 * reg_complaint_clock_get_counted:
 * @self: a clock
 * @now_ms: the time, ms UTC
 *
 * Returns: ms of opening time that count against us
 */
gint64
reg_complaint_clock_get_counted (const RegComplaintClock *self, gint64 now_ms)
{
  return sum_state (self, REG_CLOCK_RUNNING, now_ms);
}

/**
 * reg_complaint_clock_get_remaining:
 * @self: a clock
 * @now_ms: the time, ms UTC
 *
 * Returns: ms of opening time left, negative when overdue, %REG_NEVER without a promise
 */
gint64
reg_complaint_clock_get_remaining (const RegComplaintClock *self, gint64 now_ms)
{
  if (self->target_ms == 0)
    return REG_NEVER;
  return self->target_ms - reg_complaint_clock_get_counted (self, now_ms);
}

/**
 * reg_complaint_clock_get_deadline:
 * @self: a clock
 * @now_ms: the time, ms UTC
 *
 * When the promise falls due: for a running clock if nothing stops it, for a paused one if the
 * answer came now, for one whose target was reached earlier the instant at which it was.
 *
 * Returns: ms UTC; %REG_NEVER without a promise, or when the clock was stopped in time
 */
gint64
reg_complaint_clock_get_deadline (const RegComplaintClock *self, gint64 now_ms)
{
  gint64 left = self->target_ms;

  if (left == 0)
    return REG_NEVER;
  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = get_change (self, i);
      gboolean is_last = i + 1 == self->changes->len;
      gint64 until = is_last ? REG_NEVER : get_change (self, i + 1)->at_ms;
      gint64 due;

      if (change->state == REG_CLOCK_RUNNING)
        {
          due = reg_opening_hours_get_deadline (self->hours, change->at_ms, left);
          if (due <= until)
            return due;
          left -= reg_opening_hours_count (self->hours, change->at_ms, until);
        }
      else if (is_last && change->state == REG_CLOCK_PAUSED)
        return reg_opening_hours_get_deadline (self->hours, MAX (now_ms, change->at_ms), left);
    }
  return REG_NEVER;
}

/**
 * reg_complaint_clock_is_overdue:
 * @self: a clock
 * @now_ms: the time, ms UTC
 *
 * Returns: whether more time was counted than promised
 */
gboolean
reg_complaint_clock_is_overdue (const RegComplaintClock *self, gint64 now_ms)
{
  return reg_complaint_clock_get_remaining (self, now_ms) < 0;
}

/* The first instant after @at_ms at which a segment has to end. */
static gint64
next_border (const RegComplaintClock *self, gint64 at_ms, gint64 deadline_ms, gint64 now_ms)
{
  gint64 border = REG_NEVER, opens, closes;

  for (guint i = 0; i < self->changes->len; i++)
    if (get_change (self, i)->at_ms > at_ms)
      {
        border = get_change (self, i)->at_ms;
        break;
      }
  if (now_ms > at_ms)
    border = MIN (border, now_ms);
  if (deadline_ms > at_ms)
    border = MIN (border, deadline_ms);
  if (state_at (self, at_ms) != REG_CLOCK_RUNNING)
    return border;
  reg_opening_hours_get_interval (self->hours, at_ms, &opens, &closes);
  return MIN (border, opens > at_ms ? opens : closes);
}

/**
 * reg_complaint_clock_get_segments:
 * @self: a clock
 * @from_ms: begin of the picture, ms UTC; nothing is drawn before the complaint
 * @until_ms: end of the picture, ms UTC
 * @now_ms: the time, ms UTC
 *
 * Cuts the time of the picture wherever what the clock does changes, at @now_ms and at the
 * deadline. Nothing is drawn ahead of a clock that is stopped.
 *
 * Returns: (transfer full) (element-type RegClockSegment): the stretches, gapless and ascending
 */
GArray *
reg_complaint_clock_get_segments (const RegComplaintClock *self,
                                  gint64 from_ms,
                                  gint64 until_ms,
                                  gint64 now_ms)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (RegClockSegment));
  gint64 deadline = reg_complaint_clock_get_deadline (self, now_ms);
  gint64 at = MAX (from_ms, get_change (self, 0)->at_ms);

  if (get_last (self)->state == REG_CLOCK_STOPPED)
    until_ms = MIN (until_ms, MAX (now_ms, get_last (self)->at_ms));
  while (at < until_ms)
    {
      RegClockSegment segment = {
        .from_ms = at,
        .until_ms = MIN (next_border (self, at, deadline, now_ms), until_ms),
        .state = reg_complaint_clock_get_state (self, at),
        .ahead = at >= now_ms,
        .late = at >= deadline,
      };

      g_array_append_val (segments, segment);
      at = segment.until_ms;
    }
  return segments;
}
