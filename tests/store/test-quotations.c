/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"
#include "store/reg-tasks.h"

/* The life of a quotation: drafts, handing in, sending, acceptance, loss, expiry, revisions. */

static gboolean
create (RegDb *db, ShopArgs *args, GError **error)
{
  return (args->result = reg_quotation_create (db, args->id, args->other, error)) != 0;
}

static gboolean
save (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_save_draft (db, args->record, args->lines, error);
}

static gboolean
set_party (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_set_party (db, args->id, args->other, error);
}

static gboolean
duplicate (RegDb *db, ShopArgs *args, GError **error)
{
  return (args->result = reg_quotation_duplicate (db, args->id, error)) != 0;
}

static void
assert_state (Shop *shop, gint64 quotation, RegQuotationState state)
{
  g_assert_cmpstr (reg_enum_get_nick (&reg_enum_quotation_state, shop_state (shop, quotation)), ==,
                   reg_enum_get_nick (&reg_enum_quotation_state, state));
}

static gint64
revision_int (Shop *shop, gint64 quotation, int field)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);

  return reg_record_get_int (self->revision, field);
}

static gint64
revision_id (Shop *shop, gint64 quotation)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);

  return reg_record_get_id (self->revision);
}

/* --- drafts ------------------------------------------------------------------------------- */

static void
test_new_draft_has_the_usual_settings (Shop *shop, gconstpointer unused)
{
  ShopArgs args = { .other = shop->deal };
  g_autoptr (RegQuotation) self = NULL;

  shop_do (shop, create, &args);
  self = shop_load (shop, args.result, 0);
  g_assert_cmpint (reg_record_get_id (self->party), ==, shop->party);
  g_assert_cmpint (reg_record_get_id (self->owner), ==, shop->seller);
  g_assert_cmpstr (self->number, ==, "");
  g_assert_true (self->is_current);
  g_assert_true (self->is_new_customer);
  g_assert_true (self->can_verify);
  g_assert_cmpint (self->n_staff, ==, 3);
  g_assert_cmpuint (self->lines->len, ==, 0);
  g_assert_cmpuint (self->revisions->len, ==, 1);
  g_assert_cmpstr (reg_record_get_text (self->quotation, REG_QUOTATION_TITLE), ==, "Ten pieces");
  g_assert_cmpstr (reg_record_get_text (self->revision, REG_QUOTATION_REVISION_CURRENCY), ==,
                   "EUR");
  g_assert_cmpstr (reg_record_get_text (self->revision, REG_QUOTATION_REVISION_VALID_UNTIL), ==,
                   "2026-04-01");
  g_assert_cmpstr (reg_record_get_text (self->revision, REG_QUOTATION_REVISION_LANGUAGE), ==, "en");
  g_assert_cmpint (reg_record_get_int (self->revision, REG_QUOTATION_REVISION_REVISION), ==, 1);
  shop_undo (shop, shop->action);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM quotation_revision"), ==, 0);
}

static void
add_address (Shop *shop, gint64 party, const char *country)
{
  RegRecordBuilder *point = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_ref (point, REG_CONTACT_POINT_PARTY_ID, party);
  reg_record_builder_set_int (point, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_ADDRESS);
  reg_record_builder_set_text (point, REG_CONTACT_POINT_STREET, "Long Street 1");
  reg_record_builder_set_text (point, REG_CONTACT_POINT_POSTAL_CODE, "12345");
  reg_record_builder_set_text (point, REG_CONTACT_POINT_CITY, "Town");
  reg_record_builder_set_text (point, REG_CONTACT_POINT_COUNTRY, country);
  store_fixture_save (SHOP_STORE (shop), point, NULL);
}

static char *
addressed_to (Shop *shop, gint64 quotation)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);

  return g_strdup (reg_record_get_text (self->revision, REG_QUOTATION_REVISION_CUSTOMER_LINES));
}

