/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-relations.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Who knows a customer, and how somebody belongs to one, in words. */

char *reg_relations_text_describe (const RegAcquaintance *person, RegSession *session);
char *reg_relations_text_topics (const RegAcquaintance *person);
const char *reg_relations_text_how (const RegRelation *relation);

G_END_DECLS
