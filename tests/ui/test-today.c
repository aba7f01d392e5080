/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-quotation-state.h"
#include "ui/today/reg-today-counter.h"
#include "ui/today/reg-today-page.h"
#include "ui/today/reg-today-row.h"
#include "ui/window/reg-page.h"
#include "deal-fixture.h"
#include "bakery-fixture.h"

/* The page of the day: what is on it, for whom, in which order, and what its rows do. */
typedef BakeryFixture Fixture;

static void
refresh (Fixture *self)
{
  reg_page_refresh (REG_PAGE (self->shown));
  ui_fixture_settle (UI (self));
}

static void
show_page (Fixture *self, int width)
{
  self->shown = reg_today_page_new (UI (self)->session);
  self->window = work_show_page (WORK (self), self->shown, width);
  refresh (self);
}

static gint64
add_task (Fixture *self, const char *title, const char *due)
{
  return work_add_task (WORK (self), REG_TASK_KIND_TASK, title, due, UI (self)->owner, 0);
}

/* A quotation that was sent and is valid until that day. */
static gint64
add_sent (Fixture *self, const char *number, const char *until)
{
  RegRecordBuilder *head = reg_record_builder_new (REG_ENTITY_QUOTATION);
  RegRecordBuilder *revision = reg_record_builder_new (REG_ENTITY_QUOTATION_REVISION);
  g_autoptr (RegRecord) record = NULL;
  gint64 id;
  gint64 current;

  reg_record_builder_set_text (head, REG_QUOTATION_NUMBER, number);
  reg_record_builder_set_ref (head, REG_QUOTATION_PARTY_ID, self->party);
  reg_record_builder_set_ref (head, REG_QUOTATION_OWNER_ID, UI (self)->owner);
  id = ui_fixture_save (UI (self), head);
  reg_record_builder_set_ref (revision, REG_QUOTATION_REVISION_QUOTATION_ID, id);
  reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_REVISION, 1);
  reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_STATE, REG_QUOTATION_SENT);
  reg_record_builder_set_text (revision, REG_QUOTATION_REVISION_CURRENCY, "EUR");
  reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_GROSS, 32400);
  reg_record_builder_set_text (revision, REG_QUOTATION_REVISION_VALID_UNTIL, until);
  current = ui_fixture_save (UI (self), revision);
  record = ui_fixture_load (UI (self), REG_ENTITY_QUOTATION, id);
  head = reg_record_builder_new_from (record);
  reg_record_builder_set_ref (head, REG_QUOTATION_CURRENT_ID, current);
  ui_fixture_save (UI (self), head);
  return current;
}

/* --- looking at it ---------------------------------------------------------------------- */

