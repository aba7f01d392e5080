/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

/* Who may answer, what an answer does, limits, and what remains when it is taken back. */

static void
assert_state (Shop *shop, gint64 quotation, RegQuotationState state)
{
  g_assert_cmpstr (reg_enum_get_nick (&reg_enum_quotation_state, shop_state (shop, quotation)), ==,
                   reg_enum_get_nick (&reg_enum_quotation_state, state));
}

static void
assert_entries (Shop *shop, gint64 quotation, const char *expected)
{
  g_autofree char *entries = shop_entries (shop, quotation);

  g_assert_cmpstr (entries, ==, expected);
}

static void
assert_sound (Shop *shop)
{
  g_autoptr (GPtrArray) findings = shop_verify (shop, NULL);

  if (findings->len)
    g_error ("%s", (char *)findings->pdata[0]);
}

static RegRecord *
last_event (Shop *shop, gint64 quotation)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);

  g_assert_cmpuint (self->events->len, >, 0);
  return reg_record_ref (self->events->pdata[self->events->len - 1]);
}

static gint64
add_staff (Shop *shop, RegRole role, gboolean active)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_STAFF);

  reg_record_builder_set_text (builder, REG_STAFF_NAME, "Somebody");
  reg_record_builder_set_int (builder, REG_STAFF_ROLE, role);
  reg_record_builder_set_int (builder, REG_STAFF_ACTIVE, active);
  return store_fixture_save (SHOP_STORE (shop), builder, NULL);
}

static gboolean
waiting_for (RegDb *db, ShopArgs *args, GError **error)
{
  args->ids = reg_approvals_waiting_for (db, args->id, error);
  return args->ids != NULL;
}

/* Ids of what waits for somebody, with blanks between. */
static char *
waits_for (Shop *shop, gint64 staff)
{
  ShopArgs args = { .id = staff };
  GString *text = g_string_new (NULL);

  shop_read (shop, waiting_for, &args);
  for (guint i = 0; i < args.ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i ? " " : "",
                            g_array_index (args.ids, gint64, i));
  g_array_unref (args.ids);
  return g_string_free_and_steal (text);
}

static void
assert_waits (Shop *shop, gint64 staff, gint64 quotation)
{
  g_autofree char *ids = waits_for (shop, staff);
  g_autofree char *expected = quotation ? g_strdup_printf ("%" G_GINT64_FORMAT, quotation)
                                        : g_strdup ("");

  g_assert_cmpstr (ids, ==, expected);
}

/* A draft whose second line costs more than it brings: manager, then owner. */
static gint64
below_cost (Shop *shop)
{
  gint64 id = shop_draft (shop, 0);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 10, 10000, 6000, 120000));
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 5000, 7000, 0));
  shop_save_lines (shop, id, lines);
  SHOP_DO (shop, shop_submit, .id = id, .text = "to get in");
  return id;
}

/* --- answers ------------------------------------------------------------------------------ */

static void
test_approved_by_the_manager (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);
  g_autoptr (RegQuotation) self = NULL;
  g_autoptr (RegRecord) event = NULL;

  shop_pass_hours (1);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager, .text = "fine");
  assert_state (shop, id, REG_QUOTATION_APPROVED);
  assert_entries (shop, id, "submitted approved");
  event = last_event (shop, id);
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_STAFF_ID), ==, shop->manager);
  g_assert_cmpstr (reg_record_get_text (event, REG_APPROVAL_EVENT_COMMENT), ==, "fine");
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_SELF_APPROVED), ==, 0);
  self = shop_load (shop, id, 0);
  g_assert_true (self->can_verify);
  g_assert_cmpint (reg_record_get_int (self->steps->pdata[0], REG_APPROVAL_STEP_DECIDED_BY), ==,
                   shop->manager);
  g_assert_cmpint (reg_record_get_int (self->revision, REG_QUOTATION_REVISION_DECIDED_AT)
                       - reg_record_get_int (self->revision, REG_QUOTATION_REVISION_ASKED_AT),
                   ==, 3600000);
  g_assert_cmpint (SHOP_TRY (shop, shop_may_leave, .id = id), ==, -1);
  assert_sound (shop);
}

static void
test_an_owner_stands_above_a_manager (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);

  SHOP_DO (shop, shop_approve, .id = id, .other = shop->owner);
  assert_state (shop, id, REG_QUOTATION_APPROVED);
}

