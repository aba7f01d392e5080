/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pipeline/reg-stage-column.h"

G_BEGIN_DECLS

#define REG_TYPE_PIPELINE_BOARD (reg_pipeline_board_get_type ())
G_DECLARE_FINAL_TYPE (RegPipelineBoard, reg_pipeline_board, REG, PIPELINE_BOARD, GtkWidget)

void reg_pipeline_board_set_session (RegPipelineBoard *self, RegSession *session);
void reg_pipeline_board_show (RegPipelineBoard *self, const RegBoard *board);
void reg_pipeline_board_set_narrow (RegPipelineBoard *self, gboolean narrow);
gboolean reg_pipeline_board_focus_deal (RegPipelineBoard *self, gint64 deal);
RegStageColumn *reg_pipeline_board_get_column (RegPipelineBoard *self, guint index);

G_END_DECLS
