/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-preferences-money.h"

#include <glib/gi18n.h>

#include "core/reg-currency.h"
#include "core/reg-money-format.h"
#include "core/reg-quote-calc.h"
#include "core/reg-tax-table.h"
#include "store/reg-firm.h"
#include "ui/preferences/reg-record-form.h"
#include "ui/preferences/reg-record-list.h"
#include "ui/product/reg-price-lists-dialog.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-toaster.h"

/* Steps to which a total paid in cash may be rounded, in minor units. */
static const gint64 cash_steps[] = { 0, 5, 10, 50, 100 };

static const struct
{
  const char *kind;
  const char *title;
} series_titles[] = {
  { "quotation", N_ ("_Quotations") },
  { "complaint", N_ ("_Complaints") },
  { "sale", N_ ("_Sales") },
};

struct _RegPreferencesMoney
{
  AdwPreferencesPage parent_instance;
  RegSession *session;
  AdwPreferencesGroup *taxes;
  AdwComboRow *rounding_row;
  AdwComboRow *entry_row;
  AdwComboRow *cash_row;
  AdwComboRow *cost_row;
  AdwActionRow *example_row;
  AdwEntryRow *series_rows[G_N_ELEMENTS (series_titles)];
  GtkLabel *series_examples[G_N_ELEMENTS (series_titles)];
  RegRecord *series[G_N_ELEMENTS (series_titles)];
  char *taken[G_N_ELEMENTS (series_titles)]; /* who has a number that is passed over, in words */
  char *next[G_N_ELEMENTS (series_titles)];  /* what comes instead */
  gint64 usual_rate;
  GPtrArray *tax_records;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (RegPreferencesMoney, reg_preferences_money, ADW_TYPE_PREFERENCES_PAGE)

/* --- taxes ------------------------------------------------------------------------------ */

enum
{
  TAX_NAME,
  TAX_RATE,
  TAX_PARTS,
  TAX_EXEMPT,
  TAX_USUAL,
  TAX_POSITION
};

/* What several taxes come to, in ppm; -1 where there is one only. */
static gint64
sum_of_parts (RegRecordForm *form)
{
  g_autofree char *kept = reg_record_form_dup_text (form, TAX_PARTS);
  g_autoptr (RegTaxParts) parts = *kept != '\0' ? reg_tax_parts_parse (kept, NULL) : NULL;

  return parts != NULL ? reg_tax_parts_get_rate (parts) : -1;
}

/* Several taxes have no rate of their own but their sum, and only what has none is exempt. */
static void
refresh_tax (RegRecordForm *form, gpointer data)
{
  RegPreferencesMoney *self = data;
  GtkWidget *rate_row = reg_record_form_get_row (form, TAX_RATE);
  gint64 sum = sum_of_parts (form);
  gboolean is_zero = *gtk_editable_get_text (GTK_EDITABLE (rate_row)) != '\0'
                     && reg_record_form_get_int (form, TAX_RATE) == 0;

  reg_record_form_set_shown (form, TAX_RATE, sum < 0);
  reg_record_form_set_shown (form, TAX_PARTS, sum >= 0 || !is_zero);
  reg_record_form_set_shown (form, TAX_EXEMPT, sum < 0 && is_zero);
  if (sum >= 0)
    {
      g_autofree char *rate = reg_session_format_rate (self->session, sum);
      /* Translators: a rate of tax */
      g_autofree char *note = g_strdup_printf (_ ("%s in all."), rate);

      reg_record_form_set_note (form, note);
    }
  else if (is_zero)
    reg_record_form_set_note (form, _ ("Where the law wants a reason for taking no tax, such as "
                                       "reverse charge, it is printed on the quotation."));
  else
    /* xgettext:no-c-format */
    reg_record_form_set_note (form, _ ("Several taxes on the same price are written like "
                                       "5 % GST + 7 % PST."));
}

static char *
check_tax (RegRecordForm *form, gpointer data)
{
  g_autoptr (RegRecord) tax = reg_record_form_make_record (form);
  gint64 rate = MAX (sum_of_parts (form), reg_record_get_int (tax, REG_TAX_RATE_RATE));

  if (rate > REG_CALC_MAX_RATE)
    return g_strdup (_ ("No tax is that high."));
  if (!reg_tax_check (rate, reg_record_peek_text (tax, REG_TAX_RATE_PARTS),
                      reg_record_peek_text (tax, REG_TAX_RATE_EXEMPT_REASON), NULL))
    return g_strdup (_ ("The reason is too long to be printed."));
  return NULL;
}

/* The rate is the sum; and there is one usual rate: another one ceases to be. */
static void
extend_tax (RegRecordForm *form, GPtrArray *records, gpointer data)
{
  RegPreferencesMoney *self = data;
  RegRecord *own = reg_record_form_get_record (form);
  gint64 sum = sum_of_parts (form);

  if (sum >= 0)
    {
      RegRecordBuilder *builder = reg_record_builder_new_from (records->pdata[0]);

      reg_record_builder_set_int (builder, REG_TAX_RATE_RATE, sum);
      reg_record_unref (records->pdata[0]);
      records->pdata[0] = reg_record_builder_end (builder);
    }

  for (guint i = 0; i < self->tax_records->len && reg_record_form_get_int (form, TAX_USUAL); i++)
    {
      RegRecord *other = g_ptr_array_index (self->tax_records, i);
      RegRecordBuilder *builder;

      if ((own != NULL && reg_record_get_id (own) == reg_record_get_id (other))
          || !reg_record_get_int (other, REG_TAX_RATE_IS_DEFAULT))
        continue;
      builder = reg_record_builder_new_from (other);
      reg_record_builder_set_int (builder, REG_TAX_RATE_IS_DEFAULT, FALSE);
      g_ptr_array_add (records, reg_record_builder_end (builder));
    }
}

static void
open_tax (gpointer object, RegRecord *record)
{
  RegPreferencesMoney *self = object;
  g_autofree char *position = g_strdup_printf ("%u", self->tax_records->len + 1);
  const RegFormField fields[] = {
    [TAX_NAME] = { REG_TAX_RATE_NAME, _ ("_Name"), REG_FORM_TEXT, .is_required = TRUE },
    [TAX_RATE] = { REG_TAX_RATE_RATE, _ ("_Rate (%)"), REG_FORM_RATE, .is_required = TRUE },
    [TAX_PARTS] = { REG_TAX_RATE_PARTS, _ ("_Made up of"), REG_FORM_TAXES },
    [TAX_EXEMPT] = { REG_TAX_RATE_EXEMPT_REASON, _ ("_Exempt because"), REG_FORM_TEXT },
    [TAX_USUAL] = { REG_TAX_RATE_IS_DEFAULT, _ ("_Usual rate of new products"), REG_FORM_SWITCH },
    [TAX_POSITION] = { REG_TAX_RATE_POSITION, _ ("_Place in the list"), REG_FORM_COUNT,
                       .usual = position },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_TAX_RATE,
    .title = record != NULL ? _ ("Tax") : _ ("New tax"),
    .saved = _ ("Tax changed"),
    .removed = _ ("Tax removed"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
    .refresh = refresh_tax,
    .check = check_tax,
    .extend = extend_tax,
  };

  reg_record_form_open (GTK_WIDGET (self), self->session, &spec, record, self, NULL);
}

static void
show_taxes (RegPreferencesMoney *self, GPtrArray *taxes)
{
  reg_record_list_clear (self->taxes);
  self->usual_rate = 0;
  g_ptr_array_unref (self->tax_records);
  self->tax_records = g_ptr_array_ref (taxes);
  for (guint i = 0; i < taxes->len; i++)
    {
      RegRecord *tax = g_ptr_array_index (taxes, i);
      gboolean is_usual = reg_record_get_int (tax, REG_TAX_RATE_IS_DEFAULT) != 0;
      const RegTaxLabel label = { reg_record_get_int (tax, REG_TAX_RATE_RATE),
                                  reg_record_peek_text (tax, REG_TAX_RATE_PARTS),
                                  reg_record_peek_text (tax, REG_TAX_RATE_EXEMPT_REASON) };
      g_autofree char *rate = reg_tax_label_format (label,
                                                    reg_session_get_number_style (self->session));
      g_autofree char *usual = g_strdup_printf (_ ("%s, the usual rate"), rate);

      if (is_usual)
        self->usual_rate = reg_record_get_int (tax, REG_TAX_RATE_RATE);
      reg_record_list_add (self->taxes, tax, reg_record_get_text (tax, REG_TAX_RATE_NAME),
                           is_usual ? usual : rate, NULL);
    }
}

/* --- rounding --------------------------------------------------------------------------- */

static char *
compute_example (RegPreferencesMoney *self)
{
  const char *currency = reg_session_get_currency (self->session);
  gint64 price_333 = G_GINT64_CONSTANT (333) * 10000;
  RegCalcLine lines[3];
  RegCalcInput input = {
    .currency = currency,
    .rounding = adw_combo_row_get_selected (self->rounding_row),
    .prices = adw_combo_row_get_selected (self->entry_row),
    .cash_rounding = cash_steps[adw_combo_row_get_selected (self->cash_row)],
    .lines = lines,
    .n_lines = G_N_ELEMENTS (lines),
  };
  g_autoptr (RegCalcResult) result = NULL;
  g_autofree char *price = NULL;
  g_autofree char *rate = reg_session_format_rate (self->session, self->usual_rate);
  g_autofree char *tax = NULL;
  g_autofree char *gross = NULL;

  /* 3.33 where there are hundredths, 333 where money has no parts. */
  for (int digits = reg_currency_digits (currency); digits > 2; digits--)
    price_333 *= 10;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    lines[i] = (RegCalcLine){
      .kind = REG_LINE_NORMAL,
      .quantity = 1000000,
      .unit_price = price_333,
      .tax_rate = self->usual_rate,
    };
  result = reg_calc_compute (&input, NULL);
  if (result == NULL)
    return g_strdup ("");
  price = reg_price_format (lines[0].unit_price, currency,
                            reg_session_get_number_style (self->session));
  tax = reg_session_format_money (self->session, result->tax, NULL);
  gross = reg_session_format_money (self->session, result->gross, NULL);
  /* Translators: a price, a rate of tax, an amount of tax, an amount to pay */
  return g_strdup_printf (_ ("Three lines of %s each with %s tax: tax %s, to pay %s"), price, rate,
                          tax, gross);
}

static void
show_example (RegPreferencesMoney *self)
{
  g_autofree char *text = compute_example (self);

  adw_action_row_set_subtitle (self->example_row, text);
}

static void
rounding_changed_cb (RegPreferencesMoney *self)
{
  const RegEditWords words = {
    .kind = "preferences",
    .done = _ ("Preferences changed"),
    .failed = _ ("The preferences were not changed."),
  };
  RegRecord *firm;
  RegRecordBuilder *builder;

  if (self->is_filling || self->session == NULL)
    return;
  firm = reg_session_get_firm (self->session);
  if (firm == NULL)
    return;
  show_example (self);
  builder = reg_record_builder_new_from (firm);
  reg_record_builder_set_int (builder, REG_FIRM_ROUNDING,
                              adw_combo_row_get_selected (self->rounding_row));
  reg_record_builder_set_int (builder, REG_FIRM_PRICE_ENTRY,
                              adw_combo_row_get_selected (self->entry_row));
  reg_record_builder_set_int (builder, REG_FIRM_CASH_ROUNDING,
                              cash_steps[adw_combo_row_get_selected (self->cash_row)]);
  reg_record_builder_set_int (builder, REG_FIRM_BELOW_COST,
                              adw_combo_row_get_selected (self->cost_row));
  reg_edit_save (GTK_WIDGET (self), self->session, &words, builder);
}

static void
fill_cash (RegPreferencesMoney *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _ ("Not rounded"));
  for (guint i = 1; i < G_N_ELEMENTS (cash_steps); i++)
    {
      g_autofree char *amount = reg_session_format_money (self->session, cash_steps[i], NULL);
      /* Translators: %s is a small amount such as 0.05 € */
      g_autofree char *text = g_strdup_printf (_ ("To %s"), amount);

      gtk_string_list_append (words, text);
    }
  adw_combo_row_set_model (self->cash_row, G_LIST_MODEL (words));
}

static void
show_rounding (RegPreferencesMoney *self)
{
  RegRecord *firm = reg_session_get_firm (self->session);
  gint64 cash;

  if (firm == NULL)
    return;
  self->is_filling = TRUE;
  fill_cash (self);
  adw_combo_row_set_selected (self->rounding_row, reg_record_get_int (firm, REG_FIRM_ROUNDING));
  adw_combo_row_set_selected (self->entry_row, reg_record_get_int (firm, REG_FIRM_PRICE_ENTRY));
  adw_combo_row_set_selected (self->cost_row, reg_record_get_int (firm, REG_FIRM_BELOW_COST));
  cash = reg_record_get_int (firm, REG_FIRM_CASH_ROUNDING);
  for (guint i = 0; i < G_N_ELEMENTS (cash_steps); i++)
    if (cash_steps[i] == cash)
      adw_combo_row_set_selected (self->cash_row, i);
  self->is_filling = FALSE;
  show_example (self);
}

/* --- numbering -------------------------------------------------------------------------- */

static char *
format_number (RegPreferencesMoney *self, guint index)
{
  g_autoptr (GDateTime)
      now = reg_session_get_local (self->session, reg_session_get_now (self->session));
  int year = g_date_time_get_year (now);
  gint64 next = 1;

  if (self->series[index] != NULL
      && (reg_record_is_null (self->series[index], REG_DOCUMENT_SERIES_YEAR)
          || reg_record_get_int (self->series[index], REG_DOCUMENT_SERIES_YEAR) == year))
    next = MAX (1, reg_record_get_int (self->series[index], REG_DOCUMENT_SERIES_NEXT_NUMBER));
  return reg_series_format (gtk_editable_get_text (GTK_EDITABLE (self->series_rows[index])), year,
                            next);
}

static char *
describe_holder (const RegSeriesHolder *holder)
{
  const char *customer = holder->customer != NULL ? holder->customer : _ ("nobody in particular");

  /* Translators: a number of a document, and the customer it was made for */
  return g_strdup_printf (holder->in_bin ? _ ("%1$s is taken: %2$s, in the bin")
                                         : _ ("%1$s is taken: %2$s"),
                          holder->number, customer);
}

static void
show_number (RegPreferencesMoney *self, guint index)
{
  g_autofree char *number = format_number (self, index);
  g_autofree char *text = NULL;
  gboolean is_saved = self->series[index] != NULL
                      && g_strcmp0 (
                             gtk_editable_get_text (GTK_EDITABLE (self->series_rows[index])),
                             reg_record_get_text (self->series[index], REG_DOCUMENT_SERIES_PATTERN))
                             == 0;

  if (is_saved && self->taken[index] != NULL)
    {
      g_autofree char *next = g_strdup_printf (_ ("next: %s"), self->next[index]);

      text = g_strdup_printf ("%s\n%s", next, self->taken[index]);
    }
  else if (number != NULL)
    /* Translators: %s is the number the next document will have */
    text = g_strdup_printf (_ ("next: %s"), number);
  gtk_label_set_wrap (self->series_examples[index], is_saved && self->taken[index] != NULL);
  gtk_label_set_label (self->series_examples[index],
                       text != NULL ? text : _ ("no place for the number"));
  if (text != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->series_rows[index]), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->series_rows[index]), "error");
}

