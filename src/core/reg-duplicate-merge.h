/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-record.h"

G_BEGIN_DECLS

gboolean reg_duplicate_is_choice (const RegRecord *stays, const RegRecord *goes, int field);
RegRecord *reg_duplicate_merge (const RegRecord *stays,
                                const RegRecord *goes,
                                guint64 taken,
                                const char *rest);

G_END_DECLS
