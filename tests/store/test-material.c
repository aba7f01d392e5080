/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"
#include "store/reg-list.h"
#include "store/reg-material-requests.h"
#include "store/reg-material.h"
#include "store/reg-tasks.h"
#include "store/reg-timeline.h"

/* Today is Wednesday 2026-11-18. The bakery (1) has an address and a mail address, the café (2) said no
 * to mail and has no address, the bank (3) is not to be used, the kiosk (4) is gone. */
/* clang-format off */
static const char *shop =
    ROW ("party", "name, owner_id", "'Bakery', 1")
    ROW ("party", "name", "'Café'")
    ROW ("party", "name, restricted", "'Bank', 1")
    ROW ("party", "name, deleted_at", "'Kiosk', 5")
    ROW ("contact_point", "party_id, kind, value", "1, 7, 'Markt 1'")
    ROW ("contact_point", "party_id, kind, value", "1, 3, 'a@example.org'")
    ROW ("contact_point", "party_id, kind, value", "2, 3, 'b@example.org'")
    ROW ("consent", "party_id, purpose, channel, answer, answered_on", "2, 0, 1, 1, '2026-01-01'")
    ROW ("product", "name", "'City bike'")
    ROW ("product", "name, variant_of", "'City bike, red', 1")
    ROW ("product", "name", "'Bell'")
    ROW ("attachment", "name, hash, data", "'bike.pdf', zeroblob (32), x'25504446'")
    ROW ("material", "kind, name, version, product_id, attachment_id, cost, since", "1, 'Bike sheet', '2025', 1, 1, 40, '2025-01-01'")
    ROW ("material", "kind, name, cost", "2, 'Leather sample', 350")
    ROW ("material", "kind, name, product_id, retired_on", "0, 'Old brochure', 3, '2026-11-18'")
    ROW ("material", "kind, name, product_id", "0, 'Bells', 3")
    ROW ("quotation", "party_id, number", "1, 'Q1'")
    ROW ("quotation_revision", "quotation_id, revision, state, currency", "1, 1, 0, 'EUR'")
    ROW ("quotation_line", "revision_id, position, product_id", "1, 1, 2")
    "UPDATE quotation SET current_id = 1;";
/* clang-format on */

typedef struct
{
  RegMaterialOrder order;
  gint64 material, request;
  RegMaterialStage stage;
  const char *text;
  GBytes *file;
  gboolean retired;
  GPtrArray *list;
  RegMaterial *one;
  RegMaterialWays *ways;
  RegMaterialSums sums;
  gint64 id;
} Job;

static void
set_up_shop (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_make_firm (f);
  store_fixture_script (f, shop);
}

#define JOB(name, statement)                                                                       \
  static gboolean name (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)       \
  {                                                                                                \
    Job *job = data;                                                                               \
                                                                                                   \
    return statement;                                                                              \
  }

JOB (request_job, (job->id = reg_material_request (db, &job->order, error)) != 0)
JOB (mark_job, reg_material_mark (db, job->request, job->stage, job->text, error))
static gboolean
arrive_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  int n = -1;
  gboolean ok = reg_material_arrive_due (db, ((Job *)data)->text, &n, error);

  ((Job *)data)->id = n;
  return ok;
}

JOB (usual_job, (job->list = reg_material_list_usual (db, job->id, 10, error)) != NULL)
JOB (quoted_job, (job->list = reg_material_list_for_quotation (db, job->id, 10, error)) != NULL)
JOB (load_job, (job->one = reg_material_load (db, job->material, error)) != NULL)
JOB (ways_job, (job->ways = reg_material_ways_load (db, job->id, error)) != NULL)
JOB (sums_job, reg_material_sums_load (db, job->text, &job->sums, error))
JOB (retire_job, reg_material_set_retired (db, job->material, job->retired, error))
JOB (file_job, reg_material_set_file (db, job->material, job->file, job->text, error))
JOB (renew_job,
     (job->id = reg_material_renew (db, job->material, job->text, job->file, "new.pdf", error))
         != 0)

