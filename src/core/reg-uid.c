/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-uid.h"

#include <sodium.h>
#include <string.h>

#define MAX_COUNTER 0xfffu
/* So many times the system is not asked for random bytes again. */
#define AT_ONCE 32
#define MAX_TIME ((G_GINT64_CONSTANT (1) << 48) - 1)

/**
 * reg_uid_source_next:
 * @source: the sequence
 * @now_ms: the time, ms UTC
 * @random: ten random bytes
 * @uid: (out): the identifier
 *
 * Makes a UUID version 7 (RFC 9562, section 5.7): 48 bits of time, then a 12-bit counter that
 * starts at a random value below its half with each new millisecond, then random bits. Within a
 * source each identifier is greater than the one before, also when the clock stands still, runs
 * back, or more than the counter holds are asked for in one millisecond.
 */
void
reg_uid_source_next (RegUidSource *source,
                     gint64 now_ms,
                     const guint8 random[REG_UID_RANDOM_BYTES],
                     guint8 uid[REG_UID_SIZE])
{
  guint64 ms;

  now_ms = CLAMP (now_ms, 0, MAX_TIME);
  if (now_ms > source->last_ms)
    {
      source->last_ms = now_ms;
      source->counter = ((guint)random[0] << 8 | random[1]) & (MAX_COUNTER >> 1);
    }
  else if (source->counter < MAX_COUNTER)
    source->counter++;
  else
    {
      source->last_ms++;
      source->counter = 0;
    }
  ms = (guint64)source->last_ms;
  for (guint i = 0; i < 6; i++)
    uid[i] = (guint8)(ms >> (40 - 8 * i));
  uid[6] = (guint8)(0x70 | source->counter >> 8);
  uid[7] = (guint8)source->counter;
  memcpy (uid + 8, random + 2, 8);
  uid[8] = (guint8)((uid[8] & 0x3f) | 0x80);
}

/**
 * reg_uid_generate:
 * @uid: (out): the identifier
 *
 * Makes an identifier from the system's clock and random bytes; ascending within the program.
 * Any thread.
 */
void
reg_uid_generate (guint8 uid[REG_UID_SIZE])
{
  static RegUidSource source;
  static GMutex lock;
  static guint8 random[AT_ONCE][REG_UID_RANDOM_BYTES];
  static guint n_used = AT_ONCE;

  g_mutex_lock (&lock);
  if (n_used == AT_ONCE)
    {
      randombytes_buf (random, sizeof random);
      n_used = 0;
    }
  reg_uid_source_next (&source, g_get_real_time () / 1000, random[n_used++], uid);
  g_mutex_unlock (&lock);
}

/**
 * reg_uid_to_string:
 * @uid: 16 bytes
 *
 * Returns: (transfer full): the usual form, 36 characters in lower case
 */
char *
reg_uid_to_string (const guint8 *uid)
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (REG_UID_STRING_LENGTH + 1);
  char *out = text;

  for (guint i = 0; i < REG_UID_SIZE; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *out++ = '-';
      *out++ = digits[uid[i] >> 4];
      *out++ = digits[uid[i] & 15];
    }
  *out = '\0';
  return text;
}

/**
 * reg_uid_parse:
 * @text: (nullable): a UUID of any version; hyphens, braces and "urn:uuid:" may be there or not
 * @uid: (out): its 16 bytes, untouched on failure
 *
 * Returns: whether @text is a UUID
 */
gboolean
reg_uid_parse (const char *text, guint8 uid[REG_UID_SIZE])
{
  guint8 bytes[REG_UID_SIZE];
  guint n = 0;
  gboolean braced;

  if (text == NULL)
    return FALSE;
  if (g_ascii_strncasecmp (text, "urn:uuid:", 9) == 0)
    text += 9;
  braced = *text == '{';
  if (braced)
    text++;
  for (; *text != '\0' && *text != '}'; text++)
    {
      if (*text == '-' && n > 0 && n % 2 == 0)
        continue;
      if (!g_ascii_isxdigit (*text) || n >= 2 * REG_UID_SIZE)
        return FALSE;
      bytes[n / 2] = (guint8)((n % 2 == 0 ? 0 : bytes[n / 2] << 4) | g_ascii_xdigit_value (*text));
      n++;
    }
  if (n != 2 * REG_UID_SIZE || strcmp (text, braced ? "}" : "") != 0)
    return FALSE;
  memcpy (uid, bytes, sizeof bytes);
  return TRUE;
}
