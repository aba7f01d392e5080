/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"
#include "ui-drive.h"
#include "ui/quotation/reg-quotation-window-private.h"

#include "ui/quotation/reg-product-entry.h"
#include "ui/quotation/reg-quotation-document.h"
#include "ui/quotation/reg-quotation-line-row.h"
#include "ui/quotation/reg-quotation-past.h"
#include "ui/quotation/reg-quotation-totals.h"
#include "ui/quotation/reg-quotation-window.h"

/* The window around the lines: pages, document, dialogs, what may be done when, a book that can
 * only be read. */

static RegQuotationDocument *
get_document (QuoteWindow *fixture)
{
  return REG_QUOTATION_DOCUMENT (
      ui_find_type (GTK_WIDGET (fixture->window), REG_TYPE_QUOTATION_DOCUMENT));
}

static void
show_page (QuoteWindow *fixture, const char *page)
{
  reg_quotation_window_show_page (REG_QUOTATION_WINDOW (fixture->window), page);
  quote_window_settle (fixture);
}

/* --- the first sight -------------------------------------------------------------------- */

static void
test_an_empty_draft (QuoteWindow *fixture, gconstpointer unused)
{
  g_assert_cmpstr (gtk_window_get_title (fixture->window), ==, "New quotation");
  quote_assert_says (GTK_WIDGET (fixture->window), "Bakery De Halm · valid until ");
  g_assert_true (quote_window_says (fixture, "Draft: type the code or name of the first product"));
  g_assert_true (quote_window_is_in_entry (fixture));
  g_assert_false (quote_window_may (fixture, "quotation.submit"));
  g_assert_false (quote_window_may (fixture, "quotation.undo"));
  g_assert_false (quote_window_may (fixture, "quotation.send"));
  g_assert_false (quote_window_may (fixture, "quotation.accept"));
  g_assert_true (quote_window_may (fixture, "quotation.choose-customer"));
  quote_window_fill (fixture);
  g_assert_true (quote_window_says (fixture, "Draft: nobody has to be asked"));
  g_assert_true (quote_window_may (fixture, "quotation.submit"));
  g_assert_true (quote_window_may (fixture, "quotation.undo"));
  for (int i = 0; i < 3; i++)
    quote_window_do (fixture, "quotation.undo");
  g_assert_false (quote_window_may (fixture, "quotation.submit"));
  g_assert_false (quote_window_may (fixture, "quotation.undo"));
  g_assert_true (quote_window_may (fixture, "quotation.redo"));
}

static void
test_typing_is_saved_on_closing (QuoteWindow *fixture, gconstpointer unused)
{
  g_autoptr (RegQuotation) saved = NULL;

  quote_fixture_fill (&fixture->shop, fixture->model);
  quote_window_reopen (fixture);
  saved = quote_fixture_load (&fixture->shop, fixture->id);
  g_assert_cmpuint (saved->lines->len, ==, 3);
  g_assert_cmpuint (quote_window_count (fixture), ==, 3);
}

static gboolean
change_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, *(gint64 *)data, error);
  RegRecordBuilder *builder;
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;

  if (party == NULL)
    return FALSE;
  builder = reg_record_builder_new_from (party);
  reg_record_builder_set_text (builder, REG_PARTY_NAME, "Bakery De Gouden Halm");
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

/* Another window renames the customer while somebody types here. */
static void
test_what_others_change_meanwhile (QuoteWindow *fixture, gconstpointer unused)
{
  static const RegActionInfo info = { .kind = "edit", .label = "Edited" };
  g_autoptr (GError) error = NULL;

  quote_window_fill (fixture);
  quote_window_go (fixture, 1, REG_LINE_CELL_QUANTITY);
  quote_window_type (fixture, "7");
  reg_store_write_sync (fixture->shop.ui.store, &info, change_job, &fixture->shop.party, NULL, NULL,
                        &error);
  g_assert_no_error (error);
  quote_window_settle (fixture);
  quote_assert_says (GTK_WIDGET (fixture->window), "Bakery De Gouden Halm · valid until ");
  quote_window_assert_at (fixture, 1, REG_LINE_CELL_QUANTITY);
  g_assert_cmpstr (quote_window_cell (fixture, 1, REG_LINE_CELL_QUANTITY), ==, "7");
  quote_window_save (fixture);
  quote_window_reopen (fixture);
  g_assert_cmpstr (quote_window_cell (fixture, 1, REG_LINE_CELL_QUANTITY), ==, "7");
}

