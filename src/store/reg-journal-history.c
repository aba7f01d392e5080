/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-journal-private.h"

/* That another customer (?2, of entity ?4) was merged into this one is part of its history, also when
 * nothing of its own row changed. */
#define MERGES                                                                                     \
  "SELECT m.id FROM party p JOIN change m ON m.entity = ?4 AND m.record_id = p.id"                 \
  " WHERE ?1 = ?4 AND p.merged_into = ?2 AND json_type (m.fields, '$.merged_into') NOTNULL"

static void
history_entry_free (gpointer data)
{
  RegHistoryEntry *entry = data;

  g_free (entry->who);
  g_free (entry->label);
  reg_value_clear (&entry->old_value);
  reg_value_clear (&entry->new_value);
  g_free (entry);
}

static RegHistoryEntry *
entry_new (RegStatement *each)
{
  RegHistoryEntry *entry = g_new0 (RegHistoryEntry, 1);

  entry->action = reg_statement_int (each, 0);
  entry->at = reg_statement_int (each, 1);
  entry->who = reg_statement_dup (each, 2);
  entry->label = reg_statement_dup (each, 3);
  entry->op = *reg_statement_text (each, 4);
  entry->field = -1;
  return entry;
}

/**
 * reg_journal_history:
 * @db: a connection
 * @entity: what kind of record
 * @id: its local key
 * @limit: at most so many entries
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegHistoryEntry) (nullable): who changed what and when,
 * newest first, one entry for each field
 */
GPtrArray *
reg_journal_history (RegDb *db, RegEntityId entity, gint64 id, int limit, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (history_entry_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT a.id, a.at, coalesce (s.name, ''), a.label, c.op, j.key, j.value ->> 0, j.value ->> 1"
      " FROM change c JOIN action a ON a.id = c.action_id"
      " LEFT JOIN staff s ON s.id = a.staff_id"
      " LEFT JOIN json_each (CASE WHEN c.op = 'u' THEN c.fields END) j"
      "  ON j.key <> 'changed_at'"
      " WHERE c.id IN (SELECT id FROM " REG_CHANGES_OF ("?1", "?2") "  UNION ALL " MERGES
                                                                    ") ORDER BY c.id DESC LIMIT ?3",
      "iiii", (gint64)entity, id, (gint64)limit, (gint64)REG_ENTITY_PARTY);

  while (reg_statement_next (each, &local))
    {
      RegHistoryEntry *entry = entry_new (each);

      g_ptr_array_add (entries, entry);
      if (reg_statement_is_null (each, 5))
        continue;
      entry->field = reg_entity_find_field (info, reg_statement_text (each, 5));
      if (entry->field < 0)
        continue;
      reg_journal_read_value (each, 6, &info->fields[entry->field], &entry->old_value);
      reg_journal_read_value (each, 7, &info->fields[entry->field], &entry->new_value);
    }
  if (!local)
    return g_steal_pointer (&entries);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
