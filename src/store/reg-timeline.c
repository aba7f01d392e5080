/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-timeline.h"

#include "store/reg-db-private.h"

/* One kind of thing that happens. Everything is of the customer ?1; ?2 and ?3 are the instants
 * between which it lies. */
typedef struct
{
  RegEntityId entity;
  const char *from;
  const char *of_party; /* the condition on the customer */
  const char *at;
  const char *kind;
  const char *direction;
  const char *title;
  const char *detail;
  const char *amount;
  const char *currency;
  const char *staff;
  const char *date;
  const char *is_done;
} Arm;

/* A day without an hour counts as its noon, so that it is the same day everywhere; what was entered
 * on that very day has the hour of its entry. */
#define NOON(day) "unixepoch (" day " || ' 12:00:00') * 1000"
#define DAY_OR_ENTRY(day)                                                                          \
  "CASE WHEN date (x.created_at / 1000, 'unixepoch') = " day                                       \
  " THEN x.created_at ELSE " NOON (day) " END"

/* clang-format off */
static const Arm arms[] = {
  { .entity = REG_ENTITY_TOUCHPOINT, .from = "touchpoint x", .of_party = "x.party_id = ?1",
    .at = "x.at", .kind = "x.kind", .direction = "x.direction",
    .title = "x.summary", .detail = "x.body", .staff = "x.staff_id" },
  { .entity = REG_ENTITY_QUOTATION,
    .from = "quotation x LEFT JOIN quotation_revision r ON r.id = x.current_id",
    .of_party = "x.party_id = ?1",
    .at = "coalesce (x.closed_at, r.sent_at, r.decided_at, r.asked_at, "
          DAY_OR_ENTRY ("r.issued_on") ", x.created_at)",
    .kind = "r.state", .title = "x.number", .detail = "x.title", .amount = "r.gross",
    .currency = "r.currency", .staff = "x.owner_id", .date = "r.valid_until" },
  { .entity = REG_ENTITY_SALE, .from = "sale x", .of_party = "x.party_id = ?1",
    .at = DAY_OR_ENTRY ("x.sold_on"), .kind = "x.state", .title = "x.number",
    .detail = "(SELECT group_concat (word, ', ') FROM (SELECT coalesce (l.description, p.name) word"
              " FROM sale_line l LEFT JOIN product p ON p.id = l.product_id"
              " WHERE l.sale_id = x.id AND l.deleted_at IS NULL GROUP BY word"
              " ORDER BY min (l.position), min (l.id) LIMIT 3))",
    .amount = "coalesce (x.gross, x.net)", .currency = "x.currency", .staff = "x.staff_id",
    .date = "x.sold_on" },
  { .entity = REG_ENTITY_COMPLAINT, .from = "complaint x", .of_party = "x.party_id = ?1",
    .at = "coalesce (x.resolved_at, x.reported_at)", .kind = "x.state", .title = "x.number",
    .detail = "x.subject",
    .amount = "(SELECT sum (amount) FROM complaint_event WHERE complaint_id = x.id AND deleted_at IS NULL)",
    .staff = "x.owner_id" },
  { .entity = REG_ENTITY_TASK, .from = "task x", .of_party = "x.party_id = ?1",
    .at = "coalesce (x.done_at, x.created_at)", .kind = "x.kind", .title = "x.title",
    .detail = "coalesce (x.result, x.note)", .staff = "x.staff_id", .date = "x.due_on",
    .is_done = "x.done_at IS NOT NULL" },
  { .entity = REG_ENTITY_OPPORTUNITY, .from = "opportunity x LEFT JOIN stage g ON g.id = x.stage_id",
    .of_party = "x.party_id = ?1", .at = "coalesce (x.closed_at, x.stage_since, x.created_at)",
    .kind = "g.kind", .title = "x.title", .detail = "g.name", .amount = "x.value",
    .currency = "x.currency", .staff = "x.owner_id", .date = "x.expected_on" },
  { .entity = REG_ENTITY_PARTY, .from = "party x LEFT JOIN party_summary s ON s.party_id = x.id",
    .of_party = "x.referred_by = ?1", .at = "x.created_at", .kind = "x.rung", .title = "x.name",
    .detail = "s.town", .amount = "nullif (s.sales_net, 0)", .staff = "x.owner_id" },
  { .entity = REG_ENTITY_ANSWER, .from = "answer x LEFT JOIN question q ON q.id = x.question_id",
    .of_party = "x.party_id = ?1", .at = DAY_OR_ENTRY ("x.answered_on"), .kind = "q.kind",
    .title = "coalesce (q.text, x.topic)", .detail = "x.value", .staff = "x.staff_id",
    .is_done = "x.declined IS NOT 1" },
};
/* clang-format on */

/**
 * reg_timeline_entry_free:
 * @self: (transfer full): an entry
 */
void
reg_timeline_entry_free (RegTimelineEntry *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self->date);
  g_free (self);
}

static gboolean
is_wanted (const Arm *arm, guint64 kinds)
{
  return kinds == 0 || (kinds & (G_GUINT64_CONSTANT (1) << arm->entity));
}

