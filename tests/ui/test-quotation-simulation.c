/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"

#include "ui/quotation/reg-quotation-side.h"
#include "ui/widgets/reg-discount-slider.h"

/* Beside the lines: what it earns, how deep one may go, who has to be asked and why. */

static GtkWidget *
side_of (QuoteWindow *fixture)
{
  return ui_find_type (GTK_WIDGET (fixture->window), REG_TYPE_QUOTATION_SIDE);
}

static RegDiscountSlider *
slider_of (QuoteWindow *fixture)
{
  return REG_DISCOUNT_SLIDER (
      ui_find_type (GTK_WIDGET (fixture->window), REG_TYPE_DISCOUNT_SLIDER));
}

static const RegQuotationJudgement *
judgement_of (QuoteWindow *fixture)
{
  return reg_quotation_model_get_judgement (fixture->model);
}

static void
set_discount (QuoteWindow *fixture, RegDiscountKind kind, gint64 value)
{
  reg_quotation_model_set_discount (fixture->model, (RegDiscount){ kind, value });
  quote_window_settle (fixture);
}

/* Only the rules a test makes itself. */
static void
forget_rules (QuoteWindow *fixture)
{
  g_autoptr (GPtrArray)
      rules = ui_fixture_list (&fixture->shop.ui, REG_ENTITY_APPROVAL_RULE, -1, 0);

  for (guint i = 0; i < rules->len; i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new_from (rules->pdata[i]);

      reg_record_builder_set_int (builder, REG_APPROVAL_RULE_ACTIVE, FALSE);
      ui_fixture_save (&fixture->shop.ui, builder);
    }
  quote_window_settle (fixture);
}

/* --- figures ---------------------------------------------------------------------------- */

static void
test_what_it_earns (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *side = side_of (fixture);

  /* Nothing is known of nothing. */
  quote_assert_says (side, "–\ncost\n–\nprofit\n–\nmargin\n");
  quote_assert_silent (side, "is not known");
  quote_window_fill (fixture);
  /* Bikes and racks: 5,078.00 less 3,442.00; of the service nobody knows what it costs. */
  quote_assert_says (side, "3,442.00\u00a0€\ncost\n1,636.00\u00a0€\nprofit\n32.2\u00a0%\nmargin\n");
  quote_assert_says (side, "The cost of some lines is not known; they are left out here.");
  reg_quotation_model_remove (fixture->model, 2);
  quote_window_settle (fixture);
  quote_assert_silent (side, "is not known");
  set_discount (fixture, REG_DISCOUNT_PERCENT, 100000);
  quote_assert_says (side, "3,442.00\u00a0€\ncost\n1,128.20\u00a0€\nprofit\n24.7\u00a0%\nmargin\n");
  /* What loses money says so. */
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_PRICE, "1000");
  quote_window_settle (fixture);
  quote_assert_says (side, "−1,481.80\u00a0€\nprofit");
}

/* --- the slider ------------------------------------------------------------------------- */

