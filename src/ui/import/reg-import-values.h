/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "io/reg-import.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

char *reg_import_value_describe (const RegImportField *field,
                                 const char *text,
                                 const RegCsvDialect *dialect,
                                 RegSession *session,
                                 gboolean *fits);
char *reg_import_dialect_describe (const RegCsvDialect *dialect);
const char *reg_import_delimiter_describe (char delimiter);
const char *reg_import_order_describe (RegDateOrder order);

G_END_DECLS
