/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-store.h"

G_BEGIN_DECLS

/* Copies of the whole file, checked before anybody relies on them. */
gboolean
reg_backup_write (RegDb *db, const char *target, GCancellable *cancellable, GError **error);
gboolean reg_backup_check_file (const char *path, GError **error);
gboolean reg_backup_restore_sync (const char *copy,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean reg_backup_daily (RegDb *db, const char *folder, GError **error);
gboolean reg_backup_before_migration (RegDb *db, gint64 version, GError **error);
gboolean reg_db_check (RegDb *db, GPtrArray *findings, GError **error);

G_END_DECLS
