/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-vcard-reader.h"
#include "io/reg-vcard-writer.h"

#include <string.h>

/* Cards as address books really write them. What each must give was counted in the files. */
typedef struct
{
  const char *file;
  guint index;
  const char *version;
  const char *name;
  const char *family;
  const char *additional;
  const char *organisation;
  const char *birthday;
  const char *anniversary;
  guint n_phones, n_emails, n_urls, n_messengers, n_addresses, n_others;
  gboolean photo;
} Expected;

static const Expected cards[] = {
  { "John_Doe_ANDROID.vcf", 0, "2.1", "john.doe@company.com", NULL, NULL, NULL, NULL, NULL, 0, 1, 0,
    0, 0, 0, FALSE },
  { "John_Doe_ANDROID.vcf", 1, "2.1", "jane.doe@company.com", NULL, NULL, NULL, NULL, NULL, 0, 1, 0,
    0, 0, 0, FALSE },
  { "John_Doe_ANDROID.vcf", 2, "2.1", "Ñ Ñ Ñ Ñ Ñ", "Ñ Ñ Ñ Ñ", NULL, NULL, NULL, NULL, 1, 0, 0, 0, 0,
    0, FALSE },
  { "John_Doe_ANDROID.vcf", 3, "2.1", "Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ", "Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ", NULL, NULL,
    NULL, NULL, 4, 0, 0, 0, 0, 0, FALSE },
  { "John_Doe_ANDROID.vcf", 4, "2.1", "Ñ Ñ Ñ Ñ", "Ñ Ñ", NULL, "ÑÑÑÑÑÑÑÑÑÑÑÑ", NULL, NULL, 3, 2, 2,
    0, 0, 1, TRUE },
  { "John_Doe_ANDROID.vcf", 5, "2.1", "ÑÑÑÑ", "ÑÑÑÑ", NULL, NULL, NULL, NULL, 1, 1, 0, 0, 0, 2,
    FALSE },
  { "John_Doe_EVOLUTION.vcf", 0, "3.0", "Mr. John Richter, James Doe Sr.", "Doe", "Richter, James",
    "IBM", "1980-03-22", "1980-03-22", 2, 1, 1, 1, 1, 5, FALSE },
  { "John_Doe_GMAIL.vcf", 0, "3.0", "Mr. John Richter, James Doe Sr.", "Doe", "Richter, James",
    "IBM", "1980-03-22", "1975-03-01", 2, 1, 1, 0, 1, 3, FALSE },
  { "John_Doe_IPHONE.vcf", 0, "3.0", "Mr. John Richter James Doe Sr.", "Doe", "Richter James",
    "IBM", "2012-06-06", NULL, 7, 1, 1, 0, 2, 3, TRUE },
  { "John_Doe_MS_OUTLOOK.vcf", 0, "2.1", "Mr. John Richter James Doe Sr.", "Doe", "Richter James",
    "IBM", "1980-03-22", "2011-01-13", 2, 1, 1, 1, 2, 4, TRUE },
  { "gmail-single2.vcf", 0, "3.0", "VCard Test", "Test", NULL, "TheCompany", "1912-06-23",
    "1930-03-20", 11, 5, 6, 8, 5, 20, FALSE },
  { "outlook-2003.vcf", 0, "2.1", "John Doe III", "Doe", NULL, "Company, The", "1980-03-21", NULL,
    4, 1, 1, 0, 1, 2, FALSE },
  { "rfc2426-example.vcf", 0, "3.0", "Frank Dawson", NULL, NULL, "Lotus Development Corporation",
    NULL, NULL, 2, 2, 1, 0, 1, 0, FALSE },
  { "rfc2426-example.vcf", 1, "3.0", "Tim Howes", NULL, NULL, "Netscape Communications Corp.", NULL,
    NULL, 2, 1, 0, 0, 1, 0, FALSE },
};

static char *
shared_folder (void)
{
  const char *shared = g_getenv ("REG_TEST_SHARED");
  g_autofree char *folder = g_build_filename (shared != NULL ? shared : "", "data", "vcards", NULL);

  if (shared != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&folder);
  g_test_skip ("no shared data");
  return NULL;
}

