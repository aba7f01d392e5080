/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "draw/reg-doc-sheet.h"
#include "draw/reg-quote-document.h"
#include "io/reg-quote-export.h"
#include "io/reg-quote-json.h"
#include "store/reg-approvals.h"
#include "store/reg-attachments.h"
#include "store/reg-quotations.h"

#include <gio/gunixinputstream.h>
#include <string.h>

/* The verb "quote": the calculator, and a quotation on paper or for other programs. */

static GBytes *
read_all (const char *name, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (strcmp (name, "-") == 0)
    stream = g_unix_input_stream_new (0, FALSE);
  else
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
      stream = G_INPUT_STREAM (g_file_read (file, NULL, error));
    }
  if (!stream
      || g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error)
             < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static RegToolStatus
compute (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = read_all (name, error);
  g_autofree char *answer = NULL;
  gsize size;
  const char *json;

  if (!bytes)
    return REG_TOOL_FAILED;
  json = g_bytes_get_data (bytes, &size);
  answer = reg_quote_json_compute (json ? json : "", size, error);
  if (!answer)
    return REG_TOOL_FAILED;
  g_print ("%s\n", answer);
  return REG_TOOL_DONE;
}

typedef struct
{
  const char *number;
  gboolean is_final; /* without a mark, or not at all */
  gint64 quotation;
  gint64 revision;
  GBytes *pdf;
} PdfJob;

/* "2026-0118-2" is revision 2 of 2026-0118. */
static RegRecord *
find_quotation (RegDb *db, const char *number, gint64 *revision, GError **error)
{
  RegRecord *record = reg_db_find_by_text (db, REG_ENTITY_QUOTATION, REG_QUOTATION_NUMBER, number,
                                           NULL);
  const char *dash = strrchr (number, '-');
  g_autofree char *base = dash ? g_strndup (number, dash - number) : NULL;

  *revision = 0;
  if (record || !base)
    return record ? record
                  : reg_db_find_by_text (db, REG_ENTITY_QUOTATION, REG_QUOTATION_NUMBER, number,
                                         error);
  *revision = g_ascii_strtoll (dash + 1, NULL, 10);
  return reg_db_find_by_text (db, REG_ENTITY_QUOTATION, REG_QUOTATION_NUMBER, base, error);
}

static gint64
revision_id (const RegQuotation *quotation, gint64 number)
{
  for (guint i = 0; i < quotation->revisions->len; i++)
    if (reg_record_get_int (quotation->revisions->pdata[i], REG_QUOTATION_REVISION_REVISION)
        == number)
      return reg_record_get_id (quotation->revisions->pdata[i]);
  return 0;
}

/* --- what was refused -------------------------------------------------------------------- */

typedef struct
{
  gint64 quotation;
  gint64 revision;
  RegApprovalAttempt attempt;
} Refusal;

static gboolean
refusal_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Refusal *refusal = data;

  return reg_approval_note_refusal (db, refusal->quotation, refusal->revision, refusal->attempt,
                                    error);
}

/* The chain tells of it. A book that cannot be written, because somebody works in it or because it
 * may only be read, keeps it from leaving all the same. */
static void
note_refusal (RegTool *tool, gint64 quotation, gint64 revision, RegApprovalAttempt attempt)
{
  static const RegActionInfo info = { .kind = "quotation-refusal",
                                      .label = "Refused",
                                      .without_undo = TRUE };
  Refusal refusal = { quotation, revision, attempt };
  g_autoptr (GError) error = NULL;

  g_clear_object (&tool->store);
  if (!reg_tool_open (tool, 0, &error)
      || !reg_store_write_sync (tool->store, &info, refusal_job, &refusal, NULL, NULL, &error))
    reg_tool_warn ("The attempt was not written down: %s", error->message);
}

