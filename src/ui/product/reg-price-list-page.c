/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/product/reg-price-list-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-date.h"
#include "core/reg-fold.h"
#include "core/reg-money-format.h"
#include "store/reg-prices.h"
#include "ui/preferences/reg-record-form.h"
#include "ui/product/reg-price-item-dialog.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-toaster.h"

/* From so many lines on they can be searched. */
#define MANY_ITEMS 12

struct _RegPriceListPage
{
  AdwNavigationPage parent_instance;

  RegSession *session;
  GCancellable *cancellable;
  RegRecord *list;
  GPtrArray *items; /* of RegPriceItemRow */
  GPtrArray *shown; /* those of them that are searched for, borrowed */
  GStrv groups;

  GtkStack *stack;
  GtkWidget *search;
  GtkStringList *places; /* one for each shown line */
  GtkWidget *view;
  GtkLabel *about;
};

G_DEFINE_FINAL_TYPE (RegPriceListPage, reg_price_list_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- about a list ----------------------------------------------------------------------- */

static void
append (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/**
 * reg_price_list_describe:
 * @list: a price list
 *
 * Returns: (transfer full): for whom it is, when, and what it takes off everything
 */
char *
reg_price_list_describe (RegSession *session, const RegRecord *list)
{
  GString *text = g_string_new (NULL);
  const char *class = reg_record_get_text (list, REG_PRICE_LIST_CUSTOMER_CLASS);
  gint64 discount = reg_record_get_int (list, REG_PRICE_LIST_DISCOUNT);
  const char *from = reg_record_get_text (list, REG_PRICE_LIST_VALID_FROM);
  const char *until = reg_record_get_text (list, REG_PRICE_LIST_VALID_UNTIL);

  if (*class != '\0')
    {
      g_autofree char *whom = g_strdup_printf (_ ("For customers of class %s"), class);

      append (text, whom);
    }
  else if (reg_record_is_null (list, REG_PRICE_LIST_PARTY_ID))
    append (text, _ ("For everybody"));
  if (discount != 0)
    {
      g_autofree char *rate = reg_session_format_rate (session, ABS (discount));
      g_autofree char *off = discount > 0
                                 ? g_strdup_printf (_ ("%s off everything else"), rate)
                                 : g_strdup_printf (_ ("%s on top of everything else"), rate);

      append (text, off);
    }
  if (*from != '\0')
    {
      g_autofree char *day = reg_date_format (from, "%x");
      g_autofree char *since = g_strdup_printf (_ ("from %s"), day);

      append (text, since);
    }
  if (*until != '\0')
    {
      g_autofree char *day = reg_date_format (until, "%x");
      g_autofree char *end = g_strdup_printf (_ ("until %s"), day);

      append (text, end);
    }
  return g_string_free_and_steal (text);
}

/* --- the form of a list ----------------------------------------------------------------- */

enum
{
  LIST_NAME,
  LIST_FROM,
  LIST_UNTIL,
  LIST_DISCOUNT,
  LIST_NOTE,
  LIST_CLASS,
};

static char *
check_list (RegRecordForm *form, gpointer data)
{
  g_autoptr (RegRecord) record = reg_record_form_make_record (form);
  const char *from = reg_record_get_text (record, REG_PRICE_LIST_VALID_FROM);
  const char *until = reg_record_get_text (record, REG_PRICE_LIST_VALID_UNTIL);

  if (*from != '\0' && *until != '\0' && strcmp (from, until) > 0)
    return g_strdup (_ ("The last day is before the first."));
  if (reg_record_get_int (record, REG_PRICE_LIST_DISCOUNT) > REG_PPM)
    return g_strdup (_ ("What comes off is a percentage up to 100."));
  return NULL;
}

/* A new list of one customer belongs to that one. */
static void
extend_list (RegRecordForm *form, GPtrArray *records, gpointer data)
{
  const gint64 *party = data;
  RegRecordBuilder *builder;

  if (*party == 0)
    return;
  builder = reg_record_builder_new_from (g_ptr_array_index (records, 0));
  reg_record_builder_set_ref (builder, REG_PRICE_LIST_PARTY_ID, *party);
  reg_record_unref (g_ptr_array_index (records, 0));
  g_ptr_array_index (records, 0) = reg_record_builder_end (builder);
}

/**
 * reg_price_list_ask:
 * @party: whose list a new one is, 0 for nobody in particular
 * @list: (nullable): the list to be changed, %NULL for a new one
 */
void
reg_price_list_ask (GtkWidget *parent, RegSession *session, gint64 party, RegRecord *list)
{
  const RegFormField fields[] = {
    [LIST_NAME] = { REG_PRICE_LIST_NAME, _ ("_Name"), REG_FORM_TEXT, .is_required = TRUE },
    [LIST_FROM] = { REG_PRICE_LIST_VALID_FROM, _ ("_First day (empty: at once)"), REG_FORM_DATE },
    [LIST_UNTIL] = { REG_PRICE_LIST_VALID_UNTIL, _ ("_Last day (empty: without an end)"),
                     REG_FORM_DATE },
    [LIST_DISCOUNT] = { REG_PRICE_LIST_DISCOUNT, _ ("_Off the usual price of everything else (%)"),
                        REG_FORM_RATE },
    [LIST_NOTE] = { REG_PRICE_LIST_NOTE, _ ("N_ote"), REG_FORM_TEXT },
    [LIST_CLASS] = { REG_PRICE_LIST_CUSTOMER_CLASS, _ ("_Class of customers (empty: everybody)"),
                     REG_FORM_TEXT },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_PRICE_LIST,
    .title = list != NULL ? _ ("Price list") : _ ("New price list"),
    .saved = list != NULL ? _ ("Price list changed") : _ ("Price list added"),
    .fields = fields,
    /* A list of one customer has no class. */
    .n_fields = party != 0 ? LIST_CLASS : G_N_ELEMENTS (fields),
    .check = check_list,
    .extend = extend_list,
  };

  reg_record_form_open (parent, session, &spec, list, g_memdup2 (&party, sizeof party), g_free);
}

/* --- lines ------------------------------------------------------------------------------ */

static char *
describe_item (RegPriceListPage *self, const RegPriceItemRow *row)
{
  const RegNumberStyle *style = reg_session_get_number_style (self->session);
  gint64 from = reg_record_get_int (row->record, REG_PRICE_ITEM_FROM_QUANTITY);
  GString *text = g_string_new (row->code);

  if (reg_record_is_null (row->record, REG_PRICE_ITEM_PRODUCT_ID))
    append (text, _ ("Group"));
  if (from > 0)
    {
      g_autofree char *quantity = reg_quantity_format (from, style);
      g_autofree char *part = g_strdup_printf (_ ("from %s on"), quantity);

      append (text, part);
    }
  if (!reg_record_is_null (row->record, REG_PRICE_ITEM_PRODUCT_ID))
    {
      g_autofree char *usual = reg_price_format (row->usual,
                                                 reg_session_get_currency (self->session), style);
      g_autofree char *part = g_strdup_printf (_ ("usually %s"), usual);

      append (text, part);
    }
  return g_string_free_and_steal (text);
}

static char *
describe_value (RegPriceListPage *self, const RegPriceItemRow *row)
{
  gint64 discount = reg_record_get_int (row->record, REG_PRICE_ITEM_DISCOUNT);
  g_autofree char *rate = NULL;

  if (!reg_record_is_null (row->record, REG_PRICE_ITEM_PRICE))
    return reg_price_format (reg_record_get_int (row->record, REG_PRICE_ITEM_PRICE),
                             reg_session_get_currency (self->session),
                             reg_session_get_number_style (self->session));
  rate = reg_session_format_rate (self->session, -discount);
  return g_steal_pointer (&rate);
}

static GtkWidget *
make_label (const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *value = make_label ("numeric", 1);
  GtkWidget *caption = make_label ("caption", 0);

  gtk_widget_add_css_class (caption, "dimmed");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (words), make_label (NULL, 0));
  gtk_box_append (GTK_BOX (words), caption);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RegPriceListPage *self)
{
  const RegPriceItemRow *row = g_ptr_array_index (self->shown, gtk_list_item_get_position (item));
  GtkWidget *words = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (words);
  g_autofree char *about = describe_item (self, row);
  g_autofree char *value = describe_value (self, row);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", row->name, value);

  gtk_label_set_text (GTK_LABEL (title), row->name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), about);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (words)), value);
  gtk_list_item_set_accessible_label (item, spoken);
  gtk_list_item_set_accessible_description (item, about);
}