/* The instant of the last entry of a page: the newest of every kind, as many as the page has lines,
 * put together. */
static char *
cut_sql (guint64 kinds)
{
  GString *sql = g_string_new ("SELECT min (at) FROM (SELECT at FROM (");
  gboolean is_first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (arms); i++)
    {
      if (!is_wanted (&arms[i], kinds))
        continue;
      g_string_append_printf (sql,
                              "%sSELECT * FROM (SELECT %s AS at FROM %s WHERE %s"
                              " AND x.deleted_at IS NULL AND %s < ?2 ORDER BY 1 DESC LIMIT ?3)",
                              is_first ? "" : " UNION ALL ", arms[i].at, arms[i].from,
                              arms[i].of_party, arms[i].at);
      is_first = FALSE;
    }
  if (is_first)
    g_string_append (sql, "SELECT NULL AS at WHERE ?1 + ?2 + ?3 IS NULL");
  g_string_append (sql, ") ORDER BY at DESC LIMIT ?3)");
  return g_string_free_and_steal (sql);
}

static char *
arm_sql (const Arm *arm)
{
  const char *columns[] = {
    "x.id",      arm->at,       arm->kind,  arm->direction, arm->title,   arm->detail,
    arm->amount, arm->currency, arm->staff, arm->date,      arm->is_done,
  };
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (sql, "%s%s", i ? ", " : "", columns[i] ? columns[i] : "NULL");
  g_string_append_printf (sql,
                          " FROM %s WHERE %s AND x.deleted_at IS NULL AND %s < ?2 AND %s >= ?3",
                          arm->from, arm->of_party, arm->at, arm->at);
  return g_string_free_and_steal (sql);
}

static RegTimelineEntry *
read_entry (RegStatement *each, RegEntityId entity, const char *currency)
{
  RegTimelineEntry *entry = g_new0 (RegTimelineEntry, 1);

  entry->entity = entity;
  entry->id = reg_statement_int (each, 0);
  entry->at = reg_statement_int (each, 1);
  entry->kind = reg_statement_int (each, 2);
  entry->direction = reg_statement_int (each, 3);
  entry->title = reg_statement_dup (each, 4);
  entry->detail = reg_statement_dup (each, 5);
  entry->has_amount = !reg_statement_is_null (each, 6);
  entry->amount = reg_statement_int (each, 6);
  g_strlcpy (entry->currency,
             reg_statement_is_null (each, 7) ? currency : reg_statement_text (each, 7),
             sizeof entry->currency);
  entry->staff = reg_statement_int (each, 8);
  entry->date = reg_statement_is_null (each, 9) ? NULL : reg_statement_dup (each, 9);
  entry->is_done = reg_statement_int (each, 10) != 0;
  return entry;
}

static gboolean
read_arm (RegDb *db,
          const Arm *arm,
          gint64 party,
          gint64 before,
          gint64 cut,
          const char *currency,
          GPtrArray *entries,
          GError **error)
{
  g_autofree char *sql = arm_sql (arm);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "iii", party, before, cut);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_ptr_array_add (entries, read_entry (each, arm->entity, currency));
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const RegTimelineEntry *left = *(RegTimelineEntry *const *)a;
  const RegTimelineEntry *right = *(RegTimelineEntry *const *)b;

  if (left->at != right->at)
    return left->at > right->at ? -1 : 1;
  if (left->entity != right->entity)
    return left->entity > right->entity ? -1 : 1;
  return left->id > right->id ? -1 : left->id < right->id;
}

/**
 * reg_timeline_load:
 * @db: a connection
 * @party: a customer
 * @before: ms UTC: the instant of the last entry one has, %G_MAXINT64 for the newest page
 * @kinds: bits 1 << RegEntityId of what is wanted, 0 for all
 * @limit: how many make a page
 * @error: what went wrong
 *
 * Entries of the same instant stay together, so a page may hold more than @limit; an empty one is
 * the end. A quotation stands where it was last sent, decided or closed, a complaint where it was
 * resolved, a task where it was done, and each of them once.
 *
 * Returns: (transfer full) (element-type RegTimelineEntry) (nullable): the entries, newest first
 */
GPtrArray *
reg_timeline_load (RegDb *db, gint64 party, gint64 before, guint64 kinds, int limit, GError **error)
{
  g_autoptr (GPtrArray)
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_timeline_entry_free);
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, NULL);
  const char *currency = firm ? reg_record_get_text (firm, REG_FIRM_CURRENCY) : "";
  g_autofree char *sql = cut_sql (kinds);
  g_autoptr (GError) local = NULL;
  gint64 cut = reg_db_query_int (db, G_MAXINT64, &local, sql, "iii", party, before,
                                 (gint64)MAX (limit, 1));

  for (guint i = 0; i < G_N_ELEMENTS (arms) && cut < G_MAXINT64 && !local; i++)
    if (is_wanted (&arms[i], kinds))
      read_arm (db, &arms[i], party, before, cut, currency, entries, &local);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  g_ptr_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}