static guint
find_series (RegPreferencesMoney *self, gpointer row)
{
  for (guint i = 0; i < G_N_ELEMENTS (series_titles); i++)
    if (self->series_rows[i] == row)
      return i;
  g_return_val_if_reached (0);
}

static void
pattern_changed_cb (RegPreferencesMoney *self, AdwEntryRow *row)
{
  show_number (self, find_series (self, row));
}

static void
pattern_applied_cb (RegPreferencesMoney *self, AdwEntryRow *row)
{
  guint index = find_series (self, row);
  g_autofree char *number = format_number (self, index);
  const RegEditWords words = {
    .kind = "preferences",
    .done = _ ("Numbering changed"),
    .failed = _ ("The numbering was not changed."),
  };
  const RegValue pattern = {
    .type = REG_VALUE_TEXT,
    .text = (char *)gtk_editable_get_text (GTK_EDITABLE (row)),
  };

  if (self->series[index] == NULL)
    return;
  if (number == NULL)
    {
      reg_toaster_show (GTK_WIDGET (row),
                        _ ("A pattern needs {number}, such as {year}-{number:4}"));
      return;
    }
  reg_edit_set (GTK_WIDGET (row), self->session, &words, REG_ENTITY_DOCUMENT_SERIES,
                reg_record_get_id (self->series[index]), REG_DOCUMENT_SERIES_PATTERN, &pattern);
}

