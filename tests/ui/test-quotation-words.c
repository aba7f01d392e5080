/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-fixture.h"

#include "ui/customer/reg-story-text.h"
#include "ui/quotation/reg-quotation-diff.h"

/* What is said about a quotation: what changed, and what needs somebody. */

static gboolean
revise_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_quotation_revise (db, *(gint64 *)data, error);
}

static void
revise (QuoteFixture *fixture, gint64 id)
{
  static const RegActionInfo info = { .kind = "quotation-revise", .label = "Revised" };
  g_autoptr (GError) error = NULL;

  reg_store_write_sync (fixture->ui.store, &info, revise_job, &id, NULL, NULL, &error);
  g_assert_no_error (error);
  ui_fixture_settle (&fixture->ui);
}

static const RegQuotationChange *
find_change (GPtrArray *changes, const char *what)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const RegQuotationChange *change = g_ptr_array_index (changes, i);

      if (g_str_equal (change->what, what))
        return change;
    }
  g_test_message ("nothing about “%s”", what);
  return NULL;
}

static void
assert_change (GPtrArray *changes, const char *what, const char *before, const char *after)
{
  const RegQuotationChange *change = find_change (changes, what);

  g_assert_nonnull (change);
  g_assert_cmpstr (change->before, ==, before);
  g_assert_cmpstr (change->after, ==, after);
}

static void
test_changes_between_revisions (QuoteFixture *fixture, gconstpointer unused)
{
  gint64 id = quote_fixture_create (fixture);
  g_autoptr (RegQuotationModel) model = quote_fixture_open (fixture, id);
  g_autoptr (RegQuotation) first = NULL;
  g_autoptr (RegQuotation) second = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  quote_fixture_fill (fixture, model);
  quote_fixture_flush (model);
  quote_fixture_submit (fixture, id, NULL);
  first = quote_fixture_load (fixture, id);
  none = reg_quotation_diff (fixture->ui.session, first, first);
  g_assert_cmpuint (none->len, ==, 0);
  revise (fixture, id);
  g_assert_true (reg_quotation_model_get_editable (model));
  reg_quotation_model_enter (model, 0, REG_LINE_CELL_DISCOUNT, "5");
  reg_quotation_model_enter (model, 1, REG_LINE_CELL_QUANTITY, "3");
  reg_quotation_model_remove (model, 2);
  reg_quotation_model_add_words (model, "Delivery");
  reg_quotation_model_set_discount (model, (RegDiscount){ REG_DISCOUNT_PERCENT, 20000 });
  quote_fixture_flush (model);
  second = quote_fixture_load (fixture, id);
  changes = reg_quotation_diff (fixture->ui.session, first, second);
  assert_change (changes, "Cargo bike, long tail, 8-speed, discount", "none", "5\u00a0%");
  assert_change (changes, "Front rack with straps, quantity", "2", "3");
  assert_change (changes, "Assembly and first service, taken out", "2", "");
  assert_change (changes, "Delivery, added", "", "1");
  assert_change (changes, "Discount on everything", "none", "2\u00a0%");
  g_assert_nonnull (find_change (changes, "Total"));
  /* The total stands last. */
  g_assert_true (g_ptr_array_index (changes, changes->len - 1) == find_change (changes, "Total"));
}

/* --- reasons ---------------------------------------------------------------------------- */

static void
add_rule (QuoteFixture *fixture, RegApprovalCondition condition, gint64 limit, const char *text)
{
  RegRecordBuilder *rule = reg_record_builder_new (REG_ENTITY_APPROVAL_RULE);

  reg_record_builder_set_int (rule, REG_APPROVAL_RULE_CONDITION, condition);
  reg_record_builder_set_int (rule, REG_APPROVAL_RULE_LIMIT_VALUE, limit);
  if (text != NULL)
    reg_record_builder_set_text (rule, REG_APPROVAL_RULE_TEXT_VALUE, text);
  reg_record_builder_set_int (rule, REG_APPROVAL_RULE_ROLE, REG_ROLE_OWNER);
  reg_record_builder_set_int (rule, REG_APPROVAL_RULE_LEVEL, 1);
  reg_record_builder_set_int (rule, REG_APPROVAL_RULE_ACTIVE, TRUE);
  ui_fixture_save (&fixture->ui, rule);
}

