/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-duplicate-merge.h"
#include "store/reg-duplicates.h"
#include "ui-drive.h"
#include "ui/customer/reg-customer-dialog.h"
#include "ui/customer/reg-customers-page.h"
#include "ui/customer/reg-duplicate-hint.h"
#include "ui/customer/reg-duplicates-dialog.h"
#include "ui/customer/reg-merge-page.h"

/* --- help ------------------------------------------------------------------------------- */

/* Two of one customer, and somebody else. */
static void
add_customers (UiFixture *f, gint64 ids[3])
{
  static const char *const names[] = { "Anna Müller", "Mueller Anna", "Bernd Huber" };
  static const char *const phones[] = { "020 1234567", "+31 20 1234567", "020 7654321" };

  for (int i = 0; i < 3; i++)
    {
      ids[i] = ui_fixture_add_party (f, names[i]);
      ui_fixture_add_contact (f, ids[i], REG_CONTACT_KIND_PHONE, phones[i]);
    }
  ui_change_text (f, REG_ENTITY_PARTY, ids[0], REG_PARTY_CODE, "K1");
  ui_change_text (f, REG_ENTITY_PARTY, ids[1], REG_PARTY_CODE, "K2");
  ui_change_text (f, REG_ENTITY_PARTY, ids[1], REG_PARTY_NOTE, "Likes tea");
  ui_fixture_add_sale (f, ids[1], "2026-01-02", 1234);
}

static GtkWidget *
open_dialog (UiFixture *f, AdwDialog **dialog)
{
  GtkWidget *window = ui_window_new (f, gtk_label_new ("behind"), 800, 760);

  *dialog = reg_duplicates_dialog_new (f->session);
  adw_dialog_present (*dialog, window);
  ui_fixture_settle (f);
  return window;
}

static AdwNavigationView *
get_view (AdwDialog *dialog)
{
  return ADW_NAVIGATION_VIEW (ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_NAVIGATION_VIEW));
}

/* Of the list, not of what is about to leave over it. */
static guint
count_rows (AdwDialog *dialog)
{
  return ui_count_type (GTK_WIDGET (adw_navigation_view_find_page (get_view (dialog), "pairs")),
                        ADW_TYPE_ACTION_ROW);
}

/* The first of the list. */
static void
open_pair (UiFixture *f, AdwDialog *dialog)
{
  adw_action_row_activate (
      ADW_ACTION_ROW (ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW)));
  ui_fixture_settle (f);
}

static GtkWidget *
get_page (AdwDialog *dialog)
{
  return ui_find_type (GTK_WIDGET (dialog), REG_TYPE_MERGE_PAGE);
}

static GtkCheckButton *
find_choice (GtkWidget *page, const char *value)
{
  GtkWidget *label = ui_find_text (page, value);

  g_assert_nonnull (label);
  return GTK_CHECK_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON));
}

static char *
dup_text (UiFixture *f, gint64 party, int field)
{
  g_autoptr (RegRecord) record = ui_fixture_load (f, REG_ENTITY_PARTY, party);

  return g_strdup (reg_record_get_text (record, field));
}

static gboolean
is_binned (UiFixture *f, gint64 party)
{
  g_autoptr (RegRecord) record = ui_fixture_load (f, REG_ENTITY_PARTY, party);

  return reg_record_get_deleted_at (record) != 0;
}

/* --- list ------------------------------------------------------------------------------- */

static void
test_list (UiFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  AdwDialog *dialog;
  GtkWidget *window;

  add_customers (f, ids);
  window = open_dialog (f, &dialog);
  g_assert_cmpuint (count_rows (dialog), ==, 1);
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Anna Müller and Mueller Anna"));
  g_assert_true (
      ui_shows (GTK_WIDGET (dialog), "Name: written otherwise · Phone: written otherwise"));
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "The same"));
  ui_assert_named (GTK_WIDGET (dialog));
  /* Somebody puts it right elsewhere. */
  ui_change_text (f, REG_ENTITY_PARTY, ids[1], REG_PARTY_NAME, "Somebody Else");
  g_assert_cmpuint (count_rows (dialog), ==, 0);
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Nobody stands in the book twice"));
  ui_change_text (f, REG_ENTITY_PARTY, ids[1], REG_PARTY_NAME, "Anna Mueller");
  ui_activate (f, GTK_WIDGET (dialog), "duplicates.scan");
  g_assert_cmpuint (count_rows (dialog), ==, 1);
  ui_window_close (f, window);
}

static void
test_empty (UiFixture *f, gconstpointer unused)
{
  AdwDialog *dialog;
  GtkWidget *window = open_dialog (f, &dialog);

  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Nobody stands in the book twice"));
  ui_window_close (f, window);
}

