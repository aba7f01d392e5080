/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-import-private.h"

#include "core/reg-money.h"
#include "io/reg-io-error.h"
#include "store/reg-sales.h"

#include <string.h>

/* Past sales: a file of sales and a file of their lines. Lines are known by their place within
 * their sale, so the same files can be read twice. */

typedef struct
{
  GPtrArray *known; /* lines that were there before, in order */
  guint next_known;
  int n_lines;
  RegWide net, tax, cost;
  gint64 freight;
  gboolean has_cost;
} SaleSums;

static void
sums_free (gpointer data)
{
  SaleSums *sums = data;

  g_ptr_array_unref (sums->known);
  g_free (sums);
}

static SaleSums *
sums_of (RegImportRun *run, gint64 id, GError **error)
{
  SaleSums *sums = run->sales ? g_hash_table_lookup (run->sales, &id) : NULL;
  g_autoptr (RegRecord) sale = NULL;
  g_autoptr (GPtrArray) known = NULL;

  if (sums)
    return sums;
  if (!(sale = reg_db_load (run->db, REG_ENTITY_SALE, id, error))
      || !(known = reg_sale_load_lines (run->db, id, error)))
    return NULL;
  sums = g_new0 (SaleSums, 1);
  sums->known = g_steal_pointer (&known);
  sums->freight = reg_record_get_int (sale, REG_SALE_FREIGHT);
  if (!run->sales)
    run->sales = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, sums_free);
  g_hash_table_insert (run->sales, g_memdup2 (&id, sizeof id), sums);
  return sums;
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
  if (!reg_import_set_fields (run, builder, info, -1, error))
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

/* The line that stood in this place before, NULL for none. Places come in ascending order. */
static const RegRecord *
known_line (SaleSums *sums, int position)
{
  while (sums->next_known < sums->known->len)
    {
      const RegRecord *line = sums->known->pdata[sums->next_known];
      gint64 place = reg_record_get_int (line, REG_SALE_LINE_POSITION);

      if (place >= position)
        return place == position ? line : NULL;
      sums->next_known++;
    }
  return NULL;
}

/* Adds a line; one with which the sale would leave 64 bits is not added. */
static gboolean
add_to_sums (SaleSums *sums, const RegRecord *line, GError **error)
{
  RegWide net = sums->net + reg_record_get_int (line, REG_SALE_LINE_NET);
  RegWide tax = sums->tax + reg_record_get_int (line, REG_SALE_LINE_TAX);
  RegWide cost = sums->cost + reg_record_get_int (line, REG_SALE_LINE_COST);
  gint64 fits;

  if (!reg_money_narrow (net, &fits, NULL) || !reg_money_narrow (tax, &fits, NULL)
      || !reg_money_narrow (cost, &fits, NULL)
      || !reg_money_narrow (net + tax + sums->freight, &fits, NULL))
    {
      g_set_error (error, REG_IO_ERROR, REG_IO_ERROR_TOO_LARGE, "the sale is too large");
      return FALSE;
    }
  sums->net = net;
  sums->tax = tax;
  sums->cost = cost;
  sums->has_cost |= !reg_record_is_null (line, REG_SALE_LINE_COST);
  return TRUE;
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
  g_autoptr (RegRecordBuilder) builder = NULL;
  g_autoptr (RegRecord) line = NULL;
  g_autoptr (RegRecord) computed = NULL;
  const RegRecord *known;
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
  if (!(sums = sums_of (run, sale, error)))
    return REG_IMPORT_REJECTED;
  known = known_line (sums, sums->n_lines + 1);
  builder = known ? reg_record_builder_new_from (known) : reg_record_builder_new (info->id);
  reg_record_builder_set_ref (builder, REG_SALE_LINE_SALE_ID, sale);
  reg_record_builder_set_int (builder, REG_SALE_LINE_POSITION, sums->n_lines + 1);
  if (!reg_import_set_fields (run, builder, info, REG_SALE_LINE_SALE_ID, error))
    return REG_IMPORT_REJECTED;
  line = reg_record_builder_end (g_steal_pointer (&builder));
  computed = reg_sale_compute_line (run->db, line, error);
  if (!computed || !add_to_sums (sums, computed, error))
    return REG_IMPORT_REJECTED;
  outcome = reg_import_save (run, known ? reg_record_get_id (known) : 0,
                             reg_record_builder_new_from (computed), &id, error);
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

  if (!run->sales)
    return TRUE;
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
      reg_record_builder_set_int (builder, REG_SALE_NET, (gint64)sums->net);
      reg_record_builder_set_int (builder, REG_SALE_TAX, (gint64)sums->tax);
      reg_record_builder_set_int (builder, REG_SALE_GROSS,
                                  (gint64)(sums->net + sums->tax + sums->freight));
      if (sums->has_cost)
        reg_record_builder_set_int (builder, REG_SALE_COST, (gint64)sums->cost);
      changed = reg_record_builder_end (builder);
      saved = reg_db_save (run->db, changed, error);
      if (!saved || !reg_db_breathe (run->db, error))
        return FALSE;
    }
  return TRUE;
}
