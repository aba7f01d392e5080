/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

/* What leaves the book is written into it, by the program and by the tool. */

static gboolean
add_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_export_log_add (db, data, error);
}

/**
 * reg_tool_note_export:
 * @tool: the tool, which has read what is about to leave
 * @note: what leaves the book
 * @error: why it cannot be written down
 *
 * Writes an export into the book before it leaves; what cannot be written down does not leave. While
 * another program has the book open it waits its turn. Out of a book that can only be read everything may
 * be saved, as in the windows, and that this is not written down is said.
 *
 * Returns: whether it may leave
 */
gboolean
reg_tool_note_export (RegTool *tool, const RegExportNote *note, GError **error)
{
  const RegActionInfo info = {
    .kind = REG_EXPORT_LOG_ACTION,
    .label = REG_EXPORT_LOG_ACTION,
    .without_undo = TRUE,
  };
  g_autoptr (GError) local = NULL;

  g_clear_object (&tool->store);
  if (reg_tool_open (tool, 0, &local))
    return reg_store_write_sync (tool->store, &info, add_job, (gpointer)note, NULL, NULL, error);
  if (g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_IN_USE))
    return reg_export_log_add_beside (tool->path, note, error);
  if (!g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_CORRUPT)
      && !g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_READ_ONLY)
      && !g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_NEWER_SCHEMA)
      && !g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_FULL))
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&local),
                                  "Exports are written into the book: ");
      return FALSE;
    }
  reg_tool_warn ("This export is not written into the book: %s", local->message);
  return TRUE;
}

/* --- the list --------------------------------------------------------------------------- */

typedef struct
{
  int limit;
  yyjson_mut_doc *doc;
} ListJob;

static void
add_entry (RegDb *db, const RegRecord *entry, yyjson_mut_doc *doc)
{
  yyjson_mut_val *row = yyjson_mut_arr_add_obj (doc, yyjson_mut_doc_get_root (doc));
  gint64 staff_id = reg_record_get_int (entry, REG_EXPORT_ENTRY_STAFF_ID);
  gint64 party_id = reg_record_get_int (entry, REG_EXPORT_ENTRY_PARTY_ID);
  g_autoptr (RegRecord) staff = staff_id ? reg_db_load (db, REG_ENTITY_STAFF, staff_id, NULL)
                                         : NULL;
  g_autoptr (RegRecord) party = party_id ? reg_db_load (db, REG_ENTITY_PARTY, party_id, NULL)
                                         : NULL;
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc_usec (
      reg_record_get_int (entry, REG_EXPORT_ENTRY_AT) * 1000);
  g_autofree char *when = at ? g_date_time_format_iso8601 (at) : g_strdup ("");

  yyjson_mut_obj_add_strcpy (doc, row, "at", when);
  if (staff)
    yyjson_mut_obj_add_strcpy (doc, row, "who", reg_record_get_text (staff, REG_STAFF_NAME));
  yyjson_mut_obj_add_str (
      doc, row, "what",
      reg_enum_get_nick (&reg_enum_export_what, reg_record_get_int (entry, REG_EXPORT_ENTRY_WHAT)));
  if (party)
    yyjson_mut_obj_add_strcpy (doc, row, "about", reg_record_get_text (party, REG_PARTY_NAME));
  yyjson_mut_obj_add_strcpy (doc, row, "form", reg_record_get_text (entry, REG_EXPORT_ENTRY_FORM));
  yyjson_mut_obj_add_int (doc, row, "count", reg_record_get_int (entry, REG_EXPORT_ENTRY_COUNT));
  if (!reg_record_is_null (entry, REG_EXPORT_ENTRY_PLACE))
    yyjson_mut_obj_add_strcpy (doc, row, "place",
                               reg_record_get_text (entry, REG_EXPORT_ENTRY_PLACE));
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ListJob *job = data;
  g_autoptr (GPtrArray) entries = reg_export_log_list (db, job->limit, error);

  for (guint i = 0; entries && i < entries->len; i++)
    add_entry (db, entries->pdata[i], job->doc);
  return entries != NULL;
}

/**
 * reg_tool_exports:
 *
 * The verb "exports": what left the book, the last first.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_exports (RegTool *tool, int argc, char **argv, GError **error)
{
  ListJob job = { .limit = 100 };
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &job.limit, NULL, NULL },
    { NULL },
  };
  RegToolStatus status = REG_TOOL_FAILED;

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 0, 0, "exports [--limit N]", error))
    return REG_TOOL_FAILED;
  job.doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_doc_set_root (job.doc, yyjson_mut_arr (job.doc));
  if (reg_tool_read (tool, list_job, &job, error))
    {
      reg_tool_print (tool, job.doc);
      status = REG_TOOL_DONE;
    }
  yyjson_mut_doc_free (job.doc);
  return status;
}
