/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-fold.h"

#include <string.h>

/* What search relies on: names are found however they are written. What is tried is different each
 * time; --seed repeats it. */

static void
test_letters_spelled_out (void)
{
  static const char *const rows[][2] = {
    { "ß ẞ", "ss ss" },
    { "Æ æ Œ œ", "ae ae oe oe" },
    { "Ø ø Ł ł", "o o l l" },
    { "Đ đ Ð ð Þ þ", "d d d d th th" },
    { "Ħ ħ Ŧ ŧ Ŋ ŋ", "h h t t n n" },
    { "ı İ I", "i i i" },
    { "Σίσυφος ΣΊΣΥΦΟΣ", "σισυφοσ σισυφοσ" },
    { "‘a’ ʼb ´c", "'a' 'b 'c" },
    { "a‐b‑c–d—e−f", "a-b-c-d-e-f" },
    { "“x” „y", "\"x\" \"y" },
    { "ﬁne ﬀ Ⅷ ①", "fine ff viii 1" },
    { "ＡＢＣ １２３", "abc 123" },
    { "שָׁלוֹם", "שלום" },
    { "Ёлка Йод", "елка иод" },
    { "हिन्दी", "हिन्दी" },
    { "ガ か\343\202\231", "ガ が" },
    { "한국어", "한국어" },
    { "a\302\255b\342\200\213c\357\273\277", "abc" },
    { "\t a \n b\302\240c ", "a b c" },
    { "\001a\002b\177", "ab" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = reg_fold (rows[i][0]);
      g_autofree char *same = reg_fold (rows[i][1]);

      g_assert_cmpstr (folded, ==, same);
      if (g_str_is_ascii (rows[i][1]))
        g_assert_cmpstr (folded, ==, rows[i][1]);
    }
}

/* A text of letters of many scripts, accents, marks and bytes that are none. */
static char *
any_text (void)
{
  static const struct
  {
    gunichar first, last;
  } ranges[] = {
    { 0x20, 0x7e },     { 0xa0, 0x17f },    { 0x180, 0x24f },     { 0x300, 0x36f },
    { 0x370, 0x3ff },   { 0x400, 0x4ff },   { 0x5d0, 0x5ea },     { 0x620, 0x64a },
    { 0x1e00, 0x1eff }, { 0x2000, 0x206f }, { 0x3041, 0x30ff },   { 0x4e00, 0x4fff },
    { 0xac00, 0xad00 }, { 0xff00, 0xff5e }, { 0x1f300, 0x1f5ff },
  };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 24); n > 0; n--)
    {
      guint r = (guint)g_test_rand_int_range (0, G_N_ELEMENTS (ranges));

      g_string_append_unichar (
          text, (gunichar)g_test_rand_int_range ((int)ranges[r].first, (int)ranges[r].last + 1));
    }
  if (g_test_rand_int_range (0, 10) == 0)
    g_string_append_c (text, (char)g_test_rand_int_range (0x80, 0x100));
  return g_string_free_and_steal (text);
}

static void
test_folded_once (void)
{
  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *text = any_text ();
      g_autofree char *once = reg_fold (text);
      g_autofree char *twice = reg_fold (once);
      g_autofree char *valid = g_utf8_make_valid (text, -1);
      g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
      g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_NFD);
      g_autofree char *left = reg_fold (composed);
      g_autofree char *right = reg_fold (apart);

      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_cmpstr (once, ==, twice);
      /* Two ways to write the same letter. */
      g_assert_cmpstr (left, ==, right);
      g_assert_null (strstr (once, "  "));
      g_assert_false (g_str_has_prefix (once, " ") || g_str_has_suffix (once, " "));
    }
}

/* Capitals and small letters of one text are one text. Those whose capital is no single letter of
 * their own script are looked at above. */
static void
test_capitals (void)
{
  static const char *const names[] = {
    "Łódź",     "Ångström",   "Çelik",     "Müller-Lüdenscheid", "O'Brien",    "Dvořák", "Ñuñez",
    "Σωκράτης", "Чайковский", "Đặng Thái", "Þorvaldsdóttir",     "Ærøskøbing", "Straße",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *upper = g_utf8_strup (names[i], -1);
      g_autofree char *lower = g_utf8_strdown (names[i], -1);
      g_autofree char *a = reg_fold (names[i]);
      g_autofree char *b = reg_fold (upper);
      g_autofree char *c = reg_fold (lower);

      g_assert_cmpstr (a, ==, b);
      g_assert_cmpstr (a, ==, c);
    }
}

static gboolean
begins_a_word (const char *index, const char *prefix)
{
  for (const char *p = index; p; p = strchr (p, ' ') ? strchr (p, ' ') + 1 : NULL)
    if (g_str_has_prefix (p, prefix))
      return TRUE;
  return FALSE;
}

/* Whatever beginning of whatever word is typed, in the text that is searched it begins a word. */
static void
test_beginnings_are_found (void)
{
  for (int i = 0; i < 4000; i++)
    {
      g_autofree char *text = any_text ();
      g_autofree char *index = reg_fold_index_text (text);
      g_auto (GStrv) words = reg_fold_tokens (text);
      g_auto (GStrv) again = reg_fold_tokens (index);

      g_assert_cmpuint (g_strv_length (again), >=, g_strv_length (words));
      for (guint w = 0; words[w]; w++)
        {
          glong length = g_utf8_strlen (words[w], -1);
          g_autofree char *beginning = g_utf8_substring (
              words[w], 0, g_test_rand_int_range (1, (int)length + 1));

          g_assert_true (begins_a_word (index, beginning));
          g_assert_true (g_strv_contains ((const char *const *)again, words[w]));
        }
    }
}

static void
test_joined_words (void)
{
  static const struct
  {
    const char *name, *typed;
  } rows[] = {
    { "O’Brien", "obrien" },         { "O’Brien", "brien" },      { "S.p.A. Rossi", "spa" },
    { "Jean-Pierre", "jeanpierre" }, { "Jean-Pierre", "pierre" }, { "d'Artagnan", "dartagnan" },
    { "A.B.C.D", "abcd" },           { "24-7 Shop", "247" },      { "x.-y", "x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *index = reg_fold_index_text (rows[i].name);

      g_assert_true (begins_a_word (index, rows[i].typed));
    }
}

static void
test_a_long_chain_ends (void)
{
  g_autoptr (GString) chain = g_string_new ("a");
  g_autofree char *index = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append (chain, "-a");
  index = reg_fold_index_text (chain->str);
  /* Every word, and joined pieces that are not joined without end. */
  g_assert_cmpuint (strlen (index), <, 5 * chain->len);
  g_assert_true (begins_a_word (index, "aaaaaaaa"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fold-properties/letters-spelled-out", test_letters_spelled_out);
  g_test_add_func ("/fold-properties/folded-once", test_folded_once);
  g_test_add_func ("/fold-properties/capitals", test_capitals);
  g_test_add_func ("/fold-properties/beginnings-are-found", test_beginnings_are_found);
  g_test_add_func ("/fold-properties/joined-words", test_joined_words);
  g_test_add_func ("/fold-properties/a-long-chain-ends", test_a_long_chain_ends);
  return g_test_run ();
}