/* "Bike sheet 1/0 City bike bike.pdf|Leather sample …": how often given, the newest request. */
static void
assert_list (StoreFixture *f, RegStoreJob job_func, gint64 about, const char *expected)
{
  Job job = { .id = about };
  g_autoptr (GString) text = g_string_new (NULL);

  store_fixture_read (f, job_func, &job);
  for (guint i = 0; i < job.list->len; i++)
    {
      const RegMaterial *material = job.list->pdata[i];

      g_string_append_printf (text, "%s%s %d/%d", i ? "|" : "",
                              reg_record_get_text (material->record, REG_MATERIAL_NAME),
                              (int)material->n_given, (int)material->request);
    }
  g_ptr_array_unref (job.list);
  g_assert_cmpstr (text->str, ==, expected);
}

static gint64
request (StoreFixture *f,
         gint64 party,
         gint64 material,
         RegChannel channel,
         int quantity,
         gint64 *action)
{
  Job job = { .order = { party, material, quantity, channel } };
  gint64 done = store_fixture_write (f, request_job, &job);

  if (action)
    *action = done;
  return job.id;
}

static void
mark (StoreFixture *f, gint64 id, RegMaterialStage stage, const char *title)
{
  Job job = { .request = id, .stage = stage, .text = title };

  store_fixture_write (f, mark_job, &job);
}

/* "2026-11-18 2026-11-18  700" */
static void
assert_request (StoreFixture *f, gint64 id, const char *expected)
{
  g_autoptr (RegRecord) record = store_fixture_load (f, REG_ENTITY_MATERIAL_REQUEST, id);
  g_autofree char *text = g_strdup_printf (
      "%s/%s/%s/%s %d", reg_record_get_text (record, REG_MATERIAL_REQUEST_ASKED_ON),
      reg_record_get_text (record, REG_MATERIAL_REQUEST_SENT_ON),
      reg_record_get_text (record, REG_MATERIAL_REQUEST_ARRIVED_ON),
      reg_record_get_text (record, REG_MATERIAL_REQUEST_FOLLOWED_ON),
      (int)reg_record_get_int (record, REG_MATERIAL_REQUEST_COST));

  g_assert_cmpstr (text, ==, expected);
}

/* --- the library ------------------------------------------------------------------------ */

static void
test_lists (StoreFixture *f, gconstpointer unused)
{
  assert_list (f, usual_job, 1, "Bells 0/0|Bike sheet 0/0|Leather sample 0/0");
  request (f, 1, 2, REG_CHANNEL_COUNTER, 1, NULL);
  request (f, 2, 2, REG_CHANNEL_COUNTER, 1, NULL);
  request (f, 1, 1, REG_CHANNEL_COUNTER, 1, NULL);
  assert_list (f, usual_job, 1, "Leather sample 2/1|Bike sheet 1/3|Bells 0/0");
  assert_list (f, usual_job, 77, "Leather sample 2/0|Bike sheet 1/0|Bells 0/0");
}

/* What is about the product of which a variant is quoted comes first; about other products nothing. */
static void
test_quoted (StoreFixture *f, gconstpointer unused)
{
  Job job = { .order = { 1, 1, 1, REG_CHANNEL_MAIL, 1 } };

  assert_list (f, quoted_job, 1, "Bike sheet 0/0|Leather sample 0/0");
  store_fixture_write (f, request_job, &job);
  request (f, 1, 2, REG_CHANNEL_MAIL, 1, NULL);
  assert_list (f, quoted_job, 1, "Bike sheet 1/1|Leather sample 1/0");
  assert_list (f, quoted_job, 77, "Leather sample 1/0");
}

