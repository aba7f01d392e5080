/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-list.h"

#include "store/reg-list-private.h"

#include "store/reg-contact.h"
#include "store/reg-db-private.h"
#include "store/reg-segment-private.h"
#include "store/reg-segments.h"

#include <string.h>

#include "core/reg-date.h"
#include "core/reg-fold.h"

/* How far ahead a birthday or the end of a quotation is worth a word. */
#define WEEK_DAYS 7
/* Parameters of a saved segment come after those of the lists. */
#define FIRST_OF_SEGMENT 20
/* Rows between two looks at the cancellable. */
#define ROWS_PER_LOOK 1024

G_DEFINE_BOXED_TYPE (RegListRow, reg_list_row, reg_list_row_copy, reg_list_row_free)

static RegListRow *
row_new (int n_values)
{
  RegListRow *self = g_malloc0 (sizeof (RegListRow) + sizeof (RegValue) * n_values);

  self->n_values = n_values;
  return self;
}

/**
 * reg_list_row_copy:
 * @self: a row
 *
 * Returns: (transfer full): a copy
 */
RegListRow *
reg_list_row_copy (RegListRow *self)
{
  RegListRow *copy = row_new (self->n_values);

  copy->id = self->id;
  memcpy (copy->currency, self->currency, sizeof copy->currency);
  for (int i = 0; i < self->n_values; i++)
    reg_value_copy (&self->values[i], &copy->values[i]);
  return copy;
}

/**
 * reg_list_row_free:
 * @self: (transfer full): a row
 */
void
reg_list_row_free (RegListRow *self)
{
  for (int i = 0; i < self->n_values; i++)
    reg_value_clear (&self->values[i]);
  g_free (self);
}

/**
 * reg_list_get_columns:
 * @list: which list
 * @n_columns: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_columns): its columns; values of rows stand in this
 * order. Any thread.
 */
const RegListColumn *
reg_list_get_columns (RegListId list, int *n_columns)
{
  const RegListInfo *info = reg_list_get_info (list);

  *n_columns = info->n_columns;
  return info->columns;
}

/**
 * reg_list_get_filters:
 * @list: which list
 * @n_filters: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_filters): what it can be narrowed to. Any thread.
 */
const RegListFilter *
reg_list_get_filters (RegListId list, int *n_filters)
{
  const RegListInfo *info = reg_list_get_info (list);

  *n_filters = info->n_filters;
  return info->filters;
}

/* "a|b" becomes "ORDER BY a DESC, b DESC". */
static void
append_order (GString *sql, const char *terms, gboolean descending)
{
  g_auto (GStrv) each = g_strsplit (terms, "|", -1);

  for (int i = 0; each[i]; i++)
    g_string_append_printf (sql, "%s%s%s", i ? ", " : " ORDER BY ", each[i],
                            descending ? " DESC" : "");
}

static const char *
find_condition (const RegListInfo *info, const char *filter, GError **error)
{
  for (int i = 0; i < info->n_filters; i++)
    if (strcmp (info->filters[i].id, filter) == 0)
      return info->conditions[i];
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID, "A list of %s has no filter \"%s\"",
               reg_entity_get_info (info->entity)->table, filter);
  return NULL;
}

/**
 * reg_list_ids_sql:
 * @query: which list, in which order, narrowed to what
 * @with_text: whether it is narrowed by words
 * @segment: (nullable): a query for ids that stands in place of the filter
 * @error: %REG_STORE_ERROR_INVALID for a filter or column that is not there
 *
 * Returns: (transfer full) (nullable): the statement that gives the ids
 */
