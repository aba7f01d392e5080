/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "core/reg-approval-policy.h"
#include "store/reg-complaints.h"
#include "ui/complaint/reg-complaint-text.h"
#include "work-fixture.h"

/* What is said about a complaint: times, clocks, who is told, the story. */

typedef struct
{
  gint64 id;
  RegComplaintData *data;
} Load;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->data = reg_complaint_data_load (db, load->id, error);
  return load->data != NULL;
}

static RegComplaintData *
load_data (WorkFixture *shop, gint64 id)
{
  g_autoptr (GError) error = NULL;
  Load load = { id, NULL };

  reg_store_read_sync (shop->ui.store, load_job, &load, NULL, &error);
  g_assert_no_error (error);
  return load.data;
}

/* --- steps, as a job takes them --------------------------------------------------------- */

typedef struct
{
  RegComplaintEventKind kind;
  gint64 id;
} Step;

static gboolean
step_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Step *step = data;

  switch (step->kind)
    {
    case REG_COMPLAINT_EVENT_KIND_PAUSE:
      return reg_complaint_pause (db, step->id, "A photograph", error);
    case REG_COMPLAINT_EVENT_KIND_RESUME:
      return reg_complaint_resume (db, step->id, error);
    case REG_COMPLAINT_EVENT_KIND_RESOLVED:
      return reg_complaint_resolve (db, step->id, "New hub", NULL, NULL, error);
    default:
      return reg_complaint_add_event (db, step->id, step->kind, "Tomorrow", 4500, error);
    }
}

