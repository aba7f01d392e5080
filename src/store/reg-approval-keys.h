/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-approval-answer.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* Whose signed answers a book takes. What the chain tells of keys counts; their rows only give them
 * a name. */

typedef enum
{
  REG_KEY_UNKNOWN,
  REG_KEY_OWN,     /* of an installation that works with this book */
  REG_KEY_TRUSTED, /* of the computer of a member of staff */
  REG_KEY_REVOKED,
} RegKeyState;

/* A row and what the chain says of it. */
typedef struct
{
  RegRecord *record;
  RegRecord *staff; /* (nullable): whose computer it is */
  RegKeyState state;
  char *fingerprint;
} RegKeyInfo;

void reg_key_info_free (RegKeyInfo *self);

/* This installation's key, in the book from now on. */
gboolean reg_approval_keys_ensure_own (RegDb *db, const RegSigningKey *key, GError **error);
/* The file with this installation's key, for another one. */
GBytes *reg_approval_keys_write_card (RegDb *db, const RegSigningKey *key, GError **error);
/* From now on the answers signed with this key are those of @staff. fingerprint: what was compared
 * with the one their computer shows. Who works now has to be an owner or a manager, and of no lower
 * rank than @staff. */
gboolean reg_approval_keys_trust (
    RegDb *db, GBytes *card, const char *fingerprint, gint64 staff, GError **error);
gboolean reg_approval_keys_revoke (RegDb *db, gint64 id, GError **error);
GPtrArray *reg_approval_keys_list (RegDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegKeyInfo, reg_key_info_free)

G_END_DECLS
