/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-phases.h"

#include "core/reg-date.h"
#include "store/reg-db-private.h"

/* What counts: contacts of every kind but what colleagues say among themselves; quotations that went
 * out and documents that were handed out, which we began; purchases and complaints, which they did. */
#define CONTACTS_SQL                                                                               \
  "SELECT coalesce (direction, 0), at, NULL FROM touchpoint WHERE party_id = ?1"                   \
  " AND deleted_at IS NULL AND coalesce (kind, 0) < 5"                                             \
  " UNION ALL SELECT 2, r.sent_at, NULL FROM quotation q JOIN quotation_revision r"                \
  "  ON r.id = q.current_id WHERE q.party_id = ?1 AND q.deleted_at IS NULL"                        \
  "  AND r.sent_at IS NOT NULL"                                                                    \
  " UNION ALL SELECT 2, at, NULL FROM export_entry WHERE party_id = ?1"                            \
  " UNION ALL SELECT 1, NULL, sold_on FROM sale WHERE party_id = ?1 AND deleted_at IS NULL"        \
  "  AND coalesce (state, 0) = 0"                                                                  \
  " UNION ALL SELECT 1, reported_at, NULL FROM complaint WHERE party_id = ?1"                      \
  "  AND deleted_at IS NULL"

G_STATIC_ASSERT (REG_DIRECTION_THEY == 1 && REG_DIRECTION_WE == 2 && REG_TOUCH_KIND_DECISION == 5
                 && REG_TOUCH_KIND_POST == 6);

static char *
load_first_sale (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (RegStatement) one = reg_db_query (
      db, "SELECT coalesce (first_sale_on, '') FROM party_summary WHERE party_id = ?", "i", party);
  g_autoptr (GError) local = NULL;

  if (reg_statement_next (one, &local))
    return reg_statement_dup (one, 0);
  if (!local)
    return g_strdup ("");
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_phases_count:
 * @db: a connection
 * @party: a customer
 * @counts: (out): how often, by phase and #RegDirection
 * @error: what went wrong
 *
 * Days are those of the firm's place.
 *
 * Returns: whether they were counted
 */
gboolean
reg_phases_count (RegDb *db, gint64 party, RegPhaseCounts *counts, GError **error)
{
  g_autofree char *first = load_first_sale (db, party, error);
  g_autoptr (RegStatement) each = NULL;
  g_autoptr (GError) local = NULL;

  *counts = (RegPhaseCounts){ 0 };
  if (!first)
    return FALSE;
  each = reg_db_query (db, CONTACTS_SQL, "i", party);
  while (reg_statement_next (each, &local))
    {
      gint64 direction = reg_statement_int (each, 0);
      char day[REG_DATE_SIZE] = "";

      if (!reg_statement_is_null (each, 2))
        g_strlcpy (day, reg_statement_text (each, 2), sizeof day);
      else
        reg_date_from_instant (reg_statement_int (each, 1), db->time_zone, day);
      if (direction >= 0 && direction < REG_N_DIRECTIONS)
        counts->n[reg_phase_get (day, first)][direction]++;
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
