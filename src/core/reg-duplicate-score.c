/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-duplicate-score.h"

#include "core/reg-duplicate-private.h"

#include <string.h>

/* What agreement and contradiction are worth. A name alone makes nobody the same: fifty people may
 * share it. A number or an address contradicts little: people move. A birthday does not change. */
static const int weights[REG_N_DUPLICATE_FIELDS][REG_N_LIKENESSES] = {
  [REG_DUPLICATE_NAME] = { 0, 60, 60, 45, 25, -60 },
  [REG_DUPLICATE_CONTACT] = { 0, 15, 15, 10, 5, 0 },
  [REG_DUPLICATE_BIRTHDAY] = { 0, 50, 50, 20, 20, -80 },
  [REG_DUPLICATE_PHONE] = { 0, 60, 60, 20, 40, -10 },
  [REG_DUPLICATE_EMAIL] = { 0, 60, 60, 30, 0, -10 },
  [REG_DUPLICATE_ADDRESS] = { 0, 45, 45, 40, 10, -10 },
};

/* Which of two likenesses of the same field says more for them being one. */
static const int order[REG_N_LIKENESSES] = {
  [REG_LIKENESS_MISSING] = 0, [REG_LIKENESS_CONFLICTING] = 1, [REG_LIKENESS_SUBSET] = 2,
  [REG_LIKENESS_SIMILAR] = 3, [REG_LIKENESS_EQUIVALENT] = 4,  [REG_LIKENESS_EQUAL] = 5,
};

/* Of numbers a digit less, and of words a letter more, is soon somebody else's. */
#define SHORTEST_TYPING_ERROR 4
#define SHORTEST_OTHER_START 5
#define SHORTEST_NUMBER 7
#define SHORTEST_END 6

/**
 * reg_duplicate_get_points:
 * @field: what is compared
 * @likeness: how alike it is
 *
 * Returns: what that counts for or against
 */
int
reg_duplicate_get_points (RegDuplicateField field, RegLikeness likeness)
{
  return weights[field][likeness];
}

static RegLikeness
better (RegLikeness a, RegLikeness b)
{
  return order[a] >= order[b] ? a : b;
}

/* --- typing errors ----------------------------------------------------------------------- */

/* Whether one letter too many, too few, another one or two exchanged lead from @a to @b. */
static gboolean
is_one_edit (const char *a, const char *b)
{
  gsize n = strlen (a);
  gsize m = strlen (b);
  gsize start = 0;
  gsize end = 0;

  if (n > m + 1 || m > n + 1)
    return FALSE;
  while (start < n && start < m && a[start] == b[start])
    start++;
  while (end + start < n && end + start < m && a[n - 1 - end] == b[m - 1 - end])
    end++;
  if (n - start - end <= 1 && m - start - end <= 1)
    return TRUE;
  return n == m && n - start - end == 2 && a[start] == b[start + 1] && a[start + 1] == b[start];
}

static gboolean
is_vowel (char c)
{
  return c && strchr ("aeiouy", c) != NULL;
}

/* Martin and Martina, Mario and Maria, Kowalski and Kowalska are two. */
static gboolean
is_other_gender (const char *a, const char *b)
{
  gsize n = strlen (a);
  gsize m = strlen (b);

  if (n == m)
    return strncmp (a, b, n - 1) == 0 && is_vowel (a[n - 1]) && is_vowel (b[n - 1]);
  return n < m ? strncmp (a, b, n) == 0 && is_vowel (b[n])
               : strncmp (a, b, m) == 0 && is_vowel (a[m]);
}

/**
 * reg_duplicate_is_typing_error:
 * @a: a word, folded
 * @b: another one
 *
 * Returns: whether one is the other with one typing error, rather than another name
 */
gboolean
reg_duplicate_is_typing_error (const char *a, const char *b)
{
  gsize shortest = MIN (strlen (a), strlen (b));

  if (strcmp (a, b) == 0 || !is_one_edit (a, b) || shortest + 1 < SHORTEST_TYPING_ERROR)
    return FALSE;
  if (*a != *b && shortest < SHORTEST_OTHER_START)
    return FALSE;
  if (g_ascii_isdigit (*a) || g_ascii_isdigit (*b))
    return FALSE;
  return !is_other_gender (a, b);
}

/* --- words ------------------------------------------------------------------------------- */

