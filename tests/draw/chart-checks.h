/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart-private.h"

/* What must hold for every chart. */
void assert_labels_apart (RegChart *chart, const RegChartStyle *style, double width, double height);
void assert_labels_apart_everywhere (RegChart *chart);
void assert_whole (RegChart *chart);
gboolean has_label (RegChart *chart, const RegChartStyle *style, double width, const char *part);
cairo_surface_t *draw_on_image (RegChart *chart, const RegChartStyle *style, int width, int height);
guint count_ink (cairo_surface_t *surface, int x, int y, int width, int height);
guint32 pixel_at (cairo_surface_t *surface, int x, int y);
