/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "shop-fixture.h"

#include "store/reg-absences.h"

/* Every way around an approval there is: each is refused, with its reason, changes nothing, and
 * stands in the chain. What the window and the tool add is in tests/ui/test-quotation-window.c and
 * tests/tool/test-approvals.py. */

static RegRecord *
last_event (Shop *shop, gint64 quotation)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);

  g_assert_cmpuint (self->events->len, >, 0);
  return reg_record_ref (self->events->pdata[self->events->len - 1]);
}

static gint64
count_refusals (Shop *shop)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM approval_event WHERE kind = %d",
                                          REG_APPROVAL_EVENT_KIND_REFUSED);

  return shop_query (shop, sql);
}

static void
assert_told (Shop *shop, gint64 quotation, gint64 staff, const char *told)
{
  g_autoptr (RegRecord) event = last_event (shop, quotation);
  RegApprovalAttempt attempt;
  RegApprovalReason reason;

  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_KIND), ==,
                   REG_APPROVAL_EVENT_KIND_REFUSED);
  g_assert_cmpstr (reg_record_get_text (event, REG_APPROVAL_EVENT_COMMENT), ==, told);
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_STAFF_ID), ==, staff);
  g_assert_true (reg_approval_refusal_parse (told, &attempt, &reason));
}

static void
tamper (Shop *shop, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  shop_tamper (shop, sql);
}

/* --- quotations that may not leave -------------------------------------------------------- */

static gint64
draft (Shop *shop)
{
  return shop_draft (shop, 120000);
}

static gint64
sent_back (Shop *shop)
{
  gint64 id = shop_waiting (shop);

  SHOP_DO (shop, shop_send_back, .id = id, .other = shop->manager, .text = "too deep");
  return id;
}

static gint64
rejected (Shop *shop)
{
  gint64 id = shop_waiting (shop);

  SHOP_DO (shop, shop_reject, .id = id, .other = shop->manager, .text = "no");
  return id;
}

static gint64
withdrawn (Shop *shop)
{
  gint64 id = shop_waiting (shop);

  SHOP_DO (shop, shop_withdraw, .id = id);
  return id;
}

/* The approval was taken back by undo. */
static gint64
taken_back (Shop *shop)
{
  gint64 id = shop_approved (shop);

  shop_undo (shop, shop->action);
  return id;
}

/* Approved, then another discount in a new revision. */
static gint64
revised (Shop *shop)
{
  gint64 id = shop_approved (shop);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  SHOP_DO (shop, shop_revise, .id = id);
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 10, 10000, 6000, 300000));
  shop_save_lines (shop, id, lines);
  SHOP_DO (shop, shop_submit, .id = id);
  return id;
}

/* Handed in while nobody was looking: the rules were off and are on again. */
static gint64
rules_were_off (Shop *shop)
{
  gint64 id = shop_draft (shop, 120000);

  shop_tamper (shop, "UPDATE approval_rule SET active = 0");
  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_READY);
  shop_tamper (shop, "UPDATE approval_rule SET active = 1");
  return id;
}

/* --- rows edited with another program ----------------------------------------------------- */

static void
set_state (Shop *shop, gint64 quotation, RegQuotationState state)
{
  tamper (shop,
          "UPDATE quotation_revision SET state = %d"
          " WHERE id = (SELECT current_id FROM quotation WHERE id = %" G_GINT64_FORMAT ")",
          state, quotation);
}

static void
sign_steps (Shop *shop)
{
  tamper (shop, "UPDATE approval_step SET state = %d, decided_by = %" G_GINT64_FORMAT,
          REG_APPROVAL_STEP_STATE_APPROVED, shop->manager);
}

static gint64
price_edited (Shop *shop)
{
  gint64 id = shop_approved (shop);

  shop_tamper (shop,
               "UPDATE quotation_line SET unit_price = unit_price - 10000 WHERE position = 1");
  return id;
}

static gint64
price_and_seal_edited (Shop *shop)
{
  gint64 id = price_edited (shop);

  shop_tamper (shop, "UPDATE quotation_revision SET content_hash = randomblob (32)");
  return id;
}