/* The old one is kept, retired, and named by the new one; all of it is one action. */
static void
test_renew (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GBytes) file = g_bytes_new_static ("%PDF-1.7 new", 12);
  Job job = { .material = 1, .text = "2026", .file = file };
  Job load = { 0 };
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *after = NULL;
  gint64 action = store_fixture_write (f, renew_job, &job);
  g_autoptr (RegRecord) old = store_fixture_load (f, REG_ENTITY_MATERIAL, 1);
  g_autoptr (GError) error = NULL;

  load.material = job.id;
  store_fixture_read (f, load_job, &load);
  g_assert_cmpstr (reg_record_get_text (old, REG_MATERIAL_RETIRED_ON), ==, "2026-11-18");
  g_assert_cmpstr (reg_record_get_text (load.one->record, REG_MATERIAL_NAME), ==, "Bike sheet");
  g_assert_cmpstr (reg_record_get_text (load.one->record, REG_MATERIAL_VERSION), ==, "2026");
  g_assert_cmpstr (reg_record_get_text (load.one->record, REG_MATERIAL_SINCE), ==, "2026-11-18");
  g_assert_true (reg_record_is_null (load.one->record, REG_MATERIAL_RETIRED_ON));
  g_assert_cmpint (reg_record_get_int (load.one->record, REG_MATERIAL_REPLACES_ID), ==, 1);
  g_assert_cmpint (reg_record_get_int (load.one->record, REG_MATERIAL_COST), ==, 40);
  g_assert_cmpstr (load.one->file, ==, "new.pdf");
  g_assert_cmpstr (load.one->product, ==, "City bike");
  reg_material_free (load.one);

  error = store_fixture_refused (f, renew_job, &job);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED);
  store_fixture_undo (f, action, NULL, NULL);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
}

static void
test_file (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) file = g_bytes_new_static ("%PDF-x", 6);
  Job job = { .material = 2, .file = empty, .text = "nothing.pdf" };
  g_autoptr (GError) error = store_fixture_refused (f, file_job, &job);

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
  job.file = file;
  store_fixture_write (f, file_job, &job);
  store_fixture_read (f, load_job, &job);
  g_assert_cmpstr (job.one->file, ==, "nothing.pdf");
  reg_material_free (job.one);
  job.file = NULL;
  store_fixture_write (f, file_job, &job);
  store_fixture_read (f, load_job, &job);
  g_assert_null (job.one->file);
  reg_material_free (job.one);
}

static void
test_retire (StoreFixture *f, gconstpointer unused)
{
  Job job = { .material = 4, .retired = TRUE };
  g_autoptr (GError) error = NULL;

  store_fixture_write (f, retire_job, &job);
  assert_list (f, usual_job, 1, "Bike sheet 0/0|Leather sample 0/0");
  job.material = 3;
  job.retired = FALSE;
  store_fixture_write (f, retire_job, &job);
  assert_list (f, usual_job, 1, "Bike sheet 0/0|Leather sample 0/0|Old brochure 0/0");
  job.material = 99;
  error = store_fixture_refused (f, retire_job, &job);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
}

/* --- requests --------------------------------------------------------------------------- */

static void
test_request (StoreFixture *f, gconstpointer unused)
{
  gint64 action;
  gint64 posted = request (f, 1, 2, REG_CHANNEL_LETTER, 2, &action);

  assert_request (f, posted, "2026-11-18/// 700");
  assert_request (f, request (f, 1, 1, REG_CHANNEL_MAIL, 1, NULL),
                  "2026-11-18/2026-11-18/2026-11-18/ 40");
  /* Nobody knows what it costs. */
  assert_request (f, request (f, 2, 4, REG_CHANNEL_COUNTER, 1, NULL),
                  "2026-11-18/2026-11-18/2026-11-18/ 0");
  store_fixture_undo (f, action, NULL, NULL);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM material_request"
                                               " WHERE deleted_at IS NULL"),
                   ==, 2);
}

