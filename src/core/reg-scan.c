/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-scan.h"

#include <string.h>

/* Between two keys of a scanner, ms. Usual ones send a key every 5 to 35 ms; people need 60 and more
 * even where they are quick, and never so for a whole number. */
#define MAX_GAP 50

/* Shorter than this is a slip of the hand. */
#define MIN_KEYS 4

static gboolean
is_late (const RegScan *self, guint32 time)
{
  /* The clock of the keys starts again after 49 days; so does the difference. */
  return (guint32)(time - self->last) > MAX_GAP;
}

/**
 * reg_scan_break:
 * @self: what came so far
 *
 * Forgets it: something happened that no scanner does.
 */
void
reg_scan_break (RegScan *self)
{
  memset (self, 0, sizeof *self);
}

/**
 * reg_scan_add:
 * @self: what came so far
 * @c: the character of a key
 * @time: when it was pressed, ms
 *
 * A key that comes late begins anew; a space, which in windows chooses and presses, ends all.
 */
void
reg_scan_add (RegScan *self, gunichar c, guint32 time)
{
  if (self->n_keys > 0 && is_late (self, time))
    reg_scan_break (self);
  if (!g_unichar_isgraph (c) || self->length + 7 > sizeof self->code)
    {
      reg_scan_break (self);
      return;
    }
  self->length += (gsize)g_unichar_to_utf8 (c, self->code + self->length);
  self->code[self->length] = '\0';
  self->n_keys++;
  self->last = time;
}

/**
 * reg_scan_end:
 * @self: what came so far
 * @time: when Enter was pressed, ms
 *
 * Returns: (transfer full) (nullable): the code that a scanner read; %NULL when a person pressed
 *   Enter. Begins anew.
 */
char *
reg_scan_end (RegScan *self, guint32 time)
{
  char *code = NULL;

  if (self->n_keys >= MIN_KEYS && !is_late (self, time))
    code = g_strdup (self->code);
  reg_scan_break (self);
  return code;
}
