/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-fixture.h"

#include <string.h>

#include "core/reg-quotation-state.h"
#include "ui/quotation/reg-approval-window.h"
#include "ui/quotation/reg-approver-dialog.h"
#include "ui/quotation/reg-product-entry.h"
#include "ui/quotation/reg-quotation-dialogs.h"
#include "ui/quotation/reg-quotation-document.h"
#include "ui/quotation/reg-quotation-lines.h"
#include "ui/quotation/reg-quotation-totals.h"
#include "ui/quotation/reg-quotation-window.h"
#include "ui/quotation/reg-quotations-page.h"
#include "ui/widgets/reg-discount-slider.h"
#include "ui/widgets/reg-state-banner.h"

#define N_MANY 260

typedef struct
{
  QuoteFixture shop;
  gint64 id;
  GtkWindow *window;
  RegQuotationModel *model;
  RegQuotationLines *lines;
  GtkWidget *entry;
} Fixture;

static void
settle (Fixture *fixture)
{
  ui_fixture_settle (&fixture->shop.ui);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  quote_fixture_set_up (&fixture->shop, NULL);
  fixture->id = quote_fixture_create (&fixture->shop);
  fixture->window = reg_quotation_window_new (NULL, fixture->shop.ui.session, fixture->id, 0);
  gtk_window_present (fixture->window);
  settle (fixture);
  fixture->model = reg_quotation_window_get_model (REG_QUOTATION_WINDOW (fixture->window));
  fixture->lines = REG_QUOTATION_LINES (
      ui_find_type (GTK_WIDGET (fixture->window), REG_TYPE_QUOTATION_LINES));
  fixture->entry = reg_quotation_lines_get_entry (fixture->lines);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (fixture->window);
  quote_fixture_tear_down (&fixture->shop, NULL);
}

static GtkWidget *
focused (Fixture *fixture)
{
  return gtk_window_get_focus (fixture->window);
}

static void
press (Fixture *fixture, guint keyval, GdkModifierType state)
{
  quote_press (focused (fixture), keyval, state);
  settle (fixture);
}

/* Types into what has the focus, as somebody would over marked text. */
static void
type (Fixture *fixture, const char *text)
{
  g_assert_true (GTK_IS_EDITABLE (focused (fixture)));
  gtk_editable_set_text (GTK_EDITABLE (focused (fixture)), text);
  settle (fixture);
}

static void
assert_at (Fixture *fixture, guint position, RegLineCell cell)
{
  guint at_position;
  RegLineCell at_cell;

  g_assert_true (reg_quotation_lines_find_focus (fixture->lines, &at_position, &at_cell));
  g_assert_cmpuint (at_position, ==, position);
  g_assert_cmpint (at_cell, ==, cell);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (reg_quotation_model_get_lines (fixture->model));
}

static gint64
line_int (Fixture *fixture, guint position, int field)
{
  g_autoptr (RegQuotationLineItem)
      item = g_list_model_get_item (reg_quotation_model_get_lines (fixture->model), position);

  return reg_record_get_int (reg_quotation_line_item_get_record (item), field);
}

static gboolean
entry_has_focus (Fixture *fixture)
{
  return focused (fixture) != NULL && gtk_widget_is_ancestor (focused (fixture), fixture->entry);
}

static void
fill (Fixture *fixture)
{
  quote_fixture_fill (&fixture->shop, fixture->model);
  quote_fixture_flush (fixture->model);
  settle (fixture);
}

/* --- writing lines ---------------------------------------------------------------------- */

