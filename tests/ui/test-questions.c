/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "store/reg-questions.h"
#include "ui-drive.h"
#include "ui/preferences/reg-record-form.h"
#include "ui/question/reg-ask-card.h"
#include "ui/question/reg-known-card.h"
#include "ui/question/reg-question-form.h"
#include "ui/question/reg-questions-dialog.h"
#include "ui/widgets/reg-pill.h"
#include "work-fixture.h"

/* What is asked, in its dialog and in the window of a customer. It is Wednesday, 18 November 2026. */
typedef struct
{
  WorkFixture work; /* first */
  gint64 party;
  GtkWidget *window, *dialog;
} Fixture;

#define WORK(self) (&(self)->work)
#define UI(self) WORK_UI (WORK (self))

static void
set_up (Fixture *self, gconstpointer unused)
{
  work_set_up (WORK (self), NULL);
  self->party = ui_fixture_add_party (UI (self), "Bakery De Halm");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  if (self->dialog != NULL)
    adw_dialog_force_close (ADW_DIALOG (self->dialog));
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  work_tear_down (WORK (self), NULL);
}

/* choices "": none */
static gint64
add_question (
    Fixture *self, const char *text, RegQuestionKind kind, const char *choices, const char *benefit)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUESTION);

  reg_record_builder_set_text (builder, REG_QUESTION_TEXT, text);
  reg_record_builder_set_int (builder, REG_QUESTION_KIND, kind);
  reg_record_builder_set_text (builder, REG_QUESTION_CHOICES, choices);
  reg_record_builder_set_text (builder, REG_QUESTION_PURPOSE, "The stock");
  reg_record_builder_set_text (builder, REG_QUESTION_BENEFIT, benefit);
  reg_record_builder_set_int (builder, REG_QUESTION_VALID_DAYS, 365);
  return ui_fixture_save (UI (self), builder);
}

static gint64
add_answer (Fixture *self, gint64 question, const char *value, const char *day)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_ANSWER);

  reg_record_builder_set_ref (builder, REG_ANSWER_PARTY_ID, self->party);
  reg_record_builder_set_ref (builder, REG_ANSWER_QUESTION_ID, question);
  reg_record_builder_set_text (builder, REG_ANSWER_VALUE, value);
  reg_record_builder_set_text (builder, REG_ANSWER_ANSWERED_ON, day);
  return ui_fixture_save (UI (self), builder);
}

/* --- the bank --------------------------------------------------------------------------- */

static void
show_bank (Fixture *self, int width)
{
  self->window = work_show_page (WORK (self), NULL, width);
  self->dialog = GTK_WIDGET (reg_questions_dialog_new (UI (self)->session));
  adw_dialog_present (ADW_DIALOG (self->dialog), self->window);
  ui_fixture_settle (UI (self));
}

