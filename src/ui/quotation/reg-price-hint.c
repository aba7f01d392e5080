/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-price-hint.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "ui/quotation/reg-quotation-prices.h"

/* Below the lines: where the price of the line that is being written comes from. */

typedef struct
{
  RegQuotationLines *lines;
  RegQuotationModel *model;
} Hint;

static char *
describe_own (RegQuotationModel *model, const RegPrice *price, const char *why)
{
  g_autofree char *other = reg_price_format (
      price->price, reg_quotation_model_get_currency (model),
      reg_session_get_number_style (reg_quotation_model_get_session (model)));

  if (price->origin != REG_PRICE_USUAL)
    /* Translators: a price, and where it comes from */
    return g_strdup_printf (_ ("written by hand, otherwise %1$s (%2$s)"), other, why);
  return g_strdup_printf (_ ("written by hand, usually %s"), other);
}

static char *
describe (RegQuotationModel *model, guint position)
{
  g_autoptr (RegQuotationLineItem)
      item = g_list_model_get_item (reg_quotation_model_get_lines (model), position);
  RegRecord *line = item != NULL ? reg_quotation_line_item_get_record (item) : NULL;
  g_autofree char *why = NULL;
  g_autofree char *own = NULL;
  RegPrice price = { .list_name = "", .until = "" };
  gboolean holds;

  if (line == NULL || !reg_quotation_line_item_has_figures (item)
      || !reg_quotation_model_get_editable (model))
    return NULL;
  holds = reg_quotation_model_find_price (model, line, &price);
  /* Without a product there is nothing to look up. */
  if (!holds && price.price == 0 && price.origin == REG_PRICE_USUAL)
    return NULL;
  why = reg_price_explain (reg_quotation_model_get_session (model), &price,
                           reg_quotation_model_get_currency (model));
  if (!holds)
    own = describe_own (model, &price, why);
  if (holds && *why == '\0')
    return NULL;
  /* Translators: the number of a line, and where its price comes from */
  return g_strdup_printf (_ ("Price of line %1$u: %2$s"), position + 1, holds ? why : own);
}

static void
update (GtkWidget *label)
{
  Hint *hint = g_object_get_data (G_OBJECT (label), "reg-price-hint");
  guint n = g_list_model_get_n_items (reg_quotation_model_get_lines (hint->model));
  g_autofree char *text = NULL;
  RegLineCell cell;
  guint position;

  /* While the next product is looked for the last line is the one just written. */
  if (!reg_quotation_lines_find_focus (hint->lines, &position, &cell))
    position = n - 1;
  if (n > 0)
    text = describe (hint->model, position);
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  /* Once it was there it keeps its place, so that nothing jumps on the way from line to line. */
  if (text != NULL)
    gtk_widget_set_visible (label, TRUE);
}

/**
 * reg_price_hint_new:
 * @window: where the lines are
 *
 * Returns: (transfer floating): a line of text that follows the focus
 */
GtkWidget *
reg_price_hint_new (GtkWindow *window, RegQuotationLines *lines, RegQuotationModel *model)
{
  Hint *hint = g_new0 (Hint, 1);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                   "xalign", 0.0f, "wrap", TRUE, "visible", FALSE, NULL);

  hint->lines = lines;
  hint->model = model;
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  g_object_set_data_full (G_OBJECT (label), "reg-price-hint", hint, g_free);
  g_signal_connect_object (window, "notify::focus-widget", G_CALLBACK (update), label,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), label, G_CONNECT_SWAPPED);
  return label;
}
