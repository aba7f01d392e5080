/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-rungs.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What people read about the place of a customer on the ladder. */
char *reg_ladder_text_describe_reason (const RegRungs *rungs, RegSession *session);
char *reg_ladder_text_describe_rule (const RegRungs *rungs, RegSession *session);
char *reg_ladder_text_describe_mark (const RegRungs *rungs, RegSession *session);
char *reg_ladder_text_describe_brought (const RegRungs *rungs, RegSession *session);
const char *reg_ladder_text_get_depth (RegDepth depth);
char *reg_ladder_text_describe_depth (const RegRungs *rungs, RegSession *session);
const char *reg_ladder_text_get_bond (RegBond bond);
const char *reg_ladder_text_describe_bond (const RegRungs *rungs);

G_END_DECLS
