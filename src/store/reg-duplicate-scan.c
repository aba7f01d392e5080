/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-duplicate-scan.h"

#include "store/reg-db-private.h"

#include "core/reg-duplicate-score.h"

/* How much is done at a time: some 50 ms. */
#define SLICE_OF_PARTIES 1000
#define SLICE_OF_PAIRS 20000

/* A switchboard, a tower block, a name that half the town has: what more customers than this have in
 * common says nothing; of those, only those with the same name are compared. */
#define MOST_IN_COMMON 20
/* So many doubtful pairs are kept of one customer, and so many at all. */
#define MOST_PER_PARTY 20
#define MOST_DOUBTFUL 5000

typedef enum
{
  STEP_READ,
  STEP_PAIR,
  STEP_COMPARE,
  STEP_DONE,
} Step;

typedef struct
{
  gint64 id;
  RegDuplicateSide *side;
} Party;

typedef struct
{
  guint64 key;
  guint64 name; /* only of keys that too many have */
  guint32 party;
} Key;

typedef struct
{
  guint32 first, second;
  int total;
  RegDuplicateVerdict verdict;
} Pair;

struct _RegDuplicateScan
{
  GObject parent_instance;

  RegStore *store;
  Step step;
  gint64 last_id;     /* of the customers read so far */
  gint64 n_expected;  /* customers there are, about */
  gint64 last_action; /* the journal when the scan began */
  guint next;         /* the pair to be compared next */
  GArray *parties;    /* of Party */
  GArray *keys;       /* of Key */
  GArray *candidates; /* of guint64: two numbers of customers */
  GArray *pairs;      /* of Pair, those that may be the same */
  char *country;
  RegDuplicateScanResult result;
};

enum
{
  PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegDuplicateScan, reg_duplicate_scan, G_TYPE_OBJECT)

/* --- reading ----------------------------------------------------------------------------- */

static gboolean
start (RegDuplicateScan *self, RegDb *db, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, NULL);

  self->country = g_strdup (firm ? reg_record_peek_text (firm, REG_FIRM_COUNTRY) : NULL);
  self->n_expected = reg_db_count (db, REG_ENTITY_PARTY, error);
  self->last_action = reg_db_query_int (db, 0, NULL, "SELECT coalesce (max (id), 0) FROM action",
                                        NULL);
  return self->n_expected >= 0;
}

static void
add_party (RegDuplicateScan *self, const RegRecord *record, GPtrArray *points)
{
  Party party = { reg_record_get_id (record),
                  reg_duplicate_side_new (record, points, self->country) };
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));

  reg_duplicate_side_append_keys (party.side, hashes);
  for (guint i = 0; i < hashes->len; i++)
    {
      Key key = { .key = g_array_index (hashes, guint64, i), .party = self->parties->len };

      g_array_append_val (self->keys, key);
    }
  g_array_append_val (self->parties, party);
}

/* The ways to reach the customers from one id to another, in the order of the customers. */
static GPtrArray *
read_points (RegDb *db, gint64 after, gint64 last, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_CONTACT_POINT);
  g_autofree char *columns = reg_db_select_columns (info, NULL);
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM contact_point WHERE party_id > ? AND party_id <= ? AND deleted_at IS NULL"
      " ORDER BY party_id",
      columns);
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (RegStatement) each = reg_db_query (db, sql, "ii", after, last);
  g_autoptr (GError) local = NULL;

  while (reg_statement_next (each, &local))
    g_ptr_array_add (points, reg_db_read_record (each, info));
  if (!local)
    return g_steal_pointer (&points);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
