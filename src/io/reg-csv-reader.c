/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-csv-reader.h"

#include "io/reg-io-error.h"
#include "io/reg-text-encoding.h"

#include <string.h>

#define CHUNK (64 * 1024)
/* A quotation mark that is never closed costs a second look at what it swallowed: so many bytes of
 * that, then the file is given up. */
#define MAX_SECOND_LOOKS (128 * 1024 * 1024)

struct _RegCsvReader
{
  GInputStream *stream; /* UTF-8 */
  GInputStream *raw;
  RegCsvDialect *dialect;
  GByteArray *buffer;
  gsize position;       /* next byte in the buffer */
  gsize row_start;      /* what stands before may be forgotten */
  gsize first_line_end; /* end of the first line of a row, 0 while in it */
  gboolean started;
  gboolean at_end;
  gboolean failed;
  GError *stream_error;
  gsize second_looks; /* bytes that were read more than once */
  gint64 line;        /* of the next byte */
  gint64 row_line;
  GString *text;   /* the fields of the row, each NUL-terminated */
  GArray *offsets; /* of gsize, where they begin */
  gboolean was_quoted;
  GStrv header;
  gboolean header_read;
};

/**
 * reg_csv_dialect_new:
 *
 * Returns: (transfer full): what Regulars itself writes: UTF-8, commas, a header, decimal points and
 *   dates with the year first
 */
RegCsvDialect *
reg_csv_dialect_new (void)
{
  RegCsvDialect *self = g_new0 (RegCsvDialect, 1);

  self->encoding = g_strdup ("UTF-8");
  self->delimiter = ',';
  self->has_header = TRUE;
  self->values.decimal = '.';
  self->values.group = ',';
  self->values.date_order = REG_DATE_ORDER_YMD;
  return self;
}

/**
 * reg_csv_dialect_copy:
 * @self: a dialect
 *
 * Returns: (transfer full): the same again
 */
RegCsvDialect *
reg_csv_dialect_copy (const RegCsvDialect *self)
{
  RegCsvDialect *copy = g_memdup2 (self, sizeof *self);

  copy->encoding = g_strdup (self->encoding);
  return copy;
}

/**
 * reg_csv_dialect_free:
 * @self: (nullable) (transfer full): a dialect
 */
void
reg_csv_dialect_free (RegCsvDialect *self)
{
  if (self == NULL)
    return;
  g_free (self->encoding);
  g_free (self);
}

/**
 * reg_csv_reader_new:
 * @stream: the file
 * @dialect: how to read it; copied
 *
 * Returns: (transfer full): a reader before its first row
 */
RegCsvReader *
reg_csv_reader_new (GInputStream *stream, const RegCsvDialect *dialect)
{
  RegCsvReader *self = g_new0 (RegCsvReader, 1);

  self->raw = g_object_ref (stream);
  self->stream = reg_text_encoding_decode (stream, dialect->encoding);
  self->dialect = reg_csv_dialect_copy (dialect);
  self->buffer = g_byte_array_sized_new (2 * CHUNK);
  self->text = g_string_sized_new (1024);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->line = 1;
  return self;
}

/**
 * reg_csv_reader_new_for_file:
 * @file: the file
 * @dialect: how to read it; copied
 * @cancellable: (nullable): to stop
 * @error: why the file cannot be opened
 *
 * Returns: (transfer full) (nullable): a reader before its first row. Blocks on the file.
 */
RegCsvReader *
reg_csv_reader_new_for_file (GFile *file,
                             const RegCsvDialect *dialect,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  return stream != NULL ? reg_csv_reader_new (G_INPUT_STREAM (stream), dialect) : NULL;
}

/**
 * reg_csv_reader_free:
 * @self: (nullable) (transfer full): a reader
 */
void
reg_csv_reader_free (RegCsvReader *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_object_unref (self->raw);
  reg_csv_dialect_free (self->dialect);
  g_byte_array_unref (self->buffer);
  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_strfreev (self->header);
  g_clear_error (&self->stream_error);
  g_free (self);
}

