/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "work-fixture.h"

/* One customer of whom the book has a record of every kind: all of it stands in the one window,
 * and is found with the keyboard. It is Wednesday, 18 November 2026. */
typedef struct
{
  WorkFixture work; /* first */
  gint64 party, quotation, complaint, task, deal, brought, linked;
  GtkWidget *window;
} Fixture;

#define WORK(self) (&(self)->work)
#define UI(self) WORK_UI (WORK (self))

/* --- the customer ----------------------------------------------------------------------- */

/* What was said, done and sent: a brochure is a document that we handed over. */
static const struct
{
  RegTouchKind kind;
  const char *summary;
  const char *shown;
} touches[] = {
  { REG_TOUCH_KIND_NOTE, "Has two ovens", "Has two ovens" },
  { REG_TOUCH_KIND_CALL, "Asked about lamps", "They called: Asked about lamps" },
  { REG_TOUCH_KIND_VISIT, "Came by", "Visit: Came by" },
  { REG_TOUCH_KIND_MAIL, "Wrote about delivery", "They wrote: Wrote about delivery" },
  { REG_TOUCH_KIND_DOCUMENT, "Spring brochure", "Document: Spring brochure" },
  { REG_TOUCH_KIND_DECISION, "No more credit", "Decided: No more credit" },
  { REG_TOUCH_KIND_POST, "Who goes there?", "Between colleagues: Who goes there?" },
};

static void
add_touches (Fixture *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (touches); i++)
    {
      RegRecordBuilder *touch = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);

      reg_record_builder_set_ref (touch, REG_TOUCHPOINT_PARTY_ID, self->party);
      reg_record_builder_set_ref (touch, REG_TOUCHPOINT_STAFF_ID, UI (self)->owner);
      reg_record_builder_set_int (touch, REG_TOUCHPOINT_KIND, touches[i].kind);
      reg_record_builder_set_int (touch, REG_TOUCHPOINT_DIRECTION, REG_DIRECTION_THEY);
      reg_record_builder_set_int (touch, REG_TOUCHPOINT_AT,
                                  work_instant ("2026-11-16T09:00:00Z") + i);
      reg_record_builder_set_text (touch, REG_TOUCHPOINT_SUMMARY, touches[i].summary);
      ui_fixture_save (UI (self), touch);
    }
}

static gint64
add_quotation (Fixture *self)
{
  RegRecordBuilder *head = reg_record_builder_new (REG_ENTITY_QUOTATION);
  RegRecordBuilder *revision = reg_record_builder_new (REG_ENTITY_QUOTATION_REVISION);
  gint64 id;

  reg_record_builder_set_text (head, REG_QUOTATION_NUMBER, "Q-1");
  reg_record_builder_set_ref (head, REG_QUOTATION_PARTY_ID, self->party);
  id = ui_fixture_save (UI (self), head);
  reg_record_builder_set_ref (revision, REG_QUOTATION_REVISION_QUOTATION_ID, id);
  reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_REVISION, 1);
  reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_STATE, 0);
  reg_record_builder_set_text (revision, REG_QUOTATION_REVISION_CURRENCY, "EUR");
  work_change_int (WORK (self), REG_ENTITY_QUOTATION, id, REG_QUOTATION_CURRENT_ID,
                   ui_fixture_save (UI (self), revision));
  return id;
}

static gint64
add_deal (Fixture *self)
{
  g_autoptr (GPtrArray) stages = ui_fixture_list (UI (self), REG_ENTITY_STAGE, -1, 0);
  RegRecordBuilder *deal = reg_record_builder_new (REG_ENTITY_OPPORTUNITY);

  g_assert_cmpuint (stages->len, >, 0);
  reg_record_builder_set_ref (deal, REG_OPPORTUNITY_PARTY_ID, self->party);
  reg_record_builder_set_ref (deal, REG_OPPORTUNITY_STAGE_ID,
                              reg_record_get_id (g_ptr_array_index (stages, 0)));
  reg_record_builder_set_text (deal, REG_OPPORTUNITY_TITLE, "A third oven");
  return ui_fixture_save (UI (self), deal);
}

