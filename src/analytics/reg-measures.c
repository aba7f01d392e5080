/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-measures.h"

#include <stdlib.h>

#include "core/reg-money.h"

/* The samples of one key in one period. */
typedef struct
{
  GArray *amounts; /* gint64 */
  RegWide amount;
  RegWide of;
} Pile;

static int
compare_ints (const void *a, const void *b)
{
  gint64 first = *(const gint64 *)a, second = *(const gint64 *)b;

  return (first > second) - (first < second);
}

/* The middle one, or the mean of the two that are in the middle. */
static gint64
take_median (GArray *amounts)
{
  gint64 *sorted = (gint64 *)amounts->data;
  guint middle = amounts->len / 2;

  qsort (sorted, amounts->len, sizeof *sorted, compare_ints);
  if (amounts->len % 2 == 1)
    return sorted[middle];
  return (gint64)reg_money_round_div ((RegWide)sorted[middle - 1] + sorted[middle], 2);
}

static RegMeasureFigure
sum_up (const Pile *pile, RegMeasureForm form)
{
  RegMeasureFigure figure = { pile->amounts->len, 0 };

  if (figure.n == 0)
    return figure;
  if (form == REG_MEASURE_MEDIAN)
    figure.value = take_median (pile->amounts);
  else if (form == REG_MEASURE_COUNT)
    figure.value = figure.n;
  else if (pile->of > 0)
    figure.value = (gint64)reg_money_round_div (pile->amount * REG_PPM, pile->of);
  else
    figure.n = 0;
  return figure;
}

static RegMeasureFigure
measure (const RegMeasureSample *samples,
         gsize n_samples,
         RegMeasureForm form,
         gint64 key,
         gint64 start,
         gint64 end)
{
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  Pile pile = { .amounts = amounts };

  for (gsize i = 0; i < n_samples; i++)
    {
      const RegMeasureSample *sample = &samples[i];

      if (sample->key != key || sample->at < start || sample->at >= end)
        continue;
      g_array_append_val (pile.amounts, sample->amount);
      pile.amount += sample->amount;
      pile.of += sample->of;
    }
  return sum_up (&pile, form);
}

static GArray *
collect_keys (const RegMeasureSample *samples, gsize n_samples, gint64 start, gint64 end)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; i < n_samples; i++)
    if (samples[i].at >= start && samples[i].at < end
        && g_hash_table_add (seen, (gpointer)&samples[i].key))
      g_array_append_val (keys, samples[i].key);
  g_array_sort (keys, compare_ints);
  return keys;
}

/**
 * reg_measures_compare:
 * @samples: (array length=n_samples): in any order
 * @n_samples: how many
 * @form: what they come to
 * @start: beginning of the period, ms UTC
 * @end: its end, which is no longer in it
 * @before: beginning of the period before, which ends at @start
 *
 * Any thread. QU-08, RE-06 and RE-08 of the design, "Measured": a time is the median (of an even number
 * the mean of the two in the middle, half away from zero), because one quotation that lay for a
 * month says nothing about the others; a share is Σ amount / Σ of in ppm, half away from zero, so that
 * a discount is weighed by what was offered.
 *
 * Returns: (transfer full) (element-type RegMeasureRow): by key, the lowest first; only those with a
 *   sample in one of both periods
 */
GArray *
reg_measures_compare (const RegMeasureSample *samples,
                      gsize n_samples,
                      RegMeasureForm form,
                      gint64 start,
                      gint64 end,
                      gint64 before)
{
  g_autoptr (GArray) keys = collect_keys (samples, n_samples, before, end);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (RegMeasureRow), keys->len);

  for (guint i = 0; i < keys->len; i++)
    {
      RegMeasureRow row = { .key = g_array_index (keys, gint64, i) };

      row.now = measure (samples, n_samples, form, row.key, start, end);
      row.before = measure (samples, n_samples, form, row.key, before, start);
      g_array_append_val (rows, row);
    }
  return rows;
}

/**
 * reg_measures_list:
 * @samples: (array length=n_samples): in any order
 * @n_samples: how many
 * @key: whose
 * @start: beginning of the period, ms UTC
 * @end: its end, which is no longer in it
 *
 * Returns: (transfer full) (element-type gint64): the quotations behind a figure, each once, in the
 *   order of the samples
 */
GArray *
reg_measures_list (
    const RegMeasureSample *samples, gsize n_samples, gint64 key, gint64 start, gint64 end)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *subjects = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; i < n_samples; i++)
    if (samples[i].key == key && samples[i].at >= start && samples[i].at < end
        && g_hash_table_add (seen, (gpointer)&samples[i].subject))
      g_array_append_val (subjects, samples[i].subject);
  return subjects;
}
