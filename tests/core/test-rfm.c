/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-rfm.h"

#define TODAY 10000

/* Of few customers fixed limits count; the mean of these is 1000. */
static void
test_few (void)
{
  static const struct
  {
    RegRfmFacts facts;
    int r, f, m;
    RegRfm rfm;
  } cases[] = {
    { { TODAY - 30, 12, 2000 }, 5, 5, 5, REG_RFM_CHAMPION },
    { { TODAY - 31, 6, 1000 }, 4, 4, 4, REG_RFM_CHAMPION },
    { { TODAY - 90, 6, 999 }, 4, 4, 3, REG_RFM_LOYAL },
    { { TODAY - 91, 12, 10 }, 3, 5, 1, REG_RFM_LOYAL },
    { { TODAY, 1, 500 }, 5, 1, 3, REG_RFM_NEW },
    { { TODAY, 2, 499 }, 5, 2, 2, REG_RFM_PROMISING },
    { { TODAY - 31, 1, 250 }, 4, 1, 2, REG_RFM_PROMISING },
    { { TODAY - 180, 3, 249 }, 3, 3, 1, REG_RFM_STEADY },
    { { TODAY - 181, 6, 0 }, 2, 4, 1, REG_RFM_AT_RISK },
    { { TODAY - 366, 3, -5 }, 1, 3, 1, REG_RFM_SLIPPING },
    { { TODAY - 366, 2, 4000 }, 1, 2, 5, REG_RFM_SLEEPING },
  };
  const RegRfmFacts all[] = { { TODAY, 1, 500 }, { TODAY, 1, 1500 }, { TODAY - 900, 0, 0 } };
  g_autoptr (RegRfmScale) scale = reg_rfm_scale_new (all, G_N_ELEMENTS (all), TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int r, f, m;

      reg_rfm_scale_score (scale, &cases[i].facts, &r, &f, &m);
      g_assert_cmpint (r, ==, cases[i].r);
      g_assert_cmpint (f, ==, cases[i].f);
      g_assert_cmpint (m, ==, cases[i].m);
      g_assert_cmpint (reg_rfm_scale_judge (scale, &cases[i].facts), ==, cases[i].rfm);
    }
  /* What is long ago is asleep, whatever the others do. */
  g_assert_cmpint (reg_rfm_scale_judge (scale, &all[2]), ==, REG_RFM_SLEEPING);
}

/* Of many fifths: the score counts those who are strictly worse, so that who is alike scores alike.
 * Half of a hundred bought on one day only, so score 2 stays empty. */
static void
test_fifths (void)
{
  RegRfmFacts all[100];
  g_autoptr (RegRfmScale) scale = NULL;
  int seen[6] = { 0 };

  for (int i = 0; i < 100; i++)
    all[i] = (RegRfmFacts){ TODAY - 99 + i, i < 50 ? 1 : i, i * 10 };
  scale = reg_rfm_scale_new (all, G_N_ELEMENTS (all), TODAY);
  for (int i = 0; i < 100; i++)
    {
      int r, f, m;

      reg_rfm_scale_score (scale, &all[i], &r, &f, &m);
      g_assert_cmpint (r, ==, 1 + i / 20);
      g_assert_cmpint (m, ==, 1 + i / 20);
      seen[f]++;
    }
  g_assert_cmpint (seen[1], ==, 50);
  g_assert_cmpint (seen[2], ==, 0);
  g_assert_cmpint (seen[3], ==, 10);
  g_assert_cmpint (seen[4], ==, 20);
  g_assert_cmpint (seen[5], ==, 20);
}

/* Nobody at all, and amounts at the edge. */
static void
test_edges (void)
{
  const RegRfmFacts rich[] = { { TODAY, 1, G_MAXINT64 }, { TODAY, 1, G_MAXINT64 } };
  const RegRfmFacts one = { TODAY, 12, 1 };
  g_autoptr (RegRfmScale) none = reg_rfm_scale_new (NULL, 0, TODAY);
  g_autoptr (RegRfmScale) edge = reg_rfm_scale_new (rich, 2, TODAY);

  g_assert_cmpint (reg_rfm_scale_judge (none, &one), ==, REG_RFM_CHAMPION);
  g_assert_cmpint (reg_rfm_scale_judge (edge, &rich[0]), ==, REG_RFM_NEW);
  g_assert_cmpint (reg_rfm_scale_judge (edge, &one), ==, REG_RFM_LOYAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/rfm/few", test_few);
  g_test_add_func ("/core/rfm/fifths", test_fifths);
  g_test_add_func ("/core/rfm/edges", test_edges);
  return g_test_run ();
}
