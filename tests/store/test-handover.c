/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-fixture.h"

#include "core/reg-approval-policy.h"
#include "store/reg-absences.h"
#include "store/reg-briefing.h"
#include "store/reg-handover.h"
#include "store/reg-timeline.h"
#include "store/reg-today.h"

#include <string.h>

/* Ruth leaves. It is Wednesday 18 November 2026 in Berlin. Staff: 1 the owner, 2 Ruth, 3 Tom, 4 Bea,
 * 5 Gus, who is gone. */
enum
{
  OWNER = 1,
  RUTH,
  TOM,
  BEA,
  GUS
};

/* clang-format off */
static const char *shop =
    ROW ("staff", "name, role, active, reports_to", "'Ruth', 2, 1, 1")
    ROW ("staff", "name, role, active, skills, reports_to", "'Tom', 0, 1, 'Shoes, repairs', 2")
    ROW ("staff", "name, role, active, location", "'Bea', 0, 1, 'ZÜRICH'")
    ROW ("staff", "name, role, active, left_on", "'Gus', 0, 0, '2026-01-31'")
    ROW ("party", "name, owner_id, customer_class, note, interests", "'Bakery', 2, 'gold', 'Ring twice.', 'Chess'")
    ROW ("party", "name, owner_id, customer_class", "'Cleo', 2, 'Gold '")
    ROW ("party", "name, owner_id", "'Dora', 2")
    ROW ("party", "name, owner_id", "'Of Bea', 4")
    ROW ("party", "name, owner_id, deleted_at", "'In the bin', 2, 7")
    ROW ("contact_point", "party_id, kind, city, position", "1, 7, 'Bern', 1")
    ROW ("contact_point", "party_id, kind, city, position", "3, 7, 'Zürich', 1")
    ROW ("product", "name, category", "'Boot', 'Shoes for men'")
    ROW ("sale", "party_id, staff_id, sold_on, net, cost", "1, 2, '2026-10-01', 5000, 2000")
    ROW ("sale", "party_id, staff_id, sold_on, net, cost", "1, 2, '2026-11-01', 5000, 2000")
    ROW ("sale", "party_id, staff_id, sold_on, net, cost", "2, 2, '2026-11-02', 900, 100")
    ROW ("sale_line", "sale_id, position, product_id, net", "1, 1, 1, 5000")
    ROW ("sale_line", "sale_id, position, product_id, net", "2, 1, 1, 5000")
    ROW ("touchpoint", "party_id, kind, at, staff_id, summary", "1, 1, " AT ("2026-11-17 10:00:00") ", 2, 'about the oven'")
    ROW ("touchpoint", "party_id, kind, at, staff_id, summary", "1, 2, " AT ("2026-10-17 10:00:00") ", 4, 'came in'")
    ROW ("touchpoint", "party_id, kind, at, staff_id, summary", "1, 2, " AT ("2026-09-17 10:00:00") ", 5, 'before'")
    ROW ("task", "kind, title, due_on, staff_id, party_id, promised_by", "1, 'new oven', '2026-11-20', 2, 1, 2")
    ROW ("task", "kind, title, due_on, staff_id, party_id", "0, 'ask Bea', '2026-11-19', 2, 4")
    ROW ("task", "kind, title, due_on, staff_id", "3, 'ring the bank', '2026-11-18', 2")
    ROW ("task", "kind, title, due_on, staff_id, done_at", "0, 'done', '2026-11-01', 2, 5")
    ROW ("task", "kind, title, due_on, staff_id", "0, 'of Tom', '2026-11-18', 3")
    ROW ("opportunity", "title, party_id, owner_id, stage_id, value, currency, next_step, next_on", "'Oven', 1, 2, 1, 120000, 'EUR', 'measure', '2026-11-25'")
    ROW ("opportunity", "title, party_id, owner_id, stage_id", "'Lost', 1, 2, 5")
    ROW ("quotation", "number, party_id, owner_id, title", "'Q1', 1, 2, 'oven'")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, gross, valid_until", "1, 1, 7, 'EUR', 50000, '2026-12-01'")
    ROW ("quotation", "number, party_id, owner_id", "'Q2', 1, 2")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, gross", "2, 1, 8, 'EUR', 600")
    ROW ("quotation", "number, party_id, owner_id", "'Q3', 4, 4")
    ROW ("quotation_revision", "quotation_id, revision, state, currency, gross, asked_by", "3, 1, 1, 'EUR', 700, 4")
    "UPDATE quotation SET current_id = id;"
    ROW ("approval_step", "revision_id, level, staff_id, state", "3, 1, 2, 0")
    ROW ("approval_step", "revision_id, level, staff_id, state", "2, 1, 2, 1")
    ROW ("approval_rule", "condition, limit_value, staff_id, level, active", "0, 1, 2, 1, 1")
    ROW ("complaint", "number, party_id, subject, state, severity, owner_id, reported_at", "'C1', 1, 'too hot', 1, 1, 2, 5")
    ROW ("complaint", "number, party_id, subject, state, severity, owner_id, reported_at", "'C2', 1, 'old', 3, 1, 2, 5");
