/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-counter.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What the counter card says. Each function returns "" when there is nothing to say. */

char *reg_counter_text_about (const RegCounter *counter, RegSession *session);
char *reg_counter_text_last (const RegCounter *counter, RegSession *session);
char *reg_counter_text_value (const RegCounter *counter, RegSession *session);
char *reg_counter_text_groups (const RegCounter *counter);
char *reg_counter_text_open (const RegCounter *counter, RegSession *session);
char *reg_counter_text_birthday (const RegCounter *counter, RegSession *session);
char *reg_counter_text_usual (const RegCounter *counter, RegSession *session);
char *
reg_counter_text_play (const RegCounter *counter, const RegCounterPlay *play, RegSession *session);
char *reg_counter_text_answer (const RegCounterPlay *play, RegSession *session);
char *reg_counter_text_sentence (const RegCounter *counter, RegSession *session);

char *reg_counter_text_distance (const char *date, const char *today);

G_END_DECLS
