/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"

#include "core/reg-date.h"
#include "ui/customer/reg-counter-card.h"
#include "ui/window/reg-identify.h"
#include "ui/window/reg-main-window.h"

#include <string.h>

/* Who stands at the counter: what the card says, and what a key does. The clock of the shop is that of
 * the computer; days are counted from it. */

static GtkWidget *
show_card (UiFixture *f, GtkWidget *window, gint64 party)
{
  reg_main_window_open_found (REG_MAIN_WINDOW (window), REG_ENTITY_PARTY, party);
  ui_fixture_settle (f);
  return ui_find_card (window);
}

static char *
day (UiFixture *f, int days)
{
  g_autofree char *today = reg_session_dup_today (f->session);
  char date[REG_DATE_SIZE];

  g_assert_true (reg_date_add_days (today, days, date));
  return g_strdup (date);
}

/* The text beside a caption, NULL when there is no such line. */
static const char *
read_line (GtkWidget *card, const char *caption)
{
  GtkWidget *grid = ui_find_type (card, GTK_TYPE_GRID);

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_label_get_label (GTK_LABEL (child)), caption))
      return gtk_label_get_label (GTK_LABEL (gtk_widget_get_next_sibling (child)));
  return NULL;
}

static gboolean
says (GtkWidget *card, const char *caption, const char *words)
{
  const char *text = read_line (card, caption);

  g_test_message ("%s: %s", caption, text);
  return text != NULL && strstr (text, words) != NULL;
}

static void
set_int (UiFixture *f, gint64 party, int field, gint64 value)
{
  g_autoptr (RegRecord) record = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);

  reg_record_builder_set_int (builder, field, value);
  ui_fixture_save (f, builder);
}

static gint64
add_task (UiFixture *f, gint64 party, RegTaskKind kind, const char *title, const char *due)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);

  reg_record_builder_set_int (builder, REG_TASK_KIND, kind);
  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, party);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, title);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, due);
  return ui_fixture_save (f, builder);
}

static void
add_play (UiFixture *f, const char *title, const char *field)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PLAY);

  reg_record_builder_set_text (builder, REG_PLAY_TITLE, title);
  reg_record_builder_set_text (builder, REG_PLAY_FIELD, field);
  ui_fixture_save (f, builder);
}

/* Something to ask, and when. */
static void
add_question (UiFixture *f, const char *text, const char *situation)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUESTION);
  gint64 question;

  reg_record_builder_set_text (builder, REG_QUESTION_TEXT, text);
  reg_record_builder_set_text (builder, REG_QUESTION_PURPOSE, "The stand");
  question = ui_fixture_save (f, builder);
  builder = reg_record_builder_new (REG_ENTITY_PLAY);
  reg_record_builder_set_text (builder, REG_PLAY_TITLE, "Ask for it");
  reg_record_builder_set_text (builder, REG_PLAY_SITUATION, situation);
  reg_record_builder_set_ref (builder, REG_PLAY_QUESTION_ID, question);
  ui_fixture_save (f, builder);
}

static RegRecord *
find_visit (UiFixture *f, gint64 party)
{
  g_autoptr (GPtrArray)
      list = ui_fixture_list (f, REG_ENTITY_TOUCHPOINT, REG_TOUCHPOINT_PARTY_ID, party);

  g_assert_cmpuint (list->len, <=, 1);
  return list->len > 0 ? reg_record_ref (g_ptr_array_index (list, 0)) : NULL;
}

static gboolean
has_focus (GtkWidget *window, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static GtkWidget *
find_search (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) : NULL;
}

/* --- what it says ----------------------------------------------------------------------- */

