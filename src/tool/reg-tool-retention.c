/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "core/reg-date.h"
#include "store/reg-retention.h"

#define USAGE "retention [--limit N]   or   retention keep NUMBER|UID"

typedef struct
{
  int limit;
  const char *number;
  yyjson_mut_doc *doc;
} Job;

static void
add_item (RegDb *db, const RegRetentionItem *item, yyjson_mut_doc *doc)
{
  static const char *const reasons[] = { "silent", "never" };
  yyjson_mut_val *row = yyjson_mut_arr_add_obj (doc, yyjson_mut_doc_get_root (doc));
  g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, item->party, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  char date[REG_DATE_SIZE];

  yyjson_mut_obj_add_strcpy (doc, row, "name", item->name);
  if (party && !reg_record_is_null (party, REG_PARTY_CODE))
    yyjson_mut_obj_add_strcpy (doc, row, "number", reg_record_get_text (party, REG_PARTY_CODE));
  yyjson_mut_obj_add_str (doc, row, "reason", reasons[item->reason]);
  if (reg_date_from_instant (item->since, zone, date))
    yyjson_mut_obj_add_strcpy (doc, row, "since", date);
  if (item->last_sale_on)
    yyjson_mut_obj_add_strcpy (doc, row, "last_sale", item->last_sale_on);
  yyjson_mut_obj_add_int (doc, row, "sales", item->n_sales);
  yyjson_mut_obj_add_int (doc, row, "net", item->net);
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) items = reg_retention_list (db, job->limit, NULL, error);

  for (guint i = 0; items && i < items->len; i++)
    add_item (db, items->pdata[i], job->doc);
  return items != NULL;
}

static gboolean
keep_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 party = reg_tool_find_party (db, ((Job *)data)->number, error);

  return party && reg_retention_keep (db, party, error);
}

/**
 * reg_tool_retention:
 *
 * The verb "retention": customers nobody heard from for too long, and keeping one of them.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_retention (RegTool *tool, int argc, char **argv, GError **error)
{
  static const RegActionInfo info = { .kind = "keep", .label = "keep" };
  Job job = { .limit = 100 };
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &job.limit, NULL, NULL },
    { NULL },
  };
  gboolean ok;

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 0, 2, USAGE, error))
    return REG_TOOL_FAILED;
  if (argc > 1 && (argc != 3 || !g_str_equal (argv[1], "keep")))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "Use: regulars-tool " USAGE);
      return REG_TOOL_FAILED;
    }
  if (argc == 3)
    {
      job.number = argv[2];
      ok = reg_tool_open (tool, 0, error)
           && reg_store_write_sync (tool->store, &info, keep_job, &job, NULL, NULL, error);
      return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
    }
  job.doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_doc_set_root (job.doc, yyjson_mut_arr (job.doc));
  ok = reg_tool_read (tool, list_job, &job, error);
  if (ok)
    reg_tool_print (tool, job.doc);
  yyjson_mut_doc_free (job.doc);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}
