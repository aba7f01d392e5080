/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-approval-chain.h"

#include <string.h>

/* The first form knows no keys. Entries without one keep it, so that their seals stay what they are. */
#define CHAIN_VERSION 1
#define CHAIN_VERSION_SIGNED 2

static void
compute_hash (const RegApprovalEntry *entry, guint8 hash[REG_HASH_SIZE])
{
  gboolean is_signed = entry->signed_by || entry->signature;
  g_autoptr (RegCanonical) bytes = reg_canonical_new (
      "approval-entry", is_signed ? CHAIN_VERSION_SIGNED : CHAIN_VERSION);

  reg_canonical_add_bytes (bytes, "previous", entry->previous_hash, REG_HASH_SIZE);
  reg_canonical_add_int (bytes, "seq", entry->seq);
  reg_canonical_add_text (bytes, "who", entry->who);
  reg_canonical_add_int (bytes, "at", entry->at);
  reg_canonical_add_text (bytes, "what", entry->what);
  reg_canonical_add_text (bytes, "quotation", entry->quotation);
  reg_canonical_add_text (bytes, "revision", entry->revision);
  reg_canonical_add_bytes (bytes, "content", entry->has_content_hash ? entry->content_hash : NULL,
                           REG_HASH_SIZE);
  reg_canonical_add_int (bytes, "limit", entry->limit);
  reg_canonical_add_int (bytes, "own", entry->is_own ? 1 : 0);
  reg_canonical_add_text (bytes, "comment", entry->comment);
  if (is_signed)
    {
      reg_canonical_add_bytes (bytes, "signed-by", entry->signed_by, REG_PUBLIC_KEY_SIZE);
      reg_canonical_add_bytes (bytes, "signature", entry->signature, entry->signature_size);
    }
  reg_canonical_hash (bytes, hash);
}

/**
 * reg_approval_entry_seal:
 * @entry: filled but for its number and hashes, which are set here
 * @previous: (nullable): the last entry of the chain, only its number and seal are read; %NULL
 *   for the first
 */
void
reg_approval_entry_seal (RegApprovalEntry *entry, const RegApprovalEntry *previous)
{
  g_return_if_fail (entry != NULL);

  entry->seq = previous != NULL ? previous->seq + 1 : 1;
  if (previous != NULL)
    memcpy (entry->previous_hash, previous->hash, REG_HASH_SIZE);
  else
    memset (entry->previous_hash, 0, REG_HASH_SIZE);
  compute_hash (entry, entry->hash);
}

/**
 * reg_approval_verifier_feed:
 * @self: the verifier
 * @entry: the next entry in the order of numbers
 *
 * After a broken entry the verifier goes on from what that entry claims, so that later ones that
 * are sound are not blamed.
 *
 * Returns: what is wrong with @entry, %REG_APPROVAL_CHAIN_WHOLE for nothing
 */
RegApprovalChainState
reg_approval_verifier_feed (RegApprovalVerifier *self, const RegApprovalEntry *entry)
{
  RegApprovalChainState state = REG_APPROVAL_CHAIN_WHOLE;
  guint8 hash[REG_HASH_SIZE];

  compute_hash (entry, hash);
  if (!reg_hash_equal (hash, entry->hash))
    state = REG_APPROVAL_CHAIN_CHANGED;
  else if (entry->seq != self->n + 1)
    state = REG_APPROVAL_CHAIN_GAP;
  else if (!reg_hash_equal (entry->previous_hash, self->previous_hash))
    state = REG_APPROVAL_CHAIN_LINK;

  self->n = entry->seq;
  memcpy (self->previous_hash, entry->hash, REG_HASH_SIZE);
  return state;
}
