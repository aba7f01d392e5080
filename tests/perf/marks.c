/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "marks.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

void
perf_mark (const char *name, gint64 value)
{
  printf ("mark %s %" G_GINT64_FORMAT "\n", name, value);
  fflush (stdout);
}

gint64
perf_now (void)
{
  return g_get_monotonic_time ();
}

/* What this thread has worked, us: not what others on a busy machine took from it. */
gint64
perf_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
rollup (const char *text, const char *name)
{
  const char *line = strstr (text, name);

  return line ? g_ascii_strtoll (line + strlen (name), NULL, 10) : -1;
}

void
perf_mark_memory (const char *name)
{
  g_autofree char *text = NULL;
  g_autofree char *shared = g_strconcat (name, "-shared", NULL);

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return;
  perf_mark (name, rollup (text, "\nRss:"));
  perf_mark (shared, rollup (text, "\nPss:"));
}
