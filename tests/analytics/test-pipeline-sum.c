/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-pipeline-sum.h"

static void
test_board (void)
{
  RegPipelineStage stages[] = {
    { 1, REG_STAGE_KIND_OPEN, 100000, 9, 9, 9 },
    { 2, REG_STAGE_KIND_OPEN, 500000, 0, 0, 0 },
    { 3, REG_STAGE_KIND_WON, 0, 0, 0, 0 },
    { 4, REG_STAGE_KIND_LOST, 900000, 0, 0, 0 },
  };
  const RegPipelineDeal deals[] = {
    { 1, 10000, -1 }, { 1, 5, -1 },         { 1, 10000, 250000 }, { 2, 33333, -1 },
    { 3, 70000, 10 }, { 4, 80000, 500000 }, { 99, 12345, -1 },
  };
  RegPipelineTotals totals;

  reg_pipeline_sum (stages, G_N_ELEMENTS (stages), deals, G_N_ELEMENTS (deals), &totals);
  g_assert_cmpuint (stages[0].n, ==, 3);
  g_assert_cmpint (stages[0].amount, ==, 20005);
  /* 1000 + 0.5 + 2500 */
  g_assert_cmpint (stages[0].weighted, ==, 3501);
  g_assert_cmpint (stages[1].weighted, ==, 16667);
  g_assert_cmpint (stages[2].amount, ==, 70000);
  g_assert_cmpint (stages[2].weighted, ==, 70000);
  g_assert_cmpint (stages[3].weighted, ==, 0);
  g_assert_cmpuint (totals.n, ==, 4);
  g_assert_cmpint (totals.amount, ==, 53338);
  g_assert_cmpint (totals.weighted, ==, 3501 + 16667);
  g_assert_cmpuint (totals.n_strays, ==, 1);
}

/* A hundred deals of one cent at ten per cent are ten cents, not nothing. */
static void
test_rounded_once (void)
{
  RegPipelineStage stage = { 1, REG_STAGE_KIND_OPEN, 100000, 0, 0, 0 };
  RegPipelineDeal deals[100];
  RegPipelineTotals totals;

  for (gsize i = 0; i < G_N_ELEMENTS (deals); i++)
    deals[i] = (RegPipelineDeal){ 1, 1, -1 };
  reg_pipeline_sum (&stage, 1, deals, G_N_ELEMENTS (deals), &totals);
  g_assert_cmpint (stage.weighted, ==, 10);
  for (gsize i = 0; i < G_N_ELEMENTS (deals); i++)
    deals[i].amount = -1;
  reg_pipeline_sum (&stage, 1, deals, G_N_ELEMENTS (deals), &totals);
  g_assert_cmpint (stage.weighted, ==, -10);
}

static void
test_limits (void)
{
  RegPipelineStage stage = { 1, REG_STAGE_KIND_OPEN, 5000000, 0, 0, 0 };
  const RegPipelineDeal deals[] = { { 1, G_MAXINT64, -1 }, { 1, G_MAXINT64, 1000000 } };
  RegPipelineTotals totals;

  reg_pipeline_sum (&stage, 1, deals, 2, &totals);
  g_assert_cmpint (totals.amount, ==, G_MAXINT64);
  g_assert_cmpint (totals.weighted, ==, G_MAXINT64);
  reg_pipeline_sum (NULL, 0, deals, 2, &totals);
  g_assert_cmpint (totals.amount, ==, 0);
  g_assert_cmpuint (totals.n_strays, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pipeline-sum/board", test_board);
  g_test_add_func ("/pipeline-sum/rounded-once", test_rounded_once);
  g_test_add_func ("/pipeline-sum/limits", test_limits);
  return g_test_run ();
}
