/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart.h"

G_BEGIN_DECLS

/* So many on each side have room on a sheet; the others are counted. */
#define REG_CHART_RELATIONS_DRAWN 24

/**
 * RegChartColleague:
 * @name: who it is
 * @about: (nullable): "14 contacts, last in May, mostly complaints"; for the text and the table
 * @n_contacts: how often they dealt with the customer
 * @is_close: one of the few who know the customer well
 * @has_left: does not work here any more
 */
typedef struct
{
  const char *name;
  const char *about;
  gint64 n_contacts;
  gboolean is_close;
  gboolean has_left;
} RegChartColleague;

/**
 * RegChartLinked:
 * @name: a person or a firm
 * @how: "works here"
 */
typedef struct
{
  const char *name;
  const char *how;
} RegChartLinked;

/**
 * RegChartRelationsData:
 * @customer: who stands in the middle
 * @colleagues: the one with most contacts first
 * @n_colleagues: how many
 * @linked: people and firms the customer is linked to
 * @n_linked: how many
 */
typedef struct
{
  const char *customer;
  const RegChartColleague *colleagues;
  gsize n_colleagues;
  const RegChartLinked *linked;
  gsize n_linked;
} RegChartRelationsData;

RegChart *reg_chart_relations_new (const RegChartRelationsData *data);
guint reg_chart_relations_get_n_colleagues (RegChart *chart);

G_END_DECLS