/* Reads on. FALSE at the end of the file, or when reading fails. */
static gboolean
fill (RegCsvReader *self, GCancellable *cancellable)
{
  gsize length;
  gssize got;

  if (self->at_end)
    return FALSE;
  if (self->row_start > 0)
    {
      g_byte_array_remove_range (self->buffer, 0, (guint)self->row_start);
      self->position -= self->row_start;
      self->first_line_end -= MIN (self->row_start, self->first_line_end);
      self->row_start = 0;
    }
  length = self->buffer->len;
  g_byte_array_set_size (self->buffer, (guint)(length + CHUNK));
  /* Not every stream asks for itself. */
  if (g_cancellable_set_error_if_cancelled (cancellable, &self->stream_error))
    got = -1;
  else
    got = g_input_stream_read (self->stream, self->buffer->data + length, CHUNK, cancellable,
                               &self->stream_error);
  /* Half a character at the end is no text. */
  if (got < 0 && g_error_matches (self->stream_error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    {
      g_clear_error (&self->stream_error);
      got = 0;
    }
  g_byte_array_set_size (self->buffer, (guint)(length + (gsize)MAX (got, 0)));
  if (got > 0)
    return TRUE;
  self->at_end = TRUE;
  self->failed = got < 0;
  return FALSE;
}

/* The next byte without taking it, -1 at the end, -2 on error. */
static int
peek (RegCsvReader *self, GCancellable *cancellable)
{
  if (self->position >= self->buffer->len && !fill (self, cancellable))
    return self->failed ? -2 : -1;
  return self->buffer->data[self->position];
}

static gboolean
too_large (RegCsvReader *self, GError **error, const char *what, int limit)
{
  g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE,
               "line %" G_GINT64_FORMAT ": %s (limit %d)", self->row_line, what, limit);
  return FALSE;
}

static gsize
field_start (const RegCsvReader *self)
{
  return g_array_index (self->offsets, gsize, self->offsets->len - 1);
}

static gboolean
check_limits (RegCsvReader *self, GError **error)
{
  if (self->text->len - field_start (self) > REG_CSV_MAX_FIELD)
    return too_large (self, error, "a field is too long", REG_CSV_MAX_FIELD);
  if (self->position - self->row_start > REG_CSV_MAX_ROW)
    return too_large (self, error, "the row is too long", REG_CSV_MAX_ROW);
  return TRUE;
}

static void
begin_field (RegCsvReader *self)
{
  g_array_append_val (self->offsets, self->text->len);
}

/* Fields are text: bytes that are none are repaired, NULs are left out. */
static void
end_field (RegCsvReader *self)
{
  gsize start = field_start (self), length = self->text->len - start;

  if (!g_utf8_validate (self->text->str + start, (gssize)length, NULL))
    {
      g_autofree char *repaired = reg_text_encoding_repair (self->text->str + start,
                                                            (gssize)length);

      g_string_truncate (self->text, start);
      g_string_append (self->text, repaired);
    }
  g_string_append_c (self->text, '\0');
}

/* Takes the end of a line: LF, CR LF or CR. */
static void
take_line_end (RegCsvReader *self, GCancellable *cancellable)
{
  int c = self->buffer->data[self->position++];

  self->line++;
  if (c == '\r' && peek (self, cancellable) == '\n')
    self->position++;
  if (self->first_line_end == 0)
    self->first_line_end = self->position;
}

/* Takes bytes up to the next one that means something; unquoted text is mostly of those. */
static void
take_run (RegCsvReader *self, gboolean quoted)
{
  const guint8 *data = self->buffer->data;
  gsize start = self->position, end = start, length = self->buffer->len;
  guint8 delimiter = (guint8)self->dialect->delimiter;

  if (quoted)
    while (end < length && data[end] != '"' && data[end] != '\n' && data[end] != '\r'
           && data[end] != '\0')
      end++;
  else
    while (end < length && data[end] != delimiter && data[end] != '\n' && data[end] != '\r'
           && data[end] != '\0')
      end++;
  g_string_append_len (self->text, (const char *)data + start, (gssize)(end - start));
  self->position = end;
}

typedef enum
{
  FIELD_ENDS_ROW,
  FIELD_ENDS_FILE,
  FIELD_CONTINUES_ROW,
  FIELD_FAILED,
} FieldEnd;

static FieldEnd
report_failure (RegCsvReader *self, GError **error)
{
  if (error != NULL && *error == NULL)
    *error = g_error_copy (self->stream_error);
  return FIELD_FAILED;
}

static FieldEnd
read_quoted (RegCsvReader *self, GCancellable *cancellable, GError **error)
{
  self->position++;
  while (TRUE)
    {
      int c = peek (self, cancellable);

      if (c == -2)
        return report_failure (self, error);
      if (c == -1)
        {
          g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID,
                       "line %" G_GINT64_FORMAT ": a quotation mark is never closed",
                       self->row_line);
          return FIELD_FAILED;
        }
      if (c == '"')
        {
          self->position++;
          if (peek (self, cancellable) != '"')
            return FIELD_CONTINUES_ROW;
          self->position++;
          g_string_append_c (self->text, '"');
        }
      else if (c == '\n' || c == '\r')
        {
          take_line_end (self, cancellable);
          g_string_append_c (self->text, '\n');
        }
      else if (c == '\0')
        self->position++;
      else
        take_run (self, TRUE);
      if (!check_limits (self, error))
        return FIELD_FAILED;
    }
}

