/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/preferences/reg-preferences-data.h"

G_BEGIN_DECLS

/* How documents look: layout, colour and the words at the head, with a sheet to see it on. */
#define REG_TYPE_PREFERENCES_LETTERHEAD (reg_preferences_letterhead_get_type ())
G_DECLARE_FINAL_TYPE (RegPreferencesLetterhead,
                      reg_preferences_letterhead,
                      REG,
                      PREFERENCES_LETTERHEAD,
                      AdwPreferencesPage)

RegPreferencesLetterhead *reg_preferences_letterhead_new (RegSession *session);
void reg_preferences_letterhead_show (RegPreferencesLetterhead *self,
                                      const RegPreferencesData *data);

G_END_DECLS
