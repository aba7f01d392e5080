/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-search.h"

#include "store/reg-search-private.h"

#include <string.h>

/* Shortest piece the trigram table can find. */
#define MIN_PART 3

/* Up to so many letters the index of beginnings answers at once; with more, whole words do. */
#define INDEXED_LETTERS 3

/* So many characters of a number are no beginning of another one that anybody means. */
#define SURELY_WHOLE 6

/* Local numbers have at least as many digits; fewer would be the end of half of all numbers. */
#define MIN_LOCAL_DIGITS 6

/* Ids of records other than customers stand below their kind. */
#define ID_BITS 40

typedef struct
{
  RegEntityId entity;
  /* Around the candidates, c (id); ?1: first characters of the query, folded; ?2: limit */
  const char *before, *after;
  gboolean is_newest; /* the order is that of the ids, backwards */
} Kind;

/* Customers are put in order by their summaries alone, which lie close together; only those that are
 * shown are read. */
#define PARTIES                                                                                    \
  "SELECT p.id, p.name, concat_ws (' · ', nullif (p.contact_name, p.name), t.town, t.phone)"       \
  " FROM (SELECT c.id, s.town, s.phone FROM (",                                                    \
      ") c"                                                                                        \
      "   CROSS JOIN party_summary s ON s.party_id = c.id AND +s.in_bin = 0"                       \
      "   ORDER BY instr (s.name_key, ?1) = 1 DESC, s.last_contact_at DESC, s.n_sales DESC,"       \
      "     s.name_key LIMIT ?2) t"                                                                \
      " CROSS JOIN party p ON p.id = t.id"
#define OTHERS(table, title, detail, from, order)                                                  \
  "SELECT c.id, " title ", " detail " FROM (",                                                     \
      ") c JOIN " table " x ON x.id = c.id " from " ORDER BY " order " LIMIT ?2"
#define PARTY "LEFT JOIN party p ON p.id = x.party_id"

static const Kind kinds[] = {
  { REG_ENTITY_PARTY, PARTIES, FALSE },
  { REG_ENTITY_QUOTATION,
    OTHERS ("quotation",
            "coalesce (x.number, '')",
            "concat_ws (' · ', p.name, x.title)",
            PARTY,
            "x.id DESC"),
    TRUE },
  { REG_ENTITY_COMPLAINT,
    OTHERS ("complaint", "concat_ws (' · ', x.number, x.subject)", "p.name", PARTY, "x.id DESC"),
    TRUE },
  { REG_ENTITY_PRODUCT,
    OTHERS (
        "product", "x.name", "concat_ws (' · ', x.code, x.category)", "", "x.discontinued, x.name"),
    FALSE },
  { REG_ENTITY_OPPORTUNITY, OTHERS ("opportunity", "x.title", "p.name", PARTY, "x.id DESC"), TRUE },
  { REG_ENTITY_SALE,
    OTHERS ("sale", "x.number", "concat_ws (' · ', p.name, x.sold_on)", PARTY, "x.sold_on DESC"),
    TRUE },
  { REG_ENTITY_MATERIAL,
    OTHERS ("material",
            "concat_ws (' ', x.name, x.version)",
            "coalesce (p.name, '')",
            "LEFT JOIN product p ON p.id = x.product_id",
            "x.retired_on IS NOT NULL, x.name"),
    FALSE },
};

/* Where numbers stand that belong to one record only; ?1 as typed, ?2 and ?3 in capitals and small,
 * ?4 as the other of the two ways in which scanners read a product number of twelve digits. */
#define CODES                                                                                      \
  "SELECT 'party', id FROM party WHERE code IN (?1, ?2, ?3, ?4) AND deleted_at IS NULL"            \
  " UNION ALL SELECT 'party', id FROM party"                                                       \
  "  WHERE card_number IN (?1, ?2, ?3, ?4) AND deleted_at IS NULL"                                 \
  " UNION ALL SELECT 'product', id FROM product"                                                   \
  "  WHERE barcode IN (?1, ?2, ?3, ?4) AND deleted_at IS NULL"                                     \
  " UNION ALL SELECT 'product', id FROM product"                                                   \
  "  WHERE code IN (?1, ?2, ?3, ?4) AND deleted_at IS NULL"                                        \
  " UNION ALL SELECT 'quotation', id FROM quotation"                                               \
  "  WHERE number IN (?1, ?2, ?3, ?4) AND deleted_at IS NULL"                                      \
  " UNION ALL SELECT 'complaint', id FROM complaint"                                               \
  "  WHERE number IN (?1, ?2, ?3, ?4) AND deleted_at IS NULL"                                      \
  " UNION ALL SELECT 'sale', id FROM sale"                                                         \
  "  WHERE number IN (?1, ?2, ?3, ?4) AND deleted_at IS NULL"

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

