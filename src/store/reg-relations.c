/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-relations.h"

#include "core/reg-acquaintance.h"
#include "store/reg-db-private.h"

/* Everything somebody of us did with customer ?1. What colleagues write to each other and what they
 * decided is no contact with the customer; a complaint counts once for each who dealt with it. */
#define CONTACTS                                                                                   \
  "WITH contact (staff, way, at) AS ("                                                             \
  " SELECT staff_id, kind, at FROM touchpoint WHERE party_id = ?1 AND deleted_at IS NULL"          \
  "  AND kind BETWEEN 0 AND 4"                                                                     \
  " UNION ALL SELECT staff_id, 5, done_at FROM task WHERE party_id = ?1 AND deleted_at IS NULL"    \
  "  AND done_at IS NOT NULL"                                                                      \
  " UNION ALL SELECT q.owner_id, 6, coalesce (q.closed_at, r.sent_at, r.asked_at, q.created_at)"   \
  "  FROM quotation q LEFT JOIN quotation_revision r ON r.id = q.current_id"                       \
  "  WHERE q.party_id = ?1 AND q.deleted_at IS NULL"                                               \
  " UNION ALL SELECT staff_id, 7, unixepoch (sold_on || ' 12:00:00') * 1000 FROM sale"             \
  "  WHERE party_id = ?1 AND deleted_at IS NULL AND coalesce (state, 0) = 0"                       \
  " UNION ALL SELECT who, 8, max (at) FROM"                                                        \
  "  (SELECT id, owner_id who, reported_at at FROM complaint"                                      \
  "    WHERE party_id = ?1 AND deleted_at IS NULL"                                                 \
  "   UNION ALL SELECT c.id, e.staff_id, e.at FROM complaint c"                                    \
  "    JOIN complaint_event e ON e.complaint_id = c.id"                                            \
  "    WHERE c.party_id = ?1 AND c.deleted_at IS NULL AND e.deleted_at IS NULL)"                   \
  "  GROUP BY id, who)"

G_STATIC_ASSERT (REG_TOUCH_KIND_NOTE == (int)REG_CONTACT_WAY_NOTE
                 && REG_TOUCH_KIND_DOCUMENT == (int)REG_CONTACT_WAY_DOCUMENT
                 && REG_TOUCH_KIND_DECISION > REG_TOUCH_KIND_DOCUMENT);
G_STATIC_ASSERT (REG_CONTACT_WAY_DOCUMENT == 4 && REG_CONTACT_WAY_TASK == 5
                 && REG_CONTACT_WAY_COMPLAINT == 8);

static const char *people_sql = CONTACTS
    " SELECT s.id, s.name, coalesce (s.department, ''),"
    " s.deleted_at IS NOT NULL OR s.active = 0 OR s.left_on <= ?2, z.way, count (*), max (z.at)"
    " FROM contact z JOIN staff s ON s.id = z.staff GROUP BY s.id, z.way ORDER BY s.id, z.way";

static const char *topics_sql =
    "SELECT who, word, count (*) FROM"
    " (SELECT staff_id who, topic word FROM touchpoint WHERE party_id = ?1"
    "   AND deleted_at IS NULL AND kind BETWEEN 0 AND 4"
    "  UNION ALL SELECT s.staff_id, p.category FROM sale s JOIN sale_line l ON l.sale_id = s.id"
    "   JOIN product p ON p.id = l.product_id WHERE s.party_id = ?1 AND s.deleted_at IS NULL"
    "   AND coalesce (s.state, 0) = 0 AND l.deleted_at IS NULL)"
    " WHERE who IS NOT NULL AND coalesce (word, '') <> ''"
    " GROUP BY who, word ORDER BY who, count (*) DESC, word";

static const char *relations_sql =
    "SELECT l.id, p.id, p.name, coalesce (l.kind, 0), l.to_id = ?1, 0, coalesce (l.note, '')"
    " FROM (SELECT * FROM party_link WHERE from_id = ?1 AND deleted_at IS NULL UNION ALL"
    "       SELECT * FROM party_link WHERE to_id = ?1 AND from_id <> ?1 AND deleted_at IS NULL) l"
    " JOIN party p ON p.id = iif (l.from_id = ?1, l.to_id, l.from_id)"
    " WHERE p.deleted_at IS NULL AND p.id <> ?1"
    " UNION ALL SELECT 0, b.id, b.name, 0, 0, 1, '' FROM party x JOIN party b"
    "  ON b.id = x.referred_by WHERE x.id = ?1 AND b.deleted_at IS NULL"
    " UNION ALL SELECT 0, id, name, 0, 1, 1, '' FROM party"
    "  WHERE referred_by = ?1 AND deleted_at IS NULL"
    " ORDER BY 6, 4, 3, 2";

static void
topic_clear (gpointer data)
{
  g_free (((RegTopic *)data)->text);
}

static void
acquaintance_free (gpointer data)
{
  RegAcquaintance *self = data;

  g_free (self->name);
  g_free (self->department);
  g_array_unref (self->topics);
  g_free (self);
}

static void
relation_free (gpointer data)
{
  RegRelation *self = data;

  g_free (self->name);
  g_free (self->note);
  g_free (self);
}

/**
 * reg_relations_free:
 * @self: (transfer full): who knows a customer
 */
