/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_IMPORT_DIALOG (reg_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegImportDialog, reg_import_dialog, REG, IMPORT_DIALOG, AdwDialog)

AdwDialog *reg_import_dialog_new (RegSession *session);
void reg_import_dialog_save_rejected (RegImportDialog *self, GFile *target);
void reg_import_dialog_set_files (RegImportDialog *self, GPtrArray *files);

G_END_DECLS
