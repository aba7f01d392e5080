/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/preferences/reg-preferences-data.h"

G_BEGIN_DECLS

/* Who works here, and who must approve what. */
#define REG_TYPE_PREFERENCES_PEOPLE (reg_preferences_people_get_type ())
G_DECLARE_FINAL_TYPE (
    RegPreferencesPeople, reg_preferences_people, REG, PREFERENCES_PEOPLE, AdwPreferencesPage)

RegPreferencesPeople *reg_preferences_people_new (RegSession *session);
void reg_preferences_people_show (RegPreferencesPeople *self, const RegPreferencesData *data);

G_END_DECLS