static void
test_stranger (UiFixture *f, gconstpointer unused)
{
  gint64 anna = ui_fixture_add_party (f, "Anna Bos");
  GtkWidget *window = ui_open_main_window (f, 1180);
  GtkWidget *card = show_card (f, window, anna);

  g_assert_nonnull (card);
  g_assert_true (ui_shows (card, "Anna Bos"));
  g_assert_true (ui_shows (card, "Prospect"));
  g_assert_cmpstr (read_line (card, "Last contact"), ==, "never before");
  g_assert_cmpstr (read_line (card, "Value"), ==, "has not bought anything yet");
  g_assert_null (read_line (card, "Open"));
  g_assert_null (read_line (card, "Birthday"));
  g_assert_null (read_line (card, "Usually buys"));
  g_assert_null (read_line (card, "Note"));
  g_assert_true (ui_shows (card, "Ask for a phone number or e-mail"));
  g_assert_false (ui_shows (card, "Rather not have"));
  ui_assert_named (card);
  ui_close_main_window (f, window);
}

static void
test_regular (UiFixture *f, gconstpointer unused)
{
  gint64 anna = ui_fixture_add_party (f, "Anna Bos");
  g_autofree char *lately = day (f, -20);
  g_autofree char *before = day (f, -50);
  g_autofree char *long_ago = day (f, -500);
  g_autofree char *yesterday = day (f, -1);
  g_autofree char *birthday = day (f, 3);
  GtkWidget *window, *card;

  ui_fixture_add_contact (f, anna, REG_CONTACT_KIND_PHONE, "+31 20 555 01 77");
  ui_fixture_add_sale (f, anna, long_ago, 100000);
  ui_fixture_add_sale (f, anna, before, 5000);
  ui_fixture_add_sale (f, anna, lately, 7000);
  ui_fixture_add_touch (f, anna, "asked about tyres", g_get_real_time () / 1000);
  add_task (f, anna, REG_TASK_KIND_PROMISE, "Child seats", yesterday);
  add_task (f, anna, REG_TASK_KIND_TASK, "Look for a lamp", NULL);
  ui_change_text (f, REG_ENTITY_PARTY, anna, REG_PARTY_BIRTHDAY, birthday);
  ui_change_text (f, REG_ENTITY_PARTY, anna, REG_PARTY_NOTE, "Rides to work");
  ui_change_text (f, REG_ENTITY_PARTY, anna, REG_PARTY_INTERESTS, "Mountains");
  set_int (f, anna, REG_PARTY_OWNER_ID, f->owner);
  add_play (f, "Ask what they do on Sundays", "interests");
  add_play (f, "Their class", "customer_class");
  add_question (f, "Coming to the fair?", "at the till");
  window = ui_open_main_window (f, 1180);
  card = show_card (f, window, anna);
  g_assert_true (says (card, "Last contact", "today, on "));
  g_assert_true (says (card, "Last contact", ": asked about tyres"));
  g_assert_cmpstr (read_line (card, "Open"), ==, "1 promise · 1 task");
  g_assert_true (says (card, "Birthday", "in 3 days, on "));
  g_assert_true (
      says (card, "Value", "No. 1 of 1 customers · bought 2 weeks ago · 3 purchases · "));
  g_assert_true (says (card, "Value", "120.00\u00a0€ in 12 months · not slipping away"));
  /* Three days, the last of them not long ago; the birthday has a year that is to come. */
  g_assert_cmpstr (read_line (card, "Groups"), ==, "Promising · customer for: 1 to 2 years");
  g_assert_cmpstr (read_line (card, "Note"), ==, "Rides to work");
  g_assert_cmpstr (read_line (card, "Interests"), ==, "Mountains");
  g_assert_cmpstr (read_line (card, "Class"), ==, "not known yet");
  g_assert_cmpstr (read_line (card, "Coming to the fair?"), ==, "not known yet · at the till");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (ui_find_text (card, "Mountains")), ==,
                   "Ask what they do on Sundays");
  /* The first thing to do stands alone, the others follow in a line each. */
  g_assert_true (ui_shows (card, "Child seats"));
  g_assert_true (ui_shows (card, "Look for a lamp – to be done"));
  g_assert_true (gtk_widget_has_css_class (ui_find_text (card, "Child seats"), "heading"));
  ui_assert_named (card);
  ui_close_main_window (f, window);
}

