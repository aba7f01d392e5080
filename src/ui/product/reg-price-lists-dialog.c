/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/product/reg-price-lists-dialog.h"

#include <glib/gi18n.h>

#include "store/reg-prices.h"
#include "ui/preferences/reg-record-list.h"
#include "ui/product/reg-price-list-page.h"
#include "ui/widgets/reg-toaster.h"

struct _RegPriceListsDialog
{
  AdwDialog parent_instance;

  RegSession *session;
  GCancellable *cancellable;
  gint64 party; /* 0: the lists of nobody in particular */

  AdwNavigationView *view;
  GtkStack *stack;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (RegPriceListsDialog, reg_price_lists_dialog, ADW_TYPE_DIALOG)

/* --- what can be done ------------------------------------------------------------------- */

static void
open_list (gpointer object, RegRecord *list)
{
  RegPriceListsDialog *self = object;

  if (list == NULL)
    reg_price_list_ask (GTK_WIDGET (self->view), self->session, self->party, NULL);
  else
    adw_navigation_view_push (self->view, reg_price_list_page_new (self->session, list));
}

static void
new_clicked_cb (RegPriceListsDialog *self)
{
  open_list (self, NULL);
}

/* --- reading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 party;
  GPtrArray *rows;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->rows, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->rows = reg_price_lists_load (db, load->party, error);
  return load->rows != NULL;
}

static char *
describe (RegPriceListsDialog *self, const RegPriceListRow *row)
{
  g_autofree char *about = reg_price_list_describe (self->session, row->record);
  g_autofree char *n_prices = g_strdup_printf (
      ngettext ("%" PRId64 " price", "%" PRId64 " prices", (gulong)row->n_items), row->n_items);

  return g_strconcat (about, *about != '\0' ? " · " : "", n_prices, NULL);
}

static void
show (RegPriceListsDialog *self, GPtrArray *rows)
{
  reg_record_list_clear (self->group);
  for (guint i = 0; i < rows->len; i++)
    {
      const RegPriceListRow *row = g_ptr_array_index (rows, i);
      g_autofree char *about = describe (self, row);

      reg_record_list_add (self->group, row->record,
                           reg_record_get_text (row->record, REG_PRICE_LIST_NAME), about, NULL);
    }
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "lists" : "empty");
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPriceListsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (load != NULL)
    show (self, load->rows);
  else
    reg_toaster_show_error (GTK_WIDGET (self->view), _ ("The price lists could not be read."),
                            error);
}

static void
load (RegPriceListsDialog *self)
{
  Load *job = g_new0 (Load, 1);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  job->party = self->party;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, job,
                        load_free, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegPriceListsDialog *self, RegChanges *changes)
{
  guint64 ours = G_GUINT64_CONSTANT (1) << REG_ENTITY_PRICE_LIST
                 | G_GUINT64_CONSTANT (1) << REG_ENTITY_PRICE_ITEM;

  if (changes->entities & ours)
    load (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_price_lists_dialog_dispose (GObject *object)
{
  RegPriceListsDialog *self = REG_PRICE_LISTS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_price_lists_dialog_parent_class)->dispose (object);
}

static void
reg_price_lists_dialog_finalize (GObject *object)
{
  g_object_unref (REG_PRICE_LISTS_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (reg_price_lists_dialog_parent_class)->finalize (object);
}

static void
reg_price_lists_dialog_class_init (RegPriceListsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_price_lists_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_price_lists_dialog_finalize;
}

static void
reg_price_lists_dialog_init (RegPriceListsDialog *self)
{
  self->cancellable = g_cancellable_new ();
}

static GtkWidget *
make_empty (RegPriceListsDialog *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_New price list"));

  adw_status_page_set_title (ADW_STATUS_PAGE (page), self->party != 0 ? _ ("No prices of their own")
                                                                      : _ ("No price lists yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      self->party != 0
          ? _ ("What was agreed with this customer alone. It goes before all other prices, and "
               "quotations take it by themselves.")
          : _ ("Other prices for a class of customers, from a quantity on, or for some weeks. "
               "Quotations take them by themselves and say where they come from."));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (new_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static AdwNavigationPage *
make_first (RegPriceListsDialog *self, const char *title)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwNavigationPage *first;

  self->group = reg_record_list_new (
      NULL,
      self->party != 0 ? NULL
                       : _ ("Prices of one customer are in the menu of that customer's window."),
      _ ("_New price list"), open_list, self);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, page, "lists");
  gtk_stack_add_named (self->stack, make_empty (self), "empty");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  first = adw_navigation_page_new (view, title);
  adw_navigation_page_set_tag (first, "lists");
  return first;
}

/**
 * reg_price_lists_dialog_new:
 * @party: whose own prices, 0 for those of nobody in particular
 *
 * Returns: (transfer floating): the price lists, to be presented
 */
AdwDialog *
reg_price_lists_dialog_new (RegSession *session, gint64 party)
{
  RegPriceListsDialog *self = g_object_new (REG_TYPE_PRICE_LISTS_DIALOG, NULL);
  const char *title = party != 0 ? _ ("Own prices") : _ ("Price lists");
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->session = g_object_ref (session);
  self->party = party;
  self->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_add (self->view, make_first (self, title));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (self->view));
  adw_dialog_set_child (ADW_DIALOG (self), overlay);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 600);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}