/* --- pages ------------------------------------------------------------------------------ */

static void
test_document_pages (QuoteWindow *fixture, gconstpointer unused)
{
  RegQuotationDocument *document = get_document (fixture);

  quote_window_fill (fixture);
  g_assert_cmpuint (reg_quotation_document_get_n_pages (document), ==, 0);
  show_page (fixture, "document");
  g_assert_cmpuint (reg_quotation_document_get_n_pages (document), ==, 1);
  g_assert_cmpint (reg_quotation_document_get_mark (document), ==, REG_DOC_MARK_DRAFT);
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "50");
  g_assert_cmpint (reg_quotation_document_get_mark (document), ==, REG_DOC_MARK_NOT_APPROVED);
  quote_window_do (fixture, "quotation.undo");
  for (int i = 0; i < 60; i++)
    reg_quotation_model_add_words (fixture->model, "One of many");
  quote_window_settle (fixture);
  g_assert_cmpuint (reg_quotation_document_get_n_pages (document), >, 1);
  quote_window_do (fixture, "quotation.submit");
  g_assert_cmpint (reg_quotation_document_get_mark (document), ==, REG_DOC_MARK_NONE);
}

/* Each page of the preview can be listened to. */
static void
test_names_of_pages (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *page;

  quote_window_fill (fixture);
  show_page (fixture, "document");
  page = ui_find_type (GTK_WIDGET (get_document (fixture)), g_type_from_name ("RegDocumentPage"));
  gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 1 of 1");
  gtk_test_accessible_assert_role (page, GTK_ACCESSIBLE_ROLE_IMG);
  /* Paper keeps its shape. */
  g_assert_cmpfloat_with_epsilon (
      (double)gtk_widget_get_height (page) / gtk_widget_get_width (page), 297.0 / 210.0, 0.01);
}

static GtkWidget *
past_page (QuoteWindow *fixture, const char *page)
{
  GtkWidget *stack = ui_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_STACK);

  show_page (fixture, page);
  return ui_find_type (adw_view_stack_get_visible_child (ADW_VIEW_STACK (stack)),
                       REG_TYPE_QUOTATION_PAST);
}

static void
test_revisions_and_history (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *past;

  quote_window_hand_in (fixture, NULL);
  past = past_page (fixture, "revisions");
  quote_assert_says (past, "Revision 1\n");
  quote_assert_silent (past, "Revision 2");
  quote_window_do (fixture, "quotation.revise");
  reg_quotation_model_enter (fixture->model, 1, REG_LINE_CELL_QUANTITY, "5");
  quote_window_save (fixture);
  past = past_page (fixture, "history");
  quote_assert_says (past, "Begun\u00a0· Sam Visser");
  past = past_page (fixture, "revisions");
  /* The newest first, with what changed in it. */
  quote_assert_says (past, "Revision 2\n");
  quote_assert_says (past, "Front rack with straps, quantity\n2\n5\n");
  quote_assert_says (past, "Revision 1\n");
  quote_assert_silent (past, "Nothing was changed.");
}

static GtkWidget *
find_sheet_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget)
      && g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)),
                    "Changes for the customer")
             == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_sheet_button (child);
  return found;
}

static GtkWindow *
find_file_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (item->data), "GtkFileChooserDialog"))
      return item->data;
  return NULL;
}

