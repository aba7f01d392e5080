/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"

/* What the customer says: yes, to a part, too late, or no. */

static void
send_it (QuoteWindow *fixture)
{
  quote_window_hand_in (fixture, NULL);
  quote_window_do (fixture, "quotation.send");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_SENT);
}

static GtkWidget *
ask_what (QuoteWindow *fixture)
{
  AdwDialog *dialog;

  quote_window_do (fixture, "quotation.accept");
  dialog = quote_visible_dialog (fixture->window);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==,
                   "What does the customer take?");
  return GTK_WIDGET (dialog);
}

/* The box to tick beside the words of a line, NULL when it is not offered. */
static GtkWidget *
find_check (GtkWidget *dialog, const char *words)
{
  GtkWidget *label = ui_find_text (dialog, words);
  GtkWidget *row = label != NULL ? gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW) : NULL;

  return row != NULL ? ui_find_type (row, GTK_TYPE_CHECK_BUTTON) : NULL;
}

static void
tick (GtkWidget *dialog, const char *words, gboolean active)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (dialog, words)), active);
}

static GtkEditable *
find_row (GtkWidget *dialog, const char *title)
{
  GtkWidget *label = ui_find_text (dialog, title);

  return GTK_EDITABLE (gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW));
}

static gboolean
can_accept (GtkWidget *dialog)
{
  return adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "accept");
}

static GPtrArray *
list_sales (QuoteWindow *fixture)
{
  return ui_fixture_list (&fixture->shop.ui, REG_ENTITY_SALE, REG_SALE_QUOTATION_ID, fixture->id);
}

static void
assert_sale (QuoteWindow *fixture, guint n_sales, gint64 net, guint n_lines)
{
  g_autoptr (GPtrArray) sales = list_sales (fixture);
  g_autoptr (GPtrArray) lines = NULL;
  RegRecord *sale;

  g_assert_cmpuint (sales->len, ==, n_sales);
  sale = sales->pdata[n_sales - 1];
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_NET), ==, net);
  g_assert_cmpint (reg_record_get_int (sale, REG_SALE_PARTY_ID), ==, fixture->shop.party);
  lines = ui_fixture_list (&fixture->shop.ui, REG_ENTITY_SALE_LINE, REG_SALE_LINE_SALE_ID,
                           reg_record_get_id (sale));
  g_assert_cmpuint (lines->len, ==, n_lines);
}

#define BIKE "Cargo bike, long tail, 8-speed"
#define RACK "Front rack with straps"
#define SERVICE "Assembly and first service"

/* --- yes -------------------------------------------------------------------------------- */

static void
test_the_whole (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *dialog;
  g_autoptr (RegQuotation) saved = NULL;

  quote_window_hand_in (fixture, NULL);
  g_assert_true (quote_window_says (fixture, "Ready for the customer"));
  g_assert_false (gtk_widget_get_mapped (fixture->entry));
  quote_window_do (fixture, "quotation.send");
  quote_assert_says (GTK_WIDGET (fixture->window), "Sent today, valid until ");
  dialog = ask_what (fixture);
  quote_assert_says (dialog, BIKE "\n4,900.00\u00a0€\n");
  g_assert_true (can_accept (dialog));
  quote_window_respond (fixture, fixture->window, "accept");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_ACCEPTED);
  g_assert_true (quote_window_says (fixture, "Accepted: it became a sale"));
  g_assert_false (quote_window_may (fixture, "quotation.accept"));
  assert_sale (fixture, 1, 522800, 3);
  saved = quote_window_load (fixture);
  g_assert_cmpint (reg_record_get_int (saved->quotation, REG_QUOTATION_SALE_ID), !=, 0);
}

static void
test_thinking_better_of_it (QuoteWindow *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) sales = NULL;

  send_it (fixture);
  ask_what (fixture);
  quote_window_respond (fixture, fixture->window, "cancel");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_SENT);
  sales = list_sales (fixture);
  g_assert_cmpuint (sales->len, ==, 0);
}

