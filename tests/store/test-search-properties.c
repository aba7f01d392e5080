/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "core/reg-fold.h"
#include "core/reg-near.h"
#include "store/reg-search.h"

#include <string.h>

/* Whoever is in the book is found: by the beginning of any word of the name, by its middle, by part
 * of the telephone number in any notation, by the mail address; and nobody is found who has nothing
 * of the kind. What is tried is different each time; --seed repeats it. */

#define N_PARTIES 60

typedef struct
{
  gint64 id;
  char *name, *digits, *mail;
} Person;

typedef struct
{
  StoreFixture f;
  Person people[N_PARTIES];
} Book;

static const char *const first_names[] = { "Ann",   "Łucja",  "José", "Søren",    "Анна",
                                           "Çağla", "O'Neil", "Zoë",  "Jean-Luc", "Þóra" };
static const char *const last_names[] = { "Müller",       "de la Cruz", "Świętochłowski",
                                          "Vandenberghe", "Иванова",    "Straßer",
                                          "Ångström",     "van 't Hof", "Papadópoulos",
                                          "Smith" };

static char *
any_name (int i)
{
  return g_strdup_printf ("%s %s %c%c%c",
                          first_names[g_test_rand_int_range (0, G_N_ELEMENTS (first_names))],
                          last_names[g_test_rand_int_range (0, G_N_ELEMENTS (last_names))],
                          'a' + i % 26, 'a' + i / 26, 'q');
}

static void
add_point (Book *book, gint64 party, RegContactKind kind, const char *value, const char *digits)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_ref (builder, REG_CONTACT_POINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_DIGITS, digits);
  store_fixture_save (&book->f, builder, NULL);
}

static void
set_up (Book *book, gconstpointer unused)
{
  store_fixture_set_up (&book->f, NULL);
  for (int i = 0; i < N_PARTIES; i++)
    {
      Person *person = &book->people[i];
      g_autofree char *phone = NULL;

      person->name = any_name (i);
      person->digits = g_strdup_printf ("%d%07d", g_test_rand_int_range (2, 9),
                                        g_test_rand_int_range (0, 10000000));
      person->mail = g_strdup_printf ("p%d.x@firm%d.example", i, i % 3);
      person->id = store_fixture_add_party (&book->f, person->name, NULL);
      phone = g_strconcat ("0", person->digits, NULL);
      add_point (book, person->id, REG_CONTACT_KIND_PHONE, phone, person->digits);
      add_point (book, person->id, REG_CONTACT_KIND_EMAIL, person->mail, NULL);
    }
}

static void
tear_down (Book *book, gconstpointer unused)
{
  for (int i = 0; i < N_PARTIES; i++)
    {
      g_free (book->people[i].name);
      g_free (book->people[i].digits);
      g_free (book->people[i].mail);
    }
  store_fixture_tear_down (&book->f, NULL);
}

/* --- asking ------------------------------------------------------------------------------- */

typedef struct
{
  const char *query;
  GPtrArray *hits;
} SearchJob;

static gboolean
search_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SearchJob *job = data;

  job->hits = reg_search (db, job->query, N_PARTIES, cancellable, error);
  return job->hits != NULL;
}

static GPtrArray *
search (Book *book, const char *query)
{
  SearchJob job = { query, NULL };

  store_fixture_read (&book->f, search_job, &job);
  return job.hits;
}

