/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-tax-table.h"

#include "core/reg-money-format.h"

/* The lines that count and are taxed in the same way. */
typedef struct
{
  gint64 rate;
  const char *parts;
  const char *exempt_reason;
  gint64 net;
  gint64 tax;
} Group;

/* Without what does not count: an empty text, a reason where there is a tax. */
static RegTaxLabel
clean (RegTaxLabel label)
{
  if (label.parts != NULL && *label.parts == '\0')
    label.parts = NULL;
  if (label.rate != 0 || (label.exempt_reason != NULL && *label.exempt_reason == '\0'))
    label.exempt_reason = NULL;
  if (label.exempt_reason != NULL)
    label.parts = NULL;
  return label;
}

static Group *
group_for (GArray *groups, RegTaxLabel label)
{
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = &g_array_index (groups, Group, i);

      if (group->rate == label.rate && g_strcmp0 (group->parts, label.parts) == 0
          && g_strcmp0 (group->exempt_reason, label.exempt_reason) == 0)
        return group;
    }
  g_array_append_val (groups, ((Group){ label.rate, label.parts, label.exempt_reason, 0, 0 }));
  return &g_array_index (groups, Group, groups->len - 1);
}

/* Highest first; of one rate in the order of the lines, which the sort keeps. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *x = a, *y = b;

  return x->rate < y->rate ? 1 : x->rate > y->rate ? -1 : 0;
}

static GArray *
collect (const RegCalcResult *result, const RegTaxLabel *labels)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  for (gsize i = 0; i < result->n_lines; i++)
    {
      Group *group;

      if (!result->lines[i].counts)
        continue;
      group = group_for (groups, clean (labels[i]));
      group->net += result->lines[i].net;
      group->tax += result->lines[i].tax;
    }
  g_array_sort (groups, compare_groups);
  return groups;
}

/**
 * reg_tax_label_get_parts:
 * @label: how a line is taxed
 *
 * What somebody wrote into the file from outside, and that does not come to the rate, is one tax at
 * that rate rather than a wrong one.
 *
 * Returns: (transfer full) (nullable): the taxes it is made up of, %NULL where it is one without a name
 */
RegTaxParts *
reg_tax_label_get_parts (RegTaxLabel label)
{
  RegTaxLabel own = clean (label);
  g_autoptr (RegTaxParts) parts = own.parts != NULL ? reg_tax_parts_parse (own.parts, NULL) : NULL;

  if (parts == NULL || reg_tax_parts_get_rate (parts) != own.rate)
    return NULL;
  return g_steal_pointer (&parts);
}

/**
 * reg_tax_label_equal:
 * @a: how a line is taxed
 * @b: how another one is
 *
 * Returns: whether they are taxed in the same way
 */
gboolean
reg_tax_label_equal (RegTaxLabel a, RegTaxLabel b)
{
  RegTaxLabel x = clean (a), y = clean (b);

  return x.rate == y.rate && g_strcmp0 (x.parts, y.parts) == 0
         && g_strcmp0 (x.exempt_reason, y.exempt_reason) == 0;
}

static void
add_row (RegTaxTable *self, const Group *group, const RegTaxPart *part, gint64 tax)
{
  gint64 rate = part != NULL ? part->rate : group->rate;
  const char *name = part != NULL ? part->name : NULL;
  RegTaxRow *row = NULL;

  /* The same tax may be a part of several: then it is one row. */
  for (gsize i = 0; name != NULL && i < self->n; i++)
    if (self->rows[i].rate == rate && g_strcmp0 (self->rows[i].name, name) == 0)
      row = &self->rows[i];
  if (row == NULL)
    {
      row = &self->rows[self->n++];
      *row = (RegTaxRow){ .rate = rate,
                          .name = g_strdup (name),
                          .exempt_reason = g_strdup (group->exempt_reason) };
    }
  row->net += group->net;
  row->tax += tax;
}

static void
add_group (RegTaxTable *self, const Group *group)
{
  RegTaxLabel label = { group->rate, group->parts, group->exempt_reason };
  g_autoptr (RegTaxParts) parts = reg_tax_label_get_parts (label);
  gint64 taxes[REG_TAX_MAX_PARTS];

  if (parts == NULL)
    {
      add_row (self, group, NULL, group->tax);
      return;
    }
  self->has_parts |= parts->n > 1;
  reg_tax_parts_split (parts, group->tax, taxes);
  for (gsize i = 0; i < parts->n; i++)
    add_row (self, group, &parts->parts[i], taxes[i]);
}

