/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart.h"

G_BEGIN_DECLS

RegChart *reg_chart_pareto_new (const gint64 *profits, gsize n_profits, const RegChartMoney *money);

G_END_DECLS
