/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-vcard-reader.h"
#include "io/reg-vcard-writer.h"

#include <string.h>

static RegVcard *
read_back (const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (RegVcardReader) reader = reg_vcard_reader_new (stream);
  g_autoptr (GError) error = NULL;
  RegVcard *card = reg_vcard_reader_next (reader, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (card);
  g_assert_cmpuint (card->warnings->len, ==, 0);
  return card;
}

static void
test_small (void)
{
  g_autoptr (RegVcard) card = reg_vcard_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  card->formatted_name = g_strdup ("Anna Bos");
  card->birthday = g_strdup ("--02-29");
  reg_vcard_add_item (card->phones, "020 5550177", "work")->pref = 1;
  reg_vcard_write (card, text);
  g_assert_cmpstr (text->str, ==,
                   "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna Bos\r\n"
                   "TEL;TYPE=work;PREF=1:020 5550177\r\nBDAY:--0229\r\nEND:VCARD\r\n");
}

static RegVcard *
full_card (void)
{
  RegVcard *card = reg_vcard_new ();
  RegVcardAddress *address = reg_vcard_add_address (card);
  RegVcardItem *item;

  card->formatted_name = g_strdup ("Jörg; \\ Müller, Sohn");
  card->family_name = g_strdup ("Müller; Sohn");
  card->given_name = g_strdup ("Jörg");
  card->nickname = g_strdup ("Jo, Jojo");
  card->organisation = g_strdup ("Bau, Holz; und mehr");
  card->department = g_strdup ("Einkauf, Lager");
  card->title = g_strdup ("Leiter\nEinkauf");
  card->note = g_strdup ("Zeile 1\nZeile 2 mit Komma, Strichpunkt; und \\ Strich. "
                         "Ein langer Satz mit vielen Umlauten: äöüäöüäöüäöüäöüäöüäöüäöü.");
  card->birthday = g_strdup ("1980-03-22");
  card->anniversary = g_strdup ("2009-08-08");
  card->uid = g_strdup ("urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  card->photo = g_bytes_new_static ("\x89PNG....", 8);
  card->photo_type = g_strdup ("image/png");
  g_strfreev (card->categories);
  card->categories = g_strsplit ("VIP|Garten, Rosen", "|", -1);
  g_free (address->street);
  address->street = g_strdup ("Hauptstr. 1; Hof\n2. Stock");
  address->formatted = g_strdup ("Hauptstr. 1\n\"Hof\" ^ 10115 Berlin");
  address->label = g_strdup ("Baustelle");
  item = reg_vcard_add_item (card->messengers, "jo@example.org", NULL);
  item->service = g_strdup ("xmpp");
  item = reg_vcard_add_item (card->emails, "jo@example.org", "home");
  item->label = g_strdup ("Privat, abends");
  reg_vcard_add_item (card->networks, "https://example.org/@jo", NULL)->service = g_strdup (
      "mastodon");
  reg_vcard_add_item (card->urls, "https://example.org/a;b,c", NULL);
  return card;
}

static void
test_round_trip (void)
{
  g_autoptr (RegVcard) card = full_card ();
  g_autoptr (RegVcard) again = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  const RegVcardAddress *address;

  reg_vcard_write (card, text);
  g_assert_true (g_utf8_validate (text->str, -1, NULL));
  again = read_back (text->str);
  g_assert_cmpstr (again->formatted_name, ==, card->formatted_name);
  g_assert_cmpstr (again->family_name, ==, card->family_name);
  g_assert_cmpstr (again->nickname, ==, card->nickname);
  g_assert_cmpstr (again->organisation, ==, card->organisation);
  g_assert_cmpstr (again->department, ==, card->department);
  g_assert_cmpstr (again->title, ==, card->title);
  g_assert_cmpstr (again->note, ==, card->note);
  g_assert_cmpstr (again->birthday, ==, card->birthday);
  g_assert_cmpstr (again->anniversary, ==, card->anniversary);
  g_assert_cmpstr (again->categories[1], ==, "Garten, Rosen");
  g_assert_true (g_bytes_equal (again->photo, card->photo));
  address = again->addresses->pdata[0];
  g_assert_cmpstr (address->street, ==, "Hauptstr. 1; Hof\n2. Stock");
  g_assert_cmpstr (address->formatted, ==, "Hauptstr. 1\n\"Hof\" ^ 10115 Berlin");
  g_assert_cmpstr (address->label, ==, "Baustelle");
  g_assert_cmpstr (((RegVcardItem *)again->emails->pdata[0])->label, ==, "Privat, abends");
  g_assert_cmpstr (((RegVcardItem *)again->messengers->pdata[0])->value, ==, "jo@example.org");
  g_assert_cmpstr (((RegVcardItem *)again->messengers->pdata[0])->service, ==, "xmpp");
  g_assert_cmpstr (((RegVcardItem *)again->networks->pdata[0])->service, ==, "mastodon");
  g_assert_cmpstr (((RegVcardItem *)again->urls->pdata[0])->value, ==, "https://example.org/a;b,c");
  /* What was read and written again is the same text. */
  reg_vcard_write (again, second);
  g_assert_cmpstr (second->str, ==, text->str);
}

static void
test_line_length (void)
{
  g_autoptr (RegVcard) card = full_card ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  reg_vcard_write (card, text);
  lines = g_strsplit (text->str, "\r\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_assert_cmpuint (strlen (*line), <=, 75);
      g_assert_true (g_utf8_validate (*line, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/vcard-writer/small", test_small);
  g_test_add_func ("/vcard-writer/round-trip", test_round_trip);
  g_test_add_func ("/vcard-writer/line-length", test_line_length);
  return g_test_run ();
}