/* What is different goes to the customer as a sheet of its own, when the revision may leave the house. */
static void
test_sheet_of_changes (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *dialog = NULL;
  g_autofree char *name = NULL;
  gint64 revision;

  quote_window_hand_in (fixture, NULL);
  quote_window_do (fixture, "quotation.send");
  g_assert_null (find_sheet_button (past_page (fixture, "revisions")));
  quote_window_do (fixture, "quotation.revise");
  reg_quotation_model_enter (fixture->model, 1, REG_LINE_CELL_QUANTITY, "5");
  quote_window_save (fixture);
  g_assert_null (find_sheet_button (past_page (fixture, "revisions")));
  revision = reg_record_get_id (reg_quotation_model_get_quotation (fixture->model)->revision);
  /* Not even for who asks in another way. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "quotation.save-changes", "x",
                              revision);
  quote_window_settle (fixture);
  g_assert_null (find_file_dialog ());
  show_page (fixture, "lines");
  quote_window_do (fixture, "quotation.submit");
  if (quote_visible_dialog (fixture->window) != NULL)
    quote_window_respond (fixture, fixture->window, "accept");
  g_assert_nonnull (find_sheet_button (past_page (fixture, "revisions")));
  revision = reg_record_get_id (reg_quotation_model_get_quotation (fixture->model)->revision);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "quotation.save-changes", "x",
                              revision);
  while ((dialog = find_file_dialog ()) == NULL)
    g_main_context_iteration (NULL, TRUE);
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));
  G_GNUC_END_IGNORE_DEPRECATIONS
  g_assert_true (g_str_has_prefix (name, "Changes "));
  g_assert_true (g_str_has_suffix (name, "-2.pdf"));
  gtk_window_close (dialog);
  quote_window_settle (fixture);
}

/* While somebody has to approve it, it does not leave in this way either, and who tried is written down. */
static void
test_sheet_is_refused (QuoteWindow *fixture, gconstpointer unused)
{
  static const char *const actions[] = { "quotation.print-changes", "quotation.save-changes" };
  gint64 revision;

  quote_window_hand_in (fixture, NULL);
  quote_window_do (fixture, "quotation.send");
  quote_window_do (fixture, "quotation.revise");
  quote_window_add_rule (fixture, REG_APPROVAL_DOCUMENT_DISCOUNT_OVER, 10000, REG_ROLE_OWNER, 1);
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "40");
  quote_window_do (fixture, "quotation.submit");
  if (quote_visible_dialog (fixture->window) != NULL)
    quote_window_respond (fixture, fixture->window, "accept");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_WAITING);
  g_assert_null (find_sheet_button (past_page (fixture, "revisions")));
  revision = reg_record_get_id (reg_quotation_model_get_quotation (fixture->model)->revision);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), actions[i], "x", revision);
      quote_window_settle (fixture);
      g_assert_null (find_file_dialog ());
      while (quote_window_count_refusals (fixture) < i + 1)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (quote_window_count_refusals (fixture), ==, G_N_ELEMENTS (actions));
}

/* --- for whom --------------------------------------------------------------------------- */

static void
test_for_whom (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *window = reg_quotation_window_new (NULL, fixture->shop.ui.session, 0, 0);
  RegQuotationModel *model = reg_quotation_window_get_model (REG_QUOTATION_WINDOW (window));
  GtkWidget *search;

  gtk_window_present (window);
  quote_window_settle (fixture);
  search = ui_find_type (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "halm");
  quote_window_settle (fixture);
  g_signal_emit_by_name (search, "activate");
  quote_window_settle (fixture);
  g_assert_cmpint (reg_quotation_model_get_id (model), !=, 0);
  g_assert_cmpint (reg_record_get_id (reg_quotation_model_get_quotation (model)->party), ==,
                   fixture->shop.party);
  gtk_window_destroy (window);
}

static void
test_another_customer (QuoteWindow *fixture, gconstpointer unused)
{
  GtkStack *stack = GTK_STACK (ui_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_STACK));
  GtkWidget *search;

  ui_fixture_add_party (&fixture->shop.ui, "Garage Oost");
  quote_window_fill (fixture);
  /* Escape thinks better of it. */
  quote_window_do (fixture, "quotation.choose-customer");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "customer");
  quote_window_shortcut (fixture, "Escape");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "quotation");
  quote_window_do (fixture, "quotation.choose-customer");
  search = ui_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "garage");
  quote_window_settle (fixture);
  g_signal_emit_by_name (search, "activate");
  quote_window_settle (fixture);
  quote_assert_says (GTK_WIDGET (fixture->window), "Garage Oost · valid until ");
  g_assert_cmpuint (quote_window_count (fixture), ==, 3);
  /* Once handed in, it is for whom it is. */
  quote_window_do (fixture, "quotation.submit");
  g_assert_false (quote_window_may (fixture, "quotation.choose-customer"));
  quote_window_do (fixture, "quotation.revise");
  g_assert_false (quote_window_may (fixture, "quotation.choose-customer"));
}