static FieldEnd
read_field (RegCsvReader *self, GCancellable *cancellable, GError **error)
{
  begin_field (self);
  if (peek (self, cancellable) == '"')
    {
      self->was_quoted = TRUE;
      if (read_quoted (self, cancellable, error) == FIELD_FAILED)
        return FIELD_FAILED;
    }
  while (TRUE)
    {
      int c = peek (self, cancellable);

      if (c == -2)
        return report_failure (self, error);
      if (c == -1)
        return FIELD_ENDS_FILE;
      if (c == self->dialect->delimiter)
        {
          self->position++;
          return FIELD_CONTINUES_ROW;
        }
      if (c == '\n' || c == '\r')
        {
          take_line_end (self, cancellable);
          return FIELD_ENDS_ROW;
        }
      if (c == '\0')
        self->position++;
      else
        take_run (self, FALSE);
      if (!check_limits (self, error))
        return FIELD_FAILED;
    }
}

/* After a row that cannot be read: on with the line after its first one, which is still there. */
static void
recover (RegCsvReader *self, GCancellable *cancellable, GError **error)
{
  if (self->failed)
    return;
  self->line = self->row_line + 1;
  if (self->first_line_end > 0)
    {
      self->second_looks += self->position - self->first_line_end;
      self->position = self->first_line_end;
      self->failed = self->second_looks > MAX_SECOND_LOOKS;
      if (self->failed)
        g_prefix_error_literal (error, "too many unreadable rows, the last: ");
      return;
    }
  /* The line is longer than what is held: forget it as it goes by. */
  while (TRUE)
    {
      int c;

      self->row_start = self->position;
      c = peek (self, cancellable);
      if (c < 0)
        return;
      if (c == '\n' || c == '\r')
        {
          take_line_end (self, cancellable);
          self->line = self->row_line + 1;
          return;
        }
      self->position++;
    }
}

/* FALSE with an error, or without one at the end of the file. */
static gboolean
read_row (RegCsvReader *self, GCancellable *cancellable, GError **error)
{
  FieldEnd end = FIELD_CONTINUES_ROW;

  g_string_truncate (self->text, 0);
  g_array_set_size (self->offsets, 0);
  self->row_line = self->line;
  self->row_start = self->position;
  self->first_line_end = 0;
  self->was_quoted = FALSE;
  switch (peek (self, cancellable))
    {
    case -1:
      return FALSE;
    case -2:
      report_failure (self, error);
      return FALSE;
    default:
      break;
    }
  while (end == FIELD_CONTINUES_ROW)
    {
      if (self->offsets->len == REG_CSV_MAX_COLUMNS)
        {
          too_large (self, error, "too many columns", REG_CSV_MAX_COLUMNS);
          end = FIELD_FAILED;
        }
      else
        end = read_field (self, cancellable, error);
      if (end == FIELD_FAILED)
        {
          recover (self, cancellable, error);
          g_array_set_size (self->offsets, 0);
          return FALSE;
        }
      end_field (self);
    }
  return TRUE;
}

static gboolean
is_blank (const RegCsvReader *self)
{
  const char *only;

  if (self->offsets->len != 1 || self->was_quoted)
    return FALSE;
  only = self->text->str;
  while (*only == ' ' || *only == '\t')
    only++;
  return *only == '\0';
}