static void
test_a_quotation_by_keyboard (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *total = NULL;

  g_assert_true (entry_has_focus (fixture));
  type (fixture, "cb-400");
  press (fixture, GDK_KEY_Tab, 0);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpint (line_int (fixture, 0, REG_QUOTATION_LINE_PRODUCT_ID), ==, fixture->shop.bike);
  assert_at (fixture, 0, REG_LINE_CELL_QUANTITY);
  type (fixture, "2");
  press (fixture, GDK_KEY_Tab, 0);
  assert_at (fixture, 0, REG_LINE_CELL_DISCOUNT);
  type (fixture, "12 %");
  press (fixture, GDK_KEY_Tab, 0);
  g_assert_true (entry_has_focus (fixture));
  /* Words of the name, in any order, and Enter stays for the next. */
  type (fixture, "straps rack");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpint (line_int (fixture, 1, REG_QUOTATION_LINE_PRODUCT_ID), ==, fixture->shop.rack);
  g_assert_true (entry_has_focus (fixture));
  g_assert_cmpstr (reg_product_entry_get_text (REG_PRODUCT_ENTRY (fixture->entry)), ==, "");
  total = reg_quotation_totals_dup_text (REG_QUOTATION_TOTALS (
      ui_find_type (GTK_WIDGET (fixture->window), REG_TYPE_QUOTATION_TOTALS)));
  /* (4312.00 + 89.00) and 21 % */
  g_assert_nonnull (strstr (total, "5,325.21"));
}

