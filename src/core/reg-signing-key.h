/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ed25519 */
#define REG_PUBLIC_KEY_SIZE 32
#define REG_KEY_SEED_SIZE 32
#define REG_SIGNATURE_SIZE 64

/**
 * RegSigningKey:
 *
 * The pair of keys of one installation. Its secret half never leaves this structure but through
 * reg_signing_key_copy_seed(), and is wiped when it goes.
 */
typedef struct _RegSigningKey RegSigningKey;

RegSigningKey *reg_signing_key_generate (GError **error);
RegSigningKey *reg_signing_key_new_from_seed (const guint8 seed[REG_KEY_SEED_SIZE], GError **error);
RegSigningKey *reg_signing_key_ref (RegSigningKey *self);
void reg_signing_key_unref (RegSigningKey *self);

const guint8 *reg_signing_key_get_public (const RegSigningKey *self);
void reg_signing_key_copy_seed (const RegSigningKey *self, guint8 seed[REG_KEY_SEED_SIZE]);
void reg_signing_key_sign (const RegSigningKey *self,
                           GBytes *payload,
                           guint8 signature[REG_SIGNATURE_SIZE]);
gboolean reg_signature_holds (const guint8 public_key[REG_PUBLIC_KEY_SIZE],
                              GBytes *payload,
                              const guint8 signature[REG_SIGNATURE_SIZE]);
char *reg_public_key_fingerprint (const guint8 public_key[REG_PUBLIC_KEY_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegSigningKey, reg_signing_key_unref)

G_END_DECLS
