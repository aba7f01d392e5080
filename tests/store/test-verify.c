/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

/* What somebody with another program changed in the file is found and named. */

#define UNLOCK "DROP TRIGGER approval_event_is_final; DROP TRIGGER approval_event_stays;"

static void
assert_sound (Shop *shop)
{
  g_autoptr (GPtrArray) findings = shop_verify (shop, NULL);

  if (findings->len)
    g_error ("%s", (char *)findings->pdata[0]);
}

/* One of the findings has all these words. */
static void
assert_found (Shop *shop, const char *first, const char *second)
{
  g_autoptr (GPtrArray) findings = shop_verify (shop, NULL);

  for (guint i = 0; i < findings->len; i++)
    if (strstr (findings->pdata[i], first) && strstr (findings->pdata[i], second))
      return;
  g_error ("“%s … %s” is not among %u findings: %s", first, second, findings->len,
           findings->len ? (char *)findings->pdata[0] : "");
}

static void
assert_cannot_leave (Shop *shop, gint64 quotation)
{
  g_autofree char *message = NULL;
  ShopArgs args = { .id = quotation };
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);

  g_assert_false (self->can_verify);
  g_assert_cmpint (shop_try (shop, shop_may_leave, &args, &message), ==, REG_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (message, "cannot be verified"));
}

static void
test_everything_is_looked_at (Shop *shop, gconstpointer unused)
{
  g_autoptr (GPtrArray) findings = NULL;
  gint64 n;

  shop_sent (shop);
  shop_waiting (shop);
  SHOP_DO (shop, shop_submit, .id = shop_draft (shop, 0));
  shop_draft (shop, 200000);
  findings = shop_verify (shop, &n);
  g_assert_cmpuint (findings->len, ==, 0);
  /* Three entries, three revisions that were sealed; the draft has nothing to look at. */
  g_assert_cmpint (n, ==, 6);
}

static void
test_an_empty_file_is_sound (Shop *shop, gconstpointer unused)
{
  g_autoptr (GPtrArray) findings = NULL;
  gint64 n;

  findings = shop_verify (shop, &n);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpint (n, ==, 0);
}

/* Each of these makes the approval be for something else. */
static const char *const forgeries[] = {
  "UPDATE quotation_line SET unit_price = unit_price - 10000 WHERE position = 1",
  "UPDATE quotation_line SET unit_cost = 0 WHERE position = 1",
  "UPDATE quotation_line SET quantity = quantity + 1 WHERE position = 2",
  "UPDATE quotation_line SET discount_value = 200000 WHERE position = 1",
  "UPDATE quotation_line SET tax_rate = 70000 WHERE position = 1",
  "UPDATE quotation_line SET description = 'Two pieces' WHERE position = 1",
  "UPDATE quotation_line SET kind = 1 WHERE position = 2",
  "UPDATE quotation_line SET chosen = 1 WHERE position = 2",
  "UPDATE quotation_line SET position = 3 - position",
  "UPDATE quotation_line SET deleted_at = 1 WHERE position = 2",
  "UPDATE quotation_line SET net = 1 WHERE position = 2",
  "UPDATE quotation_revision SET gross = gross - 1",
  "UPDATE quotation_revision SET net = net - 1",
  "UPDATE quotation_revision SET cost = NULL",
  "UPDATE quotation_revision SET discount_kind = 1, discount_value = 500000",
  "UPDATE quotation_revision SET currency = 'USD'",
  "UPDATE quotation_revision SET rounding = 2 - rounding",
  "UPDATE quotation_revision SET price_entry = 1 - price_entry",
  "UPDATE quotation_revision SET payment_days = 365",
  "UPDATE quotation_revision SET terms = 'none'",
  "UPDATE quotation_revision SET intro = 'and as much again for nothing'",
  "UPDATE quotation_revision SET valid_until = '2036-01-01'",
  "UPDATE quotation_revision SET revision = 7",
  "UPDATE quotation_revision SET content_hash = NULL",
  "UPDATE quotation_revision SET content_hash = zeroblob (32)",
  "UPDATE quotation SET party_id = (SELECT max (id) FROM party)",
  "UPDATE quotation_line SET tax_parts = 'A=90000;B=100000' WHERE position = 2",
  "UPDATE quotation_line SET tax_parts = ''",
  "UPDATE quotation_line SET exempt_reason = 'Export' WHERE position = 1",
  "UPDATE approval_step SET decided_by = 1",
  "UPDATE approval_step SET state = 0",
  "DELETE FROM approval_step",
  "INSERT INTO quotation_line (uid, created_at, changed_at, revision_id, position, kind, quantity,"
  " unit_price) SELECT randomblob (16), 1, 1, id, 3, 0, 1000000, 1 FROM quotation_revision",
};

