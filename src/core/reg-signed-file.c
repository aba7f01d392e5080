/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-signed-file.h"

#include <sodium.h>
#include <string.h>

#include "core/reg-canonical-reader.h"
#include "core/reg-core-error.h"

/* The text: this line, then the canonical bytes of the file in base64, in lines that mail programs
 * leave alone. docs/APPROVAL-FILES.md tells every field. */
#define FIRST_LINE "Regulars approval file 1\n"
#define LINE_LENGTH 76
#define VERSION 1

/* Each kind has its own word in the file and its own head of what is signed, so that what was signed
 * as one is never taken for another. */
static const struct
{
  const char *word;
  const char *payload;
} kinds[REG_N_SIGNED_FILE_KINDS] = {
  [REG_SIGNED_FILE_REQUEST] = { "request", "approval-request" },
  [REG_SIGNED_FILE_ANSWER] = { "answer", "approval-answer" },
  [REG_SIGNED_FILE_KEY] = { "key", "approval-key" },
};

/**
 * reg_signed_file_kind_get_payload:
 * @kind: a kind of file
 *
 * Returns: the kind of canonical bytes that are signed in it
 */
const char *
reg_signed_file_kind_get_payload (RegSignedFileKind kind)
{
  return kinds[kind].payload;
}

/**
 * reg_signed_file_new:
 * @kind: what it is
 * @payload: canonical bytes of that kind
 * @key: who signs
 * @enclosed: (nullable): what goes with it
 *
 * Returns: (transfer full): the signed file
 */
RegSignedFile *
reg_signed_file_new (RegSignedFileKind kind,
                     GBytes *payload,
                     const RegSigningKey *key,
                     GBytes *enclosed)
{
  RegSignedFile *self = g_new0 (RegSignedFile, 1);

  self->kind = kind;
  self->payload = g_bytes_ref (payload);
  self->enclosed = enclosed ? g_bytes_ref (enclosed) : NULL;
  memcpy (self->key, reg_signing_key_get_public (key), REG_PUBLIC_KEY_SIZE);
  reg_signing_key_sign (key, payload, self->signature);
  return self;
}

/**
 * reg_signed_file_free:
 * @self: (nullable) (transfer full): a file
 */
void
reg_signed_file_free (RegSignedFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->payload, g_bytes_unref);
  g_clear_pointer (&self->enclosed, g_bytes_unref);
  g_free (self);
}

/* --- writing ---------------------------------------------------------------------------- */

static void
add_blob (RegCanonical *canonical, const char *tag, GBytes *blob)
{
  gsize size = 0;
  const void *bytes = blob ? g_bytes_get_data (blob, &size) : NULL;

  reg_canonical_add_bytes (canonical, tag, blob && !bytes ? "" : bytes, size);
}

/**
 * reg_signed_file_write:
 * @self: a file
 *
 * Returns: (transfer full): its text
 */
GBytes *
reg_signed_file_write (const RegSignedFile *self)
{
  g_autoptr (RegCanonical) canonical = reg_canonical_new ("approval-file", VERSION);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *base64 = NULL;
  GString *text = g_string_new (FIRST_LINE);
  gsize size;

  reg_canonical_add_text (canonical, "what", kinds[self->kind].word);
  add_blob (canonical, "payload", self->payload);
  reg_canonical_add_bytes (canonical, "key", self->key, sizeof self->key);
  reg_canonical_add_bytes (canonical, "signature", self->signature, sizeof self->signature);
  add_blob (canonical, "enclosed", self->enclosed);
  bytes = reg_canonical_get_bytes (canonical);
  base64 = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  size = strlen (base64);
  for (gsize at = 0; at < size; at += LINE_LENGTH)
    {
      g_string_append_len (text, base64 + at, (gssize)MIN (LINE_LENGTH, size - at));
      g_string_append_c (text, '\n');
    }
  return g_string_free_to_bytes (text);
}

/* --- reading ---------------------------------------------------------------------------- */

static gboolean
damaged (GError **error, const char *why)
{
  g_set_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID, "approval file: %s", why);
  return FALSE;
}

/**
 * reg_signed_file_is_one:
 * @text: any bytes
 *
 * Returns: whether they begin as such a file does
 */
