/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "marks.h"

#include <stdio.h>
#include <string.h>

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

gint64
perf_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return -1;
  line = strstr (text, "\nPss:");
  return line ? g_ascii_strtoll (line + strlen ("\nPss:"), NULL, 10) : -1;
}