static void
add_titles (GtkWidget *widget, GString *titles)
{
  if (REG_IS_TODAY_ROW (widget))
    {
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? "|" : "",
                              adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_titles (child, titles);
}

static void
assert_rows (Fixture *self, const char *expected)
{
  g_autoptr (GString) titles = g_string_new ("");

  add_titles (self->shown, titles);
  g_assert_cmpstr (titles->str, ==, expected);
}

static GtkWidget *
find_today_row (Fixture *self, const char *title)
{
  GtkWidget *row = work_find_row (self->shown, title);

  g_assert_true (REG_IS_TODAY_ROW (row));
  return row;
}

static void
press_row_button (Fixture *self, const char *title)
{
  GtkWidget *button = ui_find_type (find_today_row (self, title), GTK_TYPE_BUTTON);

  g_signal_emit_by_name (button, "clicked");
  ui_fixture_settle (UI (self));
}

/* --- what is on it ---------------------------------------------------------------------- */

static void
test_new_shop (void)
{
  Fixture self = { 0 };

  work_set_up (WORK (&self), NULL);
  show_page (&self, 900);
  g_assert_true (ui_shows (self.shown, "First, your customers"));
  self.party = ui_fixture_add_party (UI (&self), "Bakery De Halm");
  refresh (&self);
  g_assert_false (ui_shows (self.shown, "First, your customers"));
  g_assert_true (ui_shows (self.shown, "Good morning"));
  bakery_tear_down (&self, NULL);
}

/* What costs most to leave comes first; among the same, what has waited longest. */
static void
test_order (Fixture *self, gconstpointer unused)
{
  gint64 promise;

  add_sent (self, "Q-3", "2026-11-20");
  add_sent (self, "Q-1", "2026-11-18");
  add_sent (self, "Q-9", "2026-11-30");
  add_task (self, "Order tyres", "2026-11-18");
  add_task (self, "Sweep", "2026-11-01");
  add_task (self, "Later", "2026-11-19");
  add_task (self, "Some day", NULL);
  promise = add_task (self, "the child seats", "2026-11-18");
  work_change_int (WORK (self), REG_ENTITY_TASK, promise, REG_TASK_KIND, REG_TASK_KIND_PROMISE);
  work_add_complaint (WORK (self), self->party, "Gear slips", work_now () - 2 * HOUR);
  work_add_complaint (WORK (self), self->party, "Came late", work_now () - 20 * HOUR);
  ui_fixture_add_sale (UI (self), self->party, "2026-01-01", 100);
  ui_fixture_add_sale (UI (self), self->party, "2026-02-01", 100);
  show_page (self, 900);
  assert_rows (self, "Complaint 2026-002 Came late|Complaint 2026-001 Gear slips|"
                     "Promise: the child seats|Sweep|Order tyres|"
                     "Quotation Q-1 expires today|Quotation Q-3 expires on 20 Nov|Bakery De Halm");
  g_assert_true (ui_shows (
      self->shown, "8 things want you today. The first is the one that costs most to leave."));
  g_assert_true (ui_shows (self->shown, "17 days late"));
}

static void
test_one (Fixture *self, gconstpointer unused)
{
  add_task (self, "Order tyres", "2026-11-18");
  show_page (self, 900);
  g_assert_true (ui_shows (self->shown, "One thing wants you today."));
  press_row_button (self, "Order tyres");
  refresh (self);
  assert_rows (self, "");
  g_assert_true (ui_shows (self->shown, "Good morning"));
}

static void
add_many (Fixture *self, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *title = g_strdup_printf ("Task %03u", i);

      add_task (self, title, "2026-11-18");
    }
}

/* All rows that there are, in one text; there are as many as tasks from the first one on. */
static guint
count_rows (Fixture *self)
{
  g_autoptr (GString) titles = g_string_new ("");
  g_autoptr (GString) expected = g_string_new ("");
  guint count;

  add_titles (self->shown, titles);
  count = (guint)((titles->len + 1) / strlen ("Task 000|"));
  for (guint i = 0; i < count; i++)
    g_string_append_printf (expected, "%sTask %03u", i > 0 ? "|" : "", i);
  g_assert_cmpstr (titles->str, ==, expected->str);
  return count;
}

/* Rows are made when they come near, down to the last one. */
static void
test_many (Fixture *self, gconstpointer unused)
{
  GtkAdjustment *adjustment;
  guint count, before;

  add_many (self, 120);
  show_page (self, 900);
  g_assert_true (ui_shows (
      self->shown, "120 things want you today. The first is the one that costs most to leave."));
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (ui_find_type (self->shown, GTK_TYPE_SCROLLED_WINDOW)));
  before = 0;
  count = count_rows (self);
  g_assert_cmpuint (count, <, 60);
  /* Below the window there is more to scroll to. */
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >,
                     gtk_adjustment_get_page_size (adjustment));
  while (count > before)
    {
      before = count;
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      ui_fixture_settle (UI (self));
      count = count_rows (self);
    }
  g_assert_cmpuint (count, ==, 120);
  /* They stay when the page is read anew. */
  refresh (self);
  g_assert_cmpuint (count_rows (self), ==, 120);
}

