/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-vcard-lines.h"

#include "io/reg-text-encoding.h"

#include <string.h>

#define CHUNK (64 * 1024)
/* Programs that fold at a fixed column use 75 or 76 bytes. */
#define MIN_HARD_FOLD 72
#define MAX_HARD_FOLD 78

struct _RegVcardLines
{
  GInputStream *raw;
  GInputStream *stream; /* NULL until the encoding is known */
  guint8 buffer[CHUNK];
  gsize position;
  gsize length;
  gboolean at_end;
  GError *stream_error;
  GString *pending; /* the physical line after the current property */
  gboolean has_pending;
  gint64 pending_number;
  gint64 next_number;
  GString *text; /* the current property */
  gint64 number;
  gboolean cut;
};

/**
 * reg_vcard_lines_new:
 * @stream: a vCard file
 *
 * Returns: (transfer full): its properties, before the first
 */
RegVcardLines *
reg_vcard_lines_new (GInputStream *stream)
{
  RegVcardLines *self = g_new0 (RegVcardLines, 1);

  self->raw = g_object_ref (stream);
  self->pending = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->next_number = 1;
  return self;
}

/**
 * reg_vcard_lines_free:
 * @self: (nullable) (transfer full): lines
 */
void
reg_vcard_lines_free (RegVcardLines *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->raw);
  g_clear_object (&self->stream);
  g_clear_error (&self->stream_error);
  g_string_free (self->pending, TRUE);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* Only a byte order mark, or zeroes between the letters, tell of another encoding than UTF-8; what
 * the cards themselves say comes later, property by property. */
static gboolean
open_stream (RegVcardLines *self, GCancellable *cancellable)
{
  g_autoptr (GInputStream) buffered = g_buffered_input_stream_new_sized (self->raw, 4096);
  g_autofree char *encoding = NULL;
  const guint8 *data;
  gsize size;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (buffered), FALSE);
  if (g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (buffered), 4096, cancellable,
                                    &self->stream_error)
      < 0)
    return FALSE;
  data = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (buffered), &size);
  encoding = reg_text_encoding_detect (data, size, FALSE);
  self->stream = reg_text_encoding_decode (
      buffered, g_str_has_prefix (encoding, "UTF-16") ? encoding : "UTF-8");
  return TRUE;
}