char *
reg_list_ids_sql (const RegListQuery *query,
                  gboolean with_text,
                  const char *segment,
                  GError **error)
{
  const RegListInfo *info = reg_list_get_info (query->list);
  const char *order = info->order;
  gboolean descending = FALSE;
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT %s FROM %s WHERE %s", info->id, info->ids_from, info->base);
  if (segment)
    g_string_append_printf (sql, " AND %s IN (%s)", info->id, segment);
  else if (query->filter && *query->filter)
    {
      const char *condition = find_condition (info, query->filter, error);

      if (!condition)
        return NULL;
      g_string_append_printf (sql, " AND (%s)", condition);
    }
  if (with_text)
    g_string_append_printf (sql,
                            info->entity == REG_ENTITY_PARTY
                                ? " AND %s IN (SELECT rowid FROM party_word"
                                  " WHERE party_word MATCH " REG_LIST_MATCH ")"
                                : " AND %s IN (SELECT rowid & 1099511627775 FROM record_word"
                                  " WHERE record_word MATCH " REG_LIST_MATCH
                                  " AND rowid BETWEEN %d << 40 AND (%d << 40) + 1099511627775)",
                            info->id, info->entity, info->entity);
  if (query->sort_column >= info->n_columns
      || (query->sort_column >= 0 && !info->sql[query->sort_column].sort))
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID,
                   "A list of %s is not sorted by column %d",
                   reg_entity_get_info (info->entity)->table, query->sort_column);
      return NULL;
    }
  if (query->sort_column >= 0)
    {
      order = info->sql[query->sort_column].sort;
      descending = query->descending;
    }
  append_order (sql, order, descending);
  return g_string_free_and_steal (g_steal_pointer (&sql));
}

static void
bind_text (RegStatement *statement, int index, const char *text)
{
  RegValue value = { .type = text ? REG_VALUE_TEXT : REG_VALUE_NULL, .text = (char *)text };

  reg_statement_bind (statement, index, &value);
}

static void
bind_int (RegStatement *statement, int index, gint64 number)
{
  RegValue value = { .type = REG_VALUE_INT, .i = number };

  reg_statement_bind (statement, index, &value);
}

/* Gives the conditions what they ask for; a parameter that no condition names does not exist. */
static void
bind_conditions (RegDb *db,
                 RegStatement *statement,
                 const char *sql,
                 const RegListQuery *query,
                 const char *match)
{
  g_autofree char *today = reg_db_today (db);
  char date[REG_DATE_SIZE];
  int year, month, day;

  reg_date_get_parts (today, &year, &month, &day);
  if (strstr (sql, REG_LIST_STAFF))
    bind_int (statement, 1, query->staff);
  if (strstr (sql, REG_LIST_TODAY))
    bind_text (statement, 2, today);
  if (strstr (sql, REG_LIST_CUTS))
    {
      g_autofree char *cuts = reg_contact_dup_cuts (db);

      bind_text (statement, 3, cuts);
    }
  if (strstr (sql, REG_LIST_QUARTER) && reg_date_set_parts (date, year, (month - 1) / 3 * 3 + 1, 1))
    bind_text (statement, 4, date);
  if (strstr (sql, REG_LIST_NEXT_WEEK) && reg_date_add_days (today, WEEK_DAYS, date))
    bind_text (statement, 5, date);
  if (match)
    bind_text (statement, 6, match);
  if (strstr (sql, REG_LIST_YEAR) && reg_date_add_months (today, -12, date))
    bind_text (statement, 8, date);
  if (strstr (sql, REG_LIST_MONTH) && reg_date_set_parts (date, year, month, 1))
    bind_text (statement, 7, date);
}

static char *
match_for (const char *text)
{
  g_auto (GStrv) words = text ? reg_fold_tokens (text) : NULL;

  return words && words[0] ? reg_search_match_words (words, FALSE) : NULL;
}

/* Below the label stand the rows, as a list in JSON, and below them the conditions of a segment. */
static gboolean
take_ids (const char *filter, GArray *values, char **segment_sql, GError **error)
{
  const char *list = strchr (filter, '\n');
  gsize length = list ? strspn (list + 1, "[]0123456789,") : 0;
  RegValue value = { .type = REG_VALUE_TEXT };

  if (length < 2 || list[1] != '[' || (list[1 + length] && list[1 + length] != '\n'))
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID,
                   "A filter that names its rows has no list of them");
      return FALSE;
    }
  value.text = g_strndup (list + 1, length);
  g_array_append_val (values, value);
  *segment_sql = g_strdup_printf ("SELECT value FROM json_each (?%d)", FIRST_OF_SEGMENT);
  return TRUE;
}

/* A variant without a group is in that of its family. */
static void
take_group (const char *filter, GArray *values, char **segment_sql)
{
  RegValue value = { .type = REG_VALUE_TEXT };

  value.text = g_strdup (filter + strlen (REG_LIST_GROUP_FILTER));
  g_array_append_val (values, value);
  *segment_sql = g_strdup_printf (
      "SELECT id FROM product WHERE category = ?%1$d AND coalesce (discontinued, 0) = 0"
      " UNION ALL SELECT v.id FROM product h CROSS JOIN product v ON v.variant_of = h.id"
      " WHERE h.category = ?%1$d AND v.category IS NULL AND coalesce (v.discontinued, 0) = 0",
      FIRST_OF_SEGMENT);
}

