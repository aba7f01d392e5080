/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_RETENTION_DIALOG (reg_retention_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegRetentionDialog, reg_retention_dialog, REG, RETENTION_DIALOG, AdwDialog)

AdwDialog *reg_retention_dialog_new (RegSession *session);

G_END_DECLS
