/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-approval-policy.h"
#include "core/reg-money.h"
#include "preferences-fixture.h"
#include "store/reg-quotations.h"

/* While an approval rule is written: what it would have caught. */

typedef PreferencesFixture Fixture;

/* --- quotations to try it on ------------------------------------------------------------ */

typedef struct
{
  gint64 party, id;
  guint n;
  gint64 price, discount;
} HandIn;

/* A section, and one thing of that price with that discount. */
static GPtrArray *
make_lines (const HandIn *what)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  RegRecordBuilder *section = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);
  RegRecordBuilder *line = reg_record_builder_new (REG_ENTITY_QUOTATION_LINE);

  reg_record_builder_set_int (section, REG_QUOTATION_LINE_KIND, REG_LINE_SECTION);
  reg_record_builder_set_text (section, REG_QUOTATION_LINE_DESCRIPTION, "Bikes");
  reg_record_builder_set_int (line, REG_QUOTATION_LINE_KIND, REG_LINE_NORMAL);
  reg_record_builder_set_text (line, REG_QUOTATION_LINE_DESCRIPTION, "Bike");
  reg_record_builder_set_int (line, REG_QUOTATION_LINE_QUANTITY, REG_QUANTITY_UNIT);
  reg_record_builder_set_int (line, REG_QUOTATION_LINE_UNIT_PRICE, what->price * REG_PRICE_UNIT);
  reg_record_builder_set_int (line, REG_QUOTATION_LINE_DISCOUNT_KIND, REG_DISCOUNT_PERCENT);
  reg_record_builder_set_int (line, REG_QUOTATION_LINE_DISCOUNT_VALUE, what->discount);
  g_ptr_array_add (lines, reg_record_builder_end (section));
  g_ptr_array_add (lines, reg_record_builder_end (line));
  for (guint i = 0; i < lines->len; i++)
    {
      RegRecordBuilder *placed = reg_record_builder_new_from (lines->pdata[i]);

      reg_record_builder_set_int (placed, REG_QUOTATION_LINE_REVISION_ID, 0);
      reg_record_builder_set_int (placed, REG_QUOTATION_LINE_POSITION, i);
      reg_record_unref (lines->pdata[i]);
      lines->pdata[i] = reg_record_builder_end (placed);
    }
  return lines;
}

