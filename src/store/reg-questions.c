/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-questions.h"

#include <string.h>

#include "core/reg-date.h"
#include "core/reg-fold.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* Questions without a place stand behind those that have one, in the order they were made. */
#define IN_ORDER " ORDER BY x.position NULLS LAST, x.id"

/* --- the bank ----------------------------------------------------------------------------- */

/**
 * reg_question_use_free:
 * @self: (transfer full): a question and what came of it
 */
void
reg_question_use_free (RegQuestionUse *self)
{
  g_clear_pointer (&self->question, reg_record_unref);
  g_free (self->last_asked_on);
  g_free (self);
}

/**
 * reg_questions_list:
 * @db: a connection
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegRecord) (nullable): the bank, in its order, retired
 *   questions too; without a look at the answers
 */
GPtrArray *
reg_questions_list (RegDb *db, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_QUESTION);
  g_autofree char *columns = reg_db_select_columns (info, "x");
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM question x WHERE x.deleted_at IS NULL" IN_ORDER, columns);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, NULL);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_ptr_array_add (list, reg_db_read_record (each, info));
  if (!local)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Of each customer only the newest answer counts; max() takes the other columns from its row. All
 * questions in one walk along the customers, which needs no sorting. */
#define COUNT_SQL                                                                                  \
  "WITH cut AS MATERIALIZED (SELECT id, date (?1, '-' || valid_days || ' days') AS day"            \
  "  FROM question),"                                                                              \
  " newest AS (SELECT a.question_id, a.answered_on, coalesce (a.declined, 0) AS declined,"         \
  "  max (a.answered_on || printf ('%019d', a.id))"                                                \
  "  FROM answer a INDEXED BY answer_by_party JOIN party p ON p.id = a.party_id"                   \
  "  WHERE a.question_id IS NOT NULL AND a.deleted_at IS NULL AND p.deleted_at IS NULL"            \
  "  GROUP BY a.party_id, a.question_id)"                                                          \
  " SELECT n.question_id, count (*) FILTER (WHERE NOT n.declined),"                                \
  " count (*) FILTER (WHERE NOT n.declined AND n.answered_on < cut.day),"                          \
  " count (*) FILTER (WHERE n.declined), max (n.answered_on)"                                      \
  " FROM newest n JOIN cut ON cut.id = n.question_id GROUP BY n.question_id"

static RegQuestionUse *
find_use (GPtrArray *uses, gint64 question)
{
  for (guint i = 0; i < uses->len; i++)
    {
      RegQuestionUse *use = uses->pdata[i];

      if (reg_record_get_id (use->question) == question)
        return use;
    }
  return NULL;
}

static gboolean
count_answers (RegDb *db, GPtrArray *uses, const char *today, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (db, COUNT_SQL, "t", today);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegQuestionUse *use = find_use (uses, reg_statement_int (each, 0));

      if (!use)
        continue;
      use->n_answered = reg_statement_int (each, 1);
      use->n_old = reg_statement_int (each, 2);
      use->n_declined = reg_statement_int (each, 3);
      use->last_asked_on = reg_statement_dup (each, 4);
    }
  for (guint i = 0; !local && i < uses->len; i++)
    {
      RegQuestionUse *use = uses->pdata[i];

      use->has_answers = reg_db_query_int (
          db, 0, &local, "SELECT EXISTS (SELECT 1 FROM answer WHERE question_id = ?)", "i",
          reg_record_get_id (use->question));
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_questions_load:
 * @db: a connection
 * @error: what went wrong
 *
 * Reads every answer there is once, so not for the main thread nor for each keystroke.
 *
 * Returns: (transfer full) (element-type RegQuestionUse) (nullable): the bank, in its order, retired
 *   questions too
 */
GPtrArray *
reg_questions_load (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) questions = reg_questions_list (db, error);
  g_autoptr (GPtrArray)
      uses = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_question_use_free);
  g_autofree char *today = reg_db_today (db);

  if (!questions)
    return NULL;
  for (guint i = 0; i < questions->len; i++)
    {
      RegQuestionUse *use = g_new0 (RegQuestionUse, 1);

      use->question = reg_record_ref (questions->pdata[i]);
      g_ptr_array_add (uses, use);
    }
  if (!count_answers (db, uses, today, error))
    return NULL;
  for (guint i = 0; i < uses->len; i++)
    {
      RegQuestionUse *use = uses->pdata[i];
      char made_on[REG_DATE_SIZE] = "";

      reg_date_from_instant (reg_record_get_created_at (use->question), db->time_zone, made_on);
      use->is_unused = reg_question_is_unused (use->question, made_on, use->last_asked_on, today);
    }
  return g_steal_pointer (&uses);
}

