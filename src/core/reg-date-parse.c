/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-date.h"

#include "core/reg-fold.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/* Up to three numbers or a month's name, as they stand in the text. */
typedef struct
{
  int numbers[3];
  int digits[3];
  int n_numbers;
  int month;          /* from a name, 0 when there was none */
  int month_position; /* how many numbers stood before the name */
} DateWords;

/* Month names, folded, in the languages of letters we are likely to meet; an abbreviation is a
 * beginning of one of them. */
static const char *const month_names[12] = {
  "january|januari|janvier|enero|gennaio|janeiro",
  "february|februari|fevrier|febrero|febbraio|fevereiro",
  "march|maart|marz|maerz|mars|marzo|marco|mrt",
  "april|avril|abril|aprile",
  "may|mai|mei|mayo|maggio|maio|maj",
  "june|juni|juin|junio|giugno|junho",
  "july|juli|juillet|julio|luglio|julho",
  "august|augustus|augusti|aout|agosto",
  "september|septembre|septiembre|settembre|setembro",
  "october|oktober|octobre|octubre|ottobre|outubro",
  "november|novembre|noviembre|novembro",
  "december|dezember|decembre|diciembre|dicembre|dezembro|desember",
};

#define N_FORMS 3

typedef struct
{
  char *names[12][N_FORMS]; /* folded */
} LocalNames;

static LocalNames *
local_names_new (void)
{
  static const char *const forms[N_FORMS] = { "%b", "%B", "%OB" };
  LocalNames *self = g_new0 (LocalNames, 1);

  for (int month = 0; month < 12; month++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2000, month + 1, 1, 0, 0, 0);

      for (guint i = 0; i < N_FORMS; i++)
        {
          g_autofree char *name = g_date_time_format (day, forms[i]);

          self->names[month][i] = reg_fold (name);
        }
    }
  return self;
}

/* Of the language of this moment; a file asks thousands of times. */
static const LocalNames *
get_local_names (void)
{
  static GMutex lock;
  static GHashTable *by_locale;
  const char *locale = setlocale (LC_TIME, NULL);
  LocalNames *found;

  g_mutex_lock (&lock);
  if (by_locale == NULL)
    by_locale = g_hash_table_new (g_str_hash, g_str_equal);
  found = g_hash_table_lookup (by_locale, locale);
  if (found == NULL)
    {
      found = local_names_new ();
      g_hash_table_insert (by_locale, g_strdup (locale), found);
    }
  g_mutex_unlock (&lock);
  return found;
}

/* As dates are written where we are: what reg_date_format() wrote is read again. */
static int
month_of_local_name (const char *folded)
{
  const LocalNames *local = get_local_names ();

  for (int month = 0; month < 12; month++)
    for (guint i = 0; i < N_FORMS; i++)
      if (g_str_has_prefix (local->names[month][i], folded))
        return month + 1;
  return 0;
}

static int
month_of_name (const char *start, gsize length)
{
  g_autofree char *name = g_strndup (start, length);
  g_autofree char *folded = reg_fold (name);

  length = strlen (folded);
  if (length < 3)
    return 0;
  for (int month = 0; month < 12; month++)
    {
      /* Each name begins after a bar, but for the first. */
      for (const char *p = month_names[month]; p; p = strchr (p, '|'))
        {
          p += *p == '|';
          if (strncmp (p, folded, length) == 0)
            return month + 1;
        }
    }
  return month_of_local_name (folded);
}

