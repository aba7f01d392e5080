/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-steps.h"

#include <string.h>

/* Checklists as text: what is read from it, and that nothing is lost on the way back. */

static void
test_read (void)
{
  static const struct
  {
    const char *text, *again;
    guint n, n_done;
  } cases[] = {
    { NULL, "", 0, 0 },
    { "", "", 0, 0 },
    { "\n \n\t\n", "", 0, 0 },
    { "[ ] one\n[x] two", "[ ] one\n[x] two", 2, 1 },
    { "[X] two\n", "[x] two", 1, 1 },
    /* A list from elsewhere. */
    { "one\r\ntwo\r\n\r\nthree", "[ ] one\n[ ] two\n[ ] three", 3, 0 },
    { "  [x]   spaced   out  ", "[x] spaced   out", 1, 1 },
    { "[x]close", "[x] close", 1, 1 },
    /* Marks that are none, and lines that have nothing but a mark. */
    { "[] one\n[y] two\n[ x] three", "[ ] [] one\n[ ] [y] two\n[ ] [ x] three", 3, 0 },
    { "[ ]\n[x]  \n[", "[ ] [", 1, 0 },
    { "[x", "[ ] [x", 1, 0 },
    { "[ ] [x] a mark in a step", "[ ] [x] a mark in a step", 1, 0 },
    { "Stühle — zählen ✓", "[ ] Stühle — zählen ✓", 1, 0 },
    { "\xff\xfe", "[ ] \xef\xbf\xbd\xef\xbf\xbd", 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) steps = reg_steps_parse (cases[i].text);
      g_autofree char *again = reg_steps_print (steps);
      guint n_done;

      g_test_message ("%u", i);
      g_assert_cmpstr (again, ==, cases[i].again);
      g_assert_cmpuint (reg_steps_count (cases[i].text, &n_done), ==, cases[i].n);
      g_assert_cmpuint (n_done, ==, cases[i].n_done);
    }
  g_assert_cmpuint (reg_steps_count ("[x] one", NULL), ==, 1);
}

static void
test_reset (void)
{
  g_autofree char *text = reg_steps_reset ("[x] one\n[ ] two\nthree\n[x] [x] four");
  g_autofree char *nothing = reg_steps_reset (NULL);

  g_assert_cmpstr (text, ==, "[ ] one\n[ ] two\n[ ] three\n[ ] [x] four");
  g_assert_cmpstr (nothing, ==, "");
}

static char *
random_text (guint most)
{
  static const char letters[] = "[]xX \n\r\tab\xc3\xa9\xff";
  guint n = (guint)g_test_rand_int_range (0, (int)most);
  char *text = g_malloc0 (n + 1);

  for (guint i = 0; i < n; i++)
    text[i] = letters[g_test_rand_int_range (0, (int)strlen (letters))];
  return text;
}

/* Whatever the text: what was read once is read the same again. */
static void
test_any_text (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      g_autofree char *text = random_text (60);
      g_autoptr (GPtrArray) steps = reg_steps_parse (text);
      g_autofree char *once = reg_steps_print (steps);
      g_autoptr (GPtrArray) again = reg_steps_parse (once);
      g_autofree char *twice = reg_steps_print (again);

      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_cmpstr (once, ==, twice);
      g_assert_cmpuint (again->len, ==, steps->len);
    }
}

/* Whatever the steps: each comes back with its mark, unless it says nothing. */
static void
test_any_steps (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_step_free);
      g_autoptr (GPtrArray) again = NULL;
      g_autofree char *text = NULL;
      guint n = 0;

      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        {
          g_autofree char *words = random_text (20);

          g_ptr_array_add (steps, reg_step_new (words, g_test_rand_bit () != 0));
        }
      text = reg_steps_print (steps);
      again = reg_steps_parse (text);
      for (guint i = 0; i < steps->len; i++)
        {
          const RegStep *step = steps->pdata[i];
          const RegStep *other;

          if (*step->text == '\0')
            continue;
          g_assert_cmpuint (n, <, again->len);
          other = again->pdata[n++];
          g_assert_cmpstr (other->text, ==, step->text);
          g_assert_true (other->is_done == step->is_done);
        }
      g_assert_cmpuint (n, ==, again->len);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/steps/read", test_read);
  g_test_add_func ("/steps/reset", test_reset);
  g_test_add_func ("/steps/any-text", test_any_text);
  g_test_add_func ("/steps/any-steps", test_any_steps);
  return g_test_run ();
}
