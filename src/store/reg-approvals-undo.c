/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-approvals-private.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* Taking a step of a quotation's life back puts its rows back as they were; the chain is never cut,
 * it tells of it. A step that others were built upon stays, and an approval that was taken back
 * cannot be had again by taking that back: it has to be given. Numbers stay gapless: one that others
 * came after stays with its document. */

/* ?1 the action, ?2 revisions, ?3 their lines, ?4 signatures. A removed line tells its revision in
 * the journal. */
#define OWN_CHANGES                                                                                \
  "SELECT c.entity, c.op, c.fields, r.id AS revision, r.quotation_id AS quotation"                 \
  " FROM change c LEFT JOIN quotation_line l ON c.entity = ?3 AND l.id = c.record_id"              \
  " LEFT JOIN approval_step s ON c.entity = ?4 AND s.id = c.record_id"                             \
  " JOIN quotation_revision r ON r.id = CASE c.entity WHEN ?2 THEN c.record_id"                    \
  "  ELSE coalesce (l.revision_id, s.revision_id, c.fields ->> '$.revision_id[0]') END"            \
  " WHERE c.action_id = ?1 AND c.entity IN (?2, ?3, ?4)"

/* The rows of the quotations that the action touched: what kind, which one. */
#define ROWS_OF_TOUCHED                                                                            \
  "WITH q AS (SELECT DISTINCT quotation FROM (" OWN_CHANGES ")),"                                  \
  " row (entity, id) AS (SELECT ?2, id FROM quotation_revision WHERE quotation_id IN q"            \
  " UNION ALL SELECT ?3, l.id FROM quotation_line l JOIN quotation_revision r"                     \
  "  ON r.id = l.revision_id WHERE r.quotation_id IN q"                                            \
  " UNION ALL SELECT ?4, s.id FROM approval_step s JOIN quotation_revision r"                      \
  "  ON r.id = s.revision_id WHERE r.quotation_id IN q) "

/* Later than the action and still in force: neither taken back nor taking back something that was
 * later too. */
#define STANDS_LATER                                                                               \
  " c.id > (SELECT max (id) FROM change WHERE action_id = ?1) AND EXISTS (SELECT 1 FROM action a"  \
  " WHERE a.id = c.action_id AND a.state <> 2 AND (a.undoes IS NULL OR a.undoes < ?1)) "

/* A step of its life: a revision was made or changed its state, or somebody signed. */
#define IS_STEP                                                                                    \
  " (c.entity = ?4 OR (c.entity = ?2"                                                              \
  "  AND (c.op IN ('i', 'd') OR json_type (c.fields, '$.state') NOTNULL))) "

static gboolean
ask (RegDb *db, const char *sql, gint64 action)
{
  return reg_db_query_int (db, 0, NULL, sql, "iiii", action, (gint64)REG_ENTITY_QUOTATION_REVISION,
                           (gint64)REG_ENTITY_QUOTATION_LINE, (gint64)REG_ENTITY_APPROVAL_STEP)
         != 0;
}

/* Whether the action is a step of a quotation's life rather than work on a draft. */
static gboolean
is_step (RegDb *db, gint64 action)
{
  return ask (db, "SELECT EXISTS (SELECT 1 FROM (" OWN_CHANGES ") c WHERE" IS_STEP ")", action);
}

static gboolean
went_on_since (RegDb *db, gint64 action)
{
  return ask (db,
              ROWS_OF_TOUCHED "SELECT EXISTS (SELECT 1 FROM row JOIN change c"
                              " ON c.entity = row.entity AND c.record_id = row.id"
                              " WHERE" STANDS_LATER ")",
              action);
}

static gboolean
stepped_since (RegDb *db, gint64 action)
{
  return ask (db,
              ROWS_OF_TOUCHED "SELECT EXISTS (SELECT 1 FROM row JOIN change c"
                              " ON c.entity = row.entity AND c.record_id = row.id"
                              " WHERE" STANDS_LATER "AND" IS_STEP ")",
              action);
}

