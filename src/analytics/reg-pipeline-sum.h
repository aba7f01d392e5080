/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/reg-enums.h"

G_BEGIN_DECLS

/**
 * RegPipelineStage:
 * @id: its record
 * @kind: open, won or lost
 * @probability: chance to win, ppm; won counts as 1,000,000 and lost as 0 whatever stands here
 * @n: (out): how many deals
 * @amount: (out): their sum, minor units
 * @weighted: (out): the sum of amount times chance, minor units
 *
 * A stage before and after reg_pipeline_sum().
 */
typedef struct
{
  gint64 id;
  RegStageKind kind;
  gint64 probability;
  guint n;
  gint64 amount;
  gint64 weighted;
} RegPipelineStage;

/**
 * RegPipelineDeal:
 * @stage: record of its stage
 * @amount: minor units of the firm's currency
 * @probability: its own chance in ppm, negative for that of its stage
 */
typedef struct
{
  gint64 stage;
  gint64 amount;
  gint64 probability;
} RegPipelineDeal;

/**
 * RegPipelineTotals:
 * @n: open deals
 * @amount: their sum, minor units
 * @weighted: the sum of the weighted sums of their stages, minor units
 * @n_strays: deals whose stage is not among the stages
 */
typedef struct
{
  guint n;
  gint64 amount;
  gint64 weighted;
  guint n_strays;
} RegPipelineTotals;

void reg_pipeline_sum (RegPipelineStage *stages,
                       gsize n_stages,
                       const RegPipelineDeal *deals,
                       gsize n_deals,
                       RegPipelineTotals *totals);

G_END_DECLS