static void
assert_bank (Fixture *self, const char *expected)
{
  g_autoptr (GString) text = g_string_new ("");

  work_append_rows (self->dialog, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
act (Fixture *self, const char *action, gint64 question)
{
  g_assert_true (gtk_widget_activate_action (ui_find_type (self->dialog, ADW_TYPE_ACTION_ROW),
                                             action, "x", question));
  ui_fixture_settle (UI (self));
}

static void
test_none (Fixture *self, gconstpointer unused)
{
  GtkWidget *form;

  show_bank (self, 360);
  g_assert_true (ui_shows (self->dialog, "What would you like to know?"));
  ui_assert_named (self->dialog);
  ui_click (UI (self), self->dialog, "New question");
  form = ui_find_type (self->window, REG_TYPE_RECORD_FORM);
  g_assert_nonnull (form);
  ui_type (UI (self), form, "Question", "Which bike next?");
  /* What nobody uses is not asked. */
  g_assert_true (
      ui_shows (form, "Say what the answer is used for. What nobody uses is not asked."));
  g_assert_false (ui_can (form, "Save"));
  ui_type (UI (self), form, "What we use it for", "The stock");
  g_assert_true (ui_can (form, "Save"));
  ui_select (UI (self), form, "Answered", "One of several");
  g_assert_false (ui_can (form, "Save"));
  ui_type (UI (self), form, "Answers to choose from", "City; Gravel");
  g_assert_true (ui_can (form, "Save"));
  ui_type (UI (self), form, "Ask again after (days)", "0");
  g_assert_false (ui_can (form, "Save"));
  ui_type (UI (self), form, "Ask again after (days)", "90");
  ui_click (UI (self), form, "Save");
  assert_bank (self, "Asked:Which bike next?|");
  {
    g_autoptr (RegRecord) question = ui_fixture_load (UI (self), REG_ENTITY_QUESTION, 1);

    g_assert_cmpstr (reg_record_get_text (question, REG_QUESTION_PURPOSE), ==, "The stock");
    g_assert_cmpstr (reg_record_get_text (question, REG_QUESTION_CHOICES), ==, "City; Gravel");
    g_assert_cmpint (reg_record_get_int (question, REG_QUESTION_VALID_DAYS), ==, 90);
    g_assert_cmpint (reg_record_get_int (question, REG_QUESTION_BASIS), ==,
                     REG_LEGAL_BASIS_INTEREST);
  }
  work_undo (WORK (self));
  g_assert_true (ui_shows (self->dialog, "What would you like to know?"));
  work_redo (WORK (self));
  assert_bank (self, "Asked:Which bike next?|");
}

static void
test_shown (Fixture *self, gconstpointer unused)
{
  gint64 bike = add_question (self, "Which bike?", REG_QUESTION_KIND_CHOICE, "City; Gravel",
                              "Fits them");
  gint64 old = add_question (self, "How far?", REG_QUESTION_KIND_NUMBER, NULL, NULL);
  GtkWidget *row;

  work_change_text (WORK (self), REG_ENTITY_QUESTION, bike, REG_QUESTION_USE_BY, "2026-12-31");
  work_change_int (WORK (self), REG_ENTITY_QUESTION, bike, REG_QUESTION_OWNER_ID, UI (self)->owner);
  work_change_text (WORK (self), REG_ENTITY_QUESTION, old, REG_QUESTION_RETIRED_ON, "2026-01-01");
  add_answer (self, bike, "City", "2025-01-01");
  show_bank (self, 360);
  assert_bank (self, "Asked:Which bike?|Not asked any more:How far?|");
  row = ui_find_row (self->dialog, ADW_TYPE_ACTION_ROW, "Which bike?");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "For us: The stock\nFor them: Fits them\n1 customer answered"
                   " · 1 answer to confirm · used until 31 Dec · Mina Kok");
  row = ui_find_row (self->dialog, ADW_TYPE_ACTION_ROW, "How far?");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "For us: The stock\nThe customer has nothing of it.\nnobody answered yet");
  ui_assert_named (self->dialog);
  /* What was answered is not removed, not even by those who know the name of the action. */
  act (self, "question.remove", bike);
  assert_bank (self, "Asked:Which bike?|Not asked any more:How far?|");
  act (self, "question.remove", old);
  assert_bank (self, "Asked:Which bike?|");
  work_undo (WORK (self));
  assert_bank (self, "Asked:Which bike?|Not asked any more:How far?|");
  act (self, "question.revive", old);
  assert_bank (self, "Asked:Which bike?|How far?|");
  act (self, "question.retire", bike);
  assert_bank (self, "Asked:How far?|Not asked any more:Which bike?|");
}

static void
test_order (Fixture *self, gconstpointer unused)
{
  gint64 one = add_question (self, "One?", REG_QUESTION_KIND_WORDS, NULL, NULL);
  GtkWidget *row;

  add_question (self, "Two?", REG_QUESTION_KIND_WORDS, NULL, NULL);
  add_question (self, "Three?", REG_QUESTION_KIND_WORDS, NULL, NULL);
  show_bank (self, 700);
  gtk_widget_grab_focus (ui_find_row (self->dialog, ADW_TYPE_ACTION_ROW, "Three?"));
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_Up, GDK_ALT_MASK));
  assert_bank (self, "Asked:One?|Three?|Two?|");
  /* The focus goes with it, so that it can go on. */
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_Up, GDK_ALT_MASK));
  assert_bank (self, "Asked:Three?|One?|Two?|");
  row = ui_find_row (self->dialog, ADW_TYPE_ACTION_ROW, "Three?");
  g_assert_true (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN);
  act (self, "question.down", one);
  assert_bank (self, "Asked:Three?|Two?|One?|");
  work_undo (WORK (self));
  assert_bank (self, "Asked:Three?|One?|Two?|");
}

