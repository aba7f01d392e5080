/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-quote-pairs.h"

#include "core/reg-quote-calc.h"
#include "core/reg-record.h"

static gboolean
has_figures (const RegRecord *line)
{
  gint64 kind = reg_record_get_int (line, REG_QUOTATION_LINE_KIND);

  return kind != REG_LINE_TEXT && kind != REG_LINE_SECTION;
}

/* The same product, or without one the same words. */
static gboolean
is_same_offer (const RegRecord *a, const RegRecord *b)
{
  gint64 product = reg_record_get_int (a, REG_QUOTATION_LINE_PRODUCT_ID);

  if (product != reg_record_get_int (b, REG_QUOTATION_LINE_PRODUCT_ID))
    return FALSE;
  return product != 0
         || g_strcmp0 (reg_record_get_text (a, REG_QUOTATION_LINE_DESCRIPTION),
                       reg_record_get_text (b, REG_QUOTATION_LINE_DESCRIPTION))
                == 0;
}

/**
 * reg_quote_pair_lines:
 * @before: (element-type RegRecord): lines of a revision
 * @after: (element-type RegRecord): lines of a later one
 *
 * Which lines of two revisions are the same offer: each finds at most one of the other, in order.
 * Words between the lines are left out.
 *
 * Returns: (transfer full) (element-type RegQuotePair): the lines of @after in their order, then
 *   those of @before that are there no longer
 */
GArray *
reg_quote_pair_lines (GPtrArray *before, GPtrArray *after)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (RegQuotePair));
  g_autofree gboolean *found = g_new0 (gboolean, before->len + 1);

  for (guint i = 0; i < after->len; i++)
    {
      RegQuotePair pair = { -1, (int)i };

      if (!has_figures (after->pdata[i]))
        continue;
      for (guint k = 0; k < before->len && pair.before < 0; k++)
        if (!found[k] && has_figures (before->pdata[k])
            && is_same_offer (before->pdata[k], after->pdata[i]))
          pair.before = (int)k;
      if (pair.before >= 0)
        found[pair.before] = TRUE;
      g_array_append_val (pairs, pair);
    }
  for (guint k = 0; k < before->len; k++)
    if (!found[k] && has_figures (before->pdata[k]))
      g_array_append_val (pairs, ((RegQuotePair){ (int)k, -1 }));
  return pairs;
}
