/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-firm.h"

#include "store/reg-db-private.h"

#include <string.h>

#define MAX_DIGITS 12

static gboolean
append_number (GString *text, const char *width, gint64 number)
{
  guint64 digits = 1;

  if (*width && (!g_ascii_string_to_unsigned (width, 10, 1, MAX_DIGITS, &digits, NULL)))
    return FALSE;
  g_string_append_printf (text, "%0*" G_GINT64_FORMAT, (int)digits, number);
  return TRUE;
}

/**
 * reg_series_format:
 * @pattern: what the numbers of a series look like; "{year}" and "{yy}" stand for the year,
 *   "{number}" or "{number:4}" for the number, with zeroes up to that many digits
 * @year: the year
 * @number: the number
 *
 * Returns: (transfer full) (nullable): the number as it is printed, %NULL when the pattern has no
 *   place for the number or braces that mean nothing
 */
char *
reg_series_format (const char *pattern, int year, gint64 number)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean has_number = FALSE;

  for (const char *p = pattern; *p;)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *word = end ? g_strndup (p + 1, end - p - 1) : NULL;

      if (*p != '{' && *p != '}')
        {
          g_string_append_c (text, *p++);
          continue;
        }
      if (g_strcmp0 (word, "year") == 0)
        g_string_append_printf (text, "%04d", year);
      else if (g_strcmp0 (word, "yy") == 0)
        g_string_append_printf (text, "%02d", year % 100);
      else if (g_strcmp0 (word, "number") == 0)
        has_number = append_number (text, "", number);
      else if (word && g_str_has_prefix (word, "number:") && word[7])
        {
          if (!append_number (text, word + 7, number))
            return NULL;
          has_number = TRUE;
        }
      else
        return NULL;
      p = end + 1;
    }
  return has_number ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static gboolean
has_year (const char *pattern)
{
  return strstr (pattern, "{year}") || strstr (pattern, "{yy}");
}

/* A number somebody typed or imported is not given a second time, nor that of something in the bin. */
static RegSeriesHolder *
find_holder (RegDb *db, const char *kind, const char *number)
{
  RegEntityId entity = reg_entity_from_table (kind);
  g_autofree char *sql = NULL;
  g_autoptr (RegStatement) found = NULL;
  RegSeriesHolder *holder;

  if (entity == REG_ENTITY_NONE
      || reg_entity_find_field (reg_entity_get_info (entity), "number") < 0)
    return NULL;
  sql = g_strdup_printf ("SELECT p.name, x.deleted_at IS NOT NULL FROM %s x"
                         " LEFT JOIN party p ON p.id = x.party_id WHERE x.number = ? LIMIT 1",
                         kind);
  found = reg_db_query (db, sql, "t", number);
  if (!reg_statement_next (found, NULL))
    return NULL;
  holder = g_new0 (RegSeriesHolder, 1);
  holder->number = g_strdup (number);
  holder->customer = reg_statement_is_null (found, 0) ? NULL
                                                      : g_strdup (reg_statement_text (found, 0));
  holder->in_bin = reg_statement_int (found, 1) != 0;
  return holder;
}

/**
 * reg_series_holder_free:
 * @self: (nullable): who has a number
 */
void
reg_series_holder_free (RegSeriesHolder *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->customer);
  g_free (self);
}

/* What comes next: from @year and @number on, which become those of the one after it. */
static char *
find_free (RegDb *db,
           const RegRecord *series,
           gint64 *year,
           gint64 *number,
           RegSeriesHolder **holder,
           GError **error)
{
  const char *kind = reg_record_get_text (series, REG_DOCUMENT_SERIES_KIND);
  const char *pattern = reg_record_get_text (series, REG_DOCUMENT_SERIES_PATTERN);
  g_autofree char *today = reg_db_today (db);
  int this_year = atoi (today);

  *year = reg_record_get_int (series, REG_DOCUMENT_SERIES_YEAR);
  *number = MAX (reg_record_get_int (series, REG_DOCUMENT_SERIES_NEXT_NUMBER), 1);
  if (this_year > *year)
    {
      *year = this_year;
      if (has_year (pattern))
        *number = 1;
    }
  for (;;)
    {
      g_autofree char *text = reg_series_format (pattern, *year, (*number)++);
      RegSeriesHolder *has_it;

      if (!text)
        {
          g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID,
                       "document_series: \"%s\" makes no numbers", pattern);
          return NULL;
        }
      has_it = find_holder (db, kind, text);
      if (has_it == NULL)
        return g_steal_pointer (&text);
      if (holder != NULL && *holder == NULL)
        *holder = has_it;
      else
        reg_series_holder_free (has_it);
    }
}

/**
 * reg_series_look:
 * @db: a connection in a job
 * @series: a DOCUMENT_SERIES
 * @holder: (out) (nullable) (transfer full): who has the number that would have been next, so that it
 *   is passed over; %NULL when nobody has
 * @error: %REG_STORE_ERROR_INVALID when its pattern makes no numbers
 *
 * Returns: (transfer full) (nullable): the number that reg_series_take() would give
 */
char *
reg_series_look (RegDb *db, const RegRecord *series, RegSeriesHolder **holder, GError **error)
{
  gint64 year, number;

  *holder = NULL;
  return find_free (db, series, &year, &number, holder, error);
}

/**
 * reg_series_take:
 * @db: a connection in a write job
 * @kind: "quotation", "complaint" or "sale"
 * @error: %REG_STORE_ERROR_NOT_FOUND when the firm has no such series, %REG_STORE_ERROR_INVALID
 *   when its pattern makes no numbers
 *
 * Gives the next number of a series. It is taken in the transaction that uses it, so none is lost.
 * A pattern with a year begins at 1 in each; a clock that was set back does not bring old years
 * back.
 *
 * Returns: (transfer full) (nullable): the number
 */
char *
reg_series_take (RegDb *db, const char *kind, GError **error)
{
  g_autoptr (RegRecord) series = reg_db_find_by_text (db, REG_ENTITY_DOCUMENT_SERIES,
                                                      REG_DOCUMENT_SERIES_KIND, kind, error);
  g_autoptr (RegRecordBuilder) builder = NULL;
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;
  g_autofree char *text = NULL;
  gint64 year, number;

  if (!series)
    return NULL;
  text = find_free (db, series, &year, &number, NULL, error);
  if (!text)
    return NULL;
  builder = reg_record_builder_new_from (series);
  reg_record_builder_set_int (builder, REG_DOCUMENT_SERIES_YEAR, year);
  reg_record_builder_set_int (builder, REG_DOCUMENT_SERIES_NEXT_NUMBER, number);
  changed = reg_record_builder_end (g_steal_pointer (&builder));
  saved = reg_db_save (db, changed, error);
  return saved ? g_steal_pointer (&text) : NULL;
}
