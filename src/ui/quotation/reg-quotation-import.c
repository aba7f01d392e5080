/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-import.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "ui/quotation/reg-quotation-rows.h"
#include "ui/widgets/reg-toaster.h"

/* Larger is no list of lines. */
#define MAX_FILE (16 * 1024 * 1024)

typedef struct
{
  RegQuotationModel *model;
  GtkWidget *from;
  char *name;
  RegQuoteRows *rows;
  GHashTable *problems; /* line of the text to what is wrong there */
  guint n_good;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_object_unref (import->model);
  g_object_unref (import->from);
  g_free (import->name);
  reg_quote_rows_free (import->rows);
  g_clear_pointer (&import->problems, g_hash_table_unref);
  g_free (import);
}

/* --- what a row becomes ----------------------------------------------------------------- */

static void
note_problem (Import *import, const RegQuoteProblem *problem)
{
  const char *before = g_hash_table_lookup (import->problems, &problem->line);
  g_autofree char *text = reg_quotation_rows_dup_problem (problem);

  g_hash_table_replace (import->problems, g_memdup2 (&problem->line, sizeof problem->line),
                        before != NULL ? g_strdup_printf ("%s\n%s", before, text)
                                       : g_steal_pointer (&text));
}

/* "2 pcs × 60.00, 10 %" of the line the row will be. */
static char *
dup_figures (Import *import, RegRecord *line)
{
  const RegNumberStyle *style = reg_session_get_number_style (
      reg_quotation_model_get_session (import->model));
  const char *currency = reg_quotation_model_get_currency (import->model);
  const char *unit = reg_record_get_text (line, REG_QUOTATION_LINE_UNIT);
  const RegDiscount off = {
    (RegDiscountKind)reg_record_get_int (line, REG_QUOTATION_LINE_DISCOUNT_KIND),
    reg_record_get_int (line, REG_QUOTATION_LINE_DISCOUNT_VALUE),
  };
  g_autofree char *quantity = reg_quantity_format (
      reg_record_get_int (line, REG_QUOTATION_LINE_QUANTITY), style);
  g_autofree char *price = reg_price_format (
      reg_record_get_int (line, REG_QUOTATION_LINE_UNIT_PRICE), currency, style);
  g_autofree char *discount = reg_discount_format (&off, currency, style);

  return g_strconcat (quantity, *unit != '\0' ? " " : "", unit, " × ", price,
                      *discount != '\0' ? ", " : "", discount, NULL);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Import *import)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), make_label (NULL));
  gtk_box_append (GTK_BOX (box), make_label ("caption"));
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Import *import)
{
  const RegQuoteRow *row = g_ptr_array_index (import->rows->rows,
                                              gtk_list_item_get_position (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *caption = gtk_widget_get_next_sibling (title);
  g_autoptr (RegRecord) line = row->is_bad ? NULL
                                           : reg_quotation_model_preview_row (import->model, row);
  const char *code = line != NULL ? reg_record_get_text (line, REG_QUOTATION_LINE_CODE) : row->code;
  const char *words = line != NULL ? reg_record_get_text (line, REG_QUOTATION_LINE_DESCRIPTION)
                                   : row->description;
  g_autofree char *text = g_strconcat (code, *code != '\0' && *words != '\0' ? " · " : "", words,
                                       NULL);
  g_autofree char *becomes = line == NULL
                                 ? g_strdup (g_hash_table_lookup (import->problems, &row->line))
                             : reg_quote_row_is_words (row) ? g_strdup (_ ("A line of words"))
                                                            : dup_figures (import, line);

  gtk_label_set_text (GTK_LABEL (title), text);
  gtk_label_set_text (GTK_LABEL (caption), becomes);
  gtk_widget_remove_css_class (caption, row->is_bad ? "dimmed" : "error");
  gtk_widget_add_css_class (caption, row->is_bad ? "error" : "dimmed");
  gtk_widget_set_visible (title, *text != '\0');
  gtk_list_item_set_accessible_label (item, text);
  gtk_list_item_set_accessible_description (item, becomes);
}

/* --- the look at it --------------------------------------------------------------------- */

static void
add_cb (GtkButton *button, Import *import)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_DIALOG);
  guint n = g_list_model_get_n_items (reg_quotation_model_get_lines (import->model));
  guint added = reg_quotation_model_add_rows (import->model, n, import->rows);
  g_autofree char *done = g_strdup_printf (ngettext ("%u line added", "%u lines added", added),
                                           added);

  reg_toaster_show (import->from, done);
  adw_dialog_close (ADW_DIALOG (dialog));
}

