/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/reg-fold.h"
#include "core/reg-phone.h"
#include "marks.h"
#include "store/reg-list.h"
#include "store/reg-search.h"
#include "store/reg-store.h"

/* How long the counter search takes while somebody types: two thousand texts of all kinds, each
 * asked for after its first character, its second and so on. Beside every answer of the store
 * stands the time of one full-text query for the same text, put to the same file through the
 * SQLite library alone, so that what search costs on top is seen on any machine.
 *
 *   measure-search FILE */

#define N_TEXTS 2000
#define MAX_HITS 20 /* as many as the counter search asks for */
#define SLOW 5000   /* µs; such answers are named */

/* One full-text query: the candidates, put in order, with the columns of an answer. */
#define RAW(table, column)                                                                         \
  "SELECT p.id, p.name, concat_ws (' · ', nullif (p.contact_name, p.name), s.town, s.phone)"       \
  " FROM (SELECT rowid AS id FROM " table " WHERE " column " MATCH ?1 LIMIT 200) c"                \
  " JOIN party p ON p.id = c.id LEFT JOIN party_summary s ON s.party_id = p.id"                    \
  " ORDER BY instr (coalesce (s.name_key, ''), ?2) = 1 DESC, s.last_contact_at DESC,"              \
  " s.n_sales DESC, p.name LIMIT 20"

typedef struct
{
  GRand *dice;
  GPtrArray *texts; /* of char * */
  sqlite3 *raw;
  sqlite3_stmt *by_word, *by_digit;
  GArray *ours, *theirs;   /* of gint64, µs, one beside the other */
  GArray *work, *raw_work; /* the same in µs of the processor */
  gint64 n_hits;
} Measure;

/* --- what is typed ------------------------------------------------------------------------ */

static const char *
point_of (GPtrArray *points, RegContactKind kind)
{
  for (guint i = 0; i < points->len; i++)
    if (reg_record_get_int (points->pdata[i], REG_CONTACT_POINT_KIND) == kind)
      return reg_record_peek_text (points->pdata[i], REG_CONTACT_POINT_VALUE);
  return NULL;
}

static char *
last_word (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);

  return g_strdup (words[g_strv_length (words) - 1]);
}

/* "Sørensen Ulla" */
static char *
turned_round (const char *name)
{
  const char *space = strchr (name, ' ');
  g_autofree char *first = space ? g_strndup (name, (gsize)(space - name)) : g_strdup (name);

  return space ? g_strdup_printf ("%s %s", space + 1, first) : g_strdup (name);
}

static char *
middle (GRand *dice, const char *name)
{
  glong length = g_utf8_strlen (name, -1);

  return length < 6 ? g_strdup (name)
                    : g_utf8_substring (name, g_rand_int_range (dice, 1, (int)length - 4), length);
}

/* Two neighbours change places: "Jnasen". */
static char *
mistyped (GRand *dice, const char *name)
{
  g_autofree gunichar *letters = NULL;
  glong length;
  int at;

  letters = g_utf8_to_ucs4_fast (name, -1, &length);
  at = g_rand_int_range (dice, 1, (int)MAX (length - 2, 2));
  if (at + 1 < length)
    {
      gunichar kept = letters[at];

      letters[at] = letters[at + 1];
      letters[at + 1] = kept;
    }
  return g_ucs4_to_utf8 (letters, length, NULL, NULL, NULL);
}

static char *
number_of (RegDb *db, RegEntityId entity, int field, gint64 id, GError **error)
{
  g_autoptr (RegRecord) record = reg_db_load (db, entity, id, error);

  return record ? g_strdup (reg_record_get_text (record, field)) : NULL;
}

typedef enum
{
  NAME,
  LAST_NAME,
  TURNED_ROUND,
  MIDDLE,
  PHONE,
  INTERNATIONAL,
  LAST_DIGITS,
  MAIL,
  CODE,
  MISTYPED,
  SALE_NUMBER,
  PRODUCT_NAME,
  N_WAYS
} Way;

static char *
text_from_party (Measure *self, RegDb *db, Way way, gint64 id, GError **error)
{
  g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, id, error);
  g_autoptr (GPtrArray)
      points = reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID, id,
                                   REG_CONTACT_POINT_POSITION, error);
  g_autofree char *digits = NULL;
  const char *name, *phone, *mail;

  if (!party || !points)
    return NULL;
  name = reg_record_get_text (party, REG_PARTY_NAME);
  phone = point_of (points, REG_CONTACT_KIND_PHONE);
  mail = point_of (points, REG_CONTACT_KIND_EMAIL);
  digits = reg_phone_national_number (phone, "NL");
  switch (way)
    {
    case LAST_NAME:
      return last_word (name);
    case TURNED_ROUND:
      return turned_round (name);
    case MIDDLE:
      return middle (self->dice, name);
    case PHONE:
      return g_strdup (phone ? phone : name);
    case INTERNATIONAL:
      return phone ? g_strdup_printf ("0031 %s", digits) : g_strdup (name);
    case LAST_DIGITS:
      return strlen (digits) > 5 ? g_strdup (digits + strlen (digits) - 5) : g_strdup (name);
    case MAIL:
      return g_strdup (mail ? mail : name);
    case CODE:
      return g_strdup (reg_record_get_text (party, REG_PARTY_CODE));
    case MISTYPED:
      return mistyped (self->dice, name);
    default:
      return g_strdup (name);
    }
}

