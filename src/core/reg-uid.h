/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define REG_UID_SIZE 16
#define REG_UID_RANDOM_BYTES 10
#define REG_UID_STRING_LENGTH 36

/**
 * RegUidSource:
 *
 * What a sequence of identifiers needs to stay ascending. Starts as all zeroes.
 */
typedef struct
{
  gint64 last_ms;
  guint counter;
} RegUidSource;

void reg_uid_source_next (RegUidSource *source,
                          gint64 now_ms,
                          const guint8 random[REG_UID_RANDOM_BYTES],
                          guint8 uid[REG_UID_SIZE]);
void reg_uid_generate (guint8 uid[REG_UID_SIZE]);
char *reg_uid_to_string (const guint8 *uid);
gboolean reg_uid_parse (const char *text, guint8 uid[REG_UID_SIZE]);

G_END_DECLS
