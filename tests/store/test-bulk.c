/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-db-private.h"
#include "store/reg-derived.h"
#include "store/reg-journal.h"
#include "store/reg-past.h"
#include "store/reg-search.h"

#include <string.h>

/* A long write takes short cuts for customers it makes: what is derived from them comes from memory,
 * of many of them it is made beside the book by another thread, and the journal hears of many at once.
 * Nothing of that may be seen afterwards. */

#define N_PARTIES 400
#define N_KINDS (REG_CONTACT_KIND_ADDRESS + 1)

static const RegActionInfo bulk = { .kind = "import", .label = "import", .is_long = TRUE };

static gint64
write_long (StoreFixture *f, RegStoreJob job, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 action;

  g_assert_true (reg_store_write_sync (f->store, &bulk, job, data, NULL, &action, &error));
  g_assert_no_error (error);
  return action;
}

static gint64
save (RegDb *db, RegRecordBuilder *builder)
{
  g_autoptr (RegRecord) record = reg_record_builder_end (builder);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegRecord) saved = reg_db_save (db, record, &error);

  g_assert_no_error (error);
  return reg_record_get_id (saved);
}

static gint64
save_party (RegDb *db, int i)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
  g_autofree char *name = g_strdup_printf ("Jürgen Straßer %d", i);
  g_autofree char *code = g_strdup_printf ("K%05d", i);

  reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
  reg_record_builder_set_text (builder, REG_PARTY_CODE, code);
  if (i % 5 == 0)
    reg_record_builder_set_int (builder, REG_PARTY_RUNG, i % 6);
  if (i % 3 == 0)
    reg_record_builder_set_int (builder, REG_PARTY_CONTACT_RHYTHM, REG_REPEAT_WEEKLY);
  return save (db, builder);
}

/* @position: -1 for none. */
static gint64
save_point (RegDb *db, gint64 party, int kind, int position, int number)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
  g_autofree char *value = g_strdup_printf ("value%d@example.org", number);
  g_autofree char *digits = g_strdup_printf ("0205%06d", number);
  g_autofree char *town = g_strdup_printf ("Åtown %d", number);

  reg_record_builder_set_ref (builder, REG_CONTACT_POINT_PARTY_ID, party);
  if (kind < N_KINDS)
    reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, kind);
  if (position >= 0)
    reg_record_builder_set_int (builder, REG_CONTACT_POINT_POSITION, position);
  if (number % 7)
    reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  if (kind <= REG_CONTACT_KIND_FAX && number % 4)
    reg_record_builder_set_text (builder, REG_CONTACT_POINT_DIGITS, digits);
  if (number % 3)
    reg_record_builder_set_text (builder, REG_CONTACT_POINT_CITY, town);
  return save (db, builder);
}

static void
save_touchpoint (RegDb *db, gint64 party)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);

  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_AT, 1790000000000 + party);
  save (db, builder);
}

static void
change_text (RegDb *db, RegEntityId entity, gint64 id, int field, const char *text)
{
  g_autoptr (RegRecord) record = reg_db_load (db, entity, id, NULL);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);

  reg_record_builder_set_text (builder, field, text);
  save (db, builder);
}

/* What may come to a customer within the same write. */
static void
change_further (RegDb *db, int i, gint64 party, gint64 point)
{
  if (i % 11 == 1)
    change_text (db, REG_ENTITY_PARTY, party, REG_PARTY_NAME, "Renamed");
  if (i % 11 == 2)
    g_assert_true (reg_db_bin (db, REG_ENTITY_PARTY, party, NULL));
  if (i % 11 == 3)
    save_touchpoint (db, party);
  if (i % 11 == 4 && point)
    change_text (db, REG_ENTITY_CONTACT_POINT, point, REG_CONTACT_POINT_CITY, "Elsewhere");
  if (i % 11 == 5 && point)
    g_assert_true (reg_db_remove (db, REG_ENTITY_CONTACT_POINT, point, NULL));
  if (i % 11 == 6 && point)
    g_assert_true (reg_db_bin (db, REG_ENTITY_CONTACT_POINT, point, NULL));
}

