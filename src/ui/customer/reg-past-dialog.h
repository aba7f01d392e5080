/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_PAST_DIALOG (reg_past_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegPastDialog, reg_past_dialog, REG, PAST_DIALOG, AdwDialog)

AdwDialog *reg_past_dialog_new (RegSession *session, gint64 party);
void reg_past_dialog_set_day (RegPastDialog *self, const char *day);

G_END_DECLS