static void
test_who_may_not (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);
  gint64 gone = add_staff (shop, REG_ROLE_MANAGER, FALSE);
  gint64 service = add_staff (shop, REG_ROLE_SERVICE, TRUE);
  gint64 refused[] = { 0, shop->seller, gone, service };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = id, .other = refused[i]), ==,
                       REG_STORE_ERROR_REFUSED);
      g_assert_cmpint (SHOP_TRY (shop, shop_send_back, .id = id, .other = refused[i], .text = "no"),
                       ==, REG_STORE_ERROR_REFUSED);
      g_assert_cmpint (SHOP_TRY (shop, shop_reject, .id = id, .other = refused[i], .text = "no"),
                       ==, REG_STORE_ERROR_REFUSED);
    }
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = id, .other = 4711), ==,
                   REG_STORE_ERROR_NOT_FOUND);
  assert_state (shop, id, REG_QUOTATION_WAITING);
  assert_entries (shop, id, "submitted");
}

static void
test_nobody_approves_their_own (Shop *shop, gconstpointer unused)
{
  gint64 asked, owned;

  /* Asked by the manager … */
  shop_be (shop, shop->manager);
  asked = shop_waiting (shop);
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = asked, .other = shop->manager), ==,
                   REG_STORE_ERROR_REFUSED);
  assert_waits (shop, shop->manager, 0);
  /* … or looked after by the manager, whoever asks. */
  owned = shop_draft (shop, 120000);
  shop_be (shop, shop->seller);
  SHOP_DO (shop, shop_submit, .id = owned);
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = owned, .other = shop->manager), ==,
                   REG_STORE_ERROR_REFUSED);
  SHOP_DO (shop, shop_approve, .id = owned, .other = shop->owner);
}

static void
test_a_rule_may_allow_their_own (Shop *shop, gconstpointer unused)
{
  gint64 id;
  g_autoptr (RegRecord) event = NULL;

  shop_tamper (shop, "UPDATE approval_rule SET allow_self = 1");
  shop_be (shop, shop->manager);
  id = shop_waiting (shop);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
  event = last_event (shop, id);
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_SELF_APPROVED), ==, 1);
  assert_sound (shop);
}

static void
test_a_firm_of_one (Shop *shop, gconstpointer unused)
{
  gint64 id;
  g_autoptr (RegRecord) event = NULL;

  shop_tamper (shop, "UPDATE staff SET active = 0 WHERE role <> 3");
  shop_be (shop, 0);
  id = shop_waiting (shop);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->owner);
  assert_state (shop, id, REG_QUOTATION_APPROVED);
  event = last_event (shop, id);
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_SELF_APPROVED), ==, 1);
}

static void
test_a_named_person (Shop *shop, gconstpointer unused)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE approval_rule SET staff_id = %" G_GINT64_FORMAT
                                          " WHERE condition IN (0, 1)",
                                          shop->owner);
  gint64 id;

  shop_tamper (shop, sql);
  id = shop_waiting (shop);
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = id, .other = shop->manager), ==,
                   REG_STORE_ERROR_REFUSED);
  assert_waits (shop, shop->manager, 0);
  assert_waits (shop, shop->owner, id);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->owner);
}

/* Whom a rule names need not be waited for for ever; nights and Sundays do not count. The shop opens
 * Monday to Friday from 9:00 to 12:30 and 13:30 to 18:00. */
static void
test_passed_on_after_hours (Shop *shop, gconstpointer unused)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE approval_rule SET staff_id = %" G_GINT64_FORMAT
                                          ", escalate_hours = 4 WHERE condition IN (0, 1)",
                                          shop->manager);
  gint64 id;

  shop_tamper (shop, sql);
  shop_set_day ("2026-03-02", 15);
  id = shop_waiting (shop);
  assert_waits (shop, shop->manager, id);
  assert_waits (shop, shop->owner, 0);
  shop_set_day ("2026-03-02", 23);
  assert_waits (shop, shop->owner, 0);
  shop_set_day ("2026-03-03", 9);
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = id, .other = shop->owner), ==,
                   REG_STORE_ERROR_REFUSED);
  shop_set_day ("2026-03-03", 10);
  assert_waits (shop, shop->manager, id);
  assert_waits (shop, shop->owner, id);
  assert_waits (shop, shop->seller, 0);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->owner);
  assert_state (shop, id, REG_QUOTATION_APPROVED);
  assert_sound (shop);
}

