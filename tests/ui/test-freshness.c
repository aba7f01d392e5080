/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "store/reg-facts.h"
#include "ui-drive.h"
#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-customer-dialog.h"
#include "ui/question/reg-ask-card.h"
#include "work-fixture.h"

/* How old is what stands in the book about somebody, and what more there is to know about them.
 * It is Wednesday, 18 November 2026; the customer was written down in March 2024. */
typedef struct
{
  WorkFixture work; /* first */
  gint64 party, phone;
  GtkWidget *window;
} Fixture;

#define WORK(self) (&(self)->work)
#define UI(self) WORK_UI (WORK (self))

static void
set_up (Fixture *self, gconstpointer unused)
{
  work_set_up (WORK (self), NULL);
  work_set_time ("2024-03-05T09:00:00Z");
  self->party = ui_fixture_add_party (UI (self), "Ann Bakker");
  self->phone = ui_fixture_add_contact (UI (self), self->party, REG_CONTACT_KIND_PHONE,
                                        "+31 20 555 01 77");
  work_set_time ("2026-11-18T09:00:00Z");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  if (self->window != NULL)
    ui_window_close (UI (self), self->window);
  work_tear_down (WORK (self), NULL);
}

static void
set_text (Fixture *self, int field, const char *text)
{
  work_change_text (WORK (self), REG_ENTITY_PARTY, self->party, field, text);
}

static GtkWidget *
show (Fixture *self)
{
  if (self->window == NULL)
    self->window = ui_open_customer (UI (self), self->party);
  ui_fixture_settle (UI (self));
  return self->window;
}

static void
assert_asked (Fixture *self, const char *expected)
{
  g_autoptr (GString) text = g_string_new ("");

  work_append_rows (ui_find_type (show (self), REG_TYPE_ASK_CARD), text);
  g_assert_cmpstr (text->str, ==, expected);
}

static const char *
get_tooltip (Fixture *self, const char *title)
{
  return gtk_widget_get_tooltip_text (ui_find_row (show (self), ADW_TYPE_ACTION_ROW, title));
}

static void
press (Fixture *self, const char *what)
{
  ui_click (UI (self), ui_find_type (show (self), REG_TYPE_ASK_CARD), what);
}

/* --- freshness -------------------------------------------------------------------------- */

static void
test_dates (Fixture *self, gconstpointer unused)
{
  ui_fixture_add_contact (UI (self), self->party, REG_CONTACT_KIND_EMAIL, "ann@example.org");
  set_text (self, REG_PARTY_TITLE, "Baker");
  show (self);
  g_assert_cmpstr (get_tooltip (self, "E-mail"), ==, "written down today");
  g_assert_cmpstr (get_tooltip (self, "Position"), ==, "written down today");
  g_assert_cmpstr (get_tooltip (self, "Phone"), ==, "written down in March 2024, never confirmed");
  press (self, "Yes");
  g_assert_cmpstr (get_tooltip (self, "Phone"), ==, "confirmed today");
  work_set_time ("2027-01-18T09:00:00Z");
  ui_fixture_add_touch (UI (self), self->party, "Called", work_now ());
  ui_fixture_settle (UI (self));
  g_assert_cmpstr (get_tooltip (self, "Phone"), ==, "confirmed in November 2026");
}

static void
test_still_right (Fixture *self, gconstpointer unused)
{
  GtkWidget *card;

  assert_asked (self, "Phone: still right?|");
  card = ui_find_type (self->window, REG_TYPE_ASK_CARD);
  g_assert_true (ui_shows (card, "Worth asking"));
  /* There is nothing else to go on to. */
  g_assert_null (ui_find_button (card, "Ask something else"));
  g_assert_true (ui_shows (card, "+31 20 555 01 77"));
  ui_assert_named (card);
  press (self, "Yes");
  assert_asked (self, "");
  work_undo (WORK (self));
  assert_asked (self, "Phone: still right?|");
  work_redo (WORK (self));
  assert_asked (self, "");
}

static void
test_in_turn (Fixture *self, gconstpointer unused)
{
  work_set_time ("2024-04-05T09:00:00Z");
  ui_fixture_add_contact (UI (self), self->party, REG_CONTACT_KIND_EMAIL, "ann@example.org");
  set_text (self, REG_PARTY_TITLE, "Baker");
  set_text (self, REG_PARTY_ORGANISATION, "De Halm");
  set_text (self, REG_PARTY_BIRTHDAY, "1980-01-02");
  work_set_time ("2026-11-18T09:00:00Z");
  /* Three at the most, one at a time; what is left for later comes round again. */
  assert_asked (self, "Phone: still right?|");
  g_assert_true (ui_shows (self->window, "1 of 3"));
  press (self, "Ask something else");
  assert_asked (self, "E-mail: still right?|");
  press (self, "Yes");
  assert_asked (self, "Position: still right?|");
  g_assert_true (ui_shows (self->window, "2 of 3"));
  press (self, "Ask something else");
  assert_asked (self, "Works at: still right?|");
  press (self, "Ask something else");
  assert_asked (self, "Phone: still right?|");
  /* The undone answer does not change what stands there. */
  work_undo (WORK (self));
  assert_asked (self, "Phone: still right?|");
}

