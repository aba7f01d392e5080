/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-fixture.h"

#include "core/reg-quotation-state.h"

static RegQuotationLineItem *
get_item (RegQuotationModel *model, guint position)
{
  g_autoptr (RegQuotationLineItem)
      item = g_list_model_get_item (reg_quotation_model_get_lines (model), position);

  g_assert_nonnull (item);
  return item;
}

static guint
count (RegQuotationModel *model)
{
  return g_list_model_get_n_items (reg_quotation_model_get_lines (model));
}

static gint64
gross (RegQuotationModel *model)
{
  return reg_quotation_model_get_result (model)->gross;
}

static gint64
line_int (RegQuotationModel *model, guint position, int field)
{
  return reg_record_get_int (reg_quotation_line_item_get_record (get_item (model, position)),
                             field);
}

/* --- typing ----------------------------------------------------------------------------- */

static void
test_typing_computes_at_once (QuoteFixture *fixture, gconstpointer unused)
{
  g_autoptr (RegQuotationModel)
      model = quote_fixture_open (fixture, quote_fixture_create (fixture));

  g_assert_true (reg_quotation_model_get_editable (model));
  g_assert_cmpuint (count (model), ==, 0);
  quote_fixture_fill (fixture, model);
  /* 2 × (2450.00 + 89.00 + 75.00) = 5228.00, and 21 % */
  g_assert_cmpint (gross (model), ==, 632588);
  g_assert_true (reg_quotation_model_enter (model, 0, REG_LINE_CELL_DISCOUNT, "14"));
  g_assert_cmpint (reg_quotation_line_item_get_result (get_item (model, 0))->amount, ==, 421400);
  g_assert_true (reg_quotation_model_enter (model, 1, REG_LINE_CELL_QUANTITY, "1"));
  g_assert_true (reg_quotation_model_enter (model, 2, REG_LINE_CELL_PRICE, "80.50"));
  /* 4214.00 + 89.00 + 161.00 = 4464.00 */
  g_assert_cmpint (reg_quotation_model_get_result (model)->net, ==, 446400);
}

typedef struct
{
  const char *typed;
  RegDiscountKind kind;
  gint64 value;
} DiscountCase;

static void
test_discounts_as_people_write_them (QuoteFixture *fixture, gconstpointer unused)
{
  static const DiscountCase cases[] = {
    { "12", REG_DISCOUNT_PERCENT, 120000 },
    { "12 %", REG_DISCOUNT_PERCENT, 120000 },
    { "12.5%", REG_DISCOUNT_PERCENT, 125000 },
    { "-50", REG_DISCOUNT_AMOUNT, 5000 },
    { "−50", REG_DISCOUNT_AMOUNT, 5000 },
    { "50 €", REG_DISCOUNT_AMOUNT, 5000 },
    { "50 EUR", REG_DISCOUNT_AMOUNT, 5000 },
    { "", REG_DISCOUNT_NONE, 0 },
    { "0", REG_DISCOUNT_NONE, 0 },
    { "100", REG_DISCOUNT_PERCENT, 1000000 },
  };
  static const char *const wrong[] = { "abc", "101", "-x", "12 % %", "--5" };
  RegNumberStyle style = reg_number_style_for_language ("en");
  RegDiscount discount;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].typed);
      g_assert_true (reg_discount_parse_local (cases[i].typed, "EUR", &style, &discount));
      g_assert_cmpint (discount.kind, ==, cases[i].kind);
      g_assert_cmpint (discount.value, ==, cases[i].value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("“%s”", wrong[i]);
      g_assert_false (reg_discount_parse_local (wrong[i], "EUR", &style, &discount));
    }
  style = reg_number_style_for_language ("de");
  g_assert_true (reg_discount_parse_local ("12,5", "EUR", &style, &discount));
  g_assert_cmpint (discount.value, ==, 125000);
}

static void
test_what_is_wrong_is_kept_and_told (QuoteFixture *fixture, gconstpointer unused)
{
  g_autoptr (RegQuotationModel)
      model = quote_fixture_open (fixture, quote_fixture_create (fixture));
  g_autofree char *text = NULL;
  gint64 before;
  guint position;
  RegLineCell cell;

  quote_fixture_fill (fixture, model);
  before = gross (model);
  g_assert_false (reg_quotation_model_enter (model, 1, REG_LINE_CELL_QUANTITY, "two"));
  g_assert_cmpint (gross (model), ==, before);
  text = reg_quotation_line_item_dup_text (get_item (model, 1), REG_LINE_CELL_QUANTITY, "EUR",
                                           reg_session_get_number_style (fixture->ui.session));
  g_assert_cmpstr (text, ==, "two");
  g_assert_nonnull (
      reg_quotation_line_item_get_wrong (get_item (model, 1), REG_LINE_CELL_QUANTITY));
  g_assert_true (reg_quotation_model_find_wrong (model, &position, &cell));
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpint (cell, ==, REG_LINE_CELL_QUANTITY);
  g_assert_true (reg_quotation_model_enter (model, 1, REG_LINE_CELL_QUANTITY, "2"));
  g_assert_false (reg_quotation_model_find_wrong (model, &position, &cell));
}

