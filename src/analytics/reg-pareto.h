/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define REG_PARETO_TOP_PPM 200000

/**
 * RegPareto:
 * @n_top: how many the top share is, to the nearest, at least one of many
 * @n_negative: how many values are below zero
 * @negative_sum: their sum, minor units
 *
 * How unevenly something is spread over customers.
 */
typedef struct
{
  gsize n_top;
  gsize n_negative;
  gint64 negative_sum;
} RegPareto;

void reg_pareto_compute (
    const gint64 *values, gsize n, gint64 top_ppm, gint64 *curve, RegPareto *result);

G_END_DECLS
