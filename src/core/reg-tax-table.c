/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-tax-table.h"

/* The lines that count and are taxed in the same way. */
typedef struct
{
  gint64 rate;
  const char *parts;
  const char *exempt_reason;
  gint64 net;
  gint64 tax;
} Group;

static RegTaxLabel
label_of (const RegTaxLabel *labels, gsize i, gint64 rate)
{
  RegTaxLabel label = labels != NULL ? labels[i] : (RegTaxLabel){ 0 };

  if (label.parts != NULL && *label.parts == '\0')
    label.parts = NULL;
  if (rate != 0 || (label.exempt_reason != NULL && *label.exempt_reason == '\0'))
    label.exempt_reason = NULL;
  if (label.exempt_reason != NULL)
    label.parts = NULL;
  return label;
}

static Group *
group_for (GArray *groups, gint64 rate, RegTaxLabel label)
{
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = &g_array_index (groups, Group, i);

      if (group->rate == rate && g_strcmp0 (group->parts, label.parts) == 0
          && g_strcmp0 (group->exempt_reason, label.exempt_reason) == 0)
        return group;
    }
  g_array_append_val (groups, ((Group){ rate, label.parts, label.exempt_reason, 0, 0 }));
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
collect (const RegCalcInput *input, const RegCalcResult *result, const RegTaxLabel *labels)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  for (gsize i = 0; i < result->n_lines; i++)
    {
      gint64 rate = input->lines[i].tax_rate;
      Group *group;

      if (!result->lines[i].counts)
        continue;
      group = group_for (groups, rate, label_of (labels, i, rate));
      group->net += result->lines[i].net;
      group->tax += result->lines[i].tax;
    }
  g_array_sort (groups, compare_groups);
  return groups;
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
  g_autoptr (RegTaxParts) parts = group->parts ? reg_tax_parts_parse (group->parts, NULL) : NULL;
  gint64 taxes[REG_TAX_MAX_PARTS];

  /* What somebody wrote into the file from outside is one tax at its rate rather than a wrong one. */
  if (parts == NULL || reg_tax_parts_get_rate (parts) != group->rate)
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
 * @input: a document
 * @result: what it comes to
 * @labels: (nullable) (array): for each line of @input what is kept beside its rate
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
reg_tax_table_new (const RegCalcInput *input,
                   const RegCalcResult *result,
                   const RegTaxLabel *labels)
{
  RegTaxTable *self = g_new0 (RegTaxTable, 1);
  g_autoptr (GArray) groups = collect (input, result, labels);

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
