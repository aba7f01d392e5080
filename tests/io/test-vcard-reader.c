/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-io-error.h"
#include "io/reg-vcard-reader.h"

#include <string.h>

static GPtrArray *
read_cards (RegVcardReader *reader, GPtrArray *errors)
{
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_vcard_free);

  while (!reg_vcard_reader_has_failed (reader))
    {
      g_autoptr (GError) error = NULL;
      RegVcard *card = reg_vcard_reader_next (reader, NULL, &error);

      if (card != NULL)
        g_ptr_array_add (cards, card);
      else if (error != NULL)
        g_ptr_array_add (errors, g_strdup (error->message));
      else
        break;
    }
  return cards;
}

static GPtrArray *
read_file (const char *name, GPtrArray **errors)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "io", "data", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegVcardReader) reader = reg_vcard_reader_new_for_file (file, NULL, &error);

  g_assert_no_error (error);
  *errors = g_ptr_array_new_with_free_func (g_free);
  return read_cards (reader, *errors);
}

static const RegVcardItem *
item (const GPtrArray *items, guint index)
{
  g_assert_cmpuint (index, <, items->len);
  return items->pdata[index];
}

static const char *
other (const RegVcard *card, const char *name)
{
  for (guint i = 0; i < card->others->len; i++)
    {
      const RegVcardProperty *property = card->others->pdata[i];

      if (strcmp (property->name, name) == 0)
        return property->value;
    }
  return NULL;
}

