/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-approval-policy.h"
#include "store/reg-complaints.h"
#include "ui/complaint/reg-complaint-window.h"
#include "ui/widgets/reg-pill.h"
#include "work-fixture.h"

/* One complaint in its window, from the first look to the end and back. */
typedef struct
{
  WorkFixture work; /* first */
  gint64 party, sale, product, complaint;
  GtkWidget *window;
} Fixture;

#define WORK(self) (&(self)->work)
#define UI(self) WORK_UI (WORK (self))

static GtkWidget *
find_child (Fixture *self, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (self->window, REG_TYPE_COMPLAINT_WINDOW, id));
}

static void
open_window (Fixture *self, int width)
{
  self->window = GTK_WIDGET (
      reg_complaint_window_create (NULL, UI (self)->session, self->complaint, 0));
  work_show (WORK (self), GTK_WINDOW (self->window), width);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  work_set_up (WORK (self), NULL);
  self->party = ui_fixture_add_party (UI (self), "Bakery De Halm");
  self->sale = ui_fixture_add_sale (UI (self), self->party, "2026-08-21", 14800);
  self->product = work_add_product (WORK (self), "Gear hub");
  work_add_line (WORK (self), self->sale, self->product);
  self->complaint = work_add_complaint (WORK (self), self->party, "Gear slips", 0);
  work_pass (30 * MINUTE);
  open_window (self, 1180);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  work_tear_down (WORK (self), NULL);
}

static gint64
get_int (Fixture *self, int field)
{
  return work_get_int (WORK (self), REG_ENTITY_COMPLAINT, self->complaint, field);
}

static guint
count_events (Fixture *self)
{
  g_autoptr (GPtrArray) events = ui_fixture_list (
      UI (self), REG_ENTITY_COMPLAINT_EVENT, REG_COMPLAINT_EVENT_COMPLAINT_ID, self->complaint);

  return events->len;
}

static void
do_action (Fixture *self, const char *action)
{
  gtk_widget_activate_action (self->window, action, NULL);
  ui_fixture_settle (UI (self));
}

/* Does what a step asks, with its answers. */
static void
take_step (Fixture *self, const char *action, const char *first, const char *second)
{
  do_action (self, action);
  work_answer (WORK (self), self->window, first, second, NULL);
}

static const char *
get_banner (Fixture *self)
{
  GtkWidget *banner = find_child (self, "banner");
  GtkWidget *label = gtk_widget_get_visible (banner) ? ui_find_type (banner, GTK_TYPE_LABEL) : NULL;

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

/* --- what it says ----------------------------------------------------------------------- */

static void
test_facts (Fixture *self, gconstpointer unused)
{
  static const char *const shown[] = {
    "Complaint 2026-001",
    "Gear slips · Bakery De Halm",
    "It slips whenever I carry a load.",
    "At the counter",
    "First answer within 3 h 30 min",
    "counts opening hours",
    "Mina Kok · 10:00",
    "Nothing granted so far",
    "Bakery De Halm",
    "148.00 €",
    "Who is told",
    "Mina Kok · since 10:00",
    "Reported",
  };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (!ui_shows (self->window, shown[i]))
      g_error ("“%s” is not shown", shown[i]);
  g_assert_cmpint (reg_complaint_window_get_complaint (REG_COMPLAINT_WINDOW (self->window)), ==,
                   self->complaint);
  g_assert_null (get_banner (self));
  g_assert_false (gtk_widget_get_visible (find_child (self, "earlier_box")));
}

/* A complaint without a story says what it is about in its place. */
static void
test_no_story (Fixture *self, gconstpointer unused)
{
  work_change_text (WORK (self), REG_ENTITY_COMPLAINT, self->complaint, REG_COMPLAINT_STORY, NULL);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find_child (self, "story_label"))), ==,
                   "Gear slips");
}

