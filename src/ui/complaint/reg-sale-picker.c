/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/complaint/reg-sale-picker.h"

#include <glib/gi18n.h>

#include "store/reg-sales.h"
#include "ui/complaint/reg-complaint-text.h"

/* So many of the newest sales can be chosen from. */
#define MAX_SALES 300

struct _RegSalePicker
{
  GObject parent_instance;
  RegSession *session;
  AdwComboRow *sale_row;    /* not owned: the rows own this */
  AdwComboRow *product_row; /* not owned */
  GPtrArray *sales;         /* of RegRecord, newest first */
  GArray *products;         /* of gint64 */
  GCancellable *cancellable;
  gint64 party;
  gint64 sale;
  gint64 product;
  gboolean is_filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegSalePicker, reg_sale_picker, G_TYPE_OBJECT)

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 party;
  gint64 sale;
  GPtrArray *sales;
  GArray *products; /* of gint64 */
  GPtrArray *names; /* of char *, for each product */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->sales, g_ptr_array_unref);
  g_clear_pointer (&load->products, g_array_unref);
  g_clear_pointer (&load->names, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_sales (RegDb *db, Load *load, GError **error)
{
  g_autoptr (GPtrArray) all = reg_db_list_by_int (db, REG_ENTITY_SALE, REG_SALE_PARTY_ID,
                                                  load->party, REG_SALE_SOLD_ON, error);

  if (all == NULL)
    return FALSE;
  load->sales = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  for (guint i = all->len; i > 0 && load->sales->len < MAX_SALES; i--)
    g_ptr_array_add (load->sales, reg_record_ref (g_ptr_array_index (all, i - 1)));
  return TRUE;
}

static void
add_product (RegDb *db, Load *load, const RegRecord *line)
{
  gint64 id = reg_record_get_int (line, REG_SALE_LINE_PRODUCT_ID);
  g_autoptr (RegRecord) product = NULL;

  for (guint i = 0; i < load->products->len; i++)
    if (g_array_index (load->products, gint64, i) == id)
      return;
  product = id != 0 ? reg_db_load (db, REG_ENTITY_PRODUCT, id, NULL) : NULL;
  if (product == NULL)
    return;
  g_array_append_val (load->products, id);
  g_ptr_array_add (load->names, g_strdup (reg_record_get_text (product, REG_PRODUCT_NAME)));
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  g_autoptr (GPtrArray) lines = NULL;

  load->products = g_array_new (FALSE, FALSE, sizeof (gint64));
  load->names = g_ptr_array_new_with_free_func (g_free);
  if (!load_sales (db, load, error))
    return FALSE;
  if (load->sale == 0)
    return TRUE;
  lines = reg_sale_load_lines (db, load->sale, error);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    add_product (db, load, g_ptr_array_index (lines, i));
  return lines != NULL;
}

/* --- showing ---------------------------------------------------------------------------- */

static void
fill_sales (RegSalePicker *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("No sale"));
  for (guint i = 0; i < self->sales->len; i++)
    {
      const RegRecord *sale = g_ptr_array_index (self->sales, i);
      g_autofree char *text = reg_complaint_text_sale (sale, self->session);

      gtk_string_list_append (names, text);
      if (reg_record_get_id (sale) == self->sale)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->sale_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->sale_row, selected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sale_row), self->sales->len > 0);
}

static void
fill_products (RegSalePicker *self, GPtrArray *product_names)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("No product"));
  for (guint i = 0; i < self->products->len; i++)
    {
      gtk_string_list_append (names, g_ptr_array_index (product_names, i));
      if (g_array_index (self->products, gint64, i) == self->product)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->product_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->product_row, selected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->product_row), self->products->len > 0);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegSalePicker) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (load == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("Sales could not be read: %s", error->message);
      return;
    }
  if (self->sale_row == NULL)
    return;
  self->is_filling = TRUE;
  g_clear_pointer (&self->sales, g_ptr_array_unref);
  g_clear_pointer (&self->products, g_array_unref);
  self->sales = g_steal_pointer (&load->sales);
  self->products = g_steal_pointer (&load->products);
  fill_sales (self);
  fill_products (self, load->names);
  self->is_filling = FALSE;
}