static void
test_what_is_not_a_product (Fixture *fixture, gconstpointer unused)
{
  type (fixture, "Old bike taken back");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (count (fixture), ==, 1);
  assert_at (fixture, 0, REG_LINE_CELL_PRICE);
  type (fixture, "-150");
  g_assert_cmpint (line_int (fixture, 0, REG_QUOTATION_LINE_UNIT_PRICE), ==,
                   -150 * 100 * REG_PRICE_UNIT);
  /* Its words and price are not known, so Tab stops at them. */
  press (fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  assert_at (fixture, 0, REG_LINE_CELL_QUANTITY);
  press (fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  assert_at (fixture, 0, REG_LINE_CELL_DESCRIPTION);
  reg_quotation_lines_focus_new (fixture->lines);
  type (fixture, "8712345678906");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_nonnull (reg_product_entry_get_wrong (REG_PRODUCT_ENTRY (fixture->entry)));
  g_assert_cmpstr (reg_product_entry_get_text (REG_PRODUCT_ENTRY (fixture->entry)), ==,
                   "8712345678906");
}

static void
test_moving_between_cells (Fixture *fixture, gconstpointer unused)
{
  fill (fixture);
  reg_quotation_lines_focus_cell (fixture->lines, 0, REG_LINE_CELL_QUANTITY);
  press (fixture, GDK_KEY_Return, 0);
  assert_at (fixture, 1, REG_LINE_CELL_QUANTITY);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Up, 0);
  assert_at (fixture, 1, REG_LINE_CELL_QUANTITY);
  /* The arrow leaves a text at its end; description and price are reached so. */
  gtk_editable_set_position (GTK_EDITABLE (focused (fixture)), -1);
  press (fixture, GDK_KEY_Right, 0);
  assert_at (fixture, 1, REG_LINE_CELL_PRICE);
  gtk_editable_set_position (GTK_EDITABLE (focused (fixture)), 0);
  press (fixture, GDK_KEY_Left, 0);
  assert_at (fixture, 1, REG_LINE_CELL_QUANTITY);
  press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  assert_at (fixture, 0, REG_LINE_CELL_QUANTITY);
  g_assert_cmpint (line_int (fixture, 0, REG_QUOTATION_LINE_PRODUCT_ID), ==, fixture->shop.rack);
  press (fixture, GDK_KEY_Delete, GDK_CONTROL_MASK);
  g_assert_cmpuint (count (fixture), ==, 2);
  assert_at (fixture, 0, REG_LINE_CELL_QUANTITY);
  press (fixture, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpuint (count (fixture), ==, 3);
  press (fixture, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpuint (count (fixture), ==, 2);
}

static void
test_kinds_by_key (Fixture *fixture, gconstpointer unused)
{
  fill (fixture);
  reg_quotation_lines_focus_cell (fixture->lines, 2, REG_LINE_CELL_QUANTITY);
  press (fixture, GDK_KEY_O, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpint (line_int (fixture, 2, REG_QUOTATION_LINE_KIND), ==, REG_LINE_OPTIONAL);
  press (fixture, GDK_KEY_H, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpint (line_int (fixture, 2, REG_QUOTATION_LINE_KIND), ==, REG_LINE_SECTION);
  assert_at (fixture, 2, REG_LINE_CELL_DESCRIPTION);
  type (fixture, "Options");
  press (fixture, GDK_KEY_Tab, 0);
  assert_at (fixture, 3, REG_LINE_CELL_CODE);
}

static void
test_code_of_another_product (Fixture *fixture, gconstpointer unused)
{
  fill (fixture);
  reg_quotation_lines_focus_cell (fixture->lines, 0, REG_LINE_CELL_CODE);
  type (fixture, "AC-011");
  press (fixture, GDK_KEY_Tab, 0);
  g_assert_cmpint (line_int (fixture, 0, REG_QUOTATION_LINE_PRODUCT_ID), ==, fixture->shop.rack);
  g_assert_cmpint (line_int (fixture, 0, REG_QUOTATION_LINE_UNIT_PRICE), ==,
                   reg_price_from_money (8900));
  g_assert_cmpint (line_int (fixture, 0, REG_QUOTATION_LINE_QUANTITY), ==, 2 * REG_QUANTITY_UNIT);
}

static void
test_wrong_input_is_shown (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *cell;

  fill (fixture);
  reg_quotation_lines_focus_cell (fixture->lines, 1, REG_LINE_CELL_DISCOUNT);
  type (fixture, "much");
  cell = reg_quotation_lines_peek_cell (fixture->lines, 1, REG_LINE_CELL_DISCOUNT);
  g_assert_true (gtk_widget_has_css_class (cell, "error"));
  g_assert_true (ui_shows (GTK_WIDGET (fixture->window),
                           "Line 2: “much” is not a discount. Write 12 for 12 %, or -50 for an "
                           "amount."));
  press (fixture, GDK_KEY_Tab, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "much");
  /* Nothing is handed in like this: it leads back to the cell. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "quotation.submit", NULL);
  settle (fixture);
  assert_at (fixture, 1, REG_LINE_CELL_DISCOUNT);
  type (fixture, "5");
  g_assert_false (gtk_widget_has_css_class (cell, "error"));
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "5\u00a0%");
}

static void
test_names_for_those_who_listen (Fixture *fixture, gconstpointer unused)
{
  fill (fixture);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Line %u, discount", i + 1);

      gtk_test_accessible_assert_property (
          reg_quotation_lines_peek_cell (fixture->lines, i, REG_LINE_CELL_DISCOUNT),
          GTK_ACCESSIBLE_PROPERTY_LABEL, name);
    }
  reg_quotation_model_move (fixture->model, 2, -2);
  settle (fixture);
  gtk_test_accessible_assert_property (
      reg_quotation_lines_peek_cell (fixture->lines, 1, REG_LINE_CELL_QUANTITY),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Line 2, quantity");
}

static void
test_many_lines (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RegRecord) product = quote_fixture_product (&fixture->shop, fixture->shop.rack);

  for (int i = 0; i < N_MANY; i++)
    reg_quotation_model_add_product (fixture->model, product, 210000, REG_QUANTITY_UNIT);
  settle (fixture);
  /* Only what is in sight has widgets, and any cell can be reached all the same. */
  g_assert_null (
      reg_quotation_lines_peek_cell (fixture->lines, N_MANY - 1, REG_LINE_CELL_QUANTITY));
  reg_quotation_lines_focus_cell (fixture->lines, N_MANY - 1, REG_LINE_CELL_QUANTITY);
  settle (fixture);
  assert_at (fixture, N_MANY - 1, REG_LINE_CELL_QUANTITY);
  type (fixture, "3");
  g_assert_cmpint (line_int (fixture, N_MANY - 1, REG_QUOTATION_LINE_QUANTITY), ==,
                   3 * REG_QUANTITY_UNIT);
  for (int i = 0; i < N_MANY - 1; i++)
    reg_quotation_model_remove (fixture->model, 0);
  settle (fixture);
  g_assert_nonnull (reg_quotation_lines_peek_cell (fixture->lines, 0, REG_LINE_CELL_QUANTITY));
}

/* --- discount --------------------------------------------------------------------------- */

static void
test_snap_to_the_deepest (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *slider = ui_find_type (GTK_WIDGET (fixture->window), REG_TYPE_DISCOUNT_SLIDER);
  gint64 deepest;

  fill (fixture);
  deepest = reg_quotation_model_get_judgement (fixture->model)->deepest;
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "quotation.snap", NULL);
  g_assert_cmpint (reg_quotation_model_get_discount (fixture->model).value, ==, deepest);
  g_assert_cmpint (reg_discount_slider_get_value (REG_DISCOUNT_SLIDER (slider)), ==, deepest);
  reg_discount_slider_set_value (REG_DISCOUNT_SLIDER (slider), 20000);
  g_assert_cmpint (reg_quotation_model_get_discount (fixture->model).value, ==, 20000);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "quotation.undo", NULL);
  g_assert_cmpint (reg_quotation_model_get_discount (fixture->model).value, ==, 0);
}

/* --- life ------------------------------------------------------------------------------- */

static RegQuotationState
get_state (Fixture *fixture)
{
  g_autoptr (RegQuotation) saved = quote_fixture_load (&fixture->shop, fixture->id);

  return (RegQuotationState)reg_record_get_int (saved->revision, REG_QUOTATION_REVISION_STATE);
}

static void
respond (Fixture *fixture, GtkWindow *window, const char *response)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_signal_emit_by_name (dialog, g_strdup_printf ("response::%s", response), response);
  adw_dialog_force_close (dialog);
  settle (fixture);
  settle (fixture);
}

static void
do_action (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  settle (fixture);
  settle (fixture);
}

static void
test_from_draft_to_sale (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RegQuotation) saved = NULL;

  fill (fixture);
  do_action (fixture, "quotation.submit");
  g_assert_cmpint (get_state (fixture), ==, REG_QUOTATION_READY);
  g_assert_false (reg_quotation_model_get_editable (fixture->model));
  g_assert_false (gtk_widget_get_mapped (fixture->entry));
  do_action (fixture, "quotation.send");
  g_assert_cmpint (get_state (fixture), ==, REG_QUOTATION_SENT);
  do_action (fixture, "quotation.accept");
  respond (fixture, fixture->window, "accept");
  g_assert_cmpint (get_state (fixture), ==, REG_QUOTATION_ACCEPTED);
  saved = quote_fixture_load (&fixture->shop, fixture->id);
  g_assert_cmpint (reg_record_get_int (saved->quotation, REG_QUOTATION_SALE_ID), !=, 0);
}

static void
test_lost_needs_a_reason (Fixture *fixture, gconstpointer unused)
{
  AdwDialog *dialog;
  GtkWidget *reason;
  g_autoptr (RegQuotation) saved = NULL;

  fill (fixture);
  do_action (fixture, "quotation.submit");
  do_action (fixture, "quotation.send");
  do_action (fixture, "quotation.decline");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "lost"));
  reason = ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (reason), "Price");
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "lost"));
  respond (fixture, fixture->window, "lost");
  g_assert_cmpint (get_state (fixture), ==, REG_QUOTATION_DECLINED);
  saved = quote_fixture_load (&fixture->shop, fixture->id);
  g_assert_cmpstr (reg_record_get_text (saved->quotation, REG_QUOTATION_LOST_REASON), ==, "Price");
}

