/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/product/reg-product-groups.h"

#include <glib/gi18n.h>

#include "store/reg-goods.h"
#include "store/reg-list.h"
#include "ui/widgets/reg-icon.h"

struct _RegProductGroups
{
  GObject parent_instance;
  GtkWidget *page; /* owns us */
  RegFilterBar *bar;
  RegSession *session;
  GStrv groups; /* NULL before they are read */
  GCancellable *cancellable;
  guint64 shown;
};

G_DEFINE_FINAL_TYPE (RegProductGroups, reg_product_groups, G_TYPE_OBJECT)

static void
create_popup (GtkMenuButton *button, gpointer user_data)
{
  RegProductGroups *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) rare = g_menu_new ();
  g_autoptr (GMenu) groups = g_menu_new ();

  reg_filter_bar_append_rare (self->bar, rare, "list.filter");
  g_menu_append_section (menu, _ ("More filters"), G_MENU_MODEL (rare));
  for (guint i = 0; self->groups != NULL && self->groups[i] != NULL; i++)
    {
      g_autofree char *filter = g_strconcat (REG_LIST_GROUP_FILTER, self->groups[i], NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

      /* A name may have an underscore in it. */
      g_menu_item_set_attribute (item, G_MENU_ATTRIBUTE_LABEL, "s", self->groups[i]);
      g_menu_item_set_action_and_target (item, "list.filter", "s", filter);
      g_menu_append_item (groups, item);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (groups)) > 0)
    g_menu_append_section (menu, _ ("Groups"), G_MENU_MODEL (groups));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkWidget *
create_button (RegProductGroups *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button),
                             reg_icon_create_image ("reg-segment-symbolic"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More filters and groups"), -1);
  gtk_widget_set_tooltip_text (button, _ ("More filters and groups"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popup, self, NULL);
  return button;
}

/* --- reading ---------------------------------------------------------------------------- */

typedef struct
{
  GStrv groups;
} Read;

static void
read_free (gpointer data)
{
  Read *read = data;

  g_clear_pointer (&read->groups, g_strfreev);
  g_free (read);
}

static gboolean
read_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Read *read = data;

  read->groups = reg_goods_list_groups (db, error);
  return read->groups != NULL;
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegProductGroups) self = user_data;
  g_autoptr (GError) error = NULL;
  Read *read = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->page == NULL)
    return;
  if (read == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("The groups of products could not be read: %s", error->message);
      return;
    }
  g_clear_pointer (&self->groups, g_strfreev);
  self->groups = g_steal_pointer (&read->groups);
}

static void
load (RegProductGroups *self)
{
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_LOW, read_job,
                        g_new0 (Read, 1), read_free, self->cancellable, read_cb,
                        g_object_ref (self));
}

static void
store_changed_cb (RegProductGroups *self, const RegChanges *changes)
{
  if (self->groups != NULL && reg_changes_touch (changes, REG_ENTITY_PRODUCT, 0))
    load (self);
}

static void
mapped_cb (RegProductGroups *self)
{
  if (self->groups == NULL)
    load (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
page_gone_cb (RegProductGroups *self)
{
  self->page = NULL;
  self->bar = NULL;
  g_cancellable_cancel (self->cancellable);
}

static void
reg_product_groups_finalize (GObject *object)
{
  RegProductGroups *self = REG_PRODUCT_GROUPS (object);

  g_clear_pointer (&self->groups, g_strfreev);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  G_OBJECT_CLASS (reg_product_groups_parent_class)->finalize (object);
}

static void
reg_product_groups_class_init (RegProductGroupsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_product_groups_finalize;
}

static void
reg_product_groups_init (RegProductGroups *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * reg_product_groups_new:
 * @page: the page; keeps this until it is destroyed
 * @bar: its filters
 * @session: the open book
 *
 * Offers a menu of the rarer filters and of the groups, which follows the book.
 *
 * Returns: (transfer full): who does so
 */
RegProductGroups *
reg_product_groups_new (GtkWidget *page, RegFilterBar *bar, RegSession *session)
{
  RegProductGroups *self = g_object_new (REG_TYPE_PRODUCT_GROUPS, NULL);

  self->page = page;
  self->bar = bar;
  self->session = g_object_ref (session);
  reg_filter_bar_set_end (bar, create_button (self));
  g_signal_connect_object (page, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "destroy", G_CALLBACK (page_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
