/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-guide.h"

#include <glib/gi18n-lib.h>

#include "core/reg-fold.h"

struct _RegGuideTree
{
  guint n_steps;
  RegGuideStep *steps;
  GStringChunk *words; /* of the steps */
  GHashTable *by_id;   /* address of an id → index + 1; of two with one id the first */
  guint *slots;        /* of each step: index of its parent, else one of the two below */
  guint *first;        /* where in @sorted what stands in a slot begins */
  guint *sorted;       /* indices, by slot and place */
  guint *order;        /* indices of what hangs on a first question, parents before answers */
  guint n_order;
  guint *depth;      /* how many answers lead to each of them */
  guint8 *is_seen;   /* answers lead there from one of the first questions */
  guint8 *is_walked; /* from the one that is asked */
};

/* Where those stand who have no parent, and those whose parent is not there. */
#define SLOT_FIRST(self) ((self)->n_steps)
#define SLOT_LOST(self) ((self)->n_steps + 1)

struct _RegGuideWalk
{
  RegGuideTree *tree;
  GPtrArray *path; /* of const RegGuideStep: from the first question to where it stands */
};

static const RegEnumValue problem_values[] = {
  [REG_GUIDE_NO_FIRST] = { "no-first", N_ ("The first question is missing") },
  [REG_GUIDE_MORE_FIRST] = { "more-first", N_ ("There is another first question") },
  [REG_GUIDE_NO_ANSWERS] = { "no-answers", N_ ("The question has no answers") },
  [REG_GUIDE_NOWHERE] = { "nowhere", N_ ("The answer leads to no question and no product") },
  [REG_GUIDE_NO_WORDS] = { "no-words", N_ ("The answer has no words") },
  [REG_GUIDE_SAME_ANSWER] = { "same-answer", N_ ("The same answer is there twice") },
  [REG_GUIDE_BOTH] = { "both", N_ ("The question is never asked, because a product fits already") },
  [REG_GUIDE_UNREACHABLE] = { "unreachable", N_ ("No answers lead here") },
  [REG_GUIDE_TOO_DEEP] = { "too-deep", N_ ("Too many questions before a product") },
  [REG_GUIDE_GONE] = { "gone", N_ ("The product is deleted or no longer sold") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (problem_values) == REG_N_GUIDE_PROBLEMS);

const RegEnum reg_enum_guide_problem = { "guide_problem", problem_values, REG_N_GUIDE_PROBLEMS };

/* --- the tree ----------------------------------------------------------------------------- */

static gboolean
is_blank (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text ? text : ""));

  return *bare == '\0';
}

static const char *
keep (GStringChunk *words, const char *text)
{
  return text ? g_string_chunk_insert (words, text) : NULL;
}

static void
take_steps (RegGuideTree *self, const RegGuideStep *steps)
{
  for (guint i = 0; i < self->n_steps; i++)
    {
      RegGuideStep *step = &self->steps[i];

      *step = steps[i];
      step->answer = keep (self->words, step->answer);
      step->question = keep (self->words, step->question);
      step->note = keep (self->words, step->note);
      if (step->id && !g_hash_table_contains (self->by_id, &step->id))
        g_hash_table_insert (self->by_id, &step->id, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < self->n_steps; i++)
    {
      gint64 parent = self->steps[i].parent;
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &parent));

      self->slots[i] = !parent ? SLOT_FIRST (self) : index ? index - 1 : SLOT_LOST (self);
    }
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const RegGuideTree *self = data;
  guint left = *(const guint *)a, right = *(const guint *)b;

  if (self->slots[left] != self->slots[right])
    return self->slots[left] < self->slots[right] ? -1 : 1;
  if (self->steps[left].position != self->steps[right].position)
    return self->steps[left].position < self->steps[right].position ? -1 : 1;
  return left < right ? -1 : left > right;
}

static void
sort_steps (RegGuideTree *self)
{
  for (guint i = 0; i < self->n_steps; i++)
    {
      self->sorted[i] = i;
      self->first[self->slots[i] + 1]++;
    }
  for (guint slot = 0; slot <= SLOT_LOST (self); slot++)
    self->first[slot + 1] += self->first[slot];
  g_sort_array (self->sorted, self->n_steps, sizeof (guint), compare_places, self);
}

