/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "store/reg-questions.h"
#include "store/reg-timeline.h"

/* The bank of questions and what customers answered. It is Wednesday 18 November 2026 in Berlin. */

/* clang-format off */
#define QUESTION(values)                                                                           \
  ROW ("question", "text, kind, choices, purpose, benefit, elsewhere, valid_days, use_by, retired_on", values)
#define ANSWER(values)                                                                             \
  ROW ("answer", "party_id, question_id, topic, value, declined, answered_on", values)

static const char *bank =
    ROW ("party", "name", "'Bakery'")
    ROW ("party", "name", "'Garden'")
    ROW ("party", "name, deleted_at", "'Gone', 5")
    QUESTION ("'Which bike?', 1, 'City; Gravel', 'stock', 'fits', NULL, 365, NULL, NULL")
    QUESTION ("'How far?', 3, NULL, 'service', NULL, NULL, 30, NULL, NULL")
    QUESTION ("'How many?', 3, NULL, 'size', 'none', 'their website', NULL, NULL, NULL")
    QUESTION ("'The newspaper?', 2, NULL, 'advertisement', 'none', NULL, NULL, NULL, '2026-01-01'")
    QUESTION ("'The fair?', 2, NULL, 'stand', 'ticket', NULL, NULL, '2026-11-17', NULL")
    QUESTION ("'Where to?', 0, NULL, 'routes', 'maps', NULL, NULL, NULL, NULL")
    "UPDATE question SET created_at = " AT ("2026-11-01") " WHERE id <> 6;";
/* clang-format on */

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_make_firm (f);
  store_fixture_script (f, bank);
}

/* --- the bank ----------------------------------------------------------------------------- */

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **uses = data;

  *uses = reg_questions_load (db, error);
  return *uses != NULL;
}

/* "Which bike? 2/1/0 unused", by their order. */
static void
assert_bank (StoreFixture *f, const char *expected)
{
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GString) text = g_string_new ("");

  store_fixture_read (f, load_job, &uses);
  for (guint i = 0; i < uses->len; i++)
    {
      const RegQuestionUse *use = uses->pdata[i];

      g_string_append_printf (text, "%s%s %d/%d/%d%s%s", i ? "|" : "",
                              reg_record_get_text (use->question, REG_QUESTION_TEXT),
                              (int)use->n_answered, (int)use->n_old, (int)use->n_declined,
                              use->is_unused ? " unused" : "", use->has_answers ? "" : " new");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_bank (StoreFixture *f, gconstpointer unused)
{
  assert_bank (f,
               "Which bike? 0/0/0 new|How far? 0/0/0 new|How many? 0/0/0 new"
               "|The newspaper? 0/0/0 new|The fair? 0/0/0 unused new|Where to? 0/0/0 unused new");
  /* Of each customer the newest answer counts, of one day the later one; not of who is in the bin. */
  store_fixture_script (
      f, ANSWER ("1, 1, NULL, 'City', NULL, '2025-01-01'")
             ANSWER ("1, 1, NULL, 'Gravel', NULL, '2026-11-17'")
                 ANSWER ("2, 1, NULL, NULL, 1, '2026-11-17'")
                     ANSWER ("2, 1, NULL, 'City', NULL, '2026-11-17'")
                         ANSWER ("3, 1, NULL, 'City', NULL, '2026-11-17'")
                             ANSWER ("1, 2, NULL, '5', NULL, '2026-10-19'")
                                 ANSWER ("2, 2, NULL, '5', NULL, '2026-10-18'")
                                     ANSWER ("1, 4, NULL, NULL, 1, '2026-10-18'")
                                         ANSWER ("2, 6, NULL, 'Rome', NULL, '2026-10-18'"));
  assert_bank (f, "Which bike? 2/0/0|How far? 2/1/0|How many? 0/0/0 new|The newspaper? 0/0/1"
                  "|The fair? 0/0/0 unused new|Where to? 1/0/0");
}

typedef struct
{
  gint64 id;
  int steps;
  gboolean retired;
  const char *text, *purpose;
  gint64 made;
} Job;

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUESTION);
  g_autoptr (RegRecord) question = NULL;

  reg_record_builder_set_text (builder, REG_QUESTION_TEXT, job->text);
  reg_record_builder_set_text (builder, REG_QUESTION_PURPOSE, job->purpose);
  question = reg_record_builder_end (builder);
  job->made = reg_question_save (db, question, error);
  return job->made != 0;
}

