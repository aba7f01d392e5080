/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-guide.h"

/* What for (1): every day (2) asks how far (4): a city bike 71 or a touring bike 72; the shop's rack
 * (3) is product 73. The steps stand in no order. */
static const RegGuideStep bikes[] = {
  { .id = 6, .parent = 4, .position = 2, .answer = "Far", .product = 72 },
  { .id = 3, .parent = 1, .position = 2, .answer = "To carry things", .product = 73 },
  { .id = 5,
    .parent = 4,
    .position = 1,
    .answer = "Not far",
    .product = 71,
    .note = "It is light" },
  { .id = 4, .parent = 1, .position = 1, .answer = "To ride", .question = "How far?" },
  { .id = 1, .question = "What for?" },
};

/* "kind:step …" */
static char *
check (const RegGuideStep *steps, gsize n_steps)
{
  g_autoptr (RegGuideTree) tree = reg_guide_tree_new (steps, n_steps);
  g_autoptr (GArray) problems = reg_guide_tree_check (tree);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const RegGuideProblem *problem = &g_array_index (problems, RegGuideProblem, i);

      g_string_append_printf (text, "%s%s:%" G_GINT64_FORMAT, i ? " " : "",
                              reg_enum_get_nick (&reg_enum_guide_problem, (int)problem->kind),
                              problem->step);
    }
  return g_string_free (text, FALSE);
}

#define ASSERT_PROBLEMS(expected, ...)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const RegGuideStep wrong[] = { __VA_ARGS__ };                                                  \
    g_autofree char *text = check (wrong, G_N_ELEMENTS (wrong));                                   \
    g_assert_cmpstr (text, ==, expected);                                                          \
  }                                                                                                \
  G_STMT_END

#define FIRST { .id = 1, .question = "What for?" }
#define END(key, below, words) { .id = key, .parent = below, .answer = words, .product = 70 + key }

static void
test_tree (void)
{
  g_autoptr (RegGuideTree) tree = reg_guide_tree_new (bikes, G_N_ELEMENTS (bikes));
  g_autoptr (GPtrArray) order = reg_guide_tree_list_in_order (tree);
  g_autoptr (GString) ids = g_string_new (NULL);
  const RegGuideStep *first = reg_guide_tree_get_first (tree);
  g_autofree char *problems = check (bikes, G_N_ELEMENTS (bikes));

  for (guint i = 0; i < order->len; i++)
    g_string_append_printf (ids, "%" G_GINT64_FORMAT " ", ((RegGuideStep *)order->pdata[i])->id);
  g_assert_cmpstr (ids->str, ==, "1 4 5 6 3 ");
  g_assert_cmpstr (first->question, ==, "What for?");
  g_assert_cmpuint (reg_guide_tree_get_n_answers (tree, first), ==, 2);
  g_assert_cmpint (reg_guide_tree_get_answer (tree, first, 1)->product, ==, 73);
  g_assert_null (reg_guide_tree_get_answer (tree, first, 2));
  g_assert_cmpstr (reg_guide_tree_find (tree, 5)->note, ==, "It is light");
  g_assert_true (reg_guide_tree_find (tree, 5)->note != bikes[2].note);
  g_assert_null (reg_guide_tree_find (tree, 7));
  g_assert_null (reg_guide_tree_find (tree, 0));
  g_assert_cmpuint (reg_guide_tree_count_questions (tree), ==, 2);
  g_assert_cmpuint (reg_guide_tree_count_products (tree), ==, 3);
  g_assert_true (reg_guide_tree_is_usable (tree));
  g_assert_cmpstr (problems, ==, "");
}

static void
assert_path (const RegGuideWalk *walk, const char *expected)
{
  g_autoptr (GPtrArray) path = reg_guide_walk_list_path (walk);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 1; i < path->len; i++)
    g_string_append_printf (words, "%s%s", i > 1 ? " / " : "",
                            ((RegGuideStep *)path->pdata[i])->answer);
  g_assert_cmpstr (words->str, ==, expected);
}

static void
test_walk (void)
{
  g_autoptr (RegGuideTree) tree = reg_guide_tree_new (bikes, G_N_ELEMENTS (bikes));
  g_autoptr (RegGuideWalk) walk = reg_guide_walk_new (tree);

  g_assert_false (reg_guide_walk_back (walk));
  g_assert_false (reg_guide_walk_answer (walk, 2));
  assert_path (walk, "");
  g_assert_true (reg_guide_walk_answer (walk, 0));
  g_assert_cmpstr (reg_guide_walk_get_step (walk)->question, ==, "How far?");
  g_assert_false (reg_guide_walk_is_at_end (walk));
  g_assert_true (reg_guide_walk_answer (walk, 1));
  g_assert_true (reg_guide_walk_is_at_end (walk));
  g_assert_cmpint (reg_guide_walk_get_step (walk)->product, ==, 72);
  assert_path (walk, "To ride / Far");
  g_assert_false (reg_guide_walk_answer (walk, 0));
  g_assert_true (reg_guide_walk_back (walk));
  assert_path (walk, "To ride");
  g_assert_true (reg_guide_walk_answer (walk, 0));
  g_assert_cmpint (reg_guide_walk_get_step (walk)->product, ==, 71);
  reg_guide_walk_begin (walk);
  assert_path (walk, "");
  g_assert_cmpint (reg_guide_walk_get_step (walk)->id, ==, 1);
}

