/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-duplicate-score.h"

#include <string.h>

/* A customer in a line: name | birthday | phone | e-mail | street | postal code | town | contact.
 * A name that begins with '#' is a firm's. What is missing at the end is not known. */
static RegDuplicateSide *
side (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "|", -1);
  guint n = g_strv_length (parts);
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegRecord) party = NULL;
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  gboolean is_firm = *parts[0] == '#';
  static const RegContactKind kinds[] = { REG_CONTACT_KIND_MOBILE, REG_CONTACT_KIND_EMAIL };

  reg_record_builder_set_int (builder, REG_PARTY_KIND,
                              is_firm ? REG_PARTY_KIND_ORGANISATION : REG_PARTY_KIND_PERSON);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, parts[0] + is_firm);
  if (n > 1)
    reg_record_builder_set_text (builder, REG_PARTY_BIRTHDAY, parts[1]);
  if (n > 7)
    reg_record_builder_set_text (builder, is_firm ? REG_PARTY_CONTACT_NAME : REG_PARTY_ORGANISATION,
                                 parts[7]);
  party = reg_record_builder_end (builder);
  for (guint i = 2; i < MIN (n, 4); i++)
    {
      builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
      reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kinds[i - 2]);
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, parts[i]);
      g_ptr_array_add (points, reg_record_builder_end (builder));
    }
  if (n > 4)
    {
      builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
      reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_ADDRESS);
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_STREET, parts[4]);
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_POSTAL_CODE, n > 5 ? parts[5] : NULL);
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_CITY, n > 6 ? parts[6] : NULL);
      g_ptr_array_add (points, reg_record_builder_end (builder));
    }
  return reg_duplicate_side_new (party, points, "DE");
}

static void
score_lines (const char *a, const char *b, RegDuplicateScore *score)
{
  g_autoptr (RegDuplicateSide) one = side (a);
  g_autoptr (RegDuplicateSide) two = side (b);

  reg_duplicate_score (one, two, score);
}

/* --- one field --------------------------------------------------------------------------- */

typedef struct
{
  RegDuplicateField field;
  const char *a, *b;
  RegLikeness likeness;
} Case;

#define FIELD(field, a, b, likeness) { REG_DUPLICATE_##field, a, b, REG_LIKENESS_##likeness }
#define NAME(a, b, likeness) FIELD (NAME, a, b, likeness)
#define BORN(a, b, likeness) FIELD (BIRTHDAY, "Anna|" a, "Anna|" b, likeness)
#define PHONE(a, b, likeness) FIELD (PHONE, "Anna||" a, "Anna||" b, likeness)
#define MAIL(a, b, likeness) FIELD (EMAIL, "Anna|||" a, "Anna|||" b, likeness)
#define PLACE(a, b, likeness) FIELD (ADDRESS, "Anna||||" a, "Anna||||" b, likeness)
#define FIRM(a, b, likeness) FIELD (CONTACT, "#Bakery|||||||" a, "#Bakery|||||||" b, likeness)

