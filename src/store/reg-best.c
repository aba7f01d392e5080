/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-best.h"

#include "store/reg-db-private.h"

#include "core/reg-segmentation.h"

typedef struct
{
  gint64 party;
  gint64 place;
} Place;

/* By the index on contribution from its upper end, so that the first few end it; those of one person by
 * the index of theirs. Who is not to be used is not named. */
#define BUYERS " FROM party_summary s WHERE s.in_bin = 0 AND s.n_sales > 0"
#define ALL_SQL                                                                                    \
  "SELECT s.party_id, s.contribution" BUYERS " AND +s.contact_rhythm >= 0 AND ?1 = ?1"             \
  " ORDER BY s.contribution DESC, s.party_id DESC LIMIT ?2"
#define OWN_SQL                                                                                    \
  "SELECT s.party_id, s.contribution" BUYERS " AND s.contact_rhythm >= 0 AND s.owner_id = ?1"      \
  " ORDER BY s.contribution DESC, s.party_id DESC LIMIT ?2"

static GArray *
list_parties (RegDb *db, gint64 staff, guint limit, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement)
      each = reg_db_query (db, staff ? OWN_SQL : ALL_SQL, "ii", staff, (gint64)limit);

  while (reg_statement_next (each, &local))
    {
      Place place = { .party = reg_statement_int (each, 0) };
      gint64 amount = reg_statement_int (each, 1);

      g_array_append_val (places, place);
      g_array_append_val (amounts, amount);
    }
  for (guint i = 0; !local && i < places->len; i++)
    g_array_index (places, Place, i).place = 1
                                             + reg_db_query_int (
                                                 db, 0, &local,
                                                 "SELECT count (*)" BUYERS
                                                 " AND s.contribution > ?1",
                                                 "i", g_array_index (amounts, gint64, i));
  if (!local)
    return g_steal_pointer (&places);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * reg_best_load:
 * @db: a connection
 * @staff: only those this person looks after, 0 for all
 * @limit: how many at most
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * The customers who brought most after cost, with what reg_next_action_list() needs to say what to do
 * next. Their place and fifth are exact, among all who ever bought.
 *
 * Returns: (transfer full) (element-type RegCounter) (nullable): the best one first
 */
GPtrArray *
reg_best_load (RegDb *db, gint64 staff, guint limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) best = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_counter_free);
  g_autoptr (GArray) places = list_parties (db, staff, limit, error);
  g_autoptr (GError) local = NULL;
  gint64 n_buyers = places ? reg_db_query_int (db, 0, &local, "SELECT count (*)" BUYERS, NULL) : 0;

  for (guint i = 0; places && !local && i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      int band = n_buyers < REG_COUNTER_FEWEST_BUYERS
                     ? 0
                     : 1
                           + (int)reg_segmentation_find_fifth ((gsize)(place->place - 1),
                                                               (gsize)n_buyers);
      RegCounter *counter = g_cancellable_set_error_if_cancelled (cancellable, &local)
                                ? NULL
                                : reg_counter_load_in_band (db, place->party, band, &local);

      if (!counter)
        break;
      counter->place = place->place;
      counter->n_buyers = n_buyers;
      g_ptr_array_add (best, counter);
    }
  if (places && !local)
    return g_steal_pointer (&best);
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
