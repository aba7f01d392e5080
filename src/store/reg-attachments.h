/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* Photos, logos and files, kept once however often they are used: known by their BLAKE2b-256. */
gint64 reg_attachment_store (
    RegDb *db, GBytes *data, const char *media_type, const char *name, GError **error);
GBytes *reg_attachment_load (RegDb *db, gint64 id, GError **error);

G_END_DECLS
