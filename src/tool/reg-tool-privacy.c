/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "draw/reg-report-document.h"
#include "io/reg-person-sheet.h"

#include <stdio.h>
#include <stdlib.h>

/* The verb that gives a customer everything that is held on them. */

#define USAGE "privacy-sheet NUMBER [-o FILE.pdf|FILE.json]"

typedef struct
{
  const char *number;
  gboolean as_json;
  GTimeZone *zone;
  GBytes *bytes;
  gint64 party;
  gint64 count;
} SheetJob;

/**
 * reg_tool_find_party:
 * @db: a connection
 * @number: the customer's number, or the uid that "search" tells
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: the customer, 0 for none
 */
gint64
reg_tool_find_party (RegDb *db, const char *number, GError **error)
{
  guint8 uid[REG_UID_SIZE];
  g_autoptr (RegRecord) party = NULL;

  party = reg_uid_parse (number, uid)
              ? reg_db_load_by_uid (db, REG_ENTITY_PARTY, uid, error)
              : reg_db_find_by_text (db, REG_ENTITY_PARTY, REG_PARTY_CODE, number, error);
  return party ? reg_record_get_id (party) : 0;
}

static gboolean
sheet_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SheetJob *job = data;
  gint64 party = reg_tool_find_party (db, job->number, error);
  g_autoptr (RegHeldBook) held = party ? reg_held_load (db, party, error) : NULL;
  g_autoptr (RegReport) report = NULL;
  g_autoptr (RegQuoteDocument) document = NULL;
  char *json;
  gsize size;

  if (!held)
    return FALSE;
  job->party = party;
  job->count = held->records->len;
  if (job->as_json)
    {
      json = reg_person_sheet_to_json (held, &size);
      job->bytes = g_bytes_new_with_free_func (json, size, free, json);
      return TRUE;
    }
  report = reg_person_sheet_make (held, NULL, NULL, job->zone);
  document = reg_report_document_new (report);
  job->bytes = reg_quote_document_get_pdf (document, error);
  return job->bytes != NULL;
}

/**
 * reg_tool_privacy_sheet:
 *
 * The verb "privacy-sheet": as PDF into a file, or as JSON into a file or to standard output.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_privacy_sheet (RegTool *tool, int argc, char **argv, GError **error)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { NULL },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  SheetJob job = { .zone = zone };
  g_autoptr (GBytes) bytes = NULL;
  RegExportNote note;
  const char *data;
  gsize size;

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 1, 1, USAGE, error))
    return REG_TOOL_FAILED;
  job.number = argv[1];
  job.as_json = !output || g_str_has_suffix (output, ".json")
                || (tool->json && !g_str_has_suffix (output, ".pdf"));
  if (!reg_tool_read (tool, sheet_job, &job, error))
    return REG_TOOL_FAILED;
  bytes = job.bytes;
  data = g_bytes_get_data (bytes, &size);
  note = (RegExportNote){ REG_EXPORT_WHAT_SHEET,
                          job.as_json ? "json" : "pdf",
                          job.count,
                          output ? output : "stdout",
                          job.party,
                          NULL };
  if (!reg_tool_note_export (tool, &note, error)
      || (output && !g_file_set_contents (output, data, size, error)))
    return REG_TOOL_FAILED;
  if (!output)
    {
      fwrite (data, 1, size, stdout);
      putchar ('\n');
    }
  return REG_TOOL_DONE;
}