/* clang-format on */

static void
set_up (StoreFixture *f, gconstpointer unused)
{
  store_fixture_set_up (f, NULL);
  store_fixture_use_clock (f, "2026-11-18T09:00:00Z");
  store_fixture_make_firm (f);
  store_fixture_script (f, "DELETE FROM approval_rule;");
  store_fixture_script (f, shop);
}

/* --- short ways --------------------------------------------------------------------------- */

typedef struct
{
  gint64 staff, action, party, task;
  RegHandoverWay way;
  RegHandoverCounts counts;
  GPtrArray *list, *groups;
  GArray *ids;
  gint64 number;
  RegHandoverPlan *plan;
  RegBriefing *briefing;
} Job;

static gboolean
count_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return reg_handover_count (db, job->staff, &job->counts, error);
}

static gboolean
groups_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->list = reg_handover_list_accounts (db, job->staff, job->way, error);
  job->groups = job->list ? reg_handover_list_groups (db, job->staff, job->list, error) : NULL;
  return job->groups != NULL;
}

static gboolean
run_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_handover_run (db, ((Job *)data)->plan, error);
}

static gboolean
unread_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->ids = reg_handover_list_unread (db, job->action, job->staff, error);
  return job->ids != NULL;
}

static gboolean
read_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return reg_handover_set_read (db, job->action, job->party, job->staff, error);
}

static gboolean
today_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->list = reg_today_load (db, job->staff, error);
  return job->list != NULL;
}

static gboolean
briefing_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->briefing = reg_briefing_load (db, job->party, job->staff, error);
  return job->briefing != NULL;
}

static char *
note (gint64 n, gpointer data)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " customers from Ruth", n);
}

static RegHandoverPlan *
make_plan (RegHandoverKind kind)
{
  RegHandoverPlan *plan = reg_handover_plan_new (RUTH);

  plan->kind = kind;
  plan->successor = TOM;
  plan->note = note;
  return plan;
}

static gint64
run (StoreFixture *f, RegHandoverPlan *plan)
{
  static const RegActionInfo info = { .kind = "handover", .label = "Handed over", .is_long = TRUE };
  g_autoptr (GError) error = NULL;
  Job job = { .plan = plan };
  gint64 action = 0;

  reg_store_write_sync (f->store, &info, run_job, &job, NULL, &action, &error);
  g_assert_no_error (error);
  return action;
}

static void
assert_ids (StoreFixture *f, gint64 action, gint64 staff, const char *expected)
{
  Job job = { .action = action, .staff = staff };
  g_autoptr (GString) text = g_string_new ("");

  store_fixture_read (f, unread_job, &job);
  for (guint i = 0; i < job.ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i ? " " : "",
                            g_array_index (job.ids, gint64, i));
  g_array_unref (job.ids);
  g_assert_cmpstr (text->str, ==, expected);
}

/* Of whom each of these is: "table column of row" as SQL. */
static void
assert_owner (StoreFixture *f, const char *sql, gint64 staff)
{
  g_test_message ("%s", sql);
  g_assert_cmpint (store_fixture_query_int (f, sql), ==, staff);
}

/* --- before ------------------------------------------------------------------------------- */

