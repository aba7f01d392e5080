/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* What the commands share. A command checks, refuses with a reason, and writes through
 * reg_db_save(), so that all it did is one action that can be taken back. */

gboolean reg_command_fail (GError **error, RegStoreError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean reg_command_save (RegDb *db, RegRecordBuilder *builder, GError **error);
gint64 reg_command_create (RegDb *db, RegRecordBuilder *builder, GError **error);
RegRecordBuilder *reg_command_edit (RegDb *db, RegEntityId entity, gint64 id, GError **error);
GPtrArray *reg_command_save_lines (RegDb *db,
                                   RegEntityId entity,
                                   int parent_field,
                                   int position_field,
                                   gint64 parent,
                                   GPtrArray *lines,
                                   GError **error);
char *reg_command_default_currency (RegDb *db, GError **error);

G_END_DECLS
