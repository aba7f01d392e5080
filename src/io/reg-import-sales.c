/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-import-private.h"

#include "core/reg-money.h"
#include "io/reg-io-error.h"

#include <string.h>

/* Past sales: a file of sales and a file of their lines. Lines are known by their place within
 * their sale, so the same files can be read twice. */

typedef struct
{
  int n_lines;
  gint64 net, tax, cost;
} SaleSums;

static SaleSums *
sums_of (RegImportRun *run, gint64 sale)
{
  SaleSums *sums = g_hash_table_lookup (run->sales, &sale);
  gint64 *key;

  if (sums)
    return sums;
  key = g_new (gint64, 1);
  *key = sale;
  sums = g_new0 (SaleSums, 1);
  g_hash_table_insert (run->sales, key, sums);
  return sums;
}

static gboolean
set_fields (RegImportRun *run, RegRecordBuilder *builder, const RegEntityInfo *info, GError **error)
{
  GArray *fields = reg_import_plan_get_fields (run->plan, run->file);

  for (guint i = 0; i < fields->len; i++)
    {
      const RegImportField *field = &g_array_index (fields, RegImportField, i);

      if (info->id == REG_ENTITY_SALE_LINE && field->field == REG_SALE_LINE_SALE_ID)
        continue;
      if (!reg_import_set_field (run, builder, info, field->field,
                                 reg_import_get_value (run, field->id), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * reg_import_sale_row:
 * @run: a run on a row of the first file
 * @error: why the row cannot be taken
 *
 * Returns: what came of it
 */
RegImportOutcome
reg_import_sale_row (RegImportRun *run, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_SALE);
  g_autofree char *number = g_strstrip (g_strdup (reg_import_get_value (run, "number")));
  gint64 existing = reg_lookup_find (run->by_key, number);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecordBuilder) builder = NULL;
  RegImportOutcome outcome;
  gint64 id;

  if (!*number)
    {
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID, "number: is empty");
      return REG_IMPORT_REJECTED;
    }
  record = existing ? reg_db_load (run->db, REG_ENTITY_SALE, existing, NULL) : NULL;
  builder = record ? reg_record_builder_new_from (record) : reg_record_builder_new (info->id);
  if (!set_fields (run, builder, info, error))
    return REG_IMPORT_REJECTED;
  if (!record)
    {
      reg_record_builder_set_int (builder, REG_SALE_STATE, REG_SALE_STATE_DONE);
      if (reg_record_builder_get_value (builder, REG_SALE_CURRENCY)->type == REG_VALUE_NULL)
        reg_record_builder_set_text (builder, REG_SALE_CURRENCY, run->currency);
    }
  outcome = reg_import_save (run, existing, g_steal_pointer (&builder), &id, error);
  if (outcome != REG_IMPORT_REJECTED)
    reg_lookup_add (run->by_key, number, id);
  return outcome;
}

/* quantity × unit price × (1 − discount) in minor units, rounded once. */
static gboolean
line_net (const RegRecord *line, gint64 *net, GError **error)
{
  RegWide exact = (RegWide)reg_record_get_int (line, REG_SALE_LINE_QUANTITY)
                  * reg_record_get_int (line, REG_SALE_LINE_UNIT_PRICE);
  gint64 rate = REG_PPM - reg_record_get_int (line, REG_SALE_LINE_DISCOUNT);
  const RegWide unit = (RegWide)REG_QUANTITY_UNIT * REG_PRICE_UNIT;
  const RegWide limit = ((RegWide)1 << 126) / REG_PPM;

  if (exact > limit || exact < -limit)
    {
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE, "the amount is too large");
      return FALSE;
    }
  return reg_money_narrow (reg_money_round_div (exact * rate, unit * REG_PPM), net, error);
}

static gboolean
line_cost (RegImportRun *run, const RegRecord *line, gint64 *cost, gboolean *known, GError **error)
{
  gint64 product = reg_record_get_int (line, REG_SALE_LINE_PRODUCT_ID);
  g_autoptr (RegRecord) record = product ? reg_db_load (run->db, REG_ENTITY_PRODUCT, product, NULL)
                                         : NULL;
  RegWide exact;

  *known = record && !reg_record_is_null (record, REG_PRODUCT_COST);
  *cost = 0;
  if (!*known)
    return TRUE;
  exact = (RegWide)reg_record_get_int (line, REG_SALE_LINE_QUANTITY)
          * reg_record_get_int (record, REG_PRODUCT_COST);
  return reg_money_narrow (reg_money_round_div (exact, (RegWide)REG_QUANTITY_UNIT * REG_PRICE_UNIT),
                           cost, error);
}