static void
test_earlier (Fixture *self, gconstpointer unused)
{
  gint64 earlier = work_add_complaint (WORK (self), self->party, "Came late",
                                       work_now () - 30 * 24 * HOUR);
  GtkListBox *list = GTK_LIST_BOX (find_child (self, "earlier_list"));
  GtkListBoxRow *row;
  g_autofree char *asked = g_strdup_printf ("open-complaint %" G_GINT64_FORMAT, earlier);

  ui_fixture_settle (UI (self));
  g_assert_true (gtk_widget_get_visible (find_child (self, "earlier_box")));
  g_assert_true (ui_shows (self->window, "2026-002 · Came late"));
  g_assert_true (ui_shows (self->window, "No. 1 of 1 by value · 1 complaint before"));
  row = gtk_list_box_get_row_at_index (list, 0);
  g_assert_null (gtk_list_box_get_row_at_index (list, 1));
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpstr (WORK (self)->asked, ==, asked);
  work_undo (WORK (self));
  g_assert_false (gtk_widget_get_visible (find_child (self, "earlier_box")));
}

/* Minutes pass on their own: the window looks again when it is shown something new. */
static void
test_late (Fixture *self, gconstpointer unused)
{
  work_pass (5 * HOUR);
  work_change_text (WORK (self), REG_ENTITY_PARTY, self->party, REG_PARTY_NAME, "De Halm");
  g_assert_true (ui_shows (self->window, "First answer is 30 min late"));
  /* A lunch hour lies between. */
  work_pass (-2 * HOUR);
  work_change_text (WORK (self), REG_ENTITY_PARTY, self->party, REG_PARTY_NAME, "Halm");
  g_assert_true (ui_shows (self->window, "Gear slips · Halm"));
  g_assert_true (ui_shows (self->window, "First answer within 1 h 30 min"));
}

/* --- steps ------------------------------------------------------------------------------ */

/* Each step by its action with the answer that is needed, and back. */
static void
test_steps (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *action, *first, *second;
    const char *toast, *event;
    RegComplaintState state;
  } steps[] = {
    { "complaint.reply", "Tomorrow morning", NULL, "Answer entered", "Tomorrow morning · Mina Kok",
      REG_COMPLAINT_STATE_OPEN },
    { "complaint.put-right", "Lent another one", NULL, "Entered what was done",
      "Lent another one · Mina Kok", REG_COMPLAINT_STATE_OPEN },
    { "complaint.compensate", "12.50", "For the taxi", "Compensation granted",
      "Compensation · 12.50 €", REG_COMPLAINT_STATE_OPEN },
    { "complaint.note", "He was calm", NULL, "Note entered", "He was calm · Mina Kok",
      REG_COMPLAINT_STATE_OPEN },
    { "complaint.pause", "A photograph", NULL, "Waiting for the customer",
      "A photograph · Mina Kok", REG_COMPLAINT_STATE_WAITING },
    { "complaint.resolve", "New hub", NULL, "Complaint resolved", "New hub · Mina Kok",
      REG_COMPLAINT_STATE_RESOLVED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      take_step (self, steps[i].action, steps[i].first, steps[i].second);
      g_assert_cmpuint (count_events (self), ==, 2);
      g_assert_cmpint (get_int (self, REG_COMPLAINT_STATE), ==, steps[i].state);
      g_assert_true (ui_shows (self->window, steps[i].event));
      g_assert_true (ui_shows (self->window, steps[i].toast));
      work_undo_by_toast (WORK (self), self->window);
      g_assert_cmpuint (count_events (self), ==, 1);
      g_assert_cmpint (get_int (self, REG_COMPLAINT_STATE), ==, REG_COMPLAINT_STATE_OPEN);
      g_assert_false (ui_shows (self->window, steps[i].event));
      g_assert_null (get_banner (self));
      work_redo (WORK (self));
      g_assert_cmpint (get_int (self, REG_COMPLAINT_STATE), ==, steps[i].state);
      g_assert_true (ui_shows (self->window, steps[i].event));
      work_undo (WORK (self));
      g_assert_cmpuint (count_events (self), ==, 1);
    }
}

