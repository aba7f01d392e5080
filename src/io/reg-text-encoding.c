/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-text-encoding.h"

#include <string.h>
#include <uchardet.h>

/* What is tried when nothing else is known: what Western European Windows programs write. It has a
 * meaning for nearly every byte. */
#define LAST_RESORT "windows-1252"

/* A stray NUL is no reason to read all letters in another way. */
static gboolean
is_utf8 (const guint8 *data, gsize size, gboolean complete)
{
  const char *end;

  while (!g_utf8_validate_len ((const char *)data, size, &end) && size > 0 && *end == '\0')
    {
      size -= (gsize)(end + 1 - (const char *)data);
      data = (const guint8 *)end + 1;
    }
  if (g_utf8_validate_len ((const char *)data, size, &end))
    return TRUE;
  /* A sample may end inside a character. */
  return !complete && (gsize)(end - (const char *)data) + 4 > size
         && g_utf8_get_char_validated (end, (gssize)((const char *)data + size - end))
                == (gunichar)-2;
}

/* UTF-16 without a mark: in the letters of most texts every other byte is zero. */
static const char *
guess_utf16 (const guint8 *data, gsize size)
{
  gsize even = 0, odd = 0, n = MIN (size, 4096) / 2;

  if (n < 4)
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      even += data[2 * i] == 0;
      odd += data[2 * i + 1] == 0;
    }
  if (odd > n * 2 / 3 && even < n / 16)
    return "UTF-16LE";
  return even > n * 2 / 3 && odd < n / 16 ? "UTF-16BE" : NULL;
}

static gboolean
can_decode (const guint8 *data, gsize size, const char *encoding)
{
  g_autofree char *text = g_convert ((const char *)data, (gssize)size, "UTF-8", encoding, NULL,
                                     NULL, NULL);

  return text != NULL;
}

/**
 * reg_text_encoding_detect:
 * @data: the beginning of a file
 * @size: how many bytes
 * @complete: whether that is all of it
 *
 * A byte order mark decides, then whether the text is UTF-8, then letter statistics; when they do
 * not know either, it is windows-1252. Latin-1 is taken for its superset windows-1252.
 *
 * Returns: (transfer full): a name that iconv knows
 */
char *
reg_text_encoding_detect (const guint8 *data, gsize size, gboolean complete)
{
  const char *guessed;
  g_autofree char *found = NULL;
  uchardet_t detector;

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return g_strdup ("UTF-8");
  if (size >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return g_strdup ("UTF-16LE");
  if (size >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return g_strdup ("UTF-16BE");
  guessed = guess_utf16 (data, size);
  if (guessed != NULL)
    return g_strdup (guessed);
  if (is_utf8 (data, size, complete))
    return g_strdup ("UTF-8");
  detector = uchardet_new ();
  if (uchardet_handle_data (detector, (const char *)data, size) == 0)
    {
      uchardet_data_end (detector);
      found = g_strdup (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  if (found == NULL || *found == '\0' || g_ascii_strcasecmp (found, "ASCII") == 0
      || g_ascii_strcasecmp (found, "UTF-8") == 0 || g_ascii_strcasecmp (found, "ISO-8859-1") == 0
      || !can_decode (data, size, found))
    return g_strdup (LAST_RESORT);
  return g_steal_pointer (&found);
}

/**
 * reg_text_encoding_decode:
 * @stream: bytes in @encoding
 * @encoding: a name that iconv knows
 *
 * Returns: (transfer full): a stream of the same text in UTF-8; @stream itself when it is UTF-8 or
 *   the encoding is not known here
 */
GInputStream *
reg_text_encoding_decode (GInputStream *stream, const char *encoding)
{
  g_autoptr (GCharsetConverter) converter = NULL;

  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0)
    return g_object_ref (stream);
  converter = g_charset_converter_new ("UTF-8", encoding, NULL);
  if (converter == NULL)
    return g_object_ref (stream);
  g_charset_converter_set_use_fallback (converter, TRUE);
  return g_converter_input_stream_new (stream, G_CONVERTER (converter));
}

/* A single byte as windows-1252 has it; from 0xa0 on that is Unicode's own order. */
static void
append_byte (GString *out, guchar byte)
{
  static const guint16 from_0x80[32] = { 0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020,
                                         0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd,
                                         0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d,
                                         0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
                                         0x0153, 0xfffd, 0x017e, 0x0178 };

  if (byte != 0)
    g_string_append_unichar (out, byte >= 0x80 && byte < 0xa0 ? from_0x80[byte - 0x80] : byte);
}

/**
 * reg_text_encoding_repair:
 * @text: bytes that should be UTF-8
 * @length: how many, or -1
 *
 * For the odd name in a file that says it is UTF-8: the bytes that are not are taken for
 * windows-1252.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
reg_text_encoding_repair (const char *text, gssize length)
{
  gsize left = length < 0 ? strlen (text) : (gsize)length;
  const char *end;
  GString *out;

  if (g_utf8_validate_len (text, left, &end))
    return g_strndup (text, left);
  out = g_string_sized_new (left + 16);
  while (left > 0)
    {
      gboolean valid = g_utf8_validate_len (text, left, &end);

      g_string_append_len (out, text, end - text);
      left -= (gsize)(end - text);
      text = end;
      if (valid)
        break;
      append_byte (out, (guchar)*text++);
      left--;
    }
  return g_string_free_and_steal (out);
}