static void
keep_taken (RegPreferencesMoney *self, guint index, const RegPreferencesNumber *number)
{
  g_clear_pointer (&self->taken[index], g_free);
  g_clear_pointer (&self->next[index], g_free);
  if (number->holder == NULL || number->number == NULL)
    return;
  self->taken[index] = describe_holder (number->holder);
  self->next[index] = g_strdup (number->number);
}

static void
show_series (RegPreferencesMoney *self, GPtrArray *series, GPtrArray *numbers)
{
  for (guint i = 0; i < G_N_ELEMENTS (series_titles); i++)
    {
      g_clear_pointer (&self->series[i], reg_record_unref);
      for (guint j = 0; j < series->len; j++)
        if (g_str_equal (reg_record_get_text (series->pdata[j], REG_DOCUMENT_SERIES_KIND),
                         series_titles[i].kind))
          {
            self->series[i] = reg_record_ref (series->pdata[j]);
            keep_taken (self, i, numbers->pdata[j]);
          }
      if (self->series[i] != NULL
          && !(gtk_widget_get_state_flags (GTK_WIDGET (self->series_rows[i]))
               & GTK_STATE_FLAG_FOCUS_WITHIN))
        gtk_editable_set_text (GTK_EDITABLE (self->series_rows[i]),
                               reg_record_get_text (self->series[i], REG_DOCUMENT_SERIES_PATTERN));
      show_number (self, i);
    }
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_preferences_money_dispose (GObject *object)
{
  RegPreferencesMoney *self = REG_PREFERENCES_MONEY (object);

  for (guint i = 0; i < G_N_ELEMENTS (series_titles); i++)
    {
      g_clear_pointer (&self->series[i], reg_record_unref);
      g_clear_pointer (&self->taken[i], g_free);
      g_clear_pointer (&self->next[i], g_free);
    }
  g_clear_pointer (&self->tax_records, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_preferences_money_parent_class)->dispose (object);
}

static void
reg_preferences_money_class_init (RegPreferencesMoneyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_preferences_money_dispose;
}

static AdwComboRow *
add_choice (RegPreferencesMoney *self,
            AdwPreferencesGroup *group,
            const char *title,
            const RegEnum *vocabulary)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (int i = 0; vocabulary != NULL && i < vocabulary->n_values; i++)
    gtk_string_list_append (words, _ (vocabulary->values[i].label));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_preferences_group_add (group, row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (rounding_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return ADW_COMBO_ROW (row);
}

static void
add_rounding (RegPreferencesMoney *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Prices and rounding"));
  adw_preferences_group_set_description (group, _ ("For new quotations; those that are written "
                                                   "keep what they were written with."));
  self->is_filling = TRUE;
  self->entry_row = add_choice (self, group, _ ("Prices are _entered"), &reg_enum_price_entry);
  self->rounding_row = add_choice (self, group, _ ("_Round"), &reg_enum_rounding);
  self->cash_row = add_choice (self, group, _ ("Totals paid in c_ash"), NULL);
  self->is_filling = FALSE;
  self->example_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->example_row), _ ("For example"));
  gtk_widget_add_css_class (GTK_WIDGET (self->example_row), "property");
  adw_preferences_group_add (group, GTK_WIDGET (self->example_row));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

static void
price_lists_activated_cb (RegPreferencesMoney *self)
{
  reg_dialog_present (reg_price_lists_dialog_new (self->session, 0), GTK_WIDGET (self));
}

static void
add_prices (RegPreferencesMoney *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Price _lists"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("For classes of customers, from a quantity on, for a time"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  g_signal_connect_object (row, "activated", G_CALLBACK (price_lists_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (group, _ ("Prices"));
  adw_preferences_group_add (group, row);
  self->is_filling = TRUE;
  self->cost_row = add_choice (self, group, _ ("Selling _below cost"), &reg_enum_below_cost);
  self->is_filling = FALSE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->cost_row),
                               _ ("A warning asks whoever the rules of approval name"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

static void
add_numbering (RegPreferencesMoney *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Numbering"));
  adw_preferences_group_set_description (
      group, _ ("{year} or {yy} stands for the year, {number:4} for the number with at least four "
                "digits. With a year in it, numbers begin at 1 each January."));
  for (guint i = 0; i < G_N_ELEMENTS (series_titles); i++)
    {
      self->series_rows[i] = ADW_ENTRY_ROW (adw_entry_row_new ());
      self->series_examples[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_justify (self->series_examples[i], GTK_JUSTIFY_RIGHT);
      gtk_label_set_max_width_chars (self->series_examples[i], 24);
      adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->series_rows[i]), TRUE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->series_rows[i]),
                                     _ (series_titles[i].title));
      adw_entry_row_set_show_apply_button (self->series_rows[i], TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->series_examples[i]), "dimmed");
      gtk_widget_add_css_class (GTK_WIDGET (self->series_examples[i]), "caption");
      adw_entry_row_add_suffix (self->series_rows[i], GTK_WIDGET (self->series_examples[i]));
      g_signal_connect_object (self->series_rows[i], "changed", G_CALLBACK (pattern_changed_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->series_rows[i], "apply", G_CALLBACK (pattern_applied_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, GTK_WIDGET (self->series_rows[i]));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

static void
reg_preferences_money_init (RegPreferencesMoney *self)
{
  self->tax_records = g_ptr_array_new ();
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Money"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "reg-sale-symbolic");
  self->taxes = reg_record_list_new (_ ("Taxes"), NULL, _ ("_Add tax"), open_tax, self);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->taxes);
  add_rounding (self);
  add_prices (self);
  add_numbering (self);
}

RegPreferencesMoney *
reg_preferences_money_new (RegSession *session)
{
  RegPreferencesMoney *self = g_object_new (REG_TYPE_PREFERENCES_MONEY, NULL);

  self->session = g_object_ref (session);
  return self;
}

void
reg_preferences_money_show (RegPreferencesMoney *self, const RegPreferencesData *data)
{
  show_taxes (self, data->taxes);
  show_rounding (self);
  show_series (self, data->series, data->numbers);
}
