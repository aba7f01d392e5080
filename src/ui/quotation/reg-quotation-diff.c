/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-diff.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-money-format.h"
#include "core/reg-quote-pairs.h"
#include "core/reg-tax-table.h"
#include "ui/quotation/reg-quotation-line-item.h"

typedef struct
{
  RegSession *session;
  const RegNumberStyle *style;
  const char *currency;
  GPtrArray *changes;
} Diff;

static void
change_free (gpointer data)
{
  RegQuotationChange *self = data;

  g_free (self->what);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static void
take (Diff *diff, char *what, char *before, char *after)
{
  RegQuotationChange *change = g_new0 (RegQuotationChange, 1);

  change->what = what;
  change->before = before != NULL ? before : g_strdup ("");
  change->after = after != NULL ? after : g_strdup ("");
  g_ptr_array_add (diff->changes, change);
}

/* --- lines ------------------------------------------------------------------------------ */

static char *
line_name (RegRecord *line)
{
  const char *description = reg_record_get_text (line, REG_QUOTATION_LINE_DESCRIPTION);
  const char *end = strchr (description, '\n');

  if (*description == '\0')
    return g_strdup (reg_record_get_text (line, REG_QUOTATION_LINE_CODE));
  return end != NULL ? g_strndup (description, end - description) : g_strdup (description);
}

static char *
quantity_text (Diff *diff, RegRecord *line)
{
  return reg_quantity_format (reg_record_get_int (line, REG_QUOTATION_LINE_QUANTITY), diff->style);
}

static char *
discount_text (Diff *diff, RegRecord *record, int kind_field, int value_field)
{
  RegDiscount discount = {
    (RegDiscountKind)reg_record_get_int (record, kind_field),
    reg_record_get_int (record, value_field),
  };
  g_autofree char *text = reg_discount_format (&discount, diff->currency, diff->style);

  return *text != '\0' ? g_steal_pointer (&text) : g_strdup (_ ("none"));
}

static gboolean
differs (RegRecord *a, RegRecord *b, int field)
{
  return reg_record_get_int (a, field) != reg_record_get_int (b, field);
}

/* @what: (transfer full) */
static void
compare_discounts (
    Diff *diff, char *what, RegRecord *before, RegRecord *after, int kind_field, int value_field)
{
  if (differs (before, after, kind_field) || differs (before, after, value_field))
    take (diff, what, discount_text (diff, before, kind_field, value_field),
          discount_text (diff, after, kind_field, value_field));
  else
    g_free (what);
}

static void
compare_lines (Diff *diff, RegRecord *before, RegRecord *after)
{
  g_autofree char *name = line_name (after);

  if (differs (before, after, REG_QUOTATION_LINE_QUANTITY))
    take (diff, g_strdup_printf (_ ("%s, quantity"), name), quantity_text (diff, before),
          quantity_text (diff, after));
  if (differs (before, after, REG_QUOTATION_LINE_UNIT_PRICE))
    take (diff, g_strdup_printf (_ ("%s, price"), name),
          reg_price_format (reg_record_get_int (before, REG_QUOTATION_LINE_UNIT_PRICE),
                            diff->currency, diff->style),
          reg_price_format (reg_record_get_int (after, REG_QUOTATION_LINE_UNIT_PRICE),
                            diff->currency, diff->style));
  compare_discounts (diff, g_strdup_printf (_ ("%s, discount"), name), before, after,
                     REG_QUOTATION_LINE_DISCOUNT_KIND, REG_QUOTATION_LINE_DISCOUNT_VALUE);
  if (!reg_tax_label_equal (reg_tax_label_of (before), reg_tax_label_of (after)))
    take (diff, g_strdup_printf (_ ("%s, tax"), name),
          reg_tax_label_format (reg_tax_label_of (before), diff->style),
          reg_tax_label_format (reg_tax_label_of (after), diff->style));
  if (differs (before, after, REG_QUOTATION_LINE_KIND))
    take (diff, g_strdup (name),
          g_strdup (_ (reg_enum_get_label (&reg_enum_line_kind,
                                           reg_record_get_int (before, REG_QUOTATION_LINE_KIND)))),
          g_strdup (_ (reg_enum_get_label (&reg_enum_line_kind,
                                           reg_record_get_int (after, REG_QUOTATION_LINE_KIND)))));
}

static void
compare_all_lines (Diff *diff, GPtrArray *before, GPtrArray *after)
{
  g_autoptr (GArray) pairs = reg_quote_pair_lines (before, after);

  for (guint i = 0; i < pairs->len; i++)
    {
      const RegQuotePair *pair = &g_array_index (pairs, RegQuotePair, i);
      RegRecord *old = pair->before >= 0 ? before->pdata[pair->before] : NULL;
      RegRecord *new = pair->after >= 0 ? after->pdata[pair->after] : NULL;
      g_autofree char *name = line_name (new != NULL ? new : old);

      if (old == NULL)
        take (diff, g_strdup_printf (_ ("%s, added"), name), NULL, quantity_text (diff, new));
      else if (new == NULL)
        take (diff, g_strdup_printf (_ ("%s, taken out"), name), quantity_text (diff, old), NULL);
      else
        compare_lines (diff, old, new);
    }
}

/* --- the whole -------------------------------------------------------------------------- */

static void
compare_revisions (Diff *diff, RegRecord *before, RegRecord *after)
{
  compare_discounts (diff, g_strdup (_ ("Discount on everything")), before, after,
                     REG_QUOTATION_REVISION_DISCOUNT_KIND, REG_QUOTATION_REVISION_DISCOUNT_VALUE);
  if (differs (before, after, REG_QUOTATION_REVISION_PAYMENT_DAYS))
    take (diff, g_strdup (_ ("Days to pay")),
          g_strdup_printf ("%d",
                           (int)reg_record_get_int (before, REG_QUOTATION_REVISION_PAYMENT_DAYS)),
          g_strdup_printf ("%d",
                           (int)reg_record_get_int (after, REG_QUOTATION_REVISION_PAYMENT_DAYS)));
  if (g_strcmp0 (reg_record_get_text (before, REG_QUOTATION_REVISION_VALID_UNTIL),
                 reg_record_get_text (after, REG_QUOTATION_REVISION_VALID_UNTIL))
      != 0)
    take (diff, g_strdup (_ ("Valid until")),
          reg_session_format_date (
              diff->session, reg_record_get_text (before, REG_QUOTATION_REVISION_VALID_UNTIL)),
          reg_session_format_date (
              diff->session, reg_record_get_text (after, REG_QUOTATION_REVISION_VALID_UNTIL)));
  if (g_strcmp0 (reg_record_get_text (before, REG_QUOTATION_REVISION_TERMS),
                 reg_record_get_text (after, REG_QUOTATION_REVISION_TERMS))
      != 0)
    take (diff, g_strdup (_ ("Terms")), NULL, g_strdup (_ ("changed")));
  if (differs (before, after, REG_QUOTATION_REVISION_GROSS))
    take (diff, g_strdup (_ ("Total")),
          reg_session_format_money (diff->session,
                                    reg_record_get_int (before, REG_QUOTATION_REVISION_GROSS),
                                    diff->currency),
          reg_session_format_money (diff->session,
                                    reg_record_get_int (after, REG_QUOTATION_REVISION_GROSS),
                                    diff->currency));
}

/**
 * reg_quotation_diff:
 * @before: an earlier revision
 * @after: a later one of the same quotation
 *
 * Returns: (transfer full) (element-type RegQuotationChange): what is different, lines first, the
 *   total last
 */
GPtrArray *
reg_quotation_diff (RegSession *session, RegQuotation *before, RegQuotation *after)
{
  Diff diff = { session, reg_session_get_number_style (session),
                reg_record_get_text (after->revision, REG_QUOTATION_REVISION_CURRENCY),
                g_ptr_array_new_with_free_func (change_free) };

  compare_all_lines (&diff, before->lines, after->lines);
  compare_revisions (&diff, before->revision, after->revision);
  return diff.changes;
}
