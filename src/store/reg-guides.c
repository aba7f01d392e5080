/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-guides.h"

#include "store/reg-command-private.h"
#include "store/reg-db-private.h"
#include "store/reg-goods.h"

/* --- reading ------------------------------------------------------------------------------ */

static const char *
read_text (RegStatement *each, int column, GStringChunk *words)
{
  return reg_statement_is_null (each, column)
             ? NULL
             : g_string_chunk_insert (words, reg_statement_text (each, column));
}

/* A parent in the bin or in another guide is not among them: the check of the tree says so. */
static RegGuideTree *
load_tree (RegDb *db, gint64 guide, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT s.id, coalesce (s.parent_id, 0), coalesce (s.position, 0), s.answer, s.question,"
      " coalesce (s.product_id, 0), coalesce (s.quantity, 0), s.note, s.product_id IS NOT NULL"
      "  AND (p.id IS NULL OR p.deleted_at IS NOT NULL OR coalesce (p.discontinued, 0) <> 0)"
      " FROM guide_step s LEFT JOIN product p ON p.id = s.product_id"
      " WHERE s.guide_id = ? AND s.deleted_at IS NULL ORDER BY s.id",
      "i", guide);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (RegGuideStep));
  g_autoptr (GStringChunk) words = g_string_chunk_new (1024);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegGuideStep step = {
        .id = reg_statement_int (each, 0),
        .parent = reg_statement_int (each, 1),
        .position = reg_statement_int (each, 2),
        .answer = read_text (each, 3, words),
        .question = read_text (each, 4, words),
        .product = reg_statement_int (each, 5),
        .quantity = reg_statement_int (each, 6),
        .note = read_text (each, 7, words),
        .is_gone = reg_statement_int (each, 8) != 0,
      };

      g_array_append_val (steps, step);
    }
  if (reg_db_pass_on (&local, error))
    return NULL;
  return reg_guide_tree_new ((const RegGuideStep *)steps->data, steps->len);
}

static void
row_free (gpointer data)
{
  RegGuideRow *row = data;

  g_free (row->name);
  g_free (row);
}

static gboolean
count_row (RegDb *db, RegGuideRow *row, GError **error)
{
  g_autoptr (RegGuideTree) tree = load_tree (db, row->id, error);
  g_autoptr (GArray) problems = NULL;

  if (!tree)
    return FALSE;
  problems = reg_guide_tree_check (tree);
  row->n_questions = reg_guide_tree_count_questions (tree);
  row->n_products = reg_guide_tree_count_products (tree);
  row->n_problems = problems->len;
  row->is_usable = reg_guide_tree_is_usable (tree);
  return TRUE;
}

/**
 * reg_guides_list:
 * @db: a connection
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegGuideRow) (nullable): all guides in the order their author
 *   gave them, those without one by name
 */