gboolean
reg_signed_file_is_one (GBytes *text)
{
  gsize size;
  const char *bytes = g_bytes_get_data (text, &size);
  gsize head = strlen (FIRST_LINE) - 1;

  return size > head && memcmp (bytes, FIRST_LINE, head) == 0
         && (bytes[head] == '\n' || bytes[head] == '\r');
}

/* Line ends may be those of another system; everything else has to be exact. */
static GBytes *
decode (GBytes *text, GError **error)
{
  gsize size, n = 0, head = strlen (FIRST_LINE);
  const char *bytes = g_bytes_get_data (text, &size);
  g_autofree guint8 *decoded = NULL;
  const char *end = NULL;

  if (size > REG_SIGNED_FILE_MAX_SIZE)
    return damaged (error, "it is too large"), NULL;
  if (!reg_signed_file_is_one (text) || memchr (bytes, 0, size))
    return damaged (error, "line 1: this is no approval file"), NULL;
  decoded = g_malloc (size);
  if (sodium_base642bin (decoded, size, bytes + head, size - head, "\r\n", &n, &end,
                         sodium_base64_VARIANT_ORIGINAL)
          != 0
      || end != bytes + size)
    return damaged (error, "from line 2 on: it is cut off or damaged"), NULL;
  return g_bytes_new (decoded, n);
}

static gboolean
find_kind (RegCanonicalReader *reader, RegSignedFileKind *kind)
{
  g_autofree char *word = reg_canonical_reader_text (reader, "what", 16);

  for (int i = 0; i < REG_N_SIGNED_FILE_KINDS; i++)
    if (strcmp (word, kinds[i].word) == 0)
      {
        *kind = (RegSignedFileKind)i;
        return TRUE;
      }
  reg_canonical_reader_fail (reader, "what", "this kind of file is unknown");
  return FALSE;
}

/**
 * reg_signed_file_read_unsigned:
 * @text: a file
 * @error: %REG_CORE_ERROR_INVALID names the place and the reason
 *
 * Without looking whether the signature holds: only to tell what a file that was refused is about.
 *
 * Returns: (transfer full) (nullable): what it says it is
 */
RegSignedFile *
reg_signed_file_read_unsigned (GBytes *text, GError **error)
{
  g_autoptr (GBytes) bytes = decode (text, error);
  g_autoptr (RegCanonicalReader)
      reader = bytes ? reg_canonical_reader_new (bytes, "approval-file", VERSION) : NULL;
  g_autoptr (RegSignedFile) self = g_new0 (RegSignedFile, 1);

  if (!reader)
    return NULL;
  find_kind (reader, &self->kind);
  self->payload = reg_canonical_reader_bytes (reader, "payload", REG_SIGNED_FILE_MAX_SIZE);
  reg_canonical_reader_fixed (reader, "key", self->key, sizeof self->key);
  reg_canonical_reader_fixed (reader, "signature", self->signature, sizeof self->signature);
  self->enclosed = reg_canonical_reader_bytes (reader, "enclosed", REG_SIGNED_FILE_MAX_SIZE);
  if (!self->payload)
    reg_canonical_reader_fail (reader, "payload", "it is missing");
  if ((self->enclosed != NULL) != (self->kind == REG_SIGNED_FILE_ANSWER))
    reg_canonical_reader_fail (reader, "enclosed", "an answer, and nothing else, has a request");
  return reg_canonical_reader_end (reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * reg_signed_file_read:
 * @text: a file
 * @error: %REG_CORE_ERROR_INVALID names the place and the reason; %REG_CORE_ERROR_REFUSED when it was
 *   changed after it was signed, or signed with another key than it says
 *
 * Returns: (transfer full) (nullable): what was signed; who signed is for the caller to judge
 */
RegSignedFile *
reg_signed_file_read (GBytes *text, GError **error)
{
  g_autoptr (RegSignedFile) self = reg_signed_file_read_unsigned (text, error);

  if (!self)
    return NULL;
  if (reg_signature_holds (self->key, self->payload, self->signature))
    return g_steal_pointer (&self);
  g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_REFUSED,
                       "approval file: the signature does not fit what is written");
  return NULL;
}
