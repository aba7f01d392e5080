/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-fresh.h"

#include "core/reg-fold.h"

/* The derived rows of customers nobody has bought from, spoken to or promised anything; the general
 * case stands in reg-derived.c. The summaries are written one by one: a statement for many rows would
 * have SQLite keep a copy of every page it touches, and the rows lie all over the indexes. The words
 * are written by one statement for all, because each statement writes out the index of words. */

#define SUMMARY_SQL                                                                                \
  "INSERT INTO %1$s.party_summary (party_id, in_bin, name_key, rung, owner_id, town, town_key,"    \
  " phone, email, n_sales, sales_net, sales_cost, contribution, open_quotations,"                  \
  " waiting_quotations, open_complaints, contact_rhythm) VALUES"                                   \
  " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, 0, 0, 0, 0, 0, 0, coalesce (?10,"                      \
  " (SELECT k.rhythm FROM %1$s.contact_rule k WHERE k.deleted_at IS NULL"                          \
  "   AND reg_fold (k.customer_class) = reg_fold (?11) ORDER BY k.id LIMIT 1),"                    \
  " (SELECT k.rhythm FROM %1$s.contact_rule k WHERE k.deleted_at IS NULL"                          \
  "   AND k.customer_class IS NULL ORDER BY k.id LIMIT 1), 4))"
G_STATIC_ASSERT (REG_REPEAT_MONTHLY == 4);

#define IDS "WITH RECURSIVE n (id) AS (VALUES (?1) UNION ALL SELECT id + 1 FROM n WHERE id < ?2) "
#define WORDS_SQL                                                                                  \
  IDS "INSERT INTO %s.party_word (rowid, words)"                                                   \
      " SELECT id, reg_fresh (id, 'words') FROM n"
#define PARTS_SQL                                                                                  \
  IDS "INSERT INTO %s.party_part (rowid, name, digits)"                                            \
      " SELECT id, reg_fresh (id, 'name'), reg_fresh (id, 'digits') FROM n"

static void
append (GString *line, const char *text)
{
  if (!text)
    return;
  if (line->len > 0)
    g_string_append_c (line, ' ');
  g_string_append (line, text);
}

static char *
words_of (RegFresh *fresh, gint64 id)
{
  static const int names[] = { REG_PARTY_NAME,         REG_PARTY_GIVEN_NAME, REG_PARTY_FAMILY_NAME,
                               REG_PARTY_CONTACT_NAME, REG_PARTY_NICKNAME,   REG_PARTY_ORGANISATION,
                               REG_PARTY_CODE,         REG_PARTY_CARD_NUMBER };
  const RegRecord *record = reg_fresh_get_record (fresh, id);
  g_autoptr (GString) line = g_string_sized_new (256);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    append (line, reg_record_peek_text (record, names[i]));
  append (line, reg_fresh_get (fresh, id, REG_FRESH_WORDS));
  return reg_fold_index_text (line->str);
}

static char *
name_of (RegFresh *fresh, gint64 id)
{
  static const int names[] = { REG_PARTY_NAME, REG_PARTY_CONTACT_NAME, REG_PARTY_NICKNAME,
                               REG_PARTY_CODE, REG_PARTY_CARD_NUMBER };
  const RegRecord *record = reg_fresh_get_record (fresh, id);
  g_autoptr (GString) line = g_string_sized_new (128);
  g_autofree char *spellings = reg_fold_spellings (reg_record_get_text (record, REG_PARTY_NAME));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    append (line, reg_record_peek_text (record, names[i]));
  if (*spellings)
    append (line, spellings);
  return reg_fold (line->str);
}

static void
fresh_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  RegDb *db = sqlite3_user_data (context);
  gint64 id = sqlite3_value_int64 (values[0]);
  const char *which = (const char *)sqlite3_value_text (values[1]);
  const char *digits;

  if (!which || !reg_fresh_has (db->fresh, id))
    return;
  if (*which == 'w')
    sqlite3_result_text (context, words_of (db->fresh, id), -1, g_free);
  else if (*which == 'n')
    sqlite3_result_text (context, name_of (db->fresh, id), -1, g_free);
  else if ((digits = reg_fresh_get (db->fresh, id, REG_FRESH_DIGITS)))
    sqlite3_result_text (context, digits, -1, SQLITE_TRANSIENT);
}

