/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-next-action.h"
#include "core/reg-quotation-state.h"

/* What to do next for a customer. Each case is a customer, with what the rules make of it: the names
 * of the actions in order, and their days. */

#define TODAY "2026-11-22"

static const char *const names[REG_N_NEXT_ACTIONS] = {
  [REG_NEXT_RESTRICTED] = "restricted",
  [REG_NEXT_COMPLAINT] = "complaint",
  [REG_NEXT_CALL] = "call",
  [REG_NEXT_PROMISE] = "promise",
  [REG_NEXT_EXPIRING] = "expiring",
  [REG_NEXT_MONEY] = "money",
  [REG_NEXT_RUNS_OUT] = "runs-out",
  [REG_NEXT_DUE] = "due",
  [REG_NEXT_THANKS] = "thanks",
  [REG_NEXT_NOTHING] = "nothing",
  [REG_NEXT_TASK] = "task",
  [REG_NEXT_SENT] = "sent",
  [REG_NEXT_READY] = "ready",
  [REG_NEXT_DRAFT] = "draft",
  [REG_NEXT_BIRTHDAY] = "birthday",
  [REG_NEXT_SILENCE] = "silence",
  [REG_NEXT_REACH] = "reach",
  [REG_NEXT_USUAL] = "usual",
  [REG_NEXT_WHY_STAYED] = "why-stayed",
  [REG_NEXT_WHY_CAME] = "why-came",
};

typedef struct
{
  const char *says;
  const char *actions;
  gboolean asks_why; /* nobody wrote down why they came or stayed away */
  gboolean restricted, unwanted, no_contact, lost, refuses_touch, refuses_birthday;
  const char *birthday;
  gboolean out_of_reach;
  guint complaints;
  const char *promise, *task; /* due on; "" without a day */
  int state;                  /* of a quotation; 0 none, or one more than the state */
  const char *valid_until;
  gint64 n_sales;
  const char *first, *last, *slips, *contact;
  int band;
  const char *owed, *runs_out, *usual;
} Case;

