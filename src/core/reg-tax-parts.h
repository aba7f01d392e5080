/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/reg-number-style.h"

G_BEGIN_DECLS

#define REG_TAX_MAX_PARTS 4
/* Characters in the name of a part, and in the reason of an exemption. */
#define REG_TAX_MAX_NAME 40
#define REG_TAX_MAX_REASON 300

typedef struct
{
  char *name;
  gint64 rate; /* ppm */
} RegTaxPart;

/**
 * RegTaxParts:
 * @parts: (array length=n): the taxes in the order they are to be shown
 * @n: 1 to %REG_TAX_MAX_PARTS
 *
 * Several taxes on the same net amount, none on top of another. Their rates add up to the rate of
 * the line. One part alone gives the tax of the line a name of its own.
 */
typedef struct
{
  RegTaxPart parts[REG_TAX_MAX_PARTS];
  gsize n;
} RegTaxParts;

RegTaxParts *reg_tax_parts_parse (const char *text, GError **error);
RegTaxParts *reg_tax_parts_read (const char *typed, const RegNumberStyle *style, GError **error);
void reg_tax_parts_free (RegTaxParts *self);

gint64 reg_tax_parts_get_rate (const RegTaxParts *self);
char *reg_tax_parts_print (const RegTaxParts *self);
char *reg_tax_parts_format (const RegTaxParts *self, const RegNumberStyle *style);
void reg_tax_parts_split (const RegTaxParts *self, gint64 tax, gint64 *amounts);

gboolean reg_tax_check (gint64 rate, const char *parts, const char *exempt_reason, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegTaxParts, reg_tax_parts_free)

G_END_DECLS
