/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RegHlc:
 * @last: the greatest stamp given or seen
 *
 * A hybrid logical clock. A stamp is one positive 64-bit integer: 48 bits of ms UTC, then a
 * 16-bit counter; stamps are compared as integers. Starts at zero or at the greatest stamp on file.
 */
typedef struct
{
  gint64 last;
} RegHlc;

#define REG_HLC_COUNTER_BITS 16
#define REG_HLC_MAX G_MAXINT64

gint64 reg_hlc_make (gint64 ms, guint counter);
gint64 reg_hlc_tick (RegHlc *clock, gint64 now_ms);

G_END_DECLS