/* A row of the same action: what it made for itself goes with it. */
#define MADE_HERE(entity, id)                                                                      \
  "EXISTS (SELECT 1 FROM change o WHERE o.action_id = ?1 AND o.entity = " entity                   \
  " AND o.record_id = " id ")"

/* Rows the action made that somebody built upon: a sale with a complaint, a revision in the chain. */
static gboolean
is_needed (RegDb *db, gint64 action)
{
  return reg_db_query_int (
             db, 0, NULL,
             "SELECT EXISTS (SELECT 1 FROM change c JOIN complaint k ON k.sale_id = c.record_id"
             "  WHERE c.action_id = ?1 AND c.entity = ?2 AND c.op = 'i'"
             "  AND NOT " MADE_HERE (
                 "?5",
                 "k.id") ")"
                         " OR EXISTS (SELECT 1 FROM change c JOIN change d ON d.entity = c.entity"
                         "  AND d.record_id = c.record_id AND d.id > c.id AND d.action_id <> "
                         "c.action_id"
                         "  JOIN action a ON a.id = d.action_id AND a.state <> 2 AND a.undoes IS "
                         "NULL"
                         "  WHERE c.action_id = ?1 AND c.entity = ?2 AND c.op = 'i')"
                         " OR EXISTS (SELECT 1 FROM change c JOIN approval_event e ON "
                         "e.revision_id = c.record_id"
                         "  WHERE c.action_id = ?1 AND c.entity = ?3 AND c.op = 'i'"
                         "  AND NOT " MADE_HERE ("?4", "e.id") ")",
             "iiiii", action, (gint64)REG_ENTITY_SALE, (gint64)REG_ENTITY_QUOTATION_REVISION,
             (gint64)REG_ENTITY_APPROVAL_EVENT, (gint64)REG_ENTITY_COMPLAINT)
         != 0;
}

static gboolean
gives_approval_back (RegDb *db, gint64 action)
{
  return reg_db_query_int (db, 0, NULL,
                           "SELECT EXISTS (SELECT 1 FROM change c JOIN approval_event e"
                           " ON e.id = c.record_id WHERE c.action_id = ? AND c.entity = ?"
                           " AND e.kind = ? AND e.limit_value > 0)",
                           "iii", action, (gint64)REG_ENTITY_APPROVAL_EVENT,
                           (gint64)REG_APPROVAL_EVENT_KIND_UNDONE)
         != 0;
}

/* Whom the book trusts is told by the chain alone: a row that went back would say otherwise. */
static gboolean
is_about_keys (RegDb *db, gint64 action)
{
  return reg_db_query_int (
             db, 0, NULL, "SELECT EXISTS (SELECT 1 FROM change WHERE action_id = ? AND entity = ?)",
             "ii", action, (gint64)REG_ENTITY_APPROVAL_KEY)
         != 0;
}

#define NUMBER_COMES_BACK "d.number = c.fields ->> '$.number[0]' AND c.action_id = ?1"

/* A number out of a series that would come back, but is another document's by now. */
static gboolean
number_is_taken (RegDb *db, gint64 action)
{
  return reg_db_query_int (
             db, 0, NULL,
             "SELECT EXISTS (SELECT 1 FROM change c WHERE c.action_id = ?1 AND c.entity = ?5) AND ("
             "EXISTS (SELECT 1 FROM change c JOIN quotation d ON " NUMBER_COMES_BACK
             "  WHERE c.entity = ?2 AND c.op = 'u' AND d.id <> c.record_id)"
             " OR EXISTS (SELECT 1 FROM change c JOIN sale d ON " NUMBER_COMES_BACK
             "  WHERE c.entity = ?3 AND c.op = 'd')"
             " OR EXISTS (SELECT 1 FROM change c JOIN complaint d ON " NUMBER_COMES_BACK
             "  WHERE c.entity = ?4 AND c.op = 'd'))",
             "iiiii", action, (gint64)REG_ENTITY_QUOTATION, (gint64)REG_ENTITY_SALE,
             (gint64)REG_ENTITY_COMPLAINT, (gint64)REG_ENTITY_DOCUMENT_SERIES)
         != 0;
}