/* The query for the customers of a saved segment, when the filter is one. */
static gboolean
take_segment (
    RegDb *db, const RegListQuery *query, GArray *values, char **segment_sql, GError **error)
{
  g_autoptr (RegRecord) saved = NULL;
  g_autoptr (RegSegment) segment = NULL;
  g_autoptr (GError) local = NULL;
  gint64 id;

  *segment_sql = NULL;
  if (query->filter && g_str_has_prefix (query->filter, REG_LIST_IDS_FILTER))
    return take_ids (query->filter, values, segment_sql, error);
  if (query->list == REG_LIST_PRODUCTS && query->filter
      && g_str_has_prefix (query->filter, REG_LIST_GROUP_FILTER))
    {
      take_group (query->filter, values, segment_sql);
      return TRUE;
    }
  if (query->list != REG_LIST_CUSTOMERS || !query->filter
      || !g_str_has_prefix (query->filter, REG_SEGMENT_FILTER))
    return TRUE;
  id = g_ascii_strtoll (query->filter + strlen (REG_SEGMENT_FILTER), NULL, 10);
  saved = reg_db_load (db, REG_ENTITY_SEGMENT, id, error);
  if (!saved)
    return FALSE;
  segment = reg_segment_parse (reg_record_get_text (saved, REG_SEGMENT_CONDITIONS), &local);
  if (!segment)
    {
      g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID, "segment “%s”: %s",
                   reg_record_get_text (saved, REG_SEGMENT_NAME), local->message);
      return FALSE;
    }
  *segment_sql = reg_segment_sql (db, segment, query->staff, FIRST_OF_SEGMENT, values);
  return TRUE;
}

/**
 * reg_list_ids:
 * @db: a connection
 * @query: which list, in which order, narrowed to what
 * @cancellable: (nullable): stops it
 * @error: %REG_STORE_ERROR_INVALID for a filter the list does not have or a column it is not
 *   sorted by, %REG_STORE_ERROR_NOT_FOUND for a saved segment that is gone
 *
 * A filter is also one that reg_list_ids_filter_new() made, one of the customers %REG_SEGMENT_FILTER
 * with the id of a saved segment, one of the products %REG_LIST_GROUP_FILTER with the name of a group.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of all its rows, in order
 */
GArray *
reg_list_ids (RegDb *db, const RegListQuery *query, GCancellable *cancellable, GError **error)
{
  g_autofree char *match = match_for (query->text);
  g_autoptr (GArray) values = reg_segment_values_new ();
  g_autofree char *segment = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (RegStatement) each = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) local = NULL;

  if (!take_segment (db, query, values, &segment, error))
    return NULL;
  sql = reg_list_ids_sql (query, match != NULL, segment, error);
  if (!sql)
    return NULL;
  each = reg_db_prepare (db, sql);
  bind_conditions (db, each, sql, query, match);
  reg_segment_bind (each, FIRST_OF_SEGMENT, values);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);

      g_array_append_val (ids, id);
      if (ids->len % ROWS_PER_LOOK == 0
          && g_cancellable_set_error_if_cancelled (cancellable, &local))
        break;
    }
  if (!local)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* --- rows ----------------------------------------------------------------------------- */

static char *
ids_as_json (const gint64 *ids, guint n_ids)
{
  GString *json = g_string_sized_new (n_ids * 8 + 2);

  g_string_append_c (json, '[');
  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i ? "," : "", ids[i]);
  g_string_append_c (json, ']');
  return g_string_free_and_steal (json);
}

/* Today and the seven days after it as MM-DD. Who was born on a leap day has a birthday on the
 * 28th in other years. */
static char *
birthdays_as_json (const char *today)
{
  GString *json = g_string_new ("[");
  char date[REG_DATE_SIZE];

  for (int i = 0; i <= WEEK_DAYS; i++)
    {
      if (!reg_date_add_days (today, i, date))
        continue;
      g_string_append_printf (json, "%s\"%s\"", json->len > 1 ? "," : "", date + 5);
      if (strcmp (date + 5, "02-28") == 0)
        g_string_append (json, ",\"02-29\"");
    }
  g_string_append_c (json, ']');
  return g_string_free_and_steal (json);
}

