/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-mention.h"

static void
test_names (void)
{
  static const struct
  {
    const char *text, *name;
    gboolean is_meant;
  } cases[] = {
    { "@Ruth, can you ring them?", "Ruth Jansen", TRUE },
    { "ask @ruth jansen first", "Ruth Jansen", TRUE },
    { "ask @RUTH", "Ruth", TRUE },
    { "Ruth knows", "Ruth Jansen", FALSE },
    { "@Ruthie knows", "Ruth Jansen", FALSE },
    { "@Jansen knows", "Ruth Jansen", FALSE },
    { "mail to info@ruth.example", "Ruth", FALSE },
    { "(@Ruth)", "Ruth", TRUE },
    { "@ Ruth", "Ruth", FALSE },
    { "@@Ruth", "Ruth", TRUE },
    { "@Tom @Ruth", "Ruth", TRUE },
    { "@Álvaro", "Alvaro Díaz", TRUE },
    { "@álvaro díaz?", "Álvaro Díaz", TRUE },
    { "@", "Ruth", FALSE },
    { "@Ruth", "", FALSE },
    { "@Ruth", "  ", FALSE },
    { "", "Ruth", FALSE },
    { "@عمر", "عمر", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (reg_mention_names (cases[i].text, cases[i].name) != cases[i].is_meant)
      g_error ("“%s” and %s", cases[i].text, cases[i].name);
  g_assert_true (reg_mention_names ("@Bo", "Bo"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/mention/names", test_names);
  return g_test_run ();
}
