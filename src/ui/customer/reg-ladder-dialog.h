/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_LADDER_DIALOG (reg_ladder_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegLadderDialog, reg_ladder_dialog, REG, LADDER_DIALOG, AdwDialog)

AdwDialog *reg_ladder_dialog_new (RegSession *session, gint64 party);

G_END_DECLS