static void
test_unused (Fixture *self, gconstpointer unused)
{
  gint64 fair = add_question (self, "The fair?", REG_QUESTION_KIND_YES_NO, NULL, "A ticket");
  GtkWidget *banner;

  work_change_text (WORK (self), REG_ENTITY_QUESTION, fair, REG_QUESTION_USE_BY, "2026-11-17");
  add_question (self, "Which bike?", REG_QUESTION_KIND_WORDS, NULL, "Fits them");
  show_bank (self, 700);
  banner = ui_find_type (self->dialog, ADW_TYPE_BANNER);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_true (ui_shows (self->dialog, "Not used"));
  g_signal_emit_by_name (banner, "button-clicked");
  ui_fixture_settle (UI (self));
  assert_bank (self, "Asked:Which bike?|Not asked any more:The fair?|");
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));
  work_undo (WORK (self));
  assert_bank (self, "Asked:The fair?|Which bike?|");
  /* Half a year later nobody has asked the other one either. */
  work_set_time ("2027-06-18T09:00:00Z");
  add_question (self, "A new one?", REG_QUESTION_KIND_WORDS, NULL, NULL);
  ui_fixture_settle (UI (self));
  g_assert_cmpstr (adw_banner_get_title (ADW_BANNER (banner)), ==,
                   "Nobody asked 2 questions for half a year, or their time is over.");
}

static void
test_elsewhere (Fixture *self, gconstpointer unused)
{
  GtkWidget *form;

  g_assert_cmpstr (reg_question_form_find_own_place ("What is your birthday?"), ==, "Birthday");
  g_assert_cmpstr (reg_question_form_find_own_place ("May we have your E-MAIL?"), ==, "E-mail");
  g_assert_null (reg_question_form_find_own_place ("Which bike?"));
  show_bank (self, 700);
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_n, GDK_CONTROL_MASK));
  form = ui_find_type (self->window, REG_TYPE_RECORD_FORM);
  ui_type (UI (self), form, "Question", "When is your birthday?");
  g_assert_true (ui_shows (
      form, "Customers already have a place for this: Birthday. It need not be a question."));
  ui_type (UI (self), form, "Can be looked up at", "their website");
  g_assert_true (ui_shows (form, "What can be looked up is asked last, and whoever asks is told "
                                 "where to look first."));
  ui_type (UI (self), form, "What we use it for", "Cake");
  ui_click (UI (self), form, "Save");
  g_assert_true (ui_shows (self->dialog, "Look first"));
}

/* --- one customer ----------------------------------------------------------------------- */

static GtkWidget *
open_card (Fixture *self, GType type)
{
  if (self->window == NULL)
    self->window = ui_open_customer (UI (self), self->party);
  return ui_find_type (self->window, type);
}

