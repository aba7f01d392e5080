/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-import-private.h"

#include "core/reg-country.h"
#include "core/reg-fold.h"
#include "core/reg-phone.h"
#include "io/reg-io-error.h"

#include <string.h>

/* Customers: the record itself and the ways to reach it. */

static gboolean
is_phone (gint64 kind)
{
  return kind == REG_CONTACT_KIND_PHONE || kind == REG_CONTACT_KIND_MOBILE
         || kind == REG_CONTACT_KIND_FAX;
}

static RegRecord *
address_point (RegImportRun *run)
{
  static const struct
  {
    const char *id;
    int field;
  } parts[] = {
    { "street", REG_CONTACT_POINT_STREET },   { "postal_code", REG_CONTACT_POINT_POSTAL_CODE },
    { "city", REG_CONTACT_POINT_CITY },       { "region", REG_CONTACT_POINT_REGION },
    { "country", REG_CONTACT_POINT_COUNTRY },
  };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
  gboolean is_empty = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (reg_import_get_value (run, parts[i].id)));

      reg_record_builder_set_text (builder, parts[i].field, text);
      is_empty = is_empty && !*text;
    }
  if (is_empty)
    {
      reg_record_builder_free (builder);
      return NULL;
    }
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_ADDRESS);
  return reg_record_builder_end (builder);
}

/* Numbers without a country code belong to the country of the address. */
static char *
national_digits (RegImportRun *run, const char *number)
{
  const RegCountry *country = reg_country_find (reg_import_get_value (run, "country"));

  return reg_phone_national_number (number, country ? country->code : run->country);
}

static RegRecord *
reach_point (RegImportRun *run, RegContactKind kind, const char *value)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  if (is_phone (kind))
    {
      g_autofree char *digits = national_digits (run, value);
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_DIGITS, digits);
    }
  return reg_record_builder_end (builder);
}

static GPtrArray *
row_points (RegImportRun *run, GError **error)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  GArray *fields = reg_import_plan_get_fields (run->plan, run->file);
  guint n = MIN (reg_import_plan_get_n_columns (run->plan, run->file),
                 reg_csv_reader_get_n_fields (run->reader));
  RegRecord *address = address_point (run);

  for (guint i = 0; i < n; i++)
    {
      int mapped = reg_import_plan_get_mapping (run->plan, run->file, i);
      const RegImportField *field = mapped < 0 ? NULL
                                               : &g_array_index (fields, RegImportField, mapped);
      g_autofree char *text = NULL;

      if (!field || field->contact_kind < 0 || field->contact_kind == REG_CONTACT_KIND_ADDRESS)
        continue;
      text = g_strstrip (g_strdup (reg_csv_reader_get_field (run->reader, i)));
      if (!*text)
        continue;
      if (field->contact_kind == REG_CONTACT_KIND_EMAIL && !strchr (text, '@'))
        {
          g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID,
                       "email: “%s” is not an e-mail address", text);
          g_clear_pointer (&address, reg_record_unref);
          return NULL;
        }
      g_ptr_array_add (points, reach_point (run, field->contact_kind, text));
    }
  if (address)
    g_ptr_array_add (points, address);
  return g_steal_pointer (&points);
}

static gboolean
same_text (const RegRecord *a, const RegRecord *b, int field)
{
  g_autofree char *left = reg_fold (reg_record_get_text (a, field));
  g_autofree char *right = reg_fold (reg_record_get_text (b, field));

  return strcmp (left, right) == 0;
}

/* Whether @known says all that @wanted does. */
static gboolean
same_point (const RegRecord *known, const RegRecord *wanted)
{
  gint64 kind = reg_record_get_int (wanted, REG_CONTACT_POINT_KIND);

  if (reg_record_get_int (known, REG_CONTACT_POINT_KIND) != kind)
    return FALSE;
  if (kind == REG_CONTACT_KIND_ADDRESS)
    return same_text (known, wanted, REG_CONTACT_POINT_STREET)
           && same_text (known, wanted, REG_CONTACT_POINT_POSTAL_CODE)
           && same_text (known, wanted, REG_CONTACT_POINT_CITY)
           && same_text (known, wanted, REG_CONTACT_POINT_COUNTRY);
  if (is_phone (kind) && !reg_record_is_null (wanted, REG_CONTACT_POINT_DIGITS))
    return same_text (known, wanted, REG_CONTACT_POINT_DIGITS);
  return same_text (known, wanted, REG_CONTACT_POINT_VALUE);
}

static gboolean
is_known (GPtrArray *known, const RegRecord *wanted)
{
  for (guint i = 0; i < known->len; i++)
    if (same_point (known->pdata[i], wanted))
      return TRUE;
  return FALSE;
}

