/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-db-private.h"

#include <string.h>

/* The layer between SQL and the rest: what goes in comes out, and what fails says so. */

static void
run (StoreFixture *f, RegStoreJob job)
{
  store_fixture_write (f, job, NULL);
}

static gboolean
values_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\0a\0", 3);
  g_autoptr (GBytes) nothing = g_bytes_new_static (NULL, 0);
  RegValue number = { .type = REG_VALUE_INT, .i = G_MININT64 };
  guint8 uid[REG_UID_SIZE];
  g_autoptr (RegStatement) one = NULL;
  RegValue value;
  gsize size;

  for (int i = 0; i < REG_UID_SIZE; i++)
    uid[i] = i;
  one = reg_db_query (db, "SELECT ?, ?, ?, ?, ?, ?, ?, ?", "itbuvntb", G_MAXINT64, "text", bytes,
                      uid, &number, NULL, nothing);
  g_assert_true (reg_statement_next (one, error));
  g_assert_cmpint (reg_statement_int (one, 0), ==, G_MAXINT64);
  g_assert_cmpstr (reg_statement_text (one, 1), ==, "text");
  g_assert_cmpmem (reg_statement_bytes (one, 2, &size), 3, "\0a\0", 3);
  g_assert_cmpmem (reg_statement_bytes (one, 3, &size), REG_UID_SIZE, uid, REG_UID_SIZE);
  g_assert_cmpint (reg_statement_int (one, 4), ==, G_MININT64);
  g_assert_true (reg_statement_is_null (one, 5));
  g_assert_true (reg_statement_is_null (one, 6));
  /* No bytes are not nothing. */
  g_assert_false (reg_statement_is_null (one, 7));
  reg_statement_value (one, 7, &value);
  g_assert_cmpint (value.type, ==, REG_VALUE_BLOB);
  g_assert_cmpuint (g_bytes_get_size (value.blob), ==, 0);
  reg_value_clear (&value);
  reg_statement_value (one, 2, &value);
  g_assert_true (g_bytes_equal (value.blob, bytes));
  reg_value_clear (&value);
  /* Null reads as zero and as no text. */
  g_assert_cmpint (reg_statement_int (one, 5), ==, 0);
  g_assert_cmpstr (reg_statement_text (one, 5), ==, "");
  g_assert_false (reg_statement_next (one, error));
  g_assert_no_error (*error);
  return TRUE;
}

static void
test_values (StoreFixture *f, gconstpointer unused)
{
  run (f, values_job);
}

/* The same statement inside of itself is another one; afterwards the kept one is used again. */
static gboolean
recursion_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *sql = "SELECT value FROM json_each ('[1,2,3]') WHERE value >= ?";
  gint64 sum = 0;

  for (int round = 0; round < 2; round++)
    {
      g_autoptr (RegStatement) outer = reg_db_query (db, sql, "i", (gint64)1);

      while (reg_statement_next (outer, NULL))
        {
          g_autoptr (RegStatement) inner = reg_db_query (db, sql, "i", (gint64)2);

          while (reg_statement_next (inner, NULL))
            sum += reg_statement_int (outer, 0) * reg_statement_int (inner, 0);
        }
    }
  g_assert_cmpint (sum, ==, 2 * (1 + 2 + 3) * (2 + 3));
  return TRUE;
}

static void
test_recursion (StoreFixture *f, gconstpointer unused)
{
  run (f, recursion_job);
}

/* A statement given back forgets what it was bound to. */
static gboolean
rebinding_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *sql = "SELECT ?1 IS NULL";

  g_assert_cmpint (reg_db_query_int (db, -1, error, sql, "i", (gint64)5), ==, 0);
  g_assert_cmpint (reg_db_query_int (db, -1, error, sql, NULL), ==, 1);
  g_assert_cmpint (reg_db_query_int (db, 9, error, "SELECT NULL", NULL), ==, 9);
  g_assert_cmpint (reg_db_query_int (db, 9, error, "SELECT 1 WHERE 0", NULL), ==, 9);
  return TRUE;
}

static void
test_rebinding (StoreFixture *f, gconstpointer unused)
{
  run (f, rebinding_job);
}

static void
assert_fails (RegDb *db, const char *sql, const char *types, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (reg_db_exec (db, &error, sql, types, (gint64)1, (gint64)2));
  g_assert_error (error, REG_STORE_ERROR, code);
}

