/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_BEST_DIALOG (reg_best_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegBestDialog, reg_best_dialog, REG, BEST_DIALOG, AdwDialog)

AdwDialog *reg_best_dialog_new (RegSession *session);
void reg_best_dialog_write (RegBestDialog *self, GFile *file);

G_END_DECLS
