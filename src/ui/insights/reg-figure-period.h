/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-date.h"
#include "ui/insights/reg-figure-card.h"

G_BEGIN_DECLS

void reg_figure_period_add (RegFigureCard *card);
void reg_figure_period_get_start (RegFigureCard *card, int back, char start[REG_DATE_SIZE]);
gboolean reg_figure_period_is_open (RegFigureCard *card);

G_END_DECLS