typedef struct
{
  gint64 known;
  const RegLoadLimits *limits; /* NULL: the usual ones */
} Import;

static gboolean
import_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Import *import = data;
  gint64 known = import->known;

  if (import->limits)
    db->load_limits = import->limits;
  for (int i = 0, number = 0; i < N_PARTIES; i++)
    {
      gint64 point = 0;
      gint64 party;

      /* Ways to reach somebody else, before and between. */
      if (i % 9 == 0)
        save_point (db, known, i % N_KINDS, -1, number++);
      party = save_party (db, i);
      for (int k = 0; k < i % 6; k++, number++)
        point = save_point (db, party, number % (N_KINDS + 1), k % 2 ? -1 : 9 - k, number);
      if (i % 2)
        change_further (db, i, party, point);
      if (i % 60 == 59)
        db->breath_at = 0;
      if (!reg_db_breathe (db, error))
        return FALSE;
    }
  return TRUE;
}

static void
dump_words (RegDb *db, const char *table, GString *text)
{
  g_autofree char *make = g_strdup_printf (
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.%s_terms USING fts5vocab (main, %s, row)", table,
      table);
  g_autofree char *sql = g_strdup_printf (
      "SELECT term || ' ' || doc || ' ' || coalesce (cnt, 0) FROM temp.%s_terms", table);
  g_autoptr (RegStatement) each = NULL;

  g_assert_true (reg_db_exec_script (db, make, NULL));
  each = reg_db_query (db, sql, NULL);
  while (reg_statement_next (each, NULL))
    g_string_append_printf (text, "%s: %s\n", table, reg_statement_text (each, 0));
}

/* The rows, and every word with how many customers have it and how often. */
static gboolean
dump_derived_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GString *text = g_string_new ("");

  store_fixture_dump_table (db, "party_summary", "", text);
  dump_words (db, "party_word", text);
  dump_words (db, "party_part", text);
  *(char **)data = g_string_free_and_steal (text);
  return TRUE;
}

static gboolean
rebuild_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_derived_rebuild (db, error);
}

static void
test_derived (StoreFixture *f, gconstpointer limits)
{
  Import import = { store_fixture_add_party (f, "Known before", "020 5550101"), limits };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  write_long (f, import_job, &import);
  store_fixture_read (f, dump_derived_job, &before);
  store_fixture_write (f, rebuild_job, NULL);
  store_fixture_read (f, dump_derived_job, &after);
  g_assert_nonnull (strstr (before, "party_word: strasser "));
  store_fixture_assert_same (before, after);
}

static void
test_journal (StoreFixture *f, gconstpointer limits)
{
  Import import = { store_fixture_add_party (f, "Known before", "020 5550101"), limits };
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *imported = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *sql = NULL;
  gint64 action = write_long (f, import_job, &import);
  gint64 kept = -1, undo;

  imported = store_fixture_dump (f);
  /* One entry for each row, of the same key, and none of them twice. */
  sql = g_strdup_printf (
      "SELECT sum (coalesce (last_id - record_id, 0) + 1) FROM change c"
      " WHERE op = 'i' AND action_id = %" G_GINT64_FORMAT
      " AND EXISTS (SELECT 1 FROM party p WHERE c.entity = %d AND p.id = record_id AND p.uid = "
      "c.uid)",
      action, REG_ENTITY_PARTY);
  g_assert_cmpint (store_fixture_query_int (f, sql), ==, N_PARTIES);
  g_assert_cmpint (
      store_fixture_query_int (f, "SELECT count (*) FROM change c JOIN change d ON d.id <> c.id"
                                  " AND d.entity = c.entity AND d.op = 'i' AND d.record_id"
                                  " BETWEEN c.record_id AND coalesce (c.last_id, c.record_id)"
                                  " WHERE c.op = 'i'"),
      ==, 0);
  g_assert_cmpint (
      store_fixture_query_int (
          f, "SELECT count (*) FROM (SELECT id FROM party UNION ALL SELECT id FROM contact_point)"),
      ==,
      store_fixture_query_int (
          f, "SELECT sum (CASE op WHEN 'i' THEN coalesce (last_id - record_id, 0) + 1"
             " WHEN 'd' THEN -1 ELSE 0 END) FROM change"
             " WHERE entity IN (SELECT entity FROM change WHERE fields LIKE '%\"city\"%'"
             " UNION SELECT entity FROM change WHERE fields LIKE '%\"name\"%')"));
  /* Going back, nobody goes before those who belong to them. */
  store_fixture_undo (f, action, NULL, &kept);
  g_assert_cmpint (kept, ==, 0);
  undone = store_fixture_dump (f);
  store_fixture_assert_same (undone, before);
  undo = store_fixture_query_int (f, "SELECT max (id) FROM action");
  store_fixture_undo (f, undo, NULL, &kept);
  g_assert_cmpint (kept, ==, 0);
  redone = store_fixture_dump (f);
  store_fixture_assert_same (redone, imported);
}

