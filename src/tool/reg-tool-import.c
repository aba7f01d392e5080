/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "io/reg-import.h"

/* The verb that brings other programs' data in. */

#define USAGE                                                                                      \
  "import {contacts|products|staff|sales|vcard} FILE… [--map COLUMN=FIELD,…] [--key FIELD]"        \
  " [--rejected FILE]"

typedef struct
{
  RegImportPlan *plan;
  RegImportResult *result;
} ImportJob;

static gboolean
import_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ImportJob *job = data;

  return reg_import_run (db, job->plan, job->result, cancellable, error);
}

static void
print_result (RegTool *tool, RegImportPlan *plan, const RegImportResult *result)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  yyjson_mut_val *list;

  yyjson_mut_doc_set_root (doc, object);
  yyjson_mut_obj_add_sint (doc, object, "read", result->read);
  yyjson_mut_obj_add_sint (doc, object, "created", result->created);
  yyjson_mut_obj_add_sint (doc, object, "updated", result->updated);
  yyjson_mut_obj_add_sint (doc, object, "skipped", result->skipped);
  yyjson_mut_obj_add_sint (doc, object, "failed", result->failed);
  yyjson_mut_obj_add_real (doc, object, "seconds", result->seconds);
  if (reg_import_plan_get_kind (plan) == REG_IMPORT_SALES)
    {
      yyjson_mut_obj_add_sint (doc, object, "sales_read", result->read - result->lines_read);
      yyjson_mut_obj_add_sint (doc, object, "lines_read", result->lines_read);
      yyjson_mut_obj_add_sint (doc, object, "sales_created",
                               result->created - result->lines_created);
      yyjson_mut_obj_add_sint (doc, object, "lines_created", result->lines_created);
    }
  list = result->rejected->len ? yyjson_mut_obj_add_arr (doc, object, "rejected") : NULL;
  for (guint i = 0; i < result->rejected->len; i++)
    {
      const RegRejectedRow *row = result->rejected->pdata[i];
      g_autofree char *name = g_file_get_basename (reg_import_plan_get_file (plan, row->file));
      yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, list);

      yyjson_mut_obj_add_strcpy (doc, item, "file", name);
      yyjson_mut_obj_add_sint (doc, item, "line", row->line);
      yyjson_mut_obj_add_strcpy (doc, item, "reason", row->reason);
    }
  reg_tool_print (tool, doc);
  yyjson_mut_doc_free (doc);
}

static gboolean
make_plan (RegImportPlan *plan, char **files, const char *map, const char *key, GError **error)
{
  for (int i = 0; files[i]; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (files[i]);

      if (!reg_import_plan_add_file (plan, file, NULL, error))
        {
          g_prefix_error (error, "%s: ", files[i]);
          return FALSE;
        }
    }
  return (!map || reg_import_plan_parse_mapping (plan, map, error))
         && (!key || reg_import_plan_set_key (plan, key, error))
         && reg_import_plan_check (plan, error);
}

/**
 * reg_tool_import:
 *
 * The verb "import".
 *
 * Returns: how it ended; %REG_TOOL_REJECTED_SOME when rows were refused
 */
RegToolStatus
reg_tool_import (RegTool *tool, int argc, char **argv, GError **error)
{
  g_autofree char *map = NULL, *key = NULL, *rejected = NULL;
  const GOptionEntry entries[] = {
    { "map", 0, 0, G_OPTION_ARG_STRING, &map, NULL, NULL },
    { "key", 0, 0, G_OPTION_ARG_STRING, &key, NULL, NULL },
    { "rejected", 0, 0, G_OPTION_ARG_FILENAME, &rejected, NULL, NULL },
    { NULL },
  };
  g_autoptr (RegImportPlan) plan = NULL;
  g_autoptr (RegImportResult) result = reg_import_result_new ();
  ImportJob job;
  int kind;

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 2, G_MAXINT - 1, USAGE, error))
    return REG_TOOL_FAILED;
  kind = reg_import_kind_from_nick (argv[1]);
  if (kind < 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "Use: regulars-tool " USAGE);
      return REG_TOOL_FAILED;
    }
  plan = reg_import_plan_new (kind);
  job = (ImportJob){ plan, result };
  if (!make_plan (plan, argv + 2, map, key, error)
      || !reg_tool_write_long (tool, "import", import_job, &job, error))
    return REG_TOOL_FAILED;
  print_result (tool, plan, result);
  if (rejected && result->failed)
    {
      g_autoptr (GFile) target = g_file_new_for_commandline_arg (rejected);

      if (!reg_import_result_save_rejected (result, plan, target, NULL, error))
        return REG_TOOL_FAILED;
    }
  return result->failed ? REG_TOOL_REJECTED_SOME : REG_TOOL_DONE;
}
