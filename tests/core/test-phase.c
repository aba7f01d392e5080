/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-phase.h"

static void
test_phases (void)
{
  static const struct
  {
    const char *day, *first;
    RegPhase phase;
  } cases[] = {
    { "2026-03-01", NULL, REG_PHASE_BEFORE },
    { "2026-03-01", "", REG_PHASE_BEFORE },
    { "2026-02-28", "2026-03-01", REG_PHASE_BEFORE },
    { "2026-03-01", "2026-03-01", REG_PHASE_PURCHASE },
    { "2026-03-02", "2026-03-01", REG_PHASE_AFTER },
    { "2027-01-01", "2026-12-31", REG_PHASE_AFTER },
    { "2024-02-29", "2024-03-01", REG_PHASE_BEFORE },
    { "some day", "2026-03-01", REG_PHASE_BEFORE },
    { "2026-03-01", "some day", REG_PHASE_BEFORE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (reg_phase_get (cases[i].day, cases[i].first), ==, cases[i].phase);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/phase/phases", test_phases);
  return g_test_run ();
}
