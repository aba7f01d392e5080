/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "core/reg-date.h"
#include "store/reg-timeline.h"
#include "ui-drive.h"
#include "ui/customer/reg-customer-story.h"
#include "ui/customer/reg-entry-dialog.h"
#include "ui/customer/reg-story-item.h"

#define LONG_AGO G_GINT64_CONSTANT (1600000000000)

/* --- help ------------------------------------------------------------------------------- */

static GtkWidget *
find_story (GtkWidget *window)
{
  return ui_find_type (window, REG_TYPE_CUSTOMER_STORY);
}

static guint
count_entries (GtkWidget *window)
{
  return reg_customer_story_get_n_entries (REG_CUSTOMER_STORY (find_story (window)));
}

static GtkListView *
find_list (GtkWidget *window)
{
  return GTK_LIST_VIEW (ui_find_type (find_story (window), GTK_TYPE_LIST_VIEW));
}

static const RegTimelineEntry *
get_entry (GtkWidget *window, guint position)
{
  g_autoptr (RegStoryItem) item = g_list_model_get_item (
      G_LIST_MODEL (gtk_list_view_get_model (find_list (window))), position);

  return reg_story_item_get_entry (item);
}

static void
open_entry (UiFixture *f, GtkWidget *window, guint position)
{
  g_signal_emit_by_name (find_list (window), "activate", position);
  ui_fixture_settle (f);
}

/* The group of buttons with that one among them. */
static AdwToggleGroup *
find_toggles (GtkWidget *widget, const char *name)
{
  if (ADW_IS_TOGGLE_GROUP (widget)
      && adw_toggle_group_get_toggle_by_name (ADW_TOGGLE_GROUP (widget), name) != NULL)
    return ADW_TOGGLE_GROUP (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwToggleGroup *found = find_toggles (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
toggle (UiFixture *f, GtkWidget *window, const char *name)
{
  adw_toggle_group_set_active_name (find_toggles (window, name), name);
  ui_fixture_settle (f);
}

static GtkWidget *
find_composer (GtkWidget *window)
{
  return ui_find_type (find_story (window), GTK_TYPE_ENTRY);
}

static void
write_down (UiFixture *f, GtkWidget *window, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_composer (window)), text);
  g_signal_emit_by_name (find_composer (window), "activate");
  ui_fixture_settle (f);
}

static const char *
get_composed (GtkWidget *window)
{
  return gtk_editable_get_text (GTK_EDITABLE (find_composer (window)));
}

static gint64
add_task (UiFixture *f, gint64 party, RegTaskKind kind, const char *title)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);

  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_TASK_KIND, kind);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, title);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, "2027-01-02");
  return ui_fixture_save (f, builder);
}

static gint64
add_complaint (UiFixture *f, gint64 party)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);

  reg_record_builder_set_text (builder, REG_COMPLAINT_NUMBER, "C-7");
  reg_record_builder_set_ref (builder, REG_COMPLAINT_PARTY_ID, party);
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT, "Oven rattles");
  reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT, LONG_AGO + 1000);
  return ui_fixture_save (f, builder);
}

static gint64
add_referred (UiFixture *f, gint64 party, const char *name)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);

  reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
  reg_record_builder_set_ref (builder, REG_PARTY_REFERRED_BY, party);
  return ui_fixture_save (f, builder);
}

typedef struct
{
  gint64 party;
  guint n;
  guint n_each; /* entries of one instant */
} Talk;

static gboolean
talk_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Talk *talk = data;

  for (guint i = 0; i < talk->n; i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);
      g_autofree char *text = g_strdup_printf ("number %u", i);
      g_autoptr (RegRecord) record = NULL;
      g_autoptr (RegRecord) saved = NULL;

      reg_record_builder_set_ref (builder, REG_TOUCHPOINT_PARTY_ID, talk->party);
      reg_record_builder_set_int (builder, REG_TOUCHPOINT_KIND, REG_TOUCH_KIND_NOTE);
      reg_record_builder_set_int (builder, REG_TOUCHPOINT_AT,
                                  LONG_AGO + (gint64)(i / talk->n_each) * 60000);
      reg_record_builder_set_text (builder, REG_TOUCHPOINT_SUMMARY, text);
      record = reg_record_builder_end (builder);
      saved = reg_db_save (db, record, error);
      if (saved == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
add_talk (UiFixture *f, gint64 party, guint n, guint n_each)
{
  static const RegActionInfo info = { .kind = "talk", .label = "Talk" };
  g_autoptr (GError) error = NULL;
  Talk talk = { party, n, n_each };

  reg_store_write_sync (f->store, &info, talk_job, &talk, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
scroll_to_end (UiFixture *f, GtkWidget *window)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_list (window)));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_fixture_settle (f);
}

