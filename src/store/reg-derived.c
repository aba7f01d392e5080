/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-derived.h"

#include "store/reg-db-private.h"
#include "store/reg-fresh.h"
#include "store/reg-load.h"

#include "core/reg-fold.h"
#include "core/reg-ladder.h"
#include "core/reg-phone.h"

/* What the lists sort by and what search finds is derived from the records. Each write marks the
 * customers it touched; before the commit their derived rows are made anew. */

/* Up to here one by one, by statements that are kept. */
#define FEW 8

/* Customers whose derived rows wait: with more of them giving way would take too long. */
#define MAX_DIRTY 256

/* So many customers who were just made are as quickly done as one of whom nothing is known. */
#define FRESH_PER_MARK 4

/* States of a quotation somebody still has to do something about: draft, waiting, ready,
 * approved, sent back, sent. The numbers are those of RegQuotationState. */
#define OPEN_QUOTATION "(0,1,2,3,4,7)"

/* Opened complaints: open, waiting for the customer. */
#define OPEN_COMPLAINT "(0,1)"

/* How often a customer p is spoken to: as it is said of this one, of the class, of everybody else;
 * otherwise once a month. Who does not want to be called to keep in touch (by the newest answer, as
 * reg_consent_find() has it) is never. Who is not to be used, as reg_consent_is_barred() has it, stands apart with
 * less than never. */
#define CONTACT_RHYTHM                                                                             \
  " CASE WHEN p.restricted OR p.erased_on IS NOT NULL THEN -1"                                     \
  " WHEN (SELECT w.answer FROM consent w WHERE w.party_id = p.id AND w.purpose = 1"                \
  "   AND w.channel = 0 AND w.deleted_at IS NULL"                                                  \
  "   ORDER BY w.answered_on DESC, w.created_at DESC, w.answer DESC LIMIT 1) > 0 THEN 0"           \
  " ELSE coalesce (p.contact_rhythm,"                                                              \
  " (SELECT k.rhythm FROM contact_rule k WHERE k.deleted_at IS NULL"                               \
  "   AND reg_fold (k.customer_class) = reg_fold (p.customer_class) ORDER BY k.id LIMIT 1),"       \
  " (SELECT k.rhythm FROM contact_rule k WHERE k.deleted_at IS NULL"                               \
  "   AND k.customer_class IS NULL ORDER BY k.id LIMIT 1), 4) END"
G_STATIC_ASSERT (REG_REPEAT_MONTHLY == 4 && REG_REPEAT_NEVER == 0);
G_STATIC_ASSERT (REG_CONSENT_PURPOSE_TOUCH == 1 && REG_CONSENT_CHANNEL_PHONE == 0
                 && REG_CONSENT_ANSWER_YES == 0);

#define RULES_SQL                                                                                  \
  "UPDATE party_summary SET contact_rhythm = x.rhythm"                                             \
  " FROM (SELECT p.id," CONTACT_RHYTHM " AS rhythm FROM party p) x"                                \
  " WHERE x.id = party_id AND party_summary.contact_rhythm <> x.rhythm"

#define SUMMARY_COLUMNS                                                                            \
  "party_id, in_bin, name_key, rung, owner_id, town, town_key, phone, email, last_contact_at,"     \
  " first_sale_on, last_sale_on, n_sales, sales_net, sales_cost, contribution, slips_on,"          \
  " open_quotations, waiting_quotations, open_complaints, contact_rhythm, lost_on"

/* What the rules of the ladder ask for: days with purchases, the first and the last, how many came
 * through p, whether others listen to p, and where somebody said that p stands. What stands in the
 * record of the customer came in with it and counts until somebody says otherwise; a prospect there is
 * what new customers were called. */
#define RUNG_FACTS                                                                                 \
  "s.days, s.first_on, s.last_on,"                                                                 \
  " (SELECT count (*) FROM party b WHERE b.referred_by = p.id AND b.deleted_at IS NULL),"          \
  " p.influencer,"                                                                                 \
  " coalesce ((SELECT coalesce (m.rung, -1) FROM rung_mark m WHERE m.party_id = p.id"              \
  "   AND m.deleted_at IS NULL AND m.set_on <= reg_ladder_date ()"                                 \
  "   ORDER BY m.set_on DESC, m.id DESC LIMIT 1), nullif (p.rung, 0), -1)"
