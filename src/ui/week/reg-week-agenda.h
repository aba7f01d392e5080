/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/reg-agenda.h"

G_BEGIN_DECLS

/* The days one below the other, as a list: where there is little width, or much to do. */
#define REG_TYPE_WEEK_AGENDA (reg_week_agenda_get_type ())
G_DECLARE_FINAL_TYPE (RegWeekAgenda, reg_week_agenda, REG, WEEK_AGENDA, AdwBin)

void reg_week_agenda_fill (RegWeekAgenda *self,
                           const RegAgenda *agenda,
                           const char *const *days,
                           const char *today,
                           gboolean with_staff);

G_END_DECLS
