/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_PREFERENCES (reg_preferences_get_type ())
G_DECLARE_FINAL_TYPE (RegPreferences, reg_preferences, REG, PREFERENCES, AdwPreferencesDialog)

AdwDialog *reg_preferences_new (RegSession *session);

G_END_DECLS
