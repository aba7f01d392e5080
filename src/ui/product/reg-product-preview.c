/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/product/reg-product-preview.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "core/reg-money.h"
#include "core/reg-quote-calc.h"
#include "store/reg-attachments.h"
#include "store/reg-goods.h"
#include "store/reg-products.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-figure.h"
#include "ui/widgets/reg-pill.h"

/* What there is to know about the chosen product, beside the list. */
struct _RegProductPreview
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkPicture *picture;
  GtkLabel *name_label;
  GtkLabel *about_label;
  RegPill *gone_pill;
  GtkButton *open_button;
  RegFigure *price_figure;
  RegFigure *stock_figure;
  GtkWidget *sold_box;
  RegFigure *sold_figure;
  RegFigure *revenue_figure;
  GtkBox *facts;
  GtkLabel *problem_label;

  RegSession *session;
  GCancellable *cancellable;
  gint64 product;
};

/* Of a larger family the list itself shows the rest. */
#define MAX_SHOWN 12

G_DEFINE_FINAL_TYPE (RegProductPreview, reg_product_preview, GTK_TYPE_WIDGET)

typedef struct
{
  gint64 id;
  RegRecord *product; /* as it stands in the book */
  RegRecord *offered; /* as it is sold */
  RegRecord *head;
  GPtrArray *variants;
  GPtrArray *parts;
  GPtrArray *bundles;
  GdkTexture *picture;
  RegRecord *tax_rate;
  RegProductSold sold;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->product, reg_record_unref);
  g_clear_pointer (&load->offered, reg_record_unref);
  g_clear_pointer (&load->head, reg_record_unref);
  g_clear_pointer (&load->variants, g_ptr_array_unref);
  g_clear_pointer (&load->parts, g_ptr_array_unref);
  g_clear_pointer (&load->bundles, g_ptr_array_unref);
  g_clear_object (&load->picture);
  g_clear_pointer (&load->tax_rate, reg_record_unref);
  reg_product_sold_clear (&load->sold);
  g_free (load);
}

static gboolean
load_picture (RegDb *db, Load *load, GError **error)
{
  gint64 id = reg_record_get_int (load->offered, REG_PRODUCT_IMAGE_ID);
  g_autoptr (GBytes) bytes = id != 0 ? reg_attachment_load (db, id, error) : NULL;

  if (bytes != NULL)
    load->picture = gdk_texture_new_from_bytes (bytes, NULL);
  return id == 0 || bytes != NULL;
}

static gboolean
load_goods (RegDb *db, Load *load, GError **error)
{
  gint64 head = reg_record_get_int (load->product, REG_PRODUCT_VARIANT_OF);

  load->offered = reg_goods_offer (db, load->product, error);
  if (load->offered == NULL
      || (head != 0 && (load->head = reg_db_load (db, REG_ENTITY_PRODUCT, head, error)) == NULL))
    return FALSE;
  load->variants = reg_goods_list_variants (db, load->id, error);
  if (load->variants == NULL)
    return FALSE;
  load->parts = reg_record_get_int (load->product, REG_PRODUCT_IS_BUNDLE)
                    ? reg_goods_list_parts (db, load->id, error)
                    : g_ptr_array_new ();
  if (load->parts == NULL)
    return FALSE;
  load->bundles = reg_goods_list_bundles_with (db, load->id, error);
  return load->bundles != NULL && load_picture (db, load, error);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  gint64 tax;

  load->product = reg_db_load (db, REG_ENTITY_PRODUCT, load->id, error);
  if (load->product == NULL || !load_goods (db, load, error))
    return FALSE;
  tax = reg_record_get_int (load->offered, REG_PRODUCT_TAX_RATE_ID);
  if (tax != 0)
    load->tax_rate = reg_db_load (db, REG_ENTITY_TAX_RATE, tax, NULL);
  return reg_product_sold_load (db, load->id, &load->sold, error);
}

/* --- showing ---------------------------------------------------------------------------- */

static char *
format_price (RegProductPreview *self, const RegRecord *product, int field)
{
  if (reg_record_is_null (product, field))
    return g_strdup ("–");
  return reg_price_format (reg_record_get_int (product, field),
                           reg_session_get_currency (self->session),
                           reg_session_get_number_style (self->session));
}

static char *
format_quantity (RegProductPreview *self, gint64 quantity)
{
  return reg_quantity_format (quantity, reg_session_get_number_style (self->session));
}

static void
add_fact (RegProductPreview *self, const char *title, const char *value)
{
  GtkWidget *line;
  GtkWidget *name;
  GtkWidget *label;

  if (value == NULL || *value == '\0')
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  name = gtk_label_new (title);
  label = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_add_css_class (name, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->facts, line);
}