/* Whether the numbers an action took are no longer the last ones. @index 0: the action was taken
 * back already, 1: it still stands. */
static gboolean
series_moved_on (RegDb *db, gint64 action, int index)
{
  return reg_db_query_int (db, 0, NULL,
                           "SELECT count (*) > 0 AND sum (d.next_number = (c.fields -> "
                           "'$.next_number' ->> ?2)) = 0"
                           " FROM change c JOIN document_series d ON d.id = c.record_id"
                           " WHERE c.action_id = ?1 AND c.entity = ?3 AND c.op = 'u'"
                           " AND json_type (c.fields, '$.next_number') NOTNULL",
                           "iii", action, (gint64)index, (gint64)REG_ENTITY_DOCUMENT_SERIES)
         != 0;
}

/**
 * reg_approvals_check_undo:
 * @db: a connection in a write job
 * @action: an action about to be taken back
 * @error: %REG_STORE_ERROR_CONFLICT when others were built upon it; %REG_STORE_ERROR_REFUSED when an
 *   approval would come back that way
 *
 * Returns: whether nothing in the life of quotations speaks against it
 */
gboolean
reg_approvals_check_undo (RegDb *db, gint64 action, GError **error)
{
  /* What never ended is taken back whatever came of it: the file has to open. */
  if (strcmp (db->action->info->kind, "recover") == 0)
    return TRUE;
  db->action->keeps_numbers = series_moved_on (db, action, 1);
  if (gives_approval_back (db, action))
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "An approval that was taken back has to be given again");
  if (is_about_keys (db, action))
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "Whom to trust is not taken back: trust the computer, or no longer");
  if (number_is_taken (db, action))
    return reg_command_fail (error, REG_STORE_ERROR_CONFLICT,
                             "Its number was given to another document since");
  if (!is_step (db, action))
    {
      if (stepped_since (db, action))
        return reg_command_fail (error, REG_STORE_ERROR_CONFLICT,
                                 "The quotation was handed in since; what was can only be revised");
      return TRUE;
    }
  if (went_on_since (db, action))
    return reg_command_fail (error, REG_STORE_ERROR_CONFLICT,
                             "The quotation went on since; take back the later steps first");
  if (is_needed (db, action))
    return reg_command_fail (error, REG_STORE_ERROR_CONFLICT,
                             "Others refer to what this made; it can be put in the bin");
  return TRUE;
}

/* --- afterwards ------------------------------------------------------------------------- */

static gboolean
append_undone (
    RegDb *db, gint64 quotation, gint64 revision, gint64 seq, const char *label, GError **error)
{
  RegApprovalNote note = {
    .quotation = quotation,
    .revision = revision,
    .kind = REG_APPROVAL_EVENT_KIND_UNDONE,
    .staff = reg_db_get_staff (db),
    .limit = seq,
    .comment = label,
  };

  return reg_approvals_append (db, &note, error);
}

typedef struct
{
  gint64 quotation;
  gint64 revision;
  gint64 seq; /* 0: it wrote no entry */
} Undone;

