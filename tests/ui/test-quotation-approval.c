/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"

#include "core/reg-date.h"
#include "ui/quotation/reg-approval-window.h"
#include "ui/quotation/reg-approver-dialog.h"
#include "ui/widgets/reg-state-banner.h"

/* A discount that needs somebody: asking, the approver's view, answers, and what follows. */

/* 14 % on the bikes is over the 10 % of the usual policy. */
#define TOO_DEEP "14"

static GtkWindow *
ask_and_open (QuoteWindow *fixture)
{
  quote_window_hand_in (fixture, TOO_DEEP);
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_WAITING);
  return quote_window_open_approval (fixture);
}

static gboolean
may_answer (GtkWindow *approval, const char *label)
{
  GtkWidget *button = quote_find_button (GTK_WIDGET (approval), label);

  return button != NULL && gtk_widget_get_sensitive (button);
}

static const RegRecord *
last_event (const RegQuotation *quotation)
{
  g_assert_cmpuint (quotation->events->len, >, 0);
  return quotation->events->pdata[quotation->events->len - 1];
}

/* --- asking ----------------------------------------------------------------------------- */

static void
test_asking (QuoteWindow *fixture, gconstpointer unused)
{
  AdwDialog *dialog;
  g_autoptr (RegQuotation) saved = NULL;

  quote_window_fill (fixture);
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, TOO_DEEP);
  quote_window_settle (fixture);
  quote_assert_says (GTK_WIDGET (fixture->window),
                     "Needs approval: discount 14\u00a0% on line 1 is over 10\u00a0%, and ");
  quote_window_do (fixture, "quotation.submit");
  dialog = quote_visible_dialog (fixture->window);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==,
                   "Ask for approval?");
  quote_assert_says (GTK_WIDGET (dialog), "Discount 14\u00a0% on line 1");
  quote_assert_says (GTK_WIDGET (dialog), "manager approves");
  /* Thinking better of it leaves a draft. */
  quote_window_respond (fixture, fixture->window, "cancel");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_DRAFT);
  quote_window_do (fixture, "quotation.submit");
  dialog = quote_visible_dialog (fixture->window);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (
                                ui_find_type (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW))),
                            "  They take a third in spring.\n", -1);
  quote_window_respond (fixture, fixture->window, "accept");
  saved = quote_window_load (fixture);
  g_assert_cmpint (reg_record_get_int (saved->revision, REG_QUOTATION_REVISION_STATE), ==,
                   REG_QUOTATION_WAITING);
  g_assert_cmpstr (reg_record_get_text (saved->revision, REG_QUOTATION_REVISION_ASKED_REASON), ==,
                   "They take a third in spring.");
  quote_assert_says (GTK_WIDGET (fixture->window), "Waiting for the manager since ");
  g_assert_true (g_str_has_prefix (gtk_window_get_title (fixture->window), "Quotation 20"));
}

/* Where no rule asks, nobody is asked. */
static void
test_nobody_has_to_be_asked (QuoteWindow *fixture, gconstpointer unused)
{
  quote_window_hand_in (fixture, "10");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_READY);
  g_assert_true (quote_window_says (fixture, "Ready for the customer"));
  g_assert_nonnull (quote_find_button (GTK_WIDGET (fixture->window), "_Mark as sent"));
}

/* --- the approver's view ---------------------------------------------------------------- */

