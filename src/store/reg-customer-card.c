/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-customer-card.h"

#include "store/reg-db-private.h"

#include <string.h>

/* Of those who know the customer, so many are named. */
#define MAX_KNOWERS 8

static RegCustomerCard *
card_new (void)
{
  RegCustomerCard *self = g_new0 (RegCustomerCard, 1);

  self->who_knows = g_array_new (FALSE, TRUE, sizeof (RegKnower));
  return self;
}

/**
 * reg_customer_card_free:
 * @self: (transfer full): a card
 */
void
reg_customer_card_free (RegCustomerCard *self)
{
  g_clear_pointer (&self->party, reg_record_unref);
  g_clear_pointer (&self->owner, reg_record_unref);
  g_clear_pointer (&self->referred_by, reg_record_unref);
  g_clear_pointer (&self->photo, g_bytes_unref);
  g_clear_pointer (&self->contact_points, g_ptr_array_unref);
  g_clear_pointer (&self->consents, g_ptr_array_unref);
  g_clear_pointer (&self->open_quotations, g_ptr_array_unref);
  g_clear_pointer (&self->open_complaints, g_ptr_array_unref);
  g_clear_pointer (&self->open_tasks, g_ptr_array_unref);
  g_clear_pointer (&self->open_deals, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->referred, g_ptr_array_unref);
  g_clear_pointer (&self->who_knows, g_array_unref);
  g_free (self->town);
  g_free (self->first_sale_on);
  g_free (self->last_sale_on);
  g_free (self->usual_product);
  g_free (self);
}

/* One record somebody refers to; none is no mistake. */
static RegRecord *
load_referred (RegDb *db, const RegRecord *party, int field, RegEntityId entity)
{
  gint64 id = reg_record_get_int (party, field);

  return id ? reg_db_load (db, entity, id, NULL) : NULL;
}

static void
load_photo (RegDb *db, RegCustomerCard *self)
{
  g_autoptr (RegRecord)
      photo = load_referred (db, self->party, REG_PARTY_PHOTO_ID, REG_ENTITY_ATTACHMENT);
  GBytes *data = photo ? reg_record_get_blob (photo, REG_ATTACHMENT_DATA) : NULL;

  self->photo = data ? g_bytes_ref (data) : NULL;
}

static char *
dup_or_null (RegStatement *statement, int column)
{
  return reg_statement_is_null (statement, column) ? NULL : reg_statement_dup (statement, column);
}

