/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/today/reg-today-text.h"

G_BEGIN_DECLS

/* One thing that wants somebody, with what can be done about it.
 *
 * Emits do when its button is pressed. */
#define REG_TYPE_TODAY_ROW (reg_today_row_get_type ())
G_DECLARE_FINAL_TYPE (RegTodayRow, reg_today_row, REG, TODAY_ROW, AdwActionRow)

GtkWidget *reg_today_row_new (const RegTodayWords *words, gboolean is_first);
void reg_today_row_set_narrow (RegTodayRow *self, gboolean narrow);

G_END_DECLS
