/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "draw/reg-report-document.h"
#include "io/reg-handover-book.h"
#include "store/reg-handover.h"

/* The verb that hands what one colleague looks after to another, and tells what has to be known. */

#define USAGE                                                                                      \
  "handover count NAME   or   handover run NAME --to NAME [--leaves]"                              \
  "   or   handover brief NAME [-o FILE.pdf]"

typedef struct
{
  const char *name;
  const char *to;
  gboolean leaves;
  gboolean as_pdf;
  gint64 n_briefings; /* -1 when none were asked for */
  GTimeZone *zone;
  GBytes *bytes;
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;
} Job;

static gint64
find_staff (RegDb *db, const char *name, GError **error)
{
  g_autoptr (RegRecord)
      staff = reg_db_find_by_text (db, REG_ENTITY_STAFF, REG_STAFF_NAME, name, error);

  return staff ? reg_record_get_id (staff) : 0;
}

static gboolean
count_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gint64 staff = find_staff (db, job->name, error);
  RegHandoverCounts counts;

  if (!staff || !reg_handover_count (db, staff, &counts, error))
    return FALSE;
  job->root = yyjson_mut_obj (job->doc);
  yyjson_mut_obj_add_sint (job->doc, job->root, "customers", counts.customers);
  yyjson_mut_obj_add_sint (job->doc, job->root, "tasks", counts.tasks);
  yyjson_mut_obj_add_sint (job->doc, job->root, "promises", counts.promises);
  yyjson_mut_obj_add_sint (job->doc, job->root, "deals", counts.deals);
  yyjson_mut_obj_add_sint (job->doc, job->root, "quotations", counts.quotations);
  yyjson_mut_obj_add_sint (job->doc, job->root, "complaints", counts.complaints);
  yyjson_mut_obj_add_sint (job->doc, job->root, "approvals", counts.approvals);
  return TRUE;
}

static char *
make_note (gint64 n, gpointer data)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " customers were handed to you by %s", n,
                          (const char *)data);
}

static gboolean
run_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gint64 from = find_staff (db, job->name, error);
  gint64 to = from ? find_staff (db, job->to, error) : 0;
  g_autoptr (RegHandoverPlan) plan = NULL;

  if (!to)
    return FALSE;
  plan = reg_handover_plan_new (from);
  plan->successor = to;
  plan->kind = job->leaves ? REG_HANDOVER_LEAVES : REG_HANDOVER_STAYS;
  plan->note = make_note;
  plan->note_data = (gpointer)job->name;
  return reg_handover_run (db, plan, error);
}

static void
add_briefing (Job *job, const RegBriefing *briefing, const RegBriefingStyle *style)
{
  yyjson_mut_val *row = yyjson_mut_arr_add_obj (job->doc, job->root);
  g_autofree char *text = reg_briefing_describe (briefing, style);
  g_autofree char *uid = reg_uid_to_string (reg_record_get_uid (briefing->party));

  yyjson_mut_obj_add_strcpy (job->doc, row, "name",
                             reg_record_get_text (briefing->party, REG_PARTY_NAME));
  yyjson_mut_obj_add_strcpy (job->doc, row, "uid", uid);
  yyjson_mut_obj_add_strcpy (job->doc, row, "briefing", text);
}

static gboolean
make_pdf (RegDb *db, Job *job, GPtrArray *briefings, const RegBriefingStyle *style, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, NULL);
  g_autofree char *today = reg_db_today (db);
  g_autoptr (RegReport)
      report = reg_handover_book_make (briefings, firm, job->name, today, NULL, style);
  g_autoptr (RegQuoteDocument) document = reg_report_document_new (report);

  job->bytes = reg_quote_document_get_pdf (document, error);
  return job->bytes != NULL;
}

static gboolean
brief_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gint64 staff = find_staff (db, job->name, error);
  const RegBriefingStyle style = { .number = reg_number_style_from_locale (),
                                   .date_format = "%Y-%m-%d",
                                   .zone = job->zone };
  g_autoptr (GPtrArray)
      accounts = staff ? reg_handover_list_accounts (db, staff, REG_HANDOVER_TOGETHER, error)
                       : NULL;
  g_autoptr (GPtrArray)
      briefings = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_briefing_free);

  job->root = yyjson_mut_arr (job->doc);
  for (guint i = 0; accounts && i < accounts->len; i++)
    {
      const RegHandoverAccount *account = accounts->pdata[i];
      RegBriefing *briefing = reg_briefing_load (db, account->party, staff, error);

      if (!briefing)
        return FALSE;
      g_ptr_array_add (briefings, briefing);
      add_briefing (job, briefing, &style);
    }
  job->n_briefings = briefings->len;
  return accounts && (!job->as_pdf || make_pdf (db, job, briefings, &style, error));
}

static gboolean
run (RegTool *tool, const char *what, Job *job, GError **error)
{
  if (g_str_equal (what, "count") && !job->to)
    return reg_tool_read (tool, count_job, job, error);
  if (g_str_equal (what, "brief") && !job->to)
    return reg_tool_read (tool, brief_job, job, error);
  if (g_str_equal (what, "run") && job->to)
    return reg_tool_write_long (tool, "handover", run_job, job, error);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "Use: regulars-tool " USAGE);
  return FALSE;
}

/**
 * reg_tool_handover:
 *
 * The verb "handover".
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_handover (RegTool *tool, int argc, char **argv, GError **error)
{
  g_autofree char *to = NULL;
  g_autofree char *output = NULL;
  gboolean leaves = FALSE, ok;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { "leaves", 0, 0, G_OPTION_ARG_NONE, &leaves, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { NULL },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GBytes) bytes = NULL;
  Job job = { .zone = zone, .n_briefings = -1 };
  RegExportNote note = { .what = REG_EXPORT_WHAT_CONTACTS };

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 2, 2, USAGE, error))
    return REG_TOOL_FAILED;
  job.name = argv[2];
  job.to = to;
  job.leaves = leaves;
  job.as_pdf = output != NULL;
  job.doc = yyjson_mut_doc_new (NULL);
  ok = run (tool, argv[1], &job, error);
  bytes = job.bytes;
  if (ok && job.n_briefings >= 0)
    {
      note.form = output ? "pdf" : "json";
      note.count = job.n_briefings;
      note.place = output;
      ok = reg_tool_note_export (tool, &note, error);
    }
  if (ok && output)
    ok = g_file_set_contents (output, bytes ? g_bytes_get_data (bytes, NULL) : "",
                              bytes ? (gssize)g_bytes_get_size (bytes) : 0, error);
  else if (ok && job.root)
    {
      yyjson_mut_doc_set_root (job.doc, job.root);
      reg_tool_print (tool, job.doc);
    }
  yyjson_mut_doc_free (job.doc);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}
