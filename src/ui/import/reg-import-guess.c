/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/import/reg-import-guess.h"

#include <string.h>

typedef struct
{
  GPtrArray *files; /* of GFile */
  int kind;         /* RegImportKind, or -1 to find out */
} Guess;

static void
guess_free (gpointer data)
{
  Guess *guess = data;

  g_ptr_array_unref (guess->files);
  g_free (guess);
}

/**
 * reg_import_guess_is_vcard:
 *
 * Returns: whether the name of the file says that it holds address cards
 */
gboolean
reg_import_guess_is_vcard (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".vcf") || g_str_has_suffix (lower, ".vcard");
}

static RegImportPlan *
create_plan (RegImportKind kind,
             GPtrArray *files,
             gboolean reversed,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (RegImportPlan) plan = reg_import_plan_new (kind);

  for (guint i = 0; i < files->len; i++)
    if (!reg_import_plan_add_file (
            plan, g_ptr_array_index (files, reversed ? files->len - 1 - i : i), cancellable, error))
      return NULL;
  return g_steal_pointer (&plan);
}

/* How well the columns of the files fit what the plan wants: the share that became a field. */
static double
rate_plan (RegImportPlan *plan)
{
  guint columns = 0, mapped = 0;

  if (!reg_import_plan_check (plan, NULL))
    return 0;
  for (guint file = 0; file < reg_import_plan_get_n_files (plan); file++)
    for (guint i = 0; i < reg_import_plan_get_n_columns (plan, file); i++)
      {
        columns++;
        mapped += reg_import_plan_get_mapping (plan, file, i) >= 0;
      }
  return columns > 0 ? (double)mapped / columns : 0;
}

/* Of two files of sales one has the headers and one the lines, in either order. */
static RegImportPlan *
create_best_order (RegImportKind kind, GPtrArray *files, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegImportPlan) plan = create_plan (kind, files, FALSE, cancellable, error);
  g_autoptr (RegImportPlan) reversed = NULL;

  if (plan == NULL || kind != REG_IMPORT_SALES || files->len != 2)
    return g_steal_pointer (&plan);
  reversed = create_plan (kind, files, TRUE, cancellable, NULL);
  if (reversed != NULL && rate_plan (reversed) > rate_plan (plan))
    return g_steal_pointer (&reversed);
  return g_steal_pointer (&plan);
}

static RegImportPlan *
find_best_kind (GPtrArray *files, GCancellable *cancellable, GError **error)
{
  static const RegImportKind kinds[] = { REG_IMPORT_CONTACTS, REG_IMPORT_PRODUCTS,
                                         REG_IMPORT_STAFF };
  g_autoptr (RegImportPlan) best = NULL;
  double best_rate = -1;

  if (reg_import_guess_is_vcard (g_ptr_array_index (files, 0)))
    return create_plan (REG_IMPORT_VCARD, files, FALSE, cancellable, error);
  if (files->len > 1)
    return create_best_order (REG_IMPORT_SALES, files, cancellable, error);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (RegImportPlan) plan = create_plan (kinds[i], files, FALSE, cancellable, error);
      double rate;

      if (plan == NULL)
        return NULL;
      rate = rate_plan (plan);
      if (rate <= best_rate)
        continue;
      best_rate = rate;
      g_set_object (&best, plan);
    }
  return g_steal_pointer (&best);
}

static void
guess_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Guess *guess = data;
  GError *error = NULL;
  RegImportPlan *plan = guess->kind < 0
                            ? find_best_kind (guess->files, cancellable, &error)
                            : create_best_order (guess->kind, guess->files, cancellable, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * reg_import_guess_plan_async:
 * @files: (element-type GFile): at least one file
 * @kind: a #RegImportKind, or -1 to find out which one fits best
 *
 * Reads the beginning of the files and plans their import.
 */
void
reg_import_guess_plan_async (GPtrArray *files,
                             int kind,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Guess *guess = g_new0 (Guess, 1);

  g_return_if_fail (files->len > 0);

  guess->files = g_ptr_array_ref (files);
  guess->kind = kind;
  g_task_set_task_data (task, guess, guess_free);
  g_task_run_in_thread (task, guess_worker);
}

/**
 * reg_import_guess_plan_finish:
 *
 * Returns: (transfer full) (nullable): the plan
 */
RegImportPlan *
reg_import_guess_plan_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- another way to read it ------------------------------------------------------------- */

typedef struct
{
  guint file;
  RegCsvDialect *dialect;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  reg_csv_dialect_free (reading->dialect);
  g_free (reading);
}

static void
dialect_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  GError *error = NULL;

  if (reg_import_plan_set_dialect (source, reading->file, reading->dialect, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * reg_import_set_dialect_async:
 * @plan: a plan nobody else uses until the callback
 * @file: which file
 * @dialect: how it is to be read
 */
void
reg_import_set_dialect_async (RegImportPlan *plan,
                              guint file,
                              const RegCsvDialect *dialect,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (plan, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->file = file;
  reading->dialect = reg_csv_dialect_copy (dialect);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, dialect_worker);
}

gboolean
reg_import_set_dialect_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
