/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "oracle-wide.h"

#include <string.h>

static void
trim (Wide *a)
{
  while (a->n > 0 && a->limb[a->n - 1] == 0)
    a->n--;
  if (a->n == 0)
    a->negative = FALSE;
}

Wide
wide (gint64 value)
{
  guint64 size = value < 0 ? -(guint64)value : (guint64)value;
  Wide a = { .negative = value < 0, .n = 2, .limb = { (guint32)size, (guint32)(size >> 32) } };

  trim (&a);
  return a;
}

static int
compare_sizes (const Wide *a, const Wide *b)
{
  if (a->n != b->n)
    return a->n < b->n ? -1 : 1;
  for (guint i = a->n; i > 0; i--)
    {
      if (a->limb[i - 1] != b->limb[i - 1])
        return a->limb[i - 1] < b->limb[i - 1] ? -1 : 1;
    }
  return 0;
}

int
wide_compare (const Wide *a, const Wide *b)
{
  if (a->negative != b->negative)
    return a->negative ? -1 : 1;
  return a->negative ? compare_sizes (b, a) : compare_sizes (a, b);
}

static guint32
limb_of (const Wide *a, guint i)
{
  return i < a->n ? a->limb[i] : 0;
}

static Wide
add_sizes (const Wide *a, const Wide *b)
{
  Wide sum = { .n = MAX (a->n, b->n) + 1 };
  guint64 carry = 0;

  g_assert_cmpuint (sum.n, <=, WIDE_LIMBS);
  for (guint i = 0; i < sum.n; i++)
    {
      carry += (guint64)limb_of (a, i) + limb_of (b, i);
      sum.limb[i] = (guint32)carry;
      carry >>= 32;
    }
  return sum;
}

/* @a is not smaller than @b. */
static Wide
subtract_sizes (const Wide *a, const Wide *b)
{
  Wide difference = { .n = a->n };
  guint64 borrow = 0;

  for (guint i = 0; i < a->n; i++)
    {
      guint64 step = (guint64)a->limb[i] - limb_of (b, i) - borrow;

      difference.limb[i] = (guint32)step;
      borrow = step >> 63;
    }
  return difference;
}

static Wide
add_signed (const Wide *a, const Wide *b, gboolean b_negative)
{
  Wide sum;

  if (a->negative == b_negative)
    {
      sum = add_sizes (a, b);
      sum.negative = b_negative;
    }
  else if (compare_sizes (a, b) >= 0)
    {
      sum = subtract_sizes (a, b);
      sum.negative = a->negative;
    }
  else
    {
      sum = subtract_sizes (b, a);
      sum.negative = b_negative;
    }
  trim (&sum);
  return sum;
}

Wide
wide_add (const Wide *a, const Wide *b)
{
  return add_signed (a, b, b->negative);
}

Wide
wide_subtract (const Wide *a, const Wide *b)
{
  return add_signed (a, b, !b->negative);
}

Wide
wide_times (const Wide *a, const Wide *b)
{
  Wide product = { .negative = a->negative != b->negative, .n = a->n + b->n };

  g_assert_cmpuint (product.n, <=, WIDE_LIMBS);
  for (guint i = 0; i < a->n; i++)
    {
      guint64 carry = 0;

      for (guint j = 0; j < b->n; j++)
        {
          carry += (guint64)a->limb[i] * b->limb[j] + product.limb[i + j];
          product.limb[i + j] = (guint32)carry;
          carry >>= 32;
        }
      product.limb[i + b->n] = (guint32)carry;
    }
  trim (&product);
  return product;
}

static void
divide_by_limb (const Wide *a, guint32 b, Wide *quotient, Wide *rest)
{
  guint64 left = 0;

  quotient->n = a->n;
  for (guint i = a->n; i > 0; i--)
    {
      left = left << 32 | a->limb[i - 1];
      quotient->limb[i - 1] = (guint32)(left / b);
      left %= b;
    }
  *rest = wide ((gint64)left);
}

static void
shift (const Wide *a, guint bits, guint32 *shifted, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint64 both = (guint64)limb_of (a, i) << 32 | (i > 0 ? limb_of (a, i - 1) : 0);

      shifted[i] = (guint32)(both << bits >> 32);
    }
}

/* One digit of the quotient: guessed from the top, never too small, taken back when too large. */
static guint32
divide_step (guint32 *left, const guint32 *by, guint n)
{
  guint64 top = (guint64)left[n] << 32 | left[n - 1];
  guint64 guess = top / by[n - 1];
  guint64 over = top % by[n - 1];
  guint64 carry = 0, borrow = 0;

  while (guess >> 32 || guess * by[n - 2] > (over << 32 | left[n - 2]))
    {
      guess--;
      over += by[n - 1];
      if (over >> 32)
        break;
    }
  for (guint i = 0; i <= n; i++)
    {
      guint64 step;

      carry += i < n ? guess * by[i] : 0;
      step = (guint64)left[i] - (guint32)carry - borrow;
      left[i] = (guint32)step;
      borrow = step >> 63;
      carry >>= 32;
    }
  if (!borrow)
    return (guint32)guess;
  carry = 0;
  for (guint i = 0; i <= n; i++)
    {
      carry += (guint64)left[i] + (i < n ? by[i] : 0);
      left[i] = (guint32)carry;
      carry >>= 32;
    }
  return (guint32)(guess - 1);
}

