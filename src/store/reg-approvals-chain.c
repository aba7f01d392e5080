/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-approval-chain.h"
#include "core/reg-quotation-state.h"
#include "store/reg-approvals-private.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* The identifier of a row that never changes, as the chain writes it. */
static char *
row_identifier (RegDb *db, RegEntityId entity, gint64 id, GError **error)
{
  g_autoptr (RegRecord) record = id ? reg_db_load (db, entity, id, error) : NULL;

  if (!id)
    return g_strdup ("");
  return record ? reg_uid_to_string (reg_record_get_uid (record)) : NULL;
}

static gboolean
load_last (RegDb *db, RegApprovalEntry *last, GError **error)
{
  g_autoptr (RegStatement) statement = reg_db_query (
      db, "SELECT seq, hash FROM approval_event ORDER BY seq DESC LIMIT 1", NULL);
  g_autoptr (GError) local = NULL;
  const void *bytes;
  gsize size;

  *last = (RegApprovalEntry){ 0 };
  if (!reg_statement_next (statement, &local))
    {
      if (!local)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  last->seq = reg_statement_int (statement, 0);
  bytes = reg_statement_bytes (statement, 1, &size);
  if (size == REG_HASH_SIZE)
    memcpy (last->hash, bytes, size);
  return TRUE;
}

static RegRecordBuilder *
event_builder (const RegApprovalNote *note, const RegApprovalEntry *entry)
{
  RegRecordBuilder *event = reg_record_builder_new (REG_ENTITY_APPROVAL_EVENT);
  g_autoptr (GBytes) previous = g_bytes_new (entry->previous_hash, REG_HASH_SIZE);
  g_autoptr (GBytes) hash = g_bytes_new (entry->hash, REG_HASH_SIZE);

  reg_record_builder_set_int (event, REG_APPROVAL_EVENT_SEQ, entry->seq);
  reg_record_builder_set_ref (event, REG_APPROVAL_EVENT_QUOTATION_ID, note->quotation);
  reg_record_builder_set_ref (event, REG_APPROVAL_EVENT_REVISION_ID, note->revision);
  reg_record_builder_set_int (event, REG_APPROVAL_EVENT_KIND, note->kind);
  reg_record_builder_set_ref (event, REG_APPROVAL_EVENT_STAFF_ID, note->staff);
  reg_record_builder_set_int (event, REG_APPROVAL_EVENT_AT, entry->at);
  reg_record_builder_set_blob (event, REG_APPROVAL_EVENT_CONTENT_HASH, note->content_hash);
  if (note->limit)
    reg_record_builder_set_int (event, REG_APPROVAL_EVENT_LIMIT_VALUE, note->limit);
  reg_record_builder_set_text (event, REG_APPROVAL_EVENT_COMMENT, entry->comment);
  reg_record_builder_set_int (event, REG_APPROVAL_EVENT_SELF_APPROVED, note->self_approved);
  reg_record_builder_set_blob (event, REG_APPROVAL_EVENT_SIGNED_BY, note->signed_by);
  reg_record_builder_set_blob (event, REG_APPROVAL_EVENT_SIGNATURE, note->signature);
  reg_record_builder_set_blob (event, REG_APPROVAL_EVENT_PREVIOUS_HASH, previous);
  reg_record_builder_set_blob (event, REG_APPROVAL_EVENT_HASH, hash);
  return event;
}

/**
 * reg_approvals_append:
 * @db: a connection in a write job
 * @note: what happened
 * @error: what went wrong
 *
 * Seals it and puts it at the end of the chain.
 *
 * Returns: whether it stands there
 */
gboolean
reg_approvals_append (RegDb *db, const RegApprovalNote *note, GError **error)
{
  g_autofree char *who = row_identifier (db, REG_ENTITY_STAFF, note->staff, error);
  g_autofree char *quotation = who ? row_identifier (db, REG_ENTITY_QUOTATION, note->quotation,
                                                     error)
                                   : NULL;
  g_autofree char *revision = quotation ? row_identifier (db, REG_ENTITY_QUOTATION_REVISION,
                                                          note->revision, error)
                                        : NULL;
  RegApprovalEntry last, entry = { 0 };

  if (!revision || !load_last (db, &last, error))
    return FALSE;
  entry.at = reg_db_now (db);
  entry.who = who;
  entry.what = reg_enum_get_nick (&reg_enum_approval_event_kind, note->kind);
  entry.quotation = quotation;
  entry.revision = revision;
  entry.limit = note->limit;
  entry.is_own = note->self_approved;
  /* An empty comment is kept as none, so it has to be sealed as none. */
  entry.comment = note->comment && *note->comment ? note->comment : NULL;
  if (note->content_hash && g_bytes_get_size (note->content_hash) == REG_HASH_SIZE)
    {
      entry.has_content_hash = TRUE;
      memcpy (entry.content_hash, g_bytes_get_data (note->content_hash, NULL), REG_HASH_SIZE);
    }
  if (note->signed_by)
    {
      g_assert (g_bytes_get_size (note->signed_by) == REG_PUBLIC_KEY_SIZE);
      entry.signed_by = g_bytes_get_data (note->signed_by, NULL);
    }
  if (note->signature)
    entry.signature = g_bytes_get_data (note->signature, &entry.signature_size);
  reg_approval_entry_seal (&entry, last.seq ? &last : NULL);
  return reg_command_save (db, event_builder (note, &entry), error);
}

/* --- what a revision rests on ---------------------------------------------------------- */

static gboolean
was_taken_back (GPtrArray *events, gint64 seq)
{
  for (guint i = 0; i < events->len; i++)
    if (reg_record_get_int (events->pdata[i], REG_APPROVAL_EVENT_KIND)
            == REG_APPROVAL_EVENT_KIND_UNDONE
        && reg_record_get_int (events->pdata[i], REG_APPROVAL_EVENT_LIMIT_VALUE) == seq)
      return TRUE;
  return FALSE;
}

/**
 * reg_approvals_standing:
 * @events: (element-type RegRecord): entries of one quotation in their order
 *
 * Returns: (transfer container) (element-type RegRecord): those that still count; valid as long as
 *   @events is
 */
GPtrArray *
reg_approvals_standing (GPtrArray *events)
{
  GPtrArray *standing = g_ptr_array_new ();

  for (guint i = 0; i < events->len; i++)
    {
      gint64 kind = reg_record_get_int (events->pdata[i], REG_APPROVAL_EVENT_KIND);
      gint64 seq = reg_record_get_int (events->pdata[i], REG_APPROVAL_EVENT_SEQ);

      if (kind != REG_APPROVAL_EVENT_KIND_UNDONE && kind != REG_APPROVAL_EVENT_KIND_REFUSED
          && !was_taken_back (events, seq))
        g_ptr_array_add (standing, events->pdata[i]);
    }
  return standing;
}

static gboolean
cannot_verify (const RegQuotation *self, const char *why, GError **error)
{
  return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                           "The approval of quotation %s cannot be verified: %s", self->number,
                           why);
}

