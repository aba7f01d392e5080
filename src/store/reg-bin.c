/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-bin.h"

#include "core/reg-fold.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* What people delete, and what they call it. Parts of others come and go with what they are a part of. */
static const struct
{
  RegEntityId entity;
  const char *name;  /* of t */
  const char *party; /* of t */
  const char *where;
} kinds[] = {
  { REG_ENTITY_PARTY, "t.name", "t.id", " AND t.merged_into IS NULL" },
  { REG_ENTITY_PRODUCT, "t.name", "NULL", "" },
  { REG_ENTITY_QUOTATION, "concat_ws (' ', t.number, t.title)", "t.party_id", "" },
  { REG_ENTITY_OPPORTUNITY, "t.title", "t.party_id", "" },
  { REG_ENTITY_COMPLAINT, "concat_ws (' ', t.number, t.subject)", "t.party_id", "" },
  { REG_ENTITY_TASK, "t.title", "t.party_id", "" },
  { REG_ENTITY_TOUCHPOINT, "t.summary", "t.party_id", "" },
  { REG_ENTITY_SALE, "t.number", "t.party_id", "" },
  { REG_ENTITY_HOLDING, "t.name", "t.party_id", "" },
  { REG_ENTITY_MATERIAL, "concat_ws (' ', t.name, t.version)", "NULL", "" },
  { REG_ENTITY_MATERIAL_REQUEST, "(SELECT name FROM material WHERE id = t.material_id)",
    "t.party_id", "" },
  { REG_ENTITY_SHIFT_NOTE, "t.text", "t.party_id", "" },
  { REG_ENTITY_SEGMENT, "t.name", "NULL", "" },
  { REG_ENTITY_QUOTATION_TEMPLATE, "t.name", "NULL", "" },
  { REG_ENTITY_PRICE_LIST, "t.name", "t.party_id", "" },
  { REG_ENTITY_GUIDE, "t.name", "NULL", "" },
  { REG_ENTITY_QUESTION, "t.text", "NULL", "" },
  { REG_ENTITY_PLAY, "t.title", "NULL", "" },
  { REG_ENTITY_CHECKLIST, "t.name", "NULL", "" },
};

static void
item_free (gpointer data)
{
  RegBinItem *item = data;

  g_free (item->name);
  g_free (item->party_name);
  g_free (item);
}

/**
 * reg_bin_has_kind:
 * @entity: a kind of record
 *
 * Returns: whether it is listed in the bin
 */
gboolean
reg_bin_has_kind (RegEntityId entity)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].entity == entity)
      return TRUE;
  return FALSE;
}

/* Of who was erased there is nothing to bring back. */
static gboolean
list_kind (RegDb *db, gsize kind, const RegBinQuery *query, GPtrArray *items, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (kinds[kind].entity);
  g_autofree char *folded = reg_fold (query->text ? query->text : "");
  g_autofree char *sql = g_strdup_printf (
      "SELECT t.id, coalesce (%s, ''), coalesce (p.id, 0), coalesce (p.name, ''), t.deleted_at "
      "FROM %s t"
      " LEFT JOIN party p ON p.id = %s WHERE t.deleted_at IS NOT NULL AND p.erased_on IS NULL%s"
      " AND (?1 = '' OR instr (reg_fold (concat_ws (' ', %s, p.name)), ?1) > 0)"
      " ORDER BY t.deleted_at DESC, t.id DESC LIMIT ?2",
      kinds[kind].name, info->table, kinds[kind].party, kinds[kind].where, kinds[kind].name);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "ti", folded, (gint64)query->limit);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegBinItem *item = g_new0 (RegBinItem, 1);

      item->entity = info->id;
      item->id = reg_statement_int (each, 0);
      item->name = reg_statement_dup (each, 1);
      item->party = reg_statement_int (each, 2);
      item->party_name = reg_statement_dup (each, 3);
      item->at = reg_statement_int (each, 4);
      g_ptr_array_add (items, item);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const RegBinItem *left = *(RegBinItem *const *)a, *right = *(RegBinItem *const *)b;

  if (left->at != right->at)
    return left->at < right->at ? 1 : -1;
  if (left->entity != right->entity)
    return left->entity < right->entity ? -1 : 1;
  return left->id < right->id ? 1 : -1;
}

static gboolean
find_staff (RegDb *db, RegBinItem *item, GError **error)
{
  g_autoptr (GError) local = NULL;

  item->staff = reg_db_query_int (
      db, 0, &local,
      "SELECT coalesce (a.staff_id, 0) FROM change c JOIN action a ON a.id = c.action_id"
      " WHERE c.entity = ? AND c.record_id = ? AND c.op = 'b' ORDER BY c.id DESC LIMIT 1",
      "ii", (gint64)item->entity, item->id);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_bin_list:
 * @db: a connection
 * @query: what is looked for
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegBinItem) (nullable): what is in the bin, what was deleted
 *   last first
 */
GPtrArray *
reg_bin_list (RegDb *db, const RegBinQuery *query, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((query->entity == REG_ENTITY_NONE || query->entity == kinds[i].entity)
        && !list_kind (db, i, query, items, error))
      return NULL;
  g_ptr_array_sort (items, compare_items);
  if (items->len > (guint)query->limit)
    g_ptr_array_set_size (items, query->limit);
  for (guint i = 0; i < items->len; i++)
    if (!find_staff (db, items->pdata[i], error))
      return NULL;
  return g_steal_pointer (&items);
}

/* The customer a record is about, 0 for none. */
static gint64
get_party (const RegRecord *record)
{
  const RegEntityInfo *info = reg_record_get_info (record);
  int field = reg_entity_find_field (info, "party_id");

  return info->id == REG_ENTITY_PARTY ? reg_record_get_id (record)
         : field >= 0                 ? reg_record_get_int (record, field)
                                      : 0;
}

/**
 * reg_bin_restore:
 * @db: a connection in a write job
 * @entity: kind of record
 * @id: a record in the bin
 * @error: %REG_STORE_ERROR_REFUSED when the customer was erased or merged with another;
 *   %REG_STORE_ERROR_INVALID for a kind that has no bin
 *
 * Brings a record back, and the customer it is about when that one is in the bin too.
 *
 * Returns: whether it is back
 */
gboolean
reg_bin_restore (RegDb *db, RegEntityId entity, gint64 id, GError **error)
{
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) party = NULL;
  gint64 party_id;

  if (!reg_bin_has_kind (entity))
    return reg_command_fail (error, REG_STORE_ERROR_INVALID, "entity %d has no bin", entity);
  record = reg_db_load (db, entity, id, error);
  if (!record)
    return FALSE;
  party_id = get_party (record);
  if (party_id && !(party = reg_db_load (db, REG_ENTITY_PARTY, party_id, error)))
    return FALSE;
  if (party
      && (!reg_record_is_null (party, REG_PARTY_ERASED_ON)
          || !reg_record_is_null (party, REG_PARTY_MERGED_INTO)))
    return reg_command_fail (error, REG_STORE_ERROR_REFUSED,
                             "party %" G_GINT64_FORMAT " was erased or merged", party_id);
  return reg_db_unbin (db, entity, id, error)
         && (!party || !reg_record_get_deleted_at (party)
             || reg_db_unbin (db, REG_ENTITY_PARTY, party_id, error));
}