/* Long division in base 2^32, of the sizes. */
static void
divide_sizes (const Wide *a, const Wide *b, Wide *quotient, Wide *rest)
{
  guint32 left[WIDE_LIMBS + 1] = { 0 }, by[WIDE_LIMBS] = { 0 };
  guint bits;
  Wide scaled = { .n = b->n };

  *quotient = (Wide){ 0 };
  *rest = *a;
  rest->negative = FALSE;
  g_assert_cmpuint (b->n, >, 0);
  if (compare_sizes (a, b) < 0)
    return;
  if (b->n == 1)
    {
      divide_by_limb (a, b->limb[0], quotient, rest);
      trim (quotient);
      return;
    }

  bits = 31 - (guint)g_bit_nth_msf (b->limb[b->n - 1], -1);
  shift (a, bits, left, a->n + 1);
  shift (b, bits, by, b->n);
  quotient->n = a->n - b->n + 1;
  for (guint i = quotient->n; i > 0; i--)
    quotient->limb[i - 1] = divide_step (left + i - 1, by, b->n);
  for (guint i = 0; i < b->n; i++)
    scaled.limb[i] = (guint32)(((guint64)left[i + 1] << 32 | left[i]) >> bits);
  trim (&scaled);
  *rest = scaled;
  trim (quotient);
}

/* Towards minus infinity; @b is positive and so is the rest. */
Wide
wide_divide_down (const Wide *a, const Wide *b, Wide *rest)
{
  const Wide one = wide (1);
  Wide quotient;

  g_assert_false (b->negative);
  divide_sizes (a, b, &quotient, rest);
  if (!a->negative)
    return quotient;
  if (rest->n > 0)
    {
      quotient = wide_add (&quotient, &one);
      *rest = wide_subtract (b, rest);
    }
  quotient.negative = quotient.n > 0;
  return quotient;
}

gboolean
wide_fits (const Wide *a, gint64 *value)
{
  guint64 size = (guint64)limb_of (a, 1) << 32 | limb_of (a, 0);

  if (a->n > 2 || size > G_MAXINT64)
    return FALSE;
  *value = a->negative ? -(gint64)size : (gint64)size;
  return TRUE;
}

Fraction
fraction (gint64 top, gint64 bottom)
{
  g_assert_cmpint (bottom, >, 0);
  return (Fraction){ wide (top), wide (bottom) };
}

static Fraction
add (const Fraction *a, const Fraction *b, Wide (*join) (const Wide *, const Wide *))
{
  Wide x, y;

  if (wide_compare (&a->bottom, &b->bottom) == 0)
    return (Fraction){ join (&a->top, &b->top), a->bottom };
  x = wide_times (&a->top, &b->bottom);
  y = wide_times (&b->top, &a->bottom);
  return (Fraction){ join (&x, &y), wide_times (&a->bottom, &b->bottom) };
}

Fraction
fraction_add (Fraction a, Fraction b)
{
  return add (&a, &b, wide_add);
}

Fraction
fraction_subtract (Fraction a, Fraction b)
{
  return add (&a, &b, wide_subtract);
}

Fraction
fraction_times (Fraction a, Fraction b)
{
  return (Fraction){ wide_times (&a.top, &b.top), wide_times (&a.bottom, &b.bottom) };
}

Fraction
fraction_divide (Fraction a, Fraction b)
{
  Fraction quotient = { wide_times (&a.top, &b.bottom), wide_times (&a.bottom, &b.top) };

  g_assert_cmpuint (b.top.n, >, 0);
  if (quotient.bottom.negative)
    {
      quotient.bottom.negative = FALSE;
      quotient.top.negative = quotient.top.n > 0 && !quotient.top.negative;
    }
  return quotient;
}

int
fraction_sign (Fraction a)
{
  return a.top.n == 0 ? 0 : a.top.negative ? -1 : 1;
}

int
fraction_compare (Fraction a, Fraction b)
{
  return fraction_sign (fraction_subtract (a, b));
}

/* To the nearest whole number, a half away from 0: floor (2 |a| + 1 over 2) with the sign of a. */
Wide
fraction_round (Fraction a)
{
  gboolean negative = a.top.negative;
  Wide twice, both, rest, rounded;

  a.top.negative = FALSE;
  twice = wide_add (&a.top, &a.top);
  twice = wide_add (&twice, &a.bottom);
  both = wide_add (&a.bottom, &a.bottom);
  rounded = wide_divide_down (&twice, &both, &rest);
  rounded.negative = negative && rounded.n > 0;
  return rounded;
}

gint64
fraction_floor (Fraction a)
{
  Wide rest, down = wide_divide_down (&a.top, &a.bottom, &rest);
  gint64 value = 0;

  g_assert_true (wide_fits (&down, &value));
  return value;
}