static void
test_changed_content (Shop *shop, gconstpointer data)
{
  gint64 id = shop_approved (shop);
  const char *sql = data;

  store_fixture_add_party (SHOP_STORE (shop), "Another customer", NULL);
  assert_sound (shop);
  shop_tamper (shop, sql);
  assert_found (shop, "2026-0001", "cannot be verified");
  assert_cannot_leave (shop, id);
  g_assert_cmpint (SHOP_TRY (shop, shop_send, .id = id), ==, REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (SHOP_TRY (shop, shop_accept, .id = id), ==, REG_STORE_ERROR_REFUSED);
}

static void
test_changed_while_waiting (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);

  shop_tamper (shop, "UPDATE quotation_line SET discount_value = 500000 WHERE position = 1");
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = id, .other = shop->manager), ==,
                   REG_STORE_ERROR_REFUSED);
  assert_found (shop, "2026-0001", "not what was sealed");
}

static void
test_sealed_anew (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_approved (shop);
  gint64 other = shop_draft (shop, 0);

  /* The hash of another content, well made, with that content: the entries do not know it. */
  SHOP_DO (shop, shop_submit, .id = other);
  shop_tamper (shop, "UPDATE quotation_revision SET content_hash = (SELECT content_hash FROM"
                     " quotation_revision WHERE state = 2) WHERE state = 3");
  assert_cannot_leave (shop, id);
  g_assert_cmpint (SHOP_TRY (shop, shop_may_leave, .id = other), ==, -1);
}

static void
test_state_set_by_hand (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);

  shop_tamper (shop, "UPDATE quotation_revision SET state = 3");
  assert_cannot_leave (shop, id);
  shop_tamper (shop, "UPDATE quotation_revision SET state = 2");
  assert_cannot_leave (shop, id);
  shop_tamper (shop, "UPDATE quotation_revision SET state = 7");
  assert_cannot_leave (shop, id);
  shop_tamper (shop, "UPDATE quotation_revision SET state = 3;"
                     "UPDATE approval_step SET state = 1, decided_by = 2");
  assert_cannot_leave (shop, id);
  assert_found (shop, "2026-0001", "no entry tells of a signature");
}

static void
test_a_draft_made_ready_by_hand (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 500000);
  static const char *const states[] = { "2", "3", "7" };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *sql = g_strconcat ("UPDATE quotation_revision SET state = ", states[i],
                                          NULL);

      shop_tamper (shop, sql);
      g_assert_cmpint (SHOP_TRY (shop, shop_may_leave, .id = id), ==, REG_STORE_ERROR_REFUSED);
    }
}

/* --- the chain ---------------------------------------------------------------------------- */

static void
test_entries_are_locked (Shop *shop, gconstpointer unused)
{
  g_autofree char *changed = NULL;
  g_autofree char *removed = NULL;

  shop_approved (shop);
  changed = shop_try_sql (shop, "UPDATE approval_event SET comment = 'x'");
  g_assert_cmpstr (changed, ==, "an approval entry is never changed");
  removed = shop_try_sql (shop, "DELETE FROM approval_event");
  g_assert_cmpstr (removed, ==, "an approval entry is never removed");
}

