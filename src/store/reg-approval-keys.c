/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-approval-keys.h"

#include <string.h>

#include "store/reg-approval-keys-private.h"
#include "store/reg-approvals-private.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* Keys come into the chain as entries about no quotation: approved from then on, or withdrawn. The
 * words stand in entries that were sealed: they never change. */
#define OWN "own-key"
#define TRUST "trust-key "
#define REVOKE "revoke-key"

struct _RegKeyRing
{
  GPtrArray *facts; /* of RegKeyFacts: a firm has a handful */
};

/**
 * reg_key_ring_new:
 *
 * Returns: (transfer full): a ring without keys
 */
RegKeyRing *
reg_key_ring_new (void)
{
  RegKeyRing *self = g_new0 (RegKeyRing, 1);

  self->facts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * reg_key_ring_free:
 * @self: (nullable) (transfer full): a ring
 */
void
reg_key_ring_free (RegKeyRing *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->facts);
  g_free (self);
}

static RegKeyFacts *
find (const RegKeyRing *self, const guint8 *key)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      RegKeyFacts *facts = self->facts->pdata[i];

      if (memcmp (facts->key, key, REG_PUBLIC_KEY_SIZE) == 0)
        return facts;
    }
  return NULL;
}

/**
 * reg_key_ring_find:
 * @self: a ring
 * @key: a public key
 *
 * Returns: (nullable): what is known of it
 */
const RegKeyFacts *
reg_key_ring_find (const RegKeyRing *self, const guint8 *key)
{
  return find (self, key);
}

/**
 * reg_key_ring_get_state:
 * @self: a ring
 * @key: a public key
 *
 * Returns: how far it is trusted
 */
RegKeyState
reg_key_ring_get_state (const RegKeyRing *self, const guint8 *key)
{
  const RegKeyFacts *facts = find (self, key);

  return facts ? facts->state : REG_KEY_UNKNOWN;
}

/**
 * reg_key_ring_feed:
 * @self: a ring
 * @key: the key the next entry is about
 * @comment: what it says
 *
 * Returns: whether it says something about a key
 */
gboolean
reg_key_ring_feed (RegKeyRing *self, const guint8 *key, const char *comment)
{
  RegKeyFacts *facts = find (self, key);
  RegKeyState state;
  const char *staff = "";

  if (strcmp (comment, OWN) == 0)
    state = REG_KEY_OWN;
  else if (strcmp (comment, REVOKE) == 0 && facts)
    {
      state = REG_KEY_REVOKED;
      staff = NULL;
    }
  else if (g_str_has_prefix (comment, TRUST)
           && strlen (comment) == strlen (TRUST) + REG_UID_STRING_LENGTH)
    {
      state = REG_KEY_TRUSTED;
      staff = comment + strlen (TRUST);
    }
  else
    return FALSE;
  if (!facts)
    {
      facts = g_new0 (RegKeyFacts, 1);
      memcpy (facts->key, key, REG_PUBLIC_KEY_SIZE);
      g_ptr_array_add (self->facts, facts);
    }
  facts->state = state;
  if (staff)
    g_strlcpy (facts->staff, staff, sizeof facts->staff);
  return TRUE;
}

/* --- rows against the chain ------------------------------------------------------------- */

static gboolean
has_key (const RegRecord *record, const guint8 *key)
{
  GBytes *blob = reg_record_get_blob (record, REG_APPROVAL_KEY_PUBLIC_KEY);

  return blob && g_bytes_get_size (blob) == REG_PUBLIC_KEY_SIZE
         && memcmp (g_bytes_get_data (blob, NULL), key, REG_PUBLIC_KEY_SIZE) == 0;
}

static const RegKeyFacts *
find_facts_of (const RegKeyRing *self, const RegRecord *record)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      const RegKeyFacts *facts = self->facts->pdata[i];

      if (has_key (record, facts->key))
        return facts;
    }
  return NULL;
}

static RegKeyState
get_row_state (const RegRecord *record)
{
  return !reg_record_is_null (record, REG_APPROVAL_KEY_REVOKED_ON) ? REG_KEY_REVOKED
         : reg_record_get_int (record, REG_APPROVAL_KEY_OWN)       ? REG_KEY_OWN
                                                                   : REG_KEY_TRUSTED;
}

static gboolean
is_staff (RegDb *db, gint64 id, const char *uid)
{
  g_autoptr (RegRecord) staff = id ? reg_db_load (db, REG_ENTITY_STAFF, id, NULL) : NULL;
  g_autofree char *its = staff ? reg_uid_to_string (reg_record_get_uid (staff)) : g_strdup ("");

  return strcmp (its, uid) == 0;
}