static void
test_what_the_approver_sees (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval;
  GtkWidget *window;

  ui_fixture_add_sale (&fixture->shop.ui, fixture->shop.party, "2026-03-01", 612000);
  reg_session_set_staff (fixture->shop.ui.session, fixture->shop.seller);
  approval = ask_and_open (fixture);
  window = GTK_WIDGET (approval);
  g_assert_true (g_str_has_prefix (gtk_window_get_title (approval), "Approve quotation 20"));
  quote_assert_says (window, "Bakery De Halm · asked ");
  quote_assert_says (window, " by Sam Visser");
  quote_assert_says (window, "Over the limits\n");
  quote_assert_says (window, "Discount 14\u00a0% on line 1\n");
  quote_assert_says (window, "up to 10\u00a0% without asking\u00a0· the manager approves\n");
  /* 4 % of 4,900.00 more than allowed */
  quote_assert_says (window, "−196.00\u00a0€");
  quote_assert_says (window, "total");
  /* Who works at this computer may not see what it earns. */
  quote_assert_silent (window, "profit");
  quote_assert_silent (window, "margin at the limit");
  quote_assert_says (window, "What it costs and earns is shown to managers and owners.");
  quote_assert_says (window, "6,120.00\u00a0€\nbought so far");
  quote_assert_silent (window, "Reason given");
  quote_assert_silent (window, "Changed since revision");
  quote_assert_silent (window, "late");
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (approval)));
  gtk_window_destroy (approval);
  reg_session_set_staff (fixture->shop.ui.session, fixture->shop.manager);
  approval = quote_window_open_approval (fixture);
  quote_assert_says (GTK_WIDGET (approval), "profit");
  quote_assert_says (GTK_WIDGET (approval), "margin at the limit");
  gtk_window_destroy (approval);
}

static void
add_unpaid (QuoteWindow *fixture, const char *due_on, gint64 gross, gint64 paid)
{
  gint64 id = ui_fixture_add_sale (&fixture->shop.ui, fixture->shop.party, "2020-03-01", gross);
  g_autoptr (RegRecord) sale = ui_fixture_load (&fixture->shop.ui, REG_ENTITY_SALE, id);
  RegRecordBuilder *builder = reg_record_builder_new_from (sale);

  reg_record_builder_set_text (builder, REG_SALE_DUE_ON, due_on);
  reg_record_builder_set_int (builder, REG_SALE_PAID, paid);
  ui_fixture_save (&fixture->shop.ui, builder);
}

static char *
days_from_now (QuoteWindow *fixture, int days)
{
  g_autofree char *today = reg_session_dup_today (fixture->shop.ui.session);
  char day[REG_DATE_SIZE];

  g_assert_true (reg_date_add_days (today, days, day));
  return g_strdup (day);
}

/* How somebody pays stands beside what they are worth. */
static void
test_how_they_pay (QuoteWindow *fixture, gconstpointer unused)
{
  g_autofree char *long_ago = days_from_now (fixture, -34);
  g_autofree char *lately = days_from_now (fixture, -3);
  g_autofree char *soon = days_from_now (fixture, 10);
  GtkWindow *approval;

  add_unpaid (fixture, soon, 25000, 0);
  approval = ask_and_open (fixture);
  quote_assert_says (GTK_WIDGET (approval), "1 invoice open: 250.00\u00a0€");
  quote_assert_silent (GTK_WIDGET (approval), "late");
  gtk_window_destroy (approval);
  add_unpaid (fixture, long_ago, 90000, 10000);
  add_unpaid (fixture, lately, 20000, 0);
  approval = quote_window_open_approval (fixture);
  quote_assert_says (GTK_WIDGET (approval),
                     "2 invoices late, oldest 34 days\u00a0· 1,250.00\u00a0€ open");
  gtk_window_destroy (approval);
}

static void
test_names_and_widths (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval = ask_and_open (fixture);
  GtkWidget *title = ui_find_text (GTK_WIDGET (approval), "Over the limits");
  GtkWidget *icon = ui_find_type (gtk_widget_get_parent (title), GTK_TYPE_IMAGE);

  gtk_test_accessible_assert_property (icon, GTK_ACCESSIBLE_PROPERTY_LABEL, "Over the limit");
  for (int width = 970; width >= 360; width -= 305)
    {
      gtk_window_set_default_size (approval, width, 640);
      quote_window_settle (fixture);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (approval)), <=, width);
      g_assert_true (may_answer (approval, "_Approve"));
      g_assert_true (may_answer (approval, "_Reject"));
    }
  gtk_window_destroy (approval);
}

