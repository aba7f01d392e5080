/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "core/reg-approval-chain.h"
#include "store/reg-approval-keys-private.h"
#include "store/reg-approvals-private.h"
#include "store/reg-db-private.h"
#include "store/reg-quotations-private.h"

/* --- the chain -------------------------------------------------------------------------- */

static void
read_hash (RegStatement *each, int column, guint8 hash[REG_HASH_SIZE], gboolean *is_there)
{
  gsize size;
  const void *bytes = reg_statement_bytes (each, column, &size);

  if (size == REG_HASH_SIZE)
    memcpy (hash, bytes, REG_HASH_SIZE);
  if (is_there)
    *is_there = size == REG_HASH_SIZE;
}

static char *
read_identifier (RegStatement *each, int column)
{
  gsize size;
  const guint8 *uid = reg_statement_bytes (each, column, &size);

  return size == REG_UID_SIZE ? reg_uid_to_string (uid) : g_strdup ("");
}

/* The key an entry is about or was signed with; valid until the next row. */
static const guint8 *
read_key (RegStatement *each)
{
  gsize size;
  const guint8 *key = reg_statement_bytes (each, 14, &size);

  return size == REG_PUBLIC_KEY_SIZE ? key : NULL;
}

static const char *const chain_findings[] = {
  [REG_APPROVAL_CHAIN_GAP] = "an entry before it is missing, or it is out of order",
  [REG_APPROVAL_CHAIN_LINK] = "it does not follow the entry before it",
  [REG_APPROVAL_CHAIN_CHANGED] = "it is not what was written",
};

/* Columns of what an entry seals, in the order of read_entry(). */
#define ENTRY                                                                                      \
  "SELECT e.seq, e.at, s.uid, e.kind, q.uid, r.uid, e.content_hash, e.limit_value,"                \
  " e.self_approved, e.comment, e.previous_hash, e.hash, q.number, e.deleted_at,"                  \
  " e.signed_by, e.signature"                                                                      \
  " FROM approval_event e LEFT JOIN staff s ON s.id = e.staff_id"                                  \
  " LEFT JOIN quotation q ON q.id = e.quotation_id"                                                \
  " LEFT JOIN quotation_revision r ON r.id = e.revision_id "

static RegApprovalChainState
feed_entry (RegStatement *each, RegApprovalVerifier *verifier)
{
  g_autofree char *who = read_identifier (each, 2);
  g_autofree char *quotation = read_identifier (each, 4);
  g_autofree char *revision = read_identifier (each, 5);
  RegApprovalEntry entry = {
    .seq = reg_statement_int (each, 0),
    .at = reg_statement_int (each, 1),
    .who = who,
    .what = reg_enum_get_nick (&reg_enum_approval_event_kind, reg_statement_int (each, 3)),
    .quotation = quotation,
    .revision = revision,
    .limit = reg_statement_int (each, 7),
    .is_own = reg_statement_int (each, 8) != 0,
    .comment = reg_statement_is_null (each, 9) ? NULL : reg_statement_text (each, 9),
  };

  read_hash (each, 6, entry.content_hash, &entry.has_content_hash);
  read_hash (each, 10, entry.previous_hash, NULL);
  read_hash (each, 11, entry.hash, NULL);
  entry.signed_by = read_key (each);
  entry.signature = reg_statement_bytes (each, 15, &entry.signature_size);
  if (!entry.signed_by && !reg_statement_is_null (each, 14))
    return REG_APPROVAL_CHAIN_CHANGED;
  return reg_approval_verifier_feed (verifier, &entry);
}

/* --- signed answers --------------------------------------------------------------------- */

static gboolean
is_uid (RegStatement *each, int column, const guint8 *uid)
{
  gsize size;
  const void *bytes = reg_statement_bytes (each, column, &size);

  return size == REG_UID_SIZE && memcmp (bytes, uid, REG_UID_SIZE) == 0;
}

static gboolean
is_hash (RegStatement *each, int column, const guint8 *hash)
{
  gsize size;
  const void *bytes = reg_statement_bytes (each, column, &size);

  return size == REG_HASH_SIZE && memcmp (bytes, hash, REG_HASH_SIZE) == 0;
}

static gboolean
is_comment (RegStatement *each, const char *comment)
{
  return reg_statement_is_null (each, 9) ? comment == NULL
                                         : g_strcmp0 (reg_statement_text (each, 9), comment) == 0;
}