/* Down comes to every one of them. */
static void
test_many_by_keyboard (Fixture *self, gconstpointer unused)
{
  add_many (self, 40);
  show_page (self, 900);
  g_assert_true (reg_page_focus_default (REG_PAGE (self->shown)));
  for (guint i = 1; i < 40; i++)
    {
      g_autofree char *title = g_strdup_printf ("Task %03u", i);

      ui_press (UI (self), self->window, GDK_KEY_Down, 0);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window))
                     == find_today_row (self, title));
    }
}

/* Each sees what is theirs and what is nobody's; who runs the shop sees what is late as well. */
static void
test_whose (Fixture *self, gconstpointer unused)
{
  gint64 complaint;

  work_add_task (WORK (self), REG_TASK_KIND_TASK, "Of Sam", "2026-11-18", self->sam, 0);
  work_add_task (WORK (self), REG_TASK_KIND_TASK, "Of nobody", "2026-11-18", 0, 0);
  add_task (self, "Of Mina", "2026-11-18");
  complaint = work_add_complaint (WORK (self), self->party, "Gear slips", work_now () - 48 * HOUR);
  work_change_int (WORK (self), REG_ENTITY_COMPLAINT, complaint, REG_COMPLAINT_OWNER_ID, self->sam);
  show_page (self, 900);
  assert_rows (self, "Complaint 2026-001 Gear slips|Of nobody|Of Mina");
  reg_session_set_staff (UI (self)->session, self->sam);
  refresh (self);
  assert_rows (self, "Complaint 2026-001 Gear slips|Of Sam|Of nobody");
  reg_session_set_staff (UI (self)->session, 0);
  refresh (self);
  assert_rows (self, "Complaint 2026-001 Gear slips|Of Sam|Of nobody|Of Mina");
}

/* Whoever is given a complaint finds it; opened, it is the complaint and not a task. */
static void
test_told (Fixture *self, gconstpointer unused)
{
  gint64 complaint = work_add_complaint (WORK (self), self->party, "Gear slips", 0);
  RegRecordBuilder *task = reg_record_builder_new (REG_ENTITY_TASK);
  g_autofree char *asked = g_strdup_printf ("open-complaint %" G_GINT64_FORMAT, complaint);
  GtkWidget *row;

  work_change_int (WORK (self), REG_ENTITY_COMPLAINT, complaint, REG_COMPLAINT_ANSWER_MINUTES, 0);
  reg_record_builder_set_text (task, REG_TASK_TITLE, "Complaint 2026-001 Gear slips");
  reg_record_builder_set_text (task, REG_TASK_DUE_ON, "2026-11-18");
  reg_record_builder_set_ref (task, REG_TASK_STAFF_ID, UI (self)->owner);
  reg_record_builder_set_ref (task, REG_TASK_COMPLAINT_ID, complaint);
  ui_fixture_save (UI (self), task);
  show_page (self, 900);
  row = find_today_row (self, "Complaint 2026-001 Gear slips");
  g_signal_emit_by_name (row, "activated");
  g_assert_cmpstr (WORK (self)->asked, ==, asked);
}

/* --- what its rows do ------------------------------------------------------------------- */

static void
test_open (Fixture *self, gconstpointer unused)
{
  gint64 task = add_task (self, "Order tyres", "2026-11-18");
  gint64 complaint = work_add_complaint (WORK (self), self->party, "Gear slips", 0);
  gint64 revision = add_sent (self, "Q-1", "2026-11-18");
  const struct
  {
    const char *title, *action;
    gint64 id;
  } cases[] = {
    { "Order tyres", "open-task", task },
    { "Complaint 2026-001 Gear slips", "open-complaint", complaint },
    { "Quotation Q-1 expires today", "open-quotation",
      work_get_int (WORK (self), REG_ENTITY_QUOTATION_REVISION, revision,
                    REG_QUOTATION_REVISION_QUOTATION_ID) },
    { "Bakery De Halm", "open-party", self->party },
  };

  ui_fixture_add_sale (UI (self), self->party, "2026-01-01", 100);
  ui_fixture_add_sale (UI (self), self->party, "2026-02-01", 100);
  show_page (self, 900);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *asked = g_strdup_printf ("%s %" G_GINT64_FORMAT, cases[i].action,
                                                cases[i].id);

      g_signal_emit_by_name (find_today_row (self, cases[i].title), "activated");
      g_assert_cmpstr (WORK (self)->asked, ==, asked);
    }
}

