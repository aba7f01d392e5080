/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-quote-calc.h"
#include "preferences-fixture.h"
#include "ui/product/reg-price-lists-dialog.h"

/* Taxes, rounding and numbers. */

typedef PreferencesFixture Fixture;

#define EURO "\302\240€"
#define PERCENT "\302\240%"

static gint64
get_firm_int (Fixture *self, int field)
{
  g_autoptr (RegRecord) firm = preferences_load_firm (self);

  return reg_record_get_int (firm, field);
}

/* --- taxes ------------------------------------------------------------------------------ */

static void
test_tax_new (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_add (self, "_Add tax");
  g_autoptr (RegRecord) tax = NULL;

  preferences_fill (form, "_Name", " Books ");
  preferences_fill (form, "_Rate (%)", "5.5");
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "Books"), ==, "5.5" PERCENT);
  tax = preferences_load (self, REG_ENTITY_TAX_RATE, REG_TAX_RATE_NAME, "Books");
  g_assert_cmpint (reg_record_get_int (tax, REG_TAX_RATE_RATE), ==, 55000);
  g_assert_false (reg_record_get_int (tax, REG_TAX_RATE_IS_DEFAULT));
  work_undo (PREF_WORK (self));
  g_assert_false (preferences_has_row (self, "Books"));
  work_redo (PREF_WORK (self));
  g_assert_true (preferences_has_row (self, "Books"));
}

static void
test_tax_refused (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *name, *rate;
  } cases[] = {
    { "", "5" },         { "  ", "5" },     { "Books", "" },
    { "Books", "five" }, { "Books", "-5" }, { "Books", "5,5,5" },
  };
  guint before = ui_count (PREF_UI (self), REG_ENTITY_TAX_RATE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegRecordForm *form = preferences_add (self, "_Add tax");

      preferences_fill (form, "_Name", cases[i].name);
      preferences_fill (form, "_Rate (%)", cases[i].rate);
      preferences_refuse (self, form);
    }
  g_assert_cmpuint (ui_count (PREF_UI (self), REG_ENTITY_TAX_RATE), ==, before);
}

/* The rate is what the parts come to; it comes back when they go. */
static void
test_several_taxes (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_add (self, "_Add tax");
  g_autoptr (RegRecord) tax = NULL;
  g_autoptr (RegRecord) plain = NULL;

  preferences_fill (form, "_Name", "Sales tax");
  g_assert_false (preferences_can_save (form));
  preferences_fill (form, "_Made up of", "5% GST + 9.975 % QST");
  g_assert_false (gtk_widget_get_visible (work_find_row (GTK_WIDGET (form), "_Rate (%)")));
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "Sales tax"), ==,
                   "5" PERCENT " GST + 9.975" PERCENT " QST");
  tax = preferences_load (self, REG_ENTITY_TAX_RATE, REG_TAX_RATE_NAME, "Sales tax");
  g_assert_cmpint (reg_record_get_int (tax, REG_TAX_RATE_RATE), ==, 149750);
  g_assert_cmpstr (reg_record_get_text (tax, REG_TAX_RATE_PARTS), ==, "GST=50000;QST=99750");
  /* As it was typed, written as people here write it. */
  form = preferences_open (self, "Sales tax");
  g_assert_cmpstr (work_get_typed (GTK_WIDGET (form), "_Made up of"), ==,
                   "5" PERCENT " GST + 9.975" PERCENT " QST");
  preferences_fill (form, "_Made up of", "");
  preferences_fill (form, "_Rate (%)", "14");
  preferences_save (self, form);
  plain = preferences_load (self, REG_ENTITY_TAX_RATE, REG_TAX_RATE_NAME, "Sales tax");
  g_assert_cmpint (reg_record_get_int (plain, REG_TAX_RATE_RATE), ==, 140000);
  g_assert_true (reg_record_is_null (plain, REG_TAX_RATE_PARTS));
  work_undo (PREF_WORK (self));
  g_assert_cmpstr (preferences_get_subtitle (self, "Sales tax"), ==,
                   "5" PERCENT " GST + 9.975" PERCENT " QST");
}

