/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-party-erase.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"
#include "store/reg-held.h"

/* What is erased follows from the descriptions of the records: fields that say something about a person
 * are emptied wherever they stand, in the rows and in the journal of those rows. */

typedef struct
{
  RegDb *db;
  const RegEraseWords *words;
  GHashTable *seen;             /* "entity:id" */
  GPtrArray *records;           /* of RegRecord: all that is held */
  GHashTable *accepted;         /* ids of quotations that became sales */
  GString *ids[REG_N_ENTITIES]; /* of each kind, as a list in JSON */
} Erase;

/* --- what is held ------------------------------------------------------------------------- */

static void
erase_clear (Erase *self)
{
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->accepted);
  g_ptr_array_unref (self->records);
  for (int i = 0; i < REG_N_ENTITIES; i++)
    if (self->ids[i])
      g_string_free (self->ids[i], TRUE);
}

static void
note_record (Erase *self, RegRecord *record)
{
  RegEntityId entity = reg_record_get_entity (record);
  gint64 id = reg_record_get_id (record);

  g_ptr_array_add (self->records, reg_record_ref (record));
  if (!self->ids[entity])
    self->ids[entity] = g_string_new (NULL);
  g_string_append_printf (self->ids[entity], "%s%" G_GINT64_FORMAT,
                          self->ids[entity]->len ? "," : "", id);
  if (entity == REG_ENTITY_QUOTATION && !reg_record_is_null (record, REG_QUOTATION_SALE_ID))
    g_hash_table_add (self->accepted, g_memdup2 (&id, sizeof id));
}

