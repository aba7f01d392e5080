/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-enums.h"

G_BEGIN_DECLS

/* A guided choice: questions, and answers that lead to the next question or to the product that fits. */

/* Nobody answers more questions than that. */
#define REG_GUIDE_MAX_DEPTH 12

/**
 * RegGuideStep:
 * @id: its key; negative for one that is not saved yet, no two the same
 * @parent: the key of the step with the question it answers, 0 for the first question
 * @position: its place among the answers below one question; those of the same place keep their order
 * @answer: (nullable): the words that lead here, %NULL for the first question
 * @question: (nullable): what is asked here
 * @product: what fits, 0 where it goes on: a step with a product is an end
 * @quantity: how much of it, millionths; 0 when nobody said
 * @note: (nullable): why it fits
 * @is_gone: whether the product is in the bin or no longer sold
 *
 * Where an answer leads to.
 */
typedef struct
{
  gint64 id;
  gint64 parent;
  gint64 position;
  const char *answer;
  const char *question;
  gint64 product;
  gint64 quantity;
  const char *note;
  gboolean is_gone;
} RegGuideStep;

/**
 * RegGuideProblemKind:
 * @REG_GUIDE_NO_FIRST: there is no first step, or it asks nothing
 * @REG_GUIDE_MORE_FIRST: one more first question, which nobody is asked
 * @REG_GUIDE_NO_ANSWERS: a question without answers
 * @REG_GUIDE_NOWHERE: an answer that leads to neither a question nor a product
 * @REG_GUIDE_NO_WORDS: an answer without words
 * @REG_GUIDE_SAME_ANSWER: the words of an answer before it below the same question
 * @REG_GUIDE_BOTH: a question and a product; the question is not asked
 * @REG_GUIDE_UNREACHABLE: no answers lead there: its question is gone, it leads to itself, or it stands
 *   below a product
 * @REG_GUIDE_TOO_DEEP: after more than %REG_GUIDE_MAX_DEPTH answers; said once on each way
 * @REG_GUIDE_GONE: its product is in the bin or no longer sold
 */
typedef enum
{
  REG_GUIDE_NO_FIRST,
  REG_GUIDE_MORE_FIRST,
  REG_GUIDE_NO_ANSWERS,
  REG_GUIDE_NOWHERE,
  REG_GUIDE_NO_WORDS,
  REG_GUIDE_SAME_ANSWER,
  REG_GUIDE_BOTH,
  REG_GUIDE_UNREACHABLE,
  REG_GUIDE_TOO_DEEP,
  REG_GUIDE_GONE,
  REG_N_GUIDE_PROBLEMS
} RegGuideProblemKind;

extern const RegEnum reg_enum_guide_problem;

/* What is wrong, and with which step; 0 where there is none. */
typedef struct
{
  RegGuideProblemKind kind;
  gint64 step;
} RegGuideProblem;

/* Immutable and counted; any thread. */
typedef struct _RegGuideTree RegGuideTree;

RegGuideTree *reg_guide_tree_new (const RegGuideStep *steps, gsize n_steps);
RegGuideTree *reg_guide_tree_ref (RegGuideTree *self);
void reg_guide_tree_unref (RegGuideTree *self);
guint reg_guide_tree_get_n_steps (const RegGuideTree *self);
const RegGuideStep *reg_guide_tree_get_step (const RegGuideTree *self, guint index);
const RegGuideStep *reg_guide_tree_find (const RegGuideTree *self, gint64 id);
const RegGuideStep *reg_guide_tree_get_first (const RegGuideTree *self);
guint reg_guide_tree_get_n_answers (const RegGuideTree *self, const RegGuideStep *step);
const RegGuideStep *
reg_guide_tree_get_answer (const RegGuideTree *self, const RegGuideStep *step, guint n);
GPtrArray *reg_guide_tree_list_in_order (const RegGuideTree *self);
guint reg_guide_tree_count_questions (const RegGuideTree *self);
guint reg_guide_tree_count_products (const RegGuideTree *self);
gboolean reg_guide_tree_is_usable (const RegGuideTree *self);
GArray *reg_guide_tree_check (const RegGuideTree *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegGuideTree, reg_guide_tree_unref)

/* One customer's way through a guide. */
typedef struct _RegGuideWalk RegGuideWalk;

RegGuideWalk *reg_guide_walk_new (RegGuideTree *tree);
void reg_guide_walk_free (RegGuideWalk *self);
void reg_guide_walk_begin (RegGuideWalk *self);
const RegGuideStep *reg_guide_walk_get_step (const RegGuideWalk *self);
gboolean reg_guide_walk_is_at_end (const RegGuideWalk *self);
gboolean reg_guide_walk_answer (RegGuideWalk *self, guint n);
gboolean reg_guide_walk_back (RegGuideWalk *self);
GPtrArray *reg_guide_walk_list_path (const RegGuideWalk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegGuideWalk, reg_guide_walk_free)

G_END_DECLS