static void
test_address_of_the_customer (Shop *shop, gconstpointer unused)
{
  ShopArgs args = { .id = shop->party };
  gint64 abroad = store_fixture_add_party (SHOP_STORE (shop), "Abroad", NULL);
  RegRecordBuilder *edit;
  g_autoptr (RegRecord) party = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_PARTY, abroad);
  g_autofree char *at_home = NULL;
  g_autofree char *lines = NULL;

  edit = reg_record_builder_new_from (party);
  reg_record_builder_set_text (edit, REG_PARTY_LANGUAGE, "fr");
  reg_record_builder_set_int (edit, REG_PARTY_PAYMENT_DAYS, 60);
  reg_record_builder_set_text (edit, REG_PARTY_CONTACT_NAME, "Purchasing");
  store_fixture_save (SHOP_STORE (shop), edit, NULL);
  add_address (shop, shop->party, "DE");
  add_address (shop, abroad, "France");
  shop_do (shop, create, &args);
  at_home = addressed_to (shop, args.result);
  g_assert_cmpstr (at_home, ==, "A customer\nLong Street 1\n12345 Town");
  SHOP_DO (shop, set_party, .id = args.result, .other = abroad);
  lines = addressed_to (shop, args.result);
  g_assert_cmpstr (lines, ==, "Abroad\nPurchasing\nLong Street 1\n12345 Town\nFrance");
  g_assert_cmpint (revision_int (shop, args.result, REG_QUOTATION_REVISION_PAYMENT_DAYS), ==, 60);
}

static void
test_totals_are_computed_on_saving (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 120000);
  g_autoptr (RegQuotation) self = shop_load (shop, id, 0);

  /* 1000.00 less 120.00, and 50.00 */
  g_assert_cmpint (reg_record_get_int (self->revision, REG_QUOTATION_REVISION_NET), ==, 93000);
  g_assert_cmpint (reg_record_get_int (self->revision, REG_QUOTATION_REVISION_TAX), ==, 17670);
  g_assert_cmpint (reg_record_get_int (self->revision, REG_QUOTATION_REVISION_GROSS), ==, 110670);
  g_assert_cmpint (reg_record_get_int (self->revision, REG_QUOTATION_REVISION_COST), ==, 63000);
  g_assert_cmpint (reg_record_get_int (self->lines->pdata[0], REG_QUOTATION_LINE_NET), ==, 88000);
  g_assert_cmpint (reg_record_get_int (self->lines->pdata[1], REG_QUOTATION_LINE_POSITION), ==, 2);
}

static void
test_lines_are_saved_as_given (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 0);
  g_autoptr (RegQuotation) before = shop_load (shop, id, 0);
  g_autoptr (RegQuotation) after = NULL;
  g_autoptr (RegQuotation) undone = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  g_ptr_array_add (lines, shop_line (REG_LINE_SECTION, 0, 0, -1, 0));
  g_ptr_array_add (lines, reg_record_ref (before->lines->pdata[1]));
  g_ptr_array_add (lines, shop_line (REG_LINE_OPTIONAL, 2, 10000, -1, 0));
  shop_save_lines (shop, id, lines);
  after = shop_load (shop, id, 0);
  g_assert_cmpuint (after->lines->len, ==, 3);
  g_assert_true (reg_record_is_null (after->lines->pdata[0], REG_QUOTATION_LINE_NET));
  g_assert_cmpint (reg_record_get_id (after->lines->pdata[1]), ==,
                   reg_record_get_id (before->lines->pdata[1]));
  g_assert_cmpint (reg_record_get_int (after->lines->pdata[2], REG_QUOTATION_LINE_NET), ==, 20000);
  g_assert_cmpint (reg_record_get_int (after->revision, REG_QUOTATION_REVISION_NET), ==, 5000);
  shop_undo (shop, shop->action);
  undone = shop_load (shop, id, 0);
  g_assert_cmpuint (undone->lines->len, ==, 2);
  g_assert_cmpint (reg_record_get_id (undone->lines->pdata[0]), ==,
                   reg_record_get_id (before->lines->pdata[0]));
  g_assert_cmpint (reg_record_get_int (undone->revision, REG_QUOTATION_REVISION_NET), ==, 105000);
}

