/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"

#include "core/reg-measure.h"
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

/* Whoever may see what things cost. */
static void
be_manager (QuoteWindow *fixture)
{
  reg_session_set_staff (fixture->shop.ui.session, fixture->shop.manager);
  quote_window_settle (fixture);
}

/* --- figures ---------------------------------------------------------------------------- */

static void
test_what_it_earns (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *side = side_of (fixture);

  be_manager (fixture);
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

/* A salesperson sees what may be given, and not what it costs; the same window for a manager does. */
static void
test_cost_is_not_for_everybody (QuoteWindow *fixture, gconstpointer unused)
{
  static const char *const secrets[] = { "\ncost\n", "profit\n", "\nmargin\n",
                                         "3,442.00", "32.2",     "is not known" };
  GtkWidget *side = side_of (fixture);

  forget_rules (fixture);
  quote_window_add_rule (fixture, REG_APPROVAL_MARGIN_UNDER, 400000, REG_ROLE_MANAGER, 1);
  quote_window_add_rule (fixture, REG_APPROVAL_BELOW_COST, 0, REG_ROLE_MANAGER, 1);
  quote_window_fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    quote_assert_silent (side, secrets[i]);
  quote_assert_says (side, "What it costs and earns is shown to managers and owners.\n");
  quote_assert_says (GTK_WIDGET (fixture->window),
                     "Needs approval: the margin is under 40\u00a0%\n");
  be_manager (fixture);
  quote_assert_says (side, "3,442.00\u00a0€\ncost\n");
  quote_assert_silent (side, "is shown to managers");
  quote_assert_says (GTK_WIDGET (fixture->window),
                     "Needs approval: margin 32.2\u00a0% is under 40\u00a0%\n");
}

/* --- what discounts won before ---------------------------------------------------------- */

typedef struct
{
  QuoteWindow *fixture;
  guint n;
  guint n_won;
  gint64 discount;
} Closed;

static gint64
save (RegDb *db, RegRecordBuilder *builder, GError **error)
{
  g_autoptr (RegRecord) record = reg_record_builder_end (builder);
  g_autoptr (RegRecord) saved = reg_db_save (db, record, error);

  return saved != NULL ? reg_record_get_id (saved) : 0;
}

static gboolean
add_closed (RegDb *db, const Closed *closed, gboolean is_won, GError **error)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUOTATION);
  g_autoptr (RegRecord) head = NULL;
  gint64 quotation, revision;

  reg_record_builder_set_ref (builder, REG_QUOTATION_PARTY_ID, closed->fixture->shop.party);
  reg_record_builder_set_int (builder, REG_QUOTATION_CLOSED_AT, reg_db_now (db));
  if ((quotation = save (db, builder, error)) == 0)
    return FALSE;
  builder = reg_record_builder_new (REG_ENTITY_QUOTATION_REVISION);
  reg_record_builder_set_ref (builder, REG_QUOTATION_REVISION_QUOTATION_ID, quotation);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_REVISION, 1);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_STATE,
                              is_won ? REG_QUOTATION_ACCEPTED : REG_QUOTATION_DECLINED);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_CURRENCY, "EUR");
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_DISCOUNT_VALUE, closed->discount);
  if ((revision = save (db, builder, error)) == 0)
    return FALSE;
  builder = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);
  reg_record_builder_set_ref (builder, REG_QUOTATION_LINE_REVISION_ID, revision);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_POSITION, 1);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_QUANTITY, REG_QUANTITY_UNIT);
  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE, reg_price_from_money (10000));
  if (save (db, builder, error) == 0
      || !(head = reg_db_load (db, REG_ENTITY_QUOTATION, quotation, error)))
    return FALSE;
  builder = reg_record_builder_new_from (head);
  reg_record_builder_set_ref (builder, REG_QUOTATION_CURRENT_ID, revision);
  return save (db, builder, error) != 0;
}

static gboolean
closed_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Closed *closed = data;

  for (guint i = 0; i < closed->n; i++)
    if (!add_closed (db, closed, i < closed->n_won, error))
      return FALSE;
  return TRUE;
}

static void
close_quotations (QuoteWindow *fixture, guint n, guint n_won, gint64 discount)
{
  static const RegActionInfo info = { .kind = "edit", .label = "Closed" };
  Closed closed = { fixture, n, n_won, discount };
  g_autoptr (GError) error = NULL;

  reg_store_write_sync (fixture->shop.ui.store, &info, closed_job, &closed, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_too_few_to_tell (QuoteWindow *fixture, gconstpointer unused)
{
  quote_assert_silent (side_of (fixture), "closed quotations on");
  quote_window_fill (fixture);
  quote_assert_says (side_of (fixture), "From 30 closed quotations on it says here which discount "
                                        "wins how often; 30 are missing.\n");
  close_quotations (fixture, REG_MEASURE_FEWEST_CLOSED - 1, 9, 0);
  quote_window_reopen (fixture);
  quote_assert_says (side_of (fixture), "wins how often; 1 is missing.\n");
  quote_assert_silent (side_of (fixture), "were won");
}

/* 1,636.00 of profit without a discount; with 8 % off 1,229.76, with 2.5 % 1,509.05, without 1,636.00. */
static void
test_what_discounts_won (QuoteWindow *fixture, gconstpointer unused)
{
  close_quotations (fixture, 20, 5, 0);
  close_quotations (fixture, 3, 1, 40000);
  close_quotations (fixture, 12, 9, 80000);
  quote_window_fill (fixture);
  reg_quotation_model_remove (fixture->model, 2);
  quote_window_reopen (fixture);
  /* Who does not see what it costs is told how often, not how much. */
  quote_assert_says (side_of (fixture), "Of 20 quotations with no discount, 5 were won.\n");
  quote_assert_says (side_of (fixture), "With up to 5\u00a0% off: 1 of 3 won.\n");
  quote_assert_silent (side_of (fixture), "on average");
  be_manager (fixture);
  quote_assert_says (side_of (fixture),
                     "Of 20 quotations with no discount, 5 were won. If this one goes the same "
                     "way, that leaves 409.00\u00a0€ of profit on average.\n");
  quote_assert_says (side_of (fixture),
                     "With up to 5\u00a0% off: 1 of 3 won, 503.02\u00a0€ on average.\n");
  set_discount (fixture, REG_DISCOUNT_PERCENT, 80000);
  quote_assert_says (side_of (fixture),
                     "Of 12 quotations with 5 to 10\u00a0% off, 9 were won. If this one goes the "
                     "same way, that leaves 922.32\u00a0€ of profit on average.\n");
  quote_assert_says (side_of (fixture), "With up to 5\u00a0% off: 1 of 3 won, 503.02");
  set_discount (fixture, REG_DISCOUNT_PERCENT, 300000);
  quote_assert_says (side_of (fixture), "No quotation with over 20\u00a0% off was closed yet.\n");
  /* A line of which nobody knows the cost earns nobody knows what. */
  set_discount (fixture, REG_DISCOUNT_PERCENT, 0);
  quote_window_fill (fixture);
  quote_assert_silent (side_of (fixture), "on average");
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
  ADD ("cost-hidden", test_cost_is_not_for_everybody);
  ADD ("too-few", test_too_few_to_tell);
  ADD ("won", test_what_discounts_won);
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
