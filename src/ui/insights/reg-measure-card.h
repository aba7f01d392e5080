/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/insights/reg-figure-card.h"

G_BEGIN_DECLS

#define REG_TYPE_MEASURE_CARD (reg_measure_card_get_type ())
G_DECLARE_FINAL_TYPE (RegMeasureCard, reg_measure_card, REG, MEASURE_CARD, RegFigureCard)

GtkWidget *reg_measure_card_new (RegSession *session);

G_END_DECLS
