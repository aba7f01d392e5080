/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "io/reg-import.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_IMPORT_PREVIEW (reg_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (
    RegImportPreview, reg_import_preview, REG, IMPORT_PREVIEW, AdwPreferencesGroup)

RegImportPreview *reg_import_preview_new (RegImportPlan *plan, guint file, RegSession *session);
void reg_import_preview_update (RegImportPreview *self);

G_END_DECLS
