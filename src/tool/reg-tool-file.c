/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "io/reg-demo.h"
#include "store/reg-backup.h"
#include "store/reg-firm.h"
#include "store/reg-journal.h"
#include "store/reg-seed.h"

#include <string.h>

/* Verbs about the file as a whole. */

static yyjson_mut_doc *
new_object (yyjson_mut_val **object)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);

  *object = yyjson_mut_obj (doc);
  yyjson_mut_doc_set_root (doc, *object);
  return doc;
}

static gboolean
init_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!reg_firm_exists (db))
    return reg_firm_create (db, data, error) != 0;
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT, "The file has a firm already");
  return FALSE;
}

static gboolean
demo_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!reg_firm_exists (db))
    return reg_demo_load (db, error);
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT, "The file has a firm already");
  return FALSE;
}

/**
 * reg_tool_init:
 *
 * The verb "init": makes a file with a firm in it.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_init (RegTool *tool, int argc, char **argv, GError **error)
{
  g_autofree char *firm = NULL, *country = NULL, *owner = NULL, *language = NULL;
  gboolean demo = FALSE;
  const GOptionEntry entries[] = {
    { "firm", 0, 0, G_OPTION_ARG_STRING, &firm, NULL, NULL },
    { "country", 0, 0, G_OPTION_ARG_STRING, &country, NULL, NULL },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &demo, NULL, NULL },
    { NULL },
  };
  RegFirmSetup setup = { 0 };
  static const RegActionInfo info = { .kind = "init", .label = "init", .without_undo = TRUE };
  yyjson_mut_val *object;
  yyjson_mut_doc *doc;

  if (!reg_tool_parse (&argc, &argv, entries, error))
    return REG_TOOL_FAILED;
  if (!demo && (!firm || !*firm))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   "Use: regulars-tool init {--firm NAME [--country XX] | --demo}");
      return REG_TOOL_FAILED;
    }
  setup = (RegFirmSetup){ firm, country ? country : "US", language, owner, FALSE };
  if (!reg_tool_open (tool, REG_STORE_CREATE, error)
      || !reg_store_write_sync (tool->store, &info, demo ? demo_job : init_job, &setup, NULL, NULL,
                                error))
    return REG_TOOL_FAILED;
  doc = new_object (&object);
  yyjson_mut_obj_add_str (doc, object, "file", tool->path);
  if (firm)
    yyjson_mut_obj_add_str (doc, object, "firm", firm);
  reg_tool_print (tool, doc);
  yyjson_mut_doc_free (doc);
  return REG_TOOL_DONE;
}

static gboolean
backup_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_backup_write (db, data, cancellable, error);
}

static void
print_file (RegTool *tool, const char *path)
{
  yyjson_mut_val *object;
  yyjson_mut_doc *doc = new_object (&object);

  yyjson_mut_obj_add_str (doc, object, "file", path);
  reg_tool_print (tool, doc);
  yyjson_mut_doc_free (doc);
}

/**
 * reg_tool_backup:
 *
 * The verb "backup": writes a checked copy of the file.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_backup (RegTool *tool, int argc, char **argv, GError **error)
{
  if (!reg_tool_want_arguments (argc, 1, 1, "backup FILE", error)
      || !reg_tool_read (tool, backup_job, argv[1], error))
    return REG_TOOL_FAILED;
  print_file (tool, argv[1]);
  return REG_TOOL_DONE;
}

/**
 * reg_tool_restore:
 *
 * The verb "restore": puts a checked copy in the place of the file, which is kept beside it.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_restore (RegTool *tool, int argc, char **argv, GError **error)
{
  if (!reg_tool_want_arguments (argc, 1, 1, "restore FILE", error))
    return REG_TOOL_FAILED;
  /* Nobody may be working in the file that is going to be replaced. */
  if (g_file_test (tool->path, G_FILE_TEST_EXISTS) && !reg_tool_open (tool, 0, error)
      && g_error_matches (*error, REG_STORE_ERROR, REG_STORE_ERROR_IN_USE))
    return REG_TOOL_FAILED;
  g_clear_error (error);
  g_clear_object (&tool->store);
  if (!reg_backup_restore_sync (argv[1], tool->path, NULL, error))
    return REG_TOOL_FAILED;
  print_file (tool, tool->path);
  return REG_TOOL_DONE;
}

static void
add_findings (yyjson_mut_doc *doc, yyjson_mut_val *object, GPtrArray *findings)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, object, "findings");

  for (guint i = 0; i < findings->len; i++)
    yyjson_mut_arr_add_strcpy (doc, list, findings->pdata[i]);
}

static gboolean
check_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_check (db, data, error);
}

/**
 * reg_tool_check:
 *
 * The verb "check": looks whether the file is whole.
 *
 * Returns: how it ended; %REG_TOOL_FAILED when something is wrong
 */