/* --- composer --------------------------------------------------------------------------- */

static void
test_kinds (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    guint key; /* with Control */
    const char *direction;
    const char *title;
    RegTouchKind kind;
    RegDirection way;
  } cases[] = {
    { GDK_KEY_1, "they", "They called: about it", REG_TOUCH_KIND_CALL, REG_DIRECTION_THEY },
    { GDK_KEY_1, "we", "We called: about it", REG_TOUCH_KIND_CALL, REG_DIRECTION_WE },
    { GDK_KEY_2, NULL, "Visit: about it", REG_TOUCH_KIND_VISIT, REG_DIRECTION_THEY },
    { GDK_KEY_3, NULL, "about it", REG_TOUCH_KIND_NOTE, REG_DIRECTION_NONE },
    { GDK_KEY_4, "they", "They wrote: about it", REG_TOUCH_KIND_MAIL, REG_DIRECTION_THEY },
    { GDK_KEY_4, "we", "We wrote: about it", REG_TOUCH_KIND_MAIL, REG_DIRECTION_WE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 party = ui_fixture_add_party (f, "Quiet");
      GtkWidget *window = ui_open_customer (f, party);
      AdwToggleGroup *ways = find_toggles (window, "they");
      g_autoptr (GPtrArray) touches = NULL;
      const RegRecord *touch;

      /* The line has the focus: keys are enough. */
      g_assert_true (ui_press (f, window, cases[i].key, GDK_CONTROL_MASK));
      g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (ways)), ==, cases[i].direction != NULL);
      if (cases[i].direction != NULL)
        toggle (f, window, cases[i].direction);
      write_down (f, window, " about it ");
      g_assert_true (ui_shows (window, cases[i].title));
      touches = ui_fixture_list (f, REG_ENTITY_TOUCHPOINT, REG_TOUCHPOINT_PARTY_ID, party);
      g_assert_cmpuint (touches->len, ==, 1);
      touch = g_ptr_array_index (touches, 0);
      g_assert_cmpint (reg_record_get_int (touch, REG_TOUCHPOINT_KIND), ==, cases[i].kind);
      g_assert_cmpint (reg_record_get_int (touch, REG_TOUCHPOINT_DIRECTION), ==, cases[i].way);
      g_assert_cmpstr (reg_record_get_text (touch, REG_TOUCHPOINT_SUMMARY), ==, "about it");
      ui_undo (f, window, "Added to the story");
      g_assert_true (ui_shows (window, "Nothing here yet"));
      ui_window_close (f, window);
    }
}

static void
test_strange_words (UiFixture *f, gconstpointer unused)
{
  static const char *const texts[] = {
    "<b>5 < 6 & 7</b>", "%s %d %n", "'; DELETE FROM touchpoint; --",
    "שלום مرحبا 🙂",    "…\tTab",   NULL,
  };
  g_autofree char *longest = g_strnfill (20000, 'x');
  gint64 party = ui_fixture_add_party (f, "Quiet");
  GtkWidget *window = ui_open_customer (f, party);
  g_autoptr (GPtrArray) touches = NULL;

  toggle (f, window, "note");
  g_assert_false (gtk_widget_get_sensitive (ui_find_button (window, "Add")));
  write_down (f, window, "   ");
  g_assert_true (ui_shows (window, "Nothing here yet"));
  for (guint i = 0; texts[i] != NULL; i++)
    {
      write_down (f, window, texts[i]);
      g_assert_true (ui_shows (window, texts[i]));
    }
  write_down (f, window, longest);
  touches = ui_fixture_list (f, REG_ENTITY_TOUCHPOINT, REG_TOUCHPOINT_PARTY_ID, party);
  g_assert_cmpuint (touches->len, ==, G_N_ELEMENTS (texts));
  for (guint i = 0; i < touches->len; i++)
    {
      const char *kept = reg_record_get_text (g_ptr_array_index (touches, i),
                                              REG_TOUCHPOINT_SUMMARY);

      if (!g_strv_contains (texts, kept) && !g_str_equal (kept, longest))
        g_error ("Kept as “%.40s” of %zu letters", kept, strlen (kept));
    }
  ui_window_close (f, window);
}

