/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "analytics/reg-measures.h"
#include "core/reg-date.h"
#include "core/reg-money.h"
#include "store/reg-measure-samples.h"

/* The verb "measures": how the quotation desk works. */

#define USAGE "measures [MEASURE] [--from YYYY-MM-DD] [--to YYYY-MM-DD]"

typedef struct
{
  int measure; /* -1 for all of them */
  gint64 before, start, end;
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;
} Job;

/* "41.7": hours and percent as decimal numbers */
static void
add_figure (const Job *job,
            yyjson_mut_val *row,
            int measure,
            const char *name,
            const RegMeasureFigure *figure)
{
  g_autofree char *text = NULL;

  if (figure->n == 0)
    return;
  switch (reg_measure_get_form (measure))
    {
    case REG_MEASURE_MEDIAN:
      text = reg_decimal_print ((gint64)reg_money_round_div ((RegWide)figure->value * 100, 3600000),
                                2, 0);
      break;
    case REG_MEASURE_COUNT:
      text = g_strdup_printf ("%" G_GINT64_FORMAT, figure->value);
      break;
    case REG_MEASURE_SHARE:
    default:
      text = reg_decimal_print (figure->value, 4, 0);
      break;
    }
  yyjson_mut_obj_add_strcpy (job->doc, row, name, text);
}

static char *
name_key (RegDb *db, int measure, gint64 key)
{
  g_autoptr (RegRecord) staff = NULL;

  if (key == REG_MEASURE_ALL)
    return g_strdup ("all");
  if (reg_measure_is_by_band (measure))
    {
      g_autofree char *top = reg_decimal_print (reg_discount_band_get_top ((guint)key), 4, 0);

      return g_strdup_printf ("up to %s %%", top);
    }
  staff = key != 0 ? reg_db_load (db, REG_ENTITY_STAFF, key, NULL) : NULL;
  return g_strdup (staff ? reg_record_get_text (staff, REG_STAFF_NAME) : "nobody");
}

static gboolean
add_measure (RegDb *db, const Job *job, int measure, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray)
      samples = reg_measure_samples_load (db, measure, job->before, job->end, cancellable, error);
  g_autoptr (GArray) rows = NULL;

  if (!samples)
    return FALSE;
  rows = reg_measures_compare ((const RegMeasureSample *)samples->data, samples->len,
                               reg_measure_get_form (measure), job->start, job->end, job->before);
  for (guint i = 0; i < rows->len; i++)
    {
      const RegMeasureRow *row = &g_array_index (rows, RegMeasureRow, i);
      yyjson_mut_val *each = yyjson_mut_arr_add_obj (job->doc, job->root);
      g_autofree char *name = name_key (db, measure, row->key);

      yyjson_mut_obj_add_str (job->doc, each, "measure",
                              reg_enum_get_nick (&reg_enum_measure, measure));
      yyjson_mut_obj_add_strcpy (job->doc, each, "of", name);
      add_figure (job, each, measure, "now", &row->now);
      yyjson_mut_obj_add_uint (job->doc, each, "now_from", row->now.n);
      add_figure (job, each, measure, "before", &row->before);
      yyjson_mut_obj_add_uint (job->doc, each, "before_from", row->before.n);
    }
  return TRUE;
}

static gboolean
measure_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->root = yyjson_mut_arr (job->doc);
  for (int measure = 0; measure < REG_N_MEASURES; measure++)
    if ((job->measure < 0 || job->measure == measure)
        && !add_measure (db, job, measure, cancellable, error))
      return FALSE;
  return TRUE;
}

/* From the first day to the last, and as many days before; without them the last thirty days. */
static gboolean
take_dates (Job *job, const char *from, const char *to, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  char last[REG_DATE_SIZE], first[REG_DATE_SIZE], next[REG_DATE_SIZE], before[REG_DATE_SIZE];
  gint first_day, last_day;

  if (to)
    g_strlcpy (last, to, sizeof last);
  else
    reg_date_from_instant (g_get_real_time () / 1000, zone, last);
  if (from)
    g_strlcpy (first, from, sizeof first);
  else if (!reg_date_add_days (last, -29, first))
    first[0] = '\0';
  if ((to && !g_str_equal (to, last)) || (from && !g_str_equal (from, first))
      || !reg_date_to_day_number (first, &first_day) || !reg_date_to_day_number (last, &last_day)
      || first_day > last_day || !reg_date_add_days (last, 1, next)
      || !reg_date_add_days (first, first_day - last_day - 1, before))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "“%s” to “%s” is no time between two dates", from ? from : first,
                   to ? to : last);
      return FALSE;
    }
  job->before = reg_date_get_start (before, zone);
  job->start = reg_date_get_start (first, zone);
  job->end = reg_date_get_start (next, zone);
  return TRUE;
}

/**
 * reg_tool_measures:
 *
 * The verb "measures". Times are hours, shares percent.
 *
 * Returns: how it ended
 */
RegToolStatus
reg_tool_measures (RegTool *tool, int argc, char **argv, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { NULL },
  };
  Job job = { .measure = -1 };
  gboolean ok;

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 0, 1, USAGE, error) || !take_dates (&job, from, to, error))
    return REG_TOOL_FAILED;
  if (argc == 2 && (job.measure = reg_enum_from_nick (&reg_enum_measure, argv[1])) < 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "There is no measure “%s”",
                   argv[1]);
      return REG_TOOL_FAILED;
    }
  job.doc = yyjson_mut_doc_new (NULL);
  ok = reg_tool_read (tool, measure_job, &job, error);
  if (ok)
    {
      yyjson_mut_doc_set_root (job.doc, job.root);
      reg_tool_print (tool, job.doc);
    }
  yyjson_mut_doc_free (job.doc);
  return ok ? REG_TOOL_DONE : REG_TOOL_FAILED;
}
