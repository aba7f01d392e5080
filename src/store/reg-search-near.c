/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-search.h"

#include "core/reg-fold.h"
#include "core/reg-near.h"
#include "store/reg-search-private.h"

#include <string.h>

/* One typing error. Which word is wrong is seen from the words that nobody has; what it should have
 * been is sought among the words that there are. The first letter is nearly always right, so those
 * with the same beginning are looked at first. */

/* What is proposed for a word. */
#define MAX_PROPOSALS 8

/* More words than a name has. */
#define MAX_WORDS 8

typedef struct
{
  GPtrArray *whole; /* of char *: words that are one error away */
  GPtrArray *begun; /* words of which a beginning is */
} Proposals;

static void
proposals_clear (Proposals *self)
{
  g_ptr_array_unref (self->whole);
  g_ptr_array_unref (self->begun);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Proposals, proposals_clear)

static void
propose (Proposals *self, const char *typed, const char *word)
{
  RegNear near = reg_near (typed, word);
  GPtrArray *list = near == REG_NEAR_WHOLE ? self->whole : self->begun;

  if (near != REG_NEAR_NOT && list->len < MAX_PROPOSALS
      && !g_ptr_array_find_with_equal_func (list, word, g_str_equal, NULL))
    g_ptr_array_add (list, g_strdup (word));
}

/* The words that customers have. A connection that was never asked for them keeps nothing for it. */
static gboolean
open_vocabulary (RegDb *db, GError **error)
{
  if (!db->has_vocabulary)
    db->has_vocabulary = reg_db_exec_script (db,
                                             "CREATE VIRTUAL TABLE IF NOT EXISTS"
                                             " temp.party_vocabulary"
                                             " USING fts5vocab (main, party_word, row)",
                                             error);
  return db->has_vocabulary;
}