static void
take_step (WorkFixture *shop, gint64 id, RegComplaintEventKind kind)
{
  static const RegActionInfo info = { .kind = "complaint", .label = "Step" };
  g_autoptr (GError) error = NULL;
  Step step = { kind, id };

  reg_store_write_sync (shop->ui.store, &info, step_job, &step, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* --- durations -------------------------------------------------------------------------- */

static void
test_durations (void)
{
  static const struct
  {
    gint64 ms;
    const char *text;
  } cases[] = {
    { 0, "0 min" },
    { 59 * 1000, "0 min" },
    { 60 * 1000, "1 min" },
    { 48 * MINUTE, "48 min" },
    { -48 * MINUTE, "48 min" },
    { 59 * MINUTE, "59 min" },
    { HOUR, "1 h" },
    { HOUR + MINUTE, "1 h 1 min" },
    { 3 * HOUR + 20 * MINUTE, "3 h 20 min" },
    { 9 * HOUR + 59 * MINUTE, "9 h 59 min" },
    { 10 * HOUR + 59 * MINUTE, "10 h" },
    { 26 * HOUR + 59 * MINUTE, "26 h" },
    { 1000 * HOUR, "1000 h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = reg_complaint_text_duration (cases[i].ms);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* --- moments ---------------------------------------------------------------------------- */

/* Today is where the shop is. In Amsterdam clocks go forward on 29 March 2026 at two and back on
 * 25 October at three; New York has other days for that. */
static void
test_moments (void)
{
  static const struct
  {
    const char *zone, *now, *at, *text;
  } cases[] = {
    { "Europe/Amsterdam", "2026-11-18T09:00:00Z", "2026-11-18T09:00:00Z", "10:00" },
    { "Europe/Amsterdam", "2026-11-18T09:00:00Z", "2026-11-17T23:00:00Z", "00:00" },
    { "Europe/Amsterdam", "2026-11-18T09:00:00Z", "2026-11-17T22:59:59Z", "yesterday 23:59" },
    { "Europe/Amsterdam", "2026-11-18T09:00:00Z", "2026-11-18T22:59:59Z", "23:59" },
    { "Europe/Amsterdam", "2026-11-18T09:00:00Z", "2026-11-18T23:00:00Z", "tomorrow 00:00" },
    { "Europe/Amsterdam", "2026-11-18T09:00:00Z", "2026-11-02T13:05:00Z", "2 Nov 14:05" },
    { "Europe/Amsterdam", "2026-11-18T09:00:00Z", "2025-11-02T13:05:00Z", "2 Nov 2025 14:05" },
    /* An hour is missing, and another comes twice. */
    { "Europe/Amsterdam", "2026-03-29T12:00:00Z", "2026-03-29T00:59:00Z", "01:59" },
    { "Europe/Amsterdam", "2026-03-29T12:00:00Z", "2026-03-29T01:00:00Z", "03:00" },
    { "Europe/Amsterdam", "2026-10-25T12:00:00Z", "2026-10-25T00:30:00Z", "02:30" },
    { "Europe/Amsterdam", "2026-10-25T12:00:00Z", "2026-10-25T01:30:00Z", "02:30" },
    { "Europe/Amsterdam", "2026-10-25T12:00:00Z", "2026-10-24T21:59:00Z", "yesterday 23:59" },
    { "America/New_York", "2026-11-18T03:00:00Z", "2026-11-18T02:00:00Z", "21:00" },
    { "America/New_York", "2026-11-18T03:00:00Z", "2026-11-17T04:30:00Z", "yesterday 23:30" },
    { "Asia/Kathmandu", "2026-11-18T18:30:00Z", "2026-11-18T18:14:00Z", "yesterday 23:59" },
    { "Pacific/Kiritimati", "2026-12-31T12:00:00Z", "2026-12-31T09:59:00Z", "yesterday 23:59" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WorkFixture shop = { 0 };
      g_autofree char *text = NULL;

      work_set_up_in (&shop, "NL", cases[i].zone);
      work_set_time (cases[i].now);
      text = reg_complaint_text_moment (shop.ui.session, work_instant (cases[i].at));
      g_assert_cmpstr (text, ==, cases[i].text);
      work_tear_down (&shop, NULL);
    }
}

/* --- the clock -------------------------------------------------------------------------- */

static void
assert_clock (const RegComplaintData *data, const char *now, const char *text, RegPillStyle style)
{
  RegPillStyle got;
  g_autofree char *words = reg_complaint_text_clock (data, work_instant (now), &got);

  g_assert_cmpstr (words, ==, text);
  g_assert_cmpint (got, ==, style);
}

static void
assert_detail (const RegComplaintData *data, const char *now, const char *text)
{
  g_autofree char *words = reg_complaint_text_clock_detail (data, work_instant (now));

  g_assert_cmpstr (words, ==, text);
}

/* Reported on Wednesday at ten, four hours are promised; lunch and night do not count. */
static void
test_clock (WorkFixture *shop, gconstpointer unused)
{
  static const struct
  {
    const char *now, *text, *detail;
    RegPillStyle style;
  } cases[] = {
    { "2026-11-18T09:00:00Z", "First answer within 4 h", "counts opening hours", REG_PILL_NEUTRAL },
    { "2026-11-18T11:00:00Z", "First answer within 2 h", "counts opening hours", REG_PILL_NEUTRAL },
    { "2026-11-18T12:00:00Z", "First answer within 1 h 30 min", "stands still: closed now",
      REG_PILL_NEUTRAL },
    { "2026-11-18T13:00:00Z", "First answer within 1 h", "counts opening hours", REG_PILL_NEUTRAL },
    { "2026-11-18T13:01:00Z", "First answer within 59 min", "counts opening hours",
      REG_PILL_WARNING },
    { "2026-11-18T14:00:00Z", "First answer within 0 min", "counts opening hours",
      REG_PILL_WARNING },
    { "2026-11-18T14:20:00Z", "First answer is 20 min late", "counts opening hours",
      REG_PILL_ERROR },
    { "2026-11-18T22:00:00Z", "First answer is 3 h late", "stands still: closed now",
      REG_PILL_ERROR },
    { "2026-11-19T08:00:00Z", "First answer is 3 h late", "counts opening hours", REG_PILL_ERROR },
  };
  gint64 party = ui_fixture_add_party (WORK_UI (shop), "Bakery De Halm");
  g_autoptr (RegComplaintData)
      data = load_data (shop, work_add_complaint (shop, party, "Gear slips", 0));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_clock (data, cases[i].now, cases[i].text, cases[i].style);
      assert_detail (data, cases[i].now, cases[i].detail);
    }
}

/* The clock of the solution follows the answer, and what it was is told at the end. */
static void
test_clock_to_the_end (WorkFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (WORK_UI (shop), "Bakery De Halm");
  gint64 id = work_add_complaint (shop, party, "Gear slips", 0);
  g_autoptr (RegComplaintData) answered = NULL;
  g_autoptr (RegComplaintData) waiting = NULL;
  g_autoptr (RegComplaintData) resolved = NULL;
  g_autoptr (RegComplaintData) late = NULL;

  work_pass (HOUR);
  take_step (shop, id, REG_COMPLAINT_EVENT_KIND_REPLY);
  answered = load_data (shop, id);
  assert_clock (answered, "2026-11-18T10:00:00Z", "Solution within 39 h", REG_PILL_NEUTRAL);
  assert_clock (answered, "2026-11-24T11:15:00Z", "Solution is 15 min late", REG_PILL_ERROR);
  take_step (shop, id, REG_COMPLAINT_EVENT_KIND_PAUSE);
  waiting = load_data (shop, id);
  assert_clock (waiting, "2026-12-24T11:15:00Z", "Solution within 39 h", REG_PILL_NEUTRAL);
  assert_detail (waiting, "2026-12-24T11:15:00Z", "stands still: waiting for the customer");
  work_set_time ("2026-11-24T10:00:00Z");
  take_step (shop, id, REG_COMPLAINT_EVENT_KIND_RESUME);
  work_pass (30 * MINUTE);
  take_step (shop, id, REG_COMPLAINT_EVENT_KIND_RESOLVED);
  resolved = load_data (shop, id);
  assert_clock (resolved, "2027-01-01T00:00:00Z", "Resolved after 1 h 30 min", REG_PILL_SUCCESS);
  assert_detail (resolved, "2027-01-01T00:00:00Z", "opening hours only");

  /* The same without a pause, and late. */
  work_set_time ("2026-11-18T09:00:00Z");
  id = work_add_complaint (shop, party, "Gear slips", 0);
  work_set_time ("2026-11-24T12:00:00Z");
  take_step (shop, id, REG_COMPLAINT_EVENT_KIND_RESOLVED);
  late = load_data (shop, id);
  g_assert_cmpint (reg_complaint_data_get_state (late), ==, REG_COMPLAINT_STATE_RESOLVED);
  assert_clock (late, "2027-01-01T00:00:00Z", "Resolved after 40 h, later than promised",
                REG_PILL_WARNING);
}

static void
test_clock_at_once (WorkFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (WORK_UI (shop), "Bakery De Halm");
  gint64 id;
  g_autoptr (RegComplaintData) data = NULL;

  /* On a Sunday. */
  work_set_time ("2026-11-22T12:00:00Z");
  id = work_add_complaint (shop, party, "Gear slips", 0);
  work_pass (3 * HOUR);
  take_step (shop, id, REG_COMPLAINT_EVENT_KIND_RESOLVED);
  data = load_data (shop, id);
  assert_clock (data, "2026-11-23T12:00:00Z", "Resolved before the clock began to count",
                REG_PILL_SUCCESS);
}

/* Without a promise nothing counts down. */
static void
test_no_promise (WorkFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (WORK_UI (shop), "Bakery De Halm");
  gint64 id = work_add_complaint (shop, party, "Gear slips", 0);
  g_autoptr (RegComplaintData) open = NULL;
  g_autoptr (RegComplaintData) answered = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  work_change_int (shop, REG_ENTITY_COMPLAINT, id, REG_COMPLAINT_ANSWER_MINUTES, 0);
  work_change_int (shop, REG_ENTITY_COMPLAINT, id, REG_COMPLAINT_RESOLVE_MINUTES, 0);
  open = load_data (shop, id);
  assert_clock (open, "2026-11-20T10:00:00Z", "Not answered yet", REG_PILL_NEUTRAL);
  steps = reg_complaint_escalation (open, shop->ui.session, work_now ());
  g_assert_cmpuint (steps->len, ==, 1);
  take_step (shop, id, REG_COMPLAINT_EVENT_KIND_REPLY);
  answered = load_data (shop, id);
  assert_clock (answered, "2026-11-20T10:00:00Z", "Answered, not resolved yet", REG_PILL_NEUTRAL);
}

/* Over the night in which clocks change four opening hours are four opening hours; a holiday is
 * none. Reported on Saturday at three, an hour before the shop closes. */
static void
test_clock_and_seasons (void)
{
  static const struct
  {
    const char *reported, *holiday, *due;
  } cases[] = {
    { "2026-03-28T14:00:00Z", NULL, "2026-03-30T10:00:00Z" },
    { "2026-10-24T13:00:00Z", NULL, "2026-10-26T11:00:00Z" },
    { "2026-11-14T14:00:00Z", NULL, "2026-11-16T11:00:00Z" },
    { "2026-11-14T14:00:00Z", "2026-11-16", "2026-11-17T11:00:00Z" },
    /* Each year. */
    { "2026-12-24T17:00:00Z", "--12-25", "2026-12-26T13:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WorkFixture shop = { 0 };
      RegComplaintClockKind kind;
      g_autoptr (RegComplaintData) data = NULL;
      g_autoptr (RegComplaintClock) clock = NULL;
      gint64 party;

      work_set_up_in (&shop, "NL", "Europe/Amsterdam");
      if (cases[i].holiday != NULL)
        {
          RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_HOLIDAY);

          reg_record_builder_set_text (builder, REG_HOLIDAY_DAY, cases[i].holiday);
          ui_fixture_save (WORK_UI (&shop), builder);
        }
      work_set_time (cases[i].reported);
      party = ui_fixture_add_party (WORK_UI (&shop), "Bakery De Halm");
      data = load_data (&shop, work_add_complaint (&shop, party, "Gear slips", 0));
      clock = reg_complaint_data_get_clock (data, &kind);
      g_assert_cmpint (kind, ==, REG_COMPLAINT_CLOCK_ANSWER);
      g_assert_cmpint (reg_complaint_clock_get_deadline (clock, work_now ()), ==,
                       work_instant (cases[i].due));
      work_tear_down (&shop, NULL);
    }
}

/* --- who is told ------------------------------------------------------------------------ */

static void
test_escalation (WorkFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (WORK_UI (shop), "Bakery De Halm");
  gint64 sam = work_add_staff (shop, "Sam Okoye", REG_ROLE_SERVICE);
  gint64 left = work_add_staff (shop, "Zoë Left", REG_ROLE_MANAGER);
  g_autoptr (RegComplaintData) data = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) later = NULL;
  const RegEscalationStep *step;

  work_add_staff (shop, "Abel Visser", REG_ROLE_MANAGER);
  work_change_int (shop, REG_ENTITY_STAFF, left, REG_STAFF_ACTIVE, FALSE);
  reg_session_set_staff (shop->ui.session, sam);
  data = load_data (shop, work_add_complaint (shop, party, "Gear slips", 0));
  steps = reg_complaint_escalation (data, shop->ui.session, work_now ());
  g_assert_cmpuint (steps->len, ==, 2);
  step = steps->pdata[0];
  g_assert_cmpstr (step->who, ==, "Sam Okoye");
  g_assert_true (step->is_told);
  /* Those who run the shop and work there, by name. */
  step = steps->pdata[1];
  g_assert_cmpstr (step->who, ==, "Abel Visser, Mina Kok");
  g_assert_false (step->is_told);
  g_assert_cmpint (step->at, ==, work_instant ("2026-11-18T14:00:00Z"));
  later = reg_complaint_escalation (data, shop->ui.session, step->at);
  g_assert_true (((RegEscalationStep *)later->pdata[1])->is_told);
}

/* Who runs the shop alone and looks after it needs no telling. */
static void
test_escalation_of_one (WorkFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (WORK_UI (shop), "Bakery De Halm");
  g_autoptr (RegComplaintData)
      data = load_data (shop, work_add_complaint (shop, party, "Gear slips", 0));
  g_autoptr (GPtrArray) steps = reg_complaint_escalation (data, shop->ui.session, work_now ());

  g_assert_cmpuint (steps->len, ==, 1);
  g_assert_cmpstr (((RegEscalationStep *)steps->pdata[0])->who, ==, "Mina Kok");
}

/* --- the story, the customer, the sale -------------------------------------------------- */

static RegRecord *
create_event (RegComplaintEventKind kind, gint64 staff, gint64 amount)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT_EVENT);

  reg_record_builder_set_int (builder, REG_COMPLAINT_EVENT_KIND, kind);
  reg_record_builder_set_ref (builder, REG_COMPLAINT_EVENT_STAFF_ID, staff);
  if (amount != 0)
    reg_record_builder_set_int (builder, REG_COMPLAINT_EVENT_AMOUNT, amount);
  return reg_record_builder_end (builder);
}

static void
test_events (WorkFixture *shop, gconstpointer unused)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (RegRecord) granted = create_event (REG_COMPLAINT_EVENT_KIND_COMPENSATION, 0, 123456);
  g_autofree char *title = reg_complaint_text_event (granted, shop->ui.session);

  g_assert_cmpstr (title, ==, "Compensation · 1,234.56\302\240€");
  for (int i = 0; i < REG_N_COMPLAINT_EVENT_KINDS; i++)
    {
      g_autoptr (RegRecord) event = create_event (i, shop->ui.owner, 0);
      g_autofree char *both = reg_complaint_text_event_detail (event, "So it was",
                                                               shop->ui.session);
      g_autofree char *who = reg_complaint_text_event_detail (event, NULL, shop->ui.session);

      g_assert_true (g_hash_table_add (titles, reg_complaint_text_event (event, shop->ui.session)));
      g_assert_nonnull (reg_complaint_text_event_icon (i));
      g_assert_cmpstr (both, ==, "So it was · Mina Kok");
      g_assert_cmpstr (who, ==, "Mina Kok");
    }
}

/* Nobody knows who it was. */
static void
test_event_of_nobody (WorkFixture *shop, gconstpointer unused)
{
  g_autoptr (RegRecord) event = create_event (REG_COMPLAINT_EVENT_KIND_NOTE, 0, 0);
  g_autofree char *text = reg_complaint_text_event_detail (event, "So it was", shop->ui.session);
  g_autofree char *nothing = reg_complaint_text_event_detail (event, "", shop->ui.session);

  g_assert_cmpstr (text, ==, "So it was");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_customer (WorkFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (WORK_UI (shop), "Bakery De Halm");
  gint64 better = ui_fixture_add_party (WORK_UI (shop), "Fish shop");
  gint64 id = work_add_complaint (shop, party, "Gear slips", 0);
  g_autoptr (RegComplaintData) first = load_data (shop, id);
  g_autofree char *none = reg_complaint_text_customer (first);
  g_autoptr (RegComplaintData) again = NULL;
  g_autofree char *ranked = NULL;

  g_assert_cmpstr (none, ==, "Has not bought yet · first complaint");
  ui_fixture_add_sale (WORK_UI (shop), party, "2026-08-21", 14800);
  ui_fixture_add_sale (WORK_UI (shop), better, "2026-08-21", 24800);
  work_add_complaint (shop, party, "Came late", 0);
  work_add_complaint (shop, party, "Came broken", 0);
  again = load_data (shop, id);
  ranked = reg_complaint_text_customer (again);
  g_assert_cmpstr (ranked, ==, "No. 2 of 2 by value · 2 complaints before");
}

/* Amounts as they are written where the computer is. */
static void
test_sale_by_locale (void)
{
  static const struct
  {
    const char *locale, *text;
  } cases[] = {
    { "C.UTF-8", "2026-08-21 · 1,148.00\302\240€ · 21 Aug" },
    { "nl_NL.UTF-8", "2026-08-21 · €\302\2401.148,00 · 21 aug" },
    { "de_DE.UTF-8", "2026-08-21 · 1.148,00\302\240€ · 21 Aug" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WorkFixture shop = { 0 };
      g_autoptr (RegRecord) sale = NULL;
      g_autofree char *text = NULL;
      gint64 party;

      if (!ui_go_to (cases[i].locale))
        continue;
      work_set_up_in (&shop, "NL", "Europe/Amsterdam");
      party = ui_fixture_add_party (WORK_UI (&shop), "Bakery De Halm");
      sale = ui_fixture_load (WORK_UI (&shop), REG_ENTITY_SALE,
                              ui_fixture_add_sale (WORK_UI (&shop), party, "2026-08-21", 114800));
      text = reg_complaint_text_sale (sale, shop.ui.session);
      g_assert_cmpstr (text, ==, cases[i].text);
      work_tear_down (&shop, NULL);
      ui_go_to ("C.UTF-8");
    }
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  setlocale (LC_ALL, "C.UTF-8");

#define ADD(path, function)                                                                        \
  g_test_add ("/complaint/words/" path, WorkFixture, NULL, work_set_up, function, work_tear_down)
  g_test_add_func ("/complaint/words/durations", test_durations);
  g_test_add_func ("/complaint/words/moments", test_moments);
  ADD ("clock", test_clock);
  ADD ("clock-to-the-end", test_clock_to_the_end);
  ADD ("clock-at-once", test_clock_at_once);
  ADD ("no-promise", test_no_promise);
  g_test_add_func ("/complaint/words/clock-and-seasons", test_clock_and_seasons);
  ADD ("escalation", test_escalation);
  ADD ("escalation-of-one", test_escalation_of_one);
  ADD ("events", test_events);
  ADD ("event-of-nobody", test_event_of_nobody);
  ADD ("customer", test_customer);
  g_test_add_func ("/complaint/words/sale-by-locale", test_sale_by_locale);
#undef ADD
  return g_test_run ();
}
