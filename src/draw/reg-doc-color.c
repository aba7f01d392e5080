/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-doc-color.h"

#include <math.h>
#include <string.h>

/**
 * reg_doc_color_parse:
 * @text: (nullable): "#rrggbb"
 * @color: (out): the colour
 *
 * Returns: whether @text is a colour; @color is untouched otherwise
 */
gboolean
reg_doc_color_parse (const char *text, RegColor *color)
{
  double parts[3];

  g_return_val_if_fail (color != NULL, FALSE);

  if (text == NULL || text[0] != '#' || strlen (text) != 7)
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      int high = g_ascii_xdigit_value (text[1 + 2 * i]),
          low = g_ascii_xdigit_value (text[2 + 2 * i]);

      if (high < 0 || low < 0)
        return FALSE;
      parts[i] = (high * 16 + low) / 255.0;
    }
  *color = (RegColor){ parts[0], parts[1], parts[2], 1 };
  return TRUE;
}

/** reg_doc_color_format: @color: a colour. Returns: (transfer full): "#rrggbb" */
char *
reg_doc_color_format (const RegColor *color)
{
  g_return_val_if_fail (color != NULL, NULL);

  return g_strdup_printf ("#%02x%02x%02x", (int)round (CLAMP (color->red, 0, 1) * 255),
                          (int)round (CLAMP (color->green, 0, 1) * 255),
                          (int)round (CLAMP (color->blue, 0, 1) * 255));
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const RegColor *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green)
         + 0.0722 * linear (color->blue);
}

/**
 * reg_doc_color_contrast:
 * @one: an opaque colour
 * @other: an opaque colour
 *
 * Returns: how well one is read on the other, 1 to 21, by the formula of WCAG 2.1
 */
double
reg_doc_color_contrast (const RegColor *one, const RegColor *other)
{
  double a = luminance (one), b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/**
 * reg_doc_color_for_text:
 * @color: what somebody chose
 *
 * Returns: the same colour, as much darker as it takes to be read on paper
 */
RegColor
reg_doc_color_for_text (const RegColor *color)
{
  static const RegColor paper = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 };

  for (int percent = 0; percent < 100; percent += 2)
    {
      RegColor darker = reg_color_mix (color, &black, percent / 100.0);

      if (reg_doc_color_contrast (&darker, &paper) >= REG_DOC_CONTRAST)
        return darker;
    }
  return black;
}

/** reg_doc_color_upon: @background: a colour. Returns: black or white, whichever is read better */
RegColor
reg_doc_color_upon (const RegColor *background)
{
  static const RegColor white = { 1, 1, 1, 1 }, dark = { 0.12, 0.12, 0.14, 1 };
  static const RegColor black = { 0, 0, 0, 1 };

  if (reg_doc_color_contrast (&white, background) >= REG_DOC_CONTRAST)
    return white;
  /* Where neither the soft dark nor white will do, black always does. */
  return reg_doc_color_contrast (&dark, background) >= REG_DOC_CONTRAST ? dark : black;
}
