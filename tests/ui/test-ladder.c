/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-ladder-dialog.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-pill.h"
#include "work-fixture.h"

/* Where customers stand on the ladder, in their window: why, and how to say otherwise. The clock of
 * the shop stands on 18 November 2026. */

/* Bought on so many days, a month apart, the last time on 1 November 2026. */
static gint64
add_buyer (WorkFixture *f, const char *name, int n_days)
{
  gint64 party = ui_fixture_add_party (WORK_UI (f), name);
  static const char *const days[] = { "2026-11-01", "2026-10-01", "2026-09-01", "2026-08-01",
                                      "2026-07-01" };

  for (int i = 0; i < n_days; i++)
    ui_fixture_add_sale (WORK_UI (f), party, days[i], 10000);
  return party;
}

static GtkWidget *
open_ladder (WorkFixture *f, GtkWidget *window)
{
  g_assert_true (ui_press (WORK_UI (f), window, GDK_KEY_r, GDK_CONTROL_MASK));
  ui_fixture_settle (WORK_UI (f));
  return ui_find_type (window, REG_TYPE_LADDER_DIALOG);
}

static const char *
get_subtitle (GtkWidget *dialog, const char *title)
{
  GtkWidget *row = ui_find_row (dialog, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

static const char *
get_rung (GtkWidget *window)
{
  GtkWidget *button = work_find_action (window, "customer.ladder");

  return reg_pill_get_label (REG_PILL (ui_find_type (button, REG_TYPE_PILL)));
}

/* The rung, on the pill in the window and at the top of the dialog. The window may hear of a change after
 * the dialog. */
static void
assert_rung (WorkFixture *f, GtkWidget *window, GtkWidget *dialog, const char *rung)
{
  for (int i = 0; i < 20 && !g_str_equal (get_rung (window), rung); i++)
    ui_fixture_settle (WORK_UI (f));
  g_assert_cmpstr (get_rung (window), ==, rung);
  g_assert_cmpstr (adw_preferences_row_get_title (
                       ADW_PREFERENCES_ROW (ui_find_type (dialog, ADW_TYPE_ACTION_ROW))),
                   ==, rung);
}

static GtkWidget *
find_say (GtkWidget *dialog)
{
  return ui_find_type (dialog, ADW_TYPE_BUTTON_ROW);
}

static void
say (WorkFixture *f, GtkWidget *dialog, const char *rung, const char *why)
{
  ui_select (WORK_UI (f), dialog, "Kind of customer", rung);
  if (why != NULL)
    ui_type (WORK_UI (f), dialog, "Why", why);
  gtk_widget_activate (find_say (dialog));
  ui_fixture_settle (WORK_UI (f));
}

/* --- why -------------------------------------------------------------------------------- */

static void
test_why (WorkFixture *f, gconstpointer unused)
{
  static const struct
  {
    int n_days;
    const char *rung, *why, *active, *relationship, *bond;
  } cases[] = {
    { 0, "Prospect", "Has not bought anything yet. A prospect has never bought.",
      "Has not bought anything yet", "Relationship: None yet",
      "From prospect to advocate: Prospect" },
    { 1, "First-time customer",
      "Bought on one day, 1 Nov. A first-time customer has bought on one day.",
      "Bought once. Lost from 2 Nov 2027 if nothing is bought until then.", "Relationship: Happy",
      "From prospect to advocate: Customer" },
    { 2, "Repeat customer",
      "Bought on 2 days, from 1 Oct to 1 Nov. A repeat customer has bought on 2 to 4 "
      "days.",
      "Buys every 31 days. Lost from 3 Jan 2027 if nothing is bought until then.",
      "Relationship: Faithful", "From prospect to advocate: Bonded customer" },
    { 5, "Client", "Bought on 5 days, from 1 Jul to 1 Nov. A client has bought on 5 days or more.",
      "Buys every 31 days. Lost from 3 Jan 2027 if nothing is bought until then.",
      "Relationship: Faithful", "From prospect to advocate: Bonded customer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 party = add_buyer (f, "Ann", cases[i].n_days);
      GtkWidget *window = ui_open_customer (WORK_UI (f), party);
      GtkWidget *dialog = open_ladder (f, window);

      g_test_message ("%s", cases[i].rung);
      assert_rung (f, window, dialog, cases[i].rung);
      g_assert_cmpstr (get_subtitle (dialog, cases[i].rung), ==, cases[i].why);
      g_assert_cmpstr (get_subtitle (dialog, cases[i].n_days > 0 ? "Active" : "Not active"), ==,
                       cases[i].active);
      g_assert_true (ui_shows (dialog, cases[i].relationship));
      g_assert_true (ui_shows (dialog, cases[i].bond));
      ui_assert_named (dialog);
      ui_window_close (WORK_UI (f), window);
      ui_delete (WORK_UI (f), REG_ENTITY_PARTY, party);
    }
}

/* --- say otherwise ---------------------------------------------------------------------- */

static void
test_say (WorkFixture *f, gconstpointer unused)
{
  gint64 party = add_buyer (f, "Ann", 1);
  GtkWidget *window = ui_open_customer (WORK_UI (f), party);
  GtkWidget *dialog = open_ladder (f, window);
  g_autoptr (GPtrArray) marks = NULL;

  g_assert_false (gtk_widget_is_sensitive (find_say (dialog)));
  say (f, dialog, "Partner", "  sells our bread ");
  assert_rung (f, window, dialog, "Partner");
  g_assert_cmpstr (get_subtitle (dialog, "Partner"), ==,
                   "Said by Mina Kok on 18 Nov: sells our bread");
  g_assert_cmpstr (get_subtitle (dialog, "By the rules: First-time customer"), ==,
                   "Bought on one day, 1 Nov. A first-time customer has bought on one day.");
  g_assert_cmpstr (ui_read (dialog, "Why"), ==, "");
  /* Undone from the message, done again by key. */
  ui_undo (WORK_UI (f), dialog, "From today on: Partner");
  assert_rung (f, window, dialog, "First-time customer");
  work_redo (f);
  assert_rung (f, window, dialog, "Partner");
  /* The rules again, and what was said before is still known. */
  say (f, dialog, "By the rules", NULL);
  assert_rung (f, window, dialog, "First-time customer");
  g_assert_cmpstr (get_subtitle (dialog, "Last said"), ==, "Given back to the rules on 18 Nov");
  g_assert_false (gtk_widget_is_sensitive (find_say (dialog)));
  marks = ui_fixture_list (WORK_UI (f), REG_ENTITY_RUNG_MARK, REG_RUNG_MARK_PARTY_ID, party);
  g_assert_cmpuint (marks->len, ==, 2);
  ui_window_close (WORK_UI (f), window);
}

/* What came in with a file counts until somebody says otherwise. */
static void
test_brought_in (WorkFixture *f, gconstpointer unused)
{
  gint64 party = add_buyer (f, "Ann", 2);
  GtkWidget *window;
  GtkWidget *dialog;

  work_change_int (f, REG_ENTITY_PARTY, party, REG_PARTY_RUNG, REG_RUNG_ADVOCATE);
  window = ui_open_customer (WORK_UI (f), party);
  dialog = open_ladder (f, window);
  assert_rung (f, window, dialog, "Advocate");
  g_assert_cmpstr (get_subtitle (dialog, "Advocate"), ==, "Came into the book like this.");
  say (f, dialog, "By the rules", NULL);
  assert_rung (f, window, dialog, "Repeat customer");
  ui_window_close (WORK_UI (f), window);
}

/* --- those who bring others, and those we would rather not have --------------------------- */

static void
test_listened_to (WorkFixture *f, gconstpointer unused)
{
  gint64 party = add_buyer (f, "Ann", 5);
  gint64 bob = ui_fixture_add_party (WORK_UI (f), "Bob");
  GtkWidget *window;
  GtkWidget *dialog;
  GtkWidget *row;

  ui_fixture_add_sale (WORK_UI (f), bob, "2026-11-02", 123400);
  window = ui_open_customer (WORK_UI (f), party);
  dialog = open_ladder (f, window);
  row = ui_find_row (dialog, ADW_TYPE_SWITCH_ROW, "Others _listen to them");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Has not brought anybody yet");
  gtk_widget_activate (row);
  ui_fixture_settle (WORK_UI (f));
  assert_rung (f, window, dialog, "Advocate");
  g_assert_cmpint (work_get_int (f, REG_ENTITY_PARTY, party, REG_PARTY_INFLUENCER), ==, 1);
  ui_undo (WORK_UI (f), dialog, "Others listen to them");
  assert_rung (f, window, dialog, "Client");
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  /* Somebody else writes down whom they brought; the open window follows. */
  work_change_int (f, REG_ENTITY_PARTY, bob, REG_PARTY_REFERRED_BY, party);
  ui_fixture_settle (WORK_UI (f));
  assert_rung (f, window, dialog, "Advocate");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                   "Brought 1 customer, who bought for "));
  g_assert_true (ui_shows (dialog, "Relationship: Loyal"));
  ui_window_close (WORK_UI (f), window);
}

static void
test_unwanted (WorkFixture *f, gconstpointer unused)
{
  gint64 party = add_buyer (f, "Ann", 1);
  GtkWidget *window = ui_open_customer (WORK_UI (f), party);
  GtkWidget *dialog = open_ladder (f, window);

  g_assert_false (ui_shows (window, "rather not have"));
  ui_click (WORK_UI (f), dialog, "Rather not…");
  work_answer (f, window, "shouts at Sem", NULL, NULL);
  g_assert_true (ui_shows (window, "rather not have"));
  g_assert_cmpstr (get_subtitle (dialog, "Rather not have"), ==, "shouts at Sem");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (
                       gtk_widget_get_parent (ui_find_text (window, "rather not have"))),
                   ==, "shouts at Sem");
  ui_click (WORK_UI (f), dialog, "Welcome again");
  g_assert_false (ui_shows (window, "rather not have"));
  work_undo (f);
  g_assert_true (ui_shows (window, "rather not have"));
  ui_window_close (WORK_UI (f), window);
}

