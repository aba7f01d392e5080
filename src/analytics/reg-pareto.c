/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-pareto.h"

#include <stdlib.h>

#define MILLION 1000000

static int
compare_descending (const void *a, const void *b)
{
  gint64 first = *(const gint64 *)a, second = *(const gint64 *)b;

  return (first < second) - (first > second);
}

static gint64
saturate (__int128 value)
{
  return (gint64)CLAMP (value, (__int128)G_MININT64, (__int128)G_MAXINT64);
}

/**
 * reg_pareto_compute:
 * @values: (array length=n): what each customer brings, minor units, in any order
 * @n: how many
 * @top_ppm: the share of customers to look at, usually %REG_PARETO_TOP_PPM
 * @curve: (out caller-allocates): zero, then for the largest 1, 2, … n values their sum, minor
 *   units; it falls again where values are below zero
 * @result: (out): the figures
 *
 * The 80/20 rule on one's own customers. Where values at the cut are equal, it makes no difference to
 * the sums which of them are taken. Sums beyond 64 bits are held at their limit. Any thread.
 */
void
reg_pareto_compute (const gint64 *values, gsize n, gint64 top_ppm, gint64 *curve, RegPareto *result)
{
  g_autofree gint64 *sorted = g_memdup2 (values, n * sizeof *values);
  __int128 sum = 0, negative = 0;

  *result = (RegPareto){ 0 };
  curve[0] = 0;
  if (n == 0)
    return;
  qsort (sorted, n, sizeof *sorted, compare_descending);
  for (gsize i = 0; i < n; i++)
    {
      sum += sorted[i];
      curve[i + 1] = saturate (sum);
      negative += MIN (sorted[i], 0);
      result->n_negative += sorted[i] < 0;
    }
  result->negative_sum = saturate (negative);
  result->n_top = MAX ((gsize)(((__int128)n * top_ppm + MILLION / 2) / MILLION), 1);
}