static gboolean
errors_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  assert_fails (db, "SELEKT 1", NULL, REG_STORE_ERROR_FAILED);
  assert_fails (db, "SELECT 1 FROM no_such_table", NULL, REG_STORE_ERROR_FAILED);
  /* More than there are places for. */
  assert_fails (db, "SELECT ?", "ii", REG_STORE_ERROR_FAILED);
  assert_fails (db, "INSERT INTO task (uid, created_at, changed_at) VALUES (x'00', 0, 0)", NULL,
                REG_STORE_ERROR_INVALID);
  assert_fails (db,
                "INSERT INTO touchpoint (uid, created_at, changed_at, party_id, at)"
                " VALUES (randomblob (16), 0, 0, 12345, 0)",
                NULL, REG_STORE_ERROR_CONFLICT);
  assert_fails (db,
                "INSERT INTO holiday (uid, created_at, changed_at, day)"
                " VALUES (randomblob (16), 'yesterday', 0, '')",
                NULL, REG_STORE_ERROR_INVALID);
  /* After all that the transaction still stands. */
  g_assert_true (reg_db_require_transaction (db, error));
  return TRUE;
}

static void
test_errors (StoreFixture *f, gconstpointer unused)
{
  run (f, errors_job);
}

static gboolean
reader_writes_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RegRecord) record = reg_record_builder_end (reg_record_builder_new (REG_ENTITY_PARTY));

  assert_fails (db, "DELETE FROM firm", NULL, REG_STORE_ERROR_READ_ONLY);
  g_assert_null (reg_db_save (db, record, &local));
  g_assert_error (local, REG_STORE_ERROR, REG_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (reg_db_get_action (db), ==, 0);
  return TRUE;
}

static void
test_readers_do_not_write (StoreFixture *f, gconstpointer unused)
{
  store_fixture_read (f, reader_writes_job, NULL);
}

/* The schema cannot be pulled from under the data, and no code comes in by SQL. */
static gboolean
defences_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  assert_fails (db, "UPDATE sqlite_schema SET sql = '' WHERE name = 'party'", NULL,
                REG_STORE_ERROR_FAILED);
  assert_fails (db, "SELECT load_extension ('x')", NULL, REG_STORE_ERROR_FAILED);
  return TRUE;
}

static void
test_defences (StoreFixture *f, gconstpointer unused)
{
  run (f, defences_job);
}

static gboolean
add_event_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_exec (db, error,
                      "INSERT INTO approval_event (uid, created_at, changed_at, seq, kind, at)"
                      " VALUES (randomblob (16), 0, 0, 1, 0, 0)",
                      NULL);
}

static gboolean
change_event_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_exec (db, error, data, NULL);
}

/* What was decided is neither changed nor removed, by whatever way. */
static void
test_decisions_stay (StoreFixture *f, gconstpointer unused)
{
  static const char *const attempts[] = {
    "UPDATE approval_event SET comment = 'as I like it'",
    "UPDATE approval_event SET deleted_at = 5",
    "DELETE FROM approval_event",
  };

  run (f, add_event_job);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = store_fixture_refused (f, change_event_job, (gpointer)attempts[i]);

      g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT);
    }
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM approval_event"), ==, 1);
}

/* --- records by other keys -------------------------------------------------------------- */

static gboolean
finding_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegRecord)
      by_text = reg_db_find_by_text (db, REG_ENTITY_STAGE, REG_STAGE_NAME, "Won", error);
  g_autoptr (RegRecord) by_int = reg_db_find_by_int (db, REG_ENTITY_STAGE, REG_STAGE_KIND,
                                                     REG_STAGE_KIND_LOST, error);
  g_autoptr (GPtrArray) by_position = reg_db_list (db, REG_ENTITY_STAGE, REG_STAGE_POSITION, error);
  g_autoptr (GPtrArray) open = reg_db_list_by_int (db, REG_ENTITY_STAGE, REG_STAGE_KIND,
                                                   REG_STAGE_KIND_OPEN, REG_STAGE_NAME, error);
  g_autoptr (GError) local = NULL;
  guint8 uid[REG_UID_SIZE] = { 0 };

  g_assert_cmpint (reg_record_get_int (by_text, REG_STAGE_PROBABILITY), ==, 1000000);
  g_assert_cmpstr (reg_record_get_text (by_int, REG_STAGE_NAME), ==, "Lost");
  g_assert_cmpuint (by_position->len, ==, 6);
  g_assert_cmpuint (open->len, ==, 4);
  g_assert_cmpstr (reg_record_get_text (open->pdata[0], REG_STAGE_NAME), ==, "Negotiating");
  g_assert_null (reg_db_find_by_text (db, REG_ENTITY_STAGE, REG_STAGE_NAME, "won", &local));
  g_assert_error (local, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&local);
  g_assert_null (reg_db_load_by_uid (db, REG_ENTITY_STAGE, uid, &local));
  g_assert_error (local, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
  return TRUE;
}

