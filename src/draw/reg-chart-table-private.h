/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart-table.h"

G_BEGIN_DECLS

RegChartTable *reg_chart_table_new (void);
void reg_chart_table_add_column (RegChartTable *table, const char *header, gboolean numeric);
void reg_chart_table_add_cell (RegChartTable *table, char *text, char *raw);

G_END_DECLS