static const Case cases[] = {
  { "nothing is known", "" },
  { "there is no way to reach them", "reach", .out_of_reach = TRUE },

  /* The order of the rules. */
  { "an open complaint comes before everything",
    "complaint complaint call 2026-06-01 promise 2026-11-20 expiring 2026-11-25 money 2026-11-01",
    .complaints = 2, .promise = "2026-11-20", .state = REG_QUOTATION_SENT + 1,
    .valid_until = "2026-11-25", .n_sales = 9, .first = "2025-01-01", .last = "2026-06-01",
    .slips = "2026-07-01", .contact = "2026-06-01", .band = 1, .owed = "2026-11-01" },
  { "one of the best slips away: a call, and then what is due",
    "call 2026-06-01 promise 2026-11-22", .promise = TODAY, .n_sales = 9, .first = "2025-01-01",
    .last = "2026-06-01", .slips = "2026-07-01", .contact = "2026-06-01", .band = 1 },
  { "a promise before a quotation", "promise 2026-11-22 expiring 2026-11-22", .promise = TODAY,
    .state = REG_QUOTATION_SENT + 1, .valid_until = TODAY },
  { "something ends before something is usual", "runs-out 2026-12-01 due 2026-11-30",
    .runs_out = "2026-12-01", .n_sales = 5, .first = "2026-01-30", .last = "2026-10-31",
    .slips = "2026-12-15", .contact = "2026-10-31", .usual = "Tea" },

  /* At risk. */
  { "who was called the other day is not called again", "", .n_sales = 9, .first = "2025-01-01",
    .last = "2026-06-01", .slips = "2026-07-01", .contact = "2026-11-15", .band = 1 },
  { "two weeks later they are", "call 2026-06-01", .n_sales = 9, .first = "2025-01-01",
    .last = "2026-06-01", .slips = "2026-07-01", .contact = "2026-11-08", .band = 1 },
  { "of the others nobody calls at once", "silence 2026-06-01", .n_sales = 9, .first = "2025-01-01",
    .last = "2026-06-01", .slips = "2026-07-01", .contact = "2026-06-01", .band = 2 },
  { "today is the first day too long", "call 2026-10-01", .n_sales = 9, .first = "2026-01-01",
    .last = "2026-10-01", .slips = TODAY, .contact = "2026-10-01", .band = 1 },

  /* Days. */
  { "a promise for later is a task", "task 2026-11-23", .promise = "2026-11-23" },
  { "so is one without a day", "task", .promise = "" },
  { "a task is no promise, even overdue", "task 2026-11-01", .task = "2026-11-01" },
  { "a quotation with a week left", "expiring 2026-11-29", .state = REG_QUOTATION_SENT + 1,
    .valid_until = "2026-11-29" },
  { "with a day more", "sent", .state = REG_QUOTATION_SENT + 1, .valid_until = "2026-11-30" },
  { "over already", "sent", .state = REG_QUOTATION_SENT + 1, .valid_until = "2026-11-21" },
  { "without an end", "sent", .state = REG_QUOTATION_SENT + 1 },
  { "approved", "ready", .state = REG_QUOTATION_APPROVED + 1 },
  { "nobody had to approve", "ready", .state = REG_QUOTATION_READY + 1 },
  { "sent back", "draft", .state = REG_QUOTATION_SENT_BACK + 1 },
  { "begun", "draft", .state = REG_QUOTATION_DRAFT + 1 },
  { "waiting for somebody else", "", .state = REG_QUOTATION_WAITING + 1 },
  { "to be paid by today", "", .owed = TODAY },
  { "to be paid by yesterday", "money 2026-11-21", .owed = "2026-11-21" },
  { "ends today", "runs-out 2026-11-22", .runs_out = TODAY },
  { "ends in two weeks", "runs-out 2026-12-06", .runs_out = "2026-12-06" },
  { "ends later", "", .runs_out = "2026-12-07" },
  { "ended", "", .runs_out = "2026-11-21" },
  { "bought last month, as in every month: about now", "due 2026-11-22", .n_sales = 5,
    .first = "2026-01-01", .last = "2026-10-23", .slips = "2026-12-07", .contact = "2026-10-23",
    .usual = "Tea" },
  { "bought last week: not yet", "usual", .n_sales = 5, .first = "2026-01-01", .last = "2026-11-15",
    .slips = "2026-12-30", .contact = "2026-11-15", .usual = "Tea" },
  { "comes every week: that shows no gap", "", .n_sales = 40, .first = "2026-01-01",
    .last = "2026-11-10", .slips = "2026-11-24", .contact = "2026-11-10" },

  /* New buyers. */
  { "six days after the first purchase", "", .n_sales = 1, .first = "2026-11-16",
    .last = "2026-11-16", .contact = "2026-11-16" },
  { "seven", "thanks 2026-11-15", .n_sales = 1, .first = "2026-11-15", .last = "2026-11-15",
    .contact = "2026-11-15" },
  { "three weeks", "thanks 2026-11-01", .n_sales = 1, .first = "2026-11-01", .last = "2026-11-01",
    .contact = "2026-11-01" },
  { "a day more", "", .n_sales = 1, .first = "2026-10-31", .last = "2026-10-31",
    .contact = "2026-10-31" },
  { "somebody spoke to them since", "", .n_sales = 1, .first = "2026-11-10", .last = "2026-11-10",
    .contact = "2026-11-18" },
  { "bought again already", "", .n_sales = 2, .first = "2026-11-10", .last = "2026-11-12",
    .contact = "2026-11-12" },

  /* Lost. */
  { "lost and worth little: nothing, not even a birthday", "task 2026-11-01 nothing 2023-01-01",
    .n_sales = 1, .first = "2023-01-01", .last = "2023-01-01", .contact = "2023-01-01", .band = 5,
    .birthday = "--11-23", .usual = "Tea", .task = "2026-11-01" },
  { "but what is open is open", "complaint promise 2026-11-01 nothing 2023-01-01", .n_sales = 1,
    .complaints = 1, .promise = "2026-11-01", .first = "2023-01-01", .last = "2023-01-01",
    .contact = "2023-01-01", .band = 4 },
  { "lost and worth something", "silence 2023-01-01", .n_sales = 1, .first = "2023-01-01",
    .last = "2023-01-01", .contact = "2023-01-01", .band = 3 },
  { "lost because somebody said so", "nothing 2026-11-01", .lost = TRUE, .n_sales = 3,
    .first = "2026-01-01", .last = "2026-11-01", .contact = "2026-11-01", .band = 5 },

  /* What may not be done. */
  { "the data must not be used: only what is open", "complaint promise 2026-11-22 restricted",
    .restricted = TRUE, .complaints = 1, .promise = TODAY, .birthday = "--11-23", .usual = "Tea" },
  { "no contact: only what is open", "promise 2026-11-22 usual", .no_contact = TRUE,
    .promise = TODAY, .n_sales = 9, .first = "2025-01-01", .last = "2026-06-01",
    .slips = "2026-07-01", .contact = "2026-06-01", .band = 1, .birthday = "--11-23",
    .usual = "Tea" },
  { "rather not have: nobody seeks them", "", .unwanted = TRUE, .n_sales = 9, .first = "2025-01-01",
    .last = "2026-06-01", .slips = "2026-07-01", .contact = "2026-06-01", .band = 1,
    .birthday = "--11-23" },
  { "does not want to be kept in touch with", "birthday 2026-11-23", .refuses_touch = TRUE,
    .n_sales = 9, .first = "2025-01-01", .last = "2026-06-01", .slips = "2026-07-01",
    .contact = "2026-06-01", .band = 1, .birthday = "--11-23" },
  { "nor thanked", "", .refuses_touch = TRUE, .n_sales = 1, .first = "2026-11-10",
    .last = "2026-11-10", .contact = "2026-11-10" },
  { "wants no birthday wishes", "", .refuses_birthday = TRUE, .birthday = "--11-23" },

  /* Why. */
  { "new: they still know why they came", "why-came", .asks_why = TRUE, .n_sales = 2,
    .first = "2026-09-23", .last = "2026-10-20", .contact = "2026-10-20" },
  { "not new any more", "", .asks_why = TRUE, .n_sales = 2, .first = "2026-09-22",
    .last = "2026-10-20", .contact = "2026-10-20" },
  { "a year away", "silence 2025-11-21 why-stayed 2025-11-21", .asks_why = TRUE, .n_sales = 2,
    .first = "2025-01-01", .last = "2025-11-21", .contact = "2025-11-21" },
  { "a day less", "silence 2025-11-22", .asks_why = TRUE, .n_sales = 2, .first = "2025-01-01",
    .last = "2025-11-22", .contact = "2025-11-22" },
  { "said to be lost", "why-stayed", .asks_why = TRUE, .lost = TRUE, .n_sales = 2,
    .first = "2026-11-01", .last = "2026-11-10", .contact = "2026-11-10" },

  /* The rest. */
  { "birthday today", "birthday 2026-11-22", .birthday = "1980-11-22" },
  { "in two weeks", "birthday 2026-12-06", .birthday = "--12-06" },
  { "later", "", .birthday = "--12-07" },
  { "yesterday", "", .birthday = "--11-21" },
  { "two months of silence", "silence 2026-09-23", .n_sales = 2, .first = "2026-01-01",
    .last = "2026-09-23", .contact = "2026-09-23" },
  { "a day less", "", .n_sales = 2, .first = "2026-01-01", .last = "2026-09-24",
    .contact = "2026-09-24" },
  { "never bought: silence is usual", "", .contact = "2026-01-01" },
};

