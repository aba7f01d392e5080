/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-campaigns.h"

#include "store/reg-campaigns-private.h"
#include "store/reg-db-private.h"

/* The choice is a list one looks through; who has more of them running has to end some. */
#define MOST 200

/* So long after its last day something can still have come of a campaign. */
#define ECHO_DAYS "90"

/**
 * reg_campaigns_list_choices:
 * @db: a connection
 * @chosen: a campaign that is among them in any case, 0 for none
 * @error: what went wrong
 *
 * What something new can be put down to: campaigns that run, and those that ended in the last three
 * months, for customers come late. What runs comes first, in order of their names.
 *
 * Returns: (transfer full) (element-type RegRecord): the campaigns, %NULL on failure
 */
GPtrArray *
reg_campaigns_list_choices (RegDb *db, gint64 chosen, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT x.id FROM campaign x WHERE x.id = ?1 OR (x.deleted_at IS NULL"
      " AND (" REG_CAMPAIGN_STAGE (
          "?2") " = 0"
                " OR x.ends_on BETWEEN date (?2, '-" ECHO_DAYS " days') AND ?2))"
                " ORDER BY " REG_CAMPAIGN_STAGE ("?2") ", reg_fold (x.name), x.id"
                                                       " LIMIT " G_STRINGIFY (MOST),
      "it", chosen, today);

  while (reg_statement_next (each, &local))
    {
      RegRecord *campaign = reg_db_load (db, REG_ENTITY_CAMPAIGN, reg_statement_int (each, 0),
                                         error);

      if (!campaign)
        return NULL;
      g_ptr_array_add (list, campaign);
    }
  return reg_db_pass_on (&local, error) ? NULL : g_steal_pointer (&list);
}
