/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/preferences/reg-preferences-data.h"

G_BEGIN_DECLS

/* What is kept about customers, what for, why the law allows it, and for how long it is believed. */
#define REG_TYPE_PREFERENCES_KEPT (reg_preferences_kept_get_type ())
G_DECLARE_FINAL_TYPE (
    RegPreferencesKept, reg_preferences_kept, REG, PREFERENCES_KEPT, AdwPreferencesPage)

RegPreferencesKept *reg_preferences_kept_new (RegSession *session);
void reg_preferences_kept_show (RegPreferencesKept *self, const RegPreferencesData *data);

G_END_DECLS
