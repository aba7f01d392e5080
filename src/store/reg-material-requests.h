/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-material.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* Brochures and samples that customers asked for, until somebody spoke to them about it. */

/**
 * RegMaterialOrder:
 * @party: who asked for it
 * @material: for what
 * @quantity: how many, at least 1
 * @channel: how they get it
 * @quotation: the quotation it goes with, 0 for none
 * @campaign: what it is done for, 0: that of the quotation
 * @note: (nullable): in somebody's words
 *
 * A wish.
 */
typedef struct
{
  gint64 party, material, quantity;
  RegChannel channel;
  gint64 quotation, campaign;
  const char *note;
} RegMaterialOrder;

/* By which ways a customer may be given something, for each RegChannel. */
typedef struct
{
  RegConsentVerdict by[REG_N_CHANNELS];
  GPtrArray *points, *answers; /* of RegRecord; the verdicts refer to them */
} RegMaterialWays;

RegMaterialWays *reg_material_ways_load (RegDb *db, gint64 party, GError **error);
void reg_material_ways_free (RegMaterialWays *self);

gint64 reg_material_request (RegDb *db, const RegMaterialOrder *order, GError **error);
gboolean reg_material_mark (
    RegDb *db, gint64 request, RegMaterialStage stage, const char *task_title, GError **error);

gboolean
reg_material_arrive_due (RegDb *db, const char *task_title, int *n_arrived, GError **error);

/**
 * RegMaterialSums:
 * @n: how many requests
 * @n_late: of them not followed up in time
 * @n_quotations: of them with a quotation, theirs or a later one to that customer
 * @cost: what all of it cost, minor units of the firm's currency
 * @wasted: of it what nobody followed up in %REG_MATERIAL_WASTE_DAYS
 *
 * What was given out since a day.
 */
typedef struct
{
  gint64 n, n_late, n_quotations, cost, wasted;
} RegMaterialSums;

gboolean
reg_material_sums_load (RegDb *db, const char *since, RegMaterialSums *sums, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegMaterialWays, reg_material_ways_free)

G_END_DECLS
