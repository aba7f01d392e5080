/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Lines on standard output that perf.py reads: "mark NAME VALUE". */
void perf_mark (const char *name, gint64 value);
/* Microseconds of the clock that all programs of this machine share. */
gint64 perf_now (void);
/* What this process keeps in memory, in KiB, shared pages counted in part; -1 when unknown. */
gint64 perf_memory (void);
