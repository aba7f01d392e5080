/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-attachments.h"

#include "reg-db-private.h"

#include "core/reg-canonical.h"

static GBytes *
hash_of (const void *bytes, gsize size)
{
  guint8 *hash = g_malloc (REG_HASH_SIZE);

  reg_hash_bytes (bytes, size, hash);
  return g_bytes_new_take (hash, REG_HASH_SIZE);
}

/**
 * reg_attachment_store:
 * @db: a connection in a write job
 * @data: the bytes
 * @media_type: (nullable): "image/jpeg"
 * @name: (nullable): file name to show
 * @error: what went wrong
 *
 * Returns: id of the attachment with these bytes, an old one when there is one; 0 on failure
 */
gint64
reg_attachment_store (
    RegDb *db, GBytes *data, const char *media_type, const char *name, GError **error)
{
  gsize size;
  const void *bytes = g_bytes_get_data (data, &size);
  g_autoptr (GBytes) hash = hash_of (bytes, size);
  g_autoptr (GError) local = NULL;
  gint64 known = reg_db_query_int (
      db, 0, &local, "SELECT id FROM attachment WHERE hash = ? AND deleted_at IS NULL", "b", hash);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;
  RegRecordBuilder *builder;

  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  if (known)
    return known;
  builder = reg_record_builder_new (REG_ENTITY_ATTACHMENT);
  reg_record_builder_set_blob (builder, REG_ATTACHMENT_HASH, hash);
  reg_record_builder_set_blob (builder, REG_ATTACHMENT_DATA, data);
  reg_record_builder_set_text (builder, REG_ATTACHMENT_MEDIA_TYPE, media_type);
  reg_record_builder_set_text (builder, REG_ATTACHMENT_NAME, name);
  record = reg_record_builder_end (builder);
  saved = reg_db_save (db, record, error);
  return saved ? reg_record_get_id (saved) : 0;
}

/**
 * reg_attachment_load:
 * @db: a connection
 * @id: an attachment, 0 for none
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
reg_attachment_load (RegDb *db, gint64 id, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_ATTACHMENT, id, error);
  GBytes *data = record ? reg_record_get_blob (record, REG_ATTACHMENT_DATA) : NULL;

  return data ? g_bytes_ref (data) : NULL;
}
