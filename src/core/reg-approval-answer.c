/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-approval-answer.h"

#include <string.h>

#include "core/reg-canonical-reader.h"
#include "core/reg-enums.h"
#include "core/reg-money.h"

#define VERSION 1

/* In bytes. */
#define MAX_NAME 1024
#define MAX_COMMENT (16 * 1024)

/**
 * reg_approval_answer_new:
 * @request: what is answered; its hashes are set
 *
 * Returns: (transfer full): an answer to it that says nothing yet
 */
RegApprovalAnswer *
reg_approval_answer_new (const RegApprovalRequest *request)
{
  RegApprovalAnswer *self = g_new0 (RegApprovalAnswer, 1);

  memcpy (self->request, request->id, sizeof self->request);
  memcpy (self->request_hash, request->hash, REG_HASH_SIZE);
  memcpy (self->firm, request->firm, REG_UID_SIZE);
  memcpy (self->quotation, request->quotation, REG_UID_SIZE);
  memcpy (self->revision, request->revision, REG_UID_SIZE);
  memcpy (self->content_hash, request->content_hash, REG_HASH_SIZE);
  return self;
}

/**
 * reg_approval_answer_free:
 * @self: (nullable) (transfer full): an answer
 */
void
reg_approval_answer_free (RegApprovalAnswer *self)
{
  if (self == NULL)
    return;
  g_free (self->comment);
  g_free (self);
}

/**
 * reg_approval_answer_is_for:
 * @self: an answer
 * @request: a request
 *
 * Returns: whether exactly this request was answered
 */
gboolean
reg_approval_answer_is_for (const RegApprovalAnswer *self, const RegApprovalRequest *request)
{
  return memcmp (self->request, request->id, sizeof self->request) == 0
         && reg_hash_equal (self->request_hash, request->hash)
         && reg_hash_equal (self->content_hash, request->content_hash)
         && memcmp (self->firm, request->firm, REG_UID_SIZE) == 0
         && memcmp (self->quotation, request->quotation, REG_UID_SIZE) == 0
         && memcmp (self->revision, request->revision, REG_UID_SIZE) == 0;
}

/* An empty comment is none, as the chain has it. */
static const char *
get_comment (const RegApprovalAnswer *self)
{
  return self->comment && *self->comment ? self->comment : NULL;
}

/**
 * reg_approval_answer_write:
 * @self: an answer
 *
 * Returns: (transfer full): what is to be signed
 */
GBytes *
reg_approval_answer_write (const RegApprovalAnswer *self)
{
  const char *kind = reg_signed_file_kind_get_payload (REG_SIGNED_FILE_ANSWER);
  g_autoptr (RegCanonical) out = reg_canonical_new (kind, VERSION);

  reg_canonical_add_bytes (out, "request", self->request, sizeof self->request);
  reg_canonical_add_bytes (out, "request-hash", self->request_hash, REG_HASH_SIZE);
  reg_canonical_add_bytes (out, "firm", self->firm, REG_UID_SIZE);
  reg_canonical_add_bytes (out, "quotation", self->quotation, REG_UID_SIZE);
  reg_canonical_add_bytes (out, "revision", self->revision, REG_UID_SIZE);
  reg_canonical_add_bytes (out, "content", self->content_hash, REG_HASH_SIZE);
  reg_canonical_add_text (out, "decision",
                          reg_enum_get_nick (&reg_enum_approval_event_kind, self->kind));
  reg_canonical_add_int (out, "limit", self->limit);
  reg_canonical_add_text (out, "comment", get_comment (self));
  reg_canonical_add_bytes (out, "staff", self->staff, REG_UID_SIZE);
  reg_canonical_add_int (out, "at", self->at);
  return reg_canonical_get_bytes (out);
}

static int
read_decision (RegCanonicalReader *in)
{
  static const int decisions[] = { REG_APPROVAL_EVENT_KIND_APPROVED,
                                   REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT,
                                   REG_APPROVAL_EVENT_KIND_SENT_BACK,
                                   REG_APPROVAL_EVENT_KIND_REJECTED };
  g_autofree char *nick = reg_canonical_reader_text (in, "decision", 32);

  for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (strcmp (nick, reg_enum_get_nick (&reg_enum_approval_event_kind, decisions[i])) == 0)
      return decisions[i];
  reg_canonical_reader_fail (in, "decision", "this is no answer");
  return REG_APPROVAL_EVENT_KIND_REJECTED;
}

