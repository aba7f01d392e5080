/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whole numbers of up to 512 bits, and exact fractions of them, for what checks the calculator: on
 * purpose nothing of the calculator's own arithmetic is in here. A number that does not fit stops
 * the test. */
#define WIDE_LIMBS 16

typedef struct
{
  gboolean negative; /* never of 0 */
  guint n;           /* limbs in use; 0 is the number 0 */
  guint32 limb[WIDE_LIMBS];
} Wide;

/* The denominator is positive. Not reduced: sums of equal denominators keep theirs. */
typedef struct
{
  Wide top, bottom;
} Fraction;

Wide wide (gint64 value);
Wide wide_add (const Wide *a, const Wide *b);
Wide wide_subtract (const Wide *a, const Wide *b);
Wide wide_times (const Wide *a, const Wide *b);
Wide wide_divide_down (const Wide *a, const Wide *b, Wide *rest);
int wide_compare (const Wide *a, const Wide *b);
gboolean wide_fits (const Wide *a, gint64 *value);

Fraction fraction (gint64 top, gint64 bottom);
Fraction fraction_add (Fraction a, Fraction b);
Fraction fraction_subtract (Fraction a, Fraction b);
Fraction fraction_times (Fraction a, Fraction b);
Fraction fraction_divide (Fraction a, Fraction b);
int fraction_compare (Fraction a, Fraction b);
int fraction_sign (Fraction a);
Wide fraction_round (Fraction a);
gint64 fraction_floor (Fraction a);

G_END_DECLS
