/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-chart.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/**
 * RegInsightsData:
 * @pipeline: what stands in each stage, %NULL without deals
 * @earners: customers by what they brought, %NULL without sales
 * @worth: what @party brought over time, %NULL when nothing
 * @party: whose worth is shown, 0 when there is nobody
 * @party_name: the name, "" for nobody
 * @n_earners: customers who ever bought
 *
 * The answers of the page, made on the store's threads.
 */
typedef struct
{
  RegChart *pipeline;
  RegChart *earners;
  RegChart *worth;
  gint64 party;
  char *party_name;
  gsize n_earners;
} RegInsightsData;

void reg_insights_data_load_async (RegSession *session,
                                   gint64 party,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
RegInsightsData *
reg_insights_data_load_finish (RegSession *session, GAsyncResult *result, GError **error);
void reg_insights_data_free (RegInsightsData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegInsightsData, reg_insights_data_free)

G_END_DECLS
