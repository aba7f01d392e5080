/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desks-fixture.h"

#include <string.h>

typedef struct
{
  ShopArgs args; /* first: what a command gets */
  GBytes *file;
  const RegSigningKey *key;
  const RegApprovalReply *reply;
  const char *fingerprint;
  GBytes *made;
  RegApprovalTaken taken;
  GPtrArray *list;
} Call;

static int
run (Shop *shop, ShopCommand command, Call *call)
{
  return shop_try (shop, command, &call->args, NULL);
}

static gboolean
ask (RegDb *db, ShopArgs *args, GError **error)
{
  Call *call = (Call *)args;

  call->made = reg_approval_files_ask (db, args->id, call->key, error);
  return call->made != NULL;
}

static gboolean
answer (RegDb *db, ShopArgs *args, GError **error)
{
  Call *call = (Call *)args;

  call->made = reg_approval_files_answer (db, call->file, call->reply, call->key, error);
  return call->made != NULL;
}

static gboolean
take (RegDb *db, ShopArgs *args, GError **error)
{
  Call *call = (Call *)args;

  return reg_approval_files_take (db, call->file, args->id, &call->taken, error);
}

static gboolean
trust (RegDb *db, ShopArgs *args, GError **error)
{
  Call *call = (Call *)args;

  return reg_approval_keys_trust (db, call->file, call->fingerprint, args->id, error);
}

static gboolean
revoke_key (RegDb *db, ShopArgs *args, GError **error)
{
  return reg_approval_keys_revoke (db, args->id, error);
}

static gboolean
list (RegDb *db, ShopArgs *args, GError **error)
{
  Call *call = (Call *)args;

  call->list = reg_approval_keys_list (db, error);
  return call->list != NULL;
}

int
desks_try_ask (Desks *desks, gint64 quotation, GBytes **request)
{
  Call call = { .args.id = quotation, .key = desks->near_key };
  int code = run (&desks->near, ask, &call);

  *request = call.made;
  return code;
}

int
desks_try_answer (Desks *desks,
                  GBytes *request,
                  const RegApprovalReply *reply,
                  const RegSigningKey *key,
                  GBytes **made)
{
  Call call = { .file = request, .reply = reply, .key = key };
  int code = run (&desks->far, answer, &call);

  *made = call.made;
  return code;
}

int
desks_try_take (Desks *desks, GBytes *file, gint64 quotation, RegApprovalTaken *taken)
{
  Call call = { .args.id = quotation, .file = file };
  int code = run (&desks->near, take, &call);

  if (taken)
    *taken = call.taken;
  return code;
}

int
desks_try_trust (
    Shop *shop, const RegSigningKey *key, const char *fingerprint, gint64 staff, GBytes *card)
{
  g_autoptr (GBytes) made = card ? g_bytes_ref (card) : desks_make_card (key, "Far");
  g_autofree char *computed = reg_public_key_fingerprint (reg_signing_key_get_public (key));
  Call call = { .args.id = staff,
                .file = made,
                .fingerprint = fingerprint ? fingerprint : computed };

  return run (shop, trust, &call);
}

GPtrArray *
desks_list_keys (Shop *shop)
{
  Call call = { 0 };

  shop_read (shop, list, &call.args);
  return call.list;
}

int
desks_try_revoke (Shop *shop, const RegSigningKey *key)
{
  g_autoptr (GPtrArray) keys = desks_list_keys (shop);
  g_autofree char *fingerprint = reg_public_key_fingerprint (reg_signing_key_get_public (key));
  Call call = { 0 };

  for (guint i = 0; i < keys->len; i++)
    {
      const RegKeyInfo *info = keys->pdata[i];

      if (g_str_equal (info->fingerprint, fingerprint))
        call.args.id = reg_record_get_id (info->record);
    }
  g_assert_cmpint (call.args.id, !=, 0);
  return run (shop, revoke_key, &call);
}

GBytes *
desks_ask (Desks *desks, gint64 quotation)
{
  GBytes *request;

  g_assert_cmpint (desks_try_ask (desks, quotation, &request), ==, -1);
  return request;
}

