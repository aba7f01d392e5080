/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

#include "store/reg-db-private.h"
#include "store/reg-past.h"
#include "store/reg-party-erase.h"
#include "store/reg-questions.h"
#include "store/reg-rungs.h"

/* A customer as it was on a day: fields, ways to reach them, what was open and what it was worth. */

typedef struct
{
  const char *day;
  RegPast *past;
} Job;

static gboolean
past_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->past = reg_past_load (db, 1, job->day, error);
  return job->past != NULL;
}

static RegPast *
load (Shop *shop, const char *day)
{
  Job job = { day, NULL };

  store_fixture_read (SHOP_STORE (shop), past_job, &job);
  return job.past;
}

typedef struct
{
  RegEntityId entity;
  gint64 id;
  int field;
  const char *text;
} Edit;

static gboolean
edit_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;
  g_autoptr (RegRecord) record = reg_db_load (db, edit->entity, edit->id, error);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_text (builder, edit->field, edit->text);
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

static gint64
set (Shop *shop, RegEntityId entity, gint64 id, int field, const char *text)
{
  Edit edit = { entity, id, field, text };

  return store_fixture_write (SHOP_STORE (shop), edit_job, &edit);
}

static gboolean
bin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;

  return edit->field ? reg_db_remove (db, edit->entity, edit->id, error)
                     : reg_db_bin (db, edit->entity, edit->id, error);
}

static gint64
add_point (Shop *shop, const char *value)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_PARTY_ID, 1);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_EMAIL);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, value);
  return store_fixture_save (SHOP_STORE (shop), builder, NULL);
}