static void
test_nothing_is_taken (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *dialog;

  send_it (fixture);
  dialog = ask_what (fixture);
  tick (dialog, BIKE, FALSE);
  tick (dialog, RACK, FALSE);
  g_assert_true (can_accept (dialog));
  tick (dialog, SERVICE, FALSE);
  g_assert_false (can_accept (dialog));
  tick (dialog, RACK, TRUE);
  g_assert_true (can_accept (dialog));
  quote_window_respond (fixture, fixture->window, "accept");
  assert_sale (fixture, 1, 17800, 1);
}

/* --- a part, and the rest later --------------------------------------------------------- */

static void
test_a_part_and_the_rest (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *dialog;

  send_it (fixture);
  dialog = ask_what (fixture);
  tick (dialog, BIKE, FALSE);
  quote_window_respond (fixture, fixture->window, "accept");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_ACCEPTED);
  assert_sale (fixture, 1, 32800, 2);
  g_assert_true (quote_window_says (fixture, "Accepted in part: 1 line is left"));
  g_assert_nonnull (quote_find_button (GTK_WIDGET (fixture->window), "_Accept the rest…"));
  /* The next day, what was taken is not offered again. */
  quote_window_reopen (fixture);
  dialog = ask_what (fixture);
  g_assert_nonnull (find_check (dialog, BIKE));
  g_assert_null (find_check (dialog, RACK));
  g_assert_null (find_check (dialog, SERVICE));
  quote_window_respond (fixture, fixture->window, "accept");
  assert_sale (fixture, 2, 490000, 1);
  g_assert_true (quote_window_says (fixture, "Accepted: it became a sale"));
  g_assert_null (quote_find_button (GTK_WIDGET (fixture->window), "_Accept the rest…"));
  g_assert_false (quote_window_may (fixture, "quotation.accept"));
}

static void
test_the_rest_in_two_parts (QuoteWindow *fixture, gconstpointer unused)
{
  static const char *const order[] = { SERVICE, BIKE, RACK };
  static const gint64 nets[] = { 15000, 490000, 17800 };

  send_it (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *dialog = ask_what (fixture);

      for (guint k = i; k < G_N_ELEMENTS (order); k++)
        tick (dialog, order[k], k == i);
      quote_window_respond (fixture, fixture->window, "accept");
      assert_sale (fixture, i + 1, nets[i], 1);
      if (i == 0)
        g_assert_true (quote_window_says (fixture, "Accepted in part: 2 lines are left"));
    }
  g_assert_true (quote_window_says (fixture, "Accepted: it became a sale"));
}

/* Optional lines wait to be chosen and may be taken later as well. */
static void
test_options (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *dialog;

  quote_window_fill (fixture);
  reg_quotation_model_set_kind (fixture->model, 1, REG_LINE_OPTIONAL);
  reg_quotation_model_insert_kind (fixture->model, 1, REG_LINE_SECTION);
  reg_quotation_model_enter (fixture->model, 1, REG_LINE_CELL_DESCRIPTION, "If you like");
  quote_window_do (fixture, "quotation.submit");
  dialog = ask_what (fixture);
  g_assert_null (find_check (dialog, "If you like"));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (dialog, RACK))));
  quote_assert_says (dialog, RACK "\nOptional\n");
  quote_window_respond (fixture, fixture->window, "accept");
  assert_sale (fixture, 1, 505000, 2);
  /* Nothing that was promised is left, but the option is still there to be taken. */
  g_assert_true (quote_window_says (fixture, "Accepted: it became a sale"));
  g_assert_true (quote_window_may (fixture, "quotation.accept"));
  dialog = ask_what (fixture);
  g_assert_false (can_accept (dialog));
  tick (dialog, RACK, TRUE);
  quote_window_respond (fixture, fixture->window, "accept");
  assert_sale (fixture, 2, 17800, 1);
  g_assert_false (quote_window_may (fixture, "quotation.accept"));
}

/* --- too late --------------------------------------------------------------------------- */

static gboolean
expire_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_quotation_expire_due (db, NULL, error);
}