static void
test_command_fields_are_not_saved (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 120000);
  g_autoptr (RegQuotation) self = shop_load (shop, id, 0);
  RegRecordBuilder *edit = reg_record_builder_new_from (self->revision);
  g_autoptr (RegRecord) forged = NULL;

  reg_record_builder_set_int (edit, REG_QUOTATION_REVISION_STATE, REG_QUOTATION_APPROVED);
  reg_record_builder_set_int (edit, REG_QUOTATION_REVISION_GROSS, 1);
  reg_record_builder_set_int (edit, REG_QUOTATION_REVISION_REVISION, 9);
  forged = reg_record_builder_end (edit);
  SHOP_DO (shop, save, .record = forged, .lines = self->lines);
  assert_state (shop, id, REG_QUOTATION_DRAFT);
  g_assert_cmpint (revision_int (shop, id, REG_QUOTATION_REVISION_GROSS), ==, 110670);
  g_assert_cmpint (revision_int (shop, id, REG_QUOTATION_REVISION_REVISION), ==, 1);
}

static void
test_bad_drafts_are_named (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 0);
  gint64 other = shop_draft (shop, 0);
  g_autoptr (RegQuotation) self = shop_load (shop, id, 0);
  g_autoptr (RegQuotation) foreign = shop_load (shop, other, 0);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  RegRecordBuilder *edit = reg_record_builder_new_from (self->revision);
  g_autoptr (RegRecord) revision = NULL;
  g_autofree char *message = NULL;
  ShopArgs args = { .record = self->revision, .lines = lines };

  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 100, -1, 2000000));
  g_assert_cmpint (shop_try (shop, save, &args, &message), ==, REG_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (message, "discount"));
  args.lines = foreign->lines;
  g_assert_cmpint (shop_try (shop, save, &args, NULL), ==, REG_STORE_ERROR_CONFLICT);
  reg_record_builder_set_text (edit, REG_QUOTATION_REVISION_VALID_UNTIL, "2026-02-30");
  args.record = revision = reg_record_builder_end (edit);
  args.lines = self->lines;
  g_assert_cmpint (shop_try (shop, save, &args, NULL), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (revision_int (shop, id, REG_QUOTATION_REVISION_NET), ==, 105000);
}

static void
test_duplicate (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_sent (shop);
  ShopArgs args = { .id = id };
  g_autoptr (RegQuotation) copy = NULL;

  shop_set_day ("2026-07-01", 9);
  shop_do (shop, duplicate, &args);
  copy = shop_load (shop, args.result, 0);
  g_assert_cmpint (args.result, !=, id);
  g_assert_cmpstr (copy->number, ==, "");
  g_assert_cmpuint (copy->lines->len, ==, 2);
  g_assert_cmpint (reg_record_get_int (copy->revision, REG_QUOTATION_REVISION_NET), ==, 93000);
  g_assert_true (reg_record_is_null (copy->revision, REG_QUOTATION_REVISION_CONTENT_HASH));
  g_assert_cmpstr (reg_record_get_text (copy->revision, REG_QUOTATION_REVISION_VALID_UNTIL), ==,
                   "2026-07-31");
  assert_state (shop, args.result, REG_QUOTATION_DRAFT);
}

/* --- handing in --------------------------------------------------------------------------- */

static void
test_within_policy_is_ready_at_once (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 100000);
  g_autofree char *number = NULL;
  g_autofree char *entries = NULL;
  g_autofree char *after = NULL;

  SHOP_DO (shop, shop_submit, .id = id);
  assert_state (shop, id, REG_QUOTATION_READY);
  number = shop_number (shop, id);
  g_assert_cmpstr (number, ==, "2026-0001");
  entries = shop_entries (shop, id);
  g_assert_cmpstr (entries, ==, "");
  g_assert_cmpint (SHOP_TRY (shop, shop_may_leave, .id = id), ==, -1);
  SHOP_DO (shop, shop_submit, .id = shop_draft (shop, 0));
  shop_undo (shop, shop->action);
  after = shop_number (shop, id);
  g_assert_cmpstr (after, ==, "2026-0001");
}

