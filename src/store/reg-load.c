/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-load.h"

#include "store/reg-fresh.h"

#include <string.h>

/* The first fill of a book: while the writer puts in the records, a thread of its own makes what is
 * derived of them (the rows the lists sort by and the indexes of words, half of all the work) in a
 * temporary file, through a second connection to which that file is attached. At the end the writer
 * stands still and the finished tables are taken over whole, which SQLite does without sorting anything
 * again. Until then lists and search do not show who was imported. If the program ends before, the
 * records are taken back as those of any unfinished long write, and nothing was derived from them. */

/* New customers who are handed over together. */
#define BATCH 2048
/* Batches that are not written yet; with each of them memory grows. */
#define N_SPARE 2
/* Customers derived anew by one statement. */
#define AT_ONCE 512

#define SCHEMA "load"

/* Rows of customers who are in the book already, and of those who change after they were handed over,
 * have to be made again at the end. A gigabyte is enough for millions of customers. */
const RegLoadLimits reg_load_usual_limits = {
  .new_customers = 256,
  .customers = 1000,
  .changed = 10000,
  .pages = 262144,
};

typedef struct
{
  gint64 first, last; /* ids */
} Run;

struct _RegLoad
{
  const RegLoadLimits *limits;
  RegDb *db; /* the thread's while that runs */
  GThread *thread;
  GAsyncQueue *batches; /* of RegFresh with customers */
  GAsyncQueue *spare;   /* of RegFresh with nobody */
  RegFresh *end;        /* the last batch, always empty */
  gint is_dropped;      /* atomic */
  GError *error;        /* the thread's while that runs */

  GArray *runs;           /* of Run: whose derived rows are made here */
  GHashTable *postponed;  /* ids of those that changed since */
  gboolean has_new_rules; /* how often customers are spoken to */
};

static gboolean
write_batch (RegLoad *self, RegFresh *batch)
{
  RegFresh *own = self->db->fresh;
  gboolean ok;

  self->db->fresh = batch;
  ok = reg_db_exec (self->db, &self->error, "BEGIN", NULL)
       && reg_fresh_write_rows (self->db, SCHEMA, &self->error)
       && reg_db_exec (self->db, &self->error, "COMMIT", NULL);
  self->db->fresh = own;
  return ok;
}

static gpointer
load_thread (gpointer data)
{
  RegLoad *self = data;
  gboolean ok = TRUE;

  for (;;)
    {
      RegFresh *batch = g_async_queue_pop (self->batches);

      if (batch == self->end)
        break;
      ok = ok && !g_atomic_int_get (&self->is_dropped) && write_batch (self, batch);
      reg_fresh_clear (batch);
      g_async_queue_push (self->spare, batch);
    }
  return NULL;
}

static void
stop_thread (RegLoad *self)
{
  if (!self->thread)
    return;
  g_async_queue_push (self->batches, self->end);
  g_thread_join (g_steal_pointer (&self->thread));
}

static void
load_free (RegLoad *self)
{
  stop_thread (self);
  if (self->db)
    {
      if (!sqlite3_get_autocommit (self->db->handle))
        reg_db_exec (self->db, NULL, "ROLLBACK", NULL);
      reg_db_close (self->db);
    }
  g_async_queue_unref (self->batches);
  g_async_queue_unref (self->spare);
  reg_fresh_free (self->end);
  g_array_unref (self->runs);
  g_hash_table_unref (self->postponed);
  g_clear_error (&self->error);
  g_free (self);
}