static const Case cases[] = {
  NAME ("Anna Müller", "Anna Müller", EQUAL),
  NAME ("Anna Müller", " Anna Müller ", EQUAL),
  NAME ("Anna Müller", "Anna Mueller", EQUIVALENT),
  NAME ("Anna Müller", "anna MULLER", EQUIVALENT),
  NAME ("Anna Müller", "Müller, Anna", EQUIVALENT),
  NAME ("Anna Müller", "Frau Dr. Anna Müller", EQUIVALENT),
  NAME ("Søren Sørensen", "Soeren Soerensen", EQUIVALENT),
  NAME ("Anna van Dijk", "Vandijk Anna", EQUIVALENT),
  NAME ("Jean-Pierre Petit", "Jeanpierre Petit", EQUIVALENT),
  NAME ("Anna Schneider", "Anna Schnieder", SIMILAR),
  NAME ("Anna Schneider", "Anna Schneder", SIMILAR),
  NAME ("Anna Schneider", "Anna Schneiderr", SIMILAR),
  NAME ("Anna Becker", "Anna Gecker", SIMILAR),
  NAME ("Anna Müller", "Anna", SUBSET),
  NAME ("Anna Müller", "A. Müller", SUBSET),
  NAME ("Anna Maria Müller", "Anna Müller", SUBSET),
  NAME ("Anna Müller", "Hanna Müller", CONFLICTING),
  NAME ("Anna Müller", "Bernd Müller", CONFLICTING),
  NAME ("Martin Huber", "Martina Huber", CONFLICTING),
  NAME ("Mario Rossi", "Maria Rossi", CONFLICTING),
  NAME ("Jan Kowalski", "Jan Kowalska", CONFLICTING),
  NAME ("Karl Huber", "Karl Huber junior", CONFLICTING),
  NAME ("Anna Schneider", "Ana Schnieder", CONFLICTING), /* two errors */
  NAME ("Ан Чехов", "Чехов Ан", EQUIVALENT),
  NAME ("???", "???", EQUAL),
  NAME ("???", "!!!", MISSING),
  NAME ("#Huber GmbH & Co. KG", "#Huber", EQUIVALENT),
  NAME ("Bakery Huber GmbH", "Bakery Hubr", SIMILAR),
  NAME ("#Huber Filiale 2", "#Huber Filiale 3", CONFLICTING),
  NAME ("#Bakery Huber", "#Bakery Huber Centre", SUBSET),

  BORN ("1980-12-24", "1980-12-24", EQUAL),
  BORN ("1980-12-24", "--12-24", SUBSET),
  BORN ("--12-24", "--12-24", SUBSET),
  BORN ("1980-05-04", "1980-04-05", SIMILAR),
  BORN ("1980-12-24", "1981-12-24", SIMILAR),
  BORN ("1980-12-24", "1955-03-01", CONFLICTING),
  BORN ("1980-12-24", "--12-25", CONFLICTING),
  BORN ("1980-12-24", "", MISSING),

  PHONE ("+49 251 123456", "+49 251 123456", EQUAL),
  PHONE ("+49 251 123456", "0251 / 12 34 56", EQUIVALENT),
  PHONE ("+49 251 123456", "123456", SUBSET),
  PHONE ("+49 251 123456", "+49 251 123457", SIMILAR),
  PHONE ("+49 251 123456", "+49 251 654321", CONFLICTING),
  PHONE ("110", "112", CONFLICTING),
  PHONE ("+49 251 123456", "", MISSING),

  MAIL ("anna@example.org", "anna@example.org", EQUAL),
  MAIL ("anna@example.org", "Anna@Example.org", EQUIVALENT),
  MAIL ("anna@gmail.com", "anna@googlemail.com", EQUIVALENT),
  MAIL ("anna.mueller@example.org", "anna.muller@example.org", SIMILAR),
  MAIL ("anna.1@example.org", "anna.2@example.org", CONFLICTING),
  MAIL ("anna@example.org", "bernd@example.org", CONFLICTING),
  MAIL ("anna@example.org", "no address", MISSING),

  PLACE ("Hauptstraße 12|48143|Münster", "Hauptstraße 12|48143|Münster", EQUAL),
  PLACE ("Hauptstraße 12|48143|Münster", "Hauptstr. 12|48143|Muenster", EQUIVALENT),
  PLACE ("Hauptstraße 12 a|48143|Münster", "Haupt Str. 12a|48143|", EQUIVALENT),
  PLACE ("12 High Street|AB1 2CD|Leeds", "High St 12|ab12cd|Leeds", EQUIVALENT),
  PLACE ("Hauptstraße 12|48143|Münster", "Haupstraße 12|48143|Münster", SIMILAR),
  PLACE ("Hauptstraße 12|48143|Münster", "Hauptstraße 12|48134|Münster", SIMILAR),
  PLACE ("Hauptstraße 12|48143|Münster", "|48143|Münster", SUBSET),
  PLACE ("Hauptstraße 12|48143|Münster", "Hauptstraße 14|48143|Münster", CONFLICTING),
  PLACE ("Hauptstraße 12|48143|Münster", "Hauptstraße 12|50667|Köln", CONFLICTING),
  PLACE ("Hauptstraße 12|48143|Münster", "||", MISSING),

  FIRM ("Anna Müller", "Anna Müller", EQUAL),
  FIRM ("Anna Müller", "A. Müller", SUBSET),
  FIRM ("Anna Müller", "Bernd Huber", CONFLICTING),
  FIRM ("Anna Müller", "", MISSING),
};