static void
test_over_policy_waits (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);
  g_autoptr (RegQuotation) self = shop_load (shop, id, 0);
  const RegRecord *event;

  g_assert_cmpuint (self->steps->len, ==, 1);
  g_assert_cmpint (reg_record_get_int (self->steps->pdata[0], REG_APPROVAL_STEP_ROLE), ==,
                   REG_ROLE_MANAGER);
  g_assert_cmpuint (self->events->len, ==, 1);
  event = self->events->pdata[0];
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_STAFF_ID), ==, shop->seller);
  g_assert_cmpstr (reg_record_get_text (event, REG_APPROVAL_EVENT_COMMENT), ==, "they compare us");
  /* 120.00 of 1050.00 */
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_LIMIT_VALUE), ==, 114286);
  g_assert_cmpstr (self->number, ==, "2026-0001");
  g_assert_true (self->can_verify);
  g_assert_cmpint (SHOP_TRY (shop, shop_may_leave, .id = id), ==, REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (SHOP_TRY (shop, shop_send, .id = id), ==, REG_STORE_ERROR_CONFLICT);
  g_assert_cmpint (SHOP_TRY (shop, save, .record = self->revision, .lines = self->lines), ==,
                   REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (SHOP_TRY (shop, shop_submit, .id = id), ==, REG_STORE_ERROR_CONFLICT);
}

static void
test_what_cannot_be_handed_in (Shop *shop, gconstpointer unused)
{
  ShopArgs nobody = { 0 };
  gint64 empty = shop_draft (shop, 0);
  gint64 late = shop_draft (shop, 0);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autofree char *message = NULL;

  shop_save_lines (shop, empty, lines);
  g_assert_cmpint (SHOP_TRY (shop, shop_submit, .id = empty), ==, REG_STORE_ERROR_REFUSED);
  shop_do (shop, create, &nobody);
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 100, -1, 0));
  shop_save_lines (shop, nobody.result, lines);
  nobody.id = nobody.result;
  g_assert_cmpint (shop_try (shop, shop_submit, &nobody, &message), ==, REG_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (message, "party_id"));
  g_assert_cmpint (SHOP_TRY (shop, shop_submit, .id = 4711), ==, REG_STORE_ERROR_NOT_FOUND);
  shop_set_day ("2026-06-01", 9);
  g_assert_cmpint (SHOP_TRY (shop, shop_submit, .id = late), ==, REG_STORE_ERROR_INVALID);
  assert_state (shop, late, REG_QUOTATION_DRAFT);
}

static void
test_nobody_working_asks_for_nothing (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 120000);

  shop_be (shop, 0);
  g_assert_cmpint (SHOP_TRY (shop, shop_submit, .id = id), ==, REG_STORE_ERROR_REFUSED);
  SHOP_DO (shop, shop_submit, .id = shop_draft (shop, 0));
}

static void
test_numbers_are_gapless (Shop *shop, gconstpointer unused)
{
  gint64 first = shop_draft (shop, 0);
  gint64 second = shop_draft (shop, 0);
  gint64 third = shop_draft (shop, 0);
  gint64 action;
  g_autofree char *number = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *next = NULL;

  /* Taken back at once, the number is free again. */
  SHOP_DO (shop, shop_submit, .id = first);
  shop_undo (shop, shop->action);
  assert_state (shop, first, REG_QUOTATION_DRAFT);
  SHOP_DO (shop, shop_submit, .id = second);
  action = shop->action;
  number = shop_number (shop, second);
  g_assert_cmpstr (number, ==, "2026-0001");
  /* Taken back after another one came, it stays with its draft. */
  SHOP_DO (shop, shop_submit, .id = third);
  g_assert_cmpint (shop_try_undo (shop, action), ==, -1);
  assert_state (shop, second, REG_QUOTATION_DRAFT);
  kept = shop_number (shop, second);
  g_assert_cmpstr (kept, ==, "2026-0001");
  SHOP_DO (shop, shop_submit, .id = first);
  next = shop_number (shop, first);
  g_assert_cmpstr (next, ==, "2026-0003");
  SHOP_DO (shop, shop_submit, .id = second);
  g_assert_cmpint (shop_query (shop, "SELECT count (DISTINCT number) FROM quotation"), ==, 3);
  g_assert_cmpint (
      shop_query (shop, "SELECT next_number FROM document_series WHERE kind = 'quotation'"), ==, 4);
}

