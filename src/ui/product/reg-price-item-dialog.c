/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/product/reg-price-item-dialog.h"

#include <glib/gi18n.h>

#include "core/reg-money.h"
#include "ui/quotation/reg-product-entry.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-number-field.h"

/* More than anything is sold for, and than anybody buys at once. */
#define MOST (G_MAXINT64 / 1000)

/* The answers to "For" and "Costs". */
enum
{
  FOR_PRODUCT,
  FOR_GROUP,
};
enum
{
  BY_PRICE,
  BY_DISCOUNT,
};

struct _RegPriceItemDialog
{
  AdwDialog parent_instance;

  RegSession *session;
  GtkWidget *from; /* where it was asked for */
  RegRecord *record;
  gint64 list;
  gint64 product;
  GStrv groups;
  gboolean is_filling;

  AdwComboRow *for_row;
  AdwActionRow *product_row;
  GtkWidget *find_row;
  GtkWidget *product_entry;
  AdwComboRow *group_row;
  AdwEntryRow *from_row;
  AdwComboRow *by_row;
  AdwEntryRow *price_row;
  AdwEntryRow *discount_row;
  RegNumberField *quantity;
  RegNumberField *price;
  RegNumberField *discount;
  GtkLabel *problem;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (RegPriceItemDialog, reg_price_item_dialog, ADW_TYPE_DIALOG)

static gboolean
is_for_group (RegPriceItemDialog *self)
{
  return adw_combo_row_get_selected (self->for_row) == FOR_GROUP;
}

/* A group has no price of its own. */
static gboolean
is_discount (RegPriceItemDialog *self)
{
  return is_for_group (self) || adw_combo_row_get_selected (self->by_row) == BY_DISCOUNT;
}

/* --- what is answered ------------------------------------------------------------------- */

static const char *
find_problem (RegPriceItemDialog *self)
{
  RegNumberField *value = is_discount (self) ? self->discount : self->price;

  if (!reg_number_field_is_valid (self->quantity))
    return _ ("The quantity is not a number that fits.");
  if (!reg_number_field_is_valid (value))
    return is_discount (self) ? _ ("What comes off is a percentage up to 100.")
                              : _ ("The price is not an amount that fits.");
  return NULL;
}

static gboolean
is_complete (RegPriceItemDialog *self)
{
  gboolean has_thing = is_for_group (self) ? g_strv_length (self->groups) > 0 : self->product != 0;

  return has_thing && find_problem (self) == NULL
         && !reg_number_field_is_empty (is_discount (self) ? self->discount : self->price);
}

static void
update (RegPriceItemDialog *self)
{
  const char *problem;

  if (self->is_filling)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->product_row), !is_for_group (self));
  gtk_widget_set_visible (self->find_row, !is_for_group (self));
  gtk_widget_set_visible (GTK_WIDGET (self->group_row), is_for_group (self));
  gtk_widget_set_visible (GTK_WIDGET (self->by_row), !is_for_group (self));
  gtk_widget_set_visible (GTK_WIDGET (self->price_row), !is_discount (self));
  gtk_widget_set_visible (GTK_WIDGET (self->discount_row), is_discount (self));
  problem = find_problem (self);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_set_sensitive (self->save_button, is_complete (self));
}

static RegRecord *
make_record (RegPriceItemDialog *self)
{
  RegRecordBuilder *builder = self->record != NULL ? reg_record_builder_new_from (self->record)
                                                   : reg_record_builder_new (REG_ENTITY_PRICE_ITEM);

  reg_record_builder_set_ref (builder, REG_PRICE_ITEM_PRICE_LIST_ID, self->list);
  reg_record_builder_set_ref (builder, REG_PRICE_ITEM_PRODUCT_ID,
                              is_for_group (self) ? 0 : self->product);
  reg_record_builder_set_text (
      builder, REG_PRICE_ITEM_CATEGORY,
      is_for_group (self) ? self->groups[adw_combo_row_get_selected (self->group_row)] : NULL);
  reg_record_builder_set_null (builder, REG_PRICE_ITEM_FROM_QUANTITY);
  reg_record_builder_set_null (builder, REG_PRICE_ITEM_PRICE);
  reg_record_builder_set_null (builder, REG_PRICE_ITEM_DISCOUNT);
  if (reg_number_field_get_value (self->quantity) > 0)
    reg_record_builder_set_int (builder, REG_PRICE_ITEM_FROM_QUANTITY,
                                reg_number_field_get_value (self->quantity));
  if (is_discount (self))
    reg_record_builder_set_int (builder, REG_PRICE_ITEM_DISCOUNT,
                                reg_number_field_get_value (self->discount));
  else
    reg_record_builder_set_int (builder, REG_PRICE_ITEM_PRICE,
                                reg_number_field_get_value (self->price));
  return reg_record_builder_end (builder);
}

/* --- saving, removing ------------------------------------------------------------------- */

