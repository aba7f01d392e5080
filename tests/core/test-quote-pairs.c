/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-quote-calc.h"
#include "core/reg-quote-pairs.h"
#include "core/reg-record.h"

/* Lines as letters: a digit is a product, a letter is words without one, "." words between lines and
 * "#" a heading. */
static GPtrArray *
make_lines (const char *spec)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  for (const char *at = spec; *at != '\0'; at++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);
      const char words[] = { *at, '\0' };

      reg_record_builder_set_int (builder, REG_QUOTATION_LINE_KIND,
                                  *at == '.'   ? REG_LINE_TEXT
                                  : *at == '#' ? REG_LINE_SECTION
                                               : REG_LINE_NORMAL);
      /* What a product is called may have been put right since. */
      reg_record_builder_set_text (builder, REG_QUOTATION_LINE_DESCRIPTION,
                                   g_ascii_isdigit (*at) ? (at == spec ? "first" : "later")
                                                         : words);
      if (g_ascii_isdigit (*at))
        reg_record_builder_set_int (builder, REG_QUOTATION_LINE_PRODUCT_ID, *at - '0');
      g_ptr_array_add (lines, reg_record_builder_end (builder));
    }
  return lines;
}

static void
check (const char *before, const char *after, const char *expected)
{
  g_autoptr (GPtrArray) old = make_lines (before);
  g_autoptr (GPtrArray) new = make_lines (after);
  g_autoptr (GArray) pairs = reg_quote_pair_lines (old, new);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const RegQuotePair *pair = &g_array_index (pairs, RegQuotePair, i);

      g_string_append_printf (found, "%s%d>%d", i > 0 ? " " : "", pair->before, pair->after);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_pairs (void)
{
  check ("", "", "");
  check ("", "a", "-1>0");
  check ("a", "", "0>-1");
  check ("ab", "ab", "0>0 1>1");
  /* Another order is no change. */
  check ("ab", "ba", "1>0 0>1");
  check ("12", "21", "1>0 0>1");
  /* A product stays itself whatever it is called; words are their own name. */
  check ("1a", "a1", "1>0 0>1");
  check ("a", "b", "-1>0 0>-1");
  check ("1", "a", "-1>0 0>-1");
  check ("a", "1", "-1>0 0>-1");
  /* Twice the same offer: each finds one of the other. */
  check ("11", "1", "0>0 1>-1");
  check ("1", "111", "0>0 -1>1 -1>2");
  check ("a1a", "aa", "0>0 2>1 1>-1");
}

/* Words between the lines are no offer, even when a line is called the same. */
static void
test_words (void)
{
  check ("#a.", "#.", "1>-1");
  check (".", ".", "");
  check ("#1.2", "1#2.", "1>0 3>2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quote-pairs/pairs", test_pairs);
  g_test_add_func ("/quote-pairs/words", test_words);
  return g_test_run ();
}