/* Whether the entry says what was signed, and nothing else. */
static gboolean
says_what_was_signed (RegStatement *each, const RegApprovalAnswer *answer)
{
  return is_uid (each, 2, answer->staff) && reg_statement_int (each, 3) == answer->kind
         && is_uid (each, 4, answer->quotation) && is_uid (each, 5, answer->revision)
         && is_hash (each, 6, answer->content_hash) && reg_statement_int (each, 7) == answer->limit
         && is_comment (each, answer->comment);
}

/* What is wrong with an entry that came in a file, NULL for nothing. */
static const char *
find_signature_fault (RegStatement *each, const guint8 *key)
{
  gsize size;
  const void *bytes = reg_statement_bytes (each, 15, &size);
  g_autoptr (GBytes) packed = g_bytes_new (bytes, size);
  g_autoptr (RegApprovalAnswer) answer = reg_signed_answer_unpack (key, packed);

  if (!answer)
    return "its signature does not hold";
  return says_what_was_signed (each, answer) ? NULL : "it says something else than was signed";
}

static gboolean
is_about_key (RegStatement *each)
{
  return reg_statement_is_null (each, 4);
}

/* The same, with what the chain said of keys until then. */
static const char *
find_key_fault (RegStatement *each, RegKeyRing *ring)
{
  const guint8 *key = read_key (each);
  g_autofree char *who = NULL;
  const RegKeyFacts *facts;
  const char *fault;

  if (!key)
    return reg_statement_is_null (each, 15) ? NULL : "a signature is there and no key";
  if (is_about_key (each))
    return reg_key_ring_feed (ring, key, reg_statement_text (each, 9))
               ? NULL
               : "it says nothing about its key";
  if ((fault = find_signature_fault (each, key)))
    return fault;
  facts = reg_key_ring_find (ring, key);
  who = read_identifier (each, 2);
  if (!facts || facts->state != REG_KEY_TRUSTED)
    return "the key was not trusted then";
  return strcmp (facts->staff, who) == 0 ? NULL : "the key is somebody else's";
}

/**
 * reg_key_ring_load:
 * @db: a connection
 * @error: when the file cannot be read
 *
 * Entries whose seal does not hold say nothing.
 *
 * Returns: (transfer full) (nullable): what the chain says of keys today
 */
RegKeyRing *
reg_key_ring_load (RegDb *db, GError **error)
{
  g_autoptr (RegKeyRing) ring = reg_key_ring_new ();
  g_autoptr (RegStatement)
      each = reg_db_query (db, ENTRY "WHERE e.quotation_id IS NULL ORDER BY e.seq", NULL);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegApprovalVerifier verifier = { 0 };
      const guint8 *key = read_key (each);

      if (key && feed_entry (each, &verifier) != REG_APPROVAL_CHAIN_CHANGED)
        reg_key_ring_feed (ring, read_key (each), reg_statement_text (each, 9));
    }
  return reg_db_pass_on (&local, error) ? NULL : g_steal_pointer (&ring);
}

/* --- going through ---------------------------------------------------------------------- */

static void
check_entry (RegStatement *each,
             RegApprovalVerifier *verifier,
             RegKeyRing *ring,
             GPtrArray *findings)
{
  RegApprovalChainState state = feed_entry (each, verifier);
  const char *number = reg_statement_text (each, 12);
  const char *why = NULL;

  if (state != REG_APPROVAL_CHAIN_WHOLE)
    why = chain_findings[state];
  else if (!reg_statement_is_null (each, 13))
    why = "it was put in the bin";
  else
    why = find_key_fault (each, ring);
  if (why)
    g_ptr_array_add (findings, g_strdup_printf ("Approval entry %" G_GINT64_FORMAT
                                                "%s%s cannot be verified: %s",
                                                reg_statement_int (each, 0),
                                                *number ? " of quotation " : "", number, why));
}

static gboolean
verify_chain (RegDb *db, GPtrArray *findings, gint64 *n_checked, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (db, ENTRY "ORDER BY e.seq", NULL);
  g_autoptr (RegKeyRing) ring = reg_key_ring_new ();
  RegApprovalVerifier verifier = { 0 };
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      check_entry (each, &verifier, ring, findings);
      (*n_checked)++;
    }
  return !reg_db_pass_on (&local, error) && reg_key_ring_check_rows (ring, db, findings, error);
}

