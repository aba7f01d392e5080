/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-questions.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

char *reg_answer_text_format (RegSession *session, RegQuestionKind kind, const char *value);
char *reg_answer_text_month (RegSession *session, const char *date);
char *reg_answer_text_said (RegSession *session, const char *date);
const char *reg_answer_text_get_title (const RegKnown *known);
char *reg_answer_text_describe (RegSession *session, const RegKnown *known);

G_END_DECLS
