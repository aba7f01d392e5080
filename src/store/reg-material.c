/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-material.h"

#include "core/reg-date.h"
#include "store/reg-attachments.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

#include <string.h>

/**
 * reg_material_free:
 * @self: (transfer full): what can be given
 */
void
reg_material_free (RegMaterial *self)
{
  reg_record_unref (self->record);
  g_free (self->product);
  g_free (self->file);
  g_free (self);
}

/* Which, by @where of x and ?1, ?2 and ?3, and the newest request by @request. */
static GPtrArray *
list (RegDb *db,
      const char *request,
      const char *where,
      const char *order,
      gint64 about,
      int limit,
      GError **error)
{
  g_autofree char *today = reg_db_today (db);
  g_autofree char *sql = g_strdup_printf (
      "SELECT x.id, (SELECT name FROM product WHERE id = x.product_id),"
      " (SELECT coalesce (name, '') FROM attachment WHERE id = x.attachment_id),"
      " (SELECT count (*) FROM material_request r WHERE r.material_id = x.id"
      "  AND r.deleted_at IS NULL) AS given,"
      " (SELECT max (r.id) FROM material_request r WHERE %s AND r.material_id = x.id"
      "  AND r.deleted_at IS NULL) FROM material x WHERE %s AND x.deleted_at IS NULL"
      " ORDER BY %s LIMIT ?3",
      request, where, order);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "iti", about, today, (gint64)limit);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_material_free);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      g_autoptr (RegRecord)
          record = reg_db_load (db, REG_ENTITY_MATERIAL, reg_statement_int (each, 0), &local);
      RegMaterial *material;

      if (!record)
        break;
      material = g_new0 (RegMaterial, 1);
      material->record = g_steal_pointer (&record);
      material->product = reg_statement_is_null (each, 1) ? NULL : reg_statement_dup (each, 1);
      material->file = reg_statement_is_null (each, 2) ? NULL : reg_statement_dup (each, 2);
      material->n_given = reg_statement_int (each, 3);
      material->request = reg_statement_int (each, 4);
      g_ptr_array_add (found, material);
    }
  if (!reg_db_pass_on (&local, error))
    return g_steal_pointer (&found);
  return NULL;
}

#define CURRENT "(x.retired_on IS NULL OR x.retired_on > ?2)"

/**
 * reg_material_load:
 * @db: a connection
 * @material: what can be given, retired or not
 * @error: %REG_STORE_ERROR_NOT_FOUND, for what is in the bin too
 *
 * Returns: (transfer full) (nullable): all about it; its newest request is that of anybody
 */
RegMaterial *
reg_material_load (RegDb *db, gint64 material, GError **error)
{
  g_autoptr (GPtrArray) found = list (db, "1", "x.id = ?1 AND ?2 > ''", "x.id", material, 1, error);

  if (!found)
    return NULL;
  if (found->len == 0)
    {
      reg_command_fail (error, REG_STORE_ERROR_NOT_FOUND, "There is no material %" G_GINT64_FORMAT,
                        material);
      return NULL;
    }
  return g_ptr_array_steal_index (found, 0);
}

/**
 * reg_material_list_usual:
 * @db: a connection
 * @party: for whom; its newest requests are told
 * @limit: how many at most
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegMaterial) (nullable): what is given out today, what is asked
 *   for most first
 */
GPtrArray *
reg_material_list_usual (RegDb *db, gint64 party, int limit, GError **error)
{
  return list (db, "r.party_id = ?1", CURRENT, "given DESC, reg_fold (x.name), x.id", party, limit,
               error);
}

/**
 * reg_material_list_for_quotation:
 * @db: a connection
 * @quotation: a quotation
 * @limit: how many at most
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegMaterial) (nullable): what is given out today about the
 *   products on its lines, and after it what is about no product; with the newest request that goes with
 *   this quotation
 */
GPtrArray *
reg_material_list_for_quotation (RegDb *db, gint64 quotation, int limit, GError **error)
{
  return list (db, "r.quotation_id = ?1",
               CURRENT " AND (x.product_id IS NULL OR x.product_id IN (SELECT p.id FROM quotation q"
                       " JOIN quotation_line l ON l.revision_id = q.current_id"
                       " JOIN product p ON p.id = l.product_id"
                       " WHERE q.id = ?1 AND l.deleted_at IS NULL"
                       " UNION SELECT p.variant_of FROM quotation q"
                       " JOIN quotation_line l ON l.revision_id = q.current_id"
                       " JOIN product p ON p.id = l.product_id"
                       " WHERE q.id = ?1 AND l.deleted_at IS NULL))",
               "x.product_id IS NULL, given DESC, reg_fold (x.name), x.id", quotation, limit,
               error);
}

/* --- changing ----------------------------------------------------------------------------- */

static gboolean
check (const RegRecord *material, GError **error)
{
  static const int days[] = { REG_MATERIAL_SINCE, REG_MATERIAL_RETIRED_ON };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (!reg_record_is_null (material, days[i])
        && !reg_date_has_year (reg_record_get_text (material, days[i])))
      return reg_command_fail (error, REG_STORE_ERROR_INVALID, "material: %s: “%s” is no day",
                               reg_record_get_info (material)->fields[days[i]].column,
                               reg_record_get_text (material, days[i]));
  if (reg_record_get_int (material, REG_MATERIAL_COST) < 0)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "material: cost: it is below zero");
  return TRUE;
}