static void
test_counts (StoreFixture *f, gconstpointer unused)
{
  Job job = { .staff = RUTH };

  store_fixture_read (f, count_job, &job);
  g_assert_cmpint (job.counts.customers, ==, 3);
  g_assert_cmpint (job.counts.tasks, ==, 2);
  g_assert_cmpint (job.counts.promises, ==, 1);
  g_assert_cmpint (job.counts.deals, ==, 1);
  g_assert_cmpint (job.counts.quotations, ==, 1);
  g_assert_cmpint (job.counts.complaints, ==, 1);
  g_assert_cmpint (job.counts.approvals, ==, 1);
  g_assert_cmpint (job.counts.rules, ==, 1);
  g_assert_cmpint (job.counts.reports, ==, 1);
  job.staff = GUS;
  store_fixture_read (f, count_job, &job);
  g_assert_cmpint (job.counts.customers + job.counts.tasks + job.counts.rules, ==, 0);
}

static void
test_groups (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    RegHandoverWay way;
    const char *groups; /* label=n>suggested */
  } cases[] = {
    { REG_HANDOVER_TOGETHER, "=3>0" },
    { REG_HANDOVER_BY_CLASS, "gold=2>0 =1>0" },
    { REG_HANDOVER_BY_PLACE, "Bern=1>0 Zürich=1>4 =1>0" },
    { REG_HANDOVER_BY_GOODS, "Shoes for men=1>3 =2>0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Job job = { .staff = RUTH, .way = cases[i].way };
      g_autoptr (GString) text = g_string_new ("");

      store_fixture_read (f, groups_job, &job);
      for (guint g = 0; g < job.groups->len; g++)
        {
          const RegHandoverGroup *group = job.groups->pdata[g];

          g_string_append_printf (text, "%s%s=%" G_GINT64_FORMAT ">%" G_GINT64_FORMAT, g ? " " : "",
                                  group->label, group->n_customers, group->suggested);
        }
      g_assert_cmpstr (text->str, ==, cases[i].groups);
      g_assert_cmpint (((RegHandoverAccount *)job.list->pdata[0])->party, ==, 1);
      g_ptr_array_unref (job.groups);
      g_ptr_array_unref (job.list);
    }
}

/* --- handing over ------------------------------------------------------------------------- */

static void
test_everything_to_one (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegHandoverPlan) plan = make_plan (REG_HANDOVER_LEAVES);
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *after = NULL;
  gint64 action = run (f, plan), restored, kept;
  g_autoptr (RegRecord) ruth = store_fixture_load (f, REG_ENTITY_STAFF, RUTH);

  g_assert_cmpint (reg_record_get_int (ruth, REG_STAFF_ACTIVE), ==, 0);
  g_assert_cmpstr (reg_record_get_text (ruth, REG_STAFF_LEFT_ON), ==, "2026-11-18");
  assert_owner (f, "SELECT count (*) FROM party WHERE owner_id = 3", 3);
  assert_owner (f, "SELECT owner_id FROM party WHERE id = 5", RUTH); /* in the bin */
  assert_owner (f, "SELECT owner_id FROM party WHERE id = 4", BEA);
  assert_owner (f, "SELECT count (*) FROM task WHERE staff_id = 3 AND id <= 3", 3);
  assert_owner (f, "SELECT staff_id FROM task WHERE id = 4", RUTH); /* done */
  assert_owner (f, "SELECT promised_by FROM task WHERE id = 1", RUTH);
  assert_owner (f, "SELECT owner_id FROM opportunity WHERE id = 1", TOM);
  assert_owner (f, "SELECT owner_id FROM opportunity WHERE id = 2", RUTH); /* closed */
  assert_owner (f, "SELECT owner_id FROM quotation WHERE id = 1", TOM);
  assert_owner (f, "SELECT owner_id FROM quotation WHERE id = 2", RUTH); /* accepted */
  assert_owner (f, "SELECT owner_id FROM complaint WHERE id = 1", TOM);
  assert_owner (f, "SELECT owner_id FROM complaint WHERE id = 2", RUTH); /* closed */
  assert_owner (f, "SELECT staff_id FROM approval_step WHERE id = 1", TOM);
  assert_owner (f, "SELECT staff_id FROM approval_step WHERE id = 2", RUTH); /* answered */
  assert_owner (f, "SELECT staff_id FROM approval_rule", TOM);
  /* Tom reported to Ruth, and not to himself now. */
  assert_owner (f, "SELECT coalesce (reports_to, 0) FROM staff WHERE id = 3", 0);
  /* What the lists sort by knows it too. */
  assert_owner (f, "SELECT count (*) FROM party_summary WHERE owner_id = 3 AND in_bin = 0", 3);
  assert_owner (f, "SELECT count (*) FROM touchpoint WHERE staff_id = 2", 1);
  assert_owner (f, "SELECT count (*) FROM sale WHERE staff_id = 2", 3);

  store_fixture_undo (f, action, &restored, &kept);
  g_assert_cmpint (kept, ==, 0);
  g_assert_cmpint (restored, ==, 14);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
}

