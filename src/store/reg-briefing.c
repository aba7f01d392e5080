/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-briefing.h"

#include "store/reg-db-private.h"
#include "store/reg-opportunities-private.h"

/* So many of those who know the customer are named. */
#define MAX_KNOWERS 4

static void
matter_free (gpointer data)
{
  RegBriefingMatter *matter = data;

  g_free (matter->title);
  g_free (matter->date);
  g_free (matter);
}

/**
 * reg_briefing_free:
 * @self: (transfer full): a briefing
 */
void
reg_briefing_free (RegBriefing *self)
{
  g_clear_pointer (&self->party, reg_record_unref);
  g_clear_pointer (&self->matters, g_ptr_array_unref);
  g_clear_pointer (&self->knowers, g_ptr_array_unref);
  g_free (self->owner);
  g_free (self->town);
  g_free (self->first_sale_on);
  g_free (self->last_sale_on);
  g_free (self->contact_by);
  g_free (self->contact_about);
  g_free (self->usual_product);
  g_free (self);
}

static gboolean
ended (GError **local, GError **error)
{
  if (!*local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (local));
  return FALSE;
}

static gboolean
load_sums (RegDb *db, RegBriefing *self, gint64 party, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) one = reg_db_query (
      db,
      "SELECT coalesce (s.town, ''), coalesce (s.first_sale_on, ''), coalesce (s.last_sale_on, ''),"
      " s.n_sales, s.sales_net, coalesce (o.name, ''),"
      " coalesce ((SELECT currency FROM firm WHERE deleted_at IS NULL), ''),"
      " coalesce ((SELECT g.name FROM sale x JOIN sale_line l ON l.sale_id = x.id"
      "   JOIN product g ON g.id = l.product_id WHERE x.party_id = s.party_id"
      "   AND x.deleted_at IS NULL AND coalesce (x.state, 0) = 0 AND l.deleted_at IS NULL"
      "   GROUP BY g.id HAVING count (DISTINCT x.id) >= 2"
      "   ORDER BY count (DISTINCT x.id) DESC, max (x.sold_on) DESC, g.id LIMIT 1), '')"
      " FROM party_summary s LEFT JOIN staff o ON o.id = s.owner_id WHERE s.party_id = ?",
      "i", party);

  if (reg_statement_next (one, &local))
    {
      self->town = reg_statement_dup (one, 0);
      self->first_sale_on = reg_statement_dup (one, 1);
      self->last_sale_on = reg_statement_dup (one, 2);
      self->n_sales = reg_statement_int (one, 3);
      self->sales_net = reg_statement_int (one, 4);
      self->owner = reg_statement_dup (one, 5);
      g_strlcpy (self->currency, reg_statement_text (one, 6), sizeof self->currency);
      self->usual_product = reg_statement_dup (one, 7);
    }
  return ended (&local, error);
}

static gboolean
load_contact (RegDb *db, RegBriefing *self, gint64 party, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) one = reg_db_query (
      db,
      "SELECT t.at, coalesce (t.kind, 0), coalesce (s.name, ''),"
      " coalesce (nullif (t.summary, ''), t.body, '') FROM touchpoint t"
      " LEFT JOIN staff s ON s.id = t.staff_id WHERE t.party_id = ? AND t.deleted_at IS NULL"
      " ORDER BY t.at DESC LIMIT 1",
      "i", party);

  if (reg_statement_next (one, &local))
    {
      self->contact_at = reg_statement_int (one, 0);
      self->contact_kind = (int)reg_statement_int (one, 1);
      self->contact_by = reg_statement_dup (one, 2);
      self->contact_about = reg_statement_dup (one, 3);
    }
  return ended (&local, error);
}

