/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RegNumberStyle:
 * @decimal: the decimal mark
 * @group: what stands between groups of digits, "" for nothing
 * @minus: the sign of a negative number, with a direction mark where the script needs one
 * @indian: lakh and crore grouping, 12,34,567
 * @symbol_first: the currency symbol stands before the amount
 * @symbol_apart: a no-break space stands between amount and symbol
 *
 * How people of one place write numbers. A plain value, copied freely.
 */
typedef struct
{
  char decimal[8];
  char group[8];
  char minus[8];
  gboolean indian;
  gboolean symbol_first;
  gboolean symbol_apart;
} RegNumberStyle;

RegNumberStyle reg_number_style_from_locale (void);
RegNumberStyle reg_number_style_for_language (const char *language);

char *reg_number_style_group (const RegNumberStyle *style, const char *number);
char *reg_number_style_normalise (const RegNumberStyle *style, const char *text);

G_END_DECLS