static void
assert_types (char *const *types, const char *expected)
{
  g_autofree char *joined = g_strjoinv (",", (char **)types);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_folded (void)
{
  g_autoptr (GPtrArray) errors = NULL;
  g_autoptr (GPtrArray) cards = read_file ("folded-3.0.vcf", &errors);
  const RegVcard *card = cards->pdata[0];

  g_assert_cmpuint (cards->len, ==, 1);
  g_assert_cmpuint (errors->len, ==, 0);
  g_assert_cmpstr (card->formatted_name, ==, "Folded with a space anda tab");
  g_assert_cmpstr (card->family_name, ==, "Folded");
  g_assert_cmpstr (card->given_name, ==, "With");
  g_assert_cmpstr (card->note, ==, "One, two; three\nfour \\ five");
  g_assert_cmpuint (card->warnings->len, ==, 0);
}

static void
test_old_style (void)
{
  g_autoptr (GPtrArray) errors = NULL;
  g_autoptr (GPtrArray) cards = read_file ("old-style-2.1.vcf", &errors);
  const RegVcard *card = cards->pdata[0];

  g_assert_cmpuint (cards->len, ==, 1);
  g_assert_cmpstr (card->family_name, ==, "Müller");
  g_assert_cmpstr (card->given_name, ==, "Jörg");
  g_assert_cmpstr (card->formatted_name, ==, "Иван");
  g_assert_cmpstr (card->note, ==, "folded where a space is");
  g_assert_cmpstr (card->title, ==, "one\ntwo = three");
  g_assert_cmpstr (card->role, ==, "C:\\new;x");
  g_assert_cmpstr (card->organisation, ==, "Straßenbau");
  g_assert_cmpstr (card->department, ==, "Büro");
  g_assert_cmpint (item (card->phones, 0)->pref, ==, 1);
  assert_types (item (card->phones, 0)->types, "work");
}

static void
test_version_4 (void)
{
  g_autoptr (GPtrArray) errors = NULL;
  g_autoptr (GPtrArray) cards = read_file ("version-4.0.vcf", &errors);
  const RegVcard *card = cards->pdata[0];
  const RegVcardAddress *address = card->addresses->pdata[0];

  g_assert_cmpstr (item (card->phones, 0)->value, ==, "+49-30-1234567 x12");
  assert_types (item (card->phones, 0)->types, "voice,home");
  g_assert_true (reg_vcard_get_preferred (card->phones) == item (card->phones, 1));
  g_assert_cmpstr (item (card->messengers, 0)->service, ==, "xmpp");
  g_assert_cmpstr (item (card->messengers, 0)->value, ==, "cara@example.org");
  g_assert_cmpstr (item (card->messengers, 1)->value, ==, "https://chat.example.org/cara");
  g_assert_cmpstr (item (card->networks, 0)->service, ==, "mastodon");
  g_assert_cmpstr (address->city, ==, "Berlin");
  g_assert_cmpstr (address->country, ==, "Germany");
  g_assert_nonnull (strstr (address->formatted, "\nBerlin"));
  g_assert_cmpstr (card->birthday, ==, "--02-29");
  g_assert_cmpstr (card->anniversary, ==, "2009-08-08");
  g_assert_cmpstr (card->photo_type, ==, "image/png");
  g_assert_cmpuint (g_bytes_get_size (card->photo), ==, 8);
  g_assert_cmpstr (other (card, "RELATED"), ==, "urn:uuid:1");
  g_assert_cmpuint (g_strv_length (card->categories), ==, 3);
  g_assert_cmpstr (card->categories[1], ==, "Garden, roses");
  g_assert_cmpuint (card->warnings->len, ==, 0);
}

/* What is broken is told with card and line; nothing else is lost. */
static void
test_damaged (void)
{
  g_autoptr (GPtrArray) errors = NULL;
  g_autoptr (GPtrArray) cards = read_file ("damaged.vcf", &errors);
  const RegVcard *first = cards->pdata[0], *second = cards->pdata[1], *last = cards->pdata[2];

  g_assert_cmpuint (cards->len, ==, 3);
  g_assert_cmpuint (errors->len, ==, 1);
  g_assert_cmpstr (errors->pdata[0], ==, "card 2 (line 5) names nobody");
  g_assert_cmpstr (first->formatted_name, ==, "No end");
  g_assert_cmpuint (first->warnings->len, ==, 1);
  g_assert_cmpstr (first->warnings->pdata[0], ==, "card 1, line 5: the card has no end");
  g_assert_cmpuint (second->number, ==, 3);
  g_assert_cmpint (second->line, ==, 9);
  g_assert_cmpstr (item (second->phones, 0)->value, ==, "2");
  g_assert_cmpuint (second->warnings->len, ==, 4);
  g_assert_true (g_str_has_prefix (second->warnings->pdata[0], "card 3, line 12: "));
  g_assert_true (g_str_has_prefix (second->warnings->pdata[1], "card 3, line 13: "));
  g_assert_true (g_str_has_prefix (second->warnings->pdata[2], "card 3, line 15: BDAY"));
  g_assert_true (g_str_has_prefix (second->warnings->pdata[3], "card 3, line 16: PHOTO"));
  g_assert_cmpstr (other (second, "X-UNREADABLE"), ==, "this line has no colon");
  g_assert_cmpstr (other (second, "BDAY"), ==, "soon");
  g_assert_cmpstr (last->formatted_name, ==, "Last without end");
  g_assert_cmpuint (last->warnings->len, ==, 1);
}

static void
test_agent (void)
{
  g_autoptr (GPtrArray) errors = NULL;
  g_autoptr (GPtrArray) cards = read_file ("agent.vcf", &errors);
  const RegVcard *first = cards->pdata[0], *second = cards->pdata[1];

  g_assert_cmpuint (cards->len, ==, 2);
  g_assert_cmpstr (first->formatted_name, ==, "Chief");
  g_assert_cmpuint (first->phones->len, ==, 1);
  g_assert_cmpstr (item (first->phones, 0)->value, ==, "111");
  g_assert_nonnull (strstr (other (first, "AGENT"), "FN:Assistant"));
  g_assert_cmpuint (first->warnings->len, ==, 0);
  g_assert_cmpstr (second->formatted_name, ==, "Second");
  g_assert_nonnull (strstr (other (second, "AGENT"), "FN:Inner"));
  g_assert_cmpstr (item (second->phones, 0)->value, ==, "222");
}

static void
test_line_ends (void)
{
  g_autoptr (GPtrArray) errors = NULL;
  g_autoptr (GPtrArray) cards = read_file ("line-ends.vcf", &errors);

  g_assert_cmpuint (cards->len, ==, 2);
  g_assert_cmpstr (((RegVcard *)cards->pdata[0])->formatted_name, ==, "Old Mac");
  g_assert_cmpstr (((RegVcard *)cards->pdata[1])->formatted_name, ==, "Twice translated");
  g_assert_cmpint (((RegVcard *)cards->pdata[1])->line, ==, 6);
}

static void
test_photos_and_groups (void)
{
  g_autoptr (GPtrArray) errors = NULL;
  g_autoptr (GPtrArray) cards = read_file ("photos-and-groups.vcf", &errors);
  const RegVcard *photo = cards->pdata[0], *grouped = cards->pdata[1];

  g_assert_cmpuint (cards->len, ==, 2);
  g_assert_cmpstr (photo->photo_type, ==, "image/gif");
  g_assert_cmpuint (g_bytes_get_size (photo->photo), ==, 30);
  g_assert_cmpstr (item (photo->phones, 0)->value, ==, "1");
  g_assert_cmpstr (other (photo, "PHOTO"), ==, "http://example.org/a.png");
  g_assert_cmpstr (item (grouped->phones, 0)->label, ==, "Shop");
  g_assert_cmpstr (item (grouped->emails, 0)->label, ==, "Own label");
  g_assert_cmpstr (grouped->birthday, ==, "--05-06");
  g_assert_cmpstr (item (grouped->networks, 0)->service, ==, "twitter");
  g_assert_cmpuint (grouped->others->len, ==, 0);
}

static void
test_encodings (void)
{
  g_autoptr (GPtrArray) errors = NULL;
  g_autoptr (GPtrArray) errors_mixed = NULL;
  g_autoptr (GPtrArray) wide = read_file ("utf-16.vcf", &errors);
  g_autoptr (GPtrArray) mixed = read_file ("mixed-encoding.vcf", &errors_mixed);

  g_assert_cmpuint (wide->len, ==, 1);
  g_assert_cmpstr (((RegVcard *)wide->pdata[0])->formatted_name, ==, "Żółć 16");
  g_assert_cmpuint (mixed->len, ==, 1);
  g_assert_cmpstr (((RegVcard *)mixed->pdata[0])->formatted_name, ==, "Café latin");
  g_assert_cmpstr (((RegVcard *)mixed->pdata[0])->note, ==, "été");
}

static RegVcardReader *
reader_for (const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);

  return reg_vcard_reader_new (stream);
}