static void
test_several_taxes_refused (Fixture *self, gconstpointer unused)
{
  static const char *const parts[] = {
    "GST", "5% GST +", "5% GST + 7% GST", "1% A + 1% B + 1% C + 1% D + 1% E", "600% A + 600% B",
  };
  guint before = ui_count (PREF_UI (self), REG_ENTITY_TAX_RATE);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      RegRecordForm *form = preferences_add (self, "_Add tax");

      preferences_fill (form, "_Name", "Sales tax");
      preferences_fill (form, "_Rate (%)", "12");
      preferences_fill (form, "_Made up of", parts[i]);
      preferences_refuse (self, form);
    }
  g_assert_cmpuint (ui_count (PREF_UI (self), REG_ENTITY_TAX_RATE), ==, before);
}

/* A reason is asked for where there is no tax, and goes when there is one. */
static void
test_exempt (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = preferences_add (self, "_Add tax");
  GtkWidget *row = work_find_row (GTK_WIDGET (form), "_Exempt because");
  g_autoptr (RegRecord) tax = NULL;
  g_autoptr (RegRecord) taxed = NULL;

  preferences_fill (form, "_Name", "Abroad");
  g_assert_false (gtk_widget_get_visible (row));
  preferences_fill (form, "_Rate (%)", "0");
  g_assert_true (gtk_widget_get_visible (row));
  preferences_fill (form, "_Exempt because", "Reverse charge & <art. 196>");
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "Abroad"), ==,
                   "0" PERCENT ", Reverse charge & <art. 196>");
  tax = preferences_load (self, REG_ENTITY_TAX_RATE, REG_TAX_RATE_NAME, "Abroad");
  g_assert_cmpstr (reg_record_get_text (tax, REG_TAX_RATE_EXEMPT_REASON), ==,
                   "Reverse charge & <art. 196>");
  form = preferences_open (self, "Abroad");
  g_assert_true (gtk_widget_get_visible (work_find_row (GTK_WIDGET (form), "_Exempt because")));
  preferences_fill (form, "_Rate (%)", "7");
  g_assert_false (gtk_widget_get_visible (work_find_row (GTK_WIDGET (form), "_Exempt because")));
  preferences_save (self, form);
  taxed = preferences_load (self, REG_ENTITY_TAX_RATE, REG_TAX_RATE_NAME, "Abroad");
  g_assert_true (reg_record_is_null (taxed, REG_TAX_RATE_EXEMPT_REASON));
}

/* The usual rate is that of the example, and of new products. There is one at a time. */
static void
test_usual_tax (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form;
  guint n_usual = 0;
  g_autoptr (GPtrArray) all = NULL;

  g_assert_cmpstr (preferences_get_subtitle (self, "Standard rate"), ==,
                   "21" PERCENT ", the usual rate");
  form = preferences_open (self, "Reduced rate");
  preferences_switch (form, "_Usual rate of new products", TRUE);
  preferences_save (self, form);
  g_assert_cmpstr (preferences_get_subtitle (self, "Reduced rate"), ==,
                   "9" PERCENT ", the usual rate");
  g_assert_cmpstr (preferences_get_subtitle (self, "Standard rate"), ==, "21" PERCENT);
  all = ui_fixture_list (PREF_UI (self), REG_ENTITY_TAX_RATE, -1, 0);
  for (guint i = 0; i < all->len; i++)
    n_usual += reg_record_get_int (all->pdata[i], REG_TAX_RATE_IS_DEFAULT) != 0;
  g_assert_cmpuint (n_usual, ==, 1);
  g_assert_nonnull (strstr (preferences_get_subtitle (self, "For example"), "9" PERCENT));
  work_undo (PREF_WORK (self));
  g_assert_cmpstr (preferences_get_subtitle (self, "Standard rate"), ==,
                   "21" PERCENT ", the usual rate");
}

static void
test_tax_removed (Fixture *self, gconstpointer unused)
{
  preferences_remove (self, preferences_open (self, "Reduced rate"));
  g_assert_false (preferences_has_row (self, "Reduced rate"));
  work_undo (PREF_WORK (self));
  g_assert_true (preferences_has_row (self, "Reduced rate"));
}

/* --- rounding --------------------------------------------------------------------------- */