/* From the first questions on, so that a circle, which hangs on none, is never entered. */
static void
walk_all (RegGuideTree *self)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  guint slot = SLOT_FIRST (self);
  guint asked = self->sorted[self->first[slot]];

  for (;;)
    {
      for (guint k = self->first[slot + 1]; k > self->first[slot]; k--)
        g_array_append_val (stack, self->sorted[k - 1]);
      if (stack->len == 0)
        return;
      slot = g_array_index (stack, guint, stack->len - 1);
      g_array_set_size (stack, stack->len - 1);
      self->order[self->n_order++] = slot;
      if (self->slots[slot] == SLOT_FIRST (self))
        {
          self->is_seen[slot] = TRUE;
          self->is_walked[slot] = slot == asked;
        }
      else
        {
          guint parent = self->slots[slot];
          gboolean goes_on = self->steps[parent].product == 0;

          self->depth[slot] = self->depth[parent] + 1;
          self->is_seen[slot] = self->is_seen[parent] && goes_on;
          self->is_walked[slot] = self->is_walked[parent] && goes_on;
        }
    }
}

/**
 * reg_guide_tree_new:
 * @steps: (array length=n_steps): all steps of a guide, whatever is wrong with them
 * @n_steps: how many
 *
 * Returns: (transfer full): the questions and answers as they hang together; copies of all words
 */
RegGuideTree *
reg_guide_tree_new (const RegGuideStep *steps, gsize n_steps)
{
  RegGuideTree *self = g_atomic_rc_box_new0 (RegGuideTree);

  self->n_steps = (guint)n_steps;
  self->steps = g_new0 (RegGuideStep, n_steps + 1);
  self->words = g_string_chunk_new (1024);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->slots = g_new0 (guint, n_steps + 1);
  self->first = g_new0 (guint, n_steps + 3);
  self->sorted = g_new0 (guint, n_steps + 1);
  self->order = g_new0 (guint, n_steps + 1);
  self->depth = g_new0 (guint, n_steps + 1);
  self->is_seen = g_new0 (guint8, n_steps + 1);
  self->is_walked = g_new0 (guint8, n_steps + 1);
  take_steps (self, steps);
  sort_steps (self);
  walk_all (self);
  return self;
}

/**
 * reg_guide_tree_ref:
 * @self: a guide
 *
 * Returns: (transfer full): the same
 */
RegGuideTree *
reg_guide_tree_ref (RegGuideTree *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_tree (gpointer data)
{
  RegGuideTree *self = data;

  g_hash_table_unref (self->by_id);
  g_string_chunk_free (self->words);
  g_free (self->steps);
  g_free (self->slots);
  g_free (self->first);
  g_free (self->sorted);
  g_free (self->order);
  g_free (self->depth);
  g_free (self->is_seen);
  g_free (self->is_walked);
}

/**
 * reg_guide_tree_unref:
 * @self: (transfer full): a guide
 */
void
reg_guide_tree_unref (RegGuideTree *self)
{
  g_atomic_rc_box_release_full (self, clear_tree);
}

/**
 * reg_guide_tree_get_n_steps:
 * @self: a guide
 *
 * Returns: how many steps it has, also those nothing leads to
 */
guint
reg_guide_tree_get_n_steps (const RegGuideTree *self)
{
  return self->n_steps;
}

/**
 * reg_guide_tree_get_step:
 * @self: a guide
 * @index: less than reg_guide_tree_get_n_steps()
 *
 * Returns: (transfer none): that step, in the order in which they were given
 */
const RegGuideStep *
reg_guide_tree_get_step (const RegGuideTree *self, guint index)
{
  g_return_val_if_fail (index < self->n_steps, NULL);
  return &self->steps[index];
}

/**
 * reg_guide_tree_find:
 * @self: a guide
 * @id: the key of a step
 *
 * Returns: (transfer none) (nullable): the step
 */
const RegGuideStep *
reg_guide_tree_find (const RegGuideTree *self, gint64 id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id));

  return index ? &self->steps[index - 1] : NULL;
}

static guint
count_in_slot (const RegGuideTree *self, guint slot)
{
  return self->first[slot + 1] - self->first[slot];
}

static guint
get_index (const RegGuideTree *self, const RegGuideStep *step)
{
  return (guint)(step - self->steps);
}

/**
 * reg_guide_tree_get_first:
 * @self: a guide
 *
 * Returns: (transfer none) (nullable): the step that is begun with
 */
const RegGuideStep *
reg_guide_tree_get_first (const RegGuideTree *self)
{
  guint slot = SLOT_FIRST (self);

  return count_in_slot (self, slot) ? &self->steps[self->sorted[self->first[slot]]] : NULL;
}

/**
 * reg_guide_tree_get_n_answers:
 * @self: a guide
 * @step: one of its steps
 *
 * Returns: how many answers its question has; none where a product is
 */
