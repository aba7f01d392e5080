/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-quotation-state.h"
#include "shop-fixture.h"
#include "store/reg-quotation-mail.h"

/* To which address a quotation goes, and what is written down when it has gone. */

static gboolean
load_address (RegDb *db, ShopArgs *args, GError **error)
{
  g_autofree char *address = reg_quotation_load_mail_address (db, args->id, error);

  if (address == NULL)
    return FALSE;
  g_assert_cmpstr (address, ==, args->text);
  return TRUE;
}

static gboolean
note (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_note_mailed (db, args->id, args->text, error);
}

static gint64
add_point (Shop *shop, RegContactKind kind, const char *value, int position)
{
  RegRecordBuilder *point = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_ref (point, REG_CONTACT_POINT_PARTY_ID, shop->party);
  reg_record_builder_set_int (point, REG_CONTACT_POINT_KIND, kind);
  reg_record_builder_set_text (point, REG_CONTACT_POINT_VALUE, value);
  reg_record_builder_set_int (point, REG_CONTACT_POINT_POSITION, position);
  return store_fixture_save (SHOP_STORE (shop), point, NULL);
}

static void
test_address (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 0);

  SHOP_DO (shop, load_address, .id = id, .text = "");
  add_point (shop, REG_CONTACT_KIND_PHONE, "+49 30 123456", 0);
  SHOP_DO (shop, load_address, .id = id, .text = "");
  add_point (shop, REG_CONTACT_KIND_EMAIL, "second@example.com", 5);
  SHOP_DO (shop, load_address, .id = id, .text = "second@example.com");
  add_point (shop, REG_CONTACT_KIND_EMAIL, "first@example.com", 1);
  SHOP_DO (shop, load_address, .id = id, .text = "first@example.com");
  shop_tamper (shop, "UPDATE contact_point SET deleted_at = 1 WHERE value LIKE 'first%'");
  SHOP_DO (shop, load_address, .id = id, .text = "second@example.com");
  g_assert_cmpint (SHOP_TRY (shop, load_address, .id = 4711), ==, REG_STORE_ERROR_NOT_FOUND);
}

#define COUNT "SELECT count (*) FROM touchpoint WHERE deleted_at IS NULL AND kind = 3"

/* What may not leave cannot have gone; what was written down goes with one undo. */
static void
test_noted (Shop *shop, gconstpointer unused)
{
  gint64 draft = shop_draft (shop, 0), waiting = shop_waiting (shop);
  gint64 approved = shop_approved (shop), before = shop_query (shop, COUNT);

  g_assert_cmpint (SHOP_TRY (shop, note, .id = draft, .text = "x"), ==, REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (SHOP_TRY (shop, note, .id = waiting, .text = "x"), ==, REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (SHOP_TRY (shop, note, .id = 4711, .text = "x"), ==, REG_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (shop_query (shop, COUNT), ==, before);
  SHOP_DO (shop, note, .id = approved, .text = "By e-mail: Ünïcode");
  g_assert_cmpint (shop_state (shop, approved), ==, REG_QUOTATION_SENT);
  g_assert_cmpint (shop_query (shop, COUNT " AND summary = 'By e-mail: Ünïcode'"), ==, before + 1);
  shop_undo (shop, shop->action);
  g_assert_cmpint (shop_query (shop, COUNT), ==, before);
}

/* Sent once more it stays sent, and the history has both. */
static void
test_again (Shop *shop, gconstpointer unused)
{
  gint64 sent = shop_sent (shop), before = shop_query (shop, COUNT);

  SHOP_DO (shop, note, .id = sent, .text = "once more");
  SHOP_DO (shop, note, .id = sent, .text = "and again");
  g_assert_cmpint (shop_state (shop, sent), ==, REG_QUOTATION_SENT);
  g_assert_cmpint (shop_query (shop, COUNT), ==, before + 2);
}

/* Changed behind our back it has not been approved, whoever says it has gone. */
static void
test_tampered (Shop *shop, gconstpointer unused)
{
  gint64 approved = shop_approved (shop), before = shop_query (shop, COUNT);

  shop_tamper (shop, "UPDATE quotation_line SET unit_price = unit_price / 2");
  g_assert_cmpint (SHOP_TRY (shop, note, .id = approved, .text = "x"), ==, REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (shop_query (shop, COUNT), ==, before);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/store/quotation-mail/" path, Shop, NULL, shop_set_up, function, shop_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("address", test_address);
  ADD ("noted", test_noted);
  ADD ("again", test_again);
  ADD ("tampered", test_tampered);
  return g_test_run ();
}