/* What nobody waits for any more is told, and cannot be answered. */
static void
test_too_late (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval = ask_and_open (fixture);

  quote_window_do (fixture, "quotation.withdraw");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_WITHDRAWN);
  g_assert_false (may_answer (approval, "_Approve"));
  quote_assert_says (GTK_WIDGET (approval), "Withdrawn");
  gtk_widget_activate_action (GTK_WIDGET (approval), "approval.approve", NULL);
  quote_window_settle (fixture);
  g_assert_null (quote_visible_dialog (approval));
  gtk_window_destroy (approval);
  g_assert_true (quote_window_says (fixture, "The request was withdrawn"));
}

/* --- who is there ----------------------------------------------------------------------- */

static void
test_wrong_pin (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval = ask_and_open (fixture);
  GtkWidget *dialog;
  GtkWidget *pin;
  GtkWidget *confirm;

  g_assert_true (quote_shortcut (GTK_WIDGET (approval), "<Control>Return"));
  quote_window_settle (fixture);
  dialog = GTK_WIDGET (quote_visible_dialog (approval));
  g_assert_true (REG_IS_APPROVER_DIALOG (dialog));
  pin = ui_find_type (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW);
  confirm = quote_find_button (dialog, "C_onfirm");
  g_assert_false (gtk_widget_get_sensitive (confirm));
  for (int i = 0; i < 2; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (pin), i == 0 ? "1111" : "2469");
      g_signal_emit_by_name (confirm, "clicked");
      quote_window_settle (fixture);
      g_assert_true (ui_shows (dialog, "This is not the right PIN."));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pin)), ==, "");
      g_assert_false (gtk_widget_get_sensitive (confirm));
      g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_WAITING);
    }
  gtk_editable_set_text (GTK_EDITABLE (pin), "2");
  quote_assert_silent (dialog, "This is not the right PIN.");
  adw_dialog_force_close (quote_visible_dialog (approval));
  quote_window_settle (fixture);
  /* Later, with the right one. */
  quote_window_answer (fixture, approval, "approval.approve", NULL, QUOTE_PIN);
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_APPROVED);
  g_assert_true (quote_window_says (fixture, "Approved by Els Maas"));
  gtk_window_destroy (approval);
}

static void
test_no_pin_yet (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval = ask_and_open (fixture);
  GtkWidget *dialog;
  AdwComboRow *who;
  GListModel *names;

  gtk_widget_activate_action (GTK_WIDGET (approval), "approval.approve", NULL);
  quote_window_settle (fixture);
  dialog = GTK_WIDGET (quote_visible_dialog (approval));
  who = ADW_COMBO_ROW (ui_find_type (dialog, ADW_TYPE_COMBO_ROW));
  names = adw_combo_row_get_model (who);
  /* The manager and the owner may, the salesperson who asks may not. */
  g_assert_cmpuint (g_list_model_get_n_items (names), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkStringObject) name = g_list_model_get_item (names, i);
      gboolean is_owner = g_str_equal (gtk_string_object_get_string (name), "Mina Kok (owner)");

      if (!is_owner)
        g_assert_cmpstr (gtk_string_object_get_string (name), ==, "Els Maas (manager)");
      adw_combo_row_set_selected (who, i);
      g_assert_cmpint (
          ui_shows (dialog, "Mina Kok has no PIN yet. It is set in the preferences, under Staff."),
          ==, is_owner);
      g_assert_cmpint (
          gtk_widget_get_sensitive (ui_find_type (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW)), ==,
          !is_owner);
      g_assert_false (gtk_widget_get_sensitive (quote_find_button (dialog, "C_onfirm")));
    }
  adw_dialog_force_close (quote_visible_dialog (approval));
  gtk_window_destroy (approval);
}

/* --- answers ---------------------------------------------------------------------------- */

typedef struct
{
  const char *action;
  const char *word;
  RegQuotationState state;
  const char *banner;
} Refusal;