guint
reg_guide_tree_get_n_answers (const RegGuideTree *self, const RegGuideStep *step)
{
  return step->product ? 0 : count_in_slot (self, get_index (self, step));
}

/**
 * reg_guide_tree_get_answer:
 * @self: a guide
 * @step: one of its steps
 * @n: which answer, from 0
 *
 * Returns: (transfer none) (nullable): where it leads, with its words; %NULL when there are not so many
 */
const RegGuideStep *
reg_guide_tree_get_answer (const RegGuideTree *self, const RegGuideStep *step, guint n)
{
  if (n >= reg_guide_tree_get_n_answers (self, step))
    return NULL;
  return &self->steps[self->sorted[self->first[get_index (self, step)] + n]];
}

/**
 * reg_guide_tree_list_in_order:
 * @self: a guide
 *
 * What hangs on no first question is left out, as a circle is; what stands below a product is not.
 *
 * Returns: (transfer container) (element-type RegGuideStep): its steps, each before its answers, the
 *   answers by their places
 */
GPtrArray *
reg_guide_tree_list_in_order (const RegGuideTree *self)
{
  GPtrArray *steps = g_ptr_array_sized_new (self->n_order);

  for (guint i = 0; i < self->n_order; i++)
    g_ptr_array_add (steps, &self->steps[self->order[i]]);
  return steps;
}

/**
 * reg_guide_tree_count_questions:
 * @self: a guide
 *
 * Returns: how many questions can be asked
 */
guint
reg_guide_tree_count_questions (const RegGuideTree *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_steps; i++)
    n += self->is_walked[i] && !self->steps[i].product && !is_blank (self->steps[i].question);
  return n;
}

/**
 * reg_guide_tree_count_products:
 * @self: a guide
 *
 * Returns: how many products it can lead to, each once; those that are gone do not count
 */
guint
reg_guide_tree_count_products (const RegGuideTree *self)
{
  g_autoptr (GHashTable) products = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->n_steps; i++)
    if (self->is_walked[i] && self->steps[i].product && !self->steps[i].is_gone)
      g_hash_table_add (products, &self->steps[i].product);
  return g_hash_table_size (products);
}

/**
 * reg_guide_tree_is_usable:
 * @self: a guide
 *
 * One bad branch does not take the others away from those who sell.
 *
 * Returns: whether a customer can be asked and come to a product, whatever else is wrong with it
 */
gboolean
reg_guide_tree_is_usable (const RegGuideTree *self)
{
  return reg_guide_tree_count_questions (self) > 0 && reg_guide_tree_count_products (self) > 0;
}

/* --- what is wrong ------------------------------------------------------------------------ */

static void
add_problem (GArray *problems, RegGuideProblemKind kind, gint64 step)
{
  RegGuideProblem problem = { kind, step };

  g_array_append_val (problems, problem);
}

static void
check_answers (const RegGuideTree *self, guint index, GArray *problems)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint k = self->first[index]; k < self->first[index + 1]; k++)
    {
      const RegGuideStep *step = &self->steps[self->sorted[k]];
      g_autofree char *bare = g_strstrip (g_strdup (step->answer ? step->answer : ""));
      g_autofree char *folded = reg_fold (bare);

      if (*bare == '\0')
        add_problem (problems, REG_GUIDE_NO_WORDS, step->id);
      else if (!g_hash_table_add (seen,
                                  *folded ? g_steal_pointer (&folded) : g_steal_pointer (&bare)))
        add_problem (problems, REG_GUIDE_SAME_ANSWER, step->id);
    }
}

static void
check_step (const RegGuideTree *self, guint index, GArray *problems)
{
  const RegGuideStep *step = &self->steps[index];
  gboolean is_first = self->slots[index] == SLOT_FIRST (self);
  gboolean asks = !is_blank (step->question);

  if (is_first && !self->is_walked[index])
    add_problem (problems, REG_GUIDE_MORE_FIRST, step->id);
  else if (is_first && (step->product || !asks))
    add_problem (problems, REG_GUIDE_NO_FIRST, step->id);
  else if (!step->product && !asks)
    add_problem (problems, REG_GUIDE_NOWHERE, step->id);
  if (step->product && asks)
    add_problem (problems, REG_GUIDE_BOTH, step->id);
  if (step->product && step->is_gone)
    add_problem (problems, REG_GUIDE_GONE, step->id);
  if (self->depth[index] == REG_GUIDE_MAX_DEPTH + 1)
    add_problem (problems, REG_GUIDE_TOO_DEEP, step->id);
  if (step->product)
    return;
  if (asks && count_in_slot (self, index) == 0)
    add_problem (problems, REG_GUIDE_NO_ANSWERS, step->id);
  check_answers (self, index, problems);
}

