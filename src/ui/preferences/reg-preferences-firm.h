/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/preferences/reg-preferences-data.h"

G_BEGIN_DECLS

/* Who the firm is, and what stands on its papers. */
#define REG_TYPE_PREFERENCES_FIRM (reg_preferences_firm_get_type ())
G_DECLARE_FINAL_TYPE (
    RegPreferencesFirm, reg_preferences_firm, REG, PREFERENCES_FIRM, AdwPreferencesPage)

RegPreferencesFirm *reg_preferences_firm_new (RegSession *session);
void reg_preferences_firm_show (RegPreferencesFirm *self, const RegPreferencesData *data);

G_END_DECLS