static gboolean
move_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return reg_question_move (db, job->id, job->steps, error);
}

static gboolean
retire_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return reg_question_retire (db, job->id, job->retired, error);
}

static gboolean
remove_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return reg_question_remove (db, job->id, error);
}

static void
test_save (StoreFixture *f, gconstpointer unused)
{
  Job fine = { .text = "Tea?", .purpose = "To brew" };
  Job aimless = { .text = "Tea?", .purpose = " " };
  g_autoptr (GError) error = store_fixture_refused (f, save_job, &aimless);
  gint64 action;

  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM question"), ==, 6);
  action = store_fixture_write (f, save_job, &fine);
  g_assert_cmpint (fine.made, ==, 7);
  store_fixture_undo (f, action, NULL, NULL);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM question"), ==, 6);
}

#define ORDER "SELECT group_concat (id, '') FROM (SELECT id FROM question ORDER BY position, id)"

static void
test_move (StoreFixture *f, gconstpointer unused)
{
  /* 4 is retired: the others pass it. */
  static const struct
  {
    gint64 id;
    int steps;
    gint64 order;
  } cases[] = {
    { 3, -1, 132456 }, { 3, -1, 312456 }, { 3, -1, 312456 }, { 2, 1, 315426 },
    { 2, 9, 315462 },  { 4, 1, 315462 },  { 4, -5, 315462 }, { 2, -2, 312456 },
  };
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *after = NULL;
  Job nobody = { .id = 99, .steps = 1 };
  g_autoptr (GError) error = NULL;
  gint64 actions[G_N_ELEMENTS (cases)];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Job job = { .id = cases[i].id, .steps = cases[i].steps };

      actions[i] = store_fixture_write (f, move_job, &job);
      g_test_message ("%d by %d", (int)job.id, job.steps);
      g_assert_cmpint (store_fixture_query_int (f, ORDER), ==, cases[i].order);
    }
  error = store_fixture_refused (f, move_job, &nobody);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND);
  for (guint i = G_N_ELEMENTS (cases); i > 0; i--)
    if (actions[i - 1])
      store_fixture_undo (f, actions[i - 1], NULL, NULL);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
}

static void
test_retire (StoreFixture *f, gconstpointer unused)
{
  Job retire = { .id = 1, .retired = TRUE };
  Job revive = { .id = 4, .retired = FALSE };
  Job over = { .id = 5, .retired = FALSE };
  gint64 action;

  store_fixture_script (f, ANSWER ("1, 1, NULL, 'City', NULL, '2026-11-17'"));
  action = store_fixture_write (f, retire_job, &retire);
  g_assert_cmpint (
      store_fixture_query_int (f, "SELECT retired_on = '2026-11-18' FROM question WHERE id = 1"),
      ==, 1);
  /* What was answered stays. */
  assert_bank (f,
               "Which bike? 1/0/0|How far? 0/0/0 new|How many? 0/0/0 new"
               "|The newspaper? 0/0/0 new|The fair? 0/0/0 unused new|Where to? 0/0/0 unused new");
  store_fixture_undo (f, action, NULL, NULL);
  g_assert_cmpint (
      store_fixture_query_int (f, "SELECT retired_on IS NULL FROM question WHERE id = 1"), ==, 1);
  store_fixture_write (f, retire_job, &revive);
  store_fixture_write (f, retire_job, &over);
  g_assert_cmpint (store_fixture_query_int (
                       f, "SELECT count (*) FROM question WHERE retired_on IS NULL AND use_by IS "
                          "NULL"),
                   ==, 6);
}