static gboolean
has_entry (GPtrArray *entries, RegApprovalEventKind kind)
{
  for (guint i = 0; i < entries->len; i++)
    if (reg_record_get_int (entries->pdata[i], REG_APPROVAL_EVENT_KIND) == (gint64)kind)
      return TRUE;
  return FALSE;
}

static gboolean
has_approval_by (GPtrArray *entries, gint64 staff)
{
  for (guint i = 0; i < entries->len; i++)
    {
      gint64 kind = reg_record_get_int (entries->pdata[i], REG_APPROVAL_EVENT_KIND);

      if ((kind == REG_APPROVAL_EVENT_KIND_APPROVED
           || kind == REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT)
          && reg_record_get_int (entries->pdata[i], REG_APPROVAL_EVENT_STAFF_ID) == staff)
        return TRUE;
    }
  return FALSE;
}

/* Standing entries of this revision; NULL when one of them is about another content. */
static GPtrArray *
entries_of_revision (const RegQuotation *self, GBytes *hash)
{
  g_autoptr (GPtrArray) standing = reg_approvals_standing (self->events);
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < standing->len; i++)
    {
      GBytes *sealed = reg_record_get_blob (standing->pdata[i], REG_APPROVAL_EVENT_CONTENT_HASH);

      if (reg_record_get_int (standing->pdata[i], REG_APPROVAL_EVENT_REVISION_ID)
          != reg_record_get_id (self->revision))
        continue;
      if (sealed && (!hash || !g_bytes_equal (sealed, hash)))
        return NULL;
      g_ptr_array_add (own, standing->pdata[i]);
    }
  return g_steal_pointer (&own);
}