static void
test_nothing_else_changes_what_was_handed_in (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 120000);
  gint64 edit = shop->action;
  gint64 other = store_fixture_add_party (SHOP_STORE (shop), "Another", NULL);

  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (shop_try_undo (shop, edit), ==, REG_STORE_ERROR_CONFLICT);
  g_assert_cmpint (SHOP_TRY (shop, set_party, .id = id, .other = other), ==,
                   REG_STORE_ERROR_REFUSED);
  SHOP_DO (shop, shop_withdraw, .id = id);
  SHOP_DO (shop, shop_revise, .id = id);
  g_assert_cmpint (SHOP_TRY (shop, set_party, .id = id, .other = other), ==,
                   REG_STORE_ERROR_REFUSED);
}

/* --- sending ------------------------------------------------------------------------------ */

static gboolean
add_holiday (RegDb *db, ShopArgs *args, GError **error)
{
  RegRecordBuilder *day = reg_record_builder_new (REG_ENTITY_HOLIDAY);
  g_autoptr (RegRecord) record = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_text (day, REG_HOLIDAY_DAY, args->text);
  record = reg_record_builder_end (day);
  saved = reg_db_save (db, record, error);
  return saved != NULL;
}

static gboolean
list_tasks (RegDb *db, ShopArgs *args, GError **error)
{
  args->lines = reg_db_list (db, REG_ENTITY_TASK, REG_TASK_DUE_ON, error);
  return args->lines != NULL;
}

static char *
due_days (Shop *shop)
{
  GString *text = g_string_new (NULL);
  ShopArgs args = { 0 };
  g_autoptr (GPtrArray) tasks = NULL;

  shop_read (shop, list_tasks, &args);
  tasks = args.lines;
  for (guint i = 0; i < tasks->len; i++)
    g_string_append_printf (text, "%s%s%s", i ? " " : "",
                            reg_record_get_text (tasks->pdata[i], REG_TASK_DUE_ON),
                            reg_record_is_null (tasks->pdata[i], REG_TASK_DONE_AT) ? "" : "✓");
  return g_string_free_and_steal (text);
}

static void
test_sending_makes_reminders (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_approved (shop);
  gint64 sent;
  g_autofree char *days = NULL;
  g_autofree char *done = NULL;

  SHOP_DO (shop, add_holiday, .text = "2026-03-04");
  SHOP_DO (shop, shop_send, .id = id);
  sent = shop->action;
  assert_state (shop, id, REG_QUOTATION_SENT);
  g_assert_cmpint (revision_int (shop, id, REG_QUOTATION_REVISION_SENT_AT), >, 0);
  /* Sent on a Monday, Wednesday is closed: Tuesday, Thursday, Friday; valid until 1 April. */
  days = due_days (shop);
  g_assert_cmpstr (days, ==, "2026-03-06 2026-03-30");
  g_assert_cmpint (SHOP_TRY (shop, shop_send, .id = id), ==, REG_STORE_ERROR_CONFLICT);
  shop_undo (shop, sent);
  assert_state (shop, id, REG_QUOTATION_APPROVED);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM task"), ==, 0);
  SHOP_DO (shop, shop_send, .id = id);
  SHOP_DO (shop, shop_decline, .id = id, .text = "too late");
  done = due_days (shop);
  g_assert_cmpstr (done, ==, "2026-03-06✓ 2026-03-30✓");
}

