/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-quotation-taxes.h"

/**
 * reg_quotation_tax_labels:
 * @lines: (element-type RegRecord): lines of a quotation, as they stand or as they are edited
 *
 * Any thread.
 *
 * Returns: (transfer full) (array): what reg_tax_table_new() wants for each line; free with
 *   g_free(), the texts belong to @lines
 */
RegTaxLabel *
reg_quotation_tax_labels (GPtrArray *lines)
{
  RegTaxLabel *labels = g_new0 (RegTaxLabel, (gsize)lines->len + 1);

  for (guint i = 0; i < lines->len; i++)
    {
      labels[i].parts = reg_record_peek_text (lines->pdata[i], REG_QUOTATION_LINE_TAX_PARTS);
      labels[i].exempt_reason = reg_record_peek_text (lines->pdata[i],
                                                      REG_QUOTATION_LINE_EXEMPT_REASON);
    }
  return labels;
}