/* reg_fresh_register_functions:
 * @db: a connection
 *
 * Returns: the code of SQLite */
int
reg_fresh_register_functions (RegDb *db)
{
  return sqlite3_create_function_v2 (db->handle, "reg_fresh", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY,
                                     db, fresh_function, NULL, NULL, NULL);
}

/* Borrows @text. */
static RegValue
text_value (const char *text)
{
  return (RegValue){ .type = text ? REG_VALUE_TEXT : REG_VALUE_NULL, .text = (char *)text };
}

static gboolean
run_once (RegDb *db, const char *sql, const RegValue *values, int n_values, GError **error)
{
  g_autoptr (RegStatement) statement = reg_db_prepare_kept (db, sql);
  g_autoptr (GError) local = NULL;

  for (int i = 0; i < n_values; i++)
    reg_statement_lend (statement, i + 1, &values[i]);
  reg_statement_next (statement, &local);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A prospect, until somebody says or does something; what an import brought counts as said. Who is
 * not to be used is never to be called. */
static gboolean
write_summary (RegDb *db, const char *sql, gint64 id, GError **error)
{
  const RegValue none = { .type = REG_VALUE_NULL };
  const RegValue prospect = { .type = REG_VALUE_INT, .i = REG_RUNG_PROSPECT };
  const RegValue never = { .type = REG_VALUE_INT, .i = -1 };
  const RegRecord *record = reg_fresh_get_record (db->fresh, id);
  const RegValue *rung = reg_record_get_value (record, REG_PARTY_RUNG);
  const RegValue *rhythm = reg_record_get_value (record, REG_PARTY_CONTACT_RHYTHM);
  const char *town = reg_fresh_get (db->fresh, id, REG_FRESH_TOWN);
  g_autofree char *name_key = reg_fold (reg_record_get_text (record, REG_PARTY_NAME));
  g_autofree char *town_key = town ? reg_fold (town) : NULL;
  RegValue values[11];

  if (rung->type == REG_VALUE_NULL)
    rung = &prospect;
  if (reg_record_get_int (record, REG_PARTY_RESTRICTED)
      || !reg_record_is_null (record, REG_PARTY_ERASED_ON))
    rhythm = &never;
  else if (rhythm->type != REG_VALUE_INT)
    rhythm = &none;
  values[0] = (RegValue){ .type = REG_VALUE_INT, .i = id };
  values[1] = (RegValue){ .type = REG_VALUE_INT, .i = reg_record_get_deleted_at (record) != 0 };
  values[2] = text_value (name_key);
  values[3] = *rung;
  values[4] = *reg_record_get_value (record, REG_PARTY_OWNER_ID);
  values[5] = text_value (town);
  values[6] = text_value (town_key);
  values[7] = text_value (reg_fresh_get (db->fresh, id, REG_FRESH_PHONE));
  values[8] = text_value (reg_fresh_get (db->fresh, id, REG_FRESH_EMAIL));
  values[9] = *rhythm;
  values[10] = *reg_record_get_value (record, REG_PARTY_CUSTOMER_CLASS);
  return run_once (db, sql, values, G_N_ELEMENTS (values), error);
}

/**
 * reg_fresh_write_rows:
 * @db: a connection in a transaction, with fresh customers
 * @schema: "main", or what is attached under another name
 * @error: what went wrong
 *
 * Makes their derived rows, and forgets them.
 *
 * Returns: whether the rows are there
 */
gboolean
reg_fresh_write_rows (RegDb *db, const char *schema, GError **error)
{
  g_autofree char *summary = g_strdup_printf (SUMMARY_SQL, schema);
  g_autofree char *words = g_strdup_printf (WORDS_SQL, schema);
  g_autofree char *parts = g_strdup_printf (PARTS_SQL, schema);
  gint64 first, last;
  gboolean ok = TRUE;

  if (!reg_fresh_get_range (db->fresh, &first, &last))
    return TRUE;
  for (gint64 id = first; ok && id <= last; id++)
    ok = write_summary (db, g_intern_string (summary), id, error);
  ok = ok && reg_db_exec (db, error, words, "ii", first, last)
       && reg_db_exec (db, error, parts, "ii", first, last);
  reg_fresh_clear (db->fresh);
  return ok;
}