RegApprovalRequest *
desks_open_request (GBytes *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegSignedFile) file = reg_signed_file_read (text, &error);
  RegApprovalRequest *request;

  g_assert_no_error (error);
  g_assert_cmpint (file->kind, ==, REG_SIGNED_FILE_REQUEST);
  request = reg_approval_request_read (file->payload, &error);
  g_assert_no_error (error);
  return request;
}

RegApprovalAnswer *
desks_open_answer (GBytes *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegSignedFile) file = reg_signed_file_read (text, &error);
  RegApprovalAnswer *read;

  g_assert_no_error (error);
  g_assert_cmpint (file->kind, ==, REG_SIGNED_FILE_ANSWER);
  read = reg_approval_answer_read (file->payload, &error);
  g_assert_no_error (error);
  return read;
}

GBytes *
desks_sign_answer (const RegApprovalAnswer *said, const RegSigningKey *key, GBytes *request)
{
  g_autoptr (GBytes) payload = reg_approval_answer_write (said);
  g_autoptr (RegSignedFile)
      file = reg_signed_file_new (REG_SIGNED_FILE_ANSWER, payload, key, request);

  return reg_signed_file_write (file);
}

GBytes *
desks_sign_request (RegApprovalRequest *request, const RegSigningKey *key)
{
  g_autoptr (GBytes) payload = reg_approval_request_write (request);
  g_autoptr (RegSignedFile)
      file = reg_signed_file_new (REG_SIGNED_FILE_REQUEST, payload, key, NULL);

  return reg_signed_file_write (file);
}

/* The manager answers, as the one whom the near book asks. */
GBytes *
desks_answer (
    Desks *desks, GBytes *request, RegApprovalEventKind kind, gint64 limit, const char *comment)
{
  g_autoptr (RegApprovalRequest) asked = desks_open_request (request);
  g_autoptr (RegRecord) manager = store_fixture_load (SHOP_STORE (&desks->near), REG_ENTITY_STAFF,
                                                      desks->near.manager);
  RegApprovalReply reply = { .staff = desks->far.manager,
                             .as = reg_record_get_uid (manager),
                             .kind = kind,
                             .limit = limit,
                             .comment = comment };
  GBytes *made;

  g_assert_nonnull (reg_approval_request_find_person (asked, reply.as));
  g_assert_cmpint (desks_try_answer (desks, request, &reply, desks->far_key, &made), ==, -1);
  return made;
}

GBytes *
desks_make_card (const RegSigningKey *key, const char *computer)
{
  RegKeyCard card = { .computer = (char *)computer, .firm_name = (char *)"Shop", .made_at = 1 };
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (RegSignedFile) file = NULL;

  memcpy (card.key, reg_signing_key_get_public (key), REG_PUBLIC_KEY_SIZE);
  payload = reg_key_card_write (&card);
  file = reg_signed_file_new (REG_SIGNED_FILE_KEY, payload, key, NULL);
  return reg_signed_file_write (file);
}

static RegSigningKey *
make_key (guint8 number)
{
  guint8 seed[REG_KEY_SEED_SIZE];

  memset (seed, number, sizeof seed);
  return reg_signing_key_new_from_seed (seed, NULL);
}

static void
exchange (Shop *shop, const RegSigningKey *key, gint64 staff)
{
  shop_be (shop, shop->owner);
  g_assert_cmpint (desks_try_trust (shop, key, NULL, staff, NULL), ==, -1);
  shop_be (shop, shop->seller);
}

void
desks_set_up (Desks *desks, gconstpointer unused)
{
  shop_set_up (&desks->near, NULL);
  shop_set_up (&desks->far, NULL);
  desks->near_key = make_key (1);
  desks->far_key = make_key (2);
  desks->strange_key = make_key (3);
  exchange (&desks->near, desks->far_key, desks->near.manager);
  exchange (&desks->far, desks->near_key, desks->far.seller);
}

void
desks_tear_down (Desks *desks, gconstpointer unused)
{
  g_clear_pointer (&desks->near_key, reg_signing_key_unref);
  g_clear_pointer (&desks->far_key, reg_signing_key_unref);
  g_clear_pointer (&desks->strange_key, reg_signing_key_unref);
  shop_tear_down (&desks->near, NULL);
  shop_tear_down (&desks->far, NULL);
}
