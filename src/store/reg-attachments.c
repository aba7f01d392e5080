/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-attachments.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

#include "core/reg-canonical.h"

#include <string.h>

/* Longest kind of file one keeps in the database itself. */
#define MAX_ATTACHMENT (32 * 1024 * 1024)

/* What the first bytes say, for pictures; what came with the bytes is often wrong. */
static const char *
guess_media_type (GBytes *bytes, const char *given)
{
  static const struct
  {
    const char *start;
    gsize length;
    const char *type;
  } known[] = {
    { "\xff\xd8\xff", 3, "image/jpeg" },
    { "\x89PNG\r\n\x1a\n", 8, "image/png" },
    { "GIF8", 4, "image/gif" },
    { "%PDF-", 5, "application/pdf" },
    { "BM", 2, "image/bmp" },
  };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (size > known[i].length && memcmp (data, known[i].start, known[i].length) == 0)
      return known[i].type;
  return given;
}

/**
 * reg_attachment_store:
 * @db: a connection in a write job
 * @bytes: a file's contents
 * @media_type: (nullable): what it is said to be
 * @name: (nullable): the file's name
 * @error: %REG_STORE_ERROR_INVALID when it is empty or larger than 32 MiB
 *
 * The same bytes are kept once: their fingerprint (BLAKE2b-256) is their name.
 *
 * Returns: the id of the attachment, 0 on failure
 */
gint64
reg_attachment_store (
    RegDb *db, GBytes *bytes, const char *media_type, const char *name, GError **error)
{
  gsize size = g_bytes_get_size (bytes);
  guint8 digest[REG_HASH_SIZE];
  g_autoptr (GBytes) hash = NULL;
  g_autoptr (GError) local = NULL;
  RegRecordBuilder *builder;
  gint64 id;

  if (size == 0 || size > MAX_ATTACHMENT)
    {
      reg_command_fail (error, REG_STORE_ERROR_INVALID,
                        "attachment: %" G_GSIZE_FORMAT " bytes are not kept", size);
      return 0;
    }
  reg_hash_bytes (g_bytes_get_data (bytes, NULL), size, digest);
  hash = g_bytes_new (digest, sizeof digest);
  id = reg_db_query_int (db, 0, &local,
                         "SELECT id FROM attachment WHERE hash = ? AND deleted_at IS NULL"
                         " AND data IS NOT NULL ORDER BY id LIMIT 1",
                         "b", hash);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  if (id)
    return id;
  builder = reg_record_builder_new (REG_ENTITY_ATTACHMENT);
  reg_record_builder_set_blob (builder, REG_ATTACHMENT_HASH, hash);
  reg_record_builder_set_text (builder, REG_ATTACHMENT_MEDIA_TYPE,
                               guess_media_type (bytes, media_type));
  reg_record_builder_set_text (builder, REG_ATTACHMENT_NAME, name);
  reg_record_builder_set_blob (builder, REG_ATTACHMENT_DATA, bytes);
  return reg_command_create (db, builder, error);
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