static gboolean
send_long_ago_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 now = reg_db_now (db);
  gboolean sent;

  reg_db_set_now (db, G_GINT64_CONSTANT (1578000000000)); /* 2 January 2020 */
  sent = reg_quotation_submit (db, *(gint64 *)data, NULL, error)
         && reg_quotation_mark_sent (db, *(gint64 *)data, error);
  reg_db_set_now (db, now);
  return sent;
}

static void
write_job (QuoteWindow *fixture, RegStoreJob job)
{
  static const RegActionInfo info = { .kind = "quotation-test", .label = "Done" };
  g_autoptr (GError) error = NULL;

  reg_store_write_sync (fixture->shop.ui.store, &info, job, &fixture->id, NULL, NULL, &error);
  g_assert_no_error (error);
  quote_window_settle (fixture);
}

static void
set_valid_until (QuoteWindow *fixture, const char *date)
{
  RegValue value = { .type = REG_VALUE_TEXT };

  value.text = (char *)date;
  reg_quotation_model_set_detail (fixture->model, REG_QUOTATION_REVISION_VALID_UNTIL, &value);
  quote_window_save (fixture);
}

static void
write_reason (GtkWidget *dialog, const char *reason)
{
  GtkTextView *view = GTK_TEXT_VIEW (ui_find_type (dialog, GTK_TYPE_TEXT_VIEW));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), reason, -1);
}

/* Before and after the book has noticed that the day is over. */
static void
test_too_late_needs_a_reason (QuoteWindow *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) sales = NULL;
  GtkWidget *dialog;

  quote_window_fill (fixture);
  set_valid_until (fixture, "2020-01-31");
  write_job (fixture, send_long_ago_job);
  dialog = ask_what (fixture);
  g_assert_true (ui_shows (dialog, "It has expired. Why is it accepted all the same?"));
  g_assert_false (can_accept (dialog));
  quote_window_respond (fixture, fixture->window, "cancel");
  write_job (fixture, expire_job);
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_EXPIRED);
  quote_assert_says (GTK_WIDGET (fixture->window), "Expired on ");
  g_assert_nonnull (quote_find_button (GTK_WIDGET (fixture->window), "_Accept all the same…"));
  dialog = ask_what (fixture);
  write_reason (dialog, "   ");
  g_assert_false (can_accept (dialog));
  write_reason (dialog, "They rang in time.");
  g_assert_true (can_accept (dialog));
  quote_window_respond (fixture, fixture->window, "accept");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_ACCEPTED);
  sales = list_sales (fixture);
  g_assert_cmpstr (reg_record_get_text (sales->pdata[0], REG_SALE_NOTE), ==, "They rang in time.");
}

/* Nothing is handed in to which nobody can say yes in time. */
static void
test_a_day_that_has_passed (QuoteWindow *fixture, gconstpointer unused)
{
  AdwDialog *dialog;

  quote_window_fill (fixture);
  set_valid_until (fixture, "2020-01-31");
  quote_window_do (fixture, "quotation.submit");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_DRAFT);
  quote_assert_says (GTK_WIDGET (fixture->window), "The day until which it is valid has passed.");
  dialog = quote_visible_dialog (fixture->window);
  gtk_editable_set_text (find_row (GTK_WIDGET (dialog), "Valid until"), "12/31/2035");
  adw_dialog_force_close (dialog);
  quote_window_do (fixture, "quotation.submit");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_READY);
}

static void
test_on_the_last_day (QuoteWindow *fixture, gconstpointer unused)
{
  g_autofree char *today = reg_session_dup_today (fixture->shop.ui.session);
  GtkWidget *dialog;

  quote_window_fill (fixture);
  set_valid_until (fixture, today);
  quote_window_do (fixture, "quotation.submit");
  dialog = ask_what (fixture);
  quote_assert_silent (dialog, "It has expired.");
  g_assert_true (can_accept (dialog));
  quote_window_respond (fixture, fixture->window, "accept");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_ACCEPTED);
}

/* --- no --------------------------------------------------------------------------------- */

