/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "io/reg-import.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Signals:
 *   kind-wanted (int kind)   somebody says that the files are something else
 *   changed ()               the plan may have become complete, or incomplete
 *   problem (GError *error)  the file cannot be read the way somebody chose */
#define REG_TYPE_IMPORT_MAPPING (reg_import_mapping_get_type ())
G_DECLARE_FINAL_TYPE (RegImportMapping, reg_import_mapping, REG, IMPORT_MAPPING, GtkWidget)

gboolean reg_import_mapping_is_reading (RegImportMapping *self);
void reg_import_mapping_set_plan (RegImportMapping *self, RegImportPlan *plan, RegSession *session);

G_END_DECLS
