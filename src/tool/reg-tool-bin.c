/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "core/reg-uid.h"
#include "store/reg-bin.h"

#define USAGE "bin [--kind KIND] [--text TEXT] [--limit N]   or   bin restore UID"

typedef struct
{
  RegBinQuery query;
  yyjson_mut_doc *doc;
  const char *uid;
} Job;

static void
add_item (RegDb *db, const RegBinItem *item, yyjson_mut_doc *doc)
{
  yyjson_mut_val *row = yyjson_mut_arr_add_obj (doc, yyjson_mut_doc_get_root (doc));
  g_autoptr (RegRecord) record = reg_db_load (db, item->entity, item->id, NULL);
  g_autoptr (RegRecord) staff = item->staff ? reg_db_load (db, REG_ENTITY_STAFF, item->staff, NULL)
                                            : NULL;
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc_usec (item->at * 1000);
  g_autofree char *when = at ? g_date_time_format_iso8601 (at) : g_strdup ("");
  g_autofree char *uid = NULL;

  yyjson_mut_obj_add_str (doc, row, "kind", reg_entity_get_info (item->entity)->table);
  yyjson_mut_obj_add_strcpy (doc, row, "name", item->name);
  if (item->entity != REG_ENTITY_PARTY && *item->party_name)
    yyjson_mut_obj_add_strcpy (doc, row, "customer", item->party_name);
  yyjson_mut_obj_add_strcpy (doc, row, "deleted", when);
  if (staff)
    yyjson_mut_obj_add_strcpy (doc, row, "who", reg_record_get_text (staff, REG_STAFF_NAME));
  if (!record)
    return;
  uid = reg_uid_to_string (reg_record_get_uid (record));
  yyjson_mut_obj_add_strcpy (doc, row, "uid", uid);
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) items = reg_bin_list (db, &job->query, error);

  for (guint i = 0; items && i < items->len; i++)
    add_item (db, items->pdata[i], job->doc);
  return items != NULL;
}

/* A uid is of one kind only. */
static gboolean
restore_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  guint8 uid[REG_UID_SIZE];

  for (RegEntityId entity = REG_ENTITY_NONE + 1;
       reg_uid_parse (job->uid, uid) && entity < REG_N_ENTITIES; entity++)
    {
      g_autoptr (RegRecord)
          record = reg_bin_has_kind (entity) ? reg_db_load_by_uid (db, entity, uid, NULL) : NULL;

      if (record)
        return reg_bin_restore (db, entity, reg_record_get_id (record), error);
    }
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND, "Nothing has the uid %s",
               job->uid);
  return FALSE;
}

/**
 * reg_tool_bin:
 *
 * The verb "bin": what was deleted, and bringing it back.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_bin (RegTool *tool, int argc, char **argv, GError **error)
{
  static const RegActionInfo info = { .kind = "bring-back", .label = "bring-back" };
  g_autofree char *kind = NULL;
  g_autofree char *text = NULL;
  Job job = { .query.limit = 100 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &job.query.limit, NULL, NULL },
    { NULL },
  };
  gboolean ok;

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 0, 2, USAGE, error))
    return REG_TOOL_FAILED;
  job.query.text = text;
  job.query.entity = kind ? reg_entity_from_table (kind) : REG_ENTITY_NONE;
  if ((argc > 1 && (argc != 3 || !g_str_equal (argv[1], "restore")))
      || (kind && !reg_bin_has_kind (job.query.entity)))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "Use: regulars-tool " USAGE);
      return REG_TOOL_FAILED;
    }
  if (argc == 3)
    {
      job.uid = argv[2];
      return reg_tool_open (tool, 0, error)
                     && reg_store_write_sync (tool->store, &info, restore_job, &job, NULL, NULL,
                                              error)
                 ? REG_TOOL_DONE
                 : REG_TOOL_FAILED;
    }
  job.doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_doc_set_root (job.doc, yyjson_mut_arr (job.doc));
  ok = reg_tool_read (tool, list_job, &job, error);
  if (ok)
    reg_tool_print (tool, job.doc);
  yyjson_mut_doc_free (job.doc);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}
