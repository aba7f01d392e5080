/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/preferences/reg-preferences-data.h"

G_BEGIN_DECLS

/* Taxes, rounding, numbering. */
#define REG_TYPE_PREFERENCES_MONEY (reg_preferences_money_get_type ())
G_DECLARE_FINAL_TYPE (
    RegPreferencesMoney, reg_preferences_money, REG, PREFERENCES_MONEY, AdwPreferencesPage)

RegPreferencesMoney *reg_preferences_money_new (RegSession *session);
void reg_preferences_money_show (RegPreferencesMoney *self, const RegPreferencesData *data);

G_END_DECLS