/* --- which of them ---------------------------------------------------------------------- */

static gboolean
is_sought (const RegPriceItemRow *row, const char *sought)
{
  g_autofree char *words = g_strdup_printf ("%s %s", row->code, row->name);
  g_autofree char *folded = reg_fold (words);

  return strstr (folded, sought) != NULL;
}

static void
show_items (RegPriceListPage *self)
{
  g_autofree char *sought = reg_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) places = NULL;

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    if (*sought == '\0' || is_sought (g_ptr_array_index (self->items, i), sought))
      {
        g_ptr_array_add (self->shown, g_ptr_array_index (self->items, i));
        g_strv_builder_add (builder, "");
      }
  places = g_strv_builder_end (builder);
  gtk_string_list_splice (self->places, 0, g_list_model_get_n_items (G_LIST_MODEL (self->places)),
                          (const char *const *)places);
  gtk_widget_set_visible (self->search, self->items != NULL && self->items->len >= MANY_ITEMS);
  gtk_stack_set_visible_child_name (self->stack, self->items == NULL     ? "loading"
                                                 : self->items->len == 0 ? "empty"
                                                 : self->shown->len == 0 ? "nothing"
                                                                         : "items");
}

static void
show_list (RegPriceListPage *self)
{
  g_autofree char *about = reg_price_list_describe (self->session, self->list);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 reg_record_get_text (self->list, REG_PRICE_LIST_NAME));
  gtk_label_set_text (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
}