static gint64
seal_removed (Shop *shop)
{
  gint64 id = price_edited (shop);

  shop_tamper (shop, "UPDATE quotation_revision SET content_hash = NULL");
  return id;
}

static gint64
customer_edited (Shop *shop)
{
  gint64 id = shop_approved (shop);
  gint64 other = store_fixture_add_party (SHOP_STORE (shop), "Somebody else", NULL);

  tamper (shop, "UPDATE quotation SET party_id = %" G_GINT64_FORMAT, other);
  return id;
}

static gint64
state_edited (Shop *shop)
{
  gint64 id = shop_waiting (shop);

  set_state (shop, id, REG_QUOTATION_APPROVED);
  return id;
}

static gint64
state_and_steps_edited (Shop *shop)
{
  gint64 id = shop_waiting (shop);

  sign_steps (shop);
  set_state (shop, id, REG_QUOTATION_APPROVED);
  return id;
}

static gint64
made_ready (Shop *shop)
{
  gint64 id = shop_waiting (shop);

  shop_tamper (shop, "DELETE FROM approval_step");
  set_state (shop, id, REG_QUOTATION_READY);
  return id;
}

/* --- an approval of another revision, played again ---------------------------------------- */

/* The entry that approved the first revision is copied for the second, seal of the content and all. */
static gint64
replayed (Shop *shop)
{
  gint64 id = revised (shop);

  tamper (shop,
          "INSERT INTO approval_event (uid, created_at, changed_at, seq, quotation_id, revision_id,"
          " kind, staff_id, at, content_hash, limit_value, self_approved, previous_hash, hash)"
          " SELECT randomblob (16), e.created_at, e.changed_at,"
          "  (SELECT max (seq) + 1 FROM approval_event), e.quotation_id, r.id, e.kind, e.staff_id,"
          "  e.at, r.content_hash, e.limit_value, e.self_approved,"
          "  (SELECT hash FROM approval_event ORDER BY seq DESC LIMIT 1), e.hash"
          " FROM approval_event e, quotation q JOIN quotation_revision r ON r.id = q.current_id"
          " WHERE q.id = %" G_GINT64_FORMAT " AND e.quotation_id = q.id AND e.kind = %d",
          id, REG_APPROVAL_EVENT_KIND_APPROVED);
  sign_steps (shop);
  set_state (shop, id, REG_QUOTATION_APPROVED);
  return id;
}

/* The second revision is given the seal of the first. */
static gint64
replayed_seal (Shop *shop)
{
  gint64 id = revised (shop);

  shop_tamper (shop, "UPDATE quotation_revision SET content_hash ="
                     " (SELECT content_hash FROM quotation_revision ORDER BY id LIMIT 1)");
  sign_steps (shop);
  set_state (shop, id, REG_QUOTATION_APPROVED);
  return id;
}

/* --- rows written through the store, past the commands ------------------------------------ */

static gboolean
save_record (RegDb *db, ShopArgs *args, GError **error)
{
  g_autoptr (RegRecord) saved = reg_db_save (db, args->record, error);

  return saved != NULL;
}

static gint64
state_saved (Shop *shop)
{
  gint64 id = shop_waiting (shop);
  g_autoptr (RegQuotation) self = shop_load (shop, id, 0);
  RegRecordBuilder *builder = reg_record_builder_new_from (self->revision);
  g_autoptr (RegRecord) record = NULL;

  reg_record_builder_set_int (builder, REG_QUOTATION_REVISION_STATE, REG_QUOTATION_APPROVED);
  record = reg_record_builder_end (builder);
  SHOP_DO (shop, save_record, .record = record);
  return id;
}

static gint64
line_saved (Shop *shop)
{
  gint64 id = shop_approved (shop);
  g_autoptr (RegQuotation) self = shop_load (shop, id, 0);
  RegRecordBuilder *builder = reg_record_builder_new_from (self->lines->pdata[0]);
  g_autoptr (RegRecord) record = NULL;

  reg_record_builder_set_int (builder, REG_QUOTATION_LINE_UNIT_PRICE, REG_PRICE_UNIT);
  record = reg_record_builder_end (builder);
  SHOP_DO (shop, save_record, .record = record);
  return id;
}

