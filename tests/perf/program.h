/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* After each frame of one of the program's windows. */
typedef void (*PerfPainted) (GdkFrameClock *clock, GtkWidget *window);

/* The whole program on a file, its customers in front. What is measured ends it with
 * g_application_quit(); when nothing does within a minute, it ends by itself and says so. */
int perf_run_program (char *name, char *file, PerfPainted painted);

/* From now on it is measured how long something takes, how much this thread works for it, and how much of
 * that in one turn of the main loop. The marks are NAME, NAME-work and NAME-held. */
void perf_begin (void);
gint64 perf_work_since (void);
void perf_mark_since (const char *name);