static GtkWidget *
find_label_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
wait_until_closed (Fixture *fixture, AdwDialog *dialog)
{
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  while (dialog != NULL && gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    g_main_context_iteration (NULL, TRUE);
  if (dialog != NULL)
    g_object_remove_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  settle (fixture);
}

static GtkWindow *
ask_and_open (Fixture *fixture)
{
  GtkWindow *approval;

  fill (fixture);
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "14");
  do_action (fixture, "quotation.submit");
  respond (fixture, fixture->window, "ask");
  g_assert_cmpint (get_state (fixture), ==, REG_QUOTATION_WAITING);
  approval = reg_approval_window_new (NULL, fixture->shop.ui.session, fixture->id);
  gtk_window_present (approval);
  settle (fixture);
  return approval;
}

static AdwDialog *
approver_dialog (GtkWindow *approval)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (approval));

  g_assert_true (REG_IS_APPROVER_DIALOG (dialog));
  return dialog;
}

static void
test_approval_with_pin (Fixture *fixture, gconstpointer unused)
{
  GtkWindow *approval = ask_and_open (fixture);
  AdwDialog *dialog;
  GtkWidget *pin;
  GtkWidget *confirm;

  g_assert_true (ui_shows (GTK_WIDGET (approval), "Over the limits"));
  gtk_widget_activate_action (GTK_WIDGET (approval), "approval.approve", NULL);
  settle (fixture);
  dialog = approver_dialog (approval);
  pin = ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW);
  confirm = find_label_button (GTK_WIDGET (dialog), "C_onfirm");
  g_assert_false (gtk_widget_get_sensitive (confirm));
  gtk_editable_set_text (GTK_EDITABLE (pin), "1111");
  g_signal_emit_by_name (confirm, "clicked");
  while (!ui_shows (GTK_WIDGET (dialog), "This is not the right PIN."))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (get_state (fixture), ==, REG_QUOTATION_WAITING);
  gtk_editable_set_text (GTK_EDITABLE (pin), QUOTE_PIN);
  g_signal_emit_by_name (confirm, "clicked");
  wait_until_closed (fixture, dialog);
  g_assert_cmpint (get_state (fixture), ==, REG_QUOTATION_APPROVED);
  gtk_window_destroy (approval);
}