static void
test_unwanted (UiFixture *f, gconstpointer unused)
{
  gint64 carl = ui_fixture_add_party (f, "Carl");
  GtkWidget *window = ui_open_main_window (f, 1180);
  GtkWidget *card;

  set_int (f, carl, REG_PARTY_UNWANTED, 1);
  ui_change_text (f, REG_ENTITY_PARTY, carl, REG_PARTY_UNWANTED_BECAUSE, "Shouts at the staff");
  card = show_card (f, window, carl);
  g_assert_true (ui_shows (card, "Rather not have"));
  g_assert_true (ui_shows (card, "Shouts at the staff"));
  set_int (f, carl, REG_PARTY_RESTRICTED, 1);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (card, "Nothing else may be proposed"));
  g_assert_false (ui_shows (card, "Ask for a phone number or e-mail"));
  ui_close_main_window (f, window);
}

/* What somebody else does meanwhile is seen. */
static void
test_kept_fresh (UiFixture *f, gconstpointer unused)
{
  gint64 anna = ui_fixture_add_party (f, "Anna");
  GtkWidget *window = ui_open_main_window (f, 1180);
  GtkWidget *card = show_card (f, window, anna);
  gint64 task;

  task = add_task (f, anna, REG_TASK_KIND_TASK, "Call back", NULL);
  ui_fixture_settle (f);
  g_assert_cmpstr (read_line (card, "Open"), ==, "1 task");
  ui_delete (f, REG_ENTITY_TASK, task);
  g_assert_null (read_line (card, "Open"));
  ui_delete (f, REG_ENTITY_PARTY, anna);
  g_assert_true (ui_shows (card, "Deleted"));
  g_assert_false (ui_can (card, "Visit"));
  ui_close_main_window (f, window);
}

/* --- keys ------------------------------------------------------------------------------- */

/* A letter counts when no other key follows at once. */
static void
press_letter (UiFixture *f, GtkWidget *window, guint key, gboolean (*is_done) (UiFixture *f))
{
  ui_press (f, window, key, 0);
  while (!is_done (f))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (f);
}

static gboolean
is_visit_written (UiFixture *f)
{
  return ui_count (f, REG_ENTITY_TOUCHPOINT) > 0;
}

static char *asked;

static gboolean
is_something_opened (UiFixture *f)
{
  asked = ui_take_opened ();
  return asked != NULL;
}

static void
test_visit (UiFixture *f, gconstpointer unused)
{
  gint64 anna = ui_fixture_add_party (f, "Anna");
  GtkWidget *window = ui_open_main_window (f, 1180);
  GtkWidget *card = show_card (f, window, anna);
  g_autoptr (RegRecord) visit = NULL;
  g_autoptr (RegRecord) told = NULL;
  g_autoptr (RegRecord) undone = NULL;
  GtkWidget *entry;

  press_letter (f, window, GDK_KEY_v, is_visit_written);
  visit = find_visit (f, anna);
  g_assert_cmpint (reg_record_get_int (visit, REG_TOUCHPOINT_KIND), ==, REG_TOUCH_KIND_VISIT);
  g_assert_cmpint (reg_record_get_int (visit, REG_TOUCHPOINT_CHANNEL), ==, REG_CHANNEL_COUNTER);
  g_assert_cmpint (reg_record_get_int (visit, REG_TOUCHPOINT_STAFF_ID), ==, f->owner);
  g_assert_true (ui_shows (card, "Visit written down"));
  g_assert_true (says (card, "Last contact", "today"));
  /* Words may follow; while they are typed letters are letters. */
  entry = ui_find_type (card, GTK_TYPE_ENTRY);
  g_assert_true (gtk_widget_get_mapped (entry));
  g_assert_true (has_focus (window, entry));
  ui_press (f, window, GDK_KEY_q, 0);
  g_assert_null (ui_take_opened ());
  gtk_editable_set_text (GTK_EDITABLE (entry), "  looked at bicycles ");
  g_signal_emit_by_name (entry, "activate");
  ui_fixture_settle (f);
  told = find_visit (f, anna);
  g_assert_cmpstr (reg_record_get_text (told, REG_TOUCHPOINT_SUMMARY), ==, "looked at bicycles");
  g_assert_true (says (card, "Last contact", "looked at bicycles"));
  g_assert_false (gtk_widget_get_mapped (entry));
  /* The words are taken back, then the visit. */
  ui_undo (f, card, "Added to the story");
  ui_activate (f, window, "app.undo");
  undone = find_visit (f, anna);
  g_assert_null (undone);
  g_assert_cmpstr (read_line (card, "Last contact"), ==, "never before");
  ui_close_main_window (f, window);
}