static void
test_figures_far_too_large (QuoteFixture *fixture, gconstpointer unused)
{
  g_autoptr (RegQuotationModel)
      model = quote_fixture_open (fixture, quote_fixture_create (fixture));
  gint64 before;
  gint64 last;

  quote_fixture_fill (fixture, model);
  before = gross (model);
  reg_quotation_model_enter (model, 0, REG_LINE_CELL_PRICE, "90000000000");
  last = gross (model);
  reg_quotation_model_enter (model, 0, REG_LINE_CELL_QUANTITY, "900000000");
  g_assert_nonnull (reg_quotation_model_get_calc_error (model));
  /* The last figures that could be told stay in sight. */
  g_assert_cmpint (gross (model), ==, last);
  reg_quotation_model_undo (model);
  reg_quotation_model_undo (model);
  g_assert_null (reg_quotation_model_get_calc_error (model));
  g_assert_cmpint (gross (model), ==, before);
}

/* --- kinds ------------------------------------------------------------------------------ */

static void
test_optional_lines_and_headings (QuoteFixture *fixture, gconstpointer unused)
{
  g_autoptr (RegQuotationModel)
      model = quote_fixture_open (fixture, quote_fixture_create (fixture));

  quote_fixture_fill (fixture, model);
  reg_quotation_model_set_kind (model, 0, REG_LINE_OPTIONAL);
  g_assert_cmpint (reg_quotation_model_get_result (model)->net, ==, 32800);
  g_assert_cmpint (reg_quotation_model_get_result (model)->gross_with_options, ==, 632588);
  reg_quotation_model_insert_kind (model, 1, REG_LINE_SECTION);
  g_assert_cmpuint (count (model), ==, 4);
  g_assert_cmpuint (reg_quotation_line_item_get_number (get_item (model, 0)), ==, 1);
  g_assert_cmpuint (reg_quotation_line_item_get_number (get_item (model, 1)), ==, 0);
  g_assert_cmpuint (reg_quotation_line_item_get_number (get_item (model, 2)), ==, 2);
  g_assert_false (reg_quotation_line_item_has_figures (get_item (model, 1)));
}

static void
test_moving_and_removing (QuoteFixture *fixture, gconstpointer unused)
{
  g_autoptr (RegQuotationModel)
      model = quote_fixture_open (fixture, quote_fixture_create (fixture));

  quote_fixture_fill (fixture, model);
  g_assert_false (reg_quotation_model_move (model, 0, -1));
  g_assert_false (reg_quotation_model_move (model, 2, 1));
  g_assert_true (reg_quotation_model_move (model, 0, 1));
  g_assert_cmpint (line_int (model, 1, REG_QUOTATION_LINE_PRODUCT_ID), ==, fixture->bike);
  g_assert_cmpint (gross (model), ==, 632588);
  reg_quotation_model_remove (model, 1);
  g_assert_cmpuint (count (model), ==, 2);
  reg_quotation_model_remove (model, 7);
  g_assert_cmpuint (count (model), ==, 2);
}

/* --- back and forth --------------------------------------------------------------------- */

static void
test_undo_takes_back_an_edit (QuoteFixture *fixture, gconstpointer unused)
{
  g_autoptr (RegQuotationModel)
      model = quote_fixture_open (fixture, quote_fixture_create (fixture));

  g_assert_false (reg_quotation_model_can_undo (model));
  quote_fixture_fill (fixture, model);
  reg_quotation_model_enter (model, 0, REG_LINE_CELL_DISCOUNT, "1");
  reg_quotation_model_enter (model, 0, REG_LINE_CELL_DISCOUNT, "14");
  reg_quotation_model_seal (model);
  reg_quotation_model_enter (model, 0, REG_LINE_CELL_DISCOUNT, "20");
  reg_quotation_model_undo (model);
  g_assert_cmpint (line_int (model, 0, REG_QUOTATION_LINE_DISCOUNT_VALUE), ==, 140000);
  /* Typing 1 and 4 was one edit. */
  reg_quotation_model_undo (model);
  g_assert_cmpint (line_int (model, 0, REG_QUOTATION_LINE_DISCOUNT_VALUE), ==, 0);
  g_assert_true (reg_quotation_model_can_redo (model));
  reg_quotation_model_redo (model);
  g_assert_cmpint (line_int (model, 0, REG_QUOTATION_LINE_DISCOUNT_VALUE), ==, 140000);
  reg_quotation_model_remove (model, 0);
  g_assert_false (reg_quotation_model_can_redo (model));
  reg_quotation_model_undo (model);
  g_assert_cmpuint (count (model), ==, 3);
  for (int i = 0; i < 4; i++)
    reg_quotation_model_undo (model);
  g_assert_cmpuint (count (model), ==, 0);
}