/* Those who were merged into this customer are the same person, with what stayed behind with them. */
static gboolean
gather (Erase *self, gint64 party, GError **error)
{
  g_autoptr (RegHeldBook) held = reg_held_load (self->db, party, error);

  if (!held)
    return FALSE;
  for (guint i = 0; i < held->records->len; i++)
    {
      RegRecord *record = ((RegHeld *)held->records->pdata[i])->record;
      RegEntityId entity = reg_record_get_entity (record);
      gint64 id = reg_record_get_id (record);

      if (!g_hash_table_add (self->seen, g_strdup_printf ("%d:%" G_GINT64_FORMAT, entity, id)))
        continue;
      note_record (self, record);
      if (entity == REG_ENTITY_PARTY && id != party && !gather (self, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
begin (Erase *self, RegDb *db, gint64 party, const RegEraseWords *words, GError **error)
{
  *self = (Erase){ .db = db, .words = words };
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->accepted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  return gather (self, party, error);
}

/* --- what becomes of it ------------------------------------------------------------------- */

static RegEraseFate
get_fate (RegEntityId entity)
{
  switch (entity)
    {
    case REG_ENTITY_SALE:
    case REG_ENTITY_SALE_LINE:
    case REG_ENTITY_QUOTATION:
    case REG_ENTITY_QUOTATION_REVISION:
    case REG_ENTITY_QUOTATION_LINE:
    case REG_ENTITY_APPROVAL_STEP:
    case REG_ENTITY_APPROVAL_EVENT:
    case REG_ENTITY_EXPORT_ENTRY:
      return REG_ERASE_STAYS;
    case REG_ENTITY_PARTY:
    case REG_ENTITY_TOUCHPOINT:
    case REG_ENTITY_COMPLAINT:
    case REG_ENTITY_COMPLAINT_EVENT:
    case REG_ENTITY_OPPORTUNITY:
    case REG_ENTITY_HOLDING:
    case REG_ENTITY_RUNG_MARK:
    case REG_ENTITY_MATERIAL_REQUEST:
      return REG_ERASE_SILENT;
    default:
      return REG_ERASE_GOES;
    }
}

/* Words that say something about the shop rather than the person, and are counted. */
static gboolean
is_counted (RegEntityId entity, int field)
{
  static const struct
  {
    RegEntityId entity;
    int field;
  } counted[] = {
    { REG_ENTITY_PARTY, REG_PARTY_CUSTOMER_CLASS },
    { REG_ENTITY_PARTY, REG_PARTY_SOURCE },
    { REG_ENTITY_COMPLAINT, REG_COMPLAINT_CATEGORY },
    { REG_ENTITY_COMPLAINT, REG_COMPLAINT_CAUSE },
    { REG_ENTITY_OPPORTUNITY, REG_OPPORTUNITY_CURRENCY },
    { REG_ENTITY_OPPORTUNITY, REG_OPPORTUNITY_SOURCE },
    { REG_ENTITY_OPPORTUNITY, REG_OPPORTUNITY_LOST_REASON },
    { REG_ENTITY_OPPORTUNITY, REG_OPPORTUNITY_COMPETITOR },
    { REG_ENTITY_HOLDING, REG_HOLDING_NAME },
    { REG_ENTITY_HOLDING, REG_HOLDING_VERSION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++)
    if (counted[i].entity == entity && counted[i].field == field)
      return TRUE;
  return FALSE;
}

static gboolean
is_words (const RegFieldInfo *field)
{
  return reg_field_is_text (field) && field->type != REG_FIELD_TYPE_DATE
         && !(field->flags & REG_FIELD_NUMBER);
}

/* Whether a field is emptied. An accepted quotation stays as it was sent, address and all. */
static gboolean
is_erased (RegEntityId entity, int field, gboolean is_accepted)
{
  const RegFieldInfo *info = &reg_entity_get_info (entity)->fields[field];

  if (info->flags & REG_FIELD_PERSONAL)
    return !is_accepted;
  switch (get_fate (entity))
    {
    case REG_ERASE_STAYS:
      return (entity == REG_ENTITY_QUOTATION && field == REG_QUOTATION_TITLE && !is_accepted)
             || (entity == REG_ENTITY_SALE && field == REG_SALE_NOTE);
    case REG_ERASE_SILENT:
      return (is_words (info) && !is_counted (entity, field))
             || (entity == REG_ENTITY_PARTY && field == REG_PARTY_REFERRED_BY);
    default:
      return is_words (info);
    }
}

static gboolean
is_accepted (const Erase *self, const RegRecord *record)
{
  gint64 quotation = 0;

  if (reg_record_get_entity (record) == REG_ENTITY_QUOTATION)
    quotation = reg_record_get_id (record);
  else if (reg_record_get_entity (record) == REG_ENTITY_QUOTATION_REVISION)
    quotation = reg_record_get_int (record, REG_QUOTATION_REVISION_QUOTATION_ID);
  return quotation && g_hash_table_contains (self->accepted, &quotation);
}

/* --- rows --------------------------------------------------------------------------------- */

static RegRecord *
without_words (const Erase *self, const RegRecord *record)
{
  const RegEntityInfo *info = reg_record_get_info (record);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);
  static const RegValue nothing = { .type = REG_VALUE_NULL };
  gboolean accepted = is_accepted (self, record);

  for (int i = 0; i < info->n_fields; i++)
    if (!is_erased (info->id, i, accepted))
      continue;
    else if (info->id == REG_ENTITY_PARTY && i == REG_PARTY_NAME)
      reg_record_builder_set_text (builder, i, self->words->name);
    else if (!(info->fields[i].flags & REG_FIELD_REQUIRED))
      reg_record_builder_set_value (builder, i, &nothing);
    else if (is_words (&info->fields[i]))
      reg_record_builder_set_text (builder, i, self->words->text);
  return reg_record_builder_end (builder);
}

/* A picture that somebody else has as well is theirs. */
static gboolean
is_shared (const Erase *self, const RegRecord *record)
{
  return reg_record_get_entity (record) == REG_ENTITY_ATTACHMENT
         && reg_db_query_int (self->db, 0, NULL,
                              "SELECT EXISTS (SELECT 1 FROM party WHERE photo_id = ?)"
                              " OR EXISTS (SELECT 1 FROM firm WHERE logo_id = ?1)"
                              " OR EXISTS (SELECT 1 FROM material WHERE attachment_id = ?1)"
                              " OR EXISTS (SELECT 1 FROM product WHERE image_id = ?1)"
                              " OR EXISTS (SELECT 1 FROM quotation_file WHERE attachment_id = ?1)"
                              " OR EXISTS (SELECT 1 FROM holding WHERE attachment_id = ?1)",
                              "i", reg_record_get_id (record))
                != 0;
}

static gboolean
empty_row (const Erase *self, RegRecord *record, GError **error)
{
  RegEntityId entity = reg_record_get_entity (record);
  g_autoptr (RegRecord) emptied = NULL;
  g_autoptr (RegRecord) saved = NULL;

  if (is_shared (self, record))
    return TRUE;
  emptied = without_words (self, record);
  saved = reg_db_save (self->db, emptied, error);
  return saved
         && (get_fate (entity) != REG_ERASE_GOES || reg_record_get_deleted_at (record)
             || reg_db_bin (self->db, entity, reg_record_get_id (record), error));
}

/* What is erased is not written into the journal, which would give it back. Pictures come last: by then
 * nobody of those who go refers to them. */
static gboolean
empty_rows (const Erase *self, GError **error)
{
  gboolean without_journal = self->db->without_journal;
  gboolean ok = TRUE;

  self->db->without_journal = TRUE;
  for (int round = 0; round < 2; round++)
    for (guint i = 0; ok && i < self->records->len; i++)
      if ((reg_record_get_entity (self->records->pdata[i]) == REG_ENTITY_ATTACHMENT)
          == (round == 1))
        ok = empty_row (self, self->records->pdata[i], error);
  self->db->without_journal = without_journal;
  return ok;
}

/* --- journal ------------------------------------------------------------------------------ */

/* ",'$.name','$.note'", or nothing. */
static char *
list_paths (RegEntityId entity, gboolean accepted)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  GString *paths = g_string_new (NULL);

  for (int i = 0; i < info->n_fields; i++)
    if (is_erased (entity, i, accepted))
      g_string_append_printf (paths, ",'$.%s'", info->fields[i].column);
  return g_string_free_and_steal (paths);
}

/* A change of which nothing is left but its time is no change any more. */
static gboolean
clean_record (const Erase *self, const RegRecord *record, GError **error)
{
  RegEntityId entity = reg_record_get_entity (record);
  gint64 id = reg_record_get_id (record);
  g_autofree char *paths = list_paths (entity, is_accepted (self, record));
  g_autofree char *sql = NULL;

  if (!*paths || is_shared (self, record))
    return TRUE;
  sql = g_strdup_printf ("UPDATE change SET fields = json_remove (fields%s)"
                         " WHERE entity = ? AND record_id = ? AND fields IS NOT NULL",
                         paths);
  return reg_db_exec (self->db, error, sql, "ii", (gint64)entity, id)
         && reg_db_exec (self->db, error,
                         "DELETE FROM change WHERE entity = ? AND record_id = ? AND op = 'u'"
                         " AND json_remove (fields, '$.changed_at') = '{}'",
                         "ii", (gint64)entity, id);
}

/* Of a row that was removed for good the journal holds everything. It is known by whom it belonged to. */
static gboolean
clean_removed (const Erase *self, const RegEntityInfo *info, int field, GError **error)
{
  RegEntityId whole = info->fields[field].refers;
  g_autofree char *paths = list_paths (info->id, FALSE);
  g_autofree char *among = NULL;
  g_autofree char *sql = NULL;

  if (!*paths || !self->ids[whole])
    return TRUE;
  among = g_strconcat ("[", self->ids[whole]->str, "]", NULL);
  sql = g_strdup_printf ("UPDATE change SET fields = json_remove (fields%s)"
                         " WHERE entity = ? AND op = 'd' AND fields ->> '$.%s[0]'"
                         " IN (SELECT value FROM json_each (?))",
                         paths, info->fields[field].column);
  return reg_db_exec (self->db, error, sql, "it", (gint64)info->id, among);
}

/* Of most kinds nothing was ever removed for good; whoever erases many asks once. */
static gboolean
find_removed (RegDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = NULL;

  if (db->removed_action == db->action->id)
    return TRUE;
  db->removed = 0;
  each = reg_db_query (db, "SELECT DISTINCT entity FROM change WHERE op = 'd'", NULL);
  while (reg_statement_next (each, &local))
    db->removed |= G_GUINT64_CONSTANT (1) << reg_statement_int (each, 0);
  if (!local)
    {
      db->removed_action = db->action->id;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
clean_journal (const Erase *self, GError **error)
{
  for (guint i = 0; i < self->records->len; i++)
    if (!clean_record (self, self->records->pdata[i], error))
      return FALSE;
  if (!find_removed (self->db, error))
    return FALSE;
  for (RegEntityId entity = REG_ENTITY_NONE + 1; entity < REG_N_ENTITIES; entity++)
    {
      const RegEntityInfo *info = reg_entity_get_info (entity);

      if (!(self->db->removed & (G_GUINT64_CONSTANT (1) << entity)))
        continue;
      for (int i = 0; i < info->n_fields; i++)
        if (info->fields[i].type == REG_FIELD_TYPE_REF
            && (info->fields[i].refers == REG_ENTITY_PARTY
                || (info->fields[i].flags & REG_FIELD_REQUIRED))
            && !clean_removed (self, info, i, error))
          return FALSE;
    }
  return TRUE;
}

/* --- before ------------------------------------------------------------------------------- */

static void
count_part (RegErasure *erasure, const RegRecord *record)
{
  RegErasePart part = { reg_record_get_entity (record), get_fate (reg_record_get_entity (record)),
                        1 };

  for (guint i = 0; i < erasure->parts->len; i++)
    if (g_array_index (erasure->parts, RegErasePart, i).entity == part.entity)
      {
        g_array_index (erasure->parts, RegErasePart, i).count++;
        return;
      }
  g_array_append_val (erasure->parts, part);
}

static gboolean
find_obstacles (RegDb *db, RegErasure *erasure, GError **error)
{
  gint64 party = reg_record_get_id (erasure->party);
  g_autoptr (GError) local = NULL;

  erasure->open_quotations = reg_db_query_int (
      db, 0, &local, "SELECT open_quotations FROM party_summary WHERE party_id = ?", "i", party);
  if (!local)
    erasure->open_complaints = reg_db_query_int (
        db, 0, &local, "SELECT open_complaints FROM party_summary WHERE party_id = ?", "i", party);
  if (!local)
    erasure->unpaid_sales = reg_db_query_int (
        db, 0, &local,
        "SELECT count (*) FROM sale WHERE party_id = ? AND deleted_at IS NULL"
        " AND coalesce (state, 0) = 0 AND due_on IS NOT NULL AND paid_on IS NULL",
        "i", party);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_party_erasure_free:
 * @self: (transfer full): what erasing would do
 */
void
reg_party_erasure_free (RegErasure *self)
{
  g_clear_pointer (&self->party, reg_record_unref);
  g_array_unref (self->parts);
  g_free (self);
}

/**
 * reg_party_erasure_is_refused:
 * @self: what erasing would do
 *
 * Returns: whether something is open that needs to know who the customer is, or nothing is left
 */
gboolean
reg_party_erasure_is_refused (const RegErasure *self)
{
  return self->open_quotations > 0 || self->open_complaints > 0 || self->unpaid_sales > 0
         || !reg_record_is_null (self->party, REG_PARTY_ERASED_ON);
}

/**
 * reg_party_erasure_load:
 * @db: a connection
 * @party: a customer
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): what erasing the customer would do, and what stands in the way
 */
RegErasure *
reg_party_erasure_load (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (RegErasure) erasure = g_new0 (RegErasure, 1);
  Erase self;
  gboolean ok;

  erasure->parts = g_array_new (FALSE, FALSE, sizeof (RegErasePart));
  erasure->party = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  if (!erasure->party)
    return NULL;
  ok = begin (&self, db, party, NULL, error) && find_obstacles (db, erasure, error);
  for (guint i = 0; ok && i < self.records->len; i++)
    count_part (erasure, self.records->pdata[i]);
  erasure->named = g_hash_table_size (self.accepted);
  erase_clear (&self);
  return ok ? g_steal_pointer (&erasure) : NULL;
}

/* --- erasing ------------------------------------------------------------------------------ */

static gboolean
require_closed (RegDb *db, gint64 party, GError **error)
{
  RegErasure erasure = { .party = reg_db_load (db, REG_ENTITY_PARTY, party, error) };
  gboolean ok;

  if (!erasure.party)
    return FALSE;
  ok = find_obstacles (db, &erasure, error);
  if (ok && !reg_record_is_null (erasure.party, REG_PARTY_ERASED_ON))
    ok = reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                           "party %" G_GINT64_FORMAT " was erased before", party);
  else if (ok && reg_party_erasure_is_refused (&erasure))
    ok = reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                           "party %" G_GINT64_FORMAT ": open quotations %" G_GINT64_FORMAT
                           ", open complaints %" G_GINT64_FORMAT ", unpaid sales %" G_GINT64_FORMAT,
                           party, erasure.open_quotations, erasure.open_complaints,
                           erasure.unpaid_sales);
  reg_record_unref (erasure.party);
  return ok;
}

/* That it happened, and when, is the one thing written down. */
static gboolean
mark_erased (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (RegRecord) emptied = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  g_autofree char *today = reg_db_today (db);
  RegRecordBuilder *builder;

  if (!emptied)
    return FALSE;
  builder = reg_record_builder_new_from (emptied);
  reg_record_builder_set_text (builder, REG_PARTY_ERASED_ON, today);
  return reg_command_save (db, builder, error);
}

/**
 * reg_party_erase:
 * @db: a connection in a write job, in an action without undo
 * @party: a customer
 * @words: what stands in place of what was erased
 * @error: %REG_STORE_ERROR_REFUSED while something is open, or when it was done before
 *
 * Takes who the customer is out of the book for good: names, ways to reach them, what was said, the
 * photo, and what the journal held of it. Sales and quotations stay with their numbers, days and amounts.
 * What was approved keeps its fingerprint. After the commit the file is written anew, so that the bytes
 * are gone from it, too.
 *
 * Returns: whether it is erased
 */
gboolean
reg_party_erase (RegDb *db, gint64 party, const RegEraseWords *words, GError **error)
{
  Erase self;
  gboolean ok;

  if (!reg_db_require_write (db, error) || !require_closed (db, party, error))
    return FALSE;
  ok = begin (&self, db, party, words, error) && empty_rows (&self, error)
       && clean_journal (&self, error) && mark_erased (db, party, error);
  erase_clear (&self);
  db->wants_purge = db->wants_purge || ok;
  return ok;
}

/* --- the file ----------------------------------------------------------------------------- */

/**
 * reg_db_purge:
 * @db: the writer's connection, outside of an action
 * @error: what went wrong; what was erased may then still be found in unused parts of the file
 *
 * Writes the file anew without what is no longer used, the lists of words of the search among it, and
 * empties the log beside it.
 *
 * Returns: whether nothing of what was erased is left
 */
gboolean
reg_db_purge (RegDb *db, GError **error)
{
  static const char *const steps[] = {
    "INSERT INTO party_word (party_word) VALUES ('optimize')",
    "INSERT INTO party_part (party_part) VALUES ('optimize')",
    "INSERT INTO record_word (record_word) VALUES ('optimize')",
    "INSERT INTO record_part (record_part) VALUES ('optimize')",
  };
  gboolean ok = TRUE;

  for (gsize i = 0; ok && i < G_N_ELEMENTS (steps); i++)
    ok = reg_db_exec (db, error, steps[i], NULL);
  if (!ok)
    return FALSE;
  /* A statement that is kept would be in its way. The copy of a large file is not for memory. */
  reg_db_rest (db);
  ok = reg_db_exec_script (
      db, "PRAGMA temp_store = FILE; VACUUM; PRAGMA wal_checkpoint (TRUNCATE);", error);
  reg_db_exec_script (db, "PRAGMA temp_store = MEMORY;", NULL);
  return ok;
}
