/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-canonical-reader.h"

#include <string.h>

#include "core/reg-core-error.h"

struct _RegCanonicalReader
{
  GBytes *source;
  const guint8 *bytes;
  gsize size;
  gsize at;
  char *kind;
  int version;
  GError *error;
};

static void
fail_at (RegCanonicalReader *self, gsize at, const char *tag, const char *why)
{
  if (!self->error)
    self->error = g_error_new (REG_CORE_ERROR, REG_CORE_ERROR_INVALID,
                               "%s: “%s” at byte %" G_GSIZE_FORMAT ": %s", self->kind, tag, at,
                               why);
}

static gboolean
take (RegCanonicalReader *self, gsize n, const guint8 **bytes)
{
  if (n > self->size - self->at)
    return FALSE;
  *bytes = self->bytes + self->at;
  self->at += n;
  return TRUE;
}

static gboolean
take_number (RegCanonicalReader *self, guint64 *number)
{
  const guint8 *bytes;

  if (!take (self, sizeof *number, &bytes))
    return FALSE;
  memcpy (number, bytes, sizeof *number);
  *number = GUINT64_FROM_BE (*number);
  return TRUE;
}

static gboolean
take_tag (RegCanonicalReader *self, RegCanonicalField *field)
{
  const guint8 *bytes;
  guint8 length;

  if (!take (self, 1, &bytes) || !(length = bytes[0]) || !take (self, length, &bytes))
    return FALSE;
  for (guint8 i = 0; i < length; i++)
    if (!g_ascii_isalnum (bytes[i]) && bytes[i] != '-' && bytes[i] != '_')
      return FALSE;
  memcpy (field->tag, bytes, length);
  field->tag[length] = '\0';
  return TRUE;
}

static gboolean
is_text (const guint8 *bytes, gsize length)
{
  return g_utf8_validate_len ((const char *)bytes, length, NULL);
}

/* What stands after the type: its length, then the content. There is one way only to write each. */
static const char *
take_content (RegCanonicalReader *self, RegCanonicalField *field)
{
  guint64 length, number;

  if (!take_number (self, &length))
    return "it is cut off";
  switch (field->type)
    {
    case 'I':
      if (length != sizeof number || !take_number (self, &number))
        return "the number is cut off";
      field->number = (gint64)number;
      return NULL;
    case 'L':
      if (length > G_MAXINT32)
        return "the list is too long";
      field->number = (gint64)length;
      return NULL;
    case 'N':
      return length ? "nothing has a length" : NULL;
    case 'B':
    case 'T':
      if (length > self->size || !take (self, (gsize)length, &field->bytes))
        return "it is cut off";
      field->length = (gsize)length;
      return field->type == 'T' && !is_text (field->bytes, field->length)
                 ? "the text is not valid UTF-8"
                 : NULL;
    default:
      return "its type is unknown";
    }
}

/**
 * reg_canonical_reader_next:
 * @self: a reader
 * @field: (out caller-allocates): the next field, whatever it is
 *
 * Returns: whether there is one; %FALSE at the end and after something that was wrong
 */
gboolean
reg_canonical_reader_next (RegCanonicalReader *self, RegCanonicalField *field)
{
  const guint8 *type;
  const char *why;

  memset (field, 0, sizeof *field);
  if (self->error || self->at == self->size)
    return FALSE;
  field->at = self->at;
  if (!take_tag (self, field) || !take (self, 1, &type))
    {
      fail_at (self, field->at, field->tag, "no field begins here");
      return FALSE;
    }
  field->type = (char)*type;
  if ((why = take_content (self, field)))
    fail_at (self, field->at, field->tag, why);
  return why == NULL;
}

static gboolean
expect (RegCanonicalReader *self, const char *tag, const char *types, RegCanonicalField *field)
{
  gsize at = self->at;

  if (!reg_canonical_reader_next (self, field))
    {
      fail_at (self, at, tag, "it is missing");
      return FALSE;
    }
  if (strcmp (field->tag, tag) != 0)
    fail_at (self, at, tag, "another field stands in its place");
  else if (!strchr (types, field->type))
    fail_at (self, at, tag, "it is of another type");
  return self->error == NULL;
}

/**
 * reg_canonical_reader_new:
 * @bytes: what is to be read
 * @kind: what it has to be
 * @newest: the newest version the caller understands
 *
 * Returns: (transfer full): a reader behind the head
 */
RegCanonicalReader *
reg_canonical_reader_new (GBytes *bytes, const char *kind, int newest)
{
  RegCanonicalReader *self = g_new0 (RegCanonicalReader, 1);
  RegCanonicalField field;

  self->source = g_bytes_ref (bytes);
  self->bytes = g_bytes_get_data (bytes, &self->size);
  self->kind = g_strdup (kind);
  if (expect (self, "regulars", "T", &field)
      && (field.length != strlen (kind) || memcmp (field.bytes, kind, field.length) != 0))
    fail_at (self, field.at, "regulars", "this is something else");
  if (expect (self, "version", "I", &field))
    {
      if (field.number < 1 || field.number > newest)
        fail_at (self, field.at, "version", "a newer version of the program wrote it");
      else
        self->version = (int)field.number;
    }
  return self;
}

