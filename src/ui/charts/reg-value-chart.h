/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart.h"

G_BEGIN_DECLS

RegChart *reg_value_chart_new (const GArray *steps, const char *today, const RegChartMoney *money);

G_END_DECLS