/* A promise is kept within a week, or by the day that is chosen. */
static void
test_promise (UiFixture *f, gconstpointer locale)
{
  gint64 party = ui_fixture_add_party (f, "Quiet");
  GtkWidget *window = ui_open_customer (f, party);
  GtkWidget *due = ui_find_type (find_story (window), GTK_TYPE_MENU_BUTTON);
  GtkCalendar *calendar;
  g_autoptr (GDateTime) day = g_date_time_new_local (2031, 2, 28, 0, 0, 0);
  g_autofree char *today = reg_session_dup_today (f->session);
  g_autofree char *written = reg_session_format_date (f->session, "2031-02-28");
  g_autofree char *label = g_strdup_printf ("By %s", written);
  g_autoptr (GPtrArray) tasks = NULL;
  char week[REG_DATE_SIZE], shown[REG_DATE_SIZE];

  g_assert_false (gtk_widget_get_visible (due));
  toggle (f, window, "promise");
  g_assert_true (gtk_widget_get_visible (due));
  write_down (f, window, "send the price");
  reg_date_add_days (today, 7, week);
  gtk_menu_button_popup (GTK_MENU_BUTTON (due));
  calendar = GTK_CALENDAR (ui_find_type (due, GTK_TYPE_CALENDAR));
  g_assert_true (reg_date_set_parts (shown, gtk_calendar_get_year (calendar),
                                     gtk_calendar_get_month (calendar) + 1,
                                     gtk_calendar_get_day (calendar)));
  g_assert_cmpstr (shown, ==, week);
  gtk_calendar_select_day (calendar, day);
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (due)), ==, label);
  write_down (f, window, "call back");
  tasks = ui_fixture_list (f, REG_ENTITY_TASK, REG_TASK_PARTY_ID, party);
  g_assert_cmpuint (tasks->len, ==, 2);
  g_assert_cmpstr (reg_record_get_text (g_ptr_array_index (tasks, 0), REG_TASK_DUE_ON), ==, week);
  g_assert_cmpstr (reg_record_get_text (g_ptr_array_index (tasks, 1), REG_TASK_DUE_ON), ==,
                   "2031-02-28");
  g_assert_cmpint (reg_record_get_int (g_ptr_array_index (tasks, 0), REG_TASK_KIND), ==,
                   REG_TASK_KIND_PROMISE);
  ui_window_close (f, window);
}