static void
test_refused (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    RegMaterialOrder order;
    RegStoreError code;
  } cases[] = {
    { { 1, 3, 1, REG_CHANNEL_COUNTER }, REG_STORE_ERROR_REFUSED },  /* retired today */
    { { 3, 1, 1, REG_CHANNEL_COUNTER }, REG_STORE_ERROR_REFUSED },  /* not to be used */
    { { 4, 1, 1, REG_CHANNEL_COUNTER }, REG_STORE_ERROR_REFUSED },  /* gone */
    { { 2, 1, 1, REG_CHANNEL_MAIL }, REG_STORE_ERROR_REFUSED },     /* said no */
    { { 2, 1, 1, REG_CHANNEL_LETTER }, REG_STORE_ERROR_REFUSED },   /* no address */
    { { 1, 1, 0, REG_CHANNEL_COUNTER }, REG_STORE_ERROR_INVALID },  /* none */
    { { 1, 1, 10001, REG_CHANNEL_MAIL }, REG_STORE_ERROR_INVALID }, /* a mistake */
    { { 1, 1, 1, REG_N_CHANNELS }, REG_STORE_ERROR_INVALID },
    { { 1, 77, 1, REG_CHANNEL_MAIL }, REG_STORE_ERROR_NOT_FOUND },
    { { 77, 1, 1, REG_CHANNEL_MAIL }, REG_STORE_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Job job = { .order = cases[i].order };
      g_autoptr (GError) error = store_fixture_refused (f, request_job, &job);

      g_test_message ("case %u: %s", i, error->message);
      g_assert_error (error, REG_STORE_ERROR, (int)cases[i].code);
    }
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM material_request"), ==, 0);
}

static void
test_ways (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    gint64 party;
    RegChannel channel;
    RegConsentReason reason;
  } cases[] = {
    { 1, REG_CHANNEL_LETTER, REG_CONSENT_NOT_NEEDED },
    { 1, REG_CHANNEL_SOCIAL, REG_CONSENT_NO_WAY },
    { 2, REG_CHANNEL_COUNTER, REG_CONSENT_NOT_NEEDED },
    { 2, REG_CHANNEL_MAIL, REG_CONSENT_REFUSED },
    { 2, REG_CHANNEL_LETTER, REG_CONSENT_NO_WAY },
    { 3, REG_CHANNEL_COUNTER, REG_CONSENT_BARRED },
    { 4, REG_CHANNEL_COUNTER, REG_CONSENT_GONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Job job = { .id = cases[i].party };

      store_fixture_read (f, ways_job, &job);
      g_test_message ("case %u", i);
      g_assert_cmpint (job.ways->by[cases[i].channel].reason, ==, cases[i].reason);
      g_assert_cmpint (job.ways->by[cases[i].channel].is_allowed, ==,
                       cases[i].reason == REG_CONSENT_NOT_NEEDED);
      reg_material_ways_free (job.ways);
    }
}

/* Whoever looks after the bakery (the owner) is told; speaking to them ends the follow-up. */
static void
test_mark (StoreFixture *f, gconstpointer unused)
{
  gint64 id = request (f, 1, 2, REG_CHANNEL_LETTER, 1, NULL);
  Job job = { .request = id, .stage = REG_MATERIAL_STAGE_SENT };
  g_autoptr (RegRecord) task = NULL;
  g_autoptr (RegRecord) done = NULL;
  g_autoptr (GError) error = NULL;

  mark (f, id, REG_MATERIAL_STAGE_SENT, "not used");
  assert_request (f, id, "2026-11-18/2026-11-18// 350");
  error = store_fixture_refused (f, mark_job, &job);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM task"), ==, 0);
  store_fixture_set_time ("2026-11-20T09:00:00Z");
  mark (f, id, REG_MATERIAL_STAGE_ARRIVED, "Ask about the leather");
  assert_request (f, id, "2026-11-18/2026-11-18/2026-11-20/ 350");
  task = store_fixture_load (f, REG_ENTITY_TASK, 1);
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_TITLE), ==,
                   "Ask about the leather: Leather sample");
  /* Somebody else noted it, so the owner is told. */
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_REMIND_AT), >, store_fixture_now);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_STAFF_ID), ==, 1);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_PARTY_ID), ==, 1);
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_DUE_ON), ==, "2026-11-20");
  mark (f, id, REG_MATERIAL_STAGE_FOLLOWED, NULL);
  assert_request (f, id, "2026-11-18/2026-11-18/2026-11-20/2026-11-20 350");
  done = store_fixture_load (f, REG_ENTITY_TASK, 1);
  g_assert_false (reg_record_is_null (done, REG_TASK_DONE_AT));
}

