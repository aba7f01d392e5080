/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"
#include "ui-drive.h"

#include "store/reg-attachments.h"
#include "ui/product/reg-picture-group.h"
#include "ui/product/reg-product-dialog.h"
#include "ui/product/reg-product-preview.h"
#include "ui/product/reg-products-page.h"
#include "ui/quotation/reg-quotation-document.h"

/* Pictures of products: given, shown, taken away, and printed beside a line. */

static GBytes *
new_file (int width, int height)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (picture, 0xcc3311ff);
  gdk_pixbuf_save_to_buffer (picture, &data, &size, "png", &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static gint64
add_product (UiFixture *f, const char *name)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);

  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, name);
  reg_record_builder_set_int (builder, REG_PRODUCT_PRICE, 1000000);
  return ui_fixture_save (f, builder);
}

static GtkWidget *
open_dialog (UiFixture *f, GtkWidget *window, gint64 product)
{
  AdwDialog *dialog = reg_product_dialog_new (f->session, product);

  adw_dialog_present (dialog, window);
  ui_fixture_settle (f);
  return GTK_WIDGET (dialog);
}

static RegPictureGroup *
find_group (GtkWidget *dialog)
{
  return REG_PICTURE_GROUP (ui_find_type (dialog, REG_TYPE_PICTURE_GROUP));
}

/* Lets a picture go over it; it comes when it was made small. */
static void
drop (UiFixture *f, GtkWidget *dialog, int width, int height)
{
  RegPictureGroup *group = find_group (dialog);
  g_autoptr (GBytes) file = new_file (width, height);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (file, NULL);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_TEXTURE);
  g_value_set_object (&value, texture);
  g_signal_emit_by_name (ui_find_drop_target (GTK_WIDGET (group)), "drop", &value, 1.0, 1.0,
                         &taken);
  g_assert_true (taken);
  while (reg_picture_group_get_new (group) == NULL)
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (f);
}

static gint64
get_picture (UiFixture *f, gint64 product)
{
  g_autoptr (RegRecord) record = ui_fixture_load (f, REG_ENTITY_PRODUCT, product);

  return reg_record_get_int (record, REG_PRODUCT_IMAGE_ID);
}

static gboolean
is_shown (GtkWidget *window)
{
  GtkWidget *preview = ui_find_type (window, REG_TYPE_PRODUCT_PREVIEW);

  return ui_find_type (preview, GTK_TYPE_PICTURE) != NULL
         && gtk_widget_get_visible (ui_find_type (preview, GTK_TYPE_PICTURE));
}

static void
test_given (UiFixture *f, gconstpointer unused)
{
  gint64 bell = add_product (f, "Bell");
  GtkWidget *page = reg_products_page_new (f->session);
  GtkWidget *window = ui_show_page (f, page, 1200);
  GtkWidget *dialog = open_dialog (f, window, bell);
  g_autoptr (RegRecord) kept = NULL;

  drop (f, dialog, 2000, 1000);
  ui_assert_named (dialog);
  g_assert_cmpint (get_picture (f, bell), ==, 0);
  ui_click (f, dialog, "Save");
  g_assert_cmpint (get_picture (f, bell), !=, 0);
  kept = ui_fixture_load (f, REG_ENTITY_ATTACHMENT, get_picture (f, bell));
  g_assert_cmpuint (g_bytes_get_size (reg_record_get_blob (kept, REG_ATTACHMENT_DATA)), <, 20000);
  g_assert_true (is_shown (window));
  ui_undo (f, window, "Product changed");
  g_assert_cmpint (get_picture (f, bell), ==, 0);
  g_assert_false (is_shown (window));
  ui_window_close (f, window);
}