static void
test_dragging (QuoteWindow *fixture, gconstpointer unused)
{
  RegDiscountSlider *slider = slider_of (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  quote_window_fill (fixture);
  before = quote_window_total (fixture);
  for (gint64 ppm = 10000; ppm <= 60000; ppm += 10000)
    reg_discount_slider_set_value (slider, ppm);
  g_assert_cmpint (reg_quotation_model_get_discount (fixture->model).value, ==, 60000);
  quote_assert_says (side_of (fixture), "Discount on everything\n6\u00a0%\n");
  gtk_test_accessible_assert_role (GTK_WIDGET (slider), GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (GTK_WIDGET (slider), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Discount on everything");
  /* One drag is one step, there and back. */
  quote_window_do (fixture, "quotation.undo");
  g_assert_cmpint (reg_discount_slider_get_value (slider), ==, 0);
  after = quote_window_total (fixture);
  g_assert_cmpstr (after, ==, before);
  quote_window_do (fixture, "quotation.redo");
  g_assert_cmpint (reg_discount_slider_get_value (slider), ==, 60000);
  quote_window_save (fixture);
  quote_window_reopen (fixture);
  g_assert_cmpint (reg_discount_slider_get_value (slider_of (fixture)), ==, 60000);
}

/* An amount off everything is shown as one, and the slider keeps out of it. */
static void
test_an_amount_off_everything (QuoteWindow *fixture, gconstpointer unused)
{
  quote_window_fill (fixture);
  set_discount (fixture, REG_DISCOUNT_AMOUNT, 2800);
  quote_assert_says (side_of (fixture), "Discount on everything\n−28.00\u00a0€\n");
  g_assert_cmpint (reg_discount_slider_get_value (slider_of (fixture)), ==, 0);
  g_assert_cmpint (reg_quotation_model_get_discount (fixture->model).kind, ==, REG_DISCOUNT_AMOUNT);
  reg_discount_slider_set_value (slider_of (fixture), 50000);
  g_assert_cmpint (reg_quotation_model_get_discount (fixture->model).kind, ==,
                   REG_DISCOUNT_PERCENT);
}

static void
test_exactly_the_deepest (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *button;
  gint64 deepest;

  quote_window_fill (fixture);
  deepest = judgement_of (fixture)->deepest;
  g_assert_cmpint (deepest, ==, 100000);
  button = quote_find_button (side_of (fixture), "Deepest you may give: 10\u00a0%");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  quote_window_settle (fixture);
  g_assert_cmpint (reg_quotation_model_get_discount (fixture->model).value, ==, deepest);
  g_assert_true (quote_window_says (fixture, "Draft: nobody has to be asked"));
  /* A tenth of a percent more needs somebody. */
  set_discount (fixture, REG_DISCOUNT_PERCENT, deepest + 1000);
  quote_assert_says (GTK_WIDGET (fixture->window), "Needs approval: discount 10.1\u00a0% on "
                                                   "everything is over 10\u00a0%");
  g_assert_nonnull (quote_find_button (GTK_WIDGET (fixture->window), "_Ask for approval"));
}

static void
test_no_way_without_asking (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *button;

  quote_window_fill (fixture);
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "30");
  quote_window_settle (fixture);
  button = quote_find_button (side_of (fixture),
                              "Even without a discount somebody has to be asked.");
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_is_sensitive (button));
  quote_window_shortcut (fixture, "<Control>d");
  g_assert_cmpint (reg_quotation_model_get_discount (fixture->model).value, ==, 0);
}

static void
test_no_rules_at_all (QuoteWindow *fixture, gconstpointer unused)
{
  forget_rules (fixture);
  quote_window_fill (fixture);
  quote_assert_says (side_of (fixture), "No rule asks for anybody.");
  g_assert_nonnull (quote_find_button (side_of (fixture), "You may give any discount."));
  set_discount (fixture, REG_DISCOUNT_PERCENT, 900000);
  g_assert_true (quote_window_says (fixture, "Draft: nobody has to be asked"));
}

/* --- why -------------------------------------------------------------------------------- */

typedef struct
{
  guint position;
  const char *discount;
  const char *sentence;
} Step;

/* The banner names the first reason and the last, and counts what is between them. */
static void
test_more_and_more_reasons (QuoteWindow *fixture, gconstpointer unused)
{
  static const Step steps[] = {
    { 2, "12", "Needs approval: discount 12\u00a0% on line 3 is over 10\u00a0%\n" },
    { 1, "11",
      "Needs approval: discount 11\u00a0% on line 2 is over 10\u00a0%, and discount 12\u00a0% on "
      "line "
      "3 is over 10\u00a0%\n" },
    { 0, "13",
      "Needs approval: discount 13\u00a0% on line 1 is over 10\u00a0%, discount 12.9\u00a0% on "
      "everything is over 10\u00a0%, and 2 more\n" },
  };

  quote_window_fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *cell = reg_quotation_lines_peek_cell (fixture->lines, steps[i].position,
                                                       REG_LINE_CELL_DISCOUNT);

      g_assert_false (gtk_widget_has_css_class (cell, "warning"));
      reg_quotation_model_enter (fixture->model, steps[i].position, REG_LINE_CELL_DISCOUNT,
                                 steps[i].discount);
      quote_window_settle (fixture);
      quote_assert_says (GTK_WIDGET (fixture->window), steps[i].sentence);
      /* The line it is about is marked. */
      g_assert_true (gtk_widget_has_css_class (cell, "warning"));
    }
}

static void
test_many_reasons (QuoteWindow *fixture, gconstpointer unused)
{
  quote_window_fill (fixture);
  quote_window_fill (fixture);
  quote_window_fill (fixture);
  for (guint i = 0; i < 9; i++)
    reg_quotation_model_enter (fixture->model, i, REG_LINE_CELL_DISCOUNT, "40");
  quote_window_settle (fixture);
  quote_assert_says (side_of (fixture), "Discount 40\u00a0% on line 1 is over 10\u00a0%\n");
  quote_assert_says (side_of (fixture), " more like these\n");
  quote_assert_silent (side_of (fixture), "on line 9 is");
}