static void
add (GPtrArray *records, RegRecordBuilder *builder)
{
  g_ptr_array_add (records, reg_record_builder_end (builder));
}

static RegRecord *
make_party (const Case *it)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);

  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Somebody");
  reg_record_builder_set_text (builder, REG_PARTY_BIRTHDAY, it->birthday);
  if (!it->asks_why)
    {
      reg_record_builder_set_text (builder, REG_PARTY_BOUGHT_BECAUSE, "near");
      reg_record_builder_set_text (builder, REG_PARTY_STOPPED_BECAUSE, "far");
    }
  if (it->restricted)
    reg_record_builder_set_int (builder, REG_PARTY_RESTRICTED, 1);
  if (it->unwanted)
    reg_record_builder_set_int (builder, REG_PARTY_UNWANTED, 1);
  if (it->no_contact)
    reg_record_builder_set_int (builder, REG_PARTY_CONTACT_RHYTHM, REG_REPEAT_NEVER);
  return reg_record_builder_end (builder);
}

static void
add_refusal (GPtrArray *consents, RegConsentPurpose purpose)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONSENT);

  reg_record_builder_set_int (builder, REG_CONSENT_PURPOSE, purpose);
  reg_record_builder_set_int (builder, REG_CONSENT_CHANNEL, REG_CONSENT_CHANNEL_PHONE);
  reg_record_builder_set_int (builder, REG_CONSENT_ANSWER, REG_CONSENT_ANSWER_NO);
  reg_record_builder_set_text (builder, REG_CONSENT_ANSWERED_ON, "2026-01-01");
  add (consents, builder);
}

