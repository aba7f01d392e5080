/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "core/reg-record.h"

G_BEGIN_DECLS

/* What is compared of one customer, read once: words without accents and forms of address, numbers
 * without notation. A book of 100,000 is compared from these. */
typedef struct _RegDuplicateSide RegDuplicateSide;

RegDuplicateSide *
reg_duplicate_side_new (const RegRecord *party, GPtrArray *points, const char *country);
void reg_duplicate_side_free (RegDuplicateSide *self);
guint64 reg_duplicate_side_get_name_key (const RegDuplicateSide *self);
void reg_duplicate_side_append_keys (const RegDuplicateSide *self, GArray *keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegDuplicateSide, reg_duplicate_side_free)

G_END_DECLS