/* Without a number there is nobody to call: it says so, and shows whom. */
static void
test_call (Fixture *self, gconstpointer unused)
{
  g_autofree char *asked = g_strdup_printf ("open-party %" G_GINT64_FORMAT, self->party);

  add_sent (self, "Q-1", "2026-11-18");
  show_page (self, 900);
  press_row_button (self, "Quotation Q-1 expires today");
  g_assert_true (ui_shows (self->window, "No phone number is known"));
  g_assert_cmpstr (WORK (self)->asked, ==, asked);
}

/* Where a promise is due, there is a way to all of them; only once, however often it is read. */
static void
test_all_promises (Fixture *self, gconstpointer unused)
{
  GtkWidget *button;

  add_task (self, "Sweep", "2026-11-18");
  show_page (self, 900);
  g_assert_null (ui_find_text (self->shown, "All promises"));
  g_assert_nonnull (work_find_action (self->shown, "app.calendar"));
  work_add_task (WORK (self), REG_TASK_KIND_PROMISE, "the child seats", "2026-11-18",
                 UI (self)->owner, 0);
  refresh (self);
  button = work_find_action (self->shown, "app.promises");
  g_assert_nonnull (button);
  refresh (self);
  g_assert_true (work_find_action (self->shown, "app.promises") == button);
}

/* A deal that waits is opened by its row; its button plans what comes next, and then it waits no
 * more. */
static void
test_no_step (Fixture *self, gconstpointer unused)
{
  static const char *const title = "What comes next for “Trailers”?";
  gint64 deal = deal_add (UI (self), "Trailers", self->party, 1, 890000);
  g_autofree char *open = g_strdup_printf ("open-deal %" G_GINT64_FORMAT, deal);
  g_autofree char *plan = g_strdup_printf ("new-step %" G_GINT64_FORMAT, deal);
  gint64 task;

  show_page (self, 900);
  assert_rows (self, title);
  g_assert_true (ui_shows (self->shown, "Bakery De Halm · 8,900.00\302\240€"));
  g_assert_true (ui_shows (self->shown, "no next step"));
  ui_assert_named (self->shown);
  g_signal_emit_by_name (find_today_row (self, title), "activated");
  g_assert_cmpstr (WORK (self)->asked, ==, open);
  press_row_button (self, title);
  g_assert_cmpstr (WORK (self)->asked, ==, plan);
  task = add_task (self, "Later", "2026-12-01");
  work_change_int (WORK (self), REG_ENTITY_TASK, task, REG_TASK_OPPORTUNITY_ID, deal);
  refresh (self);
  assert_rows (self, "");
  work_undo (WORK (self));
  refresh (self);
  assert_rows (self, title);
  work_change_text (WORK (self), REG_ENTITY_OPPORTUNITY, deal, REG_OPPORTUNITY_NEXT_STEP, "Call");
  work_change_text (WORK (self), REG_ENTITY_OPPORTUNITY, deal, REG_OPPORTUNITY_NEXT_ON,
                    "2026-11-16");
  refresh (self);
  g_assert_true (ui_shows (self->shown, "2 days late"));
}

