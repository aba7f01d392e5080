/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pipeline/reg-deal-card.h"

G_BEGIN_DECLS

/* A stage of the board: its sums and its deals.
 *
 * Signals:
 *   deal-activated (RegDealCard *card)       Enter or click
 *   deal-dropped (gint64 deal)               a card of another stage was let go here */
#define REG_TYPE_STAGE_COLUMN (reg_stage_column_get_type ())
G_DECLARE_FINAL_TYPE (RegStageColumn, reg_stage_column, REG, STAGE_COLUMN, GtkWidget)

GtkWidget *reg_stage_column_new (RegSession *session);
void reg_stage_column_set_stage (RegStageColumn *self, const RegBoardStage *stage);
gint64 reg_stage_column_get_stage (RegStageColumn *self);
const char *reg_stage_column_get_name (RegStageColumn *self);
RegStageKind reg_stage_column_get_kind (RegStageColumn *self);
guint reg_stage_column_get_n_cards (RegStageColumn *self);
RegDealCard *reg_stage_column_get_card (RegStageColumn *self, guint index);
RegDealCard *reg_stage_column_find_card (RegStageColumn *self, gint64 deal);

G_END_DECLS