static void
test_split (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegHandoverPlan) plan = make_plan (REG_HANDOVER_STAYS);

  plan->way = REG_HANDOVER_BY_CLASS;
  reg_handover_plan_set_group (plan, "gold", BEA);
  reg_handover_plan_set_group (plan, "", 0);
  reg_handover_plan_set_pick (plan, 2, OWNER);
  reg_handover_plan_set_pick (plan, 3, BEA);
  reg_handover_plan_set_pick (plan, 3, 0);
  run (f, plan);
  assert_owner (f, "SELECT owner_id FROM party WHERE id = 1", BEA);   /* by the group */
  assert_owner (f, "SELECT owner_id FROM party WHERE id = 2", OWNER); /* by name */
  assert_owner (f, "SELECT owner_id FROM party WHERE id = 3", TOM);   /* by nothing */
  /* What is about a customer goes along; the rest to the one of all. */
  assert_owner (f, "SELECT staff_id FROM task WHERE id = 1", BEA);
  assert_owner (f, "SELECT staff_id FROM task WHERE id = 2", TOM);
  assert_owner (f, "SELECT owner_id FROM quotation WHERE id = 1", BEA);
  assert_owner (f, "SELECT owner_id FROM complaint WHERE id = 1", BEA);
  assert_owner (f, "SELECT owner_id FROM opportunity WHERE id = 1", BEA);
  assert_owner (f, "SELECT active FROM staff WHERE id = 2", 1);
  assert_owner (f, "SELECT count (*) FROM absence", 0);
}

/* Who asked for an approval does not get to give it. */
static void
test_own_approval (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegHandoverPlan) plan = make_plan (REG_HANDOVER_STAYS);

  plan->successor = BEA;
  run (f, plan);
  assert_owner (f, "SELECT coalesce (staff_id, 0) FROM approval_step WHERE id = 1", 0);
  assert_owner (f, "SELECT role FROM approval_step WHERE id = 1", REG_ROLE_OWNER);
}

static void
test_away (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegHandoverPlan) plan = make_plan (REG_HANDOVER_AWAY);
  g_autoptr (GError) error = NULL;
  Job job = { .plan = plan };

  g_strlcpy (plan->day, "2026-12-01", sizeof plan->day);
  g_strlcpy (plan->last_day, "2026-12-31", sizeof plan->last_day);
  run (f, plan);
  assert_owner (f, "SELECT stand_in FROM absence WHERE staff_id = 2", TOM);
  assert_owner (f, "SELECT active FROM staff WHERE id = 2", 1);
  /* The same days again: nothing moves. */
  store_fixture_script (f, "UPDATE party SET owner_id = 2 WHERE id = 1;");
  error = store_fixture_refused (f, run_job, &job);
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT);
  assert_owner (f, "SELECT owner_id FROM party WHERE id = 1", RUTH);
}

static void
test_refused (StoreFixture *f, gconstpointer unused)
{
  static const struct
  {
    gint64 from, successor, pick;
    int code;
  } cases[] = {
    { RUTH, 0, 0, REG_STORE_ERROR_INVALID },     { RUTH, RUTH, 0, REG_STORE_ERROR_INVALID },
    { RUTH, GUS, 0, REG_STORE_ERROR_INVALID },   { RUTH, 99, 0, REG_STORE_ERROR_NOT_FOUND },
    { RUTH, TOM, GUS, REG_STORE_ERROR_INVALID }, { RUTH, TOM, RUTH, REG_STORE_ERROR_INVALID },
    { OWNER, TOM, 0, REG_STORE_ERROR_REFUSED },  { 99, TOM, 0, REG_STORE_ERROR_NOT_FOUND },
  };
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegHandoverPlan) plan = make_plan (REG_HANDOVER_LEAVES);
      g_autoptr (GError) error = NULL;
      Job job = { .plan = plan };

      plan->from = cases[i].from;
      plan->successor = cases[i].successor;
      reg_handover_plan_set_pick (plan, 1, cases[i].pick);
      error = store_fixture_refused (f, run_job, &job);
      g_test_message ("%u: %s", i, error->message);
      g_assert_error (error, REG_STORE_ERROR, cases[i].code);
    }
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
}