static gboolean
prepare_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Measure *self = data;
  RegListQuery query = { .list = REG_LIST_CUSTOMERS, .sort_column = -1 };
  g_autoptr (GArray) ids = reg_list_ids (db, &query, NULL, error);
  gint64 n_sales = reg_db_count (db, REG_ENTITY_SALE, error);
  gint64 n_products = reg_db_count (db, REG_ENTITY_PRODUCT, error);

  for (guint i = 0; ids && i < N_TEXTS; i++)
    {
      guint which = (guint)g_rand_int_range (self->dice, 0, (gint32)ids->len);
      Way way = i % N_WAYS;
      char *text;

      if (way == SALE_NUMBER && n_sales > 0)
        text = number_of (db, REG_ENTITY_SALE, REG_SALE_NUMBER, 1 + which % n_sales, error);
      else if (way == PRODUCT_NAME && n_products > 0)
        text = number_of (db, REG_ENTITY_PRODUCT, REG_PRODUCT_NAME, 1 + which % n_products, error);
      else
        text = text_from_party (self, db, way, g_array_index (ids, gint64, which), error);
      if (!text)
        return FALSE;
      g_ptr_array_add (self->texts, text);
    }
  return ids != NULL;
}

/* What this thread was given of the processor, µs: on a busy machine much less than the time. */
static gint64
work_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* --- asking ------------------------------------------------------------------------------- */

static gint64
ask_store (Measure *self, RegDb *db, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 start = perf_now (), worked = work_now (), time;
  g_autoptr (GPtrArray) hits = reg_search (db, text, MAX_HITS, NULL, &error);

  if (hits && hits->len == 0)
    {
      g_ptr_array_unref (hits);
      hits = reg_search_near (db, text, MAX_HITS, NULL, &error);
    }
  time = perf_now () - start;
  worked = work_now () - worked;
  g_array_append_val (self->work, worked);
  if (!hits)
    g_error ("%s: %s", text, error->message);
  self->n_hits += hits->len > 0;
  if (worked > SLOW)
    fprintf (stderr, "slow: “%s” %.1f ms\n", text, (double)worked / 1e3);
  return time;
}

/* "bak"* AND "ams"*, or a run of digits; NULL when nothing can be asked. */
static char *
raw_expression (const char *text, gboolean is_number)
{
  g_auto (GStrv) words = reg_fold_tokens (text);
  g_autofree char *digits = is_number ? reg_phone_national_number (text, "NL") : NULL;
  GString *match;

  if (is_number)
    return strlen (digits) < 3 ? NULL : g_strdup_printf ("digits : \"%s\"", digits);
  if (!words[0])
    return NULL;
  match = g_string_new (NULL);
  for (int i = 0; words[i]; i++)
    g_string_append_printf (match, "%s\"%s\"*", i ? " AND " : "", words[i]);
  return g_string_free_and_steal (match);
}

static gint64
ask_library (Measure *self, const char *text)
{
  gboolean is_number = reg_phone_looks_like_number (text);
  g_autofree char *folded = reg_fold (text);
  g_autofree char *match = raw_expression (text, is_number);
  sqlite3_stmt *each = is_number ? self->by_digit : self->by_word;
  gint64 start = perf_now (), worked = work_now ();
  gsize n = 0;
  int code;

  if (!match)
    {
      worked = -1;
      g_array_append_val (self->raw_work, worked);
      return -1;
    }
  sqlite3_bind_text (each, 1, match, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (each, 2, folded, -1, SQLITE_TRANSIENT);
  while ((code = sqlite3_step (each)) == SQLITE_ROW)
    n += strlen ((const char *)sqlite3_column_text (each, 1));
  if (code != SQLITE_DONE)
    g_error ("%s: %s", match, sqlite3_errmsg (self->raw));
  sqlite3_reset (each);
  worked = work_now () - worked;
  g_array_append_val (self->raw_work, worked);
  return perf_now () - start;
}

static void
ask_both (Measure *self, RegDb *db, const char *text)
{
  gint64 theirs, ours;

  /* Whoever comes second finds the pages of the file in memory; they take turns. */
  if (self->ours->len % 2)
    {
      theirs = ask_library (self, text);
      ours = ask_store (self, db, text);
    }
  else
    {
      ours = ask_store (self, db, text);
      theirs = ask_library (self, text);
    }
  g_array_append_val (self->ours, ours);
  g_array_append_val (self->theirs, theirs);
}

static void
type (Measure *self, RegDb *db, const char *text)
{
  for (const char *end = text; *end;)
    {
      g_autofree char *begun = NULL;

      end = g_utf8_next_char (end);
      begun = g_strndup (text, (gsize)(end - text));
      ask_both (self, db, begun);
    }
}

static gboolean
type_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Measure *self = data;

  for (guint i = 0; i < self->texts->len; i++)
    type (self, db, self->texts->pdata[i]);
  return TRUE;
}