/* id, is a promise, title, date, amount, currency; of the customer ?1. */
static gboolean
load_matters (
    RegDb *db, RegBriefing *self, RegEntityId entity, const char *sql, gint64 party, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "i", party);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegBriefingMatter *matter = g_new0 (RegBriefingMatter, 1);

      matter->entity = entity;
      matter->id = reg_statement_int (each, 0);
      matter->is_promise = reg_statement_int (each, 1) != 0;
      matter->title = reg_statement_dup (each, 2);
      matter->date = reg_statement_dup (each, 3);
      matter->amount = reg_statement_int (each, 4);
      g_strlcpy (matter->currency, reg_statement_text (each, 5), sizeof matter->currency);
      g_ptr_array_add (self->matters, matter);
    }
  return ended (&local, error);
}

static gboolean
load_open (RegDb *db, RegBriefing *self, gint64 party, GError **error)
{
  return load_matters (db, self, REG_ENTITY_COMPLAINT,
                       "SELECT id, 0, concat_ws (' ', number, subject), '', 0, '' FROM complaint"
                       " WHERE party_id = ?1 AND state IN (0,1) AND deleted_at IS NULL"
                       " ORDER BY reported_at, id",
                       party, error)
         && load_matters (db, self, REG_ENTITY_TASK,
                          "SELECT id, coalesce (kind, 0) = 1, title, coalesce (due_on, ''), 0, ''"
                          " FROM task WHERE party_id = ?1 AND done_at IS NULL"
                          " AND deleted_at IS NULL ORDER BY due_on NULLS LAST, id",
                          party, error)
         && load_matters (db, self, REG_ENTITY_QUOTATION,
                          "SELECT q.id, 0, concat_ws (' ', q.number, q.title),"
                          " coalesce (r.valid_until, ''), coalesce (r.gross, 0),"
                          " coalesce (r.currency, '') FROM quotation q"
                          " JOIN quotation_revision r ON r.id = q.current_id"
                          " WHERE q.party_id = ?1 AND q.deleted_at IS NULL"
                          " AND r.state IN (0,1,2,3,4,7) ORDER BY q.id DESC",
                          party, error)
         && load_matters (db, self, REG_ENTITY_OPPORTUNITY,
                          "SELECT x.id, 0, concat_ws (': ', x.title,"
                          " nullif (" REG_DEAL_NEXT_STEP ", '')),"
                          " coalesce (" REG_DEAL_NEXT_ON ", ''), coalesce (x.value, 0),"
                          " coalesce (x.currency, '') FROM opportunity x"
                          " JOIN stage g ON g.id = x.stage_id WHERE x.party_id = ?1"
                          " AND x.deleted_at IS NULL AND coalesce (g.kind, 0) = 0 ORDER BY x.id",
                          party, error);
}

static gboolean
load_knowers (RegDb *db, RegBriefing *self, gint64 party, gint64 without, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT s.name FROM touchpoint t JOIN staff s ON s.id = t.staff_id"
      " WHERE t.party_id = ? AND t.deleted_at IS NULL AND s.id <> ? AND coalesce (s.active, 1)"
      " GROUP BY s.id ORDER BY count (*) DESC, max (t.at) DESC LIMIT ?",
      "iii", party, without, (gint64)MAX_KNOWERS);

  while (reg_statement_next (each, &local))
    g_ptr_array_add (self->knowers, reg_statement_dup (each, 0));
  return ended (&local, error);
}

/**
 * reg_briefing_load:
 * @db: a connection
 * @party: a customer
 * @without: who knows this customer best and goes; not named among those who know them
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): what a successor has to know
 */
RegBriefing *
reg_briefing_load (RegDb *db, gint64 party, gint64 without, GError **error)
{
  g_autoptr (RegBriefing) self = g_new0 (RegBriefing, 1);

  self->matters = g_ptr_array_new_with_free_func (matter_free);
  self->knowers = g_ptr_array_new_with_free_func (g_free);
  self->party = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  if (!self->party || !load_sums (db, self, party, error) || !load_contact (db, self, party, error)
      || !load_open (db, self, party, error) || !load_knowers (db, self, party, without, error))
    return NULL;
  return g_steal_pointer (&self);
}