/* In an empty line Ctrl+Z is for the book, in one with words for the words. */
static void
test_undo_key (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Quiet");
  GtkWidget *window = ui_open_customer (f, party);

  toggle (f, window, "note");
  write_down (f, window, "a slip");
  gtk_editable_set_text (GTK_EDITABLE (find_composer (window)), "next");
  gtk_widget_grab_focus (find_composer (window));
  ui_press (f, window, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_true (ui_shows (window, "a slip"));
  gtk_editable_set_text (GTK_EDITABLE (find_composer (window)), "");
  ui_press (f, window, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_false (ui_shows (window, "a slip"));
  ui_window_close (f, window);
}

/* What cannot be kept stays where it was typed. */
static void
test_read_only (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Quiet");
  GtkWidget *window;

  add_talk (f, party, 2, 1);
  ui_reopen_read_only (f);
  window = ui_open_customer (f, party);
  g_assert_true (ui_shows (window, "number 1"));
  g_assert_false (gtk_widget_is_sensitive (find_composer (window)));
  /* Put right it cannot be either. */
  open_entry (f, window, 0);
  g_assert_null (ui_find_type (window, REG_TYPE_ENTRY_DIALOG));
  ui_window_close (f, window);
}

static void
test_drafts (UiFixture *f, gconstpointer unused)
{
  gint64 first = ui_fixture_add_party (f, "First");
  gint64 second = ui_fixture_add_party (f, "Second");
  GtkWidget *window = ui_open_customer (f, first);

  gtk_editable_set_text (GTK_EDITABLE (find_composer (window)), "half a sent");
  ui_window_close (f, window);
  /* Not to be said about somebody else. */
  window = ui_open_customer (f, second);
  g_assert_cmpstr (get_composed (window), ==, "");
  ui_window_close (f, window);
  window = ui_open_customer (f, first);
  g_assert_cmpstr (get_composed (window), ==, "half a sent");
  write_down (f, window, "half a sentence");
  ui_window_close (f, window);
  window = ui_open_customer (f, first);
  g_assert_cmpstr (get_composed (window), ==, "");
  ui_window_close (f, window);
}

/* --- what is shown ---------------------------------------------------------------------- */

static void
test_filter (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Lively");
  static const struct
  {
    const char *filter;
    guint n;
    const char *title;
  } cases[] = {
    { "sale", 2, "Bought: 2024-05-01" },    { "touch", 1, "Call: hello" },
    { "complaint", 1, "Complaint C-7" },    { "task", 2, "Promise: send it" },
    { "quotation", 0, "Nothing here yet" }, { "all", 7, "Brought Newcomer" },
  };
  GtkWidget *window;

  ui_fixture_add_touch (f, party, "hello", LONG_AGO);
  ui_fixture_add_sale (f, party, "2024-05-01", 1200);
  ui_fixture_add_sale (f, party, "2024-05-02", 1300);
  add_complaint (f, party);
  add_task (f, party, REG_TASK_KIND_PROMISE, "send it");
  add_task (f, party, REG_TASK_KIND_TASK, "order chain");
  add_referred (f, party, "Newcomer");
  window = ui_open_customer (f, party);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      toggle (f, window, cases[i].filter);
      g_assert_cmpuint (count_entries (window), ==, cases[i].n);
      g_assert_true (ui_shows (window, cases[i].title));
      /* The way back is there, also from a filter that finds nothing. */
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (find_toggles (window, "sale"))));
    }
  /* What comes in while something else is looked at does not show. */
  toggle (f, window, "sale");
  ui_fixture_add_touch (f, party, "meanwhile", LONG_AGO + 5);
  ui_fixture_settle (f);
  g_assert_cmpuint (count_entries (window), ==, 2);
  ui_window_close (f, window);
}

static void
test_opens (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Lively");
  gint64 complaint = add_complaint (f, party);
  gint64 newcomer = add_referred (f, party, "Newcomer");
  GtkWidget *window = ui_open_customer (f, party);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *open_party = g_strdup_printf ("open-party %" G_GINT64_FORMAT, newcomer);
  g_autofree char *open_complaint = g_strdup_printf ("open-complaint %" G_GINT64_FORMAT, complaint);

  open_entry (f, window, 0);
  first = ui_take_opened ();
  open_entry (f, window, 1);
  second = ui_take_opened ();
  g_assert_cmpstr (first, ==, open_party);
  g_assert_cmpstr (second, ==, open_complaint);
  ui_window_close (f, window);
}

/* Every entry once, newest first, however many of them share an instant. */
static void
assert_whole (GtkWidget *window, guint n)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 before = G_MAXINT64;

  g_assert_cmpuint (count_entries (window), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const RegTimelineEntry *entry = get_entry (window, i);

      g_assert_cmpint (entry->at, <=, before);
      before = entry->at;
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&entry->id, sizeof entry->id)));
    }
}

static void
test_thousands (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    guint n, n_each;
  } cases[] = { { 2500, 1 }, { 900, 7 }, { 600, 200 }, { 60, 60 }, { 61, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 party = ui_fixture_add_party (f, "Talkative");
      GtkWidget *window;

      add_talk (f, party, cases[i].n, cases[i].n_each);
      window = ui_open_customer (f, party);
      /* Only what is looked at is read: what fills the window, and one page below it. */
      g_assert_cmpuint (count_entries (window), <=, 16 + 60 + 2 * (cases[i].n_each - 1));
      for (guint step = 0; step < 60 && count_entries (window) < cases[i].n; step++)
        scroll_to_end (f, window);
      assert_whole (window, cases[i].n);
      ui_window_close (f, window);
    }
}