GPtrArray *
reg_guides_list (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement)
      each = reg_db_query (db,
                           "SELECT g.id, g.name FROM guide g WHERE g.deleted_at IS NULL"
                           " ORDER BY g.position IS NULL, g.position, reg_fold (g.name), g.id",
                           "");

  while (reg_statement_next (each, &local))
    {
      RegGuideRow *row = g_new0 (RegGuideRow, 1);

      row->id = reg_statement_int (each, 0);
      row->name = reg_statement_dup (each, 1);
      g_ptr_array_add (rows, row);
    }
  if (reg_db_pass_on (&local, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    if (!count_row (db, rows->pdata[i], error))
      return NULL;
  return g_steal_pointer (&rows);
}

/* What is no longer sold is still known by name; what is in the bin is not. */
static gboolean
load_products (RegDb *db, RegGuide *self, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (!reg_db_load_records (db, REG_ENTITY_PRODUCT,
                            "WHERE x.deleted_at IS NULL AND x.id IN (SELECT s.product_id"
                            " FROM guide_step s WHERE s.guide_id = ?1 AND s.deleted_at IS NULL)",
                            reg_record_get_id (self->record), &found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      gint64 id = reg_record_get_id (found->pdata[i]);
      RegRecord *product = reg_goods_offer (db, found->pdata[i], error);

      if (!product)
        return FALSE;
      g_hash_table_insert (self->products, g_memdup2 (&id, sizeof id), product);
    }
  return TRUE;
}

/**
 * reg_guide_load:
 * @db: a connection
 * @guide: a guide
 * @error: %REG_STORE_ERROR_NOT_FOUND, for what is in the bin too
 *
 * Its products are as a line offers them: a variant with the price of its family, a bundle with its
 * parts. What a customer pays for them is asked of the price book.
 *
 * Returns: (transfer full) (nullable): the guide, whatever is wrong with it; for any thread to read
 */
RegGuide *
reg_guide_load (RegDb *db, gint64 guide, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_GUIDE, guide, error);
  g_autoptr (RegGuide) self = NULL;

  if (!record)
    return NULL;
  if (reg_record_get_deleted_at (record))
    {
      reg_command_fail (error, REG_STORE_ERROR_NOT_FOUND,
                        "guide %" G_GINT64_FORMAT " is in the bin", guide);
      return NULL;
    }
  self = g_new0 (RegGuide, 1);
  self->record = g_steal_pointer (&record);
  self->products = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify)reg_record_unref);
  self->tree = load_tree (db, guide, error);
  return self->tree && load_products (db, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * reg_guide_free:
 * @self: (transfer full): a guide
 */
void
reg_guide_free (RegGuide *self)
{
  reg_record_unref (self->record);
  g_hash_table_unref (self->products);
  g_clear_pointer (&self->tree, reg_guide_tree_unref);
  g_free (self);
}

/**
 * reg_guide_get_product:
 * @self: a guide
 * @step: one of its steps
 *
 * Returns: (transfer none) (nullable): what fits; %NULL where nothing does or where it is in the bin
 */
RegRecord *
reg_guide_get_product (const RegGuide *self, const RegGuideStep *step)
{
  return g_hash_table_lookup (self->products, &step->product);
}

/* --- writing ------------------------------------------------------------------------------ */

/* The steps as they stood, by key; also those in the bin, which may hang on one that goes. */
static GHashTable *
load_rows (RegDb *db, gint64 guide, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                       (GDestroyNotify)reg_record_unref);

  if (!reg_db_load_records (db, REG_ENTITY_GUIDE_STEP, "WHERE x.guide_id = ?1", guide, &found,
                            error))
    return NULL;
  for (guint i = 0; i < found->len; i++)
    {
      gint64 id = reg_record_get_id (found->pdata[i]);

      g_hash_table_insert (rows, g_memdup2 (&id, sizeof id), reg_record_ref (found->pdata[i]));
    }
  return g_steal_pointer (&rows);
}

/* What its author may leave unfinished the check of the tree names; what cannot be kept is refused. */
static gboolean
check_steps (const RegGuideTree *tree, GPtrArray *order, GError **error)
{
  guint n_steps = reg_guide_tree_get_n_steps (tree);

  for (guint i = 0; i < n_steps; i++)
    {
      const RegGuideStep *step = reg_guide_tree_get_step (tree, i);

      if (reg_guide_tree_find (tree, step->id) != step)
        return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                                 "guide_step: id: %" G_GINT64_FORMAT " is no key of its own",
                                 step->id);
      if (step->quantity < 0 || step->product < 0)
        return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                                 "guide_step %" G_GINT64_FORMAT ": quantity: it is below zero",
                                 step->id);
    }
  if (order->len < n_steps)
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "guide_step: parent_id: %u steps hang on no first question",
                             n_steps - order->len);
  return TRUE;
}

static void
set_words (RegRecordBuilder *builder, int field, const char *words)
{
  g_autofree char *bare = g_strstrip (g_strdup (words ? words : ""));

  if (*bare)
    reg_record_builder_set_text (builder, field, bare);
  else
    reg_record_builder_set_null (builder, field);
}

static void
fill_step (RegRecordBuilder *builder, const RegGuideStep *step, gint64 position)
{
  reg_record_builder_set_int (builder, REG_GUIDE_STEP_POSITION, position);
  set_words (builder, REG_GUIDE_STEP_ANSWER, step->answer);
  set_words (builder, REG_GUIDE_STEP_QUESTION, step->question);
  reg_record_builder_set_ref (builder, REG_GUIDE_STEP_PRODUCT_ID, step->product);
  if (step->product && step->quantity)
    reg_record_builder_set_int (builder, REG_GUIDE_STEP_QUANTITY, step->quantity);
  else
    reg_record_builder_set_null (builder, REG_GUIDE_STEP_QUANTITY);
  set_words (builder, REG_GUIDE_STEP_NOTE, step->note);
}

/* The keys under which the steps are kept, by those they were given. */
typedef struct
{
  gint64 guide;
  GHashTable *rest;   /* rows that are not used any more */
  GHashTable *kept;   /* gint64 → gint64 */
  GHashTable *places; /* key of a parent → how many of its answers are saved */
} Saving;