/* What was found is shown to those who may only look; they change nothing. */
static void
test_read_only (UiFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  AdwDialog *dialog;
  GtkWidget *window;

  add_customers (f, ids);
  window = open_dialog (f, &dialog);
  ui_window_close (f, window);
  ui_reopen_read_only (f);
  window = open_dialog (f, &dialog);
  g_assert_cmpuint (count_rows (dialog), ==, 1);
  g_assert_false (ui_can (GTK_WIDGET (dialog), "Look again"));
  open_pair (f, dialog);
  g_assert_false (ui_can (get_page (dialog), "Merge"));
  g_assert_false (ui_can (get_page (dialog), "Not the same"));
  ui_window_close (f, window);
}

/* Closed in the middle of the work, nothing is left behind and nothing is said. */
static void
test_closed_early (UiFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  GtkWidget *window;
  AdwDialog *dialog;

  add_customers (f, ids);
  window = ui_window_new (f, gtk_label_new ("behind"), 800, 760);
  dialog = reg_duplicates_dialog_new (f->session);
  adw_dialog_present (dialog, window);
  adw_dialog_force_close (dialog);
  ui_fixture_settle (f);
  ui_window_close (f, window);
}

/* --- two side by side ------------------------------------------------------------------- */

static void
test_merge (UiFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  AdwDialog *dialog;
  GtkWidget *window;
  g_autoptr (GPtrArray) points = NULL;
  g_autoptr (GPtrArray) sales = NULL;
  g_autofree char *name = NULL;
  g_autofree char *code = NULL;
  g_autofree char *note = NULL;

  add_customers (f, ids);
  window = open_dialog (f, &dialog);
  open_pair (f, dialog);
  ui_assert_named (get_page (dialog));
  g_assert_true (ui_shows (get_page (dialog), "\u200e+60"));
  g_assert_true (ui_shows (get_page (dialog), "120 points; from 100 on they are called the same."));
  /* The customer who is longer in the book stays, with the number of the other. */
  gtk_check_button_set_active (find_choice (get_page (dialog), "K2"), TRUE);
  ui_click (f, get_page (dialog), "Merge");
  g_assert_cmpstr (adw_navigation_view_get_visible_page_tag (get_view (dialog)), ==, "pairs");
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Nobody stands in the book twice"));
  g_assert_true (is_binned (f, ids[1]));
  name = dup_text (f, ids[0], REG_PARTY_NAME);
  code = dup_text (f, ids[0], REG_PARTY_CODE);
  note = dup_text (f, ids[0], REG_PARTY_NOTE);
  g_assert_cmpstr (name, ==, "Anna Müller");
  g_assert_cmpstr (code, ==, "K2");
  g_assert_cmpstr (note, ==,
                   "Likes tea\n\nStood in the record that was merged:\nName: Mueller Anna\n"
                   "Customer number: K1");
  points = ui_fixture_list (f, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID, ids[0]);
  sales = ui_fixture_list (f, REG_ENTITY_SALE, REG_SALE_PARTY_ID, ids[0]);
  g_assert_cmpuint (points->len, ==, 1);
  g_assert_cmpuint (sales->len, ==, 1);
  /* And back. */
  ui_undo (f, window, "Customers merged");
  g_assert_false (is_binned (f, ids[1]));
  g_assert_cmpuint (count_rows (dialog), ==, 1);
  ui_window_close (f, window);
}

/* The window of the one who went leads to the one who stayed. */
static void
test_window_of_the_other (UiFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  AdwDialog *dialog;
  GtkWidget *window, *other;
  g_autofree char *wanted = NULL;
  g_autofree char *opened = NULL;

  add_customers (f, ids);
  other = ui_open_customer (f, ids[1]);
  g_assert_false (ui_shows (other, "This customer was merged with another."));
  window = open_dialog (f, &dialog);
  open_pair (f, dialog);
  ui_click (f, get_page (dialog), "Merge");
  g_assert_true (ui_shows (other, "This customer was merged with another."));
  ui_click (f, other, "Open the other");
  wanted = g_strdup_printf ("open-party %" G_GINT64_FORMAT, ids[0]);
  opened = ui_take_opened ();
  g_assert_cmpstr (opened, ==, wanted);
  g_assert_true (is_binned (f, ids[1]));
  ui_undo (f, window, "Customers merged");
  g_assert_false (ui_shows (other, "This customer was merged with another."));
  ui_window_close (f, other);
  ui_window_close (f, window);
}