/* A guide without steps leads nowhere, and does so without harm. */
static void
test_empty (void)
{
  g_autoptr (RegGuideTree) tree = reg_guide_tree_new (NULL, 0);
  g_autoptr (RegGuideWalk) walk = reg_guide_walk_new (tree);
  g_autofree char *problems = check (NULL, 0);

  g_assert_null (reg_guide_tree_get_first (tree));
  g_assert_null (reg_guide_walk_get_step (walk));
  g_assert_true (reg_guide_walk_is_at_end (walk));
  g_assert_false (reg_guide_walk_answer (walk, 0));
  g_assert_false (reg_guide_walk_back (walk));
  g_assert_false (reg_guide_tree_is_usable (tree));
  g_assert_cmpstr (problems, ==, "no-first:0");
}

static void
test_check (void)
{
  /* Nothing to begin with, or no question. */
  ASSERT_PROBLEMS ("no-first:1", { .id = 1, .product = 71 });
  ASSERT_PROBLEMS ("no-first:1", { .id = 1, .question = " " }, END (2, 1, "a"));
  ASSERT_PROBLEMS ("more-first:2", FIRST, { .id = 2, .question = "And?" }, END (3, 1, "a"),
                   END (4, 2, "a"));
  ASSERT_PROBLEMS ("no-answers:1", FIRST);
  ASSERT_PROBLEMS ("no-answers:2", FIRST, { .id = 2, .parent = 1, .answer = "a", .question = "?" });
  ASSERT_PROBLEMS ("nowhere:2", FIRST, { .id = 2, .parent = 1, .answer = "a" }, END (3, 1, "b"));
  ASSERT_PROBLEMS ("no-words:2 no-words:3", FIRST, END (2, 1, NULL), END (3, 1, " \t"));
  /* Large and small letters, accents and blanks are the same; below another question they may be. */
  ASSERT_PROBLEMS ("same-answer:3 same-answer:5", FIRST, END (2, 1, "Café"), END (3, 1, " CAFE "),
                   END (4, 1, "Cafés"), { .id = 5, .parent = 1, .answer = "café", .question = "?" },
                   END (6, 5, "Café"));
  /* What folds to nothing is still not the same. */
  ASSERT_PROBLEMS ("same-answer:4", FIRST, END (2, 1, "+"), END (3, 1, "−"), END (4, 1, "+"));
  ASSERT_PROBLEMS ("both:2", FIRST,
                   { .id = 2, .parent = 1, .answer = "a", .question = "?", .product = 7 });
  ASSERT_PROBLEMS ("gone:2", FIRST,
                   { .id = 2, .parent = 1, .answer = "a", .product = 7, .is_gone = TRUE });
}

static void
test_unreachable (void)
{
  /* Its question is gone; it leads to itself; two lead to each other, with one more below; it stands
   * below a product. */
  ASSERT_PROBLEMS ("unreachable:3", FIRST, END (2, 1, "a"), END (3, 9, "b"));
  ASSERT_PROBLEMS ("unreachable:3", FIRST, END (2, 1, "a"),
                   { .id = 3, .parent = 3, .answer = "b", .question = "?" });
  ASSERT_PROBLEMS ("unreachable:3 unreachable:4 unreachable:5", FIRST, END (2, 1, "a"),
                   { .id = 3, .parent = 4, .answer = "b", .question = "?" },
                   { .id = 4, .parent = 3, .answer = "c", .question = "?" }, END (5, 4, "d"));
  ASSERT_PROBLEMS ("unreachable:3", FIRST, END (2, 1, "a"), END (3, 2, "b"));
  ASSERT_PROBLEMS ("no-first:0 unreachable:1 unreachable:2",
                   { .id = 1, .parent = 2, .answer = "a", .question = "?" }, END (2, 1, "b"));
  /* Of two with one key the answers go to the one that was there before. */
  ASSERT_PROBLEMS ("no-answers:2", FIRST, END (3, 2, "a"),
                   { .id = 2, .parent = 1, .answer = "a", .question = "?" },
                   { .id = 2, .parent = 1, .answer = "b", .question = "?" });
}