static void
test_fields (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegDuplicateScore score;

      g_test_message ("%s / %s", cases[i].a, cases[i].b);
      score_lines (cases[i].a, cases[i].b, &score);
      g_assert_cmpint (score.likeness[cases[i].field], ==, cases[i].likeness);
      g_assert_cmpint (score.points[cases[i].field], ==,
                       reg_duplicate_get_points (cases[i].field, cases[i].likeness));
    }
}

/* --- all together ------------------------------------------------------------------------ */

#define HOME "|Hauptstraße 12|48143|Münster"
#define AWAY "|Ringstraße 7|50667|Köln"
#define BOTH "|0251 123456|anna@example.org" HOME

static const struct
{
  const char *a, *b;
  RegDuplicateVerdict verdict;
  RegDuplicateDoubt doubt;
} pairs[] = {
  /* The same in spite of … */
  { "Anna Schneider|" BOTH, "Anna Schnieder|" BOTH, REG_VERDICT_SAME, 0 },
  { "Anna Müller|" BOTH, "Müller Anna|" BOTH, REG_VERDICT_SAME, 0 },
  { "Anna Müller||0251 123456|" HOME, "Anna Müller||+49 251 123456|" AWAY, REG_VERDICT_SAME, 0 },
  { "Anna Müller|||anna@example.org" HOME, "Anna Müller|||Anna@example.org" AWAY, REG_VERDICT_SAME,
    0 },
  { "Anna Müller|||" HOME, "Anna Mueller|||" HOME, REG_VERDICT_SAME, 0 },
  { "#Huber GmbH||0251 123456|" HOME, "#Huber||0251 123456|" HOME, REG_VERDICT_SAME, 0 },
  /* A namesake and nothing else. */
  { "Anna Müller||0251 123456|" HOME, "Anna Müller||0221 987654|" AWAY, REG_VERDICT_OTHER,
    REG_DUPLICATE_UNCERTAIN },
  { "Anna Müller", "Anna Müller", REG_VERDICT_PERHAPS, REG_DUPLICATE_UNCERTAIN },
  { "Anna Müller||0251 123456|anna@example.org|Ring 7|48143|Münster|Huber",
    "Anna Müller||0251 123465|ana@example.org||48143||Huber", REG_VERDICT_PERHAPS,
    REG_DUPLICATE_UNCERTAIN },
  /* People of one household share everything but the name. */
  { "Anna Müller|" BOTH, "Bernd Müller|" BOTH, REG_VERDICT_PERHAPS, REG_DUPLICATE_OTHER_NAME },
  { "Anna Müller||0251 123456|" HOME, "Bernd Müller||0251 123456|" HOME, REG_VERDICT_OTHER,
    REG_DUPLICATE_OTHER_NAME },
  { "Martin Huber|" BOTH, "Martina Huber|" BOTH, REG_VERDICT_PERHAPS, REG_DUPLICATE_OTHER_NAME },
  { "Karl Huber|1950-01-02" BOTH, "Karl Huber|1980-12-24" BOTH, REG_VERDICT_PERHAPS,
    REG_DUPLICATE_OTHER_BIRTHDAY },
  { "A. Müller|" BOTH, "Anna Müller|" BOTH, REG_VERDICT_PERHAPS, REG_DUPLICATE_SHORT_NAME },
  { "Müller|" BOTH, "Anna Müller|" BOTH, REG_VERDICT_PERHAPS, REG_DUPLICATE_SHORT_NAME },
  { "#Anna Müller|" BOTH, "Anna Müller|" BOTH, REG_VERDICT_PERHAPS, REG_DUPLICATE_OTHER_KIND },
  /* Branches of one firm, and colleagues with one switchboard. */
  { "#Bakery Huber||0251 123456|" HOME, "#Bakery Huber||0221 987654|" AWAY, REG_VERDICT_OTHER,
    REG_DUPLICATE_UNCERTAIN },
  { "Anna Müller||0251 100||||Huber GmbH", "Bernd Maier||0251 100||||Huber", REG_VERDICT_OTHER,
    REG_DUPLICATE_OTHER_NAME },
};

