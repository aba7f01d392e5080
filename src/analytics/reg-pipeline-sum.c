/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analytics/reg-pipeline-sum.h"

#include <string.h>

#define MILLION 1000000

typedef struct
{
  __int128 amount;
  __int128 weighted; /* times a million */
} Sums;

static gint64
saturate (__int128 value)
{
  return (gint64)CLAMP (value, (__int128)G_MININT64, (__int128)G_MAXINT64);
}

/* Half away from zero, as money is rounded everywhere. */
static gint64
divide_by_million (__int128 value)
{
  return saturate ((value + (value < 0 ? -MILLION : MILLION) / 2) / MILLION);
}

static gint64
chance_of (const RegPipelineStage *stage, const RegPipelineDeal *deal)
{
  switch (stage->kind)
    {
    case REG_STAGE_KIND_WON:
      return MILLION;
    case REG_STAGE_KIND_LOST:
      return 0;
    default:
      return CLAMP (deal->probability >= 0 ? deal->probability : stage->probability, 0, MILLION);
    }
}

/**
 * reg_pipeline_sum:
 * @stages: (inout) (array length=n_stages): the stages; their sums are filled in
 * @n_stages: how many
 * @deals: (array length=n_deals): the deals, in any order
 * @n_deals: how many
 * @totals: (out): the sums over the open stages
 *
 * Plain and weighted sums of each stage. Products of amount and chance are added up exactly and
 * rounded once for the stage, so that the figures of the board add up to its total. Any thread.
 */
void
reg_pipeline_sum (RegPipelineStage *stages,
                  gsize n_stages,
                  const RegPipelineDeal *deals,
                  gsize n_deals,
                  RegPipelineTotals *totals)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree Sums *sums = g_new0 (Sums, n_stages);
  __int128 amount = 0, weighted = 0;

  memset (totals, 0, sizeof *totals);
  for (gsize i = 0; i < n_stages; i++)
    {
      stages[i].n = 0;
      g_hash_table_insert (places, &stages[i].id, &stages[i]);
    }
  for (gsize i = 0; i < n_deals; i++)
    {
      RegPipelineStage *stage = g_hash_table_lookup (places, &deals[i].stage);

      if (stage == NULL)
        {
          totals->n_strays++;
          continue;
        }
      stage->n++;
      sums[stage - stages].amount += deals[i].amount;
      sums[stage - stages].weighted += (__int128)deals[i].amount * chance_of (stage, &deals[i]);
    }
  for (gsize i = 0; i < n_stages; i++)
    {
      stages[i].amount = saturate (sums[i].amount);
      stages[i].weighted = divide_by_million (sums[i].weighted);
      if (stages[i].kind == REG_STAGE_KIND_WON || stages[i].kind == REG_STAGE_KIND_LOST)
        continue;
      totals->n += stages[i].n;
      amount += stages[i].amount;
      weighted += stages[i].weighted;
    }
  totals->amount = saturate (amount);
  totals->weighted = saturate (weighted);
}