/**
 * reg_tax_table_new:
 * @result: what a document comes to
 * @labels: (array): how each of its lines is taxed
 *
 * The taxes of a document as they are told to the customer: each tax by name and rate with what it
 * is taken of, and each reason for which none is taken. The tax of all lines that are taxed in the
 * same way is split once, not line by line: the cents of many small lines would else pile up on one
 * side. A part is therefore less than one minor unit from its exact share in that tax; where the tax
 * is rounded once on its net, at most one from being computed and rounded alone. Any thread.
 *
 * Returns: (transfer full): the rows; the tax of all adds up to that of @result
 */
RegTaxTable *
reg_tax_table_new (const RegCalcResult *result, const RegTaxLabel *labels)
{
  RegTaxTable *self = g_new0 (RegTaxTable, 1);
  g_autoptr (GArray) groups = collect (result, labels);

  self->rows = g_new0 (RegTaxRow, (gsize)groups->len * REG_TAX_MAX_PARTS + 1);
  for (guint i = 0; i < groups->len; i++)
    add_group (self, &g_array_index (groups, Group, i));
  return self;
}

/**
 * reg_tax_table_free:
 * @self: (nullable) (transfer full): a table
 */
void
reg_tax_table_free (RegTaxTable *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < self->n; i++)
    {
      g_free (self->rows[i].name);
      g_free (self->rows[i].exempt_reason);
    }
  g_free (self->rows);
  g_free (self);
}

/**
 * reg_tax_table_is_plain:
 * @self: a table
 *
 * Returns: whether no row has a name or a reason: it says no more than the rates
 */
gboolean
reg_tax_table_is_plain (const RegTaxTable *self)
{
  for (gsize i = 0; i < self->n; i++)
    if (self->rows[i].name != NULL || self->rows[i].exempt_reason != NULL)
      return FALSE;
  return TRUE;
}

/**
 * reg_tax_label_of:
 * @line: a line of a quotation
 *
 * Returns: how it is taxed; the texts belong to @line
 */
RegTaxLabel
reg_tax_label_of (const RegRecord *line)
{
  return clean ((RegTaxLabel){ reg_record_get_int (line, REG_QUOTATION_LINE_TAX_RATE),
                               reg_record_peek_text (line, REG_QUOTATION_LINE_TAX_PARTS),
                               reg_record_peek_text (line, REG_QUOTATION_LINE_EXEMPT_REASON) });
}

/**
 * reg_tax_label_format:
 * @label: how a line is taxed
 * @style: (nullable): how numbers are written, %NULL for the running locale
 *
 * Returns: (transfer full): "12 %", "5 % GST + 7 % PST" or "0 %, Reverse charge"
 */
char *
reg_tax_label_format (RegTaxLabel label, const RegNumberStyle *style)
{
  RegTaxLabel own = clean (label);
  g_autoptr (RegTaxParts) parts = reg_tax_label_get_parts (own);
  g_autofree char *rate = parts == NULL ? reg_rate_format (own.rate, -1, style) : NULL;

  if (parts != NULL)
    return reg_tax_parts_format (parts, style);
  if (own.exempt_reason != NULL)
    return g_strdup_printf ("%s, %s", rate, own.exempt_reason);
  return g_steal_pointer (&rate);
}

/**
 * reg_tax_table_new_for_lines:
 * @result: what a quotation comes to
 * @lines: (element-type RegRecord): its lines, as they stand or as they are edited
 *
 * Returns: (transfer full): see reg_tax_table_new()
 */
RegTaxTable *
reg_tax_table_new_for_lines (const RegCalcResult *result, GPtrArray *lines)
{
  g_autofree RegTaxLabel *labels = g_new0 (RegTaxLabel, MAX (result->n_lines, lines->len) + 1);

  for (guint i = 0; i < lines->len; i++)
    labels[i] = reg_tax_label_of (lines->pdata[i]);
  return reg_tax_table_new (result, labels);
}