static void
test_refusing_needs_a_word (QuoteWindow *fixture, gconstpointer unused)
{
  static const Refusal refusals[] = {
    { "approval.send-back", "Not for one bike", REG_QUOTATION_SENT_BACK,
      "Sent back by Els Maas: “Not for one bike”" },
    { "approval.reject", "Never below cost", REG_QUOTATION_REJECTED,
      "Rejected by Els Maas: “Never below cost”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      GtkWindow *approval;
      GtkWidget *word;

      if (i == 0)
        approval = ask_and_open (fixture);
      else
        {
          quote_window_do (fixture, "quotation.submit");
          quote_window_respond (fixture, fixture->window, "accept");
          approval = quote_window_open_approval (fixture);
        }
      word = ui_find_type (GTK_WIDGET (approval), GTK_TYPE_ENTRY);
      gtk_editable_set_text (GTK_EDITABLE (word), "  ");
      gtk_widget_activate_action (GTK_WIDGET (approval), refusals[i].action, NULL);
      quote_window_settle (fixture);
      g_assert_null (quote_visible_dialog (approval));
      g_assert_true (
          ui_shows (GTK_WIDGET (approval), "Say in a word why, so that they know what to do."));
      g_assert_true (gtk_widget_has_css_class (word, "error"));
      gtk_editable_set_text (GTK_EDITABLE (word), refusals[i].word);
      g_assert_false (gtk_widget_has_css_class (word, "error"));
      quote_window_answer (fixture, approval, refusals[i].action, NULL, QUOTE_PIN);
      gtk_window_destroy (approval);
      quote_window_settle (fixture);
      g_assert_cmpint (quote_window_state (fixture), ==, refusals[i].state);
      g_assert_true (quote_window_says (fixture, refusals[i].banner));
      /* And on with a new revision, whose number counts. */
      quote_window_do (fixture, "quotation.revise");
      g_assert_true (reg_quotation_model_get_editable (fixture->model));
      g_assert_true (
          g_str_has_suffix (gtk_window_get_title (fixture->window), i == 0 ? "-2" : "-3"));
    }
}

static void
test_down_to_a_limit (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval = ask_and_open (fixture);
  g_autoptr (RegQuotation) saved = NULL;
  GtkWidget *button;

  /* 686.00 of 5,228.00 are 13.2 %, up to the next whole percent. */
  button = quote_find_button (GTK_WIDGET (approval), "Approve _down to 14\u00a0%");
  g_assert_nonnull (button);
  quote_window_answer (fixture, approval, "approval.approve-limit", "Good customer", QUOTE_PIN);
  gtk_window_destroy (approval);
  saved = quote_window_load (fixture);
  g_assert_cmpint (reg_record_get_int (last_event (saved), REG_APPROVAL_EVENT_KIND), ==,
                   REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT);
  g_assert_cmpint (reg_record_get_int (last_event (saved), REG_APPROVAL_EVENT_LIMIT_VALUE), ==,
                   140000);
  g_assert_true (quote_window_says (fixture, "Approved by Els Maas: “Good customer”"));
  /* A little less, within the limit: nobody is asked again. */
  quote_window_do (fixture, "quotation.revise");
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "13");
  quote_window_save (fixture);
  quote_window_do (fixture, "quotation.submit");
  if (quote_visible_dialog (fixture->window) != NULL)
    quote_window_respond (fixture, fixture->window, "accept");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_APPROVED);
  /* Deeper than the limit: again. */
  quote_window_do (fixture, "quotation.revise");
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "25");
  quote_window_save (fixture);
  quote_window_do (fixture, "quotation.submit");
  quote_window_respond (fixture, fixture->window, "accept");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_WAITING);
}

static void
test_what_changed_since (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval = ask_and_open (fixture);

  quote_window_answer (fixture, approval, "approval.approve", NULL, QUOTE_PIN);
  gtk_window_destroy (approval);
  quote_window_do (fixture, "quotation.revise");
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "18");
  reg_quotation_model_enter (fixture->model, 1, REG_LINE_CELL_QUANTITY, "1");
  quote_window_save (fixture);
  quote_window_do (fixture, "quotation.submit");
  quote_window_respond (fixture, fixture->window, "accept");
  approval = quote_window_open_approval (fixture);
  quote_assert_says (GTK_WIDGET (approval), "Changed since revision 1, which was approved\n");
  quote_assert_says (GTK_WIDGET (approval),
                     "Cargo bike, long tail, 8-speed, discount\n14\u00a0%\n18\u00a0%\n");
  quote_assert_says (GTK_WIDGET (approval), "Front rack with straps, quantity\n2\n1\n");
  gtk_window_destroy (approval);
}

