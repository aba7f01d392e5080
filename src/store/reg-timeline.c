/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-timeline.h"

#include <string.h>

#include "core/reg-fold.h"
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
  const char *topic;
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
    .title = "x.summary", .detail = "x.body", .staff = "x.staff_id",
    .topic = "x.topic" },
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
  { .entity = REG_ENTITY_EXPORT_ENTRY, .from = "export_entry x", .of_party = "x.party_id = ?1",
    .at = "x.at", .kind = "x.what", .direction = "2", .title = "x.form", .detail = "x.place",
    .staff = "x.staff_id" },
  { .entity = REG_ENTITY_MATERIAL_REQUEST,
    .from = "material_request x LEFT JOIN material m ON m.id = x.material_id",
    .of_party = "x.party_id = ?1",
    .at = DAY_OR_ENTRY ("x.asked_on"),
    .kind = "CASE WHEN x.followed_on IS NOT NULL THEN 3 WHEN x.arrived_on IS NOT NULL THEN 2"
            " WHEN x.sent_on IS NOT NULL THEN 1 ELSE 0 END",
    .direction = "2", .title = "concat_ws (' ', m.name, m.version)", .detail = "x.note",
    .staff = "x.staff_id" },
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
  g_free (self->topic);
  g_clear_pointer (&self->replies, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_wanted (const Arm *arm, guint64 kinds)
{
  return kinds == 0 || (kinds & (G_GUINT64_CONSTANT (1) << arm->entity));
}

/* What a filter asks for, as it is bound. */
typedef struct
{
  gint64 party, before, third, staff, touch_kinds;
  char *text; /* folded, or NULL */
} Bound;

#define STAFF "?4"
#define TEXT "?5"
#define TOUCH_KINDS "?6"

/* An answer stands below what it answers, unless that is gone or not asked for. */
#define NO_ANSWER                                                                                  \
  " AND (x.reply_to IS NULL OR NOT EXISTS"                                                         \
  " (SELECT 1 FROM touchpoint o WHERE o.id = x.reply_to AND o.deleted_at IS NULL))"

static void
append_conditions (GString *sql, const Arm *arm, const Bound *bound)
{
  if (bound->staff != 0)
    g_string_append_printf (sql, " AND %s = " STAFF, arm->staff != NULL ? arm->staff : "NULL");
  if (bound->text != NULL)
    g_string_append_printf (sql,
                            " AND instr (reg_fold (coalesce (%s, '') || ' ' || coalesce (%s, '')"
                            " || ' ' || coalesce (%s, '')), " TEXT ") > 0",
                            arm->title, arm->detail, arm->topic != NULL ? arm->topic : "NULL");
  if (arm->entity != REG_ENTITY_TOUCHPOINT)
    return;
  if (bound->touch_kinds != 0)
    g_string_append (sql, " AND (1 << coalesce (x.kind, 0)) & " TOUCH_KINDS " <> 0");
  if (bound->staff == 0 && bound->text == NULL)
    g_string_append (sql, NO_ANSWER);
}

static RegStatement *
query (RegDb *db, const char *sql, const Bound *bound)
{
  RegStatement *each = reg_db_query (db, sql, "iii", bound->party, bound->before, bound->third);
  const RegValue staff = { .type = REG_VALUE_INT, .i = bound->staff };
  const RegValue text = { .type = REG_VALUE_TEXT, .text = bound->text };
  const RegValue kinds = { .type = REG_VALUE_INT, .i = bound->touch_kinds };

  if (strstr (sql, STAFF))
    reg_statement_bind (each, 4, &staff);
  if (strstr (sql, TEXT))
    reg_statement_bind (each, 5, &text);
  if (strstr (sql, TOUCH_KINDS))
    reg_statement_bind (each, 6, &kinds);
  return each;
}

/* The instant of the last entry of a page: the newest of every kind, as many as the page has lines,
 * put together. */
static char *
cut_sql (guint64 kinds, const Bound *bound)
{
  GString *sql = g_string_new ("SELECT min (at) FROM (SELECT at FROM (");
  gboolean is_first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (arms); i++)
    {
      if (!is_wanted (&arms[i], kinds))
        continue;
      g_string_append_printf (sql,
                              "%sSELECT * FROM (SELECT %s AS at FROM %s WHERE %s"
                              " AND x.deleted_at IS NULL AND %s < ?2",
                              is_first ? "" : " UNION ALL ", arms[i].at, arms[i].from,
                              arms[i].of_party, arms[i].at);
      append_conditions (sql, &arms[i], bound);
      g_string_append (sql, " ORDER BY 1 DESC LIMIT ?3)");
      is_first = FALSE;
    }
  if (is_first)
    g_string_append (sql, "SELECT NULL AS at WHERE ?1 + ?2 + ?3 IS NULL");
  g_string_append (sql, ") ORDER BY at DESC LIMIT ?3)");
  return g_string_free_and_steal (sql);
}

