/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/product/reg-products-page.h"

#include <glib/gi18n.h>

#include "ui/product/reg-product-actions.h"
#include "ui/product/reg-product-dialog.h"
#include "ui/product/reg-product-groups.h"
#include "ui/product/reg-product-preview.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-toaster.h"

struct _RegProductsPage
{
  RegListPage parent_instance;

  GtkWidget *retire_button;
  GtkWidget *resume_button;
  RegProductGroups *groups;
};

G_DEFINE_FINAL_TYPE (RegProductsPage, reg_products_page, REG_TYPE_LIST_PAGE)

static const RegListPageInfo info = {
  .list = REG_LIST_PRODUCTS,
  .entity = REG_ENTITY_PRODUCT,
  .id = "products",
  .multiple = TRUE,
  .title = N_ ("Products"),
  .new_label = N_ ("New product"),
  .new_action = "app.new-product(int64 0)",
  .open_action = "app.open-product",
  .party_field = -1,
  .icon_name = "reg-product-symbolic",
  .empty_title = N_ ("No products yet"),
  .empty_text = N_ ("What you sell, with prices and tax, so that a quotation takes a minute. Bring "
                    "it in from a file of your old program, or write down the first one."),
  .offers_import = TRUE,
};

/* --- what is sold ----------------------------------------------------------------------- */

static void
set_gone (GtkWidget *widget, gboolean gone)
{
  RegListPage *page = REG_LIST_PAGE (widget);
  g_autoptr (GArray) ids = reg_table_selection_dup_ids (reg_list_page_get_selection (page));

  if (ids->len > 0)
    reg_product_set_gone (widget, reg_list_page_get_session (page), (gint64 *)ids->data, ids->len,
                          gone);
}

static void
retire_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_gone (widget, TRUE);
}

static void
resume_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_gone (widget, FALSE);
}

/* One more of the family: of a variant it is a sister. */
static void
variant_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) page = user_data;
  g_autoptr (GError) error = NULL;
  const gint64 *head = reg_store_job_finish (REG_STORE (object), result, &error);
  RegSession *session = reg_list_page_get_session (REG_LIST_PAGE (page));

  if (head != NULL)
    reg_dialog_present (reg_product_dialog_new_variant (session, *head), page);
  else
    reg_toaster_show_error (page, _ ("No variant was begun."), error);
}

static gboolean
head_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *id = data;
  g_autoptr (RegRecord) product = reg_db_load (db, REG_ENTITY_PRODUCT, *id, error);
  gint64 head = product != NULL ? reg_record_get_int (product, REG_PRODUCT_VARIANT_OF) : 0;

  if (head != 0)
    *id = head;
  return product != NULL;
}

static void
variant_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegListPage *page = REG_LIST_PAGE (widget);
  g_autoptr (GArray) ids = reg_table_selection_dup_ids (reg_list_page_get_selection (page));

  if (ids->len == 1)
    reg_store_read_async (reg_session_get_store (reg_list_page_get_session (page)), G_PRIORITY_HIGH,
                          head_job, g_memdup2 (ids->data, sizeof (gint64)), g_free, NULL,
                          variant_loaded_cb, g_object_ref (widget));
}

/* --- list ------------------------------------------------------------------------------- */

static GtkWidget *
reg_products_page_create_preview (RegSession *session)
{
  GtkWidget *preview = g_object_new (REG_TYPE_PRODUCT_PREVIEW, NULL);

  reg_product_preview_set_session (REG_PRODUCT_PREVIEW (preview), session);
  return preview;
}

static void
reg_products_page_show_preview (GtkWidget *preview, gint64 id)
{
  reg_product_preview_set_product (REG_PRODUCT_PREVIEW (preview), id);
}

static GtkWidget *
add_button (GtkActionBar *bar, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_action_bar_pack_end (bar, button);
  return button;
}

static void
reg_products_page_fill_bulk_bar (RegListPage *page, GtkActionBar *bar)
{
  RegProductsPage *self = REG_PRODUCTS_PAGE (page);

  self->retire_button = add_button (bar, _ ("_No longer sold"), "products.retire");
  self->resume_button = add_button (bar, _ ("_Sold again"), "products.resume");
}

/* The list of what is no longer sold is a list of its own. */
static gboolean
shows_gone (RegListPage *page)
{
  return g_strcmp0 (reg_list_page_get_filter (page), "discontinued") == 0;
}

static void
reg_products_page_fill_menu (RegListPage *page, GMenu *menu, gint64 id)
{
  if (id != 0)
    g_menu_append (menu, _ ("New _variant…"), "products.new-variant");
  if (shows_gone (page))
    g_menu_append (menu, _ ("_Sold again"), "products.resume");
  else
    g_menu_append (menu, _ ("_No longer sold"), "products.retire");
  /* What is given to customers to look at lies beside what is sold. */
  g_menu_append (menu, _ ("_Brochures and samples"), "app.material::library");
}

static void
reg_products_page_changed (RegListPage *page)
{
  RegProductsPage *self = REG_PRODUCTS_PAGE (page);
  guint count = reg_table_selection_get_count (reg_list_page_get_selection (page));
  gboolean gone = shows_gone (page);

  gtk_widget_action_set_enabled (GTK_WIDGET (page), "products.new-variant", count == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "products.retire", count > 0 && !gone);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "products.resume", count > 0 && gone);
  if (self->retire_button == NULL)
    return;
  gtk_widget_set_visible (self->retire_button, !gone);
  gtk_widget_set_visible (self->resume_button, gone);
}

static void
reg_products_page_dispose (GObject *object)
{
  g_clear_object (&REG_PRODUCTS_PAGE (object)->groups);
  G_OBJECT_CLASS (reg_products_page_parent_class)->dispose (object);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_products_page_class_init (RegProductsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegListPageClass *list_class = REG_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_products_page_dispose;
  list_class->info = &info;
  list_class->create_preview = reg_products_page_create_preview;
  list_class->show_preview = reg_products_page_show_preview;
  list_class->remove = reg_product_delete;
  list_class->fill_bulk_bar = reg_products_page_fill_bulk_bar;
  list_class->fill_menu = reg_products_page_fill_menu;
  list_class->changed = reg_products_page_changed;
  gtk_widget_class_install_action (widget_class, "products.new-variant", NULL,
                                   variant_activated_cb);
  gtk_widget_class_install_action (widget_class, "products.retire", NULL, retire_activated_cb);
  gtk_widget_class_install_action (widget_class, "products.resume", NULL, resume_activated_cb);
}

static void
reg_products_page_init (RegProductsPage *self)
{
}

/**
 * reg_products_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of all products
 */
GtkWidget *
reg_products_page_new (RegSession *session)
{
  GtkWidget *self = reg_list_page_new (REG_TYPE_PRODUCTS_PAGE, session);

  REG_PRODUCTS_PAGE (self)->groups = reg_product_groups_new (
      self, reg_list_page_get_filter_bar (REG_LIST_PAGE (self)), session);
  return self;
}
