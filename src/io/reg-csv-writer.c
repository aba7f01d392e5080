/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-csv-writer.h"

#include <string.h>

#define CHUNK (64 * 1024)

struct _RegCsvWriter
{
  GOutputStream *stream;
  GString *buffer;
  char delimiter;
  guint n_fields;
  gsize row_start;
};

/**
 * reg_csv_writer_new:
 * @stream: where to write
 * @delimiter: between fields
 * @mark: whether to begin with a byte order mark, by which spreadsheets know UTF-8
 *
 * Returns: (transfer full): a writer
 */
RegCsvWriter *
reg_csv_writer_new (GOutputStream *stream, char delimiter, gboolean mark)
{
  RegCsvWriter *self = g_new0 (RegCsvWriter, 1);

  self->stream = g_object_ref (stream);
  self->buffer = g_string_sized_new (CHUNK + 4096);
  self->delimiter = delimiter;
  if (mark)
    g_string_append (self->buffer, "\xef\xbb\xbf");
  self->row_start = self->buffer->len;
  return self;
}

/**
 * reg_csv_writer_free:
 * @self: (nullable) (transfer full): a writer; what was not flushed is lost
 */
void
reg_csv_writer_free (RegCsvWriter *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

static gboolean
needs_quotes (const RegCsvWriter *self, const char *field)
{
  gsize length = strlen (field);

  if (length == 0)
    return FALSE;
  return field[0] == ' ' || field[length - 1] == ' ' || strpbrk (field, "\"\r\n") != NULL
         || strchr (field, self->delimiter) != NULL;
}

/**
 * reg_csv_writer_add:
 * @self: a writer
 * @field: (nullable): UTF-8; %NULL is an empty field
 *
 * Adds a field to the row.
 */
void
reg_csv_writer_add (RegCsvWriter *self, const char *field)
{
  if (field == NULL)
    field = "";
  if (self->n_fields++ > 0)
    g_string_append_c (self->buffer, self->delimiter);
  if (!needs_quotes (self, field))
    {
      g_string_append (self->buffer, field);
      return;
    }
  g_string_append_c (self->buffer, '"');
  for (const char *p = field; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (self->buffer, '"');
      g_string_append_c (self->buffer, *p);
    }
  g_string_append_c (self->buffer, '"');
}

/**
 * reg_csv_writer_add_int:
 * @self: a writer
 * @value: a number
 *
 * Adds a field to the row.
 */
void
reg_csv_writer_add_int (RegCsvWriter *self, gint64 value)
{
  char text[32];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  reg_csv_writer_add (self, text);
}

/**
 * reg_csv_writer_end_row:
 * @self: a writer
 * @cancellable: (nullable): to stop
 * @error: why nothing could be written
 *
 * Ends the row, and writes when enough has come together. Blocks.
 *
 * Returns: whether all is well
 */
gboolean
reg_csv_writer_end_row (RegCsvWriter *self, GCancellable *cancellable, GError **error)
{
  /* A row of one empty field would be an empty line, which readers skip. */
  if (self->n_fields == 1 && self->buffer->len == self->row_start)
    g_string_append (self->buffer, "\"\"");
  g_string_append (self->buffer, "\r\n");
  self->n_fields = 0;
  self->row_start = self->buffer->len;
  return self->buffer->len < CHUNK || reg_csv_writer_flush (self, cancellable, error);
}

/**
 * reg_csv_writer_flush:
 * @self: a writer
 * @cancellable: (nullable): to stop
 * @error: why nothing could be written
 *
 * Writes everything out; the stream stays open. Blocks.
 *
 * Returns: whether all is well
 */
gboolean
reg_csv_writer_flush (RegCsvWriter *self, GCancellable *cancellable, GError **error)
{
  gboolean done = g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len,
                                             NULL, cancellable, error)
                  && g_output_stream_flush (self->stream, cancellable, error);

  g_string_truncate (self->buffer, 0);
  self->row_start = 0;
  return done;
}