static gint64
save_step (RegDb *db, Saving *saving, const RegGuideStep *step, GError **error)
{
  RegRecord *row = step->id > 0 ? g_hash_table_lookup (saving->rest, &step->id) : NULL;
  gint64 *parent = g_hash_table_lookup (saving->kept, &step->parent);
  gint64 place = 1 + GPOINTER_TO_INT (g_hash_table_lookup (saving->places, &step->parent));
  RegRecordBuilder *builder;
  gint64 id;

  if (step->id > 0 && (!row || reg_record_get_deleted_at (row)))
    {
      reg_command_fail (error, REG_STORE_ERROR_CONFLICT,
                        "guide_step %" G_GINT64_FORMAT " is no step of this guide any more",
                        step->id);
      return 0;
    }
  builder = row ? reg_record_builder_new_from (row)
                : reg_record_builder_new (REG_ENTITY_GUIDE_STEP);
  reg_record_builder_set_ref (builder, REG_GUIDE_STEP_GUIDE_ID, saving->guide);
  reg_record_builder_set_ref (builder, REG_GUIDE_STEP_PARENT_ID, parent ? *parent : 0);
  fill_step (builder, step, place);
  id = reg_command_create (db, builder, error);
  if (!id)
    return 0;
  g_hash_table_insert (saving->places, (gpointer)&step->parent, GINT_TO_POINTER ((int)place));
  g_hash_table_insert (saving->kept, (gpointer)&step->id, g_memdup2 (&id, sizeof id));
  g_hash_table_remove (saving->rest, &step->id);
  return id;
}

/* A row can only go when nothing hangs on it; in a circle, each hangs on another. */
static gboolean
let_go (RegDb *db, GHashTable *rows, GError **error)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      RegRecordBuilder *builder;

      if (reg_record_is_null (row, REG_GUIDE_STEP_PARENT_ID))
        continue;
      builder = reg_record_builder_new_from (row);
      reg_record_builder_set_null (builder, REG_GUIDE_STEP_PARENT_ID);
      if (!reg_command_save (db, builder, error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (!reg_db_remove (db, REG_ENTITY_GUIDE_STEP, reg_record_get_id (row), error))
      return FALSE;
  return TRUE;
}

static gboolean
save_steps (RegDb *db, gint64 guide, GPtrArray *order, GError **error)
{
  g_autoptr (GHashTable) rest = load_rows (db, guide, error);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  Saving saving = { guide, rest, kept, places };

  if (!rest)
    return FALSE;
  for (guint i = 0; i < order->len; i++)
    if (!save_step (db, &saving, order->pdata[i], error))
      return FALSE;
  return let_go (db, rest, error);
}

/**
 * reg_guide_save:
 * @db: a connection in a write job
 * @guide: a guide, new or changed
 * @steps: (array length=n_steps): all its steps: those of the file with their keys, new ones with
 *   negative ones; those of one question in the order of their places
 * @n_steps: how many
 * @error: %REG_STORE_ERROR_INVALID names the field: a key twice, a parent that is not there, steps in a
 *   circle; %REG_STORE_ERROR_CONFLICT when the guide is in the bin or a step was removed meanwhile
 *
 * Makes the guide be that: steps that are not among them are removed. Places are counted anew from 1. A
 * guide that is not finished is saved as well.
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_guide_save (
    RegDb *db, const RegRecord *guide, const RegGuideStep *steps, gsize n_steps, GError **error)
{
  g_autoptr (RegGuideTree) tree = reg_guide_tree_new (steps, n_steps);
  g_autoptr (GPtrArray) order = reg_guide_tree_list_in_order (tree);
  g_autoptr (RegRecordBuilder) now = NULL;
  RegRecordBuilder *builder;
  gint64 id = reg_record_get_id (guide);

  if (!check_steps (tree, order, error)
      || (id && !(now = reg_command_edit (db, REG_ENTITY_GUIDE, id, error))))
    return 0;
  builder = reg_record_builder_new_from (guide);
  set_words (builder, REG_GUIDE_NAME, reg_record_get_text (guide, REG_GUIDE_NAME));
  id = reg_command_create (db, builder, error);
  return id && save_steps (db, id, order, error) ? id : 0;
}

/**
 * reg_guide_delete:
 * @db: a connection in a write job
 * @guide: a guide
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Its steps come and go with it.
 *
 * Returns: whether it is in the bin
 */
gboolean
reg_guide_delete (RegDb *db, gint64 guide, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_GUIDE, guide, error);
}

/**
 * reg_guide_restore:
 * @db: a connection in a write job
 * @guide: a guide
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: whether it is out of the bin
 */
gboolean
reg_guide_restore (RegDb *db, gint64 guide, GError **error)
{
  return reg_db_unbin (db, REG_ENTITY_GUIDE, guide, error);
}