static void
test_a_ready_one_is_asked_again_when_rules_are_stricter (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 80000);

  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (SHOP_TRY (shop, shop_may_leave, .id = id), ==, -1);
  shop_tamper (shop, "UPDATE approval_rule SET limit_value = 50000 WHERE condition = 0");
  g_assert_cmpint (SHOP_TRY (shop, shop_send, .id = id), ==, REG_STORE_ERROR_REFUSED);
  SHOP_DO (shop, shop_revise, .id = id);
  SHOP_DO (shop, shop_submit, .id = id);
  assert_state (shop, id, REG_QUOTATION_WAITING);
}

/* --- revisions ---------------------------------------------------------------------------- */

static void
test_revision_keeps_the_number (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_sent (shop);
  gint64 first = revision_id (shop, id);
  g_autoptr (RegQuotation) draft = NULL;
  g_autoptr (RegQuotation) old = NULL;
  g_autofree char *number = NULL;

  SHOP_DO (shop, shop_revise, .id = id);
  draft = shop_load (shop, id, 0);
  g_assert_cmpstr (draft->number, ==, "2026-0001-2");
  g_assert_cmpuint (draft->revisions->len, ==, 2);
  g_assert_cmpuint (draft->lines->len, ==, 2);
  g_assert_true (reg_record_is_null (draft->revision, REG_QUOTATION_REVISION_SENT_AT));
  old = shop_load (shop, id, first);
  g_assert_cmpstr (old->number, ==, "2026-0001");
  g_assert_false (old->is_current);
  g_assert_cmpint (reg_record_get_int (old->revision, REG_QUOTATION_REVISION_STATE), ==,
                   REG_QUOTATION_SENT);
  g_assert_true (old->can_verify);
  g_assert_cmpint (SHOP_TRY (shop, shop_revise, .id = id), ==, REG_STORE_ERROR_CONFLICT);
  shop_undo (shop, shop->action);
  number = shop_number (shop, id);
  g_assert_cmpstr (number, ==, "2026-0001");
  assert_state (shop, id, REG_QUOTATION_SENT);
}

static void
test_revising_supersedes_what_was_not_sent (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_approved (shop);
  g_autoptr (RegQuotation) self = NULL;

  SHOP_DO (shop, shop_revise, .id = id);
  self = shop_load (shop, id, 0);
  g_assert_cmpint (reg_record_get_int (self->revisions->pdata[0], REG_QUOTATION_REVISION_STATE), ==,
                   REG_QUOTATION_SUPERSEDED);
  g_assert_cmpint (SHOP_TRY (shop, shop_accept, .id = id,
                             .other = reg_record_get_id (self->revisions->pdata[0])),
                   ==, REG_STORE_ERROR_CONFLICT);
}

static void
test_an_older_sent_revision_can_be_accepted (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_sent (shop);
  g_autoptr (RegQuotation) first = shop_load (shop, id, 0);
  g_autoptr (RegQuotation) after = NULL;
  g_autofree char *entries = NULL;
  ShopArgs args = { .id = id, .other = reg_record_get_id (first->revision) };

  SHOP_DO (shop, shop_revise, .id = id);
  SHOP_DO (shop, shop_submit, .id = id);
  assert_state (shop, id, REG_QUOTATION_WAITING);
  shop_do (shop, shop_accept, &args);
  after = shop_load (shop, id, 0);
  g_assert_cmpint (reg_record_get_id (after->revision), ==, args.other);
  g_assert_cmpint (reg_record_get_int (after->revision, REG_QUOTATION_REVISION_STATE), ==,
                   REG_QUOTATION_ACCEPTED);
  g_assert_cmpint (reg_record_get_int (after->revisions->pdata[1], REG_QUOTATION_REVISION_STATE),
                   ==, REG_QUOTATION_SUPERSEDED);
  entries = shop_entries (shop, id);
  g_assert_cmpstr (entries, ==, "submitted approved submitted withdrawn");
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM approval_step WHERE state = 0"), ==, 0);
}

