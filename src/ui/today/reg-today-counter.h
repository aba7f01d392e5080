/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-today.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* How much waits, for the badges of the sidebar; counts anew when something changed and every
 * minute. */
#define REG_TYPE_TODAY_COUNTER (reg_today_counter_get_type ())
G_DECLARE_FINAL_TYPE (RegTodayCounter, reg_today_counter, REG, TODAY_COUNTER, GObject)

RegTodayCounter *reg_today_counter_new (RegSession *session);
void reg_today_counter_look (RegTodayCounter *self);
const RegTodayCounts *reg_today_counter_get (RegTodayCounter *self);

G_END_DECLS
