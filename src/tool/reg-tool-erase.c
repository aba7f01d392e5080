/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "store/reg-party-erase.h"

#define USAGE "erase NUMBER|UID [--yes]"

typedef struct
{
  const char *number;
  gint64 party;
  RegErasure *erasure;
} Job;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->party = reg_tool_find_party (db, job->number, error);
  job->erasure = job->party ? reg_party_erasure_load (db, job->party, error) : NULL;
  return job->erasure != NULL;
}

static gboolean
erase_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  const char *code = reg_record_get_text (job->erasure->party, REG_PARTY_CODE);
  g_autofree char *name = *code ? g_strdup_printf ("Erased customer %s", code)
                                : g_strdup_printf ("Erased customer %" G_GINT64_FORMAT, job->party);
  const RegEraseWords words = { name, "Erased" };

  return reg_party_erase (db, job->party, &words, error);
}

static void
print (RegTool *tool, const RegErasure *erasure, gboolean is_done)
{
  static const char *const fates[REG_N_ERASE_FATES] = { "goes", "without-words", "stays" };
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (doc);
  yyjson_mut_val *rows;

  yyjson_mut_doc_set_root (doc, root);
  yyjson_mut_obj_add_bool (doc, root, "erased", is_done);
  yyjson_mut_obj_add_int (doc, root, "open_quotations", erasure->open_quotations);
  yyjson_mut_obj_add_int (doc, root, "open_complaints", erasure->open_complaints);
  yyjson_mut_obj_add_int (doc, root, "unpaid_sales", erasure->unpaid_sales);
  yyjson_mut_obj_add_int (doc, root, "documents_with_address", erasure->named);
  rows = yyjson_mut_obj_add_arr (doc, root, "records");
  for (guint i = 0; i < erasure->parts->len; i++)
    {
      const RegErasePart *part = &g_array_index (erasure->parts, RegErasePart, i);
      yyjson_mut_val *row = yyjson_mut_arr_add_obj (doc, rows);

      yyjson_mut_obj_add_str (doc, row, "kind", reg_entity_get_info (part->entity)->table);
      yyjson_mut_obj_add_int (doc, row, "count", part->count);
      yyjson_mut_obj_add_str (doc, row, "fate", fates[part->fate]);
    }
  reg_tool_print (tool, doc);
  yyjson_mut_doc_free (doc);
}

/**
 * reg_tool_erase:
 *
 * The verb "erase": tells what would go and what would stay, and does it with --yes.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_erase (RegTool *tool, int argc, char **argv, GError **error)
{
  static const RegActionInfo info = { .kind = "erase", .label = "erase", .without_undo = TRUE };
  gboolean is_meant = FALSE, ok;
  const GOptionEntry entries[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &is_meant, NULL, NULL },
    { NULL },
  };
  Job job = { 0 };

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 1, 1, USAGE, error))
    return REG_TOOL_FAILED;
  job.number = argv[1];
  if ((is_meant && !reg_tool_open (tool, 0, error)) || !reg_tool_read (tool, load_job, &job, error))
    return REG_TOOL_FAILED;
  ok = !is_meant || reg_store_write_sync (tool->store, &info, erase_job, &job, NULL, NULL, error);
  if (ok)
    print (tool, job.erasure, is_meant);
  reg_party_erasure_free (job.erasure);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}
