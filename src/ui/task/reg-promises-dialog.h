/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What was promised to customers: overdue, open and kept. */
#define REG_TYPE_PROMISES_DIALOG (reg_promises_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegPromisesDialog, reg_promises_dialog, REG, PROMISES_DIALOG, AdwDialog)

AdwDialog *reg_promises_dialog_new (RegSession *session);

G_END_DECLS
