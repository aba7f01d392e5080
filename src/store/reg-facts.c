/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-facts.h"

#include <string.h>

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* "YYYY-MM": what was written down in the same month is equally old. */
#define MONTH_CHARS 7

typedef struct
{
  RegDb *db;
  const char *today;
  GPtrArray *rules;      /* of RegRecord FIELD_RULE */
  GHashTable *confirmed; /* key → day */
  GArray *facts;
} Search;

/* --- when it was written ------------------------------------------------------------------ */

/* Changes that were taken back changed nothing, and neither did taking them back. */
#define CHANGES_SQL                                                                                \
  "SELECT j.key, max (a.at) FROM change c JOIN action a ON a.id = c.action_id, json_each "         \
  "(c.fields) j"                                                                                   \
  " WHERE c.entity = ? AND c.record_id = ? AND c.op = 'u' AND a.state <> 2 AND a.undoes IS NULL"   \
  " GROUP BY j.key"

/* Column → day on which it was last written after the record was made. */
static GHashTable *
load_changes (RegDb *db, const RegRecord *record, GError **error)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db, CHANGES_SQL, "ii", (gint64)reg_record_get_entity (record), reg_record_get_id (record));

  while (reg_statement_next (each, &local))
    {
      char day[REG_DATE_SIZE];

      if (reg_date_from_instant (reg_statement_int (each, 1), db->time_zone, day))
        g_hash_table_insert (days, reg_statement_dup (each, 0), g_strdup (day));
    }
  if (!local)
    return g_steal_pointer (&days);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
take_later (char known_on[REG_DATE_SIZE], const char *day)
{
  if (day && reg_date_is_valid (day) && reg_date_has_year (day) && strcmp (day, known_on) > 0)
    g_strlcpy (known_on, day, REG_DATE_SIZE);
}

/* --- facts -------------------------------------------------------------------------------- */

/* @written: when the value was last written, "" unknown; @confirmed: (nullable) */
static void
add_fact (Search *self,
          const RegKept *kept,
          gint64 contact_point,
          const char *written,
          const char *confirmed)
{
  const RegRecord *rule = reg_kept_find_rule (kept, self->rules);
  RegFact fact = { .kept = kept, .contact_point = contact_point };

  take_later (fact.known_on, written);
  if (confirmed && strcmp (confirmed, fact.known_on) >= 0)
    {
      fact.is_confirmed = TRUE;
      take_later (fact.known_on, confirmed);
    }
  fact.freshness = rule && reg_record_get_int (rule, REG_FIELD_RULE_UNUSED)
                       ? REG_FRESHNESS_FRESH
                       : reg_freshness_judge (reg_kept_get_valid_days (kept, rule), fact.known_on,
                                              self->today);
  g_array_append_val (self->facts, fact);
}

static void
get_made_on (Search *self, const RegRecord *record, char day[REG_DATE_SIZE])
{
  if (!reg_date_from_instant (reg_record_get_created_at (record), self->db->time_zone, day))
    *day = '\0';
}

static gboolean
add_fields (Search *self, const RegRecord *party, GError **error)
{
  g_autoptr (GHashTable) changes = load_changes (self->db, party, error);
  guint n;
  const RegKept *kept = reg_kept_list (&n);

  if (!changes)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      char written[REG_DATE_SIZE] = "";

      if (kept[i].contact >= 0 || reg_record_is_null (party, kept[i].field))
        continue;
      get_made_on (self, party, written);
      take_later (written, g_hash_table_lookup (changes, kept[i].key));
      add_fact (self, &kept[i], 0, written, g_hash_table_lookup (self->confirmed, kept[i].key));
    }
  return TRUE;
}

/* A detail carries the day of its confirmation itself. */
static gboolean
add_contact (Search *self, const RegRecord *point, GError **error)
{
  static const char *const columns[] = { "kind",   "value",       "street", "city",
                                         "region", "postal_code", "country" };
  const RegKept *kept = reg_kept_find_contact (reg_record_get_int (point, REG_CONTACT_POINT_KIND));
  g_autoptr (GHashTable) changes = kept ? load_changes (self->db, point, error) : NULL;
  char written[REG_DATE_SIZE] = "";

  if (!kept)
    return TRUE;
  if (!changes)
    return FALSE;
  get_made_on (self, point, written);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    take_later (written, g_hash_table_lookup (changes, columns[i]));
  add_fact (self, kept, reg_record_get_id (point), written,
            reg_record_is_null (point, REG_CONTACT_POINT_CONFIRMED_ON)
                ? NULL
                : reg_record_get_text (point, REG_CONTACT_POINT_CONFIRMED_ON));
  return TRUE;
}

