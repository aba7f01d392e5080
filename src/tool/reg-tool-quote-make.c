/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "store/reg-quotation-copy.h"
#include "store/reg-quotation-templates.h"

/* The verbs "quote" that make quotations from others: copies and templates. */

#define USAGE                                                                                      \
  "quote templates   or   quote keep ID|NUMBER NAME   or   quote begin NAME [--for CUSTOMER]"      \
  "   or   quote copy ID|NUMBER [--for CUSTOMER] [--prices then|today]"

typedef struct
{
  const char *which; /* a quotation, or the name of a template */
  const char *name;
  const char *customer;
  RegCopyPrices prices;
  gint64 made;
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;
} Job;

static gboolean
find_customer (RegDb *db, const Job *job, gint64 *party, GError **error)
{
  *party = job->customer ? reg_tool_find_party (db, job->customer, error) : 0;
  return !job->customer || *party;
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) rows = reg_quotation_templates_load (db, error);

  job->root = yyjson_mut_arr (job->doc);
  for (guint i = 0; rows && i < rows->len; i++)
    {
      const RegTemplateRow *row = rows->pdata[i];
      yyjson_mut_val *each = yyjson_mut_arr_add_obj (job->doc, job->root);

      yyjson_mut_obj_add_strcpy (job->doc, each, "name", row->name);
      yyjson_mut_obj_add_strcpy (job->doc, each, "about", row->title);
      yyjson_mut_obj_add_sint (job->doc, each, "lines", row->n_lines);
    }
  return rows != NULL;
}

static gboolean
keep_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gint64 quotation, revision;

  if (!reg_tool_find_quotation (db, job->which, &quotation, &revision, error))
    return FALSE;
  job->made = reg_quotation_template_save (db, quotation, job->name, error);
  return job->made != 0;
}

static gboolean
begin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gint64 party, template_id = reg_quotation_template_find (db, job->which, error);

  if (!template_id || !find_customer (db, job, &party, error))
    return FALSE;
  job->made = reg_quotation_template_begin (db, template_id, party, error);
  return job->made != 0;
}

static gboolean
copy_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  gint64 quotation, revision, party;

  if (!reg_tool_find_quotation (db, job->which, &quotation, &revision, error)
      || !find_customer (db, job, &party, error))
    return FALSE;
  job->made = reg_quotation_copy (db, quotation, party, job->prices, error);
  return job->made != 0;
}

static gboolean
run (RegTool *tool, Job *job, int argc, char **argv, GError **error)
{
  static const struct
  {
    const char *verb;
    int argc;
    RegStoreJob job;
  } verbs[] = { { "keep", 4, keep_job }, { "begin", 3, begin_job }, { "copy", 3, copy_job } };

  if (argc == 2 && g_str_equal (argv[1], "templates"))
    return reg_tool_read (tool, list_job, job, error);
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *kind = g_strconcat ("quotation-", verbs[i].verb, NULL);

      if (argc != verbs[i].argc || !g_str_equal (argv[1], verbs[i].verb))
        continue;
      job->which = argv[2];
      job->name = argc > 3 ? argv[3] : NULL;
      if (!reg_tool_write_long (tool, kind, verbs[i].job, job, error))
        return FALSE;
      job->root = yyjson_mut_obj (job->doc);
      yyjson_mut_obj_add_sint (job->doc, job->root, "id", job->made);
      return TRUE;
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "Use: regulars-tool " USAGE);
  return FALSE;
}

/**
 * reg_tool_quote_make:
 *
 * "quote templates", "quote keep", "quote begin" and "quote copy".
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_quote_make (RegTool *tool, int argc, char **argv, GError **error)
{
  g_autofree char *customer = NULL;
  g_autofree char *prices = NULL;
  const GOptionEntry entries[] = {
    { "for", 0, 0, G_OPTION_ARG_STRING, &customer, NULL, NULL },
    { "prices", 0, 0, G_OPTION_ARG_STRING, &prices, NULL, NULL },
    { NULL },
  };
  Job job = { .prices = REG_COPY_PRICES_THEN };
  gboolean ok;

  if (!reg_tool_parse (&argc, &argv, entries, error))
    return REG_TOOL_FAILED;
  if (prices && !g_str_equal (prices, "then") && !g_str_equal (prices, "today"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--prices is then or today, not “%s”", prices);
      return REG_TOOL_FAILED;
    }
  if (prices && g_str_equal (prices, "today"))
    job.prices = REG_COPY_PRICES_TODAY;
  job.customer = customer;
  job.doc = yyjson_mut_doc_new (NULL);
  if ((ok = run (tool, &job, argc, argv, error)))
    {
      yyjson_mut_doc_set_root (job.doc, job.root);
      reg_tool_print (tool, job.doc);
    }
  yyjson_mut_doc_free (job.doc);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}
