/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-journal.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

char *reg_history_text_describe_value (const RegFieldInfo *field,
                                       const RegValue *value,
                                       RegSession *session);
char *
reg_history_text_describe (RegEntityId entity, const RegHistoryEntry *entry, RegSession *session);

G_END_DECLS