/* What was spoken about was sent and has arrived. */
static void
test_skip (StoreFixture *f, gconstpointer unused)
{
  gint64 id = request (f, 1, 2, REG_CHANNEL_LETTER, 1, NULL);

  mark (f, id, REG_MATERIAL_STAGE_FOLLOWED, "not used");
  assert_request (f, id, "2026-11-18/2026-11-18/2026-11-18/2026-11-18 350");
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM task"), ==, 0);
}

/* Three days after it was sent it has arrived; whoever looks after them is told, once. Nobody is to speak
 * to who is not to be used. */
static void
test_arrive (StoreFixture *f, gconstpointer unused)
{
  gint64 sent = request (f, 1, 2, REG_CHANNEL_LETTER, 1, NULL);
  gint64 other = request (f, 1, 1, REG_CHANNEL_LETTER, 1, NULL);
  Job job = { .text = "Ask them" };
  g_autoptr (RegRecord) task = NULL;

  mark (f, sent, REG_MATERIAL_STAGE_SENT, NULL);
  store_fixture_set_time ("2026-11-20T09:00:00Z");
  store_fixture_write (f, arrive_job, &job);
  g_assert_cmpint (job.id, ==, 0);
  store_fixture_set_time ("2026-11-23T09:00:00Z");
  store_fixture_write (f, arrive_job, &job);
  g_assert_cmpint (job.id, ==, 1);
  assert_request (f, sent, "2026-11-18/2026-11-18/2026-11-21/ 350");
  assert_request (f, other, "2026-11-18/// 40");
  task = store_fixture_load (f, REG_ENTITY_TASK, 1);
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_TITLE), ==, "Ask them: Leather sample");
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_DUE_ON), ==, "2026-11-23");
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_REMIND_AT), >, store_fixture_now);
  store_fixture_write (f, arrive_job, &job);
  g_assert_cmpint (job.id, ==, 0);

  mark (f, other, REG_MATERIAL_STAGE_SENT, NULL);
  store_fixture_script (f, "UPDATE party SET restricted = 1 WHERE id = 1;");
  store_fixture_set_time ("2026-12-23T09:00:00Z");
  store_fixture_write (f, arrive_job, &job);
  g_assert_cmpint (job.id, ==, 1);
  assert_request (f, other, "2026-11-18/2026-11-23/2026-11-26/ 40");
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM task"), ==, 1);
}

/* --- what is said about them ------------------------------------------------------------ */

typedef struct
{
  const char *filter;
  GString *text;
} ListJob;

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  ListJob *job = data;
  RegListQuery query = { REG_LIST_REQUESTS, -1, .filter = job->filter, .staff = 1 };
  g_autoptr (GArray) ids = reg_list_ids (db, &query, NULL, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (!ids)
    return FALSE;
  rows = reg_list_rows (db, REG_LIST_REQUESTS, (gint64 *)ids->data, ids->len, error);
  for (guint i = 0; rows && i < rows->len; i++)
    {
      const RegListRow *row = rows->pdata[i];

      /* customer, what, state, quotation */
      g_string_append_printf (job->text, "%s%s %s %s %s", i ? "|" : "", row->values[0].text,
                              row->values[1].text,
                              reg_enum_get_nick (&reg_enum_material_stage, row->values[4].i),
                              row->values[8].type == REG_VALUE_TEXT ? row->values[8].text : "-");
    }
  return rows != NULL;
}

static void
assert_requests (StoreFixture *f, const char *filter, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  ListJob job = { filter, text };

  store_fixture_read (f, list_job, &job);
  g_assert_cmpstr (text->str, ==, expected);
}

