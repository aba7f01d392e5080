/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-ladder.h"

#include "core/reg-date.h"

#define RULES (&reg_ladder_usual_rules)

static gint
day (const char *date)
{
  gint number = 0;

  if (date != NULL)
    g_assert_true (reg_date_to_day_number (date, &number));
  return number;
}

typedef struct
{
  int n_days;
  const char *first, *last, *today;
  int n_brought;
  gboolean heard;
  int mark;
  const char *rung, *by_rules;
  RegLadderReason reason;
  gboolean active;
} Case;

/* clang-format off */
static const Case cases[] = {
  { 0, NULL, NULL, "2026-11-18", 0, FALSE, -1, "prospect", "prospect", REG_LADDER_NOTHING_BOUGHT, FALSE },
  { 0, NULL, NULL, "2026-11-18", 3, TRUE, -1, "prospect", "prospect", REG_LADDER_NOTHING_BOUGHT, FALSE },
  { 1, "2026-11-18", "2026-11-18", "2026-11-18", 0, FALSE, -1, "first", "first", REG_LADDER_BOUGHT_ONCE, TRUE },
  /* Twelve months without a cycle, to the day. */
  { 1, "2025-11-18", "2025-11-18", "2026-11-18", 0, FALSE, -1, "first", "first", REG_LADDER_BOUGHT_ONCE, TRUE },
  { 1, "2025-11-18", "2025-11-18", "2026-11-19", 0, FALSE, -1, "lost", "lost", REG_LADDER_STAYS_AWAY, FALSE },
  /* Two days, 100 apart: active for 200. */
  { 2, "2026-01-01", "2026-04-11", "2026-10-28", 0, FALSE, -1, "repeat", "repeat", REG_LADDER_COMES_BACK, TRUE },
  { 2, "2026-01-01", "2026-04-11", "2026-10-29", 0, FALSE, -1, "lost", "lost", REG_LADDER_STAYS_AWAY, FALSE },
  /* Every week: not lost before 60 days. */
  { 20, "2026-01-01", "2026-05-14", "2026-07-13", 0, FALSE, -1, "client", "client", REG_LADDER_COMES_OFTEN, TRUE },
  { 20, "2026-01-01", "2026-05-14", "2026-07-14", 0, FALSE, -1, "lost", "lost", REG_LADDER_STAYS_AWAY, FALSE },
  { 4, "2026-08-01", "2026-11-01", "2026-11-18", 5, TRUE, -1, "repeat", "repeat", REG_LADDER_COMES_BACK, TRUE },
  { 5, "2026-08-01", "2026-11-01", "2026-11-18", 0, FALSE, -1, "client", "client", REG_LADDER_COMES_OFTEN, TRUE },
  { 5, "2026-08-01", "2026-11-01", "2026-11-18", 1, FALSE, -1, "advocate", "advocate", REG_LADDER_BRINGS_OTHERS, TRUE },
  { 5, "2026-08-01", "2026-11-01", "2026-11-18", 0, TRUE, -1, "advocate", "advocate", REG_LADDER_IS_HEARD, TRUE },
  /* Who brought others and stays away is lost like anybody else. */
  { 5, "2024-08-01", "2024-11-01", "2026-11-18", 4, TRUE, -1, "lost", "lost", REG_LADDER_STAYS_AWAY, FALSE },
  /* What somebody said is in force, and the rules are still known. */
  { 5, "2026-08-01", "2026-11-01", "2026-11-18", 0, FALSE, REG_RUNG_PARTNER, "partner", "client", REG_LADDER_COMES_OFTEN, TRUE },
  { 0, NULL, NULL, "2026-11-18", 0, FALSE, REG_RUNG_LOST, "lost", "prospect", REG_LADDER_NOTHING_BOUGHT, FALSE },
  { 1, "2026-11-18", "2026-11-18", "2026-11-18", 0, FALSE, REG_RUNG_PROSPECT, "prospect", "first", REG_LADDER_BOUGHT_ONCE, TRUE },
  { 1, "2026-11-18", "2026-11-18", "2026-11-18", 0, FALSE, REG_N_RUNGS, "first", "first", REG_LADDER_BOUGHT_ONCE, TRUE },
};
/* clang-format on */

static void
test_rungs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      const RegLadderFacts facts = { .n_days = c->n_days,
                                     .first = day (c->first),
                                     .last = day (c->last),
                                     .n_brought = c->n_brought,
                                     .is_influencer = c->heard,
                                     .mark = c->mark };
      RegLadderVerdict verdict;

      g_test_message ("case %u", i);
      reg_ladder_judge (RULES, &facts, day (c->today), &verdict);
      g_assert_cmpstr (reg_enum_get_nick (&reg_enum_rung, verdict.rung), ==, c->rung);
      g_assert_cmpstr (reg_enum_get_nick (&reg_enum_rung, verdict.by_rules), ==, c->by_rules);
      g_assert_cmpint (verdict.reason, ==, c->reason);
      g_assert_cmpint (verdict.is_active, ==, c->active);
    }
}

