/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "core/reg-uid.h"
#include "store/reg-duplicate-scan.h"
#include "store/reg-duplicates.h"

/* The verb that says who stands in the book twice. It decides nothing. */

static const char *const fields[REG_N_DUPLICATE_FIELDS] = {
  [REG_DUPLICATE_NAME] = "name",         [REG_DUPLICATE_CONTACT] = "contact",
  [REG_DUPLICATE_BIRTHDAY] = "birthday", [REG_DUPLICATE_PHONE] = "phone",
  [REG_DUPLICATE_EMAIL] = "email",       [REG_DUPLICATE_ADDRESS] = "address",
};

static const char *const likenesses[REG_N_LIKENESSES] = {
  [REG_LIKENESS_MISSING] = "missing",       [REG_LIKENESS_EQUAL] = "equal",
  [REG_LIKENESS_EQUIVALENT] = "equivalent", [REG_LIKENESS_SIMILAR] = "similar",
  [REG_LIKENESS_SUBSET] = "subset",         [REG_LIKENESS_CONFLICTING] = "conflicting",
};

typedef struct
{
  yyjson_mut_doc *doc;
  yyjson_mut_val *list;
  int limit;
} ListJob;

static void
add_customer (yyjson_mut_doc *doc, yyjson_mut_val *row, const char *key, const RegRecord *party)
{
  yyjson_mut_val *object = yyjson_mut_obj_add_obj (doc, row, key);
  g_autofree char *uid = reg_uid_to_string (reg_record_get_uid (party));

  yyjson_mut_obj_add_strcpy (doc, object, "name", reg_record_get_text (party, REG_PARTY_NAME));
  yyjson_mut_obj_add_strcpy (doc, object, "number", reg_record_get_text (party, REG_PARTY_CODE));
  yyjson_mut_obj_add_strcpy (doc, object, "uid", uid);
}

static void
add_pair (const ListJob *job, const RegDuplicatePair *pair)
{
  yyjson_mut_val *row = yyjson_mut_arr_add_obj (job->doc, job->list);

  add_customer (job->doc, row, "first", pair->first);
  add_customer (job->doc, row, "second", pair->second);
  yyjson_mut_obj_add_str (job->doc, row, "verdict",
                          pair->score.verdict == REG_VERDICT_SAME ? "same" : "perhaps");
  yyjson_mut_obj_add_sint (job->doc, row, "points", pair->score.total);
  for (int i = 0; i < REG_N_DUPLICATE_FIELDS; i++)
    if (pair->score.likeness[i] != REG_LIKENESS_MISSING)
      yyjson_mut_obj_add_str (job->doc, row, fields[i], likenesses[pair->score.likeness[i]]);
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const ListJob *job = data;
  g_autoptr (GPtrArray) pairs = reg_duplicates_list (db, job->limit, error);

  for (guint i = 0; pairs && i < pairs->len; i++)
    add_pair (job, pairs->pdata[i]);
  return pairs != NULL;
}

/**
 * reg_tool_duplicates:
 *
 * The verb "duplicates": compares all customers and lists those who may be one.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_duplicates (RegTool *tool, int argc, char **argv, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  int limit = 100;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { NULL },
  };
  g_autoptr (RegDuplicateScan) scan = NULL;
  const RegDuplicateScanResult *result;
  yyjson_mut_val *object;
  ListJob job = { 0 };
  gboolean ok;

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 0, 0, "duplicates [--limit N]", error)
      || !reg_tool_open (tool, 0, error))
    return REG_TOOL_FAILED;
  scan = reg_duplicate_scan_new (tool->store);
  if (!reg_duplicate_scan_run_sync (scan, NULL, error))
    return REG_TOOL_FAILED;
  result = reg_duplicate_scan_get_result (scan);
  job.limit = CLAMP (limit, 0, 100000);
  job.doc = yyjson_mut_doc_new (NULL);
  object = yyjson_mut_obj (job.doc);
  yyjson_mut_doc_set_root (job.doc, object);
  yyjson_mut_obj_add_sint (job.doc, object, "customers", result->customers);
  yyjson_mut_obj_add_sint (job.doc, object, "compared", result->compared);
  yyjson_mut_obj_add_sint (job.doc, object, "same", result->same);
  yyjson_mut_obj_add_sint (job.doc, object, "perhaps", result->perhaps);
  yyjson_mut_obj_add_real (job.doc, object, "seconds", (g_get_monotonic_time () - start) / 1e6);
  job.list = yyjson_mut_obj_add_arr (job.doc, object, "pairs");
  ok = reg_tool_read (tool, list_job, &job, error);
  if (ok)
    reg_tool_print (tool, job.doc);
  yyjson_mut_doc_free (job.doc);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}
