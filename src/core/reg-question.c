/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-question.h"

#include <string.h>

#include "core/reg-date.h"
#include "core/reg-money.h"

#define FEWEST_CHOICES 2

static gboolean
is_blank (const char *text)
{
  while (*text && g_ascii_isspace (*text))
    text++;
  return !*text;
}

/**
 * reg_question_find_fault:
 * @question: a question, saved or not
 *
 * Returns: why it cannot be asked, the first reason; %REG_QUESTION_FINE when it can
 */
RegQuestionFault
reg_question_find_fault (const RegRecord *question)
{
  if (is_blank (reg_record_get_text (question, REG_QUESTION_TEXT)))
    return REG_QUESTION_WITHOUT_TEXT;
  if (is_blank (reg_record_get_text (question, REG_QUESTION_PURPOSE)))
    return REG_QUESTION_WITHOUT_PURPOSE;
  if (reg_record_get_int (question, REG_QUESTION_KIND) == REG_QUESTION_KIND_CHOICE)
    {
      g_auto (GStrv) choices = reg_question_list_choices (question);

      if (g_strv_length (choices) < FEWEST_CHOICES)
        return REG_QUESTION_WITHOUT_CHOICES;
    }
  if (!reg_record_is_null (question, REG_QUESTION_VALID_DAYS)
      && reg_record_get_int (question, REG_QUESTION_VALID_DAYS) < 1)
    return REG_QUESTION_WITHOUT_TIME;
  return REG_QUESTION_FINE;
}

/**
 * reg_question_list_choices:
 * @question: a question
 *
 * Answers to choose from stand on lines of their own or between semicolons.
 *
 * Returns: (transfer full): each of them once, without blanks around it; none for other kinds
 */
GStrv
reg_question_list_choices (const RegRecord *question)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) parts = NULL;

  if (reg_record_get_int (question, REG_QUESTION_KIND) == REG_QUESTION_KIND_CHOICE)
    parts = g_strsplit_set (reg_record_get_text (question, REG_QUESTION_CHOICES), ";\n", -1);
  for (guint i = 0; parts && parts[i]; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] && g_hash_table_add (seen, parts[i]))
        g_strv_builder_add (builder, parts[i]);
    }
  return g_strv_builder_end (builder);
}

/**
 * reg_question_accepts:
 * @question: a question
 * @value: an answer as it is kept: words; one of the choices; "yes" or "no"; a number with a point;
 *   "YYYY-MM-DD"
 *
 * Returns: whether that answers it
 */
gboolean
reg_question_accepts (const RegRecord *question, const char *value)
{
  gint64 number;

  if (!value || is_blank (value))
    return FALSE;
  switch ((RegQuestionKind)reg_record_get_int (question, REG_QUESTION_KIND))
    {
    case REG_QUESTION_KIND_CHOICE:
      {
        g_auto (GStrv) choices = reg_question_list_choices (question);

        return g_strv_contains ((const char *const *)choices, value);
      }
    case REG_QUESTION_KIND_YES_NO:
      return strcmp (value, "yes") == 0 || strcmp (value, "no") == 0;
    case REG_QUESTION_KIND_NUMBER:
      return reg_quantity_parse (value, &number, NULL);
    case REG_QUESTION_KIND_DAY:
      return reg_date_is_valid (value) && reg_date_has_year (value);
    case REG_QUESTION_KIND_WORDS:
    case REG_N_QUESTION_KINDS:
    default:
      return TRUE;
    }
}

/**
 * reg_question_is_old:
 * @question: a question
 * @answered_on: "YYYY-MM-DD", when it was answered
 * @today: "YYYY-MM-DD"
 *
 * Returns: whether the answer is older than answers to it may be believed; without such a time none is
 */
gboolean
reg_question_is_old (const RegRecord *question, const char *answered_on, const char *today)
{
  return !reg_record_is_null (question, REG_QUESTION_VALID_DAYS)
         && reg_date_days_between (answered_on, today)
                > reg_record_get_int (question, REG_QUESTION_VALID_DAYS);
}

static gboolean
is_over (const RegRecord *question, const char *today)
{
  return !reg_record_is_null (question, REG_QUESTION_USE_BY)
         && strcmp (reg_record_get_text (question, REG_QUESTION_USE_BY), today) < 0;
}

/**
 * reg_question_get_turn:
 * @question: a question
 * @answer: (nullable): the newest answer of a customer to it
 * @today: "YYYY-MM-DD"
 *
 * Returns: whether that customer is asked, and how
 */
RegTurn
reg_question_get_turn (const RegRecord *question, const RegRecord *answer, const char *today)
{
  gboolean is_old = answer
                    && reg_question_is_old (
                        question, reg_record_get_text (answer, REG_ANSWER_ANSWERED_ON), today);

  if (!reg_record_is_null (question, REG_QUESTION_RETIRED_ON) || is_over (question, today))
    return REG_TURN_RETIRED;
  if (!answer)
    return REG_TURN_ASK;
  if (reg_record_get_int (answer, REG_ANSWER_DECLINED))
    return is_old ? REG_TURN_ASK : REG_TURN_DECLINED;
  return is_old ? REG_TURN_CONFIRM : REG_TURN_KNOWN;
}

/**
 * reg_question_is_unused:
 * @question: a question
 * @made_on: "YYYY-MM-DD", since when it stands in the book
 * @last_asked_on: (nullable): "YYYY-MM-DD", when somebody last answered it, or would rather not
 * @today: "YYYY-MM-DD"
 *
 * Returns: whether it might as well be retired: its time is over, or nobody asks it
 */
gboolean
reg_question_is_unused (const RegRecord *question,
                        const char *made_on,
                        const char *last_asked_on,
                        const char *today)
{
  const char *since = last_asked_on && strcmp (last_asked_on, made_on) > 0 ? last_asked_on
                                                                           : made_on;

  if (!reg_record_is_null (question, REG_QUESTION_RETIRED_ON))
    return FALSE;
  return is_over (question, today)
         || reg_date_days_between (since, today) > REG_QUESTION_UNUSED_DAYS;
}