static void
add_sales (Fixture *self)
{
  gint64 owed;

  ui_fixture_add_sale (UI (self), self->party, "2026-03-01", 100000);
  owed = ui_fixture_add_sale (UI (self), self->party, "2026-09-01", 25000);
  work_change_int (WORK (self), REG_ENTITY_SALE, owed, REG_SALE_GROSS, 25000);
  work_change_text (WORK (self), REG_ENTITY_SALE, owed, REG_SALE_CURRENCY, "EUR");
  work_change_text (WORK (self), REG_ENTITY_SALE, owed, REG_SALE_DUE_ON, "2026-09-15");
}

static void
add_answers (Fixture *self)
{
  RegRecordBuilder *question = reg_record_builder_new (REG_ENTITY_QUESTION);
  RegRecordBuilder *answer = reg_record_builder_new (REG_ENTITY_ANSWER);

  reg_record_builder_set_text (question, REG_QUESTION_TEXT, "Which bike next?");
  reg_record_builder_set_text (question, REG_QUESTION_PURPOSE, "The stock");
  ui_fixture_save (UI (self), question);
  reg_record_builder_set_ref (answer, REG_ANSWER_PARTY_ID, self->party);
  reg_record_builder_set_text (answer, REG_ANSWER_TOPIC, "Colour");
  reg_record_builder_set_text (answer, REG_ANSWER_VALUE, "green");
  reg_record_builder_set_text (answer, REG_ANSWER_ANSWERED_ON, "2026-10-01");
  ui_fixture_save (UI (self), answer);
}

static void
add_people (Fixture *self)
{
  RegRecordBuilder *brought = reg_record_builder_new (REG_ENTITY_PARTY);
  RegRecordBuilder *link = reg_record_builder_new (REG_ENTITY_PARTY_LINK);

  reg_record_builder_set_text (brought, REG_PARTY_NAME, "Café op de Hoek");
  reg_record_builder_set_ref (brought, REG_PARTY_REFERRED_BY, self->party);
  self->brought = ui_fixture_save (UI (self), brought);
  self->linked = ui_fixture_add_party (UI (self), "Hanneke Vos");
  reg_record_builder_set_ref (link, REG_PARTY_LINK_FROM_ID, self->linked);
  reg_record_builder_set_ref (link, REG_PARTY_LINK_TO_ID, self->party);
  reg_record_builder_set_int (link, REG_PARTY_LINK_KIND, REG_LINK_KIND_WORKS_FOR);
  reg_record_builder_set_text (link, REG_PARTY_LINK_NOTE, "orders the bread");
  ui_fixture_save (UI (self), link);
}

static void
add_rest (Fixture *self)
{
  RegRecordBuilder *holding = reg_record_builder_new (REG_ENTITY_HOLDING);
  RegRecordBuilder *consent = reg_record_builder_new (REG_ENTITY_CONSENT);
  RegRecordBuilder *note = reg_record_builder_new (REG_ENTITY_SHIFT_NOTE);
  RegRecordBuilder *mark = reg_record_builder_new (REG_ENTITY_RUNG_MARK);

  reg_record_builder_set_ref (holding, REG_HOLDING_PARTY_ID, self->party);
  reg_record_builder_set_text (holding, REG_HOLDING_NAME, "Delivery bike");
  ui_fixture_save (UI (self), holding);
  reg_record_builder_set_ref (consent, REG_CONSENT_PARTY_ID, self->party);
  reg_record_builder_set_int (consent, REG_CONSENT_PURPOSE, REG_CONSENT_PURPOSE_NEWS);
  reg_record_builder_set_int (consent, REG_CONSENT_CHANNEL, REG_CONSENT_CHANNEL_EMAIL);
  reg_record_builder_set_int (consent, REG_CONSENT_ANSWER, REG_CONSENT_ANSWER_YES);
  reg_record_builder_set_text (consent, REG_CONSENT_ANSWERED_ON, "2026-10-01");
  ui_fixture_save (UI (self), consent);
  reg_record_builder_set_text (note, REG_SHIFT_NOTE_TEXT, "Ring the bell twice");
  reg_record_builder_set_int (note, REG_SHIFT_NOTE_AT, work_now ());
  reg_record_builder_set_ref (note, REG_SHIFT_NOTE_PARTY_ID, self->party);
  ui_fixture_save (UI (self), note);
  reg_record_builder_set_ref (mark, REG_RUNG_MARK_PARTY_ID, self->party);
  reg_record_builder_set_int (mark, REG_RUNG_MARK_RUNG, REG_RUNG_PARTNER);
  reg_record_builder_set_text (mark, REG_RUNG_MARK_SET_ON, "2026-11-01");
  ui_fixture_save (UI (self), mark);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  work_set_up (WORK (self), NULL);
  self->party = ui_fixture_add_party (UI (self), "Bakery De Halm");
  ui_fixture_add_contact (UI (self), self->party, REG_CONTACT_KIND_PHONE, "+31 20 555 01 77");
  work_change_int (WORK (self), REG_ENTITY_PARTY, self->party, REG_PARTY_OWNER_ID,
                   UI (self)->owner);
  work_change_text (WORK (self), REG_ENTITY_PARTY, self->party, REG_PARTY_NOTE,
                    "Closed on Mondays");
  work_change_text (WORK (self), REG_ENTITY_PARTY, self->party, REG_PARTY_CODE, "K-17");
  work_change_text (WORK (self), REG_ENTITY_PARTY, self->party, REG_PARTY_INTERESTS, "Rowing");
  add_touches (self);
  self->quotation = add_quotation (self);
  self->deal = add_deal (self);
  self->complaint = work_add_complaint (WORK (self), self->party, "Oven rattles", work_now ());
  self->task = work_add_task (WORK (self), REG_TASK_KIND_PROMISE, "Lend them a tray", "2026-11-20",
                              UI (self)->owner, self->party);
  add_sales (self);
  add_answers (self);
  add_people (self);
  add_rest (self);
  self->window = ui_open_customer (UI (self), self->party);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  ui_window_close (UI (self), self->window);
  work_tear_down (WORK (self), NULL);
}