static void
add_cost (RegProductPreview *self, const RegRecord *product)
{
  gint64 price = reg_record_get_int (product, REG_PRODUCT_PRICE);
  gint64 cost = reg_record_get_int (product, REG_PRODUCT_COST);
  g_autofree char *text = NULL;
  g_autofree char *margin = NULL;
  gint64 ppm;

  if (reg_record_is_null (product, REG_PRODUCT_COST) || !reg_session_sees_cost (self->session))
    return;
  text = format_price (self, product, REG_PRODUCT_COST);
  add_fact (self, _ ("Cost"), text);
  if (price <= 0
      || !reg_money_narrow (reg_money_round_div ((RegWide)(price - cost) * REG_PPM, price), &ppm,
                            NULL))
    return;
  margin = reg_rate_format (ppm, 0, reg_session_get_number_style (self->session));
  add_fact (self, _ ("Margin"), margin);
}

static void
add_heading (RegProductPreview *self, const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->facts, label);
}

static void
add_parts (RegProductPreview *self, const Load *load)
{
  if (load->parts->len > 0)
    add_heading (self, _ ("What comes in it"));
  for (guint i = 0; i < load->parts->len; i++)
    {
      const RegGoodsPart *part = g_ptr_array_index (load->parts, i);
      g_autofree char *quantity = format_quantity (
          self, reg_record_get_int (part->part, REG_BUNDLE_PART_QUANTITY));
      g_autofree char *times = g_strdup_printf ("%s ×", quantity);

      add_fact (self, times, reg_record_get_text (part->product, REG_PRODUCT_NAME));
    }
}

static void
add_variants (RegProductPreview *self, const Load *load)
{
  if (load->variants->len > 0)
    add_heading (self, _ ("Variants"));
  for (guint i = 0; i < MIN (load->variants->len, MAX_SHOWN); i++)
    {
      const RegRecord *variant = g_ptr_array_index (load->variants, i);
      const char *which = reg_record_get_text (variant, REG_PRODUCT_VARIANT);
      g_autofree char *price = format_price (self, variant, REG_PRODUCT_PRICE);

      add_fact (self, *which != '\0' ? which : reg_record_get_text (variant, REG_PRODUCT_NAME),
                reg_record_get_int (variant, REG_PRODUCT_DISCONTINUED) ? _ ("No longer sold")
                                                                       : price);
    }
  if (load->variants->len > MAX_SHOWN)
    {
      guint rest = load->variants->len - MAX_SHOWN;
      g_autofree char *more = g_strdup_printf (ngettext ("and %'u more", "and %'u more", rest),
                                               rest);

      add_fact (self, "", more);
    }
}

static void
add_bundles (RegProductPreview *self, const Load *load)
{
  for (guint i = 0; i < load->bundles->len; i++)
    add_fact (self, i == 0 ? _ ("Comes in") : "",
              reg_record_get_text (load->bundles->pdata[i], REG_PRODUCT_NAME));
}

static void
add_description (RegProductPreview *self, const Load *load)
{
  const char *text = reg_record_get_text (load->offered, REG_PRODUCT_DESCRIPTION);
  GtkWidget *label;

  if (*text == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 9);
  gtk_box_append (self->facts, label);
}

static void
show_facts (RegProductPreview *self, const Load *load)
{
  const RegRecord *product = load->offered;
  GtkWidget *child;
  g_autofree char *last = reg_session_format_date (self->session, load->sold.last_on);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_box_remove (self->facts, child);
  add_cost (self, product);
  if (load->tax_rate != NULL)
    {
      g_autofree char *rate = reg_session_format_rate (
          self->session, reg_record_get_int (load->tax_rate, REG_TAX_RATE_RATE));

      add_fact (self, _ ("Tax"), rate);
    }
  add_fact (self, _ ("Unit"), reg_record_get_text (product, REG_PRODUCT_UNIT));
  add_fact (self, _ ("Barcode"), reg_record_get_text (product, REG_PRODUCT_BARCODE));
  add_fact (self, _ ("Supplier"), reg_record_get_text (product, REG_PRODUCT_SUPPLIER));
  add_fact (self, _ ("Code of the supplier"),
            reg_record_get_text (product, REG_PRODUCT_SUPPLIER_CODE));
  add_fact (self, _ ("Last sold"), last);
  add_fact (self, _ ("Best customer"), load->sold.best_name);
  if (load->head != NULL)
    add_fact (self, _ ("Variant of"), reg_record_get_text (load->head, REG_PRODUCT_NAME));
  add_bundles (self, load);
  add_parts (self, load);
  add_variants (self, load);
  add_description (self, load);
}

static void
show_stock (RegProductPreview *self, const RegRecord *product)
{
  gint64 stock = reg_record_get_int (product, REG_PRODUCT_STOCK);
  gboolean known = !reg_record_is_null (product, REG_PRODUCT_STOCK);
  g_autofree char *text = known ? format_quantity (self, stock) : g_strdup ("–");

  reg_figure_set_value (self->stock_figure, text);
  reg_figure_set_style (self->stock_figure,
                        known && stock <= 0 ? REG_PILL_WARNING : REG_PILL_NEUTRAL);
}

