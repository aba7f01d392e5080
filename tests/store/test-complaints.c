/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"
#include "store/reg-complaints.h"

/* Complaints: every step an entry, clocks told from the entries. The shop opens Monday to Friday
 * from 9:00 to 12:30 and 13:30 to 18:00, Saturdays from 10:00 to 16:00. */

static gboolean
create (RegDb *db, ShopArgs *args, GError **error)
{
  return (args->result = reg_complaint_create (db, args->record, error)) != 0;
}

static gboolean
add_event (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_complaint_add_event (db, args->id, args->other, args->text, args->number, error);
}

static gboolean
pause_clock (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_complaint_pause (db, args->id, args->text, error);
}

static gboolean
resume_clock (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_complaint_resume (db, args->id, error);
}

static gboolean
resolve (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_complaint_resolve (db, args->id, args->text, args->more, args->third, error);
}

static gboolean
reopen (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_complaint_reopen (db, args->id, args->text, error);
}

static gboolean
set_severity (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_complaint_set_severity (db, args->id, args->other, error);
}

static gboolean
assign (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_complaint_assign (db, args->id, args->other, args->text, error);
}

static gboolean
load_events (RegDb *db, ShopArgs *args, GError **error)
{
  args->lines = reg_complaint_load_events (db, args->id, error);
  return args->lines != NULL;
}

static gboolean
get_cost (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_complaint_get_cost (db, args->id, &args->result, error);
}

static RegRecordBuilder *
new_complaint (Shop *shop, const char *subject)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);

  reg_record_builder_set_ref (builder, REG_COMPLAINT_PARTY_ID, shop->party);
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT, subject);
  reg_record_builder_set_text (builder, REG_COMPLAINT_STORY, "It squeaks since Sunday");
  return builder;
}

static gint64
report (Shop *shop)
{
  g_autoptr (RegRecord) record = reg_record_builder_end (new_complaint (shop, "It squeaks"));
  ShopArgs args = { .record = record };

  shop_do (shop, create, &args);
  return args.result;
}

static RegRecord *
load (Shop *shop, gint64 complaint)
{
  return store_fixture_load (SHOP_STORE (shop), REG_ENTITY_COMPLAINT, complaint);
}

static void
assert_state (Shop *shop, gint64 complaint, RegComplaintState state)
{
  g_autoptr (RegRecord) record = load (shop, complaint);

  g_assert_cmpint (reg_record_get_int (record, REG_COMPLAINT_STATE), ==, state);
}

static void
assert_story (Shop *shop, gint64 complaint, const char *expected)
{
  ShopArgs args = { .id = complaint };
  g_autoptr (GString) story = g_string_new (NULL);

  shop_read (shop, load_events, &args);
  for (guint i = 0; i < args.lines->len; i++)
    g_string_append_printf (
        story, "%s%s", i ? " " : "",
        reg_enum_get_nick (&reg_enum_complaint_event_kind,
                           reg_record_get_int (args.lines->pdata[i], REG_COMPLAINT_EVENT_KIND)));
  g_ptr_array_unref (args.lines);
  g_assert_cmpstr (story->str, ==, expected);
}

/* --- logging ------------------------------------------------------------------------------ */

static void
test_logged (Shop *shop, gconstpointer unused)
{
  gint64 id = report (shop);
  g_autoptr (RegRecord) record = load (shop, id);

  g_assert_cmpstr (reg_record_get_text (record, REG_COMPLAINT_NUMBER), ==, "2026-001");
  g_assert_cmpint (reg_record_get_int (record, REG_COMPLAINT_SEVERITY), ==, REG_SEVERITY_NORMAL);
  g_assert_cmpint (reg_record_get_int (record, REG_COMPLAINT_ANSWER_MINUTES), ==, 240);
  g_assert_cmpint (reg_record_get_int (record, REG_COMPLAINT_RESOLVE_MINUTES), ==, 2400);
  g_assert_cmpint (reg_record_get_int (record, REG_COMPLAINT_TAKEN_BY), ==, shop->seller);
  g_assert_cmpint (reg_record_get_int (record, REG_COMPLAINT_OWNER_ID), ==, shop->seller);
  assert_story (shop, id, "reported");
  shop_undo (shop, shop->action);
  g_assert_null (load (shop, id));
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM complaint_event"), ==, 0);
  g_assert_cmpint (shop_query (shop, "SELECT next_number FROM document_series"
                                     " WHERE kind = 'complaint'"),
                   ==, 1);
}