static const char *const entry_forgeries[] = {
  "UPDATE approval_event SET comment = 'please' WHERE seq = 1",
  "UPDATE approval_event SET comment = NULL WHERE seq = 1",
  "UPDATE approval_event SET kind = 2 WHERE seq = 2",
  "UPDATE approval_event SET staff_id = 1 WHERE seq = 2",
  "UPDATE approval_event SET at = at + 1 WHERE seq = 2",
  "UPDATE approval_event SET limit_value = 900000 WHERE seq = 2",
  "UPDATE approval_event SET self_approved = 1 WHERE seq = 2",
  "UPDATE approval_event SET content_hash = zeroblob (32) WHERE seq = 2",
  "UPDATE approval_event SET previous_hash = zeroblob (32) WHERE seq = 2",
  "UPDATE approval_event SET hash = zeroblob (32) WHERE seq = 2",
  "UPDATE approval_event SET deleted_at = 1 WHERE seq = 2",
  "UPDATE approval_event SET seq = 9 WHERE seq = 2",
  "DELETE FROM approval_event WHERE seq = 1",
  "DELETE FROM approval_event WHERE seq = 2",
  "DELETE FROM approval_event WHERE seq = 4",
  "DELETE FROM approval_event",
  "UPDATE approval_event SET seq = -seq; UPDATE approval_event SET seq = 5 + seq",
};

static void
test_forged_entry (Shop *shop, gconstpointer data)
{
  g_autofree char *sql = g_strconcat (UNLOCK, (const char *)data, NULL);

  shop_approved (shop);
  shop_approved (shop);
  assert_sound (shop);
  shop_tamper (shop, sql);
  assert_found (shop, "pproval entry", "cannot be verified");
}

static void
test_the_end_cut_off (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);

  /* Withdrawn and cut off: no revision rests on the last entry, the journal still knows it. */
  SHOP_DO (shop, shop_withdraw, .id = id);
  shop_tamper (shop, UNLOCK "DELETE FROM approval_event WHERE seq = 2");
  assert_found (shop, "Something done", "is gone");
}

static void
test_a_taken_back_approval_hidden (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_approved (shop);

  shop_undo (shop, shop->action);
  shop_tamper (shop, UNLOCK "UPDATE approval_event SET deleted_at = 1 WHERE seq = 3;"
                            "UPDATE quotation_revision SET state = 3;"
                            "UPDATE approval_step SET state = 1, decided_by ="
                            " (SELECT staff_id FROM approval_event WHERE seq = 2)");
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_APPROVED);
  assert_found (shop, "entry 3", "bin");
}

static void
test_a_long_chain (Shop *shop, gconstpointer unused)
{
  g_autoptr (GPtrArray) findings = NULL;
  gint64 id = shop_draft (shop, 120000);
  gint64 n;

  for (int i = 0; i < 100; i++)
    {
      SHOP_DO (shop, shop_submit, .id = id);
      SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
      SHOP_DO (shop, shop_revise, .id = id);
    }
  findings = shop_verify (shop, &n);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpint (n, ==, 300);
  shop_tamper (shop, UNLOCK "UPDATE approval_event SET comment = 'x' WHERE seq = 137");
  g_ptr_array_unref (findings);
  findings = shop_verify (shop, &n);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (findings->pdata[0], "entry 137 of quotation 2026-0001"));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/store/verify/" path, Shop, NULL, shop_set_up, function, shop_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("all", test_everything_is_looked_at);
  ADD ("empty", test_an_empty_file_is_sound);
  for (gsize i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/verify/content/%" G_GSIZE_FORMAT, i);

      g_test_add (path, Shop, forgeries[i], shop_set_up, test_changed_content, shop_tear_down);
    }
  ADD ("content/waiting", test_changed_while_waiting);
  ADD ("content/sealed-anew", test_sealed_anew);
  ADD ("state/by-hand", test_state_set_by_hand);
  ADD ("state/draft", test_a_draft_made_ready_by_hand);
  ADD ("chain/locked", test_entries_are_locked);
  for (gsize i = 0; i < G_N_ELEMENTS (entry_forgeries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/verify/chain/%" G_GSIZE_FORMAT, i);

      g_test_add (path, Shop, entry_forgeries[i], shop_set_up, test_forged_entry, shop_tear_down);
    }
  ADD ("chain/end", test_the_end_cut_off);
  ADD ("chain/hidden", test_a_taken_back_approval_hidden);
  ADD ("chain/long", test_a_long_chain);
  return g_test_run ();
}