/* --- loss and expiry ---------------------------------------------------------------------- */

static gint64
deal_kind (Shop *shop)
{
  return shop_query (shop, "SELECT s.kind FROM opportunity o JOIN stage s ON s.id = o.stage_id");
}

static void
test_losing_needs_a_reason (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_sent (shop);
  g_autoptr (RegQuotation) self = NULL;
  g_autoptr (RegRecord) deal = NULL;

  g_assert_cmpint (SHOP_TRY (shop, shop_decline, .id = id), ==, REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (SHOP_TRY (shop, shop_decline, .id = id, .text = "  "), ==,
                   REG_STORE_ERROR_REFUSED);
  SHOP_DO (shop, shop_decline, .id = id, .text = "price", .more = "the big one");
  assert_state (shop, id, REG_QUOTATION_DECLINED);
  self = shop_load (shop, id, 0);
  g_assert_cmpstr (reg_record_get_text (self->quotation, REG_QUOTATION_LOST_REASON), ==, "price");
  g_assert_cmpstr (reg_record_get_text (self->quotation, REG_QUOTATION_COMPETITOR), ==,
                   "the big one");
  deal = store_fixture_load (SHOP_STORE (shop), REG_ENTITY_OPPORTUNITY, shop->deal);
  g_assert_cmpint (deal_kind (shop), ==, REG_STAGE_KIND_LOST);
  g_assert_cmpstr (reg_record_get_text (deal, REG_OPPORTUNITY_LOST_REASON), ==, "price");
  g_assert_cmpint (SHOP_TRY (shop, shop_decline, .id = id, .text = "again"), ==,
                   REG_STORE_ERROR_CONFLICT);
  shop_undo (shop, shop->action);
  assert_state (shop, id, REG_QUOTATION_SENT);
  g_assert_cmpint (deal_kind (shop), ==, REG_STAGE_KIND_OPEN);
}

static void
test_a_deal_with_another_quotation_is_not_lost (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_sent (shop);
  gint64 other = shop_draft (shop, 0);

  SHOP_DO (shop, shop_decline, .id = id, .text = "price");
  g_assert_cmpint (deal_kind (shop), ==, REG_STAGE_KIND_OPEN);
  SHOP_DO (shop, shop_decline, .id = other, .text = "price");
  g_assert_cmpint (deal_kind (shop), ==, REG_STAGE_KIND_LOST);
}

static void
test_a_request_ends_with_the_loss (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);
  g_autofree char *entries = NULL;

  SHOP_DO (shop, shop_decline, .id = id, .text = "gone elsewhere");
  entries = shop_entries (shop, id);
  g_assert_cmpstr (entries, ==, "submitted withdrawn");
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM approval_step WHERE state = 0"), ==, 0);
}