/* --- letting it out ----------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  gint64 (*prepare) (Shop *shop);
  gboolean is_edited; /* by hand: it cannot be verified, or the chain was broken */
  const char *reason;
} Kept;

static const Kept kept[] = {
  { "draft", draft, FALSE, "needed" },
  { "waiting", shop_waiting, FALSE, "needed" },
  { "sent-back", sent_back, FALSE, "needed" },
  { "rejected", rejected, FALSE, "needed" },
  { "withdrawn", withdrawn, FALSE, "needed" },
  { "taken-back", taken_back, FALSE, "needed" },
  { "revised", revised, FALSE, "needed" },
  { "rules-were-off", rules_were_off, FALSE, "needed" },
  { "price-edited", price_edited, TRUE, "not-verified" },
  { "price-and-seal-edited", price_and_seal_edited, TRUE, "not-verified" },
  { "seal-removed", seal_removed, TRUE, "not-verified" },
  { "customer-edited", customer_edited, TRUE, "not-verified" },
  { "state-edited", state_edited, TRUE, "not-verified" },
  { "state-and-steps-edited", state_and_steps_edited, TRUE, "not-verified" },
  { "made-ready", made_ready, TRUE, "not-verified" },
  { "replayed", replayed, TRUE, "not-verified" },
  { "replayed-seal", replayed_seal, TRUE, "not-verified" },
  { "state-saved", state_saved, TRUE, "not-verified" },
  { "line-saved", line_saved, TRUE, "not-verified" },
};

static void
assert_refused (int code)
{
  g_assert_true (code == REG_STORE_ERROR_REFUSED || code == REG_STORE_ERROR_CONFLICT);
}

static gboolean
note_print (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_approval_note_refusal (db, args->id, 0, (RegApprovalAttempt)args->number, error);
}

/* Sent, made a sale of, printed as final, saved as a file. */
static void
test_kept (Shop *shop, gconstpointer data)
{
  const Kept *path = data;
  gint64 id = path->prepare (shop);
  RegQuotationState state = shop_state (shop, id);
  gint64 refusals = count_refusals (shop), checked = 0;
  g_autofree char *send = g_strdup_printf ("send %s", path->reason);
  g_autofree char *accept = g_strdup_printf ("accept %s", path->reason);
  g_autofree char *print = g_strdup_printf ("print %s", path->reason);
  g_autofree char *export = g_strdup_printf ("export %s", path->reason);
  g_autoptr (GPtrArray) findings = NULL;

  assert_refused (SHOP_TRY (shop, shop_send, .id = id));
  assert_told (shop, id, shop->seller, send);
  assert_refused (SHOP_TRY (shop, shop_accept, .id = id, .text = "they want it now"));
  assert_told (shop, id, shop->seller, accept);
  g_assert_cmpint (SHOP_TRY (shop, shop_may_leave, .id = id), ==, REG_STORE_ERROR_REFUSED);
  SHOP_DO (shop, note_print, .id = id, .number = REG_APPROVAL_ATTEMPT_PRINT);
  assert_told (shop, id, shop->seller, print);
  SHOP_DO (shop, note_print, .id = id, .number = REG_APPROVAL_ATTEMPT_EXPORT);
  assert_told (shop, id, shop->seller, export);

  /* Nothing went out, and everything was told. */
  g_assert_cmpint (shop_state (shop, id), ==, state);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM sale"), ==, 0);
  g_assert_cmpint (shop_query (shop, "SELECT count (*) FROM task"), ==, 0);
  g_assert_cmpint (count_refusals (shop), ==, refusals + 4);
  findings = shop_verify (shop, &checked);
  g_assert_cmpint (checked, >=, refusals + 4);
  if (g_str_equal (path->reason, "needed"))
    g_assert_cmpuint (findings->len, ==, 0);
  else
    g_assert_cmpuint (findings->len, >, 0);
}

/* --- answering without being asked -------------------------------------------------------- */

