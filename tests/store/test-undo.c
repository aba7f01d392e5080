/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-db-private.h"
#include "store/reg-derived.h"
#include "store/reg-journal.h"

#define N_MANY 1000

/* --- what is derived ---------------------------------------------------------------------- */

static gboolean
dump_derived_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const searches[] = {
    "SELECT rowid FROM party_word WHERE party_word MATCH '\"customer\"*' ORDER BY rowid",
    "SELECT rowid FROM party_part WHERE party_part MATCH 'digits : \"555\"' ORDER BY rowid",
    "SELECT rowid FROM record_word WHERE record_word MATCH '\"thing\"*' ORDER BY rowid",
  };
  GString *text = g_string_new ("");

  store_fixture_dump_table (db, "party_summary", "", text);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (RegStatement) each = reg_db_query (db, searches[i], NULL);
      g_autoptr (GError) local = NULL;

      while (reg_statement_next (each, &local))
        g_string_append_printf (text, "%u %" G_GINT64_FORMAT "\n", i, reg_statement_int (each, 0));
      g_assert_no_error (local);
    }
  *(char **)data = g_string_free_and_steal (text);
  return TRUE;
}

static gboolean
rebuild_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_derived_rebuild (db, error);
}

/* What is derived row by row is what one gets by making all of it anew. */
static void
assert_derived_fits (StoreFixture *f)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  store_fixture_read (f, dump_derived_job, &before);
  store_fixture_write (f, rebuild_job, NULL);
  store_fixture_read (f, dump_derived_job, &after);
  store_fixture_assert_same (before, after);
}

/* --- many rows -------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  int first, n; /* ids to rename; 0: new ones */
} ManyJob;

static gboolean
many_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const ManyJob *job = data;

  for (int i = 0; i < job->n; i++)
    {
      g_autoptr (RegRecord)
          before = job->first ? reg_db_load (db, REG_ENTITY_PARTY, job->first + i, error) : NULL;
      RegRecordBuilder *builder = before ? reg_record_builder_new_from (before)
                                         : reg_record_builder_new (REG_ENTITY_PARTY);
      g_autofree char *name = g_strdup_printf ("%s %d", job->name, i);
      g_autoptr (RegRecord) record = NULL;
      g_autoptr (RegRecord) saved = NULL;

      reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
      record = reg_record_builder_end (builder);
      if (!(saved = reg_db_save (db, record, error)) || !reg_db_breathe (db, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_many_new_rows (StoreFixture *f, gconstpointer unused)
{
  ManyJob job = { "Customer", 0, N_MANY };
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *after = NULL;
  gint64 action, restored, kept;

  action = store_fixture_write (f, many_job, &job);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party_summary"), ==, N_MANY);
  store_fixture_undo (f, action, &restored, &kept);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
  g_assert_cmpint (restored, ==, N_MANY);
  g_assert_cmpint (kept, ==, 0);
  assert_derived_fits (f);
}

/* What was changed since is left alone, all else goes back. */
static void
test_many_rows_with_conflicts (StoreFixture *f, gconstpointer unused)
{
  ManyJob make = { "Customer", 0, N_MANY };
  ManyJob rename = { "Renamed", 1, N_MANY };
  ManyJob again = { "Again", 11, 10 };
  gint64 action, restored, kept;

  store_fixture_write (f, many_job, &make);
  action = store_fixture_write (f, many_job, &rename);
  store_fixture_write (f, many_job, &again);
  store_fixture_undo (f, action, &restored, &kept);
  g_assert_cmpint (restored, ==, N_MANY - 10);
  g_assert_cmpint (kept, ==, 10);
  g_assert_cmpint (
      store_fixture_query_int (f, "SELECT count (*) FROM party WHERE name LIKE 'Again%'"), ==, 10);
  g_assert_cmpint (
      store_fixture_query_int (f, "SELECT count (*) FROM party WHERE name LIKE 'Customer%'"), ==,
      N_MANY - 10);
  assert_derived_fits (f);
}

/* --- what cannot be undone -------------------------------------------------------------- */

static gboolean
undo_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegUndoResult result;
  gboolean ok = reg_journal_undo (db, *(gint64 *)data, &result, error);

  reg_undo_result_clear (&result);
  return ok;
}

static void
assert_not_undoable (StoreFixture *f, gint64 action)
{
  g_autoptr (GError) error = store_fixture_refused (f, undo_job, &action);

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT);
}

static gboolean
undo_myself_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 action = reg_db_get_action (db);
  ManyJob job = { "Customer", 0, 3 };

  return many_job (db, &job, cancellable, error) && undo_job (db, &action, cancellable, error);
}

