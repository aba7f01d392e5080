/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ui/customer/reg-customer-composer.h"
#include "ui/customer/reg-customer-story.h"
#include "ui/customer/reg-phase-button.h"
#include "ui/customer/reg-story-filter.h"
#include "ui/customer/reg-topic-button.h"
#include "ui/today/reg-today-page.h"
#include "ui/today/reg-today-row.h"
#include "ui/window/reg-page.h"
#include "bakery-fixture.h"

/* What colleagues say to each other about the bakery, what they decide, and finding it again. It is
 * Wednesday, 18 November 2026. Mina Kok is working. */
typedef BakeryFixture Fixture;

static void
show (Fixture *self)
{
  self->window = ui_open_customer (UI (self), self->party);
}

static GtkWidget *
get_composer (Fixture *self)
{
  return ui_find_type (self->window, REG_TYPE_CUSTOMER_COMPOSER);
}

static GtkWidget *
get_story (Fixture *self)
{
  return ui_find_type (self->window, REG_TYPE_CUSTOMER_STORY);
}

/* Ctrl and a digit, words, Enter. */
static void
write_down (Fixture *self, guint key, const char *text)
{
  GtkWidget *entry;

  gtk_widget_grab_focus (get_composer (self));
  g_assert_true (ui_press (UI (self), self->window, key, GDK_CONTROL_MASK));
  entry = ui_find_type (get_composer (self), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  ui_fixture_settle (UI (self));
}

static gint64
add_post (Fixture *self, const char *text, gint64 staff, gint64 reply_to)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);
  gint64 id;

  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_PARTY_ID, self->party);
  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_STAFF_ID, staff);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_KIND, REG_TOUCH_KIND_POST);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_AT, work_now ());
  reg_record_builder_set_text (builder, REG_TOUCHPOINT_SUMMARY, text);
  if (reply_to != 0)
    reg_record_builder_set_ref (builder, REG_TOUCHPOINT_REPLY_TO, reply_to);
  id = ui_fixture_save (UI (self), builder);
  ui_fixture_settle (UI (self));
  return id;
}

static RegRecord *
load_touch (Fixture *self, const char *text)
{
  g_autoptr (GPtrArray) all = ui_fixture_list (UI (self), REG_ENTITY_TOUCHPOINT,
                                               REG_TOUCHPOINT_PARTY_ID, self->party);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (reg_record_get_text (all->pdata[i], REG_TOUCHPOINT_SUMMARY), text))
      return reg_record_ref (all->pdata[i]);
  g_error ("“%s” was not written down", text);
}

static guint
count_entries (Fixture *self)
{
  return reg_customer_story_get_n_entries (REG_CUSTOMER_STORY (get_story (self)));
}

static void
choose_kind (Fixture *self, const char *name)
{
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (
      gtk_widget_get_template_child (get_story (self), REG_TYPE_CUSTOMER_STORY, "filter_group"));

  adw_toggle_group_set_active_name (group, name);
  ui_fixture_settle (UI (self));
}

/* --- between colleagues ----------------------------------------------------------------- */

static void
test_post (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegRecord) post = NULL;

  show (self);
  write_down (self, GDK_KEY_6, "Who knows their baker?");
  post = load_touch (self, "Who knows their baker?");
  g_assert_cmpint (reg_record_get_int (post, REG_TOUCHPOINT_KIND), ==, REG_TOUCH_KIND_POST);
  g_assert_cmpint (reg_record_get_int (post, REG_TOUCHPOINT_DIRECTION), ==, REG_DIRECTION_NONE);
  g_assert_true (ui_shows (get_story (self), "Between colleagues: Who knows their baker?"));
  ui_undo (UI (self), self->window, "Added to the story");
  g_assert_cmpuint (count_entries (self), ==, 0);
}

