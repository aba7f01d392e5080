/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "io/reg-import.h"

G_BEGIN_DECLS

/* Signals:
 *   changed ()               another mapping, or the file is read another way
 *   problem (GError *error)  it cannot be read that way */
#define REG_TYPE_IMPORT_FILE (reg_import_file_get_type ())
G_DECLARE_FINAL_TYPE (RegImportFile, reg_import_file, REG, IMPORT_FILE, AdwPreferencesGroup)

RegImportFile *reg_import_file_new (RegImportPlan *plan, guint file);

G_END_DECLS