/**
 * reg_material_save:
 * @db: a connection in a write job
 * @material: the record, with or without an id
 * @error: %REG_STORE_ERROR_INVALID names the field
 *
 * A new one is current since today unless it says otherwise.
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_material_save (RegDb *db, RegRecord *material, GError **error)
{
  RegRecordBuilder *builder;
  g_autofree char *today = reg_db_today (db);

  if (!check (material, error))
    return 0;
  builder = reg_record_builder_new_from (material);
  if (!reg_record_get_id (material) && reg_record_is_null (material, REG_MATERIAL_SINCE))
    reg_record_builder_set_text (builder, REG_MATERIAL_SINCE, today);
  return reg_command_create (db, builder, error);
}

static gboolean
take_file (
    RegDb *db, RegRecordBuilder *builder, GBytes *file, const char *file_name, GError **error)
{
  gint64 id = reg_attachment_store (db, file, NULL, file_name, error);

  if (id)
    reg_record_builder_set_ref (builder, REG_MATERIAL_ATTACHMENT_ID, id);
  return id != 0;
}

/* "City bike 2026.pdf" is called "City bike 2026". */
static char *
dup_name (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  return g_strndup (file_name,
                    dot && dot != file_name ? (gsize)(dot - file_name) : strlen (file_name));
}

/**
 * reg_material_add_file:
 * @db: a connection in a write job
 * @file: the contents of a file
 * @file_name: its name
 * @product: what it is about, 0 when that is not known
 * @error: %REG_STORE_ERROR_INVALID when the file is empty or larger than 32 MiB
 *
 * A brochure, current since today, called like its file: what somebody lets go over the library. About
 * a product it is a product sheet.
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_material_add_file (
    RegDb *db, GBytes *file, const char *file_name, gint64 product, GError **error)
{
  g_autoptr (RegRecordBuilder) builder = reg_record_builder_new (REG_ENTITY_MATERIAL);
  g_autofree char *name = dup_name (file_name);
  g_autoptr (RegRecord) record = NULL;

  reg_record_builder_set_int (builder, REG_MATERIAL_KIND,
                              product ? REG_MATERIAL_KIND_SHEET : REG_MATERIAL_KIND_BROCHURE);
  reg_record_builder_set_text (builder, REG_MATERIAL_NAME, name);
  reg_record_builder_set_ref (builder, REG_MATERIAL_PRODUCT_ID, product);
  if (!take_file (db, builder, file, file_name, error))
    return 0;
  record = reg_record_builder_end (g_steal_pointer (&builder));
  return reg_material_save (db, record, error);
}

/**
 * reg_material_set_file:
 * @db: a connection in a write job
 * @material: what can be given
 * @file: (nullable): the contents of its file, %NULL for none
 * @file_name: (nullable): its name
 * @error: %REG_STORE_ERROR_INVALID when the file is empty or larger than 32 MiB
 *
 * Returns: whether it has that file
 */
gboolean
reg_material_set_file (
    RegDb *db, gint64 material, GBytes *file, const char *file_name, GError **error)
{
  RegRecordBuilder *builder = reg_command_edit (db, REG_ENTITY_MATERIAL, material, error);

  if (!builder)
    return FALSE;
  if (!file)
    reg_record_builder_set_null (builder, REG_MATERIAL_ATTACHMENT_ID);
  else if (!take_file (db, builder, file, file_name, error))
    {
      reg_record_builder_free (builder);
      return FALSE;
    }
  return reg_command_save (db, builder, error);
}

/**
 * reg_material_set_retired:
 * @db: a connection in a write job
 * @material: what can be given
 * @retired: whether it is no longer given out from today on
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: whether it is so
 */
gboolean
reg_material_set_retired (RegDb *db, gint64 material, gboolean retired, GError **error)
{
  RegRecordBuilder *builder = reg_command_edit (db, REG_ENTITY_MATERIAL, material, error);
  g_autofree char *today = reg_db_today (db);

  if (!builder)
    return FALSE;
  reg_record_builder_set_text (builder, REG_MATERIAL_RETIRED_ON, retired ? today : NULL);
  return reg_command_save (db, builder, error);
}

/**
 * reg_material_renew:
 * @db: a connection in a write job
 * @material: what there was so far
 * @version: (nullable): of the new one
 * @file: (nullable): the contents of its file; %NULL for none
 * @file_name: (nullable): its name
 * @error: %REG_STORE_ERROR_REFUSED when it was retired before
 *
 * A new version takes the place of the old one from today on; the old one is kept, retired, for those
 * who have it.
 *
 * Returns: the id of the new one, 0 on failure
 */
gint64
reg_material_renew (RegDb *db,
                    gint64 material,
                    const char *version,
                    GBytes *file,
                    const char *file_name,
                    GError **error)
{
  g_autoptr (RegRecord) old = reg_db_load (db, REG_ENTITY_MATERIAL, material, error);
  g_autofree char *today = reg_db_today (db);
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_MATERIAL);
  RegRecordBuilder *builder;

  if (!old)
    return 0;
  if (!reg_record_is_null (old, REG_MATERIAL_RETIRED_ON))
    {
      reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                        "material %" G_GINT64_FORMAT " was retired before", material);
      return 0;
    }
  if (!reg_material_set_retired (db, material, TRUE, error))
    return 0;
  builder = reg_record_builder_new (REG_ENTITY_MATERIAL);
  for (int i = 0; i < info->n_fields; i++)
    reg_record_builder_set_value (builder, i, reg_record_get_value (old, i));
  reg_record_builder_set_text (builder, REG_MATERIAL_VERSION, version);
  reg_record_builder_set_null (builder, REG_MATERIAL_ATTACHMENT_ID);
  reg_record_builder_set_text (builder, REG_MATERIAL_SINCE, today);
  reg_record_builder_set_ref (builder, REG_MATERIAL_REPLACES_ID, material);
  if (file && !take_file (db, builder, file, file_name, error))
    {
      reg_record_builder_free (builder);
      return 0;
    }
  return reg_command_create (db, builder, error);
}