static void
test_verdicts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      RegDuplicateScore score;
      int total = 0;

      score_lines (pairs[i].a, pairs[i].b, &score);
      g_test_message ("%s / %s: %d", pairs[i].a, pairs[i].b, score.total);
      g_assert_cmpint (score.verdict, ==, pairs[i].verdict);
      g_assert_cmpint (score.doubt, ==, pairs[i].doubt);
      for (int k = 0; k < REG_N_DUPLICATE_FIELDS; k++)
        total += score.points[k];
      g_assert_cmpint (total, ==, score.total);
    }
}

/* --- for any two ------------------------------------------------------------------------- */

static const char *const words[] = { "Anna",   "Hanna", "A.",   "Müller",  "Mueller", "Muller",
                                     "Martin", "van",   "Dijk", "Vandijk", "GmbH",    "junior",
                                     "Łucja",  "Чехов", "山田", "",        "-",       "Noor" };
static const char *const days[] = { "",           "1980-12-24", "1980-12-25", "--12-24",
                                    "1980-04-05", "1980-05-04", "rubbish" };
static const char *const numbers[] = { "",       "0251 123456", "+49 251 123456",
                                       "123456", "112",         "0251 123465" };
static const char *const mails[] = {
  "", "anna@example.org", "ANNA@example.org", "ana@example.org", "@", "x"
};
static const char *const streets[] = { "",   "Hauptstraße 12", "Hauptstr. 12", "Haupstr. 12",
                                       "12", "Ring 7 b" };
static const char *const places[] = { "", "48143|Münster", "48134|Muenster", "50667|Köln",
                                      "|Münster" };

#define ANY(list) list[g_test_rand_int_range (0, G_N_ELEMENTS (list))]

static char *
any_customer (void)
{
  return g_strdup_printf ("%s%s %s %s|%s|%s|%s|%s|%s", g_test_rand_int_range (0, 4) ? "" : "#",
                          ANY (words), ANY (words), ANY (words), ANY (days), ANY (numbers),
                          ANY (mails), ANY (streets), ANY (places));
}

static void
test_symmetry (void)
{
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *a = any_customer ();
      g_autofree char *b = any_customer ();
      g_autoptr (RegDuplicateSide) one = side (a);
      g_autoptr (RegDuplicateSide) two = side (b);
      RegDuplicateScore forth, back;

      reg_duplicate_score (one, two, &forth);
      reg_duplicate_score (two, one, &back);
      if (memcmp (&forth, &back, sizeof forth) != 0)
        g_error ("%s / %s: %d one way, %d the other", a, b, forth.total, back.total);
    }
}

/* Nothing is ever unlike itself. */
static void
test_reflexivity (void)
{
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *a = any_customer ();
      g_autoptr (RegDuplicateSide) one = side (a);
      g_autoptr (RegDuplicateSide) two = side (a);
      RegDuplicateScore score;

      reg_duplicate_score (one, two, &score);
      for (int k = 0; k < REG_N_DUPLICATE_FIELDS; k++)
        if (score.likeness[k] != REG_LIKENESS_MISSING && score.likeness[k] != REG_LIKENESS_EQUAL
            && !(score.likeness[k] == REG_LIKENESS_SUBSET
                 && (k == REG_DUPLICATE_ADDRESS || k == REG_DUPLICATE_BIRTHDAY)))
          g_error ("%s: field %d is %d", a, k, score.likeness[k]);
      if (score.likeness[REG_DUPLICATE_PHONE] == REG_LIKENESS_EQUAL
          && score.likeness[REG_DUPLICATE_NAME] == REG_LIKENESS_EQUAL)
        g_assert_cmpint (score.verdict, ==, REG_VERDICT_SAME);
    }
}