static void
choose (Fixture *self, const char *title, guint position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (work_find_row (self->dialog, title)), position);
  ui_fixture_settle (PREF_UI (self));
}

/* Three lines of 3.33 with 21 %: each way of rounding by what it comes to. */
static void
test_rounding (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    int entry, rounding, cash;
    const char *tax, *gross;
  } cases[] = {
    { REG_PRICES_NET, REG_ROUNDING_LINE, 0, "2.10" EURO, "12.09" EURO },
    { REG_PRICES_NET, REG_ROUNDING_TOTAL, 0, "2.10" EURO, "12.09" EURO },
    { REG_PRICES_NET, REG_ROUNDING_UNIT, 0, "2.10" EURO, "12.09" EURO },
    { REG_PRICES_NET, REG_ROUNDING_LINE, 1, "2.10" EURO, "12.10" EURO },
    { REG_PRICES_NET, REG_ROUNDING_LINE, 4, "2.10" EURO, "12.00" EURO },
    { REG_PRICES_GROSS, REG_ROUNDING_LINE, 0, "1.74" EURO, "9.99" EURO },
    { REG_PRICES_GROSS, REG_ROUNDING_TOTAL, 0, "1.73" EURO, "9.99" EURO },
  };
  static const gint64 steps[] = { 0, 5, 10, 50, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = g_strconcat ("Three lines of 3.33 each with 21" PERCENT
                                               " tax: tax ",
                                               cases[i].tax, ", to pay ", cases[i].gross, NULL);

      choose (self, "Prices are _entered", cases[i].entry);
      choose (self, "_Round", cases[i].rounding);
      choose (self, "Totals paid in c_ash", cases[i].cash);
      g_assert_cmpstr (preferences_get_subtitle (self, "For example"), ==, expected);
      g_assert_cmpint (get_firm_int (self, REG_FIRM_PRICE_ENTRY), ==, cases[i].entry);
      g_assert_cmpint (get_firm_int (self, REG_FIRM_ROUNDING), ==, cases[i].rounding);
      g_assert_cmpint (get_firm_int (self, REG_FIRM_CASH_ROUNDING), ==, steps[cases[i].cash]);
    }
}

/* Shown again as it was saved, and undone in all three rows. */
static void
test_rounding_kept (Fixture *self, gconstpointer unused)
{
  AdwComboRow *row;

  choose (self, "_Round", REG_ROUNDING_UNIT);
  choose (self, "Totals paid in c_ash", 3);
  preferences_show (self);
  row = ADW_COMBO_ROW (work_find_row (self->dialog, "_Round"));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, REG_ROUNDING_UNIT);
  row = ADW_COMBO_ROW (work_find_row (self->dialog, "Totals paid in c_ash"));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 3);
  work_undo (PREF_WORK (self));
  row = ADW_COMBO_ROW (work_find_row (self->dialog, "Totals paid in c_ash"));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  g_assert_cmpint (get_firm_int (self, REG_FIRM_ROUNDING), ==, REG_ROUNDING_UNIT);
}

/* Quotations that are written keep what they were written with. */
static void
test_open_quotations (Fixture *self, gconstpointer unused)
{
  RegRecordBuilder *head = reg_record_builder_new (REG_ENTITY_QUOTATION);
  RegRecordBuilder *revision = reg_record_builder_new (REG_ENTITY_QUOTATION_REVISION);
  gint64 id;

  reg_record_builder_set_text (head, REG_QUOTATION_NUMBER, "Q-1");
  id = ui_fixture_save (PREF_UI (self), head);
  reg_record_builder_set_ref (revision, REG_QUOTATION_REVISION_QUOTATION_ID, id);
  reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_REVISION, 1);
  reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_ROUNDING, REG_ROUNDING_LINE);
  reg_record_builder_set_int (revision, REG_QUOTATION_REVISION_STATE, 0);
  reg_record_builder_set_text (revision, REG_QUOTATION_REVISION_CURRENCY, "EUR");
  id = ui_fixture_save (PREF_UI (self), revision);
  choose (self, "_Round", REG_ROUNDING_TOTAL);
  g_assert_cmpint (work_get_int (PREF_WORK (self), REG_ENTITY_QUOTATION_REVISION, id,
                                 REG_QUOTATION_REVISION_ROUNDING),
                   ==, REG_ROUNDING_LINE);
}

