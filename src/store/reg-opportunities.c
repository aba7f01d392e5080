/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-opportunities.h"

#include "store/reg-command-private.h"

/**
 * reg_opportunity_stage_of_kind:
 * @db: a connection
 * @kind: open, won or lost
 * @error: %REG_STORE_ERROR_NOT_FOUND when the firm has no such stage
 *
 * Returns: the first stage of that kind, 0 on failure
 */
gint64
reg_opportunity_stage_of_kind (RegDb *db, RegStageKind kind, GError **error)
{
  g_autoptr (GPtrArray) stages = reg_db_list (db, REG_ENTITY_STAGE, REG_STAGE_POSITION, error);

  for (guint i = 0; stages && i < stages->len; i++)
    if (reg_record_get_int (stages->pdata[i], REG_STAGE_KIND) == kind)
      return reg_record_get_id (stages->pdata[i]);
  if (stages)
    reg_command_fail (error, REG_STORE_ERROR_NOT_FOUND, "There is no stage “%s”",
                      reg_enum_get_nick (&reg_enum_stage_kind, kind));
  return 0;
}

/* A deal enters a stage now; won and lost ones are closed. */
static gboolean
enter_stage (RegDb *db,
             RegRecordBuilder *builder,
             gint64 stage,
             const char *lost_reason,
             const char *competitor,
             GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_STAGE, stage, error);
  RegStageKind kind;

  if (!record)
    return FALSE;
  kind = reg_record_get_int (record, REG_STAGE_KIND);
  if (kind == REG_STAGE_KIND_LOST && (!lost_reason || !*lost_reason))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID,
                             "opportunity: lost_reason: a lost deal needs a reason");
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_STAGE_ID, stage);
  reg_record_builder_set_int (builder, REG_OPPORTUNITY_STAGE_SINCE, reg_db_now (db));
  if (kind == REG_STAGE_KIND_OPEN)
    reg_record_builder_set_null (builder, REG_OPPORTUNITY_CLOSED_AT);
  else
    reg_record_builder_set_int (builder, REG_OPPORTUNITY_CLOSED_AT, reg_db_now (db));
  reg_record_builder_set_text (builder, REG_OPPORTUNITY_LOST_REASON,
                               kind == REG_STAGE_KIND_LOST ? lost_reason : NULL);
  reg_record_builder_set_text (builder, REG_OPPORTUNITY_COMPETITOR,
                               kind == REG_STAGE_KIND_LOST ? competitor : NULL);
  return TRUE;
}

/**
 * reg_opportunity_create:
 * @db: a connection in a write job
 * @opportunity: a deal without an id
 * @error: %REG_STORE_ERROR_INVALID names the field
 *
 * Returns: its id, 0 on failure
 */
gint64
reg_opportunity_create (RegDb *db, RegRecord *opportunity, GError **error)
{
  g_autoptr (RegRecordBuilder) builder = reg_record_builder_new_from (opportunity);
  g_autofree char *currency = NULL;
  gint64 stage = reg_record_get_int (opportunity, REG_OPPORTUNITY_STAGE_ID);

  if (!stage && !(stage = reg_opportunity_stage_of_kind (db, REG_STAGE_KIND_OPEN, error)))
    return 0;
  if (!enter_stage (db, builder, stage,
                    reg_record_peek_text (opportunity, REG_OPPORTUNITY_LOST_REASON),
                    reg_record_peek_text (opportunity, REG_OPPORTUNITY_COMPETITOR), error))
    return 0;
  if (reg_record_is_null (opportunity, REG_OPPORTUNITY_OWNER_ID))
    reg_record_builder_set_ref (builder, REG_OPPORTUNITY_OWNER_ID, reg_db_get_staff (db));
  if (reg_record_is_null (opportunity, REG_OPPORTUNITY_CURRENCY))
    {
      if (!(currency = reg_command_default_currency (db, error)))
        return 0;
      reg_record_builder_set_text (builder, REG_OPPORTUNITY_CURRENCY, currency);
    }
  return reg_command_create (db, g_steal_pointer (&builder), error);
}

/**
 * reg_opportunity_move:
 * @db: a connection in a write job
 * @opportunity: a deal
 * @stage: where it goes
 * @lost_reason: (nullable): needed for a stage of lost deals
 * @competitor: (nullable): to whom it was lost, when known
 * @error: %REG_STORE_ERROR_INVALID when the reason is missing
 *
 * Nothing changes when it stands there already. A deal that leaves "lost" forgets the reason (the
 * history keeps it).
 *
 * Returns: whether it stands there
 */
gboolean
reg_opportunity_move (RegDb *db,
                      gint64 opportunity,
                      gint64 stage,
                      const char *lost_reason,
                      const char *competitor,
                      GError **error)
{
  g_autoptr (RegRecordBuilder)
      builder = reg_command_edit (db, REG_ENTITY_OPPORTUNITY, opportunity, error);

  if (!builder)
    return FALSE;
  if (reg_record_builder_get_value (builder, REG_OPPORTUNITY_STAGE_ID)->i == stage)
    return TRUE;
  return enter_stage (db, builder, stage, lost_reason, competitor, error)
         && reg_command_save (db, g_steal_pointer (&builder), error);
}