typedef struct
{
  const RegDuplicateSide *side;
  const RegDuplicateWords *words;
  gboolean is_used[REG_DUPLICATE_MAX_WORDS];
  guint n_left;
} Reading;

/* How the words of two names go together. */
typedef struct
{
  guint n_same;
  guint n_errors;
  guint n_initials;
} Match;

static const char *
word_at (const Reading *reading, guint i)
{
  return reading->side->text + reading->words->words[i];
}

static gboolean
is_same_word (const char *a, const char *b)
{
  return strcmp (a, b) == 0;
}

static gboolean
is_initial (const char *a, const char *b)
{
  return *a == *b && (!a[1]) != (!b[1]);
}

static guint
match_words (Reading *a, Reading *b, gboolean (*fits) (const char *, const char *))
{
  guint n = 0;

  for (guint i = 0; i < a->words->n_words; i++)
    for (guint k = 0; !a->is_used[i] && k < b->words->n_words; k++)
      if (!b->is_used[k] && fits (word_at (a, i), word_at (b, k)))
        {
          a->is_used[i] = b->is_used[k] = TRUE;
          a->n_left--;
          b->n_left--;
          n++;
        }
  return n;
}

/* "van Dijk" and "Vandijk": the words that are left over stick together. */
static gboolean
sticks_together (Reading *two, Reading *one)
{
  const char *parts[2];
  const char *whole = NULL;
  gsize n = 0, length;

  if (two->n_left != 2 || one->n_left != 1)
    return FALSE;
  for (guint i = 0; i < two->words->n_words; i++)
    if (!two->is_used[i])
      parts[n++] = word_at (two, i);
  for (guint i = 0; i < one->words->n_words; i++)
    if (!one->is_used[i])
      whole = word_at (one, i);
  length = strlen (whole);
  for (guint i = 0; i < 2; i++)
    {
      const char *first = parts[i];
      const char *last = parts[1 - i];

      if (length == strlen (first) + strlen (last) && g_str_has_prefix (whole, first)
          && g_str_has_suffix (whole, last))
        {
          two->n_left = one->n_left = 0;
          return TRUE;
        }
    }
  return FALSE;
}

/* What one has more decides: "junior" is somebody else, a second given name is not. */
static gboolean
is_other_generation (const Reading *longer)
{
  for (guint i = 0; i < longer->words->n_words; i++)
    if (!longer->is_used[i] && reg_duplicate_is_generation (word_at (longer, i)))
      return TRUE;
  return FALSE;
}

static RegLikeness
compare_words (const RegDuplicateSide *a,
               const RegDuplicateWords *left,
               const RegDuplicateSide *b,
               const RegDuplicateWords *right,
               gboolean *is_short)
{
  Reading one = { .side = a, .words = left, .n_left = left->n_words };
  Reading two = { .side = b, .words = right, .n_left = right->n_words };
  Match match = { 0 };
  guint n_fitting;

  *is_short = FALSE;
  if (left->n_words == 0 || right->n_words == 0)
    return left->n_words == right->n_words && left->plain == right->plain
                   && left->plain != REG_DUPLICATE_NOTHING
               ? REG_LIKENESS_EQUAL
               : REG_LIKENESS_MISSING;
  match.n_same = match_words (&one, &two, is_same_word);
  if (sticks_together (&one, &two) || sticks_together (&two, &one))
    match.n_same++;
  match.n_errors = match_words (&one, &two, reg_duplicate_is_typing_error);
  match.n_initials = match_words (&one, &two, is_initial);
  n_fitting = match.n_same + match.n_errors;
  if ((one.n_left > 0 && two.n_left > 0) || match.n_errors > 1
      || is_other_generation (one.n_left ? &one : &two))
    return REG_LIKENESS_CONFLICTING;
  if (match.n_initials > 0 || one.n_left > 0 || two.n_left > 0)
    {
      *is_short = n_fitting < 2 || match.n_initials > 0;
      return REG_LIKENESS_SUBSET;
    }
  if (match.n_errors > 0)
    return REG_LIKENESS_SIMILAR;
  return left->plain == right->plain ? REG_LIKENESS_EQUAL : REG_LIKENESS_EQUIVALENT;
}

/* --- numbers and addresses --------------------------------------------------------------- */