/* Hours of another level, or of a rule that is not in force, are not this one's. */
static void
test_not_passed_on (Shop *shop, gconstpointer unused)
{
  static const char *const changes[] = { "escalate_hours = 0", "escalate_hours = NULL",
                                         "escalate_hours = 1, active = 0", "level = 2" };
  g_autofree char *sql = g_strdup_printf ("UPDATE approval_rule SET staff_id = %" G_GINT64_FORMAT
                                          ", escalate_hours = 1 WHERE condition IN (0, 1)",
                                          shop->manager);
  gint64 id;

  shop_tamper (shop, sql);
  id = shop_waiting (shop);
  shop_set_day ("2026-03-09", 15);
  assert_waits (shop, shop->owner, id);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *change = g_strdup_printf ("UPDATE approval_rule SET %s", changes[i]);

      shop_tamper (shop, change);
      assert_waits (shop, shop->owner, 0);
      shop_tamper (shop, "UPDATE approval_rule SET escalate_hours = 1, active = 1, level = 1");
    }
}

typedef struct
{
  gint64 id;
  RegApprovalTurn turn;
} Turn;

static gboolean
turn_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Turn *turn = data;
  g_autoptr (RegQuotation) self = reg_quotation_load (db, turn->id, 0, error);

  return self && reg_approval_load_turn (db, self, &turn->turn, error);
}

/* "level, since, passes on, stand-in"; instants as hours since Monday, 2 March 2026, at midnight. */
static void
assert_turn (Shop *shop, gint64 quotation, const char *expected)
{
  const gint64 midnight = G_GINT64_CONSTANT (1772409600000);
  const gint64 hour = 60 * 60 * 1000;
  Turn job = { quotation, { 0 } };
  const RegApprovalTurn *turn = &job.turn;
  g_autofree char *found = NULL;

  store_fixture_read (SHOP_STORE (shop), turn_job, &job);
  found = g_strdup_printf ("%d, %g, %g, %s", (int)turn->level,
                           turn->since ? (double)(turn->since - midnight) / hour : -1,
                           turn->passes_on_at ? (double)(turn->passes_on_at - midnight) / hour : -1,
                           turn->stand_in == 0             ? "nobody"
                           : turn->stand_in == shop->owner ? "owner"
                                                           : "another");
  g_assert_cmpstr (found, ==, expected);
}

/* Who is asked is told from when, until when they are waited for, and who stands in for them. */
static void
test_whose_turn_it_is (Shop *shop, gconstpointer unused)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE approval_rule SET staff_id = %" G_GINT64_FORMAT
                                          ", escalate_hours = 4 WHERE condition IN (0, 1)",
                                          shop->manager);
  g_autofree char *away = g_strdup_printf (
      "INSERT INTO absence (uid, created_at, changed_at, staff_id, first_day, last_day, stand_in)"
      " VALUES (randomblob (16), 1, 1, %d, '2026-03-03', '2026-03-04', %d)",
      (int)shop->manager, (int)shop->owner);
  gint64 draft = shop_draft (shop, 0);
  gint64 id;

  assert_turn (shop, draft, "0, -1, -1, nobody");
  shop_set_day ("2026-03-02", 15);
  id = below_cost (shop);
  /* Nobody is named: the role may answer at once, and so may whoever is above it. */
  assert_turn (shop, id, "1, 15, -1, nobody");
  shop_tamper (shop, sql);
  id = below_cost (shop);
  /* Three hours until six o'clock, one more from nine on. */
  assert_turn (shop, id, "1, 15, 34, nobody");
  shop_tamper (shop, away);
  assert_turn (shop, id, "1, 15, 34, nobody");
  shop_set_day ("2026-03-03", 9);
  assert_turn (shop, id, "1, 15, 34, owner");
  shop_tamper (shop, "UPDATE approval_rule SET escalate_hours = 0");
  assert_turn (shop, id, "1, 15, -1, owner");
  /* The second level begins when the first has answered. */
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
  assert_turn (shop, id, "2, 33, -1, nobody");
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->owner);
  assert_turn (shop, id, "0, -1, -1, nobody");
}

static void
test_levels_in_their_order (Shop *shop, gconstpointer unused)
{
  gint64 id = below_cost (shop);

  assert_waits (shop, shop->manager, id);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
  assert_state (shop, id, REG_QUOTATION_WAITING);
  g_assert_cmpint (SHOP_TRY (shop, shop_may_leave, .id = id), ==, REG_STORE_ERROR_REFUSED);
  assert_waits (shop, shop->manager, 0);
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = id, .other = shop->manager), ==,
                   REG_STORE_ERROR_REFUSED);
  assert_waits (shop, shop->owner, id);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->owner);
  assert_state (shop, id, REG_QUOTATION_APPROVED);
  assert_entries (shop, id, "submitted approved approved");
  assert_sound (shop);
}