/**
 * reg_import_add_points:
 * @run: a run
 * @party: the customer
 * @is_new: whether the row made the customer, who then has no points yet
 * @points: (element-type RegRecord): ways to reach them, without owner
 * @error: what went wrong
 *
 * Adds the points that are not known; none is ever taken away.
 *
 * Returns: how many were new, -1 on failure
 */
int
reg_import_add_points (
    RegImportRun *run, gint64 party, gboolean is_new, GPtrArray *points, GError **error)
{
  g_autoptr (GPtrArray)
      known = is_new ? g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref)
                     : reg_db_list_by_int (run->db, REG_ENTITY_CONTACT_POINT,
                                           REG_CONTACT_POINT_PARTY_ID, party,
                                           REG_CONTACT_POINT_POSITION, error);
  int n_new = 0;

  if (!known)
    return -1;
  for (guint i = 0; i < points->len; i++)
    {
      RegRecordBuilder *builder;
      g_autoptr (RegRecord) wanted = NULL;
      RegRecord *saved;

      if (is_known (known, points->pdata[i]))
        continue;
      builder = reg_record_builder_new_from (points->pdata[i]);
      reg_record_builder_set_ref (builder, REG_CONTACT_POINT_PARTY_ID, party);
      reg_record_builder_set_int (builder, REG_CONTACT_POINT_POSITION, known->len + 1);
      wanted = reg_record_builder_end (builder);
      saved = reg_db_save_own (run->db, g_steal_pointer (&wanted), error);
      if (!saved)
        return -1;
      g_ptr_array_add (known, saved);
      n_new++;
    }
  return n_new;
}

static const char *
reach_of (const RegRecord *point)
{
  gint64 kind = reg_record_get_int (point, REG_CONTACT_POINT_KIND);

  if (kind > REG_CONTACT_KIND_EMAIL)
    return NULL;
  return is_phone (kind) ? reg_record_peek_text (point, REG_CONTACT_POINT_DIGITS)
                         : reg_record_peek_text (point, REG_CONTACT_POINT_VALUE);
}

typedef gint64 (*Find) (RegLookup *lookup, const char *key);

static gint64
find_person (RegLookup *people, Find find, const char *name, GPtrArray *points)
{
  gboolean has_reach = FALSE;
  g_autoptr (GString) key = g_string_sized_new (64);
  gsize begun;

  reg_lookup_start_person_key (key, name);
  begun = key->len;
  for (guint i = 0; i < points->len; i++)
    {
      const char *reach = reach_of (points->pdata[i]);
      gint64 id;

      if (!reach)
        continue;
      has_reach = TRUE;
      g_string_truncate (key, begun);
      reg_lookup_end_person_key (key, reach);
      id = find (people, key->str);
      if (id)
        return id;
    }
  return has_reach ? 0 : find (people, key->str);
}

/**
 * reg_import_find_person:
 * @run: a run
 * @name: a name
 * @points: (element-type RegRecord): how to reach them
 *
 * Two rows are the same person when the name and one phone number or e-mail address agree, or,
 * when neither has any, the name alone.
 *
 * Returns: the customer's id, 0 when there is none
 */
gint64
reg_import_find_person (RegImportRun *run, const char *name, GPtrArray *points)
{
  return find_person (run->people, reg_lookup_find, name, points);
}

/**
 * reg_import_remember_person:
 * @run: a run
 * @party: a customer that was just taken
 * @name: the name
 * @points: (element-type RegRecord): how to reach them
 *
 * So that a later row finds the customer.
 */
void
reg_import_remember_person (RegImportRun *run, gint64 party, const char *name, GPtrArray *points)
{
  g_autoptr (GString) key = g_string_sized_new (64);
  gsize begun;

  reg_lookup_start_person_key (key, name);
  begun = key->len;
  reg_lookup_add (run->people, key->str, party);
  for (guint i = 0; i < points->len; i++)
    {
      const char *reach = reach_of (points->pdata[i]);

      if (!reach)
        continue;
      g_string_truncate (key, begun);
      reg_lookup_end_person_key (key, reach);
      reg_lookup_add (run->people, key->str, party);
    }
}

/* A firm with somebody to ask for, or a person. */
static char *
complete_name (RegImportRun *run, gboolean *is_firm, char **contact)
{
  g_autofree char *name = g_strstrip (g_strdup (reg_import_get_value (run, "name")));
  g_autofree char *given = g_strstrip (g_strdup (reg_import_get_value (run, "given_name")));
  g_autofree char *family = g_strstrip (g_strdup (reg_import_get_value (run, "family_name")));
  g_autofree char *person = g_strstrip (g_strdup_printf ("%s %s", given, family));
  g_autofree char *asked = g_strstrip (g_strdup (reg_import_get_value (run, "contact_name")));

  if (*name && *person && g_utf8_collate (name, person) != 0)
    *contact = g_strdup (person);
  *is_firm = *name && (*contact || *asked);
  return g_strdup (*name ? name : person);
}

