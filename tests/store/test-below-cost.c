/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "shop-fixture.h"

/* What a firm does about selling below cost: warn, as its rules say; not allow it; or say nothing. */

static gboolean
set_firm (RegDb *db, ShopArgs *args, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;
  RegRecordBuilder *builder;

  if (!firm)
    return FALSE;
  builder = reg_record_builder_new_from (firm);
  if (args->number < 0)
    reg_record_builder_set_null (builder, REG_FIRM_BELOW_COST);
  else
    reg_record_builder_set_int (builder, REG_FIRM_BELOW_COST, args->number);
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

/* A draft with words, a line at a profit, and one that brings @price for what costs 60.00. */
static gint64
make_draft (Shop *shop, RegLineKind kind, gint64 price, gint64 cost)
{
  gint64 id = shop_draft (shop, 0);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  g_ptr_array_add (lines, shop_line (REG_LINE_TEXT, 0, 0, -1, 0));
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 10000, 6000, 0));
  g_ptr_array_add (lines, shop_line (kind, 2, price, cost, 0));
  shop_save_lines (shop, id, lines);
  return id;
}

/* The last refusal in the chain, "" for none. */
static char *
last_refusal (Shop *shop, gint64 quotation)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);

  for (guint i = self->events->len; i > 0; i--)
    if (reg_record_get_int (self->events->pdata[i - 1], REG_APPROVAL_EVENT_KIND)
        == REG_APPROVAL_EVENT_KIND_REFUSED)
      return g_strdup (
          reg_record_get_text (self->events->pdata[i - 1], REG_APPROVAL_EVENT_COMMENT));
  return g_strdup ("");
}

static void
test_settings (Shop *shop, gconstpointer unused)
{
  static const struct
  {
    int setting; /* -1: nobody ever said */
    RegLineKind kind;
    gint64 price, cost;
    int code;
    RegQuotationState state;
  } cases[] = {
    { -1, REG_LINE_NORMAL, 5000, 6000, -1, REG_QUOTATION_WAITING },
    { REG_BELOW_COST_WARN, REG_LINE_NORMAL, 5000, 6000, -1, REG_QUOTATION_WAITING },
    { REG_BELOW_COST_BLOCK, REG_LINE_NORMAL, 5000, 6000, REG_STORE_ERROR_REFUSED,
      REG_QUOTATION_DRAFT },
    /* Options are offered as well. */
    { REG_BELOW_COST_BLOCK, REG_LINE_OPTIONAL, 5999, 6000, REG_STORE_ERROR_REFUSED,
      REG_QUOTATION_DRAFT },
    { REG_BELOW_COST_BLOCK, REG_LINE_NORMAL, 8000, 6000, -1, REG_QUOTATION_READY },
    { REG_BELOW_COST_BLOCK, REG_LINE_NORMAL, 1, -1, -1, REG_QUOTATION_READY },
    { REG_BELOW_COST_OFF, REG_LINE_OPTIONAL, 5999, 6000, -1, REG_QUOTATION_READY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 id;
      g_autofree char *refusal = NULL;
      g_autofree char *message = NULL;
      ShopArgs args = { 0 };

      g_test_message ("%zu", i);
      SHOP_DO (shop, set_firm, .number = cases[i].setting);
      id = make_draft (shop, cases[i].kind, cases[i].price, cases[i].cost);
      args.id = id;
      g_assert_cmpint (shop_try (shop, shop_submit, &args, &message), ==, cases[i].code);
      g_assert_cmpint (shop_state (shop, id), ==, cases[i].state);
      refusal = last_refusal (shop, id);
      g_assert_cmpstr (refusal, ==, cases[i].code < 0 ? "" : "submit below-cost");
      if (cases[i].code < 0)
        continue;
      /* It says which line, counted as people count, and nothing of what it costs. */
      g_assert_nonnull (strstr (message, "line 2 "));
      g_assert_null (strstr (message, "60"));
    }
}

/* What was finished before the firm changed its mind is not sent any more. */
static void
test_sent (Shop *shop, gconstpointer unused)
{
  gint64 id;
  g_autofree char *refusal = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gint64 n_checked;

  SHOP_DO (shop, set_firm, .number = REG_BELOW_COST_OFF);
  id = make_draft (shop, REG_LINE_OPTIONAL, 5999, 6000);
  SHOP_DO (shop, shop_submit, .id = id);
  SHOP_DO (shop, set_firm, .number = REG_BELOW_COST_BLOCK);
  g_assert_cmpint (SHOP_TRY (shop, shop_send, .id = id), ==, REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_READY);
  refusal = last_refusal (shop, id);
  g_assert_cmpstr (refusal, ==, "send below-cost");
  findings = shop_verify (shop, &n_checked);
  g_assert_cmpuint (findings->len, ==, 0);
  SHOP_DO (shop, set_firm, .number = REG_BELOW_COST_OFF);
  SHOP_DO (shop, shop_send, .id = id);
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_SENT);
}

/* Where nobody wants to hear of it, other rules still ask. */
static void
test_other_rules (Shop *shop, gconstpointer unused)
{
  gint64 id;
  g_autoptr (RegQuotation) loaded = NULL;

  SHOP_DO (shop, set_firm, .number = REG_BELOW_COST_OFF);
  id = shop_draft (shop, 200000);
  loaded = shop_load (shop, id, 0);
  for (guint i = 0; i < loaded->rules->len; i++)
    g_assert_cmpint (reg_record_get_int (loaded->rules->pdata[i], REG_APPROVAL_RULE_CONDITION), !=,
                     REG_APPROVAL_BELOW_COST);
  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_WAITING);
}

#define TEST(name, function)                                                                       \
  g_test_add ("/store/below-cost/" name, Shop, NULL, shop_set_up, function, shop_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  TEST ("settings", test_settings);
  TEST ("sent", test_sent);
  TEST ("other-rules", test_other_rules);
  return g_test_run ();
}