/* --- elsewhere -------------------------------------------------------------------------- */

static void
test_read_only (WorkFixture *f, gconstpointer unused)
{
  gint64 party = add_buyer (f, "Ann", 2);
  GtkWidget *window;
  GtkWidget *dialog;

  ui_reopen_read_only (WORK_UI (f));
  window = ui_open_customer (WORK_UI (f), party);
  dialog = open_ladder (f, window);
  assert_rung (f, window, dialog, "Repeat customer");
  g_assert_false (gtk_widget_is_sensitive (find_say (dialog)));
  g_assert_false (ui_can (dialog, "Rather not…"));
  ui_window_close (WORK_UI (f), window);
}

/* Somebody else deletes the customer while the dialog is open. */
static void
test_deleted (WorkFixture *f, gconstpointer unused)
{
  gint64 party = add_buyer (f, "Ann", 2);
  GtkWidget *window = ui_open_customer (WORK_UI (f), party);
  GtkWidget *dialog = open_ladder (f, window);

  ui_delete (WORK_UI (f), REG_ENTITY_PARTY, party);
  ui_fixture_settle (WORK_UI (f));
  g_assert_false (gtk_widget_is_sensitive (find_say (dialog)));
  ui_window_close (WORK_UI (f), window);
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
#define ADD(path, test)                                                                            \
  g_test_add ("/ladder/" path, WorkFixture, NULL, work_set_up, test, work_tear_down)
  ADD ("why", test_why);
  ADD ("say", test_say);
  ADD ("brought-in", test_brought_in);
  ADD ("listened-to", test_listened_to);
  ADD ("unwanted", test_unwanted);
  ADD ("read-only", test_read_only);
  ADD ("deleted", test_deleted);
  return g_test_run ();
}