static void
test_changed (Fixture *self, gconstpointer unused)
{
  GtkWidget *dialog, *focus;

  show (self);
  press (self, "No");
  dialog = ui_find_type (self->window, REG_TYPE_CUSTOMER_DIALOG);
  g_assert_nonnull (dialog);
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "Phone")));
  ui_type (UI (self), dialog, "Phone", "+31 20 555 02 88");
  ui_click (UI (self), dialog, "Save");
  assert_asked (self, "");
  g_assert_cmpstr (get_tooltip (self, "Phone"), ==, "written down today");
  work_undo (WORK (self));
  assert_asked (self, "Phone: still right?|");
}

static void
test_field (Fixture *self, gconstpointer unused)
{
  GtkWidget *dialog, *focus;

  work_set_time ("2024-03-06T09:00:00Z");
  set_text (self, REG_PARTY_ATTITUDE, "Bread of the day");
  work_set_time ("2026-11-18T09:00:00Z");
  assert_asked (self, "Phone: still right?|");
  press (self, "Yes");
  assert_asked (self, "What matters to them: still right?|");
  press (self, "No");
  dialog = ui_find_type (self->window, REG_TYPE_CUSTOMER_DIALOG);
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_true (gtk_widget_is_ancestor (
      focus, ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "What matters to them")));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* What the firm wants confirmed is asked about, too, as people read it. */
static void
test_own_plan (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *written_at, *day, *asked_at, *shown;
  } cases[] = {
    { "2026-09-18T09:00:00Z", "1980-01-02", "2026-11-18T09:00:00Z", "2 Jan 1980" },
    { "2026-11-19T09:00:00Z", "--01-02", "2027-02-19T09:00:00Z", "2 Jan" },
  };
  static const struct
  {
    const char *key;
    gint64 days;
  } rules[] = { { "birthday", 30 }, { "phone", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_FIELD_RULE);

      reg_record_builder_set_text (builder, REG_FIELD_RULE_FIELD, rules[i].key);
      reg_record_builder_set_int (builder, REG_FIELD_RULE_VALID_DAYS, rules[i].days);
      ui_fixture_save (UI (self), builder);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *row;

      work_set_time (cases[i].written_at);
      set_text (self, REG_PARTY_BIRTHDAY, cases[i].day);
      work_set_time (cases[i].asked_at);
      ui_fixture_add_touch (UI (self), self->party, "Called", work_now ());
      assert_asked (self, "Birthday: still right?|");
      row = ui_find_row (ui_find_type (self->window, REG_TYPE_ASK_CARD), ADW_TYPE_ACTION_ROW,
                         "Birthday: still right?");
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, cases[i].shown);
    }
}

static void
test_nobody_in_the_bin (Fixture *self, gconstpointer unused)
{
  assert_asked (self, "Phone: still right?|");
  work_change_int (WORK (self), REG_ENTITY_PARTY, self->party, REG_PARTY_RESTRICTED, TRUE);
  assert_asked (self, "");
  work_undo (WORK (self));
  assert_asked (self, "Phone: still right?|");
  ui_delete (UI (self), REG_ENTITY_PARTY, self->party);
  ui_fixture_settle (UI (self));
  assert_asked (self, "");
}

/* --- more about them -------------------------------------------------------------------- */

static GtkWidget *
open_dialog (Fixture *self)
{
  ui_activate (UI (self), show (self), "customer.edit");
  return ui_find_type (self->window, REG_TYPE_CUSTOMER_DIALOG);
}

static GtkWidget *
find_more (GtkWidget *dialog)
{
  return ui_find_row (dialog, ADW_TYPE_EXPANDER_ROW, "More about them");
}

/* What is looked up now and then is folded away in the window, and says how much it is. */
static void
unfold_more (Fixture *self, const char *count)
{
  GtkWidget *more = find_more (self->window);

  g_assert_true (ui_shows (more, count));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (more), TRUE);
  ui_fixture_settle (UI (self));
}