G_STATIC_ASSERT (REG_RUNG_PROSPECT == 0 && REG_LADDER_NO_MARK == -1);

/* What colleagues write to each other and decide is no contact. */
G_STATIC_ASSERT (REG_TOUCH_KIND_DECISION == 5 && REG_TOUCH_KIND_POST == 6);

/* The last contact is the newest touchpoint or, when that is later, the last sale; a sale has a day
 * only and counts as its noon. A regular slips away after one and a half of the usual gaps between
 * buying days (three at least), two weeks or more. %s: where the sums come from, which customers. */
#define SUMMARY_SQL                                                                                \
  "INSERT OR REPLACE INTO party_summary (" SUMMARY_COLUMNS                                         \
  ") SELECT p.id, p.deleted_at IS NOT NULL, reg_fold (p.name), reg_rung (" RUNG_FACTS "),"         \
  " p.owner_id, a.city, reg_fold (a.city),"                                                        \
  " (SELECT value FROM contact_point c WHERE c.party_id = p.id AND c.kind IN (0,1)"                \
  "   AND c.deleted_at IS NULL ORDER BY c.position, c.id LIMIT 1),"                                \
  " (SELECT value FROM contact_point c WHERE c.party_id = p.id AND c.kind = 3"                     \
  "   AND c.deleted_at IS NULL ORDER BY c.position, c.id LIMIT 1),"                                \
  " nullif (max (coalesce ((SELECT max (at) FROM touchpoint t WHERE t.party_id = p.id"             \
  "     AND t.deleted_at IS NULL AND coalesce (t.kind, 0) < 5), 0),"                               \
  "   coalesce (unixepoch (s.last_on || ' 12:00:00') * 1000, 0)), 0),"                             \
  " s.first_on, s.last_on, coalesce (s.n, 0), coalesce (s.net, 0), coalesce (s.cost, 0),"          \
  " coalesce (s.net, 0) - coalesce (s.cost, 0)"                                                    \
  "   - (SELECT coalesce (sum (e.amount), 0) FROM complaint k"                                     \
  "      JOIN complaint_event e ON e.complaint_id = k.id"                                          \
  "      WHERE k.party_id = p.id AND k.deleted_at IS NULL AND e.deleted_at IS NULL),"              \
  " CASE WHEN s.days >= 3 THEN date (s.last_on, '+' || max (14,"                                   \
  "   CAST (1.5 * (julianday (s.last_on) - julianday (s.first_on)) / (s.days - 1) AS INTEGER))"    \
  "   || ' days') END,"                                                                            \
  " (SELECT count (*) FROM quotation q JOIN quotation_revision r ON r.id = q.current_id"           \
  "   WHERE q.party_id = p.id AND q.deleted_at IS NULL AND r.state IN " OPEN_QUOTATION "),"        \
  " (SELECT count (*) FROM quotation q JOIN quotation_revision r ON r.id = q.current_id"           \
  "   WHERE q.party_id = p.id AND q.deleted_at IS NULL AND r.state = 1),"                          \
  " (SELECT count (*) FROM complaint k WHERE k.party_id = p.id AND k.deleted_at IS NULL"           \
  "   AND k.state IN " OPEN_COMPLAINT ")," CONTACT_RHYTHM ","                                      \
  " reg_lost_on (" RUNG_FACTS ") FROM party p"                                                     \
  " LEFT JOIN contact_point a ON a.id = (SELECT c.id FROM contact_point c"                         \
  "   WHERE c.party_id = p.id AND c.kind = 7 AND c.deleted_at IS NULL"                             \
  "   ORDER BY c.position, c.id LIMIT 1)"                                                          \
  " %s"                                                                                            \
  " %s"

/* For one customer the sums come by index; for all of them from one pass over the sales. */
#define SALE_SUMS                                                                                  \
  "min (sold_on) first_on, max (sold_on) last_on, count (*) n, count (DISTINCT sold_on) days,"     \
  " sum (net) net, sum (cost) cost FROM sale"
#define SALES_OF_ONE                                                                               \
  "LEFT JOIN (SELECT " SALE_SUMS " WHERE party_id = ?1 AND deleted_at IS NULL"                     \
  " AND coalesce (state, 0) = 0) s"
/* Of many, ?1 is a list of their ids in JSON. */
#define SALES_OF_MANY                                                                              \
  "LEFT JOIN (SELECT party_id, " SALE_SUMS " WHERE party_id IN (SELECT value FROM json_each (?1))" \
  " AND deleted_at IS NULL AND coalesce (state, 0) = 0 GROUP BY party_id) s ON s.party_id = p.id"