/* No step can be taken without saying something, nor by spaces. */
static void
test_words_needed (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *action, *wrong, *right;
  } cases[] = {
    { "complaint.reply", "  ", "Tomorrow" }, { "complaint.put-right", "", "Lent one" },
    { "complaint.note", "\t", "Calm" },      { "complaint.pause", " ", "A photograph" },
    { "complaint.resolve", " ", "New hub" }, { "complaint.compensate", "0", "1" },
    { "complaint.compensate", "-5", "5" },   { "complaint.compensate", "much", "0.01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdwAlertDialog *dialog;
      GtkListBox *list;
      GtkEditable *row;

      do_action (self, cases[i].action);
      dialog = ADW_ALERT_DIALOG (work_get_dialog (self->window));
      list = GTK_LIST_BOX (adw_alert_dialog_get_extra_child (dialog));
      row = GTK_EDITABLE (gtk_list_box_get_row_at_index (list, 0));
      g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "accept"));
      gtk_editable_set_text (row, cases[i].wrong);
      g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "accept"));
      gtk_editable_set_text (row, cases[i].right);
      g_assert_true (adw_alert_dialog_get_response_enabled (dialog, "accept"));
      /* Said and taken back. */
      g_signal_emit_by_name (dialog, "response", "cancel");
      adw_dialog_force_close (ADW_DIALOG (dialog));
      ui_fixture_settle (UI (self));
      g_assert_cmpuint (count_events (self), ==, 1);
    }
}

/* Only the first answer stops the clock of the answer. */
static void
test_answered (Fixture *self, gconstpointer unused)
{
  gint64 answered;

  take_step (self, "complaint.reply", "Tomorrow morning", NULL);
  answered = get_int (self, REG_COMPLAINT_ANSWERED_AT);
  g_assert_cmpint (answered, ==, work_now ());
  g_assert_true (ui_shows (self->window, "Solution within 39 h"));
  work_pass (HOUR);
  take_step (self, "complaint.reply", "At nine", NULL);
  g_assert_cmpint (get_int (self, REG_COMPLAINT_ANSWERED_AT), ==, answered);
  work_undo (WORK (self));
  g_assert_true (ui_shows (self->window, "Solution within 38 h"));
  work_undo (WORK (self));
  g_assert_true (ui_shows (self->window, "First answer within 2 h 30 min"));
}

/* While the customer is waited for the clock stands still, however long that is. */
static void
test_pause (Fixture *self, gconstpointer unused)
{
  GtkWidget *button;

  take_step (self, "complaint.pause", "When can she bring it?", NULL);
  g_assert_cmpstr (get_banner (self), ==, "Waiting for the customer. The clock stands still.");
  g_assert_true (ui_shows (self->window, "stands still: waiting for the customer"));
  work_pass (48 * HOUR);
  button = gtk_widget_get_ancestor (ui_find_text (self->window, "The customer answered"),
                                    GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  ui_fixture_settle (UI (self));
  g_assert_cmpint (get_int (self, REG_COMPLAINT_STATE), ==, REG_COMPLAINT_STATE_OPEN);
  g_assert_null (get_banner (self));
  g_assert_true (ui_shows (self->window, "First answer within 3 h 30 min"));
  g_assert_true (ui_shows (self->window, "counts opening hours"));
  /* Taken back, it waits again. */
  work_undo (WORK (self));
  g_assert_cmpint (get_int (self, REG_COMPLAINT_STATE), ==, REG_COMPLAINT_STATE_WAITING);
  g_assert_nonnull (get_banner (self));
}

static void
test_compensation (Fixture *self, gconstpointer unused)
{
  GtkWidget *row = find_child (self, "compensation_row");

  take_step (self, "complaint.compensate", "45", "Repaired free of charge");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "45.00 € granted so far");
  take_step (self, "complaint.compensate", "1,000.50", NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "1,045.50 € granted so far");
  work_undo (WORK (self));
  work_undo (WORK (self));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Nothing granted so far");
}

