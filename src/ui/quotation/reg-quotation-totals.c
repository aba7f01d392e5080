/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-totals.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-money-format.h"
#include "core/reg-tax-table.h"
#include "ui/quotation/reg-quotation-line-layout.h"
#include "ui/quotation/reg-quotation-parts.h"

/* What stands beside the amounts of the lines: their own edge, and the menu in columns. */
#define LINE_EDGE 6
#define EDGE 12
#define EDGE_BESIDE_MENU 48
#define START 12

struct _RegQuotationTotals
{
  GtkWidget parent_instance;

  RegQuotationModel *model;
  GtkWidget *box;
  GtkWidget *rows;
  GtkSizeGroup *figures;
  GtkWidget *button;
  GtkWidget *total;
  GtkWidget *options;
};

G_DEFINE_FINAL_TYPE (RegQuotationTotals, reg_quotation_totals, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, gboolean dimmed, gboolean wraps)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
  gtk_label_set_wrap (GTK_LABEL (label), wraps);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (label, "numeric");
  if (dimmed)
    gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static char *
money (RegQuotationTotals *self, gint64 minor)
{
  return reg_session_format_money (reg_quotation_model_get_session (self->model), minor,
                                   reg_quotation_model_get_currency (self->model));
}

static GtkWidget *
append_row (RegQuotationTotals *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *name = make_label (NULL, FALSE, TRUE);
  GtkWidget *value = make_label (NULL, FALSE, FALSE);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_valign (value, GTK_ALIGN_END);
  gtk_size_group_add_widget (self->figures, value);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), value);
  gtk_box_append (GTK_BOX (self->rows), row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name,
                                  NULL, -1);
  return row;
}

static void
show_label (GtkWidget *label, const char *text, gboolean dimmed)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  if (dimmed)
    gtk_widget_add_css_class (label, "dimmed");
  else
    gtk_widget_remove_css_class (label, "dimmed");
}

/* Fills the row after @before, or the first one; rows are kept while somebody types. */
static GtkWidget *
show_row (
    RegQuotationTotals *self, GtkWidget *before, const char *title, gint64 minor, gboolean dimmed)
{
  g_autofree char *figure = money (self, minor);
  GtkWidget *row = before != NULL ? gtk_widget_get_next_sibling (before)
                                  : gtk_widget_get_first_child (self->rows);

  if (row == NULL)
    row = append_row (self);
  show_label (gtk_widget_get_first_child (row), title, dimmed);
  show_label (gtk_widget_get_last_child (row), figure, dimmed);
  return row;
}

static char *
tax_name (RegQuotationTotals *self, gint64 rate)
{
  GPtrArray *rates = reg_quotation_model_get_tax_rates (self->model);
  g_autofree char *figure = reg_rate_format (
      rate, -1, reg_session_get_number_style (reg_quotation_model_get_session (self->model)));

  for (guint i = 0; i < rates->len; i++)
    {
      RegRecord *record = g_ptr_array_index (rates, i);
      const char *name = reg_record_get_text (record, REG_TAX_RATE_NAME);

      if (reg_record_get_int (record, REG_TAX_RATE_RATE) != rate || *name == '\0'
          || !reg_record_is_null (record, REG_TAX_RATE_PARTS)
          || !reg_record_is_null (record, REG_TAX_RATE_EXEMPT_REASON))
        continue;
      /* Many name the rate with its figure already. */
      if (strpbrk (name, "0123456789") != NULL)
        return g_strdup (name);
      return g_strdup_printf ("%s %s", name, figure);
    }
  return g_strdup_printf (_ ("Tax %s"), figure);
}

static char *
row_name (RegQuotationTotals *self, const RegTaxRow *tax)
{
  g_autofree char *figure = NULL;

  if (tax->exempt_reason != NULL)
    /* Translators: why there is no tax: "Exempt (reverse charge)" */
    return g_strdup_printf (_ ("Exempt (%s)"), tax->exempt_reason);
  if (tax->name == NULL)
    return tax_name (self, tax->rate);
  figure = reg_rate_format (
      tax->rate, -1, reg_session_get_number_style (reg_quotation_model_get_session (self->model)));
  return g_strdup_printf ("%s %s", tax->name, figure);
}