/* Who reads in the middle goes on reading there. */
static void
test_nothing_jumps (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Talkative");
  GtkWidget *window;
  guint n;

  add_talk (f, party, 300, 1);
  window = ui_open_customer (f, party);
  scroll_to_end (f, window);
  scroll_to_end (f, window);
  n = count_entries (window);
  ui_fixture_add_touch (f, party, "brand new", LONG_AGO + 1000000000);
  ui_fixture_settle (f);
  g_assert_cmpuint (count_entries (window), ==, n + 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (
                         gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_list (window)))),
                     >, 500);
  g_assert_cmpstr (get_entry (window, 0)->title, ==, "brand new");
  ui_window_close (f, window);
}

static void
test_screen_reader (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Lively");
  g_autofree char *amount = reg_session_format_money (f->session, 120050, "EUR");
  g_autofree char *label = g_strdup_printf ("Bought: 2024-05-01, %s, 1 May 2024", amount);
  GtkWidget *window, *row;

  ui_fixture_add_sale (f, party, "2024-05-01", 120050);
  window = ui_open_customer (f, party);
  row = ui_find_text (window, "Bought: 2024-05-01");
  while (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (row)) != GTK_ACCESSIBLE_ROLE_LIST_ITEM)
    row = gtk_widget_get_parent (row);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  ui_assert_named (window);
  ui_window_close (f, window);
}

/* --- putting right ---------------------------------------------------------------------- */

static AdwDialog *
get_dialog (GtkWidget *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

static gboolean
can_save (GtkWidget *window)
{
  return gtk_widget_is_sensitive (ui_find_button (GTK_WIDGET (get_dialog (window)), "Save"));
}

static void
test_put_right (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Quiet");
  gint64 touch = ui_fixture_add_touch (f, party, "asked for teh seats", LONG_AGO);
  GtkWidget *window = ui_open_customer (f, party);
  g_autoptr (RegRecord) right = NULL;
  g_autoptr (RegRecord) wrong = NULL;

  open_entry (f, window, 0);
  g_assert_false (can_save (window));
  ui_type (f, window, "What happened", "  ");
  g_assert_false (can_save (window));
  ui_type (f, window, "What happened", " asked for the seats ");
  ui_click (f, window, "Save");
  g_assert_true (ui_shows (window, "Call: asked for the seats"));
  right = ui_fixture_load (f, REG_ENTITY_TOUCHPOINT, touch);
  g_assert_cmpstr (reg_record_get_text (right, REG_TOUCHPOINT_SUMMARY), ==, "asked for the seats");
  /* When it happened does not change with what is said about it. */
  g_assert_cmpint (reg_record_get_int (right, REG_TOUCHPOINT_AT), ==, LONG_AGO);
  ui_undo (f, window, "Changed");
  wrong = ui_fixture_load (f, REG_ENTITY_TOUCHPOINT, touch);
  g_assert_cmpstr (reg_record_get_text (wrong, REG_TOUCHPOINT_SUMMARY), ==, "asked for teh seats");
  ui_window_close (f, window);
}

static void
test_deleted_entry (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Quiet");
  GtkWidget *window;

  add_talk (f, party, 3, 1);
  window = ui_open_customer (f, party);
  open_entry (f, window, 1);
  g_signal_emit_by_name (ui_find_type (GTK_WIDGET (get_dialog (window)), ADW_TYPE_BUTTON_ROW),
                         "activated");
  ui_fixture_settle (f);
  g_assert_false (ui_shows (window, "number 1"));
  g_assert_cmpuint (count_entries (window), ==, 2);
  ui_undo (f, window, "Deleted");
  g_assert_true (ui_shows (window, "number 1"));
  assert_whole (window, 3);
  /* Somebody else was faster: there is nothing to put right any more. */
  open_entry (f, window, 0);
  g_assert_nonnull (get_dialog (window));
  adw_dialog_close (get_dialog (window));
  ui_window_close (f, window);
}

static void
test_not_lost (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Quiet");
  gint64 touch = ui_fixture_add_touch (f, party, "first words", LONG_AGO);
  GtkWidget *window = ui_open_customer (f, party);
  g_autoptr (RegRecord) kept = NULL;

  /* Nothing typed: nothing asked. */
  open_entry (f, window, 0);
  adw_dialog_close (get_dialog (window));
  ui_fixture_settle (f);
  g_assert_null (get_dialog (window));
  open_entry (f, window, 0);
  ui_type (f, window, "What happened", "better words");
  adw_dialog_close (get_dialog (window));
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "Save what you typed?"));
  ui_click (f, GTK_WIDGET (get_dialog (window)), "Save");
  kept = ui_fixture_load (f, REG_ENTITY_TOUCHPOINT, touch);
  g_assert_cmpstr (reg_record_get_text (kept, REG_TOUCHPOINT_SUMMARY), ==, "better words");
  g_assert_null (get_dialog (window));
  ui_window_close (f, window);
}

