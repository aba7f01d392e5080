/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-segments.h"

#include <string.h>

#include "core/reg-fold.h"
#include "store/reg-command-private.h"
#include "store/reg-segment-private.h"

/* --- who is in it ----------------------------------------------------------------------- */

/**
 * reg_segment_count:
 * @db: a connection
 * @segment: conditions
 * @staff: who "me" is, 0 for nobody
 * @error: what went wrong
 *
 * Returns: how many customers that are not in the bin it has, -1 on failure
 */
gint64
reg_segment_count (RegDb *db, const RegSegment *segment, gint64 staff, GError **error)
{
  g_autoptr (GArray) values = reg_segment_values_new ();
  g_autofree char *ids = reg_segment_sql (db, segment, staff, 1, values);
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM (%s)", ids);
  g_autoptr (RegStatement) statement = reg_db_prepare (db, sql);
  g_autoptr (GError) local = NULL;

  reg_segment_bind (statement, 1, values);
  if (reg_statement_next (statement, &local))
    return reg_statement_int (statement, 0);
  g_propagate_error (error, g_steal_pointer (&local));
  return -1;
}

/**
 * reg_segment_list_ids:
 * @db: a connection
 * @segment: conditions
 * @staff: who "me" is, 0 for nobody
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type gint64) (nullable): its customers, oldest first
 */
GArray *
reg_segment_list_ids (RegDb *db, const RegSegment *segment, gint64 staff, GError **error)
{
  g_autoptr (GArray) values = reg_segment_values_new ();
  g_autofree char *ids = reg_segment_sql (db, segment, staff, 1, values);
  g_autofree char *sql = g_strconcat (ids, " ORDER BY f.party_id", NULL);
  g_autoptr (RegStatement) each = reg_db_prepare (db, sql);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  reg_segment_bind (each, 1, values);
  while (reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);

      g_array_append_val (found, id);
    }
  if (!local)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* --- saved ones ------------------------------------------------------------------------- */

/**
 * reg_segment_list:
 * @db: a connection
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): the saved segments, by name
 */
GPtrArray *
reg_segment_list (RegDb *db, GError **error)
{
  return reg_db_list (db, REG_ENTITY_SEGMENT, REG_SEGMENT_NAME, error);
}

/**
 * reg_segment_find:
 * @db: a connection
 * @name: a name, in any case and with or without accents
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the saved segment of that name
 */
RegRecord *
reg_segment_find (RegDb *db, const char *name, GError **error)
{
  g_autoptr (GPtrArray) saved = reg_segment_list (db, error);
  g_autofree char *key = reg_fold (name);

  if (!saved)
    return NULL;
  for (guint i = 0; i < saved->len; i++)
    {
      g_autofree char *other = reg_fold (reg_record_get_text (saved->pdata[i], REG_SEGMENT_NAME));

      if (strcmp (key, other) == 0)
        return reg_record_ref (saved->pdata[i]);
    }
  reg_command_fail (error, REG_STORE_ERROR_NOT_FOUND, "There is no segment “%s”", name);
  return NULL;
}

static gboolean
check_name (RegDb *db, gint64 id, const char *name, GError **error)
{
  g_autoptr (RegRecord) other = NULL;

  if (!*name || !g_utf8_validate (name, -1, NULL))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "segment: name: there is none");
  if (g_utf8_strlen (name, -1) > REG_SEGMENT_MAX_NAME)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "segment: name: it is longer than %d characters",
                             REG_SEGMENT_MAX_NAME);
  other = reg_segment_find (db, name, NULL);
  if (other && reg_record_get_id (other) != id)
    return reg_command_fail (error, REG_STORE_ERROR_CONFLICT,
                             "segment: name: there is one named “%s” already",
                             reg_record_get_text (other, REG_SEGMENT_NAME));
  return TRUE;
}

/**
 * reg_segment_save:
 * @db: a connection in a write job
 * @id: a saved segment, 0 for a new one
 * @name: what people call it
 * @conditions: in the text of reg_segment_parse()
 * @error: %REG_STORE_ERROR_INVALID names what is wrong, %REG_STORE_ERROR_CONFLICT when another one
 *   has that name
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_segment_save (RegDb *db, gint64 id, const char *name, const char *conditions, GError **error)
{
  g_autofree char *words = g_strstrip (g_strdup (name));
  g_autoptr (GError) local = NULL;
  g_autoptr (RegSegment) segment = reg_segment_parse (conditions, &local);
  g_autofree char *text = NULL;
  RegRecordBuilder *builder;

  if (!segment)
    {
      reg_command_fail (error, REG_STORE_ERROR_INVALID, "segment: conditions: %s", local->message);
      return 0;
    }
  if (!check_name (db, id, words, error))
    return 0;
  builder = id ? reg_command_edit (db, REG_ENTITY_SEGMENT, id, error)
               : reg_record_builder_new (REG_ENTITY_SEGMENT);
  if (!builder)
    return 0;
  text = reg_segment_print (segment);
  reg_record_builder_set_text (builder, REG_SEGMENT_NAME, words);
  reg_record_builder_set_text (builder, REG_SEGMENT_CONDITIONS, text);
  return reg_command_create (db, builder, error);
}