static void
test_finding (StoreFixture *f, gconstpointer unused)
{
  store_fixture_make_firm (f);
  store_fixture_read (f, finding_job, NULL);
}

static gboolean
bin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (RegRecord) binned = NULL;
  g_autoptr (GError) local = NULL;

  g_assert_true (reg_db_bin (db, REG_ENTITY_STAGE, 1, error));
  /* Twice is once. */
  g_assert_true (reg_db_bin (db, REG_ENTITY_STAGE, 1, error));
  left = reg_db_list (db, REG_ENTITY_STAGE, -1, error);
  binned = reg_db_load (db, REG_ENTITY_STAGE, 1, error);
  g_assert_cmpuint (left->len, ==, 5);
  g_assert_cmpint (reg_db_count (db, REG_ENTITY_STAGE, error), ==, 5);
  g_assert_cmpint (reg_record_get_deleted_at (binned), >, 0);
  g_assert_null (reg_db_find_by_text (db, REG_ENTITY_STAGE, REG_STAGE_NAME, "New", NULL));
  g_assert_true (reg_db_unbin (db, REG_ENTITY_STAGE, 1, error));
  g_assert_cmpint (reg_db_count (db, REG_ENTITY_STAGE, error), ==, 6);
  g_assert_false (reg_db_bin (db, REG_ENTITY_STAGE, 99, &local));
  g_assert_error (local, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
  return TRUE;
}

static void
test_bin (StoreFixture *f, gconstpointer unused)
{
  store_fixture_make_firm (f);
  run (f, bin_job);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT group_concat (op, '') = 'br' FROM change"
                                               " WHERE action_id = (SELECT max (id) FROM action)"),
                   ==, 1);
}

/* Saving what stands there already leaves no trace. */
static gboolean
save_same_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegRecord) stage = reg_db_load (db, REG_ENTITY_STAGE, 1, error);
  g_autoptr (RegRecord) saved = reg_db_save (db, stage, error);

  g_assert_cmpint (reg_record_get_changed_at (saved), ==, reg_record_get_changed_at (stage));
  return saved != NULL;
}

static void
test_no_change_no_trace (StoreFixture *f, gconstpointer unused)
{
  gint64 before;

  store_fixture_make_firm (f);
  before = store_fixture_query_int (f, "SELECT count (*) FROM action");
  g_assert_cmpint (store_fixture_write (f, save_same_job, NULL), ==, 0);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM action"), ==, before);
}

/* Stamps go up even when the clock goes back. */
static void
test_stamps_ascend (StoreFixture *f, gconstpointer unused)
{
  static const char *const times[] = { "2026-11-18T09:00:00Z", "2026-11-18T09:00:00Z",
                                       "2026-11-17T09:00:00Z", "2026-11-18T10:00:00Z" };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      /* Opened anew: the greatest stamp is on file. */
      store_fixture_use_clock (f, times[i]);
      store_fixture_add_party (f, "One", NULL);
      store_fixture_add_party (f, "Two", NULL);
    }
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM action a JOIN action b"
                                               " ON b.id = a.id + 1 WHERE b.hlc <= a.hlc"),
                   ==, 0);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM action"), ==, 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/statement/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,    \
              store_fixture_tear_down)
  ADD (values);
  ADD (recursion);
  ADD (rebinding);
  ADD (errors);
  ADD (readers_do_not_write);
  ADD (defences);
  ADD (decisions_stay);
  ADD (finding);
  ADD (bin);
  ADD (no_change_no_trace);
  ADD (stamps_ascend);
  return g_test_run ();
}