/* Ctrl+Enter, without a choice: what is not chosen stands in the note. */
static void
test_merge_by_keys (UiFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  AdwDialog *dialog;
  GtkWidget *window;
  g_autofree char *code = NULL;

  add_customers (f, ids);
  window = open_dialog (f, &dialog);
  open_pair (f, dialog);
  gtk_widget_grab_focus (GTK_WIDGET (find_choice (get_page (dialog), "K1")));
  g_assert_true (ui_press (f, window, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_true (is_binned (f, ids[1]));
  code = dup_text (f, ids[0], REG_PARTY_CODE);
  g_assert_cmpstr (code, ==, "K1");
  ui_window_close (f, window);
}

static void
test_not_the_same (UiFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  AdwDialog *dialog;
  GtkWidget *window;

  add_customers (f, ids);
  window = open_dialog (f, &dialog);
  open_pair (f, dialog);
  ui_click (f, get_page (dialog), "Not the same");
  g_assert_cmpuint (count_rows (dialog), ==, 0);
  g_assert_false (is_binned (f, ids[1]));
  ui_activate (f, GTK_WIDGET (dialog), "duplicates.scan");
  g_assert_cmpuint (count_rows (dialog), ==, 0);
  ui_undo (f, window, "Not the same: nobody is asked again");
  g_assert_cmpuint (count_rows (dialog), ==, 1);
  ui_window_close (f, window);
}

/* What was compared is what is merged: a change that came between stops it. */
static void
test_changed_meanwhile (UiFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  AdwDialog *dialog;
  GtkWidget *window;

  add_customers (f, ids);
  window = open_dialog (f, &dialog);
  open_pair (f, dialog);
  ui_change_text (f, REG_ENTITY_PARTY, ids[1], REG_PARTY_CODE, "K3");
  ui_click (f, get_page (dialog), "Merge");
  g_assert_false (is_binned (f, ids[1]));
  g_assert_true (ui_shows (window,
                           "Not merged. This was changed meanwhile, or other entries depend "
                           "on it."));
  ui_window_close (f, window);
}

static void
test_doubt (UiFixture *f, gconstpointer unused)
{
  gint64 ids[2];
  AdwDialog *dialog;
  GtkWidget *window;

  for (int i = 0; i < 2; i++)
    {
      ids[i] = ui_fixture_add_party (f, i ? "Martina Huber" : "Martin Huber");
      ui_fixture_add_contact (f, ids[i], REG_CONTACT_KIND_PHONE, "020 1234567");
      ui_fixture_add_contact (f, ids[i], REG_CONTACT_KIND_EMAIL, "huber@example.org");
    }
  window = open_dialog (f, &dialog);
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Perhaps"));
  reg_duplicates_dialog_show_pair (REG_DUPLICATES_DIALOG (dialog), ids[1], ids[0]);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (get_page (dialog),
                           "60 points; from 100 on they are called the same. The names are "
                           "different: people of one household share much else."));
  ui_window_close (f, window);
}

/* One who is gone for good. */
static void
test_gone (UiFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  AdwDialog *dialog;
  GtkWidget *window;

  add_customers (f, ids);
  window = open_dialog (f, &dialog);
  reg_duplicates_dialog_show_pair (REG_DUPLICATES_DIALOG (dialog), ids[0], 4711);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (get_page (dialog), "This entry does not exist any more."));
  g_assert_false (ui_can (get_page (dialog), "Merge"));
  ui_window_close (f, window);
}

/* Everything fits into a telephone's width. */
static void
test_narrow (UiFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  AdwDialog *dialog;
  GtkWidget *window;
  int width;

  add_customers (f, ids);
  ui_change_text (f, REG_ENTITY_PARTY, ids[1], REG_PARTY_NAME,
                  "Anna-Magdalena Müller-Lüdenscheid von der Wasserkante");
  ui_fixture_add_contact (f, ids[1], REG_CONTACT_KIND_EMAIL,
                          "a.very.long.address.that.never.ends@subdomain.example.org");
  window = open_dialog (f, &dialog);
  reg_duplicates_dialog_show_pair (REG_DUPLICATES_DIALOG (dialog), ids[0], ids[1]);
  ui_fixture_settle (f);
  gtk_widget_measure (get_page (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  ui_window_close (f, window);
}

/* --- two of the list -------------------------------------------------------------------- */

static void
remember_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  char **text = user_data;

  g_free (*text);
  *text = g_variant_print (parameter, FALSE);
}

/* Whom somebody holds to be one can be merged without being found first: two, no more and no less. */
static void
test_selected (UiFixture *f, gconstpointer unused)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("merge-parties", G_VARIANT_TYPE ("(xx)"));
  gint64 ids[3];
  GtkWidget *window;
  GtkSelectionModel *selection;
  g_autofree char *asked = NULL;
  g_autofree char *wanted = NULL;

  g_signal_connect (action, "activate", G_CALLBACK (remember_cb), &asked);
  add_customers (f, ids);
  window = ui_show_page (f, reg_customers_page_new (f->session), 1200);
  g_action_map_add_action (G_ACTION_MAP (ui_application (f)), G_ACTION (action));
  selection = GTK_SELECTION_MODEL (
      reg_list_page_get_selection (REG_LIST_PAGE (ui_find_type (window, REG_TYPE_LIST_PAGE))));
  gtk_selection_model_select_range (selection, 0, 3, TRUE);
  ui_fixture_settle (f);
  g_assert_false (ui_can (window, "Merge…"));
  gtk_selection_model_select_range (selection, 0, 2, TRUE);
  ui_fixture_settle (f);
  g_assert_true (ui_can (window, "Merge…"));
  ui_click (f, window, "Merge…");
  /* Anna and Bernd stand first. */
  wanted = g_strdup_printf ("(%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")", ids[0], ids[2]);
  g_assert_cmpstr (asked, ==, wanted);
  g_action_map_remove_action (G_ACTION_MAP (ui_application (f)), "merge-parties");
  ui_window_close (f, window);
}