void
reg_relations_free (RegRelations *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->people);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_free (self);
}

static RegAcquaintance *
add_person (RegRelations *self, RegStatement *each)
{
  RegAcquaintance *person = g_new0 (RegAcquaintance, 1);

  person->staff = reg_statement_int (each, 0);
  person->name = reg_statement_dup (each, 1);
  person->department = reg_statement_dup (each, 2);
  person->has_left = reg_statement_int (each, 3) != 0;
  person->topics = g_array_new (FALSE, TRUE, sizeof (RegTopic));
  g_array_set_clear_func (person->topics, topic_clear);
  g_ptr_array_add (self->people, person);
  return person;
}

/* In the order of their ids, with their contacts added up. */
static gboolean
load_people (RegDb *db, RegRelations *self, gint64 party, GError **error)
{
  g_autofree char *today = reg_db_today (db);
  g_autoptr (RegStatement) each = reg_db_query (db, people_sql, "it", party, today);
  g_autoptr (GError) local = NULL;
  RegAcquaintance *person = NULL;

  while (reg_statement_next (each, &local))
    {
      int way = (int)reg_statement_int (each, 4);
      gint64 n = reg_statement_int (each, 5);

      if (person == NULL || person->staff != reg_statement_int (each, 0))
        person = add_person (self, each);
      person->n_contacts += n;
      person->n_by_way[CLAMP (way, 0, REG_N_CONTACT_WAYS - 1)] += n;
      person->last_at = MAX (person->last_at, reg_statement_int (each, 6));
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* People and topics both come by the ids of the people. */
static gboolean
load_topics (RegDb *db, RegRelations *self, gint64 party, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (db, topics_sql, "i", party);
  g_autoptr (GError) local = NULL;
  guint at = 0;

  while (reg_statement_next (each, &local))
    {
      gint64 staff = reg_statement_int (each, 0);
      RegAcquaintance *person = NULL;

      for (; at < self->people->len; at++)
        {
          person = g_ptr_array_index (self->people, at);
          if (person->staff >= staff)
            break;
        }
      if (at < self->people->len && person->staff == staff)
        {
          RegTopic topic = { reg_statement_dup (each, 1), reg_statement_int (each, 2) };

          g_array_append_val (person->topics, topic);
        }
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const RegAcquaintance *left = *(RegAcquaintance *const *)a;
  const RegAcquaintance *right = *(RegAcquaintance *const *)b;

  if (left->n_contacts != right->n_contacts)
    return left->n_contacts > right->n_contacts ? -1 : 1;
  if (left->last_at != right->last_at)
    return left->last_at > right->last_at ? -1 : 1;
  return left->staff < right->staff ? -1 : left->staff > right->staff;
}

static void
rank_people (RegRelations *self)
{
  g_autofree gint64 *counts = g_new (gint64, self->people->len + 1);
  gsize n_close;

  g_ptr_array_sort (self->people, compare_people);
  for (guint i = 0; i < self->people->len; i++)
    counts[i] = ((RegAcquaintance *)g_ptr_array_index (self->people, i))->n_contacts;
  n_close = reg_acquaintance_count_close (counts, self->people->len);
  for (gsize i = 0; i < n_close; i++)
    ((RegAcquaintance *)g_ptr_array_index (self->people, i))->is_close = TRUE;
}

/**
 * reg_relations_list_others:
 * @db: a connection
 * @party: a customer
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegRelation) (nullable): the people and firms the customer
 *   is linked to, and who brought whom
 */
GPtrArray *
reg_relations_list_others (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (db, relations_sql, "i", party);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (relation_free);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    {
      RegRelation *relation = g_new0 (RegRelation, 1);

      relation->link = reg_statement_int (each, 0);
      relation->party = reg_statement_int (each, 1);
      relation->name = reg_statement_dup (each, 2);
      relation->kind = (RegLinkKind)reg_statement_int (each, 3);
      relation->is_reverse = reg_statement_int (each, 4) != 0;
      relation->is_referral = reg_statement_int (each, 5) != 0;
      relation->note = reg_statement_dup (each, 6);
      g_ptr_array_add (list, relation);
    }
  return reg_db_pass_on (&local, error) ? NULL : g_steal_pointer (&list);
}

/**
 * reg_relations_load:
 * @db: a connection
 * @party: a customer
 * @error: %REG_STORE_ERROR_NOT_FOUND
 *
 * Everybody of the staff who ever had a contact with the customer that was written down, whoever
 * left included, and the people and firms the customer is linked to.
 *
 * Returns: (transfer full) (nullable): them
 */
RegRelations *
reg_relations_load (RegDb *db, gint64 party, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_PARTY, party, error);
  g_autoptr (RegRelations) self = NULL;

  if (!record)
    return NULL;
  self = g_new0 (RegRelations, 1);
  self->name = g_strdup (reg_record_get_text (record, REG_PARTY_NAME));
  self->people = g_ptr_array_new_with_free_func (acquaintance_free);
  self->relations = reg_relations_list_others (db, party, error);
  if (!self->relations || !load_people (db, self, party, error)
      || !load_topics (db, self, party, error))
    return NULL;
  rank_people (self);
  return g_steal_pointer (&self);
}