static gboolean
complete_line (RegImportRun *run, RegRecordBuilder *builder, SaleSums *sums, GError **error)
{
  g_autoptr (RegRecord) line = NULL;
  RegRecordBuilder *copy = reg_record_builder_new (REG_ENTITY_SALE_LINE);
  gint64 net, tax, cost;
  gboolean cost_known;

  for (int i = 0; i < REG_SALE_LINE_N_FIELDS; i++)
    reg_record_builder_set_value (copy, i, reg_record_builder_get_value (builder, i));
  line = reg_record_builder_end (copy);
  if (!line_net (line, &net, error) || !line_cost (run, line, &cost, &cost_known, error))
    return FALSE;
  if (!reg_money_narrow (
          reg_money_round_div ((RegWide)net * reg_record_get_int (line, REG_SALE_LINE_TAX_RATE),
                               REG_PPM),
          &tax, error))
    return FALSE;
  reg_record_builder_set_int (builder, REG_SALE_LINE_NET, net);
  reg_record_builder_set_int (builder, REG_SALE_LINE_TAX, tax);
  if (cost_known)
    reg_record_builder_set_int (builder, REG_SALE_LINE_COST, cost);
  if (__builtin_add_overflow (sums->net, net, &sums->net)
      || __builtin_add_overflow (sums->tax, tax, &sums->tax)
      || __builtin_add_overflow (sums->cost, cost, &sums->cost))
    {
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE, "the sale is too large");
      return FALSE;
    }
  return TRUE;
}

static RegRecord *
find_line (RegImportRun *run, gint64 sale, int position)
{
  g_autoptr (GPtrArray) lines = reg_db_list_by_int (
      run->db, REG_ENTITY_SALE_LINE, REG_SALE_LINE_SALE_ID, sale, REG_SALE_LINE_POSITION, NULL);

  for (guint i = 0; lines && i < lines->len; i++)
    if (reg_record_get_int (lines->pdata[i], REG_SALE_LINE_POSITION) == position)
      return reg_record_ref (lines->pdata[i]);
  return NULL;
}

/**
 * reg_import_sale_line_row:
 * @run: a run on a row of the second file
 * @error: why the row cannot be taken
 *
 * Returns: what came of it
 */
RegImportOutcome
reg_import_sale_line_row (RegImportRun *run, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_SALE_LINE);
  g_autofree char *number = g_strstrip (g_strdup (reg_import_get_value (run, "sale_id")));
  gint64 sale = reg_lookup_find (run->by_key, number);
  g_autoptr (RegRecord) known = NULL;
  g_autoptr (RegRecordBuilder) builder = NULL;
  SaleSums *sums;
  RegImportOutcome outcome;
  gint64 id;

  run->result->lines_read++;
  if (!sale)
    {
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_INVALID, "sale_id: there is no sale “%s”",
                   number);
      return REG_IMPORT_REJECTED;
    }
  sums = sums_of (run, sale);
  known = find_line (run, sale, sums->n_lines + 1);
  builder = known ? reg_record_builder_new_from (known) : reg_record_builder_new (info->id);
  reg_record_builder_set_ref (builder, REG_SALE_LINE_SALE_ID, sale);
  reg_record_builder_set_int (builder, REG_SALE_LINE_POSITION, sums->n_lines + 1);
  if (!set_fields (run, builder, info, error) || !complete_line (run, builder, sums, error))
    return REG_IMPORT_REJECTED;
  outcome = reg_import_save (run, known ? reg_record_get_id (known) : 0, g_steal_pointer (&builder),
                             &id, error);
  if (outcome == REG_IMPORT_REJECTED)
    return outcome;
  sums->n_lines++;
  run->result->lines_created += outcome == REG_IMPORT_CREATED;
  return outcome;
}

/**
 * reg_import_finish_sales:
 * @run: a run at the end of both files
 * @error: what went wrong
 *
 * Writes the totals of the sales whose lines were read.
 *
 * Returns: whether that is done
 */
gboolean
reg_import_finish_sales (RegImportRun *run, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, run->sales);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const SaleSums *sums = value;
      g_autoptr (RegRecord) record = reg_db_load (run->db, REG_ENTITY_SALE, *(gint64 *)key, error);
      g_autoptr (RegRecord) changed = NULL;
      g_autoptr (RegRecord) saved = NULL;
      RegRecordBuilder *builder;

      if (!record)
        return FALSE;
      builder = reg_record_builder_new_from (record);
      reg_record_builder_set_int (builder, REG_SALE_NET, sums->net);
      reg_record_builder_set_int (builder, REG_SALE_TAX, sums->tax);
      reg_record_builder_set_int (builder, REG_SALE_GROSS, sums->net + sums->tax);
      reg_record_builder_set_int (builder, REG_SALE_COST, sums->cost);
      changed = reg_record_builder_end (builder);
      saved = reg_db_save (run->db, changed, error);
      if (!saved || !reg_db_breathe (run->db, error))
        return FALSE;
    }
  return TRUE;
}