read_slice (RegDuplicateScan *self, RegDb *db, GError **error)
{
  g_autoptr (GPtrArray)
      parties = reg_db_list_after (db, REG_ENTITY_PARTY, self->last_id, SLICE_OF_PARTIES, error);
  g_autoptr (GPtrArray) points = NULL;
  guint next = 0;
  gint64 last;

  if (!parties)
    return FALSE;
  if (parties->len == 0)
    {
      self->step = STEP_PAIR;
      return TRUE;
    }
  last = reg_record_get_id (parties->pdata[parties->len - 1]);
  if (!(points = read_points (db, self->last_id, last, error)))
    return FALSE;
  for (guint i = 0; i < parties->len; i++)
    {
      gint64 id = reg_record_get_id (parties->pdata[i]);
      g_autoptr (GPtrArray) own = g_ptr_array_new ();

      for (; next < points->len; next++)
        {
          gint64 owner = reg_record_get_int (points->pdata[next], REG_CONTACT_POINT_PARTY_ID);

          if (owner > id)
            break;
          if (owner == id)
            g_ptr_array_add (own, points->pdata[next]);
        }
      add_party (self, parties->pdata[i], own);
    }
  self->last_id = last;
  return TRUE;
}

/* --- who has something in common --------------------------------------------------------- */

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;

  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  if (left->name != right->name)
    return left->name < right->name ? -1 : 1;
  return left->party < right->party ? -1 : left->party > right->party;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint64 left = *(const guint64 *)a;
  guint64 right = *(const guint64 *)b;

  return left < right ? -1 : left > right;
}

static void
pair_up (RegDuplicateScan *self, guint from, guint to)
{
  if (to - from > MOST_IN_COMMON)
    return;
  for (guint i = from; i < to; i++)
    for (guint k = i + 1; k < to; k++)
      {
        guint64 first = g_array_index (self->keys, Key, i).party;
        guint64 second = g_array_index (self->keys, Key, k).party;
        guint64 both = MIN (first, second) << 32 | MAX (first, second);

        if (first != second)
          g_array_append_val (self->candidates, both);
      }
}

/* Where too many have a key in common, the name decides who is compared. */
static void
pair_up_by_name (RegDuplicateScan *self, guint from, guint to)
{
  Key *keys = &g_array_index (self->keys, Key, 0);
  guint start = from;

  for (guint i = from; i < to; i++)
    keys[i].name = reg_duplicate_side_get_name_key (
        g_array_index (self->parties, Party, keys[i].party).side);
  qsort (keys + from, to - from, sizeof *keys, compare_keys);
  for (guint i = from + 1; i <= to; i++)
    if (i == to || keys[i].name != keys[start].name)
      {
        pair_up (self, start, i);
        start = i;
      }
}

static void
find_candidates (RegDuplicateScan *self)
{
  guint start = 0;
  guint n = 0;

  g_array_sort (self->keys, compare_keys);
  for (guint i = 1; i <= self->keys->len; i++)
    if (i == self->keys->len
        || g_array_index (self->keys, Key, i).key != g_array_index (self->keys, Key, start).key)
      {
        if (i - start > MOST_IN_COMMON)
          pair_up_by_name (self, start, i);
        else
          pair_up (self, start, i);
        start = i;
      }
  g_array_set_size (self->keys, 0);
  g_array_sort (self->candidates, compare_numbers);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      guint64 both = g_array_index (self->candidates, guint64, i);

      if (n == 0 || both != g_array_index (self->candidates, guint64, n - 1))
        g_array_index (self->candidates, guint64, n++) = both;
    }
  g_array_set_size (self->candidates, n);
  self->result.customers = self->parties->len;
  self->result.compared = n;
  self->step = STEP_COMPARE;
}

/* --- comparing --------------------------------------------------------------------------- */

/* Those that are the same first, then the likelier. */
static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *left = a;
  const Pair *right = b;

  if (left->verdict != right->verdict)
    return left->verdict > right->verdict ? -1 : 1;
  if (left->total != right->total)
    return left->total > right->total ? -1 : 1;
  return left->first < right->first ? -1 : left->first > right->first;
}