/* --- a question --------------------------------------------------------------------------- */

static char *
firm_country (RegDb *db)
{
  g_autoptr (RegStatement) each = reg_db_query (db, "SELECT country FROM firm LIMIT 1", NULL);

  return reg_statement_next (each, NULL) ? reg_statement_dup (each, 0) : NULL;
}

/**
 * reg_search_begin:
 * @db: a connection
 * @text: what somebody typed
 * @limit: at most so many answers of each kind of record
 * @cancellable: (nullable): stops it when the person types on
 * @error: whether it was stopped already
 *
 * Returns: (transfer full) (nullable): a question without an answer yet
 */
RegSearch *
reg_search_begin (RegDb *db, const char *text, int limit, GCancellable *cancellable, GError **error)
{
  RegSearch *self;
  g_autofree char *country = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  country = firm_country (db);
  self = g_new0 (RegSearch, 1);
  self->db = db;
  self->query = reg_query_new (text, country);
  self->limit = limit;
  self->cancellable = cancellable;
  self->hits = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_hit_free);
  return self;
}

/**
 * reg_search_end:
 * @self: (transfer full): a question
 */
void
reg_search_end (RegSearch *self)
{
  reg_query_free (self->query);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_free (self);
}

static const Kind *
find_kind (RegEntityId entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].entity == entity)
      return &kinds[i];
  return NULL;
}

