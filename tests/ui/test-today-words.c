/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "core/reg-complaint-clock.h"
#include "core/reg-quotation-state.h"
#include "ui/today/reg-today-text.h"
#include "work-fixture.h"

/* What the rows of the day say, by kind. It is Wednesday, 18 November 2026. */

#define DAY (24 * HOUR)

static void
test_greetings (void)
{
  static const char *const parts[] = { "Good evening", "Good morning", "Good afternoon" };
  static const struct
  {
    int from, until, part;
  } hours[] = { { 0, 5, 0 }, { 5, 12, 1 }, { 12, 18, 2 }, { 18, 24, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    for (int hour = hours[i].from; hour < hours[i].until; hour++)
      g_assert_cmpstr (reg_today_get_greeting (hour), ==, parts[hours[i].part]);
}

static void
test_counts (void)
{
  static const struct
  {
    guint count;
    const char *text;
  } cases[] = {
    { 0, "Nothing wants you at the moment." },
    { 1, "One thing wants you today." },
    { 2, "2 things want you today. The first is the one that costs most to leave." },
    { 1000, "1000 things want you today. The first is the one that costs most to leave." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = reg_today_describe_count (cases[i].count);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Every kind has its place. */
static void
test_sections (void)
{
  static const RegTodaySection sections[] = {
    [REG_TODAY_APPROVAL] = REG_TODAY_WAITING, [REG_TODAY_COMPLAINT] = REG_TODAY_NOW,
    [REG_TODAY_PROMISE] = REG_TODAY_NOW,      [REG_TODAY_TASK] = REG_TODAY_NOW,
    [REG_TODAY_EXPIRING] = REG_TODAY_WAITING, [REG_TODAY_ANSWERED] = REG_TODAY_WAITING,
    [REG_TODAY_NO_STEP] = REG_TODAY_WAITING,  [REG_TODAY_CLOSING] = REG_TODAY_WORTH,
    [REG_TODAY_BEST] = REG_TODAY_WORTH,       [REG_TODAY_NOT_SEEN] = REG_TODAY_TOUCH,
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_assert_cmpint (reg_today_get_section (i), ==, sections[i]);
}

/* --- rows ------------------------------------------------------------------------------- */

typedef struct
{
  RegTodayItem item;
  const char *title, *detail, *pill, *button;
  RegPillStyle style;
} Case;

static void
assert_words (WorkFixture *shop, const Case *test)
{
  g_autoptr (RegTodayWords)
      words = reg_today_words_new (&test->item, shop->ui.session, work_now ());

  g_assert_cmpstr (words->title, ==, test->title);
  g_assert_cmpstr (words->detail, ==, test->detail);
  g_assert_cmpstr (words->pill, ==, test->pill);
  g_assert_cmpstr (words->button, ==, test->button);
  g_assert_cmpint (words->style, ==, test->style);
  g_assert_nonnull (words->icon);
}

static void
assert_all (WorkFixture *shop, const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    assert_words (shop, &cases[i]);
}

#define TEXT(text) ((char *)(text))
#define EURO "\302\240€"

static void
test_approvals (WorkFixture *shop, gconstpointer unused)
{
#define APPROVAL(ago, ppm, more)                                                                   \
  { { .kind = REG_TODAY_APPROVAL,                                                                  \
      .entity = REG_ENTITY_QUOTATION,                                                              \
      .party_name = TEXT ("Halm"),                                                                 \
      .title = TEXT ("2026-0118"),                                                                 \
      .at = work_now () - (ago),                                                                   \
      .amount = 324000,                                                                            \
      .currency = "EUR",                                                                           \
      .value_ppm = (ppm) },                                                                        \
    "Approve quotation 2026-0118 · 3,240.00" EURO,                                                 \
    more,                                                                                          \
    "approval",                                                                                    \
    "_Review",                                                                                     \
    REG_PILL_ACCENT }
  const Case cases[] = {
    APPROVAL (0, 0, "Halm · asked 0 minutes ago"),
    APPROVAL (MINUTE, 0, "Halm · asked 1 minute ago"),
    APPROVAL (25 * MINUTE, 140000, "Halm · 14\302\240% discount · asked 25 minutes ago"),
    APPROVAL (59 * MINUTE, 125500, "Halm · 12.6\302\240% discount · asked 59 minutes ago"),
    APPROVAL (HOUR, 0, "Halm · asked 1 hour ago"),
    APPROVAL (23 * HOUR + 59 * MINUTE, 0, "Halm · asked 23 hours ago"),
    APPROVAL (DAY, 0, "Halm · asked 1 day ago"),
    APPROVAL (40 * DAY, 0, "Halm · asked 40 days ago"),
    /* Two clocks that differ a little. */
    APPROVAL (-5 * MINUTE, 0, "Halm · asked 0 minutes ago"),
  };
#undef APPROVAL

  assert_all (shop, cases, G_N_ELEMENTS (cases));
}

static void
test_complaints (WorkFixture *shop, gconstpointer unused)
{
#define COMPLAINT(left, due, more, pill, style)                                                    \
  { { .kind = REG_TODAY_COMPLAINT,                                                                 \
      .entity = REG_ENTITY_COMPLAINT,                                                              \
      .party_name = TEXT ("Halm"),                                                                 \
      .title = TEXT ("2026-031 Gear slips"),                                                       \
      .minutes = (left),                                                                           \
      .at = (due) },                                                                               \
    "Complaint 2026-031 Gear slips",                                                               \
    more,                                                                                          \
    pill,                                                                                          \
    "_Open",                                                                                       \
    style }
  const gint64 due = work_instant ("2026-11-18T09:48:00Z");
  const Case cases[] = {
    COMPLAINT (48, due, "Halm · due 10:48", "48 min left", REG_PILL_WARNING),
    COMPLAINT (0, due, "Halm · due 10:48", "0 min left", REG_PILL_WARNING),
    COMPLAINT (-1, due, "Halm · due 10:48", "1 min late", REG_PILL_ERROR),
    COMPLAINT (-20 * 60, due - DAY, "Halm · due yesterday 10:48", "20 h late", REG_PILL_ERROR),
    COMPLAINT (200, due + DAY, "Halm · due tomorrow 10:48", "3 h 20 min left", REG_PILL_WARNING),
    COMPLAINT (10, 0, "Halm", "10 min left", REG_PILL_WARNING),
    COMPLAINT (10, REG_NEVER, "Halm", "10 min left", REG_PILL_WARNING),
  };
#undef COMPLAINT

  assert_all (shop, cases, G_N_ELEMENTS (cases));
}

static void
test_tasks (WorkFixture *shop, gconstpointer unused)
{
#define TASK_AT(what, which, day, at, says, pill, style)                                           \
  { { .kind = (what),                                                                              \
      .entity = REG_ENTITY_TASK,                                                                   \
      .title = TEXT ("Ask"),                                                                       \
      .state = (which),                                                                            \
      .party_name = TEXT ("Halm"),                                                                 \
      .minute = (at),                                                                              \
      .date = TEXT (day) },                                                                        \
    says,                                                                                          \
    "Halm",                                                                                        \
    pill,                                                                                          \
    "_Done",                                                                                       \
    style }
#define TASK(what, which, day, says, pill, style) TASK_AT (what, which, day, -1, says, pill, style)
  const Case cases[] = {
    TASK (REG_TODAY_TASK, REG_TASK_KIND_TASK, "2026-11-18", "Ask", "today", REG_PILL_NEUTRAL),
    TASK (REG_TODAY_TASK, REG_TASK_KIND_TASK, "2026-11-17", "Ask", "1 day late", REG_PILL_WARNING),
    TASK (REG_TODAY_TASK, REG_TASK_KIND_TASK, "2025-11-18", "Ask", "365 days late",
          REG_PILL_WARNING),
    TASK (REG_TODAY_TASK, REG_TASK_KIND_FOLLOW_UP, "2026-11-18", "Follow up: Ask", "today",
          REG_PILL_NEUTRAL),
    TASK (REG_TODAY_PROMISE, REG_TASK_KIND_PROMISE, "2026-11-16", "Promise: Ask", "2 days late",
          REG_PILL_WARNING),
    TASK (REG_TODAY_TASK, REG_TASK_KIND_TASK, NULL, "Ask", "today", REG_PILL_NEUTRAL),
    TASK (REG_TODAY_TASK, REG_TASK_KIND_TASK, "nonsense", "Ask", "today", REG_PILL_NEUTRAL),
    /* Today at a time, by the clock on the wall: it is ten. */
    TASK_AT (REG_TODAY_TASK, REG_TASK_KIND_VISIT, "2026-11-18", 870, "Ask", "14:30",
             REG_PILL_NEUTRAL),
    TASK_AT (REG_TODAY_TASK, REG_TASK_KIND_CALL, "2026-11-18", 600, "Ask", "10:00",
             REG_PILL_NEUTRAL),
    TASK_AT (REG_TODAY_TASK, REG_TASK_KIND_CALL, "2026-11-18", 599, "Ask", "09:59",
             REG_PILL_WARNING),
    TASK_AT (REG_TODAY_PROMISE, REG_TASK_KIND_PROMISE, "2026-11-18", 0, "Promise: Ask", "00:00",
             REG_PILL_WARNING),
    TASK_AT (REG_TODAY_TASK, REG_TASK_KIND_TASK, "2026-11-17", 870, "Ask", "1 day late",
             REG_PILL_WARNING),
  };
#undef TASK
#undef TASK_AT

  assert_all (shop, cases, G_N_ELEMENTS (cases));
}

/* How far the steps of a task are. */
static void
test_steps (WorkFixture *shop, gconstpointer unused)
{
#define STEPS(whom, lines, says)                                                                   \
  { { .kind = REG_TODAY_TASK,                                                                      \
      .entity = REG_ENTITY_TASK,                                                                   \
      .title = TEXT ("Ask"),                                                                       \
      .party_name = TEXT (whom),                                                                   \
      .minute = -1,                                                                                \
      .date = TEXT ("2026-11-18"),                                                                 \
      .steps = TEXT (lines) },                                                                     \
    "Ask",                                                                                         \
    says,                                                                                          \
    "today",                                                                                       \
    "_Done",                                                                                       \
    REG_PILL_NEUTRAL }
  const Case cases[] = {
    STEPS ("Halm", NULL, "Halm"),
    STEPS ("Halm", "[x] one\n[ ] two\n[x] three", "Halm · 2 of 3 steps"),
    STEPS (NULL, "[ ] one", "0 of 1 step"),
  };
#undef STEPS

  assert_all (shop, cases, G_N_ELEMENTS (cases));
}

static void
test_expiring (WorkFixture *shop, gconstpointer unused)
{
#define EXPIRING(day, says)                                                                        \
  { { .kind = REG_TODAY_EXPIRING,                                                                  \
      .entity = REG_ENTITY_QUOTATION,                                                              \
      .party_name = TEXT ("Halm"),                                                                 \
      .title = TEXT ("Q-1"),                                                                       \
      .date = TEXT (day),                                                                          \
      .amount = 99,                                                                                \
      .currency = "EUR" },                                                                         \
    says,                                                                                          \
    "Halm · 0.99" EURO,                                                                            \
    "expires",                                                                                     \
    "_Call",                                                                                       \
    REG_PILL_NEUTRAL }
  const Case cases[] = {
    EXPIRING ("2026-11-18", "Quotation Q-1 expires today"),
    EXPIRING ("2026-11-19", "Quotation Q-1 expires tomorrow"),
    EXPIRING ("2026-11-21", "Quotation Q-1 expires on 21 Nov"),
  };

  assert_all (shop, cases, G_N_ELEMENTS (cases));
  /* Over the end of a year. */
  work_set_time ("2026-12-31T12:00:00Z");
  assert_words (shop, &(Case)EXPIRING ("2027-01-01", "Quotation Q-1 expires tomorrow"));
  assert_words (shop, &(Case)EXPIRING ("2027-01-03", "Quotation Q-1 expires on 3 Jan 2027"));
#undef EXPIRING
}

static void
test_answered (WorkFixture *shop, gconstpointer unused)
{
#define ANSWERED(now, says, pill, style)                                                           \
  { { .kind = REG_TODAY_ANSWERED,                                                                  \
      .entity = REG_ENTITY_QUOTATION,                                                              \
      .party_name = TEXT ("Halm"),                                                                 \
      .title = TEXT ("Q-1"),                                                                       \
      .amount = 100000,                                                                            \
      .currency = "USD",                                                                           \
      .state = (now) },                                                                            \
    says,                                                                                          \
    "Halm · 1,000.00\302\240$",                                                                    \
    pill,                                                                                          \
    "_Open",                                                                                       \
    style }
  const Case cases[] = {
    ANSWERED (REG_QUOTATION_APPROVED, "Quotation Q-1 was approved", "Approved", REG_PILL_SUCCESS),
    ANSWERED (REG_QUOTATION_SENT_BACK, "Quotation Q-1 was sent back to you", "Sent back",
              REG_PILL_WARNING),
    ANSWERED (REG_QUOTATION_REJECTED, "Quotation Q-1 was rejected", "Rejected", REG_PILL_ERROR),
  };
#undef ANSWERED

  assert_all (shop, cases, G_N_ELEMENTS (cases));
}

static void
test_no_step (WorkFixture *shop, gconstpointer unused)
{
#define NO_STEP(day, value, more, pill)                                                            \
  { { .kind = REG_TODAY_NO_STEP,                                                                   \
      .entity = REG_ENTITY_OPPORTUNITY,                                                            \
      .party_name = TEXT ("Halm"),                                                                 \
      .title = TEXT ("Ovens"),                                                                     \
      .date = TEXT (day),                                                                          \
      .amount = (value),                                                                           \
      .currency = "EUR" },                                                                         \
    "What comes next for “Ovens”?",                                                                \
    more,                                                                                          \
    pill,                                                                                          \
    "_Plan",                                                                                       \
    REG_PILL_WARNING }
  const Case cases[] = {
    NO_STEP (NULL, 99, "Halm · 0.99" EURO, "no next step"),
    NO_STEP (NULL, 0, "Halm", "no next step"),
    NO_STEP ("2026-11-17", 0, "Halm", "1 day late"),
    NO_STEP ("2026-11-01", 0, "Halm", "17 days late"),
  };
#undef NO_STEP

  assert_all (shop, cases, G_N_ELEMENTS (cases));
}

static void
test_closing (WorkFixture *shop, gconstpointer unused)
{
#define CLOSING(day, value, more, pill, style)                                                     \
  { { .kind = REG_TODAY_CLOSING,                                                                   \
      .entity = REG_ENTITY_OPPORTUNITY,                                                            \
      .party_name = TEXT ("Halm"),                                                                 \
      .title = TEXT ("Ovens"),                                                                     \
      .next = TEXT ("Call"),                                                                       \
      .date = TEXT (day),                                                                          \
      .amount = (value),                                                                           \
      .currency = "EUR" },                                                                         \
    "Ovens",                                                                                       \
    more,                                                                                          \
    pill,                                                                                          \
    "_Open",                                                                                       \
    style }
  const Case cases[] = {
    CLOSING ("2026-11-18", 99, "Halm · 0.99" EURO " · next: Call", "closes 18 Nov",
             REG_PILL_NEUTRAL),
    CLOSING ("2026-11-17", 0, "Halm · next: Call", "expected 17 Nov", REG_PILL_WARNING),
    CLOSING (NULL, 0, "Halm · next: Call", "last stage", REG_PILL_NEUTRAL),
  };
#undef CLOSING

  assert_all (shop, cases, G_N_ELEMENTS (cases));
}

static void
test_not_seen (WorkFixture *shop, gconstpointer unused)
{
#define NOT_SEEN(name, last, says, more, pill)                                                     \
  { { .kind = REG_TODAY_NOT_SEEN,                                                                  \
      .entity = REG_ENTITY_PARTY,                                                                  \
      .party_name = TEXT (name),                                                                   \
      .title = TEXT ("P-7"),                                                                       \
      .at = (last) },                                                                              \
    says,                                                                                          \
    more,                                                                                          \
    pill,                                                                                          \
    "_Call",                                                                                       \
    REG_PILL_NEUTRAL }
  const gint64 now = work_now ();
  const Case cases[] = {
    NOT_SEEN ("Halm", now - 32 * DAY, "Halm", "not spoken to for 4 weeks", "17 Oct"),
    NOT_SEEN ("Halm", now - 63 * DAY, "Halm", "not spoken to for 9 weeks", "16 Sep"),
    NOT_SEEN ("Halm", now - 99 * DAY, "Halm", "not spoken to for 14 weeks", "11 Aug"),
    NOT_SEEN ("Halm", now - 100 * DAY, "Halm", "not spoken to for 3 months", "10 Aug"),
    NOT_SEEN ("Halm", now - 400 * DAY, "Halm", "not spoken to for 13 months", "14 Oct 2025"),
    NOT_SEEN ("Halm", 0, "Halm", "a regular, but nobody noted a contact", ""),
    NOT_SEEN (NULL, 0, "P-7", "a regular, but nobody noted a contact", ""),
  };
#undef NOT_SEEN

  assert_all (shop, cases, G_N_ELEMENTS (cases));
}

/* A customer without a name leaves no lonely dot. */
static void
test_nameless (WorkFixture *shop, gconstpointer unused)
{
  const Case cases[] = {
    { { .kind = REG_TODAY_EXPIRING,
        .entity = REG_ENTITY_QUOTATION,
        .party_name = TEXT (""),
        .title = TEXT ("Q-1"),
        .date = TEXT ("2026-11-18"),
        .amount = 100,
        .currency = "EUR" },
      "Quotation Q-1 expires today",
      "1.00" EURO,
      "expires",
      "_Call",
      REG_PILL_NEUTRAL },
    { { .kind = REG_TODAY_TASK, .entity = REG_ENTITY_TASK, .title = TEXT ("Ask") },
      "Ask",
      "",
      "today",
      "_Done",
      REG_PILL_NEUTRAL },
  };

  assert_all (shop, cases, G_N_ELEMENTS (cases));
}

/* Amounts, rates and days where the computer is; the time zone decides which day it is. */
static void
test_places (void)
{
  static const struct
  {
    const char *locale, *zone, *title, *expiry;
  } cases[] = {
    { "nl_NL.UTF-8", "Europe/Amsterdam", "Approve quotation Q · €\302\2401.234,50",
      "Quotation Q expires tomorrow" },
    { "de_DE.UTF-8", "Europe/Berlin", "Approve quotation Q · 1.234,50" EURO,
      "Quotation Q expires tomorrow" },
    { "C.UTF-8", "Pacific/Auckland", "Approve quotation Q · 1,234.50" EURO,
      "Quotation Q expires today" },
    { "C.UTF-8", "America/Los_Angeles", "Approve quotation Q · 1,234.50" EURO,
      "Quotation Q expires on 19 Nov" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WorkFixture shop = { 0 };
      RegTodayItem item = {
        .kind = REG_TODAY_APPROVAL,
        .title = TEXT ("Q"),
        .amount = 123450,
        .currency = "EUR",
        .date = TEXT ("2026-11-19"),
      };
      g_autoptr (RegTodayWords) approval = NULL;
      g_autoptr (RegTodayWords) expiry = NULL;

      if (!ui_go_to (cases[i].locale))
        continue;
      work_set_up_in (&shop, "NL", cases[i].zone);
      /* The 17th in California, the 18th in Europe, the 19th in New Zealand. */
      work_set_time (i == 3 ? "2026-11-18T07:30:00Z" : "2026-11-18T12:30:00Z");
      approval = reg_today_words_new (&item, shop.ui.session, work_now ());
      g_assert_cmpstr (approval->title, ==, cases[i].title);
      item.kind = REG_TODAY_EXPIRING;
      expiry = reg_today_words_new (&item, shop.ui.session, work_now ());
      g_assert_cmpstr (expiry->title, ==, cases[i].expiry);
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
  g_test_add ("/today/words/" path, WorkFixture, NULL, work_set_up, function, work_tear_down)
  g_test_add_func ("/today/words/greetings", test_greetings);
  g_test_add_func ("/today/words/counts", test_counts);
  g_test_add_func ("/today/words/sections", test_sections);
  ADD ("approvals", test_approvals);
  ADD ("complaints", test_complaints);
  ADD ("tasks", test_tasks);
  ADD ("steps", test_steps);
  ADD ("expiring", test_expiring);
  ADD ("answered", test_answered);
  ADD ("no-step", test_no_step);
  ADD ("closing", test_closing);
  ADD ("not-seen", test_not_seen);
  ADD ("nameless", test_nameless);
  g_test_add_func ("/today/words/places", test_places);
#undef ADD
  return g_test_run ();
}
