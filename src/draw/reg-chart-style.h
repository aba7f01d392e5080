/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/** RegColor: a colour in sRGB, every channel 0 to 1, alpha not premultiplied. */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} RegColor;

/**
 * RegChartStyle:
 * @foreground: text and marks that matter
 * @dim: captions
 * @axis: thin lines
 * @accent: what is ours and certain
 * @accent_light: the same thing, plain or uncertain
 * @neutral: context, such as hours in which the shop is closed
 * @warn: what needs someone
 * @background: what the chart stands on
 * @font: base font of the surrounding text, or %NULL for Sans 11; not owned
 * @text_scale: factor for text and for everything that is sized by text; 0 counts as 1
 * @rtl: whether reading starts at the right
 * @high_contrast: whether fills get outlines and dim text is not dimmed
 *
 * How charts look. A plain struct that the caller fills, usually starting from
 * reg_chart_style_init().
 */
typedef struct
{
  RegColor foreground;
  RegColor dim;
  RegColor axis;
  RegColor accent;
  RegColor accent_light;
  RegColor neutral;
  RegColor warn;
  RegColor background;
  const PangoFontDescription *font;
  double text_scale;
  gboolean rtl;
  gboolean high_contrast;
} RegChartStyle;

void reg_chart_style_init (RegChartStyle *style, gboolean dark);
void reg_chart_style_set_accent (RegChartStyle *style, const RegColor *accent);
void reg_chart_style_set_high_contrast (RegChartStyle *style, gboolean high_contrast);
RegColor reg_color_mix (const RegColor *from, const RegColor *to, double amount);

G_END_DECLS