static RegLikeness
compare_digits (const char *a, const char *b)
{
  gsize n = strlen (a);
  gsize m = strlen (b);

  if (n == m && strcmp (a, b) == 0)
    return REG_LIKENESS_EQUIVALENT;
  if (MIN (n, m) >= SHORTEST_END && strcmp (a + n - MIN (n, m), b + m - MIN (n, m)) == 0)
    return REG_LIKENESS_SUBSET;
  return MIN (n, m) >= SHORTEST_NUMBER && is_one_edit (a, b) ? REG_LIKENESS_SIMILAR
                                                             : REG_LIKENESS_CONFLICTING;
}

static RegLikeness
compare_mails (const char *a, const char *b)
{
  if (strcmp (a, b) == 0)
    return REG_LIKENESS_EQUIVALENT;
  /* The number behind a name is what makes it somebody's. */
  for (const char *p = a, *q = b; *p && *q; p++, q++)
    if (*p != *q)
      {
        if (g_ascii_isdigit (*p) || g_ascii_isdigit (*q))
          return REG_LIKENESS_CONFLICTING;
        break;
      }
  return is_one_edit (a, b) ? REG_LIKENESS_SIMILAR : REG_LIKENESS_CONFLICTING;
}

static RegLikeness
compare_values (const RegDuplicateSide *a,
                const RegDuplicateValue *left,
                guint n_left,
                const RegDuplicateSide *b,
                const RegDuplicateValue *right,
                guint n_right,
                RegLikeness (*compare) (const char *, const char *))
{
  RegLikeness best = REG_LIKENESS_MISSING;

  for (guint i = 0; i < n_left; i++)
    for (guint k = 0; k < n_right; k++)
      {
        RegLikeness likeness = compare (a->text + left[i].key, b->text + right[k].key);

        if (likeness == REG_LIKENESS_EQUIVALENT && left[i].plain == right[k].plain)
          likeness = REG_LIKENESS_EQUAL;
        best = better (likeness, best);
      }
  return best;
}

static gboolean
fits (const char *a, const char *b, gboolean *has_error)
{
  if (!*a || !*b || strcmp (a, b) == 0)
    return TRUE;
  if (*has_error || MIN (strlen (a), strlen (b)) < SHORTEST_TYPING_ERROR || !is_one_edit (a, b))
    return FALSE;
  *has_error = TRUE;
  return TRUE;
}

static RegLikeness
compare_two_addresses (const RegDuplicateSide *a,
                       const RegDuplicateAddress *left,
                       const RegDuplicateSide *b,
                       const RegDuplicateAddress *right)
{
  gboolean has_error = FALSE;
  gboolean has_place = (left->postal && right->postal) || (left->city && right->city);

  if (!has_place)
    return REG_LIKENESS_MISSING;
  if (!fits (a->text + left->street, b->text + right->street, &has_error)
      || !fits (a->text + left->postal, b->text + right->postal, &has_error)
      || !fits (a->text + left->city, b->text + right->city, &has_error)
      || (left->number && right->number
          && strcmp (a->text + left->number, b->text + right->number) != 0))
    return REG_LIKENESS_CONFLICTING;
  if (!left->street || !right->street || !left->number || !right->number)
    return REG_LIKENESS_SUBSET;
  if (has_error)
    return REG_LIKENESS_SIMILAR;
  return left->plain == right->plain ? REG_LIKENESS_EQUAL : REG_LIKENESS_EQUIVALENT;
}

static RegLikeness
compare_addresses (const RegDuplicateSide *a, const RegDuplicateSide *b)
{
  RegLikeness best = REG_LIKENESS_MISSING;

  for (guint i = 0; i < a->n_addresses; i++)
    for (guint k = 0; k < b->n_addresses; k++)
      best = better (compare_two_addresses (a, &a->addresses[i], b, &b->addresses[k]), best);
  return best;
}

/* --- birthdays --------------------------------------------------------------------------- */

/* Day and month exchanged, as from a file of another country. */
static gboolean
is_swapped (const char *a, const char *b)
{
  return strncmp (a, b, 5) == 0 && strncmp (a + 5, b + 8, 2) == 0 && strncmp (a + 8, b + 5, 2) == 0;
}

