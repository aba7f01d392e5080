/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "io/reg-quote-export.h"
#include "io/reg-xml-writer.h"
#include "io/reg-zip-writer.h"

/* The writers beneath the exports of a quotation. */

static void
assert_bytes (GBytes *bytes, const char *expected)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_xml (void)
{
  g_autoptr (RegXmlWriter) xml = reg_xml_writer_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;

  reg_xml_writer_begin (xml, "a");
  reg_xml_writer_attribute (xml, "b", "\"<&>\n'\tü");
  reg_xml_writer_element (xml, "c", "1 < 2 & 3 > 2 \"as is\"");
  reg_xml_writer_begin (xml, "d");
  reg_xml_writer_end (xml);
  /* What XML has no place for is left out, what is no UTF-8 is replaced. */
  reg_xml_writer_element (xml, "e", "\001\002x\033\v\r\ny\357\277\277\377z");
  bytes = reg_xml_writer_finish (xml);
  assert_bytes (bytes, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<a b=\"&quot;&lt;&amp;&gt;&#10;'&#9;ü\">\n"
                       "  <c>1 &lt; 2 &amp; 3 &gt; 2 \"as is\"</c>\n"
                       "  <d/>\n"
                       "  <e>x&#13;\ny\357\277\275z</e>\n"
                       "</a>\n");
}

static guint32
number_at (GBytes *bytes, gsize at)
{
  guint32 value;

  memcpy (&value, (const char *)g_bytes_get_data (bytes, NULL) + at, sizeof value);
  return GUINT32_FROM_LE (value);
}

/* The directory at the end leads to each file, and what is packed there unpacks to what it was. */
static void
test_zip (void)
{
  g_autoptr (RegZipWriter) zip = reg_zip_writer_new ();
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autofree char *text = g_strnfill (200000, 'x');
  g_autoptr (GBytes) large = g_bytes_new_static (text, 200000);
  g_autoptr (GZlibDecompressor) raw = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  gsize directory;

  g_assert_true (reg_zip_writer_add (zip, "empty", empty, &error));
  g_assert_true (reg_zip_writer_add (zip, "folder/large", large, &error));
  g_assert_no_error (error);
  archive = reg_zip_writer_finish (zip);
  g_assert_cmpuint (g_bytes_get_size (archive), <, 2000);
  g_assert_cmpuint (number_at (archive, 0), ==, 0x04034b50);
  directory = number_at (archive, g_bytes_get_size (archive) - 6);
  g_assert_cmpuint (number_at (archive, directory), ==, 0x02014b50);
  /* Of nothing the checksum is nothing. */
  g_assert_cmpuint (number_at (archive, directory + 16), ==, 0);
  directory += 46 + strlen ("empty");
  g_assert_cmpuint (number_at (archive, directory + 24), ==, 200000);
  packed = g_bytes_new_from_bytes (
      archive, number_at (archive, directory + 42) + 30 + strlen ("folder/large"),
      number_at (archive, directory + 20));
  again = g_converter_convert_bytes (G_CONVERTER (raw), packed, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (again, large));
}

static void
test_formats (void)
{
  g_assert_cmpint (reg_quote_format_from_nick ("ubl"), ==, REG_QUOTE_FORMAT_UBL);
  g_assert_cmpint (reg_quote_format_from_nick ("UBL"), ==, -1);
  g_assert_cmpint (reg_quote_format_from_nick (NULL), ==, -1);
  for (int i = 0; i < REG_N_QUOTE_FORMATS; i++)
    g_assert_cmpint (reg_quote_format_from_nick (reg_quote_format_get_nick (i)), ==, i);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/quote-files/xml", test_xml);
  g_test_add_func ("/quote-files/zip", test_zip);
  g_test_add_func ("/quote-files/formats", test_formats);
  return g_test_run ();
}