/* 65 is 1965, 26 is 2026: birthdays lie back, due dates not far ahead. */
static int
full_year (int year, int digits)
{
  if (digits > 2)
    return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/* What may follow a date: nothing, or a time of day. */
static gboolean
is_time_of_day (const char *rest)
{
  guint n_colons = 0, n_digits = 0;

  if (*rest == '\0')
    return TRUE;
  if (*rest != ' ' && *rest != 'T' && *rest != ',' && *rest != 't')
    return FALSE;
  for (const char *p = rest + 1; *p != '\0'; p++)
    {
      if (*p == ':')
        n_colons++;
      else if (g_ascii_isdigit (*p))
        n_digits++;
      else if (strchr (" .,+-ZzAaPpMmUTC", *p) == NULL)
        return FALSE;
    }
  return n_digits == 0 ? rest[1] == '\0' : n_colons >= 1 || n_digits >= 4;
}

static gboolean
read_number (const char **p, DateWords *words)
{
  int value = 0, digits = 0;

  while (g_ascii_isdigit (**p) && digits < 9)
    {
      value = value * 10 + (**p - '0');
      digits++;
      (*p)++;
    }
  if (words->n_numbers == 3 || g_ascii_isdigit (**p))
    return FALSE;
  words->numbers[words->n_numbers] = value;
  words->digits[words->n_numbers] = digits;
  words->n_numbers++;
  return TRUE;
}

static gboolean
read_month_name (const char **p, DateWords *words)
{
  const char *start = *p;
  gsize length;

  while (**p != '\0' && g_unichar_isalpha (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  length = (gsize)(*p - start);
  /* "4th of", "1er", "4 de julio de 1996" */
  if (length <= 2)
    return words->n_numbers > 0;
  if (words->month != 0)
    return FALSE;
  words->month = month_of_name (start, length);
  words->month_position = words->n_numbers;
  return words->month != 0;
}

/* Splits @text into its numbers; FALSE when something in it belongs to no date. */
static gboolean
read_words (const char *text, DateWords *words)
{
  const char *p = text;

  memset (words, 0, sizeof *words);
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      int wanted = words->month != 0 ? 2 : 3;

      if (words->n_numbers == wanted && is_time_of_day (p))
        return TRUE;
      if (words->n_numbers == 1 && words->digits[0] == 8 && is_time_of_day (p))
        return TRUE;
      if (g_ascii_isdigit (*p))
        {
          if (!read_number (&p, words))
            return FALSE;
        }
      else if (g_unichar_isalpha (c))
        {
          if (!read_month_name (&p, words))
            return FALSE;
        }
      else if (c < 0x80 && strchr (" ./-,'", (int)c) != NULL)
        p++;
      else
        return FALSE;
    }
  return words->n_numbers == (words->month != 0 ? 2 : 3)
         || (words->n_numbers == 1 && words->digits[0] == 8);
}

static gboolean
set_checked (char date[REG_DATE_SIZE], int year, int digits, int month, int day)
{
  /* 0 would be taken for a date without a year. */
  if (year == 0 && digits > 2)
    return FALSE;
  return reg_date_set_parts (date, full_year (year, digits), month, day);
}

static gboolean
arrange (const DateWords *words, RegDateOrder order, char date[REG_DATE_SIZE])
{
  const int *n = words->numbers, *d = words->digits;

  if (words->month != 0)
    {
      gboolean year_first = d[0] >= 3 || n[0] > 31;

      if (year_first)
        return set_checked (date, n[0], d[0], words->month, n[1]);
      return d[0] <= 2 && set_checked (date, n[1], d[1], words->month, n[0]);
    }
  if (words->n_numbers == 1)
    return set_checked (date, n[0] / 10000, 4, n[0] / 100 % 100, n[0] % 100);
  if (d[0] >= 3)
    return d[0] == 4 && d[1] <= 2 && d[2] <= 2 && set_checked (date, n[0], d[0], n[1], n[2]);
  if (d[1] > 2 || (d[2] != 2 && d[2] != 4 && order != REG_DATE_ORDER_YMD))
    return FALSE;
  switch (order)
    {
    case REG_DATE_ORDER_DMY:
      return set_checked (date, n[2], d[2], n[1], n[0]);
    case REG_DATE_ORDER_MDY:
      return set_checked (date, n[2], d[2], n[0], n[1]);
    case REG_DATE_ORDER_YMD:
    case REG_N_DATE_ORDERS:
    default:
      return d[0] == 2 && d[2] <= 2 && set_checked (date, n[0], d[0], n[1], n[2]);
    }
}

/* A birthday without its year: "--MM-DD", "--MMDD". */
static gboolean
parse_yearless (const char *text, char date[REG_DATE_SIZE])
{
  int month, day, n = 0;
  char c;

  if (strlen (text) > 7)
    return FALSE;
  if (sscanf (text, "--%2d-%2d%n%c", &month, &day, &n, &c) != 2
      && sscanf (text, "--%2d%2d%n%c", &month, &day, &n, &c) != 2)
    return FALSE;
  return text[n] == '\0' && reg_date_set_parts (date, 0, month, day);
}

/* Most texts of a file are no dates; those that have too few digits need no closer look. */
static gboolean
prepare (const char *text, char **copy)
{
  guint n_digits = 0;

  if (text == NULL)
    return FALSE;
  for (gsize i = 0; text[i] != '\0'; i++)
    {
      if (i == 64)
        return FALSE;
      n_digits += g_ascii_isdigit (text[i]);
    }
  if (n_digits < 3 || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  *copy = g_strstrip (g_strdup (text));
  return g_ascii_isdigit (**copy) || **copy == '-' || g_unichar_isalpha (g_utf8_get_char (*copy));
}

/**
 * reg_date_parse:
 * @text: (nullable): a date as typed or exported: "1996-07-04 00:00:00.000", "4.7.96", "07/04/1996",
 *   "19960704", "4 Jul 1996", "--07-04"; a time of day behind it is ignored
 * @order: how to read a date of three short numbers
 * @date: (out): the date, "" on failure
 *
 * Years of two digits lie between 1950 and 2049.
 *
 * Returns: whether @text is a date of the calendar. Any thread.
 */
gboolean
reg_date_parse (const char *text, RegDateOrder order, char date[REG_DATE_SIZE])
{
  g_autofree char *copy = NULL;
  DateWords words;

  date[0] = '\0';
  if (!prepare (text, &copy))
    return FALSE;
  if (*copy == '-')
    return parse_yearless (copy, date);
  if (!read_words (copy, &words) || !arrange (&words, order, date))
    {
      date[0] = '\0';
      return FALSE;
    }
  return TRUE;
}

/**
 * reg_date_get_possible_orders:
 * @text: (nullable): a value of a column
 *
 * For finding out what the dates of a column mean: a column's order is one that all its values
 * allow.
 *
 * Returns: bits 1 << #RegDateOrder of the orders in which @text is a date, 0 when it is none
 */
guint
reg_date_get_possible_orders (const char *text)
{
  g_autofree char *copy = NULL;
  char date[REG_DATE_SIZE];
  DateWords words;
  guint orders = 0;

  if (!prepare (text, &copy))
    return 0;
  if (*copy == '-')
    return parse_yearless (copy, date) ? (1u << REG_N_DATE_ORDERS) - 1 : 0;
  if (!read_words (copy, &words))
    return 0;
  for (guint order = 0; order < REG_N_DATE_ORDERS; order++)
    if (arrange (&words, (RegDateOrder)order, date))
      orders |= 1u << order;
  return orders;
}