static void
test_an_owner_answers_both_levels (Shop *shop, gconstpointer unused)
{
  gint64 id = below_cost (shop);

  SHOP_DO (shop, shop_approve, .id = id, .other = shop->owner);
  assert_state (shop, id, REG_QUOTATION_APPROVED);
  assert_entries (shop, id, "submitted approved");
  assert_sound (shop);
}

static void
test_the_second_answer_is_too_late (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);

  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = id, .other = shop->owner), ==,
                   REG_STORE_ERROR_CONFLICT);
  g_assert_cmpint (SHOP_TRY (shop, shop_reject, .id = id, .other = shop->owner, .text = "no"), ==,
                   REG_STORE_ERROR_CONFLICT);
  g_assert_cmpint (SHOP_TRY (shop, shop_withdraw, .id = id), ==, REG_STORE_ERROR_CONFLICT);
  assert_entries (shop, id, "submitted approved");
}

static void
test_sent_back_and_done_better (Shop *shop, gconstpointer unused)
{
  gint64 id = below_cost (shop);
  g_autofree char *number = NULL;

  g_assert_cmpint (SHOP_TRY (shop, shop_send_back, .id = id, .other = shop->manager), ==,
                   REG_STORE_ERROR_REFUSED);
  SHOP_DO (shop, shop_send_back, .id = id, .other = shop->manager, .text = "too deep");
  assert_state (shop, id, REG_QUOTATION_SENT_BACK);
  assert_waits (shop, shop->owner, 0);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM approval_step WHERE state = 0"), ==, 0);
  SHOP_DO (shop, shop_revise, .id = id);
  SHOP_DO (shop, shop_submit, .id = id);
  number = shop_number (shop, id);
  g_assert_cmpstr (number, ==, "2026-0001-2");
  SHOP_DO (shop, shop_reject, .id = id, .other = shop->manager, .text = "still");
  assert_state (shop, id, REG_QUOTATION_REJECTED);
  assert_entries (shop, id, "submitted sent-back submitted rejected");
  assert_sound (shop);
}

static void
test_withdrawn_by_its_author_only (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);

  shop_be (shop, shop->manager);
  g_assert_cmpint (SHOP_TRY (shop, shop_withdraw, .id = id), ==, REG_STORE_ERROR_REFUSED);
  shop_be (shop, 0);
  g_assert_cmpint (SHOP_TRY (shop, shop_withdraw, .id = id), ==, REG_STORE_ERROR_REFUSED);
  shop_be (shop, shop->seller);
  SHOP_DO (shop, shop_withdraw, .id = id);
  assert_state (shop, id, REG_QUOTATION_WITHDRAWN);
  assert_entries (shop, id, "submitted withdrawn");
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = id, .other = shop->manager), ==,
                   REG_STORE_ERROR_CONFLICT);
}

static void
test_the_longest_waiting_first (Shop *shop, gconstpointer unused)
{
  gint64 first = shop_draft (shop, 120000);
  gint64 second = shop_draft (shop, 130000);
  g_autofree char *ids = NULL;
  g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, second,
                                               first);

  SHOP_DO (shop, shop_submit, .id = second);
  shop_pass_hours (1);
  SHOP_DO (shop, shop_submit, .id = first);
  ids = waits_for (shop, shop->manager);
  g_assert_cmpstr (ids, ==, expected);
  assert_waits (shop, shop->seller, 0);
}

/* --- limits ------------------------------------------------------------------------------- */

static void
save_discount (Shop *shop, gint64 quotation, gint64 discount, gint64 price)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 10, price, 6000, discount));
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 5000, 3000, discount));
  shop_save_lines (shop, quotation, lines);
}

/* Approved at 12 % on the first line, later revisions may go to 15 % on the whole. */
static gint64
approved_with_limit (Shop *shop)
{
  gint64 id = shop_waiting (shop);

  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager, .number = 150000);
  assert_entries (shop, id, "submitted approved-limit");
  return id;
}

static void
test_a_limit_is_not_asked_again (Shop *shop, gconstpointer unused)
{
  gint64 id = approved_with_limit (shop);
  g_autoptr (RegRecord) event = NULL;

  SHOP_DO (shop, shop_send, .id = id);
  SHOP_DO (shop, shop_revise, .id = id);
  save_discount (shop, id, 150000, 10000);
  SHOP_DO (shop, shop_submit, .id = id);
  assert_state (shop, id, REG_QUOTATION_APPROVED);
  assert_entries (shop, id, "submitted approved-limit submitted approved");
  event = last_event (shop, id);
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_LIMIT_VALUE), ==, 150000);
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_STAFF_ID), ==, shop->manager);
  SHOP_DO (shop, shop_send, .id = id);
  assert_sound (shop);
}