static RegLoad *
load_new (const RegLoadLimits *limits)
{
  RegLoad *self = g_new0 (RegLoad, 1);

  self->limits = limits;
  self->batches = g_async_queue_new_full ((GDestroyNotify)reg_fresh_free);
  self->spare = g_async_queue_new_full ((GDestroyNotify)reg_fresh_free);
  self->end = reg_fresh_new ();
  for (int i = 0; i < N_SPARE; i++)
    g_async_queue_push (self->spare, reg_fresh_new ());
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->postponed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/* --- the tables beside --------------------------------------------------------------------- */

/* As in the book, word for word: only then are they taken over without looking at every row. */
static gboolean
make_tables (RegDb *db, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      db,
      "SELECT name, sql FROM main.sqlite_schema"
      " WHERE tbl_name IN ('party_summary', 'party_word', 'party_part') AND sql IS NOT NULL"
      " ORDER BY type = 'index'",
      NULL);
  gboolean ok;

  while (reg_statement_next (each, &local))
    {
      const char *name = reg_statement_text (each, 0);
      const char *sql = reg_statement_text (each, 1);
      const char *place = strstr (sql, name);

      if (place)
        g_ptr_array_add (texts,
                         g_strdup_printf ("%.*s" SCHEMA ".%s", (int)(place - sql), sql, place));
    }
  ok = local == NULL;
  for (guint i = 0; ok && i < texts->len; i++)
    ok = reg_db_exec_script (db, texts->pdata[i], &local);
  if (ok)
    return reg_db_exec_script (db,
                               "CREATE TABLE " SCHEMA ".contact_rule AS"
                               " SELECT * FROM main.contact_rule",
                               error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A second connection that may write, for one short while in which the writer does not. */
static RegDb *
open_second (RegDb *writer, GError **error)
{
  RegDb *db = reg_db_open (writer->path, SQLITE_OPEN_READWRITE, error);

  if (!db)
    return NULL;
  db->clock = writer->clock;
  g_time_zone_unref (db->time_zone);
  db->time_zone = g_time_zone_ref (writer->time_zone);
  return db;
}

/* The file has no name and is gone when the connection is; nothing in it has to last. */
static gboolean
open_beside (RegLoad *self, RegDb *writer, GError **error)
{
  static const char *set_up = "PRAGMA foreign_keys = OFF;"
                              "PRAGMA wal_autocheckpoint = 0;"
                              "PRAGMA cell_size_check = OFF;"
                              "PRAGMA temp_store = FILE;"
                              "ATTACH '' AS " SCHEMA ";"
                              "PRAGMA " SCHEMA ".journal_mode = OFF;"
                              "PRAGMA " SCHEMA ".synchronous = OFF;"
                              "PRAGMA " SCHEMA ".cache_size = -4096;";

  g_autofree char *room = NULL;

  self->db = open_second (writer, error);
  if (!self->db)
    return FALSE;
  /* The tables behind the indexes of words are written to. */
  sqlite3_db_config (self->db->handle, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  room = g_strdup_printf ("PRAGMA " SCHEMA ".max_page_count = %u", self->limits->pages);
  return reg_db_exec_script (self->db, set_up, error) && reg_db_exec_script (self->db, room, error)
         && make_tables (self->db, error);
}

/**
 * reg_load_begin_if_worth:
 * @db: the writer's connection, in a long write
 * @error: what went wrong
 *
 * When a book without many customers gets many more, what is derived from them is made beside from
 * here on. Asked for once in every action.
 *
 * Returns: %FALSE on failure only
 */
gboolean
reg_load_begin_if_worth (RegDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  RegLoad *self;

  if (db->load || db->is_yielding || db->action->has_tried_load || db->has_new_rules
      || !reg_db_is_bulk (db) || reg_fresh_get_size (db->fresh) < db->load_limits->new_customers)
    return TRUE;
  db->action->has_tried_load = TRUE;
  if (reg_db_query_int (db, -1, error,
                        "SELECT count (*) FROM (SELECT 1 FROM party_summary LIMIT ?)", "i",
                        (gint64)db->load_limits->customers + 1)
      > db->load_limits->customers)
    return TRUE;
  self = load_new (db->load_limits);
  if (!open_beside (self, db, &local))
    {
      /* Slower, not less. */
      g_message ("%s: nothing can be made beside: %s", db->path, local->message);
      load_free (self);
      return TRUE;
    }
  self->thread = g_thread_new ("reg-load", load_thread, self);
  db->load = self;
  return TRUE;
}

/* --- while it goes on ---------------------------------------------------------------------- */

/**
 * reg_load_hand_over:
 * @self: a load
 * @db: the writer's connection
 * @is_last: whether all of them are to go; else only as many as are worth a batch
 *
 * Takes the fresh customers of @db. Where the thread does not keep up, this waits for it: memory must not
 * grow with the customers.
 */
void
reg_load_hand_over (RegLoad *self, RegDb *db, gboolean is_last)
{
  guint n = reg_fresh_get_size (db->fresh);
  Run run;

  if (n == 0 || (!is_last && n < BATCH))
    return;
  reg_fresh_get_range (db->fresh, &run.first, &run.last);
  g_array_append_val (self->runs, run);
  g_async_queue_push (self->batches, db->fresh);
  db->fresh = g_async_queue_pop (self->spare);
}

/**
 * reg_load_has:
 * @self: a load
 * @party: id of a customer
 *
 * Returns: whether the derived rows of that one are made here
 */
gboolean
reg_load_has (RegLoad *self, gint64 party)
{
  guint low = 0, high = self->runs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Run *run = &g_array_index (self->runs, Run, middle);

      if (party >= run->first && party <= run->last)
        return TRUE;
      if (party < run->first)
        high = middle;
      else
        low = middle + 1;
    }
  return FALSE;
}

/**
 * reg_load_postpone:
 * @self: a load
 * @party: id of a customer of it who has changed
 *
 * The derived rows of that one are made again at the end.
 */
void
reg_load_postpone (RegLoad *self, gint64 party)
{
  gint64 *key = g_new (gint64, 1);

  *key = party;
  g_hash_table_add (self->postponed, key);
}

/**
 * reg_load_note_rules:
 * @self: a load
 *
 * How often customers are spoken to has changed.
 */
void
reg_load_note_rules (RegLoad *self)
{
  self->has_new_rules = TRUE;
}

/**
 * reg_load_is_overdue:
 * @self: a load
 *
 * Returns: whether it had better end now: what goes in changes what went in
 */
gboolean
reg_load_is_overdue (RegLoad *self)
{
  return g_hash_table_size (self->postponed) > self->limits->changed;
}

/* --- the end ------------------------------------------------------------------------------- */

static gboolean
refresh (RegDb *db, GArray *ids, GError **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < ids->len; i++)
    {
      reg_derived_mark_party (db, g_array_index (ids, gint64, i));
      if (reg_derived_count_marks (db) >= AT_ONCE || i + 1 == ids->len)
        ok = reg_derived_refresh (db, error);
    }
  return ok;
}

/* Those who were here before, those who came meanwhile by another way, and those who changed. */
static gboolean
collect_others (RegLoad *self, GArray *ids, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegStatement) each = reg_db_query (
      self->db, "SELECT party_id FROM main.party_summary ORDER BY party_id", NULL);
  GHashTableIter iter;
  gpointer key;

  while (reg_statement_next (each, &local))
    {
      gint64 id = reg_statement_int (each, 0);
      g_array_append_val (ids, id);
    }
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_hash_table_iter_init (&iter, self->postponed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (ids, *(gint64 *)key);
  return TRUE;
}

/* Whoever was removed meanwhile has no row that could be made again. */
static gboolean
forget_postponed (RegLoad *self, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->postponed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!reg_db_exec (self->db, error, "DELETE FROM main.party_summary WHERE party_id = ?", "i",
                      *(gint64 *)key)
        || !reg_derived_forget_record (self->db, REG_ENTITY_PARTY, *(gint64 *)key, error))
      return FALSE;
  return TRUE;
}