/* Taken back at once: there is nothing to add words to. */
static void
test_visit_undone (UiFixture *f, gconstpointer unused)
{
  gint64 anna = ui_fixture_add_party (f, "Anna");
  GtkWidget *window = ui_open_main_window (f, 1180);
  GtkWidget *card = show_card (f, window, anna);
  g_autoptr (RegRecord) undone = NULL;

  ui_click (f, card, "Visit");
  g_assert_true (gtk_widget_get_mapped (ui_find_type (card, GTK_TYPE_ENTRY)));
  ui_undo (f, card, "Visit written down");
  undone = find_visit (f, anna);
  g_assert_null (undone);
  g_assert_false (gtk_widget_get_mapped (ui_find_type (card, GTK_TYPE_ENTRY)));
  /* Without words Enter is enough. */
  ui_click (f, card, "Visit");
  g_signal_emit_by_name (ui_find_type (card, GTK_TYPE_ENTRY), "activate");
  ui_fixture_settle (f);
  g_assert_false (gtk_widget_get_mapped (ui_find_type (card, GTK_TYPE_ENTRY)));
  ui_open_from_card (f, window, anna);
  ui_close_main_window (f, window);
}

static void
test_quotation (UiFixture *f, gconstpointer unused)
{
  gint64 anna = ui_fixture_add_party (f, "Anna");
  g_autofree char *wanted = g_strdup_printf ("new-quotation %" G_GINT64_FORMAT, anna);
  GtkWidget *window = ui_open_main_window (f, 1180);

  show_card (f, window, anna);
  press_letter (f, window, GDK_KEY_Q, is_something_opened);
  g_assert_cmpstr (asked, ==, wanted);
  g_clear_pointer (&asked, g_free);
  g_assert_null (ui_find_card (window));
  ui_close_main_window (f, window);
}

/* One key, as fast as a scanner: nothing is waited for. The scanner listens first, then the card. */
static gboolean
feed (GtkWidget *window, GtkWidget *card, guint key, guint32 now)
{
  RegScanner *scanner = reg_main_window_get_scanner (REG_MAIN_WINDOW (window));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (card);
  gboolean is_taken = reg_scanner_press (scanner, key, 0, now);

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_taken);
    }
  return is_taken;
}

/* Letters of a card that a scanner reads are no keys; its customer takes the place of this one. */
static void
test_scanned_over_it (UiFixture *f, gconstpointer unused)
{
  gint64 anna = ui_fixture_add_party (f, "Anna");
  gint64 berta = ui_fixture_add_party (f, "Berta");
  GtkWidget *window = ui_open_main_window (f, 1180);
  GtkWidget *card;
  guint32 now = 9000;

  ui_change_text (f, REG_ENTITY_PARTY, berta, REG_PARTY_CARD_NUMBER, "vqv815");
  card = show_card (f, window, anna);
  for (const char *p = "vqv815"; *p != '\0'; p++)
    g_assert_false (feed (window, card, (guint)*p, now += 10));
  g_assert_true (feed (window, card, GDK_KEY_Return, now += 10));
  ui_fixture_settle (f);
  g_assert_true (ui_find_card (window) == card);
  g_assert_cmpuint (ui_count (f, REG_ENTITY_TOUCHPOINT), ==, 0);
  ui_open_from_card (f, window, berta);
  ui_close_main_window (f, window);
}

