/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-quote-calc-private.h"

typedef struct
{
  RegWide rest;
  RegWide exact;
  gint64 key;
  gsize index;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Candidate *x = a;
  const Candidate *y = b;

  /* The order of lines must not decide about totals, so the position comes last of all. */
  if (x->rest != y->rest)
    return x->rest > y->rest ? -1 : 1;
  if (x->exact != y->exact)
    return x->exact > y->exact ? -1 : 1;
  if (x->key != y->key)
    return x->key > y->key ? -1 : 1;
  return x->index < y->index ? -1 : 1;
}

static gsize
largest (const RegWide *exact, gsize n)
{
  gsize best = 0;

  for (gsize i = 1; i < n; i++)
    {
      RegWide size = exact[i] < 0 ? -exact[i] : exact[i];

      if (size > (exact[best] < 0 ? -exact[best] : exact[best]))
        best = i;
    }
  return best;
}

/**
 * reg_calc_apportion:
 * @exact: (array length=n): numerators of the exact parts
 * @denominator: positive
 * @keys: (nullable) (array length=n): decide between equal parts, the larger first
 * @n: how many, at least 1
 * @target: what the parts must add up to: the exact sum, rounded
 * @parts: (out caller-allocates) (array length=n): the whole parts
 *
 * Largest remainder (Hamilton): each part is rounded down, what is left goes in ones to the parts
 * that lost most. No part is further than one from its exact value.
 */
void
reg_calc_apportion (const RegWide *exact,
                    RegWide denominator,
                    const gint64 *keys,
                    gsize n,
                    gint64 target,
                    gint64 *parts)
{
  g_autofree Candidate *candidates = NULL;
  gsize n_candidates = 0;
  RegWide left = target;

  g_return_if_fail (n > 0 && denominator > 0);

  candidates = g_new (Candidate, n);
  for (gsize i = 0; i < n; i++)
    {
      RegWide rest = exact[i] % denominator;

      parts[i] = (gint64)(exact[i] / denominator);
      if (rest < 0)
        {
          parts[i]--;
          rest += denominator;
        }
      left -= parts[i];
      if (rest > 0)
        candidates[n_candidates++] = (Candidate){ rest, exact[i], keys != NULL ? keys[i] : 0, i };
    }
  if (left == 0)
    return;

  if (left > 0)
    g_sort_array (candidates, n_candidates, sizeof (Candidate), compare_candidates, NULL);
  for (gsize i = 0; i < n_candidates && left > 0; i++, left--)
    parts[candidates[i].index]++;

  /* Only when @target was capped below its exact sum: the largest part can bear it. */
  if (left != 0)
    parts[largest (exact, n)] += (gint64)left;
}
