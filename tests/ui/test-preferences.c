/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-approval-policy.h"
#include "store/reg-firm.h"
#include "ui-fixture.h"
#include "ui/preferences/reg-hours-text.h"
#include "ui/preferences/reg-preferences.h"
#include "ui/preferences/reg-record-form.h"
#include "ui/preferences/reg-rule-text.h"

/* --- words ------------------------------------------------------------------------------ */

static void
test_hours (void)
{
  static const struct
  {
    const char *typed;
    const char *written; /* NULL: cannot be read */
  } cases[] = {
    { "", "" },
    { "   ", "" },
    { "9-17", "9:00–17:00" },
    { "9:00–12:30, 13:30–18:00", "9:00–12:30, 13:30–18:00" },
    { "09.30-12; 13h15 – 24", "9:30–12:00, 13:15–24:00" },
    { "17-9", NULL },
    { "9-12, 11-15", NULL },
    { "9-12,", NULL },
    { "9", NULL },
    { "9-25", NULL },
    { "9:60-12", NULL },
    { "24:30-24:40", NULL },
    { "nine to five", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) spans = reg_hours_text_parse (cases[i].typed);
      g_autofree char *text = spans != NULL ? reg_hours_text_format (spans) : NULL;

      g_assert_cmpstr (text, ==, cases[i].written);
    }
}

static RegRecord *
create_rule (RegApprovalCondition condition, gint64 limit, RegRole role, gint64 staff)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_APPROVAL_RULE);

  reg_record_builder_set_int (builder, REG_APPROVAL_RULE_CONDITION, condition);
  reg_record_builder_set_int (builder, REG_APPROVAL_RULE_LIMIT_VALUE, limit);
  reg_record_builder_set_int (builder, REG_APPROVAL_RULE_ROLE, role);
  reg_record_builder_set_ref (builder, REG_APPROVAL_RULE_STAFF_ID, staff);
  reg_record_builder_set_int (builder, REG_APPROVAL_RULE_ACTIVE, TRUE);
  return reg_record_builder_end (builder);
}

static void
test_rules (UiFixture *shop, gconstpointer unused)
{
  g_autoptr (RegRecord)
      margin = create_rule (REG_APPROVAL_MARGIN_UNDER, 150000, REG_ROLE_MANAGER, 0);
  g_autoptr (RegRecord)
      days = create_rule (REG_APPROVAL_PAYMENT_DAYS_OVER, 1, REG_ROLE_MANAGER, shop->owner);
  g_autofree char *margin_text = reg_rule_text_describe (margin, shop->session);
  g_autofree char *days_text = reg_rule_text_describe (days, shop->session);

  g_assert_true (g_str_has_prefix (margin_text, "If the margin is under 15"));
  g_assert_true (g_str_has_suffix (margin_text, ", a manager approves."));
  g_assert_cmpstr (days_text, ==, "If the customer has more than 1 day to pay, Mina Kok approves.");
}

/* Every condition there is can be told. */
static void
test_every_rule (UiFixture *shop, gconstpointer unused)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < REG_N_APPROVAL_CONDITIONS; i++)
    {
      g_autoptr (RegRecord) rule = create_rule (i, 100000, REG_ROLE_OWNER, 0);
      char *text = reg_rule_text_describe_condition (rule, shop->session);

      g_assert_true (g_hash_table_add (seen, text));
    }
}

/* --- forms ------------------------------------------------------------------------------ */

enum
{
  FIELD_NAME,
  FIELD_RATE,
  FIELD_USUAL
};

static char *
refuse_all (RegRecordForm *form, gpointer data)
{
  return reg_record_form_get_int (form, FIELD_RATE) > 500000 ? g_strdup ("Too much") : NULL;
}

static RegRecordForm *
open_form (UiFixture *shop, GtkWidget *window, RegRecord *record)
{
  static const RegFormField fields[] = {
    [FIELD_NAME] = { REG_TAX_RATE_NAME, "_Name", REG_FORM_TEXT, .is_required = TRUE },
    [FIELD_RATE] = { REG_TAX_RATE_RATE, "_Rate", REG_FORM_RATE, .is_required = TRUE },
    [FIELD_USUAL] = { REG_TAX_RATE_IS_DEFAULT, "_Usual", REG_FORM_SWITCH },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_TAX_RATE,
    .title = "Tax",
    .saved = "Tax changed",
    .removed = "Tax removed",
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
    .check = refuse_all,
  };
  RegRecordForm *form = reg_record_form_open (window, shop->session, &spec, record, NULL, NULL);

  ui_fixture_settle (shop);
  return form;
}