static const char *
find_row_fault (const RegKeyRing *self, RegDb *db, const RegRecord *record)
{
  const RegKeyFacts *facts = find_facts_of (self, record);

  if (!facts)
    return "no entry tells that it was taken in";
  if (facts->state != get_row_state (record))
    return "the entries say otherwise whether it is trusted";
  if (!is_staff (db, reg_record_get_int (record, REG_APPROVAL_KEY_STAFF_ID), facts->staff))
    return "the entries say it is somebody else's";
  return NULL;
}

/**
 * reg_key_ring_check_rows:
 * @self: what the chain says
 * @db: a connection
 * @findings: (element-type utf8): gets a sentence for each key that is not what the chain says
 * @error: when the file cannot be read
 *
 * Returns: whether everything was looked at
 */
gboolean
reg_key_ring_check_rows (const RegKeyRing *self, RegDb *db, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray)
      rows = reg_db_list (db, REG_ENTITY_APPROVAL_KEY, REG_APPROVAL_KEY_NAME, error);

  if (!rows)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const char *fault = find_row_fault (self, db, rows->pdata[i]);

      if (fault)
        g_ptr_array_add (
            findings,
            g_strdup_printf ("The key of “%s” cannot be verified: %s",
                             reg_record_get_text (rows->pdata[i], REG_APPROVAL_KEY_NAME), fault));
    }
  for (guint i = 0; i < self->facts->len; i++)
    {
      const RegKeyFacts *facts = self->facts->pdata[i];
      gboolean found = FALSE;

      for (guint k = 0; !found && k < rows->len; k++)
        found = has_key (rows->pdata[k], facts->key);
      if (!found)
        g_ptr_array_add (findings, g_strdup ("A key that entries tell of is gone from the book"));
    }
  return TRUE;
}

/* --- writing ---------------------------------------------------------------------------- */

static gboolean
append (
    RegDb *db, const guint8 *key, RegApprovalEventKind kind, const char *comment, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (key, REG_PUBLIC_KEY_SIZE);
  RegApprovalNote note = {
    .kind = kind, .staff = reg_db_get_staff (db), .comment = comment, .signed_by = bytes
  };

  return reg_approvals_append (db, &note, error);
}

static RegRecord *
find_row (RegDb *db, const guint8 *key, GError **error)
{
  g_autoptr (GPtrArray) rows = reg_db_list (db, REG_ENTITY_APPROVAL_KEY, -1, error);

  for (guint i = 0; rows && i < rows->len; i++)
    if (has_key (rows->pdata[i], key))
      return reg_record_ref (rows->pdata[i]);
  return NULL;
}

/* The row of a key, made or made anew. */
static gboolean
save_row (
    RegDb *db, const guint8 *key, const char *name, gboolean own, gint64 staff, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegRecord) row = find_row (db, key, &local);
  g_autoptr (GBytes) bytes = g_bytes_new (key, REG_PUBLIC_KEY_SIZE);
  g_autofree char *today = reg_db_today (db);
  RegRecordBuilder *builder;

  if (reg_db_pass_on (&local, error))
    return FALSE;
  builder = row ? reg_record_builder_new_from (row)
                : reg_record_builder_new (REG_ENTITY_APPROVAL_KEY);
  reg_record_builder_set_text (builder, REG_APPROVAL_KEY_NAME, name);
  reg_record_builder_set_blob (builder, REG_APPROVAL_KEY_PUBLIC_KEY, bytes);
  reg_record_builder_set_int (builder, REG_APPROVAL_KEY_OWN, own);
  reg_record_builder_set_ref (builder, REG_APPROVAL_KEY_STAFF_ID, staff);
  reg_record_builder_set_text (builder, REG_APPROVAL_KEY_TRUSTED_ON, today);
  reg_record_builder_set_null (builder, REG_APPROVAL_KEY_REVOKED_ON);
  return reg_command_save (db, builder, error);
}

/**
 * reg_approval_keys_ensure_own:
 * @db: a connection in a write job
 * @key: of this installation
 * @error: %REG_STORE_ERROR_REFUSED when the book holds it for another computer's
 *
 * Returns: whether the book knows it as its own
 */
gboolean
reg_approval_keys_ensure_own (RegDb *db, const RegSigningKey *key, GError **error)
{
  const guint8 *public_key = reg_signing_key_get_public (key);
  g_autoptr (RegKeyRing) ring = reg_key_ring_load (db, error);
  RegKeyState state;

  if (!ring)
    return FALSE;
  state = reg_key_ring_get_state (ring, public_key);
  if (state == REG_KEY_OWN)
    return TRUE;
  if (state != REG_KEY_UNKNOWN)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "The key of this computer stands in the book as another computer's");
  return save_row (db, public_key, g_get_host_name (), TRUE, 0, error)
         && append (db, public_key, REG_APPROVAL_EVENT_KIND_APPROVED, OWN, error);
}