/**
 * reg_approvals_entries_hold:
 * @db: a connection
 * @quotation: a quotation
 *
 * What an entry says counts only as long as its seal holds, and the signature of one that came in a
 * file: one that was copied from another revision, or written past the commands, tells nothing.
 *
 * Returns: whether every entry of the quotation still is what was sealed
 */
gboolean
reg_approvals_entries_hold (RegDb *db, gint64 quotation)
{
  g_autoptr (RegStatement)
      each = reg_db_query (db, ENTRY "WHERE e.quotation_id = ?", "i", quotation);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegApprovalVerifier verifier = { 0 };

      const guint8 *key;

      if (feed_entry (each, &verifier) == REG_APPROVAL_CHAIN_CHANGED)
        return FALSE;
      if ((key = read_key (each)) && find_signature_fault (each, key))
        return FALSE;
    }
  return !local;
}

/* A chain cannot tell that its end was cut off; the journal knows every entry that was written. */
static gboolean
find_removed (RegDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT (SELECT label FROM action a WHERE a.id = c.action_id) FROM change c"
      " WHERE c.entity = ? AND NOT EXISTS (SELECT 1 FROM approval_event e WHERE e.id = c.record_id)"
      " ORDER BY c.record_id",
      "i", (gint64)REG_ENTITY_APPROVAL_EVENT);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_ptr_array_add (findings,
                     g_strdup_printf ("An approval entry cannot be verified: it was written by"
                                      " “%s” and is gone",
                                      reg_statement_text (each, 0)));
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- revisions -------------------------------------------------------------------------- */

/* Whatever was sealed, asked for or signed, and whatever claims to be approved. */
static GArray *
revisions_to_check (RegDb *db, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT r.quotation_id, r.id FROM quotation_revision r WHERE r.deleted_at IS NULL"
      " AND (r.state = ?1 OR r.state = ?2 OR (r.state <> ?3 AND (r.content_hash IS NOT NULL"
      " OR EXISTS (SELECT 1 FROM approval_event e WHERE e.revision_id = r.id)"
      " OR EXISTS (SELECT 1 FROM approval_step s WHERE s.revision_id = r.id)))) ORDER BY r.id",
      "iii", (gint64)REG_QUOTATION_WAITING, (gint64)REG_QUOTATION_APPROVED,
      (gint64)REG_QUOTATION_DRAFT);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      gint64 pair[] = { reg_statement_int (each, 0), reg_statement_int (each, 1) };

      g_array_append_vals (pairs, pair, 2);
    }
  if (!local)
    return g_steal_pointer (&pairs);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
verify_revisions (RegDb *db, GPtrArray *findings, gint64 *n_checked, GError **error)
{
  g_autoptr (GArray) pairs = revisions_to_check (db, error);

  for (guint i = 0; pairs && i < pairs->len; i += 2)
    {
      g_autoptr (RegQuotation) self = reg_quotation_load_for_check (
          db, g_array_index (pairs, gint64, i), g_array_index (pairs, gint64, i + 1), error);
      g_autoptr (GError) finding = NULL;

      if (!self)
        return FALSE;
      /* Each entry was looked at, and is named, on its own. */
      if (!reg_approvals_check_revision (NULL, self, &finding))
        g_ptr_array_add (findings, g_strdup (finding->message));
      (*n_checked)++;
    }
  return pairs != NULL;
}

/**
 * reg_approvals_verify:
 * @db: a connection
 * @findings: (element-type utf8): gets a sentence for each thing that cannot be verified, naming the
 *   number and the reason; strings to be freed with g_free()
 * @n_checked: (out): entries and revisions looked at
 * @error: when the file cannot be read
 *
 * Looks at every entry of the chain and its signature, at entries that were taken out, at the keys,
 * and at every revision against its fingerprint and its entries.
 *
 * Returns: whether everything was looked at; it is sound when @findings stayed as it was
 */
gboolean
reg_approvals_verify (RegDb *db, GPtrArray *findings, gint64 *n_checked, GError **error)
{
  *n_checked = 0;
  return verify_chain (db, findings, n_checked, error) && find_removed (db, findings, error)
         && verify_revisions (db, findings, n_checked, error);
}
