/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-pin.h"

#include <sodium.h>
#include <string.h>

#include "core/reg-core-error.h"

/**
 * reg_pin_is_valid:
 * @pin: (nullable): what was typed
 *
 * Returns: whether it is four to eight digits 0 to 9
 */
gboolean
reg_pin_is_valid (const char *pin)
{
  gsize n = pin != NULL ? strlen (pin) : 0;

  return n >= REG_PIN_MIN_DIGITS && n <= REG_PIN_MAX_DIGITS && strspn (pin, "0123456789") == n;
}

/**
 * reg_pin_hash:
 * @pin: four to eight digits
 *
 * argon2id with a salt of its own and libsodium's interactive limits. Takes a tenth of a second
 * or so and 64 MiB: not for the main thread.
 *
 * Returns: (transfer full) (nullable): text to keep, or %NULL with %REG_CORE_ERROR_INVALID for a
 *   bad PIN, %REG_CORE_ERROR_TOO_LARGE when there is not enough memory
 */
char *
reg_pin_hash (const char *pin, GError **error)
{
  char hash[crypto_pwhash_STRBYTES];

  if (!reg_pin_is_valid (pin))
    {
      g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_INVALID,
                           "a PIN has four to eight digits");
      return NULL;
    }
  if (sodium_init () < 0
      || crypto_pwhash_str (hash, pin, strlen (pin), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE)
             != 0)
    {
      g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_TOO_LARGE,
                           "not enough memory to hash a PIN");
      return NULL;
    }
  return g_strdup (hash);
}

/* What is checked when somebody has no PIN: it takes as long as a real one and never matches. */
static const char *
nobodys_hash (void)
{
  static char *hash = NULL;

  if (g_once_init_enter_pointer (&hash))
    {
      char made[crypto_pwhash_STRBYTES] = "";

      if (crypto_pwhash_str (made, "", 0, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                             crypto_pwhash_MEMLIMIT_INTERACTIVE)
          != 0)
        made[0] = '\0';
      g_once_init_leave_pointer (&hash, g_strdup (made));
    }
  return hash;
}

/**
 * reg_pin_check:
 * @hash: (nullable): what reg_pin_hash() gave for this person, %NULL or "" when they have no PIN
 * @pin: (nullable): what was typed
 *
 * Neither the message nor the time tells whether the person has a PIN. Not for the main thread.
 *
 * Returns: whether it is theirs; %FALSE with %REG_CORE_ERROR_REFUSED
 */
gboolean
reg_pin_check (const char *hash, const char *pin, GError **error)
{
  gboolean possible = hash != NULL && *hash != '\0' && strlen (hash) < crypto_pwhash_STRBYTES
                      && reg_pin_is_valid (pin);
  gboolean matches = FALSE;

  if (sodium_init () >= 0)
    {
      const char *asked = possible ? hash : nobodys_hash ();
      const char *typed = possible ? pin : "0";

      matches = crypto_pwhash_str_verify (asked, typed, strlen (typed)) == 0;
    }
  if (possible && matches)
    return TRUE;
  g_set_error_literal (error, REG_CORE_ERROR, REG_CORE_ERROR_REFUSED, "the PIN does not match");
  return FALSE;
}