static void
test_profile (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *title, *text;
  } shown[] = {
    { "Gender", "Woman" },
    { "Spending", "Pays for the best" },
    { "Interests", "Running" },
    { "What matters to them", "Comes quickly" },
    { "Came to us because", "The neighbour said so" },
    { "Stayed away because", "Moved house" },
  };
  GtkWidget *dialog = open_dialog (self);
  GtkWidget *more = find_more (dialog);

  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (more)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (more), TRUE);
  ui_fixture_settle (UI (self));
  ui_assert_named (more);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (i < 2)
      ui_select (UI (self), more, shown[i].title, shown[i].text);
    else
      ui_type (UI (self), more, shown[i].title, shown[i].text);
  ui_click (UI (self), dialog, "Save");
  g_assert_null (ui_find_row (self->window, ADW_TYPE_ACTION_ROW, "Gender"));
  unfold_more (self, "6");
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      GtkWidget *row = ui_find_row (self->window, ADW_TYPE_ACTION_ROW, shown[i].title);

      g_test_message ("%s", shown[i].title);
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, shown[i].text);
    }
  /* What is taken out is gone. */
  dialog = open_dialog (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_more (dialog)), TRUE);
  ui_fixture_settle (UI (self));
  ui_select (UI (self), dialog, "Gender", "Not known");
  ui_type (UI (self), dialog, "Interests", "  ");
  ui_click (UI (self), dialog, "Save");
  g_assert_null (ui_find_row (self->window, ADW_TYPE_ACTION_ROW, "Gender"));
  g_assert_null (ui_find_row (self->window, ADW_TYPE_ACTION_ROW, "Interests"));
  /* Who looked at it still does. */
  g_assert_nonnull (ui_find_row (self->window, ADW_TYPE_ACTION_ROW, "What matters to them"));
  work_undo (WORK (self));
  g_assert_nonnull (ui_find_row (self->window, ADW_TYPE_ACTION_ROW, "Gender"));
}

static void
test_stayed_away (Fixture *self, gconstpointer unused)
{
  GtkWidget *dialog;

  work_change_int (WORK (self), REG_ENTITY_PARTY, self->party, REG_PARTY_RUNG, REG_RUNG_LOST);
  dialog = open_dialog (self);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (find_more (dialog))));
  ui_type (UI (self), dialog, "Stayed away because", "Moved house");
  ui_click (UI (self), dialog, "Save");
  dialog = open_dialog (self);
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (find_more (dialog))));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_reasons (Fixture *self, gconstpointer unused)
{
  g_assert_false (ui_shows (show (self), "Ask why they came to us"));
  ui_fixture_add_sale (UI (self), self->party, "2026-11-01", 10000);
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (self->window, "Ask why they came to us"));
  set_text (self, REG_PARTY_BOUGHT_BECAUSE, "The neighbour");
  ui_fixture_settle (UI (self));
  g_assert_false (ui_shows (self->window, "Ask why they came to us"));
  work_set_time ("2027-12-18T09:00:00Z");
  set_text (self, REG_PARTY_NOTE, "Long ago");
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (self->window, "Ask why they stayed away"));
  set_text (self, REG_PARTY_STOPPED_BECAUSE, "Moved house");
  ui_fixture_settle (UI (self));
  g_assert_false (ui_shows (self->window, "Ask why they stayed away"));
}

static void
test_social (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *value, *label, *uri;
  } cases[] = {
    { "https://www.linkedin.com/in/ann", NULL, "https://www.linkedin.com/in/ann" },
    { "instagram.com/ann", NULL, "https://instagram.com/ann" },
    { "@ann", "Instagram", "https://www.instagram.com/ann" },
    { "ann.bakker", "facebook", "https://www.facebook.com/ann.bakker" },
    { "@ann.bakker", "facebook", "https://www.facebook.com/ann.bakker" },
    { "ann b", "LinkedIn", "https://www.linkedin.com/in/ann%20b" },
    { "@ann@example.social", NULL, "https://example.social/@ann" },
    { "@ann", NULL, NULL },
    { "@@", "Twitter", "https://twitter.com/%40" },
    { "ftp://example.org/ann", "x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);
      g_autoptr (RegRecord) point = NULL;
      g_autofree char *uri = NULL;

      reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_SOCIAL);
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, cases[i].value);
      reg_record_builder_set_text (builder, REG_CONTACT_POINT_LABEL, cases[i].label);
      point = reg_record_builder_end (builder);
      uri = reg_contact_text_get_uri (point, "NL");
      g_test_message ("%s", cases[i].value);
      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
  ui_fixture_add_contact (UI (self), self->party, REG_CONTACT_KIND_SOCIAL, "instagram.com/ann");
  show (self);
  g_assert_nonnull (
      ui_find_button (ui_find_row (self->window, ADW_TYPE_ACTION_ROW, "Social profile"),
                      reg_contact_text_get_action (REG_CONTACT_KIND_SOCIAL)));
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
#define ADD(name) g_test_add ("/freshness/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (dates);
  ADD (still_right);
  ADD (in_turn);
  ADD (changed);
  ADD (field);
  ADD (own_plan);
  ADD (nobody_in_the_bin);
  ADD (profile);
  ADD (stayed_away);
  ADD (reasons);
  ADD (social);
  return g_test_run ();
}