/* Done from the keyboard: the focus goes on to what comes next, and Undo brings it back. */
static void
test_keyboard (Fixture *self, gconstpointer unused)
{
  gint64 first = add_task (self, "Order tyres", "2026-11-16");

  add_task (self, "Sweep", "2026-11-17");
  add_task (self, "Lock up", "2026-11-18");
  show_page (self, 900);
  g_assert_true (reg_page_focus_default (REG_PAGE (self->shown)));
  g_assert_true (gtk_widget_get_state_flags (find_today_row (self, "Order tyres"))
                 & GTK_STATE_FLAG_FOCUS_WITHIN);
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_Return, 0));
  g_assert_true (g_str_has_prefix (WORK (self)->asked, "open-task "));
  press_row_button (self, "Order tyres");
  refresh (self);
  assert_rows (self, "Sweep|Lock up");
  g_assert_true (gtk_widget_get_state_flags (find_today_row (self, "Sweep"))
                 & GTK_STATE_FLAG_FOCUS_WITHIN);
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_TASK, first, REG_TASK_DONE_AT), ==,
                   work_now ());
  work_undo_by_toast (WORK (self), self->window);
  refresh (self);
  assert_rows (self, "Order tyres|Sweep|Lock up");
  work_redo (WORK (self));
  refresh (self);
  assert_rows (self, "Sweep|Lock up");
}

/* The sections are lists of their own, and one row each: Down goes from one to the next, and not to
 * the button of the row, where Enter would do something. */
static void
test_arrows (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    guint key;
    const char *row;
  } steps[] = { { GDK_KEY_Down, "Quotation Q-1 expires today" },
                { GDK_KEY_Down, "Quotation Q-1 expires today" },
                { GDK_KEY_Up, "Order tyres" } };

  add_task (self, "Order tyres", "2026-11-16");
  add_sent (self, "Q-1", "2026-11-18");
  show_page (self, 900);
  g_assert_true (reg_page_focus_default (REG_PAGE (self->shown)));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      ui_press (UI (self), self->window, steps[i].key, 0);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window))
                     == find_today_row (self, steps[i].row));
    }
}

/* With nothing to do there is nothing to take the focus. */
static void
test_nothing_to_focus (Fixture *self, gconstpointer unused)
{
  show_page (self, 900);
  g_assert_false (reg_page_focus_default (REG_PAGE (self->shown)));
}

static void
test_primary (Fixture *self, gconstpointer unused)
{
  RegPageAction action;

  show_page (self, 900);
  g_assert_cmpstr (reg_page_get_title (REG_PAGE (self->shown)), ==, "Today");
  g_assert_true (reg_page_get_primary_action (REG_PAGE (self->shown), &action));
  g_assert_cmpstr (action.action_name, ==, "app.new-task(int64 0)");
  g_assert_false (reg_page_has_preview (REG_PAGE (self->shown)));
}

/* What is written elsewhere shows up by itself. */
static gboolean
shows_row (Fixture *self, const char *title)
{
  return work_find_row (self->shown, title) != NULL;
}

static void
test_changes (Fixture *self, gconstpointer unused)
{
  show_page (self, 900);
  add_task (self, "Order tyres", "2026-11-18");
  while (!shows_row (self, "Order tyres"))
    g_main_context_iteration (NULL, TRUE);
  assert_rows (self, "Order tyres");
}

/* --- midnight --------------------------------------------------------------------------- */

static void
test_midnight (Fixture *self, gconstpointer unused)
{
  work_set_time ("2026-11-18T22:59:00Z");
  add_task (self, "Order tyres", "2026-11-18");
  add_task (self, "Sweep", "2026-11-19");
  show_page (self, 900);
  assert_rows (self, "Order tyres");
  g_assert_true (ui_shows (self->shown, "Good evening"));
  g_assert_true (ui_shows (self->shown, "today"));
  work_pass (MINUTE);
  refresh (self);
  assert_rows (self, "Order tyres|Sweep");
  g_assert_true (ui_shows (self->shown, "1 day late"));
}

static void
look (Fixture *self, RegTodayCounter *counter)
{
  reg_today_counter_look (counter);
  ui_fixture_settle (UI (self));
}