/**
 * reg_question_save:
 * @db: a connection in a write job
 * @question: a question; without an id a new one
 * @error: %REG_STORE_ERROR_INVALID when it cannot be asked
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_question_save (RegDb *db, RegRecord *question, GError **error)
{
  static const char *const faults[] = {
    [REG_QUESTION_WITHOUT_TEXT] = "text: there is none",
    [REG_QUESTION_WITHOUT_PURPOSE] = "purpose: nothing is done with the answers",
    [REG_QUESTION_WITHOUT_CHOICES] = "choices: there are fewer than two",
    [REG_QUESTION_WITHOUT_TIME] = "valid_days: less than one",
  };
  RegQuestionFault fault = reg_question_find_fault (question);

  if (fault == REG_QUESTION_FINE)
    return reg_command_create (db, reg_record_builder_new_from (question), error);
  reg_command_fail (error, REG_STORE_ERROR_INVALID, "question: %s", faults[fault]);
  return 0;
}

/**
 * reg_question_retire:
 * @db: a connection in a write job
 * @question: a question
 * @retired: whether it is not asked any more; its answers stay in either case
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * A question whose time is over and that is brought back has no end any more.
 *
 * Returns: whether it is done
 */
gboolean
reg_question_retire (RegDb *db, gint64 question, gboolean retired, GError **error)
{
  RegRecordBuilder *builder = reg_command_edit (db, REG_ENTITY_QUESTION, question, error);
  g_autofree char *today = reg_db_today (db);
  const RegValue *use_by;

  if (!builder)
    return FALSE;
  reg_record_builder_set_text (builder, REG_QUESTION_RETIRED_ON, retired ? today : NULL);
  use_by = reg_record_builder_get_value (builder, REG_QUESTION_USE_BY);
  if (!retired && use_by->type == REG_VALUE_TEXT && strcmp (use_by->text, today) < 0)
    reg_record_builder_set_null (builder, REG_QUESTION_USE_BY);
  return reg_command_save (db, builder, error);
}

/**
 * reg_question_remove:
 * @db: a connection in a write job
 * @question: a question
 * @error: %REG_STORE_ERROR_CONFLICT when somebody answered it
 *
 * Returns: whether it is gone
 */
gboolean
reg_question_remove (RegDb *db, gint64 question, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 n = reg_db_query_int (db, 0, &local,
                               "SELECT EXISTS (SELECT 1 FROM answer WHERE question_id = ?1)"
                               " OR EXISTS (SELECT 1 FROM play WHERE question_id = ?1)",
                               "i", question);

  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (n)
    return reg_command_fail (error, REG_STORE_ERROR_CONFLICT,
                             "question %" G_GINT64_FORMAT " has answers", question);
  return reg_db_remove (db, REG_ENTITY_QUESTION, question, error);
}

static gboolean
is_retired (const RegRecord *question)
{
  return !reg_record_is_null (question, REG_QUESTION_RETIRED_ON);
}

/* The place it has after that many steps among those that are asked, or among those that are not. */
static gboolean
move_in_list (GPtrArray *questions, gint64 question, int steps)
{
  guint from;

  for (from = 0; from < questions->len; from++)
    if (reg_record_get_id (questions->pdata[from]) == question)
      break;
  if (from == questions->len)
    return FALSE;
  for (int left = ABS (steps); left > 0; left--)
    {
      int to = (int)from;
      gpointer moved;

      do
        to += steps < 0 ? -1 : 1;
      while (to >= 0 && to < (int)questions->len
             && is_retired (questions->pdata[to]) != is_retired (questions->pdata[from]));
      if (to < 0 || to >= (int)questions->len)
        break;
      moved = questions->pdata[from];
      questions->pdata[from] = questions->pdata[to];
      questions->pdata[to] = moved;
      from = (guint)to;
    }
  return TRUE;
}

