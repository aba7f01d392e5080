/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "draw/reg-chart.h"

G_BEGIN_DECLS

#define REG_DRAW_ERROR (reg_draw_error_quark ())

/**
 * RegDrawError:
 * @REG_DRAW_ERROR_FAILED: the drawing library could not do it
 * @REG_DRAW_ERROR_TOO_LARGE: the picture would be larger than pictures can be
 * @REG_DRAW_ERROR_INVALID: a layout says what cannot be understood
 */
typedef enum
{
  REG_DRAW_ERROR_FAILED,
  REG_DRAW_ERROR_TOO_LARGE,
  REG_DRAW_ERROR_INVALID,
} RegDrawError;

/** RegChartFormat: what a chart can be saved as. */
typedef enum
{
  REG_CHART_FORMAT_PNG,
  REG_CHART_FORMAT_SVG,
  REG_CHART_FORMAT_PDF,
} RegChartFormat;

/**
 * RegChartExport:
 * @format: PNG, SVG or PDF
 * @width: width, in pixels before scaling (PNG) or points
 * @height: height, likewise
 * @scale: pixels per unit of a PNG; 0 counts as 1
 * @title: (nullable): written above the chart
 * @caption: (nullable): written below it, such as its summary
 * @date: (nullable): YYYY-MM-DD, written into a PDF as its date of making, so that the same
 *   chart gives the same bytes
 */
typedef struct
{
  RegChartFormat format;
  double width;
  double height;
  double scale;
  const char *title;
  const char *caption;
  const char *date;
} RegChartExport;

GQuark reg_draw_error_quark (void) G_GNUC_CONST;
double reg_chart_export_measure (RegChart *chart,
                                 const RegChartStyle *style,
                                 const RegChartExport *options);
void reg_chart_export_draw (RegChart *chart,
                            cairo_t *cr,
                            const RegChartStyle *style,
                            const RegChartExport *options);
GBytes *reg_chart_export_bytes (RegChart *chart,
                                const RegChartStyle *style,
                                const RegChartExport *options,
                                GError **error);

G_END_DECLS