static gboolean
has_hit (GPtrArray *hits, gint64 id)
{
  for (guint i = 0; i < hits->len; i++)
    if (((RegHit *)hits->pdata[i])->entity == REG_ENTITY_PARTY
        && ((RegHit *)hits->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

static void
assert_finds (Book *book, const char *query, const Person *person)
{
  g_autoptr (GPtrArray) hits = search (book, query);

  if (!has_hit (hits, person->id))
    g_error ("“%s” does not find “%s”", query, person->name);
  for (guint i = 0; i < hits->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (((RegHit *)hits->pdata[i])->entity == ((RegHit *)hits->pdata[j])->entity
                      && ((RegHit *)hits->pdata[i])->id == ((RegHit *)hits->pdata[j])->id);
}

static const Person *
anybody (Book *book)
{
  return &book->people[g_test_rand_int_range (0, N_PARTIES)];
}

/* --- what is found ------------------------------------------------------------------------ */

static void
test_beginnings_of_words (Book *book, gconstpointer unused)
{
  for (int i = 0; i < 250; i++)
    {
      const Person *person = anybody (book);
      g_auto (GStrv) words = reg_fold_tokens (person->name);
      guint n = g_strv_length (words);
      const char *word = words[g_test_rand_int_range (0, (int)n)];
      const char *other = words[g_test_rand_int_range (0, (int)n)];
      glong length = g_utf8_strlen (word, -1);
      g_autofree char *beginning = g_utf8_substring (word, 0,
                                                     g_test_rand_int_range (1, (int)length + 1));
      g_autofree char *two = g_strdup_printf (" %s  %s", other, beginning);
      g_autofree char *loud = g_utf8_strup (beginning, -1);

      assert_finds (book, beginning, person);
      assert_finds (book, two, person);
      assert_finds (book, loud, person);
    }
}

/* Three letters or more from anywhere in a word. */
static void
test_middles_of_words (Book *book, gconstpointer unused)
{
  for (int i = 0; i < 250; i++)
    {
      const Person *person = anybody (book);
      g_auto (GStrv) words = reg_fold_tokens (person->name);
      const char *word = words[g_test_rand_int_range (0, (int)g_strv_length (words))];
      int length = (int)g_utf8_strlen (word, -1), from;
      g_autofree char *part = NULL;

      if (length < 3)
        continue;
      from = g_test_rand_int_range (0, length - 2);
      part = g_utf8_substring (word, from, g_test_rand_int_range (from + 3, length + 1));
      assert_finds (book, part, person);
    }
}

static void
test_telephones (Book *book, gconstpointer unused)
{
  for (int i = 0; i < 250; i++)
    {
      const Person *person = anybody (book);
      int length = (int)strlen (person->digits);
      int from = g_test_rand_int_range (0, length - 3);
      int until = g_test_rand_int_range (from + 4, length + 1);
      g_autofree char *part = g_strndup (person->digits + from, (gsize)(until - from));
      g_autofree char *dialled = g_strconcat ("0", person->digits, NULL);
      g_autofree char *abroad = g_strdup_printf ("+31 (0)%s", person->digits);
      g_autoptr (GString) spaced = g_string_new (NULL);

      for (const char *p = part; *p; p++)
        g_string_append_printf (spaced, "%c%s", *p, g_test_rand_bit () ? " " : "-");
      assert_finds (book, part, person);
      assert_finds (book, spaced->str, person);
      assert_finds (book, dialled, person);
      assert_finds (book, abroad, person);
    }
}

static void
test_mail (Book *book, gconstpointer unused)
{
  for (int i = 0; i < 150; i++)
    {
      const Person *person = anybody (book);
      const char *at = strchr (person->mail, '@');
      g_autofree char *begun = g_strndup (
          person->mail,
          (gsize)(at - person->mail) + (gsize)g_test_rand_int_range (1, (int)strlen (at) + 1));
      g_autofree char *loud = g_ascii_strup (person->mail, -1);

      assert_finds (book, begun, person);
      assert_finds (book, loud, person);
    }
}

/* --- what is not -------------------------------------------------------------------------- */

static gboolean
holds (const Person *person, const char *folded)
{
  g_autofree char *name = reg_fold_index_text (person->name);
  g_autofree char *mail = reg_fold_index_text (person->mail);

  return strstr (name, folded) || strstr (mail, folded) || strstr (person->digits, folded);
}

static gboolean
has_near_word (const char *text, const char *typed)
{
  g_autofree char *folded = reg_fold_index_text (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " .,-@'", -1);

  for (guint i = 0; words[i]; i++)
    if (reg_near (typed, words[i]) != REG_NEAR_NOT)
      return TRUE;
  return FALSE;
}

/* Letters that are nowhere in somebody's words, nor one typing error away, do not find them. */
static void
test_nobody_else (Book *book, gconstpointer unused)
{
  for (int i = 0; i < 150; i++)
    {
      char query[5] = { 0 };
      g_autoptr (GPtrArray) hits = NULL;

      for (int k = 0; k < 4; k++)
        query[k] = "aeinrstmluoq159"[g_test_rand_int_range (0, 15)];
      hits = search (book, query);
      for (int p = 0; p < N_PARTIES; p++)
        {
          g_autofree char *piece = g_strndup (query, 3);

          if (has_hit (hits, book->people[p].id))
            g_assert_true (holds (&book->people[p], piece)
                           || has_near_word (book->people[p].name, query)
                           || has_near_word (book->people[p].mail, query));
        }
    }
}

/* Renamed, in the bin and out of it again: found under what stands there now, and only then. */
static void
test_follows_every_change (Book *book, gconstpointer unused)
{
  for (int i = 0; i < 40; i++)
    {
      const Person *person = anybody (book);
      g_autoptr (RegRecord) before = store_fixture_load (&book->f, REG_ENTITY_PARTY, person->id);
      RegRecordBuilder *builder = reg_record_builder_new_from (before);
      g_autofree char *word = g_strdup_printf ("fresh%dname", i);
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GPtrArray) gone = NULL;
      gint64 action;

      reg_record_builder_set_text (builder, REG_PARTY_NAME, word);
      store_fixture_save (&book->f, builder, &action);
      found = search (book, word);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_true (has_hit (found, person->id));
      store_fixture_undo (&book->f, action, NULL, NULL);
      gone = search (book, word);
      g_assert_cmpuint (gone->len, ==, 0);
      assert_finds (book, person->name, person);
    }
}

/* Whatever is typed is answered. */
static void
test_anything_is_answered (Book *book, gconstpointer unused)
{
  static const char alphabet[] = "ab*\"'()-+:^@.,; %_\\/NEARORND0123\303\251\377";

  for (int i = 0; i < 300; i++)
    {
      char query[16];
      int length = g_test_rand_int_range (0, (int)sizeof query);
      g_autoptr (GPtrArray) hits = NULL;

      for (int k = 0; k < length; k++)
        query[k] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      query[MIN (length, (int)sizeof query - 1)] = '\0';
      hits = search (book, query);
      g_assert_cmpuint (hits->len, <=, N_PARTIES);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/search-properties/" #name, Book, NULL, set_up, test_##name, tear_down)
  ADD (beginnings_of_words);
  ADD (middles_of_words);
  ADD (telephones);
  ADD (mail);
  ADD (nobody_else);
  ADD (follows_every_change);
  ADD (anything_is_answered);
  return g_test_run ();
}