/* Without being opened again the book knows that a day is over. */
static void
test_expiry_at_midnight (Fixture *self, gconstpointer unused)
{
  gint64 today = add_sent (self, "Q-1", "2026-11-18");
  gint64 tomorrow = add_sent (self, "Q-2", "2026-11-19");
  g_autoptr (RegTodayCounter) counter = reg_today_counter_new (UI (self)->session);
  const struct
  {
    const char *now;
    int today, tomorrow;
    gint64 waiting;
  } steps[] = {
    { "2026-11-18T22:59:59Z", REG_QUOTATION_SENT, REG_QUOTATION_SENT, 2 },
    { "2026-11-18T23:00:00Z", REG_QUOTATION_EXPIRED, REG_QUOTATION_SENT, 1 },
    { "2026-11-19T22:59:59Z", REG_QUOTATION_EXPIRED, REG_QUOTATION_SENT, 1 },
    { "2026-11-19T23:00:00Z", REG_QUOTATION_EXPIRED, REG_QUOTATION_EXPIRED, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      work_set_time (steps[i].now);
      look (self, counter);
      g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_QUOTATION_REVISION, today,
                                     REG_QUOTATION_REVISION_STATE),
                       ==, steps[i].today);
      g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_QUOTATION_REVISION, tomorrow,
                                     REG_QUOTATION_REVISION_STATE),
                       ==, steps[i].tomorrow);
      /* The count that follows the change. */
      look (self, counter);
      g_assert_cmpint (reg_today_counter_get (counter)->quotations, ==, steps[i].waiting);
    }
}

/* A book that is only looked at is left as it is. */
static void
test_expiry_read_only (Fixture *self, gconstpointer unused)
{
  gint64 revision = add_sent (self, "Q-1", "2026-11-10");
  g_autoptr (RegTodayCounter) counter = NULL;

  ui_fixture_reopen (UI (self), REG_STORE_READ_ONLY);
  counter = reg_today_counter_new (UI (self)->session);
  look (self, counter);
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_QUOTATION_REVISION, revision,
                                 REG_QUOTATION_REVISION_STATE),
                   ==, REG_QUOTATION_SENT);
}

/* --- keeping in touch ------------------------------------------------------------------- */

static void
add_rule (Fixture *self, RegRepeat rhythm)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_RULE);

  reg_record_builder_set_int (builder, REG_CONTACT_RULE_RHYTHM, rhythm);
  reg_record_builder_set_int (builder, REG_CONTACT_RULE_MAKES_TASKS, TRUE);
  ui_fixture_save (UI (self), builder);
}

/* At midnight, once, with its reason; the call that is made is the contact that was missing. */
static void
test_contact_tasks (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegTodayCounter) counter = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  RegRecord *task;

  add_rule (self, REG_REPEAT_MONTHLY);
  ui_fixture_add_sale (UI (self), self->party, "2026-10-19", 100);
  counter = reg_today_counter_new (UI (self)->session);
  look (self, counter);
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TASK), ==, 0);
  work_set_time ("2026-11-18T23:00:00Z");
  look (self, counter);
  look (self, counter);
  work_set_time ("2026-11-20T09:00:00Z");
  look (self, counter);
  tasks = ui_fixture_list (UI (self), REG_ENTITY_TASK, -1, 0);
  g_assert_cmpuint (tasks->len, ==, 1);
  task = tasks->pdata[0];
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_KIND), ==, REG_TASK_KIND_CALL);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_PARTY_ID), ==, self->party);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_STAFF_ID), ==, UI (self)->owner);
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_DUE_ON), ==, "2026-11-19");
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_NOTE), ==,
                   "Every month. The last contact was on 19 Oct 2026.");
  show_page (self, 900);
  assert_rows (self, "Get in touch again");
  press_row_button (self, "Get in touch again");
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TOUCHPOINT), ==, 1);
  work_set_time ("2026-11-21T09:00:00Z");
  look (self, counter);
  refresh (self);
  assert_rows (self, "");
}

/* A book that is only looked at is left as it is. */
static void
test_contact_tasks_read_only (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegTodayCounter) counter = NULL;

  add_rule (self, REG_REPEAT_MONTHLY);
  ui_fixture_add_sale (UI (self), self->party, "2026-01-19", 100);
  ui_fixture_reopen (UI (self), REG_STORE_READ_ONLY);
  counter = reg_today_counter_new (UI (self)->session);
  look (self, counter);
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TASK), ==, 0);
}

/* --- badges ----------------------------------------------------------------------------- */

