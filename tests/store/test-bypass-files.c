/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desks-fixture.h"

#include <string.h>

#include "store/reg-absences.h"

/* Every way to get past an approval with a file there is: each is refused, with its reason, changes
 * nothing, and stands in the chain. The ways without files are in test-bypass.c. */

typedef struct
{
  gint64 id;
  gint64 submitted; /* action */
  GBytes *request;
  GBytes *answer; /* a good one, from the manager */
} Files;

static void
files_clear (Files *files)
{
  g_clear_pointer (&files->request, g_bytes_unref);
  g_clear_pointer (&files->answer, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Files, files_clear)

static void
make_files (Desks *desks, Files *files)
{
  files->id = shop_waiting (&desks->near);
  files->submitted = desks->near.action;
  files->request = desks_ask (desks, files->id);
  files->answer = desks_answer (desks, files->request, REG_APPROVAL_EVENT_KIND_APPROVED, 0, NULL);
}

static GBytes *
text_with (GBytes *text, gsize at, char byte)
{
  gsize size;
  const char *bytes = g_bytes_get_data (text, &size);
  char *copy = g_memdup2 (bytes, size);

  copy[at] = byte;
  return g_bytes_new_take (copy, size);
}

/* The parts of a file in a new one, signature and all. */
static GBytes *
rewrite (GBytes *text, void (*change) (RegSignedFile *file, gpointer data), gpointer data)
{
  g_autoptr (RegSignedFile) file = reg_signed_file_read_unsigned (text, NULL);

  change (file, data);
  return reg_signed_file_write (file);
}

/* --- the ways ----------------------------------------------------------------------------- */

static GBytes *
cut_off (Desks *desks, Files *files)
{
  return g_bytes_new_from_bytes (files->answer, 0, g_bytes_get_size (files->answer) / 2);
}

static GBytes *
one_letter (Desks *desks, Files *files)
{
  return text_with (files->answer, g_bytes_get_size (files->answer) / 2, '*');
}

static GBytes *
too_large (Desks *desks, Files *files)
{
  gsize size;
  const char *text = g_bytes_get_data (files->answer, &size);
  char *large = g_malloc (REG_SIGNED_FILE_MAX_SIZE + 1);

  memset (large, '\n', REG_SIGNED_FILE_MAX_SIZE + 1);
  memcpy (large, text, size);
  return g_bytes_new_take (large, REG_SIGNED_FILE_MAX_SIZE + 1);
}

static void
put_payload (RegSignedFile *file, gpointer data)
{
  const RegApprovalAnswer *answer = data;

  g_clear_pointer (&file->payload, g_bytes_unref);
  file->payload = reg_approval_answer_write (answer);
}

/* A no becomes a yes, under the signature of the no. */
static GBytes *
decision_changed (Desks *desks, Files *files)
{
  g_autoptr (GBytes)
      no = desks_answer (desks, files->request, REG_APPROVAL_EVENT_KIND_REJECTED, 0, "no");
  g_autoptr (RegApprovalAnswer) answer = desks_open_answer (no);

  answer->kind = REG_APPROVAL_EVENT_KIND_APPROVED;
  return rewrite (no, put_payload, answer);
}

static GBytes *
limit_changed (Desks *desks, Files *files)
{
  g_autoptr (RegApprovalAnswer) answer = desks_open_answer (files->answer);

  answer->kind = REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT;
  answer->limit = 900000;
  return rewrite (files->answer, put_payload, answer);
}

static GBytes *
hash_changed (Desks *desks, Files *files)
{
  g_autoptr (RegApprovalAnswer) answer = desks_open_answer (files->answer);

  answer->content_hash[5] ^= 1;
  return rewrite (files->answer, put_payload, answer);
}

static void
put_signature (RegSignedFile *file, gpointer data)
{
  const RegSignedFile *other = data;

  memcpy (file->signature, other->signature, sizeof file->signature);
}

/* The manager's signature under another file of theirs. */
static GBytes *
signature_swapped (Desks *desks, Files *files)
{
  g_autoptr (GBytes)
      no = desks_answer (desks, files->request, REG_APPROVAL_EVENT_KIND_SENT_BACK, 0, "not yet");
  g_autoptr (RegSignedFile) other = reg_signed_file_read_unsigned (no, NULL);

  return rewrite (files->answer, put_signature, other);
}

static void
put_key (RegSignedFile *file, gpointer data)
{
  memcpy (file->key, reg_signing_key_get_public (data), REG_PUBLIC_KEY_SIZE);
}

/* Signed by somebody, with the manager's key written beside. */
static GBytes *
key_swapped (Desks *desks, Files *files)
{
  g_autoptr (RegApprovalAnswer) answer = desks_open_answer (files->answer);
  g_autoptr (GBytes) made = desks_sign_answer (answer, desks->strange_key, files->request);

  return rewrite (made, put_key, desks->far_key);
}

/* The answer to one quotation in the file of another's request. */
static GBytes *
request_swapped (Desks *desks, Files *files)
{
  g_autoptr (GBytes) other = desks_ask (desks, shop_waiting (&desks->near));
  g_autoptr (RegApprovalAnswer) answer = desks_open_answer (files->answer);

  return desks_sign_answer (answer, desks->far_key, other);
}

/* A request that was made more tempting after it had been signed, answered by the manager's key. */
static GBytes *
request_changed (Desks *desks, Files *files)
{
  g_autoptr (RegApprovalRequest) request = desks_open_request (files->request);
  g_autoptr (RegSignedFile) file = reg_signed_file_read (files->request, NULL);
  g_autoptr (RegApprovalAnswer) answer = NULL;
  g_autoptr (GBytes) changed = NULL;

  request->discount = 0;
  g_clear_pointer (&file->payload, g_bytes_unref);
  file->payload = reg_approval_request_write (request);
  changed = reg_signed_file_write (file);
  answer = reg_approval_answer_new (request);
  answer->kind = REG_APPROVAL_EVENT_KIND_APPROVED;
  return desks_sign_answer (answer, desks->far_key, changed);
}

static GBytes *
stranger (Desks *desks, Files *files)
{
  g_autoptr (RegApprovalAnswer) answer = desks_open_answer (files->answer);

  return desks_sign_answer (answer, desks->strange_key, files->request);
}

/* A key that stands in the book because somebody put it there with another program. */
static GBytes *
key_inserted (Desks *desks, Files *files)
{
  g_autofree char *hex = g_malloc (2 * REG_PUBLIC_KEY_SIZE + 1);
  g_autofree char *sql = NULL;
  const guint8 *key = reg_signing_key_get_public (desks->strange_key);

  for (int i = 0; i < REG_PUBLIC_KEY_SIZE; i++)
    g_snprintf (hex + 2 * i, 3, "%02x", key[i]);
  sql = g_strdup_printf (
      "INSERT INTO approval_key (uid, created_at, changed_at, name, public_key, own, staff_id,"
      " trusted_on) VALUES (randomblob (16), 0, 0, 'Far', x'%s', 0, %" G_GINT64_FORMAT
      ", '2026-03-01')",
      hex, desks->near.manager);
  shop_tamper (&desks->near, sql);
  return stranger (desks, files);
}

/* The same with an entry copied from that of the true key: its seal does not hold. */
static GBytes *
key_and_entry_inserted (Desks *desks, Files *files)
{
  g_autoptr (GBytes) made = key_inserted (desks, files);

  shop_tamper (
      &desks->near,
      "INSERT INTO approval_event (uid, created_at, changed_at, seq, kind, staff_id, at, comment,"
      " self_approved, previous_hash, hash, signed_by)"
      " SELECT randomblob (16), created_at, changed_at,"
      "  (SELECT max (seq) + 1 FROM approval_event), kind, staff_id, at, comment, self_approved,"
      "  (SELECT hash FROM approval_event ORDER BY seq DESC LIMIT 1), hash,"
      "  (SELECT public_key FROM approval_key ORDER BY id DESC LIMIT 1)"
      " FROM approval_event WHERE quotation_id IS NULL AND comment LIKE 'trust-key%' LIMIT 1");
  return g_steal_pointer (&made);
}

static GBytes *
revoked (Desks *desks, Files *files)
{
  shop_be (&desks->near, desks->near.owner);
  g_assert_cmpint (desks_try_revoke (&desks->near, desks->far_key), ==, -1);
  shop_be (&desks->near, desks->near.seller);
  return g_bytes_ref (files->answer);
}

/* Whoever asks answers with the key of their own computer. */
static GBytes *
own_key (Desks *desks, Files *files)
{
  g_autoptr (RegApprovalAnswer) answer = desks_open_answer (files->answer);

  return desks_sign_answer (answer, desks->near_key, files->request);
}

/* The manager's computer answers for the owner. */
static GBytes *
other_person (Desks *desks, Files *files)
{
  g_autoptr (RegApprovalAnswer) answer = desks_open_answer (files->answer);
  g_autoptr (RegRecord)
      owner = store_fixture_load (SHOP_STORE (&desks->near), REG_ENTITY_STAFF, desks->near.owner);

  memcpy (answer->staff, reg_record_get_uid (owner), REG_UID_SIZE);
  return desks_sign_answer (answer, desks->far_key, files->request);
}

static GBytes *
other_firm (Desks *desks, Files *files)
{
  g_autoptr (RegApprovalRequest) request = desks_open_request (files->request);
  g_autoptr (RegApprovalAnswer) answer = NULL;
  g_autoptr (GBytes) asked = NULL;

  request->firm[3] ^= 1;
  asked = desks_sign_request (request, desks->near_key);
  answer = reg_approval_answer_new (request);
  answer->kind = REG_APPROVAL_EVENT_KIND_APPROVED;
  return desks_sign_answer (answer, desks->far_key, asked);
}

/* Nobody here asked: the manager's computer made the request for itself. */
static GBytes *
never_asked (Desks *desks, Files *files)
{
  g_autoptr (RegApprovalRequest) request = desks_open_request (files->request);
  g_autoptr (RegApprovalAnswer) answer = desks_open_answer (files->answer);
  g_autoptr (GBytes) asked = desks_sign_request (request, desks->far_key);

  return desks_sign_answer (answer, desks->far_key, asked);
}

static GBytes *
expired (Desks *desks, Files *files)
{
  shop_pass_hours (24 * 14 + 1);
  return g_bytes_ref (files->answer);
}

/* The quotation was revised after it had been asked for. */
static GBytes *
other_revision (Desks *desks, Files *files)
{
  Shop *near = &desks->near;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  SHOP_DO (near, shop_withdraw, .id = files->id);
  SHOP_DO (near, shop_revise, .id = files->id);
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 10, 10000, 6000, 200000));
  shop_save_lines (near, files->id, lines);
  SHOP_DO (near, shop_submit, .id = files->id);
  return g_bytes_ref (files->answer);
}