static void
test_undo_of_the_whole (QuoteFixture *fixture, gconstpointer unused)
{
  g_autoptr (RegQuotationModel)
      model = quote_fixture_open (fixture, quote_fixture_create (fixture));
  RegValue days = { .type = REG_VALUE_INT, .i = 60 };
  gint64 before;

  quote_fixture_fill (fixture, model);
  before = gross (model);
  for (gint64 ppm = 10000; ppm <= 50000; ppm += 10000)
    reg_quotation_model_set_discount (model, (RegDiscount){ REG_DISCOUNT_PERCENT, ppm });
  g_assert_cmpint (gross (model), <, before);
  reg_quotation_model_undo (model);
  g_assert_cmpint (gross (model), ==, before);
  reg_quotation_model_set_detail (model, REG_QUOTATION_REVISION_PAYMENT_DAYS, &days);
  g_assert_cmpint (reg_record_get_int (reg_quotation_model_get_revision (model),
                                       REG_QUOTATION_REVISION_PAYMENT_DAYS),
                   ==, 60);
  reg_quotation_model_undo (model);
  g_assert_cmpint (reg_record_get_int (reg_quotation_model_get_revision (model),
                                       REG_QUOTATION_REVISION_PAYMENT_DAYS),
                   !=, 60);
}

/* --- saving ----------------------------------------------------------------------------- */