/* What somebody changed meanwhile stays, also a month later. */
static void
test_undo_later (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegHandoverPlan) plan = make_plan (REG_HANDOVER_LEAVES);
  gint64 action = run (f, plan), kept;
  g_autoptr (RegRecord) party = store_fixture_load (f, REG_ENTITY_PARTY, 1);
  RegRecordBuilder *builder = reg_record_builder_new_from (party);

  store_fixture_set_time ("2026-12-20T09:00:00Z");
  reg_record_builder_set_ref (builder, REG_PARTY_OWNER_ID, BEA);
  store_fixture_save (f, builder, NULL);
  store_fixture_undo (f, action, NULL, &kept);
  g_assert_cmpint (kept, ==, 1);
  assert_owner (f, "SELECT owner_id FROM party WHERE id = 1", BEA);
  assert_owner (f, "SELECT owner_id FROM party WHERE id = 2", RUTH);
  assert_owner (f, "SELECT active FROM staff WHERE id = 2", 1);
}

typedef struct
{
  RegHandoverPlan *plan;
  GCancellable *cancellable;
} Stop;

static gboolean
stopped_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Stop *stop = data;
  gboolean ok = reg_handover_run (db, stop->plan, error);

  /* Everything is moved, and then somebody thinks better of it. */
  g_cancellable_cancel (stop->cancellable);
  return ok && reg_db_breathe (db, error);
}

static void
test_cancel (StoreFixture *f, gconstpointer unused)
{
  static const RegActionInfo info = { .kind = "handover", .label = "Handed over", .is_long = TRUE };
  g_autoptr (RegHandoverPlan) plan = make_plan (REG_HANDOVER_LEAVES);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = store_fixture_dump (f);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  Stop stop = { plan, cancellable };

  g_assert_false (
      reg_store_write_sync (f->store, &info, stopped_job, &stop, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = store_fixture_dump (f);
  store_fixture_assert_same (after, before);
}

/* --- afterwards --------------------------------------------------------------------------- */

/* Each successor finds it in their day, and the last briefing that is read ends it. */
static void
test_reading (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegHandoverPlan) plan = make_plan (REG_HANDOVER_LEAVES);
  Job job = { .staff = TOM };
  gint64 action;
  gboolean found = FALSE;

  reg_handover_plan_set_pick (plan, 3, BEA);
  action = run (f, plan);
  store_fixture_read (f, today_job, &job);
  for (guint i = 0; i < job.list->len; i++)
    {
      const RegTodayItem *item = job.list->pdata[i];

      found |= item->handover == action && g_str_equal (item->title, "2 customers from Ruth");
      g_assert_true (item->handover == 0 || item->handover == action);
    }
  g_assert_true (found);
  g_ptr_array_unref (job.list);
  assert_ids (f, action, TOM, "1 2");
  assert_ids (f, action, BEA, "3");
  assert_ids (f, action, OWNER, "");

  job = (Job){ .action = action, .staff = TOM, .party = 2 };
  store_fixture_write (f, read_job, &job);
  assert_ids (f, action, TOM, "1");
  assert_owner (f, "SELECT count (*) FROM task WHERE title LIKE '% from Ruth' AND done_at IS NULL",
                2);
  /* Whoever was given on to somebody else need not be read. */
  store_fixture_script (f, "UPDATE party SET owner_id = 4 WHERE id = 1;");
  assert_ids (f, action, TOM, "");
  store_fixture_script (f, "UPDATE party SET owner_id = 3 WHERE id = 1;");
  job.party = 0;
  store_fixture_write (f, read_job, &job);
  assert_ids (f, action, TOM, "");
  assert_owner (f, "SELECT count (*) FROM task WHERE title LIKE '% from Ruth' AND done_at IS NULL",
                1);
}

/* CT-05: nothing that happened is lost with who was there. */
typedef struct
{
  char *timeline;
} History;

static gboolean
history_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  History *history = data;
  g_autoptr (GPtrArray) entries = reg_timeline_load (db, 1, G_MAXINT64, 0, 100, error);
  g_autoptr (GString) text = g_string_new ("");

  for (guint i = 0; entries && i < entries->len; i++)
    {
      const RegTimelineEntry *entry = entries->pdata[i];

      g_string_append_printf (text, "%d.%" G_GINT64_FORMAT "=%s/%" G_GINT64_FORMAT " ",
                              entry->entity, entry->id, entry->title, entry->staff);
    }
  history->timeline = g_string_free_and_steal (g_steal_pointer (&text));
  return entries != NULL;
}