static void
test_a_quotation_that_is_gone (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWindow *window = reg_quotation_window_new (NULL, fixture->shop.ui.session, 4711, 0);
  GtkWidget *stack = ui_find_type (GTK_WIDGET (window), GTK_TYPE_STACK);

  gtk_window_present (window);
  quote_window_settle (fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "error");
  g_assert_nonnull (adw_status_page_get_description (
      ADW_STATUS_PAGE (ui_find_type (GTK_WIDGET (window), ADW_TYPE_STATUS_PAGE))));
  gtk_window_destroy (window);
}

/* --- terms and validity ----------------------------------------------------------------- */

static const char *
revision_text (QuoteWindow *fixture, int field)
{
  return reg_record_get_text (reg_quotation_model_get_revision (fixture->model), field);
}

static void
set_view (GtkWidget *dialog, const char *label, const char *text)
{
  GtkWidget *title = ui_find_text (dialog, label);
  GtkWidget *group = gtk_widget_get_ancestor (title, ADW_TYPE_PREFERENCES_GROUP);

  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find_type (group, GTK_TYPE_TEXT_VIEW))), text,
      -1);
}

static GtkWidget *
open_details (QuoteWindow *fixture)
{
  quote_window_do (fixture, "quotation.details");
  g_assert_true (ADW_IS_PREFERENCES_DIALOG (quote_visible_dialog (fixture->window)));
  return GTK_WIDGET (quote_visible_dialog (fixture->window));
}

static void
close_details (QuoteWindow *fixture)
{
  adw_dialog_force_close (quote_visible_dialog (fixture->window));
  quote_window_settle (fixture);
}

static void
test_terms_and_validity (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *dialog = open_details (fixture);
  GtkWidget *until = ui_find_type (dialog, ADW_TYPE_ENTRY_ROW);
  GtkWidget *days = ui_find_type (dialog, ADW_TYPE_SPIN_ROW);
  g_autofree char *before = g_strdup (revision_text (fixture, REG_QUOTATION_REVISION_VALID_UNTIL));

  /* What is no day is marked, and the day before stays in force. */
  gtk_editable_set_text (GTK_EDITABLE (until), "soon");
  g_assert_true (gtk_widget_has_css_class (until, "error"));
  g_assert_cmpstr (revision_text (fixture, REG_QUOTATION_REVISION_VALID_UNTIL), ==, before);
  gtk_editable_set_text (GTK_EDITABLE (until), "12/31/2031");
  g_assert_false (gtk_widget_has_css_class (until, "error"));
  g_assert_cmpstr (revision_text (fixture, REG_QUOTATION_REVISION_VALID_UNTIL), ==, "2031-12-31");
  adw_spin_row_set_value (ADW_SPIN_ROW (days), 45);
  set_view (dialog, "Opening words", "  Dear baker,\n");
  set_view (dialog, "Terms", "Delivered to the door.");
  close_details (fixture);
  quote_window_save (fixture);
  quote_window_reopen (fixture);
  g_assert_cmpstr (revision_text (fixture, REG_QUOTATION_REVISION_VALID_UNTIL), ==, "2031-12-31");
  g_assert_cmpstr (revision_text (fixture, REG_QUOTATION_REVISION_INTRO), ==, "Dear baker,");
  g_assert_cmpstr (revision_text (fixture, REG_QUOTATION_REVISION_TERMS), ==,
                   "Delivered to the door.");
  g_assert_cmpint (reg_record_get_int (reg_quotation_model_get_revision (fixture->model),
                                       REG_QUOTATION_REVISION_PAYMENT_DAYS),
                   ==, 45);
  /* Without a day it is valid for ever. */
  dialog = open_details (fixture);
  gtk_editable_set_text (GTK_EDITABLE (ui_find_type (dialog, ADW_TYPE_ENTRY_ROW)), "");
  close_details (fixture);
  g_assert_true (reg_record_is_null (reg_quotation_model_get_revision (fixture->model),
                                     REG_QUOTATION_REVISION_VALID_UNTIL));
  quote_assert_silent (GTK_WIDGET (fixture->window), "valid until");
  quote_window_do (fixture, "quotation.undo");
  g_assert_cmpstr (revision_text (fixture, REG_QUOTATION_REVISION_VALID_UNTIL), ==, "2031-12-31");
}