/* The cause and what changes now can be said on the way, and are proposed at the end. */
static void
test_cause (Fixture *self, gconstpointer unused)
{
  GtkListBox *list;
  AdwDialog *dialog;
  g_autofree char *cause = NULL;
  g_autofree char *outcome = NULL;

  work_type (WORK (self), self->window, "Ca_use", " Cable of a bad batch ");
  do_action (self, "complaint.resolve");
  dialog = work_get_dialog (self->window);
  list = GTK_LIST_BOX (adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (dialog)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (gtk_list_box_get_row_at_index (list, 1))),
                   ==, "Cable of a bad batch");
  work_answer (WORK (self), self->window, "New cable", NULL, "Another supplier");
  cause = work_get_text (WORK (self), REG_ENTITY_COMPLAINT, self->complaint, REG_COMPLAINT_CAUSE);
  outcome = work_get_text (WORK (self), REG_ENTITY_COMPLAINT, self->complaint,
                           REG_COMPLAINT_OUTCOME);
  g_assert_cmpstr (cause, ==, "Cable of a bad batch");
  g_assert_cmpstr (outcome, ==, "New cable");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_child (self, "correction_row"))), ==,
                   "Another supplier");
  g_assert_cmpstr (get_banner (self), ==, "Resolved today: New cable");
  g_assert_true (ui_shows (self->window, "Resolved after 30 min"));
  g_assert_false (ui_shows (self->window, "Who is told"));
}

static void
test_reopened (Fixture *self, gconstpointer unused)
{
  take_step (self, "complaint.resolve", "New cable", NULL);
  work_pass (24 * HOUR);
  take_step (self, "complaint.reopen", "It slips again", NULL);
  g_assert_cmpint (get_int (self, REG_COMPLAINT_STATE), ==, REG_COMPLAINT_STATE_OPEN);
  g_assert_cmpint (get_int (self, REG_COMPLAINT_REOPENED), ==, 1);
  g_assert_null (get_banner (self));
  g_assert_true (ui_shows (self->window, "It slips again · Mina Kok"));
  /* It goes on from where it was: half an hour of forty had passed. */
  g_assert_true (ui_shows (self->window, "Solution within 39 h"));
  work_undo (WORK (self));
  g_assert_cmpstr (get_banner (self), ==, "Resolved yesterday: New cable");
  g_assert_cmpint (get_int (self, REG_COMPLAINT_REOPENED), ==, 0);
}

/* --- what may be done ------------------------------------------------------------------- */

/* "reply put-right …": the buttons that can be pressed. */
static void
assert_allowed (Fixture *self, const char *expected)
{
  static const char *const actions[] = {
    "reply", "put-right", "compensate", "note", "pause", "resolve", "call", "resume", "reopen",
  };
  g_autoptr (GString) allowed = g_string_new ("");

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("complaint.", actions[i], NULL);
      GtkWidget *button = work_find_action (self->window, name);

      if (button != NULL && gtk_widget_is_sensitive (button))
        g_string_append_printf (allowed, "%s%s", allowed->len > 0 ? " " : "", actions[i]);
    }
  g_assert_cmpstr (allowed->str, ==, expected);
}

static void
test_allowed (Fixture *self, gconstpointer unused)
{
  assert_allowed (self, "reply put-right compensate note pause resolve");
  g_assert_true (gtk_widget_get_sensitive (find_child (self, "severity_row")));
  ui_fixture_add_contact (UI (self), self->party, REG_CONTACT_KIND_PHONE, "0570 123456");
  ui_fixture_settle (UI (self));
  assert_allowed (self, "reply put-right compensate note pause resolve call");
  take_step (self, "complaint.pause", "A photograph", NULL);
  assert_allowed (self, "reply put-right compensate note resolve call resume");
  take_step (self, "complaint.resolve", "New hub", NULL);
  assert_allowed (self, "note call reopen");
  g_assert_false (gtk_widget_get_sensitive (find_child (self, "severity_row")));
  /* A note may follow at any time. */
  take_step (self, "complaint.note", "She came by to thank us", NULL);
  g_assert_cmpuint (count_events (self), ==, 4);
}

static void
test_read_only (Fixture *self, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_fixture_reopen (UI (self), REG_STORE_READ_ONLY);
  open_window (self, 1180);
  g_assert_true (ui_shows (self->window, "It slips whenever I carry a load."));
  assert_allowed (self, "");
  g_assert_false (gtk_widget_get_sensitive (find_child (self, "severity_row")));
}

