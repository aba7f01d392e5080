/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_ENTRY_DIALOG (reg_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegEntryDialog, reg_entry_dialog, REG, ENTRY_DIALOG, AdwDialog)

AdwDialog *reg_entry_dialog_new (RegSession *session, RegEntityId entity, gint64 id);

G_END_DECLS
