/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "core/reg-phone.h"
#include "store/reg-db-private.h"
#include "store/reg-derived.h"
#include "store/reg-firm.h"
#include "store/reg-journal.h"
#include "store/reg-search.h"

#include <glib/gstdio.h>
#include <string.h>

void
store_fixture_set_up (StoreFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("regulars-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "shop.regulars", NULL);
  store_fixture_reopen (self);
}

void
store_fixture_reopen (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->store);
  self->store = reg_store_new (self->path, REG_STORE_CREATE);
  reg_store_open_sync (self->store, NULL, &error);
  g_assert_no_error (error);
}

void
store_fixture_tear_down (StoreFixture *self, gconstpointer unused)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&self->store);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

typedef struct
{
  RegRecord *record;
  RegRecord *saved;
} SaveJob;

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SaveJob *job = data;

  job->saved = reg_db_save (db, job->record, error);
  return job->saved != NULL;
}

gint64
store_fixture_save (StoreFixture *self, RegRecordBuilder *builder, gint64 *action)
{
  static const RegActionInfo info = { .kind = "edit", .label = "Edited" };
  g_autoptr (RegRecord) record = reg_record_builder_end (builder);
  g_autoptr (RegRecord) saved = NULL;
  g_autoptr (GError) error = NULL;
  SaveJob job = { record, NULL };

  reg_store_write_sync (self->store, &info, save_job, &job, NULL, action, &error);
  g_assert_no_error (error);
  saved = job.saved;
  return reg_record_get_id (saved);
}

gint64
store_fixture_add_party (StoreFixture *self, const char *name, const char *phone)
{
  RegRecordBuilder *party = reg_record_builder_new (REG_ENTITY_PARTY);
  gint64 id;

  reg_record_builder_set_text (party, REG_PARTY_NAME, name);
  id = store_fixture_save (self, party, NULL);
  if (phone)
    {
      RegRecordBuilder *point = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
      g_autofree char *digits = reg_phone_national_number (phone, "DE");

      reg_record_builder_set_ref (point, REG_CONTACT_POINT_PARTY_ID, id);
      reg_record_builder_set_int (point, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_PHONE);
      reg_record_builder_set_text (point, REG_CONTACT_POINT_VALUE, phone);
      reg_record_builder_set_text (point, REG_CONTACT_POINT_DIGITS, digits);
      store_fixture_save (self, point, NULL);
    }
  return id;
}

typedef struct
{
  RegEntityId entity;
  gint64 id;
  RegRecord *record;
} LoadJob;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LoadJob *job = data;

  job->record = reg_db_load (db, job->entity, job->id, error);
  return job->record != NULL;
}

RegRecord *
store_fixture_load (StoreFixture *self, RegEntityId entity, gint64 id)
{
  LoadJob job = { entity, id, NULL };

  reg_store_read_sync (self->store, load_job, &job, NULL, NULL);
  return job.record;
}

typedef struct
{
  gint64 action;
  RegUndoResult result;
} UndoJob;

static gboolean
undo_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  UndoJob *job = data;

  return reg_journal_undo (db, job->action, &job->result, error);
}

void
store_fixture_undo (StoreFixture *self, gint64 action, gint64 *restored, gint64 *kept)
{
  static const RegActionInfo info = { .kind = "undo", .label = "Undone" };
  g_autoptr (GError) error = NULL;
  UndoJob job = { .action = action };

  reg_store_write_sync (self->store, &info, undo_job, &job, NULL, NULL, &error);
  g_assert_no_error (error);
  if (restored)
    *restored = job.result.restored;
  if (kept)
    *kept = job.result.kept;
  reg_undo_result_clear (&job.result);
}

typedef struct
{
  const char *query;
  GString *titles;
} SearchJob;

static gboolean
search_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SearchJob *job = data;
  g_autoptr (GPtrArray) hits = reg_search (db, job->query, 8, cancellable, error);

  for (guint i = 0; hits && i < hits->len; i++)
    g_string_append_printf (job->titles, "%s%s", i ? "|" : "", ((RegHit *)hits->pdata[i])->title);
  return hits != NULL;
}

char *
store_fixture_search (StoreFixture *self, const char *query)
{
  g_autoptr (GError) error = NULL;
  SearchJob job = { query, g_string_new (NULL) };

  reg_store_read_sync (self->store, search_job, &job, NULL, &error);
  g_assert_no_error (error);
  return g_string_free_and_steal (job.titles);
}

gint64 store_fixture_now;

static gint64
fixture_clock (void)
{
  return store_fixture_now;
}