static gint64
find_contact (RegImportRun *run, const char *name, GPtrArray *points)
{
  const char *key = reg_import_plan_get_key (run->plan);
  g_autofree char *value = key && run->by_key
                               ? g_strstrip (g_strdup (reg_import_get_value (run, key)))
                               : NULL;

  /* A row without its number is still somebody we may know. */
  if (value && *value)
    return reg_lookup_find (run->by_key, value);
  return reg_import_find_person (run, name, points);
}

/* Somebody decided that this one is the same as another: the row says nothing new, except perhaps how
 * to reach them. */
static gint64
find_merged (RegImportRun *run, const char *name, GPtrArray *points)
{
  const char *key = reg_import_plan_get_key (run->plan);
  g_autofree char *value = key && run->by_key
                               ? g_strstrip (g_strdup (reg_import_get_value (run, key)))
                               : NULL;

  if (value && *value)
    return reg_lookup_find_merged (run->by_key, value);
  return find_person (run->people, reg_lookup_find_merged, name, points);
}

static RegImportOutcome
take_merged (RegImportRun *run, gint64 party, GPtrArray *points, GError **error)
{
  int n_new = reg_import_add_points (run, party, FALSE, points, error);

  return n_new < 0 ? REG_IMPORT_REJECTED : n_new > 0 ? REG_IMPORT_UPDATED : REG_IMPORT_SKIPPED;
}

static void
remember_contact (RegImportRun *run, gint64 party, const char *name, GPtrArray *points)
{
  const char *key = reg_import_plan_get_key (run->plan);

  reg_import_remember_person (run, party, name, points);
  if (run->by_key)
    {
      g_autofree char *value = g_strstrip (g_strdup (reg_import_get_value (run, key)));

      reg_lookup_add (run->by_key, value, party);
    }
  reg_import_refer_later (run, REG_ENTITY_PARTY, party);
}

static RegRecordBuilder *
start_builder (RegImportRun *run, RegEntityId entity, gint64 existing)
{
  g_autoptr (RegRecord) record = existing ? reg_db_load (run->db, entity, existing, NULL) : NULL;

  return record ? reg_record_builder_new_from (record) : reg_record_builder_new (entity);
}

/**
 * reg_import_contact_row:
 * @run: a run on a row
 * @error: why the row cannot be taken
 *
 * Returns: what came of it
 */
RegImportOutcome
reg_import_contact_row (RegImportRun *run, GError **error)
{
  g_autofree char *contact = NULL;
  gboolean is_firm;
  g_autofree char *name = complete_name (run, &is_firm, &contact);
  g_autoptr (GPtrArray) points = row_points (run, error);
  g_autoptr (RegRecordBuilder) builder = NULL;
  RegImportOutcome outcome;
  gint64 existing, merged, party;
  int n_new;

  if (!points)
    return REG_IMPORT_REJECTED;
  if (!*name)
    {
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID, "name: is empty");
      return REG_IMPORT_REJECTED;
    }
  existing = find_contact (run, name, points);
  if (!existing && (merged = find_merged (run, name, points)))
    return take_merged (run, merged, points, error);
  builder = start_builder (run, REG_ENTITY_PARTY, existing);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
  if (!existing)
    reg_record_builder_set_int (builder, REG_PARTY_KIND,
                                is_firm ? REG_PARTY_KIND_ORGANISATION : REG_PARTY_KIND_PERSON);
  if (contact)
    reg_record_builder_set_text (builder, REG_PARTY_CONTACT_NAME, contact);
  if (!reg_import_set_fields (run, builder, reg_entity_get_info (REG_ENTITY_PARTY), REG_PARTY_NAME,
                              error))
    return REG_IMPORT_REJECTED;
  outcome = reg_import_save (run, existing, g_steal_pointer (&builder), &party, error);
  if (outcome == REG_IMPORT_REJECTED)
    return outcome;
  n_new = reg_import_add_points (run, party, outcome == REG_IMPORT_CREATED, points, error);
  if (n_new < 0)
    return REG_IMPORT_REJECTED;
  remember_contact (run, party, name, points);
  return outcome == REG_IMPORT_SKIPPED && n_new > 0 ? REG_IMPORT_UPDATED : outcome;
}