typedef enum
{
  NOBODY,
  SELLER,
  MANAGER,
  OWNER,
  GONE,
} Who;

typedef struct
{
  const char *name;
  gint64 (*prepare) (Shop *shop);
  Who who;
  int code;
  const char *reason;
} Answerer;

static gint64
asked_by_the_manager (Shop *shop)
{
  gint64 id;

  shop_be (shop, shop->manager);
  id = shop_waiting (shop);
  shop_be (shop, shop->seller);
  return id;
}

/* Asked by the seller, but it is the manager's customer and quotation. */
static gint64
owned_by_the_manager (Shop *shop)
{
  gint64 id = shop_waiting (shop);

  tamper (shop, "UPDATE quotation SET owner_id = %" G_GINT64_FORMAT, shop->manager);
  return id;
}

static gint64
named_owner (Shop *shop)
{
  tamper (shop, "UPDATE approval_rule SET staff_id = %" G_GINT64_FORMAT, shop->owner);
  return shop_waiting (shop);
}

static gboolean
save_absence (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_absence_save (db, args->record, error) != 0;
}

/* The manager stands in for the owner, whom the rules name, from @first to @last; today is 2 March. */
static gint64
stood_in (Shop *shop, const char *first, const char *last)
{
  RegRecordBuilder *absence = reg_record_builder_new (REG_ENTITY_ABSENCE);
  g_autoptr (RegRecord) record = NULL;

  reg_record_builder_set_ref (absence, REG_ABSENCE_STAFF_ID, shop->owner);
  reg_record_builder_set_ref (absence, REG_ABSENCE_STAND_IN, shop->manager);
  reg_record_builder_set_text (absence, REG_ABSENCE_FIRST_DAY, first);
  reg_record_builder_set_text (absence, REG_ABSENCE_LAST_DAY, last);
  record = reg_record_builder_end (absence);
  SHOP_DO (shop, save_absence, .record = record);
  return named_owner (shop);
}

static gint64
delegation_expired (Shop *shop)
{
  return stood_in (shop, "2026-02-16", "2026-03-01");
}

static gint64
delegation_to_come (Shop *shop)
{
  return stood_in (shop, "2026-03-03", "2026-03-09");
}

static const Answerer answerers[] = {
  { "nobody", shop_waiting, NOBODY, REG_STORE_ERROR_REFUSED, "not-staff" },
  { "gone", shop_waiting, GONE, REG_STORE_ERROR_REFUSED, "not-staff" },
  { "own", asked_by_the_manager, MANAGER, REG_STORE_ERROR_REFUSED, "own" },
  { "own-by-owner", owned_by_the_manager, MANAGER, REG_STORE_ERROR_REFUSED, "own" },
  { "author", shop_waiting, SELLER, REG_STORE_ERROR_REFUSED, "own" },
  { "low-role", asked_by_the_manager, SELLER, REG_STORE_ERROR_REFUSED, "not-asked" },
  { "another-is-named", named_owner, MANAGER, REG_STORE_ERROR_REFUSED, "not-asked" },
  { "delegation-expired", delegation_expired, MANAGER, REG_STORE_ERROR_REFUSED, "not-asked" },
  { "delegation-to-come", delegation_to_come, MANAGER, REG_STORE_ERROR_REFUSED, "not-asked" },
  { "draft", draft, MANAGER, REG_STORE_ERROR_CONFLICT, "not-waiting" },
  { "second", shop_approved, OWNER, REG_STORE_ERROR_CONFLICT, "not-waiting" },
  { "after-sent-back", sent_back, OWNER, REG_STORE_ERROR_CONFLICT, "not-waiting" },
  { "after-withdrawn", withdrawn, OWNER, REG_STORE_ERROR_CONFLICT, "not-waiting" },
};

static gint64
person (Shop *shop, Who who)
{
  switch (who)
    {
    case SELLER:
      return shop->seller;
    case MANAGER:
      return shop->manager;
    case OWNER:
      return shop->owner;
    case GONE:
      tamper (shop, "UPDATE staff SET active = 0 WHERE id = %" G_GINT64_FORMAT, shop->manager);
      return shop->manager;
    default:
      return 0;
    }
}

