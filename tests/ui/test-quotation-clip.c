/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "quote-window-fixture.h"
#include "store/reg-export-log.h"
#include "ui-drive.h"
#include "ui/quotation/reg-quotation-window.h"

/* Lines on the clipboard: to and from spreadsheets, and from one quotation to the next. */

#define CTRL GDK_CONTROL_MASK
#define SHIFT GDK_SHIFT_MASK

static void
put_text (QuoteWindow *fixture, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), text);
}

static void
text_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(char **)user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static char *
take_text (QuoteWindow *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL,
                                 text_cb, &text);
  quote_window_settle (fixture);
  g_assert_nonnull (text);
  return text;
}

static void
forget_clipboard (QuoteWindow *fixture)
{
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL);
}

static gint64
field (QuoteWindow *fixture, guint position, int field_id)
{
  return quote_window_line_int (fixture, position, field_id);
}

#define PRODUCT REG_QUOTATION_LINE_PRODUCT_ID
#define QUANTITY REG_QUOTATION_LINE_QUANTITY
#define PRICE REG_QUOTATION_LINE_UNIT_PRICE
#define COST REG_QUOTATION_LINE_UNIT_COST
#define KIND REG_QUOTATION_LINE_KIND

/* Into the new line, from a spreadsheet: what it does not say comes from the product. */
static void
test_from_a_sheet (QuoteWindow *fixture, gconstpointer unused)
{
  g_autoptr (RegRecord) bike = quote_fixture_product (&fixture->shop, fixture->shop.bike);
  g_autoptr (RegQuotation) kept = NULL;

  put_text (fixture, "Code\tDescription\tQty\tUnit\tPrice\tDiscount\n"
                     "cb-400\t\t2\t\t\t10%\n"
                     "AC-011\tRack for Anna\t1\t\t80.50\t\n"
                     "\tPainting\t1.5\th\t60\t\n"
                     "\tDelivered in May\t\t\t\t\n");
  quote_window_press (fixture, GDK_KEY_v, CTRL);
  g_assert_cmpuint (quote_window_count (fixture), ==, 4);
  g_assert_cmpint (field (fixture, 0, PRODUCT), ==, fixture->shop.bike);
  g_assert_cmpint (field (fixture, 0, QUANTITY), ==, 2 * REG_QUANTITY_UNIT);
  g_assert_cmpint (field (fixture, 0, PRICE), ==, reg_record_get_int (bike, REG_PRODUCT_PRICE));
  g_assert_cmpint (field (fixture, 0, COST), ==, reg_record_get_int (bike, REG_PRODUCT_COST));
  g_assert_cmpstr (quote_window_cell (fixture, 0, REG_LINE_CELL_DISCOUNT), ==, "10\u00a0%");
  g_assert_cmpint (field (fixture, 1, PRODUCT), ==, fixture->shop.rack);
  g_assert_cmpint (field (fixture, 1, PRICE), ==, 8050 * REG_PRICE_UNIT);
  g_assert_cmpstr (quote_window_cell (fixture, 1, REG_LINE_CELL_DESCRIPTION), ==, "Rack for Anna");
  g_assert_cmpint (field (fixture, 2, PRODUCT), ==, 0);
  g_assert_cmpint (field (fixture, 2, QUANTITY), ==, 1500000);
  g_assert_cmpint (field (fixture, 3, KIND), ==, REG_LINE_TEXT);
  /* One step takes all back, one brings all again, and that is what the file has. */
  reg_quotation_model_undo (fixture->model);
  g_assert_cmpuint (quote_window_count (fixture), ==, 0);
  reg_quotation_model_redo (fixture->model);
  quote_window_save (fixture);
  kept = quote_window_load (fixture);
  g_assert_cmpuint (kept->lines->len, ==, 4);
  g_assert_cmpstr (
      reg_record_get_text (g_ptr_array_index (kept->lines, 2), REG_QUOTATION_LINE_UNIT), ==, "h");
  forget_clipboard (fixture);
}