static gboolean
nothing_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

/* --- figures ------------------------------------------------------------------------------ */

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;

  return (left > right) - (left < right);
}

static gint64
share (GArray *times, double part)
{
  return g_array_index (times, gint64, (guint)((times->len - 1) * part));
}

/* Only texts that both were asked are compared. */
static void
print_medians (GArray *all_ours, GArray *all_theirs, const char *what)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *store = g_strdup_printf ("store-%s", what);
  g_autofree char *library = g_strdup_printf ("library-%s", what);

  for (guint i = 0; i < all_ours->len; i++)
    if (g_array_index (all_theirs, gint64, i) >= 0)
      {
        g_array_append_val (ours, g_array_index (all_ours, gint64, i));
        g_array_append_val (theirs, g_array_index (all_theirs, gint64, i));
      }
  g_array_sort (ours, compare_times);
  g_array_sort (theirs, compare_times);
  perf_mark (store, share (ours, 0.5));
  perf_mark (library, share (theirs, 0.5));
}

static void
print_times (Measure *self)
{
  print_medians (self->ours, self->theirs, "median");
  print_medians (self->work, self->raw_work, "work");
  g_array_sort (self->ours, compare_times);
  perf_mark ("texts", self->texts->len);
  perf_mark ("searches", self->ours->len);
  perf_mark ("searches-with-hits", self->n_hits);
  perf_mark ("search-p50", share (self->ours, 0.50));
  perf_mark ("search-p95", share (self->ours, 0.95));
  perf_mark ("search-p99", share (self->ours, 0.99));
  perf_mark ("search-max", share (self->ours, 1));
  g_array_sort (self->work, compare_times);
  perf_mark ("work-p50", share (self->work, 0.50));
  perf_mark ("work-p95", share (self->work, 0.95));
  perf_mark ("work-p99", share (self->work, 0.99));
  perf_mark ("work-max", share (self->work, 1));
}

/* To a thread of the store and back, when there is nothing to do there. */
static void
print_way (RegStore *store)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < N_TEXTS; i++)
    {
      gint64 start = perf_now (), time;

      if (!reg_store_read_sync (store, nothing_job, NULL, NULL, NULL))
        g_error ("the store does not answer");
      time = perf_now () - start;
      g_array_append_val (times, time);
    }
  g_array_sort (times, compare_times);
  perf_mark ("way-p50", share (times, 0.50));
  perf_mark ("way-p99", share (times, 0.99));
}

static void
open_library (Measure *self, const char *path)
{
  if (sqlite3_open_v2 (path, &self->raw, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (self->raw, RAW ("party_word", "party_word"), -1, &self->by_word, NULL)
      || sqlite3_prepare_v2 (self->raw, RAW ("party_part", "party_part"), -1, &self->by_digit,
                             NULL))
    g_error ("%s: %s", path, sqlite3_errmsg (self->raw));
}

int
main (int argc, char *argv[])
{
  Measure self = { .dice = g_rand_new_with_seed (7) };
  g_autoptr (RegStore) store = argc == 2 ? reg_store_new (argv[1], REG_STORE_READ_ONLY) : NULL;
  g_autoptr (GError) error = NULL;

  if (!store || !reg_store_open_sync (store, NULL, &error))
    g_error ("%s", error ? error->message : "which file?");
  self.texts = g_ptr_array_new_with_free_func (g_free);
  self.ours = g_array_new (FALSE, FALSE, sizeof (gint64));
  self.work = g_array_new (FALSE, FALSE, sizeof (gint64));
  self.raw_work = g_array_new (FALSE, FALSE, sizeof (gint64));
  self.theirs = g_array_new (FALSE, FALSE, sizeof (gint64));
  open_library (&self, argv[1]);
  if (!reg_store_read_sync (store, prepare_job, &self, NULL, &error)
      || !reg_store_read_sync (store, type_job, &self, NULL, &error))
    g_error ("%s", error->message);
  print_times (&self);
  print_way (store);
  sqlite3_finalize (self.by_word);
  sqlite3_finalize (self.by_digit);
  sqlite3_close (self.raw);
  g_ptr_array_unref (self.texts);
  g_array_unref (self.ours);
  g_array_unref (self.theirs);
  g_array_unref (self.work);
  g_array_unref (self.raw_work);
  g_rand_free (self.dice);
  return 0;
}
