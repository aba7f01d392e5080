/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "draw/reg-chart.h"

G_BEGIN_DECLS

/**
 * RegChartTextFlags:
 * @REG_CHART_TEXT_DIM: a caption
 * @REG_CHART_TEXT_BOLD: what the eye should find first
 * @REG_CHART_TEXT_WARN: in the colour of warnings, and bold
 * @REG_CHART_TEXT_WRAP: may take several lines within its width; else it is ellipsized
 *
 * How a label is written.
 */
typedef enum
{
  REG_CHART_TEXT_PLAIN = 0,
  REG_CHART_TEXT_DIM = 1 << 0,
  REG_CHART_TEXT_BOLD = 1 << 1,
  REG_CHART_TEXT_WARN = 1 << 2,
  REG_CHART_TEXT_WRAP = 1 << 3,
} RegChartTextFlags;

/** RegChartLabel: @text: what was written, owned; @rect: the place it took. */
typedef struct
{
  char *text;
  RegChartRect rect;
} RegChartLabel;

/** RegChartArea: @rect: where a datum is pointed at; @dot: its exact point, if it has one. */
typedef struct
{
  RegChartRect rect;
  gboolean has_dot;
  double dot_x;
  double dot_y;
} RegChartArea;

/**
 * RegChartCanvas:
 * @cr: where to draw, or %NULL when only the layout is wanted
 * @scale: factor for everything that is sized by text
 * @line: height of one line of label text
 * @gap: the small distance between a mark and its label
 *
 * The sheet a chart is drawn on. X runs from the edge where reading starts: a chart never
 * knows whether it is mirrored. A label is only written where it touches no other label and
 * stays on the sheet, so that charts write the labels that matter most first.
 */
typedef struct
{
  cairo_t *cr;
  const RegChartStyle *style;
  double width;
  double height;
  double scale;
  double line;
  double gap;
  PangoContext *context;
  PangoAttrList *figures;
  GArray *labels; /* RegChartLabel */
  GArray *areas;  /* RegChartArea */
} RegChartCanvas;

void reg_chart_canvas_init (
    RegChartCanvas *canvas, cairo_t *cr, double width, double height, const RegChartStyle *style);
void reg_chart_canvas_clear (RegChartCanvas *canvas);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegChartCanvas, reg_chart_canvas_clear)

double reg_chart_canvas_x (RegChartCanvas *canvas, double x);
void reg_chart_canvas_set_color (RegChartCanvas *canvas, const RegColor *color);
void reg_chart_canvas_fill (
    RegChartCanvas *canvas, double x, double y, double width, double height, const RegColor *color);
void reg_chart_canvas_outline (
    RegChartCanvas *canvas, double x, double y, double width, double height, const RegColor *color);
void reg_chart_canvas_hatch (
    RegChartCanvas *canvas, double x, double y, double width, double height, const RegColor *color);
void reg_chart_canvas_line (RegChartCanvas *canvas,
                            double x1,
                            double y1,
                            double x2,
                            double y2,
                            double thickness,
                            const RegColor *color,
                            gboolean dashed);
void reg_chart_canvas_dot (RegChartCanvas *canvas, double x, double y, const RegColor *color);
void reg_chart_canvas_measure_text (RegChartCanvas *canvas,
                                    const char *text,
                                    RegChartTextFlags flags,
                                    double max_width,
                                    double *width,
                                    double *height);
gboolean reg_chart_canvas_write (RegChartCanvas *canvas,
                                 const char *text,
                                 RegChartTextFlags flags,
                                 double x,
                                 double y,
                                 double x_align,
                                 double y_align,
                                 double max_width);
void
reg_chart_canvas_mark (RegChartCanvas *canvas, double x, double y, double width, double height);
void reg_chart_canvas_mark_dot (RegChartCanvas *canvas, double x, double y);

G_END_DECLS
