/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/insights/reg-figure-card.h"

G_BEGIN_DECLS

#define REG_TYPE_MOVEMENT_CARD (reg_movement_card_get_type ())
G_DECLARE_FINAL_TYPE (RegMovementCard, reg_movement_card, REG, MOVEMENT_CARD, RegFigureCard)

GtkWidget *reg_movement_card_new (RegSession *session);

G_END_DECLS