/* Owners and managers decide whom the book trusts, and nobody lets in somebody above themselves. */
static gboolean
may_manage (RegDb *db, const RegRecord *whose, GError **error)
{
  gint64 id = reg_db_get_staff (db);
  g_autoptr (RegRecord) staff = id ? reg_db_load (db, REG_ENTITY_STAFF, id, error) : NULL;
  gint64 role = staff ? reg_record_get_int (staff, REG_STAFF_ROLE) : 0;

  if (id && !staff)
    return FALSE;
  if (!staff)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "Nobody is working: an owner or a manager decides whom to trust");
  if (role < REG_ROLE_MANAGER)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "%s may not decide whom to trust: an owner or a manager has to",
                             reg_record_get_text (staff, REG_STAFF_NAME));
  if (whose && reg_record_get_int (whose, REG_STAFF_ROLE) > role)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "%s may not let a computer answer for %s, who stands above them",
                             reg_record_get_text (staff, REG_STAFF_NAME),
                             reg_record_get_text (whose, REG_STAFF_NAME));
  return TRUE;
}

static RegRecord *
load_owner_of_key (RegDb *db, gint64 staff, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_STAFF, staff, error);

  if (!record)
    return NULL;
  if (!reg_record_get_deleted_at (record)
      && (reg_record_is_null (record, REG_STAFF_ACTIVE)
          || reg_record_get_int (record, REG_STAFF_ACTIVE)))
    return g_steal_pointer (&record);
  reg_command_fail (error, REG_STORE_ERROR_REFUSED, "%s no longer works here",
                    reg_record_get_text (record, REG_STAFF_NAME));
  return NULL;
}

static RegKeyCard *
read_card (GBytes *text, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegSignedFile) file = reg_signed_file_read (text, &local);
  RegKeyCard *card = NULL;

  if (file && file->kind != REG_SIGNED_FILE_KEY)
    reg_command_fail (error, REG_STORE_ERROR_INVALID, "approval file: it holds no key");
  else if (!file || !(card = reg_key_card_read (file, &local)))
    reg_command_fail (error, REG_STORE_ERROR_INVALID, "%s", local->message);
  return card;
}

/* Spaces are for the eye. */
static gboolean
is_same_fingerprint (const char *typed, const char *computed)
{
  g_autofree char *a = g_strdup (typed);
  g_autofree char *b = g_strdup (computed);
  char **both[] = { &a, &b };

  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      char *to = *both[i];

      for (const char *from = to; *from; from++)
        if (!g_ascii_isspace (*from) && *from != '-')
          *to++ = *from;
      *to = '\0';
    }
  return strcmp (a, b) == 0;
}

/**
 * reg_approval_keys_trust:
 * @db: a connection in a write job
 * @card: the file with the key
 * @fingerprint: what was read to each other
 * @staff: whose computer it is
 * @error: %REG_STORE_ERROR_INVALID for a file that is none; %REG_STORE_ERROR_REFUSED when the
 *   fingerprint is another, or who works may not; %REG_STORE_ERROR_CONFLICT when it is trusted already
 *
 * Returns: whether answers signed with it count as those of @staff
 */
gboolean
reg_approval_keys_trust (
    RegDb *db, GBytes *card, const char *fingerprint, gint64 staff, GError **error)
{
  g_autoptr (RegKeyCard) read = read_card (card, error);
  g_autoptr (RegRecord) whose = read ? load_owner_of_key (db, staff, error) : NULL;
  g_autoptr (RegKeyRing) ring = whose ? reg_key_ring_load (db, error) : NULL;
  g_autofree char *computed = read ? reg_public_key_fingerprint (read->key) : NULL;
  g_autofree char *uid = whose ? reg_uid_to_string (reg_record_get_uid (whose)) : NULL;
  g_autofree char *comment = g_strconcat (TRUST, uid, NULL);
  RegKeyState state;

  if (!ring || !may_manage (db, whose, error))
    return FALSE;
  if (!is_same_fingerprint (fingerprint, computed))
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED, "The key has another fingerprint: %s",
                             computed);
  state = reg_key_ring_get_state (ring, read->key);
  if (state == REG_KEY_OWN)
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED, "This is the key of this computer");
  if (state == REG_KEY_TRUSTED)
    return reg_command_fail (error, REG_STORE_ERROR_CONFLICT, "This computer is trusted already");
  return save_row (db, read->key, *read->computer ? read->computer : computed, FALSE, staff, error)
         && append (db, read->key, REG_APPROVAL_EVENT_KIND_APPROVED, comment, error);
}