static void
test_history_stays (StoreFixture *f, gconstpointer unused)
{
  g_autoptr (RegHandoverPlan) plan = make_plan (REG_HANDOVER_LEAVES);
  History before = { 0 }, after = { 0 };

  store_fixture_read (f, history_job, &before);
  run (f, plan);
  store_fixture_read (f, history_job, &after);
  /* The one contact of Ruth is still hers, the sales too. */
  g_assert_nonnull (strstr (after.timeline, "=about the oven/2"));
  g_assert_nonnull (strstr (after.timeline, "=before/5"));
  g_assert_cmpuint (strlen (after.timeline), ==, strlen (before.timeline));
  g_free (before.timeline);
  g_free (after.timeline);
}

static void
test_briefing (StoreFixture *f, gconstpointer unused)
{
  Job job = { .party = 1, .staff = RUTH };
  g_autoptr (RegBriefing) briefing = NULL;
  g_autoptr (GString) text = g_string_new ("");

  store_fixture_read (f, briefing_job, &job);
  briefing = job.briefing;
  g_assert_cmpstr (briefing->town, ==, "Bern");
  g_assert_cmpstr (briefing->owner, ==, "Ruth");
  g_assert_cmpint (briefing->n_sales, ==, 2);
  g_assert_cmpint (briefing->sales_net, ==, 10000);
  g_assert_cmpstr (briefing->first_sale_on, ==, "2026-10-01");
  g_assert_cmpstr (briefing->contact_about, ==, "about the oven");
  g_assert_cmpstr (briefing->contact_by, ==, "Ruth");
  g_assert_cmpstr (briefing->usual_product, ==, "Boot");
  /* Neither Ruth, who goes, nor Gus, who is gone. */
  g_assert_cmpuint (briefing->knowers->len, ==, 1);
  g_assert_cmpstr (briefing->knowers->pdata[0], ==, "Bea");
  for (guint i = 0; i < briefing->matters->len; i++)
    {
      const RegBriefingMatter *matter = briefing->matters->pdata[i];

      g_string_append_printf (text, "%d%s %s %s %" G_GINT64_FORMAT "%s|", matter->entity,
                              matter->is_promise ? "!" : "", matter->title, matter->date,
                              matter->amount, matter->currency);
    }
  g_assert_cmpstr (text->str, ==,
                   "20 C1 too hot  0|7! new oven 2026-11-20 0|12 Q1 oven 2026-12-01 50000EUR|"
                   "9 Oven: measure 2026-11-25 120000EUR|");
}

static void
test_briefing_of_nobody_much (StoreFixture *f, gconstpointer unused)
{
  Job job = { .party = 3, .staff = RUTH };
  g_autoptr (RegBriefing) briefing = NULL;

  store_fixture_read (f, briefing_job, &job);
  briefing = job.briefing;
  g_assert_cmpint (briefing->n_sales, ==, 0);
  g_assert_cmpint (briefing->contact_at, ==, 0);
  g_assert_cmpstr (briefing->first_sale_on, ==, "");
  g_assert_cmpuint (briefing->matters->len, ==, 0);
  g_assert_cmpuint (briefing->knowers->len, ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/handover/" name, StoreFixture, NULL, set_up, function, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("counts", test_counts);
  ADD ("groups", test_groups);
  ADD ("everything-to-one", test_everything_to_one);
  ADD ("split", test_split);
  ADD ("own-approval", test_own_approval);
  ADD ("away", test_away);
  ADD ("refused", test_refused);
  ADD ("undo-later", test_undo_later);
  ADD ("cancel", test_cancel);
  ADD ("reading", test_reading);
  ADD ("history-stays", test_history_stays);
  ADD ("briefing", test_briefing);
  ADD ("briefing-of-nobody-much", test_briefing_of_nobody_much);
  return g_test_run ();
}