#define SALES_OF_ALL                                                                               \
  "LEFT JOIN (SELECT party_id, " SALE_SUMS " WHERE deleted_at IS NULL"                             \
  " AND coalesce (state, 0) = 0 GROUP BY party_id) s ON s.party_id = p.id"

#define NAMES_FOR_WORDS                                                                            \
  "p.name, p.given_name, p.family_name, p.contact_name, p.nickname, p.organisation, p.code,"       \
  " p.card_number"
#define NAMES_FOR_PARTS                                                                            \
  "p.name, p.contact_name, p.nickname, p.code, p.card_number,"                                     \
  " nullif (reg_spellings (p.name), '')"

#define WORDS_SQL                                                                                  \
  "INSERT OR REPLACE INTO party_word (rowid, words)"                                               \
  " SELECT p.id, reg_index (concat_ws (' ', " NAMES_FOR_WORDS ","                                  \
  " (SELECT group_concat (concat_ws (' ', CASE WHEN c.kind IN (3,4,5,6) THEN c.value END, "        \
  "c.city),"                                                                                       \
  "   ' ') FROM contact_point c WHERE c.party_id = p.id AND c.deleted_at IS NULL)))"               \
  " FROM party p WHERE p.deleted_at IS NULL %s"
#define PARTS_SQL                                                                                  \
  "INSERT OR REPLACE INTO party_part (rowid, name, digits)"                                        \
  " SELECT p.id, reg_fold (concat_ws (' ', " NAMES_FOR_PARTS ")),"                                 \
  " (SELECT group_concat (c.digits, ' ') FROM contact_point c WHERE c.party_id = p.id"             \
  "   AND c.digits IS NOT NULL AND c.deleted_at IS NULL)"                                          \
  " FROM party p WHERE p.deleted_at IS NULL %s"
#define DELETE_ALL_SQL                                                                             \
  "INSERT INTO party_word (party_word) VALUES ('delete-all');"                                     \
  "INSERT INTO party_part (party_part) VALUES ('delete-all');"                                     \
  "INSERT INTO record_word (record_word) VALUES ('delete-all');"                                   \
  "INSERT INTO record_part (record_part) VALUES ('delete-all');"

static void
fold_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);

  if (!text)
    return;
  sqlite3_result_text (context, reg_fold (text), -1, g_free);
}

static void
index_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);

  if (!text)
    return;
  sqlite3_result_text (context, reg_fold_index_text (text), -1, g_free);
}

static void
spellings_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);

  if (!text)
    return;
  sqlite3_result_text (context, reg_fold_spellings (text), -1, g_free);
}

/**
 * reg_derived_register_functions:
 * @db: a connection
 * @error: what went wrong
 *
 * Returns: whether SQL may fold text as search does
 */