/**
 * reg_guide_tree_check:
 * @self: a guide
 *
 * For its author. A step can have more than one problem.
 *
 * Returns: (transfer full) (element-type RegGuideProblem): what is wrong, in the order in which the guide
 *   is read; what nothing leads to last; empty when all is well
 */
GArray *
reg_guide_tree_check (const RegGuideTree *self)
{
  GArray *problems = g_array_new (FALSE, FALSE, sizeof (RegGuideProblem));

  if (count_in_slot (self, SLOT_FIRST (self)) == 0)
    add_problem (problems, REG_GUIDE_NO_FIRST, 0);
  for (guint i = 0; i < self->n_order; i++)
    if (self->is_seen[self->order[i]])
      check_step (self, self->order[i], problems);
  for (guint i = 0; i < self->n_steps; i++)
    if (!self->is_seen[i])
      add_problem (problems, REG_GUIDE_UNREACHABLE, self->steps[i].id);
  return problems;
}

/* --- a walk ------------------------------------------------------------------------------- */

/**
 * reg_guide_walk_new:
 * @tree: (transfer none): a guide
 *
 * Returns: (transfer full): a walk that stands at its first question
 */
RegGuideWalk *
reg_guide_walk_new (RegGuideTree *tree)
{
  RegGuideWalk *self = g_new0 (RegGuideWalk, 1);

  self->tree = reg_guide_tree_ref (tree);
  self->path = g_ptr_array_new ();
  reg_guide_walk_begin (self);
  return self;
}

/**
 * reg_guide_walk_free:
 * @self: (transfer full): a walk
 */
void
reg_guide_walk_free (RegGuideWalk *self)
{
  g_ptr_array_unref (self->path);
  reg_guide_tree_unref (self->tree);
  g_free (self);
}

/**
 * reg_guide_walk_begin:
 * @self: a walk
 *
 * Forgets all answers and goes to the first question.
 */
void
reg_guide_walk_begin (RegGuideWalk *self)
{
  const RegGuideStep *first = reg_guide_tree_get_first (self->tree);

  g_ptr_array_set_size (self->path, 0);
  if (first)
    g_ptr_array_add (self->path, (gpointer)first);
}

/**
 * reg_guide_walk_get_step:
 * @self: a walk
 *
 * Returns: (transfer none) (nullable): where it stands; %NULL in a guide without a first question
 */
const RegGuideStep *
reg_guide_walk_get_step (const RegGuideWalk *self)
{
  return self->path->len ? self->path->pdata[self->path->len - 1] : NULL;
}

/**
 * reg_guide_walk_is_at_end:
 * @self: a walk
 *
 * Returns: whether there is nothing more to answer: a product, or where the guide is not finished
 */
gboolean
reg_guide_walk_is_at_end (const RegGuideWalk *self)
{
  const RegGuideStep *step = reg_guide_walk_get_step (self);

  return !step || reg_guide_tree_get_n_answers (self->tree, step) == 0;
}

/**
 * reg_guide_walk_answer:
 * @self: a walk
 * @n: which answer, from 0
 *
 * Returns: whether it went on; %FALSE when there are not so many answers
 */
gboolean
reg_guide_walk_answer (RegGuideWalk *self, guint n)
{
  const RegGuideStep *step = reg_guide_walk_get_step (self);
  const RegGuideStep *next = step ? reg_guide_tree_get_answer (self->tree, step, n) : NULL;

  if (next)
    g_ptr_array_add (self->path, (gpointer)next);
  return next != NULL;
}

/**
 * reg_guide_walk_back:
 * @self: a walk
 *
 * Takes the last answer back.
 *
 * Returns: whether there was one
 */
gboolean
reg_guide_walk_back (RegGuideWalk *self)
{
  if (self->path->len < 2)
    return FALSE;
  g_ptr_array_set_size (self->path, (int)self->path->len - 1);
  return TRUE;
}

/**
 * reg_guide_walk_list_path:
 * @self: a walk
 *
 * Each step but the first has the answer to the question of the one before it. The steps belong to the
 * guide.
 *
 * Returns: (transfer container) (element-type RegGuideStep): from the first question to where it stands
 */
GPtrArray *
reg_guide_walk_list_path (const RegGuideWalk *self)
{
  return g_ptr_array_copy (self->path, NULL, NULL);
}