/* --- reading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  RegRecord *list;
  GPtrArray *items;
  GStrv groups;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->list, reg_record_unref);
  g_clear_pointer (&load->items, g_ptr_array_unref);
  g_strfreev (load->groups);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->list = reg_db_load (db, REG_ENTITY_PRICE_LIST, load->id, error);
  load->items = load->list != NULL ? reg_price_items_load (db, load->id, error) : NULL;
  load->groups = load->items != NULL ? reg_price_groups_load (db, error) : NULL;
  return load->groups != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegPriceListPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (load == NULL)
    {
      reg_toaster_show_error (GTK_WIDGET (self), _ ("The price list could not be read."), error);
      return;
    }
  /* It was removed: there is nothing to look at any more. */
  if (reg_record_get_deleted_at (load->list) != 0 && view != NULL)
    {
      adw_navigation_view_pop_to_tag (ADW_NAVIGATION_VIEW (view), "lists");
      return;
    }
  reg_record_unref (self->list);
  self->list = g_steal_pointer (&load->list);
  g_ptr_array_set_size (self->shown, 0);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_steal_pointer (&load->items);
  g_strfreev (self->groups);
  self->groups = g_steal_pointer (&load->groups);
  show_list (self);
  show_items (self);
}

static void
load (RegPriceListPage *self)
{
  Load *job = g_new0 (Load, 1);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  job->id = reg_record_get_id (self->list);
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, job,
                        load_free, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegPriceListPage *self, RegChanges *changes)
{
  guint64 ours = G_GUINT64_CONSTANT (1) << REG_ENTITY_PRICE_LIST
                 | G_GUINT64_CONSTANT (1) << REG_ENTITY_PRICE_ITEM
                 | G_GUINT64_CONSTANT (1) << REG_ENTITY_PRODUCT;

  if (changes->entities & ours)
    load (self);
}

/* --- what can be done ------------------------------------------------------------------- */

