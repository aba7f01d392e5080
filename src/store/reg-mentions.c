/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-mentions.h"

#include "core/reg-mention.h"
#include "store/reg-command-private.h"
#include "store/reg-db-private.h"

/* That a colleague read what was written about a customer is a confirmation of this. */
#define READ "post"
/* A shop that is busy does so much in a week or two. */
#define MOST_ACTIONS "4000"
#define MOST_DAYS 30
#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

static void
mention_free (gpointer data)
{
  RegMention *self = data;

  g_free (self->text);
  g_free (self->by);
  g_free (self);
}

/* From the newest actions to what they wrote, by keys. Whoever answers in a thread has read what was
 * said in it before. */
#define SELECT                                                                                     \
  "SELECT t.id, t.party_id, t.summary, coalesce (w.name, ''), t.at FROM action a"                  \
  " JOIN change c INDEXED BY change_by_action ON c.action_id = a.id AND c.entity = ?3"             \
  "  AND c.op = 'i'"                                                                               \
  " JOIN touchpoint t ON t.id = c.record_id AND t.deleted_at IS NULL"                              \
  " JOIN party p ON p.id = t.party_id AND p.deleted_at IS NULL"                                    \
  " LEFT JOIN staff w ON w.id = t.staff_id"                                                        \
  " WHERE a.id > (SELECT max (id) FROM action) - " MOST_ACTIONS                                    \
  " AND a.kind = '" REG_MENTION_ACTION "' AND a.at >= ?2 AND t.staff_id IS NOT ?1"                 \
  " AND instr (t.summary, '@') > 0"                                                                \
  " AND NOT EXISTS (SELECT 1 FROM touchpoint m INDEXED BY touchpoint_by_reply_to"                  \
  "  WHERE m.reply_to = coalesce (t.reply_to, t.id) AND m.staff_id = ?1 AND m.id > t.id"           \
  "  AND m.deleted_at IS NULL)"                                                                    \
  " AND NOT EXISTS (SELECT 1 FROM confirmation r WHERE r.party_id = t.party_id"                    \
  "  AND r.field = '" READ "' AND r.staff_id = ?1 AND r.created_at >= t.created_at"                \
  "  AND r.deleted_at IS NULL) ORDER BY a.id"

/**
 * reg_mentions_list:
 * @db: a connection
 * @staff: somebody who works here
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegMention) (nullable): what was meant for them in the last
 *   30 days and is neither answered nor read, the oldest first
 */
GPtrArray *
reg_mentions_list (RegDb *db, gint64 staff, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (mention_free);
  g_autoptr (RegRecord) me = reg_db_load (db, REG_ENTITY_STAFF, staff, NULL);
  g_autoptr (RegStatement) each = NULL;
  g_autoptr (GError) local = NULL;

  if (!me)
    return g_steal_pointer (&list);
  each = reg_db_query (db, SELECT, "iii", staff, reg_db_now (db) - MOST_DAYS * DAY_MS,
                       (gint64)REG_ENTITY_TOUCHPOINT);
  while (reg_statement_next (each, &local))
    {
      RegMention *mention;

      if (!reg_mention_names (reg_statement_text (each, 2),
                              reg_record_get_text (me, REG_STAFF_NAME)))
        continue;
      mention = g_new0 (RegMention, 1);
      mention->post = reg_statement_int (each, 0);
      mention->party = reg_statement_int (each, 1);
      mention->text = reg_statement_dup (each, 2);
      mention->by = reg_statement_dup (each, 3);
      mention->at = reg_statement_int (each, 4);
      g_ptr_array_add (list, mention);
    }
  if (!local)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_mentions_set_read:
 * @db: a connection in a write job
 * @party: a customer
 * @error: what went wrong
 *
 * Whoever is working has read what colleagues wrote about the customer up to now.
 *
 * Returns: whether that is written down
 */
gboolean
reg_mentions_set_read (RegDb *db, gint64 party, GError **error)
{
  RegRecordBuilder *read = reg_record_builder_new (REG_ENTITY_CONFIRMATION);
  g_autofree char *today = reg_db_today (db);

  reg_record_builder_set_ref (read, REG_CONFIRMATION_PARTY_ID, party);
  reg_record_builder_set_text (read, REG_CONFIRMATION_FIELD, READ);
  reg_record_builder_set_text (read, REG_CONFIRMATION_CONFIRMED_ON, today);
  reg_record_builder_set_ref (read, REG_CONFIRMATION_STAFF_ID, reg_db_get_staff (db));
  return reg_command_save (db, read, error);
}
