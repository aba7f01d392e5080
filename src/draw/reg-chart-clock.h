/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart.h"

G_BEGIN_DECLS

/** RegChartClockKind: what the clock does during a stretch of time. */
typedef enum
{
  REG_CHART_CLOCK_OPEN,   /* counts */
  REG_CHART_CLOCK_CLOSED, /* the shop is closed */
  REG_CHART_CLOCK_PAUSED, /* waiting for the customer */
} RegChartClockKind;

/** RegChartClockSegment: a stretch of time, @start and @end in ms UTC. */
typedef struct
{
  gint64 start;
  gint64 end;
  RegChartClockKind kind;
} RegChartClockSegment;

/**
 * RegChartClockData:
 * @segments: stretches in order of time, from the start to the later of @due and @now; gaps count
 *   as closed
 * @n_segments: how many
 * @start: when the clock started, ms UTC
 * @due: when it should be done, ms UTC
 * @now: the present, or when it was done; ms UTC
 * @done: whether @now is when it was done, so that nothing is running any more
 * @start_label: what is written at the start, such as "reported 17:20"; %NULL for the time alone
 * @due_label: what is written at the end, such as "answer due 11:00"; %NULL for the time alone
 * @zone: (nullable): the zone for times in words, %NULL for the local one; not kept
 */
typedef struct
{
  const RegChartClockSegment *segments;
  gsize n_segments;
  gint64 start;
  gint64 due;
  gint64 now;
  gboolean done;
  const char *start_label;
  const char *due_label;
  GTimeZone *zone;
} RegChartClockData;

RegChart *reg_chart_clock_new (const RegChartClockData *data);

G_END_DECLS