/* --- prices ----------------------------------------------------------------------------- */

static void
test_below_cost (Fixture *self, gconstpointer unused)
{
  AdwComboRow *row;

  choose (self, "Selling _below cost", REG_BELOW_COST_BLOCK);
  g_assert_cmpint (get_firm_int (self, REG_FIRM_BELOW_COST), ==, REG_BELOW_COST_BLOCK);
  preferences_show (self);
  row = ADW_COMBO_ROW (work_find_row (self->dialog, "Selling _below cost"));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, REG_BELOW_COST_BLOCK);
  work_undo (PREF_WORK (self));
  g_assert_cmpint (get_firm_int (self, REG_FIRM_BELOW_COST), ==, REG_BELOW_COST_WARN);
}

static void
test_price_lists (Fixture *self, gconstpointer unused)
{
  adw_action_row_activate (ADW_ACTION_ROW (work_find_row (self->dialog, "Price _lists")));
  ui_fixture_settle (PREF_UI (self));
  g_assert_true (REG_IS_PRICE_LISTS_DIALOG (work_get_dialog (self->window)));
  adw_dialog_force_close (work_get_dialog (self->window));
  ui_fixture_settle (PREF_UI (self));
}

/* --- numbering -------------------------------------------------------------------------- */

/* The words beside the pattern. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
test_patterns (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *pattern, *next; /* NULL: refused */
  } cases[] = {
    { "{year}-{number:4}", "next: 2026-0001" },
    { "{yy}/{number}", "next: 26/1" },
    { "Q{number:3}", "next: Q001" },
    { "{number}", "next: 1" },
    { "Ä-{number:2}-Ω", "next: Ä-01-Ω" },
    { "Q{year}", NULL },
    { "", NULL },
    { "number", NULL },
    { "{number", NULL },
    { "{number:x}", NULL },
  };
  GtkWidget *row = work_find_row (self->dialog, "_Quotations");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *words = cases[i].next != NULL ? cases[i].next : "no place for the number";

      gtk_editable_set_text (GTK_EDITABLE (row), cases[i].pattern);
      g_assert_cmpint (gtk_widget_has_css_class (row, "error"), ==, cases[i].next == NULL);
      if (!says (row, words))
        g_error ("“%s” does not say “%s”", cases[i].pattern, words);
    }
}

static void
test_numbering (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegRecord) series = NULL;
  g_autoptr (RegRecord) kept = NULL;

  work_type (PREF_WORK (self), self->dialog, "_Complaints", "K{number:3}");
  series = preferences_load (self, REG_ENTITY_DOCUMENT_SERIES, REG_DOCUMENT_SERIES_KIND,
                             "complaint");
  g_assert_cmpstr (reg_record_get_text (series, REG_DOCUMENT_SERIES_PATTERN), ==, "K{number:3}");
  /* A bad one is not taken over. */
  work_type (PREF_WORK (self), self->dialog, "_Complaints", "K{year}");
  kept = preferences_load (self, REG_ENTITY_DOCUMENT_SERIES, REG_DOCUMENT_SERIES_KIND, "complaint");
  g_assert_cmpstr (reg_record_get_text (kept, REG_DOCUMENT_SERIES_PATTERN), ==, "K{number:3}");
  work_undo (PREF_WORK (self));
  g_assert_cmpstr (work_get_typed (self->dialog, "_Complaints"), ==, "{year}-{number:3}");
}

/* A number that somebody has already is passed over, and its row says who that is. */
static void
test_taken_number (Fixture *self, gconstpointer unused)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);
  GtkWidget *row = work_find_row (self->dialog, "_Complaints");

  g_assert_true (says (row, "next: 2026-001"));
  reg_record_builder_set_text (builder, REG_COMPLAINT_NUMBER, "2026-001");
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT, "Late");
  reg_record_builder_set_int (builder, REG_COMPLAINT_PARTY_ID,
                              ui_fixture_add_party (PREF_UI (self), "Bakery Krans"));
  reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT, 1);
  ui_fixture_save (PREF_UI (self), builder);
  /* Whatever changes in the preferences reads them anew. */
  work_type (PREF_WORK (self), self->dialog, "_Sales", "S{number:3}");
  g_assert_true (says (row, "next: 2026-002\n2026-001 is taken: Bakery Krans"));
  /* Another pattern has other numbers. */
  gtk_editable_set_text (GTK_EDITABLE (row), "K{number}");
  g_assert_true (says (row, "next: K1"));
}

