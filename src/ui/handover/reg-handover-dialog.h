/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What one colleague looks after is handed to others, in a few steps: who and how, to whom, checked
 * once more, done, and read. */
#define REG_TYPE_HANDOVER_DIALOG (reg_handover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegHandoverDialog, reg_handover_dialog, REG, HANDOVER_DIALOG, AdwDialog)

AdwDialog *reg_handover_dialog_new (RegSession *session, gint64 from);

G_END_DECLS
