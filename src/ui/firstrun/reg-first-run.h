/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_FIRST_RUN (reg_first_run_get_type ())
G_DECLARE_FINAL_TYPE (RegFirstRun, reg_first_run, REG, FIRST_RUN, AdwBin)

void reg_first_run_set_session (RegFirstRun *self, RegSession *session);
void reg_first_run_start (RegFirstRun *self);

G_END_DECLS
