/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "analytics/reg-crosstab.h"
#include "io/reg-export.h"
#include "store/reg-crossing.h"
#include "store/reg-retention.h"
#include "store/reg-segments.h"

#include <gio/gunixoutputstream.h>
#include <string.h>

/* The verb for customers who were chosen by conditions: saved ones by their name, others by what
 * stands on the command line. */

#define USAGE                                                                                      \
  "segment list   or   segment {count|export|save|delete} NAME"                                    \
  "   or   segment {count|export} --where CONDITION… [--any] [--for WHOM]"                         \
  "   or   segment cross ROWS COLUMNS"

typedef struct
{
  const char *name;
  const char *other; /* the columns, where @name is the rows */
  char **where;
  gboolean any;
  RegExportFormat format;
  GOutputStream *stream;
  const char *whom;
  GArray *ids;
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;
} Job;

/* --- which one -------------------------------------------------------------------------- */

static char *
join_conditions (const Job *job)
{
  g_autofree char *lines = g_strjoinv ("\n", job->where);

  return g_strconcat (job->any ? "any\n" : "all\n", lines, NULL);
}

static RegSegment *
get_segment (RegDb *db, const Job *job, GError **error)
{
  g_autoptr (RegRecord) saved = NULL;
  g_autofree char *text = NULL;

  if (job->name)
    {
      saved = reg_segment_find (db, job->name, error);
      if (!saved)
        return NULL;
      return reg_segment_parse (reg_record_get_text (saved, REG_SEGMENT_CONDITIONS), error);
    }
  text = join_conditions (job);
  return reg_segment_parse (text, error);
}

/* --- what is done with it --------------------------------------------------------------- */

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) saved = reg_segment_list (db, error);

  job->root = yyjson_mut_arr (job->doc);
  for (guint i = 0; saved && i < saved->len; i++)
    {
      yyjson_mut_val *row = yyjson_mut_arr_add_obj (job->doc, job->root);
      const char *text = reg_record_get_text (saved->pdata[i], REG_SEGMENT_CONDITIONS);
      g_autoptr (RegSegment) segment = reg_segment_parse (text, error);
      gint64 count = segment ? reg_segment_count (db, segment, 0, error) : -1;

      if (count < 0)
        return FALSE;
      yyjson_mut_obj_add_strcpy (job->doc, row, "name",
                                 reg_record_get_text (saved->pdata[i], REG_SEGMENT_NAME));
      yyjson_mut_obj_add_sint (job->doc, row, "customers", count);
      yyjson_mut_obj_add_strcpy (job->doc, row, "conditions", text);
    }
  return saved != NULL;
}

static gboolean
count_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RegSegment) segment = get_segment (db, job, error);
  gint64 count = segment ? reg_segment_count (db, segment, 0, error) : -1;

  job->root = yyjson_mut_obj (job->doc);
  yyjson_mut_obj_add_sint (job->doc, job->root, "customers", count);
  return count >= 0;
}

static int
find_segmentation (const char *nick, GError **error)
{
  for (int i = 0; i < REG_N_SEGMENTATIONS; i++)
    if (g_str_equal (reg_enum_get_nick (&reg_enum_segmentation, i), nick))
      return i;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "There is no segmentation “%s”", nick);
  return -1;
}

static const char *
get_band (const GPtrArray *bands, guint8 index)
{
  return ((const RegCrossingBand *)bands->pdata[index])->label;
}

/* Cells with somebody in them; words are those of the program, not of a language. */
static gboolean
cross_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  int rows = find_segmentation (job->name, error);
  int columns = rows < 0 ? -1 : find_segmentation (job->other, error);
  g_autoptr (RegCrossing) crossing = NULL;
  g_autoptr (RegCrosstab) table = NULL;

  if (columns >= 0)
    crossing = reg_crossing_load (db, rows, columns, NULL, cancellable, error);
  if (!crossing)
    return FALSE;
  table = reg_crosstab_new (crossing->rows->data, crossing->columns->data,
                            (const gint64 *)crossing->amounts->data, crossing->parties->len,
                            crossing->row_bands->len, crossing->column_bands->len);
  job->root = yyjson_mut_arr (job->doc);
  for (guint row = 0; row < crossing->row_bands->len; row++)
    for (guint column = 0; column < crossing->column_bands->len; column++)
      {
        guint cell = row * table->n_columns + column;
        yyjson_mut_val *each;

        if (table->counts[cell] == 0)
          continue;
        each = yyjson_mut_arr_add_obj (job->doc, job->root);
        yyjson_mut_obj_add_strcpy (job->doc, each, "row", get_band (crossing->row_bands, row));
        yyjson_mut_obj_add_strcpy (job->doc, each, "column",
                                   get_band (crossing->column_bands, column));
        yyjson_mut_obj_add_uint (job->doc, each, "customers", table->counts[cell]);
        yyjson_mut_obj_add_sint (job->doc, each, "contribution", table->amounts[cell]);
      }
  return TRUE;
}

