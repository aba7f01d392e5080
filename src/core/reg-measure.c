/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-measure.h"

#include <glib/gi18n-lib.h>

#include "core/reg-money.h"

static const RegEnumValue values[] = {
  [REG_MEASURE_TIME_TO_QUOTE] = { "time-to-quote", N_ ("Time to quote") },
  [REG_MEASURE_TIME_TO_DECIDE] = { "time-to-decide", N_ ("Time to decide") },
  [REG_MEASURE_WITHIN_HOUR] = { "within-hour", N_ ("Approved within an hour") },
  [REG_MEASURE_APPROVAL_RATE] = { "approval-rate", N_ ("Approved of what was asked") },
  [REG_MEASURE_DECISIONS] = { "decisions", N_ ("Decisions") },
  [REG_MEASURE_DISCOUNT] = { "discount", N_ ("Discount given") },
  [REG_MEASURE_WIN_RATE] = { "win-rate", N_ ("Won, by discount") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (values) == REG_N_MEASURES);
const RegEnum reg_enum_measure = { "measure", values, G_N_ELEMENTS (values) };

/* The highest discount of each band, in ppm. */
static const gint64 tops[] = { 0, 50000, 100000, 150000, 200000, REG_PPM };
G_STATIC_ASSERT (G_N_ELEMENTS (tops) == REG_N_DISCOUNT_BANDS);

/* What stands for all discounts of a band. */
static const gint64 middles[] = { 0, 25000, 75000, 125000, 175000, 250000 };
G_STATIC_ASSERT (G_N_ELEMENTS (middles) == REG_N_DISCOUNT_BANDS);

/**
 * reg_measure_get_form:
 * @measure: a measure
 *
 * Returns: what its samples come to, any thread
 */
RegMeasureForm
reg_measure_get_form (RegMeasure measure)
{
  switch (measure)
    {
    case REG_MEASURE_TIME_TO_QUOTE:
    case REG_MEASURE_TIME_TO_DECIDE:
      return REG_MEASURE_MEDIAN;
    case REG_MEASURE_DECISIONS:
      return REG_MEASURE_COUNT;
    case REG_MEASURE_WITHIN_HOUR:
    case REG_MEASURE_APPROVAL_RATE:
    case REG_MEASURE_DISCOUNT:
    case REG_MEASURE_WIN_RATE:
    default:
      return REG_MEASURE_SHARE;
    }
}

/**
 * reg_measure_is_by_band:
 * @measure: a measure
 *
 * Returns: whether the keys of its samples are bands of discounts, and not members of staff
 */
gboolean
reg_measure_is_by_band (RegMeasure measure)
{
  return measure == REG_MEASURE_WIN_RATE;
}

/**
 * reg_discount_band_find:
 * @ppm: a discount; less than none counts as none
 *
 * Returns: the band it lies in: none, up to 5, 10, 15 and 20 %, and above
 */
guint
reg_discount_band_find (gint64 ppm)
{
  guint band = 0;

  while (band + 1 < REG_N_DISCOUNT_BANDS && ppm > tops[band])
    band++;
  return band;
}

/**
 * reg_discount_band_get_top:
 * @band: a band, the lowest is 0
 *
 * Returns: the highest discount in it, ppm
 */
gint64
reg_discount_band_get_top (guint band)
{
  g_return_val_if_fail (band < REG_N_DISCOUNT_BANDS, REG_PPM);

  return tops[band];
}

/**
 * reg_discount_band_get_middle:
 * @band: a band, the lowest is 0
 *
 * Returns: a discount in its middle, ppm; of the highest, which has no end, 25 %
 */
gint64
reg_discount_band_get_middle (guint band)
{
  g_return_val_if_fail (band < REG_N_DISCOUNT_BANDS, 0);

  return middles[band];
}
