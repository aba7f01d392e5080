/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-enums.h"

G_BEGIN_DECLS

/**
 * RegMeasure:
 * @REG_MEASURE_TIME_TO_QUOTE: from the beginning of a quotation until the customer first had it
 * @REG_MEASURE_TIME_TO_DECIDE: opening hours from the request until the decision
 * @REG_MEASURE_WITHIN_HOUR: of what was approved, the share approved within one opening hour
 * @REG_MEASURE_APPROVAL_RATE: of what was decided, the share that was approved
 * @REG_MEASURE_DECISIONS: how often somebody decided
 * @REG_MEASURE_DISCOUNT: what was given away of what was offered
 * @REG_MEASURE_WIN_RATE: of what was closed, the share that was won
 *
 * QU-08, RE-06: how the quotation desk works.
 */
typedef enum
{
  REG_MEASURE_TIME_TO_QUOTE,
  REG_MEASURE_TIME_TO_DECIDE,
  REG_MEASURE_WITHIN_HOUR,
  REG_MEASURE_APPROVAL_RATE,
  REG_MEASURE_DECISIONS,
  REG_MEASURE_DISCOUNT,
  REG_MEASURE_WIN_RATE,
} RegMeasure;

#define REG_N_MEASURES (REG_MEASURE_WIN_RATE + 1)

extern const RegEnum reg_enum_measure;

/**
 * RegMeasureForm:
 * @REG_MEASURE_MEDIAN: the middle one of @amount, ms
 * @REG_MEASURE_SHARE: all @amount in ppm of all @of
 * @REG_MEASURE_COUNT: how many
 *
 * What many samples come to.
 */
typedef enum
{
  REG_MEASURE_MEDIAN,
  REG_MEASURE_SHARE,
  REG_MEASURE_COUNT,
} RegMeasureForm;

/* In place of a key: all of them together. */
#define REG_MEASURE_ALL (-1)

/**
 * RegMeasureSample:
 * @subject: the quotation
 * @key: whose it is: a member of staff or 0 for nobody, the number of a band of discounts, or
 *   %REG_MEASURE_ALL
 * @at: when it happened, ms UTC
 * @amount: ms, minor units, or 1 and 0 for yes and no
 * @of: what a share is a share of, in the same unit
 */
typedef struct
{
  gint64 subject;
  gint64 key;
  gint64 at;
  gint64 amount;
  gint64 of;
} RegMeasureSample;

#define REG_N_DISCOUNT_BANDS 6

/* Fewer closed quotations say nothing about the next one. */
#define REG_MEASURE_FEWEST_CLOSED 30

RegMeasureForm reg_measure_get_form (RegMeasure measure);
gboolean reg_measure_is_by_band (RegMeasure measure);
guint reg_discount_band_find (gint64 ppm);
gint64 reg_discount_band_get_top (guint band);
gint64 reg_discount_band_get_middle (guint band);

G_END_DECLS