/**
 * reg_question_move:
 * @db: a connection in a write job
 * @question: a question
 * @steps: how many places further down, up when negative; not beyond the ends
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: whether it stands there now
 */
gboolean
reg_question_move (RegDb *db, gint64 question, int steps, GError **error)
{
  g_autoptr (GPtrArray) questions = reg_questions_list (db, error);

  if (!questions)
    return FALSE;
  if (!move_in_list (questions, question, steps))
    return reg_command_fail (error, REG_STORE_ERROR_NOT_FOUND,
                             "question %" G_GINT64_FORMAT ": there is none", question);
  for (guint i = 0; i < questions->len; i++)
    {
      RegRecordBuilder *builder;

      if (!reg_record_is_null (questions->pdata[i], REG_QUESTION_POSITION)
          && reg_record_get_int (questions->pdata[i], REG_QUESTION_POSITION) == (gint64)i + 1)
        continue;
      builder = reg_record_builder_new_from (questions->pdata[i]);
      reg_record_builder_set_int (builder, REG_QUESTION_POSITION, (gint64)i + 1);
      if (!reg_command_save (db, builder, error))
        return FALSE;
    }
  return TRUE;
}

/* --- one customer ------------------------------------------------------------------------- */

/**
 * reg_known_free:
 * @self: (transfer full): what is known about one thing
 */
void
reg_known_free (RegKnown *self)
{
  g_clear_pointer (&self->question, reg_record_unref);
  g_clear_pointer (&self->answer, reg_record_unref);
  g_ptr_array_unref (self->former);
  g_free (self);
}

static RegKnown *
known_new (RegRecord *question, RegTurn turn)
{
  RegKnown *known = g_new0 (RegKnown, 1);

  known->question = question ? reg_record_ref (question) : NULL;
  known->turn = turn;
  known->former = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  return known;
}

static gboolean
is_about (const RegKnown *known, const RegRecord *answer)
{
  gint64 question = reg_record_get_int (answer, REG_ANSWER_QUESTION_ID);
  g_autofree char *topic = NULL;
  g_autofree char *other = NULL;

  if (known->question || question)
    return known->question && reg_record_get_id (known->question) == question;
  topic = reg_fold (reg_record_get_text (known->answer, REG_ANSWER_TOPIC));
  other = reg_fold (reg_record_get_text (answer, REG_ANSWER_TOPIC));
  return strcmp (topic, other) == 0;
}

/* Answers come newest first. */
static void
take_answer (GPtrArray *known, RegRecord *answer)
{
  RegKnown *own = NULL;

  for (guint i = 0; i < known->len && !own; i++)
    if (is_about (known->pdata[i], answer))
      own = known->pdata[i];
  if (!own)
    {
      /* Of a question that is gone nothing can be said. */
      if (!reg_record_is_null (answer, REG_ANSWER_QUESTION_ID))
        return;
      own = known_new (NULL, REG_TURN_KNOWN);
      g_ptr_array_add (known, own);
    }
  if (!own->answer)
    own->answer = reg_record_ref (answer);
  else
    g_ptr_array_add (own->former, reg_record_ref (answer));
}

static gboolean
take_answers (RegDb *db, gint64 party, GPtrArray *known, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_ANSWER);
  g_autofree char *columns = reg_db_select_columns (info, "x");
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM answer x WHERE x.party_id = ? AND x.deleted_at IS NULL"
      " ORDER BY x.answered_on DESC, x.id DESC",
      columns);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "i", party);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      g_autoptr (RegRecord) answer = reg_db_read_record (each, info);

      take_answer (known, answer);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_known_load:
 * @db: a connection
 * @party: a customer
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegKnown) (nullable): every question of the bank in its
 *   order, then what the customer said of their own accord, the newest first
 */