static int
peek_byte (RegVcardLines *self, GCancellable *cancellable)
{
  gssize got;

  if (self->position < self->length)
    return self->buffer[self->position];
  if (self->at_end)
    return -1;
  if (g_cancellable_set_error_if_cancelled (cancellable, &self->stream_error)
      || (self->stream == NULL && !open_stream (self, cancellable)))
    got = -1;
  else
    got = g_input_stream_read (self->stream, self->buffer, CHUNK, cancellable, &self->stream_error);
  /* Half a character at the end is no text. */
  if (got < 0 && g_error_matches (self->stream_error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    g_clear_error (&self->stream_error);
  self->position = 0;
  self->length = (gsize)MAX (got, 0);
  self->at_end = got <= 0;
  return got > 0 ? self->buffer[0] : -1;
}

static void
append_limited (GString *line, const char *data, gsize length)
{
  if (line->len < REG_VCARD_MAX_PROPERTY + 1)
    g_string_append_len (line, data, (gssize)MIN (length, REG_VCARD_MAX_PROPERTY + 1 - line->len));
}

/* A NUL would end the text for everybody who looks at it later. */
static void
append_bytes (GString *line, const char *data, gsize length)
{
  const char *nul;

  while ((nul = memchr (data, '\0', length)) != NULL)
    {
      append_limited (line, data, (gsize)(nul - data));
      length -= (gsize)(nul + 1 - data);
      data = nul + 1;
    }
  append_limited (line, data, length);
}

/* Line ends are LF, CR LF, CR, and the CR CR LF of a file that was translated twice. */
static gboolean
read_physical_line (RegVcardLines *self, GCancellable *cancellable)
{
  int c = peek_byte (self, cancellable);

  g_string_truncate (self->pending, 0);
  if (c < 0)
    return FALSE;
  self->pending_number = self->next_number++;
  while ((c = peek_byte (self, cancellable)) >= 0 && c != '\n' && c != '\r')
    {
      gsize start = self->position;

      while (self->position < self->length && self->buffer[self->position] != '\n'
             && self->buffer[self->position] != '\r')
        self->position++;
      append_bytes (self->pending, (const char *)self->buffer + start, self->position - start);
    }
  if (c == '\n')
    self->position++;
  else if (c == '\r')
    {
      while (peek_byte (self, cancellable) == '\r')
        self->position++;
      if (peek_byte (self, cancellable) == '\n')
        self->position++;
    }
  if (self->pending_number == 1 && g_str_has_prefix (self->pending->str, "\xef\xbb\xbf"))
    g_string_erase (self->pending, 0, 3);
  return TRUE;
}

static gboolean
peek_line (RegVcardLines *self, GCancellable *cancellable)
{
  if (!self->has_pending)
    self->has_pending = read_physical_line (self, cancellable);
  return self->has_pending;
}

/* Whether what stands before the first colon says that the value is encoded so. */
static gboolean
is_encoded (const char *line, const char *encoding)
{
  const char *colon = strchr (line, ':');
  g_autofree char *head = g_ascii_strup (line, colon != NULL ? colon - line : 0);

  return strstr (head, encoding) != NULL;
}

static gboolean
is_base64 (const char *line)
{
  const char *colon = strchr (line, ':');
  const char *b;
  g_autofree char *head = g_ascii_strup (line, colon != NULL ? colon - line : 0);

  if (strstr (head, "BASE64") != NULL)
    return TRUE;
  b = strstr (head, "ENCODING=B");
  return b != NULL && !g_ascii_isalnum (b[10]);
}

static gboolean
is_base64_text (const char *line)
{
  if (*line == '\0')
    return FALSE;
  for (; *line != '\0'; line++)
    if (!g_ascii_isalnum (*line) && strchr ("+/= \t", *line) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_begin_or_end (const char *line)
{
  return g_ascii_strncasecmp (line, "END:VCARD", 9) == 0
         || g_ascii_strncasecmp (line, "BEGIN:VCARD", 11) == 0;
}

/* Whether the pending line goes on where the current property stopped; appends it then.
 * @last is the length of the physical line before. */
static gboolean
join_pending (RegVcardLines *self, gboolean quoted, gboolean base64, gboolean old_style, gsize last)
{
  const char *line = self->pending->str;
  gsize length = self->pending->len;

  if (quoted && self->text->len > 0 && self->text->str[self->text->len - 1] == '='
      && !is_begin_or_end (line))
    {
      g_string_truncate (self->text, self->text->len - 1);
      append_limited (self->text, line, length);
      return TRUE;
    }
  if (*line == ' ' || *line == '\t')
    {
      gsize skip = 1;

      if (base64)
        skip = strspn (line, " \t");
      else if (old_style && !quoted)
        {
          /* Version 2.1 folds where a space is and keeps it, but many writers cut at a column. */
          skip = strspn (line, " \t");
          if (last < MIN_HARD_FOLD || last > MAX_HARD_FOLD)
            append_limited (self->text, " ", 1);
        }
      append_limited (self->text, line + skip, length - skip);
      return TRUE;
    }
  if (base64 && is_base64_text (line))
    {
      append_limited (self->text, line, length);
      return TRUE;
    }
  return FALSE;
}

/**
 * reg_vcard_lines_next:
 * @self: lines
 * @old_style: whether the card is of version 2.1, which folds differently
 * @cancellable: (nullable): to stop
 * @error: why nothing more can be read
 *
 * Puts the next property together: lines that begin with white space, quoted-printable lines that
 * end in an equals sign, and Base64 lines that are not even indented. Empty lines are left out.
 *
 * Returns: %TRUE for a property; %FALSE without an error at the end
 */
gboolean
reg_vcard_lines_next (RegVcardLines *self,
                      gboolean old_style,
                      GCancellable *cancellable,
                      GError **error)
{
  gboolean quoted, base64;
  gsize last;

  g_string_truncate (self->text, 0);
  do
    {
      if (!peek_line (self, cancellable))
        {
          if (self->stream_error != NULL && error != NULL)
            *error = g_error_copy (self->stream_error);
          return FALSE;
        }
      self->has_pending = FALSE;
    }
  while (strspn (self->pending->str, " \t") == self->pending->len);
  g_string_append_len (self->text, self->pending->str, (gssize)self->pending->len);
  self->number = self->pending_number;
  quoted = is_encoded (self->text->str, "QUOTED-PRINTABLE");
  base64 = is_base64 (self->text->str);
  last = self->text->len;
  while (peek_line (self, cancellable) && join_pending (self, quoted, base64, old_style, last))
    {
      last = self->pending->len;
      self->has_pending = FALSE;
    }
  self->cut = self->text->len > REG_VCARD_MAX_PROPERTY;
  return TRUE;
}

/**
 * reg_vcard_lines_get_text:
 * @self: lines at a property
 *
 * Returns: (transfer none): the property, bytes in whatever encoding it says
 */
const char *
reg_vcard_lines_get_text (const RegVcardLines *self)
{
  return self->text->str;
}

/**
 * reg_vcard_lines_get_number:
 * @self: lines at a property
 *
 * Returns: the line of the file at which the property begins, from 1
 */
gint64
reg_vcard_lines_get_number (const RegVcardLines *self)
{
  return self->number;
}

/**
 * reg_vcard_lines_is_cut:
 * @self: lines at a property
 *
 * Returns: whether the property was longer than %REG_VCARD_MAX_PROPERTY and lost its end
 */
gboolean
reg_vcard_lines_is_cut (const RegVcardLines *self)
{
  return self->cut;
}

/**
 * reg_vcard_lines_get_position:
 * @self: lines
 *
 * Returns: about how many bytes of the file have been read
 */
goffset
reg_vcard_lines_get_position (const RegVcardLines *self)
{
  return G_IS_SEEKABLE (self->raw) ? g_seekable_tell (G_SEEKABLE (self->raw)) : 0;
}