static void
test_numbers_are_gapless (Shop *shop, gconstpointer unused)
{
  gint64 first = report (shop);
  gint64 action = shop->action;
  g_autoptr (RegRecord) kept = NULL;

  report (shop);
  g_assert_cmpint (shop_try_undo (shop, action), ==, -1);
  kept = load (shop, first);
  g_assert_nonnull (kept);
  g_assert_cmpint (reg_record_get_deleted_at (kept), >, 0);
  g_assert_cmpstr (reg_record_get_text (kept, REG_COMPLAINT_NUMBER), ==, "2026-001");
  g_assert_cmpint (SHOP_TRY (shop, resolve, .id = first, .text = "done"), ==,
                   REG_STORE_ERROR_CONFLICT);
}

static void
test_what_is_missing_is_named (Shop *shop, gconstpointer unused)
{
  g_autoptr (RegRecord) silent = reg_record_builder_end (new_complaint (shop, "  "));
  RegRecordBuilder *builder = new_complaint (shop, "From tomorrow");
  g_autoptr (RegRecord) early = NULL;
  RegRecordBuilder *nobody = new_complaint (shop, "Whose?");
  g_autoptr (RegRecord) orphan = NULL;
  g_autofree char *message = NULL;
  ShopArgs args = { .record = silent };

  g_assert_cmpint (shop_try (shop, create, &args, &message), ==, REG_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (message, "subject"));
  reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT, G_MAXINT64 / 2);
  args.record = early = reg_record_builder_end (builder);
  g_assert_cmpint (shop_try (shop, create, &args, NULL), ==, REG_STORE_ERROR_INVALID);
  reg_record_builder_set_null (nobody, REG_COMPLAINT_PARTY_ID);
  args.record = orphan = reg_record_builder_end (nobody);
  g_assert_cmpint (shop_try (shop, create, &args, NULL), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM complaint"), ==, 0);
}

static void
test_reported_yesterday (Shop *shop, gconstpointer unused)
{
  RegRecordBuilder *builder = new_complaint (shop, "By letter");
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;
  ShopArgs args = { 0 };

  reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT, 1772000000000);
  reg_record_builder_set_int (builder, REG_COMPLAINT_SEVERITY, REG_SEVERITY_HIGH);
  reg_record_builder_set_ref (builder, REG_COMPLAINT_OWNER_ID, shop->manager);
  args.record = record = reg_record_builder_end (builder);
  shop_do (shop, create, &args);
  saved = load (shop, args.result);
  g_assert_cmpint (reg_record_get_int (saved, REG_COMPLAINT_REPORTED_AT), ==, 1772000000000);
  g_assert_cmpint (reg_record_get_int (saved, REG_COMPLAINT_ANSWER_MINUTES), ==, 120);
  g_assert_cmpint (reg_record_get_int (saved, REG_COMPLAINT_OWNER_ID), ==, shop->manager);
  g_assert_cmpint (reg_record_get_int (saved, REG_COMPLAINT_TAKEN_BY), ==, shop->seller);
}

/* --- handling ----------------------------------------------------------------------------- */

static void
test_the_first_reply_answers (Shop *shop, gconstpointer unused)
{
  gint64 id = report (shop);
  gint64 answered;
  g_autoptr (RegRecord) first = NULL;
  g_autoptr (RegRecord) second = NULL;

  shop_pass_hours (1);
  SHOP_DO (shop, add_event, .id = id, .other = REG_COMPLAINT_EVENT_KIND_NOTE,
           .text = "asked around");
  g_assert_cmpint (shop_query (shop, "SELECT answered_at IS NULL FROM complaint"), ==, 1);
  SHOP_DO (shop, add_event, .id = id, .other = REG_COMPLAINT_EVENT_KIND_REPLY, .text = "sorry");
  first = load (shop, id);
  answered = reg_record_get_int (first, REG_COMPLAINT_ANSWERED_AT);
  g_assert_cmpint (answered - reg_record_get_int (first, REG_COMPLAINT_REPORTED_AT), ==, 3600000);
  shop_pass_hours (1);
  SHOP_DO (shop, add_event, .id = id, .other = REG_COMPLAINT_EVENT_KIND_REPLY, .text = "again");
  second = load (shop, id);
  g_assert_cmpint (reg_record_get_int (second, REG_COMPLAINT_ANSWERED_AT), ==, answered);
  shop_undo (shop, shop->action);
  assert_story (shop, id, "reported note reply");
}