/* Where it comes from can be said, and taken back, also after it was sent. */
static void
test_campaign (QuoteWindow *fixture, gconstpointer unused)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CAMPAIGN);
  g_autoptr (RegRecord) quotation = NULL;
  g_autoptr (RegRecord) again = NULL;
  gint64 campaign;
  GtkWidget *dialog;

  dialog = open_details (fixture);
  g_assert_null (ui_find_row (dialog, ADW_TYPE_COMBO_ROW, "Cam_paign"));
  close_details (fixture);
  reg_record_builder_set_text (builder, REG_CAMPAIGN_NAME, "Spring mailing");
  campaign = ui_fixture_save (&fixture->shop.ui, builder);
  quote_window_fill (fixture);
  quote_window_do (fixture, "quotation.submit");
  dialog = open_details (fixture);
  ui_select (&fixture->shop.ui, dialog, "Cam_paign", "Spring mailing");
  quotation = ui_fixture_load (&fixture->shop.ui, REG_ENTITY_QUOTATION, fixture->id);
  g_assert_cmpint (reg_record_get_int (quotation, REG_QUOTATION_CAMPAIGN_ID), ==, campaign);
  ui_select (&fixture->shop.ui, dialog, "Cam_paign", "None");
  again = ui_fixture_load (&fixture->shop.ui, REG_ENTITY_QUOTATION, fixture->id);
  g_assert_true (reg_record_is_null (again, REG_QUOTATION_CAMPAIGN_ID));
  close_details (fixture);
}

/* A look for this quotation only; one that is not on this computer stays chosen. */
static void
test_layout (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *dialog = open_details (fixture);

  /* As usual, Classic, Modern, Letter with window, Compact … */
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find_type (dialog, ADW_TYPE_COMBO_ROW)), 4);
  close_details (fixture);
  g_assert_cmpstr (revision_text (fixture, REG_QUOTATION_REVISION_LAYOUT), ==, "compact");
  quote_window_do (fixture, "quotation.undo");
  g_assert_cmpstr (revision_text (fixture, REG_QUOTATION_REVISION_LAYOUT), ==, "");
  reg_quotation_model_set_detail (
      fixture->model, REG_QUOTATION_REVISION_LAYOUT,
      &(const RegValue){ .type = REG_VALUE_TEXT, .text = (char *)"house" });
  show_page (fixture, "document");
  quote_assert_says (GTK_WIDGET (get_document (fixture)),
                     "The layout “house” is not on this computer. The usual one is shown.");
  dialog = open_details (fixture);
  close_details (fixture);
  g_assert_cmpstr (revision_text (fixture, REG_QUOTATION_REVISION_LAYOUT), ==, "house");
}

static void
test_terms_of_what_was_handed_in (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *dialog;

  quote_window_hand_in (fixture, NULL);
  dialog = open_details (fixture);
  g_assert_false (gtk_widget_is_sensitive (ui_find_type (dialog, ADW_TYPE_ENTRY_ROW)));
  g_assert_false (
      gtk_text_view_get_editable (GTK_TEXT_VIEW (ui_find_type (dialog, GTK_TYPE_TEXT_VIEW))));
  close_details (fixture);
}

/* --- why this total --------------------------------------------------------------------- */

static AdwDialog *
explain (QuoteWindow *fixture)
{
  GtkWidget *totals = ui_find_type (GTK_WIDGET (fixture->window), REG_TYPE_QUOTATION_TOTALS);

  g_signal_emit_by_name (ui_find_tooltip (totals, "Explain this total"), "clicked");
  quote_window_settle (fixture);
  return quote_visible_dialog (fixture->window);
}

static gboolean
offers_figure (AdwDialog *dialog, const char *name)
{
  AdwComboRow *row = ADW_COMBO_ROW (ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW));
  GListModel *names = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), i), name))
      return TRUE;
  return FALSE;
}

/* As a person picks it from the list of figures. */
static void
pick_figure (QuoteWindow *fixture, AdwDialog *dialog, const char *name)
{
  AdwComboRow *row = ADW_COMBO_ROW (ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW));
  GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (row));
  guint i = 0;

  while (g_strcmp0 (gtk_string_list_get_string (names, i), name) != 0)
    g_assert_nonnull (gtk_string_list_get_string (names, i++));
  adw_combo_row_set_selected (row, i);
  quote_window_settle (fixture);
}