/* What is called the same has a key in common, or the scan would never see it. */
static void
test_keys (void)
{
  guint n_same = 0;

  for (int i = 0; i < 30000; i++)
    {
      g_autofree char *a = any_customer ();
      g_autofree char *b = any_customer ();
      g_autoptr (RegDuplicateSide) one = side (a);
      g_autoptr (RegDuplicateSide) two = side (b);
      g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint64));
      g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (guint64));
      RegDuplicateScore score;
      gboolean has_common = FALSE;

      reg_duplicate_score (one, two, &score);
      if (score.verdict != REG_VERDICT_SAME)
        continue;
      n_same++;
      reg_duplicate_side_append_keys (one, left);
      reg_duplicate_side_append_keys (two, right);
      for (guint k = 0; k < left->len; k++)
        for (guint m = 0; m < right->len; m++)
          has_common |= g_array_index (left, guint64, k) == g_array_index (right, guint64, m);
      if (!has_common)
        g_error ("%s / %s have no key in common", a, b);
    }
  g_assert_cmpuint (n_same, >, 0);
}

/* Names and values of any length, of any script, and of bytes that mean nothing. */
static void
test_oddities (void)
{
  g_autofree char *endless = g_strnfill (100000, 'x');
  g_autoptr (GString) crowd = g_string_new (NULL);
  RegDuplicateScore score;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (crowd, "word%d ", i);
  score_lines (endless, endless, &score);
  g_assert_cmpint (score.likeness[REG_DUPLICATE_NAME], ==, REG_LIKENESS_EQUAL);
  score_lines (crowd->str, crowd->str, &score);
  g_assert_cmpint (score.likeness[REG_DUPLICATE_NAME], ==, REG_LIKENESS_EQUAL);
  score_lines ("\xff\xfe Anna|\xff|\xff|\xff@\xff|\xff|\xff|\xff", "Anna", &score);
  g_assert_cmpint (score.verdict, !=, REG_VERDICT_SAME);
  score_lines ("|", "|", &score);
  g_assert_cmpint (score.verdict, ==, REG_VERDICT_OTHER);
}

static void
test_typing_errors (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean is_error;
  } words_of_two[] = {
    { "schmidt", "schmitd", TRUE },  { "schmidt", "schmit", TRUE }, { "schmidt", "schmidt", FALSE },
    { "schmidt", "schmied", FALSE }, { "jan", "jana", FALSE },      { "noor", "nor", TRUE },
    { "becker", "gecker", TRUE },    { "anna", "hanna", FALSE },    { "", "a", FALSE },
    { "julia", "julie", FALSE },     { "12345", "12346", FALSE },   { "abcd", "bacd", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words_of_two); i++)
    {
      g_test_message ("%s %s", words_of_two[i].a, words_of_two[i].b);
      g_assert_cmpint (reg_duplicate_is_typing_error (words_of_two[i].a, words_of_two[i].b), ==,
                       words_of_two[i].is_error);
      g_assert_cmpint (reg_duplicate_is_typing_error (words_of_two[i].b, words_of_two[i].a), ==,
                       words_of_two[i].is_error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/duplicate/fields", test_fields);
  g_test_add_func ("/core/duplicate/verdicts", test_verdicts);
  g_test_add_func ("/core/duplicate/symmetry", test_symmetry);
  g_test_add_func ("/core/duplicate/reflexivity", test_reflexivity);
  g_test_add_func ("/core/duplicate/keys", test_keys);
  g_test_add_func ("/core/duplicate/oddities", test_oddities);
  g_test_add_func ("/core/duplicate/typing_errors", test_typing_errors);
  return g_test_run ();
}