/* Taken back, changed and handed in again: the same revision, another content. */
static GBytes *
other_content (Desks *desks, Files *files)
{
  Shop *near = &desks->near;

  shop_undo (near, files->submitted);
  g_assert_cmpint (shop_state (near, files->id), ==, REG_QUOTATION_DRAFT);
  shop_pass_hours (1);
  SHOP_DO (near, shop_submit, .id = files->id);
  return g_bytes_ref (files->answer);
}

static GBytes *
replayed (Desks *desks, Files *files)
{
  g_assert_cmpint (desks_try_take (desks, files->answer, 0, NULL), ==, -1);
  return g_bytes_ref (files->answer);
}

/* A yes after the no of the same request. */
static GBytes *
second_thoughts (Desks *desks, Files *files)
{
  g_autoptr (GBytes)
      no = desks_answer (desks, files->request, REG_APPROVAL_EVENT_KIND_SENT_BACK, 0, "not yet");

  g_assert_cmpint (desks_try_take (desks, no, 0, NULL), ==, -1);
  return g_bytes_ref (files->answer);
}

static GBytes *
somebody_was_quicker (Desks *desks, Files *files)
{
  SHOP_DO (&desks->near, shop_reject, .id = files->id, .other = desks->near.owner, .text = "no");
  return g_bytes_ref (files->answer);
}