/* What each way of rounding makes of the tax. */
static void
assert_taxes_beside (QuoteWindow *fixture, GtkWidget *dialog)
{
  g_autoptr (GPtrArray) lines = reg_quotation_model_dup_lines (fixture->model);
  g_autofree RegCalcInput *input = reg_quotation_calc_input (
      reg_quotation_model_get_revision (fixture->model), lines);

  for (int i = 0; i < REG_N_ROUNDINGS; i++)
    {
      g_autoptr (RegCalcResult) result = NULL;
      g_autofree char *tax = NULL;

      input->rounding = (RegRounding)i;
      result = reg_calc_compute (input, NULL);
      tax = reg_session_format_money (reg_quotation_model_get_session (fixture->model), result->tax,
                                      input->currency);
      quote_assert_says (dialog, tax);
    }
}

/* Each figure has its own steps, and what it would be if it were rounded in other ways. */
static void
test_explain_any_figure (QuoteWindow *fixture, gconstpointer unused)
{
  AdwDialog *dialog;
  GtkWidget *widget;

  quote_window_fill (fixture);
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "3.33");
  quote_window_settle (fixture);
  dialog = explain (fixture);
  widget = GTK_WIDGET (dialog);
  quote_assert_says (widget, "Tax of the line");
  quote_assert_says (widget, "Discount on the line");

  pick_figure (fixture, dialog, "Discount");
  quote_assert_says (widget, "Discount on the line");
  quote_assert_silent (widget, "Tax of the line");
  quote_assert_says (widget, "Rounded in other ways");

  pick_figure (fixture, dialog, "Net");
  quote_assert_says (widget, "Amount of the line");
  quote_assert_silent (widget, "Tax of the line");

  pick_figure (fixture, dialog, "Tax");
  quote_assert_says (widget, "Tax of the line");
  quote_assert_silent (widget, "Discount on the line");
  assert_taxes_beside (fixture, widget);

  pick_figure (fixture, dialog, "Line 1");
  quote_assert_says (widget, "Line 1: Tax of the line");
  quote_assert_silent (widget, "Line 2: ");
  quote_assert_silent (widget, "Net at this rate");

  /* What it costs and earns is for managers and owners. */
  g_assert_false (offers_figure (dialog, "Margin"));
  adw_dialog_force_close (dialog);
  quote_window_settle (fixture);
  reg_session_set_staff (fixture->shop.ui.session, fixture->shop.manager);
  quote_window_settle (fixture);
  dialog = explain (fixture);
  widget = GTK_WIDGET (dialog);
  pick_figure (fixture, dialog, "Margin");
  quote_assert_says (widget, "Net of the lines whose cost is known");
  quote_assert_says (widget, "Profit");
  quote_assert_says (widget, " ÷ ");
  quote_assert_says (widget, "used in this quotation");

  pick_figure (fixture, dialog, "Total");
  quote_assert_says (widget, "Net at this rate");
  adw_dialog_force_close (dialog);
  quote_window_settle (fixture);

  /* From the menu of a line it begins with that one. A heading above it has no number. */
  reg_quotation_model_insert_kind (fixture->model, 0, REG_LINE_SECTION);
  quote_window_settle (fixture);
  widget = gtk_widget_get_next_sibling (
      ui_find_type (GTK_WIDGET (fixture->window), REG_TYPE_QUOTATION_LINE_ROW));
  g_assert_true (REG_IS_QUOTATION_LINE_ROW (widget));
  g_assert_true (gtk_widget_activate_action (widget, "line.explain", NULL));
  quote_window_settle (fixture);
  dialog = quote_visible_dialog (fixture->window);
  quote_assert_says (GTK_WIDGET (dialog), "Line 1: Tax of the line");
  quote_assert_silent (GTK_WIDGET (dialog), "Net at this rate");
  adw_dialog_force_close (dialog);
  quote_window_settle (fixture);
}