static char *
columns_sql (const Arm *arm)
{
  const char *columns[] = {
    "x.id",      arm->at,       arm->kind,  arm->direction, arm->title,   arm->detail,
    arm->amount, arm->currency, arm->staff, arm->date,      arm->is_done, arm->topic,
  };
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (sql, "%s%s", i ? ", " : "", columns[i] ? columns[i] : "NULL");
  return g_string_free_and_steal (sql);
}

static char *
arm_sql (const Arm *arm, const Bound *bound)
{
  g_autofree char *columns = columns_sql (arm);
  GString *sql = g_string_new (columns);

  g_string_append_printf (sql,
                          " FROM %s WHERE %s AND x.deleted_at IS NULL AND %s < ?2 AND %s >= ?3",
                          arm->from, arm->of_party, arm->at, arm->at);
  append_conditions (sql, arm, bound);
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
  entry->topic = reg_statement_is_null (each, 11) ? NULL : reg_statement_dup (each, 11);
  return entry;
}

static gboolean
read_entries (RegStatement *each,
              RegEntityId entity,
              const char *currency,
              GPtrArray *entries,
              GError **error)
{
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_ptr_array_add (entries, read_entry (each, entity, currency));
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_arm (RegDb *db,
          const Arm *arm,
          const Bound *bound,
          const char *currency,
          GPtrArray *entries,
          GError **error)
{
  g_autofree char *sql = arm_sql (arm, bound);
  g_autoptr (RegStatement) each = query (db, sql, bound);

  return read_entries (each, arm->entity, currency, entries, error);
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

static GPtrArray *
entries_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)reg_timeline_entry_free);
}