static GBytes *
approver_left (Desks *desks, Files *files)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE staff SET active = 0 WHERE id = %" G_GINT64_FORMAT, desks->near.manager);

  shop_tamper (&desks->near, sql);
  return g_bytes_ref (files->answer);
}

static GBytes *
approver_stepped_down (Desks *desks, Files *files)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE staff SET role = 0 WHERE id = %" G_GINT64_FORMAT,
                                          desks->near.manager);

  shop_tamper (&desks->near, sql);
  return g_bytes_ref (files->answer);
}

/* The quotation became the manager's while the file was under way. */
static GBytes *
became_their_own (Desks *desks, Files *files)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE quotation SET owner_id = %" G_GINT64_FORMAT,
                                          desks->near.manager);

  shop_tamper (&desks->near, sql);
  return g_bytes_ref (files->answer);
}

static gboolean
save_absence (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_absence_save (db, args->record, error) != 0;
}

/* The rules name the owner, for whom the manager stood in when the request was made. */
static GBytes *
delegation_expired (Desks *desks, Files *files)
{
  Shop *near = &desks->near;
  RegRecordBuilder *absence = reg_record_builder_new (REG_ENTITY_ABSENCE);
  g_autoptr (RegRecord) record = NULL;
  g_autofree char *sql = g_strdup_printf ("UPDATE approval_rule SET staff_id = %" G_GINT64_FORMAT,
                                          near->owner);
  Files named = { 0 };
  GBytes *answer;

  reg_record_builder_set_ref (absence, REG_ABSENCE_STAFF_ID, near->owner);
  reg_record_builder_set_ref (absence, REG_ABSENCE_STAND_IN, near->manager);
  reg_record_builder_set_text (absence, REG_ABSENCE_FIRST_DAY, "2026-03-01");
  reg_record_builder_set_text (absence, REG_ABSENCE_LAST_DAY, "2026-03-02");
  record = reg_record_builder_end (absence);
  SHOP_DO (near, save_absence, .record = record);
  shop_tamper (near, sql);
  make_files (desks, &named);
  files->id = named.id;
  shop_set_day ("2026-03-03", 10);
  answer = g_bytes_ref (named.answer);
  files_clear (&named);
  return answer;
}

