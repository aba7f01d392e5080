/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-answer-text.h"

#include <glib/gi18n.h>

#include "core/reg-date.h"
#include "core/reg-money-format.h"

/**
 * reg_answer_text_format:
 * @value: an answer as it is kept
 *
 * Returns: (transfer full): the answer as people read it: "Yes", "1,5", "3 Nov"
 */
char *
reg_answer_text_format (RegSession *session, RegQuestionKind kind, const char *value)
{
  g_autofree char *number = NULL;

  switch (kind)
    {
    case REG_QUESTION_KIND_YES_NO:
      if (g_strcmp0 (value, "yes") == 0)
        return g_strdup (_ ("Yes"));
      return g_strdup (g_strcmp0 (value, "no") == 0 ? _ ("No") : value);
    case REG_QUESTION_KIND_DAY:
      return reg_date_is_valid (value) ? reg_session_format_date (session, value)
                                       : g_strdup (value);
    case REG_QUESTION_KIND_NUMBER:
      return reg_number_style_group (reg_session_get_number_style (session), value);
    case REG_QUESTION_KIND_WORDS:
    case REG_QUESTION_KIND_CHOICE:
    case REG_N_QUESTION_KINDS:
    default:
      return g_strdup (value);
    }
}

/**
 * reg_answer_text_month:
 * @date: "YYYY-MM-DD"
 *
 * Returns: (transfer full): how long ago that is, as roughly as it matters: "today", "March 2025"
 */
char *
reg_answer_text_month (RegSession *session, const char *date)
{
  g_autofree char *today = reg_session_dup_today (session);

  if (g_strcmp0 (date, today) == 0)
    return g_strdup (_ ("today"));
  /* Translators: a month and its year as in "in March 2025", see the manual of strftime */
  return reg_date_format (date, C_ ("age", "%B %Y"));
}

/**
 * reg_answer_text_said:
 * @date: "YYYY-MM-DD"
 *
 * Returns: (transfer full): "said in March 2025"
 */
char *
reg_answer_text_said (RegSession *session, const char *date)
{
  g_autofree char *today = reg_session_dup_today (session);
  g_autofree char *month = NULL;

  if (g_strcmp0 (date, today) == 0)
    return g_strdup (_ ("said today"));
  month = reg_answer_text_month (session, date);
  /* Translators: when a customer said something; %s is a month with its year */
  return g_strdup_printf (_ ("said in %s"), month);
}

/**
 * reg_answer_text_get_title:
 *
 * Returns: (transfer none): what it is about: the question, or the words of who wrote it down
 */
const char *
reg_answer_text_get_title (const RegKnown *known)
{
  return known->question != NULL ? reg_record_get_text (known->question, REG_QUESTION_TEXT)
                                 : reg_record_get_text (known->answer, REG_ANSWER_TOPIC);
}

/**
 * reg_answer_text_describe:
 * @known: something that was answered
 *
 * Returns: (transfer full): the newest answer
 */
char *
reg_answer_text_describe (RegSession *session, const RegKnown *known)
{
  RegQuestionKind kind = known->question != NULL
                             ? reg_record_get_int (known->question, REG_QUESTION_KIND)
                             : REG_QUESTION_KIND_WORDS;

  if (reg_record_get_int (known->answer, REG_ANSWER_DECLINED))
    return g_strdup (_ ("Would rather not say"));
  return reg_answer_text_format (session, kind,
                                 reg_record_get_text (known->answer, REG_ANSWER_VALUE));
}
