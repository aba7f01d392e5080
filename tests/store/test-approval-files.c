/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desks-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/reg-core-error.h"
#include "core/reg-money.h"
#include "store/reg-key-file.h"

/* Approval by a signed file: what goes well, and who may let whom in. What somebody could try against
 * it is in test-bypass-files.c. */

static RegRecord *
last_event (Shop *shop, gint64 quotation)
{
  g_autoptr (RegQuotation) self = shop_load (shop, quotation, 0);

  return reg_record_ref (self->events->pdata[self->events->len - 1]);
}

static void
assert_sound (Shop *shop)
{
  g_autoptr (GPtrArray) findings = shop_verify (shop, NULL);

  if (findings->len)
    g_error ("%s", (char *)findings->pdata[0]);
}

static void
assert_one_finding (Shop *shop, const char *part)
{
  g_autoptr (GPtrArray) findings = shop_verify (shop, NULL);
  gboolean found = FALSE;

  g_assert_cmpuint (findings->len, >, 0);
  for (guint i = 0; i < findings->len; i++)
    found |= strstr (findings->pdata[i], part) != NULL;
  if (!found)
    g_error ("“%s” does not name “%s”", (char *)findings->pdata[0], part);
}

/* --- there and back ----------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  RegApprovalEventKind kind;
  gint64 limit;
  const char *comment;
  RegQuotationState state;
} Round;

static const Round rounds[] = {
  { "approved", REG_APPROVAL_EVENT_KIND_APPROVED, 0, NULL, REG_QUOTATION_APPROVED },
  { "approved-with-a-word", REG_APPROVAL_EVENT_KIND_APPROVED, 0, "Gern – 好",
    REG_QUOTATION_APPROVED },
  { "limit", REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT, 150000, NULL, REG_QUOTATION_APPROVED },
  { "sent-back", REG_APPROVAL_EVENT_KIND_SENT_BACK, 0, "too deep", REG_QUOTATION_SENT_BACK },
  { "rejected", REG_APPROVAL_EVENT_KIND_REJECTED, 0, "no", REG_QUOTATION_REJECTED },
};

static void
test_round (Desks *desks, gconstpointer data)
{
  const Round *round = data;
  gint64 id = shop_waiting (&desks->near);
  g_autoptr (GBytes) request = desks_ask (desks, id);
  g_autoptr (GBytes)
      answer = desks_answer (desks, request, round->kind, round->limit, round->comment);
  g_autoptr (RegRecord) event = NULL;
  RegApprovalTaken taken;

  g_assert_cmpint (shop_state (&desks->near, id), ==, REG_QUOTATION_WAITING);
  g_assert_cmpint (desks_try_take (desks, answer, 0, &taken), ==, -1);
  g_assert_cmpint (taken.quotation, ==, id);
  g_assert_cmpint (taken.kind, ==, round->kind);
  g_assert_cmpint (taken.staff, ==, desks->near.manager);
  g_assert_cmpint (shop_state (&desks->near, id), ==, round->state);
  event = last_event (&desks->near, id);
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_KIND), ==, round->kind);
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_LIMIT_VALUE), ==, round->limit);
  g_assert_cmpint (reg_record_get_int (event, REG_APPROVAL_EVENT_STAFF_ID), ==,
                   desks->near.manager);
  g_assert_cmpstr (reg_record_peek_text (event, REG_APPROVAL_EVENT_COMMENT), ==, round->comment);
  g_assert_nonnull (reg_record_get_blob (event, REG_APPROVAL_EVENT_SIGNATURE));
  assert_sound (&desks->near);
  assert_sound (&desks->far);
  if (round->state == REG_QUOTATION_APPROVED)
    SHOP_DO (&desks->near, shop_send, .id = id);
}

static gboolean
open_request (RegDb *db, ShopArgs *args, GError **error)
{
  g_autoptr (RegApprovalAsked) asked = reg_approval_files_open (db, (GBytes *)args->lines, error);

  if (!asked)
    return FALSE;
  g_assert_cmpint (asked->state, ==, args->number);
  g_assert_cmpstr (asked->request->customer, ==, "A customer");
  g_assert_cmpstr (asked->request->asker_name, ==, "The seller");
  g_assert_cmpstr (asked->request->reason, ==, "they compare us");
  g_assert_cmpuint (asked->lines->len, ==, 2);
  g_assert_cmpint (reg_record_get_int (asked->lines->pdata[0], REG_QUOTATION_LINE_UNIT_COST), ==,
                   6000 * REG_PRICE_UNIT);
  g_assert_cmpint (reg_record_get_int (asked->revision, REG_QUOTATION_REVISION_NET), >, 0);
  g_assert_cmpuint (asked->request->limits->len, >, 0);
  g_assert_cmpuint (asked->request->steps->len, ==, 1);
  /* The manager and the owner, not the seller. */
  g_assert_cmpuint (asked->request->people->len, ==, 2);
  return TRUE;
}