/* The entries the action wrote; where it wrote none, the revisions it moved that the chain knows. */
static GArray *
find_undone (RegDb *db, gint64 action, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Undone));
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT e.quotation_id, e.revision_id, e.seq FROM change c JOIN approval_event e"
      " ON e.id = c.record_id WHERE c.action_id = ?1 AND c.entity = ?5 AND e.kind NOT IN (?6, ?7)"
      " UNION ALL SELECT DISTINCT quotation, revision, 0 FROM (" OWN_CHANGES ") c WHERE" IS_STEP
      " AND NOT EXISTS (SELECT 1 FROM change o JOIN approval_event e ON e.id = o.record_id"
      "  WHERE o.action_id = ?1 AND o.entity = ?5 AND e.revision_id = c.revision)"
      " AND EXISTS (SELECT 1 FROM approval_event e WHERE e.revision_id = c.revision)"
      " ORDER BY 3 DESC",
      "iiiiiii", action, (gint64)REG_ENTITY_QUOTATION_REVISION, (gint64)REG_ENTITY_QUOTATION_LINE,
      (gint64)REG_ENTITY_APPROVAL_STEP, (gint64)REG_ENTITY_APPROVAL_EVENT,
      (gint64)REG_APPROVAL_EVENT_KIND_UNDONE, (gint64)REG_APPROVAL_EVENT_KIND_REFUSED);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      Undone undone = { reg_statement_int (each, 0), reg_statement_int (each, 1),
                        reg_statement_int (each, 2) };

      g_array_append_val (found, undone);
    }
  if (!local)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_approvals_keeps_number:
 * @db: a connection in a write job that takes an action back
 * @entity: what kind of record
 *
 * A sale or complaint whose number others came after is put in the bin with it instead of being
 * removed, so that no number is missing.
 *
 * Returns: whether a record the action made has to be kept for its number
 */
gboolean
reg_approvals_keeps_number (RegDb *db, RegEntityId entity)
{
  return (entity == REG_ENTITY_SALE || entity == REG_ENTITY_COMPLAINT) && db->action->keeps_numbers;
}

/* A quotation keeps the number it was given, as a draft. */
static gboolean
give_numbers_back (RegDb *db, gint64 action, GError **error)
{
  g_autoptr (RegStatement) each = NULL;
  g_autoptr (GError) local = NULL;

  if (!series_moved_on (db, action, 0))
    return TRUE;
  each = reg_db_query (db,
                       "SELECT c.record_id, c.fields ->> '$.number[1]' FROM change c"
                       " JOIN quotation q ON q.id = c.record_id"
                       " WHERE c.action_id = ? AND c.entity = ? AND q.number IS NULL"
                       " AND c.fields ->> '$.number[0]' IS NULL"
                       " AND c.fields ->> '$.number[1]' IS NOT NULL",
                       "ii", action, (gint64)REG_ENTITY_QUOTATION);
  while (reg_statement_next (each, &local))
    {
      RegRecordBuilder *head = reg_command_edit (db, REG_ENTITY_QUOTATION,
                                                 reg_statement_int (each, 0), error);

      if (!head)
        return FALSE;
      reg_record_builder_set_text (head, REG_QUOTATION_NUMBER, reg_statement_text (each, 1));
      if (!reg_command_save (db, head, error))
        return FALSE;
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_approvals_note_undo:
 * @db: a connection in a write job
 * @action: an action that was just taken back
 * @error: what went wrong
 *
 * Adds to the chain that its steps were taken back; such an entry names the number of the other one
 * as its limit.
 *
 * Returns: whether the chain tells of it
 */
gboolean
reg_approvals_note_undo (RegDb *db, gint64 action, GError **error)
{
  g_autoptr (GArray) found = find_undone (db, action, error);
  g_autoptr (RegStatement)
      statement = reg_db_query (db, "SELECT label FROM action WHERE id = ?", "i", action);
  g_autofree char *label = NULL;

  if (!found)
    return FALSE;
  if (reg_statement_next (statement, NULL))
    label = reg_statement_dup (statement, 0);
  for (guint i = 0; i < found->len; i++)
    {
      const Undone *undone = &g_array_index (found, Undone, i);

      if (!append_undone (db, undone->quotation, undone->revision, undone->seq, label, error))
        return FALSE;
    }
  return give_numbers_back (db, action, error);
}