/* Escape leads back to the search, wide and narrow. */
static void
test_escape (UiFixture *f, gconstpointer unused)
{
  static const int widths[] = { 1180, 360 };
  gint64 anna = ui_fixture_add_party (f, "Anna");

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *window = ui_open_main_window (f, widths[i]);
      GtkWidget *entry;

      ui_activate (f, window, "win.search");
      entry = find_search (window);
      gtk_editable_set_text (GTK_EDITABLE (entry), "ann");
      g_signal_emit_by_name (entry, "activate");
      ui_fixture_settle (f);
      g_assert_nonnull (ui_find_card (window));
      g_assert_null (find_search (window));
      g_assert_true (adw_dialog_close (ADW_DIALOG (ui_find_card (window))));
      ui_fixture_settle (f);
      g_assert_null (ui_find_card (window));
      g_assert_nonnull (find_search (window));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_search (window))), ==, "");
      /* Once more, for the next one in the row. */
      show_card (f, window, anna);
      ui_open_from_card (f, window, anna);
      ui_close_main_window (f, window);
    }
}

/* Every button is reached by Tab. */
static void
test_tab (UiFixture *f, gconstpointer unused)
{
  gint64 anna = ui_fixture_add_party (f, "Anna");
  GtkWidget *window = ui_open_main_window (f, 1180);
  GtkWidget *card = show_card (f, window, anna);
  static const char *const buttons[] = { "Visit", "Quote", "Open" };
  guint seen = 0;

  for (int i = 0; i < 12; i++)
    {
      gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
      for (guint n = 0; n < G_N_ELEMENTS (buttons); n++)
        if (gtk_root_get_focus (GTK_ROOT (window)) == ui_find_button (card, buttons[n]))
          seen |= 1u << n;
    }
  g_assert_cmpuint (seen, ==, 7);
  ui_close_main_window (f, window);
}

static void
test_read_only (UiFixture *f, gconstpointer unused)
{
  gint64 anna = ui_fixture_add_party (f, "Anna");
  GtkWidget *window, *card;

  ui_reopen_read_only (f);
  window = ui_open_main_window (f, 1180);
  card = show_card (f, window, anna);
  g_assert_false (ui_can (card, "Visit"));
  g_assert_false (ui_can (card, "Quote"));
  ui_open_from_card (f, window, anna);
  ui_close_main_window (f, window);
}

/* Somebody who is not there any more is said to be missing; nothing is shown. */
static void
test_missing (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = ui_open_main_window (f, 1180);

  g_assert_null (show_card (f, window, 99));
  g_assert_true (ui_shows (window, "The customer could not be shown. This entry does not exist any "
                                   "more."));
  ui_close_main_window (f, window);
}

/* A caller while another card is open: the newer one counts, in the same place. */
static void
test_next_caller (UiFixture *f, gconstpointer unused)
{
  gint64 anna = ui_fixture_add_party (f, "Anna");
  gint64 berta = ui_fixture_add_party (f, "Berta");
  GtkWidget *window = ui_open_main_window (f, 1180);
  GtkWidget *card = show_card (f, window, anna);

  ui_fixture_add_contact (f, berta, REG_CONTACT_KIND_PHONE, "+31 20 555 01 88");
  ui_click (f, card, "Visit");
  reg_identify (REG_MAIN_WINDOW (window), REG_IDENTIFY_CALLER, "0205550188");
  ui_fixture_settle (f);
  g_assert_true (ui_find_card (window) == card);
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (card)), ==, "Berta");
  /* What is typed now would belong to Anna. */
  g_assert_false (gtk_widget_get_mapped (ui_find_type (card, GTK_TYPE_ENTRY)));
  ui_close_main_window (f, window);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(name)                                                                                  \
  g_test_add ("/counter-card/" #name, UiFixture, NULL, ui_fixture_set_up, test_##name,             \
              ui_fixture_tear_down)
  ADD (stranger);
  ADD (regular);
  ADD (unwanted);
  ADD (kept_fresh);
  ADD (visit);
  ADD (visit_undone);
  ADD (quotation);
  ADD (scanned_over_it);
  ADD (escape);
  ADD (tab);
  ADD (read_only);
  ADD (missing);
  ADD (next_caller);
  return g_test_run ();
}
