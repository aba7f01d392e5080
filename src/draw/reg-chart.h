/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "draw/reg-chart-style.h"
#include "draw/reg-chart-table.h"

G_BEGIN_DECLS

#define REG_TYPE_CHART (reg_chart_get_type ())

typedef struct _RegChart RegChart;

/** RegChartRect: a rectangle in the units of the chart's own size, from its top left. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} RegChartRect;

/** RegChartAmountForm: how much room an amount may take: "41 k" or "41,250.00 €". */
typedef enum
{
  REG_CHART_AMOUNT_SHORT,
  REG_CHART_AMOUNT_FULL,
} RegChartAmountForm;

/**
 * RegChartAmountFunc:
 * @amount: an amount in minor units
 * @form: how much room there is
 * @user_data: what was given with the function
 *
 * Returns: (transfer full): the amount as people read it
 */
typedef char *(*RegChartAmountFunc) (gint64 amount, RegChartAmountForm form, gpointer user_data);

/**
 * RegChartTickFunc:
 * @amount: an amount in minor units that stands at a tick of a scale
 * @step: from one tick to the next
 * @user_data: what was given with the function
 *
 * Returns: (transfer full): the label; all labels of a scale have the same unit and decimals
 */
typedef char *(*RegChartTickFunc) (gint64 amount, gint64 step, gpointer user_data);

/**
 * RegChartMoney:
 * @format: writes amounts, or %NULL for plain figures
 * @user_data: for @format
 * @destroy: frees @user_data together with the chart
 * @digits: decimals of the currency, for CSV and for plain figures
 * @format_tick: writes the labels of a scale, or %NULL to write them as short amounts
 *
 * How a chart writes amounts. Every constructor of a chart copies this struct and takes over
 * @user_data; %NULL there means plain figures with two decimals.
 */
typedef struct
{
  RegChartAmountFunc format;
  gpointer user_data;
  GDestroyNotify destroy;
  guint digits;
  RegChartTickFunc format_tick;
} RegChartMoney;

/**
 * RegChartStep:
 * @REG_CHART_STEP_BELOW: the next row of a chart that has rows, else like NEXT
 * @REG_CHART_STEP_ABOVE: the row before, else like PREVIOUS
 *
 * Where the keyboard takes the focus inside a chart.
 */
typedef enum
{
  REG_CHART_STEP_NEXT,
  REG_CHART_STEP_PREVIOUS,
  REG_CHART_STEP_BELOW,
  REG_CHART_STEP_ABOVE,
  REG_CHART_STEP_FIRST,
  REG_CHART_STEP_LAST,
} RegChartStep;

GType reg_chart_get_type (void) G_GNUC_CONST;
RegChart *reg_chart_ref (RegChart *chart);
void reg_chart_unref (RegChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegChart, reg_chart_unref)

void reg_chart_measure (RegChart *chart,
                        const RegChartStyle *style,
                        int for_width,
                        int *minimum_width,
                        int *minimum_height,
                        int *natural_height);
void reg_chart_draw (
    RegChart *chart, cairo_t *cr, double width, double height, const RegChartStyle *style);
void reg_chart_draw_focus (RegChart *chart,
                           cairo_t *cr,
                           double width,
                           double height,
                           const RegChartStyle *style,
                           int datum);
int reg_chart_hit_test (
    RegChart *chart, double width, double height, const RegChartStyle *style, double x, double y);
gboolean reg_chart_get_datum_area (RegChart *chart,
                                   double width,
                                   double height,
                                   const RegChartStyle *style,
                                   int datum,
                                   RegChartRect *area);
guint reg_chart_get_n_data (RegChart *chart);
int reg_chart_move_focus (RegChart *chart, int datum, RegChartStep step);
char *reg_chart_describe_datum (RegChart *chart, int datum);
char *reg_chart_get_summary (RegChart *chart);
RegChartTable *reg_chart_get_table (RegChart *chart);

G_END_DECLS