/**
 * reg_canonical_reader_free:
 * @self: (nullable) (transfer full): a reader
 */
void
reg_canonical_reader_free (RegCanonicalReader *self)
{
  if (self == NULL)
    return;
  g_clear_error (&self->error);
  g_bytes_unref (self->source);
  g_free (self->kind);
  g_free (self);
}

/**
 * reg_canonical_reader_get_version:
 * @self: a reader
 *
 * Returns: the version of what is read, 0 when that could not be told
 */
int
reg_canonical_reader_get_version (const RegCanonicalReader *self)
{
  return self->version;
}

/**
 * reg_canonical_reader_int:
 * @self: a reader
 * @tag: name of the field
 * @least: bound
 * @most: bound
 *
 * Returns: the number, @least when something is wrong
 */
gint64
reg_canonical_reader_int (RegCanonicalReader *self, const char *tag, gint64 least, gint64 most)
{
  RegCanonicalField field;

  if (!expect (self, tag, "I", &field))
    return least;
  if (field.number >= least && field.number <= most)
    return field.number;
  fail_at (self, field.at, tag, "the number is out of range");
  return least;
}

static char *
read_text (RegCanonicalReader *self, const char *tag, const char *types, gsize most)
{
  RegCanonicalField field;

  if (!expect (self, tag, types, &field) || field.type == 'N')
    return NULL;
  if (field.length <= most)
    return g_strndup ((const char *)field.bytes, field.length);
  fail_at (self, field.at, tag, "the text is too long");
  return NULL;
}

/**
 * reg_canonical_reader_text:
 * @self: a reader
 * @tag: name of the field
 * @most: bytes it may have
 *
 * Returns: (transfer full): the text, "" when something is wrong
 */
char *
reg_canonical_reader_text (RegCanonicalReader *self, const char *tag, gsize most)
{
  char *text = read_text (self, tag, "T", most);

  return text ? text : g_strdup ("");
}

/**
 * reg_canonical_reader_optional_text:
 * @self: a reader
 * @tag: name of the field
 * @most: bytes it may have
 *
 * Returns: (transfer full) (nullable): the text, %NULL where there is none
 */
char *
reg_canonical_reader_optional_text (RegCanonicalReader *self, const char *tag, gsize most)
{
  return read_text (self, tag, "TN", most);
}

/**
 * reg_canonical_reader_bytes:
 * @self: a reader
 * @tag: name of the field
 * @most: how many there may be
 *
 * Returns: (transfer full) (nullable): the bytes, %NULL where there are none
 */
GBytes *
reg_canonical_reader_bytes (RegCanonicalReader *self, const char *tag, gsize most)
{
  RegCanonicalField field;

  if (!expect (self, tag, "BN", &field) || field.type == 'N')
    return NULL;
  if (field.length <= most)
    return g_bytes_new (field.bytes, field.length);
  fail_at (self, field.at, tag, "there are too many bytes");
  return NULL;
}

/**
 * reg_canonical_reader_fixed:
 * @self: a reader
 * @tag: name of the field
 * @bytes: (out caller-allocates) (array length=length): filled; zeroes when something is wrong
 * @length: how many there have to be
 */
void
reg_canonical_reader_fixed (RegCanonicalReader *self, const char *tag, guint8 *bytes, gsize length)
{
  RegCanonicalField field;

  memset (bytes, 0, length);
  if (!expect (self, tag, "B", &field))
    return;
  if (field.length == length)
    memcpy (bytes, field.bytes, length);
  else
    fail_at (self, field.at, tag, "it has another length");
}

/**
 * reg_canonical_reader_list:
 * @self: a reader
 * @tag: name of the list
 * @most: how many things may follow
 *
 * Returns: how many follow, 0 when something is wrong
 */
gsize
reg_canonical_reader_list (RegCanonicalReader *self, const char *tag, gsize most)
{
  RegCanonicalField field;

  if (!expect (self, tag, "L", &field))
    return 0;
  if ((gsize)field.number <= most)
    return (gsize)field.number;
  fail_at (self, field.at, tag, "the list is too long");
  return 0;
}

/**
 * reg_canonical_reader_fail:
 * @self: a reader
 * @tag: the field that makes no sense
 * @why: what is wrong with it
 *
 * For what only the caller can tell.
 */
void
reg_canonical_reader_fail (RegCanonicalReader *self, const char *tag, const char *why)
{
  fail_at (self, self->at, tag, why);
}

/**
 * reg_canonical_reader_has_failed:
 * @self: a reader
 *
 * Returns: whether something was wrong already, so that long lists need not be gone through
 */
gboolean
reg_canonical_reader_has_failed (const RegCanonicalReader *self)
{
  return self->error != NULL;
}

/**
 * reg_canonical_reader_end:
 * @self: a reader
 * @error: %REG_CORE_ERROR_INVALID names kind, field, place and reason
 *
 * Returns: whether everything was as it was asked for, and nothing is left
 */
gboolean
reg_canonical_reader_end (RegCanonicalReader *self, GError **error)
{
  if (!self->error && self->at < self->size)
    fail_at (self, self->at, "end", "something stands behind it");
  if (!self->error)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}