static gboolean
says (const RegQuotationJudgement *judgement, const char *phrase)
{
  for (guint i = 0; i < judgement->reasons->len; i++)
    {
      const RegQuotationReason *reason = g_ptr_array_index (judgement->reasons, i);

      if (g_str_equal (reason->phrase, phrase))
        return TRUE;
      g_test_message ("“%s”", reason->phrase);
    }
  return FALSE;
}

static void
test_every_kind_of_reason (QuoteFixture *fixture, gconstpointer unused)
{
  RegValue days = { .type = REG_VALUE_INT, .i = 60 };
  g_autoptr (RegQuotationModel) model = NULL;
  const RegQuotationJudgement *judgement;

  add_rule (fixture, REG_APPROVAL_PAYMENT_DAYS_OVER, 30, NULL);
  add_rule (fixture, REG_APPROVAL_PRODUCT_GROUP, 0, "Bikes");
  add_rule (fixture, REG_APPROVAL_NEW_CUSTOMER, 0, NULL);
  add_rule (fixture, REG_APPROVAL_TOTAL_OVER, 100000, NULL);
  add_rule (fixture, REG_APPROVAL_GROSS_OVER, 100000, NULL);
  model = quote_fixture_open (fixture, quote_fixture_create (fixture));
  quote_fixture_fill (fixture, model);
  reg_quotation_model_set_detail (model, REG_QUOTATION_REVISION_PAYMENT_DAYS, &days);
  judgement = reg_quotation_model_get_judgement (model);
  g_assert_true (says (judgement, "60 days to pay is over 30"));
  g_assert_true (says (judgement, "line 1 is of the group “Bikes”"));
  g_assert_true (says (judgement, "the customer is new"));
  g_assert_true (says (judgement, "total with tax 6,325.88\u00a0€ is over 1,000.00\u00a0€"));
  g_assert_cmpint (judgement->role, ==, REG_ROLE_OWNER);
  g_assert_true (reg_quotation_judgement_touches_line (judgement, 0));
  g_assert_false (reg_quotation_judgement_touches_line (judgement, 1));
  for (guint i = 0; i < judgement->reasons->len; i++)
    {
      const RegQuotationReason *reason = g_ptr_array_index (judgement->reasons, i);

      g_assert_cmpstr (reason->title, !=, "");
      g_assert_true (g_str_has_suffix (reason->detail, "the owner approves"));
    }
}

static void
test_below_cost (QuoteFixture *fixture, gconstpointer unused)
{
  g_autoptr (RegQuotationModel)
      model = quote_fixture_open (fixture, quote_fixture_create (fixture));

  quote_fixture_fill (fixture, model);
  reg_quotation_model_insert_kind (model, 0, REG_LINE_SECTION);
  /* The heading has no number, so the bike stays line 1. */
  reg_quotation_model_enter (model, 1, REG_LINE_CELL_PRICE, "1000");
  g_assert_true (says (reg_quotation_model_get_judgement (model), "line 1 is below its cost"));
}

/* --- in the story of the customer ------------------------------------------------------- */

static void
test_names_in_the_story (QuoteFixture *fixture, gconstpointer unused)
{
  g_autofree char *draft = reg_story_text_name_quotation ("");
  g_autofree char *issued = reg_story_text_name_quotation ("2026-0118");

  g_assert_cmpstr (draft, ==, "Quotation being written");
  g_assert_cmpstr (issued, ==, "Quotation 2026-0118");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/quotation-words/" path, QuoteFixture, NULL, quote_fixture_set_up, function,        \
              quote_fixture_tear_down)

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  ADD ("changes", test_changes_between_revisions);
  ADD ("reasons", test_every_kind_of_reason);
  ADD ("below-cost", test_below_cost);
  ADD ("story", test_names_in_the_story);
  return g_test_run ();
}
