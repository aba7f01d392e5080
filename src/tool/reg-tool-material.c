/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "store/reg-list.h"

/* The verbs for brochures and samples, for contracts and for campaigns. */

#define USAGE "material [requests] [--filter FILTER]"
#define CONTRACTS_USAGE "contracts [--filter FILTER]"
#define CAMPAIGNS_USAGE "campaigns [--filter FILTER]"

typedef struct
{
  RegListId list;
  const char *filter;
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;
} Job;

static void
add_value (yyjson_mut_doc *doc,
           yyjson_mut_val *object,
           const RegListColumn *column,
           const RegValue *value)
{
  if (value->type == REG_VALUE_TEXT)
    yyjson_mut_obj_add_strcpy (doc, object, column->id, value->text);
  else if (value->type == REG_VALUE_INT && column->vocabulary)
    yyjson_mut_obj_add_str (doc, object, column->id,
                            reg_enum_get_nick (column->vocabulary, value->i));
  else if (value->type == REG_VALUE_INT)
    yyjson_mut_obj_add_sint (doc, object, column->id, value->i);
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  const RegListQuery query = { job->list, -1, FALSE, job->filter, reg_db_get_staff (db), NULL };
  g_autoptr (GArray) ids = reg_list_ids (db, &query, cancellable, error);
  g_autoptr (GPtrArray) rows = NULL;
  const RegListColumn *columns;
  int n_columns;

  if (!ids)
    return FALSE;
  rows = reg_list_rows (db, job->list, (gint64 *)ids->data, ids->len, error);
  columns = reg_list_get_columns (job->list, &n_columns);
  for (guint i = 0; rows && i < rows->len; i++)
    {
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (job->doc, job->root);
      const RegListRow *row = rows->pdata[i];

      for (int j = 0; j < n_columns; j++)
        add_value (job->doc, object, &columns[j], &row->values[j]);
    }
  return rows != NULL;
}

static RegToolStatus
print_list (RegTool *tool, RegListId list, const char *filter, GError **error)
{
  Job job = { .list = list, .filter = filter };
  gboolean ok;

  job.doc = yyjson_mut_doc_new (NULL);
  job.root = yyjson_mut_arr (job.doc);
  yyjson_mut_doc_set_root (job.doc, job.root);
  ok = reg_tool_read (tool, list_job, &job, error);
  if (ok)
    reg_tool_print (tool, job.doc);
  yyjson_mut_doc_free (job.doc);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}

/**
 * reg_tool_material:
 *
 * The verb "material": what can be given, or what was asked for, forgotten ones first. Amounts are in
 * minor units.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_material (RegTool *tool, int argc, char **argv, GError **error)
{
  g_autofree char *filter = NULL;
  const GOptionEntry entries[] = {
    { "filter", 0, 0, G_OPTION_ARG_STRING, &filter, NULL, NULL },
    { NULL },
  };

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 0, 1, USAGE, error))
    return REG_TOOL_FAILED;
  if (argc == 2 && !g_str_equal (argv[1], "requests"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "There is no “%s”: %s", argv[1],
                   USAGE);
      return REG_TOOL_FAILED;
    }
  return print_list (tool, argc == 2 ? REG_LIST_REQUESTS : REG_LIST_MATERIAL, filter, error);
}

/* A list that is asked for with nothing but a filter. */
static RegToolStatus
list_filtered (
    RegTool *tool, RegListId list, const char *usage, int argc, char **argv, GError **error)
{
  g_autofree char *filter = NULL;
  const GOptionEntry entries[] = {
    { "filter", 0, 0, G_OPTION_ARG_STRING, &filter, NULL, NULL },
    { NULL },
  };

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 0, 0, usage, error))
    return REG_TOOL_FAILED;
  return print_list (tool, list, filter, error);
}

/**
 * reg_tool_contracts:
 *
 * The verb "contracts": what comes to its last day first. Amounts are in minor units.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_contracts (RegTool *tool, int argc, char **argv, GError **error)
{
  return list_filtered (tool, REG_LIST_CONTRACTS, CONTRACTS_USAGE, argc, argv, error);
}

/**
 * reg_tool_campaigns:
 *
 * The verb "campaigns": what runs first, with what came of it and what was given for it. Amounts are
 * in minor units.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_campaigns (RegTool *tool, int argc, char **argv, GError **error)
{
  return list_filtered (tool, REG_LIST_CAMPAIGNS, CAMPAIGNS_USAGE, argc, argv, error);
}
