/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-holding.h"

static void
test_states (void)
{
  static const struct
  {
    const char *since, *until;
    RegHoldingState state;
    int left;
  } cases[] = {
    { NULL, NULL, REG_HOLDING_RUNS, 0 },
    { "", "", REG_HOLDING_RUNS, 0 },
    { "2020-01-01", NULL, REG_HOLDING_RUNS, 0 },
    { "2026-11-18", NULL, REG_HOLDING_RUNS, 0 }, /* from today on */
    { "2026-11-19", NULL, REG_HOLDING_BEGINS, 0 },
    { "2026-11-19", "2026-11-20", REG_HOLDING_BEGINS, 2 },
    { NULL, "2026-11-18", REG_HOLDING_ENDS, 0 }, /* the last day belongs to it */
    { NULL, "2026-11-17", REG_HOLDING_ENDED, 0 },
    { NULL, "2027-01-17", REG_HOLDING_ENDS, 60 },
    { NULL, "2027-01-18", REG_HOLDING_RUNS, 61 },
    { "2026-12-01", "2026-11-01", REG_HOLDING_ENDED, 0 }, /* ended before it began */
    { "soon", "never", REG_HOLDING_RUNS, 0 },
    { "2026-02-30", "2026-02-31", REG_HOLDING_RUNS, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int left = -1;

      g_assert_cmpint (reg_holding_get_state (cases[i].since, cases[i].until, "2026-11-18", &left),
                       ==, cases[i].state);
      g_assert_cmpint (left, ==, cases[i].left);
      g_assert_cmpint (reg_holding_get_state (cases[i].since, cases[i].until, "2026-11-18", NULL),
                       ==, cases[i].state);
    }
}

/* By when notice has to be given, and how near the end is. */
static void
test_contracts (void)
{
  static const struct
  {
    const char *until;
    gint64 notice;
    RegContractStage stage;
    const char *last;
  } cases[] = {
    { NULL, 30, REG_CONTRACT_RUNS, "" },
    { "some day", 30, REG_CONTRACT_RUNS, "" },
    { "2026-11-17", 30, REG_CONTRACT_ENDED_BEFORE, "" },
    { "2026-11-18", 0, REG_CONTRACT_ENDS_SOON, "" },
    { "2027-01-17", 0, REG_CONTRACT_ENDS_SOON, "" },
    { "2027-01-18", 0, REG_CONTRACT_RUNS, "" },
    { "2026-12-18", 30, REG_CONTRACT_NOTICE_SOON, "2026-11-18" },
    { "2026-12-17", 30, REG_CONTRACT_ENDS_SOON, "2026-11-17" },
    { "2027-02-16", 30, REG_CONTRACT_NOTICE_SOON, "2027-01-17" },
    { "2027-02-17", 30, REG_CONTRACT_RUNS, "2027-01-18" },
    { "2027-02-17", G_MAXINT64, REG_CONTRACT_RUNS, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char last[11];

      g_test_message ("case %u", i);
      g_assert_cmpint (reg_contract_get_stage (cases[i].until, cases[i].notice, "2026-11-18", last),
                       ==, cases[i].stage);
      g_assert_cmpstr (last, ==, cases[i].last);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/holding/states", test_states);
  g_test_add_func ("/holding/contracts", test_contracts);
  return g_test_run ();
}
