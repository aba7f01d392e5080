/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* Two records of one customer become one. */

gboolean reg_party_merge (RegDb *db, RegRecord *stays, gint64 goes, GError **error);
GPtrArray *reg_party_list_merged (RegDb *db, gint64 party, GError **error);

G_END_DECLS