static GHashTable *
load_confirmed (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement)
      each = reg_db_query (db,
                           "SELECT field, max (confirmed_on) FROM confirmation WHERE party_id = ?"
                           " AND field IS NOT NULL AND deleted_at IS NULL GROUP BY field",
                           "i", party);

  while (reg_statement_next (each, &local))
    g_hash_table_insert (days, reg_statement_dup (each, 0), reg_statement_dup (each, 1));
  if (!local)
    return g_steal_pointer (&days);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_facts_load:
 * @db: a connection
 * @party: a customer
 * @contact_points: (element-type RegRecord): how to reach them
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegFact) (nullable): what stands in the book about them and
 *   is not empty: contact details in their order, then fields
 */
GArray *
reg_facts_load (RegDb *db, const RegRecord *party, GPtrArray *contact_points, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (RegFact));
  g_autoptr (GPtrArray) rules = reg_db_list (db, REG_ENTITY_FIELD_RULE, -1, error);
  g_autoptr (GHashTable) confirmed = rules ? load_confirmed (db, reg_record_get_id (party), error)
                                           : NULL;
  Search search = { db, today, rules, confirmed, facts };

  if (!confirmed)
    return NULL;
  for (guint i = 0; i < contact_points->len; i++)
    if (!add_contact (&search, contact_points->pdata[i], error))
      return NULL;
  if (!add_fields (&search, party, error))
    return NULL;
  return g_steal_pointer (&facts);
}

/**
 * reg_facts_find:
 * @facts: (element-type RegFact): of a customer
 * @kept: what is wanted
 * @contact_point: the contact detail, 0 for a field
 *
 * Returns: (transfer none) (nullable): how sure that is; %NULL when it is empty
 */
const RegFact *
reg_facts_find (GArray *facts, const RegKept *kept, gint64 contact_point)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const RegFact *fact = &g_array_index (facts, RegFact, i);

      if (fact->kept == kept && fact->contact_point == contact_point)
        return fact;
    }
  return NULL;
}

/* The oldest month first; in it what is missed first when it is wrong. */
static int
compare_facts (gconstpointer a, gconstpointer b)
{
  const RegFact *left = a;
  const RegFact *right = b;
  int order = strncmp (left->known_on, right->known_on, MONTH_CHARS);

  if (order)
    return order;
  if (left->kept != right->kept)
    return left->kept < right->kept ? -1 : 1;
  return left->contact_point < right->contact_point ? -1
                                                    : left->contact_point > right->contact_point;
}

/**
 * reg_facts_list_due:
 * @facts: (element-type RegFact): of a customer
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type RegFact): what is too old to be believed, in the order in
 *   which it is worth asking about
 */
GArray *
reg_facts_list_due (GArray *facts, guint limit)
{
  GArray *due = g_array_new (FALSE, FALSE, sizeof (RegFact));

  for (guint i = 0; i < facts->len; i++)
    {
      const RegFact *fact = &g_array_index (facts, RegFact, i);

      if (fact->freshness == REG_FRESHNESS_OLD)
        g_array_append_val (due, *fact);
    }
  g_array_sort (due, compare_facts);
  if (due->len > limit)
    g_array_set_size (due, limit);
  return due;
}

static gboolean
confirm_contact (RegDb *db, gint64 party, gint64 contact_point, const char *today, GError **error)
{
  RegRecordBuilder *builder = reg_command_edit (db, REG_ENTITY_CONTACT_POINT, contact_point, error);
  gint64 owner;

  if (!builder)
    return FALSE;
  owner = reg_record_builder_get_value (builder, REG_CONTACT_POINT_PARTY_ID)->i;
  if (owner == party)
    {
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_CONFIRMED_ON, today);
      return reg_command_save (db, builder, error);
    }
  reg_record_builder_free (builder);
  return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                           "contact_point %" G_GINT64_FORMAT " is of another customer",
                           contact_point);
}

/**
 * reg_fact_confirm:
 * @db: a connection in a write job
 * @party: a customer
 * @key: of a #RegKept
 * @contact_point: the contact detail, 0 for a field
 * @error: %REG_STORE_ERROR_INVALID when there is no such thing
 *
 * The customer says that it is still right, today, to whoever is working.
 *
 * Returns: whether that is written down
 */
gboolean
reg_fact_confirm (RegDb *db, gint64 party, const char *key, gint64 contact_point, GError **error)
{
  const RegKept *kept = reg_kept_find (key);
  g_autofree char *today = reg_db_today (db);
  RegRecordBuilder *builder;

  if (!kept || (kept->contact >= 0) != (contact_point != 0))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "confirmation: field: “%s”", key);
  if (contact_point)
    return confirm_contact (db, party, contact_point, today, error);
  builder = reg_record_builder_new (REG_ENTITY_CONFIRMATION);
  reg_record_builder_set_ref (builder, REG_CONFIRMATION_PARTY_ID, party);
  reg_record_builder_set_text (builder, REG_CONFIRMATION_FIELD, key);
  reg_record_builder_set_text (builder, REG_CONFIRMATION_CONFIRMED_ON, today);
  reg_record_builder_set_ref (builder, REG_CONFIRMATION_STAFF_ID, reg_db_get_staff (db));
  return reg_command_save (db, builder, error);
}