static void
test_over_the_limit_is_asked (Shop *shop, gconstpointer unused)
{
  gint64 id = approved_with_limit (shop);

  SHOP_DO (shop, shop_revise, .id = id);
  save_discount (shop, id, 151000, 10000);
  SHOP_DO (shop, shop_submit, .id = id);
  assert_state (shop, id, REG_QUOTATION_WAITING);
}

static void
test_another_price_is_asked (Shop *shop, gconstpointer unused)
{
  gint64 id = approved_with_limit (shop);

  SHOP_DO (shop, shop_revise, .id = id);
  save_discount (shop, id, 120000, 9900);
  SHOP_DO (shop, shop_submit, .id = id);
  assert_state (shop, id, REG_QUOTATION_WAITING);
}

static void
test_another_rule_is_asked (Shop *shop, gconstpointer unused)
{
  gint64 id = approved_with_limit (shop);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  /* The same offer, but so much of it that the total asks the owner. */
  SHOP_DO (shop, shop_revise, .id = id);
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 200, 10000, 6000, 120000));
  shop_save_lines (shop, id, lines);
  SHOP_DO (shop, shop_submit, .id = id);
  assert_state (shop, id, REG_QUOTATION_WAITING);
}

static void
test_a_plain_approval_gives_no_limit (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_sent (shop);

  SHOP_DO (shop, shop_revise, .id = id);
  SHOP_DO (shop, shop_submit, .id = id);
  assert_state (shop, id, REG_QUOTATION_WAITING);
}

static void
test_a_limit_needs_sense (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);
  gint64 limits[] = { -1, 1000001, 100000 };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    g_assert_cmpint (
        SHOP_TRY (shop, shop_approve, .id = id, .other = shop->manager, .number = limits[i]), ==,
        REG_STORE_ERROR_INVALID);
  assert_state (shop, id, REG_QUOTATION_WAITING);
}

/* --- taking back -------------------------------------------------------------------------- */

static void
test_taking_an_approval_back (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);
  g_autoptr (RegRecord) event = NULL;
  gint64 approval;

  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
  approval = shop->action;
  shop_undo (shop, approval);
  assert_state (shop, id, REG_QUOTATION_WAITING);
  assert_entries (shop, id, "submitted approved undone");
  event = last_event (shop, id);
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_LIMIT_VALUE), ==, 2);
  g_assert_cmpstr (reg_record_get_text (event, REG_APPROVAL_EVENT_COMMENT), ==, "Something done");
  g_assert_cmpint (SHOP_TRY (shop, shop_may_leave, .id = id), ==, REG_STORE_ERROR_REFUSED);
  assert_sound (shop);
  /* It does not come back by taking that back. */
  g_assert_cmpint (shop_try_undo (shop, shop->action), ==, REG_STORE_ERROR_REFUSED);
  assert_waits (shop, shop->manager, id);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
  assert_state (shop, id, REG_QUOTATION_APPROVED);
  assert_entries (shop, id, "submitted approved undone approved");
  assert_sound (shop);
}

static void
test_taking_a_request_back (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);
  g_autoptr (RegQuotation) self = NULL;

  shop_undo (shop, shop->action);
  assert_state (shop, id, REG_QUOTATION_DRAFT);
  assert_entries (shop, id, "submitted undone");
  self = shop_load (shop, id, 0);
  g_assert_cmpuint (self->steps->len, ==, 0);
  g_assert_true (reg_record_is_null (self->revision, REG_QUOTATION_REVISION_CONTENT_HASH));
  g_assert_true (reg_record_is_null (self->revision, REG_QUOTATION_REVISION_ASKED_BY));
  g_assert_cmpstr (self->number, ==, "");
  assert_sound (shop);
  SHOP_DO (shop, shop_submit, .id = id);
  assert_entries (shop, id, "submitted undone submitted");
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
  assert_sound (shop);
}