static void
load (RegSalePicker *self)
{
  Load *load = g_new0 (Load, 1);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  load->party = self->party;
  load->sale = self->sale;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job, load,
                        load_free, self->cancellable, loaded_cb, g_object_ref (self));
}

/* --- choosing --------------------------------------------------------------------------- */

static void
sale_selected_cb (RegSalePicker *self)
{
  guint selected = adw_combo_row_get_selected (self->sale_row);
  gint64 sale = 0;

  if (self->is_filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0 && selected <= self->sales->len)
    sale = reg_record_get_id (g_ptr_array_index (self->sales, selected - 1));
  if (sale == self->sale)
    return;
  self->sale = sale;
  self->product = 0;
  load (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
product_selected_cb (RegSalePicker *self)
{
  guint selected = adw_combo_row_get_selected (self->product_row);
  gint64 product = 0;

  if (self->is_filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0 && selected <= self->products->len)
    product = g_array_index (self->products, gint64, selected - 1);
  if (product == self->product)
    return;
  self->product = product;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_sale_picker_dispose (GObject *object)
{
  RegSalePicker *self = REG_SALE_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->sale_row);
  g_clear_weak_pointer (&self->product_row);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_sale_picker_parent_class)->dispose (object);
}

static void
reg_sale_picker_finalize (GObject *object)
{
  RegSalePicker *self = REG_SALE_PICKER (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->sales);
  g_array_unref (self->products);
  G_OBJECT_CLASS (reg_sale_picker_parent_class)->finalize (object);
}

static void
reg_sale_picker_class_init (RegSalePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_sale_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_sale_picker_finalize;

  /**
   * RegSalePicker::changed:
   *
   * Somebody chose another sale or another product.
   */
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_SALE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
reg_sale_picker_init (RegSalePicker *self)
{
  self->cancellable = g_cancellable_new ();
  self->sales = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  self->products = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * reg_sale_picker_new:
 * @sale_row: where the sale is chosen
 * @product_row: where the product is chosen
 *
 * Returns: (transfer full): what fills the rows
 */
RegSalePicker *
reg_sale_picker_new (RegSession *session, AdwComboRow *sale_row, AdwComboRow *product_row)
{
  RegSalePicker *self = g_object_new (REG_TYPE_SALE_PICKER, NULL);
  g_autoptr (GtkExpression)
      text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->session = g_object_ref (session);
  g_set_weak_pointer (&self->sale_row, sale_row);
  g_set_weak_pointer (&self->product_row, product_row);
  adw_combo_row_set_expression (sale_row, text);
  adw_combo_row_set_search_match_mode (sale_row, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_enable_search (sale_row, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (sale_row), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (product_row), FALSE);
  g_signal_connect_object (sale_row, "notify::selected", G_CALLBACK (sale_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (product_row, "notify::selected", G_CALLBACK (product_selected_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * reg_sale_picker_show:
 * @party: whose sales
 * @sale: the one that is chosen, or 0
 * @product: the product that is chosen, or 0
 */
void
reg_sale_picker_show (RegSalePicker *self, gint64 party, gint64 sale, gint64 product)
{
  g_return_if_fail (REG_IS_SALE_PICKER (self));

  if (self->party == party && self->sale == sale && self->product == product
      && self->sales->len > 0)
    return;
  self->party = party;
  self->sale = sale;
  self->product = product;
  load (self);
}

gint64
reg_sale_picker_get_sale (RegSalePicker *self)
{
  g_return_val_if_fail (REG_IS_SALE_PICKER (self), 0);

  return self->sale;
}

gint64
reg_sale_picker_get_product (RegSalePicker *self)
{
  g_return_val_if_fail (REG_IS_SALE_PICKER (self), 0);

  return self->product;
}