/* What cannot be read is named, and nothing is changed. */
static void
test_unreadable (QuoteWindow *fixture, gconstpointer unused)
{
  AdwDialog *dialog;

  quote_window_fill (fixture);
  put_text (fixture, "CB-400\tmany\tlots\nAC-011\t1\t\nXX-99\t2\t\n");
  quote_window_go (fixture, 0, REG_LINE_CELL_QUANTITY);
  quote_window_press (fixture, GDK_KEY_v, CTRL);
  g_assert_cmpuint (quote_window_count (fixture), ==, 3);
  dialog = quote_visible_dialog (fixture->window);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==,
                   "Nothing was pasted");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)),
                            "Row 1, column 2: “many” is not a quantity"));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)),
                            "Row 3: no product has the code “XX-99”"));
  adw_dialog_force_close (dialog);
  quote_window_settle (fixture);
  /* Not a table at all. */
  put_text (fixture, "Price\tTax\n12\t21\n");
  quote_window_press (fixture, GDK_KEY_v, CTRL);
  g_assert_true (quote_window_says (fixture,
                                    "No lines were found. There has to be a column of codes or "
                                    "descriptions, and a workbook has to be saved as CSV first."));
  g_assert_cmpuint (quote_window_count (fixture), ==, 3);
  g_assert_false (reg_quotation_model_get_unsaved (fixture->model));
  forget_clipboard (fixture);
}

/* One word belongs into the cell, and several lines of words into a description. */
static void
test_words (QuoteWindow *fixture, gconstpointer unused)
{
  quote_window_fill (fixture);
  put_text (fixture, "7");
  quote_window_go (fixture, 0, REG_LINE_CELL_QUANTITY);
  gtk_editable_select_region (GTK_EDITABLE (quote_window_focused (fixture)), 0, -1);
  quote_window_press (fixture, GDK_KEY_v, CTRL);
  g_assert_cmpint (field (fixture, 0, QUANTITY), ==, 7 * REG_QUANTITY_UNIT);
  put_text (fixture, "With\nbell");
  quote_window_go (fixture, 1, REG_LINE_CELL_DESCRIPTION);
  gtk_editable_select_region (GTK_EDITABLE (quote_window_focused (fixture)), 0, -1);
  quote_window_press (fixture, GDK_KEY_v, CTRL);
  g_assert_cmpuint (quote_window_count (fixture), ==, 3);
  g_assert_true (
      g_str_has_prefix (quote_window_cell (fixture, 1, REG_LINE_CELL_DESCRIPTION), "With"));
  forget_clipboard (fixture);
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return (*(GPtrArray **)data = reg_export_log_list (db, 10, error)) != NULL;
}

static guint
count_exports (QuoteWindow *fixture)
{
  g_autoptr (GPtrArray) list = NULL;

  g_assert_true (reg_store_read_sync (fixture->shop.ui.store, list_job, &list, NULL, NULL));
  return list->len;
}

/* Chosen with Shift and an arrow, copied to a sheet without the cost, cut and put elsewhere. */
static void
test_choose (QuoteWindow *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) rows = NULL;
  gint64 cost;

  quote_window_fill (fixture);
  cost = field (fixture, 0, COST);
  g_assert_cmpuint (count_exports (fixture), ==, 0);
  quote_window_go (fixture, 0, REG_LINE_CELL_QUANTITY);
  quote_window_press (fixture, GDK_KEY_Down, SHIFT);
  quote_window_press (fixture, GDK_KEY_Down, SHIFT);
  quote_window_assert_at (fixture, 1, REG_LINE_CELL_QUANTITY);
  quote_window_press (fixture, GDK_KEY_c, CTRL);
  g_assert_true (quote_window_says (fixture, "2 lines copied"));
  g_assert_cmpuint (count_exports (fixture), ==, 1);
  text = take_text (fixture);
  rows = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (rows), ==, 3);
  g_assert_true (g_str_has_prefix (rows[0], "CB-400\t"));
  g_assert_true (g_str_has_suffix (rows[0], "\t21%"));
  /* Within the program everything comes along, the cost too. */
  quote_window_go (fixture, 2, REG_LINE_CELL_QUANTITY);
  quote_window_press (fixture, GDK_KEY_v, CTRL);
  g_assert_cmpuint (quote_window_count (fixture), ==, 5);
  g_assert_cmpint (field (fixture, 3, PRODUCT), ==, fixture->shop.bike);
  g_assert_cmpint (field (fixture, 3, COST), ==, cost);
  g_assert_cmpint (field (fixture, 4, PRODUCT), ==, field (fixture, 1, PRODUCT));
  quote_window_assert_at (fixture, 4, REG_LINE_CELL_QUANTITY);
  /* Cutting takes them out in one step. */
  quote_window_press (fixture, GDK_KEY_Up, SHIFT);
  quote_window_press (fixture, GDK_KEY_Up, SHIFT);
  quote_window_press (fixture, GDK_KEY_x, CTRL);
  g_assert_cmpuint (quote_window_count (fixture), ==, 3);
  reg_quotation_model_undo (fixture->model);
  g_assert_cmpuint (quote_window_count (fixture), ==, 5);
  /* Escape, or any other key, ends choosing; Delete takes what is chosen. */
  quote_window_go (fixture, 3, REG_LINE_CELL_QUANTITY);
  quote_window_press (fixture, GDK_KEY_Down, SHIFT);
  quote_window_press (fixture, GDK_KEY_Down, SHIFT);
  quote_window_press (fixture, GDK_KEY_Delete, CTRL);
  g_assert_cmpuint (quote_window_count (fixture), ==, 3);
  forget_clipboard (fixture);
}