/* A second signature where the policy wants two. */
static void
test_two_signatures (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval;

  quote_window_add_rule (fixture, REG_APPROVAL_TOTAL_OVER, 100000, REG_ROLE_OWNER, 2);
  quote_window_settle (fixture);
  approval = ask_and_open (fixture);
  quote_assert_says (GTK_WIDGET (fixture->window), "Waiting for the manager since ");
  quote_window_answer (fixture, approval, "approval.approve", NULL, QUOTE_PIN);
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_WAITING);
  quote_assert_says (GTK_WIDGET (fixture->window), "Waiting for the owner since ");
  gtk_window_destroy (approval);
  /* Not before the second is anything final. */
  g_assert_false (quote_window_may (fixture, "quotation.send"));
}

/* Names the person of the rule, and after so many hours an owner as well. */
static void
name_approver (QuoteWindow *fixture, gint64 rule, gint64 staff, gint64 hours)
{
  g_autoptr (RegRecord)
      record = ui_fixture_load (&fixture->shop.ui, REG_ENTITY_APPROVAL_RULE, rule);
  RegRecordBuilder *builder = reg_record_builder_new_from (record);

  reg_record_builder_set_ref (builder, REG_APPROVAL_RULE_STAFF_ID, staff);
  reg_record_builder_set_int (builder, REG_APPROVAL_RULE_ESCALATE_HOURS, hours);
  ui_fixture_save (&fixture->shop.ui, builder);
}

/* Who is asked now, both of them; who stands in today, and when it passes on. */
static void
test_who_is_asked (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  gint64 rule = quote_window_add_rule (fixture, REG_APPROVAL_TOTAL_OVER, 100, REG_ROLE_MANAGER, 1);
  g_autofree char *today = reg_session_dup_today (fixture->shop.ui.session);
  RegRecordBuilder *absence = reg_record_builder_new (REG_ENTITY_ABSENCE);

  name_approver (fixture, rule, fixture->shop.manager, 4);
  quote_window_settle (fixture);
  quote_window_hand_in (fixture, "14");
  quote_assert_says (window, "Waiting for the manager and Els Maas since ");
  quote_assert_says (window, " · an owner may answer from ");
  quote_assert_silent (window, "stand-in");
  reg_record_builder_set_ref (absence, REG_ABSENCE_STAFF_ID, fixture->shop.manager);
  reg_record_builder_set_text (absence, REG_ABSENCE_FIRST_DAY, today);
  reg_record_builder_set_ref (absence, REG_ABSENCE_STAND_IN, fixture->shop.ui.owner);
  ui_fixture_save (&fixture->shop.ui, absence);
  quote_window_reopen (fixture);
  quote_assert_says (GTK_WIDGET (fixture->window), " · stand-in: Mina Kok");
}

/* --- what each state forbids ------------------------------------------------------------ */

/* Initials of what can be done. */
static const struct
{
  char initial;
  const char *action;
} names[] = {
  { 's', "quotation.submit" }, { 'd', "quotation.decide" },  { 'm', "quotation.send" },
  { 'a', "quotation.accept" }, { 'l', "quotation.decline" }, { 'w', "quotation.withdraw" },
  { 'r', "quotation.revise" },
};

static void
assert_rights (QuoteWindow *fixture, RegQuotationState state, const char *can)
{
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_cmpint (quote_window_state (fixture), ==, state);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (quote_window_may (fixture, names[i].action))
      g_string_append_c (found, names[i].initial);
  g_assert_cmpstr (found->str, ==, can);
  g_assert_cmpint (reg_quotation_model_get_editable (fixture->model), ==,
                   state == REG_QUOTATION_DRAFT);
}