/* All words with the first letters of @typed. */
static gboolean
propose_from_words (
    RegSearch *self, Proposals *proposals, const char *typed, glong n_letters, GError **error)
{
  g_autofree char *start = g_utf8_substring (typed, 0, n_letters);
  g_autofree char *end = g_strconcat (start, "\U0010ffff", NULL);
  g_autoptr (RegStatement) each = reg_db_query (
      self->db, "SELECT term FROM temp.party_vocabulary WHERE term >= ?1 AND term < ?2", "tt",
      start, end);
  g_autoptr (GError) local = NULL;

  while (proposals->whole->len < MAX_PROPOSALS && reg_statement_next (each, &local))
    propose (proposals, typed, reg_statement_text (each, 0));
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The first letter is the wrong one: names that hold the others. */
static gboolean
propose_from_names (RegSearch *self, Proposals *proposals, const char *typed, GError **error)
{
  g_autofree char *match = g_strdup_printf ("name : \"%s\"", g_utf8_next_char (typed));
  g_autoptr (RegStatement)
      each = reg_db_query (self->db,
                           "SELECT p.name FROM party p WHERE p.id IN (SELECT rowid FROM party_part"
                           " WHERE party_part MATCH ?1 LIMIT " REG_SEARCH_CANDIDATES ")",
                           "t", match);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      g_auto (GStrv) words = reg_fold_tokens (reg_statement_text (each, 0));

      for (guint i = 0; words[i]; i++)
        propose (proposals, typed, words[i]);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* "Ajnsen", "Xjansen": the first two letters swapped, or one too many in front. */
static gboolean
propose_other_beginnings (RegSearch *self, Proposals *proposals, const char *typed, GError **error)
{
  const char *second = g_utf8_next_char (typed);
  const char *third = g_utf8_next_char (second);
  g_autofree char *first = g_strndup (typed, (gsize)(second - typed));
  g_autofree char *swapped = g_strdup_printf ("%.*s%s%s", (int)(third - second), second, first,
                                              third);
  const char *beginnings[] = { swapped, second };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autofree char *end = g_strconcat (beginnings[i], "\U0010ffff", NULL);
      g_autoptr (GError) local = NULL;
      g_autoptr (RegStatement) each = reg_db_query (
          self->db,
          "SELECT term FROM temp.party_vocabulary WHERE term >= ?1 AND term < ?2 LIMIT 20", "tt",
          beginnings[i], end);

      while (reg_statement_next (each, &local))
        propose (proposals, typed, reg_statement_text (each, 0));
      if (local)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_empty (const Proposals *self)
{
  return self->whole->len == 0 && self->begun->len == 0;
}

static gboolean
collect (RegSearch *self, Proposals *proposals, const char *typed, GError **error)
{
  for (glong n_letters = 2; n_letters > 0; n_letters--)
    {
      if (!propose_from_words (self, proposals, typed, n_letters, error)
          || g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!is_empty (proposals))
        return TRUE;
    }
  return propose_other_beginnings (self, proposals, typed, error)
         && (!is_empty (proposals) || propose_from_names (self, proposals, typed, error));
}

/* "anna"* AND ("jansen"* OR "janssen"*) */
static char *
match_with (char **words, guint wrong, GPtrArray *proposals)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    if (i != wrong)
      g_string_append_printf (match, "\"%s\"* AND ", words[i]);
  g_string_append_c (match, '(');
  for (guint i = 0; i < proposals->len; i++)
    g_string_append_printf (match, "%s\"%s\"", i ? " OR " : "", (char *)proposals->pdata[i]);
  g_string_append_c (match, ')');
  return g_string_free_and_steal (match);
}

static gboolean
take_proposals (RegSearch *self, guint wrong, GPtrArray *proposals, GError **error)
{
  g_autofree char *match = NULL;

  if (proposals->len == 0)
    return TRUE;
  match = match_with (self->query->words, wrong, proposals);
  return reg_search_words (self, match, error);
}

static gboolean
try_word (RegSearch *self, guint wrong, GError **error)
{
  g_auto (Proposals) proposals = { g_ptr_array_new_with_free_func (g_free),
                                   g_ptr_array_new_with_free_func (g_free) };
  const char *typed = self->query->words[wrong];

  if (g_utf8_strlen (typed, -1) < REG_NEAR_MIN_LETTERS)
    return TRUE;
  if (!collect (self, &proposals, typed, error)
      || !take_proposals (self, wrong, proposals.whole, error))
    return FALSE;
  return self->hits->len > 0 || take_proposals (self, wrong, proposals.begun, error);
}

/* Which of the words begins no word of any customer: -1 for none, -2 for several. */
static int
find_unknown (RegSearch *self)
{
  char **words = self->query->words;
  int unknown = -1;

  for (int i = 0; words[i]; i++)
    {
      g_autofree char *end = g_strconcat (words[i], "\U0010ffff", NULL);

      if (reg_db_query_int (self->db, 0, NULL,
                            "SELECT 1 FROM temp.party_vocabulary"
                            " WHERE term >= ?1 AND term < ?2 LIMIT 1",
                            "tt", words[i], end))
        continue;
      if (unknown >= 0)
        return -2;
      unknown = i;
    }
  return unknown;
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/**
 * reg_search_near:
 * @db: a connection
 * @query: words for which reg_search() has no answer
 * @limit: at most so many answers
 * @cancellable: (nullable): stops it when the person types on
 * @error: what went wrong
 *
 * Customers whose names are one typing error away: a letter too many, too few, wrong, or two that
 * changed places. Numbers and addresses are never guessed.
 *
 * Returns: (transfer full) (element-type RegHit) (nullable): the customers that may be meant
 */
GPtrArray *
reg_search_near (RegDb *db, const char *query, int limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegSearch) self = reg_search_begin (db, query, limit, cancellable, error);
  int unknown;

  if (!self)
    return NULL;
  if (has_digit (self->query->folded) || self->query->is_mail
      || g_strv_length (self->query->words) > MAX_WORDS)
    return g_steal_pointer (&self->hits);
  if (!open_vocabulary (db, error))
    return NULL;
  unknown = find_unknown (self);
  if (unknown >= 0 && !try_word (self, (guint)unknown, error))
    return NULL;
  /* All words are there, but nobody has them all. */
  for (guint i = 0; unknown == -1 && self->query->words[i] && self->hits->len == 0; i++)
    if (!try_word (self, i, error))
      return NULL;
  return g_steal_pointer (&self->hits);
}