static RegLikeness
compare_birthdays (const char *a, const char *b)
{
  gsize n = strlen (a);
  gsize m = strlen (b);
  guint n_different = 0;

  if (n < 7 || m < 7)
    return REG_LIKENESS_MISSING;
  if (strcmp (a, b) == 0 && *a != '-')
    return REG_LIKENESS_EQUAL;
  if (*a == '-' || *b == '-')
    return strcmp (a + n - 5, b + m - 5) == 0 ? REG_LIKENESS_SUBSET : REG_LIKENESS_CONFLICTING;
  if (n != m)
    return REG_LIKENESS_CONFLICTING;
  for (gsize i = 0; i < n; i++)
    n_different += a[i] != b[i];
  return n_different == 1 || (n == 10 && is_swapped (a, b)) ? REG_LIKENESS_SIMILAR
                                                            : REG_LIKENESS_CONFLICTING;
}

/* --- all together ------------------------------------------------------------------------ */

/* Whether more than the name is beyond doubt. */
static gboolean
is_certain (const RegLikeness *likeness)
{
  static const RegDuplicateField fields[] = { REG_DUPLICATE_BIRTHDAY, REG_DUPLICATE_PHONE,
                                              REG_DUPLICATE_EMAIL, REG_DUPLICATE_ADDRESS };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (likeness[fields[i]] == REG_LIKENESS_EQUAL || likeness[fields[i]] == REG_LIKENESS_EQUIVALENT)
      return TRUE;
  return likeness[REG_DUPLICATE_PHONE] == REG_LIKENESS_SUBSET;
}

static RegDuplicateDoubt
find_doubt (const RegDuplicateSide *a,
            const RegDuplicateSide *b,
            const RegDuplicateScore *score,
            gboolean is_short)
{
  if (score->likeness[REG_DUPLICATE_NAME] == REG_LIKENESS_CONFLICTING
      || score->likeness[REG_DUPLICATE_NAME] == REG_LIKENESS_MISSING)
    return REG_DUPLICATE_OTHER_NAME;
  if (score->likeness[REG_DUPLICATE_BIRTHDAY] == REG_LIKENESS_CONFLICTING)
    return REG_DUPLICATE_OTHER_BIRTHDAY;
  if (a->is_firm != b->is_firm)
    return REG_DUPLICATE_OTHER_KIND;
  if (is_short)
    return REG_DUPLICATE_SHORT_NAME;
  return is_certain (score->likeness) ? REG_DUPLICATE_NO_DOUBT : REG_DUPLICATE_UNCERTAIN;
}

/**
 * reg_duplicate_score:
 * @a: a customer
 * @b: another one
 * @score: (out caller-allocates): how alike they are
 *
 * Compares field by field. The sum alone is not enough to call two customers the same: another
 * name, another birthday, a firm and a person, or nothing but an initial leave it to a person.
 * Which of the two comes first makes no difference.
 */
void
reg_duplicate_score (const RegDuplicateSide *a, const RegDuplicateSide *b, RegDuplicateScore *score)
{
  RegLikeness *likeness = score->likeness;
  gboolean is_short, unused;

  memset (score, 0, sizeof *score);
  likeness[REG_DUPLICATE_NAME] = compare_words (a, &a->name, b, &b->name, &is_short);
  likeness[REG_DUPLICATE_CONTACT] = a->is_firm == b->is_firm
                                        ? compare_words (a, &a->contact, b, &b->contact, &unused)
                                        : REG_LIKENESS_MISSING;
  likeness[REG_DUPLICATE_BIRTHDAY] = compare_birthdays (a->birthday, b->birthday);
  likeness[REG_DUPLICATE_PHONE] = compare_values (a, a->phones, a->n_phones, b, b->phones,
                                                  b->n_phones, compare_digits);
  likeness[REG_DUPLICATE_EMAIL] = compare_values (a, a->mails, a->n_mails, b, b->mails, b->n_mails,
                                                  compare_mails);
  likeness[REG_DUPLICATE_ADDRESS] = compare_addresses (a, b);
  for (int i = 0; i < REG_N_DUPLICATE_FIELDS; i++)
    {
      score->points[i] = weights[i][likeness[i]];
      score->total += score->points[i];
    }
  score->doubt = find_doubt (a, b, score, is_short);
  if (score->total >= REG_DUPLICATE_SAME && score->doubt == REG_DUPLICATE_NO_DOUBT)
    score->verdict = REG_VERDICT_SAME;
  else if (score->total >= REG_DUPLICATE_PERHAPS)
    score->verdict = REG_VERDICT_PERHAPS;
}
