/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-vcard-reader.h"

#include "io/reg-io-error.h"
#include "io/reg-vcard-fields.h"
#include "io/reg-vcard-lines.h"
#include "io/reg-vcard-property.h"

#include <string.h>

#define MAX_CARD (32 * 1024 * 1024)
#define MAX_PROPERTIES 10000
#define MAX_WARNINGS 100
#define MAX_DEPTH 16

struct _RegVcardReader
{
  RegVcardLines *lines;
  guint n_cards;
  gint64 line;    /* of the card, or of what was refused */
  gboolean begun; /* the BEGIN of the next card was read already */
  gboolean any_text;
  gboolean finished;
  gboolean failed;
};

/**
 * reg_vcard_reader_new:
 * @stream: a file of cards
 *
 * Returns: (transfer full): a reader before the first card
 */
RegVcardReader *
reg_vcard_reader_new (GInputStream *stream)
{
  RegVcardReader *self = g_new0 (RegVcardReader, 1);

  self->lines = reg_vcard_lines_new (stream);
  return self;
}

/**
 * reg_vcard_reader_new_for_file:
 * @file: a file of cards
 * @cancellable: (nullable): to stop
 * @error: why the file cannot be opened
 *
 * Returns: (transfer full) (nullable): a reader before the first card. Blocks.
 */
RegVcardReader *
reg_vcard_reader_new_for_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  return stream != NULL ? reg_vcard_reader_new (G_INPUT_STREAM (stream)) : NULL;
}

/**
 * reg_vcard_reader_free:
 * @self: (nullable) (transfer full): a reader
 */
void
reg_vcard_reader_free (RegVcardReader *self)
{
  if (self == NULL)
    return;
  reg_vcard_lines_free (self->lines);
  g_free (self);
}

/* "BEGIN:VCARD", with whatever spaces and group are around it. */
static gboolean
is_mark (const char *text, const char *name)
{
  const char *p = text;
  gsize length = strlen (name);

  while (g_ascii_isalnum (*p))
    p++;
  p = *p == '.' ? p + 1 : text;
  if (g_ascii_strncasecmp (p, name, length) != 0)
    return FALSE;
  p += length;
  p += strspn (p, " \t");
  if (*p++ != ':')
    return FALSE;
  p += strspn (p, " \t");
  if (g_ascii_strncasecmp (p, "VCARD", 5) != 0)
    return FALSE;
  p += 5;
  return strspn (p, " \t") == strlen (p);
}

static void
warn (RegVcardReader *self, RegVcard *card, const char *what)
{
  if (card->warnings->len < MAX_WARNINGS)
    g_ptr_array_add (card->warnings,
                     g_strdup_printf ("card %u, line %" G_GINT64_FORMAT ": %s", card->number,
                                      reg_vcard_lines_get_number (self->lines), what));
}

static gboolean
next_line (RegVcardReader *self, const RegVcard *card, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean old_style = card != NULL && g_strcmp0 (card->version, "2.1") == 0;

  if (reg_vcard_lines_next (self->lines, old_style, cancellable, &local))
    return TRUE;
  self->finished = TRUE;
  if (local != NULL)
    {
      self->failed = TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
    }
  return FALSE;
}

/* The card of somebody's assistant, inside the card: kept as one text. */
static gboolean
read_agent (RegVcardReader *self, RegVcard *card, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD");
  RegVcardProperty *property;
  guint depth = 1;

  while (depth > 0 && next_line (self, card, cancellable, error))
    {
      const char *line = reg_vcard_lines_get_text (self->lines);

      if (is_mark (line, "BEGIN"))
        depth++;
      else if (is_mark (line, "END"))
        depth--;
      if (text->len < MAX_CARD)
        g_string_append_printf (text, "\n%s", line);
      if (depth > MAX_DEPTH)
        break;
    }
  if (self->failed)
    return FALSE;
  if (depth > 0)
    warn (self, card, "the card inside it has no end");
  property = g_new0 (RegVcardProperty, 1);
  property->name = g_strdup ("AGENT");
  property->parameters = g_strdup ("");
  property->value = g_utf8_make_valid (text->str, (gssize)text->len);
  g_ptr_array_add (card->others, property);
  return TRUE;
}

/* A line that is no property is mostly the rest of a folded one whose indent was lost. */
static void
take_stray (RegVcardReader *self, RegVcard *card, const char *text)
{
  g_autofree char *shown = g_utf8_make_valid (text, (gssize)MIN (strlen (text), 60));
  g_autofree char *what = g_strdup_printf ("“%s” is not understood", shown);
  RegVcardProperty *property = g_new0 (RegVcardProperty, 1);

  warn (self, card, what);
  property->name = g_strdup ("X-UNREADABLE");
  property->parameters = g_strdup ("");
  property->value = g_utf8_make_valid (text, -1);
  g_ptr_array_add (card->others, property);
}

static void
take_text (RegVcardReader *self, RegVcard *card, const char *text, gboolean *agent)
{
  g_autoptr (RegVcardLine)
      line = reg_vcard_line_parse (text, g_strcmp0 (card->version, "2.1") == 0);
  g_autofree char *problem = NULL;

  if (line == NULL)
    {
      take_stray (self, card, text);
      return;
    }
  *agent = strcmp (line->name, "AGENT") == 0 && strspn (line->value, " \t") == strlen (line->value);
  if (*agent)
    return;
  if (!reg_vcard_take_line (card, line, &problem))
    reg_vcard_take_other (card, line);
  if (problem != NULL)
    warn (self, card, problem);
}