static void
test_sent_back_needs_a_word (Fixture *fixture, gconstpointer unused)
{
  GtkWindow *approval = ask_and_open (fixture);
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (approval), "approval.send-back", NULL);
  settle (fixture);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (approval)));
  g_assert_true (
      ui_shows (GTK_WIDGET (approval), "Say in a word why, so that they know what to do."));
  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (GTK_WIDGET (approval), GTK_TYPE_ENTRY)),
                         "Not for one bike");
  gtk_widget_activate_action (GTK_WIDGET (approval), "approval.send-back", NULL);
  settle (fixture);
  dialog = approver_dialog (approval);
  gtk_editable_set_text (
      GTK_EDITABLE (ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW)), QUOTE_PIN);
  g_signal_emit_by_name (find_label_button (GTK_WIDGET (dialog), "C_onfirm"), "clicked");
  wait_until_closed (fixture, dialog);
  g_assert_cmpint (get_state (fixture), ==, REG_QUOTATION_SENT_BACK);
  gtk_window_destroy (approval);
  settle (fixture);
  g_assert_true (
      ui_shows (GTK_WIDGET (fixture->window), "Sent back by Els Maas: “Not for one bike”"));
  /* And on with a new revision, whose number counts. */
  do_action (fixture, "quotation.revise");
  g_assert_true (reg_quotation_model_get_editable (fixture->model));
  g_assert_true (g_str_has_suffix (gtk_window_get_title (fixture->window), "-2"));
}

static void
test_typing_is_saved_on_closing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RegQuotation) saved = NULL;

  quote_fixture_fill (&fixture->shop, fixture->model);
  gtk_window_close (fixture->window);
  settle (fixture);
  saved = quote_fixture_load (&fixture->shop, fixture->id);
  g_assert_cmpuint (saved->lines->len, ==, 3);
  fixture->window = reg_quotation_window_new (NULL, fixture->shop.ui.session, fixture->id, 0);
}

