/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* The customers somebody was handed, opened one by one until they are read. */
#define REG_TYPE_BRIEFING_DIALOG (reg_briefing_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegBriefingDialog, reg_briefing_dialog, REG, BRIEFING_DIALOG, AdwDialog)

AdwDialog *reg_briefing_dialog_new (RegSession *session, gint64 action);

G_END_DECLS