static gboolean
check_signatures (const RegQuotation *self, GPtrArray *entries, GError **error)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const RegRecord *step = self->steps->pdata[i];

      if (reg_record_get_int (step, REG_APPROVAL_STEP_STATE) != REG_APPROVAL_STEP_STATE_APPROVED)
        return cannot_verify (self, "a signature is missing", error);
      if (!has_approval_by (entries, reg_record_get_int (step, REG_APPROVAL_STEP_DECIDED_BY)))
        return cannot_verify (self, "no entry tells of a signature", error);
    }
  return TRUE;
}

static gboolean
check_state (const RegQuotation *self, GPtrArray *entries, GError **error)
{
  RegQuotationState state = reg_record_get_int (self->revision, REG_QUOTATION_REVISION_STATE);
  gboolean was_asked = has_entry (entries, REG_APPROVAL_EVENT_KIND_SUBMITTED);

  if (state == REG_QUOTATION_WAITING && !was_asked)
    return cannot_verify (self, "no entry tells that it was asked for", error);
  if (state == REG_QUOTATION_READY && (was_asked || self->steps->len))
    return cannot_verify (self, "it needed one and has none", error);
  if (!reg_quotation_state_was_approved (state))
    return TRUE;
  if (was_asked && !self->steps->len)
    return cannot_verify (self, "its signatures are gone", error);
  if (state == REG_QUOTATION_APPROVED && !was_asked)
    return cannot_verify (self, "no entry tells of it", error);
  return check_signatures (self, entries, error);
}

static gboolean
is_sealed_for (const RegQuotation *self, const RegRecord *party, GBytes *sealed)
{
  g_autoptr (GBytes)
      now = reg_quotation_fingerprint (self->quotation, self->revision, self->lines, party);

  return g_bytes_equal (sealed, now);
}

/**
 * reg_approvals_get_sealed_content:
 * @self: a quotation with a revision that was handed in
 *
 * Returns: (transfer full) (nullable): the bytes its seal is the hash of; %NULL when they are not what
 *   stands there any more
 */
GBytes *
reg_approvals_get_sealed_content (const RegQuotation *self)
{
  GBytes *sealed = reg_record_get_blob (self->revision, REG_QUOTATION_REVISION_CONTENT_HASH);
  guint n = self->merged ? self->merged->len : 0;

  for (guint i = 0; sealed && i <= n; i++)
    {
      const RegRecord *party = i ? self->merged->pdata[i - 1] : self->party;

      if (is_sealed_for (self, party, sealed))
        return reg_quotation_content_write (self->quotation, self->revision, self->lines, party);
    }
  return NULL;
}

/* A seal names the customer. Merging two records of one customer changes the name in it, not whom it
 * is for. */
static gboolean
is_what_was_sealed (const RegQuotation *self, GBytes *sealed)
{
  if (is_sealed_for (self, self->party, sealed))
    return TRUE;
  for (guint i = 0; self->merged && i < self->merged->len; i++)
    if (is_sealed_for (self, self->merged->pdata[i], sealed))
      return TRUE;
  return FALSE;
}

/**
 * reg_approvals_check_revision:
 * @db: (nullable): a connection, to look at the seals of the entries as well
 * @self: a quotation with the revision to be looked at
 * @error: %REG_STORE_ERROR_REFUSED says what cannot be verified
 *
 * Drafts, and revisions that ask for nothing, have nothing to verify.
 *
 * Returns: whether its approval, if it has one, is for exactly what stands there
 */
gboolean
reg_approvals_check_revision (RegDb *db, const RegQuotation *self, GError **error)
{
  GBytes *sealed = reg_record_get_blob (self->revision, REG_QUOTATION_REVISION_CONTENT_HASH);
  g_autoptr (GPtrArray) entries = NULL;

  if (reg_record_get_int (self->revision, REG_QUOTATION_REVISION_STATE) == REG_QUOTATION_DRAFT)
    return TRUE;
  if (db && !reg_approvals_entries_hold (db, reg_record_get_id (self->quotation)))
    return cannot_verify (self, "an entry is not what was written", error);
  if (sealed && !is_what_was_sealed (self, sealed))
    return cannot_verify (self, "the content is not what was sealed", error);
  if (!(entries = entries_of_revision (self, sealed)))
    return cannot_verify (self, "the entries are about another content", error);
  return check_state (self, entries, error);
}
