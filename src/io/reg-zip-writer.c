/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-zip-writer.h"

#include <string.h>

/* After PKWARE's APPNOTE.TXT 6.3: local headers, then the central directory. The checksum and the
 * packed bytes are those of GIO's gzip, without its head and tail. */

#define GZIP_HEAD 10
#define GZIP_TAIL 8
#define VERSION 20
#define DEFLATED 8
#define FIRST_DAY 0x0021

struct _RegZipWriter
{
  GByteArray *out;
  GByteArray *directory;
  guint n_files;
};

/**
 * reg_zip_writer_new:
 *
 * Returns: (transfer full): a writer of an empty archive
 */
RegZipWriter *
reg_zip_writer_new (void)
{
  RegZipWriter *self = g_new0 (RegZipWriter, 1);

  self->out = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  return self;
}

/**
 * reg_zip_writer_free:
 * @self: (nullable) (transfer full): a writer
 */
void
reg_zip_writer_free (RegZipWriter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->out, g_byte_array_unref);
  g_byte_array_unref (self->directory);
  g_free (self);
}

static void
put_16 (GByteArray *out, guint value)
{
  guint16 bytes = GUINT16_TO_LE ((guint16)value);

  g_byte_array_append (out, (const guint8 *)&bytes, sizeof bytes);
}

static void
put_32 (GByteArray *out, guint32 value)
{
  guint32 bytes = GUINT32_TO_LE (value);

  g_byte_array_append (out, (const guint8 *)&bytes, sizeof bytes);
}

/* What a local header and an entry of the directory have in common. */
static void
put_description (GByteArray *out, const char *name, const guint8 *tail, gsize packed, gsize size)
{
  guint32 checksum;

  memcpy (&checksum, tail, sizeof checksum);
  put_16 (out, VERSION);
  put_16 (out, 0);
  put_16 (out, DEFLATED);
  put_16 (out, 0);
  put_16 (out, FIRST_DAY);
  put_32 (out, GUINT32_FROM_LE (checksum));
  put_32 (out, (guint32)packed);
  put_32 (out, (guint32)size);
  put_16 (out, (guint)strlen (name));
  put_16 (out, 0);
}

/**
 * reg_zip_writer_add:
 * @name: of the file in the archive, ASCII
 * @content: what is in it
 * @error: why it cannot be packed
 *
 * Returns: whether it was added
 */
gboolean
reg_zip_writer_add (RegZipWriter *self, const char *name, GBytes *content, GError **error)
{
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr (GBytes) packed = g_converter_convert_bytes (G_CONVERTER (gzip), content, error);
  guint32 offset = self->out->len;
  const guint8 *data;
  gsize size;

  if (packed == NULL)
    return FALSE;
  data = g_bytes_get_data (packed, &size);
  g_return_val_if_fail (size > GZIP_HEAD + GZIP_TAIL, FALSE);
  size -= GZIP_HEAD + GZIP_TAIL;
  put_32 (self->out, 0x04034b50);
  put_description (self->out, name, data + GZIP_HEAD + size, size, g_bytes_get_size (content));
  g_byte_array_append (self->out, (const guint8 *)name, (guint)strlen (name));
  g_byte_array_append (self->out, data + GZIP_HEAD, (guint)size);

  put_32 (self->directory, 0x02014b50);
  put_16 (self->directory, VERSION);
  put_description (self->directory, name, data + GZIP_HEAD + size, size,
                   g_bytes_get_size (content));
  put_16 (self->directory, 0);
  put_16 (self->directory, 0);
  put_16 (self->directory, 0);
  put_32 (self->directory, 0);
  put_32 (self->directory, offset);
  g_byte_array_append (self->directory, (const guint8 *)name, (guint)strlen (name));
  self->n_files++;
  return TRUE;
}

/**
 * reg_zip_writer_finish:
 *
 * Returns: (transfer full): the archive; nothing more can be added
 */
GBytes *
reg_zip_writer_finish (RegZipWriter *self)
{
  guint32 offset = self->out->len;

  g_byte_array_append (self->out, self->directory->data, self->directory->len);
  put_32 (self->out, 0x06054b50);
  put_16 (self->out, 0);
  put_16 (self->out, 0);
  put_16 (self->out, self->n_files);
  put_16 (self->out, self->n_files);
  put_32 (self->out, self->directory->len);
  put_32 (self->out, offset);
  put_16 (self->out, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->out));
}