GPtrArray *
reg_known_load (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (GPtrArray) questions = reg_questions_list (db, error);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_known_free);
  g_autofree char *today = reg_db_today (db);

  if (!questions)
    return NULL;
  for (guint i = 0; i < questions->len; i++)
    g_ptr_array_add (known, known_new (questions->pdata[i], REG_TURN_ASK));
  if (!take_answers (db, party, known, error))
    return NULL;
  for (guint i = 0; i < known->len; i++)
    {
      RegKnown *one = known->pdata[i];

      if (one->question)
        one->turn = reg_question_get_turn (one->question, one->answer, today);
    }
  return g_steal_pointer (&known);
}

/* What could be looked up is asked last, and so is what the customer has nothing of. */
static int
rank (const RegKnown *known)
{
  if (!reg_record_is_null (known->question, REG_QUESTION_ELSEWHERE))
    return 2;
  return reg_record_is_null (known->question, REG_QUESTION_BENEFIT) ? 1 : 0;
}

/**
 * reg_known_list_next:
 * @known: (element-type RegKnown): what is known of a customer
 * @limit: how many at most
 *
 * What is worth asking next: first what makes us more useful to the customer, in the order of the bank.
 *
 * Returns: (transfer container) (element-type RegKnown): questions to ask or to confirm
 */
GPtrArray *
reg_known_list_next (GPtrArray *known, guint limit)
{
  GPtrArray *next = g_ptr_array_new ();

  for (int wanted = 0; wanted <= 2; wanted++)
    for (guint i = 0; i < known->len && next->len < limit; i++)
      {
        RegKnown *one = known->pdata[i];

        if (one->question && (one->turn == REG_TURN_ASK || one->turn == REG_TURN_CONFIRM)
            && rank (one) == wanted)
          g_ptr_array_add (next, one);
      }
  return next;
}

static gboolean
check_answer (RegDb *db, gint64 question, const char *topic, const char *value, GError **error)
{
  g_autoptr (RegRecord) record = NULL;

  if (!question)
    return (topic && *topic && value && *value)
           || reg_command_fail (error, REG_STORE_ERROR_INVALID,
                                "answer: neither a question nor a topic with words");
  record = reg_db_load (db, REG_ENTITY_QUESTION, question, error);
  if (!record)
    return FALSE;
  return !value || reg_question_accepts (record, value)
         || reg_command_fail (error, REG_STORE_ERROR_INVALID,
                              "answer: value: “%s” does not answer question %" G_GINT64_FORMAT,
                              value, question);
}

/**
 * reg_answer_save:
 * @db: a connection in a write job
 * @party: a customer
 * @question: a question, 0 for what they said of their own accord
 * @topic: (nullable): without a question: what it is about
 * @value: (nullable): what they said, see reg_question_accepts(); %NULL when they would rather not
 * @error: %REG_STORE_ERROR_INVALID
 *
 * Writes down an answer, today, by whoever is working. The one before stays as it is.
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_answer_save (
    RegDb *db, gint64 party, gint64 question, const char *topic, const char *value, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  RegRecordBuilder *builder;

  if (!check_answer (db, question, topic, value, error))
    return 0;
  builder = reg_record_builder_new (REG_ENTITY_ANSWER);
  reg_record_builder_set_ref (builder, REG_ANSWER_PARTY_ID, party);
  reg_record_builder_set_ref (builder, REG_ANSWER_QUESTION_ID, question);
  reg_record_builder_set_text (builder, REG_ANSWER_TOPIC, question ? NULL : topic);
  reg_record_builder_set_text (builder, REG_ANSWER_VALUE, value);
  if (!value)
    reg_record_builder_set_int (builder, REG_ANSWER_DECLINED, TRUE);
  reg_record_builder_set_text (builder, REG_ANSWER_ANSWERED_ON, today);
  reg_record_builder_set_ref (builder, REG_ANSWER_STAFF_ID, reg_db_get_staff (db));
  return reg_command_create (db, builder, error);
}
