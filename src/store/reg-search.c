/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-search.h"

#include "store/reg-db-private.h"
#include "store/reg-derived.h"

#include "core/reg-fold.h"
#include "core/reg-phone.h"

#include <string.h>

/* Candidates looked at for each kind of record before they are put in order. With a one-letter
 * query half of the file matches; nobody reads further than this. */
#define MAX_CANDIDATES "200"

/* Shortest piece the trigram table can find. */
#define MIN_PART 3

/* National numbers have as many in North America, behind a 1 that may be left out. */
#define NORTH_AMERICAN_DIGITS 10

typedef struct
{
  RegEntityId entity;
  const char *title;
  const char *detail;
  const char *from;
  const char *order;
} Kind;

/* ?1: first characters of the query, folded; the candidates are in c (id). */
static const Kind kinds[] = {
  { REG_ENTITY_PARTY, "p.name",
    "concat_ws (' · ', nullif (p.contact_name, p.name), s.town, s.phone)",
    "JOIN party p ON p.id = c.id LEFT JOIN party_summary s ON s.party_id = p.id",
    "instr (coalesce (s.name_key, ''), ?1) = 1 DESC, s.last_contact_at DESC, s.n_sales DESC, "
    "p.name" },
  { REG_ENTITY_QUOTATION, "coalesce (x.number, '')", "concat_ws (' · ', p.name, x.title)",
    "JOIN quotation x ON x.id = c.id LEFT JOIN party p ON p.id = x.party_id", "x.id DESC" },
  { REG_ENTITY_COMPLAINT, "concat_ws (' · ', x.number, x.subject)", "p.name",
    "JOIN complaint x ON x.id = c.id LEFT JOIN party p ON p.id = x.party_id", "x.id DESC" },
  { REG_ENTITY_PRODUCT, "x.name", "concat_ws (' · ', x.code, x.category)",
    "JOIN product x ON x.id = c.id", "x.discontinued, x.name" },
  { REG_ENTITY_OPPORTUNITY, "x.title", "p.name",
    "JOIN opportunity x ON x.id = c.id LEFT JOIN party p ON p.id = x.party_id", "x.id DESC" },
  { REG_ENTITY_SALE, "x.number", "concat_ws (' · ', p.name, x.sold_on)",
    "JOIN sale x ON x.id = c.id LEFT JOIN party p ON p.id = x.party_id", "x.sold_on DESC" },
};

/**
 * reg_hit_free:
 * @self: (transfer full): an answer
 */
void
reg_hit_free (RegHit *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

/**
 * reg_search_match_words:
 * @words: folded words
 * @is_mail: whether they are an e-mail address
 *
 * Returns: (transfer full): what to look for among words, "bak"* AND "ams"*: each word begins a word
 *   of the record; in an e-mail address only the last one can be unfinished
 */
char *
reg_search_match_words (char **words, gboolean is_mail)
{
  GString *match = g_string_new (NULL);

  for (int i = 0; words[i]; i++)
    g_string_append_printf (match, "%s\"%s\"%s", i ? " AND " : "", words[i],
                            is_mail && words[i + 1] ? "" : "*");
  return g_string_free_and_steal (match);
}

/* Every word somewhere inside the name; words the trigram table cannot see are left to chance,
 * unless there are no others: "op-su" is in "Chop-suey". */
static char *
part_query (char **words, const char *folded)
{
  GString *match = g_string_new (NULL);

  for (int i = 0; words[i]; i++)
    if (g_utf8_strlen (words[i], -1) >= MIN_PART)
      g_string_append_printf (match, "%sname : \"%s\"", match->len ? " AND " : "", words[i]);
  if (!match->len && !strchr (folded, '"') && g_utf8_strlen (folded, -1) >= MIN_PART)
    g_string_append_printf (match, "name : \"%s\"", folded);
  return g_string_free_and_steal (match);
}

/* What is left of a number in any notation: "+31 (0)20 555" finds what holds 3120555 or 20555. */
static char *
digit_query (const char *query)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autofree char *national = NULL;
  const char *start;
  gsize others = 0;

  for (const char *p = query; *p; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (!strchr (" +-./()", *p))
      others++;
  if (digits->len < MIN_PART || others)
    return NULL;
  start = digits->str;
  /* A trunk or international prefix is not part of the national number. */
  while (*start == '0' && strlen (start) > MIN_PART)
    start++;
  if (*start == '1' && strlen (start) == NORTH_AMERICAN_DIGITS + 1)
    start++;
  national = reg_phone_national_number (query, NULL);
  return g_strdup_printf ("digits : \"%s\" OR digits : \"%s\" OR digits : \"%s\"", digits->str,
                          start, national && strlen (national) >= MIN_PART ? national : start);
}

static gboolean
already_found (GPtrArray *hits, RegEntityId entity, gint64 id)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const RegHit *hit = hits->pdata[i];

      if (hit->entity == entity && hit->id == id)
        return TRUE;
    }
  return FALSE;
}

typedef enum
{
  BY_DIGIT,
  BY_WORD,
  BY_PART,
} Way;

typedef struct
{
  Way way;
  char *match;
  const char *start; /* first characters, folded */
  int limit;
} Look;

static const char *
table_of (const Kind *kind, Way way)
{
  if (kind->entity == REG_ENTITY_PARTY)
    return way == BY_WORD ? "party_word" : "party_part";
  return way == BY_WORD ? "record_word" : "record_part";
}

