/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-number-style.h"
#include "draw/reg-chart.h"

G_BEGIN_DECLS

RegChartMoney reg_chart_money_new (const RegNumberStyle *style, const char *currency);

G_END_DECLS