static gboolean
hand_in_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HandIn *what = data;

  for (guint i = 0; i < what->n; i++)
    {
      g_autoptr (GPtrArray) lines = make_lines (what);
      g_autoptr (RegQuotation) draft = NULL;

      if (!(what->id = reg_quotation_create (db, what->party, 0, error))
          || !(draft = reg_quotation_load (db, what->id, 0, error))
          || !reg_quotation_save_draft (db, draft->revision, lines, error)
          || !reg_quotation_submit (db, what->id, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
hand_in (Fixture *self, gint64 party, guint n, gint64 price, gint64 discount)
{
  static const RegActionInfo info = { .kind = "edit", .label = "Handed in" };
  g_autoptr (GError) error = NULL;
  HandIn what = { party, 0, n, price, discount };

  reg_store_write_sync (PREF_UI (self)->store, &info, hand_in_job, &what, NULL, NULL, &error);
  g_assert_no_error (error);
  return what.id;
}

/* --- what is shown ---------------------------------------------------------------------- */

static RegRecordForm *
write_rule (Fixture *self, RegApprovalCondition condition, const char *row, const char *limit)
{
  RegRecordForm *form = preferences_add (self, "Add r_ule");

  preferences_choose (form, "_When", condition);
  if (row != NULL)
    preferences_fill (form, row, limit);
  ui_fixture_settle (PREF_UI (self));
  return form;
}

static void
close_form (Fixture *self, RegRecordForm *form)
{
  adw_dialog_force_close (ADW_DIALOG (form));
  ui_fixture_settle (PREF_UI (self));
}

/* The row with that title can be opened, or only read. */
static void
assert_result (RegRecordForm *form, const char *title, gboolean opens)
{
  GtkWidget *row = work_find_row (GTK_WIDGET (form), title);

  if (row == NULL)
    {
      g_autoptr (GString) shown = g_string_new (NULL);

      work_append_rows (GTK_WIDGET (form), shown);
      g_error ("There is no “%s” in %s", title, shown->str);
    }
  g_assert_cmpint (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)), ==, opens);
}

static GtkListView *
open_list (Fixture *self, RegRecordForm *form, const char *title)
{
  AdwDialog *dialog;

  g_signal_emit_by_name (work_find_row (GTK_WIDGET (form), title), "activated");
  ui_fixture_settle (PREF_UI (self));
  dialog = work_get_dialog (self->window);
  g_assert_true (dialog != ADW_DIALOG (form));
  return GTK_LIST_VIEW (ui_find_type (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW));
}

static void
test_nothing_to_try_it_on (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form = write_rule (self, REG_APPROVAL_BELOW_COST, NULL, NULL);

  assert_result (form, "No quotations in that time", FALSE);
  close_form (self, form);
}

/* Each digit counts anew; what is not a number counts nothing; it can be saved all the while. */
static void
test_while_it_is_written (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *limit, *result;
    gboolean opens;
  } cases[] = {
    { "4", "It would have caught 3 of 4 quotations", TRUE },
    { "5", "It would have caught 2 of 4 quotations", TRUE },
    { "15", "It would have caught none of 4 quotations", FALSE },
    { "", "The rule is not complete yet", FALSE },
    { "much", "The rule is not complete yet", FALSE },
    { "14.9", "It would have caught 2 of 4 quotations", TRUE },
  };
  gint64 party = ui_fixture_add_party (PREF_UI (self), "Bakery De Halm");
  RegRecordForm *form;

  hand_in (self, party, 1, 100000, 0);
  hand_in (self, party, 1, 100000, 50000);
  hand_in (self, party, 2, 100000, 150000);
  form = write_rule (self, REG_APPROVAL_LINE_DISCOUNT_OVER, "_Limit (%)", "4");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      preferences_fill (form, "_Limit (%)", cases[i].limit);
      ui_fixture_settle (PREF_UI (self));
      assert_result (form, cases[i].result, cases[i].opens);
    }
  /* Typed quickly, only the last counts. */
  preferences_fill (form, "_Limit (%)", "1");
  preferences_fill (form, "_Limit (%)", "14");
  preferences_fill (form, "_Limit (%)", "5");
  ui_fixture_settle (PREF_UI (self));
  assert_result (form, "It would have caught 2 of 4 quotations", TRUE);
  preferences_choose (form, "_When", REG_APPROVAL_TOTAL_OVER);
  preferences_fill (form, "_Limit (without tax)", "999");
  ui_fixture_settle (PREF_UI (self));
  assert_result (form, "It would have caught 1 of 4 quotations", TRUE);
  preferences_save (self, form);
}

/* A quotation of the summer is outside a month, and inside a year. */
static void
test_how_far_back (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    guint span;
    const char *result;
  } cases[] = {
    { 2, "It would have caught 3 of 3 quotations" },
    { 1, "It would have caught 2 of 2 quotations" },
    { 0, "It would have caught 1 of 1 quotation" },
  };
  static const char *const days[] = { "2026-03-03T09:00:00Z", "2026-09-03T09:00:00Z",
                                      "2026-11-17T09:00:00Z" };
  gint64 party = ui_fixture_add_party (PREF_UI (self), "Bakery De Halm");
  RegRecordForm *form;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      work_set_time (days[i]);
      hand_in (self, party, 1, 100000, 0);
    }
  work_set_time ("2026-11-18T09:00:00Z");
  form = write_rule (self, REG_APPROVAL_NEW_CUSTOMER, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      preferences_choose (form, "_Quotations of", cases[i].span);
      ui_fixture_settle (PREF_UI (self));
      assert_result (form, cases[i].result, TRUE);
    }
  close_form (self, form);
}

