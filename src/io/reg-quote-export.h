/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-quotations.h"

G_BEGIN_DECLS

/* A quotation for other programs: never what it costs us or what we earn with it. */

typedef enum
{
  REG_QUOTE_FORMAT_CSV,
  REG_QUOTE_FORMAT_XLSX,
  REG_QUOTE_FORMAT_UBL,
  REG_N_QUOTE_FORMATS
} RegQuoteFormat;

/**
 * RegQuoteExport:
 * @bytes: the file
 * @number: of the quotation
 * @party: the customer, or 0
 */
typedef struct
{
  GBytes *bytes;
  char *number;
  gint64 party;
} RegQuoteExport;

int reg_quote_format_from_nick (const char *nick);
const char *reg_quote_format_get_nick (RegQuoteFormat format);
const char *reg_quote_format_get_suffix (RegQuoteFormat format);

GBytes *reg_quote_export_make (const RegQuotation *quotation,
                               const RegRecord *firm,
                               RegQuoteFormat format,
                               GError **error);
RegQuoteExport *reg_quote_export_run (
    RegDb *db, gint64 quotation, gint64 revision, RegQuoteFormat format, GError **error);
void reg_quote_export_free (RegQuoteExport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegQuoteExport, reg_quote_export_free)

G_END_DECLS
