/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-near.h"

#include <string.h>

/* Whether all of @typed stands at the beginning of @word. */
static RegNear
compare_rest (const char *typed, const char *word)
{
  gsize length = strlen (typed);

  if (strncmp (typed, word, length) != 0)
    return REG_NEAR_NOT;
  return word[length] == '\0' ? REG_NEAR_WHOLE : REG_NEAR_BEGINNING;
}

/* Two neighbours that changed places. */
static RegNear
compare_swapped (const char *typed, const char *word)
{
  const char *second_typed = g_utf8_next_char (typed);
  const char *second = g_utf8_next_char (word);

  if (*second_typed == '\0' || *second == '\0'
      || g_utf8_get_char (typed) != g_utf8_get_char (second)
      || g_utf8_get_char (second_typed) != g_utf8_get_char (word))
    return REG_NEAR_NOT;
  return compare_rest (g_utf8_next_char (second_typed), g_utf8_next_char (second));
}

/**
 * reg_near:
 * @typed: what was typed, folded; the word may be longer
 * @word: a word that exists, folded
 *
 * Whether one typing error lies between them: a letter too many, one too few, a wrong one, or two
 * neighbours that changed places (the optimal string alignment distance is one). Linear in the
 * length of the words, because the first letter that differs is where the error is.
 *
 * Returns: how much of @word is so near; %REG_NEAR_NOT also when it begins with @typed, where there
 *   is no error
 */
RegNear
reg_near (const char *typed, const char *word)
{
  RegNear best;

  while (*typed != '\0' && *typed == *word)
    {
      typed++;
      word++;
    }
  /* Not in the middle of a letter. */
  while (((guchar)*typed & 0xc0) == 0x80 || ((guchar)*word & 0xc0) == 0x80)
    {
      typed--;
      word--;
    }
  if (*typed == '\0')
    return REG_NEAR_NOT;
  /* One too many. */
  best = compare_rest (g_utf8_next_char (typed), word);
  if (*word == '\0')
    return best;
  best = MAX (best, compare_rest (g_utf8_next_char (typed), g_utf8_next_char (word)));
  best = MAX (best, compare_rest (typed, g_utf8_next_char (word)));
  return MAX (best, compare_swapped (typed, word));
}
