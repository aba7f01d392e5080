/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-fixture.h"

#include "store/reg-firm.h"

#include <string.h>

static gboolean
firm_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const RegFirmSetup setup = { .name = "Test firm", .country = "NL", .owner = "Owner" };

  return reg_firm_create (db, &setup, error) != 0;
}

void
import_set_up (StoreFixture *self, gconstpointer unused)
{
  static const RegActionInfo info = { .kind = "init", .label = "init", .without_undo = TRUE };
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (self, unused);
  reg_store_write_sync (self->store, &info, firm_job, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

GFile *
import_write (StoreFixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

RegImportPlan *
import_plan (RegImportKind kind, GFile *first, GFile *second)
{
  RegImportPlan *plan = reg_import_plan_new (kind);
  g_autoptr (GError) error = NULL;

  reg_import_plan_add_file (plan, first, NULL, &error);
  g_assert_no_error (error);
  if (second)
    reg_import_plan_add_file (plan, second, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

typedef struct
{
  RegImportPlan *plan;
  RegImportResult *result;
} ImportJob;

static gboolean
import_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ImportJob *job = data;

  return reg_import_run (db, job->plan, job->result, cancellable, error);
}

RegImportResult *
import_run (StoreFixture *self, RegImportPlan *plan, gint64 *action)
{
  static const RegActionInfo info = { .kind = "import", .label = "Imported", .is_long = TRUE };
  ImportJob job = { plan, reg_import_result_new () };
  g_autoptr (GError) error = NULL;

  reg_store_write_sync (self->store, &info, import_job, &job, NULL, action, &error);
  g_assert_no_error (error);
  return job.result;
}

RegImportResult *
import_text (StoreFixture *self, RegImportKind kind, const char *text)
{
  g_autoptr (GFile) file = import_write (self, "import.txt", text);
  g_autoptr (RegImportPlan) plan = import_plan (kind, file, NULL);

  return import_run (self, plan, NULL);
}

typedef struct
{
  RegEntityId entity;
  int field;
  const char *text;
  GPtrArray *list;
  RegRecord *record;
  GString *points;
} ReadJob;

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ReadJob *job = data;

  job->list = reg_db_list (db, job->entity, -1, error);
  return job->list != NULL;
}

GPtrArray *
import_list (StoreFixture *self, RegEntityId entity)
{
  ReadJob job = { .entity = entity };

  g_assert_true (reg_store_read_sync (self->store, list_job, &job, NULL, NULL));
  return job.list;
}

static gboolean
find_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ReadJob *job = data;

  job->record = reg_db_find_by_text (db, job->entity, job->field, job->text, error);
  return job->record != NULL;
}

RegRecord *
import_find (StoreFixture *self, RegEntityId entity, int field, const char *text)
{
  ReadJob job = { .entity = entity, .field = field, .text = text };

  reg_store_read_sync (self->store, find_job, &job, NULL, NULL);
  return job.record;
}

static void
describe_point (GString *out, const RegRecord *point)
{
  gint64 kind = reg_record_get_int (point, REG_CONTACT_POINT_KIND);

  g_string_append_printf (out, "%s%s ", out->len ? "|" : "",
                          reg_enum_get_nick (&reg_enum_contact_kind, kind));
  if (kind == REG_CONTACT_KIND_ADDRESS)
    g_string_append_printf (out, "%s, %s %s", reg_record_get_text (point, REG_CONTACT_POINT_STREET),
                            reg_record_get_text (point, REG_CONTACT_POINT_POSTAL_CODE),
                            reg_record_get_text (point, REG_CONTACT_POINT_CITY));
  else
    g_string_append (out, reg_record_get_text (point, REG_CONTACT_POINT_VALUE));
}

static gboolean
points_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ReadJob *job = data;
  g_autoptr (RegRecord)
      party = reg_db_find_by_text (db, REG_ENTITY_PARTY, REG_PARTY_NAME, job->text, error);
  g_autoptr (GPtrArray) points = NULL;

  if (!party)
    return FALSE;
  points = reg_db_list_by_int (db, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID,
                               reg_record_get_id (party), REG_CONTACT_POINT_POSITION, error);
  for (guint i = 0; points && i < points->len; i++)
    describe_point (job->points, points->pdata[i]);
  return points != NULL;
}

char *
import_points (StoreFixture *self, const char *customer)
{
  ReadJob job = { .text = customer, .points = g_string_new (NULL) };
  g_autoptr (GError) error = NULL;

  reg_store_read_sync (self->store, points_job, &job, NULL, &error);
  g_assert_no_error (error);
  return g_string_free_and_steal (job.points);
}