static GPtrArray *
read_stream (GInputStream *stream)
{
  g_autoptr (RegVcardReader) reader = reg_vcard_reader_new (stream);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_vcard_free);
  g_autoptr (GError) error = NULL;
  RegVcard *card;

  while ((card = reg_vcard_reader_next (reader, NULL, &error)) != NULL)
    g_ptr_array_add (all, card);
  g_assert_no_error (error);
  return all;
}

static GPtrArray *
read_shared (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);

  g_assert_no_error (error);
  return read_stream (G_INPUT_STREAM (stream));
}

static void
assert_card (const RegVcard *card, const Expected *expected)
{
  g_autofree char *name = reg_vcard_dup_name (card);

  g_test_message ("%s %u", expected->file, expected->index);
  for (guint i = 0; i < card->warnings->len; i++)
    g_test_message ("%s", (char *)card->warnings->pdata[i]);
  g_assert_cmpuint (card->warnings->len, ==, 0);
  g_assert_cmpstr (card->version, ==, expected->version);
  g_assert_cmpstr (name, ==, expected->name);
  g_assert_cmpstr (card->family_name, ==, expected->family);
  g_assert_cmpstr (card->additional_names, ==, expected->additional);
  if (expected->organisation != NULL)
    g_assert_cmpstr (card->organisation, ==, expected->organisation);
  g_assert_cmpstr (card->birthday, ==, expected->birthday);
  g_assert_cmpstr (card->anniversary, ==, expected->anniversary);
  g_assert_cmpuint (card->phones->len, ==, expected->n_phones);
  g_assert_cmpuint (card->emails->len, ==, expected->n_emails);
  g_assert_cmpuint (card->urls->len, ==, expected->n_urls);
  g_assert_cmpuint (card->messengers->len, ==, expected->n_messengers);
  g_assert_cmpuint (card->addresses->len, ==, expected->n_addresses);
  g_assert_cmpuint (card->others->len, ==, expected->n_others);
  g_assert_cmpint (card->photo != NULL, ==, expected->photo);
}

static void
test_counts (void)
{
  g_autofree char *folder = shared_folder ();

  for (gsize i = 0; folder != NULL && i < G_N_ELEMENTS (cards); i++)
    {
      g_autoptr (GPtrArray) all = read_shared (folder, cards[i].file);
      guint n = cards[i].index + 1;

      if (i + 1 == G_N_ELEMENTS (cards) || strcmp (cards[i].file, cards[i + 1].file) != 0)
        g_assert_cmpuint (all->len, ==, n);
      g_assert_cmpuint (all->len, >=, n);
      assert_card (all->pdata[n - 1], &cards[i]);
    }
}

static const RegVcardAddress *
address_of (const GPtrArray *all, guint index)
{
  return ((RegVcard *)all->pdata[0])->addresses->pdata[index];
}