static void
test_explain_the_total (QuoteWindow *fixture, gconstpointer unused)
{
  AdwDialog *dialog;

  quote_window_fill (fixture);
  dialog = explain (fixture);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "How the total came about");
  quote_assert_says (GTK_WIDGET (dialog), "Line 1: ");
  quote_assert_says (GTK_WIDGET (dialog), "4,900.00");
  quote_assert_says (GTK_WIDGET (dialog), "Rounded in other ways");
  quote_assert_says (GTK_WIDGET (dialog), "used in this quotation");
  quote_assert_says (GTK_WIDGET (dialog), "6,325.88\u00a0€");
  adw_dialog_force_close (dialog);
  quote_window_settle (fixture);
}

/* --- on paper --------------------------------------------------------------------------- */

static void
expect_draft_only (QuoteWindow *fixture, const char *action, const char *why)
{
  AdwDialog *dialog;

  quote_window_do (fixture, action);
  dialog = quote_visible_dialog (fixture->window);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==,
                   "Not for the customer yet");
  g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), ==, why);
  g_assert_true (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "draft"));
  adw_dialog_force_close (dialog);
  quote_window_settle (fixture);
}

/* A PDF stands in the list of what left the book before it is a file. */
static void
test_pdf_is_noted (QuoteWindow *fixture, gconstpointer unused)
{
  UiFixture *ui = &fixture->shop.ui;
  g_autofree char *path = g_build_filename (ui->folder, "Q.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF", 4);
  g_autoptr (RegRecord) entry = NULL;
  g_autofree char *written = NULL;
  RegQuotation *quotation = reg_quotation_model_get_quotation (fixture->model);

  reg_quotation_window_write_pdf (REG_QUOTATION_WINDOW (fixture->window), file,
                                  reg_record_get_id (quotation->party), pdf);
  while (!ui_shows (GTK_WIDGET (fixture->window), "Saved as Q.pdf"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, "%PDF");
  entry = ui_fixture_load (ui, REG_ENTITY_EXPORT_ENTRY, 1);
  g_assert_cmpint (reg_record_get_int (entry, REG_EXPORT_ENTRY_WHAT), ==, REG_EXPORT_WHAT_SALES);
  g_assert_cmpstr (reg_record_get_text (entry, REG_EXPORT_ENTRY_PLACE), ==, path);
  g_assert_cmpint (reg_record_get_int (entry, REG_EXPORT_ENTRY_PARTY_ID), ==,
                   reg_record_get_id (quotation->party));
}

/* What was sent is asked about again: two tasks, which go with the sending when it is taken back and
 * are done when the customer has decided. */
static void
test_reminders_of_what_was_sent (QuoteWindow *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) tasks = NULL, none = NULL, done = NULL;

  quote_window_hand_in (fixture, NULL);
  quote_window_do (fixture, "quotation.send");
  tasks = ui_fixture_list (&fixture->shop.ui, REG_ENTITY_TASK, REG_TASK_QUOTATION_ID, fixture->id);
  g_assert_cmpuint (tasks->len, ==, 2);
  for (guint i = 0; i < tasks->len; i++)
    {
      g_assert_true (reg_record_is_null (tasks->pdata[i], REG_TASK_DONE_AT));
      g_assert_cmpint (reg_record_get_int (tasks->pdata[i], REG_TASK_STAFF_ID), ==,
                       fixture->shop.seller);
    }
  quote_window_take_back (fixture);
  none = ui_fixture_list (&fixture->shop.ui, REG_ENTITY_TASK, REG_TASK_QUOTATION_ID, fixture->id);
  g_assert_cmpuint (none->len, ==, 0);
  quote_window_do (fixture, "quotation.send");
  quote_window_do (fixture, "quotation.accept");
  quote_window_respond (fixture, fixture->window, "accept");
  done = ui_fixture_list (&fixture->shop.ui, REG_ENTITY_TASK, REG_TASK_QUOTATION_ID, fixture->id);
  g_assert_cmpuint (done->len, ==, 2);
  for (guint i = 0; i < done->len; i++)
    g_assert_false (reg_record_is_null (done->pdata[i], REG_TASK_DONE_AT));
}