/* A quotation that was handed in gives its lines to another one and takes none. */
static void
test_handed_in (QuoteWindow *fixture, gconstpointer unused)
{
  quote_window_fill (fixture);
  quote_window_do (fixture, "quotation.submit");
  g_assert_false (reg_quotation_model_get_editable (fixture->model));
  quote_window_go (fixture, 0, REG_LINE_CELL_QUANTITY);
  quote_window_press (fixture, GDK_KEY_Down, SHIFT);
  quote_window_press (fixture, GDK_KEY_x, CTRL);
  quote_window_press (fixture, GDK_KEY_c, CTRL);
  quote_window_press (fixture, GDK_KEY_v, CTRL);
  g_assert_cmpuint (quote_window_count (fixture), ==, 3);
  g_assert_cmpuint (count_exports (fixture), ==, 1);
  forget_clipboard (fixture);
}

/* As people there write numbers, and what is copied can be pasted again. */
static void
test_elsewhere (QuoteWindow *fixture, gconstpointer locale)
{
  g_autofree char *text = NULL;

  if (fixture->window == NULL)
    return;
  put_text (fixture, "AC-011\t2\tst\t1.250,50\t12,5%\n");
  quote_window_press (fixture, GDK_KEY_v, CTRL);
  g_assert_cmpuint (quote_window_count (fixture), ==, 1);
  g_assert_cmpint (field (fixture, 0, PRICE), ==, 125050 * REG_PRICE_UNIT);
  quote_window_go (fixture, 0, REG_LINE_CELL_QUANTITY);
  quote_window_press (fixture, GDK_KEY_Down, SHIFT);
  quote_window_press (fixture, GDK_KEY_c, CTRL);
  text = take_text (fixture);
  g_assert_nonnull (strstr (text, "\t1250,50\t12,5%\t21%"));
  put_text (fixture, text);
  quote_window_press (fixture, GDK_KEY_v, CTRL);
  g_assert_cmpuint (quote_window_count (fixture), ==, 2);
  g_assert_cmpint (field (fixture, 1, PRICE), ==, 125050 * REG_PRICE_UNIT);
  forget_clipboard (fixture);
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  QUOTE_WINDOW_ADD ("/quotation-clip/from_a_sheet", NULL, test_from_a_sheet);
  QUOTE_WINDOW_ADD ("/quotation-clip/unreadable", NULL, test_unreadable);
  QUOTE_WINDOW_ADD ("/quotation-clip/words", NULL, test_words);
  QUOTE_WINDOW_ADD ("/quotation-clip/choose", NULL, test_choose);
  QUOTE_WINDOW_ADD ("/quotation-clip/handed_in", NULL, test_handed_in);
  QUOTE_WINDOW_ADD ("/quotation-clip/elsewhere/nl", "nl_NL.UTF-8", test_elsewhere);
  QUOTE_WINDOW_ADD ("/quotation-clip/elsewhere/de", "de_DE.UTF-8", test_elsewhere);
  return g_test_run ();
}
