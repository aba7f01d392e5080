/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-duplicates.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

const char *reg_duplicate_text_get_field (RegDuplicateField field, gboolean is_firm);
const char *reg_duplicate_text_get_likeness (RegLikeness likeness);
const char *reg_duplicate_text_get_verdict (RegDuplicateVerdict verdict);
const char *reg_duplicate_text_get_doubt (RegDuplicateDoubt doubt);
char *reg_duplicate_text_describe (const RegDuplicatePair *pair);
char *reg_duplicate_text_get_value (const RegRecord *party, int field, RegSession *session);
char *reg_duplicate_text_get_rest (const RegRecord *stays,
                                   const RegRecord *goes,
                                   guint64 taken,
                                   RegSession *session);

G_END_DECLS
