/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/reg-canonical.h"
#include "core/reg-signing-key.h"

G_BEGIN_DECLS

/**
 * RegApprovalEntry:
 * @seq: 1 for the first entry of the chain, then one more each
 * @at: ms UTC
 * @who: who did it, by an identifier that never changes
 * @what: nick of a RegApprovalEventKind
 * @quotation: identifier of the quotation
 * @revision: identifier of the revision
 * @has_content_hash: whether @content_hash is set
 * @content_hash: hash of the canonical bytes of the revision it is about
 * @limit: discount in ppm granted without asking again, 0 for none
 * @is_own: they answered about their own quotation
 * @comment: (nullable): what they said
 * @signed_by: (nullable): public key of the computer an answer came from, or that is trusted or no
 *   longer is from here on; %REG_PUBLIC_KEY_SIZE bytes
 * @signature: (nullable): what that computer signed: the signature and the bytes under it
 * @signature_size: bytes of @signature
 * @previous_hash: @hash of the entry before, zero bytes for the first
 * @hash: seal over all of the above
 *
 * One decision about a quotation. A plain value; texts are borrowed.
 */
typedef struct
{
  gint64 seq;
  gint64 at;
  const char *who;
  const char *what;
  const char *quotation;
  const char *revision;
  gboolean has_content_hash;
  guint8 content_hash[REG_HASH_SIZE];
  gint64 limit;
  gboolean is_own;
  const char *comment;
  const guint8 *signed_by;
  const guint8 *signature;
  gsize signature_size;
  guint8 previous_hash[REG_HASH_SIZE];
  guint8 hash[REG_HASH_SIZE];
} RegApprovalEntry;

typedef enum
{
  REG_APPROVAL_CHAIN_WHOLE,
  REG_APPROVAL_CHAIN_GAP,     /* an entry is missing before this one, or it is out of order */
  REG_APPROVAL_CHAIN_LINK,    /* it does not follow the entry before it */
  REG_APPROVAL_CHAIN_CHANGED, /* it is not what was sealed */
} RegApprovalChainState;

/**
 * RegApprovalVerifier:
 * @n: entries seen
 * @previous_hash: seal of the last one; compare it with a copy kept elsewhere to learn whether
 *   entries were cut off at the end, which no chain can tell by itself
 *
 * Goes through a chain entry by entry, so that no more than one is held. Starts out as zero bytes.
 */
typedef struct
{
  gint64 n;
  guint8 previous_hash[REG_HASH_SIZE];
} RegApprovalVerifier;

void reg_approval_entry_seal (RegApprovalEntry *entry, const RegApprovalEntry *previous);

RegApprovalChainState reg_approval_verifier_feed (RegApprovalVerifier *self,
                                                  const RegApprovalEntry *entry);

G_END_DECLS
