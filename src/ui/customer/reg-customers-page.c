/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customers-page.h"

#include <glib/gi18n.h>

#include "core/reg-stand-in.h"
#include "store/reg-list.h"
#include "ui/customer/reg-bulk-dialog.h"
#include "ui/customer/reg-customer-actions.h"
#include "ui/customer/reg-customer-preview.h"
#include "ui/customer/reg-segment-actions.h"
#include "ui/customer/reg-segment-chips.h"
#include "ui/customer/reg-segment-dialog.h"
#include "ui/widgets/reg-context-menu.h"
#include "ui/widgets/reg-dialog.h"

struct _RegCustomersPage
{
  RegListPage parent_instance;

  GMenu *owners;
  RegSegmentChips *chips;
};

G_DEFINE_FINAL_TYPE (RegCustomersPage, reg_customers_page, REG_TYPE_LIST_PAGE)

static const RegListPageInfo info = {
  .list = REG_LIST_CUSTOMERS,
  .entity = REG_ENTITY_PARTY,
  .id = "customers",
  .multiple = TRUE,
  .title = N_ ("Customers"),
  .new_label = N_ ("New customer"),
  .new_action = "app.add-customer",
  .open_action = "app.open-party",
  .party_field = -1,
  .icon_name = "reg-customers-symbolic",
  .empty_title = N_ ("No customers yet"),
  .empty_text = N_ ("Bring them in from a file of your old program, or write down the first one."),
  .offers_import = TRUE,
};

/* --- looked after by -------------------------------------------------------------------- */

static void
set_owner_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegListPage *page = REG_LIST_PAGE (widget);
  g_autoptr (GArray) ids = reg_table_selection_dup_ids (reg_list_page_get_selection (page));

  if (ids->len > 0)
    reg_customer_set_owner (widget, reg_list_page_get_session (page), (gint64 *)ids->data, ids->len,
                            g_variant_get_int64 (parameter));
}

static void
update_owners (RegCustomersPage *self)
{
  GPtrArray *staff = reg_session_get_staff_list (reg_list_page_get_session (REG_LIST_PAGE (self)));

  g_menu_remove_all (self->owners);
  for (guint i = 0; i < staff->len; i++)
    {
      RegRecord *record = g_ptr_array_index (staff, i);

      if (!reg_staff_is_here (record))
        continue;
      reg_context_menu_append (self->owners, reg_record_get_text (record, REG_STAFF_NAME),
                               "customers.set-owner", reg_record_get_id (record));
    }
  reg_context_menu_append (self->owners, C_ ("looked after by", "Nobody"), "customers.set-owner",
                           0);
}

/* --- all that are selected -------------------------------------------------------------- */

static void
change_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegListPage *page = REG_LIST_PAGE (widget);
  g_autoptr (GArray) ids = reg_table_selection_dup_ids (reg_list_page_get_selection (page));

  if (ids->len > 0)
    reg_dialog_present (reg_bulk_dialog_new (widget, reg_list_page_get_session (page),
                                             (gint64 *)ids->data, ids->len),
                        widget);
}

/* --- duplicates ------------------------------------------------------------------------- */

static void
merge_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GArray)
      ids = reg_table_selection_dup_ids (reg_list_page_get_selection (REG_LIST_PAGE (widget)));

  if (ids->len == 2)
    gtk_widget_activate_action (widget, "app.merge-parties", "(xx)", g_array_index (ids, gint64, 0),
                                g_array_index (ids, gint64, 1));
}

/* --- segments --------------------------------------------------------------------------- */

static void
present_segment (RegCustomersPage *self, AdwDialog *dialog)
{
  g_signal_connect_object (dialog, "saved", G_CALLBACK (reg_segment_chips_choose), self->chips,
                           G_CONNECT_SWAPPED);
  reg_dialog_present (dialog, GTK_WIDGET (self));
}

/* Customers who were picked elsewhere become a segment where conditions can say who they are. */
static void
new_segment_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegListPage *page = REG_LIST_PAGE (widget);
  RegSession *session = reg_list_page_get_session (page);
  const char *filter = reg_filter_bar_get_filter (reg_list_page_get_filter_bar (page));
  const char *conditions = filter != NULL ? reg_list_ids_filter_get_conditions (filter) : NULL;
  g_autofree char *name = filter != NULL ? reg_list_ids_filter_dup_label (filter) : NULL;

  present_segment (REG_CUSTOMERS_PAGE (widget),
                   conditions != NULL ? reg_segment_dialog_new_with (session, name, conditions)
                                      : reg_segment_dialog_new (session, NULL));
}

static void
edit_segment_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegRecord *chosen = reg_segment_chips_get_chosen (REG_CUSTOMERS_PAGE (widget)->chips);

  if (chosen != NULL)
    present_segment (
        REG_CUSTOMERS_PAGE (widget),
        reg_segment_dialog_new (reg_list_page_get_session (REG_LIST_PAGE (widget)), chosen));
}

static void
export_segment_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegRecord *chosen = reg_segment_chips_get_chosen (REG_CUSTOMERS_PAGE (widget)->chips);

  if (chosen != NULL)
    reg_segment_export (widget, reg_list_page_get_session (REG_LIST_PAGE (widget)), chosen);
}