static void
test_limits_that_are_kept (QuoteWindow *fixture, gconstpointer unused)
{
  forget_rules (fixture);
  quote_window_add_rule (fixture, REG_APPROVAL_DOCUMENT_DISCOUNT_OVER, 50000, REG_ROLE_MANAGER, 1);
  quote_window_add_rule (fixture, REG_APPROVAL_MARGIN_UNDER, 200000, REG_ROLE_OWNER, 2);
  quote_window_add_rule (fixture, REG_APPROVAL_PAYMENT_DAYS_OVER, 30, REG_ROLE_MANAGER, 1);
  quote_window_fill (fixture);
  quote_assert_says (
      side_of (fixture),
      "Discount within 5\u00a0%\u00a0· paid within 30 days\u00a0· margin over 20\u00a0%\n");
  /* The higher role is who has to say yes in the end. */
  set_discount (fixture, REG_DISCOUNT_PERCENT, 60000);
  g_assert_cmpint (judgement_of (fixture)->role, ==, REG_ROLE_MANAGER);
  quote_assert_says (side_of (fixture), "Paid within 30 days\u00a0· margin over 20\u00a0%\n");
  set_discount (fixture, REG_DISCOUNT_PERCENT, 300000);
  g_assert_cmpint (judgement_of (fixture)->role, ==, REG_ROLE_OWNER);
  g_assert_true (judgement_of (fixture)->margin_broken);
  /* How deep each may go. */
  g_assert_cmpint (judgement_of (fixture)->deepest, ==, 50000);
  g_assert_cmpuint (judgement_of (fixture)->reaches->len, >=, 1);
  g_assert_cmpint (g_array_index (judgement_of (fixture)->reaches, RegQuotationReach, 0).role, ==,
                   REG_ROLE_MANAGER);
  g_assert_cmpint (g_array_index (judgement_of (fixture)->reaches, RegQuotationReach, 0).ppm, >,
                   50000);
}

/* The policy in force is that of today, also for what is open. */
static void
test_the_policy_changes_meanwhile (QuoteWindow *fixture, gconstpointer unused)
{
  quote_window_fill (fixture);
  g_assert_true (quote_window_says (fixture, "Draft: nobody has to be asked"));
  quote_window_add_rule (fixture, REG_APPROVAL_TOTAL_OVER, 100000, REG_ROLE_MANAGER, 1);
  quote_window_settle (fixture);
  quote_assert_says (GTK_WIDGET (fixture->window),
                     "Needs approval: net total 5,228.00\u00a0€ is over 1,000.00\u00a0€");
}

/* --- the limit somebody granted --------------------------------------------------------- */

static void
test_within_what_was_granted (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *approval;

  quote_window_hand_in (fixture, "14");
  approval = quote_window_open_approval (fixture);
  quote_window_answer (fixture, approval, "approval.approve-limit", NULL, QUOTE_PIN);
  gtk_window_destroy (approval);
  quote_window_do (fixture, "quotation.revise");
  quote_assert_says (side_of (fixture), "Approved before, down to 14\u00a0%");
  g_assert_true (quote_window_says (fixture, "Draft: nobody has to be asked"));
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "13.5");
  quote_window_settle (fixture);
  g_assert_true (quote_window_says (fixture, "Draft: nobody has to be asked"));
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "20");
  quote_window_settle (fixture);
  quote_assert_says (GTK_WIDGET (fixture->window), "Needs approval: discount 20\u00a0% on line 1");
  /* Another product was not looked at then. */
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "14");
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_PRICE, "2300");
  quote_window_settle (fixture);
  quote_assert_says (GTK_WIDGET (fixture->window), "Needs approval: discount 14\u00a0% on line 1");
  /* What it says is what happens. */
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_PRICE, "2450");
  quote_window_do (fixture, "quotation.submit");
  g_assert_null (quote_visible_dialog (fixture->window));
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_APPROVED);
}

/* --- the customer ----------------------------------------------------------------------- */

static void
test_what_the_customer_is_worth (QuoteWindow *fixture, gconstpointer unused)
{
  quote_assert_says (side_of (fixture), "This customer\n");
  quote_assert_says (side_of (fixture), "Has not bought anything yet.");
  quote_window_hand_in (fixture, NULL);
  quote_window_do (fixture, "quotation.accept");
  quote_window_respond (fixture, fixture->window, "accept");
  quote_window_reopen (fixture);
  quote_assert_says (side_of (fixture), "5,228.00\u00a0€\nbought so far\n1 of 1\nquotations won\n");
  quote_assert_silent (side_of (fixture), "Has not bought anything yet.");
  /* What is sold cannot be simulated any more. */
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (slider_of (fixture))));
}

#define ADD(path, function) QUOTE_WINDOW_ADD ("/quotation-simulation/" path, NULL, function)

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  ADD ("earns", test_what_it_earns);
  ADD ("drag", test_dragging);
  ADD ("amount", test_an_amount_off_everything);
  ADD ("deepest", test_exactly_the_deepest);
  ADD ("no-way", test_no_way_without_asking);
  ADD ("no-rules", test_no_rules_at_all);
  ADD ("reasons", test_more_and_more_reasons);
  ADD ("many-reasons", test_many_reasons);
  ADD ("kept", test_limits_that_are_kept);
  ADD ("policy", test_the_policy_changes_meanwhile);
  ADD ("granted", test_within_what_was_granted);
  ADD ("worth", test_what_the_customer_is_worth);
  return g_test_run ();
}
