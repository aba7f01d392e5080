/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Says who is on file already while somebody is being written down. */
#define REG_TYPE_DUPLICATE_HINT (reg_duplicate_hint_get_type ())
G_DECLARE_FINAL_TYPE (RegDuplicateHint, reg_duplicate_hint, REG, DUPLICATE_HINT, AdwBin)

void reg_duplicate_hint_look (RegDuplicateHint *self,
                              RegSession *session,
                              RegRecord *party,
                              GPtrArray *points);
gint64 reg_duplicate_hint_get_party (RegDuplicateHint *self);

G_END_DECLS
