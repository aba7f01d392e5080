/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-record.h"

G_BEGIN_DECLS

/* The rules about asking customers. A question has a purpose, is asked once, and its answer is
 * believed for a time; then it is shown and confirmed, not asked anew. Whoever would rather not say
 * is left alone for that same time. */

/* A question that nobody put to anybody for so long is of no use. */
#define REG_QUESTION_UNUSED_DAYS 180

/* What is to be done about a question and one customer. */
typedef enum
{
  REG_TURN_ASK,     /* never answered */
  REG_TURN_CONFIRM, /* answered, but longer ago than the answer may be believed */
  REG_TURN_KNOWN,
  REG_TURN_DECLINED,
  REG_TURN_RETIRED, /* not asked any more, whatever was answered */
} RegTurn;

/* Why a question cannot be asked. */
typedef enum
{
  REG_QUESTION_FINE,
  REG_QUESTION_WITHOUT_TEXT,
  REG_QUESTION_WITHOUT_PURPOSE,
  REG_QUESTION_WITHOUT_CHOICES,
  REG_QUESTION_WITHOUT_TIME, /* an answer has to be right for a day at least */
} RegQuestionFault;

RegQuestionFault reg_question_find_fault (const RegRecord *question);
GStrv reg_question_list_choices (const RegRecord *question);
gboolean reg_question_accepts (const RegRecord *question, const char *value);

gboolean
reg_question_is_old (const RegRecord *question, const char *answered_on, const char *today);
RegTurn
reg_question_get_turn (const RegRecord *question, const RegRecord *answer, const char *today);
gboolean reg_question_is_unused (const RegRecord *question,
                                 const char *made_on,
                                 const char *last_asked_on,
                                 const char *today);

G_END_DECLS
