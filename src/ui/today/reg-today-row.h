/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/today/reg-today-text.h"

G_BEGIN_DECLS

/* One thing that wants somebody, with what can be done about it.
 *
 * Looks as an AdwActionRow does. That one lets both texts wrap, for which each of them is laid out a
 * dozen times; here that happens where there is little width.
 *
 * Emits activated when the row is chosen, and do when its button is pressed. */
#define REG_TYPE_TODAY_ROW (reg_today_row_get_type ())
G_DECLARE_FINAL_TYPE (RegTodayRow, reg_today_row, REG, TODAY_ROW, AdwPreferencesRow)

GtkWidget *reg_today_row_new (const RegTodayWords *words, gboolean is_first);
void reg_today_row_set_narrow (RegTodayRow *self, gboolean narrow);

G_END_DECLS
