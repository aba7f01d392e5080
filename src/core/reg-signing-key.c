/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-signing-key.h"

#include <sodium.h>
#include <string.h>

#include "core/reg-canonical.h"
#include "core/reg-core-error.h"

G_STATIC_ASSERT (REG_PUBLIC_KEY_SIZE == crypto_sign_PUBLICKEYBYTES);
G_STATIC_ASSERT (REG_KEY_SEED_SIZE == crypto_sign_SEEDBYTES);
G_STATIC_ASSERT (REG_SIGNATURE_SIZE == crypto_sign_BYTES);

/* A fingerprint: so many groups of so many digits, each from five bytes of the hash. */
#define N_GROUPS 6
#define GROUP_BYTES 5
#define GROUP_LIMIT 100000

struct _RegSigningKey
{
  gatomicrefcount refs;
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret[crypto_sign_SECRETKEYBYTES];
};

/**
 * reg_signing_key_new_from_seed:
 * @seed: what the pair is made from
 * @error: %REG_CORE_ERROR_INVALID when the library cannot be used
 *
 * Returns: (transfer full) (nullable): the pair
 */
RegSigningKey *
reg_signing_key_new_from_seed (const guint8 seed[REG_KEY_SEED_SIZE], GError **error)
{
  RegSigningKey *self;

  if (sodium_init () < 0)
    {
      g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID,
                           "approval key: libsodium cannot be used");
      return NULL;
    }
  self = g_new0 (RegSigningKey, 1);
  g_atomic_ref_count_init (&self->refs);
  crypto_sign_seed_keypair (self->public_key, self->secret, seed);
  return self;
}

/**
 * reg_signing_key_generate:
 * @error: %REG_CORE_ERROR_INVALID when the library cannot be used
 *
 * Returns: (transfer full) (nullable): a pair nobody had before
 */
RegSigningKey *
reg_signing_key_generate (GError **error)
{
  guint8 seed[REG_KEY_SEED_SIZE] = { 0 };
  RegSigningKey *self = NULL;

  if (sodium_init () >= 0)
    randombytes_buf (seed, sizeof seed);
  self = reg_signing_key_new_from_seed (seed, error);
  sodium_memzero (seed, sizeof seed);
  return self;
}

/**
 * reg_signing_key_ref:
 * @self: a pair
 *
 * Returns: @self
 */
RegSigningKey *
reg_signing_key_ref (RegSigningKey *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * reg_signing_key_unref:
 * @self: (transfer full): a pair
 */
void
reg_signing_key_unref (RegSigningKey *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  sodium_memzero (self->secret, sizeof self->secret);
  g_free (self);
}

/**
 * reg_signing_key_get_public:
 * @self: a pair
 *
 * Returns: (array fixed-size=32): the half that everybody may have
 */
const guint8 *
reg_signing_key_get_public (const RegSigningKey *self)
{
  return self->public_key;
}

/**
 * reg_signing_key_copy_seed:
 * @self: a pair
 * @seed: (out): what it can be made from again; wipe it after use
 */
void
reg_signing_key_copy_seed (const RegSigningKey *self, guint8 seed[REG_KEY_SEED_SIZE])
{
  crypto_sign_ed25519_sk_to_seed (seed, self->secret);
}

/**
 * reg_signing_key_sign:
 * @self: a pair
 * @payload: canonical bytes; their head keeps one kind of thing apart from another
 * @signature: (out): over exactly these bytes
 */
void
reg_signing_key_sign (const RegSigningKey *self,
                      GBytes *payload,
                      guint8 signature[REG_SIGNATURE_SIZE])
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (payload, &size);

  crypto_sign_detached (signature, NULL, bytes, size, self->secret);
}

/**
 * reg_signature_holds:
 * @public_key: of who is said to have signed
 * @payload: what
 * @signature: theirs
 *
 * Returns: whether it is theirs and over exactly these bytes
 */
gboolean
reg_signature_holds (const guint8 public_key[REG_PUBLIC_KEY_SIZE],
                     GBytes *payload,
                     const guint8 signature[REG_SIGNATURE_SIZE])
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (payload, &size);

  return sodium_init () >= 0
         && crypto_sign_verify_detached (signature, bytes, size, public_key) == 0;
}

/**
 * reg_public_key_fingerprint:
 * @public_key: a key
 *
 * What two people read to each other on the telephone before they trust a key: six groups of five
 * digits, which are the same in every language. Almost a hundred bits of BLAKE2b-256, each group from
 * five bytes of their own; nobody finds a second key with the same ones.
 *
 * Returns: (transfer full): "01234 56789 …"
 */
char *
reg_public_key_fingerprint (const guint8 public_key[REG_PUBLIC_KEY_SIZE])
{
  g_autoptr (RegCanonical) canonical = reg_canonical_new ("approval-key-fingerprint", 1);
  g_autoptr (GString) text = g_string_new (NULL);
  guint8 hash[REG_HASH_SIZE];

  reg_canonical_add_bytes (canonical, "key", public_key, REG_PUBLIC_KEY_SIZE);
  reg_canonical_hash (canonical, hash);
  for (int i = 0; i < N_GROUPS; i++)
    {
      guint64 number = 0;

      for (int k = 0; k < GROUP_BYTES; k++)
        number = number << 8 | hash[i * GROUP_BYTES + k];
      g_string_append_printf (text, "%s%05u", i ? " " : "", (guint)(number % GROUP_LIMIT));
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}
