/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_HISTORY_DIALOG (reg_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegHistoryDialog, reg_history_dialog, REG, HISTORY_DIALOG, AdwDialog)

AdwDialog *reg_history_dialog_new (RegSession *session, RegEntityId entity, gint64 id);

G_END_DECLS