static void
test_answerer (Shop *shop, gconstpointer data)
{
  static const struct
  {
    ShopCommand command;
    const char *attempt;
  } answers[] = { { shop_approve, "approve" },
                  { shop_send_back, "send-back" },
                  { shop_reject, "reject" } };
  const Answerer *path = data;
  gint64 id = path->prepare (shop);
  gint64 who = person (shop, path->who);
  RegQuotationState state = shop_state (shop, id);
  g_autoptr (GPtrArray) findings = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *told = g_strdup_printf ("%s %s", answers[i].attempt, path->reason);
      ShopArgs args = { .id = id, .other = who, .text = "so be it" };

      g_assert_cmpint (shop_try (shop, answers[i].command, &args, NULL), ==, path->code);
      assert_told (shop, id, who, told);
    }
  g_assert_cmpint (count_refusals (shop), ==, G_N_ELEMENTS (answers));
  g_assert_cmpint (shop_state (shop, id), ==, state);
  findings = shop_verify (shop, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* What was edited by hand is not signed either, by whoever may. */
static void
test_edited_is_not_signed (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop);

  shop_tamper (shop, "UPDATE quotation_line SET unit_price = unit_price - 10000");
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = id, .other = shop->manager), ==,
                   REG_STORE_ERROR_REFUSED);
  assert_told (shop, id, shop->manager, "approve not-verified");
}

/* A forgotten word, and somebody nobody ever heard of, are no attempts. */
static void
test_mistakes_are_not_told (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_waiting (shop), small = shop_draft (shop, 0);

  g_assert_cmpint (SHOP_TRY (shop, shop_send_back, .id = id, .other = shop->manager), ==,
                   REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (SHOP_TRY (shop, shop_approve, .id = id, .other = 4711), ==,
                   REG_STORE_ERROR_NOT_FOUND);
  /* It needs no approval, it only is not finished. */
  assert_refused (SHOP_TRY (shop, shop_send, .id = small));
  assert_refused (SHOP_TRY (shop, shop_accept, .id = small));
  g_assert_cmpint (count_refusals (shop), ==, 0);
}

/* --- two at once -------------------------------------------------------------------------- */

typedef struct
{
  RegStore *store;
  gint64 quotation, approver;
  int code; /* -1: it went through */
} Desk;

static gboolean
approve_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Desk *desk = data;

  return reg_quotation_approve (db, desk->quotation, desk->approver, 0, NULL, error);
}

static void
approved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Desk *desk = user_data;
  g_autoptr (GError) error = NULL;

  desk->code = reg_store_job_finish (REG_STORE (object), result, &error) ? -1 : error->code;
}