/* "name/note/point,point" of that day, "-" when it was not there. */
static void
assert_then (Shop *shop, const char *day, const char *expected)
{
  g_autoptr (RegPast) past = load (shop, day);
  g_autoptr (GString) text = g_string_new ("-");

  if (past->then)
    g_string_printf (text, "%s/%s/", reg_record_get_text (past->then, REG_PARTY_NAME),
                     reg_record_get_text (past->then, REG_PARTY_NOTE));
  for (guint i = 0; i < past->points_then->len; i++)
    g_string_append_printf (
        text, "%s%s", i ? "," : "",
        reg_record_get_text (past->points_then->pdata[i], REG_CONTACT_POINT_VALUE));
  g_test_message ("%s", day);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_fields (Shop *shop, gconstpointer unused)
{
  Edit bin = { REG_ENTITY_PARTY, 1, 0, NULL }, remove = { REG_ENTITY_CONTACT_POINT, 0, 1, NULL };
  gint64 renamed, deleted;

  shop_set_day ("2030-02-01", 12);
  set (shop, REG_ENTITY_PARTY, 1, REG_PARTY_NAME, "First");
  remove.id = add_point (shop, "old@x");
  shop_set_day ("2030-03-01", 12);
  renamed = set (shop, REG_ENTITY_PARTY, 1, REG_PARTY_NAME, "Second");
  set (shop, REG_ENTITY_PARTY, 1, REG_PARTY_NOTE, "Note");
  set (shop, REG_ENTITY_CONTACT_POINT, remove.id, REG_CONTACT_POINT_VALUE, "new@x");
  shop_set_day ("2030-04-01", 12);
  store_fixture_write (SHOP_STORE (shop), bin_job, &remove);
  add_point (shop, "third@x");
  deleted = store_fixture_write (SHOP_STORE (shop), bin_job, &bin);
  shop_set_day ("2030-05-01", 12);
  store_fixture_undo (SHOP_STORE (shop), deleted, NULL, NULL);
  assert_then (shop, "2020-01-01", "-");
  assert_then (shop, "2030-02-01", "First//old@x");
  assert_then (shop, "2030-02-28", "First//old@x");
  assert_then (shop, "2030-03-01", "Second/Note/new@x");
  assert_then (shop, "2030-04-01", "-third@x");
  assert_then (shop, "2030-05-01", "Second/Note/third@x");
  /* What was undone since was so then. */
  shop_set_day ("2030-06-01", 12);
  store_fixture_undo (SHOP_STORE (shop), renamed, NULL, NULL);
  assert_then (shop, "2030-05-01", "Second/Note/third@x");
}

static void
assert_matters (Shop *shop, const char *day, const char *expected)
{
  g_autoptr (RegPast) past = load (shop, day);
  g_autoptr (GString) text = g_string_new ("");

  for (guint i = 0; i < past->matters->len; i++)
    {
      const RegPastMatter *matter = past->matters->pdata[i];

      g_string_append_printf (text, "%s%d%s", i ? " " : "", (int)matter->state,
                              matter->is_open ? "+" : "");
    }
  g_test_message ("%s", day);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_matters (Shop *shop, gconstpointer unused)
{
  gint64 quotation;

  shop_set_day ("2030-02-01", 9);
  quotation = shop_draft (shop, 0);
  shop_set_day ("2030-02-03", 9);
  SHOP_DO (shop, shop_submit, .id = quotation);
  SHOP_DO (shop, shop_send, .id = quotation);
  assert_matters (shop, "2030-02-04", "7+");
  shop_set_day ("2030-02-05", 9);
  SHOP_DO (shop, shop_decline, .id = quotation, .text = "price");
  assert_matters (shop, "2030-01-31", "");
  assert_matters (shop, "2030-02-02", "0");
  assert_matters (shop, "2030-02-04", "7");
  assert_matters (shop, "2030-02-05", "");
  store_fixture_script (SHOP_STORE (shop),
                        ROW ("sale", "party_id, sold_on, net", "1, '2030-01-01', 500")
                            ROW ("sale", "party_id, sold_on, net", "1, '2030-02-04', 700")
                                ROW ("touchpoint", "party_id, at", "1, 5"));
  {
    g_autoptr (RegPast) past = load (shop, "2030-02-03");

    g_assert_cmpint (past->n_sales_now, ==, 2);
    g_assert_cmpint (past->net_now, ==, 1200);
    g_assert_cmpint (past->n_sales_then, ==, 1);
    g_assert_cmpint (past->net_then, ==, 500);
    g_assert_cmpint (past->contact_then, ==, 5);
  }
}

/* --- what we and they said -------------------------------------------------------------- */

typedef struct
{
  gint64 question;
  const char *topic, *value;
  RegRung rung;
  const char *reason;
} Said;

static gboolean
said_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Said *said = data;

  if (said->reason)
    return reg_rungs_mark (db, 1, said->rung, said->reason, error);
  return reg_answer_save (db, 1, said->question, said->topic, said->value, error) != 0;
}

/* "rung|question: then > now|…" */
static void
assert_said (Shop *shop, const char *day, const char *expected)
{
  g_autoptr (RegPast) past = load (shop, day);
  g_autoptr (GString) text = g_string_new ("");

  g_string_append_printf (
      text, "%d>%d|",
      past->mark_then ? (int)reg_record_get_int (past->mark_then, REG_RUNG_MARK_RUNG) : -1,
      past->mark_now ? (int)reg_record_get_int (past->mark_now, REG_RUNG_MARK_RUNG) : -1);
  for (guint i = 0; i < past->answers->len; i++)
    {
      const RegPastAnswer *answer = past->answers->pdata[i];

      g_string_append_printf (
          text, "%s: %s>%s|",
          answer->question ? reg_record_get_text (answer->question, REG_QUESTION_TEXT) : "",
          answer->then ? reg_record_get_text (answer->then, REG_ANSWER_VALUE) : "-",
          answer->now ? reg_record_get_text (answer->now, REG_ANSWER_VALUE) : "-");
    }
  g_test_message ("%s", day);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_said (Shop *shop, gconstpointer unused)
{
  StoreFixture *f = SHOP_STORE (shop);
  Said city = { 1, NULL, "City", 0, NULL }, gravel = { 1, NULL, "Gravel", 0, NULL };
  Said dog = { 0, "Dog", "A poodle", 0, NULL }, cat = { 0, "dog", "A cat", 0, NULL };
  Said advocate = { .rung = REG_RUNG_ADVOCATE, .reason = "tells everybody" };
  Said lost = { .rung = REG_RUNG_LOST, .reason = "moved" };
  gint64 action;

  store_fixture_script (f, ROW ("question", "text, purpose", "'Which?', 'x'"));
  shop_set_day ("2030-02-01", 12);
  store_fixture_write (f, said_job, &city);
  store_fixture_write (f, said_job, &advocate);
  shop_set_day ("2030-03-01", 12);
  store_fixture_write (f, said_job, &gravel);
  store_fixture_write (f, said_job, &dog);
  action = store_fixture_write (f, said_job, &lost);
  shop_set_day ("2030-04-01", 12);
  store_fixture_write (f, said_job, &cat);
  assert_said (shop, "2030-01-31", "-1>6|Which?: ->Gravel|: ->A cat|");
  assert_said (shop, "2030-02-15", "4>6|Which?: City>Gravel|: ->A cat|");
  assert_said (shop, "2030-03-01", "6>6|Which?: Gravel>Gravel|: A poodle>A cat|");
  shop_set_day ("2030-05-01", 12);
  store_fixture_undo (f, action, NULL, NULL);
  assert_said (shop, "2030-05-01", "4>4|Which?: Gravel>Gravel|: A cat>A cat|");
}

static gboolean
erase_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const RegEraseWords words = { "Erased customer 1", "Erased" };

  return reg_party_erase (db, 1, &words, error);
}

/* History does not give back what was erased. */
static void
test_erased (Shop *shop, gconstpointer unused)
{
  shop_set_day ("2030-02-01", 12);
  set (shop, REG_ENTITY_PARTY, 1, REG_PARTY_NAME, "First");
  set (shop, REG_ENTITY_PARTY, 1, REG_PARTY_NOTE, "Note");
  add_point (shop, "old@x");
  shop_set_day ("2030-03-01", 12);
  store_fixture_write (SHOP_STORE (shop), erase_job, NULL);
  assert_then (shop, "2030-02-01", "Erased customer 1//");
}

static void
test_refused (Shop *shop, gconstpointer unused)
{
  static const char *const days[] = { "", "tomorrow", "2030-02-30", "--02-01" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      Job job = { days[i], NULL };
      g_autoptr (GError) error = NULL;

      g_assert_false (reg_store_read_sync (SHOP_STORE (shop)->store, past_job, &job, NULL, &error));
      g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/past/" path, Shop, NULL, shop_set_up, function, shop_tear_down)
  ADD ("fields", test_fields);
  ADD ("matters", test_matters);
  ADD ("said", test_said);
  ADD ("erased", test_erased);
  ADD ("refused", test_refused);
#undef ADD
  return g_test_run ();
}