RegToolStatus
reg_tool_check (RegTool *tool, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  yyjson_mut_val *object;
  yyjson_mut_doc *doc;

  if (!reg_tool_want_arguments (argc, 0, 0, "check", error)
      || !reg_tool_read (tool, check_job, findings, error))
    return REG_TOOL_FAILED;
  doc = new_object (&object);
  yyjson_mut_obj_add_bool (doc, object, "whole", findings->len == 0);
  add_findings (doc, object, findings);
  reg_tool_print (tool, doc);
  yyjson_mut_doc_free (doc);
  return findings->len ? REG_TOOL_FAILED : REG_TOOL_DONE;
}

typedef struct
{
  RegSeed seed;
  RegSeedResult result;
} SeedJob;

static gboolean
seed_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SeedJob *job = data;

  return reg_seed_fill (db, &job->seed, &job->result, error);
}

static void
print_seed (RegTool *tool, const SeedJob *job, double seconds)
{
  yyjson_mut_val *object;
  yyjson_mut_doc *doc = new_object (&object);

  yyjson_mut_obj_add_sint (doc, object, "contacts", job->result.contacts);
  yyjson_mut_obj_add_sint (doc, object, "products", job->result.products);
  yyjson_mut_obj_add_sint (doc, object, "sales", job->result.sales);
  yyjson_mut_obj_add_sint (doc, object, "touchpoints", job->result.touchpoints);
  yyjson_mut_obj_add_sint (doc, object, "quotations", job->result.quotations);
  yyjson_mut_obj_add_sint (doc, object, "complaints", job->result.complaints);
  yyjson_mut_obj_add_sint (doc, object, "deals", job->result.deals);
  yyjson_mut_obj_add_sint (doc, object, "tasks", job->result.tasks);
  yyjson_mut_obj_add_real (doc, object, "seconds", seconds);
  reg_tool_print (tool, doc);
  yyjson_mut_doc_free (doc);
}

/**
 * reg_tool_seed:
 *
 * The verb "seed": fills the file with made-up trade of any size.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_seed (RegTool *tool, int argc, char **argv, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  SeedJob job = { .seed = { .customers = 0, .seed = 1 } };
  static const RegActionInfo info = { .kind = "seed", .label = "seed", .without_undo = TRUE };
  const GOptionEntry entries[] = {
    { "customers", 0, 0, G_OPTION_ARG_INT64, &job.seed.customers, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &job.seed.seed, NULL, NULL },
    { NULL },
  };

  if (!reg_tool_parse (&argc, &argv, entries, error))
    return REG_TOOL_FAILED;
  if (job.seed.customers < 1 || argc > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   "Use: regulars-tool seed --customers N [--seed S]");
      return REG_TOOL_FAILED;
    }
  if (!g_file_test (tool->path, G_FILE_TEST_EXISTS))
    {
      RegFirmSetup setup = { "Seeded firm", "NL", NULL, NULL, FALSE };
      static const RegActionInfo init = { .kind = "init", .label = "init", .without_undo = TRUE };

      if (!reg_tool_open (tool, REG_STORE_CREATE, error)
          || !reg_store_write_sync (tool->store, &init, init_job, &setup, NULL, NULL, error))
        return REG_TOOL_FAILED;
    }
  if (!reg_tool_open (tool, 0, error)
      || !reg_store_write_sync (tool->store, &info, seed_job, &job, NULL, NULL, error))
    return REG_TOOL_FAILED;
  print_seed (tool, &job, (g_get_monotonic_time () - start) / 1e6);
  return REG_TOOL_DONE;
}

static gboolean
undo_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegUndoResult *result = data;
  gint64 last = reg_journal_last_undoable (db, NULL, error);

  if (last)
    return reg_journal_undo (db, last, result, error);
  if (error && !*error)
    g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND, "There is nothing to undo");
  return FALSE;
}

/**
 * reg_tool_undo:
 *
 * The verb "undo": takes the last action back, an import for example.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_undo (RegTool *tool, int argc, char **argv, GError **error)
{
  RegUndoResult result = { 0 };
  yyjson_mut_val *object;
  yyjson_mut_doc *doc;

  if (!reg_tool_want_arguments (argc, 0, 0, "undo", error)
      || !reg_tool_write_long (tool, "undo", undo_job, &result, error))
    return REG_TOOL_FAILED;
  doc = new_object (&object);
  yyjson_mut_obj_add_strcpy (doc, object, "undone", result.label);
  yyjson_mut_obj_add_sint (doc, object, "restored", result.restored);
  yyjson_mut_obj_add_sint (doc, object, "kept", result.kept);
  reg_tool_print (tool, doc);
  yyjson_mut_doc_free (doc);
  reg_undo_result_clear (&result);
  return REG_TOOL_DONE;
}
