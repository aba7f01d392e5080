/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Lines on standard output that perf.py reads: "mark NAME VALUE". */
void perf_mark (const char *name, gint64 value);
/* Microseconds of the clock that all programs of this machine share. */
gint64 perf_now (void);
gint64 perf_work (void);
/* What this process keeps in memory, in KiB: all of it, and with pages that other programs use as well
 * counted in part (NAME-shared). */
void perf_mark_memory (const char *name);