/* The day is read back as it is written, wherever that is. */
static void
test_promise_moved (UiFixture *f, gconstpointer locale)
{
  static const char *const bad[] = { "some day", "31 Feb 2027", "24 Dec", "99", "2027-13-01" };
  gint64 party = ui_fixture_add_party (f, "Quiet");
  gint64 task = add_task (f, party, REG_TASK_KIND_PROMISE, "send the price");
  GtkWidget *window = ui_open_customer (f, party);
  g_autoptr (RegRecord) same = NULL;
  g_autoptr (RegRecord) later = NULL;
  g_autoptr (RegRecord) kept = NULL;
  g_autoptr (RegRecord) never = NULL;

  open_entry (f, window, 0);
  ui_type (f, window, "What", "send the price list");
  g_assert_true (can_save (window));
  ui_click (f, window, "Save");
  same = ui_fixture_load (f, REG_ENTITY_TASK, task);
  g_assert_cmpstr (reg_record_get_text (same, REG_TASK_DUE_ON), ==, "2027-01-02");
  open_entry (f, window, 0);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      ui_type (f, window, "Due", bad[i]);
      g_assert_true (
          gtk_widget_has_css_class (ui_find_row (window, ADW_TYPE_ENTRY_ROW, "Due"), "error"));
      g_assert_false (can_save (window));
    }
  ui_type (f, window, "Due", "2027-02-05");
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_find_type (window, ADW_TYPE_SWITCH_ROW)), TRUE);
  ui_click (f, window, "Save");
  later = ui_fixture_load (f, REG_ENTITY_TASK, task);
  g_assert_cmpstr (reg_record_get_text (later, REG_TASK_DUE_ON), ==, "2027-02-05");
  g_assert_false (reg_record_is_null (later, REG_TASK_DONE_AT));
  open_entry (f, window, 0);
  ui_type (f, window, "Due", "");
  ui_click (f, window, "Save");
  kept = ui_fixture_load (f, REG_ENTITY_TASK, task);
  /* Done is done since then, not since now. */
  g_assert_cmpint (reg_record_get_int (kept, REG_TASK_DONE_AT), ==,
                   reg_record_get_int (later, REG_TASK_DONE_AT));
  g_assert_true (reg_record_is_null (kept, REG_TASK_DUE_ON)
                 || *reg_record_get_text (kept, REG_TASK_DUE_ON) == '\0');
  open_entry (f, window, 0);
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_find_type (window, ADW_TYPE_SWITCH_ROW)), FALSE);
  ui_fixture_settle (f);
  ui_click (f, window, "Save");
  never = ui_fixture_load (f, REG_ENTITY_TASK, task);
  g_assert_true (reg_record_is_null (never, REG_TASK_DONE_AT));
  ui_window_close (f, window);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  ui_fixture_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  ADD ("/customer-story/kinds", test_kinds);
  ADD ("/customer-story/strange-words", test_strange_words);
  ADD ("/customer-story/undo-key", test_undo_key);
  ADD ("/customer-story/read-only", test_read_only);
  ADD ("/customer-story/drafts", test_drafts);
  ADD ("/customer-story/filter", test_filter);
  ADD ("/customer-story/opens", test_opens);
  ADD ("/customer-story/thousands", test_thousands);
  ADD ("/customer-story/nothing-jumps", test_nothing_jumps);
  ADD ("/customer-story/screen-reader", test_screen_reader);
  ADD ("/customer-story/put-right", test_put_right);
  ADD ("/customer-story/deleted-entry", test_deleted_entry);
  ADD ("/customer-story/not-lost", test_not_lost);
  ui_test_everywhere ("/customer-story/promise", test_promise);
  ui_test_everywhere ("/customer-story/promise-moved", test_promise_moved);
  return g_test_run ();
}
