/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-mention.h"

#include <string.h>

#include "core/reg-fold.h"

/* Whether @text begins with the word, and not with a longer one. */
static gboolean
begins_with_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  return length > 0 && strncmp (text, word, length) == 0
         && !g_unichar_isalnum (g_utf8_get_char (text + length));
}

/**
 * reg_mention_names:
 * @text: what somebody wrote, UTF-8
 * @name: a colleague's name
 *
 * "@Ruth, can you ring them?" is meant for Ruth Jansen: an @ with the whole name or its first word,
 * however it is accented and whatever its case. An @ inside of a word is part of a mail address.
 *
 * Returns: whether @text addresses @name
 */
gboolean
reg_mention_names (const char *text, const char *name)
{
  g_autofree char *folded = reg_fold (text);
  g_autofree char *whole = g_strstrip (reg_fold (name));
  g_autofree char *first = g_strndup (whole, strcspn (whole, " "));

  for (const char *at = strchr (folded, '@'); at != NULL; at = strchr (at + 1, '@'))
    {
      const char *before = at > folded ? g_utf8_find_prev_char (folded, at) : NULL;

      if (before != NULL && g_unichar_isalnum (g_utf8_get_char (before)))
        continue;
      if (begins_with_word (at + 1, whole) || begins_with_word (at + 1, first))
        return TRUE;
    }
  return FALSE;
}