/* Of each customer, wherever in a run, it is known who made it and that it was not there before. */
static gboolean
look_back_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 last = reg_db_query_int (db, 0, NULL, "SELECT max (id) FROM party", NULL);
  int n_made = 0;

  for (gint64 id = *(gint64 *)data; id <= last; id++)
    {
      g_autoptr (GPtrArray) entries = reg_journal_history (db, REG_ENTITY_PARTY, id, 100, error);
      g_autoptr (RegRecord) now = reg_db_load (db, REG_ENTITY_PARTY, id, error);
      g_autoptr (RegRecord) before = NULL;
      const RegHistoryEntry *oldest;

      g_assert_nonnull (entries);
      g_assert_cmpuint (entries->len, >, 0);
      oldest = entries->pdata[entries->len - 1];
      g_assert_cmpint (oldest->op, ==, 'i');
      n_made += g_str_equal (oldest->label, "import");
      for (guint i = 0; i + 1 < entries->len; i++)
        g_assert_cmpint (((const RegHistoryEntry *)entries->pdata[i])->op, !=, 'i');
      before = reg_past_get_record (db, now, reg_record_get_created_at (now) - 1, error);
      g_assert_null (before);
      g_assert_no_error (*error);
    }
  g_assert_cmpint (n_made, ==, N_PARTIES);
  return TRUE;
}

static void
test_history (StoreFixture *f, gconstpointer limits)
{
  Import import = { store_fixture_add_party (f, "Known before", "020 5550101"), limits };

  write_long (f, import_job, &import);
  store_fixture_add_party (f, "Known after", "020 5550102");
  /* One entry for many. */
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM change WHERE op = 'i'"), <,
                   N_PARTIES);
  store_fixture_read (f, look_back_job, &import.known);
}

static gboolean
fail_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!import_job (db, data, cancellable, error))
    return FALSE;
  save_party (db, N_PARTIES);
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED, "The file ended too early");
  return FALSE;
}

/* What was taken back is not remembered for the next write. */
static void
test_taken_back (StoreFixture *f, gconstpointer limits)
{
  Import import = { store_fixture_add_party (f, "Known before", "020 5550101"), limits };
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (reg_store_write_sync (f->store, &bulk, fail_job, &import, NULL, NULL, &error));
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
  write_long (f, import_job, &import);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party_summary"), ==,
                   N_PARTIES + 1);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party_summary s"
                                               " JOIN party p ON p.id = s.party_id"),
                   ==, N_PARTIES + 1);
}

/* --- while others write -------------------------------------------------------------------- */

typedef struct
{
  Import import;
  gint64 first;  /* the first customer that was imported */
  int n_left;    /* short writes that are not done yet */
  gint is_ready; /* for them; atomic */
  gboolean was_found;
} Meanwhile;