/* What is forgotten comes first, the oldest of it at the top; then the newest. */
static void
test_list (StoreFixture *f, gconstpointer unused)
{
  gint64 leather, sheet, bells, late;
  Job job = { .text = "2026-01-01" };

  store_fixture_set_time ("2026-10-01T09:00:00Z");
  late = request (f, 2, 2, REG_CHANNEL_COUNTER, 1, NULL);
  store_fixture_set_time ("2026-11-10T09:00:00Z");
  leather = request (f, 1, 2, REG_CHANNEL_LETTER, 3, NULL);
  sheet = request (f, 2, 1, REG_CHANNEL_COUNTER, 1, NULL);
  store_fixture_set_time ("2026-11-18T09:00:00Z");
  bells = request (f, 1, 4, REG_CHANNEL_LETTER, 1, NULL);
  assert_requests (f, NULL,
                   "Café Leather sample late -|Café Bike sheet 2025 late -"
                   "|Bakery Leather sample late -|Bakery Bells asked -");
  mark (f, sheet, REG_MATERIAL_STAGE_FOLLOWED, NULL);
  mark (f, bells, REG_MATERIAL_STAGE_SENT, NULL);
  assert_requests (f, NULL,
                   "Café Leather sample late -|Bakery Leather sample late -"
                   "|Bakery Bells sent -|Café Bike sheet 2025 followed -");
  assert_requests (f, "late", "Café Leather sample late -|Bakery Leather sample late -");
  assert_requests (f, "to-send", "Bakery Leather sample late -");
  assert_requests (f, "on-way", "Bakery Bells sent -");
  assert_requests (f, "followed", "Café Bike sheet 2025 followed -");
  assert_requests (f, "wasted", "Café Leather sample late -");
  store_fixture_read (f, sums_job, &job);
  g_assert_cmpint (job.sums.n, ==, 4);
  g_assert_cmpint (job.sums.n_late, ==, 2);
  g_assert_cmpint (job.sums.cost, ==, 350 + 1050 + 40);
  g_assert_cmpint (job.sums.wasted, ==, 350);
  mark (f, leather, REG_MATERIAL_STAGE_ARRIVED, "Ask them");
  assert_requests (f, "late", "Café Leather sample late -");
  mark (f, late, REG_MATERIAL_STAGE_FOLLOWED, NULL);
  assert_requests (f, "late", "");
}

static gboolean
complete_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_task_complete (db, 1, error);
}

/* A follow-up that is ticked off among the tasks counts as well; so does a quotation that came of it. */
static void
test_elsewhere (StoreFixture *f, gconstpointer unused)
{
  gint64 id = request (f, 1, 2, REG_CHANNEL_LETTER, 1, NULL);

  mark (f, id, REG_MATERIAL_STAGE_ARRIVED, "Ask them");
  store_fixture_set_time ("2026-11-28T09:00:00Z");
  assert_requests (f, NULL, "Bakery Leather sample late -");
  store_fixture_write (f, complete_job, NULL);
  assert_requests (f, NULL, "Bakery Leather sample followed -");
  assert_requests (f, "arrived", "");
  store_fixture_script (f, "INSERT INTO quotation (uid, created_at, changed_at, party_id, number)"
                           " VALUES (randomblob (16), " AT ("2026-11-27") ", 0, 1, 'Q7');");
  assert_requests (f, NULL, "Bakery Leather sample followed Q7");
}

static gboolean
story_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **entries = data;

  *entries = reg_timeline_load (db, 1, G_MAXINT64, 0, 10, error);
  return *entries != NULL;
}

static void
test_story (StoreFixture *f, gconstpointer unused)
{
  GPtrArray *entries;
  const RegTimelineEntry *entry;

  request (f, 1, 1, REG_CHANNEL_MAIL, 1, NULL);
  store_fixture_read (f, story_job, &entries);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->entity, ==, REG_ENTITY_MATERIAL_REQUEST);
  g_assert_cmpstr (entry->title, ==, "Bike sheet 2025");
  g_assert_cmpint (entry->kind, ==, REG_MATERIAL_STAGE_ARRIVED);
  g_ptr_array_unref (entries);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, StoreFixture, NULL, set_up_shop, func, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/material/lists", test_lists);
  ADD ("/material/quoted", test_quoted);
  ADD ("/material/renew", test_renew);
  ADD ("/material/file", test_file);
  ADD ("/material/retire", test_retire);
  ADD ("/material/request", test_request);
  ADD ("/material/refused", test_refused);
  ADD ("/material/ways", test_ways);
  ADD ("/material/mark", test_mark);
  ADD ("/material/skip", test_skip);
  ADD ("/material/arrive", test_arrive);
  ADD ("/material/list", test_list);
  ADD ("/material/elsewhere", test_elsewhere);
  ADD ("/material/story", test_story);
  return g_test_run ();
}