static GBytes *
edited_behind (Desks *desks, Files *files)
{
  shop_tamper (&desks->near, "UPDATE quotation_line SET unit_price = unit_price - 10000");
  return g_bytes_ref (files->answer);
}

static const struct
{
  const char *name;
  GBytes *(*make) (Desks *desks, Files *files);
  const char *told;
  gboolean is_edited; /* by hand, so that it cannot be verified afterwards */
} ways[] = {
  { "cut-off", cut_off, "take damaged" },
  { "one-letter", one_letter, "take damaged" },
  { "too-large", too_large, "take damaged" },
  { "decision-changed", decision_changed, "take forged" },
  { "limit-changed", limit_changed, "take forged" },
  { "hash-changed", hash_changed, "take forged" },
  { "signature-swapped", signature_swapped, "take forged" },
  { "key-swapped", key_swapped, "take forged" },
  { "request-swapped", request_swapped, "take forged" },
  { "request-changed", request_changed, "take forged" },
  { "stranger", stranger, "take not-trusted" },
  { "key-inserted", key_inserted, "take not-trusted", TRUE },
  { "key-and-entry-inserted", key_and_entry_inserted, "take not-trusted", TRUE },
  { "revoked", revoked, "take revoked" },
  { "own-key", own_key, "take own-key" },
  { "other-person", other_person, "take other-person" },
  { "other-firm", other_firm, "take other-firm" },
  { "never-asked", never_asked, "take not-ours" },
  { "expired", expired, "take expired" },
  { "other-revision", other_revision, "take other-revision" },
  { "handed-in-again", other_content, "take other-revision" },
  { "replayed", replayed, "take replayed" },
  { "second-thoughts", second_thoughts, "take replayed" },
  { "somebody-was-quicker", somebody_was_quicker, "approve not-waiting" },
  { "approver-left", approver_left, "approve not-staff" },
  { "approver-stepped-down", approver_stepped_down, "approve not-asked" },
  { "became-their-own", became_their_own, "approve own" },
  { "delegation-expired", delegation_expired, "approve not-asked" },
  { "edited-behind", edited_behind, "approve not-verified", TRUE },
};

static gint64
count_refusals (Shop *shop)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM approval_event WHERE kind = %d",
                                          REG_APPROVAL_EVENT_KIND_REFUSED);

  return shop_query (shop, sql);
}

