/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/charts/reg-chart-view.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_CHART_CARD (reg_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (RegChartCard, reg_chart_card, REG, CHART_CARD, GtkWidget)

GtkWidget *reg_chart_card_new (const char *title, const char *subtitle);
void reg_chart_card_set_session (RegChartCard *self, RegSession *session, gint64 party);
void reg_chart_card_set_chart (RegChartCard *self, RegChart *chart);
void reg_chart_card_set_title (RegChartCard *self, const char *title, const char *subtitle);
void reg_chart_card_set_empty (RegChartCard *self, const char *text);
void reg_chart_card_set_as_table (RegChartCard *self, gboolean as_table);
gboolean reg_chart_card_get_as_table (RegChartCard *self);
void reg_chart_card_save (RegChartCard *self, GFile *file, const char *format);
RegChartView *reg_chart_card_get_view (RegChartCard *self);
void reg_chart_card_add_control (RegChartCard *self, GtkWidget *control);
gint *reg_chart_card_begin_work (RegChartCard *self);
void reg_chart_card_end_work (RegChartCard *self);

G_END_DECLS