static void
add_task (GPtrArray *tasks, RegTaskKind kind, const char *due)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);

  reg_record_builder_set_int (builder, REG_TASK_KIND, kind);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, *due != '\0' ? due : NULL);
  add (tasks, builder);
}

static void
add_phone (GPtrArray *points)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_MOBILE);
  add (points, builder);
}

static void
add_revision (GPtrArray *revisions, int state, const char *valid_until)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION_REVISION);

  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_STATE, state);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_VALID_UNTIL, valid_until);
  add (revisions, builder);
}

static char *
list (const RegNextFacts *facts)
{
  g_autoptr (GArray) actions = reg_next_action_list (facts);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < actions->len; i++)
    {
      const RegNextAction *action = &g_array_index (actions, RegNextAction, i);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "", names[action->kind],
                              *action->day != '\0' ? " " : "", action->day);
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
records_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
}

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *it = &cases[i];
      g_autoptr (RegRecord) party = make_party (it);
      g_autoptr (GPtrArray) points = records_new ();
      g_autoptr (GPtrArray) consents = records_new ();
      g_autoptr (GPtrArray) complaints = records_new ();
      g_autoptr (GPtrArray) tasks = records_new ();
      g_autoptr (GPtrArray) revisions = records_new ();
      const RegNextFacts facts = { TODAY,
                                   party,
                                   points,
                                   consents,
                                   complaints,
                                   tasks,
                                   revisions,
                                   it->n_sales,
                                   it->first,
                                   it->last,
                                   it->slips,
                                   it->contact,
                                   it->band,
                                   it->owed,
                                   it->runs_out,
                                   it->usual,
                                   it->lost ? REG_RUNG_LOST : REG_RUNG_PROSPECT };
      g_autofree char *found = NULL;

      if (!it->out_of_reach)
        add_phone (points);
      if (it->refuses_touch)
        add_refusal (consents, REG_CONSENT_PURPOSE_TOUCH);
      if (it->refuses_birthday)
        add_refusal (consents, REG_CONSENT_PURPOSE_BIRTHDAY);
      for (guint n = 0; n < it->complaints; n++)
        add (complaints, reg_record_builder_new (REG_ENTITY_COMPLAINT));
      if (it->promise != NULL)
        add_task (tasks, REG_TASK_KIND_PROMISE, it->promise);
      if (it->task != NULL)
        add_task (tasks, REG_TASK_KIND_TASK, it->task);
      if (it->state > 0)
        add_revision (revisions, it->state - 1, it->valid_until);
      found = list (&facts);
      if (g_strcmp0 (found, it->actions) != 0)
        g_error ("%s: “%s”, not “%s”", it->says, found, it->actions);
    }
}

