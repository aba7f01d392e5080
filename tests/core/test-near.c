/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-near.h"

#include <string.h>

static const struct
{
  const char *typed, *word;
  RegNear near;
} cases[] = {
  /* One wrong, one too many, one too few, two swapped: at the start, inside, at the end. */
  { "kansen", "jansen", REG_NEAR_WHOLE },
  { "janzen", "jansen", REG_NEAR_WHOLE },
  { "janses", "jansen", REG_NEAR_WHOLE },
  { "xjansen", "jansen", REG_NEAR_WHOLE },
  { "jannsen", "jansen", REG_NEAR_WHOLE },
  { "jansenn", "jansen", REG_NEAR_WHOLE },
  { "ansen", "jansen", REG_NEAR_WHOLE },
  { "jasen", "jansen", REG_NEAR_WHOLE },
  { "janse", "jansen", REG_NEAR_NOT },
  { "ajnsen", "jansen", REG_NEAR_WHOLE },
  { "jasnen", "jansen", REG_NEAR_WHOLE },
  { "jansne", "jansen", REG_NEAR_WHOLE },
  /* Not typed to the end. */
  { "jasn", "jansen", REG_NEAR_BEGINNING },
  { "jamse", "jansen", REG_NEAR_BEGINNING },
  { "jns", "jansen", REG_NEAR_BEGINNING },
  { "jannse", "jansen", REG_NEAR_BEGINNING },
  /* No error, or two. */
  { "jansen", "jansen", REG_NEAR_NOT },
  { "jan", "jansen", REG_NEAR_NOT },
  { "jnasne", "jansen", REG_NEAR_NOT },
  { "kamsen", "jansen", REG_NEAR_NOT },
  { "jansenxy", "jansen", REG_NEAR_NOT },
  { "nsen", "jansen", REG_NEAR_NOT },
  { "jnase", "jansen", REG_NEAR_BEGINNING },
  { "jaensn", "jansen", REG_NEAR_NOT },
  /* Letters of more than one byte that share some of them. */
  { "иванов", "иванов", REG_NEAR_NOT },
  { "ивонов", "иванов", REG_NEAR_WHOLE },
  { "ивнаов", "иванов", REG_NEAR_WHOLE },
  { "иваов", "иванов", REG_NEAR_WHOLE },
  { "παπαδοπουλοσ", "παπαδοπολουσ", REG_NEAR_NOT },
  { "παπαδοπουλοσ", "παπαδοπυολοσ", REG_NEAR_WHOLE },
  { "محمود", "محمد", REG_NEAR_WHOLE },
  { "محدم", "محمد", REG_NEAR_WHOLE },
  /* Nothing there. */
  { "", "jansen", REG_NEAR_NOT },
  { "jansen", "", REG_NEAR_NOT },
  { "j", "", REG_NEAR_WHOLE },
  { "", "", REG_NEAR_NOT },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (reg_near (cases[i].typed, cases[i].word) != cases[i].near)
      g_error ("“%s” and “%s”: %d", cases[i].typed, cases[i].word,
               reg_near (cases[i].typed, cases[i].word));
}

/* The plain way to count errors, row by row. */
static guint
distance (const char *a, const char *b)
{
  guint d[12][12];
  guint n = (guint)strlen (a), m = (guint)strlen (b);

  for (guint i = 0; i <= n; i++)
    for (guint j = 0; j <= m; j++)
      {
        guint differs = i && j && a[i - 1] != b[j - 1];

        if (!i || !j)
          {
            d[i][j] = i + j;
            continue;
          }
        d[i][j] = MIN (MIN (d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + differs);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          d[i][j] = MIN (d[i][j], d[i - 2][j - 2] + 1);
      }
  return d[n][m];
}

static void
any_word (char *out)
{
  int length = g_test_rand_int_range (0, 8);

  for (int i = 0; i < length; i++)
    out[i] = "ab"[g_test_rand_int_range (0, 2)];
  out[length] = '\0';
}

/* With two letters nearly everything is near everything. */
static void
test_against_the_plain_way (void)
{
  for (int i = 0; i < 20000; i++)
    {
      char typed[12], word[12];
      gboolean begins;
      guint nearest = G_MAXUINT;
      RegNear near;

      any_word (typed);
      any_word (word);
      begins = g_str_has_prefix (word, typed);
      near = reg_near (typed, word);
      for (gsize n = 0; n <= strlen (word); n++)
        {
          g_autofree char *beginning = g_strndup (word, n);

          nearest = MIN (nearest, distance (typed, beginning));
        }
      g_test_message ("“%s” “%s”", typed, word);
      g_assert_true ((near == REG_NEAR_WHOLE) == (!begins && distance (typed, word) == 1));
      g_assert_true ((near != REG_NEAR_NOT) == (!begins && nearest == 1));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/near/cases", test_cases);
  g_test_add_func ("/near/against-the-plain-way", test_against_the_plain_way);
  return g_test_run ();
}