static void
test_document_pages (Fixture *fixture, gconstpointer unused)
{
  RegQuotationDocument *document = REG_QUOTATION_DOCUMENT (
      ui_find_type (GTK_WIDGET (fixture->window), REG_TYPE_QUOTATION_DOCUMENT));

  fill (fixture);
  g_assert_cmpuint (reg_quotation_document_get_n_pages (document), ==, 0);
  reg_quotation_window_show_page (REG_QUOTATION_WINDOW (fixture->window), "document");
  settle (fixture);
  g_assert_cmpuint (reg_quotation_document_get_n_pages (document), ==, 1);
  g_assert_cmpint (reg_quotation_document_get_mark (document), ==, REG_DOC_MARK_DRAFT);
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "50");
  g_assert_cmpint (reg_quotation_document_get_mark (document), ==, REG_DOC_MARK_NOT_APPROVED);
  reg_quotation_model_undo (fixture->model);
  do_action (fixture, "quotation.submit");
  g_assert_cmpint (reg_quotation_document_get_mark (document), ==, REG_DOC_MARK_NONE);
}

static void
test_draft_is_not_printed_as_final (Fixture *fixture, gconstpointer unused)
{
  AdwDialog *dialog;

  fill (fixture);
  do_action (fixture, "quotation.print");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==,
                   "Not for the customer yet");
  adw_dialog_force_close (dialog);
  settle (fixture);
}

static void
test_pages_and_dialogs_open (Fixture *fixture, gconstpointer unused)
{
  static const char *const pages[] = { "revisions", "history", "document", "lines" };
  AdwDialog *dialog;

  fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      reg_quotation_window_show_page (REG_QUOTATION_WINDOW (fixture->window), pages[i]);
      settle (fixture);
    }
  do_action (fixture, "quotation.details");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (ADW_IS_PREFERENCES_DIALOG (dialog));
  adw_dialog_force_close (dialog);
  settle (fixture);
  reg_quotation_explain_present (fixture->model, GTK_WIDGET (fixture->window));
  settle (fixture);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_nonnull (dialog);
  adw_dialog_force_close (dialog);
  settle (fixture);
  for (int width = 360; width < 1200; width += 210)
    {
      gtk_window_set_default_size (fixture->window, width, 500);
      settle (fixture);
    }
}

static void
test_for_whom (Fixture *fixture, gconstpointer unused)
{
  GtkWindow *window = reg_quotation_window_new (NULL, fixture->shop.ui.session, 0, 0);
  GtkWidget *search;
  RegQuotationModel *model = reg_quotation_window_get_model (REG_QUOTATION_WINDOW (window));

  gtk_window_present (window);
  settle (fixture);
  search = ui_find_type (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "halm");
  settle (fixture);
  g_signal_emit_by_name (search, "activate");
  settle (fixture);
  g_assert_cmpint (reg_quotation_model_get_id (model), !=, 0);
  g_assert_cmpint (reg_record_get_id (reg_quotation_model_get_quotation (model)->party), ==,
                   fixture->shop.party);
  gtk_window_destroy (window);
}

static void
test_page_of_all (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *window = adw_window_new ();

  fill (fixture);
  adw_window_set_content (ADW_WINDOW (window), reg_quotations_page_new (fixture->shop.ui.session));
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 600);
  gtk_window_present (GTK_WINDOW (window));
  settle (fixture);
  g_assert_true (ui_shows (window, "1 quotation"));
  g_assert_true (ui_shows (window, "Cargo bike, long tail, 8-speed"));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/quotation-window/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  ADD ("keyboard", test_a_quotation_by_keyboard);
  ADD ("words", test_what_is_not_a_product);
  ADD ("cells", test_moving_between_cells);
  ADD ("kinds", test_kinds_by_key);
  ADD ("code", test_code_of_another_product);
  ADD ("wrong", test_wrong_input_is_shown);
  ADD ("names", test_names_for_those_who_listen);
  ADD ("many", test_many_lines);
  ADD ("snap", test_snap_to_the_deepest);
  ADD ("sale", test_from_draft_to_sale);
  ADD ("lost", test_lost_needs_a_reason);
  ADD ("pin", test_approval_with_pin);
  ADD ("sent-back", test_sent_back_needs_a_word);
  ADD ("closing", test_typing_is_saved_on_closing);
  ADD ("document", test_document_pages);
  ADD ("draft-print", test_draft_is_not_printed_as_final);
  ADD ("pages", test_pages_and_dialogs_open);
  ADD ("customer", test_for_whom);
  ADD ("list", test_page_of_all);
  return g_test_run ();
}