static void
test_no_cards (void)
{
  g_autoptr (RegVcardReader) text = reader_for ("Name,Town\nAnna,Delft\n");
  g_autoptr (RegVcardReader) nothing = reader_for ("");
  g_autoptr (GError) error = NULL;

  g_assert_null (reg_vcard_reader_next (text, NULL, &error));
  g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_FORMAT);
  g_assert_true (reg_vcard_reader_has_failed (text));
  g_clear_error (&error);
  g_assert_null (reg_vcard_reader_next (nothing, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (reg_vcard_reader_next (nothing, NULL, &error));
  g_assert_no_error (error);
}

static void
test_too_large (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nVERSION:3.0\nFN:Huge\nNOTE:");
  g_autoptr (RegVcardReader) reader = NULL;
  g_autoptr (RegVcard) card = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 17 * 1024; i++)
    {
      for (int k = 0; k < 1023; k++)
        g_string_append_c (text, 'x');
      g_string_append (text, "\n ");
    }
  g_string_append (text, "\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Next\nEND:VCARD\n");
  reader = reader_for (text->str);
  g_assert_null (reg_vcard_reader_next (reader, NULL, &error));
  g_assert_error (error, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE);
  g_clear_error (&error);
  card = reg_vcard_reader_next (reader, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (card->formatted_name, ==, "Next");
}

static void
test_cancelled (void)
{
  g_autoptr (RegVcardReader) reader = reader_for ("BEGIN:VCARD\nFN:x\nEND:VCARD\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (reg_vcard_reader_next (reader, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (reg_vcard_reader_has_failed (reader));
}

static void
test_names (void)
{
  g_autoptr (RegVcard) card = reg_vcard_new ();
  g_autofree char *nobody = reg_vcard_dup_name (card);
  g_autofree char *mail = NULL;
  g_autofree char *parts = NULL;

  g_assert_cmpstr (nobody, ==, "");
  reg_vcard_add_item (card->emails, "a@example.org", NULL);
  reg_vcard_add_item (card->emails, "b@example.org", "work")->pref = 1;
  mail = reg_vcard_dup_name (card);
  g_assert_cmpstr (mail, ==, "b@example.org");
  card->given_name = g_strdup ("Anna");
  card->family_name = g_strdup ("Bos");
  card->name_prefix = g_strdup ("Dr.");
  parts = reg_vcard_dup_name (card);
  g_assert_cmpstr (parts, ==, "Dr. Anna Bos");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/vcard/folded", test_folded);
  g_test_add_func ("/vcard/old-style", test_old_style);
  g_test_add_func ("/vcard/version-4", test_version_4);
  g_test_add_func ("/vcard/damaged", test_damaged);
  g_test_add_func ("/vcard/agent", test_agent);
  g_test_add_func ("/vcard/line-ends", test_line_ends);
  g_test_add_func ("/vcard/photos-and-groups", test_photos_and_groups);
  g_test_add_func ("/vcard/encodings", test_encodings);
  g_test_add_func ("/vcard/no-cards", test_no_cards);
  g_test_add_func ("/vcard/too-large", test_too_large);
  g_test_add_func ("/vcard/cancelled", test_cancelled);
  g_test_add_func ("/vcard/names", test_names);
  return g_test_run ();
}