static gboolean
load_summary (RegDb *db, RegCustomerCard *self, gint64 party, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) one = reg_db_query (
      db,
      "SELECT town, coalesce (last_contact_at, 0), first_sale_on, last_sale_on,"
      " n_sales, sales_net, sales_cost, contribution,"
      " coalesce ((SELECT currency FROM firm WHERE deleted_at IS NULL), ''), rung"
      " FROM party_summary WHERE party_id = ?",
      "i", party);

  if (reg_statement_next (one, &local))
    {
      self->town = dup_or_null (one, 0);
      self->last_contact_at = reg_statement_int (one, 1);
      self->first_sale_on = dup_or_null (one, 2);
      self->last_sale_on = dup_or_null (one, 3);
      self->n_sales = reg_statement_int (one, 4);
      self->sales_net = reg_statement_int (one, 5);
      self->sales_cost = reg_statement_int (one, 6);
      self->contribution = reg_statement_int (one, 7);
      g_strlcpy (self->currency, reg_statement_text (one, 8), sizeof self->currency);
      self->rung = reg_statement_int (one, 9);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Among those who ever bought; equal contributions share the better rank. */
static gboolean
load_rank (RegDb *db, RegCustomerCard *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->n_customers = reg_db_query_int (
      db, 0, &local, "SELECT count (*) FROM party_summary WHERE in_bin = 0 AND n_sales > 0", NULL);
  if (!local && self->n_sales > 0)
    self->rank = 1
                 + reg_db_query_int (db, 0, &local,
                                     "SELECT count (*) FROM party_summary WHERE in_bin = 0"
                                     " AND contribution > ? AND n_sales > 0",
                                     "i", self->contribution);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_knowers (RegDb *db, RegCustomerCard *self, gint64 party, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement)
      each = reg_db_query (db,
                           "SELECT s.id, count (*), s.name FROM touchpoint t"
                           " JOIN staff s ON s.id = t.staff_id"
                           " WHERE t.party_id = ? AND t.deleted_at IS NULL"
                           " GROUP BY s.id ORDER BY count (*) DESC, max (t.at) DESC LIMIT ?",
                           "ii", party, (gint64)MAX_KNOWERS);

  while (reg_statement_next (each, &local))
    {
      RegKnower knower = { reg_statement_int (each, 0), reg_statement_int (each, 1), "" };
      g_autofree char *name = g_utf8_truncate_middle (reg_statement_text (each, 2), 15);
      const char *whole = reg_statement_text (each, 2);

      g_strlcpy (knower.name, strlen (whole) < sizeof knower.name ? whole : name,
                 sizeof knower.name);
      g_array_append_val (self->who_knows, knower);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What was in at least two of the customer's purchases, the most frequent one. */
static gboolean
load_habits (RegDb *db, RegCustomerCard *self, gint64 party, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) usual = reg_db_query (
      db,
      "SELECT p.name FROM sale s JOIN sale_line l ON l.sale_id = s.id"
      " JOIN product p ON p.id = l.product_id"
      " WHERE s.party_id = ? AND s.deleted_at IS NULL AND coalesce (s.state, 0) = 0"
      " AND l.deleted_at IS NULL GROUP BY p.id HAVING count (DISTINCT s.id) >= 2"
      " ORDER BY count (DISTINCT s.id) DESC, max (s.sold_on) DESC, p.id LIMIT 1",
      "i", party);
  g_autoptr (RegStatement)
      quotes = reg_db_query (db,
                             "SELECT coalesce (sum (r.state = 8), 0), count (*) FROM quotation q"
                             " JOIN quotation_revision r ON r.id = q.current_id"
                             " WHERE q.party_id = ? AND q.deleted_at IS NULL"
                             " AND r.state IN (8,9,10)",
                             "i", party);

  if (reg_statement_next (usual, &local))
    self->usual_product = reg_statement_dup (usual, 0);
  if (!local && reg_statement_next (quotes, &local))
    {
      self->quotes_won = reg_statement_int (quotes, 0);
      self->quotes_closed = reg_statement_int (quotes, 1);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_open_matters (RegDb *db, RegCustomerCard *self, gint64 party, GError **error)
{
  return reg_db_load_records (
             db, REG_ENTITY_QUOTATION,
             "JOIN quotation_revision r ON r.id = x.current_id WHERE x.party_id = ?1"
             " AND x.deleted_at IS NULL AND r.state IN (0,1,2,3,4,7) ORDER BY x.id DESC",
             party, &self->open_quotations, error)
         && reg_db_load_records (
             db, REG_ENTITY_COMPLAINT,
             "WHERE x.party_id = ?1 AND x.deleted_at IS NULL AND x.state IN (0,1)"
             " ORDER BY x.reported_at",
             party, &self->open_complaints, error)
         && reg_db_load_records (
             db, REG_ENTITY_TASK,
             "WHERE x.party_id = ?1 AND x.deleted_at IS NULL AND x.done_at IS NULL"
             " ORDER BY x.due_on NULLS LAST, x.id",
             party, &self->open_tasks, error)
         && reg_db_load_records (
             db, REG_ENTITY_OPPORTUNITY,
             "JOIN stage g ON g.id = x.stage_id WHERE x.party_id = ?1"
             " AND x.deleted_at IS NULL AND coalesce (g.kind, 0) = 0 ORDER BY x.id",
             party, &self->open_deals, error);
}

static gboolean
load_relations (RegDb *db, RegCustomerCard *self, gint64 party, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->referred_by = load_referred (db, self->party, REG_PARTY_REFERRED_BY, REG_ENTITY_PARTY);
  self->referred_net = reg_db_query_int (db, 0, &local,
                                         "SELECT sum (s.sales_net) FROM party p"
                                         " JOIN party_summary s ON s.party_id = p.id"
                                         " WHERE p.referred_by = ? AND p.deleted_at IS NULL",
                                         "i", party);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return reg_db_load_records (db, REG_ENTITY_PARTY_LINK,
                              "WHERE (x.from_id = ?1 OR x.to_id = ?1) AND x.deleted_at IS NULL"
                              " ORDER BY x.id",
                              party, &self->links, error)
         && reg_db_load_records (db, REG_ENTITY_PARTY,
                                 "WHERE x.referred_by = ?1 AND x.deleted_at IS NULL ORDER BY x.id",
                                 party, &self->referred, error);
}

/**
 * reg_customer_card_load:
 * @db: a connection
 * @party: a customer
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Everything a card says, in a handful of questions that all go by an index.
 *
 * Returns: (transfer full) (nullable): the card; of one in the bin too
 */
RegCustomerCard *
reg_customer_card_load (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (RegCustomerCard) self = card_new ();

  self->party = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  if (!self->party)
    return NULL;
  self->owner = load_referred (db, self->party, REG_PARTY_OWNER_ID, REG_ENTITY_STAFF);
  load_photo (db, self);
  if (!reg_db_load_records (
          db, REG_ENTITY_CONTACT_POINT,
          "WHERE x.party_id = ?1 AND x.deleted_at IS NULL ORDER BY x.position, x.id", party,
          &self->contact_points, error)
      || !reg_db_load_records (db, REG_ENTITY_CONSENT,
                               "WHERE x.party_id = ?1 AND x.deleted_at IS NULL"
                               " ORDER BY x.answered_on DESC, x.created_at DESC, x.id DESC",
                               party, &self->consents, error)
      || !load_summary (db, self, party, error) || !load_rank (db, self, error)
      || !load_open_matters (db, self, party, error) || !load_relations (db, self, party, error)
      || !load_knowers (db, self, party, error) || !load_habits (db, self, party, error))
    return NULL;
  return g_steal_pointer (&self);
}
