/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/insights/reg-insights-data.h"

#include "draw/reg-chart-pareto.h"
#include "draw/reg-chart-pipeline.h"
#include "store/reg-insights.h"
#include "ui/charts/reg-chart-money.h"
#include "ui/charts/reg-value-chart.h"

typedef struct
{
  RegNumberStyle style;
  char currency[4];
  char *today;
  RegInsightsData *data;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->today);
  g_clear_pointer (&load->data, reg_insights_data_free);
  g_free (load);
}

/**
 * reg_insights_data_free:
 * @self: (transfer full): the answers
 */
void
reg_insights_data_free (RegInsightsData *self)
{
  g_clear_pointer (&self->pipeline, reg_chart_unref);
  g_clear_pointer (&self->earners, reg_chart_unref);
  g_clear_pointer (&self->worth, reg_chart_unref);
  g_free (self->party_name);
  g_free (self);
}

/* --- questions -------------------------------------------------------------------------- */

/* What was lost is no longer in the pipeline. */
static gboolean
load_pipeline (RegDb *db, Load *load, GError **error)
{
  g_autoptr (GPtrArray) sums = reg_insights_pipeline (db, error);
  g_autoptr (GArray) stages = g_array_new (FALSE, TRUE, sizeof (RegChartStage));
  RegChartMoney money;
  RegChartPipelineData data = { 0 };
  gint64 n_deals = 0;

  if (sums == NULL)
    return FALSE;
  for (guint i = 0; i < sums->len; i++)
    {
      const RegStageSum *sum = g_ptr_array_index (sums, i);
      RegChartStage stage = { sum->name, sum->amount, sum->weighted, (guint)sum->n,
                              sum->kind == REG_STAGE_KIND_WON };

      if (sum->kind == REG_STAGE_KIND_LOST)
        continue;
      n_deals += sum->n;
      g_array_append_val (stages, stage);
    }
  if (n_deals == 0)
    return TRUE;
  data.stages = (const RegChartStage *)stages->data;
  data.n_stages = stages->len;
  money = reg_chart_money_new (&load->style, load->currency);
  load->data->pipeline = reg_chart_pipeline_new (&data, &money);
  return TRUE;
}

static gboolean
load_earners (RegDb *db, Load *load, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) values = reg_insights_party_values (db, cancellable, error);
  g_autofree gint64 *profits = NULL;
  RegChartMoney money;

  if (values == NULL)
    return FALSE;
  load->data->n_earners = values->len;
  if (values->len == 0)
    return TRUE;
  profits = g_new (gint64, values->len);
  for (guint i = 0; i < values->len; i++)
    profits[i] = g_array_index (values, RegPartyValue, i).contribution;
  money = reg_chart_money_new (&load->style, load->currency);
  load->data->earners = reg_chart_pareto_new (profits, values->len, &money);
  if (load->data->party == 0)
    load->data->party = g_array_index (values, RegPartyValue, 0).party;
  return TRUE;
}

static gboolean
load_worth (RegDb *db, Load *load, GError **error)
{
  g_autoptr (RegRecord) party = NULL;
  g_autoptr (GArray) steps = NULL;
  RegChartMoney money;

  if (load->data->party == 0)
    return TRUE;
  party = reg_db_load (db, REG_ENTITY_PARTY, load->data->party, error);
  if (party == NULL)
    return FALSE;
  load->data->party_name = g_strdup (reg_record_get_text (party, REG_PARTY_NAME));
  steps = reg_insights_party_history (db, load->data->party, error);
  if (steps == NULL)
    return FALSE;
  if (steps->len == 0)
    return TRUE;
  money = reg_chart_money_new (&load->style, load->currency);
  load->data->worth = reg_value_chart_new (steps, load->today, &money);
  return TRUE;
}

/* A customer who is gone makes room for the best one. */
static gboolean
is_gone (RegDb *db, gint64 party)
{
  g_autoptr (RegRecord) record = NULL;

  if (party != 0)
    record = reg_db_load (db, REG_ENTITY_PARTY, party, NULL);
  return record == NULL || reg_record_get_deleted_at (record) != 0;
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  if (is_gone (db, load->data->party))
    load->data->party = 0;
  return load_pipeline (db, load, error) && load_earners (db, load, cancellable, error)
         && load_worth (db, load, error);
}

/* --- asking ----------------------------------------------------------------------------- */

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (load == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&load->data),
                           (GDestroyNotify)reg_insights_data_free);
}

/**
 * reg_insights_data_load_async:
 * @party: whose worth is asked for, 0 for the best customer
 *
 * Reads the figures and makes the charts, all on the store's threads.
 */
void
reg_insights_data_load_async (RegSession *session,
                              gint64 party,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Load *load = g_new0 (Load, 1);

  load->style = *reg_session_get_number_style (session);
  g_strlcpy (load->currency, reg_session_get_currency (session), sizeof load->currency);
  load->today = reg_session_dup_today (session);
  load->data = g_new0 (RegInsightsData, 1);
  load->data->party = party;
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, load_job, load,
                        load_free, cancellable, loaded_cb,
                        g_task_new (session, cancellable, callback, user_data));
}

/**
 * reg_insights_data_load_finish:
 *
 * Returns: (transfer full) (nullable): the answers
 */
RegInsightsData *
reg_insights_data_load_finish (RegSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