static void
test_answers_are_taken_back_too (Shop *shop, gconstpointer unused)
{
  gint64 id = below_cost (shop);

  SHOP_DO (shop, shop_send_back, .id = id, .other = shop->manager, .text = "no");
  shop_undo (shop, shop->action);
  assert_state (shop, id, REG_QUOTATION_WAITING);
  SHOP_DO (shop, shop_reject, .id = id, .other = shop->manager, .text = "no");
  shop_undo (shop, shop->action);
  assert_state (shop, id, REG_QUOTATION_WAITING);
  SHOP_DO (shop, shop_withdraw, .id = id);
  shop_undo (shop, shop->action);
  assert_state (shop, id, REG_QUOTATION_WAITING);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM approval_step WHERE state = 0"), ==, 2);
  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
  shop_undo (shop, shop->action);
  assert_waits (shop, shop->manager, id);
  assert_entries (shop, id,
                  "submitted sent-back undone rejected undone withdrawn undone approved undone");
  assert_sound (shop);
}

static void
test_only_the_last_step_is_taken_back (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);
  gint64 submission = shop->action;
  gint64 approval;

  SHOP_DO (shop, shop_approve, .id = id, .other = shop->manager);
  approval = shop->action;
  g_assert_cmpint (shop_try_undo (shop, submission), ==, REG_STORE_ERROR_CONFLICT);
  SHOP_DO (shop, shop_send, .id = id);
  g_assert_cmpint (shop_try_undo (shop, approval), ==, REG_STORE_ERROR_CONFLICT);
  assert_state (shop, id, REG_QUOTATION_SENT);
  shop_undo (shop, shop->action);
  shop_undo (shop, approval);
  shop_undo (shop, submission);
  assert_state (shop, id, REG_QUOTATION_DRAFT);
  assert_entries (shop, id, "submitted approved undone undone undone");
  assert_sound (shop);
}

static void
test_sending_can_be_done_again (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_sent (shop);

  shop_undo (shop, shop->action);
  assert_state (shop, id, REG_QUOTATION_APPROVED);
  shop_undo (shop, shop->action);
  assert_state (shop, id, REG_QUOTATION_SENT);
  g_assert_cmpint (SHOP_TRY (shop, shop_may_leave, .id = id), ==, -1);
  assert_sound (shop);
}

static void
test_what_the_chain_tells_of_stays (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_draft (shop, 120000);
  gint64 edit = shop->action;

  SHOP_DO (shop, shop_submit, .id = id);
  shop_undo (shop, shop->action);
  shop_undo (shop, edit);
  /* The quotation itself was made by the action before. */
  g_assert_cmpint (shop_try_undo (shop, edit - 1), ==, REG_STORE_ERROR_CONFLICT);
  assert_state (shop, id, REG_QUOTATION_DRAFT);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/store/approvals/" path, Shop, NULL, shop_set_up, function, shop_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("answer/manager", test_approved_by_the_manager);
  ADD ("answer/owner", test_an_owner_stands_above_a_manager);
  ADD ("answer/who-may-not", test_who_may_not);
  ADD ("answer/own", test_nobody_approves_their_own);
  ADD ("answer/own-allowed", test_a_rule_may_allow_their_own);
  ADD ("answer/firm-of-one", test_a_firm_of_one);
  ADD ("answer/named", test_a_named_person);
  ADD ("answer/passed-on", test_passed_on_after_hours);
  ADD ("answer/not-passed-on", test_not_passed_on);
  ADD ("answer/levels", test_levels_in_their_order);
  ADD ("answer/both-levels", test_an_owner_answers_both_levels);
  ADD ("answer/turn", test_whose_turn_it_is);
  ADD ("answer/too-late", test_the_second_answer_is_too_late);
  ADD ("answer/sent-back", test_sent_back_and_done_better);
  ADD ("answer/withdrawn", test_withdrawn_by_its_author_only);
  ADD ("answer/queue", test_the_longest_waiting_first);
  ADD ("limit/not-asked", test_a_limit_is_not_asked_again);
  ADD ("limit/over", test_over_the_limit_is_asked);
  ADD ("limit/price", test_another_price_is_asked);
  ADD ("limit/rule", test_another_rule_is_asked);
  ADD ("limit/plain", test_a_plain_approval_gives_no_limit);
  ADD ("limit/sense", test_a_limit_needs_sense);
  ADD ("undo/approval", test_taking_an_approval_back);
  ADD ("undo/request", test_taking_a_request_back);
  ADD ("undo/answers", test_answers_are_taken_back_too);
  ADD ("undo/order", test_only_the_last_step_is_taken_back);
  ADD ("undo/again", test_sending_can_be_done_again);
  ADD ("undo/stays", test_what_the_chain_tells_of_stays);
  return g_test_run ();
}
