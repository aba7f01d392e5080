/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-totals.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "core/reg-quote-explain.h"
#include "core/reg-tax-table.h"

/* How a figure came about, step by step as the calculator did it, and what the other ways of
 * rounding would have given. */

typedef enum
{
  FIGURE_TOTAL,
  FIGURE_NET,
  FIGURE_TAX,
  FIGURE_DISCOUNT,
  FIGURE_MARGIN,
  FIGURE_LINE, /* and those after it: one for each line */
} Figure;

typedef struct
{
  RegCalcExplanation *explanation;
  RegTaxTable *taxes;
  GPtrArray *lines;                        /* of RegRecord */
  RegCalcResult *results[REG_N_ROUNDINGS]; /* NULL where a method cannot compute it */
  char *currency;
  const RegNumberStyle *style;
  RegRounding rounding;
  gboolean sees_cost;
  guint *numbers;  /* of each line as it stands beside it; headings and words have none */
  GArray *figures; /* of Figure, what the list offers */
  GtkWidget *page;
  GtkWidget *choice;
  GtkWidget *steps;
  GtkWidget *methods;
} Words;

static void
words_free (gpointer data)
{
  Words *self = data;

  reg_calc_explanation_free (self->explanation);
  reg_tax_table_free (self->taxes);
  g_ptr_array_unref (self->lines);
  for (int i = 0; i < REG_N_ROUNDINGS; i++)
    reg_calc_result_free (self->results[i]);
  g_array_unref (self->figures);
  g_free (self->numbers);
  g_free (self->currency);
  g_free (self);
}

static char *
result_text (Words *words, const RegCalcStep *step)
{
  if (step->operation == REG_CALC_UNIT_WITH_TAX)
    return reg_price_format (step->result, words->currency, words->style);
  return reg_money_format_plain (step->result, words->currency, words->style);
}

static GtkWidget *
make_figure (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
make_step_row (Words *words, const RegCalcStep *step)
{
  GtkWidget *row = adw_action_row_new ();
  const char *rule = reg_calc_step_rule (step, words->rounding);
  g_autofree char *formula = reg_calc_step_formula (step, words->currency, words->style);
  g_autofree char *result = result_text (words, step);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (step->line >= 0)
    title = g_strdup_printf (_ ("Line %1$d: %2$s"), (int)words->numbers[step->line],
                             _ (reg_calc_operation_label (step->operation)));
  else
    title = g_strdup (_ (reg_calc_operation_label (step->operation)));
  if (rule != NULL && *rule != '\0')
    subtitle = g_strdup_printf ("%s\n%s", formula, _ (rule));
  else
    subtitle = g_steal_pointer (&formula);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_figure (result));
  return row;
}

static gboolean
leads_to_tax (RegCalcOperation operation)
{
  return operation == REG_CALC_UNIT_WITH_TAX || operation == REG_CALC_BASE_WITH_TAX
         || operation == REG_CALC_LINE_TAX || operation == REG_CALC_RATE_NET
         || operation == REG_CALC_RATE_TAX || operation == REG_CALC_RATE_GROSS
         || operation == REG_CALC_TOTAL_TAX;
}

/* Whether a step is part of the way to a figure; the way to the total is all of them. */
static gboolean
leads_to (const RegCalcStep *step, Figure figure)
{
  switch (figure)
    {
    case FIGURE_TOTAL:
      return TRUE;
    case FIGURE_NET:
      return step->operation == REG_CALC_TOTAL_NET || step->operation == REG_CALC_RATE_NET
             || !(leads_to_tax (step->operation) || step->operation == REG_CALC_TOTAL_GROSS
                  || step->operation == REG_CALC_CASH_ROUNDING);
    case FIGURE_TAX:
      return leads_to_tax (step->operation);
    case FIGURE_DISCOUNT:
      return step->operation == REG_CALC_LINE_DISCOUNT || step->operation == REG_CALC_SHARE
             || step->operation == REG_CALC_DOCUMENT_DISCOUNT;
    case FIGURE_MARGIN:
      return FALSE;
    default:
      return step->line == (int)(figure - FIGURE_LINE);
    }
}

static char *
money (const Words *words, gint64 minor)
{
  return reg_money_format (minor, words->currency, words->style);
}

/* The figure itself, as one of the methods gives it. */
static char *
figure_text (const Words *words, const RegCalcResult *result, Figure figure)
{
  switch (figure)
    {
    case FIGURE_TOTAL:
      return money (words, result->gross);
    case FIGURE_NET:
      return money (words, result->net - result->cash_rounding);
    case FIGURE_TAX:
      return money (words, result->tax);
    case FIGURE_DISCOUNT:
      return money (words, result->discount);
    case FIGURE_MARGIN:
      return result->has_margin ? reg_rate_format (result->margin, 2, words->style)
                                : g_strdup ("–");
    default:
      return money (words, result->lines[figure - FIGURE_LINE].gross);
    }
}