static void
test_only_a_draft_on_paper (QuoteWindow *fixture, gconstpointer unused)
{
  quote_window_fill (fixture);
  expect_draft_only (fixture, "quotation.print",
                     "It is still a draft. Finish it first to give it its number.");
  expect_draft_only (fixture, "quotation.save-pdf",
                     "It is still a draft. Finish it first to give it its number.");
  g_assert_cmpuint (quote_window_count_refusals (fixture), ==, 0);
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DISCOUNT, "40");
  quote_window_do (fixture, "quotation.submit");
  quote_window_respond (fixture, fixture->window, "accept");
  /* Who tries it before the answer is in the history. */
  expect_draft_only (fixture, "quotation.save-pdf", "Somebody still has to approve it.");
  expect_draft_only (fixture, "quotation.print", "Somebody still has to approve it.");
  g_assert_cmpuint (quote_window_count_refusals (fixture), ==, 2);
  quote_assert_says (past_page (fixture, "history"),
                     "Printing it as final: it needs an approval and has none");
  quote_window_do (fixture, "quotation.withdraw");
  expect_draft_only (fixture, "quotation.print", "It was not approved.");
}

/* --- at all widths ---------------------------------------------------------------------- */

static void
test_all_widths (QuoteWindow *fixture, gconstpointer unused)
{
  GtkWidget *switcher = ui_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_SWITCHER_BAR);

  quote_window_fill (fixture);
  reg_quotation_model_enter (fixture->model, 0, REG_LINE_CELL_DESCRIPTION,
                             "Cargo bike with a name that is much longer than any sheet is wide, "
                             "and then some words more");
  for (int width = 360; width < 1200; width += 210)
    {
      gtk_window_set_default_size (fixture->window, width, 500);
      quote_window_settle (fixture);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, width);
      g_assert_cmpint (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (switcher)), ==,
                       width < 600);
    }
}

/* --- a book that can only be read ------------------------------------------------------- */

static void
test_read_only (QuoteWindow *fixture, gconstpointer unused)
{
  static const char *const forbidden[] = { "quotation.submit",   "quotation.duplicate",
                                           "quotation.withdraw", "quotation.revise",
                                           "quotation.accept",   "quotation.decline" };

  quote_window_fill (fixture);
  gtk_window_destroy (fixture->window);
  ui_fixture_reopen (&fixture->shop.ui, REG_STORE_READ_ONLY);
  quote_window_open (fixture);
  /* Everything can be seen and nothing be touched. */
  g_assert_cmpuint (quote_window_count (fixture), ==, 3);
  g_assert_cmpstr (quote_window_cell (fixture, 1, REG_LINE_CELL_PRICE), ==, "89.00");
  g_assert_false (reg_quotation_model_get_editable (fixture->model));
  g_assert_false (
      gtk_widget_get_mapped (ui_find_type (GTK_WIDGET (fixture->lines), REG_TYPE_PRODUCT_ENTRY)));
  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_false (quote_window_may (fixture, forbidden[i]));
  g_assert_true (quote_window_may (fixture, "quotation.print"));
  quote_assert_silent (GTK_WIDGET (fixture->window), "type the code or name");
}

#define ADD(path, function) QUOTE_WINDOW_ADD ("/quotation-window/" path, NULL, function)

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  ADD ("empty", test_an_empty_draft);
  ADD ("closing", test_typing_is_saved_on_closing);
  ADD ("meanwhile", test_what_others_change_meanwhile);
  ADD ("document", test_document_pages);
  ADD ("campaign", test_campaign);
  ADD ("layout", test_layout);
  ADD ("page-names", test_names_of_pages);
  ADD ("past", test_revisions_and_history);
  ADD ("changes-sheet", test_sheet_of_changes);
  ADD ("changes-refused", test_sheet_is_refused);
  ADD ("customer", test_for_whom);
  ADD ("another-customer", test_another_customer);
  ADD ("gone", test_a_quotation_that_is_gone);
  ADD ("terms", test_terms_and_validity);
  ADD ("terms-read", test_terms_of_what_was_handed_in);
  ADD ("explain", test_explain_the_total);
  ADD ("reminders", test_reminders_of_what_was_sent);
  ADD ("explain-any", test_explain_any_figure);
  ADD ("paper", test_only_a_draft_on_paper);
  ADD ("pdf-is-noted", test_pdf_is_noted);
  ADD ("widths", test_all_widths);
  ADD ("read-only", test_read_only);
  return g_test_run ();
}