static void
counted_cb (RegTodayCounter *counter, gboolean *counted)
{
  *counted = TRUE;
}

static void
await_count (gboolean *counted)
{
  while (!*counted)
    g_main_context_iteration (NULL, TRUE);
  *counted = FALSE;
}

static void
test_counter (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegTodayCounter) counter = NULL;
  gboolean counted = FALSE;

  add_task (self, "Order tyres", "2026-11-18");
  counter = reg_today_counter_new (UI (self)->session);
  g_signal_connect (counter, "counted", G_CALLBACK (counted_cb), &counted);
  await_count (&counted);
  g_assert_cmpint (reg_today_counter_get (counter)->today, ==, 1);
  g_assert_cmpint (reg_today_counter_get (counter)->complaints, ==, 0);
  add_task (self, "Call the supplier", "2026-11-18");
  work_add_complaint (WORK (self), self->party, "Gear slips", 0);
  await_count (&counted);
  g_assert_cmpint (reg_today_counter_get (counter)->today, ==, 3);
  g_assert_cmpint (reg_today_counter_get (counter)->complaints, ==, 1);
  reg_session_set_staff (UI (self)->session, self->sam);
  await_count (&counted);
  g_assert_cmpint (reg_today_counter_get (counter)->today, ==, 0);
}

/* --- shape ------------------------------------------------------------------------------ */

static void
test_narrow (Fixture *self, gconstpointer unused)
{
  add_task (self, "Order twenty tyres of the puncture proof kind", "2026-11-16");
  show_page (self, 360);
  g_assert_false (ui_shows (self->shown, "Done"));
  g_assert_true (ui_shows (self->shown, "2 days late"));
  g_assert_cmpint (gtk_widget_get_width (self->window), <=, 360);
}

/* A long word of the state goes below the others, and comes back beside them with the room. */
static void
test_narrow_row (Fixture *self, gconstpointer unused)
{
  const RegTodayWords words = { .icon = "reg-task-symbolic",
                                .title = "Was kommt als Nächstes für „Werkstatt“?",
                                .detail = "Gemeinde Olst · 26.000,00 €",
                                .pill = "noch kein nächster Schritt",
                                .button = "_Planen" };
  g_autoptr (GtkWidget) row = g_object_ref_sink (reg_today_row_new (&words, FALSE));
  int beside, below;

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &beside, NULL, NULL, NULL);
  reg_today_row_set_narrow (REG_TODAY_ROW (row), TRUE);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &below, NULL, NULL, NULL);
  g_assert_cmpint (below, <=, 320);
  g_assert_nonnull (ui_find_text (row, "noch kein nächster Schritt"));
  reg_today_row_set_narrow (REG_TODAY_ROW (row), FALSE);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &below, NULL, NULL, NULL);
  g_assert_cmpint (below, ==, beside);
}

/* The offer at the end of the page is a sentence, longer in other languages: it is written in lines. */
static void
test_narrow_note (Fixture *self, gconstpointer unused)
{
  GtkWidget *label;
  int width;

  add_task (self, "Order tyres", "2026-11-18");
  show_page (self, 360);
  label = ui_find_text (self->shown, "Leave a note for the next shift…");
  g_assert_nonnull (label);
  gtk_label_set_label (GTK_LABEL (label),
                       "_Notiz für die nächste Schicht von morgen hinterlassen…");
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 200);
}