/* --- with the keyboard ------------------------------------------------------------------ */

/* Where the focus can be brought to says one of these. */
static const char *const reached[] = {
  "+31 20 555 01 77",
  "Closed on Mondays",
  "May be contacted",
  "Which bike next?",
  "Customer number",
  "Rowing",
  "Colour",
  "Oven rattles",
  "Quotation Q-1",
  "Lend them a tray",
  "A third oven",
  "Paid",
  "Delivery bike",
  "No more credit",
  "Café op de Hoek",
  "Hanneke Vos",
  "Mina Kok",
  "Promise: Lend them a tray",
  "Deal: A third oven",
  "Told us: Colour",
  "Brought Café op de Hoek",
};

typedef struct
{
  gboolean *seen; /* as many as there are texts */
  const char *const *texts;
  guint n_texts;
} Looked;

static void
look_at (const Looked *looked, GtkWidget *focus)
{
  for (guint i = 0; i < looked->n_texts; i++)
    looked->seen[i] = looked->seen[i] || ui_shows (focus, looked->texts[i]);
}

/* A row that unfolds is unfolded, once. */
static void
unfold (Fixture *self, GtkWidget *focus)
{
  GtkWidget *fold = gtk_widget_get_ancestor (focus, ADW_TYPE_EXPANDER_ROW);

  if (fold == NULL || adw_expander_row_get_expanded (ADW_EXPANDER_ROW (fold)))
    return;
  gtk_widget_activate (focus);
  ui_fixture_settle (UI (self));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (fold)));
}

static void
walk_down (Fixture *self, GtkWidget *list, const Looked *looked)
{
  GtkWidget *was = NULL;
  GtkWidget *now = gtk_window_get_focus (GTK_WINDOW (self->window));

  for (guint i = 0; i < 100 && now != was && gtk_widget_is_ancestor (now, list); i++)
    {
      was = now;
      gtk_widget_child_focus (list, GTK_DIR_DOWN);
      ui_fixture_settle (UI (self));
      now = gtk_window_get_focus (GTK_WINDOW (self->window));
      look_at (looked, now);
    }
}

/* Tab through all of the window, and down every entry of the story. */
static void
walk (Fixture *self, const Looked *looked)
{
  GtkWidget *first = NULL;

  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  for (guint i = 0; i < 300; i++)
    {
      gboolean moved = gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD);
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
      GtkWidget *list;

      /* It came round. */
      if (!moved || focus == first)
        return;
      if (first == NULL)
        first = focus;
      unfold (self, focus);
      look_at (looked, focus);
      list = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW);
      if (list != NULL)
        walk_down (self, list, looked);
    }
  g_error ("Tab does not come to an end");
}

