/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/pipeline/reg-deal-data.h"

#include "store/reg-opportunities.h"

/**
 * reg_deal_data_new:
 * @deal: 0 for a new one
 * @party: 0 while nobody is chosen
 *
 * Returns: (transfer full): what reg_deal_data_load_job() fills
 */
RegDealData *
reg_deal_data_new (gint64 deal, gint64 party)
{
  RegDealData *self = g_new0 (RegDealData, 1);

  self->deal_id = deal;
  self->party_id = party;
  return self;
}

void
reg_deal_data_free (gpointer data)
{
  RegDealData *self = data;

  g_clear_pointer (&self->deal, reg_record_unref);
  g_clear_pointer (&self->party, reg_record_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_free (self);
}

gboolean
reg_deal_data_load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegDealData *self = data;

  self->stages = reg_db_list (db, REG_ENTITY_STAGE, REG_STAGE_POSITION, error);
  if (self->stages == NULL)
    return FALSE;
  if (self->deal_id != 0)
    {
      self->deal = reg_db_load (db, REG_ENTITY_OPPORTUNITY, self->deal_id, error);
      if (self->deal == NULL)
        return FALSE;
      self->party_id = reg_record_get_int (self->deal, REG_OPPORTUNITY_PARTY_ID);
    }
  if (self->party_id == 0)
    return TRUE;
  self->party = reg_db_load (db, REG_ENTITY_PARTY, self->party_id, error);
  return self->party != NULL;
}

void
reg_deal_save_free (gpointer data)
{
  RegDealSave *save = data;

  g_clear_pointer (&save->deal, reg_record_unref);
  g_free (save->lost_reason);
  g_free (save->competitor);
  g_free (save);
}

static RegRecord *
with_stage (RegRecord *deal, gint64 stage, const RegDealSave *save)
{
  RegRecordBuilder *builder = reg_record_builder_new_from (deal);

  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_STAGE_ID, stage);
  if (save != NULL)
    {
      reg_record_builder_set_text (builder, REG_OPPORTUNITY_LOST_REASON, save->lost_reason);
      reg_record_builder_set_text (builder, REG_OPPORTUNITY_COMPETITOR, save->competitor);
    }
  return reg_record_builder_end (builder);
}

static gboolean
create (RegDb *db, RegDealSave *save, GError **error)
{
  g_autoptr (RegRecord) deal = with_stage (
      save->deal, reg_record_get_int (save->deal, REG_OPPORTUNITY_STAGE_ID), save);

  save->id = reg_opportunity_create (db, deal, error);
  return save->id != 0;
}

/* The words first, as they stand in the old stage; then the move with all that follows from it. */
static gboolean
change (RegDb *db, RegDealSave *save, GError **error)
{
  g_autoptr (RegRecord) before = reg_db_load (db, REG_ENTITY_OPPORTUNITY, save->id, error);
  gint64 target = reg_record_get_int (save->deal, REG_OPPORTUNITY_STAGE_ID);
  g_autoptr (RegRecord) words = NULL;
  g_autoptr (RegRecord) saved = NULL;
  gint64 here;

  if (before == NULL)
    return FALSE;
  here = reg_record_get_int (before, REG_OPPORTUNITY_STAGE_ID);
  words = with_stage (save->deal, here, here == target ? save : NULL);
  saved = reg_db_save (db, words, error);
  return saved != NULL
         && reg_opportunity_move (db, save->id, target, save->lost_reason, save->competitor, error);
}

gboolean
reg_deal_save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegDealSave *save = data;

  save->id = reg_record_get_id (save->deal);
  return save->id == 0 ? create (db, save, error) : change (db, save, error);
}