static GtkWidget *
show_window (UiFixture *shop)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), adw_toast_overlay_new ());
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_present (GTK_WINDOW (window));
  ui_fixture_settle (shop);
  return window;
}

static RegRecord *
find_tax (UiFixture *shop, const char *name)
{
  g_autoptr (GPtrArray) taxes = ui_fixture_list (shop, REG_ENTITY_TAX_RATE, -1, 0);

  for (guint i = 0; i < taxes->len; i++)
    if (g_str_equal (reg_record_get_text (taxes->pdata[i], REG_TAX_RATE_NAME), name))
      return reg_record_ref (taxes->pdata[i]);
  return NULL;
}

static void
test_form_new (UiFixture *shop, gconstpointer unused)
{
  GtkWidget *window = show_window (shop);
  RegRecordForm *form = open_form (shop, window, NULL);
  g_autoptr (RegRecord) refused = NULL;
  g_autoptr (RegRecord) saved = NULL;

  gtk_editable_set_text (GTK_EDITABLE (reg_record_form_get_row (form, FIELD_NAME)), "Books");
  /* Without a rate, or with one that is refused, nothing is written. */
  reg_record_form_save (form);
  gtk_editable_set_text (GTK_EDITABLE (reg_record_form_get_row (form, FIELD_RATE)), "60");
  g_assert_true (ui_shows (GTK_WIDGET (form), "Too much"));
  reg_record_form_save (form);
  ui_fixture_settle (shop);
  refused = find_tax (shop, "Books");
  g_assert_null (refused);

  gtk_editable_set_text (GTK_EDITABLE (reg_record_form_get_row (form, FIELD_RATE)), "5.5");
  g_assert_false (ui_shows (GTK_WIDGET (form), "Too much"));
  reg_record_form_save (form);
  ui_fixture_settle (shop);
  saved = find_tax (shop, "Books");
  g_assert_nonnull (saved);
  g_assert_cmpint (reg_record_get_int (saved, REG_TAX_RATE_RATE), ==, 55000);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_form_edit (UiFixture *shop, gconstpointer unused)
{
  GtkWidget *window = show_window (shop);
  g_autoptr (RegRecord) before = find_tax (shop, "Reduced rate");
  RegRecordForm *form;
  g_autoptr (RegRecord) after = NULL;

  g_assert_nonnull (before);
  form = open_form (shop, window, before);
  g_assert_cmpint (reg_record_form_get_int (form, FIELD_RATE), ==,
                   reg_record_get_int (before, REG_TAX_RATE_RATE));
  adw_switch_row_set_active (ADW_SWITCH_ROW (reg_record_form_get_row (form, FIELD_USUAL)), TRUE);
  reg_record_form_save (form);
  ui_fixture_settle (shop);
  after = find_tax (shop, "Reduced rate");
  g_assert_cmpint (reg_record_get_id (after), ==, reg_record_get_id (before));
  g_assert_true (reg_record_get_int (after, REG_TAX_RATE_IS_DEFAULT));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- the dialog ------------------------------------------------------------------------- */

static GtkWidget *
show_preferences (UiFixture *shop, GtkWidget *window)
{
  AdwDialog *dialog = reg_preferences_new (shop->session);

  adw_dialog_present (dialog, window);
  ui_fixture_settle (shop);
  return GTK_WIDGET (dialog);
}

/* Also on pages that are not the one in front. */
static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static RegRecord *
load_firm (UiFixture *shop)
{
  g_autoptr (GPtrArray) firms = ui_fixture_list (shop, REG_ENTITY_FIRM, -1, 0);

  return reg_record_ref (firms->pdata[0]);
}

static void
test_dialog (UiFixture *shop, gconstpointer unused)
{
  GtkWidget *window = show_window (shop);
  GtkWidget *dialog = show_preferences (shop, window);
  GtkWidget *name = find_row (dialog, "_Name");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Corner shop");
  g_assert_nonnull (find_row (dialog, "Standard rate"));
  g_assert_nonnull (find_row (dialog, "Mina Kok"));
  g_assert_nonnull (find_row (dialog, "If a line brings less than it costs, an owner approves."));
  g_assert_nonnull (find_row (dialog, "Negotiating"));
  g_assert_nonnull (find_row (dialog, "_Restore a backup…"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_firm (UiFixture *shop, gconstpointer unused)
{
  GtkWidget *window = show_window (shop);
  GtkWidget *dialog = show_preferences (shop, window);
  GtkWidget *town = find_row (dialog, "_Town");
  GtkWidget *name = find_row (dialog, "_Name");
  g_autoptr (RegRecord) firm = NULL;

  gtk_editable_set_text (GTK_EDITABLE (town), " Deventer ");
  g_signal_emit_by_name (town, "apply");
  ui_fixture_settle (shop);
  gtk_editable_set_text (GTK_EDITABLE (name), "");
  g_signal_emit_by_name (name, "apply");
  ui_fixture_settle (shop);
  firm = load_firm (shop);
  g_assert_cmpstr (reg_record_get_text (firm, REG_FIRM_CITY), ==, "Deventer");
  /* A business keeps its name rather than have none. */
  g_assert_cmpstr (reg_record_get_text (firm, REG_FIRM_NAME), ==, "Corner shop");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Corner shop");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_rounding (UiFixture *shop, gconstpointer unused)
{
  GtkWidget *window = show_window (shop);
  GtkWidget *dialog = show_preferences (shop, window);
  AdwActionRow *example = ADW_ACTION_ROW (find_row (dialog, "For example"));
  g_autofree char *before = g_strdup (adw_action_row_get_subtitle (example));
  g_autoptr (RegRecord) firm = NULL;

  g_assert_nonnull (strstr (before, "3.33"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "Prices are _entered")),
                              REG_PRICES_GROSS);
  ui_fixture_settle (shop);
  g_assert_cmpstr (adw_action_row_get_subtitle (example), !=, before);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (example), "9.99"));
  firm = load_firm (shop);
  g_assert_cmpint (reg_record_get_int (firm, REG_FIRM_PRICE_ENTRY), ==, REG_PRICES_GROSS);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_numbering (UiFixture *shop, gconstpointer unused)
{
  GtkWidget *window = show_window (shop);
  GtkWidget *dialog = show_preferences (shop, window);
  GtkWidget *row = find_row (dialog, "_Quotations");
  g_autoptr (GPtrArray) series = NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), "Q{year}");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_signal_emit_by_name (row, "apply");
  gtk_editable_set_text (GTK_EDITABLE (row), "Q{number:3}");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_signal_emit_by_name (row, "apply");
  ui_fixture_settle (shop);
  series = ui_fixture_list (shop, REG_ENTITY_DOCUMENT_SERIES, -1, 0);
  for (guint i = 0; i < series->len; i++)
    if (g_str_equal (reg_record_get_text (series->pdata[i], REG_DOCUMENT_SERIES_KIND), "quotation"))
      g_assert_cmpstr (reg_record_get_text (series->pdata[i], REG_DOCUMENT_SERIES_PATTERN), ==,
                       "Q{number:3}");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_opening_hours (UiFixture *shop, gconstpointer unused)
{
  GtkWidget *window = show_window (shop);
  GtkWidget *dialog = show_preferences (shop, window);
  GtkWidget *monday = find_row (dialog, "Monday");
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GPtrArray) hours = NULL;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (monday)), ==, "9:00–12:30, 13:30–18:00");
  gtk_editable_set_text (GTK_EDITABLE (monday), "18-9");
  g_signal_emit_by_name (monday, "apply");
  ui_fixture_settle (shop);
  refused = ui_fixture_list (shop, REG_ENTITY_OPENING_HOURS, REG_OPENING_HOURS_WEEKDAY, 1);
  g_assert_cmpuint (refused->len, ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (monday), "8-20");
  g_signal_emit_by_name (monday, "apply");
  ui_fixture_settle (shop);
  hours = ui_fixture_list (shop, REG_ENTITY_OPENING_HOURS, REG_OPENING_HOURS_WEEKDAY, 1);
  g_assert_cmpuint (hours->len, ==, 1);
  g_assert_cmpint (reg_record_get_int (hours->pdata[0], REG_OPENING_HOURS_OPENS), ==, 480);
  g_assert_cmpint (reg_record_get_int (hours->pdata[0], REG_OPENING_HOURS_CLOSES), ==, 1200);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  g_test_add_func ("/preferences/hours", test_hours);
  ADD ("/preferences/rules", test_rules);
  ADD ("/preferences/every-rule", test_every_rule);
  ADD ("/preferences/form-new", test_form_new);
  ADD ("/preferences/form-edit", test_form_edit);
  ADD ("/preferences/dialog", test_dialog);
  ADD ("/preferences/firm", test_firm);
  ADD ("/preferences/rounding", test_rounding);
  ADD ("/preferences/numbering", test_numbering);
  ADD ("/preferences/opening-hours", test_opening_hours);
#undef ADD
  return g_test_run ();
}
