/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db-private.h"

G_BEGIN_DECLS

gboolean reg_load_begin_if_worth (RegDb *db, GError **error);
void reg_load_hand_over (RegLoad *self, RegDb *db, gboolean is_last);
gboolean reg_load_has (RegLoad *self, gint64 party);
void reg_load_postpone (RegLoad *self, gint64 party);
void reg_load_note_rules (RegLoad *self);
gboolean reg_load_is_overdue (RegLoad *self);
gboolean reg_load_end (RegDb *db, GError **error);
void reg_load_drop (RegDb *db);

G_END_DECLS
