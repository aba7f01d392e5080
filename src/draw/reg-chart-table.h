/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define REG_TYPE_CHART_TABLE (reg_chart_table_get_type ())

/** RegChartTable: the figures behind a chart as columns and rows; immutable, ref-counted. */
typedef struct _RegChartTable RegChartTable;

GType reg_chart_table_get_type (void) G_GNUC_CONST;
RegChartTable *reg_chart_table_ref (RegChartTable *table);
void reg_chart_table_unref (RegChartTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegChartTable, reg_chart_table_unref)

guint reg_chart_table_get_n_columns (RegChartTable *table);
guint reg_chart_table_get_n_rows (RegChartTable *table);
const char *reg_chart_table_get_header (RegChartTable *table, guint column);
gboolean reg_chart_table_is_numeric (RegChartTable *table, guint column);
const char *reg_chart_table_get_cell (RegChartTable *table, guint row, guint column);
char *reg_chart_table_to_csv (RegChartTable *table);

G_END_DECLS
