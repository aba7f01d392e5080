/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "draw/reg-chart.h"

G_BEGIN_DECLS

#define REG_TYPE_CHART_VIEW (reg_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (RegChartView, reg_chart_view, REG, CHART_VIEW, GtkWidget)

GtkWidget *reg_chart_view_new (void);
void reg_chart_view_set_chart (RegChartView *self, RegChart *chart);
RegChart *reg_chart_view_get_chart (RegChartView *self);
void reg_chart_view_set_title (RegChartView *self, const char *title);
void reg_chart_view_set_focus_datum (RegChartView *self, int datum);
int reg_chart_view_get_focus_datum (RegChartView *self);
void reg_chart_view_get_paper_style (RegChartView *self, RegChartStyle *style);

G_END_DECLS