static void
test_remove (StoreFixture *f, gconstpointer unused)
{
  Job answered = { .id = 1 };
  Job fresh = { .id = 2 };
  Job played = { .id = 3 };
  g_autoptr (GError) error = NULL;
  gint64 action;

  store_fixture_script (f, ANSWER ("3, 1, NULL, NULL, 1, '2020-11-17'")
                               ROW ("play", "title, question_id", "'Ask first', 3"));
  error = store_fixture_refused (f, remove_job, &answered);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  error = store_fixture_refused (f, remove_job, &played);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT);
  action = store_fixture_write (f, remove_job, &fresh);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM question"), ==, 5);
  store_fixture_undo (f, action, NULL, NULL);
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM question"), ==, 6);
}

/* --- one customer ------------------------------------------------------------------------- */

static gboolean
known_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **known = data;

  *known = reg_known_load (db, 1, error);
  return *known != NULL;
}

static const char *
title_of (const RegKnown *known)
{
  return known->question ? reg_record_get_text (known->question, REG_QUESTION_TEXT)
                         : reg_record_get_text (known->answer, REG_ANSWER_TOPIC);
}

/* What is asked next; then what is known, with how often it was something else. */
static void
assert_known (StoreFixture *f, guint limit, const char *asked, const char *known)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) next = NULL;
  g_autoptr (GString) names = g_string_new ("");
  g_autoptr (GString) values = g_string_new ("");

  store_fixture_read (f, known_job, &all);
  next = reg_known_list_next (all, limit);
  for (guint i = 0; i < next->len; i++)
    {
      const RegKnown *one = next->pdata[i];

      g_string_append_printf (names, "%s%s%s", i ? "|" : "", title_of (one),
                              one->turn == REG_TURN_CONFIRM ? " still" : "");
    }
  for (guint i = 0; i < all->len; i++)
    {
      const RegKnown *one = all->pdata[i];

      if (one->answer)
        g_string_append_printf (values, "%s%s %s +%u", values->len ? "|" : "", title_of (one),
                                reg_record_is_null (one->answer, REG_ANSWER_VALUE)
                                    ? "-"
                                    : reg_record_get_text (one->answer, REG_ANSWER_VALUE),
                                one->former->len);
    }
  g_assert_cmpstr (names->str, ==, asked);
  g_assert_cmpstr (values->str, ==, known);
}

typedef struct
{
  gint64 question;
  const char *topic, *value;
} AnswerJob;

static gboolean
answer_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const AnswerJob *job = data;

  return reg_answer_save (db, 1, job->question, job->topic, job->value, error) != 0;
}

static gint64
answer (StoreFixture *f, gint64 question, const char *value)
{
  AnswerJob job = { question, NULL, value };

  return store_fixture_write (f, answer_job, &job);
}

static void
test_asked_once (StoreFixture *f, gconstpointer unused)
{
  gint64 action;

  /* What they have something of, then what they have nothing of, then what can be looked up. */
  assert_known (f, 9, "Which bike?|Where to?|How far?|How many?", "");
  assert_known (f, 2, "Which bike?|Where to?", "");
  assert_known (f, 0, "", "");
  action = answer (f, 1, "City");
  assert_known (f, 2, "Where to?|How far?", "Which bike? City +0");
  answer (f, 6, NULL);
  assert_known (f, 2, "How far?|How many?", "Which bike? City +0|Where to? - +0");
  store_fixture_undo (f, action, NULL, NULL);
  assert_known (f, 2, "Which bike?|How far?", "Where to? - +0");
}