/* Another pattern goes on counting: no number twice, and none left out. */
static void
test_no_gaps (Fixture *self, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (PREF_UI (self), "Bakery De Halm");
  static const char *const numbers[] = { "2026-001", "2026-002", "K003", "26/4" };
  static const char *const patterns[] = { NULL, NULL, "K{number:3}", "{yy}/{number}" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *number = NULL;

      if (patterns[i] != NULL)
        work_type (PREF_WORK (self), self->dialog, "_Complaints", patterns[i]);
      number = work_get_text (PREF_WORK (self), REG_ENTITY_COMPLAINT,
                              work_add_complaint (PREF_WORK (self), party, "Slips", 0),
                              REG_COMPLAINT_NUMBER);
      g_assert_cmpstr (number, ==, numbers[i]);
    }
  ui_fixture_settle (PREF_UI (self));
  g_assert_true (says (work_find_row (self->dialog, "_Complaints"), "next: 26/5"));
  /* In a new year it begins again. */
  work_set_time ("2027-01-02T09:00:00Z");
  preferences_show (self);
  g_assert_true (says (work_find_row (self->dialog, "_Complaints"), "next: 27/1"));
}

/* --- elsewhere -------------------------------------------------------------------------- */

/* Money of other countries has other steps. */
static void
test_without_cents (void)
{
  Fixture self = { 0 };

  work_set_up_in (PREF_WORK (&self), "JP", "Asia/Tokyo");
  self.window = work_show_page (PREF_WORK (&self), NULL, 900);
  preferences_show (&self);
  g_assert_nonnull (strstr (preferences_get_subtitle (&self, "For example"), "Three lines of 333"));
  preferences_tear_down (&self, NULL);
}

/* What is being typed stays when something else changes. */
static void
test_changed_elsewhere (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegRecord)
      tax = preferences_load (self, REG_ENTITY_TAX_RATE, REG_TAX_RATE_NAME, "Reduced rate");
  GtkWidget *row = work_find_row (self->dialog, "_Sales");

  gtk_widget_grab_focus (row);
  ui_fixture_settle (PREF_UI (self));
  gtk_editable_set_text (GTK_EDITABLE (row), "S{num");
  work_change_text (PREF_WORK (self), REG_ENTITY_TAX_RATE, reg_record_get_id (tax),
                    REG_TAX_RATE_NAME, "Low rate");
  g_assert_true (preferences_has_row (self, "Low rate"));
  g_assert_cmpstr (work_get_typed (self->dialog, "_Sales"), ==, "S{num");
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/preferences/money/" path, Fixture, NULL, preferences_set_up, function,             \
              preferences_tear_down)
  ADD ("tax-new", test_tax_new);
  ADD ("tax-refused", test_tax_refused);
  ADD ("several-taxes", test_several_taxes);
  ADD ("several-taxes-refused", test_several_taxes_refused);
  ADD ("exempt", test_exempt);
  ADD ("usual-tax", test_usual_tax);
  ADD ("tax-removed", test_tax_removed);
  ADD ("rounding", test_rounding);
  ADD ("rounding-kept", test_rounding_kept);
  ADD ("open-quotations", test_open_quotations);
  ADD ("below-cost", test_below_cost);
  ADD ("price-lists", test_price_lists);
  ADD ("patterns", test_patterns);
  ADD ("numbering", test_numbering);
  ADD ("taken-number", test_taken_number);
  ADD ("no-gaps", test_no_gaps);
  g_test_add_func ("/preferences/money/without-cents", test_without_cents);
  ADD ("changed-elsewhere", test_changed_elsewhere);
#undef ADD
  return g_test_run ();
}