gboolean
reg_derived_register_functions (RegDb *db, GError **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  int code = sqlite3_create_function_v2 (db->handle, "reg_fold", 1, flags, NULL, fold_function,
                                         NULL, NULL, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db->handle, "reg_index", 1, flags, NULL, index_function,
                                       NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db->handle, "reg_spellings", 1, flags, NULL,
                                       spellings_function, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    code = reg_fresh_register_functions (db);
  if (code == SQLITE_OK)
    code = reg_rungs_register_functions (db);

  return code == SQLITE_OK || reg_db_set_error (db, code, "Registering a function", error);
}

/**
 * reg_derived_mark_party:
 * @db: a connection in a write job
 * @id: a customer, or 0
 *
 * As reg_derived_mark().
 */
void
reg_derived_mark_party (RegDb *db, gint64 id)
{
  gint64 *key;

  if (!id || g_hash_table_contains (db->dirty_parties, &id))
    return;
  key = g_new (gint64, 1);
  *key = id;
  g_hash_table_add (db->dirty_parties, key);
}

/* A summary follows the current revision, whichever quotation that one says it is of. */
static void
mark_revision (RegDb *db, const RegRecord *record)
{
  g_autoptr (RegStatement) each = reg_db_query (
      db, "SELECT party_id FROM quotation WHERE id = ?1 OR current_id = ?2", "ii",
      reg_record_get_int (record, REG_QUOTATION_REVISION_QUOTATION_ID), reg_record_get_id (record));

  while (reg_statement_next (each, NULL))
    reg_derived_mark_party (db, reg_statement_int (each, 0));
}

static void
mark_record (RegDb *db, const RegRecord *record)
{
  gint64 above;

  switch (reg_record_get_entity (record))
    {
    case REG_ENTITY_PARTY:
      reg_derived_mark_party (db, reg_record_get_id (record));
      /* Who brings others stands higher. */
      reg_derived_mark_party (db, reg_record_get_int (record, REG_PARTY_REFERRED_BY));
      break;
    case REG_ENTITY_RUNG_MARK:
      reg_derived_mark_party (db, reg_record_get_int (record, REG_RUNG_MARK_PARTY_ID));
      break;
    case REG_ENTITY_CONTACT_POINT:
      reg_derived_mark_party (db, reg_record_get_int (record, REG_CONTACT_POINT_PARTY_ID));
      break;
    case REG_ENTITY_TOUCHPOINT:
      reg_derived_mark_party (db, reg_record_get_int (record, REG_TOUCHPOINT_PARTY_ID));
      break;
    case REG_ENTITY_SALE:
      reg_derived_mark_party (db, reg_record_get_int (record, REG_SALE_PARTY_ID));
      break;
    case REG_ENTITY_COMPLAINT:
      reg_derived_mark_party (db, reg_record_get_int (record, REG_COMPLAINT_PARTY_ID));
      break;
    case REG_ENTITY_QUOTATION:
      reg_derived_mark_party (db, reg_record_get_int (record, REG_QUOTATION_PARTY_ID));
      break;
    case REG_ENTITY_QUOTATION_REVISION:
      mark_revision (db, record);
      break;
    case REG_ENTITY_CONSENT:
      reg_derived_mark_party (db, reg_record_get_int (record, REG_CONSENT_PARTY_ID));
      break;
    case REG_ENTITY_CONTACT_RULE:
      db->has_new_rules = TRUE;
      break;
    case REG_ENTITY_COMPLAINT_EVENT:
      above = reg_record_get_int (record, REG_COMPLAINT_EVENT_COMPLAINT_ID);
      reg_derived_mark_party (db, reg_db_query_int (db, 0, NULL,
                                                    "SELECT party_id FROM complaint WHERE id = ?",
                                                    "i", above));
      break;
    default:
      break;
    }
}

/**
 * reg_derived_mark:
 * @db: a connection in a write job
 * @before: (nullable): a row before the write
 * @after: (nullable): the row after it
 *
 * Remembers whose derived rows no longer fit.
 */
void
reg_derived_mark (RegDb *db, const RegRecord *before, RegRecord *after)
{
  if (db->without_derived)
    return;
  if (!before && reg_db_is_bulk (db) && reg_fresh_take (db->fresh, after))
    {
      /* Who came through somebody who is no new one makes that one climb. */
      if (reg_record_get_entity (after) == REG_ENTITY_PARTY)
        reg_derived_mark_party (db, reg_record_get_int (after, REG_PARTY_REFERRED_BY));
      return;
    }
  if (before)
    mark_record (db, before);
  if (after)
    mark_record (db, after);
}

static gboolean
refresh_party (RegDb *db, gint64 id, GError **error)
{
  static char *summary, *words, *parts;

  if (g_once_init_enter_pointer (&summary))
    {
      words = g_strdup_printf (WORDS_SQL, "AND p.id = ?1");
      parts = g_strdup_printf (PARTS_SQL, "AND p.id = ?1");
      g_once_init_leave_pointer (&summary,
                                 g_strdup_printf (SUMMARY_SQL, SALES_OF_ONE, "WHERE p.id = ?1"));
    }
  return reg_db_exec (db, error, "DELETE FROM party_summary WHERE party_id = ?", "i", id)
         && reg_derived_forget_record (db, REG_ENTITY_PARTY, id, error)
         && reg_db_exec (db, error, summary, "i", id) && reg_db_exec (db, error, words, "i", id)
         && reg_db_exec (db, error, parts, "i", id);
}

/* The index of words is written to the file once per statement, not once per customer: for imports
 * that is most of the time. */
static gboolean
refresh_many (RegDb *db, const char *ids, GError **error)
{
  static const char among[] = "IN (SELECT value FROM json_each (?1))";
  g_autofree char *no_words = g_strdup_printf ("DELETE FROM party_word WHERE rowid %s", among);
  g_autofree char *no_parts = g_strdup_printf ("DELETE FROM party_part WHERE rowid %s", among);
  g_autofree char *and_among = g_strdup_printf ("AND p.id %s", among);
  g_autofree char *where_among = g_strdup_printf ("WHERE p.id %s", among);
  g_autofree char *summary = g_strdup_printf (SUMMARY_SQL, SALES_OF_MANY, where_among);
  g_autofree char *words = g_strdup_printf (WORDS_SQL, and_among);
  g_autofree char *parts = g_strdup_printf (PARTS_SQL, and_among);

  return reg_db_exec (db, error, no_words, "t", ids) && reg_db_exec (db, error, no_parts, "t", ids)
         && reg_db_exec (db, error, summary, "t", ids) && reg_db_exec (db, error, words, "t", ids)
         && reg_db_exec (db, error, parts, "t", ids);
}

static gboolean
refresh_fresh (RegDb *db, GError **error)
{
  if (!db->load)
    return reg_fresh_write_rows (db, "main", error);
  reg_load_hand_over (db->load, db, TRUE);
  return TRUE;
}

static gboolean
postpone (gpointer key, gpointer value, gpointer load)
{
  gint64 party = *(gint64 *)key;

  if (!reg_load_has (load, party))
    return FALSE;
  reg_load_postpone (load, party);
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = **(const gint64 *const *)a, right = **(const gint64 *const *)b;

  return left < right ? -1 : left > right;
}

static gboolean
refresh_parties (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) ids = g_hash_table_get_keys_as_ptr_array (db->dirty_parties);
  g_autoptr (GString) list = g_string_new ("[");
  gboolean ok = TRUE;

  g_ptr_array_sort (ids, compare_ids);
  if (ids->len < FEW)
    {
      for (guint i = 0; ok && i < ids->len; i++)
        ok = refresh_party (db, *(gint64 *)ids->pdata[i], error);
      return ok;
    }
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i ? "," : "", *(gint64 *)ids->pdata[i]);
  g_string_append_c (list, ']');
  return refresh_many (db, list->str, error);
}

