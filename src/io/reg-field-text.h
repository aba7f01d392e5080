/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-record.h"

G_BEGIN_DECLS

/* Values as text that a program reads back: exact decimals, ISO dates, UTC instants, nicks. */
char *reg_field_to_text (const RegFieldInfo *field, const RegValue *value, const char *currency);

G_END_DECLS
