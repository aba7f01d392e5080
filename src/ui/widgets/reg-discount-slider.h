/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REG_TYPE_DISCOUNT_SLIDER (reg_discount_slider_get_type ())
G_DECLARE_FINAL_TYPE (RegDiscountSlider, reg_discount_slider, REG, DISCOUNT_SLIDER, GtkWidget)

GtkWidget *reg_discount_slider_new (void);
gint64 reg_discount_slider_get_value (RegDiscountSlider *self);
void reg_discount_slider_set_value (RegDiscountSlider *self, gint64 ppm);
void reg_discount_slider_set_maximum (RegDiscountSlider *self, gint64 ppm);
void reg_discount_slider_set_own_limit (RegDiscountSlider *self, gint64 ppm, const char *label);
void reg_discount_slider_set_next_limit (RegDiscountSlider *self, gint64 ppm, const char *label);
void reg_discount_slider_snap (RegDiscountSlider *self);

G_END_DECLS
