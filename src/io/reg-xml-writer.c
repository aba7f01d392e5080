/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-xml-writer.h"

struct _RegXmlWriter
{
  GString *out;
  GPtrArray *open;   /* names of the elements that are not closed, borrowed */
  gboolean in_tag;   /* attributes may still come */
  gboolean had_text; /* since the last tag, so that no space may be added */
  gboolean indent;
};

/**
 * reg_xml_writer_new:
 * @indent: whether every element begins a line, for people who look at it
 *
 * Returns: (transfer full): a writer that has written the declaration
 */
RegXmlWriter *
reg_xml_writer_new (gboolean indent)
{
  RegXmlWriter *self = g_new0 (RegXmlWriter, 1);

  self->out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  self->open = g_ptr_array_new ();
  self->indent = indent;
  return self;
}

/**
 * reg_xml_writer_free:
 * @self: (nullable) (transfer full): a writer
 */
void
reg_xml_writer_free (RegXmlWriter *self)
{
  if (self == NULL)
    return;
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_ptr_array_unref (self->open);
  g_free (self);
}

/* XML 1.0 has no place for most control characters, not even as references. */
static gboolean
is_char (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xd7ff)
         || (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000;
}

static void
append_escaped (GString *out, const char *text, gboolean is_attribute)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"' && is_attribute)
        g_string_append (out, "&quot;");
      else if (c == '\r' || (is_attribute && (c == '\n' || c == '\t')))
        g_string_append_printf (out, "&#%u;", c);
      else if (is_char (c))
        g_string_append_unichar (out, c);
    }
}

static void
close_tag (RegXmlWriter *self)
{
  if (self->in_tag)
    g_string_append_c (self->out, '>');
  self->in_tag = FALSE;
}

static void
begin_line (RegXmlWriter *self)
{
  /* The declaration ended its line itself. */
  if (!self->indent || self->had_text || self->out->str[self->out->len - 1] == '\n')
    return;
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->open->len; i++)
    g_string_append (self->out, "  ");
}

/**
 * reg_xml_writer_begin:
 * @name: of the element; has to stay until it is ended
 */
void
reg_xml_writer_begin (RegXmlWriter *self, const char *name)
{
  close_tag (self);
  begin_line (self);
  g_string_append_printf (self->out, "<%s", name);
  g_ptr_array_add (self->open, (gpointer)name);
  self->in_tag = TRUE;
  self->had_text = FALSE;
}

/* Of the element that was just begun. */
void
reg_xml_writer_attribute (RegXmlWriter *self, const char *name, const char *value)
{
  g_return_if_fail (self->in_tag);

  g_string_append_printf (self->out, " %s=\"", name);
  append_escaped (self->out, value, TRUE);
  g_string_append_c (self->out, '"');
}

void
reg_xml_writer_text (RegXmlWriter *self, const char *text)
{
  close_tag (self);
  append_escaped (self->out, text, FALSE);
  self->had_text = TRUE;
}

void
reg_xml_writer_end (RegXmlWriter *self)
{
  const char *name;

  g_return_if_fail (self->open->len > 0);

  name = g_ptr_array_steal_index (self->open, self->open->len - 1);
  if (self->in_tag)
    g_string_append (self->out, "/>");
  else
    {
      begin_line (self);
      g_string_append_printf (self->out, "</%s>", name);
    }
  self->in_tag = FALSE;
  self->had_text = FALSE;
}

/* An element with nothing but text in it. */
void
reg_xml_writer_element (RegXmlWriter *self, const char *name, const char *text)
{
  reg_xml_writer_begin (self, name);
  reg_xml_writer_text (self, text);
  reg_xml_writer_end (self);
}

/**
 * reg_xml_writer_finish:
 *
 * Closes what is open.
 *
 * Returns: (transfer full): the document; the writer is empty afterwards
 */
GBytes *
reg_xml_writer_finish (RegXmlWriter *self)
{
  while (self->open->len > 0)
    reg_xml_writer_end (self);
  g_string_append_c (self->out, '\n');
  return g_string_free_to_bytes (g_steal_pointer (&self->out));
}