/* Doubtful pairs are for a person to look at: more than anybody would are left out. */
static void
keep_the_likeliest (RegDuplicateScan *self)
{
  g_autofree guint8 *n_of = g_new0 (guint8, self->parties->len + 1);
  guint n = 0;

  g_array_sort (self->pairs, compare_pairs);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      Pair pair = g_array_index (self->pairs, Pair, i);

      if (pair.verdict == REG_VERDICT_SAME)
        self->result.same++;
      else if (self->result.perhaps >= MOST_DOUBTFUL || n_of[pair.first] >= MOST_PER_PARTY
               || n_of[pair.second] >= MOST_PER_PARTY)
        continue;
      else
        {
          self->result.perhaps++;
          n_of[pair.first]++;
          n_of[pair.second]++;
        }
      g_array_index (self->pairs, Pair, n++) = pair;
    }
  g_array_set_size (self->pairs, n);
  self->step = STEP_DONE;
}

static void
compare_slice (RegDuplicateScan *self)
{
  guint end = MIN (self->next + SLICE_OF_PAIRS, self->candidates->len);

  for (; self->next < end; self->next++)
    {
      guint64 both = g_array_index (self->candidates, guint64, self->next);
      Pair pair = { .first = both >> 32, .second = both & G_MAXUINT32 };
      RegDuplicateScore score;

      reg_duplicate_score (g_array_index (self->parties, Party, pair.first).side,
                           g_array_index (self->parties, Party, pair.second).side, &score);
      pair.total = score.total;
      pair.verdict = score.verdict;
      if (score.verdict != REG_VERDICT_OTHER)
        g_array_append_val (self->pairs, pair);
    }
  if (self->next == self->candidates->len)
    keep_the_likeliest (self);
}

static gboolean
step_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegDuplicateScan *self = data;

  switch (self->step)
    {
    case STEP_READ:
      return (self->last_id != 0 || start (self, db, error)) && read_slice (self, db, error);
    case STEP_PAIR:
      find_candidates (self);
      return TRUE;
    case STEP_COMPARE:
      compare_slice (self);
      return TRUE;
    case STEP_DONE:
    default:
      return TRUE;
    }
}

/* --- keeping ----------------------------------------------------------------------------- */

/* Somebody may have removed a customer meanwhile. */
static gboolean
keep_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegDuplicateScan *self = data;

  if (!reg_db_exec (db, error, "DELETE FROM party_pair", NULL))
    return FALSE;
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);

      if (!reg_db_exec (db, error,
                        "INSERT INTO party_pair (first_id, second_id, verdict, total)"
                        " SELECT a.id, b.id, ?3, ?4 FROM party a, party b"
                        " WHERE a.id = ?1 AND b.id = ?2",
                        "iiii", g_array_index (self->parties, Party, pair->first).id,
                        g_array_index (self->parties, Party, pair->second).id,
                        (gint64)pair->verdict, (gint64)pair->total))
        return FALSE;
    }
  return reg_db_exec (db, error,
                      "INSERT OR REPLACE INTO duplicate_scan (id, at, customers, last_action)"
                      " VALUES (1, ?, ?, ?)",
                      "iii", reg_db_now (db), self->result.customers, self->last_action);
}

static const RegActionInfo keep_info = { .kind = "duplicate-scan",
                                         .label = "Duplicates looked for",
                                         .without_undo = TRUE };

/* --- running ----------------------------------------------------------------------------- */

static void
party_clear (gpointer data)
{
  reg_duplicate_side_free (((Party *)data)->side);
}

static void
begin (RegDuplicateScan *self)
{
  self->step = STEP_READ;
  self->last_id = self->n_expected = self->next = 0;
  self->result = (RegDuplicateScanResult){ 0 };
  g_clear_pointer (&self->country, g_free);
  self->parties = g_array_new (FALSE, FALSE, sizeof (Party));
  g_array_set_clear_func (self->parties, party_clear);
  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  self->candidates = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
}

static void
end (RegDuplicateScan *self)
{
  g_clear_pointer (&self->parties, g_array_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->pairs, g_array_unref);
}