static void
test_keyboard (Fixture *self, gconstpointer unused)
{
  const char *texts[G_N_ELEMENTS (reached) + G_N_ELEMENTS (touches)];
  gboolean seen[G_N_ELEMENTS (texts)] = { FALSE };
  const Looked looked = { seen, texts, G_N_ELEMENTS (texts) };

  memcpy (texts, reached, sizeof reached);
  for (guint i = 0; i < G_N_ELEMENTS (touches); i++)
    texts[G_N_ELEMENTS (reached) + i] = touches[i].shown;
  walk (self, &looked);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!seen[i])
      g_error ("“%s” cannot be reached with the keyboard", texts[i]);
  ui_assert_named (self->window);
}

/* --- at a glance ------------------------------------------------------------------------ */

/* Nothing has to be opened, clicked or unfolded for this. */
static void
test_at_a_glance (Fixture *self, gconstpointer unused)
{
  static const char *const shown[] = {
    "Bakery De Halm",
    "Last contact 2 days ago\nLooked after by Mina Kok",
    "Partner",
    "+31 20 555 01 77",
    "Closed on Mondays",
    "Worth asking",
    "What to say next",
    "Ring the bell twice",
    "Open",
    "Oven rattles",
    "Quotation Q-1",
    "Lend them a tray",
    "A third oven",
    "What they have",
    "Delivery bike",
    "Decided",
    "No more credit",
    "Brought to us",
    "Who belongs to them",
    "Who knows them",
    "More about them",
    "What we know",
    "bought so far",
  };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (!ui_shows (self->window, shown[i]))
      g_error ("“%s” is not shown", shown[i]);
  g_assert_nonnull (ui_find_text (self->window, "No. 1 of 1 customers · 2 purchases"));
}

/* --- opened ----------------------------------------------------------------------------- */

static void
assert_opens (GtkWidget *widget, const char *what, gint64 id)
{
  g_autofree char *expected = g_strdup_printf ("%s %" G_GINT64_FORMAT, what, id);
  g_autofree char *opened = NULL;

  if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  else
    g_assert_true (gtk_widget_activate (widget));
  opened = ui_take_opened ();
  g_assert_cmpstr (opened, ==, expected);
}

/* Whatever is open leads to its own window, and whoever belongs to them to theirs. */
static void
test_leads_on (Fixture *self, gconstpointer unused)
{
  const struct
  {
    const char *fold, *row;
    gint64 id;
  } folds[] = {
    { "Brought to us", "Café op de Hoek", self->brought },
    { "Who belongs to them", "Hanneke Vos", self->linked },
  };

  const struct
  {
    const char *action;
    gint64 id;
  } open[] = {
    { "open-complaint", self->complaint },
    { "open-quotation", self->quotation },
    { "open-task", self->task },
    { "open-deal", self->deal },
  };

  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_autofree char *action = g_strconcat ("app.", open[i].action, NULL);
      GtkWidget *button = work_find_action (self->window, action);

      g_test_message ("%s", action);
      g_assert_nonnull (button);
      assert_opens (button, open[i].action, open[i].id);
    }
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      GtkWidget *fold = ui_find_row (self->window, ADW_TYPE_EXPANDER_ROW, folds[i].fold);

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fold), TRUE);
      ui_fixture_settle (UI (self));
      assert_opens (ui_find_row (fold, ADW_TYPE_ACTION_ROW, folds[i].row), "open-party",
                    folds[i].id);
    }
  g_assert_true (ui_shows (self->window, "Works here · orders the bread"));
}

/* It is the same window whoever asks, and in a narrow one nothing is left out. */
static void
test_narrow (Fixture *self, gconstpointer unused)
{
  static const char *const first[] = { "Bakery De Halm", "What to say next", "Open",
                                       "+31 20 555 01 77", "Worth asking" };
  float below = -1;

  ui_resize (UI (self), self->window, 360, 640);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      GtkWidget *text = ui_find_text (self->window, first[i]);
      graphene_rect_t area;

      g_test_message ("%s", first[i]);
      g_assert_nonnull (text);
      g_assert_true (gtk_widget_compute_bounds (text, self->window, &area));
      if (i > 0)
        g_assert_cmpfloat (area.origin.y, >, below);
      below = area.origin.y;
    }
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
#define ADD(name)                                                                                  \
  g_test_add ("/customer-whole/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (keyboard);
  ADD (at_a_glance);
  ADD (leads_on);
  ADD (narrow);
  return g_test_run ();
}
