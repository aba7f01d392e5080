/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-totals.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "core/reg-quote-explain.h"

/* How a total came about, step by step as the calculator did it, and what the other ways of
 * rounding would have given. */

typedef struct
{
  RegQuotationModel *model;
  const char *currency;
  const RegNumberStyle *style;
  RegRounding rounding;
} Words;

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
    title = g_strdup_printf (_ ("Line %1$d: %2$s"), step->line + 1,
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

static GtkWidget *
make_steps (Words *words, const RegCalcExplanation *explanation)
{
  GtkWidget *group = adw_preferences_group_new ();

  for (gsize i = 0; i < explanation->n_steps; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_step_row (words, &explanation->steps[i]));
  return group;
}

static GtkWidget *
make_methods (Words *words, const RegCalcExplanation *explanation)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Rounded in other ways"));
  for (int i = 0; i < REG_N_ROUNDINGS; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *gross = NULL;

      if (!explanation->methods[i].valid)
        continue;
      gross = reg_money_format (explanation->methods[i].gross, words->currency, words->style);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     _ (reg_enum_get_label (&reg_enum_rounding, i)));
      if (i == (int)words->rounding)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("used in this quotation"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_figure (gross));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

/**
 * reg_quotation_explain_present:
 * @parent: a widget of the window over which it appears
 *
 * Shows how the total came about.
 */
void
reg_quotation_explain_present (RegQuotationModel *model, GtkWidget *parent)
{
  RegRecord *revision = reg_quotation_model_get_revision (model);
  g_autoptr (GPtrArray) lines = reg_quotation_model_dup_lines (model);
  g_autofree RegCalcInput *input = reg_quotation_calc_input (revision, lines);
  g_autoptr (RegCalcExplanation) explanation = reg_calc_explain (input, NULL);
  Words words = { model, reg_quotation_model_get_currency (model),
                  reg_session_get_number_style (reg_quotation_model_get_session (model)),
                  input->rounding };
  AdwDialog *dialog;
  GtkWidget *view;
  GtkWidget *page;

  if (explanation == NULL)
    return;
  page = adw_preferences_page_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_steps (&words, explanation)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_methods (&words, explanation)));
  view = adw_toolbar_view_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  dialog = adw_dialog_new ();
  adw_dialog_set_title (dialog, _ ("How the total came about"));
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_present (dialog, parent);
}
