/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-clock-time.h"

#include <string.h>

/* As far as a time of the day goes. */
#define MAX_DIGITS 4

/* Small letters and the digits 0 to 9 whatever the script; no blanks, no dots of "p.m.". */
static char *
simplify (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (plain, (char)('0' + g_unichar_digit_value (c)));
      else if (!g_unichar_isspace (c))
        g_string_append_unichar (plain, g_unichar_tolower (c));
    }
  g_string_replace (plain, "a.m.", "am", 1);
  g_string_replace (plain, "p.m.", "pm", 1);
  return g_string_free_and_steal (plain);
}

/* Takes up to @max digits from the front; how many there were. */
static int
take_digits (const char **text, int max, int *value)
{
  int n = 0;

  for (*value = 0; n < max && g_ascii_isdigit (**text); n++, (*text)++)
    *value = *value * 10 + (**text - '0');
  return n;
}

static gboolean
take_half (const char **text, int *hours)
{
  gboolean is_afternoon = g_str_has_prefix (*text, "pm");

  if (!is_afternoon && !g_str_has_prefix (*text, "am"))
    return TRUE;
  *text += 2;
  if (*hours < 1 || *hours > 12)
    return FALSE;
  *hours = *hours % 12 + (is_afternoon ? 12 : 0);
  return TRUE;
}

/**
 * reg_clock_time_parse:
 * @text: (nullable): "9", "9:30", "9.30", "9h30", "0930", "2 pm", "2:30 p.m."; digits of any script
 * @minutes: (out): minutes of the day, 0 to 1439
 *
 * Returns: whether @text is a time of the day
 */
gboolean
reg_clock_time_parse (const char *text, int *minutes)
{
  g_autofree char *plain = NULL;
  const char *p;
  int n, hours, rest = 0;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  p = plain = simplify (text);
  n = take_digits (&p, MAX_DIGITS, &hours);
  if (n == 0)
    return FALSE;
  if (n > 2)
    {
      rest = hours % 100;
      hours /= 100;
    }
  else if (*p != '\0' && strchr (":.h", *p) != NULL)
    {
      gboolean is_h = *p++ == 'h';
      int n_rest = take_digits (&p, 2, &rest);

      if (n_rest != 2 && !(n_rest == 0 && is_h))
        return FALSE;
    }
  if (!take_half (&p, &hours) || *p != '\0' || hours > 23 || rest > 59)
    return FALSE;
  *minutes = hours * 60 + rest;
  return TRUE;
}

/**
 * reg_clock_time_format:
 * @minutes: minutes of the day, 0 to 1439
 * @format: of g_date_time_format(), such as "%H:%M"
 *
 * Returns: (transfer full): the time as people write it
 */
char *
reg_clock_time_format (int minutes, const char *format)
{
  g_autoptr (GDateTime)
      time = g_date_time_new_utc (2000, 1, 1, CLAMP (minutes / 60, 0, 23), minutes % 60, 0);

  return time != NULL ? g_date_time_format (time, format) : g_strdup ("");
}