/* What is bad on one branch leaves the others; what leads to nothing at all is not offered. */
static void
test_usable (void)
{
  const RegGuideStep one_gone[] = {
    FIRST,
    END (2, 1, "a"),
    { .id = 3, .parent = 1, .answer = "b", .product = 7, .is_gone = TRUE },
    { .id = 4, .parent = 1, .answer = "c", .product = 72 },
  };
  const RegGuideStep all_gone[] = { FIRST, one_gone[2] };
  const RegGuideStep aside[] = {
    FIRST,
    { .id = 2, .question = "And?" },
    END (3, 2, "a"),
  };
  const struct
  {
    const RegGuideStep *steps;
    gsize n_steps;
    guint n_questions;
    guint n_products;
    gboolean is_usable;
  } guides[] = {
    { one_gone, G_N_ELEMENTS (one_gone), 1, 1, TRUE },
    { all_gone, G_N_ELEMENTS (all_gone), 1, 0, FALSE },
    { aside, G_N_ELEMENTS (aside), 1, 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (guides); i++)
    {
      g_autoptr (RegGuideTree) tree = reg_guide_tree_new (guides[i].steps, guides[i].n_steps);

      g_assert_cmpuint (reg_guide_tree_count_questions (tree), ==, guides[i].n_questions);
      g_assert_cmpuint (reg_guide_tree_count_products (tree), ==, guides[i].n_products);
      g_assert_cmpint (reg_guide_tree_is_usable (tree), ==, guides[i].is_usable);
    }
}

/* One question after the other, @n of them, and a product. */
static char *
check_chain (guint n)
{
  g_autofree RegGuideStep *steps = g_new0 (RegGuideStep, n + 1);

  for (guint i = 0; i <= n; i++)
    {
      steps[i].id = i + 1;
      steps[i].parent = i;
      steps[i].answer = i ? "Yes" : NULL;
      steps[i].question = i < n ? "And?" : NULL;
      steps[i].product = i < n ? 0 : 7;
    }
  return check (steps, n + 1);
}

static void
test_depth (void)
{
  static const struct
  {
    guint n;
    const char *problems;
  } chains[] = {
    { REG_GUIDE_MAX_DEPTH, "" },
    { REG_GUIDE_MAX_DEPTH + 1, "too-deep:14" },
    { 10000, "too-deep:14" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      g_autofree char *problems = check_chain (chains[i].n);

      g_assert_cmpstr (problems, ==, chains[i].problems);
    }
}

/* Ten thousand answers below one question, in one circle, and at random: every step is either in order
 * or reported. */
static void
test_many (void)
{
  const guint n = 10000;
  g_autofree RegGuideStep *steps = g_new0 (RegGuideStep, n);

  for (int round = 0; round < 6; round++)
    {
      g_autoptr (RegGuideTree) tree = NULL;
      g_autoptr (GPtrArray) order = NULL;
      g_autoptr (GArray) problems = NULL;
      guint n_lost = 0;

      for (guint i = 0; i < n; i++)
        {
          steps[i] = (RegGuideStep){ .id = i + 1, .position = n - i, .question = "?" };
          steps[i].answer = "Yes";
          if (round == 0)
            steps[i].parent = i ? 1 : 0;
          else if (round == 1)
            steps[i].parent = i ? i : n;
          else
            steps[i].parent = g_test_rand_int_range (0, (int)n + 20);
        }
      tree = reg_guide_tree_new (steps, n);
      order = reg_guide_tree_list_in_order (tree);
      problems = reg_guide_tree_check (tree);
      for (guint i = 0; i < problems->len; i++)
        n_lost += g_array_index (problems, RegGuideProblem, i).kind == REG_GUIDE_UNREACHABLE;
      g_assert_cmpuint (order->len + n_lost, ==, n);
      if (round == 0)
        {
          const RegGuideStep *first = reg_guide_tree_get_first (tree);

          g_assert_cmpuint (n_lost, ==, 0);
          g_assert_cmpuint (reg_guide_tree_get_n_answers (tree, first), ==, n - 1);
          g_assert_cmpint (reg_guide_tree_get_answer (tree, first, 0)->id, ==, n);
        }
      if (round == 1)
        g_assert_cmpuint (n_lost, ==, n);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/guide/tree", test_tree);
  g_test_add_func ("/guide/walk", test_walk);
  g_test_add_func ("/guide/empty", test_empty);
  g_test_add_func ("/guide/check", test_check);
  g_test_add_func ("/guide/unreachable", test_unreachable);
  g_test_add_func ("/guide/usable", test_usable);
  g_test_add_func ("/guide/depth", test_depth);
  g_test_add_func ("/guide/many", test_many);
  return g_test_run ();
}