/* Somebody else got there first: what is said here is not lost in silence. */
static void
test_resolved_elsewhere (Fixture *self, gconstpointer unused)
{
  GtkWidget *other = GTK_WIDGET (
      reg_complaint_window_create (NULL, UI (self)->session, self->complaint, 0));

  work_show (WORK (self), GTK_WINDOW (other), 1180);
  do_action (self, "complaint.reply");
  gtk_widget_activate_action (other, "complaint.resolve", NULL);
  work_answer (WORK (self), other, "New hub", NULL, NULL);
  g_assert_cmpstr (get_banner (self), ==, "Resolved today: New hub");
  g_test_expect_message ("reg-ui", G_LOG_LEVEL_MESSAGE, "*Nothing was entered*");
  work_answer (WORK (self), self->window, "Tomorrow", NULL, NULL);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (count_events (self), ==, 2);
  gtk_window_destroy (GTK_WINDOW (other));
}

static void
window_gone_cb (gpointer data, GObject *object)
{
  *(GtkWidget **)data = NULL;
}

/* What undo takes away leaves no window behind. */
static void
test_taken_away (Fixture *self, gconstpointer unused)
{
  g_object_weak_ref (G_OBJECT (self->window), window_gone_cb, &self->window);
  work_undo (WORK (self));
  g_assert_null (self->window);
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_COMPLAINT), ==, 0);
}

/* --- fields ----------------------------------------------------------------------------- */

static void
test_fields (Fixture *self, gconstpointer unused)
{
  AdwComboRow *channel = ADW_COMBO_ROW (find_child (self, "channel_row"));
  AdwComboRow *severity = ADW_COMBO_ROW (find_child (self, "severity_row"));
  g_autofree char *category = NULL;

  adw_combo_row_set_selected (channel, REG_CHANNEL_LETTER);
  ui_fixture_settle (UI (self));
  g_assert_cmpint (get_int (self, REG_COMPLAINT_CHANNEL), ==, REG_CHANNEL_LETTER);
  g_assert_true (ui_shows (self->window, "Letter · Mina Kok"));
  work_undo (WORK (self));
  g_assert_cmpuint (adw_combo_row_get_selected (channel), ==, REG_CHANNEL_COUNTER);

  work_type (WORK (self), self->window, "_Kind of complaint", "  Repair ");
  category = work_get_text (WORK (self), REG_ENTITY_COMPLAINT, self->complaint,
                            REG_COMPLAINT_CATEGORY);
  g_assert_cmpstr (category, ==, "Repair");

  /* More severe, sooner; and back, for both. */
  adw_combo_row_set_selected (severity, REG_SEVERITY_HIGH);
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (self->window, "First answer within 1 h 30 min"));
  work_undo (WORK (self));
  g_assert_cmpuint (adw_combo_row_get_selected (severity), ==, REG_SEVERITY_NORMAL);
  g_assert_true (ui_shows (self->window, "First answer within 3 h 30 min"));
}

/* What is being typed is not overwritten when something else changes. */
static void
test_typing_is_kept (Fixture *self, gconstpointer unused)
{
  GtkWidget *row = find_child (self, "cause_row");

  gtk_widget_grab_focus (row);
  ui_fixture_settle (UI (self));
  gtk_editable_set_text (GTK_EDITABLE (row), "Cable of a");
  work_change_text (WORK (self), REG_ENTITY_COMPLAINT, self->complaint, REG_COMPLAINT_CAUSE,
                    "Something else");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Cable of a");
}

/* --- the sale --------------------------------------------------------------------------- */

static void
select_row (Fixture *self, const char *id, guint position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (self, id)), position);
  ui_fixture_settle (UI (self));
}

static guint
count_choices (Fixture *self, const char *id)
{
  return g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (find_child (self, id))));
}