static GtkWidget *
show_taxes (RegQuotationTotals *self, GtkWidget *row, const RegCalcResult *result)
{
  g_autoptr (GPtrArray) lines = reg_quotation_model_dup_lines (self->model);
  g_autoptr (RegTaxTable) table = reg_tax_table_new_for_lines (result, lines);

  for (gsize i = 0; i < table->n; i++)
    {
      const RegTaxRow *tax = &table->rows[i];
      g_autofree char *name = row_name (self, tax);
      g_autofree char *base = reg_money_format_plain (
          tax->net, reg_quotation_model_get_currency (self->model),
          reg_session_get_number_style (reg_quotation_model_get_session (self->model)));
      g_autofree char *title = NULL;

      if (table->n == 1)
        title = g_steal_pointer (&name);
      else
        /* Translators: name of a tax, and what it is counted on: VAT 9 % on 150.00 */
        title = g_strdup_printf (_ ("%1$s on %2$s"), name, base);
      row = show_row (self, row, title, tax->tax, TRUE);
    }
  return row;
}

static void
model_changed_cb (RegQuotationModel *model, RegQuotationTotals *self)
{
  const RegCalcResult *result = reg_quotation_model_get_result (model);
  g_autofree char *total = NULL;
  GtkWidget *row = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), result != NULL);
  if (result == NULL)
    return;
  if (result->document_discount != 0)
    row = show_row (self, row, _ ("Discount on everything"), -result->document_discount, TRUE);
  row = show_row (self, row, _ ("Net"), result->net - result->cash_rounding, FALSE);
  row = show_taxes (self, row, result);
  if (result->cash_rounding != 0)
    row = show_row (self, row, _ ("Rounded to the smallest coin"), result->cash_rounding, TRUE);
  reg_quotation_box_clear_after (self->rows, row);
  total = money (self, result->gross);
  gtk_label_set_text (GTK_LABEL (self->total), total);
  gtk_widget_set_visible (self->options, result->gross_with_options != result->gross);
  if (result->gross_with_options != result->gross)
    {
      g_autofree char *figure = money (self, result->gross_with_options);
      g_autofree char *text = g_strdup_printf (_ ("with options %s"), figure);

      gtk_label_set_text (GTK_LABEL (self->options), text);
    }
}

/* --- places ----------------------------------------------------------------------------- */

/* What is left beside the figures, so that they end where the amounts of the lines do. */
static int
edge_at (RegQuotationTotals *self, int width)
{
  return width < 0 || reg_quotation_line_layout_has_columns (GTK_WIDGET (self), width - LINE_EDGE)
             ? EDGE_BESIDE_MENU
             : EDGE;
}

static GtkSizeRequestMode
reg_quotation_totals_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
reg_quotation_totals_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  RegQuotationTotals *self = REG_QUOTATION_TOTALS (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size - START - edge_at (self, for_size), 0);
  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += START + EDGE;
      *natural += START + EDGE_BESIDE_MENU;
    }
}

static void
reg_quotation_totals_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegQuotationTotals *self = REG_QUOTATION_TOTALS (widget);
  int edge = edge_at (self, width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation area = { mirrored ? edge : START, 0, MAX (width - START - edge, 0), height };

  gtk_widget_size_allocate (self->box, &area, -1);
}

/* --- widget ----------------------------------------------------------------------------- */

static void
clicked_cb (GtkButton *button, RegQuotationTotals *self)
{
  reg_quotation_explain_present (self->model, GTK_WIDGET (self), -1);
}

static void
reg_quotation_totals_dispose (GObject *object)
{
  RegQuotationTotals *self = REG_QUOTATION_TOTALS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->figures);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (reg_quotation_totals_parent_class)->dispose (object);
}

static void
reg_quotation_totals_class_init (RegQuotationTotalsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_quotation_totals_dispose;
  widget_class->get_request_mode = reg_quotation_totals_get_request_mode;
  widget_class->measure = reg_quotation_totals_measure;
  widget_class->size_allocate = reg_quotation_totals_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "regtotals");
}

static void
reg_quotation_totals_init (RegQuotationTotals *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *name = make_label (_ ("Total"), FALSE, FALSE);

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->figures = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->total = make_label (NULL, FALSE, FALSE);
  gtk_widget_add_css_class (name, "title-3");
  gtk_widget_add_css_class (self->total, "title-3");
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), self->total);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), line);
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "total");
  gtk_widget_set_tooltip_text (self->button, _ ("Explain this total"));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  self->options = make_label (NULL, TRUE, FALSE);
  gtk_widget_add_css_class (self->options, "caption");
  gtk_box_append (GTK_BOX (box), self->rows);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), self->options);
  self->box = box;
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
reg_quotation_totals_new (RegQuotationModel *model)
{
  RegQuotationTotals *self;

  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (model), NULL);

  self = g_object_new (REG_TYPE_QUOTATION_TOTALS, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, 0);
  model_changed_cb (model, self);
  return GTK_WIDGET (self);
}
