/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-approval-keys.h"
#include "store/reg-approvals.h"

G_BEGIN_DECLS

/* What the chain says of a key. */
typedef struct
{
  guint8 key[REG_PUBLIC_KEY_SIZE];
  RegKeyState state;
  char staff[REG_UID_STRING_LENGTH + 1]; /* whose it is; "" for an own one */
} RegKeyFacts;

/* Keys by what the entries say, in their order. */
typedef struct _RegKeyRing RegKeyRing;

RegKeyRing *reg_key_ring_new (void);
RegKeyRing *reg_key_ring_load (RegDb *db, GError **error);
void reg_key_ring_free (RegKeyRing *self);
gboolean reg_key_ring_feed (RegKeyRing *self, const guint8 *key, const char *comment);
const RegKeyFacts *reg_key_ring_find (const RegKeyRing *self, const guint8 *key);
RegKeyState reg_key_ring_get_state (const RegKeyRing *self, const guint8 *key);
gboolean
reg_key_ring_check_rows (const RegKeyRing *self, RegDb *db, GPtrArray *findings, GError **error);

/* A signature as the chain keeps it: the 64 bytes, then what was signed. */
GBytes *reg_signed_answer_pack (const RegSignedFile *file);
RegApprovalAnswer *reg_signed_answer_unpack (const guint8 *key, GBytes *packed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegKeyRing, reg_key_ring_free)

G_END_DECLS
