/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define REG_PARETO_TOP_PPM 200000
#define REG_PARETO_TARGET_PPM 800000

/**
 * RegPareto:
 * @n: how many values
 * @total: their sum, minor units
 * @n_top: how many the top share of @n is, rounded up
 * @top_sum: what they bring, minor units
 * @has_share: whether shares mean anything, which they do when @total is above zero
 * @top_share: @top_sum of @total in ppm; above 1,000,000 when others lose money
 * @n_target: the smallest number of values that reaches the target
 * @target_people: @n_target of @n in ppm
 * @n_negative: how many values are below zero
 * @negative_sum: their sum, minor units
 * @has_gini: whether @gini means anything, which needs all values to be zero or above
 * @gini: 0 when all are equal, towards 1 when one has everything
 *
 * How unevenly something is spread over customers.
 */
typedef struct
{
  gsize n;
  gint64 total;
  gsize n_top;
  gint64 top_sum;
  gboolean has_share;
  gint64 top_share;
  gsize n_target;
  gint64 target_people;
  gsize n_negative;
  gint64 negative_sum;
  gboolean has_gini;
  double gini;
} RegPareto;

void reg_pareto_compute (const gint64 *values,
                         gsize n,
                         gint64 top_ppm,
                         gint64 target_ppm,
                         gint64 *curve,
                         RegPareto *result);

G_END_DECLS
