/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/reg-pill.h"

G_BEGIN_DECLS

#define REG_TYPE_FIGURE (reg_figure_get_type ())
G_DECLARE_FINAL_TYPE (RegFigure, reg_figure, REG, FIGURE, GtkWidget)

GtkWidget *reg_figure_new (const char *value, const char *caption);
void reg_figure_set_value (RegFigure *self, const char *value);
void reg_figure_set_caption (RegFigure *self, const char *caption);
void reg_figure_set_style (RegFigure *self, RegPillStyle style);

G_END_DECLS