/**
 * reg_list_ids_filter_new:
 * @label: what people read; one line
 * @ids: (array length=n_ids): customers, or rows of another list
 * @n_ids: how many
 * @conditions: (nullable): text of a segment of the same customers, where there is one
 *
 * Returns: (transfer full): a filter of their list that leaves these, any thread
 */
char *
reg_list_ids_filter_new (const char *label, const gint64 *ids, guint n_ids, const char *conditions)
{
  g_autofree char *list = ids_as_json (ids, n_ids);

  return g_strconcat (REG_LIST_IDS_FILTER, label, "\n", list, conditions ? "\n" : NULL, conditions,
                      NULL);
}

/**
 * reg_list_ids_filter_get_conditions:
 * @filter: a filter
 *
 * Returns: (transfer none) (nullable): text of a segment of the same customers, when the filter
 *   names customers and has one
 */
const char *
reg_list_ids_filter_get_conditions (const char *filter)
{
  const char *list = g_str_has_prefix (filter, REG_LIST_IDS_FILTER) ? strchr (filter, '\n') : NULL;
  const char *end = list ? strchr (list + 1, '\n') : NULL;

  return end ? end + 1 : NULL;
}

/**
 * reg_list_ids_filter_dup_label:
 * @filter: a filter
 *
 * Returns: (transfer full) (nullable): its label, when it names customers
 */
char *
reg_list_ids_filter_dup_label (const char *filter)
{
  const char *end = g_str_has_prefix (filter, REG_LIST_IDS_FILTER) ? strchr (filter, '\n') : NULL;

  if (!end)
    return NULL;
  return g_strndup (filter + strlen (REG_LIST_IDS_FILTER),
                    end - filter - strlen (REG_LIST_IDS_FILTER));
}

static char *
rows_sql (const RegListInfo *info)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT %s, coalesce (%s, (SELECT currency FROM firm LIMIT 1), '')",
                   info->id, info->currency ? info->currency : "NULL");
  for (int i = 0; i < info->n_columns; i++)
    g_string_append_printf (sql, ", %s", info->sql[i].select);
  /* CROSS JOIN keeps the order: the list of ids is the outer loop. */
  g_string_append_printf (sql, " FROM json_each (?1) j CROSS JOIN %s WHERE %s = j.value",
                          info->rows_from, info->id);
  return g_string_free_and_steal (sql);
}

static RegListRow *
read_row (RegStatement *statement, const RegListInfo *info)
{
  RegListRow *row = row_new (info->n_columns);

  row->id = reg_statement_int (statement, 0);
  g_strlcpy (row->currency, reg_statement_text (statement, 1), sizeof row->currency);
  for (int i = 0; i < info->n_columns; i++)
    reg_statement_value (statement, 2 + i, &row->values[i]);
  return row;
}

/**
 * reg_list_rows:
 * @db: a connection
 * @list: which list
 * @ids: (array length=n_ids): ids from reg_list_ids()
 * @n_ids: how many
 * @error: what went wrong
 *
 * Fills the rows that are looked at, all with one query.
 *
 * Returns: (transfer full) (element-type RegListRow) (nullable): the rows in the order of @ids; one
 * that is gone is missing
 */
GPtrArray *
reg_list_rows (RegDb *db, RegListId list, const gint64 *ids, guint n_ids, GError **error)
{
  const RegListInfo *info = reg_list_get_info (list);
  g_autofree char *sql = rows_sql (info);
  g_autofree char *wanted = ids_as_json (ids, n_ids);
  g_autofree char *today = reg_db_today (db);
  g_autofree char *birthdays = birthdays_as_json (today);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "t", wanted);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_ids, (GDestroyNotify)reg_list_row_free);
  g_autoptr (GError) local = NULL;

  if (strstr (sql, REG_LIST_ROW_TODAY))
    bind_text (each, 2, today);
  if (strstr (sql, REG_LIST_ROW_BIRTHDAYS))
    bind_text (each, 3, birthdays);
  while (reg_statement_next (each, &local))
    g_ptr_array_add (rows, read_row (each, info));
  if (!local)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
