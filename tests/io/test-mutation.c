/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-country.h"
#include "core/reg-fold.h"
#include "core/reg-phone.h"
#include "io/reg-csv-reader.h"
#include "io/reg-vcard-reader.h"
#include "io/reg-vcard-writer.h"

#include <string.h>

/* Files damaged at random, the same way in every run. Whatever comes, the readers have to end, give
 * valid text, and name a place in every refusal; sanitizers watch the rest. */

#define ROUNDS 150
#define MAX_SEED_SIZE (64 * 1024)

static const char *const insertions[] = {
  "\"",
  ",",
  ";",
  "\n",
  "\r",
  "\r\n ",
  "\t",
  "=\n",
  "=",
  ":",
  "\\",
  "\377\376",
  "\303",
  "\360\237\230",
  "BEGIN:VCARD\n",
  "END:VCARD\n",
  "AGENT:\n",
  ";ENCODING=QUOTED-PRINTABLE",
  ";ENCODING=b",
  ";CHARSET=UTF-16",
  ";CHARSET=nonsense",
  "^n^",
  "VERSION:2.1\n",
  "data:;base64,",
  "\342\200\257",
};

static void
mutate_once (GByteArray *data, GRand *random)
{
  guint at = data->len > 0 ? (guint)g_rand_int_range (random, 0, (gint32)data->len) : 0;
  guint wanted = (guint)g_rand_int_range (random, 1, 40);
  guint length = MIN (wanted, data->len - at);
  g_autofree guint8 *copy = NULL;
  const char *insertion = insertions[g_rand_int_range (random, 0, G_N_ELEMENTS (insertions))];
  gsize n = strlen (insertion);

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      if (data->len > 0)
        data->data[at] = (guint8)g_rand_int_range (random, 0, 256);
      break;
    case 1:
      if (length > 0)
        g_byte_array_remove_range (data, at, length);
      break;
    case 2:
      copy = g_memdup2 (data->data + at, length);
      g_byte_array_append (data, copy, length);
      break;
    case 3:
      if (g_rand_int_range (random, 0, 8) == 0)
        g_byte_array_set_size (data, at);
      break;
    default:
      g_byte_array_set_size (data, data->len + (guint)n);
      memmove (data->data + at + n, data->data + at, data->len - n - at);
      memcpy (data->data + at, insertion, n);
      break;
    }
}

static GBytes *
mutate (GBytes *seed, GRand *random)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (seed, &size);
  GByteArray *data = g_byte_array_new ();

  g_byte_array_append (data, bytes, (guint)size);
  for (int i = g_rand_int_range (random, 1, 12); i > 0; i--)
    mutate_once (data, random);
  return g_byte_array_free_to_bytes (data);
}

static void
assert_text (const char *text)
{
  if (text != NULL)
    g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
read_csv (GBytes *bytes)
{
  g_autoptr (RegCsvDialect) dialect = reg_csv_sniff (bytes, TRUE, REG_DATE_ORDER_DMY);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (RegCsvReader) reader = reg_csv_reader_new (stream, dialect);
  gsize n_steps = 0;
  gint64 line = 0;

  while (!reg_csv_reader_has_failed (reader))
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (n_steps++, <=, g_bytes_get_size (bytes) + 8);
      if (reg_csv_reader_next (reader, NULL, &error))
        for (guint i = 0; i < reg_csv_reader_get_n_fields (reader); i++)
          {
            char date[REG_DATE_SIZE];
            gint64 value;
            const char *field = reg_csv_reader_get_field (reader, i);

            assert_text (field);
            reg_value_format_parse_decimal (&dialect->values, field, 6, &value, NULL);
            reg_value_format_parse_date (&dialect->values, field, date, NULL);
          }
      else if (error == NULL)
        break;
      else
        assert_text (error->message);
      g_assert_cmpint (reg_csv_reader_get_line (reader), >=, line);
      line = reg_csv_reader_get_line (reader);
    }
}