static gboolean
choose_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RegSegment) segment = get_segment (db, job, error);

  job->ids = segment ? reg_segment_list_ids (db, segment, 0, error) : NULL;
  return job->ids && reg_retention_drop (db, job->ids, error);
}

static gboolean
export_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return reg_export_contacts (db, (const gint64 *)job->ids->data, job->ids->len, job->format,
                              job->stream, cancellable, error);
}

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autofree char *text = join_conditions (job);
  g_autoptr (RegRecord) saved = reg_segment_find (db, job->name, NULL);

  return reg_segment_save (db, saved ? reg_record_get_id (saved) : 0, job->name, text, error) != 0;
}

static gboolean
delete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (RegRecord) saved = reg_segment_find (db, job->name, error);

  return saved && reg_db_bin (db, REG_ENTITY_SEGMENT, reg_record_get_id (saved), error);
}

/* --- the verb --------------------------------------------------------------------------- */

static gboolean
write_job (RegTool *tool, RegStoreJob run, Job *job, GError **error)
{
  const RegActionInfo info = { .kind = "segment", .label = "segment" };

  return reg_tool_open (tool, 0, error)
         && reg_store_write_sync (tool->store, &info, run, job, NULL, NULL, error);
}

static gboolean
export_all (RegTool *tool, Job *job, GError **error)
{
  static const char *const forms[REG_N_EXPORT_FORMATS] = { "csv", "json", "vcard" };
  g_autoptr (GOutputStream) output = g_unix_output_stream_new (1, FALSE);
  RegExportNote note = { REG_EXPORT_WHAT_CONTACTS, forms[job->format], 0, "stdout", 0, job->whom };

  if (!reg_tool_read (tool, choose_job, job, error))
    return FALSE;
  note.count = job->ids->len;
  if (!reg_tool_note_export (tool, &note, error))
    return FALSE;
  job->stream = g_buffered_output_stream_new_sized (output, 65536);
  return reg_tool_read (tool, export_job, job, error)
         && g_output_stream_flush (job->stream, NULL, error);
}

static gboolean
run (RegTool *tool, const char *what, Job *job, GError **error)
{
  gboolean named = job->name != NULL;
  gboolean chosen = job->where != NULL;

  /* Two names are for nothing else. */
  if (job->other && !g_str_equal (what, "cross"))
    what = "";
  if (g_str_equal (what, "cross") && job->other && !chosen)
    return reg_tool_read (tool, cross_job, job, error);
  if (g_str_equal (what, "list") && !named && !chosen)
    return reg_tool_read (tool, list_job, job, error);
  if (g_str_equal (what, "count") && named != chosen)
    return reg_tool_read (tool, count_job, job, error);
  if (g_str_equal (what, "export") && named != chosen)
    return export_all (tool, job, error);
  if (g_str_equal (what, "save") && named && chosen)
    return write_job (tool, save_job, job, error);
  if (g_str_equal (what, "delete") && named && !chosen)
    return write_job (tool, delete_job, job, error);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "Use: regulars-tool " USAGE);
  return FALSE;
}

/**
 * reg_tool_segment:
 *
 * The verb "segment".
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_segment (RegTool *tool, int argc, char **argv, GError **error)
{
  g_autofree char *format = NULL;
  g_autofree char *whom = NULL;
  g_auto (GStrv) where = NULL;
  gboolean any = FALSE, ok;
  const GOptionEntry entries[] = {
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &where, NULL, NULL },
    { "any", 0, 0, G_OPTION_ARG_NONE, &any, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { "for", 0, 0, G_OPTION_ARG_STRING, &whom, NULL, NULL },
    { NULL },
  };
  Job job = { 0 };
  int how;

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 1, 3, USAGE, error))
    return REG_TOOL_FAILED;
  how = reg_export_format_from_nick (format ? format : tool->json ? "json" : "csv");
  if (how < 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "There is no format “%s”", format);
      return REG_TOOL_FAILED;
    }
  job.name = argc >= 3 ? argv[2] : NULL;
  job.other = argc == 4 ? argv[3] : NULL;
  job.where = where;
  job.any = any;
  job.whom = whom;
  job.format = (RegExportFormat)how;
  job.doc = yyjson_mut_doc_new (NULL);
  ok = run (tool, argv[1], &job, error);
  if (ok && job.root)
    {
      yyjson_mut_doc_set_root (job.doc, job.root);
      reg_tool_print (tool, job.doc);
    }
  g_clear_object (&job.stream);
  g_clear_pointer (&job.ids, g_array_unref);
  yyjson_mut_doc_free (job.doc);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}