static gboolean
import_and_wait_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Meanwhile *self = data;

  db->load_limits = self->import.limits;
  for (int i = 0; i < N_PARTIES; i++)
    {
      gint64 party = save_party (db, i);

      save_point (db, party, REG_CONTACT_KIND_ADDRESS, 1, i);
      if (i == 0)
        self->first = party;
      /* All short writes come when a quarter is in the file and the rest is not. */
      g_atomic_int_set (&self->is_ready, i >= N_PARTIES / 4);
      while (i == N_PARTIES / 4 && !db->is_awaited (db))
        g_thread_yield ();
      if (i % 20 == 19 || i == N_PARTIES / 4)
        db->breath_at = 0;
      if (!reg_db_breathe (db, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
meddle_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Meanwhile *self = data;
  RegRecordBuilder *rule = reg_record_builder_new (REG_ENTITY_CONTACT_RULE);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);

  change_text (db, REG_ENTITY_PARTY, self->first, REG_PARTY_NAME, "Renamed meanwhile");
  change_text (db, REG_ENTITY_PARTY, self->import.known, REG_PARTY_NAME, "Known and renamed");
  save_touchpoint (db, self->first + 1);
  g_assert_true (reg_db_bin (db, REG_ENTITY_PARTY, self->first + 2, NULL));
  reg_record_builder_set_int (rule, REG_CONTACT_RULE_RHYTHM, REG_REPEAT_YEARLY);
  save (db, rule);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Walked in");
  save (db, builder);
  return TRUE;
}

/* Who was made at the counter is found at once, however long the import still takes. */
static gboolean
find_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Meanwhile *self = data;
  g_autoptr (GPtrArray) hits = reg_search (db, "walked", 10, NULL, error);

  self->was_found = db->is_yielding && hits && hits->len == 1;
  return hits != NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Meanwhile *self = data;
  g_autoptr (GError) error = NULL;

  reg_store_job_finish (REG_STORE (source), result, &error);
  g_assert_no_error (error);
  self->n_left--;
}

static void
test_meanwhile (StoreFixture *f, gconstpointer limits)
{
  static const RegActionInfo edit = { .kind = "edit", .label = "Edited" };
  Meanwhile self = {
    .import = { store_fixture_add_party (f, "Known before", "020 5550101"), limits }, .n_left = 3
  };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  reg_store_write_async (f->store, &bulk, import_and_wait_job, &self, NULL, NULL, written_cb,
                         &self);
  while (!g_atomic_int_get (&self.is_ready))
    g_thread_yield ();
  reg_store_write_async (f->store, &edit, meddle_job, &self, NULL, NULL, written_cb, &self);
  reg_store_write_async (f->store, &edit, find_job, &self, NULL, NULL, written_cb, &self);
  while (self.n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (self.was_found);
  store_fixture_read (f, dump_derived_job, &before);
  store_fixture_write (f, rebuild_job, NULL);
  store_fixture_read (f, dump_derived_job, &after);
  g_assert_nonnull (strstr (before, "party_word: walked 1"));
  g_assert_nonnull (strstr (before, "party_word: meanwhile 1"));
  store_fixture_assert_same (before, after);
}

static const RegLoadLimits limits[] = {
  { .new_customers = 1, .customers = 1000, .changed = 1000, .pages = 10000 },
  /* Given up after a while: others change too much of it. */
  { .new_customers = 60, .customers = 1000, .changed = 5, .pages = 10000 },
  /* No room for it. */
  { .new_customers = 1, .customers = 1000, .changed = 1000, .pages = 50 },
  /* Too many customers before. */
  { .new_customers = 1, .customers = 0, .changed = 1000, .pages = 10000 },
};

static void
add (const char *name, void (*test) (StoreFixture *f, gconstpointer limits))
{
  for (guint i = 0; i <= G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/bulk/%s/%u", name, i);

      g_test_add (path, StoreFixture, i ? &limits[i - 1] : &reg_load_usual_limits,
                  store_fixture_set_up, test, store_fixture_tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("derived", test_derived);
  add ("journal", test_journal);
  add ("history", test_history);
  add ("taken-back", test_taken_back);
  add ("meanwhile", test_meanwhile);
  return g_test_run ();
}
