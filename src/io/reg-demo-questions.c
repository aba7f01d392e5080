/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-demo-private.h"

#include "store/reg-questions.h"

/* What the demo shop asks its customers, and what they said. */

/* {key, text, kind, choices, purpose, benefit, elsewhere, owner, days, ago, retired} */
static gboolean
load_question (RegDemo *self, yyjson_val *object, GHashTable *questions, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUESTION);
  yyjson_val *days = yyjson_obj_get (object, "days");
  g_autoptr (RegRecord) record = NULL;
  gint64 id;

  reg_demo_go_to (self, yyjson_get_sint (yyjson_obj_get (object, "ago")), 9 * 60 + 30);
  reg_record_builder_set_text (builder, REG_QUESTION_TEXT, reg_demo_text (object, "text"));
  reg_record_builder_set_int (
      builder, REG_QUESTION_KIND,
      reg_enum_from_nick (&reg_enum_question_kind, reg_demo_text (object, "kind")));
  reg_record_builder_set_text (builder, REG_QUESTION_CHOICES, reg_demo_text (object, "choices"));
  reg_record_builder_set_text (builder, REG_QUESTION_PURPOSE, reg_demo_text (object, "purpose"));
  reg_record_builder_set_text (builder, REG_QUESTION_BENEFIT, reg_demo_text (object, "benefit"));
  reg_record_builder_set_text (builder, REG_QUESTION_ELSEWHERE,
                               reg_demo_text (object, "elsewhere"));
  reg_record_builder_set_ref (builder, REG_QUESTION_OWNER_ID,
                              reg_demo_find (self->staff, reg_demo_text (object, "owner")));
  reg_record_builder_set_int (builder, REG_QUESTION_BASIS, REG_LEGAL_BASIS_INTEREST);
  if (days)
    reg_record_builder_set_int (builder, REG_QUESTION_VALID_DAYS, yyjson_get_sint (days));
  record = reg_record_builder_end (builder);
  id = reg_question_save (self->db, record, error);
  if (!id)
    return FALSE;
  reg_demo_remember (questions, reg_demo_text (object, "key"), id);
  return TRUE;
}

/* [customer, question or topic, answer or null, days ago, staff] */
static gboolean
load_answer (RegDemo *self, yyjson_val *row, GHashTable *questions, GError **error)
{
  const char *about = yyjson_get_str (yyjson_arr_get (row, 1));
  gint64 question = reg_demo_find (questions, about);

  reg_demo_go_to (self, yyjson_get_sint (yyjson_arr_get (row, 3)), 11 * 60);
  reg_db_set_staff (self->db,
                    reg_demo_find (self->staff, yyjson_get_str (yyjson_arr_get (row, 4))));
  return reg_answer_save (
             self->db, reg_demo_find (self->parties, yyjson_get_str (yyjson_arr_get (row, 0))),
             question, question ? NULL : about, yyjson_get_str (yyjson_arr_get (row, 2)), error)
         != 0;
}

static gboolean
retire (RegDemo *self, yyjson_val *object, GHashTable *questions, GError **error)
{
  yyjson_val *retired = yyjson_obj_get (object, "retired");

  if (!retired)
    return TRUE;
  reg_demo_go_to (self, yyjson_get_sint (retired), 17 * 60);
  return reg_question_retire (self->db, reg_demo_find (questions, reg_demo_text (object, "key")),
                              TRUE, error);
}

/**
 * reg_demo_load_questions:
 * @self: the demo
 * @error: what went wrong
 *
 * Returns: whether there is something to ask and something known
 */
gboolean
reg_demo_load_questions (RegDemo *self, GError **error)
{
  g_autoptr (GHashTable) questions = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_val *row;
  size_t i, n;

  yyjson_arr_foreach (yyjson_obj_get (self->root, "questions"), i, n,
                      row) if (!load_question (self, row, questions, error)) return FALSE;
  yyjson_arr_foreach (yyjson_obj_get (self->root, "answers"), i, n,
                      row) if (!load_answer (self, row, questions, error)) return FALSE;
  yyjson_arr_foreach (yyjson_obj_get (self->root, "questions"), i, n,
                      row) if (!retire (self, row, questions, error)) return FALSE;
  return TRUE;
}