static void
kept_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  end (g_task_get_source_object (task));
  if (reg_store_job_finish (REG_STORE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
stepped_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RegDuplicateScan *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!reg_store_job_finish (REG_STORE (object), result, &error))
    {
      end (self);
      g_task_return_error (task, error);
      return;
    }
  g_signal_emit (self, signals[PROGRESS], 0, reg_duplicate_scan_get_progress (self));
  if (self->step == STEP_DONE)
    reg_store_write_async (self->store, &keep_info, keep_job, self, NULL, cancellable, kept_cb,
                           g_steal_pointer (&task));
  else
    reg_store_read_async (self->store, G_PRIORITY_LOW, step_job, self, NULL, cancellable,
                          stepped_cb, g_steal_pointer (&task));
}

/**
 * reg_duplicate_scan_run_async:
 * @self: a scan that is not under way
 * @cancellable: (nullable): stops it; what an earlier scan found is then kept
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Compares all customers who have something in common and keeps which of them may be the same.
 * Pairs that somebody said are not the same are kept too, but nobody is shown them.
 */
void
reg_duplicate_scan_run_async (RegDuplicateScan *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (self->parties == NULL);
  begin (self);
  reg_store_read_async (self->store, G_PRIORITY_LOW, step_job, self, NULL, cancellable, stepped_cb,
                        task);
}

/**
 * reg_duplicate_scan_run_finish:
 * @self: a scan
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: whether the pairs are in the file
 */
gboolean
reg_duplicate_scan_run_finish (RegDuplicateScan *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * reg_duplicate_scan_run_sync:
 * @self: a scan that is not under way
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * The same for programs without a main loop.
 *
 * Returns: whether the pairs are in the file
 */
gboolean
reg_duplicate_scan_run_sync (RegDuplicateScan *self, GCancellable *cancellable, GError **error)
{
  gboolean ok = TRUE;

  begin (self);
  while (ok && self->step != STEP_DONE)
    ok = reg_store_read_sync (self->store, step_job, self, cancellable, error);
  ok = ok
       && reg_store_write_sync (self->store, &keep_info, keep_job, self, cancellable, NULL, error);
  end (self);
  return ok;
}

/**
 * reg_duplicate_scan_get_progress:
 * @self: a scan
 *
 * Returns: how much is done, from 0 to 1
 */
double
reg_duplicate_scan_get_progress (RegDuplicateScan *self)
{
  switch (self->step)
    {
    case STEP_READ:
      return self->n_expected > 0 && self->parties
                 ? MIN (0.7 * self->parties->len / self->n_expected, 0.7)
                 : 0;
    case STEP_PAIR:
      return 0.75;
    case STEP_COMPARE:
      return 0.8 + (self->candidates->len ? 0.2 * self->next / self->candidates->len : 0);
    case STEP_DONE:
    default:
      return 1;
    }
}

/**
 * reg_duplicate_scan_get_result:
 * @self: a scan that came to its end
 *
 * Returns: (transfer none): what it came to
 */
const RegDuplicateScanResult *
reg_duplicate_scan_get_result (RegDuplicateScan *self)
{
  return &self->result;
}

/* --- object ------------------------------------------------------------------------------ */

static void
reg_duplicate_scan_finalize (GObject *object)
{
  RegDuplicateScan *self = REG_DUPLICATE_SCAN (object);

  end (self);
  g_free (self->country);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (reg_duplicate_scan_parent_class)->finalize (object);
}

static void
reg_duplicate_scan_class_init (RegDuplicateScanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_duplicate_scan_finalize;
  signals[PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
reg_duplicate_scan_init (RegDuplicateScan *self)
{
}

/**
 * reg_duplicate_scan_new:
 * @store: an open store
 *
 * Returns: (transfer full): a scan of its customers
 */
RegDuplicateScan *
reg_duplicate_scan_new (RegStore *store)
{
  RegDuplicateScan *self = g_object_new (REG_TYPE_DUPLICATE_SCAN, NULL);

  self->store = g_object_ref (store);
  return self;
}