static int
count_found (RegSearch *self, RegEntityId entity)
{
  int n = 0;

  for (guint i = 0; i < self->hits->len; i++)
    n += ((RegHit *)self->hits->pdata[i])->entity == entity;
  return n;
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

static gboolean
take_hits (RegSearch *self, const Kind *kind, int room, RegStatement *each, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (room > 0 && reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);
      RegHit *hit;

      if (already_found (self->hits, kind->entity, id))
        continue;
      hit = g_new0 (RegHit, 1);
      hit->entity = kind->entity;
      hit->id = id;
      hit->title = reg_statement_dup (each, 1);
      hit->detail = reg_statement_dup (each, 2);
      g_ptr_array_add (self->hits, hit);
      room--;
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_search_take:
 * @self: a question
 * @entity: kind of record
 * @source: a query for the candidates, one column id; its parameters begin at ?3
 * @values: (array length=n_values): what stands for the parameters
 * @n_values: how many
 * @error: what went wrong
 *
 * Puts candidates in order and adds them to what was found, as far as there is room.
 *
 * Returns: whether they could be read
 */
gboolean
reg_search_take (RegSearch *self,
                 RegEntityId entity,
                 const char *source,
                 const RegValue *values,
                 guint n_values,
                 GError **error)
{
  const Kind *kind = find_kind (entity);
  int found = count_found (self, entity);
  g_autofree char *sql = NULL;
  g_autoptr (RegStatement) each = NULL;

  if (found >= self->limit)
    return TRUE;
  sql = g_strconcat (kind->before, source, kind->after, NULL);
  each = reg_db_query (self->db, sql, "ti", self->query->folded, (gint64)self->limit);
  for (guint i = 0; i < n_values; i++)
    reg_statement_bind (each, (int)i + 3, &values[i]);
  return take_hits (self, kind, self->limit - found, each, error);
}

/**
 * reg_search_take_text:
 * @self: a question
 * @entity: kind of record
 * @source: a query with one parameter, ?3
 * @text: what stands for it
 * @error: what went wrong
 *
 * Returns: whether the candidates could be read
 */
gboolean
reg_search_take_text (
    RegSearch *self, RegEntityId entity, const char *source, const char *text, GError **error)
{
  const RegValue value = { .type = REG_VALUE_TEXT, .text = (char *)text };

  return reg_search_take (self, entity, source, &value, 1, error);
}

/* --- words -------------------------------------------------------------------------------- */

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

/* Whole words come before beginnings, and the index finds them many times faster: the beginnings of
 * long words are put together from the lists of all words that begin so. */
static char *
match_whole_words (char **words)
{
  if (words[1])
    return reg_search_match_words (words, TRUE);
  return g_utf8_strlen (words[0], -1) > INDEXED_LETTERS ? g_strdup_printf ("\"%s\"", words[0])
                                                        : NULL;
}

/* Every word somewhere inside the name; words the trigram table cannot see are left to chance,
 * unless there are no others: "op-su" is in "Chop-suey". */
static char *
match_parts (char **words, const char *folded)
{
  GString *match = g_string_new (NULL);

  for (int i = 0; words[i]; i++)
    if (g_utf8_strlen (words[i], -1) >= MIN_PART)
      g_string_append_printf (match, "%sname : \"%s\"", match->len ? " AND " : "", words[i]);
  if (!match->len && !strchr (folded, '"') && g_utf8_strlen (folded, -1) >= MIN_PART)
    g_string_append_printf (match, "name : \"%s\"", folded);
  return g_string_free_and_steal (match);
}

static gboolean
take_record_kind (
    RegSearch *self, RegEntityId entity, const char *table, const char *match, GError **error)
{
  gint64 first = REG_SEARCH_ROW (entity, 0);
  gboolean is_newest = find_kind (entity)->is_newest;
  g_autofree char *source = g_strdup_printf (
      "SELECT rowid & 1099511627775 AS id FROM %s WHERE %s MATCH ?3"
      " AND rowid BETWEEN ?4 AND ?5 %s",
      table, table, is_newest ? "ORDER BY rowid DESC LIMIT ?2" : "LIMIT " REG_SEARCH_CANDIDATES);
  const RegValue values[] = {
    { .type = REG_VALUE_TEXT, .text = (char *)match },
    { .type = REG_VALUE_INT, .i = first },
    { .type = REG_VALUE_INT, .i = first + (G_GINT64_CONSTANT (1) << ID_BITS) - 1 },
  };

  return reg_search_take (self, entity, source, values, G_N_ELEMENTS (values), error);
}

/* Most words of people are nowhere else: which kinds of records there are is asked first, from one
 * to the next, and the others cost nothing. */
static gboolean
take_records (RegSearch *self, const char *table, const char *match, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT rowid FROM %s WHERE %s MATCH ?1 AND rowid >= ?2 ORDER BY rowid LIMIT 1", table,
      table);
  g_autoptr (GError) local = NULL;
  gint64 row = 0;

  while ((row = reg_db_query_int (self->db, 0, &local, sql, "ti", match, row)) > 0)
    {
      RegEntityId entity = (RegEntityId)(row >> ID_BITS);

      if (find_kind (entity) && !take_record_kind (self, entity, table, match, error))
        return FALSE;
      row = REG_SEARCH_ROW (entity + 1, 0);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * reg_search_words:
 * @self: a question
 * @match: what to look for among the words of customers
 * @error: what went wrong
 *
 * Returns: whether the customers could be read
 */
gboolean
reg_search_words (RegSearch *self, const char *match, GError **error)
{
  return reg_search_take_text (self, REG_ENTITY_PARTY,
                               "SELECT rowid AS id FROM party_word WHERE party_word MATCH ?3"
                               " LIMIT " REG_SEARCH_CANDIDATES,
                               match, error);
}

/* A few answers that fit well are enough, and what fits less need not be looked for. */
static gboolean
has_enough (RegSearch *self)
{
  return self->hits->len > 0 && self->hits->len >= (guint)self->limit / 4;
}

static gboolean
look_for_words (RegSearch *self, GError **error)
{
  const RegQuery *query = self->query;
  g_autofree char *whole = NULL;
  g_autofree char *begun = NULL;
  g_autofree char *respelled = NULL;

  if (!query->words[0])
    return TRUE;
  whole = match_whole_words (query->words);
  begun = reg_search_match_words (query->words, query->is_joined);
  if (whole && !reg_search_words (self, whole, error))
    return FALSE;
  if (!(query->words[1] && has_enough (self)) && g_strcmp0 (whole, begun) != 0
      && !reg_search_words (self, begun, error))
    return FALSE;
  if (!take_records (self, "record_word", begun, error))
    return FALSE;
  if (!query->respelled)
    return TRUE;
  respelled = reg_search_match_words (query->respelled, query->is_joined);
  return reg_search_words (self, respelled, error);
}

/* The middle of a name is only worth a look when beginnings gave little. */
static gboolean
look_for_parts (RegSearch *self, GError **error)
{
  g_autofree char *match = NULL;

  if (!self->query->words[0] || has_enough (self))
    return TRUE;
  match = match_parts (self->query->words, self->query->folded);
  if (!*match)
    return TRUE;
  return reg_search_take_text (self, REG_ENTITY_PARTY,
                               "SELECT rowid AS id FROM party_part WHERE party_part MATCH ?3"
                               " LIMIT " REG_SEARCH_CANDIDATES,
                               match, error)
         && take_records (self, "record_part", match, error);
}

/* --- numbers ------------------------------------------------------------------------------ */

/* "012345678905" is read as twelve digits by one scanner and as thirteen by the next. */
static char *
other_barcode (const char *code)
{
  gsize length = strlen (code);

  if (strspn (code, "0123456789") != length)
    return NULL;
  if (length == 12)
    return g_strconcat ("0", code, NULL);
  return length == 13 && *code == '0' ? g_strdup (code + 1) : NULL;
}

/* What was found since @before has what was typed as its number, in full. */
static void
mark_exact (RegSearch *self, guint before)
{
  for (guint i = before; i < self->hits->len; i++)
    ((RegHit *)self->hits->pdata[i])->is_exact = TRUE;
}

static gboolean
take_code (RegSearch *self, RegEntityId entity, gint64 id, GError **error)
{
  const RegValue value = { .type = REG_VALUE_INT, .i = id };
  guint before = self->hits->len;

  if (!reg_search_take (self, entity, "SELECT ?3 AS id", &value, 1, error))
    return FALSE;
  mark_exact (self, before);
  return TRUE;
}

static gboolean
look_for_code (RegSearch *self, GError **error)
{
  const char *code = self->query->text;
  g_autofree char *upper = g_utf8_strup (code, -1);
  g_autofree char *lower = g_utf8_strdown (code, -1);
  g_autofree char *other = other_barcode (code);
  g_autoptr (RegStatement) each = reg_db_query (self->db, CODES, "tttt", code, upper, lower, other);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    if (!take_code (self, reg_entity_from_table (reg_statement_text (each, 0)),
                    reg_statement_int (each, 1), error))
      return FALSE;
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
take_whole_number (RegSearch *self, const char *digits, GError **error)
{
  guint before = self->hits->len;

  if (!reg_search_take_text (self, REG_ENTITY_PARTY,
                             "SELECT DISTINCT party_id AS id FROM contact_point"
                             " WHERE digits = ?3 AND deleted_at IS NULL"
                             " LIMIT " REG_SEARCH_CANDIDATES,
                             digits, error))
    return FALSE;
  mark_exact (self, before);
  return TRUE;
}

/* A number of the same town may be on file without the code of the town. */
static gboolean
take_local_number (RegSearch *self, const char *digits, GError **error)
{
  const char *end = digits + strlen (digits);

  for (const char *start = digits + 1; end - start >= MIN_LOCAL_DIGITS; start++)
    if (!take_whole_number (self, start, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_whole_numbers (RegSearch *self, GError **error)
{
  char **numbers = self->query->numbers;

  for (guint i = 0; numbers[i]; i++)
    if (strlen (numbers[i]) >= MIN_LOCAL_DIGITS && !take_whole_number (self, numbers[i], error))
      return FALSE;
  return TRUE;
}

/* The very number first; then a run of digits anywhere in one. */
static gboolean
look_for_numbers (RegSearch *self, GError **error)
{
  char **numbers = self->query->numbers;
  guint before = self->hits->len;

  if (!take_whole_numbers (self, error))
    return FALSE;
  for (guint i = 0; numbers[i]; i++)
    {
      g_autofree char *match = g_strdup_printf ("digits : \"%s\"", numbers[i]);

      if (!reg_search_take_text (self, REG_ENTITY_PARTY,
                                 "SELECT rowid AS id FROM party_part WHERE party_part MATCH ?3"
                                 " LIMIT " REG_SEARCH_CANDIDATES,
                                 match, error))
        return FALSE;
    }
  if (!numbers[0] || self->hits->len > before)
    return TRUE;
  return take_local_number (self, numbers[0], error);
}

/* An e-mail address that is being typed has an index of its own, which is many times faster than
 * its words: half of all customers are at the same few domains. */
static gboolean
look_for_mail (RegSearch *self, GError **error)
{
  const char *mail = self->query->text;
  const char *at = strchr (mail, '@');
  g_autofree char *end = NULL;
  RegValue values[2] = { { .type = REG_VALUE_TEXT }, { .type = REG_VALUE_TEXT } };

  if (!at || at == mail)
    return TRUE;
  end = g_strconcat (mail, "\U0010ffff", NULL);
  values[0].text = (char *)mail;
  values[1].text = end;
  return reg_search_take (self, REG_ENTITY_PARTY,
                          "SELECT DISTINCT party_id AS id FROM contact_point"
                          " WHERE kind = 3 AND deleted_at IS NULL AND value >= ?3 COLLATE NOCASE"
                          " AND value < ?4 COLLATE NOCASE LIMIT " REG_SEARCH_CANDIDATES,
                          values, G_N_ELEMENTS (values), error);
}

/* --- answers ------------------------------------------------------------------------------ */

static int
rank_of (const RegHit *hit, const gboolean *has_exact)
{
  guint kind = (guint)(find_kind (hit->entity) - kinds);

  return (int)(has_exact[kind] ? kind : G_N_ELEMENTS (kinds) + kind);
}

static int
compare_hits (gconstpointer a, gconstpointer b, gpointer has_exact)
{
  return rank_of (*(RegHit *const *)a, has_exact) - rank_of (*(RegHit *const *)b, has_exact);
}

/* Kinds stay together; one of which the very number was typed comes before the others. */
static GPtrArray *
answer (RegSearch *self)
{
  gboolean has_exact[G_N_ELEMENTS (kinds)] = { FALSE };

  for (guint i = 0; i < self->hits->len; i++)
    {
      const RegHit *hit = self->hits->pdata[i];

      if (hit->is_exact)
        has_exact[find_kind (hit->entity) - kinds] = TRUE;
    }
  g_ptr_array_sort_with_data (self->hits, compare_hits, has_exact);
  return g_steal_pointer (&self->hits);
}

/**
 * reg_search:
 * @db: a connection
 * @query: what somebody typed: names in any order, part of a phone number, an e-mail address, the
 *   number of a document or a card
 * @limit: at most so many answers of each kind of record
 * @cancellable: (nullable): stops it when the person types on
 * @error: what went wrong
 *
 * What has this very number comes first, then telephone numbers, then whole words, words that begin
 * like the query, then names that hold it anywhere.
 *
 * Returns: (transfer full) (element-type RegHit) (nullable): the answers, grouped by kind
 */
GPtrArray *
reg_search (RegDb *db, const char *query, int limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegSearch) self = reg_search_begin (db, query, limit, cancellable, error);

  if (!self || !look_for_mail (self, error))
    return NULL;
  if (self->hits->len > 0)
    return answer (self);
  if (self->query->is_code && !look_for_code (self, error))
    return NULL;
  if (self->hits->len > 0 && g_utf8_strlen (self->query->text, -1) >= SURELY_WHOLE)
    return answer (self);
  if (!look_for_numbers (self, error) || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !look_for_words (self, error) || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !look_for_parts (self, error))
    return NULL;
  return answer (self);
}

/**
 * reg_search_code:
 * @db: a connection
 * @code: what a scanner read
 * @limit: at most so many answers of each kind of record
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegHit) (nullable): what has this very number: customers by
 *   card or customer number, products by barcode or code, documents by number; empty when it is
 *   unknown
 */
GPtrArray *
reg_search_code (RegDb *db, const char *code, int limit, GError **error)
{
  g_autoptr (RegSearch) self = reg_search_begin (db, code, limit, NULL, error);

  if (!self || (*self->query->text && !look_for_code (self, error)))
    return NULL;
  return answer (self);
}

/**
 * reg_search_caller:
 * @db: a connection
 * @number: who calls, as the telephone says it
 * @limit: at most so many answers
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegHit) (nullable): the customers that have this number;
 *   several when they share it, none when it is unknown
 */
GPtrArray *
reg_search_caller (RegDb *db, const char *number, int limit, GError **error)
{
  g_autoptr (RegSearch) self = reg_search_begin (db, number, limit, NULL, error);

  if (!self || !take_whole_numbers (self, error))
    return NULL;
  if (self->hits->len == 0 && self->query->numbers[0]
      && !take_local_number (self, self->query->numbers[0], error))
    return NULL;
  return answer (self);
}

/**
 * reg_search_mail:
 * @db: a connection
 * @address: who wrote
 * @limit: at most so many answers
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type RegHit) (nullable): the customers that have this very e-mail
 *   address, in small letters or capitals
 */
GPtrArray *
reg_search_mail (RegDb *db, const char *address, int limit, GError **error)
{
  g_autoptr (RegSearch) self = reg_search_begin (db, address, limit, NULL, error);

  if (!self
      || !reg_search_take_text (self, REG_ENTITY_PARTY,
                                "SELECT DISTINCT party_id AS id FROM contact_point"
                                " WHERE kind = 3 AND deleted_at IS NULL"
                                " AND value = ?3 COLLATE NOCASE LIMIT " REG_SEARCH_CANDIDATES,
                                address, error))
    return NULL;
  mark_exact (self, 0);
  return answer (self);
}