/**
 * reg_derived_count_marks:
 * @db: a connection in a write job
 *
 * Returns: how much there is to do for reg_derived_refresh(), in customers changed by hand
 */
guint
reg_derived_count_marks (RegDb *db)
{
  guint n_fresh = db->load ? 0 : reg_fresh_get_size (db->fresh);

  return g_hash_table_size (db->dirty_parties) + n_fresh / FRESH_PER_MARK;
}

/**
 * reg_derived_forget_marks:
 * @db: a connection
 *
 * For what was taken back.
 */
void
reg_derived_forget_marks (RegDb *db)
{
  g_hash_table_remove_all (db->dirty_parties);
  reg_fresh_clear (db->fresh);
  db->has_new_rules = FALSE;
}

/**
 * reg_derived_refresh:
 * @db: a connection in a write job
 * @error: what went wrong
 *
 * Makes the derived rows of all marked customers anew.
 *
 * Returns: whether they fit the records again
 */
gboolean
reg_derived_refresh (RegDb *db, GError **error)
{
  if (!reg_rungs_begin_day (db, error) || !refresh_fresh (db, error))
    return FALSE;
  if (db->load)
    g_hash_table_foreach_remove (db->dirty_parties, postpone, db->load);
  if (!refresh_parties (db, error))
    return FALSE;
  g_hash_table_remove_all (db->dirty_parties);
  if (!db->has_new_rules)
    return TRUE;
  db->has_new_rules = FALSE;
  if (db->load)
    reg_load_note_rules (db->load);
  return reg_db_exec (db, error, RULES_SQL, NULL);
}

/**
 * reg_derived_step:
 * @db: a connection in a long write
 * @error: what went wrong
 *
 * Between two rows of a long write: not more is left for later than is quickly done.
 *
 * Returns: whether to go on
 */
gboolean
reg_derived_step (RegDb *db, GError **error)
{
  if (!reg_load_begin_if_worth (db, error))
    return FALSE;
  if (db->load)
    reg_load_hand_over (db->load, db, FALSE);
  return reg_derived_count_marks (db) < MAX_DIRTY
         || (reg_db_require_transaction (db, error) && reg_derived_refresh (db, error));
}

