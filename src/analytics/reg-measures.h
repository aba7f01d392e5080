/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-measure.h"

G_BEGIN_DECLS

/**
 * RegMeasureFigure:
 * @n: how many samples it stands on; without one there is no @value
 * @value: ms, ppm or a number, as the form says
 */
typedef struct
{
  guint n;
  gint64 value;
} RegMeasureFigure;

/**
 * RegMeasureRow:
 * @key: whose it is, as in the samples
 * @now: in the period
 * @before: in the one before it
 */
typedef struct
{
  gint64 key;
  RegMeasureFigure now;
  RegMeasureFigure before;
} RegMeasureRow;

GArray *reg_measures_compare (const RegMeasureSample *samples,
                              gsize n_samples,
                              RegMeasureForm form,
                              gint64 start,
                              gint64 end,
                              gint64 before);
GArray *reg_measures_list (
    const RegMeasureSample *samples, gsize n_samples, gint64 key, gint64 start, gint64 end);

G_END_DECLS