/* The list names quotation, customer, figure and day, and leads to the quotation. */
static void
test_which_and_why (Fixture *self, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (PREF_UI (self), "Bakery De Halm");
  gint64 first = hand_in (self, party, 1, 100000, 150000);
  g_autofree char *number = work_get_text (PREF_WORK (self), REG_ENTITY_QUOTATION, first,
                                           REG_QUOTATION_NUMBER);
  g_autofree char *title = g_strdup_printf ("%s · Bakery De Halm", number);
  g_autofree char *opened = g_strdup_printf ("open-quotation %" G_GINT64_FORMAT, first);
  RegRecordForm *form;
  GtkListView *list;
  AdwDialog *dialog;

  form = write_rule (self, REG_APPROVAL_LINE_DISCOUNT_OVER, "_Limit (%)", "10");
  list = open_list (self, form, "It would have caught 1 of 1 quotation");
  dialog = work_get_dialog (self->window);
  g_assert_true (ui_shows (GTK_WIDGET (list), title));
  g_assert_true (ui_shows (GTK_WIDGET (list), "Discount 15\302\240% on line 1 · 18 Nov"));
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "If a line has more than 10\302\240% discount"));
  g_signal_emit_by_name (list, "activate", 0);
  ui_fixture_settle (PREF_UI (self));
  g_assert_cmpstr (PREF_WORK (self)->asked, ==, opened);
  adw_dialog_force_close (dialog);
  ui_fixture_settle (PREF_UI (self));
  close_form (self, form);
}

/* What breaks each kind of limit, in words. */
static void
test_reasons (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    RegApprovalCondition condition;
    const char *row, *limit, *reason;
  } cases[] = {
    { REG_APPROVAL_DOCUMENT_DISCOUNT_OVER, "_Limit (%)", "10",
      "Discount 15\302\240% on everything · 18 Nov" },
    { REG_APPROVAL_TOTAL_OVER, "_Limit (without tax)", "800",
      "Net total 850.00\302\240€ · 18 Nov" },
    { REG_APPROVAL_PAYMENT_DAYS_OVER, "_Limit (days)", "0", "14 days to pay · 18 Nov" },
    { REG_APPROVAL_CUSTOMER_CLASS, "Wh_ich", "b", "Customer of class “b” · 18 Nov" },
    { REG_APPROVAL_NEW_CUSTOMER, NULL, NULL, "New customer · 18 Nov" },
  };
  gint64 party = ui_fixture_add_party (PREF_UI (self), "Bakery De Halm");

  work_change_text (PREF_WORK (self), REG_ENTITY_PARTY, party, REG_PARTY_CUSTOMER_CLASS, "B");
  hand_in (self, party, 1, 100000, 150000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegRecordForm *form = write_rule (self, cases[i].condition, cases[i].row, cases[i].limit);
      GtkListView *list = open_list (self, form, "It would have caught 1 of 1 quotation");

      if (!ui_shows (GTK_WIDGET (list), cases[i].reason))
        g_error ("“%s” is not shown", cases[i].reason);
      adw_dialog_force_close (work_get_dialog (self->window));
      ui_fixture_settle (PREF_UI (self));
      close_form (self, form);
    }
}

/* With hundreds of them only the rows that are seen exist. */
static void
test_many (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form;
  GtkListView *list;
  guint n_rows = 0;

  hand_in (self, ui_fixture_add_party (PREF_UI (self), "Bakery De Halm"), 300, 100000, 150000);
  form = write_rule (self, REG_APPROVAL_LINE_DISCOUNT_OVER, "_Limit (%)", "10");
  list = open_list (self, form, "It would have caught 300 of 300 quotations");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))), ==,
                    300);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n_rows++;
  g_assert_cmpuint (n_rows, <, 290);
  adw_dialog_force_close (work_get_dialog (self->window));
  close_form (self, form);
}

/* The form goes while it is still counted. */
static void
test_closed_while_counting (Fixture *self, gconstpointer unused)
{
  RegRecordForm *form;

  hand_in (self, ui_fixture_add_party (PREF_UI (self), "Bakery De Halm"), 20, 100000, 150000);
  form = preferences_add (self, "Add r_ule");
  preferences_fill (form, "_Limit (%)", "3");
  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *)&form);
  adw_dialog_force_close (ADW_DIALOG (form));
  ui_fixture_settle (PREF_UI (self));
  g_assert_null (form);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/rule-trial/" path, Fixture, NULL, preferences_set_up, function,                    \
              preferences_tear_down)
  ADD ("empty", test_nothing_to_try_it_on);
  ADD ("while-written", test_while_it_is_written);
  ADD ("how-far-back", test_how_far_back);
  ADD ("which-and-why", test_which_and_why);
  ADD ("reasons", test_reasons);
  ADD ("many", test_many);
  ADD ("closed", test_closed_while_counting);
#undef ADD
  return g_test_run ();
}