typedef struct
{
  RegPriceItemDialog *dialog;
  RegRecord *record;
} Save;

static void
save_free (gpointer data)
{
  Save *job = data;

  g_object_unref (job->dialog);
  reg_record_unref (job->record);
  g_free (job);
}

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_price_item_save (db, ((Save *)data)->record, error) != 0;
}

/* The answers stay until they are taken. */
static void
saved_cb (GtkWidget *from, gpointer data, const GError *error)
{
  RegPriceItemDialog *self = ((Save *)data)->dialog;

  if (error == NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  gtk_label_set_label (
      self->problem,
      g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT)
          ? _ ("The list has a price for this from that quantity on. Change that one.")
          : _ ("This was not saved."));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
save (RegPriceItemDialog *self)
{
  const RegEditWords words = {
    .kind = "edit",
    .done = self->record != NULL ? _ ("Price changed") : _ ("Price added"),
    .failed = _ ("The price was not saved."),
  };
  Save *job;

  if (!is_complete (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  job = g_new0 (Save, 1);
  job->dialog = g_object_ref (self);
  job->record = make_record (self);
  /* What was done is told where the list is. */
  reg_edit_run (self->from, self->session, &words, save_job, job, save_free, saved_cb);
}

static gboolean
remove_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_db_bin (db, REG_ENTITY_PRICE_ITEM, reg_record_get_id (data), error);
}

static void
remove_clicked_cb (RegPriceItemDialog *self)
{
  const RegEditWords words = {
    .kind = "delete",
    .done = _ ("Price removed"),
    .failed = _ ("The price was not removed."),
  };

  reg_edit_run (self->from, self->session, &words, remove_job, reg_record_ref (self->record),
                (GDestroyNotify)reg_record_unref, NULL);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* --- product ---------------------------------------------------------------------------- */

static void
show_product (RegPriceItemDialog *self, const char *name)
{
  adw_action_row_set_subtitle (self->product_row, name);
}

static void
picked_cb (RegProductEntry *entry, RegProductMatch *match, gboolean stay, RegPriceItemDialog *self)
{
  self->product = reg_record_get_id (match->product);
  show_product (self, reg_record_get_text (match->product, REG_PRODUCT_NAME));
  if (reg_number_field_is_empty (self->price))
    reg_number_field_set_value (self->price,
                                reg_record_get_int (match->product, REG_PRODUCT_PRICE));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->from_row));
}

/* What is no product has no price. */
static void
words_cb (RegPriceItemDialog *self)
{
  gtk_label_set_label (self->problem, _ ("No product is found by that."));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
left_cb (RegProductEntry *entry, gboolean upwards, RegPriceItemDialog *self)
{
  gtk_widget_grab_focus (upwards ? GTK_WIDGET (self->for_row) : GTK_WIDGET (self->from_row));
}

/* --- rows ------------------------------------------------------------------------------- */

static AdwComboRow *
add_combo (AdwPreferencesGroup *group, const char *title, const char *const *words)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (words);

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static AdwEntryRow *
add_entry (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  return ADW_ENTRY_ROW (row);
}

static void
add_product (RegPriceItemDialog *self, AdwPreferencesGroup *group)
{
  self->product_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->product_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->product_row), _ ("Product"));
  adw_action_row_set_subtitle_selectable (self->product_row, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->product_row), "property");
  show_product (self, _ ("none chosen yet"));
  adw_preferences_group_add (group, GTK_WIDGET (self->product_row));
  self->find_row = adw_preferences_row_new ();
  self->product_entry = reg_product_entry_new (self->session);
  gtk_widget_set_margin_start (self->product_entry, 12);
  gtk_widget_set_margin_end (self->product_entry, 12);
  gtk_widget_set_margin_top (self->product_entry, 12);
  gtk_widget_set_margin_bottom (self->product_entry, 12);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->find_row), FALSE);
  gtk_widget_set_focusable (self->find_row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->find_row), self->product_entry);
  adw_preferences_group_add (group, self->find_row);
  g_signal_connect_object (self->product_entry, "picked", G_CALLBACK (picked_cb), self, 0);
  g_signal_connect_object (self->product_entry, "words", G_CALLBACK (words_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->product_entry, "left", G_CALLBACK (left_cb), self, 0);
}

static RegNumberField *
attach (RegPriceItemDialog *self, AdwEntryRow *row, RegNumberKind kind, gint64 low, gint64 high)
{
  RegNumberField *field = reg_number_field_attach (GTK_EDITABLE (row), kind,
                                                   reg_session_get_currency (self->session));

  reg_number_field_set_range (field, low, high);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  return field;
}