static void
assert_asked (Fixture *self, const char *expected)
{
  GtkWidget *card = open_card (self, REG_TYPE_ASK_CARD);
  g_autoptr (GString) text = g_string_new ("");

  if (card != NULL)
    work_append_rows (card, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_answers (Fixture *self, const char *expected)
{
  g_autoptr (GPtrArray)
      answers = ui_fixture_list (UI (self), REG_ENTITY_ANSWER, REG_ANSWER_PARTY_ID, self->party);
  g_autoptr (GString) text = g_string_new ("");

  for (guint i = 0; i < answers->len; i++)
    {
      const RegRecord *answer = g_ptr_array_index (answers, i);

      g_string_append_printf (text, "%s%d %s", i > 0 ? "|" : "",
                              (int)reg_record_get_int (answer, REG_ANSWER_QUESTION_ID),
                              reg_record_get_int (answer, REG_ANSWER_DECLINED)
                                  ? "-"
                                  : reg_record_get_text (answer, REG_ANSWER_VALUE));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_nothing_to_ask (Fixture *self, gconstpointer unused)
{
  open_card (self, REG_TYPE_KNOWN_CARD);
  assert_asked (self, "");
  g_assert_false (ui_shows (self->window, "What we know"));
  /* What they say of their own accord can be written down all the same. */
  ui_activate (UI (self), self->window, "customer.remember");
  work_answer (WORK (self), self->window, "Colour", "green", NULL);
  g_assert_true (ui_shows (self->window, "What we know"));
  work_undo (WORK (self));
  g_assert_false (ui_shows (self->window, "What we know"));
}

static void
test_asked (Fixture *self, gconstpointer unused)
{
  GtkWidget *card, *row;

  add_question (self, "Which bike?", REG_QUESTION_KIND_CHOICE, "City; Gravel", "Fits them");
  add_question (self, "How far?", REG_QUESTION_KIND_NUMBER, NULL, "A call in time");
  add_question (self, "When?", REG_QUESTION_KIND_DAY, NULL, "Ready then");
  add_question (self, "Collect it?", REG_QUESTION_KIND_YES_NO, NULL, "No way to go");
  add_question (self, "Where to?", REG_QUESTION_KIND_WORDS, NULL, "Maps");
  card = open_card (self, REG_TYPE_ASK_CARD);
  assert_asked (self, "Which bike?|");
  g_assert_true (ui_shows (card, "1 of 3"));
  ui_assert_named (card);
  row = ui_find_row (card, ADW_TYPE_ACTION_ROW, "Which bike?");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Fits them");
  ui_click (UI (self), card, "Gravel");
  assert_asked (self, "How far?|");
  assert_answers (self, "1 Gravel");
  /* What is no number is not written down. */
  ui_type (UI (self), card, "Answer", "far");
  g_signal_emit_by_name (ui_find_row (card, ADW_TYPE_ENTRY_ROW, "Answer"), "apply");
  ui_fixture_settle (UI (self));
  assert_answers (self, "1 Gravel");
  ui_type (UI (self), card, "Answer", "12.5");
  g_signal_emit_by_name (ui_find_row (card, ADW_TYPE_ENTRY_ROW, "Answer"), "apply");
  ui_fixture_settle (UI (self));
  assert_asked (self, "When?|");
  assert_answers (self, "1 Gravel|2 12.5");
  /* One can be left for later. */
  ui_click (UI (self), card, "Ask something else");
  assert_asked (self, "Collect it?|");
  ui_click (UI (self), card, "No");
  assert_asked (self, "Where to?|");
  ui_click (UI (self), card, "Ask something else");
  assert_asked (self, "When?|");
  ui_type (UI (self), card, "Answer", "24-12-2026");
  g_signal_emit_by_name (ui_find_row (card, ADW_TYPE_ENTRY_ROW, "Answer"), "apply");
  ui_fixture_settle (UI (self));
  assert_asked (self, "Where to?|");
  assert_answers (self, "1 Gravel|2 12.5|4 no|3 2026-12-24");
  ui_click (UI (self), card, "Would rather not say");
  assert_asked (self, "");
  assert_answers (self, "1 Gravel|2 12.5|4 no|3 2026-12-24|5 -");
  work_undo (WORK (self));
  assert_asked (self, "Where to?|");
  /* What is shown is not taken away because another may be asked again. */
  work_undo (WORK (self));
  assert_asked (self, "Where to?|");
  g_assert_true (ui_shows (card, "2 of 2"));
  work_redo (WORK (self));
  assert_asked (self, "Where to?|");
  /* Answers belong to the story. */
  g_assert_true (ui_shows (self->window, "Told us: Which bike?"));
}

static void
test_typing_is_kept (Fixture *self, gconstpointer unused)
{
  GtkWidget *card;

  add_question (self, "Where to?", REG_QUESTION_KIND_WORDS, NULL, "Maps");
  card = open_card (self, REG_TYPE_ASK_CARD);
  ui_type (UI (self), card, "Answer", "To the s");
  /* Somebody else writes meanwhile. */
  ui_fixture_add_touch (UI (self), self->party, "Called", work_now ());
  ui_fixture_settle (UI (self));
  g_assert_cmpstr (ui_read (card, "Answer"), ==, "To the s");
}

static void
test_still_right (Fixture *self, gconstpointer unused)
{
  gint64 bike = add_question (self, "Which bike?", REG_QUESTION_KIND_CHOICE, "City; Gravel",
                              "Fits them");
  GtkWidget *card, *row;

  add_answer (self, bike, "City", "2025-03-02");
  card = open_card (self, REG_TYPE_ASK_CARD);
  assert_asked (self, "Which bike?|");
  row = ui_find_row (card, ADW_TYPE_ACTION_ROW, "Which bike?");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "“City”, said in March 2025. Still right?");
  g_assert_null (ui_find_button (card, "Gravel"));
  ui_click (UI (self), card, "Yes");
  assert_asked (self, "");
  assert_answers (self, "1 City|1 City");
  work_undo (WORK (self));
  assert_answers (self, "1 City");
  card = open_card (self, REG_TYPE_ASK_CARD);
  ui_click (UI (self), card, "No");
  ui_click (UI (self), card, "Gravel");
  assert_answers (self, "1 City|1 Gravel");
  assert_asked (self, "");
}

static void
test_known (Fixture *self, gconstpointer unused)
{
  gint64 collect = add_question (self, "Collect it?", REG_QUESTION_KIND_YES_NO, NULL, "No way");
  GtkWidget *card, *row;

  add_answer (self, collect, "no", "2026-03-02");
  add_answer (self, collect, "yes", "2026-06-02");
  card = open_card (self, REG_TYPE_KNOWN_CARD);
  /* Only that there is something, until one asks. */
  g_assert_null (ui_find_row (card, ADW_TYPE_EXPANDER_ROW, "Collect it?"));
  row = ui_find_row (card, ADW_TYPE_EXPANDER_ROW, "What we know");
  g_assert_true (ui_shows (row, "1"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_fixture_settle (UI (self));
  ui_assert_named (card);
  row = ui_find_row (card, ADW_TYPE_EXPANDER_ROW, "Collect it?");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "Yes · said in June 2026");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_fixture_settle (UI (self));
  g_assert_nonnull (ui_find_row (card, ADW_TYPE_ACTION_ROW, "No · said in March 2026"));
  /* What they say now takes its place. */
  ui_click (UI (self), row, "No");
  row = ui_find_row (card, ADW_TYPE_EXPANDER_ROW, "Collect it?");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "No · said today");
  row = ui_find_row (card, ADW_TYPE_BUTTON_ROW, "Write down something they said");
  gtk_widget_activate (row);
  work_answer (WORK (self), self->window, "Colour", "green", NULL);
  row = ui_find_row (card, ADW_TYPE_EXPANDER_ROW, "Colour");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "green · said today");
  assert_answers (self, "1 no|1 yes|1 no|0 green");
}

/* In every place: what is typed as people type it there, and read the same everywhere. */
static void
test_everywhere (UiFixture *f, gconstpointer locale)
{
  Fixture self = { .party = ui_fixture_add_party (f, "Ann") };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUESTION);
  GtkWidget *window, *card;
  g_autoptr (GPtrArray) answers = NULL;
  const char *typed = g_str_has_prefix (locale, "C") || g_str_has_prefix (locale, "ar") ? "1.5"
                                                                                        : "1,5";

  reg_record_builder_set_text (builder, REG_QUESTION_TEXT, "How far?");
  reg_record_builder_set_text (builder, REG_QUESTION_PURPOSE, "The stock");
  reg_record_builder_set_int (builder, REG_QUESTION_KIND, REG_QUESTION_KIND_NUMBER);
  ui_fixture_save (f, builder);
  window = ui_open_customer (f, self.party);
  card = ui_find_type (window, REG_TYPE_ASK_CARD);
  ui_type (f, card, "Answer", typed);
  g_signal_emit_by_name (ui_find_type (card, ADW_TYPE_ENTRY_ROW), "apply");
  ui_fixture_settle (f);
  answers = ui_fixture_list (f, REG_ENTITY_ANSWER, REG_ANSWER_PARTY_ID, self.party);
  g_assert_cmpuint (answers->len, ==, 1);
  g_assert_cmpstr (reg_record_get_text (g_ptr_array_index (answers, 0), REG_ANSWER_VALUE), ==,
                   "1.5");
  ui_window_close (f, window);
}

static void
test_read_only (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Ann");
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUESTION);
  GtkWidget *window, *dialog;

  reg_record_builder_set_text (builder, REG_QUESTION_TEXT, "How far?");
  reg_record_builder_set_text (builder, REG_QUESTION_PURPOSE, "The stock");
  ui_fixture_save (f, builder);
  ui_reopen_read_only (f);
  window = ui_open_customer (f, party);
  g_assert_false (ui_shows (window, "Worth asking"));
  g_assert_false (ui_shows (window, "What we know"));
  dialog = GTK_WIDGET (reg_questions_dialog_new (f->session));
  adw_dialog_present (ADW_DIALOG (dialog), window);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (dialog, "How far?"));
  g_assert_false (ui_can (dialog, "New question (Ctrl+N)"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_window_close (f, window);
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
#define ADD(name) g_test_add ("/questions/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (none);
  ADD (shown);
  ADD (order);
  ADD (unused);
  ADD (elsewhere);
  ADD (nothing_to_ask);
  ADD (asked);
  ADD (typing_is_kept);
  ADD (still_right);
  ADD (known);
  ui_test_everywhere ("/questions/everywhere", test_everywhere);
  g_test_add ("/questions/read_only", UiFixture, NULL, ui_fixture_set_up, test_read_only,
              ui_fixture_tear_down);
  return g_test_run ();
}