static gboolean
take_hits (
    const Kind *kind, const Look *look, RegStatement *statement, GPtrArray *hits, GError **error)
{
  g_autoptr (RegStatement) each = statement;
  g_autoptr (GError) local = NULL;
  int found = 0;

  while (found < look->limit && reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);
      RegHit *hit;

      if (already_found (hits, kind->entity, id))
        continue;
      hit = g_new0 (RegHit, 1);
      hit->entity = kind->entity;
      hit->id = id;
      hit->title = reg_statement_dup (each, 1);
      hit->detail = reg_statement_dup (each, 2);
      g_ptr_array_add (hits, hit);
      found++;
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
look_for_kind (RegDb *db, const Kind *kind, const Look *look, GPtrArray *hits, GError **error)
{
  const char *table = table_of (kind, look->way);
  g_autofree char *sql = g_strdup_printf (
      "SELECT c.id, %s, %s FROM (SELECT rowid & 1099511627775 AS id FROM %s WHERE %s MATCH ?2"
      " AND rowid BETWEEN ?3 AND ?4 LIMIT " MAX_CANDIDATES ") c %s ORDER BY %s LIMIT ?5",
      kind->title, kind->detail, table, table, kind->from, kind->order);
  gint64 first = kind->entity == REG_ENTITY_PARTY ? 0 : REG_SEARCH_ROW (kind->entity, 0);
  g_autoptr (RegStatement)
      each = reg_db_query (db, sql, "ttiii", look->start, look->match, first,
                           first + G_GINT64_CONSTANT (1099511627775), (gint64)look->limit);

  return take_hits (kind, look, g_steal_pointer (&each), hits, error);
}

/* An e-mail address that is being typed has an index of its own, which is many times faster than
 * its words: half of all customers are at the same few domains. */
static gboolean
look_for_mail (RegDb *db, const char *query, int limit, GPtrArray *hits, GError **error)
{
  const Kind *kind = &kinds[0];
  g_autofree char *mail = g_strstrip (g_strdup (query));
  g_autofree char *end = NULL;
  g_autofree char *sql = NULL;
  const char *at = strchr (mail, '@');
  Look what = { .start = mail, .limit = limit };

  if (!at || at == mail)
    return TRUE;
  end = g_strconcat (mail, "\U0010ffff", NULL);
  sql = g_strdup_printf ("SELECT c.id, %s, %s FROM (SELECT DISTINCT party_id AS id"
                         " FROM contact_point WHERE kind = 3 AND deleted_at IS NULL"
                         " AND value >= ?2 COLLATE NOCASE AND value < ?3 COLLATE NOCASE"
                         " LIMIT " MAX_CANDIDATES ") c %s WHERE p.deleted_at IS NULL"
                         " ORDER BY %s LIMIT ?4",
                         kind->title, kind->detail, kind->from, kind->order);
  return take_hits (kind, &what, reg_db_query (db, sql, "ttti", mail, mail, end, (gint64)limit),
                    hits, error);
}

static gboolean
look (RegDb *db, Look *what, GPtrArray *hits, GError **error)
{
  if (!what->match || !*what->match)
    return TRUE;
  /* Only customers have telephone numbers. */
  for (guint i = 0; i < (what->way == BY_DIGIT ? 1 : G_N_ELEMENTS (kinds)); i++)
    if (!look_for_kind (db, &kinds[i], what, hits, error))
      return FALSE;
  return TRUE;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const RegHit *left = *(RegHit *const *)a;
  const RegHit *right = *(RegHit *const *)b;
  int order[2] = { G_MAXINT, G_MAXINT };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i].entity == left->entity)
        order[0] = i;
      if (kinds[i].entity == right->entity)
        order[1] = i;
    }
  return order[0] - order[1];
}

/**
 * reg_search:
 * @db: a connection
 * @query: what somebody typed: names in any order, part of a phone number, an e-mail address, the
 *   number of a document
 * @limit: at most so many answers of each kind of record
 * @cancellable: (nullable): stops it when the person types on
 * @error: what went wrong
 *
 * Words that begin like the query come first, then names that hold it anywhere.
 *
 * Returns: (transfer full) (element-type RegHit) (nullable): the answers, grouped by kind
 */
GPtrArray *
reg_search (RegDb *db, const char *query, int limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_hit_free);
  g_autofree char *folded = g_strstrip (reg_fold (query));
  g_auto (GStrv) words = reg_fold_tokens (query);
  g_autofree char *by_digit = digit_query (query);
  g_autofree char *by_word = words && words[0]
                                 ? reg_search_match_words (words, strchr (query, '@') != NULL)
                                 : NULL;
  g_autofree char *by_part = words && words[0] ? part_query (words, folded) : NULL;
  Look looks[] = {
    { BY_DIGIT, by_digit, folded, limit },
    { BY_WORD, by_word, folded, limit },
    { BY_PART, by_part, folded, limit },
  };

  if (!look_for_mail (db, query, limit, hits, error))
    return NULL;
  if (hits->len > 0)
    return g_steal_pointer (&hits);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      /* The middle of a name is only worth a look when beginnings gave little. */
      if (i == 2 && hits->len >= (guint)limit)
        break;
      if (!look (db, &looks[i], hits, error))
        return NULL;
    }
  g_ptr_array_sort (hits, compare_kinds);
  return g_steal_pointer (&hits);
}
