/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-proportion.h"

#include <math.h>

/* 97.5 % point of the normal distribution. */
#define Z 1.959963984540054

/**
 * reg_proportion_range:
 * @successes: how many did
 * @trials: out of how many
 * @low: (out): lower end, 0 … 1
 * @high: (out): upper end, 0 … 1
 *
 * The range in which the true share lies with 95 % confidence, after E. B. Wilson, "Probable
 * inference, the law of succession, and statistical inference", JASA 22 (1927). Without trials it
 * is all of 0 … 1.
 */
void
reg_proportion_range (guint64 successes, guint64 trials, double *low, double *high)
{
  double n = (double)trials, share, middle, half, scale;

  *low = 0;
  *high = 1;
  if (trials == 0)
    return;
  share = (double)MIN (successes, trials) / n;
  scale = 1 + Z * Z / n;
  middle = share + Z * Z / (2 * n);
  half = Z * sqrt (share * (1 - share) / n + Z * Z / (4 * n * n));
  *low = successes == 0 ? 0 : MAX ((middle - half) / scale, 0);
  *high = successes >= trials ? 1 : MIN ((middle + half) / scale, 1);
}