/**
 * reg_approval_answer_read:
 * @payload: what was signed
 * @error: %REG_CORE_ERROR_INVALID names field, place and reason
 *
 * Returns: (transfer full) (nullable): the answer
 */
RegApprovalAnswer *
reg_approval_answer_read (GBytes *payload, GError **error)
{
  const char *kind = reg_signed_file_kind_get_payload (REG_SIGNED_FILE_ANSWER);
  g_autoptr (RegCanonicalReader) in = reg_canonical_reader_new (payload, kind, VERSION);
  g_autoptr (RegApprovalAnswer) self = g_new0 (RegApprovalAnswer, 1);

  reg_canonical_reader_fixed (in, "request", self->request, sizeof self->request);
  reg_canonical_reader_fixed (in, "request-hash", self->request_hash, REG_HASH_SIZE);
  reg_canonical_reader_fixed (in, "firm", self->firm, REG_UID_SIZE);
  reg_canonical_reader_fixed (in, "quotation", self->quotation, REG_UID_SIZE);
  reg_canonical_reader_fixed (in, "revision", self->revision, REG_UID_SIZE);
  reg_canonical_reader_fixed (in, "content", self->content_hash, REG_HASH_SIZE);
  self->kind = read_decision (in);
  self->limit = reg_canonical_reader_int (in, "limit", 0, REG_PPM);
  self->comment = reg_canonical_reader_optional_text (in, "comment", MAX_COMMENT);
  reg_canonical_reader_fixed (in, "staff", self->staff, REG_UID_SIZE);
  self->at = reg_canonical_reader_int (in, "at", 0, G_MAXINT64);
  if (self->comment && !*self->comment)
    reg_canonical_reader_fail (in, "comment", "an empty one is left out");
  if ((self->limit > 0) != (self->kind == REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT))
    reg_canonical_reader_fail (in, "limit", "it does not fit the decision");
  return reg_canonical_reader_end (in, error) ? g_steal_pointer (&self) : NULL;
}

/* --- keys ------------------------------------------------------------------------------- */

/**
 * reg_key_card_write:
 * @self: a key
 *
 * Returns: (transfer full): what is to be signed, with that key
 */
GBytes *
reg_key_card_write (const RegKeyCard *self)
{
  const char *kind = reg_signed_file_kind_get_payload (REG_SIGNED_FILE_KEY);
  g_autoptr (RegCanonical) out = reg_canonical_new (kind, VERSION);

  reg_canonical_add_bytes (out, "key", self->key, REG_PUBLIC_KEY_SIZE);
  reg_canonical_add_text (out, "computer", self->computer);
  reg_canonical_add_text (out, "firm-name", self->firm_name);
  reg_canonical_add_text (out, "person", self->person);
  reg_canonical_add_int (out, "made-at", self->made_at);
  return reg_canonical_get_bytes (out);
}

/**
 * reg_key_card_read:
 * @file: a file with a key
 * @error: %REG_CORE_ERROR_INVALID names field, place and reason
 *
 * A key has to be signed with itself: who sends it has its other half.
 *
 * Returns: (transfer full) (nullable): the key
 */
RegKeyCard *
reg_key_card_read (const RegSignedFile *file, GError **error)
{
  const char *kind = reg_signed_file_kind_get_payload (REG_SIGNED_FILE_KEY);
  g_autoptr (RegCanonicalReader) in = reg_canonical_reader_new (file->payload, kind, VERSION);
  g_autoptr (RegKeyCard) self = g_new0 (RegKeyCard, 1);

  reg_canonical_reader_fixed (in, "key", self->key, REG_PUBLIC_KEY_SIZE);
  self->computer = reg_canonical_reader_text (in, "computer", MAX_NAME);
  self->firm_name = reg_canonical_reader_text (in, "firm-name", MAX_NAME);
  self->person = reg_canonical_reader_optional_text (in, "person", MAX_NAME);
  self->made_at = reg_canonical_reader_int (in, "made-at", 0, G_MAXINT64);
  if (memcmp (self->key, file->key, REG_PUBLIC_KEY_SIZE) != 0)
    reg_canonical_reader_fail (in, "key", "another key signed it");
  return reg_canonical_reader_end (in, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * reg_key_card_free:
 * @self: (nullable) (transfer full): a key
 */
void
reg_key_card_free (RegKeyCard *self)
{
  if (self == NULL)
    return;
  g_free (self->computer);
  g_free (self->firm_name);
  g_free (self->person);
  g_free (self);
}