static void
test_autosave_is_coalesced (QuoteFixture *fixture, gconstpointer unused)
{
  gint64 id = quote_fixture_create (fixture);
  g_autoptr (RegQuotationModel) model = quote_fixture_open (fixture, id);
  g_autoptr (RegQuotation) saved = NULL;

  quote_fixture_fill (fixture, model);
  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *typed = g_strdup_printf ("%d", i);

      reg_quotation_model_enter (model, 0, REG_LINE_CELL_QUANTITY, typed);
    }
  g_assert_cmpuint (reg_quotation_model_get_n_saves (model), ==, 0);
  g_assert_true (reg_quotation_model_get_unsaved (model));
  while (reg_quotation_model_get_unsaved (model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (reg_quotation_model_get_n_saves (model), ==, 1);
  saved = quote_fixture_load (fixture, id);
  g_assert_cmpuint (saved->lines->len, ==, 3);
  g_assert_cmpint (reg_record_get_int (saved->lines->pdata[0], REG_QUOTATION_LINE_QUANTITY), ==,
                   9 * REG_QUANTITY_UNIT);
  g_assert_cmpint (reg_record_get_int (saved->revision, REG_QUOTATION_REVISION_GROSS), ==,
                   gross (model));
}

static void
test_lines_keep_their_rows (QuoteFixture *fixture, gconstpointer unused)
{
  gint64 id = quote_fixture_create (fixture);
  g_autoptr (RegQuotationModel) model = quote_fixture_open (fixture, id);
  g_autoptr (RegQuotation) saved = NULL;
  gint64 row;

  quote_fixture_fill (fixture, model);
  quote_fixture_flush (model);
  row = reg_record_get_id (reg_quotation_line_item_get_record (get_item (model, 1)));
  g_assert_cmpint (row, !=, 0);
  /* Taken out, written, and taken back: it is made anew. */
  reg_quotation_model_remove (model, 1);
  quote_fixture_flush (model);
  reg_quotation_model_undo (model);
  quote_fixture_flush (model);
  ui_fixture_settle (&fixture->ui);
  saved = quote_fixture_load (fixture, id);
  g_assert_cmpuint (saved->lines->len, ==, 3);
  g_assert_cmpint (reg_record_get_int (saved->lines->pdata[1], REG_QUOTATION_LINE_PRODUCT_ID), ==,
                   fixture->rack);
  g_assert_true (reg_quotation_model_can_redo (model));
  reg_quotation_model_enter (model, 1, REG_LINE_CELL_QUANTITY, "5");
  quote_fixture_flush (model);
  ui_fixture_settle (&fixture->ui);
  g_clear_pointer (&saved, reg_quotation_unref);
  saved = quote_fixture_load (fixture, id);
  g_assert_cmpuint (saved->lines->len, ==, 3);
}

static void
test_typing_goes_on_while_saving (QuoteFixture *fixture, gconstpointer unused)
{
  gint64 id = quote_fixture_create (fixture);
  g_autoptr (RegQuotationModel) model = quote_fixture_open (fixture, id);
  g_autoptr (RegQuotation) saved = NULL;

  quote_fixture_fill (fixture, model);
  reg_quotation_model_save (model);
  reg_quotation_model_enter (model, 0, REG_LINE_CELL_QUANTITY, "7");
  quote_fixture_flush (model);
  ui_fixture_settle (&fixture->ui);
  g_assert_false (reg_quotation_model_get_unsaved (model));
  g_assert_cmpint (line_int (model, 0, REG_QUOTATION_LINE_QUANTITY), ==, 7 * REG_QUANTITY_UNIT);
  saved = quote_fixture_load (fixture, id);
  g_assert_cmpuint (saved->lines->len, ==, 3);
  g_assert_cmpint (reg_record_get_int (saved->lines->pdata[0], REG_QUOTATION_LINE_QUANTITY), ==,
                   7 * REG_QUANTITY_UNIT);
}

static void
test_handed_in_cannot_be_edited (QuoteFixture *fixture, gconstpointer unused)
{
  gint64 id = quote_fixture_create (fixture);
  g_autoptr (RegQuotationModel) model = quote_fixture_open (fixture, id);

  quote_fixture_fill (fixture, model);
  quote_fixture_flush (model);
  quote_fixture_submit (fixture, id, NULL);
  ui_fixture_settle (&fixture->ui);
  g_assert_false (reg_quotation_model_get_editable (model));
  g_assert_false (reg_quotation_model_enter (model, 0, REG_LINE_CELL_QUANTITY, "9"));
  g_assert_cmpint (line_int (model, 0, REG_QUOTATION_LINE_QUANTITY), ==, 2 * REG_QUANTITY_UNIT);
  g_assert_false (reg_quotation_model_can_undo (model));
  reg_quotation_model_remove (model, 0);
  g_assert_cmpuint (count (model), ==, 3);
}

/* --- the policy ------------------------------------------------------------------------- */

static void
test_the_policy_speaks_while_typing (QuoteFixture *fixture, gconstpointer unused)
{
  g_autoptr (RegQuotationModel)
      model = quote_fixture_open (fixture, quote_fixture_create (fixture));
  const RegQuotationJudgement *judgement;
  g_autofree char *sentence = NULL;

  quote_fixture_fill (fixture, model);
  judgement = reg_quotation_model_get_judgement (model);
  g_assert_cmpuint (judgement->reasons->len, ==, 0);
  g_assert_cmpuint (judgement->kept->len, >, 0);
  g_assert_cmpint (judgement->deepest, >, 0);
  g_assert_null (reg_quotation_judgement_dup_sentence (judgement));
  reg_quotation_model_enter (model, 0, REG_LINE_CELL_DISCOUNT, "30");
  judgement = reg_quotation_model_get_judgement (model);
  g_assert_cmpuint (judgement->reasons->len, >, 0);
  sentence = reg_quotation_judgement_dup_sentence (judgement);
  g_assert_true (g_str_has_prefix (sentence, "Needs approval: "));
  reg_quotation_model_undo (model);
  /* Exactly the deepest needs nobody; a little more needs somebody. */
  judgement = reg_quotation_model_get_judgement (model);
  reg_quotation_model_set_discount (model,
                                    (RegDiscount){ REG_DISCOUNT_PERCENT, judgement->deepest });
  g_assert_cmpuint (reg_quotation_model_get_judgement (model)->reasons->len, ==, 0);
  judgement = reg_quotation_model_get_judgement (model);
  reg_quotation_model_set_discount (
      model, (RegDiscount){ REG_DISCOUNT_PERCENT, judgement->deepest + 10000 });
  g_assert_cmpuint (reg_quotation_model_get_judgement (model)->reasons->len, >, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/quotation-model/" path, QuoteFixture, NULL, quote_fixture_set_up, function,        \
              quote_fixture_tear_down)

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  ADD ("typing", test_typing_computes_at_once);
  ADD ("discounts", test_discounts_as_people_write_them);
  ADD ("wrong", test_what_is_wrong_is_kept_and_told);
  ADD ("too-large", test_figures_far_too_large);
  ADD ("kinds", test_optional_lines_and_headings);
  ADD ("move-remove", test_moving_and_removing);
  ADD ("undo", test_undo_takes_back_an_edit);
  ADD ("undo-whole", test_undo_of_the_whole);
  ADD ("autosave", test_autosave_is_coalesced);
  ADD ("rows", test_lines_keep_their_rows);
  ADD ("save-while-typing", test_typing_goes_on_while_saving);
  ADD ("handed-in", test_handed_in_cannot_be_edited);
  ADD ("policy", test_the_policy_speaks_while_typing);
  return g_test_run ();
}
