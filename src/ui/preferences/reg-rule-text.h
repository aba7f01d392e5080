/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-approval-policy.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

char *reg_rule_text_describe (const RegRecord *rule, RegSession *session);
char *reg_rule_text_describe_condition (const RegRecord *rule, RegSession *session);

G_END_DECLS