static RegToolStatus
fail (RegTool *tool, gint64 quotation, gint64 revision, RegApprovalAttempt attempt, GError **error)
{
  if (quotation && g_error_matches (*error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED))
    note_refusal (tool, quotation, revision, attempt);
  return REG_TOOL_FAILED;
}

/* --- on paper ---------------------------------------------------------------------------- */

/* Only what may leave the house is printed without a mark across it. */
static RegDocMark
mark_for (RegDb *db, const RegQuotation *quotation)
{
  gint64 revision = reg_record_get_id (quotation->revision);
  gint64 state = reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_STATE);

  if (reg_quotation_may_leave (db, reg_record_get_id (quotation->quotation), revision, NULL))
    return REG_DOC_MARK_NONE;
  return state == 0 ? REG_DOC_MARK_DRAFT : REG_DOC_MARK_NOT_APPROVED;
}

static GBytes *
render (RegDb *db, const RegQuotation *quotation, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);
  g_autofree RegCalcInput *input = reg_quotation_calc_input (quotation->revision, quotation->lines);
  g_autoptr (RegCalcResult) result = reg_calc_compute (input, error);
  g_autoptr (RegDocSheet) sheet = NULL;
  gint64 logo_id = firm ? reg_record_get_int (firm, REG_FIRM_LOGO_ID) : 0;
  g_autoptr (GBytes) logo = logo_id ? reg_attachment_load (db, logo_id, NULL) : NULL;
  g_autoptr (RegDocLayouts) layouts = reg_doc_layouts_new_usual ();
  RegDocSource source = { .layouts = layouts };

  if (!firm || !result)
    return NULL;
  source.firm = firm;
  source.revision = quotation->revision;
  source.lines = quotation->lines;
  source.party = quotation->party;
  source.owner = quotation->owner;
  source.result = result;
  source.number = quotation->number;
  source.reference = reg_record_get_text (quotation->quotation, REG_QUOTATION_TITLE);
  source.logo = logo;
  source.mark = mark_for (db, quotation);
  sheet = reg_doc_sheet_new (&source);
  if (reg_doc_sheet_get_missing_layout (sheet) != NULL)
    g_printerr ("There is no layout “%s”; the usual one is used.\n",
                reg_doc_sheet_get_missing_layout (sheet));
  return reg_quote_document_render_pdf (reg_doc_sheet_get_quote (sheet), error);
}

/**
 * reg_tool_find_quotation:
 * @db: a connection
 * @number: an id, or a number with or without its revision
 * @quotation_id: (out): the quotation
 * @revision: (out): the revision that was named, 0 for the current one
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: whether there is one
 */
gboolean
reg_tool_find_quotation (
    RegDb *db, const char *number, gint64 *quotation_id, gint64 *revision, GError **error)
{
  g_autoptr (RegQuotation) quotation = NULL;
  g_autoptr (RegRecord) record = NULL;
  gint64 which = 0;
  guint64 id;

  *revision = 0;
  if (g_ascii_string_to_unsigned (number, 10, 1, G_MAXINT64, &id, NULL))
    record = reg_db_load (db, REG_ENTITY_QUOTATION, (gint64)id, error);
  else
    record = find_quotation (db, number, &which, error);
  if (!record)
    return FALSE;
  *quotation_id = reg_record_get_id (record);
  if (which == 0)
    return TRUE;
  quotation = reg_quotation_load (db, *quotation_id, 0, error);
  if (!quotation)
    return FALSE;
  *revision = revision_id (quotation, which);
  if (*revision == 0)
    g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND,
                 "%s has no revision %" G_GINT64_FORMAT, quotation->number, which);
  return *revision != 0;
}

static gboolean
pdf_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  PdfJob *job = data;
  g_autoptr (RegQuotation) quotation = NULL;

  if (!reg_tool_find_quotation (db, job->number, &job->quotation, &job->revision, error)
      || (job->is_final && !reg_quotation_may_leave (db, job->quotation, job->revision, error))
      || !(quotation = reg_quotation_load (db, job->quotation, job->revision, error)))
    return FALSE;
  job->pdf = render (db, quotation, error);
  return job->pdf != NULL;
}

