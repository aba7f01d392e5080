/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

#include "core/reg-opening-hours.h"
#include "store/reg-approvals-news.h"

/* What somebody who is working should hear of: what waits for them, what became of what they asked. */

typedef struct
{
  gint64 staff, since, next;
  GPtrArray *news;
} Listing;

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *listing = data;

  listing->news = reg_approvals_list_news (db, listing->staff, listing->since, &listing->next,
                                           error);
  return listing->news != NULL;
}

static Listing
list (Shop *shop, gint64 staff, gint64 since)
{
  Listing listing = { staff, since, 0, NULL };

  store_fixture_read (SHOP_STORE (shop), list_job, &listing);
  return listing;
}

/* "kind number who comment" of each, with bars between. */
static void
assert_news (Shop *shop, gint64 staff, gint64 since, const char *expected)
{
  Listing listing = list (shop, staff, since);
  g_autoptr (GPtrArray) all = listing.news;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const RegApprovalNews *news = g_ptr_array_index (all, i);

      g_assert_cmpstr (news->party_name, ==, "A customer");
      g_assert_cmpint (news->at, >, 0);
      g_assert_cmpint (news->event == 0, ==, news->kind == REG_APPROVAL_EVENT_KIND_SUBMITTED);
      g_string_append_printf (text, "%s%s %s %s %s", i ? "|" : "",
                              reg_enum_get_nick (&reg_enum_approval_event_kind, news->kind),
                              news->number, news->who, news->comment);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Who may answer hears of it; who asked, who may not and nobody do not. */
static void
test_who_hears_of_a_request (Shop *shop, gconstpointer unused)
{
  const char *request = "submitted 2026-0001 The seller they compare us";

  assert_news (shop, shop->manager, 0, "");
  shop_waiting (shop);
  assert_news (shop, shop->manager, 0, request);
  assert_news (shop, shop->owner, 0, request);
  assert_news (shop, shop->seller, 0, "");
  assert_news (shop, 0, 0, "");
}

/* Whoever asked knows that it waits, also where they may say yes themselves. */
static void
test_own_requests (Shop *shop, gconstpointer unused)
{
  shop_tamper (shop, "UPDATE approval_rule SET allow_self = 1, role = 2, level = 1");
  shop_be (shop, shop->manager);
  shop_waiting (shop);
  assert_news (shop, shop->manager, 0, "");
  assert_news (shop, shop->owner, 0, "submitted 2026-0001 The manager they compare us");
}

/* An answer is for who asked, with the words that came with it; the approver knows. */
static void
test_answers (Shop *shop, gconstpointer unused)
{
  gint64 first = shop_waiting (shop);
  gint64 second = shop_waiting (shop);
  gint64 third = shop_waiting (shop);
  gint64 fourth = shop_waiting (shop);

  shop_pass_hours (1);
  SHOP_DO (shop, shop_approve, .id = first, .other = shop->manager, .text = "fine");
  SHOP_DO (shop, shop_send_back, .id = second, .other = shop->manager, .text = "too deep");
  SHOP_DO (shop, shop_reject, .id = third, .other = shop->owner, .text = "no");
  SHOP_DO (shop, shop_approve, .id = fourth, .other = shop->manager, .number = 150000);
  assert_news (shop, shop->seller, 0,
               "approved 2026-0001 The manager fine|sent-back 2026-0002 The manager too deep|"
               "rejected 2026-0003 The owner no|approved-limit 2026-0004 The manager ");
  assert_news (shop, shop->manager, 0, "");
  /* What came before that moment is none. */
  assert_news (shop, shop->seller, G_MAXINT64, "");
  shop_tamper (shop, "UPDATE quotation SET deleted_at = 1");
  assert_news (shop, shop->seller, 0, "");
}

/* A signature that was not the last is no answer yet; the next one hears of it then. */
static void
test_two_levels (Shop *shop, gconstpointer unused)
{
  gint64 id;
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO approval_rule (uid, created_at, changed_at, condition, role, level, active,"
      " limit_value) VALUES (randomblob (16), 1, 1, %d, %d, 2, 1, 100)",
      REG_APPROVAL_TOTAL_OVER, REG_ROLE_OWNER);

  shop_tamper (shop, sql);
  id = shop_waiting (shop);
  assert_news (shop, shop->manager, 0, "submitted 2026-0001 The seller they compare us");
  shop_pass_hours (1);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
  assert_news (shop, shop->seller, 0, "");
  assert_news (shop, shop->manager, 0, "");
  assert_news (shop, shop->owner, 0, "submitted 2026-0001 The seller they compare us");
  shop_pass_hours (1);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->owner);
  assert_news (shop, shop->seller, 0,
               "approved 2026-0001 The manager |approved 2026-0001 The owner ");
}

/* What an earlier limit covers was never asked. */
static void
test_granted_before (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);

  shop_pass_hours (1);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager, .number = 150000);
  shop_pass_hours (1);
  SHOP_DO (shop, shop_revise, .id = id);
  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_APPROVED);
  assert_news (shop, shop->seller, 0, "approved-limit 2026-0001 The manager ");
}

/* When to look again though nothing changes: as long as something waits, and when it passes on. */
static void
test_when_to_look_again (Shop *shop, gconstpointer unused)
{
  const gint64 minute = 60 * 1000;
  Listing listing = list (shop, shop->manager, 0);
  gint64 now;

  g_assert_cmpint (listing.next, ==, REG_NEVER);
  g_ptr_array_unref (listing.news);
  shop_waiting (shop);
  now = reg_store_get_now (SHOP_STORE (shop)->store);
  listing = list (shop, shop->seller, 0);
  g_assert_cmpint (listing.next, ==, now + 15 * minute);
  g_ptr_array_unref (listing.news);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/store/approval-news/" path, Shop, NULL, shop_set_up, function, shop_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("request", test_who_hears_of_a_request);
  ADD ("own", test_own_requests);
  ADD ("answers", test_answers);
  ADD ("levels", test_two_levels);
  ADD ("granted", test_granted_before);
  ADD ("again", test_when_to_look_again);
  return g_test_run ();
}