static GtkWidget *
build_page (RegPriceItemDialog *self)
{
  const char *const things[] = { _ ("One product"), _ ("A group of products"), NULL };
  const char *const ways[] = { _ ("A price of its own"), _ ("Less than usual"), NULL };
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *what = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *how = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->for_row = add_combo (what, _ ("_For"), things);
  add_product (self, what);
  self->group_row = add_combo (what, _ ("_Group"), (const char *const *)self->groups);
  self->from_row = add_entry (how, _ ("From this _quantity on (empty: any)"));
  self->by_row = add_combo (how, _ ("_Costs"), ways);
  self->price_row = add_entry (how, _ ("_Price without tax"));
  self->discount_row = add_entry (how, _ ("_Off the usual price (%)"));
  self->quantity = attach (self, self->from_row, REG_NUMBER_QUANTITY, 0, MOST);
  self->price = attach (self, self->price_row, REG_NUMBER_PRICE, 0, MOST);
  self->discount = attach (self, self->discount_row, REG_NUMBER_RATE, -REG_PPM, REG_PPM);
  g_signal_connect_object (self->for_row, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->by_row, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  adw_preferences_group_add (how, GTK_WIDGET (self->problem));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), what);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), how);
  if (self->record != NULL)
    {
      AdwPreferencesGroup *end = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      GtkWidget *button = adw_button_row_new ();

      adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (button), TRUE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _ ("_Remove"));
      gtk_widget_add_css_class (button, "destructive-action");
      g_signal_connect_object (button, "activated", G_CALLBACK (remove_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (end, button);
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), end);
    }
  return page;
}

static void
fill (RegPriceItemDialog *self, const RegPriceItemRow *row)
{
  const RegRecord *record = row->record;
  const char *group = reg_record_get_text (record, REG_PRICE_ITEM_CATEGORY);

  self->product = reg_record_get_int (record, REG_PRICE_ITEM_PRODUCT_ID);
  adw_combo_row_set_selected (self->for_row, self->product != 0 ? FOR_PRODUCT : FOR_GROUP);
  if (self->product != 0)
    show_product (self, row->name);
  for (guint i = 0; self->groups[i] != NULL; i++)
    if (g_str_equal (self->groups[i], group))
      adw_combo_row_set_selected (self->group_row, i);
  if (reg_record_get_int (record, REG_PRICE_ITEM_FROM_QUANTITY) > 0)
    reg_number_field_set_value (self->quantity,
                                reg_record_get_int (record, REG_PRICE_ITEM_FROM_QUANTITY));
  if (reg_record_is_null (record, REG_PRICE_ITEM_PRICE))
    {
      adw_combo_row_set_selected (self->by_row, BY_DISCOUNT);
      reg_number_field_set_value (self->discount,
                                  reg_record_get_int (record, REG_PRICE_ITEM_DISCOUNT));
    }
  else
    reg_number_field_set_value (self->price, reg_record_get_int (record, REG_PRICE_ITEM_PRICE));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_price_item_dialog_finalize (GObject *object)
{
  RegPriceItemDialog *self = REG_PRICE_ITEM_DIALOG (object);

  g_clear_pointer (&self->record, reg_record_unref);
  g_strfreev (self->groups);
  g_clear_object (&self->from);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_price_item_dialog_parent_class)->finalize (object);
}

static void
reg_price_item_dialog_class_init (RegPriceItemDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_price_item_dialog_finalize;
}

static void
reg_price_item_dialog_init (RegPriceItemDialog *self)
{
}

/* A line for a group that no product is in any more keeps it. */
static GStrv
with_own_group (GStrv groups, const RegPriceItemRow *row)
{
  const char *own = row != NULL ? reg_record_get_text (row->record, REG_PRICE_ITEM_CATEGORY) : "";
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **)groups);
  if (*own != '\0' && !g_strv_contains ((const char *const *)groups, own))
    g_strv_builder_add (builder, own);
  return g_strv_builder_end (builder);
}

/**
 * reg_price_item_dialog_open:
 * @parent: where it is asked for
 * @list: the price list
 * @groups: the groups products are in
 * @row: (nullable): the line to be changed, %NULL for a new one
 */
void
reg_price_item_dialog_open (
    GtkWidget *parent, RegSession *session, gint64 list, GStrv groups, const RegPriceItemRow *row)
{
  RegPriceItemDialog *self = g_object_new (REG_TYPE_PRICE_ITEM_DIALOG, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  self->session = g_object_ref (session);
  self->from = g_object_ref (parent);
  self->list = list;
  self->record = row != NULL ? reg_record_ref (row->record) : NULL;
  self->groups = with_own_group (groups, row);
  self->save_button = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (save), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save_button);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  self->is_filling = TRUE;
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), build_page (self));
  if (row != NULL)
    fill (self, row);
  self->is_filling = FALSE;
  adw_dialog_set_title (ADW_DIALOG (self), row != NULL ? _ ("Price") : _ ("New price"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 440);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  update (self);
  adw_dialog_set_focus (ADW_DIALOG (self), row == NULL          ? self->product_entry
                                           : is_discount (self) ? GTK_WIDGET (self->discount_row)
                                                                : GTK_WIDGET (self->price_row));
  reg_dialog_present (ADW_DIALOG (self), parent);
}