static gboolean
copy_tables (RegDb *db, GError **error)
{
  static const char *const tables[] = { "party_summary",     "party_word_data",
                                        "party_word_idx",    "party_part_data",
                                        "party_part_idx",    "party_word_docsize",
                                        "party_part_docsize" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM main.%1$s;"
                                              "INSERT INTO main.%1$s SELECT * FROM " SCHEMA ".%1$s",
                                              tables[i]);

      if (!reg_db_exec_script (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

/* What could not be made beside is made here, by a connection that knows nothing of it. */
static gboolean
make_after_all (RegLoad *self, RegDb *writer, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_message ("%s: what was made beside is lost: %s", writer->path, self->error->message);
  g_clear_pointer (&self->db, reg_db_close);
  self->db = open_second (writer, error);
  if (!self->db || !reg_db_exec (self->db, error, "BEGIN IMMEDIATE", NULL))
    return FALSE;
  for (guint i = 0; i < self->runs->len; i++)
    for (gint64 id = g_array_index (self->runs, Run, i).first;
         id <= g_array_index (self->runs, Run, i).last; id++)
      g_array_append_val (ids, id);
  return refresh (self->db, ids, error);
}

static gboolean
take_over (RegLoad *self, GError **error)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));

  return reg_db_exec (self->db, error, "BEGIN IMMEDIATE", NULL)
         && collect_others (self, others, error) && copy_tables (self->db, error)
         && forget_postponed (self, error) && refresh (self->db, others, error);
}

/* The last refresh is for the rules, when there is nobody else. */
static gboolean
finish (RegLoad *self, RegDb *writer, GError **error)
{
  if (!(self->error ? make_after_all (self, writer, error) : take_over (self, error)))
    return FALSE;
  self->db->has_new_rules = self->has_new_rules;
  return reg_derived_refresh (self->db, error) && reg_db_exec (self->db, error, "COMMIT", NULL);
}

/**
 * reg_load_end:
 * @db: the writer's connection with a load, outside of a transaction
 * @error: what went wrong
 *
 * Waits for the thread and brings what it made into the book, in one transaction.
 *
 * Returns: whether everybody is in the lists and found by search
 */
gboolean
reg_load_end (RegDb *db, GError **error)
{
  RegLoad *self = g_steal_pointer (&db->load);
  gboolean ok;

  stop_thread (self);
  ok = finish (self, db, error);
  load_free (self);
  return ok;
}

/**
 * reg_load_drop:
 * @db: the writer's connection
 *
 * For what was taken back.
 */
void
reg_load_drop (RegDb *db)
{
  RegLoad *self = g_steal_pointer (&db->load);

  if (!self)
    return;
  g_atomic_int_set (&self->is_dropped, TRUE);
  sqlite3_interrupt (self->db->handle);
  load_free (self);
}