/* What colleagues answered to each other. */
static gboolean
read_answers (RegDb *db, GPtrArray *entries, GError **error)
{
  const Arm *arm = &arms[0];

  G_STATIC_ASSERT (REG_TOUCH_KIND_POST == 6);
  for (guint i = 0; i < entries->len; i++)
    {
      RegTimelineEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *columns = columns_sql (arm);
      g_autofree char *sql = g_strconcat (columns,
                                          " FROM touchpoint x WHERE x.reply_to = ?1"
                                          " AND x.deleted_at IS NULL ORDER BY x.at, x.id",
                                          NULL);
      g_autoptr (RegStatement) each = NULL;

      if (entry->entity != REG_ENTITY_TOUCHPOINT || entry->kind != REG_TOUCH_KIND_POST)
        continue;
      each = reg_db_query (db, sql, "i", entry->id);
      entry->replies = entries_new ();
      if (!read_entries (each, REG_ENTITY_TOUCHPOINT, "", entry->replies, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * reg_timeline_load_filtered:
 * @db: a connection
 * @party: a customer
 * @before: ms UTC: the instant of the last entry one has, %G_MAXINT64 for the newest page
 * @filter: what is wanted
 * @limit: how many make a page
 * @error: what went wrong
 *
 * As reg_timeline_load(). Where somebody or some words are asked for, an answer to a colleague is an
 * entry of its own, else it stands with what it answers.
 *
 * Returns: (transfer full) (element-type RegTimelineEntry) (nullable): the entries, newest first
 */
GPtrArray *
reg_timeline_load_filtered (RegDb *db,
                            gint64 party,
                            gint64 before,
                            const RegTimelineFilter *filter,
                            int limit,
                            GError **error)
{
  g_autoptr (GPtrArray) entries = entries_new ();
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, NULL);
  const char *currency = firm ? reg_record_get_text (firm, REG_FIRM_CURRENCY) : "";
  g_autofree char *text = filter->text && *filter->text ? reg_fold (filter->text) : NULL;
  Bound bound = {
    party, before, MAX (limit, 1), filter->staff, filter->touch_kinds, text && *text ? text : NULL
  };
  g_autofree char *sql = cut_sql (filter->kinds, &bound);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) cut = query (db, sql, &bound);

  bound.third = reg_statement_next (cut, &local) && !reg_statement_is_null (cut, 0)
                    ? reg_statement_int (cut, 0)
                    : G_MAXINT64;
  g_clear_pointer (&cut, reg_statement_free);
  for (guint i = 0; i < G_N_ELEMENTS (arms) && bound.third < G_MAXINT64 && !local; i++)
    if (is_wanted (&arms[i], filter->kinds))
      read_arm (db, &arms[i], &bound, currency, entries, &local);
  if (!local && !bound.staff && !bound.text)
    read_answers (db, entries, &local);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  g_ptr_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
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
  const RegTimelineFilter filter = { .kinds = kinds };

  return reg_timeline_load_filtered (db, party, before, &filter, limit, error);
}

/**
 * reg_timeline_load_decisions:
 * @db: a connection
 * @party: a customer
 * @limit: how many at most
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegTimelineEntry) (nullable): what was decided about the
 *   customer, newest first
 */
GPtrArray *
reg_timeline_load_decisions (RegDb *db, gint64 party, int limit, GError **error)
{
  const RegTimelineFilter filter = {
    .kinds = G_GUINT64_CONSTANT (1) << REG_ENTITY_TOUCHPOINT,
    .touch_kinds = 1u << REG_TOUCH_KIND_DECISION,
  };
  GPtrArray *entries = reg_timeline_load_filtered (db, party, G_MAXINT64, &filter, limit, error);

  if (entries && (int)entries->len > limit)
    g_ptr_array_set_size (entries, limit);
  return entries;
}

/* Of all entries only the last ones are looked at, however many there are. */
#define TOPICS_SQL                                                                                 \
  "SELECT topic, sum (weight) FROM (SELECT topic, 3 AS weight FROM touchpoint"                     \
  "  WHERE party_id = ?1 AND deleted_at IS NULL UNION ALL"                                         \
  " SELECT topic, 1 FROM touchpoint WHERE id > (SELECT max (id) FROM touchpoint) - 2000"           \
  "  AND deleted_at IS NULL)"                                                                      \
  " WHERE coalesce (topic, '') <> '' GROUP BY topic ORDER BY 2 DESC, 1 LIMIT ?2"

/**
 * reg_timeline_list_topics:
 * @db: a connection
 * @party: whose topics weigh more
 * @limit: how many at most
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): what entries of this customer and the newest of all were about,
 *   the most frequent first
 */
char **
reg_timeline_list_topics (RegDb *db, gint64 party, int limit, GError **error)
{
  g_autoptr (RegStatement) each = reg_db_query (db, TOPICS_SQL, "ii", party, (gint64)limit);
  g_autoptr (GStrvBuilder) topics = g_strv_builder_new ();
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_strv_builder_add (topics, reg_statement_text (each, 0));
  if (!local)
    return g_strv_builder_end (topics);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