static GtkWidget *
make_row (const char *title, const char *subtitle, const char *figure)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_figure (figure));
  return row;
}

/* The calculator has no steps for the margin: it is what is left of the net after the cost. */
static void
add_margin_steps (const Words *words, AdwPreferencesGroup *group)
{
  const RegCalcResult *result = words->explanation->result;
  g_autofree char *net = money (words, result->profit + result->cost);
  g_autofree char *cost = money (words, result->cost);
  g_autofree char *profit = money (words, result->profit);
  g_autofree char *margin = figure_text (words, result, FIGURE_MARGIN);
  g_autofree char *less = g_strdup_printf ("%s − %s = %s", net, cost, profit);
  g_autofree char *part = g_strdup_printf ("%s ÷ %s = %s", profit, net, margin);

  adw_preferences_group_add (group,
                             make_row (_ ("Net of the lines whose cost is known"), NULL, net));
  adw_preferences_group_add (group, make_row (_ ("Cost"), NULL, cost));
  adw_preferences_group_add (group, make_row (_ ("Profit"), less, profit));
  adw_preferences_group_add (group, make_row (_ ("Margin"), part, margin));
}

/* "5 % × 100.00", and how its cents were found. */
static char *
describe_part (const Words *words, const RegTaxRow *row)
{
  g_autofree char *rate = reg_rate_format (row->rate, -1, words->style);
  g_autofree char *net = reg_money_format_plain (row->net, words->currency, words->style);

  if (row->exempt_reason != NULL)
    return g_strdup_printf ("%s × %s\n%s", rate, net, row->exempt_reason);
  if (row->name == NULL || !words->taxes->has_parts)
    return g_strdup_printf ("%s × %s", rate, net);
  return g_strdup_printf ("%s × %s\n%s", rate, net,
                          _ ("A part of the tax: what rounding leaves over goes to the tax that "
                             "lost most by it."));
}

/* How the tax is told on the quotation, where that is more than its rates. */
static void
add_tax_rows (const Words *words, AdwPreferencesGroup *group)
{
  if (reg_tax_table_is_plain (words->taxes))
    return;
  for (gsize i = 0; i < words->taxes->n; i++)
    {
      const RegTaxRow *row = &words->taxes->rows[i];
      g_autofree char *figure = reg_money_format_plain (row->tax, words->currency, words->style);
      g_autofree char *how = describe_part (words, row);
      const char *title = row->exempt_reason != NULL ? _ ("Exempt from tax")
                          : row->name != NULL        ? row->name
                                                     : _ ("Tax");

      adw_preferences_group_add (group, make_row (title, how, figure));
    }
}

/* A line has one tax figure; what it is made up of stands in its name. */
static void
add_line_tax (const Words *words, AdwPreferencesGroup *group, guint line)
{
  RegTaxLabel label = reg_tax_label_of (g_ptr_array_index (words->lines, line));
  g_autofree char *how = NULL;
  g_autofree char *figure = NULL;

  if (label.parts == NULL && label.exempt_reason == NULL)
    return;
  how = reg_tax_label_format (label, words->style);
  figure = reg_money_format_plain (words->explanation->result->lines[line].tax, words->currency,
                                   words->style);
  adw_preferences_group_add (group, make_row (_ ("Taxes on this line"), how, figure));
}

static GtkWidget *
make_steps (Words *words, Figure figure)
{
  GtkWidget *group = adw_preferences_group_new ();
  const RegCalcExplanation *explanation = words->explanation;

  if (figure == FIGURE_MARGIN)
    add_margin_steps (words, ADW_PREFERENCES_GROUP (group));
  for (gsize i = 0; i < explanation->n_steps; i++)
    if (leads_to (&explanation->steps[i], figure))
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 make_step_row (words, &explanation->steps[i]));
  if (figure == FIGURE_TOTAL || figure == FIGURE_TAX)
    add_tax_rows (words, ADW_PREFERENCES_GROUP (group));
  else if (figure >= FIGURE_LINE)
    add_line_tax (words, ADW_PREFERENCES_GROUP (group), figure - FIGURE_LINE);
  return group;
}

static GtkWidget *
make_methods (Words *words, Figure figure)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Rounded in other ways"));
  for (int i = 0; i < REG_N_ROUNDINGS; i++)
    {
      g_autofree char *text = NULL;

      if (words->results[i] == NULL)
        continue;
      text = figure_text (words, words->results[i], figure);
      adw_preferences_group_add (
          ADW_PREFERENCES_GROUP (group),
          make_row (_ (reg_enum_get_label (&reg_enum_rounding, i)),
                    i == (int)words->rounding ? _ ("used in this quotation") : NULL, text));
    }
  return group;
}