static void
test_sale_and_product (Fixture *self, gconstpointer unused)
{
  gint64 second = ui_fixture_add_sale (UI (self), self->party, "2026-09-03", 2000);
  gint64 bell = work_add_product (WORK (self), "Bell");

  work_add_line (WORK (self), self->sale, bell);
  work_add_line (WORK (self), self->sale, self->product);
  work_add_line (WORK (self), second, bell);
  gtk_window_destroy (GTK_WINDOW (self->window));
  open_window (self, 1180);
  /* None, then the newest sale first. */
  g_assert_cmpuint (count_choices (self, "sale_row"), ==, 3);
  g_assert_false (gtk_widget_get_sensitive (find_child (self, "product_row")));
  select_row (self, "sale_row", 2);
  g_assert_cmpint (get_int (self, REG_COMPLAINT_SALE_ID), ==, self->sale);
  /* Each product once, however many lines it has. */
  g_assert_cmpuint (count_choices (self, "product_row"), ==, 3);
  select_row (self, "product_row", 2);
  g_assert_cmpint (get_int (self, REG_COMPLAINT_PRODUCT_ID), ==, bell);
  /* What was said about one sale does not hold for another, even when it has the product. */
  select_row (self, "sale_row", 1);
  g_assert_cmpint (get_int (self, REG_COMPLAINT_SALE_ID), ==, second);
  g_assert_cmpint (get_int (self, REG_COMPLAINT_PRODUCT_ID), ==, 0);
  work_undo (WORK (self));
  g_assert_cmpint (get_int (self, REG_COMPLAINT_SALE_ID), ==, self->sale);
  g_assert_cmpint (get_int (self, REG_COMPLAINT_PRODUCT_ID), ==, bell);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_child (self, "product_row"))),
                    ==, 2);
  select_row (self, "sale_row", 0);
  g_assert_cmpint (get_int (self, REG_COMPLAINT_SALE_ID), ==, 0);
}

/* Several customers with the same thing: that is worth a word. Old ones do not count. */
static void
test_alike (Fixture *self, gconstpointer unused)
{
  gint64 other = ui_fixture_add_party (UI (self), "Fish shop");
  gint64 ids[] = {
    work_add_complaint (WORK (self), other, "Gear slips, too", 0),
    work_add_complaint (WORK (self), other, "Slipped in spring", work_now () - 200 * 24 * HOUR),
  };

  select_row (self, "sale_row", 1);
  select_row (self, "product_row", 1);
  g_assert_false (ui_shows (self->window, "1 case this month"));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    work_change_int (WORK (self), REG_ENTITY_COMPLAINT, ids[i], REG_COMPLAINT_PRODUCT_ID,
                     self->product);
  g_assert_true (ui_shows (self->window, "2 cases this month"));
}

/* --- who is told ------------------------------------------------------------------------ */

static void
test_told (Fixture *self, gconstpointer unused)
{
  gint64 sam = work_add_staff (WORK (self), "Sam Okoye", REG_ROLE_SERVICE);
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GPtrArray) left = NULL;
  const RegRecord *task;

  /* Nobody, Mina, Sam. */
  select_row (self, "owner_row", 2);
  g_assert_cmpint (get_int (self, REG_COMPLAINT_OWNER_ID), ==, sam);
  g_assert_true (ui_shows (self->window, "Sam Okoye · since 10:00"));
  g_assert_true (ui_shows (self->window, "Mina Kok · 15:00, if nobody has answered"));
  tasks = ui_fixture_list (UI (self), REG_ENTITY_TASK, -1, 0);
  g_assert_cmpuint (tasks->len, ==, 1);
  task = tasks->pdata[0];
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_STAFF_ID), ==, sam);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_COMPLAINT_ID), ==, self->complaint);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_PARTY_ID), ==, self->party);
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_TITLE), ==, "Complaint 2026-001 Gear slips");
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_DUE_ON), ==, "2026-11-18");

  take_step (self, "complaint.reply", "Tomorrow", NULL);
  g_assert_false (
      work_get_int (WORK (self), REG_ENTITY_TASK, reg_record_get_id (task), REG_TASK_DONE_AT) == 0);
  g_assert_true (ui_shows (self->window, "Mina Kok · 24 Nov 12:00, if it is not resolved"));
  work_undo (WORK (self));
  work_undo (WORK (self));
  left = ui_fixture_list (UI (self), REG_ENTITY_TASK, -1, 0);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpint (get_int (self, REG_COMPLAINT_OWNER_ID), ==, UI (self)->owner);
}