static void
open_item (RegPriceListPage *self, const RegPriceItemRow *row)
{
  if (self->groups != NULL)
    reg_price_item_dialog_open (GTK_WIDGET (self), self->session, reg_record_get_id (self->list),
                                self->groups, row);
}

static void
activate_cb (RegPriceListPage *self, guint position)
{
  open_item (self, g_ptr_array_index (self->shown, position));
}

static void
add_clicked_cb (RegPriceListPage *self)
{
  open_item (self, NULL);
}

static gboolean
remove_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_PRICE_LIST, *(gint64 *)data, error);
}

/* Quotations may refer to it, so it goes to the bin, with all that is in it. */
static void
remove_clicked_cb (RegPriceListPage *self)
{
  const RegEditWords words = {
    .kind = "delete",
    .done = _ ("Price list deleted"),
    .failed = _ ("The price list was not deleted."),
  };
  gint64 id = reg_record_get_id (self->list);

  reg_edit_run (GTK_WIDGET (self), self->session, &words, remove_job, g_memdup2 (&id, sizeof id),
                g_free, NULL);
}

static void
change_clicked_cb (RegPriceListPage *self)
{
  reg_price_list_ask (GTK_WIDGET (self), self->session,
                      reg_record_get_int (self->list, REG_PRICE_LIST_PARTY_ID), self->list);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_price_list_page_dispose (GObject *object)
{
  RegPriceListPage *self = REG_PRICE_LIST_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_price_list_page_parent_class)->dispose (object);
}

static void
reg_price_list_page_finalize (GObject *object)
{
  RegPriceListPage *self = REG_PRICE_LIST_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->shown);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->list, reg_record_unref);
  g_strfreev (self->groups);
  g_clear_object (&self->places);
  G_OBJECT_CLASS (reg_price_list_page_parent_class)->finalize (object);
}

static void
reg_price_list_page_class_init (RegPriceListPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_price_list_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_price_list_page_finalize;
}

static GtkWidget *
make_button (RegPriceListPage *self, const char *icon, const char *tip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tip);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_view (RegPriceListPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->places = gtk_string_list_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  self->view = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->places)))),
      factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Prices"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_empty (RegPriceListPage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add a price"));

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No prices yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("What a product or a group of products costs in this list, from a quantity on if you "
         "like. Everything else costs what the list takes off, or what it usually costs."));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
build (RegPriceListPage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *nothing = adw_status_page_new ();

  adw_header_bar_pack_start (
      ADW_HEADER_BAR (header),
      make_button (self, "list-add-symbolic", _ ("Add a price"), G_CALLBACK (add_clicked_cb)));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header),
                           make_button (self, "document-edit-symbolic", _ ("Change the list"),
                                        G_CALLBACK (change_clicked_cb)));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header),
                           make_button (self, "user-trash-symbolic", _ ("Delete the list"),
                                        G_CALLBACK (remove_clicked_cb)));
  self->about = GTK_LABEL (make_label ("caption", 0.5f));
  gtk_label_set_wrap (self->about, TRUE);
  gtk_label_set_ellipsize (self->about, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_justify (self->about, GTK_JUSTIFY_CENTER);
  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Code or name"));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (show_items), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (reg_dialog_go_back), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (top, 12);
  gtk_widget_set_margin_end (top, 12);
  gtk_widget_set_margin_bottom (top, 6);
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (top), self->search);
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("Nothing found"));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, make_view (self), "items");
  gtk_stack_add_named (self->stack, make_empty (self), "empty");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), top);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
}

static void
reg_price_list_page_init (RegPriceListPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->shown = g_ptr_array_new ();
  build (self);
}

/**
 * reg_price_list_page_new:
 * @list: a price list
 *
 * Returns: (transfer floating): the page with its lines
 */
AdwNavigationPage *
reg_price_list_page_new (RegSession *session, RegRecord *list)
{
  RegPriceListPage *self = g_object_new (REG_TYPE_PRICE_LIST_PAGE, NULL);

  self->session = g_object_ref (session);
  self->list = reg_record_ref (list);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  show_list (self);
  show_items (self);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