static gboolean
is_searched (RegEntityId entity)
{
  return entity == REG_ENTITY_PRODUCT || entity == REG_ENTITY_QUOTATION
         || entity == REG_ENTITY_COMPLAINT || entity == REG_ENTITY_SALE
         || entity == REG_ENTITY_OPPORTUNITY || entity == REG_ENTITY_MATERIAL;
}

/**
 * reg_derived_index_record:
 * @db: a connection in a write job
 * @record: a row as it stands now
 * @error: what went wrong
 *
 * Makes a record other than a customer findable; customers follow in reg_derived_refresh().
 *
 * Returns: whether search knows it
 */
gboolean
reg_derived_index_record (RegDb *db, const RegRecord *record, GError **error)
{
  const RegEntityInfo *info = reg_record_get_info (record);
  gint64 row = REG_SEARCH_ROW (info->id, reg_record_get_id (record));
  g_autoptr (GString) text = NULL;
  g_autofree char *folded = NULL;

  if (!is_searched (info->id))
    return TRUE;
  text = g_string_new (NULL);
  for (int i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & REG_FIELD_SEARCH) && !reg_record_is_null (record, i))
      g_string_append_printf (text, "%s ", reg_record_get_text (record, i));
  folded = reg_fold_index_text (text->str);
  return reg_db_exec (db, error, "INSERT OR REPLACE INTO record_word (rowid, words) VALUES (?,?)",
                      "it", row, folded)
         && reg_db_exec (db, error, "INSERT OR REPLACE INTO record_part (rowid, name) VALUES (?,?)",
                         "it", row, folded);
}

/**
 * reg_derived_forget_record:
 * @db: a connection in a write job
 * @entity: what kind of record
 * @id: its local key
 * @error: what went wrong
 *
 * Returns: whether search no longer finds it
 */
gboolean
reg_derived_forget_record (RegDb *db, RegEntityId entity, gint64 id, GError **error)
{
  gint64 row = REG_SEARCH_ROW (entity, id);

  if (entity == REG_ENTITY_PARTY)
    return reg_db_exec (db, error, "DELETE FROM party_word WHERE rowid = ?", "i", id)
           && reg_db_exec (db, error, "DELETE FROM party_part WHERE rowid = ?", "i", id);
  if (!is_searched (entity))
    return TRUE;
  return reg_db_exec (db, error, "DELETE FROM record_word WHERE rowid = ?", "i", row)
         && reg_db_exec (db, error, "DELETE FROM record_part WHERE rowid = ?", "i", row);
}

static gboolean
rebuild_others (RegDb *db, GError **error)
{
  for (RegEntityId entity = REG_ENTITY_NONE + 1; entity < REG_N_ENTITIES; entity++)
    {
      const RegEntityInfo *info = reg_entity_get_info (entity);
      g_autofree char *columns = NULL;
      g_autofree char *sql = NULL;
      g_autoptr (RegStatement) each = NULL;
      g_autoptr (GError) local = NULL;

      if (!is_searched (entity))
        continue;
      columns = reg_db_select_columns (info, NULL);
      sql = g_strdup_printf ("SELECT %s FROM %s WHERE deleted_at IS NULL", columns, info->table);
      each = reg_db_query (db, sql, NULL);
      while (reg_statement_next (each, &local))
        {
          g_autoptr (RegRecord) record = reg_db_read_record (each, info);

          if (!reg_derived_index_record (db, record, error))
            return FALSE;
        }
      if (local)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * reg_derived_rebuild:
 * @db: a connection in a write job
 * @error: what went wrong
 *
 * Makes everything that is derived anew, set by set.
 *
 * Returns: whether it is
 */
gboolean
reg_derived_rebuild (RegDb *db, GError **error)
{
  g_autofree char *summary = g_strdup_printf (SUMMARY_SQL, SALES_OF_ALL, "");
  g_autofree char *words = g_strdup_printf (WORDS_SQL, "");
  g_autofree char *parts = g_strdup_printf (PARTS_SQL, "");

  reg_derived_forget_marks (db);
  reg_rungs_set_day (db);
  return reg_db_exec (db, error, "DELETE FROM party_summary", NULL)
         && reg_db_exec_script (db, DELETE_ALL_SQL, error) && reg_db_exec (db, error, summary, NULL)
         && reg_db_exec (db, error, words, NULL) && reg_db_exec (db, error, parts, NULL)
         && rebuild_others (db, error);
}