/* A button says what it does, and to what. */
static void
test_names (Fixture *self, gconstpointer unused)
{
  GtkWidget *button;

  add_task (self, "Order tyres", "2026-11-18");
  show_page (self, 900);
  ui_assert_named (self->shown);
  button = ui_find_type (find_today_row (self, "Order tyres"), GTK_TYPE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Done: Order tyres");
}

static void
set_text (Fixture *self, gint64 deal, int field, const char *text)
{
  work_change_text (WORK (self), REG_ENTITY_OPPORTUNITY, deal, field, text);
}

/* A deal that closes soon and one of the best customers stand apart, with what to do; the customer's
 * row leads to the card. */
static void
test_worth (Fixture *self, gconstpointer unused)
{
  gint64 deal = deal_add (UI (self), "Trailers", self->party, 1, 890000);
  gint64 best = ui_fixture_add_party (UI (self), "Zoo Emmen");
  g_autofree char *open = g_strdup_printf ("open-deal %" G_GINT64_FORMAT, deal);
  AdwDialog *card;

  ui_fixture_add_contact (UI (self), best, REG_CONTACT_KIND_PHONE, "020 555 01 77");
  set_text (self, deal, REG_OPPORTUNITY_NEXT_STEP, "Show the sample");
  set_text (self, deal, REG_OPPORTUNITY_NEXT_ON, "2026-11-30");
  show_page (self, 900);
  g_assert_false (ui_shows (self->shown, "Worth your time today"));
  set_text (self, deal, REG_OPPORTUNITY_EXPECTED_ON, "2026-12-01");
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("Buyer %d", i);

      ui_fixture_add_sale (UI (self), ui_fixture_add_party (UI (self), name), "2026-11-01", 1000);
    }
  ui_fixture_add_sale (UI (self), best, "2026-01-01", 500000);
  ui_fixture_add_sale (UI (self), best, "2026-02-01", 500000);
  refresh (self);
  g_assert_true (ui_shows (self->shown, "Worth your time today"));
  g_assert_true (ui_shows (self->shown, "closes 1 Dec"));
  g_assert_true (
      ui_shows (self->shown, "Bakery De Halm · 8,900.00\302\240€ · next: Show the sample"));
  g_assert_true (ui_shows (self->shown, "top fifth"));
  g_assert_true (ui_shows (self->shown, "Get in touch again – nothing heard since 1 Feb · "
                                        "not spoken to for 9 months"));
  ui_assert_named (self->shown);
  g_signal_emit_by_name (find_today_row (self, "Trailers"), "activated");
  g_assert_cmpstr (WORK (self)->asked, ==, open);
  g_signal_emit_by_name (find_today_row (self, "Zoo Emmen"), "activated");
  ui_fixture_settle (UI (self));
  card = work_get_dialog (self->window);
  g_assert_cmpstr (adw_dialog_get_title (card), ==, "Zoo Emmen");
  adw_dialog_force_close (card);
  ui_fixture_settle (UI (self));
  /* Won, and spoken to: nothing is left there. */
  ui_delete (UI (self), REG_ENTITY_OPPORTUNITY, deal);
  ui_fixture_add_touch (UI (self), best, "all well", work_now ());
  refresh (self);
  g_assert_false (ui_shows (self->shown, "Worth your time today"));
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/today/" path, Fixture, NULL, bakery_set_up, function, bakery_tear_down)
  g_test_add_func ("/today/new-shop", test_new_shop);
  ADD ("order", test_order);
  ADD ("one", test_one);
  ADD ("many", test_many);
  ADD ("many-by-keyboard", test_many_by_keyboard);
  ADD ("whose", test_whose);
  ADD ("told", test_told);
  ADD ("open", test_open);
  ADD ("call", test_call);
  ADD ("all-promises", test_all_promises);
  ADD ("no-step", test_no_step);
  ADD ("worth", test_worth);
  ADD ("keyboard", test_keyboard);
  ADD ("arrows", test_arrows);
  ADD ("nothing-to-focus", test_nothing_to_focus);
  ADD ("primary", test_primary);
  ADD ("changes", test_changes);
  ADD ("midnight", test_midnight);
  ADD ("expiry-at-midnight", test_expiry_at_midnight);
  ADD ("expiry-read-only", test_expiry_read_only);
  ADD ("contact-tasks", test_contact_tasks);
  ADD ("contact-tasks-read-only", test_contact_tasks_read_only);
  ADD ("counter", test_counter);
  ADD ("narrow", test_narrow);
  ADD ("narrow-row", test_narrow_row);
  ADD ("narrow-note", test_narrow_note);
  ADD ("names", test_names);
#undef ADD
  return g_test_run ();
}
