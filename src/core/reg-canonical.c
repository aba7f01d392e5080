/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-canonical.h"

#include <sodium.h>
#include <string.h>

/* A field is: one byte for the length of the tag, the tag, one byte for the type, eight bytes for
 * the length (of a list: how many follow), the content. Numbers are big-endian. */
enum
{
  TYPE_BYTES = 'B',
  TYPE_INT = 'I',
  TYPE_LIST = 'L',
  TYPE_NONE = 'N',
  TYPE_TEXT = 'T',
};

/* What an entry of a chain comes to, about: it does not grow piece by piece. */
#define USUAL_SIZE 640

struct _RegCanonical
{
  GByteArray *bytes;
};

static void
append_number (RegCanonical *self, guint64 number)
{
  guint64 wire = GUINT64_TO_BE (number);

  g_byte_array_append (self->bytes, (const guint8 *)&wire, sizeof wire);
}

static void
append_field (RegCanonical *self, const char *tag, guint8 type, guint64 length)
{
  guint8 head[1 + 255 + 1 + sizeof length];
  gsize size = strlen (tag);
  guint64 wire = GUINT64_TO_BE (length);

  g_assert (size > 0 && size < 256);
  head[0] = (guint8)size;
  memcpy (head + 1, tag, size);
  head[1 + size] = type;
  memcpy (head + 2 + size, &wire, sizeof wire);
  g_byte_array_append (self->bytes, head, (guint)(2 + size + sizeof wire));
}

/**
 * reg_canonical_new:
 * @kind: what is written, so that two kinds of things never have the same bytes
 * @version: raised when fields change; the old form must stay writable for old hashes
 *
 * Returns: (transfer full): a writer
 */
RegCanonical *
reg_canonical_new (const char *kind, int version)
{
  RegCanonical *self = g_new0 (RegCanonical, 1);

  self->bytes = g_byte_array_sized_new (USUAL_SIZE);
  reg_canonical_add_text (self, "regulars", kind);
  reg_canonical_add_int (self, "version", version);
  return self;
}

/**
 * reg_canonical_free:
 * @self: (nullable) (transfer full): a writer
 */
void
reg_canonical_free (RegCanonical *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/**
 * reg_canonical_add_int:
 * @self: a writer
 * @tag: name of the field
 * @value: any number; money, instants, truth values alike
 */
void
reg_canonical_add_int (RegCanonical *self, const char *tag, gint64 value)
{
  append_field (self, tag, TYPE_INT, sizeof value);
  append_number (self, (guint64)value);
}

/**
 * reg_canonical_add_text:
 * @self: a writer
 * @tag: name of the field
 * @text: (nullable): taken byte by byte; %NULL is not the same as ""
 */
void
reg_canonical_add_text (RegCanonical *self, const char *tag, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  append_field (self, tag, text != NULL ? TYPE_TEXT : TYPE_NONE, length);
  g_byte_array_append (self->bytes, (const guint8 *)(text != NULL ? text : ""), (guint)length);
}

/**
 * reg_canonical_add_bytes:
 * @self: a writer
 * @tag: name of the field
 * @bytes: (nullable): the bytes; %NULL is not the same as none
 * @length: how many
 */
void
reg_canonical_add_bytes (RegCanonical *self, const char *tag, gconstpointer bytes, gsize length)
{
  if (bytes == NULL)
    {
      append_field (self, tag, TYPE_NONE, 0);
      return;
    }
  append_field (self, tag, TYPE_BYTES, length);
  g_byte_array_append (self->bytes, bytes, (guint)length);
}

/**
 * reg_canonical_begin_list:
 * @self: a writer
 * @tag: name of the list
 * @n: how many things follow; each writes the same fields
 */
void
reg_canonical_begin_list (RegCanonical *self, const char *tag, gsize n)
{
  append_field (self, tag, TYPE_LIST, n);
}

/**
 * reg_canonical_get_bytes:
 * @self: a writer
 *
 * Returns: (transfer full): what was written so far
 */
GBytes *
reg_canonical_get_bytes (const RegCanonical *self)
{
  return g_bytes_new (self->bytes->data, self->bytes->len);
}

/**
 * reg_canonical_hash:
 * @self: a writer
 * @hash: (out): BLAKE2b-256 of what was written so far
 */
void
reg_canonical_hash (const RegCanonical *self, guint8 hash[REG_HASH_SIZE])
{
  reg_hash_bytes (self->bytes->data, self->bytes->len, hash);
}

/**
 * reg_hash_bytes:
 * @bytes: (nullable): any bytes
 * @length: how many
 * @hash: (out): their BLAKE2b-256
 */
void
reg_hash_bytes (gconstpointer bytes, gsize length, guint8 hash[REG_HASH_SIZE])
{
  crypto_generichash (hash, REG_HASH_SIZE, bytes, length, NULL, 0);
}

/**
 * reg_hash_equal:
 * @a: a hash
 * @b: another
 *
 * Returns: whether they are the same
 */
gboolean
reg_hash_equal (const guint8 a[REG_HASH_SIZE], const guint8 b[REG_HASH_SIZE])
{
  return memcmp (a, b, REG_HASH_SIZE) == 0;
}

/**
 * reg_hash_to_text:
 * @hash: a hash
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
reg_hash_to_text (const guint8 hash[REG_HASH_SIZE])
{
  char *text = g_malloc (REG_HASH_SIZE * 2 + 1);

  return sodium_bin2hex (text, REG_HASH_SIZE * 2 + 1, hash, REG_HASH_SIZE);
}