static void
test_what_each_state_allows (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval;

  assert_rights (fixture, REG_QUOTATION_DRAFT, "l");
  quote_window_fill (fixture);
  assert_rights (fixture, REG_QUOTATION_DRAFT, "sl");
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, TOO_DEEP);
  quote_window_do (fixture, "quotation.submit");
  quote_window_respond (fixture, fixture->window, "accept");
  assert_rights (fixture, REG_QUOTATION_WAITING, "dlwr");
  approval = quote_window_open_approval (fixture);
  quote_window_answer (fixture, approval, "approval.send-back", "Less", QUOTE_PIN);
  gtk_window_destroy (approval);
  assert_rights (fixture, REG_QUOTATION_SENT_BACK, "lr");
  quote_window_do (fixture, "quotation.revise");
  assert_rights (fixture, REG_QUOTATION_DRAFT, "sl");
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "");
  quote_window_do (fixture, "quotation.submit");
  assert_rights (fixture, REG_QUOTATION_READY, "malr");
  quote_window_do (fixture, "quotation.send");
  assert_rights (fixture, REG_QUOTATION_SENT, "alr");
  quote_window_do (fixture, "quotation.accept");
  quote_window_respond (fixture, fixture->window, "accept");
  assert_rights (fixture, REG_QUOTATION_ACCEPTED, "");
}

/* --- changed behind everybody's back ---------------------------------------------------- */

static void
test_changed_while_it_waited (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval = ask_and_open (fixture);

  quote_window_tamper (fixture, 0, REG_QUOTATION_LINE_DISCOUNT_VALUE, 400000);
  quote_assert_says (GTK_WIDGET (approval), "It was changed after it was asked for.");
  g_assert_false (may_answer (approval, "_Approve"));
  g_assert_true (may_answer (approval, "_Reject"));
  g_assert_true (may_answer (approval, "Send _back"));
  gtk_window_destroy (approval);
}

static void
test_changed_after_the_approval (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval = ask_and_open (fixture);

  quote_window_answer (fixture, approval, "approval.approve", NULL, QUOTE_PIN);
  gtk_window_destroy (approval);
  g_assert_true (quote_window_may (fixture, "quotation.send"));
  quote_window_tamper (fixture, 1, REG_QUOTATION_LINE_UNIT_PRICE, reg_price_from_money (1));
  quote_assert_says (GTK_WIDGET (fixture->window), "The approval cannot be verified");
  g_assert_false (quote_window_may (fixture, "quotation.send"));
  g_assert_false (quote_window_may (fixture, "quotation.accept"));
  /* The way out is a revision of its own. */
  quote_window_do (fixture, "quotation.revise");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_DRAFT);
  quote_assert_silent (GTK_WIDGET (fixture->window), "cannot be verified");
}

/* --- taking it back --------------------------------------------------------------------- */

static void
test_taking_steps_back (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval = ask_and_open (fixture);

  quote_window_answer (fixture, approval, "approval.approve", NULL, QUOTE_PIN);
  gtk_window_destroy (approval);
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_APPROVED);
  quote_window_take_back (fixture);
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_WAITING);
  quote_assert_says (GTK_WIDGET (fixture->window), "Waiting for the manager");
  quote_window_take_back (fixture);
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_DRAFT);
  g_assert_true (reg_quotation_model_get_editable (fixture->model));
  g_assert_cmpstr (quote_window_cell (fixture, 0, REG_LINE_CELL_DISCOUNT), ==, "14\u00a0%");
}

#define ADD(path, function) QUOTE_WINDOW_ADD ("/quotation-approval/" path, NULL, function)

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  ADD ("asking", test_asking);
  ADD ("nobody", test_nobody_has_to_be_asked);
  ADD ("view", test_what_the_approver_sees);
  ADD ("payment", test_how_they_pay);
  ADD ("names", test_names_and_widths);
  ADD ("late", test_too_late);
  ADD ("wrong-pin", test_wrong_pin);
  ADD ("no-pin", test_no_pin_yet);
  ADD ("refusing", test_refusing_needs_a_word);
  ADD ("limit", test_down_to_a_limit);
  ADD ("changed", test_what_changed_since);
  ADD ("two", test_two_signatures);
  ADD ("asked", test_who_is_asked);
  ADD ("states", test_what_each_state_allows);
  ADD ("tampered-waiting", test_changed_while_it_waited);
  ADD ("tampered-approved", test_changed_after_the_approval);
  ADD ("back", test_taking_steps_back);
  return g_test_run ();
}