/* An answer stands below what it answers, and is no entry of its own. */
static void
test_answer (Fixture *self, gconstpointer unused)
{
  gint64 post = add_post (self, "Who knows their baker?", self->sam, 0);
  g_autoptr (RegRecord) answer = NULL;
  g_autoptr (RegRecord) later = NULL;

  show (self);
  ui_click (UI (self), get_story (self), "Answer");
  g_assert_true (ui_shows (get_composer (self), "Answer to “Who knows their baker?”"));
  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (get_composer (self), GTK_TYPE_ENTRY)), "I do");
  ui_click (UI (self), get_composer (self), "Add");
  answer = load_touch (self, "I do");
  g_assert_cmpint (reg_record_get_int (answer, REG_TOUCHPOINT_REPLY_TO), ==, post);
  g_assert_true (ui_shows (get_story (self), "Mina Kok: I do"));
  g_assert_cmpuint (count_entries (self), ==, 1);
  /* What comes next answers nothing any more. */
  g_assert_false (ui_shows (get_composer (self), "Answer to “Who knows their baker?”"));
  write_down (self, GDK_KEY_6, "Ring them");
  later = load_touch (self, "Ring them");
  g_assert_true (reg_record_is_null (later, REG_TOUCHPOINT_REPLY_TO));
  g_assert_cmpuint (count_entries (self), ==, 2);
}

static void
test_not_an_answer (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegRecord) call = NULL;

  add_post (self, "Who knows their baker?", self->sam, 0);
  show (self);
  ui_click (UI (self), get_story (self), "Answer");
  ui_click (UI (self), get_composer (self), "Not an answer");
  g_assert_false (ui_shows (get_composer (self), "Answer to “Who knows their baker?”"));
  ui_click (UI (self), get_story (self), "Answer");
  write_down (self, GDK_KEY_1, "They rang");
  call = load_touch (self, "They rang");
  g_assert_true (reg_record_is_null (call, REG_TOUCHPOINT_REPLY_TO));
}

/* Who is addressed sees it, until they answered. */
static void
test_for_you (Fixture *self, gconstpointer unused)
{
  gint64 post = add_post (self, "@Mina can you ring them?", self->sam, 0);

  add_post (self, "@Sam will you?", self->sam, 0);
  show (self);
  g_assert_true (ui_shows (get_story (self), "for you"));
  add_post (self, "Yes", UI (self)->owner, post);
  g_assert_false (ui_shows (get_story (self), "for you"));
  add_post (self, "And? @mina", self->sam, post);
  g_assert_true (ui_shows (get_story (self), "for you"));
  ui_window_close (UI (self), self->window);
  bakery_be (self, self->sam);
  show (self);
  g_assert_false (ui_shows (get_story (self), "for you"));
}

/* Who is addressed finds it on the page of the day, until it is read or answered there. */
static void
test_on_today (Fixture *self, gconstpointer unused)
{
  GtkWidget *page, *window;

  bakery_be (self, self->sam);
  show (self);
  write_down (self, GDK_KEY_6, "@Mina can you ring them?");
  bakery_be (self, UI (self)->owner);
  page = reg_today_page_new (UI (self)->session);
  window = work_show_page (WORK (self), page, 0);
  reg_page_refresh (REG_PAGE (page));
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (page, "@Mina can you ring them?"));
  g_assert_true (ui_shows (page, "Bakery De Halm · from Sam Okoye, today 10:00"));
  ui_assert_named (page);
  g_signal_emit_by_name (ui_find_type (page, REG_TYPE_TODAY_ROW), "activated");
  g_assert_true (g_str_has_prefix (WORK (self)->asked, "open-party "));
  g_signal_emit_by_name (ui_find_type (page, REG_TYPE_TODAY_ROW), "do");
  ui_fixture_settle (UI (self));
  g_assert_false (ui_shows (page, "@Mina can you ring them?"));
  work_undo_by_toast (WORK (self), window);
  g_assert_true (ui_shows (page, "@Mina can you ring them?"));
  work_redo (WORK (self));
  g_assert_false (ui_shows (page, "@Mina can you ring them?"));
  ui_window_close (UI (self), window);
}

/* --- decisions -------------------------------------------------------------------------- */