static void
test_entries_need_words_or_an_amount (Shop *shop, gconstpointer unused)
{
  gint64 id = report (shop);
  static const RegComplaintEventKind by_hand[] = { REG_COMPLAINT_EVENT_KIND_REPLY,
                                                   REG_COMPLAINT_EVENT_KIND_NOTE,
                                                   REG_COMPLAINT_EVENT_KIND_ACTION };
  static const RegComplaintEventKind not_by_hand[] = {
    REG_COMPLAINT_EVENT_KIND_REPORTED, REG_COMPLAINT_EVENT_KIND_PAUSE,
    REG_COMPLAINT_EVENT_KIND_RESUME,   REG_COMPLAINT_EVENT_KIND_RESOLVED,
    REG_COMPLAINT_EVENT_KIND_REOPENED, REG_N_COMPLAINT_EVENT_KINDS
  };

  for (gsize i = 0; i < G_N_ELEMENTS (by_hand); i++)
    {
      g_assert_cmpint (SHOP_TRY (shop, add_event, .id = id, .other = by_hand[i]), ==,
                       REG_STORE_ERROR_INVALID);
      g_assert_cmpint (SHOP_TRY (shop, add_event, .id = id, .other = by_hand[i], .text = " \n"), ==,
                       REG_STORE_ERROR_INVALID);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (not_by_hand); i++)
    g_assert_cmpint (SHOP_TRY (shop, add_event, .id = id, .other = not_by_hand[i], .text = "x"), ==,
                     REG_STORE_ERROR_INVALID);
  g_assert_cmpint (SHOP_TRY (shop, add_event, .id = id,
                             .other = REG_COMPLAINT_EVENT_KIND_COMPENSATION, .number = 0),
                   ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (
      SHOP_TRY (shop, add_event, .id = 4711, .other = REG_COMPLAINT_EVENT_KIND_NOTE, .text = "x"),
      ==, REG_STORE_ERROR_NOT_FOUND);
  assert_story (shop, id, "reported");
}

static void
test_compensation_costs (Shop *shop, gconstpointer unused)
{
  gint64 id = report (shop);
  ShopArgs args = { .id = id };

  shop_read (shop, get_cost, &args);
  g_assert_cmpint (args.result, ==, 0);
  SHOP_DO (shop, add_event, .id = id, .other = REG_COMPLAINT_EVENT_KIND_COMPENSATION,
           .number = 2500);
  SHOP_DO (shop, add_event, .id = id, .other = REG_COMPLAINT_EVENT_KIND_COMPENSATION,
           .number = 1000, .text = "flowers");
  shop_read (shop, get_cost, &args);
  g_assert_cmpint (args.result, ==, 3500);
  shop_undo (shop, shop->action);
  shop_read (shop, get_cost, &args);
  g_assert_cmpint (args.result, ==, 2500);
}

static void
test_the_whole_way (Shop *shop, gconstpointer unused)
{
  gint64 id = report (shop);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) again = NULL;

  g_assert_cmpint (SHOP_TRY (shop, pause_clock, .id = id), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (SHOP_TRY (shop, resume_clock, .id = id), ==, REG_STORE_ERROR_CONFLICT);
  SHOP_DO (shop, pause_clock, .id = id, .text = "they look for the bill");
  assert_state (shop, id, REG_COMPLAINT_STATE_WAITING);
  g_assert_cmpint (SHOP_TRY (shop, pause_clock, .id = id, .text = "again"), ==,
                   REG_STORE_ERROR_CONFLICT);
  SHOP_DO (shop, resume_clock, .id = id);
  assert_state (shop, id, REG_COMPLAINT_STATE_OPEN);
  SHOP_DO (shop, add_event, .id = id, .other = REG_COMPLAINT_EVENT_KIND_ACTION, .text = "oiled");
  g_assert_cmpint (SHOP_TRY (shop, resolve, .id = id), ==, REG_STORE_ERROR_INVALID);
  SHOP_DO (shop, resolve, .id = id, .text = "quiet again", .more = "no oil",
           .third = "oil before delivery");
  record = load (shop, id);
  g_assert_cmpint (reg_record_get_int (record, REG_COMPLAINT_STATE), ==,
                   REG_COMPLAINT_STATE_RESOLVED);
  g_assert_cmpstr (reg_record_get_text (record, REG_COMPLAINT_OUTCOME), ==, "quiet again");
  g_assert_cmpstr (reg_record_get_text (record, REG_COMPLAINT_CAUSE), ==, "no oil");
  g_assert_cmpstr (reg_record_get_text (record, REG_COMPLAINT_CORRECTION), ==,
                   "oil before delivery");
  g_assert_cmpint (reg_record_get_int (record, REG_COMPLAINT_ANSWERED_AT), >, 0);
  g_assert_cmpint (SHOP_TRY (shop, resolve, .id = id, .text = "twice"), ==,
                   REG_STORE_ERROR_CONFLICT);
  g_assert_cmpint (
      SHOP_TRY (shop, add_event, .id = id, .other = REG_COMPLAINT_EVENT_KIND_REPLY, .text = "late"),
      ==, REG_STORE_ERROR_CONFLICT);
  SHOP_DO (shop, add_event, .id = id, .other = REG_COMPLAINT_EVENT_KIND_NOTE,
           .text = "they are fine");
  g_assert_cmpint (SHOP_TRY (shop, reopen, .id = id), ==, REG_STORE_ERROR_INVALID);
  SHOP_DO (shop, reopen, .id = id, .text = "it squeaks again");
  again = load (shop, id);
  g_assert_cmpint (reg_record_get_int (again, REG_COMPLAINT_REOPENED), ==, 1);
  g_assert_true (reg_record_is_null (again, REG_COMPLAINT_RESOLVED_AT));
  assert_state (shop, id, REG_COMPLAINT_STATE_OPEN);
  g_assert_cmpint (SHOP_TRY (shop, reopen, .id = id, .text = "x"), ==, REG_STORE_ERROR_CONFLICT);
  assert_story (shop, id, "reported pause resume action resolved note reopened");
}

static void
test_steps_are_taken_back (Shop *shop, gconstpointer unused)
{
  gint64 id = report (shop);
  g_autoptr (RegRecord) record = NULL;

  SHOP_DO (shop, pause_clock, .id = id, .text = "waiting");
  shop_undo (shop, shop->action);
  assert_state (shop, id, REG_COMPLAINT_STATE_OPEN);
  SHOP_DO (shop, resolve, .id = id, .text = "done");
  shop_undo (shop, shop->action);
  assert_state (shop, id, REG_COMPLAINT_STATE_OPEN);
  SHOP_DO (shop, resolve, .id = id, .text = "done");
  SHOP_DO (shop, reopen, .id = id, .text = "no");
  shop_undo (shop, shop->action);
  record = load (shop, id);
  g_assert_cmpint (reg_record_get_int (record, REG_COMPLAINT_STATE), ==,
                   REG_COMPLAINT_STATE_RESOLVED);
  g_assert_cmpint (reg_record_get_int (record, REG_COMPLAINT_REOPENED), ==, 0);
  assert_story (shop, id, "reported resolved");
}

static void
test_severity_brings_its_targets (Shop *shop, gconstpointer unused)
{
  gint64 id = report (shop);
  g_autoptr (RegRecord) high = NULL;

  SHOP_DO (shop, set_severity, .id = id, .other = REG_SEVERITY_HIGH);
  high = load (shop, id);
  g_assert_cmpint (reg_record_get_int (high, REG_COMPLAINT_ANSWER_MINUTES), ==, 120);
  g_assert_cmpint (reg_record_get_int (high, REG_COMPLAINT_RESOLVE_MINUTES), ==, 960);
  SHOP_DO (shop, resolve, .id = id, .text = "done");
  g_assert_cmpint (SHOP_TRY (shop, set_severity, .id = id, .other = REG_SEVERITY_LOW), ==,
                   REG_STORE_ERROR_CONFLICT);
}

/* --- clocks ------------------------------------------------------------------------------- */

typedef struct
{
  gint64 answer, resolve; /* counted minutes */
  RegClockState state;
} Clocks;

static gboolean
read_clocks (RegDb *db, ShopArgs *args, GError **error)
{
  Clocks *clocks = GSIZE_TO_POINTER (args->number);
  g_autoptr (RegRecord) record = reg_db_load (db, REG_ENTITY_COMPLAINT, args->id, error);
  g_autoptr (GPtrArray) events = reg_complaint_load_events (db, args->id, error);
  g_autoptr (RegOpeningHours) hours = reg_opening_hours_load (db, error);
  g_autoptr (RegComplaintClock)
      answer = reg_complaint_make_clock (record, events, hours, REG_COMPLAINT_CLOCK_ANSWER);
  g_autoptr (RegComplaintClock)
      until = reg_complaint_make_clock (record, events, hours, REG_COMPLAINT_CLOCK_RESOLVE);
  gint64 now = reg_db_now (db);

  clocks->answer = reg_complaint_clock_get_counted (answer, now) / 60000;
  clocks->resolve = reg_complaint_clock_get_counted (until, now) / 60000;
  clocks->state = reg_complaint_clock_get_state (until, now);
  g_assert_cmpint (reg_complaint_clock_get_target (answer), >, 0);
  return TRUE;
}

static void
assert_clocks (Shop *shop, gint64 complaint, gint64 answer, gint64 until, RegClockState state)
{
  Clocks clocks = { 0 };
  ShopArgs args = { .id = complaint, .number = GPOINTER_TO_SIZE (&clocks) };

  shop_read (shop, read_clocks, &args);
  g_assert_cmpint (clocks.answer, ==, answer);
  g_assert_cmpint (clocks.resolve, ==, until);
  g_assert_cmpint (clocks.state, ==, state);
}

static void
test_only_opening_hours_count (Shop *shop, gconstpointer unused)
{
  gint64 id = report (shop); /* Monday, 10:00 */

  shop_pass_hours (2);
  assert_clocks (shop, id, 120, 120, REG_CLOCK_RUNNING);
  SHOP_DO (shop, add_event, .id = id, .other = REG_COMPLAINT_EVENT_KIND_REPLY, .text = "we look");
  shop_pass_hours (2); /* 14:00, an hour of lunch */
  assert_clocks (shop, id, 120, 180, REG_CLOCK_RUNNING);
  SHOP_DO (shop, pause_clock, .id = id, .text = "a photo");
  shop_set_day ("2026-03-03", 10);
  assert_clocks (shop, id, 120, 180, REG_CLOCK_PAUSED);
  SHOP_DO (shop, resume_clock, .id = id);
  shop_pass_hours (1);
  assert_clocks (shop, id, 120, 240, REG_CLOCK_RUNNING);
  shop_pass_hours (12);
  assert_clocks (shop, id, 120, 600, REG_CLOCK_CLOSED);
  SHOP_DO (shop, resolve, .id = id, .text = "done");
  shop_set_day ("2026-03-06", 10);
  assert_clocks (shop, id, 120, 600, REG_CLOCK_STOPPED);
  SHOP_DO (shop, reopen, .id = id, .text = "no");
  shop_pass_hours (1);
  assert_clocks (shop, id, 120, 660, REG_CLOCK_RUNNING);
}

static gboolean
is_open_on (RegDb *db, ShopArgs *args, GError **error)
{
  g_autoptr (RegOpeningHours) hours = reg_opening_hours_load (db, error);

  args->result = reg_opening_hours_is_open (hours, args->number);
  return hours != NULL;
}

static void
test_hours_in_the_firms_zone (Shop *shop, gconstpointer unused)
{
  ShopArgs args = { .number = 1772442000000 }; /* 2026-03-02 09:00 UTC */

  shop_read (shop, is_open_on, &args);
  g_assert_cmpint (args.result, ==, 1);
  shop_tamper (shop, "UPDATE firm SET time_zone = 'America/New_York'");
  shop_read (shop, is_open_on, &args);
  g_assert_cmpint (args.result, ==, 0);
  shop_tamper (shop, "UPDATE firm SET time_zone = NULL;"
                     "INSERT INTO holiday (uid, created_at, changed_at, day)"
                     " VALUES (randomblob (16), 1, 1, '--03-02')");
  shop_read (shop, is_open_on, &args);
  g_assert_cmpint (args.result, ==, 0);
  shop_tamper (shop, "DELETE FROM holiday; UPDATE opening_hours SET weekday = 9");
  shop_read (shop, is_open_on, &args);
  g_assert_cmpint (args.result, ==, 1);
}

/* --- who is told ------------------------------------------------------------------------ */

/* "2 due 2026-03-02, done": staff and state of each task of the complaint that is not in the bin. */
static void
assert_told (Shop *shop, gint64 complaint, gint64 staff, gboolean is_done)
{
  const struct
  {
    const char *what;
    gint64 expected;
  } cases[] = {
    { "count (*)", staff != 0 },
    { "coalesce (sum (staff_id), 0)", staff },
    { "count (done_at)", is_done },
    { "coalesce (sum (due_on = '2026-03-02'), 0)", staff != 0 },
    { "coalesce (sum (title = 'Please look'), 0)", staff != 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT %s FROM task WHERE deleted_at IS NULL AND complaint_id = %" G_GINT64_FORMAT,
          cases[i].what, complaint);

      g_assert_cmpint (shop_query (shop, sql), ==, cases[i].expected);
    }
}

static void
test_who_gets_it_is_told (Shop *shop, gconstpointer unused)
{
  gint64 id = report (shop);
  g_autoptr (RegRecord) record = NULL;

  /* Who says so knows. */
  SHOP_DO (shop, assign, .id = id, .other = shop->seller, .text = "Please look");
  assert_told (shop, id, 0, FALSE);
  SHOP_DO (shop, assign, .id = id, .other = shop->manager, .text = "Please look");
  assert_told (shop, id, shop->manager, FALSE);
  record = load (shop, id);
  g_assert_cmpint (reg_record_get_int (record, REG_COMPLAINT_OWNER_ID), ==, shop->manager);
  /* One at a time is asked. */
  SHOP_DO (shop, assign, .id = id, .other = shop->owner, .text = "Please look");
  assert_told (shop, id, shop->owner, FALSE);
  shop_undo (shop, shop->action);
  assert_told (shop, id, shop->manager, FALSE);
  SHOP_DO (shop, assign, .id = id, .text = "Please look");
  assert_told (shop, id, 0, FALSE);
  g_assert_cmpint (SHOP_TRY (shop, assign, .id = 99, .other = shop->owner, .text = "x"), ==,
                   REG_STORE_ERROR_NOT_FOUND);
}

static void
test_an_answer_ends_the_telling (Shop *shop, gconstpointer unused)
{
  gint64 id = report (shop);

  SHOP_DO (shop, assign, .id = id, .other = shop->owner, .text = "Please look");
  SHOP_DO (shop, add_event, .id = id, .other = REG_COMPLAINT_EVENT_KIND_NOTE, .text = "Angry");
  assert_told (shop, id, shop->owner, FALSE);
  SHOP_DO (shop, add_event, .id = id, .other = REG_COMPLAINT_EVENT_KIND_REPLY, .text = "Tomorrow");
  assert_told (shop, id, shop->owner, TRUE);
  shop_undo (shop, shop->action);
  assert_told (shop, id, shop->owner, FALSE);
  SHOP_DO (shop, resolve, .id = id, .text = "Repaired");
  assert_told (shop, id, shop->owner, TRUE);
  /* Nothing is left to be done by another one. */
  SHOP_DO (shop, assign, .id = id, .other = shop->manager, .text = "Please look");
  assert_told (shop, id, shop->owner, TRUE);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/store/complaints/" path, Shop, NULL, shop_set_up, function, shop_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("log/new", test_logged);
  ADD ("log/gapless", test_numbers_are_gapless);
  ADD ("log/missing", test_what_is_missing_is_named);
  ADD ("log/earlier", test_reported_yesterday);
  ADD ("handle/reply", test_the_first_reply_answers);
  ADD ("handle/words", test_entries_need_words_or_an_amount);
  ADD ("handle/compensation", test_compensation_costs);
  ADD ("handle/whole-way", test_the_whole_way);
  ADD ("handle/undo", test_steps_are_taken_back);
  ADD ("handle/severity", test_severity_brings_its_targets);
  ADD ("told/new-owner", test_who_gets_it_is_told);
  ADD ("told/answered", test_an_answer_ends_the_telling);
  ADD ("clock/hours", test_only_opening_hours_count);
  ADD ("clock/zone", test_hours_in_the_firms_zone);
  return g_test_run ();
}