/* Between the cards: the rest of one that lost its BEGIN, rather than a remark or an END too many. */
static gboolean
is_lost (const char *text)
{
  g_autoptr (RegVcardLine) line = is_mark (text, "END") ? NULL : reg_vcard_line_parse (text, FALSE);

  return line != NULL;
}

static gboolean
find_begin (RegVcardReader *self, GCancellable *cancellable, GError **error)
{
  gint64 lost = 0;

  while (!self->begun && next_line (self, NULL, cancellable, error))
    {
      const char *text = reg_vcard_lines_get_text (self->lines);

      self->begun = is_mark (text, "BEGIN");
      self->any_text = self->any_text || !self->begun;
      if (!self->begun && lost == 0 && is_lost (text))
        lost = reg_vcard_lines_get_number (self->lines);
    }
  if (self->failed)
    return FALSE;
  if (!self->begun && self->n_cards == 0 && self->any_text)
    {
      self->failed = TRUE;
      g_set_error_literal (error, REG_IO_ERROR, REG_IO_ERROR_FORMAT,
                           "there is no card in the file");
      return FALSE;
    }
  if (lost > 0)
    {
      self->line = lost;
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID,
                   "line %" G_GINT64_FORMAT ": this belongs to no card", lost);
      return FALSE;
    }
  if (!self->begun)
    return FALSE;
  self->begun = FALSE;
  return TRUE;
}

/* Reads up to the END, the next BEGIN or the end of the file. FALSE when reading failed. */
static gboolean
read_properties (RegVcardReader *self,
                 RegVcard *card,
                 gboolean *too_large,
                 GCancellable *cancellable,
                 GError **error)
{
  gsize size = 0;
  guint n = 0;
  gboolean agent = FALSE;

  while (next_line (self, card, cancellable, error))
    {
      const char *text = reg_vcard_lines_get_text (self->lines);

      if (is_mark (text, "END"))
        return TRUE;
      if (is_mark (text, "BEGIN"))
        {
          if (agent)
            {
              agent = FALSE;
              if (!read_agent (self, card, cancellable, error))
                return FALSE;
              continue;
            }
          warn (self, card, "the card has no end");
          self->begun = TRUE;
          return TRUE;
        }
      size += strlen (text);
      if (size > MAX_CARD || ++n > MAX_PROPERTIES || reg_vcard_lines_is_cut (self->lines))
        *too_large = TRUE;
      if (!*too_large)
        take_text (self, card, text, &agent);
    }
  if (self->failed)
    return FALSE;
  warn (self, card, "the card has no end");
  return TRUE;
}

static gboolean
is_empty (const RegVcard *card)
{
  g_autofree char *name = reg_vcard_dup_name (card);

  return *name == '\0' && card->addresses->len == 0 && card->note == NULL
         && card->messengers->len == 0 && card->urls->len == 0 && card->networks->len == 0;
}

/**
 * reg_vcard_reader_next:
 * @self: a reader
 * @cancellable: (nullable): to stop
 * @error: what is wrong with the card; the message names its number and line
 *
 * Reads the next card. What cannot be understood in it is kept in its others and told in its
 * warnings; only a card that is empty or too large is an error, or one whose beginning is missing,
 * after which the reader may be asked for the next one, unless reg_vcard_reader_has_failed(). Blocks
 * on the stream.
 *
 * Returns: (transfer full) (nullable): the card; %NULL without an error at the end
 */
RegVcard *
reg_vcard_reader_next (RegVcardReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegVcard) card = NULL;
  gboolean too_large = FALSE;

  if (self->finished && !self->begun)
    return NULL;
  if (!find_begin (self, cancellable, error))
    return NULL;
  card = reg_vcard_new ();
  card->number = ++self->n_cards;
  card->line = self->line = reg_vcard_lines_get_number (self->lines);
  if (!read_properties (self, card, &too_large, cancellable, error))
    return NULL;
  if (too_large)
    g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE,
                 "card %u (line %" G_GINT64_FORMAT ") is too large", card->number, card->line);
  else if (is_empty (card))
    g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID,
                 "card %u (line %" G_GINT64_FORMAT ") names nobody", card->number, card->line);
  if (too_large || is_empty (card))
    return NULL;
  reg_vcard_complete (card);
  return g_steal_pointer (&card);
}

/**
 * reg_vcard_reader_has_failed:
 * @self: a reader that returned an error
 *
 * Returns: whether there is nothing more to be had from the file
 */
gboolean
reg_vcard_reader_has_failed (const RegVcardReader *self)
{
  return self->failed;
}

/**
 * reg_vcard_reader_get_line:
 * @self: a reader that returned a card, or an error it has not failed with
 *
 * Returns: the line of the file at which that begins, from 1
 */
gint64
reg_vcard_reader_get_line (const RegVcardReader *self)
{
  return self->line;
}

/**
 * reg_vcard_reader_get_position:
 * @self: a reader
 *
 * Returns: about how many bytes of the file have been read, for a progress bar
 */
goffset
reg_vcard_reader_get_position (const RegVcardReader *self)
{
  return reg_vcard_lines_get_position (self->lines);
}
