/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-fold.h"

#include <string.h>

static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *once = reg_fold (text);
  g_autofree char *twice = reg_fold (once);

  g_assert_cmpstr (once, ==, expected);
  g_assert_cmpstr (twice, ==, expected);
}

static void
test_latin (void)
{
  assert_folds ("Álvaro Ñandú", "alvaro nandu");
  assert_folds ("A\314\201lvaro", "alvaro"); /* the accent as a separate mark */
  assert_folds ("STRAẞE Straße", "strasse strasse");
  assert_folds ("Æble œuvre Łódź Ørsted Đặng Þór", "aeble oeuvre lodz orsted dang thor");
  assert_folds ("İstanbul ISPARTA ışık", "istanbul isparta isik");
  assert_folds ("ﬁn № ½ Ａｂｃ", "fin no 1\342\201\2042 abc");
  assert_folds ("Dvořák", "dvorak");
  assert_folds ("Bon app’", "bon app'");
}

static void
test_other_scripts (void)
{
  assert_folds ("Андрей ЁЛКА", "андреи елка");
  assert_folds ("Οδυσσεύς ΟΔΥΣΣΕΥΣ", "οδυσσευσ οδυσσευσ");
  assert_folds ("שָׁלוֹם", "שלום");
  assert_folds ("हिन्दी", "हिन्दी");
  assert_folds ("ガラス", "カ\343\202\231ラス");
}

static void
test_spaces (void)
{
  assert_folds (NULL, "");
  assert_folds ("", "");
  assert_folds (" \t a \n\n b\302\240\302\240c  ", "a b c");
  assert_folds ("soft\302\255hyphen zero\342\200\213width", "softhyphen zerowidth");
}

static void
test_bad_bytes (void)
{
  g_autofree char *folded = reg_fold ("caf\351 M\374ller");
  g_autofree char *cut = reg_fold ("abc\303");
  g_autoptr (GString) part = g_string_new (NULL);

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (g_str_has_prefix (folded, "caf"));
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  /* Only the given bytes are looked at, even when they end inside a character. */
  reg_fold_append (part, "ABCÉ", 4);
  g_assert_true (g_str_has_prefix (part->str, "abc"));
  g_assert_true (g_utf8_validate (part->str, -1, NULL));
}

static void
test_tokens (void)
{
  g_auto (GStrv) tokens = reg_fold_tokens ("  L'Été, 12-b (Zürich)!");
  g_auto (GStrv) none = reg_fold_tokens (" ,.- ");
  const char *const expected[] = { "l", "ete", "12", "b", "zurich", NULL };

  g_assert_cmpstrv (tokens, expected);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_index_text (void)
{
  g_autofree char *irish = reg_fold_index_text ("Pat O’Brien");
  g_autofree char *firm = reg_fold_index_text ("Franchi S.p.A.");
  g_autofree char *mail = reg_fold_index_text ("Jan-Willem@Post.NL");
  g_autofree char *plain = reg_fold_index_text ("Anna  Bos");
  g_autofree char *empty = reg_fold_index_text (" - ");

  g_assert_cmpstr (irish, ==, "pat o brien obrien");
  g_assert_cmpstr (firm, ==, "franchi s p a spa");
  g_assert_cmpstr (mail, ==, "jan willem janwillem post nl postnl");
  g_assert_cmpstr (plain, ==, "anna bos");
  g_assert_cmpstr (empty, ==, "");
}

/* As people write it who have no umlauts, and as people read it who do. */
static void
test_spellings (void)
{
  static const struct
  {
    const char *name, *spellings;
  } rows[] = {
    { "Müller", "mueller" },
    { "Mu\314\210ller", "mueller" }, /* the dots as a separate mark */
    { "MÜLLER", "mueller" },
    { "Mueller", "muller" },
    { "Muller", "" },
    { "Özdemir", "oezdemir" },
    { "Oezdemir", "ozdemir" },
    { "Jörg Schäfer", "joerg schaefer" },
    { "Søren Kjær", "kjar soeren" },
    { "Åse", "aase" },
    { "Straße", "" },
    { "Bauer", "" },
    { "Neue Post", "" },
    { "Joe Queen", "" },
    { "Noël", "nol" },
    { "Łucja", "" },
    { "Мюллер", "" },
    { "Παπαδόπουλος", "" },
    { "محمد", "" },
    { "", "" },
    { NULL, "" },
    { "caf\351 M\374ller", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = reg_fold_spellings (rows[i].name);

      g_assert_cmpstr (found, ==, rows[i].spellings);
    }
}

/* Every way to write the name finds every other. */
static void
test_spellings_meet (void)
{
  static const char *const groups[][4] = {
    { "Müller", "Mueller", "Muller" },
    { "Schröder", "Schroeder", "Schroder" },
    { "Jäger", "Jaeger", "Jager" },
    { "Sørensen", "Soerensen", "Sorensen" },
    { "Großmann", "Grossmann", "GROẞMANN" },
    { "Æbelø", "Aebelø", "AEBELØ" },
    { "Łódź", "Lodz", "ŁÓDŹ" },
    { "Οδυσσεύς", "ΟΔΥΣΣΕΥΣ", "οδυσσευς" },
    { "Фёдоров", "ФЕДОРОВ", "федоров" },
    { "فاطمة", "فاطمه", "فـاطمة" },
    { "أحمد", "احمد", "آحمد" },
    { "مصطفى", "مصطفي", "مصطفی" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    for (gsize stored = 0; stored < 3; stored++)
      for (gsize typed = 0; typed < 3; typed++)
        {
          g_autofree char *index = reg_fold_index_text (groups[i][stored]);
          g_auto (GStrv) words = g_strsplit (index, " ", -1);
          g_autofree char *word = reg_fold (groups[i][typed]);
          g_autofree char *shorter = reg_fold_without_umlaut_e (word);

          if (!g_strv_contains ((const char *const *)words, word)
              && !(shorter && g_strv_contains ((const char *const *)words, shorter)))
            g_error ("“%s” does not find “%s”: %s", groups[i][typed], groups[i][stored], index);
        }
}

static void
test_digits (void)
{
  assert_folds ("٢٠٢٦ ۱۲ १२ ２０", "2026 12 12 20");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fold/latin", test_latin);
  g_test_add_func ("/fold/other-scripts", test_other_scripts);
  g_test_add_func ("/fold/spaces", test_spaces);
  g_test_add_func ("/fold/bad-bytes", test_bad_bytes);
  g_test_add_func ("/fold/tokens", test_tokens);
  g_test_add_func ("/fold/index-text", test_index_text);
  g_test_add_func ("/fold/spellings", test_spellings);
  g_test_add_func ("/fold/spellings-meet", test_spellings_meet);
  g_test_add_func ("/fold/digits", test_digits);
  return g_test_run ();
}
