/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "io/reg-import.h"

G_BEGIN_DECLS

/* What became of an import, row by row where something was wrong. */
GtkWidget *reg_import_report_new (const RegImportResult *result);
char *reg_import_report_describe (const RegImportResult *result);

G_END_DECLS