static void
test_way (Desks *desks, gconstpointer data)
{
  gsize way = GPOINTER_TO_SIZE (data);
  Shop *near = &desks->near;
  g_auto (Files) files = { 0 };
  g_autoptr (GBytes) forged = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (RegQuotation) after = NULL;
  const RegRecord *event;
  RegQuotationState state;
  RegApprovalAttempt attempt;
  RegApprovalReason reason;
  RegApprovalTaken taken;
  gint64 refusals;

  make_files (desks, &files);
  forged = ways[way].make (desks, &files);
  state = shop_state (near, files.id);
  refusals = count_refusals (near);
  g_assert_cmpint (desks_try_take (desks, forged, files.id, &taken), >=, 0);
  g_assert_true (reg_approval_refusal_parse (ways[way].told, &attempt, &reason));
  g_assert_cmpint (taken.quotation, ==, files.id);
  g_assert_cmpint (taken.reason, ==, reason);

  g_assert_cmpint (shop_state (near, files.id), ==, state);
  g_assert_cmpint (count_refusals (near), ==, refusals + 1);
  after = shop_load (near, files.id, 0);
  event = after->events->pdata[after->events->len - 1];
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_KIND), ==,
                   REG_APPROVAL_EVENT_KIND_REFUSED);
  g_assert_cmpstr (reg_record_get_text (event, REG_APPROVAL_EVENT_COMMENT), ==, ways[way].told);
  findings = shop_verify (near, NULL);
  if (ways[way].is_edited)
    g_assert_cmpuint (findings->len, >, 0);
  else
    g_assert_cmpuint (findings->len, ==, 0);
}

/* --- after it was taken in ---------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *sql;
} edits[] = {
  { "comment", "UPDATE approval_event SET comment = 'of course' WHERE signature IS NOT NULL" },
  { "signature", "UPDATE approval_event SET signature = randomblob (length (signature))"
                 " WHERE signature IS NOT NULL" },
  { "signature-taken-away", "UPDATE approval_event SET signature = NULL, signed_by = NULL"
                            " WHERE signature IS NOT NULL" },
  { "key", "UPDATE approval_event SET signed_by = randomblob (32) WHERE signature IS NOT NULL" },
  { "short-key", "UPDATE approval_event SET signed_by = x'00' WHERE signature IS NOT NULL" },
  { "a-signature-for-what-had-none", "UPDATE approval_event SET signature = x'00'"
                                     " WHERE signature IS NULL" },
};

/* An entry that came in a file is what it was, or the quotation does not leave the house. */
static void
test_edited (Desks *desks, gconstpointer data)
{
  Shop *near = &desks->near;
  g_auto (Files) files = { 0 };
  g_autoptr (GPtrArray) findings = NULL;

  make_files (desks, &files);
  g_assert_cmpint (desks_try_take (desks, files.answer, 0, NULL), ==, -1);
  g_assert_cmpint (SHOP_TRY (near, shop_may_leave, .id = files.id), ==, -1);
  shop_tamper (near, "DROP TRIGGER approval_event_is_final");
  shop_tamper (near, edits[GPOINTER_TO_SIZE (data)].sql);
  findings = shop_verify (near, NULL);
  g_assert_cmpuint (findings->len, >, 0);
  g_assert_cmpint (SHOP_TRY (near, shop_may_leave, .id = files.id), ==, REG_STORE_ERROR_REFUSED);
}

/* A file nobody can tell what it is about is refused; a file of another kind is only a mistake. */
static void
test_not_told (Desks *desks, gconstpointer unused)
{
  g_auto (Files) files = { 0 };
  g_autoptr (GBytes) cut = NULL;
  g_autoptr (GBytes) card = desks_make_card (desks->far_key, "Far");
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  make_files (desks, &files);
  cut = cut_off (desks, &files);
  g_assert_cmpint (desks_try_take (desks, cut, 0, NULL), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (desks_try_take (desks, empty, 0, NULL), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (desks_try_take (desks, files.request, files.id, NULL), ==,
                   REG_STORE_ERROR_INVALID);
  g_assert_cmpint (desks_try_take (desks, card, files.id, NULL), ==, REG_STORE_ERROR_INVALID);
  g_assert_cmpint (count_refusals (&desks->near), ==, 0);
  /* And the good one still counts. */
  g_assert_cmpint (desks_try_take (desks, files.answer, 0, NULL), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strconcat ("/store/bypass-files/way/", ways[i].name, NULL);

      g_test_add (path, Desks, GSIZE_TO_POINTER (i), desks_set_up, test_way, desks_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *path = g_strconcat ("/store/bypass-files/edited/", edits[i].name, NULL);

      g_test_add (path, Desks, GSIZE_TO_POINTER (i), desks_set_up, test_edited, desks_tear_down);
    }
  g_test_add ("/store/bypass-files/not-told", Desks, NULL, desks_set_up, test_not_told,
              desks_tear_down);
  return g_test_run ();
}