static void
test_decide (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegRecord) decision = NULL;
  GtkWidget *dialog;

  show (self);
  gtk_widget_grab_focus (get_composer (self));
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_7, GDK_CONTROL_MASK));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (
                             get_composer (self), REG_TYPE_CUSTOMER_COMPOSER, "why")),
                         "paid late twice");
  write_down (self, GDK_KEY_7, "No more credit");
  decision = load_touch (self, "No more credit");
  g_assert_cmpint (reg_record_get_int (decision, REG_TOUCHPOINT_KIND), ==, REG_TOUCH_KIND_DECISION);
  g_assert_cmpstr (reg_record_get_text (decision, REG_TOUCHPOINT_BODY), ==, "paid late twice");
  g_assert_cmpint (reg_record_get_int (decision, REG_TOUCHPOINT_STAFF_ID), ==, UI (self)->owner);
  g_assert_true (ui_shows (self->window, "Mina Kok, today · paid late twice"));
  g_signal_emit_by_name (
      gtk_widget_get_template_child (get_story (self), REG_TYPE_CUSTOMER_STORY, "list"), "activate",
      0);
  ui_fixture_settle (UI (self));
  dialog = GTK_WIDGET (work_get_dialog (self->window));
  g_assert_cmpstr (ui_read (dialog, "Why"), ==, "paid late twice");
  ui_type (UI (self), dialog, "Why", "paid late three times");
  ui_type (UI (self), dialog, "About", "Payment");
  ui_click (UI (self), dialog, "Save");
  g_clear_pointer (&decision, reg_record_unref);
  decision = load_touch (self, "No more credit");
  g_assert_cmpstr (reg_record_get_text (decision, REG_TOUCHPOINT_BODY), ==,
                   "paid late three times");
  g_assert_cmpstr (reg_record_get_text (decision, REG_TOUCHPOINT_TOPIC), ==, "Payment");
}

/* --- what it is about ------------------------------------------------------------------- */

static void
test_topic (Fixture *self, gconstpointer unused)
{
  RegTopicButton *topic;
  GtkWidget *list;
  g_autoptr (RegRecord) first = NULL;
  g_autoptr (RegRecord) second = NULL;
  g_autoptr (RegRecord) third = NULL;

  show (self);
  topic = REG_TOPIC_BUTTON (ui_find_type (get_composer (self), REG_TYPE_TOPIC_BUTTON));
  g_assert_true (ui_shows (GTK_WIDGET (topic), "About…"));
  reg_topic_button_set_topic (topic, "Bicycles");
  g_assert_true (ui_shows (GTK_WIDGET (topic), "About Bicycles"));
  write_down (self, GDK_KEY_1, "They rang");
  first = load_touch (self, "They rang");
  g_assert_cmpstr (reg_record_get_text (first, REG_TOUCHPOINT_TOPIC), ==, "Bicycles");
  /* Said once, offered the next time, and not kept for what comes next. */
  g_assert_cmpstr (reg_topic_button_get_topic (topic), ==, "");
  write_down (self, GDK_KEY_3, "A note");
  second = load_touch (self, "A note");
  g_assert_true (reg_record_is_null (second, REG_TOUCHPOINT_TOPIC));
  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_find_type (GTK_WIDGET (topic), GTK_TYPE_MENU_BUTTON)));
  ui_fixture_settle (UI (self));
  list = ui_find_type (GTK_WIDGET (topic), GTK_TYPE_LIST_BOX);
  g_assert_true (ui_shows (list, "Bicycles"));
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  ui_fixture_settle (UI (self));
  write_down (self, GDK_KEY_1, "Once more");
  third = load_touch (self, "Once more");
  g_assert_cmpstr (reg_record_get_text (third, REG_TOUCHPOINT_TOPIC), ==, "Bicycles");
}

/* --- finding ---------------------------------------------------------------------------- */

static void
find (Fixture *self, const char *text, guint person)
{
  GtkWidget *filter = ui_find_type (get_story (self), REG_TYPE_STORY_FILTER);

  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (filter, GTK_TYPE_SEARCH_ENTRY)), text);
  g_signal_emit_by_name (ui_find_type (filter, GTK_TYPE_SEARCH_ENTRY), "search-changed");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find_type (filter, GTK_TYPE_DROP_DOWN)), person);
  ui_fixture_settle (UI (self));
}