static void
replace_group (Words *words, GtkWidget **place, GtkWidget *group)
{
  if (*place != NULL)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (words->page),
                                 ADW_PREFERENCES_GROUP (*place));
  *place = group;
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (words->page), ADW_PREFERENCES_GROUP (group));
}

static void
show_figure (Words *words, Figure figure)
{
  replace_group (words, &words->methods, make_methods (words, figure));
  replace_group (words, &words->steps, make_steps (words, figure));
}

static void
selected_cb (AdwComboRow *row, GParamSpec *param, Words *words)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < words->figures->len)
    show_figure (words, g_array_index (words->figures, Figure, selected));
}

static void
offer (Words *words, GtkStringList *names, int figure, const char *name)
{
  Figure offered = (Figure)figure;

  gtk_string_list_append (names, name);
  g_array_append_val (words->figures, offered);
}

/* Everything that has a figure: the totals, and each line that comes to something. */
static GtkWidget *
make_choice (Words *words, Figure first)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  const RegCalcResult *result = words->explanation->result;
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_combo_row_new ();

  offer (words, names, FIGURE_TOTAL, _ ("Total"));
  offer (words, names, FIGURE_NET, _ ("Net"));
  offer (words, names, FIGURE_TAX, _ ("Tax"));
  if (result->discount != 0)
    offer (words, names, FIGURE_DISCOUNT, _ ("Discount"));
  if (result->has_margin && words->sees_cost)
    offer (words, names, FIGURE_MARGIN, _ ("Margin"));
  for (gsize i = 0; i < result->n_lines; i++)
    {
      g_autofree char *name = g_strdup_printf (_ ("Line %u"), words->numbers[i]);

      if (result->lines[i].base != 0)
        offer (words, names, FIGURE_LINE + (int)i, name);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Figure"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_object_unref (names);
  for (guint i = 0; i < words->figures->len; i++)
    if (g_array_index (words->figures, Figure, i) == first)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  g_signal_connect (row, "notify::selected", G_CALLBACK (selected_cb), words);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  words->choice = row;
  return group;
}

static Words *
words_new (RegQuotationModel *model)
{
  RegRecord *revision = reg_quotation_model_get_revision (model);
  g_autoptr (GPtrArray) lines = reg_quotation_model_dup_lines (model);
  g_autofree RegCalcInput *input = reg_quotation_calc_input (revision, lines);
  g_autoptr (RegCalcExplanation) explanation = reg_calc_explain (input, NULL);
  Words *words;
  guint n = 0;

  if (explanation == NULL)
    return NULL;
  words = g_new0 (Words, 1);
  words->rounding = input->rounding;
  words->sees_cost = reg_session_sees_cost (reg_quotation_model_get_session (model));
  words->currency = g_strdup (reg_quotation_model_get_currency (model));
  words->style = reg_session_get_number_style (reg_quotation_model_get_session (model));
  words->numbers = g_new0 (guint, input->n_lines + 1);
  for (gsize i = 0; i < input->n_lines; i++)
    if (input->lines[i].kind != REG_LINE_TEXT && input->lines[i].kind != REG_LINE_SECTION)
      words->numbers[i] = ++n;
  words->figures = g_array_new (FALSE, FALSE, sizeof (Figure));
  for (int i = 0; i < REG_N_ROUNDINGS; i++)
    {
      input->rounding = (RegRounding)i;
      words->results[i] = reg_calc_compute (input, NULL);
    }
  words->taxes = reg_tax_table_new_for_lines (explanation->result, lines);
  words->lines = g_steal_pointer (&lines);
  words->explanation = g_steal_pointer (&explanation);
  return words;
}

/**
 * reg_quotation_explain_present:
 * @parent: a widget of the window over which it appears
 * @line: position of the line to begin with, -1 for the total
 *
 * Shows how the total came about, and any other figure that is chosen.
 */
void
reg_quotation_explain_present (RegQuotationModel *model, GtkWidget *parent, int line)
{
  Words *words = words_new (model);
  AdwDialog *dialog;
  GtkWidget *view;

  if (words == NULL)
    return;
  words->page = adw_preferences_page_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (words->page),
                            ADW_PREFERENCES_GROUP (make_choice (
                                words, line < 0 ? FIGURE_TOTAL : (Figure)(FIGURE_LINE + line))));
  selected_cb (ADW_COMBO_ROW (words->choice), NULL, words);
  view = adw_toolbar_view_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), words->page);
  dialog = adw_dialog_new ();
  g_object_set_data_full (G_OBJECT (dialog), "words", words, words_free);
  adw_dialog_set_title (dialog, _ ("How the total came about"));
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_present (dialog, parent);
}