/**
 * reg_approval_keys_revoke:
 * @db: a connection in a write job
 * @id: of a key
 * @error: %REG_STORE_ERROR_REFUSED when who works may not; %REG_STORE_ERROR_CONFLICT when it is not
 *   trusted
 *
 * Answers that were taken in before stay; none is taken in any more.
 *
 * Returns: whether it is no longer trusted
 */
gboolean
reg_approval_keys_revoke (RegDb *db, gint64 id, GError **error)
{
  g_autoptr (RegRecord) row = reg_db_load (db, REG_ENTITY_APPROVAL_KEY, id, error);
  g_autoptr (RegKeyRing) ring = row ? reg_key_ring_load (db, error) : NULL;
  const RegKeyFacts *facts = ring ? find_facts_of (ring, row) : NULL;
  g_autofree char *today = reg_db_today (db);
  RegRecordBuilder *builder;

  if (!ring || !may_manage (db, NULL, error))
    return FALSE;
  if (!facts || facts->state == REG_KEY_REVOKED)
    return reg_command_fail (error, REG_STORE_ERROR_CONFLICT, "“%s” is not trusted",
                             reg_record_get_text (row, REG_APPROVAL_KEY_NAME));
  builder = reg_record_builder_new_from (row);
  reg_record_builder_set_text (builder, REG_APPROVAL_KEY_REVOKED_ON, today);
  return reg_command_save (db, builder, error)
         && append (db, facts->key, REG_APPROVAL_EVENT_KIND_WITHDRAWN, REVOKE, error);
}

/**
 * reg_approval_keys_write_card:
 * @db: a connection in a write job
 * @key: of this installation
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): a file for another computer
 */
GBytes *
reg_approval_keys_write_card (RegDb *db, const RegSigningKey *key, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);
  gint64 id = reg_db_get_staff (db);
  g_autoptr (RegRecord) staff = id ? reg_db_load (db, REG_ENTITY_STAFF, id, NULL) : NULL;
  g_autoptr (RegKeyCard) card = g_new0 (RegKeyCard, 1);
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (RegSignedFile) file = NULL;

  if (!firm || !reg_approval_keys_ensure_own (db, key, error))
    return NULL;
  memcpy (card->key, reg_signing_key_get_public (key), REG_PUBLIC_KEY_SIZE);
  card->computer = g_strdup (g_get_host_name ());
  card->firm_name = g_strdup (reg_record_get_text (firm, REG_FIRM_NAME));
  card->person = staff ? g_strdup (reg_record_get_text (staff, REG_STAFF_NAME)) : NULL;
  card->made_at = reg_db_now (db);
  payload = reg_key_card_write (card);
  file = reg_signed_file_new (REG_SIGNED_FILE_KEY, payload, key, NULL);
  return reg_signed_file_write (file);
}

/* --- reading ---------------------------------------------------------------------------- */

/**
 * reg_key_info_free:
 * @self: (nullable) (transfer full): a key
 */
void
reg_key_info_free (RegKeyInfo *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->record, reg_record_unref);
  g_clear_pointer (&self->staff, reg_record_unref);
  g_free (self->fingerprint);
  g_free (self);
}

static RegKeyInfo *
make_info (RegDb *db, const RegKeyRing *ring, RegRecord *record)
{
  RegKeyInfo *info = g_new0 (RegKeyInfo, 1);
  const RegKeyFacts *facts = find_facts_of (ring, record);
  gint64 staff = reg_record_get_int (record, REG_APPROVAL_KEY_STAFF_ID);

  info->record = reg_record_ref (record);
  info->staff = staff ? reg_db_load (db, REG_ENTITY_STAFF, staff, NULL) : NULL;
  info->state = facts && !find_row_fault (ring, db, record) ? facts->state : REG_KEY_UNKNOWN;
  info->fingerprint = facts ? reg_public_key_fingerprint (facts->key) : g_strdup ("");
  return info;
}

/**
 * reg_approval_keys_list:
 * @db: a connection
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegKeyInfo) (nullable): every key the book has, by name; one
 *   the chain does not back is %REG_KEY_UNKNOWN
 */
GPtrArray *
reg_approval_keys_list (RegDb *db, GError **error)
{
  g_autoptr (RegKeyRing) ring = reg_key_ring_load (db, error);
  g_autoptr (GPtrArray)
      rows = ring ? reg_db_list (db, REG_ENTITY_APPROVAL_KEY, REG_APPROVAL_KEY_NAME, error) : NULL;
  GPtrArray *list;

  if (!rows)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_key_info_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (list, make_info (db, ring, rows->pdata[i]));
  return list;
}