/* By kind, by words and by colleague, together; Escape shows everything again. */
static void
test_find (Fixture *self, gconstpointer unused)
{
  gint64 post = add_post (self, "Wheels for the baker", self->sam, 0);
  GtkWidget *filter;

  add_post (self, "In May", UI (self)->owner, post);
  ui_fixture_add_touch (UI (self), self->party, "Wants wheels", work_now ());
  ui_fixture_add_sale (UI (self), self->party, "2026-03-01", 100);
  show (self);
  filter = ui_find_type (get_story (self), REG_TYPE_STORY_FILTER);
  g_assert_cmpuint (count_entries (self), ==, 3);
  g_assert_false (gtk_widget_get_visible (filter));
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_f, GDK_CONTROL_MASK));
  g_assert_true (gtk_widget_get_visible (filter));
  find (self, "wheels", 0);
  g_assert_cmpuint (count_entries (self), ==, 2);
  choose_kind (self, "post");
  g_assert_cmpuint (count_entries (self), ==, 1);
  g_assert_true (ui_shows (get_story (self), "Between colleagues: Wheels for the baker"));
  choose_kind (self, "all");
  find (self, "", 1);
  g_assert_true (ui_shows (get_story (self), "Between colleagues: In May"));
  g_assert_cmpuint (count_entries (self), ==, 1);
  find (self, "nothing of the kind", 1);
  g_assert_true (ui_shows (get_story (self), "Nothing like that"));
  ui_assert_named (filter);
  g_signal_emit_by_name (ui_find_type (filter, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  ui_fixture_settle (UI (self));
  g_assert_false (gtk_widget_get_visible (filter));
  g_assert_cmpuint (count_entries (self), ==, 3);
}

/* What was said is what was said to the customer. */
static void
test_kinds (Fixture *self, gconstpointer unused)
{
  add_post (self, "Wheels for the baker", self->sam, 0);
  ui_fixture_add_touch (UI (self), self->party, "Wants wheels", work_now ());
  show (self);
  choose_kind (self, "touch");
  g_assert_cmpuint (count_entries (self), ==, 1);
  g_assert_false (ui_shows (get_story (self), "Between colleagues: Wheels for the baker"));
  choose_kind (self, "decision");
  g_assert_cmpuint (count_entries (self), ==, 0);
  g_assert_true (ui_shows (get_story (self), "Nothing here yet"));
}

/* --- what we sent ----------------------------------------------------------------------- */

/* A mail that another program writes is in the story, begun by us; whoever did not send it undoes. */
static void
test_mail (Fixture *self, gconstpointer unused)
{
  show (self);
  g_assert_true (
      gtk_widget_activate_action (self->window, "customer.wrote", "s", "info@halm.example"));
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (get_story (self), "We wrote: to info@halm.example"));
  ui_undo (UI (self), self->window, "Added to the story");
  g_assert_cmpuint (count_entries (self), ==, 0);
}

static void
test_phases (Fixture *self, gconstpointer unused)
{
  GtkWidget *button;

  ui_fixture_add_touch (UI (self), self->party, "Looked in", work_instant ("2026-01-01T09:00:00Z"));
  ui_fixture_add_sale (UI (self), self->party, "2026-03-01", 100);
  ui_fixture_add_sale (UI (self), self->party, "2026-04-01", 100);
  ui_fixture_add_sale (UI (self), self->party, "2026-05-01", 100);
  show (self);
  button = ui_find_type (get_story (self), REG_TYPE_PHASE_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_find_type (button, GTK_TYPE_MENU_BUTTON)));
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (button, "Before the first purchase"));
  g_assert_true (ui_shows (button, "They"));
  g_assert_true (ui_shows (button, "2"));
  g_assert_true (ui_shows (button, "1"));
  ui_assert_named (button);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, bakery_set_up, test, bakery_tear_down)

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  ADD ("/colleagues/post", test_post);
  ADD ("/colleagues/answer", test_answer);
  ADD ("/colleagues/not_an_answer", test_not_an_answer);
  ADD ("/colleagues/for_you", test_for_you);
  ADD ("/colleagues/on_today", test_on_today);
  ADD ("/colleagues/decide", test_decide);
  ADD ("/colleagues/topic", test_topic);
  ADD ("/colleagues/find", test_find);
  ADD ("/colleagues/kinds", test_kinds);
  ADD ("/colleagues/mail", test_mail);
  ADD ("/colleagues/phases", test_phases);
  return g_test_run ();
}
