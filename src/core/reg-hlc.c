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