static void
test_expiry (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_sent (shop);
  ShopArgs args = { .id = id };
  g_autoptr (RegQuotation) self = NULL;

  shop_set_day ("2026-04-01", 23);
  shop_do (shop, shop_expire, &args);
  g_assert_cmpint (args.result, ==, 0);
  shop_set_day ("2026-04-02", 0);
  shop_do (shop, shop_expire, &args);
  g_assert_cmpint (args.result, ==, 1);
  assert_state (shop, id, REG_QUOTATION_EXPIRED);
  g_assert_cmpint (SHOP_TRY (shop, shop_accept, .id = id), ==, REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (SHOP_TRY (shop, shop_send, .id = id), ==, REG_STORE_ERROR_CONFLICT);
  shop_do (shop, shop_expire, &args);
  g_assert_cmpint (args.result, ==, 0);
  SHOP_DO (shop, shop_accept, .id = id, .text = "promised on the phone");
  assert_state (shop, id, REG_QUOTATION_ACCEPTED);
  shop_undo (shop, shop->action);
  assert_state (shop, id, REG_QUOTATION_EXPIRED);
  SHOP_DO (shop, shop_revise, .id = id);
  assert_state (shop, id, REG_QUOTATION_DRAFT);
  self = shop_load (shop, id, 0);
  g_assert_cmpstr (reg_record_get_text (self->revision, REG_QUOTATION_REVISION_VALID_UNTIL), ==,
                   "2026-05-02");
}

static void
test_past_its_day_counts_as_expired (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_sent (shop);

  shop_set_day ("2026-04-02", 9);
  g_assert_cmpint (SHOP_TRY (shop, shop_accept, .id = id), ==, REG_STORE_ERROR_REFUSED);
  SHOP_DO (shop, shop_accept, .id = id, .text = "same day");
}

static gboolean
set_usual_layout (RegDb *db, ShopArgs *args, GError **error)
{
  g_autoptr (RegRecord) firm = reg_db_load_firm (db, error);
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;
  RegRecordBuilder *builder = reg_record_builder_new_from (firm);

  reg_record_builder_set_text (builder, REG_FIRM_LAYOUT, args->text);
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

static void
assert_layout (Shop *shop, gint64 quotation, const char *layout)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);

  g_assert_cmpstr (reg_record_get_text (self->revision, REG_QUOTATION_REVISION_LAYOUT), ==, layout);
  g_assert_true (self->can_verify);
}

/* The look is kept from the day it was handed in, and is no part of what was approved. */
static void
test_the_look_is_kept (Shop *shop, gconstpointer unused)
{
  gint64 first = shop_draft (shop, 0), second = shop_draft (shop, 0);

  assert_layout (shop, first, "");
  SHOP_DO (shop, shop_submit, .id = first);
  assert_layout (shop, first, "classic");
  SHOP_DO (shop, set_usual_layout, .text = "compact");
  SHOP_DO (shop, shop_submit, .id = second);
  assert_layout (shop, second, "compact");
  SHOP_DO (shop, set_usual_layout, .text = "letter");
  assert_layout (shop, first, "classic");
  assert_layout (shop, second, "compact");
  shop_tamper (shop, "UPDATE quotation_revision SET layout = 'plain'");
  assert_layout (shop, first, "plain");
  SHOP_DO (shop, shop_revise, .id = second);
  assert_layout (shop, second, "plain");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/store/quotations/" path, Shop, NULL, shop_set_up, function, shop_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("look", test_the_look_is_kept);
  ADD ("draft/new", test_new_draft_has_the_usual_settings);
  ADD ("draft/address", test_address_of_the_customer);
  ADD ("draft/totals", test_totals_are_computed_on_saving);
  ADD ("draft/lines", test_lines_are_saved_as_given);
  ADD ("draft/command-fields", test_command_fields_are_not_saved);
  ADD ("draft/bad", test_bad_drafts_are_named);
  ADD ("draft/duplicate", test_duplicate);
  ADD ("submit/ready", test_within_policy_is_ready_at_once);
  ADD ("submit/waits", test_over_policy_waits);
  ADD ("submit/cannot", test_what_cannot_be_handed_in);
  ADD ("submit/nobody", test_nobody_working_asks_for_nothing);
  ADD ("submit/gapless", test_numbers_are_gapless);
  ADD ("submit/fixed", test_nothing_else_changes_what_was_handed_in);
  ADD ("send/reminders", test_sending_makes_reminders);
  ADD ("send/stricter", test_a_ready_one_is_asked_again_when_rules_are_stricter);
  ADD ("revise/number", test_revision_keeps_the_number);
  ADD ("revise/supersedes", test_revising_supersedes_what_was_not_sent);
  ADD ("revise/older-accepted", test_an_older_sent_revision_can_be_accepted);
  ADD ("lost/reason", test_losing_needs_a_reason);
  ADD ("lost/other-hope", test_a_deal_with_another_quotation_is_not_lost);
  ADD ("lost/request-ends", test_a_request_ends_with_the_loss);
  ADD ("expiry/due", test_expiry);
  ADD ("expiry/past-day", test_past_its_day_counts_as_expired);
  return g_test_run ();
}