static void
test_cycles (void)
{
  static const struct
  {
    int n_days;
    const char *first, *last;
    int cycle, patience;
    const char *lost_on;
  } vectors[] = {
    { 1, "2026-01-01", "2026-01-01", 0, 365, "2027-01-02" },
    { 2, "2026-01-01", "2026-04-11", 100, 200, "2026-10-29" },
    { 3, "2026-01-01", "2026-04-10", 50, 99, "2026-07-19" },
    { 4, "2026-01-01", "2026-04-11", 33, 67, "2026-06-18" },
    { 11, "2026-01-01", "2026-01-11", 1, 60, "2026-03-13" },
    /* From the first year of the calendar to the last: no sum runs over. */
    { 2, "0001-01-01", "9000-12-31", 3287181, 6574362, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const RegLadderFacts facts = { .n_days = vectors[i].n_days,
                                     .first = day (vectors[i].first),
                                     .last = day (vectors[i].last),
                                     .mark = REG_LADDER_NO_MARK };
      RegLadderVerdict verdict;

      reg_ladder_judge (RULES, &facts, facts.last, &verdict);
      g_assert_cmpint (verdict.cycle, ==, vectors[i].cycle);
      g_assert_cmpint (verdict.patience, ==, vectors[i].patience);
      if (vectors[i].lost_on != NULL)
        g_assert_cmpint (verdict.lost_on, ==, day (vectors[i].lost_on));
      g_assert_true (verdict.is_active);
    }
}

static void
test_depth (void)
{
  static const struct
  {
    RegLadderFacts facts;
    RegDepth depth;
    RegBond bond;
  } vectors[] = {
    { { .mark = -1 }, REG_DEPTH_NONE, REG_BOND_PROSPECT },
    { { .mark = -1, .n_days = 1, .n_sales = 1 }, REG_DEPTH_HAPPY, REG_BOND_CUSTOMER },
    { { .mark = -1, .n_days = 1, .n_sales = 1, .is_top = TRUE },
      REG_DEPTH_HAPPY,
      REG_BOND_CUSTOMER },
    { { .mark = -1, .n_days = 1, .n_sales = 1, .n_complaints = 1 },
      REG_DEPTH_NONE,
      REG_BOND_CUSTOMER },
    { { .mark = -1, .n_days = 3, .n_sales = 3 }, REG_DEPTH_FAITHFUL, REG_BOND_CUSTOMER },
    { { .mark = -1, .n_days = 3, .n_sales = 3, .is_top = TRUE },
      REG_DEPTH_FAITHFUL,
      REG_BOND_BONDED },
    { { .mark = -1, .n_days = 3, .n_sales = 3, .n_brought = 1 },
      REG_DEPTH_LOYAL,
      REG_BOND_CUSTOMER },
    /* Half of what they bought was reduced: they come for the price. */
    { { .mark = -1, .n_days = 4, .n_sales = 4, .n_discounted = 2, .n_brought = 1 },
      REG_DEPTH_FAITHFUL,
      REG_BOND_CUSTOMER },
    { { .mark = -1, .n_days = 5, .n_sales = 5, .n_discounted = 2, .is_influencer = TRUE },
      REG_DEPTH_LOYAL,
      REG_BOND_ADVOCATE },
    { { .mark = -1, .n_days = 5, .n_sales = 5, .is_thrifty = TRUE, .n_brought = 2 },
      REG_DEPTH_FAITHFUL,
      REG_BOND_ADVOCATE },
    { { .mark = REG_RUNG_PARTNER }, REG_DEPTH_NONE, REG_BOND_ADVOCATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      RegLadderVerdict verdict;

      g_test_message ("vector %u", i);
      reg_ladder_judge (RULES, &vectors[i].facts, 10, &verdict);
      g_assert_cmpint (reg_ladder_get_depth (RULES, &vectors[i].facts, &verdict), ==,
                       vectors[i].depth);
      g_assert_cmpint (reg_ladder_get_bond (RULES, &vectors[i].facts, &verdict), ==,
                       vectors[i].bond);
    }
}

/* Going on living never makes anybody rise, and what is bought never makes anybody fall. */
static void
test_one_way (void)
{
  static const RegRung order[] = { REG_RUNG_LOST, REG_RUNG_FIRST, REG_RUNG_REPEAT,
                                   REG_RUNG_CLIENT };

  for (int i = 0; i < 2000; i++)
    {
      RegLadderFacts facts = { .mark = REG_LADDER_NO_MARK, .n_days = g_test_rand_int_range (1, 9) };
      RegLadderVerdict now, later, more;
      gint today;

      facts.first = g_test_rand_int_range (0, 2000);
      facts.last = facts.n_days == 1 ? facts.first
                                     : facts.first + g_test_rand_int_range (facts.n_days - 1, 900);
      today = facts.last + g_test_rand_int_range (0, 2500);
      reg_ladder_judge (RULES, &facts, today, &now);
      reg_ladder_judge (RULES, &facts, today + g_test_rand_int_range (1, 400), &later);
      g_assert_true (later.rung == now.rung || later.rung == REG_RUNG_LOST);
      facts.n_days++;
      facts.last = MAX (today, facts.last + 1);
      reg_ladder_judge (RULES, &facts, facts.last, &more);
      for (guint k = 0; k < G_N_ELEMENTS (order); k++)
        if (now.rung == order[k])
          break;
        else
          g_assert_cmpint (more.rung, !=, order[k]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ladder/rungs", test_rungs);
  g_test_add_func ("/ladder/cycles", test_cycles);
  g_test_add_func ("/ladder/depth", test_depth);
  g_test_add_func ("/ladder/one-way", test_one_way);
  return g_test_run ();
}