static void
test_not_undoable (StoreFixture *f, gconstpointer unused)
{
  static const RegActionInfo closed = { .kind = "set-up", .label = "x", .without_undo = TRUE };
  static const RegActionInfo long_one = { .kind = "import", .label = "x", .is_long = TRUE };
  ManyJob job = { "Customer", 0, 3 };
  g_autoptr (GError) error = NULL;
  gint64 action;

  assert_not_undoable (f, 12345);
  g_assert_true (reg_store_write_sync (f->store, &closed, many_job, &job, NULL, &action, NULL));
  assert_not_undoable (f, action);
  action = store_fixture_write (f, many_job, &job);
  store_fixture_undo (f, action, NULL, NULL);
  assert_not_undoable (f, action);
  /* What is still under way is not for anybody to take back. */
  g_assert_false (
      reg_store_write_sync (f->store, &long_one, undo_myself_job, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM party"), ==, 3);
}

static gboolean
last_undoable_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *)data = reg_journal_last_undoable (db, NULL, error);
  return TRUE;
}

static gint64
last_undoable (StoreFixture *f)
{
  gint64 action = -1;

  store_fixture_read (f, last_undoable_job, &action);
  return action;
}

static void
test_last_undoable (StoreFixture *f, gconstpointer unused)
{
  ManyJob job = { "Customer", 0, 1 };
  gint64 first, second;

  g_assert_cmpint (last_undoable (f), ==, 0);
  first = store_fixture_write (f, many_job, &job);
  second = store_fixture_write (f, many_job, &job);
  g_assert_cmpint (last_undoable (f), ==, second);
  store_fixture_undo (f, second, NULL, NULL);
  g_assert_cmpint (last_undoable (f), ==, first);
  store_fixture_undo (f, first, NULL, NULL);
  g_assert_cmpint (last_undoable (f), ==, 0);
}

static gboolean
last_redoable_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  char **label = data;

  g_clear_pointer (label, g_free);
  return reg_journal_last_redoable (db, label, error) != 0 || !*error;
}

static gboolean
redo_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegUndoResult result = { 0 };
  gint64 action = reg_journal_last_redoable (db, NULL, error);
  gboolean ok = action && reg_journal_undo (db, action, &result, error);

  reg_undo_result_clear (&result);
  return ok;
}

/* What would be done again is named by the label of the action that was taken back. */
static void
assert_redoable (StoreFixture *f, const char *expected)
{
  g_autofree char *label = NULL;

  store_fixture_read (f, last_redoable_job, &label);
  g_assert_cmpstr (label, ==, expected);
}

static void
write_labelled (StoreFixture *f, const char *label, gint64 *action)
{
  ManyJob job = { label, 0, 1 };
  const RegActionInfo info = { .kind = "edit", .label = label };

  g_assert_true (reg_store_write_sync (f->store, &info, many_job, &job, NULL, action, NULL));
}

static void
test_last_redoable (StoreFixture *f, gconstpointer unused)
{
  const char *count = "SELECT count (*) FROM party";
  gint64 first, second;

  assert_redoable (f, NULL);
  write_labelled (f, "First", &first);
  write_labelled (f, "Second", &second);
  assert_redoable (f, NULL);
  store_fixture_undo (f, second, NULL, NULL);
  assert_redoable (f, "Second");
  store_fixture_undo (f, first, NULL, NULL);
  g_assert_cmpint (store_fixture_query_int (f, count), ==, 0);

  /* What was taken back last is done again first. */
  assert_redoable (f, "First");
  store_fixture_write (f, redo_job, NULL);
  g_assert_cmpint (last_undoable (f), ==, first);
  assert_redoable (f, "Second");
  store_fixture_write (f, redo_job, NULL);
  assert_redoable (f, NULL);
  g_assert_cmpint (store_fixture_query_int (f, count), ==, 2);

  /* And can be taken back like before, until something else is done. */
  g_assert_cmpint (last_undoable (f), ==, second);
  store_fixture_undo (f, second, NULL, NULL);
  assert_redoable (f, "Second");
  write_labelled (f, "Third", NULL);
  assert_redoable (f, NULL);
  g_assert_cmpint (store_fixture_query_int (f, count), ==, 2);
}

/* --- any order of anything -------------------------------------------------------------- */

static const RegEntityId played_with[] = {
  REG_ENTITY_PARTY,   REG_ENTITY_CONTACT_POINT, REG_ENTITY_TOUCHPOINT,         REG_ENTITY_TASK,
  REG_ENTITY_PRODUCT, REG_ENTITY_SALE,          REG_ENTITY_SALE_LINE,          REG_ENTITY_COMPLAINT,
  REG_ENTITY_STAGE,   REG_ENTITY_OPPORTUNITY,   REG_ENTITY_COMPLAINT_EVENT,    REG_ENTITY_QUOTATION,
  REG_ENTITY_STAFF,   REG_ENTITY_ATTACHMENT,    REG_ENTITY_QUOTATION_REVISION,
};

/* An id of a row of a kind, 0 when there is none. */
static gint64
any_row (RegDb *db, RegEntityId entity)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET ?",
                                          reg_entity_get_info (entity)->table);
  gint64 n = MAX (reg_db_count (db, entity, NULL), 1);

  return reg_db_query_int (db, 0, NULL, sql, "i", (gint64)g_test_rand_int_range (0, (int)n));
}