/* --- while somebody types --------------------------------------------------------------- */

static void
test_hint (UiFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  GtkWidget *window = ui_window_new (f, gtk_label_new ("behind"), 800, 700);
  AdwDialog *dialog;
  GtkWidget *hint;
  g_autofree char *wanted = NULL;
  g_autofree char *opened = NULL;

  add_customers (f, ids);
  dialog = reg_customer_dialog_new (f->session, 0);
  adw_dialog_present (dialog, window);
  ui_fixture_settle (f);
  hint = ui_find_type (GTK_WIDGET (dialog), REG_TYPE_DUPLICATE_HINT);
  g_assert_cmpint (reg_duplicate_hint_get_party (REG_DUPLICATE_HINT (hint)), ==, 0);
  ui_type (f, GTK_WIDGET (dialog), "Name", "Bernd Hub");
  g_assert_cmpint (reg_duplicate_hint_get_party (REG_DUPLICATE_HINT (hint)), ==, 0);
  ui_type (f, GTK_WIDGET (dialog), "Name", "bernd huber");
  g_assert_true (ui_shows (hint, "This may be Bernd Huber, who is on file already."));
  ui_type (f, GTK_WIDGET (dialog), "Name", "Carla Novak");
  g_assert_cmpint (reg_duplicate_hint_get_party (REG_DUPLICATE_HINT (hint)), ==, 0);
  ui_type (f, GTK_WIDGET (dialog), "Name", "Huber, Bernd");
  ui_type (f, GTK_WIDGET (dialog), "Phone", "+31 20 765 43 21");
  g_assert_cmpint (reg_duplicate_hint_get_party (REG_DUPLICATE_HINT (hint)), ==, ids[2]);
  /* Looking at them loses nothing that was typed. */
  ui_click (f, hint, "Open");
  wanted = g_strdup_printf ("open-party %" G_GINT64_FORMAT, ids[2]);
  opened = ui_take_opened ();
  g_assert_cmpstr (opened, ==, wanted);
  g_assert_cmpstr (ui_read (GTK_WIDGET (dialog), "Name"), ==, "Huber, Bernd");
  adw_dialog_force_close (dialog);
  ui_window_close (f, window);
}

/* Who is on file already is not told about themselves. */
static void
test_no_hint (UiFixture *f, gconstpointer unused)
{
  gint64 ids[3];
  GtkWidget *window = ui_window_new (f, gtk_label_new ("behind"), 800, 700);
  AdwDialog *dialog;
  GtkWidget *hint;

  add_customers (f, ids);
  dialog = reg_customer_dialog_new (f->session, ids[0]);
  adw_dialog_present (dialog, window);
  ui_fixture_settle (f);
  ui_type (f, GTK_WIDGET (dialog), "Name", "Bernd Huber");
  hint = ui_find_type (GTK_WIDGET (dialog), REG_TYPE_DUPLICATE_HINT);
  g_assert_cmpint (reg_duplicate_hint_get_party (REG_DUPLICATE_HINT (hint)), ==, 0);
  adw_dialog_force_close (dialog);
  ui_window_close (f, window);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(name, test)                                                                            \
  g_test_add ("/ui/duplicates/" name, UiFixture, NULL, ui_fixture_set_up, test,                    \
              ui_fixture_tear_down)
  ADD ("list", test_list);
  ADD ("empty", test_empty);
  ADD ("read-only", test_read_only);
  ADD ("closed-early", test_closed_early);
  ADD ("merge", test_merge);
  ADD ("window-of-the-other", test_window_of_the_other);
  ADD ("merge-by-keys", test_merge_by_keys);
  ADD ("not-the-same", test_not_the_same);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("doubt", test_doubt);
  ADD ("gone", test_gone);
  ADD ("narrow", test_narrow);
  ADD ("selected", test_selected);
  ADD ("hint", test_hint);
  ADD ("no-hint", test_no_hint);
  return g_test_run ();
}