static GtkWidget *
make_list (Import *import)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkStringList *places = gtk_string_list_new (NULL);
  GtkWidget *list;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < import->rows->rows->len; i++)
    gtk_string_list_append (places, "");
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), import);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), import);
  /* A row is looked at, not chosen. */
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (places))),
                            factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rows of the file"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_button (Import *import)
{
  g_autofree char *label = g_strdup_printf (
      ngettext ("_Add %u line", "_Add %u lines", import->n_good), import->n_good);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_sensitive (button, import->n_good > 0);
  g_signal_connect (button, "clicked", G_CALLBACK (add_cb), import);
  return button;
}

static GtkWidget *
make_banner (guint n_bad)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u row cannot be read and is left out",
                                                     "%u rows cannot be read and are left out",
                                                     n_bad),
                                           n_bad);
  GtkWidget *banner = adw_banner_new (text);

  adw_banner_set_revealed (ADW_BANNER (banner), n_bad > 0);
  return banner;
}

/* Takes @import. */
static void
present (Import *import)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = make_button (import);

  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view),
                                make_banner (import->rows->rows->len - import->n_good));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_list (import));
  adw_dialog_set_title (dialog, import->name);
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 520);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_default_widget (dialog, button);
  g_object_set_data_full (G_OBJECT (dialog), "reg-import", import, import_free);
  adw_dialog_present (dialog, import->from);
}

/* --- reading ---------------------------------------------------------------------------- */

static void
rows_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;
  g_autoptr (GError) error = NULL;
  const char *why;

  import->rows = reg_quotation_rows_read_finish (import->model, result, &error);
  if (import->rows == NULL)
    {
      why = reg_quotation_rows_get_error (error);
      if (why != NULL)
        reg_toaster_show (import->from, why);
      else
        reg_toaster_show_error (import->from, _ ("The file was not read."), error);
      import_free (import);
      return;
    }
  import->problems = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < import->rows->problems->len; i++)
    note_problem (import, g_ptr_array_index (import->rows->problems, i));
  for (guint i = 0; i < import->rows->rows->len; i++)
    import->n_good += !((const RegQuoteRow *)g_ptr_array_index (import->rows->rows, i))->is_bad;
  present (import);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (object), result, NULL, &error);

  if (bytes != NULL)
    {
      reg_quotation_rows_read_async (import->model, bytes, TRUE, NULL, rows_cb, import);
      return;
    }
  reg_toaster_show_error (import->from, _ ("The file was not read."), error);
  import_free (import);
}

static void
measured_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, &error);

  if (info != NULL && g_file_info_get_size (info) <= MAX_FILE)
    {
      g_file_load_bytes_async (G_FILE (object), NULL, loaded_cb, import);
      return;
    }
  if (info != NULL)
    reg_toaster_show (import->from, _ ("This file is too large to be a list of lines."));
  else
    reg_toaster_show_error (import->from, _ ("The file was not read."), error);
  import_free (import);
}

/**
 * reg_quotation_import_present:
 * @model: a draft
 * @from: its window
 * @file: a file of comma-separated values, or with another mark between them
 *
 * Reads a file and shows what its rows become. Adding them is one step back.
 */
void
reg_quotation_import_present (RegQuotationModel *model, GtkWidget *from, GFile *file)
{
  Import *import = g_new0 (Import, 1);

  import->model = g_object_ref (model);
  import->from = g_object_ref (from);
  import->name = g_file_get_basename (file);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, NULL, measured_cb, import);
}

/* --- choosing --------------------------------------------------------------------------- */

typedef struct
{
  RegQuotationModel *model;
  GtkWidget *from;
} Choice;

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    reg_quotation_import_present (choice->model, choice->from, file);
  g_object_unref (choice->model);
  g_object_unref (choice->from);
  g_free (choice);
}

/* Asks for a file. */
void
reg_quotation_import_choose (RegQuotationModel *model, GtkWidget *from)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  Choice *choice = g_new0 (Choice, 1);

  gtk_file_filter_set_name (filter, _ ("Tables (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_filter_add_suffix (filter, "txt");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Add lines from a file"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  choice->model = g_object_ref (model);
  choice->from = g_object_ref (from);
  gtk_file_dialog_open (dialog, GTK_WINDOW (from), NULL, chosen_cb, choice);
}
