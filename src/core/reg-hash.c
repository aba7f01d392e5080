/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-hash.h"

#include <sodium.h>

G_STATIC_ASSERT (REG_HASH_SIZE == crypto_generichash_BYTES);

/**
 * reg_hash_bytes:
 * @data: (array length=size) (nullable): bytes
 * @size: how many
 *
 * Returns: (transfer full): their BLAKE2b-256 (RFC 7693), %REG_HASH_SIZE bytes
 */
GBytes *
reg_hash_bytes (const void *data, gsize size)
{
  guint8 *hash = g_malloc (REG_HASH_SIZE);

  crypto_generichash (hash, REG_HASH_SIZE, data, size, NULL, 0);
  return g_bytes_new_take (hash, REG_HASH_SIZE);
}