/* Who cancels has changed nothing; who removes it can have it back. */
static void
test_taken_away (UiFixture *f, gconstpointer unused)
{
  gint64 bell = add_product (f, "Bell");
  GtkWidget *window = ui_show_page (f, reg_products_page_new (f->session), 1200);
  GtkWidget *dialog = open_dialog (f, window, bell);
  gint64 picture;

  drop (f, dialog, 300, 300);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  g_assert_cmpint (get_picture (f, bell), ==, 0);
  dialog = open_dialog (f, window, bell);
  drop (f, dialog, 300, 300);
  ui_click (f, dialog, "Save");
  picture = get_picture (f, bell);
  g_assert_cmpint (picture, !=, 0);

  dialog = open_dialog (f, window, bell);
  ui_click (f, dialog, "Remove the picture");
  ui_click (f, dialog, "Save");
  g_assert_cmpint (get_picture (f, bell), ==, 0);
  ui_undo (f, window, "Product changed");
  g_assert_cmpint (get_picture (f, bell), ==, picture);
  /* Looking at it changes nothing. */
  dialog = open_dialog (f, window, bell);
  g_assert_false (reg_picture_group_is_changed (find_group (dialog)));
  adw_dialog_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  g_assert_cmpint (get_picture (f, bell), ==, picture);
  ui_window_close (f, window);
}

/* --- on paper --------------------------------------------------------------------------- */

typedef struct
{
  gint64 product;
  GBytes *file;
} Put;

static gboolean
put_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Put *put = data;
  g_autoptr (RegRecord) product = reg_db_load (db, REG_ENTITY_PRODUCT, put->product, error);
  RegRecordBuilder *builder = reg_record_builder_new_from (product);
  g_autoptr (RegRecord) changed = NULL;
  g_autoptr (RegRecord) saved = NULL;

  reg_record_builder_set_ref (builder, REG_PRODUCT_IMAGE_ID,
                              reg_attachment_store (db, put->file, NULL, NULL, error));
  changed = reg_record_builder_end (builder);
  saved = reg_db_save (db, changed, error);
  return saved != NULL;
}

static void
put_picture (QuoteWindow *w, gint64 product)
{
  static const RegActionInfo info = { .kind = "edit", .label = "Edited" };
  g_autoptr (GBytes) file = new_file (400, 200);
  g_autoptr (GError) error = NULL;
  Put put = { product, file };

  reg_store_write_sync (w->shop.ui.store, &info, put_job, &put, NULL, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_pictures (QuoteWindow *w)
{
  RegQuotationDocument *document;
  g_autoptr (RegDocSheet) sheet = NULL;
  const RegDocQuote *quote;
  guint n = 0;

  quote_window_shortcut (w, "<Alt>3");
  document = REG_QUOTATION_DOCUMENT (
      ui_find_type (GTK_WIDGET (w->window), REG_TYPE_QUOTATION_DOCUMENT));
  sheet = reg_quotation_document_make_sheet (document, REG_DOC_MARK_DRAFT);
  quote_window_shortcut (w, "<Alt>1");
  quote = reg_doc_sheet_get_quote (sheet);
  for (gsize i = 0; i < quote->n_lines; i++)
    n += quote->lines[i].picture != NULL;
  return n;
}

static void
toggle (QuoteWindow *w, guint line)
{
  quote_window_go (w, line, REG_LINE_CELL_QUANTITY);
  quote_window_press (w, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
}

/* By a key, with a step back, and there the next day without looking first. */
static void
test_printed (QuoteWindow *w, gconstpointer unused)
{
  put_picture (w, w->shop.bike);
  quote_window_fill (w);
  g_assert_cmpuint (count_pictures (w), ==, 0);
  toggle (w, 0);
  g_assert_cmpuint (count_pictures (w), ==, 1);
  reg_quotation_model_undo (w->model);
  g_assert_cmpuint (count_pictures (w), ==, 0);
  reg_quotation_model_redo (w->model);
  quote_window_save (w);
  quote_window_reopen (w);
  g_assert_cmpuint (count_pictures (w), ==, 1);
  toggle (w, 0);
  g_assert_cmpuint (count_pictures (w), ==, 0);
}

static void
test_none_to_print (QuoteWindow *w, gconstpointer unused)
{
  quote_window_fill (w);
  toggle (w, 1);
  g_assert_cmpuint (count_pictures (w), ==, 0);
  g_assert_true (quote_window_says (w, "This product has no picture to print."));
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(path, name)                                                                            \
  g_test_add ("/product-picture/" path, UiFixture, NULL, ui_fixture_set_up, test_##name,           \
              ui_fixture_tear_down)
  ADD ("given", given);
  ADD ("taken-away", taken_away);
  QUOTE_WINDOW_ADD ("/product-picture/printed", NULL, test_printed);
  QUOTE_WINDOW_ADD ("/product-picture/none-to-print", NULL, test_none_to_print);
  return g_test_run ();
}
