/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "core/reg-uid.h"
#include "store/reg-questions.h"

/* The verb for the questions that customers are asked, what each is for, and what came of it. */

typedef struct
{
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;
} Job;

static void
add_text (
    yyjson_mut_doc *doc, yyjson_mut_val *row, const char *key, const RegRecord *question, int field)
{
  if (!reg_record_is_null (question, field))
    yyjson_mut_obj_add_strcpy (doc, row, key, reg_record_get_text (question, field));
}

static void
add_question (Job *job, const RegQuestionUse *use)
{
  yyjson_mut_val *row = yyjson_mut_arr_add_obj (job->doc, job->root);
  const RegRecord *question = use->question;

  g_autofree char *uid = reg_uid_to_string (reg_record_get_uid (question));

  yyjson_mut_obj_add_strcpy (job->doc, row, "uid", uid);
  add_text (job->doc, row, "question", question, REG_QUESTION_TEXT);
  add_text (job->doc, row, "purpose", question, REG_QUESTION_PURPOSE);
  add_text (job->doc, row, "benefit", question, REG_QUESTION_BENEFIT);
  add_text (job->doc, row, "elsewhere", question, REG_QUESTION_ELSEWHERE);
  add_text (job->doc, row, "use_by", question, REG_QUESTION_USE_BY);
  add_text (job->doc, row, "retired_on", question, REG_QUESTION_RETIRED_ON);
  if (!reg_record_is_null (question, REG_QUESTION_VALID_DAYS))
    yyjson_mut_obj_add_sint (job->doc, row, "valid_days",
                             reg_record_get_int (question, REG_QUESTION_VALID_DAYS));
  yyjson_mut_obj_add_sint (job->doc, row, "answered", use->n_answered);
  yyjson_mut_obj_add_sint (job->doc, row, "to_confirm", use->n_old);
  yyjson_mut_obj_add_sint (job->doc, row, "declined", use->n_declined);
  yyjson_mut_obj_add_bool (job->doc, row, "unused", use->is_unused);
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) uses = reg_questions_load (db, error);

  for (guint i = 0; uses && i < uses->len; i++)
    add_question (job, uses->pdata[i]);
  return uses != NULL;
}

/**
 * reg_tool_questions:
 *
 * The verb "questions".
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_questions (RegTool *tool, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = { { NULL } };
  Job job = { 0 };
  gboolean ok;

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 0, 0, "questions", error))
    return REG_TOOL_FAILED;
  job.doc = yyjson_mut_doc_new (NULL);
  job.root = yyjson_mut_arr (job.doc);
  yyjson_mut_doc_set_root (job.doc, job.root);
  ok = reg_tool_read (tool, list_job, &job, error);
  if (ok)
    reg_tool_print (tool, job.doc);
  yyjson_mut_doc_free (job.doc);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}