static void
delete_segment_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegRecord *chosen = reg_segment_chips_get_chosen (REG_CUSTOMERS_PAGE (widget)->chips);

  if (chosen != NULL)
    reg_segment_delete (widget, reg_list_page_get_session (REG_LIST_PAGE (widget)), chosen);
}

/* --- list ------------------------------------------------------------------------------- */

static GtkWidget *
reg_customers_page_create_preview (RegSession *session)
{
  GtkWidget *preview = g_object_new (REG_TYPE_CUSTOMER_PREVIEW, NULL);

  reg_customer_preview_set_session (REG_CUSTOMER_PREVIEW (preview), session);
  return preview;
}

static void
reg_customers_page_show_preview (GtkWidget *preview, gint64 id)
{
  reg_customer_preview_set_party (REG_CUSTOMER_PREVIEW (preview), id);
}

static void
reg_customers_page_fill_bulk_bar (RegListPage *page, GtkActionBar *bar)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *change = gtk_button_new_with_mnemonic (_ ("C_hange…"));
  GtkWidget *merge = gtk_button_new_with_mnemonic (_ ("M_erge…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "customers.change");
  gtk_widget_set_tooltip_text (change, _ ("Change all that are selected (Ctrl+E)"));
  gtk_action_bar_pack_start (bar, change);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (merge), "customers.merge");
  gtk_widget_set_tooltip_text (merge, _ ("Make one customer of two"));
  gtk_action_bar_pack_end (bar, merge);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("_Looked after by"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button),
                                  G_MENU_MODEL (REG_CUSTOMERS_PAGE (page)->owners));
  gtk_action_bar_pack_end (bar, button);
}

static void
reg_customers_page_fill_menu (RegListPage *page, GMenu *menu, gint64 id)
{
  if (id != 0)
    {
      reg_context_menu_append (menu, _ ("New _quotation"), "app.new-quotation", id);
      reg_context_menu_append (menu, _ ("New co_mplaint"), "app.new-complaint", id);
      reg_context_menu_append (menu, _ ("New _task"), "app.new-task", id);
    }
  if (id == 0)
    g_menu_append (menu, _ ("M_erge…"), "customers.merge");
  g_menu_append (menu, _ ("C_hange…"), "customers.change");
  g_menu_append (menu, _ ("Find _duplicates…"), "app.duplicates");
  g_menu_append (menu, _ ("New _segment…"), "customers.new-segment");
  g_menu_append_submenu (menu, _ ("_Looked after by"),
                         G_MENU_MODEL (REG_CUSTOMERS_PAGE (page)->owners));
}

static void
reg_customers_page_changed (RegListPage *page)
{
  guint count = reg_table_selection_get_count (reg_list_page_get_selection (page));

  gtk_widget_action_set_enabled (GTK_WIDGET (page), "customers.set-owner", count > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "customers.change", count > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "customers.merge", count == 2);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_customers_page_dispose (GObject *object)
{
  g_clear_object (&REG_CUSTOMERS_PAGE (object)->owners);
  g_clear_object (&REG_CUSTOMERS_PAGE (object)->chips);
  G_OBJECT_CLASS (reg_customers_page_parent_class)->dispose (object);
}

static void
reg_customers_page_class_init (RegCustomersPageClass *klass)
{
  RegListPageClass *list_class = REG_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_customers_page_dispose;
  list_class->info = &info;
  list_class->create_preview = reg_customers_page_create_preview;
  list_class->show_preview = reg_customers_page_show_preview;
  list_class->remove = reg_customer_delete;
  list_class->fill_bulk_bar = reg_customers_page_fill_bulk_bar;
  list_class->fill_menu = reg_customers_page_fill_menu;
  list_class->changed = reg_customers_page_changed;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "customers.set-owner", "x",
                                   set_owner_activated_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "customers.change", NULL,
                                   change_activated_cb);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_e, GDK_CONTROL_MASK,
                                       "customers.change", NULL);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "customers.merge", NULL,
                                   merge_activated_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "customers.new-segment", NULL,
                                   new_segment_activated_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "customers.edit-segment", NULL,
                                   edit_segment_activated_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "customers.export-segment", NULL,
                                   export_segment_activated_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "customers.delete-segment", NULL,
                                   delete_segment_activated_cb);
}

static void
reg_customers_page_init (RegCustomersPage *self)
{
  self->owners = g_menu_new ();
}

/**
 * reg_customers_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of all customers
 */
GtkWidget *
reg_customers_page_new (RegSession *session)
{
  GtkWidget *self = reg_list_page_new (REG_TYPE_CUSTOMERS_PAGE, session);

  g_signal_connect_object (session, "staff-changed", G_CALLBACK (update_owners), self,
                           G_CONNECT_SWAPPED);
  update_owners (REG_CUSTOMERS_PAGE (self));
  REG_CUSTOMERS_PAGE (self)->chips = reg_segment_chips_new (
      self, reg_list_page_get_filter_bar (REG_LIST_PAGE (self)), session);
  return self;
}