static const char *
any_text (const RegFieldInfo *field)
{
  static const char *const words[] = { "customer", "thing", "Änne \"O'Hara\"\\", "555-1234",
                                       "\n\t\x01", "🚲",    "0171 555 77 88" };

  if (field->type == REG_FIELD_TYPE_DATE)
    return g_test_rand_bit () ? "2026-03-04" : "2025-12-31";
  return words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
}

static void
set_any_value (RegDb *db, RegRecordBuilder *builder, const RegEntityInfo *info, int field)
{
  const RegFieldInfo *about = &info->fields[field];
  g_autoptr (GBytes) bytes = g_bytes_new ("\0\xfe\x10", g_test_rand_int_range (1, 4));
  gint64 id;

  if (!(about->flags & REG_FIELD_REQUIRED) && g_test_rand_int_range (0, 3) == 0)
    reg_record_builder_set_null (builder, field);
  else if (about->flags & REG_FIELD_SECRET)
    return;
  else if (about->type == REG_FIELD_TYPE_BLOB)
    reg_record_builder_set_blob (builder, field, bytes);
  else if (reg_field_is_text (about))
    reg_record_builder_set_text (builder, field, any_text (about));
  else if (about->type == REG_FIELD_TYPE_REF)
    {
      id = any_row (db, about->refers);
      reg_record_builder_set_ref (builder, field, id);
    }
  else if (about->vocabulary)
    reg_record_builder_set_int (builder, field,
                                g_test_rand_int_range (0, about->vocabulary->n_values));
  else
    reg_record_builder_set_int (builder, field, g_test_rand_int_range (-5, 100000));
}

static gboolean
save_anything (RegDb *db, RegEntityId entity, gint64 id, GError **error)
{
  const RegEntityInfo *info = reg_entity_get_info (entity);
  g_autoptr (RegRecord) before = id ? reg_db_load (db, entity, id, error) : NULL;
  RegRecordBuilder *builder = before ? reg_record_builder_new_from (before)
                                     : reg_record_builder_new (entity);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;

  for (int i = 0; i < info->n_fields; i++)
    if (!before || g_test_rand_int_range (0, 4) == 0)
      set_any_value (db, builder, info, i);
  record = reg_record_builder_end (builder);
  saved = reg_db_save (db, record, error);
  return saved != NULL;
}

/* Some rows made, changed, binned, removed. What the rules refuse does not happen. */
static gboolean
play_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  int n = g_test_rand_int_range (1, 8);

  for (int i = 0; i < n; i++)
    {
      RegEntityId entity = played_with[g_test_rand_int_range (0, G_N_ELEMENTS (played_with))];
      gint64 id = any_row (db, entity);
      g_autoptr (GError) refused = NULL;
      int what = id ? g_test_rand_int_range (0, 10) : 0;

      if (what < 4)
        save_anything (db, entity, 0, &refused);
      else if (what < 7)
        save_anything (db, entity, id, &refused);
      else if (what == 7)
        reg_db_bin (db, entity, id, &refused);
      else if (what == 8)
        reg_db_unbin (db, entity, id, &refused);
      else
        reg_db_remove (db, entity, id, &refused);
      if (refused && refused->domain == REG_STORE_ERROR
          && (refused->code == REG_STORE_ERROR_CONFLICT
              || refused->code == REG_STORE_ERROR_INVALID))
        continue;
      g_assert_no_error (refused);
    }
  return TRUE;
}

static gint64
newest_action (StoreFixture *f)
{
  return store_fixture_query_int (f, "SELECT max (id) FROM action");
}

static void
test_random_edits (StoreFixture *f, gconstpointer unused)
{
  enum
  {
    N_ACTIONS = 80
  };
  gint64 actions[N_ACTIONS];
  char *before[N_ACTIONS];

  for (int i = 0; i < N_ACTIONS; i++)
    {
      before[i] = store_fixture_dump (f);
      actions[i] = store_fixture_write (f, play_job, NULL);
    }
  assert_derived_fits (f);
  for (int i = N_ACTIONS - 1; i >= 0; i--)
    {
      g_autofree char *after = NULL;
      gint64 kept = 0;

      if (actions[i])
        {
          store_fixture_undo (f, actions[i], NULL, &kept);
          /* There and back again. */
          if (g_test_rand_int_range (0, 5) == 0)
            {
              gint64 undo = newest_action (f);

              store_fixture_undo (f, undo, NULL, NULL);
              store_fixture_undo (f, actions[i], NULL, &kept);
            }
        }
      after = store_fixture_dump (f);
      store_fixture_assert_same (after, before[i]);
      g_assert_cmpint (kept, ==, 0);
      g_free (before[i]);
    }
  assert_derived_fits (f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/store/undo/" #name, StoreFixture, NULL, store_fixture_set_up, test_##name,         \
              store_fixture_tear_down)
  ADD (many_new_rows);
  ADD (many_rows_with_conflicts);
  ADD (not_undoable);
  ADD (last_undoable);
  ADD (last_redoable);
  ADD (random_edits);
  return g_test_run ();
}