static void
show_product (RegProductPreview *self, const Load *load)
{
  const RegRecord *product = load->product;
  const char *code = reg_record_get_text (product, REG_PRODUCT_CODE);
  const char *group = reg_record_get_text (load->offered, REG_PRODUCT_CATEGORY);
  g_autofree char *price = format_price (self, load->offered, REG_PRODUCT_PRICE);
  g_autofree char *sold = format_quantity (self, load->sold.year_quantity);
  g_autofree char *revenue = reg_session_format_money (self->session, load->sold.year_net, NULL);
  g_autofree char *about = NULL;

  about = *code != '\0' && *group != '\0' ? g_strdup_printf ("%s · %s", code, group)
                                          : g_strdup (*code != '\0' ? code : group);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (load->picture));
  gtk_widget_set_visible (GTK_WIDGET (self->picture), load->picture != NULL);
  gtk_label_set_label (self->name_label, reg_record_get_text (product, REG_PRODUCT_NAME));
  gtk_label_set_label (self->about_label, about);
  gtk_widget_set_visible (GTK_WIDGET (self->gone_pill),
                          reg_record_get_int (product, REG_PRODUCT_DISCONTINUED) != 0);
  reg_figure_set_value (self->price_figure, price);
  reg_figure_set_caption (self->price_figure, _ ("price without tax"));
  show_stock (self, product);
  reg_figure_set_value (self->sold_figure, sold);
  reg_figure_set_value (self->revenue_figure, revenue);
  show_facts (self, load);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "x",
                                    reg_record_get_id (product));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), "app.open-product");
  gtk_stack_set_visible_child_name (self->stack, "product");
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegProductPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  const Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  if (load != NULL)
    {
      show_product (self, load);
      return;
    }
  if (!g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_NOT_FOUND))
    {
      g_autofree char *why = reg_error_describe (error);

      gtk_label_set_label (self->problem_label, why);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
load (RegProductPreview *self)
{
  Load *job;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->product == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  self->cancellable = g_cancellable_new ();
  job = g_new0 (Load, 1);
  job->id = self->product;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job, job,
                        load_free, self->cancellable, loaded_cb, g_object_ref (self));
}

/* Its family and what it is made of are products as well. */
#define BIT(entity) (G_GUINT64_CONSTANT (1) << (entity))
#define SHOWN (BIT (REG_ENTITY_PRODUCT) | BIT (REG_ENTITY_BUNDLE_PART) | BIT (REG_ENTITY_SALE_LINE))

static void
store_changed_cb (RegStore *store, RegChanges *changes, RegProductPreview *self)
{
  if (self->product != 0 && (changes->entities & SHOWN) != 0)
    load (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_product_preview_dispose (GObject *object)
{
  RegProductPreview *self = REG_PRODUCT_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_PRODUCT_PREVIEW);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_product_preview_parent_class)->dispose (object);
}

static void
reg_product_preview_class_init (RegProductPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_FIGURE);
  g_type_ensure (REG_TYPE_PILL);
  G_OBJECT_CLASS (klass)->dispose = reg_product_preview_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-product-preview.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, RegProductPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, RegProductPreview, picture);
  gtk_widget_class_bind_template_child (widget_class, RegProductPreview, name_label);
  gtk_widget_class_bind_template_child (widget_class, RegProductPreview, about_label);
  gtk_widget_class_bind_template_child (widget_class, RegProductPreview, gone_pill);
  gtk_widget_class_bind_template_child (widget_class, RegProductPreview, open_button);
  gtk_widget_class_bind_template_child (widget_class, RegProductPreview, price_figure);
  gtk_widget_class_bind_template_child (widget_class, RegProductPreview, stock_figure);
  gtk_widget_class_bind_template_child (widget_class, RegProductPreview, sold_box);
  gtk_widget_class_bind_template_child (widget_class, RegProductPreview, sold_figure);
  gtk_widget_class_bind_template_child (widget_class, RegProductPreview, revenue_figure);
  gtk_widget_class_bind_template_child (widget_class, RegProductPreview, facts);
  gtk_widget_class_bind_template_child (widget_class, RegProductPreview, problem_label);
}

static void
reg_product_preview_init (RegProductPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * reg_product_preview_set_session:
 * @session: the open customer book; to be called once
 */
void
reg_product_preview_set_session (RegProductPreview *self, RegSession *session)
{
  g_return_if_fail (REG_IS_PRODUCT_PREVIEW (self) && self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}

/**
 * reg_product_preview_set_product:
 * @product: the product, 0 for none
 */
void
reg_product_preview_set_product (RegProductPreview *self, gint64 product)
{
  g_return_if_fail (REG_IS_PRODUCT_PREVIEW (self) && self->session != NULL);

  if (self->product == product)
    return;
  self->product = product;
  load (self);
}
