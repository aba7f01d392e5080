/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RegScan:
 * @code: the characters so far, UTF-8
 * @length: bytes of it
 * @n_keys: characters of it
 * @last: when the last of them came, ms of the clock of the keys
 *
 * Keys that may come from a scanner, which is a keyboard that types faster than anybody and ends
 * with Enter. All zero to begin with.
 */
typedef struct
{
  char code[256];
  gsize length;
  guint n_keys;
  guint32 last;
} RegScan;

void reg_scan_add (RegScan *self, gunichar c, guint32 time);
void reg_scan_break (RegScan *self);
char *reg_scan_end (RegScan *self, guint32 time);

G_END_DECLS
