/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/reg-steps.h"

G_BEGIN_DECLS

/* One step of a checklist. */
#define REG_TYPE_STEP_ROW (reg_step_row_get_type ())
G_DECLARE_FINAL_TYPE (RegStepRow, reg_step_row, REG, STEP_ROW, AdwPreferencesRow)

GtkWidget *reg_step_row_new (const RegStep *step, gboolean has_tick);
RegStep *reg_step_row_get_step (RegStepRow *self);
void reg_step_row_focus (RegStepRow *self);

G_END_DECLS