static RegToolStatus
write_pdf (RegTool *tool, const char *number, gboolean is_final, const char *output, GError **error)
{
  PdfJob job = { .number = number, .is_final = is_final };
  g_autoptr (GBytes) pdf = NULL;
  const char *data;
  gsize size;

  if (!reg_tool_read (tool, pdf_job, &job, error))
    return fail (tool, job.quotation, job.revision, REG_APPROVAL_ATTEMPT_PRINT, error);
  pdf = job.pdf;
  data = g_bytes_get_data (pdf, &size);
  return g_file_set_contents (output, data, size, error) ? REG_TOOL_DONE : REG_TOOL_FAILED;
}

/* --- for other programs ----------------------------------------------------------------- */

typedef struct
{
  const char *number;
  RegQuoteFormat format;
  gint64 quotation;
  gint64 revision;
  RegQuoteExport *export;
} ExportJob;

static gboolean
export_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ExportJob *job = data;

  if (!reg_tool_find_quotation (db, job->number, &job->quotation, &job->revision, error))
    return FALSE;
  job->export = reg_quote_export_run (db, job->quotation, job->revision, job->format, error);
  return job->export != NULL;
}

static RegToolStatus
export_quotation (
    RegTool *tool, const char *number, const char *format, const char *file, GError **error)
{
  ExportJob job = { .number = number };
  g_autoptr (RegQuoteExport) export = NULL;
  RegExportNote note = { REG_EXPORT_WHAT_SALES, NULL, 1, file, 0, NULL };
  int how = reg_quote_format_from_nick (format ? format : "csv");
  const char *data;
  gsize size;

  if (how < 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--format is csv, xlsx or ubl, not “%s”", format);
      return REG_TOOL_FAILED;
    }
  job.format = how;
  if (!reg_tool_read (tool, export_job, &job, error))
    return fail (tool, job.quotation, job.revision, REG_APPROVAL_ATTEMPT_EXPORT, error);
  export = job.export;
  note.form = reg_quote_format_get_nick (how);
  note.party = export->party;
  data = g_bytes_get_data (export->bytes, &size);
  return reg_tool_note_export (tool, &note, error)
                 && g_file_set_contents (file, data, (gssize)size, error)
             ? REG_TOOL_DONE
             : REG_TOOL_FAILED;
}

/**
 * reg_tool_quote:
 *
 * The verb "quote".
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_quote (RegTool *tool, int argc, char **argv, GError **error)
{
  static const char *const makes[] = { "templates", "keep", "begin", "copy", NULL };
  g_autofree char *output = NULL;
  g_autofree char *format = NULL;
  gboolean is_final = FALSE;
  const GOptionEntry entries[] = {
    { "final", 0, 0, G_OPTION_ARG_NONE, &is_final, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { NULL },
  };

  if (argc > 1 && g_strv_contains (makes, argv[1]))
    return reg_tool_quote_make (tool, argc, argv, error);
  if (!reg_tool_parse (&argc, &argv, entries, error))
    return REG_TOOL_FAILED;
  if (argc == 3 && strcmp (argv[1], "compute") == 0)
    return compute (argv[2], error);
  if (argc == 3 && strcmp (argv[1], "pdf") == 0 && output)
    return write_pdf (tool, argv[2], is_final, output, error);
  if (argc == 4 && strcmp (argv[1], "export") == 0)
    return export_quotation (tool, argv[2], format, argv[3], error);
  g_set_error (
      error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
      "Use: regulars-tool quote compute FILE|-   or   quote pdf NUMBER [--final] -o FILE   or   "
      "quote export ID|NUMBER [--format csv|xlsx|ubl] FILE");
  return REG_TOOL_FAILED;
}