static void
test_lost_needs_a_reason (QuoteWindow *fixture, gconstpointer unused)
{
  AdwDialog *dialog;
  g_autoptr (RegQuotation) saved = NULL;

  send_it (fixture);
  quote_window_do (fixture, "quotation.decline");
  dialog = quote_visible_dialog (fixture->window);
  quote_assert_says (GTK_WIDGET (dialog), "Why was it lost?");
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "lost"));
  gtk_editable_set_text (find_row (GTK_WIDGET (dialog), "Reason"), "   ");
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "lost"));
  g_signal_emit_by_name (quote_find_button (GTK_WIDGET (dialog), "Too expensive"), "clicked");
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "lost"));
  gtk_editable_set_text (find_row (GTK_WIDGET (dialog), "Lost to, if you know"), "Bikes & Co");
  quote_window_respond (fixture, fixture->window, "lost");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_DECLINED);
  saved = quote_window_load (fixture);
  g_assert_cmpstr (reg_record_get_text (saved->quotation, REG_QUOTATION_LOST_REASON), ==,
                   "Too expensive");
  g_assert_true (quote_window_says (fixture, "Lost: Too expensive"));
  g_assert_nonnull (quote_find_button (GTK_WIDGET (fixture->window), "_New revision"));
}

static void
test_not_lost_after_all (QuoteWindow *fixture, gconstpointer unused)
{
  send_it (fixture);
  quote_window_do (fixture, "quotation.decline");
  quote_window_respond (fixture, fixture->window, "cancel");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_SENT);
}

/* --- taking it back, and again ---------------------------------------------------------- */

static void
test_taking_steps_back (QuoteWindow *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) sales = NULL;

  send_it (fixture);
  ask_what (fixture);
  quote_window_respond (fixture, fixture->window, "accept");
  quote_window_take_back (fixture);
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_SENT);
  quote_assert_says (GTK_WIDGET (fixture->window), "Sent today, valid until ");
  sales = list_sales (fixture);
  for (guint i = 0; i < sales->len; i++)
    g_assert_cmpint (reg_record_get_deleted_at (sales->pdata[i]), !=, 0);
  quote_window_take_back (fixture);
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_READY);
  /* It can go on from there. */
  ask_what (fixture);
  quote_window_respond (fixture, fixture->window, "accept");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_ACCEPTED);
}

static void
test_a_later_revision (QuoteWindow *fixture, gconstpointer unused)
{
  g_autoptr (RegQuotation) saved = NULL;

  send_it (fixture);
  quote_window_do (fixture, "quotation.revise");
  g_assert_true (g_str_has_suffix (gtk_window_get_title (fixture->window), "-2"));
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_QUANTITY, "1");
  quote_window_do (fixture, "quotation.submit");
  quote_window_do (fixture, "quotation.send");
  ask_what (fixture);
  quote_window_respond (fixture, fixture->window, "accept");
  assert_sale (fixture, 1, 277800, 3);
  /* The first one is not in force any more. */
  saved = quote_window_load (fixture);
  g_assert_cmpint (reg_record_get_int (saved->revisions->pdata[0], REG_QUOTATION_REVISION_STATE),
                   ==, REG_QUOTATION_SUPERSEDED);
}

#define ADD(path, function) QUOTE_WINDOW_ADD ("/quotation-acceptance/" path, NULL, function)

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  ADD ("whole", test_the_whole);
  ADD ("cancel", test_thinking_better_of_it);
  ADD ("nothing", test_nothing_is_taken);
  ADD ("part", test_a_part_and_the_rest);
  ADD ("parts", test_the_rest_in_two_parts);
  ADD ("options", test_options);
  ADD ("late", test_too_late_needs_a_reason);
  ADD ("passed", test_a_day_that_has_passed);
  ADD ("last-day", test_on_the_last_day);
  ADD ("lost", test_lost_needs_a_reason);
  ADD ("not-lost", test_not_lost_after_all);
  ADD ("back", test_taking_steps_back);
  ADD ("revision", test_a_later_revision);
  return g_test_run ();
}