static gboolean
next_row (RegCsvReader *self, GCancellable *cancellable, GError **error)
{
  if (self->failed)
    {
      if (self->stream_error != NULL)
        report_failure (self, error);
      return FALSE;
    }
  if (!self->started)
    {
      self->started = TRUE;
      while (self->buffer->len < 3 && fill (self, cancellable))
        ;
      if (self->buffer->len >= 3 && memcmp (self->buffer->data, "\xef\xbb\xbf", 3) == 0)
        self->position = 3;
      for (guint i = 0; i < self->dialect->skip_lines; i++)
        if (!read_row (self, cancellable, error))
          return FALSE;
    }
  do
    if (!read_row (self, cancellable, error))
      return FALSE;
  while (is_blank (self));
  return TRUE;
}

static GStrv
copy_row (const RegCsvReader *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->offsets->len; i++)
    {
      char *name = g_strdup (reg_csv_reader_get_field (self, i));

      g_strv_builder_take (builder, g_strstrip (name));
    }
  return g_strv_builder_end (builder);
}

static gboolean
read_header (RegCsvReader *self, GCancellable *cancellable, GError **error)
{
  if (self->header_read)
    return TRUE;
  self->header_read = TRUE;
  if (!self->dialect->has_header)
    return TRUE;
  if (!next_row (self, cancellable, error))
    return FALSE;
  self->header = copy_row (self);
  return TRUE;
}

/**
 * reg_csv_reader_get_header:
 * @self: a reader
 * @cancellable: (nullable): to stop
 * @error: why the header cannot be read
 *
 * Reads the names of the columns if that was not done yet.
 *
 * Returns: (transfer none) (nullable): %NULL-terminated names, trimmed; %NULL when the dialect has
 *   no header, the file is empty, or on error
 */
const char *const *
reg_csv_reader_get_header (RegCsvReader *self, GCancellable *cancellable, GError **error)
{
  if (!read_header (self, cancellable, error))
    return NULL;
  return (const char *const *)self->header;
}

/**
 * reg_csv_reader_next:
 * @self: a reader
 * @cancellable: (nullable): to stop
 * @error: what is wrong with the row; the message names its line
 *
 * Goes to the next row, past the header and empty lines. Blocks on the stream. After an error of
 * #RegIoError the reader may be asked for the next row, unless reg_csv_reader_has_failed().
 *
 * Returns: %TRUE for a row; %FALSE without an error at the end
 */
gboolean
reg_csv_reader_next (RegCsvReader *self, GCancellable *cancellable, GError **error)
{
  GError *local = NULL;

  if (!read_header (self, cancellable, &local))
    {
      if (local != NULL)
        g_propagate_error (error, local);
      return FALSE;
    }
  return next_row (self, cancellable, error);
}

/**
 * reg_csv_reader_has_failed:
 * @self: a reader that returned an error
 *
 * Returns: whether there is nothing more to be had from the file
 */
gboolean
reg_csv_reader_has_failed (const RegCsvReader *self)
{
  return self->failed;
}

/**
 * reg_csv_reader_get_n_fields:
 * @self: a reader at a row
 *
 * Returns: how many fields this row has
 */
guint
reg_csv_reader_get_n_fields (const RegCsvReader *self)
{
  return self->offsets->len;
}

/**
 * reg_csv_reader_get_field:
 * @self: a reader at a row
 * @column: from 0
 *
 * Returns: (transfer none): the text as it stands, valid UTF-8 with LF line ends, until the next row
 *   is read; "" beyond the end of a short row
 */
const char *
reg_csv_reader_get_field (const RegCsvReader *self, guint column)
{
  if (column >= self->offsets->len)
    return "";
  return self->text->str + g_array_index (self->offsets, gsize, column);
}

/**
 * reg_csv_reader_get_line:
 * @self: a reader at a row, or one that returned an error
 *
 * Returns: the line of the file at which the row begins, from 1
 */
gint64
reg_csv_reader_get_line (const RegCsvReader *self)
{
  return self->row_line;
}

/**
 * reg_csv_reader_get_position:
 * @self: a reader
 *
 * Returns: about how many bytes of the file have been read, for a progress bar
 */
goffset
reg_csv_reader_get_position (const RegCsvReader *self)
{
  return G_IS_SEEKABLE (self->raw) ? g_seekable_tell (G_SEEKABLE (self->raw)) : 0;
}
