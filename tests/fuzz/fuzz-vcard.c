/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fuzz-files.h"
#include "fuzz.h"

#include "core/reg-date.h"
#include "io/reg-vcard-reader.h"
#include "io/reg-vcard-writer.h"

#include <string.h>

void
fuzz_add_seeds (GPtrArray *seeds)
{
  fuzz_add_files (seeds, TRUE);
}

const char *const fuzz_words[] = {
  "BEGIN:VCARD\n",
  "END:VCARD\n",
  "VERSION:2.1\n",
  "VERSION:3.0\n",
  "VERSION:4.0\n",
  "FN:",
  "N:",
  "TEL",
  "EMAIL",
  "ADR",
  "ORG",
  "BDAY",
  "PHOTO",
  "NOTE",
  "AGENT:\n",
  "UID:",
  "X-ABLabel:",
  "IMPP:",
  "CATEGORIES:",
  ";ENCODING=QUOTED-PRINTABLE",
  ";ENCODING=b",
  ";BASE64",
  ";CHARSET=UTF-16",
  ";CHARSET=ISO-2022-JP",
  ";CHARSET=KOI8-R",
  ";VALUE=uri",
  ";TYPE=\"a,b\"",
  ";PREF=1",
  "item1.",
  "=\n",
  "=3D",
  "=C3=",
  "\n ",
  "\n\t",
  "\r",
  "\r\n",
  "\r\r\n",
  ":",
  ";",
  ",",
  "\\",
  "\\n",
  "\\,",
  "^n",
  "^'",
  "data:image/png;base64,",
  "tel:",
  "mailto:",
  "\357\273\277",
  "\377\376",
  "\376\377",
  "\303",
  "--0229",
  "1990-12-31T00:00:00Z",
  NULL,
};

static void
check_text (const char *text)
{
  g_assert_true (!text || g_utf8_validate (text, -1, NULL));
}

static void
check_items (const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const RegVcardItem *item = items->pdata[i];

      g_assert_nonnull (item->value);
      check_text (item->value);
      check_text (item->label);
      check_text (item->service);
      g_assert_true (item->pref >= 0 && item->pref <= 100);
    }
}

static char *
write_card (const RegVcard *card)
{
  GString *text = g_string_new (NULL);

  reg_vcard_write (card, text);
  check_text (text->str);
  return g_string_free_and_steal (text);
}

/* What is written can be read, and then it is the same card: nothing gets lost by going round. */
static void
check_round (const RegVcard *card)
{
  g_autofree char *text = write_card (card);
  g_autoptr (GInputStream)
      stream = g_memory_input_stream_new_from_data (text, (gssize)strlen (text), NULL);
  g_autoptr (RegVcardReader) reader = reg_vcard_reader_new (stream);
  g_autoptr (RegVcard) again = reg_vcard_reader_next (reader, NULL, NULL);
  g_autofree char *name = reg_vcard_dup_name (card);
  g_autofree char *name_again = again ? reg_vcard_dup_name (again) : NULL;

  g_assert_nonnull (again);
  /* A card has to have a name; who has none gets a question mark. */
  g_assert_cmpstr (*name ? name : "?", ==, name_again);
  g_assert_cmpuint (again->phones->len, ==, card->phones->len);
  g_assert_cmpuint (again->emails->len, ==, card->emails->len);
}

static void
check_card (const RegVcard *card)
{
  g_autofree char *name = reg_vcard_dup_name (card);

  check_text (name);
  check_text (card->note);
  check_text (card->organisation);
  check_text (card->uid);
  g_assert_true (!card->birthday || reg_date_is_valid (card->birthday));
  g_assert_true (!card->anniversary || reg_date_is_valid (card->anniversary));
  check_items (card->phones);
  check_items (card->emails);
  check_items (card->urls);
  check_items (card->messengers);
  check_items (card->networks);
  for (guint i = 0; i < card->warnings->len; i++)
    check_text (card->warnings->pdata[i]);
  check_round (card);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (RegVcardReader) reader = reg_vcard_reader_new (stream);
  gint64 line = 0;
  gsize steps = 0;

  while (!reg_vcard_reader_has_failed (reader))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegVcard) card = reg_vcard_reader_next (reader, NULL, &error);

      if (!card && !error)
        break;
      g_assert_cmpuint (steps++, <=, size + 2);
      if (error)
        check_text (error->message);
      if (reg_vcard_reader_has_failed (reader))
        break;
      g_assert_cmpint (reg_vcard_reader_get_line (reader), >, line);
      line = reg_vcard_reader_get_line (reader);
      if (card)
        check_card (card);
    }
  return 0;
}
