/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_ERASE_DIALOG (reg_erase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegEraseDialog, reg_erase_dialog, REG, ERASE_DIALOG, AdwDialog)

AdwDialog *reg_erase_dialog_new (GtkWidget *from, RegSession *session, gint64 party);

G_END_DECLS
