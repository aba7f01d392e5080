/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/reg-agenda.h"

G_BEGIN_DECLS

/* Days side by side, each with its hours. */
#define REG_TYPE_WEEK_GRID (reg_week_grid_get_type ())
G_DECLARE_FINAL_TYPE (RegWeekGrid, reg_week_grid, REG, WEEK_GRID, AdwBin)

void reg_week_grid_fill (RegWeekGrid *self,
                         const RegAgenda *agenda,
                         const char *const *days,
                         const char *today,
                         gboolean with_staff);
void reg_week_grid_set_now (RegWeekGrid *self, const char *today, int minute);
void reg_week_grid_set_grab (RegWeekGrid *self, int y);
void reg_week_grid_scroll_to (RegWeekGrid *self, int minute);

G_END_DECLS