/* Both hand in their answer before either has one: one signature is given, the other is told of. */
static void
test_two_at_once (Shop *shop, gconstpointer unused)
{
  static const RegActionInfo info = { .kind = "approve", .label = "Approved" };
  gint64 id = shop_waiting (shop);
  Desk desks[] = { { .quotation = id, .approver = shop->manager, .code = -2 },
                   { .quotation = id, .approver = shop->owner, .code = -2 } };
  g_autofree char *entries = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    reg_store_write_async (shop->store.store, &info, approve_job, &desks[i], NULL, NULL,
                           approved_cb, &desks[i]);
  while (desks[0].code == -2 || desks[1].code == -2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (desks[0].code, ==, -1);
  g_assert_cmpint (desks[1].code, ==, REG_STORE_ERROR_CONFLICT);
  assert_told (shop, id, shop->owner, "approve not-waiting");
  entries = shop_entries (shop, id);
  g_assert_cmpstr (entries, ==, "submitted approved");
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_APPROVED);
  findings = shop_verify (shop, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
  /* What was refused does not take the approval away. */
  SHOP_DO (shop, shop_send, .id = id);
}

/* --- editing what was handed in ----------------------------------------------------------- */

static gboolean
save_draft (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_save_draft (db, args->record, args->lines, error);
}

static gboolean
set_party (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_quotation_set_party (db, args->id, args->other, error);
}

static void
test_editing (Shop *shop, gconstpointer data)
{
  gint64 (*prepare) (Shop *) = data;
  gint64 id = prepare (shop);
  gint64 other = store_fixture_add_party (SHOP_STORE (shop), "Somebody else", NULL);
  g_autoptr (RegQuotation) before = shop_load (shop, id, 0);
  g_autoptr (RegQuotation) after = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (GPtrArray) findings = NULL;

  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 1, 1, 6000, 0));
  g_assert_cmpint (SHOP_TRY (shop, save_draft, .record = before->revision, .lines = lines), ==,
                   REG_STORE_ERROR_REFUSED);
  assert_told (shop, id, shop->seller, "edit sealed");
  g_assert_cmpint (SHOP_TRY (shop, set_party, .id = id, .other = other), ==,
                   REG_STORE_ERROR_REFUSED);
  assert_told (shop, id, shop->seller, "edit sealed");
  after = shop_load (shop, id, 0);
  g_assert_true (after->can_verify);
  g_assert_cmpuint (after->lines->len, ==, before->lines->len);
  g_assert_cmpint (reg_record_get_id (after->party), ==, shop->party);
  findings = shop_verify (shop, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* A limit that was never given lets nothing pass: the entry that grants it is checked like any. */
static void
test_forged_limit (Shop *shop, gconstpointer unused)
{
  gint64 id = shop_approved (shop);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  shop_tamper (shop, "DROP TRIGGER approval_event_is_final");
  tamper (shop, "UPDATE approval_event SET kind = %d, limit_value = 900000 WHERE kind = %d",
          REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT, REG_APPROVAL_EVENT_KIND_APPROVED);
  SHOP_DO (shop, shop_revise, .id = id);
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 10, 10000, 6000, 300000));
  shop_save_lines (shop, id, lines);
  SHOP_DO (shop, shop_submit, .id = id);
  g_assert_cmpint (shop_state (shop, id), ==, REG_QUOTATION_WAITING);
}

/* --- the words ---------------------------------------------------------------------------- */

static void
test_words (void)
{
  static const char *const plain[] = {
    "", "send", "printing it as final", "send nothing", "nothing needed", "send needed now"
  };
  RegApprovalAttempt attempt = REG_APPROVAL_ATTEMPT_EDIT;
  RegApprovalReason reason = REG_APPROVAL_REASON_SEALED;

  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    g_assert_false (reg_approval_refusal_parse (plain[i], &attempt, &reason));
  g_assert_cmpint (attempt, ==, REG_APPROVAL_ATTEMPT_EDIT);
  g_assert_true (reg_approval_refusal_parse ("send-back not-asked", &attempt, &reason));
  g_assert_cmpint (attempt, ==, REG_APPROVAL_ATTEMPT_SEND_BACK);
  g_assert_cmpint (reason, ==, REG_APPROVAL_REASON_NOT_ASKED);
}

#define ADD(path, data, function)                                                                  \
  g_test_add ("/store/bypass/" path, Shop, data, shop_set_up, function, shop_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *path = g_strconcat ("/store/bypass/kept/", kept[i].name, NULL);

      g_test_add (path, Shop, &kept[i], shop_set_up, test_kept, shop_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (answerers); i++)
    {
      g_autofree char *path = g_strconcat ("/store/bypass/answer/", answerers[i].name, NULL);

      g_test_add (path, Shop, &answerers[i], shop_set_up, test_answerer, shop_tear_down);
    }
  ADD ("answer/edited", NULL, test_edited_is_not_signed);
  ADD ("answer/mistakes", NULL, test_mistakes_are_not_told);
  ADD ("answer/two-at-once", NULL, test_two_at_once);
  ADD ("edit/waiting", shop_waiting, test_editing);
  ADD ("edit/approved", shop_approved, test_editing);
  ADD ("edit/sent", shop_sent, test_editing);
  ADD ("limit/forged", NULL, test_forged_limit);
  g_test_add_func ("/store/bypass/words", test_words);
  return g_test_run ();
}
