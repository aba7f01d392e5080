/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

gboolean reg_export_write_vcard (RegDb *db,
                                 GOutputStream *stream,
                                 const RegRecord *party,
                                 GPtrArray *points,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
