/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/preferences/reg-preferences-data.h"

G_BEGIN_DECLS

/* When the firm is open, what it promises, and how deals move. */
#define REG_TYPE_PREFERENCES_SERVICE (reg_preferences_service_get_type ())
G_DECLARE_FINAL_TYPE (
    RegPreferencesService, reg_preferences_service, REG, PREFERENCES_SERVICE, AdwPreferencesPage)

RegPreferencesService *reg_preferences_service_new (RegSession *session);
void reg_preferences_service_show (RegPreferencesService *self, const RegPreferencesData *data);

G_END_DECLS
