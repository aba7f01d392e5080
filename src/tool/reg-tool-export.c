/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "io/reg-export.h"
#include "io/reg-export-calendar.h"

#include <gio/gunixoutputstream.h>
#include <stdio.h>

/* The verb that gives everything away again, to standard output. */

typedef struct
{
  RegExportKind kind;
  RegExportFormat format;
  GOutputStream *stream;
  gint64 count;
} ExportJob;

/* What was written to standard output, whoever reads it there. */
#define STANDARD_OUTPUT "stdout"

static gboolean
count_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const RegEntityId entities[REG_N_EXPORTS] = { REG_ENTITY_PARTY, REG_ENTITY_PRODUCT,
                                                       REG_ENTITY_SALE };
  ExportJob *job = data;

  job->count = reg_db_count (db, entities[job->kind], error);
  return job->count >= 0;
}

static gboolean
export_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ExportJob *job = data;

  return reg_export_run (db, job->kind, job->format, job->stream, cancellable, error);
}

typedef struct
{
  char *text;
} CalendarJob;

static gboolean
calendar_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  CalendarJob *job = data;

  job->text = reg_export_calendar (db, 0, zone, error);
  return job->text != NULL;
}

/* What is to be done, for a calendar program. */
static RegToolStatus
export_calendar (RegTool *tool, const char *whom, GError **error)
{
  CalendarJob job = { NULL };
  RegExportNote note = { REG_EXPORT_WHAT_TASKS, "calendar", 0, STANDARD_OUTPUT, 0, whom };
  gboolean ok;

  if (!reg_tool_read (tool, calendar_job, &job, error))
    return REG_TOOL_FAILED;
  note.count = reg_export_calendar_count (job.text);
  ok = reg_tool_note_export (tool, &note, error);
  /* Not g_print(): a calendar is UTF-8 whatever the terminal is. */
  if (ok)
    fputs (job.text, stdout);
  g_free (job.text);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}

/**
 * reg_tool_export:
 *
 * The verb "export".
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_export (RegTool *tool, int argc, char **argv, GError **error)
{
  g_autofree char *format = NULL;
  g_autofree char *whom = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { "for", 0, 0, G_OPTION_ARG_STRING, &whom, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOutputStream) output = NULL;
  g_autoptr (GOutputStream) buffered = NULL;
  static const RegExportWhat whats[REG_N_EXPORTS] = { REG_EXPORT_WHAT_CONTACTS,
                                                      REG_EXPORT_WHAT_PRODUCTS,
                                                      REG_EXPORT_WHAT_SALES };
  static const char *const forms[REG_N_EXPORT_FORMATS] = { "csv", "json", "vcard" };
  RegExportNote note;
  ExportJob job;
  int kind, how;

  if (!reg_tool_parse (&argc, &argv, entries, error))
    return REG_TOOL_FAILED;
  if (argc == 2 && format == NULL && g_str_equal (argv[1], "calendar"))
    return export_calendar (tool, whom, error);
  kind = argc == 2 ? reg_export_kind_from_nick (argv[1]) : -1;
  how = reg_export_format_from_nick (format ? format : tool->json ? "json" : "csv");
  if (kind < 0 || how < 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   "Use: regulars-tool export {contacts|products|sales} [--format csv|json|vcard]"
                   " [--for WHOM], or: regulars-tool export calendar [--for WHOM]");
      return REG_TOOL_FAILED;
    }
  output = g_unix_output_stream_new (1, FALSE);
  buffered = g_buffered_output_stream_new_sized (output, 65536);
  job = (ExportJob){ kind, how, buffered, 0 };
  if (!reg_tool_read (tool, count_job, &job, error))
    return REG_TOOL_FAILED;
  note = (RegExportNote){ whats[kind], forms[how], job.count, STANDARD_OUTPUT, 0, whom };
  if (!reg_tool_note_export (tool, &note, error) || !reg_tool_read (tool, export_job, &job, error)
      || !g_output_stream_flush (buffered, NULL, error))
    return REG_TOOL_FAILED;
  return REG_TOOL_DONE;
}
