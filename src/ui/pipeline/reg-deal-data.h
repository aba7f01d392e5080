/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/**
 * RegDealData:
 * @deal: (inout): the deal as it stands, %NULL for a new one; after saving, as it stands then
 * @party: (nullable): its customer
 * @stages: (element-type RegRecord): all stages in order
 * @deal_id: the deal that is asked for, 0 for a new one
 * @party_id: the customer of a new one, 0 while nobody is chosen
 *
 * What the dialog of a deal needs to know.
 */
typedef struct
{
  gint64 deal_id;
  gint64 party_id;
  RegRecord *deal;
  RegRecord *party;
  GPtrArray *stages;
} RegDealData;

RegDealData *reg_deal_data_new (gint64 deal, gint64 party);
void reg_deal_data_free (gpointer data);
gboolean
reg_deal_data_load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error);

/**
 * RegDealSave:
 * @deal: the deal as it was typed; its stage is where it goes
 * @lost_reason: (nullable): why, when that stage is one of lost deals
 * @competitor: (nullable): to whom
 * @id: (out): the deal
 *
 * A deal on its way into the book.
 */
typedef struct
{
  RegRecord *deal;
  char *lost_reason;
  char *competitor;
  gint64 id;
} RegDealSave;

void reg_deal_save_free (gpointer data);
gboolean reg_deal_save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