static void
test_grows_old (StoreFixture *f, gconstpointer unused)
{
  answer (f, 2, "40");
  assert_known (f, 9, "Which bike?|Where to?|How many?", "How far? 40 +0");
  store_fixture_set_time ("2026-12-18T09:00:00Z");
  assert_known (f, 9, "Which bike?|Where to?|How many?", "How far? 40 +0");
  store_fixture_set_time ("2026-12-19T09:00:00Z");
  assert_known (f, 9, "Which bike?|Where to?|How far? still|How many?", "How far? 40 +0");
  /* It is still right, and next time it is not. */
  answer (f, 2, "40");
  assert_known (f, 9, "Which bike?|Where to?|How many?", "How far? 40 +1");
  answer (f, 2, "55");
  assert_known (f, 9, "Which bike?|Where to?|How many?", "How far? 55 +2");
  /* Whoever would rather not say is left alone for that time only. */
  answer (f, 2, NULL);
  assert_known (f, 9, "Which bike?|Where to?|How many?", "How far? - +3");
  store_fixture_set_time ("2027-01-19T09:00:00Z");
  assert_known (f, 9, "Which bike?|Where to?|How far?|How many?", "How far? - +3");
}

static void
test_of_their_own_accord (StoreFixture *f, gconstpointer unused)
{
  AnswerJob green = { 0, "Colour", "green" };
  AnswerJob blue = { 0, "COLOUR", "blue" };
  AnswerJob tea = { 0, "Drinks", "tea" };

  store_fixture_write (f, answer_job, &green);
  store_fixture_set_time ("2026-11-19T09:00:00Z");
  store_fixture_write (f, answer_job, &tea);
  store_fixture_write (f, answer_job, &blue);
  assert_known (f, 0, "", "COLOUR blue +1|Drinks tea +0");
}

static void
test_refused (StoreFixture *f, gconstpointer unused)
{
  static const AnswerJob jobs[] = {
    { 1, NULL, "Road" },  { 2, NULL, "far" }, { 4, NULL, "perhaps" }, { 1, NULL, "" },
    { 0, NULL, "green" }, { 0, "", "green" }, { 0, "Colour", NULL },  { 0, "Colour", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_autoptr (GError) error = store_fixture_refused (f, answer_job, (gpointer)&jobs[i]);

      g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID);
    }
  g_assert_cmpint (store_fixture_query_int (f, "SELECT count (*) FROM answer"), ==, 0);
}

/* --- the story ---------------------------------------------------------------------------- */

static gboolean
timeline_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **entries = data;

  *entries = reg_timeline_load (db, 1, G_MAXINT64, G_GUINT64_CONSTANT (1) << REG_ENTITY_ANSWER, 9,
                                error);
  return *entries != NULL;
}

static void
test_story (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *title, *detail;
    int kind;
    gboolean is_done;
  } expected[] = {
    { "Which bike?", "", REG_QUESTION_KIND_CHOICE, FALSE },
    { "How far?", "40", REG_QUESTION_KIND_NUMBER, TRUE },
    { "Colour", "green", REG_QUESTION_KIND_WORDS, TRUE },
  };
  AnswerJob green = { 0, "Colour", "green" };
  g_autoptr (GPtrArray) entries = NULL;

  reg_store_set_staff (f->store, 1);
  store_fixture_write (f, answer_job, &green);
  store_fixture_set_time ("2026-11-18T10:00:00Z");
  answer (f, 2, "40");
  store_fixture_set_time ("2026-11-18T11:00:00Z");
  answer (f, 1, NULL);
  store_fixture_read (f, timeline_job, &entries);
  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < entries->len; i++)
    {
      const RegTimelineEntry *entry = entries->pdata[i];

      g_assert_cmpint (entry->entity, ==, REG_ENTITY_ANSWER);
      g_assert_cmpstr (entry->title, ==, expected[i].title);
      g_assert_cmpstr (entry->detail ? entry->detail : "", ==, expected[i].detail);
      g_assert_cmpint (entry->kind, ==, expected[i].kind);
      g_assert_cmpint (entry->is_done, ==, expected[i].is_done);
      g_assert_cmpint (entry->staff, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name)                                                                                  \
  g_test_add ("/questions/" #name, StoreFixture, NULL, set_up, test_##name, store_fixture_tear_down)
  ADD (bank);
  ADD (save);
  ADD (move);
  ADD (retire);
  ADD (remove);
  ADD (asked_once);
  ADD (grows_old);
  ADD (of_their_own_accord);
  ADD (refused);
  ADD (story);
  return g_test_run ();
}