/* Each complaint, task and quotation is named by its place. */
static void
test_places (void)
{
  const Case plain = { .says = "" };
  g_autoptr (RegRecord) party = make_party (&plain);
  g_autoptr (GPtrArray) none = records_new ();
  g_autoptr (GPtrArray) points = records_new ();
  g_autoptr (GPtrArray) tasks = records_new ();
  RegNextFacts facts = { .today = TODAY,
                         .party = party,
                         .contact_points = points,
                         .consents = none,
                         .complaints = none,
                         .tasks = tasks,
                         .revisions = none };
  g_autoptr (GArray) actions = NULL;

  add_phone (points);
  add_task (tasks, REG_TASK_KIND_TASK, "2026-11-01");
  add_task (tasks, REG_TASK_KIND_PROMISE, "2026-11-20");
  add_task (tasks, REG_TASK_KIND_PROMISE, "2026-12-20");
  actions = reg_next_action_list (&facts);
  g_assert_cmpuint (actions->len, ==, 3);
  g_assert_cmpuint (g_array_index (actions, RegNextAction, 0).index, ==, 1);
  g_assert_cmpuint (g_array_index (actions, RegNextAction, 1).index, ==, 0);
  g_assert_cmpuint (g_array_index (actions, RegNextAction, 2).index, ==, 2);
}

static void
test_standing (void)
{
  static const struct
  {
    gint64 n_sales;
    const char *first, *last, *slips;
    RegStanding standing;
    int gap; /* 0 none */
  } customers[] = {
    { 0, NULL, NULL, NULL, REG_STANDING_NEVER, 0 },
    { 1, TODAY, TODAY, NULL, REG_STANDING_NEW, 0 },
    { 1, "2026-10-23", "2026-10-23", NULL, REG_STANDING_NEW, 0 },
    { 1, "2026-10-22", "2026-10-22", NULL, REG_STANDING_STEADY, 0 },
    { 4, "2026-01-01", "2026-10-01", "2026-11-23", REG_STANDING_STEADY, 35 },
    { 4, "2026-01-01", "2026-10-01", TODAY, REG_STANDING_SLIPPING, 35 },
    { 4, "2020-01-01", "2024-11-22", "2025-01-01", REG_STANDING_SLIPPING, 27 },
    { 4, "2020-01-01", "2024-11-21", "2025-01-01", REG_STANDING_LOST, 27 },
  };
  const Case plain = { .says = "" };
  g_autoptr (RegRecord) party = make_party (&plain);

  for (guint i = 0; i < G_N_ELEMENTS (customers); i++)
    {
      const RegNextFacts facts = { .today = TODAY,
                                   .party = party,
                                   .n_sales = customers[i].n_sales,
                                   .first_sale_on = customers[i].first,
                                   .last_sale_on = customers[i].last,
                                   .slips_on = customers[i].slips };
      int gap = 0;

      g_assert_cmpint (reg_next_facts_get_standing (&facts), ==, customers[i].standing);
      g_assert_cmpint (reg_next_facts_get_usual_gap (&facts, &gap), ==, customers[i].gap > 0);
      g_assert_cmpint (gap, ==, customers[i].gap);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/next-action/rules", test_rules);
  g_test_add_func ("/core/next-action/places", test_places);
  g_test_add_func ("/core/next-action/standing", test_standing);
  return g_test_run ();
}