static void
check_card (const RegVcard *card)
{
  g_autofree char *name = reg_vcard_dup_name (card);
  g_autoptr (GString) text = g_string_new (NULL);

  assert_text (name);
  assert_text (card->note);
  assert_text (card->organisation);
  g_assert_true (card->birthday == NULL || reg_date_is_valid (card->birthday));
  g_assert_true (card->anniversary == NULL || reg_date_is_valid (card->anniversary));
  for (guint i = 0; i < card->warnings->len; i++)
    {
      assert_text (card->warnings->pdata[i]);
      g_assert_nonnull (strstr (card->warnings->pdata[i], "line "));
    }
  for (guint i = 0; i < card->phones->len; i++)
    assert_text (((RegVcardItem *)card->phones->pdata[i])->value);
  for (guint i = 0; i < card->others->len; i++)
    {
      const RegVcardProperty *property = card->others->pdata[i];

      assert_text (property->name);
      assert_text (property->parameters);
      assert_text (property->value);
    }
  /* Whatever was read can be written, and that is text. */
  reg_vcard_write (card, text);
  assert_text (text->str);
}

static void
read_vcard (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (RegVcardReader) reader = reg_vcard_reader_new (stream);
  gsize n_steps = 0;

  while (!reg_vcard_reader_has_failed (reader))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegVcard) card = reg_vcard_reader_next (reader, NULL, &error);

      g_assert_cmpuint (n_steps++, <=, g_bytes_get_size (bytes) + 8);
      if (card != NULL)
        check_card (card);
      else if (error == NULL)
        break;
      else
        assert_text (error->message);
    }
}

static void
run_folder (const char *folder, const char *suffix, void (*read) (GBytes *), guint *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      g_autoptr (GBytes) seed = NULL;
      /* The order of names in a folder is not fixed, the damage to each file is. */
      g_autoptr (GRand) random = g_rand_new_with_seed (g_str_hash (name));
      gsize size;

      if (!g_str_has_suffix (name, suffix) || !g_file_get_contents (path, &contents, &size, NULL))
        continue;
      *n_files += 1;
      seed = g_bytes_new (contents, MIN (size, MAX_SEED_SIZE));
      read (seed);
      for (int i = 0; i < (size > 4096 ? ROUNDS / 5 : ROUNDS); i++)
        {
          g_autoptr (GBytes) bytes = mutate (seed, random);

          read (bytes);
        }
    }
}

static void
run (const char *suffix, const char *shared_name, void (*read) (GBytes *))
{
  const char *shared = g_getenv ("REG_TEST_SHARED");
  g_autofree char *own = g_test_build_filename (G_TEST_DIST, "io", "data", NULL);
  guint n_files = 0;

  run_folder (own, suffix, read, &n_files);
  g_assert_cmpuint (n_files, >=, 3);
  if (shared != NULL)
    {
      g_autofree char *folder = g_build_filename (shared, "data", shared_name, NULL);

      run_folder (folder, suffix, read, &n_files);
    }
}

static void
test_csv (void)
{
  run (".csv", "northwind", read_csv);
}

static void
test_vcard (void)
{
  run (".vcf", "vcards", read_vcard);
}

/* Any bytes at all, as somebody might paste them into a field. */
static void
test_fields (void)
{
  static const char alphabet[] = "0123456789.,:-+/() '\"eExT%\n\t\\;=^AbzÄß\303\377\342\200\257";
  g_autoptr (GRand) random = g_rand_new_with_seed (1122);
  const RegValueFormat format = { ',', '.', REG_DATE_ORDER_DMY };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");

  for (int i = 0; i < 20000; i++)
    {
      char text[24], date[REG_DATE_SIZE];
      int length = g_rand_int_range (random, 0, sizeof text);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      g_autofree char *number = NULL;
      gint64 value;
      gboolean flag;

      for (int k = 0; k < length; k++)
        text[k] = alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)];
      text[MIN (length, (int)sizeof text - 1)] = '\0';
      once = reg_fold (text);
      twice = reg_fold (once);
      g_assert_cmpstr (once, ==, twice);
      number = reg_phone_national_number (text, "NL");
      g_assert_cmpuint (strspn (number, "0123456789"), ==, strlen (number));
      reg_country_find (text);
      if (reg_date_parse (text, REG_DATE_ORDER_DMY, date))
        g_assert_true (reg_date_is_valid (date));
      reg_value_format_parse_rate (&format, text, FALSE, &value, NULL);
      reg_value_format_parse_boolean (text, &flag, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/mutation/csv", test_csv);
  g_test_add_func ("/mutation/vcard", test_vcard);
  g_test_add_func ("/mutation/fields", test_fields);
  return g_test_run ();
}