/* The approver sees the quotation, cost and all, though it is not in their book. */
static void
test_shown (Desks *desks, gconstpointer unused)
{
  gint64 id = shop_waiting (&desks->near);
  g_autoptr (GBytes) request = desks_ask (desks, id);
  ShopArgs args = { .lines = (GPtrArray *)request, .number = REG_KEY_TRUSTED };

  g_assert_cmpint (shop_query (&desks->far, "SELECT count (*) FROM quotation"), ==, 0);
  shop_read (&desks->far, open_request, &args);
  g_assert_cmpint (shop_query (&desks->far, "SELECT count (*) FROM quotation"), ==, 0);
  args.number = REG_KEY_OWN;
  shop_read (&desks->near, open_request, &args);
}

/* What is shown is what the hash is taken of, byte for byte. */
static void
test_content (Desks *desks, gconstpointer unused)
{
  gint64 id = shop_waiting (&desks->near);
  g_autoptr (GBytes) text = desks_ask (desks, id);
  g_autoptr (RegApprovalRequest) request = desks_open_request (text);
  g_autoptr (RegQuotation) self = shop_load (&desks->near, id, 0);
  GBytes *sealed = reg_record_get_blob (self->revision, REG_QUOTATION_REVISION_CONTENT_HASH);
  g_autoptr (RegRecord) revision = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (request->content, &size);

  g_assert_cmpmem (request->content_hash, REG_HASH_SIZE, g_bytes_get_data (sealed, NULL),
                   g_bytes_get_size (sealed));
  for (gsize n = 0; n < size; n++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (bytes, n);

      g_assert_false (reg_quotation_content_read (cut, &revision, &lines, &error));
      g_assert_error (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_true (reg_quotation_content_read (request->content, &revision, &lines, &error));
  g_assert_cmpstr (reg_record_get_text (lines->pdata[0], REG_QUOTATION_LINE_DESCRIPTION), ==,
                   reg_record_get_text (self->lines->pdata[0], REG_QUOTATION_LINE_DESCRIPTION));
  g_assert_cmpint (reg_record_get_int (revision, REG_QUOTATION_REVISION_GROSS), ==,
                   reg_record_get_int (self->revision, REG_QUOTATION_REVISION_GROSS));
}

/* Two levels: one file each, and the second answers what is left. */
static void
test_two_levels (Desks *desks, gconstpointer unused)
{
  Shop *near = &desks->near;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_autoptr (GBytes) request = NULL;
  g_autoptr (GBytes) answer = NULL;
  gint64 id = shop_draft (near, 120000);

  /* Below cost asks the owner as well. */
  g_ptr_array_add (lines, shop_line (REG_LINE_NORMAL, 10, 5000, 6000, 0));
  shop_save_lines (near, id, lines);
  SHOP_DO (near, shop_submit, .id = id);
  request = desks_ask (desks, id);
  answer = desks_answer (desks, request, REG_APPROVAL_EVENT_KIND_APPROVED, 0, NULL);
  g_assert_cmpint (desks_try_take (desks, answer, 0, NULL), ==, -1);
  g_assert_cmpint (shop_state (near, id), ==, REG_QUOTATION_WAITING);
  SHOP_DO (near, shop_approve, .id = id, .other = near->owner);
  g_assert_cmpint (shop_state (near, id), ==, REG_QUOTATION_APPROVED);
  assert_sound (near);
}

/* Taking it back is told, and the file cannot be used again: it has to be asked anew. */
static void
test_taken_back (Desks *desks, gconstpointer unused)
{
  gint64 id = shop_waiting (&desks->near);
  g_autoptr (GBytes) request = desks_ask (desks, id);
  g_autoptr (GBytes)
      answer = desks_answer (desks, request, REG_APPROVAL_EVENT_KIND_APPROVED, 0, NULL);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) second = NULL;

  g_assert_cmpint (desks_try_take (desks, answer, 0, NULL), ==, -1);
  shop_undo (&desks->near, desks->near.action);
  g_assert_cmpint (shop_state (&desks->near, id), ==, REG_QUOTATION_WAITING);
  g_assert_cmpint (desks_try_take (desks, answer, 0, NULL), ==, REG_STORE_ERROR_REFUSED);
  again = desks_ask (desks, id);
  second = desks_answer (desks, again, REG_APPROVAL_EVENT_KIND_APPROVED, 0, NULL);
  g_assert_cmpint (desks_try_take (desks, second, 0, NULL), ==, -1);
  g_assert_cmpint (shop_state (&desks->near, id), ==, REG_QUOTATION_APPROVED);
  assert_sound (&desks->near);
}

static void
test_only_what_waits (Desks *desks, gconstpointer unused)
{
  GBytes *request = NULL;
  gint64 id = shop_draft (&desks->near, 120000);

  g_assert_cmpint (desks_try_ask (desks, id, &request), ==, REG_STORE_ERROR_CONFLICT);
  g_assert_null (request);
  g_assert_cmpint (desks_try_ask (desks, 4711, &request), ==, REG_STORE_ERROR_NOT_FOUND);
  id = shop_waiting (&desks->near);
  shop_tamper (&desks->near, "UPDATE quotation_line SET unit_price = unit_price - 10000");
  g_assert_cmpint (desks_try_ask (desks, id, &request), ==, REG_STORE_ERROR_REFUSED);
}

/* --- at the approver's -------------------------------------------------------------------- */

static void
test_who_answers (Desks *desks, gconstpointer unused)
{
  g_autoptr (GBytes) request = desks_ask (desks, shop_waiting (&desks->near));
  g_autoptr (RegRecord) manager = store_fixture_load (SHOP_STORE (&desks->near), REG_ENTITY_STAFF,
                                                      desks->near.manager);
  g_autoptr (RegRecord)
      seller = store_fixture_load (SHOP_STORE (&desks->near), REG_ENTITY_STAFF, desks->near.seller);
  RegApprovalReply reply = { .staff = desks->far.seller,
                             .as = reg_record_get_uid (manager),
                             .kind = REG_APPROVAL_EVENT_KIND_APPROVED };
  GBytes *made = NULL;

  /* Not somebody without rank, not as somebody who is not asked, not without a word for a no. */
  g_assert_cmpint (desks_try_answer (desks, request, &reply, desks->far_key, &made), ==,
                   REG_STORE_ERROR_REFUSED);
  reply.staff = desks->far.manager;
  reply.as = reg_record_get_uid (seller);
  g_assert_cmpint (desks_try_answer (desks, request, &reply, desks->far_key, &made), ==,
                   REG_STORE_ERROR_REFUSED);
  reply.as = reg_record_get_uid (manager);
  reply.kind = REG_APPROVAL_EVENT_KIND_REJECTED;
  reply.comment = "";
  g_assert_cmpint (desks_try_answer (desks, request, &reply, desks->far_key, &made), ==,
                   REG_STORE_ERROR_REFUSED);
  reply.kind = REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT;
  reply.limit = 10000;
  g_assert_cmpint (desks_try_answer (desks, request, &reply, desks->far_key, &made), ==,
                   REG_STORE_ERROR_INVALID);
  reply.kind = REG_APPROVAL_EVENT_KIND_APPROVED;
  reply.limit = 0;
  shop_pass_hours (24 * 15);
  g_assert_cmpint (desks_try_answer (desks, request, &reply, desks->far_key, &made), ==,
                   REG_STORE_ERROR_REFUSED);
  shop_set_day ("2026-03-03", 10);
  shop_be (&desks->far, desks->far.owner);
  g_assert_cmpint (desks_try_revoke (&desks->far, desks->near_key), ==, -1);
  g_assert_cmpint (desks_try_answer (desks, request, &reply, desks->far_key, &made), ==,
                   REG_STORE_ERROR_REFUSED);
  g_assert_null (made);
}

/* --- whom to trust ------------------------------------------------------------------------ */

static void
test_trust (Desks *desks, gconstpointer unused)
{
  Shop *near = &desks->near;
  const RegSigningKey *key = desks->strange_key;
  g_autoptr (GBytes) card = desks_make_card (key, "Third");
  g_autoptr (GBytes) forged = NULL;
  g_autoptr (RegSignedFile) file = reg_signed_file_read (card, NULL);

  g_assert_cmpint (desks_try_trust (near, key, NULL, near->seller, NULL), ==,
                   REG_STORE_ERROR_REFUSED);
  shop_be (near, 0);
  g_assert_cmpint (desks_try_trust (near, key, NULL, near->seller, NULL), ==,
                   REG_STORE_ERROR_REFUSED);
  /* A manager lets in neither an owner nor a key nobody compared. */
  shop_be (near, near->manager);
  g_assert_cmpint (desks_try_trust (near, key, NULL, near->owner, NULL), ==,
                   REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (desks_try_trust (near, key, "00000 00000", near->manager, NULL), ==,
                   REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (desks_try_trust (near, key, "", near->manager, NULL), ==,
                   REG_STORE_ERROR_REFUSED);
  g_assert_cmpint (desks_try_trust (near, desks->far_key, NULL, near->manager, NULL), ==,
                   REG_STORE_ERROR_CONFLICT);
  file->key[0] ^= 1;
  forged = reg_signed_file_write (file);
  g_assert_cmpint (desks_try_trust (near, key, NULL, near->manager, forged), ==,
                   REG_STORE_ERROR_INVALID);
  g_assert_cmpint (desks_try_trust (near, key, NULL, near->manager, card), ==, -1);
  g_assert_cmpint (shop_try_undo (near, near->action), ==, REG_STORE_ERROR_REFUSED);
  assert_sound (near);
  shop_be (near, near->seller);
  g_assert_cmpint (desks_try_revoke (near, key), ==, REG_STORE_ERROR_REFUSED);
  shop_be (near, near->manager);
  g_assert_cmpint (desks_try_revoke (near, key), ==, -1);
  g_assert_cmpint (desks_try_revoke (near, key), ==, REG_STORE_ERROR_CONFLICT);
  assert_sound (near);
  /* And again, after all. */
  g_assert_cmpint (desks_try_trust (near, key, NULL, near->manager, card), ==, -1);
  assert_sound (near);
}

static void
test_list (Desks *desks, gconstpointer unused)
{
  g_autoptr (GBytes) request = desks_ask (desks, shop_waiting (&desks->near));
  g_autoptr (GPtrArray) keys = desks_list_keys (&desks->near);
  guint n_own = 0, n_trusted = 0;

  g_assert_cmpuint (keys->len, ==, 2);
  for (guint i = 0; i < keys->len; i++)
    {
      const RegKeyInfo *info = keys->pdata[i];

      n_own += info->state == REG_KEY_OWN && !info->staff;
      n_trusted += info->state == REG_KEY_TRUSTED
                   && reg_record_get_id (info->staff) == desks->near.manager;
      g_assert_cmpuint (strlen (info->fingerprint), ==, 35);
    }
  g_assert_cmpuint (n_own, ==, 1);
  g_assert_cmpuint (n_trusted, ==, 1);
}

/* Rows of keys that were edited with another program. */
static const struct
{
  const char *name;
  const char *sql;
  const char *finding;
} edits[] = {
  { "inserted",
    "INSERT INTO approval_key (uid, created_at, changed_at, name, public_key, staff_id, trusted_on)"
    " SELECT randomblob (16), 0, 0, 'Mine', randomblob (32), id, '2026-01-01' FROM staff LIMIT 1",
    "no entry tells" },
  { "made-own", "UPDATE approval_key SET own = 1 WHERE own = 0", "say otherwise" },
  { "revoked", "UPDATE approval_key SET revoked_on = '2026-03-01'", "say otherwise" },
  { "another-person", "UPDATE approval_key SET staff_id = (SELECT max (id) FROM staff)",
    "somebody else" },
  { "another-key", "UPDATE approval_key SET public_key = randomblob (32)", "no entry tells" },
  { "removed", "DELETE FROM approval_key", "gone from the book" },
  { "in-the-bin", "UPDATE approval_key SET deleted_at = 1", "gone from the book" },
};

static void
test_edited_key (Desks *desks, gconstpointer data)
{
  const char *sql = edits[GPOINTER_TO_SIZE (data)].sql;

  assert_sound (&desks->near);
  shop_tamper (&desks->near, sql);
  assert_one_finding (&desks->near, edits[GPOINTER_TO_SIZE (data)].finding);
}

/* --- the secret half ---------------------------------------------------------------------- */

static guint
mode_of (const char *path)
{
  GStatBuf about;

  g_assert_cmpint (g_stat (path, &about), ==, 0);
  return about.st_mode & 0777;
}

static void
test_key_file (void)
{
  g_autofree char *path = reg_key_file_dup_default_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegSigningKey) first = reg_key_file_load (NULL, &error);
  g_autoptr (RegSigningKey) second = reg_key_file_load (path, &error);
  g_autoptr (GDir) dir = NULL;
  gsize size;

  g_assert_no_error (error);
  g_assert_cmpmem (reg_signing_key_get_public (first), REG_PUBLIC_KEY_SIZE,
                   reg_signing_key_get_public (second), REG_PUBLIC_KEY_SIZE);
  g_assert_cmphex (mode_of (path), ==, 0600);
  g_assert_cmphex (mode_of (folder), ==, 0700);
  /* Nothing half made lies beside it. */
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "approval.key");
  g_assert_null (g_dir_read_name (dir));
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));

  /* Readable by others, cut off, changed, a link: no key, and nothing is made in its place. */
  g_chmod (path, 0640);
  g_assert_null (reg_key_file_load (path, &error));
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);
  g_chmod (path, 0600);
  for (gsize n = 0; n < size; n += 7)
    {
      g_assert_true (
          g_file_set_contents_full (path, text, (gssize)n, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      g_assert_null (reg_key_file_load (path, &error));
      g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED);
      g_clear_error (&error);
    }
  g_unlink (path);
  g_assert_cmpint (symlink ("/dev/null", path), ==, 0);
  g_assert_null (reg_key_file_load (path, &error));
  g_assert_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED);
  g_unlink (path);
}

#define ADD(path, data, function)                                                                  \
  g_test_add ("/store/approval-files/" path, Desks, data, desks_set_up, function, desks_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      g_autofree char *path = g_strconcat ("/store/approval-files/round/", rounds[i].name, NULL);

      g_test_add (path, Desks, &rounds[i], desks_set_up, test_round, desks_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *path = g_strconcat ("/store/approval-files/key/", edits[i].name, NULL);

      g_test_add (path, Desks, GSIZE_TO_POINTER (i), desks_set_up, test_edited_key,
                  desks_tear_down);
    }
  ADD ("shown", NULL, test_shown);
  ADD ("content", NULL, test_content);
  ADD ("two-levels", NULL, test_two_levels);
  ADD ("taken-back", NULL, test_taken_back);
  ADD ("only-what-waits", NULL, test_only_what_waits);
  ADD ("who-answers", NULL, test_who_answers);
  ADD ("trust", NULL, test_trust);
  ADD ("list", NULL, test_list);
  g_test_add_func ("/store/approval-files/key-file", test_key_file);
  return g_test_run ();
}
