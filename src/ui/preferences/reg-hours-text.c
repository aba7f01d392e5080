/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-hours-text.h"

#include <string.h>

#define DAY (24 * 60)

/* "9", "9:30", "9.30", "09h30"; 24:00 is the end of the day. */
static gboolean
parse_time (const char *text, int *minutes)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *mark = strpbrk (trimmed, ":.h");
  g_autofree char *hour = mark != NULL ? g_strndup (trimmed, mark - trimmed) : g_strdup (trimmed);
  guint64 hours;
  guint64 rest = 0;

  if (!g_ascii_string_to_unsigned (hour, 10, 0, 24, &hours, NULL))
    return FALSE;
  if (mark != NULL && mark[1] != '\0'
      && !g_ascii_string_to_unsigned (mark + 1, 10, 0, 59, &rest, NULL))
    return FALSE;
  *minutes = (int)(hours * 60 + rest);
  return *minutes <= DAY;
}

static gboolean
parse_span (const char *text, RegHoursSpan *span)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", -1);

  return g_strv_length (ends) == 2 && parse_time (ends[0], &span->opens)
         && parse_time (ends[1], &span->closes) && span->opens < span->closes;
}

/**
 * reg_hours_text_parse:
 * @text: "9:00–12:30, 13:30–18:00"; nothing for closed
 *
 * Returns: (transfer full) (nullable) (element-type RegHoursSpan): the times in their order, %NULL
 *   when they cannot be read, overlap, or close before they open
 */
GArray *
reg_hours_text_parse (const char *text)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RegHoursSpan));
  g_autoptr (GString) plain = g_string_new (text);
  g_auto (GStrv) parts = NULL;
  int last = 0;

  /* A dash is typed in many ways. */
  g_string_replace (plain, "–", "-", 0);
  g_string_replace (plain, "—", "-", 0);
  g_strstrip (plain->str);
  if (*plain->str == '\0')
    return g_steal_pointer (&spans);
  parts = g_strsplit_set (plain->str, ",;", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      RegHoursSpan span;

      if (!parse_span (parts[i], &span) || span.opens < last)
        return NULL;
      last = span.closes;
      g_array_append_val (spans, span);
    }
  return g_steal_pointer (&spans);
}

/**
 * reg_hours_text_format:
 * @spans: (element-type RegHoursSpan): times in their order
 *
 * Returns: (transfer full): as people write them
 */
char *
reg_hours_text_format (const GArray *spans)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const RegHoursSpan *span = &g_array_index (spans, RegHoursSpan, i);

      g_string_append_printf (text, "%s%d:%02d–%d:%02d", i > 0 ? ", " : "", span->opens / 60,
                              span->opens % 60, span->closes / 60, span->closes % 60);
    }
  return g_string_free_and_steal (text);
}