/* While it waits for the customer nobody has to be told; nobody looks after it: everybody. */
static void
test_told_nobody (Fixture *self, gconstpointer unused)
{
  select_row (self, "owner_row", 0);
  g_assert_true (ui_shows (self->window, "Everybody · since 10:00"));
  g_assert_true (ui_shows (self->window, "Mina Kok · 15:00, if nobody has answered"));
  take_step (self, "complaint.pause", "A photograph", NULL);
  g_assert_true (ui_shows (find_child (self, "told_card"), "Mina Kok"));
  g_assert_false (ui_shows (self->window, "Mina Kok · 15:00, if nobody has answered"));
}

/* --- calling, the customer -------------------------------------------------------------- */

static void
test_customer (Fixture *self, gconstpointer unused)
{
  g_autofree char *asked = g_strdup_printf ("open-party %" G_GINT64_FORMAT, self->party);

  do_action (self, "complaint.customer");
  g_assert_cmpstr (WORK (self)->asked, ==, asked);
}

/* --- keys ------------------------------------------------------------------------------- */

/* Answered and resolved without a pointer. */
static void
test_keys (Fixture *self, gconstpointer unused)
{
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_r, GDK_CONTROL_MASK));
  work_answer (WORK (self), self->window, "Tomorrow", NULL, NULL);
  g_assert_cmpint (get_int (self, REG_COMPLAINT_ANSWERED_AT), ==, work_now ());
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_Return, GDK_CONTROL_MASK));
  work_answer (WORK (self), self->window, "New hub", NULL, NULL);
  g_assert_cmpint (get_int (self, REG_COMPLAINT_STATE), ==, REG_COMPLAINT_STATE_RESOLVED);
}

/* --- shape ------------------------------------------------------------------------------ */

/* In a narrow window the steps stand at the bottom, and the number of the complaint is whole. */
static void
test_narrow (Fixture *self, gconstpointer unused)
{
  GtkWidget *label;
  GtkWidget *head;
  GtkWidget *bar;

  g_assert_false (gtk_widget_get_visible (ui_find_type (self->window, GTK_TYPE_ACTION_BAR)));
  gtk_window_destroy (GTK_WINDOW (self->window));
  open_window (self, 360);
  bar = ui_find_type (self->window, GTK_TYPE_ACTION_BAR);
  g_assert_cmpint (gtk_widget_get_width (self->window), <=, 360);
  g_assert_true (gtk_widget_get_visible (bar));
  head = ui_find_type (self->window, ADW_TYPE_HEADER_BAR);
  g_assert_false (gtk_widget_get_visible (work_find_action (head, "complaint.reply")));
  g_assert_nonnull (work_find_action (bar, "complaint.reply"));
  g_assert_nonnull (work_find_action (bar, "complaint.resolve"));
  label = ui_find_text (self->window, "Complaint 2026-001");
  g_assert_nonnull (label);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
}

static void
test_names (Fixture *self, gconstpointer unused)
{
  ui_assert_named (self->window);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/complaint/window/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("facts", test_facts);
  ADD ("no-story", test_no_story);
  ADD ("earlier", test_earlier);
  ADD ("late", test_late);
  ADD ("steps", test_steps);
  ADD ("words-needed", test_words_needed);
  ADD ("answered", test_answered);
  ADD ("pause", test_pause);
  ADD ("compensation", test_compensation);
  ADD ("cause", test_cause);
  ADD ("reopened", test_reopened);
  ADD ("allowed", test_allowed);
  ADD ("read-only", test_read_only);
  ADD ("resolved-elsewhere", test_resolved_elsewhere);
  ADD ("taken-away", test_taken_away);
  ADD ("fields", test_fields);
  ADD ("typing-is-kept", test_typing_is_kept);
  ADD ("sale-and-product", test_sale_and_product);
  ADD ("alike", test_alike);
  ADD ("told", test_told);
  ADD ("told-nobody", test_told_nobody);
  ADD ("customer", test_customer);
  ADD ("keys", test_keys);
  ADD ("narrow", test_narrow);
  ADD ("names", test_names);
#undef ADD
  return g_test_run ();
}
