/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-pareto.h"

#include <stdlib.h>
#include <string.h>

#define MILLION 1000000

static int
compare_descending (const void *a, const void *b)
{
  gint64 first = *(const gint64 *)a, second = *(const gint64 *)b;

  return first < second ? 1 : first > second ? -1 : 0;
}

static gint64
saturate (__int128 value)
{
  return (gint64)CLAMP (value, (__int128)G_MININT64, (__int128)G_MAXINT64);
}

/* Rounded half up; @whole is above zero. */
static gint64
share_ppm (__int128 part, __int128 whole)
{
  __int128 doubled = 2 * part * MILLION + whole;

  return saturate (doubled >= 0 ? doubled / (2 * whole)
                                : -((-doubled + 2 * whole - 1) / (2 * whole)));
}

/* 2 sum (i v_i) / (n sum v) - (n + 1) / n over ascending values, i from 1. Two sums are kept in
 * long double: the products of rank and amount leave 64 bits soon. */
static double
gini (const gint64 *descending, gsize n, __int128 total)
{
  long double weighted = 0;

  for (gsize i = 0; i < n; i++)
    weighted += (long double)(n - i) * (long double)descending[i];
  return (double)(2 * weighted / ((long double)n * (long double)total)
                  - ((long double)n + 1) / (long double)n);
}

/**
 * reg_pareto_compute:
 * @values: (array length=n): what each customer brings, minor units, in any order
 * @n: how many
 * @top_ppm: the share of customers to look at, usually %REG_PARETO_TOP_PPM
 * @target_ppm: the share of the total to reach, usually %REG_PARETO_TARGET_PPM
 * @curve: (out caller-allocates) (nullable) (array length=n): for the largest 1, 2, … n values their
 *   sum, minor units; it falls again where values are below zero
 * @result: (out): the figures
 *
 * The 80/20 rule on one's own customers. Where values at the cut are equal, it makes no difference to
 * the sums which of them are taken. Sums beyond 64 bits are held at their limit. Any thread.
 */
void
reg_pareto_compute (const gint64 *values,
                    gsize n,
                    gint64 top_ppm,
                    gint64 target_ppm,
                    gint64 *curve,
                    RegPareto *result)
{
  g_autofree gint64 *sorted = g_memdup2 (values, n * sizeof *values);
  __int128 total = 0, sum = 0, negative = 0;

  memset (result, 0, sizeof *result);
  result->n = n;
  if (n == 0)
    return;
  qsort (sorted, n, sizeof *sorted, compare_descending);
  for (gsize i = 0; i < n; i++)
    {
      total += sorted[i];
      negative += MIN (sorted[i], 0);
      result->n_negative += sorted[i] < 0;
    }
  result->total = saturate (total);
  result->negative_sum = saturate (negative);
  result->has_share = total > 0;
  result->n_top = (gsize)(((__int128)n * CLAMP (top_ppm, 0, MILLION) + MILLION - 1) / MILLION);
  for (gsize i = 0; i < n; i++)
    {
      sum += sorted[i];
      if (curve != NULL)
        curve[i] = saturate (sum);
      if (i + 1 == result->n_top)
        {
          result->top_sum = saturate (sum);
          result->top_share = result->has_share ? share_ppm (sum, total) : 0;
        }
      if (result->has_share && result->n_target == 0 && sum * MILLION >= total * target_ppm)
        result->n_target = i + 1;
    }
  if (result->n_target > 0)
    result->target_people = share_ppm ((__int128)result->n_target, (__int128)n);
  result->has_gini = result->has_share && result->n_negative == 0;
  if (result->has_gini)
    result->gini = MAX (gini (sorted, n, total), 0.0);
}
