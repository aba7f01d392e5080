/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-chart-style.h"

/**
 * reg_color_mix:
 * @from: the colour at 0
 * @to: the colour at 1
 * @amount: how far to go from one to the other
 *
 * Returns: the colour in between
 */
RegColor
reg_color_mix (const RegColor *from, const RegColor *to, double amount)
{
  return (RegColor){
    .red = from->red + (to->red - from->red) * amount,
    .green = from->green + (to->green - from->green) * amount,
    .blue = from->blue + (to->blue - from->blue) * amount,
    .alpha = from->alpha + (to->alpha - from->alpha) * amount,
  };
}

/**
 * reg_chart_style_init:
 * @style: (out): the style to fill
 * @dark: whether the chart stands on a dark card
 *
 * Fills @style with the stock colours of GNOME. Paper wants the light ones.
 */
void
reg_chart_style_init (RegChartStyle *style, gboolean dark)
{
  static const RegColor blue = { 0.208, 0.518, 0.894, 1 };

  g_return_if_fail (style != NULL);

  *style = (RegChartStyle){ .text_scale = 1 };
  if (dark)
    {
      style->background = (RegColor){ 0.212, 0.212, 0.227, 1 };
      style->foreground = (RegColor){ 1, 1, 1, 1 };
      style->warn = (RegColor){ 1, 0.639, 0.282, 1 };
    }
  else
    {
      style->background = (RegColor){ 1, 1, 1, 1 };
      style->foreground = (RegColor){ 0.18, 0.18, 0.2, 1 };
      style->warn = (RegColor){ 0.776, 0.275, 0, 1 };
    }
  reg_chart_style_set_high_contrast (style, FALSE);
  reg_chart_style_set_accent (style, &blue);
}

/**
 * reg_chart_style_set_accent:
 * @style: a style whose background is set
 * @accent: the accent colour
 *
 * Sets the accent, and the light accent that belongs to it on this background.
 */
void
reg_chart_style_set_accent (RegChartStyle *style, const RegColor *accent)
{
  g_return_if_fail (style != NULL && accent != NULL);

  style->accent = *accent;
  style->accent_light = reg_color_mix (&style->background, accent, 0.25);
}

/**
 * reg_chart_style_set_high_contrast:
 * @style: a style whose background and foreground are set
 * @high_contrast: whether contrast matters more than calm
 *
 * Sets the dim, axis and neutral colours from the foreground and the background.
 */
void
reg_chart_style_set_high_contrast (RegChartStyle *style, gboolean high_contrast)
{
  g_return_if_fail (style != NULL);

  style->high_contrast = high_contrast;
  style->dim = reg_color_mix (&style->background, &style->foreground, high_contrast ? 1 : 0.7);
  style->axis = reg_color_mix (&style->background, &style->foreground, high_contrast ? 0.8 : 0.25);
  style->neutral = reg_color_mix (&style->background, &style->foreground, 0.14);
}
