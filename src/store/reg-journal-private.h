/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db-private.h"
#include "store/reg-journal.h"

G_BEGIN_DECLS

void reg_journal_read_value (RegStatement *statement,
                             int column,
                             const RegFieldInfo *field,
                             RegValue *value);

G_END_DECLS
