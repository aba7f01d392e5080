/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-question.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/**
 * RegQuestionUse:
 * @question: a question
 * @n_answered: customers who answered it
 * @n_old: of these, those whose answer is older than it may be believed
 * @n_declined: customers who would rather not say
 * @has_answers: whether anybody ever answered or declined
 * @last_asked_on: (nullable): when somebody last did
 * @is_unused: whether it might as well be retired
 *
 * A question of the bank and what came of it.
 */
typedef struct
{
  RegRecord *question;
  gint64 n_answered;
  gint64 n_old;
  gint64 n_declined;
  gboolean has_answers;
  char *last_asked_on;
  gboolean is_unused;
} RegQuestionUse;

void reg_question_use_free (RegQuestionUse *self);
GPtrArray *reg_questions_list (RegDb *db, GError **error);
GPtrArray *reg_questions_load (RegDb *db, GError **error);

gint64 reg_question_save (RegDb *db, RegRecord *question, GError **error);
gboolean reg_question_retire (RegDb *db, gint64 question, gboolean retired, GError **error);
gboolean reg_question_remove (RegDb *db, gint64 question, GError **error);
gboolean reg_question_move (RegDb *db, gint64 question, int steps, GError **error);

/**
 * RegKnown:
 * @question: (nullable): a question; %NULL when the customer said it of their own accord
 * @answer: (nullable): the newest answer; its topic says what it is about without a question
 * @turn: whether it is to be asked; %REG_TURN_KNOWN without a question
 * @former: (element-type RegRecord): the answers before, newest first
 *
 * What is known of one customer about one thing.
 */
typedef struct
{
  RegRecord *question;
  RegRecord *answer;
  RegTurn turn;
  GPtrArray *former;
} RegKnown;

void reg_known_free (RegKnown *self);
GPtrArray *reg_known_load (RegDb *db, gint64 party, GError **error);
GPtrArray *reg_known_list_next (GPtrArray *known, guint limit);

gint64 reg_answer_save (
    RegDb *db, gint64 party, gint64 question, const char *topic, const char *value, GError **error);

G_END_DECLS
