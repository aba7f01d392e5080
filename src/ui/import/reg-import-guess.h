/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "io/reg-import.h"

G_BEGIN_DECLS

/* Lets the files say themselves what they are. */
void reg_import_guess_plan_async (GPtrArray *files,
                                  int kind,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
RegImportPlan *reg_import_guess_plan_finish (GAsyncResult *result, GError **error);

void reg_import_set_dialect_async (RegImportPlan *plan,
                                   guint file,
                                   const RegCsvDialect *dialect,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean reg_import_set_dialect_finish (GAsyncResult *result, GError **error);

gboolean reg_import_guess_is_vcard (GFile *file);

G_END_DECLS