void
store_fixture_set_time (const char *utc)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (utc, NULL);

  g_assert_nonnull (when);
  store_fixture_now = g_date_time_to_unix (when) * 1000;
}

void
store_fixture_use_clock (StoreFixture *self, const char *utc)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GError) error = NULL;

  store_fixture_set_time (utc);
  g_clear_object (&self->store);
  self->store = reg_store_new (self->path, REG_STORE_CREATE);
  reg_store_set_clock (self->store, fixture_clock, zone);
  reg_store_open_sync (self->store, NULL, &error);
  g_assert_no_error (error);
}

static const RegActionInfo test_action = { .kind = "test", .label = "Tested" };

gint64
store_fixture_write (StoreFixture *self, RegStoreJob job, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 action = 0;

  reg_store_write_sync (self->store, &test_action, job, data, NULL, &action, &error);
  g_assert_no_error (error);
  return action;
}

void
store_fixture_read (StoreFixture *self, RegStoreJob job, gpointer data)
{
  g_autoptr (GError) error = NULL;

  reg_store_read_sync (self->store, job, data, NULL, &error);
  g_assert_no_error (error);
}

GError *
store_fixture_refused (StoreFixture *self, RegStoreJob job, gpointer data)
{
  GError *error = NULL;

  g_assert_false (reg_store_write_sync (self->store, &test_action, job, data, NULL, NULL, &error));
  g_assert_nonnull (error);
  return error;
}

static gboolean
make_firm_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  RegFirmSetup setup = { .name = "Regulars & Sons", .country = "DE", .owner = "Ada Owner" };

  *(gint64 *)data = reg_firm_create (db, &setup, error);
  return *(gint64 *)data != 0;
}

gint64
store_fixture_make_firm (StoreFixture *self)
{
  gint64 owner = 0;

  store_fixture_write (self, make_firm_job, &owner);
  return owner;
}

typedef struct
{
  const char *sql;
  gint64 number;
} QueryJob;

static gboolean
query_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  QueryJob *job = data;
  g_autoptr (GError) local = NULL;

  job->number = reg_db_query_int (db, 0, &local, job->sql, NULL);
  g_assert_no_error (local);
  return TRUE;
}

gint64
store_fixture_query_int (StoreFixture *self, const char *sql)
{
  QueryJob job = { sql, 0 };

  store_fixture_read (self, query_job, &job);
  return job.number;
}

static gboolean
script_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_exec_script (db, data, error) && reg_derived_rebuild (db, error);
}

void
store_fixture_script (StoreFixture *self, const char *sql)
{
  store_fixture_write (self, script_job, (gpointer)sql);
}

/* --- everything that stands in the file, as text ---------------------------------------- */

void
store_fixture_dump_table (RegDb *db, const char *table, const char *without, GString *text)
{
  g_autoptr (GString) columns = g_string_new ("");
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegStatement) names = reg_db_query (
      db, "SELECT name FROM pragma_table_info (?) WHERE name <> ? ORDER BY cid", "tt", table,
      without);
  g_autoptr (RegStatement) each = NULL;

  while (reg_statement_next (names, NULL))
    g_string_append_printf (columns, "%squote (%s)", columns->len ? " || ',' || " : "",
                            reg_statement_text (names, 0));
  sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY 1", columns->str, table);
  each = reg_db_query (db, sql, NULL);
  while (reg_statement_next (each, &error))
    g_string_append_printf (text, "%s %s\n", table, reg_statement_text (each, 0));
  g_assert_no_error (error);
}

static gboolean
dump_records_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GString *text = g_string_new ("");

  for (int i = 1; i < REG_N_ENTITIES; i++)
    store_fixture_dump_table (db, reg_entity_get_info (i)->table, "changed_at", text);
  *(char **)data = g_string_free_and_steal (text);
  return TRUE;
}

char *
store_fixture_dump (StoreFixture *self)
{
  char *text = NULL;

  store_fixture_read (self, dump_records_job, &text);
  return text;
}

/* The line in which two texts differ. Splitting long texts takes minutes with the sanitizers, which
 * measure all that is left of them for each line. */
static char *
dup_line (const char *text, gsize at)
{
  gsize first = at;

  while (first > 0 && text[first - 1] != '\n')
    first--;
  return g_strndup (text + first, strcspn (text + first, "\n"));
}

void
store_fixture_assert_same (const char *after, const char *before)
{
  gsize at = 0;
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (g_str_equal (after, before))
    return;
  while (after[at] == before[at])
    at++;
  left = dup_line (after, at);
  right = dup_line (before, at);
  g_assert_cmpstr (left, ==, right);
  g_assert_not_reached ();
}
