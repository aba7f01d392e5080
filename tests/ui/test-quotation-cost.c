/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"

#include <string.h>

/* Selling below cost, where the firm does not allow it, warns, or wants to hear nothing of it. */

static void
set_firm (QuoteWindow *self, RegBelowCost setting)
{
  RegRecord *firm = reg_session_get_firm (self->shop.ui.session);
  RegRecordBuilder *builder = reg_record_builder_new_from (firm);

  reg_record_builder_set_int (builder, REG_FIRM_BELOW_COST, setting);
  ui_fixture_save (&self->shop.ui, builder);
  quote_window_settle (self);
}

/* The rack costs 41.00. */
static void
sell_rack (QuoteWindow *self, const char *price)
{
  g_autoptr (RegRecord) rack = quote_fixture_product (&self->shop, self->shop.rack);
  guint line = reg_quotation_model_add_product (self->model, rack, -1, REG_QUANTITY_UNIT);

  reg_quotation_model_enter (self->model, line, REG_LINE_CELL_PRICE, price);
  quote_window_settle (self);
}

static void
test_block (QuoteWindow *self, gconstpointer unused)
{
  const char *why = "Line 1 is below its cost, which is not allowed here";
  g_autofree char *words = NULL;
  g_autoptr (RegQuotation) quotation = NULL;

  set_firm (self, REG_BELOW_COST_BLOCK);
  sell_rack (self, "40.99");
  quote_assert_says (GTK_WIDGET (self->window), why);
  /* What it costs stays with those who may see it. */
  words = quote_dup_words (GTK_WIDGET (self->window));
  g_assert_null (strstr (words, "41.00"));
  quote_window_do (self, "quotation.submit");
  g_assert_null (quote_visible_dialog (self->window));
  g_assert_cmpint (quote_window_state (self), ==, REG_QUOTATION_DRAFT);
  quotation = quote_window_load (self);
  g_assert_cmpuint (quotation->events->len, ==, 1);
  g_assert_cmpstr (reg_record_get_text (quotation->events->pdata[0], REG_APPROVAL_EVENT_COMMENT),
                   ==, "submit below-cost");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "quotation.page", "s", "history");
  quote_window_settle (self);
  quote_assert_says (GTK_WIDGET (self->window), "Handing it in: a line is below its cost");
  /* With another price it is finished. */
  reg_quotation_model_enter (self->model, 0, REG_LINE_CELL_PRICE, "60");
  quote_window_settle (self);
  quote_assert_says (GTK_WIDGET (self->window), "Draft: nobody has to be asked");
  quote_window_do (self, "quotation.submit");
  g_assert_cmpint (quote_window_state (self), ==, REG_QUOTATION_READY);
}

static void
test_warn_and_off (QuoteWindow *self, gconstpointer unused)
{
  sell_rack (self, "40.99");
  quote_assert_says (GTK_WIDGET (self->window), "below its cost");
  quote_assert_silent (GTK_WIDGET (self->window), "not allowed here");
  /* An open window hears of it. */
  set_firm (self, REG_BELOW_COST_OFF);
  quote_assert_silent (GTK_WIDGET (self->window), "below its cost");
  set_firm (self, REG_BELOW_COST_BLOCK);
  quote_assert_says (GTK_WIDGET (self->window), "not allowed here");
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  QUOTE_WINDOW_ADD ("/quotation-cost/block", NULL, test_block);
  QUOTE_WINDOW_ADD ("/quotation-cost/warn-and-off", NULL, test_warn_and_off);
  return g_test_run ();
}
