/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-hlc.h"

#define COUNTER_MASK ((G_GINT64_CONSTANT (1) << REG_HLC_COUNTER_BITS) - 1)
#define MAX_TIME (REG_HLC_MAX >> REG_HLC_COUNTER_BITS)

/**
 * reg_hlc_make:
 * @ms: ms UTC, kept within what a stamp holds
 * @counter: order within the millisecond, 0 … 65535
 *
 * Returns: the stamp
 */
gint64
reg_hlc_make (gint64 ms, guint counter)
{
  return CLAMP (ms, 0, MAX_TIME) << REG_HLC_COUNTER_BITS | (gint64)MIN (counter, COUNTER_MASK);
}

/**
 * reg_hlc_get_time:
 * @stamp: a stamp
 *
 * Returns: its ms UTC
 */
gint64
reg_hlc_get_time (gint64 stamp)
{
  return stamp >> REG_HLC_COUNTER_BITS;
}

/**
 * reg_hlc_get_counter:
 * @stamp: a stamp
 *
 * Returns: its counter
 */
guint
reg_hlc_get_counter (gint64 stamp)
{
  return (guint)(stamp & COUNTER_MASK);
}

/**
 * reg_hlc_tick:
 * @clock: the clock of this device
 * @now_ms: what the wall clock says, ms UTC
 *
 * A new stamp for something that happens here: greater than every stamp given or seen before,
 * and as near to the wall clock as that allows. A full counter carries into the milliseconds.
 *
 * Returns: the stamp
 */
gint64
reg_hlc_tick (RegHlc *clock, gint64 now_ms)
{
  gint64 wall = reg_hlc_make (now_ms, 0);

  clock->last = wall > clock->last ? wall : MIN (clock->last, REG_HLC_MAX - 1) + 1;
  return clock->last;
}

/**
 * reg_hlc_merge:
 * @clock: the clock of this device
 * @seen: a stamp that came from another device, already clamped
 * @now_ms: what the wall clock says, ms UTC
 *
 * Takes note of another device's stamp, so that what happens here later is stamped later.
 *
 * Returns: a new stamp, greater than @seen and than every stamp before
 */
gint64
reg_hlc_merge (RegHlc *clock, gint64 seen, gint64 now_ms)
{
  clock->last = MAX (clock->last, seen);
  return reg_hlc_tick (clock, now_ms);
}

/**
 * reg_hlc_clamp:
 * @stamp: a stamp from a device whose clock may be wrong
 * @now_ms: what our clock says, ms UTC
 * @max_ahead_ms: how far ahead a stamp may be
 *
 * Returns: @stamp, or the latest stamp that is believed when @stamp is from further in the future;
 *   never negative
 */
gint64
reg_hlc_clamp (gint64 stamp, gint64 now_ms, gint64 max_ahead_ms)
{
  gint64 limit = reg_hlc_make (now_ms + max_ahead_ms, (guint)COUNTER_MASK);

  return CLAMP (stamp, 0, limit);
}
