/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* BLAKE2b-256 */
#define REG_HASH_SIZE 32

/**
 * RegCanonical:
 *
 * Writes content as bytes that are the same for the same content and different for any other:
 * every field with its tag, its type and its length, in the order it is added. What is signed or
 * fingerprinted goes through here, never through JSON or text.
 */
typedef struct _RegCanonical RegCanonical;

RegCanonical *reg_canonical_new (const char *kind, int version);
void reg_canonical_free (RegCanonical *self);

void reg_canonical_add_int (RegCanonical *self, const char *tag, gint64 value);
void reg_canonical_add_text (RegCanonical *self, const char *tag, const char *text);
void
reg_canonical_add_bytes (RegCanonical *self, const char *tag, gconstpointer bytes, gsize length);
void reg_canonical_begin_list (RegCanonical *self, const char *tag, gsize n);

GBytes *reg_canonical_get_bytes (const RegCanonical *self);
void reg_canonical_hash (const RegCanonical *self, guint8 hash[REG_HASH_SIZE]);

void reg_hash_bytes (gconstpointer bytes, gsize length, guint8 hash[REG_HASH_SIZE]);
gboolean reg_hash_equal (const guint8 a[REG_HASH_SIZE], const guint8 b[REG_HASH_SIZE]);
char *reg_hash_to_text (const guint8 hash[REG_HASH_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegCanonical, reg_canonical_free)

G_END_DECLS