static void
test_details (void)
{
  g_autofree char *folder = shared_folder ();
  g_autoptr (GPtrArray) outlook = NULL;
  g_autoptr (GPtrArray) outlook_2003 = NULL;
  g_autoptr (GPtrArray) google = NULL;
  g_autoptr (GPtrArray) iphone = NULL;
  g_autoptr (GPtrArray) many = NULL;
  g_autoptr (GPtrArray) android = NULL;
  const RegVcard *card;

  if (folder == NULL)
    return;
  outlook = read_shared (folder, "John_Doe_MS_OUTLOOK.vcf");
  outlook_2003 = read_shared (folder, "outlook-2003.vcf");
  google = read_shared (folder, "John_Doe_GMAIL.vcf");
  iphone = read_shared (folder, "John_Doe_IPHONE.vcf");
  many = read_shared (folder, "gmail-single2.vcf");
  g_assert_cmpstr (address_of (outlook, 0)->formatted, ==,
                   "Cresent moon drive\nAlbaney, New York  12345");
  g_assert_cmpstr (address_of (outlook, 1)->formatted, ==,
                   "Silicon Alley 5,\nNew York, New York  12345");
  g_assert_cmpint (address_of (outlook, 0)->pref, ==, 1);
  g_assert_cmpstr (address_of (outlook_2003, 0)->formatted, ==,
                   "TheOffice\n123 Main St\nAustin, TX 12345\nUnited States of America");
  card = outlook_2003->pdata[0];
  g_assert_cmpstr (card->note, ==, "This is the note field!!\nSecond line\n\nThird line is empty");
  g_assert_cmpstr (card->department, ==, "TheDepartment");
  g_assert_cmpstr (card->role, ==, "TheProfession");
  g_assert_true (g_str_has_suffix (address_of (google, 0)->extended,
                                   "New York 12345\nUnited States of America"));
  card = google->pdata[0];
  g_assert_cmpstr (((RegVcardItem *)card->urls->pdata[0])->value, ==, "http://www.ibm.com");
  g_assert_nonnull (strstr (card->note, "\"AS IS\""));
  g_assert_true (g_str_has_suffix (card->note, "\nFavotire Color: Blue"));
  g_assert_cmpstr (address_of (iphone, 1)->street, ==, "Street4\nBuilding 6\nFloor 8");
  card = iphone->pdata[0];
  g_assert_cmpstr (card->photo_type, ==, "image/jpeg");
  g_assert_cmpuint (g_bytes_get_size (card->photo), >, 30000);
  g_assert_cmpstr (((RegVcardItem *)card->phones->pdata[6])->label, ==, "AssistantPhone");
  g_assert_cmpstr (((RegVcardItem *)card->urls->pdata[0])->label, ==, "HomePage");
  /* A name that was cut inside a character keeps the others. */
  android = read_shared (folder, "John_Doe_ANDROID.vcf");
  card = android->pdata[5];
  g_assert_true (g_str_has_prefix (((RegVcardProperty *)card->others->pdata[0])->value, "ÑÑÑÑ"));
  card = many->pdata[0];
  g_assert_cmpstr (((RegVcardItem *)card->emails->pdata[4])->label, ==, "CustomEmailCategory");
  g_assert_cmpstr (((RegVcardItem *)card->messengers->pdata[4])->service, ==, "qq");
  g_assert_cmpstr (card->note, ==, "note line 1\nnote line 2\nCustomField: field value");
}

/* Written as version 4.0 and read again, the cards are the same. */
static void
test_round_trip (void)
{
  g_autofree char *folder = shared_folder ();

  for (gsize i = 0; folder != NULL && i < G_N_ELEMENTS (cards); i++)
    {
      g_autoptr (GPtrArray) all = read_shared (folder, cards[i].file);
      g_autoptr (GPtrArray) again = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GInputStream) stream = NULL;
      const RegVcard *before = all->pdata[cards[i].index], *after;

      reg_vcard_write (before, text);
      stream = g_memory_input_stream_new_from_data (text->str, (gssize)text->len, NULL);
      again = read_stream (stream);
      g_assert_cmpuint (again->len, ==, 1);
      after = again->pdata[0];
      g_assert_cmpuint (after->warnings->len, ==, 0);
      g_assert_cmpstr (after->family_name, ==, before->family_name);
      g_assert_cmpstr (after->note, ==, before->note);
      g_assert_cmpstr (after->birthday, ==, before->birthday);
      g_assert_cmpstr (after->organisation, ==, before->organisation);
      g_assert_cmpstr (after->department, ==, before->department);
      g_assert_cmpuint (after->phones->len, ==, before->phones->len);
      g_assert_cmpuint (after->messengers->len, ==, before->messengers->len);
      g_assert_cmpuint (after->addresses->len, ==, before->addresses->len);
      g_assert_cmpint (after->photo != NULL, ==, before->photo != NULL);
      if (before->photo != NULL)
        g_assert_true (g_bytes_equal (before->photo, after->photo));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/vcard-shared/counts", test_counts);
  g_test_add_func ("/vcard-shared/details", test_details);
  g_test_add_func ("/vcard-shared/round-trip", test_round_trip);
  return g_test_run ();
}
