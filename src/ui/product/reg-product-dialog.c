/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/product/reg-product-dialog.h"

#include <glib/gi18n.h>

#include "store/reg-attachments.h"
#include "store/reg-goods.h"
#include "ui/product/reg-bundle-group.h"
#include "ui/product/reg-family-group.h"
#include "ui/product/reg-picture-group.h"
#include "ui/product/reg-product-actions.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-completion.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-number-field.h"
#include "ui/widgets/reg-picture.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/widgets/reg-unsaved.h"

#define MOST (G_MAXINT64 / 1000000)

struct _RegProductDialog
{
  AdwDialog parent_instance;
  AdwBanner *banner;
  GtkWidget *save_button;
  AdwEntryRow *name_row;
  AdwEntryRow *code_row;
  AdwEntryRow *group_row;
  AdwEntryRow *price_row;
  AdwEntryRow *cost_row;
  AdwEntryRow *unit_row;
  AdwComboRow *tax_row;
  AdwEntryRow *stock_row;
  AdwEntryRow *barcode_row;
  AdwEntryRow *supplier_row;
  AdwEntryRow *supplier_code_row;
  AdwSwitchRow *gone_row;
  RegPictureGroup *picture_group;
  RegFamilyGroup *family_group;
  RegBundleGroup *bundle_group;
  GtkTextView *description_view;
  GtkWidget *delete_group;

  RegNumberField *price;
  RegNumberField *cost;
  RegNumberField *stock;
  RegSession *session;
  gint64 product_id;
  gint64 head_id;          /* what a new one is a variant of */
  RegRecord *product;      /* NULL for a new one */
  RegRecord *before;       /* as it was when the dialog opened */
  GPtrArray *parts_before; /* of RegRecord */
  char *own_name;          /* what a variant is called when nobody says otherwise */
  GPtrArray *tax_rates;    /* of RegRecord; NULL until they are read */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (RegProductDialog, reg_product_dialog, ADW_TYPE_DIALOG)

static const struct
{
  goffset row;
  int field;
} texts[] = {
  { G_STRUCT_OFFSET (RegProductDialog, name_row), REG_PRODUCT_NAME },
  { G_STRUCT_OFFSET (RegProductDialog, code_row), REG_PRODUCT_CODE },
  { G_STRUCT_OFFSET (RegProductDialog, group_row), REG_PRODUCT_CATEGORY },
  { G_STRUCT_OFFSET (RegProductDialog, unit_row), REG_PRODUCT_UNIT },
  { G_STRUCT_OFFSET (RegProductDialog, barcode_row), REG_PRODUCT_BARCODE },
  { G_STRUCT_OFFSET (RegProductDialog, supplier_row), REG_PRODUCT_SUPPLIER },
  { G_STRUCT_OFFSET (RegProductDialog, supplier_code_row), REG_PRODUCT_SUPPLIER_CODE },
};

static const struct
{
  goffset number;
  int field;
} numbers[] = {
  { G_STRUCT_OFFSET (RegProductDialog, price), REG_PRODUCT_PRICE },
  { G_STRUCT_OFFSET (RegProductDialog, cost), REG_PRODUCT_COST },
  { G_STRUCT_OFFSET (RegProductDialog, stock), REG_PRODUCT_STOCK },
};

static GtkEditable *
get_row (RegProductDialog *self, guint i)
{
  return G_STRUCT_MEMBER (GtkEditable *, self, texts[i].row);
}

static RegNumberField *
get_number (RegProductDialog *self, guint i)
{
  return G_STRUCT_MEMBER (RegNumberField *, self, numbers[i].number);
}

static char *
get_words (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
update (RegProductDialog *self)
{
  g_autofree char *name = get_words (GTK_EDITABLE (self->name_row));
  gboolean valid = self->tax_rates != NULL && !self->saving && *name != '\0';

  for (guint i = 0; valid && i < G_N_ELEMENTS (numbers); i++)
    valid = reg_number_field_is_valid (get_number (self, i));
  valid = valid && reg_bundle_group_is_valid (self->bundle_group);
  gtk_widget_set_sensitive (self->save_button, valid);
}

/* What follows from the parts is not typed. */
static void
bundle_changed_cb (RegProductDialog *self)
{
  RegBundleSum sum = reg_bundle_group_add_up (self->bundle_group);

  gtk_widget_set_sensitive (GTK_WIDGET (self->price_row),
                            !reg_bundle_group_has_price (self->bundle_group));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cost_row),
                            !reg_bundle_group_is_active (self->bundle_group) || !sum.has_cost);
  update (self);
}

/* A variant is called by its family and which one it is, until somebody says otherwise. */
static void
family_changed_cb (RegProductDialog *self)
{
  g_autofree char *name = get_words (GTK_EDITABLE (self->name_row));
  g_autofree char *own = reg_family_group_dup_name (self->family_group);

  if (own != NULL && (*name == '\0' || g_strcmp0 (name, self->own_name) == 0))
    {
      g_set_str (&self->own_name, own);
      gtk_editable_set_text (GTK_EDITABLE (self->name_row), own);
    }
  update (self);
}

static void
new_variant_cb (RegProductDialog *self)
{
  reg_dialog_present (reg_product_dialog_new_variant (self->session, self->product_id),
                      GTK_WIDGET (self));
}

/* --- filling ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  gint64 head_id;
  RegRecord *product;
  RegRecord *head;
  GPtrArray *variants;
  GPtrArray *parts;
  GStrv groups;
  GdkTexture *picture;
  GPtrArray *tax_rates;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->product, reg_record_unref);
  g_clear_pointer (&load->head, reg_record_unref);
  g_clear_pointer (&load->variants, g_ptr_array_unref);
  g_clear_pointer (&load->parts, g_ptr_array_unref);
  g_clear_pointer (&load->groups, g_strfreev);
  g_clear_object (&load->picture);
  g_clear_pointer (&load->tax_rates, g_ptr_array_unref);
  g_free (load);
}

/* One that cannot be shown is no reason not to show the product. */
static gboolean
load_picture (RegDb *db, Load *load, GError **error)
{
  gint64 id = reg_record_get_int (load->product, REG_PRODUCT_IMAGE_ID);
  g_autoptr (GBytes) bytes = NULL;

  if (id == 0)
    return TRUE;
  bytes = reg_attachment_load (db, id, error);
  if (bytes != NULL)
    load->picture = gdk_texture_new_from_bytes (bytes, NULL);
  return bytes != NULL;
}

static gboolean
load_goods (RegDb *db, Load *load, GError **error)
{
  load->groups = reg_goods_list_groups (db, error);
  if (load->groups == NULL)
    return FALSE;
  if (load->head_id != 0
      && (load->head = reg_db_load (db, REG_ENTITY_PRODUCT, load->head_id, error)) == NULL)
    return FALSE;
  if (load->id == 0)
    return TRUE;
  load->variants = reg_goods_list_variants (db, load->id, error);
  if (load->variants == NULL)
    return FALSE;
  load->parts = reg_goods_list_parts (db, load->id, error);
  return load->parts != NULL && load_picture (db, load, error);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->tax_rates = reg_db_list (db, REG_ENTITY_TAX_RATE, REG_TAX_RATE_POSITION, error);
  if (load->tax_rates == NULL)
    return FALSE;
  if (load->id != 0)
    {
      load->product = reg_db_load (db, REG_ENTITY_PRODUCT, load->id, error);
      if (load->product == NULL)
        return FALSE;
      load->head_id = reg_record_get_int (load->product, REG_PRODUCT_VARIANT_OF);
    }
  return load_goods (db, load, error);
}

/* The usual rate is what a product without one of its own gets. */
static void
fill_tax (RegProductDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 here = self->product != NULL ? reg_record_get_int (self->product, REG_PRODUCT_TAX_RATE_ID)
                                      : 0;
  guint chosen = 0;

  gtk_string_list_append (names, _ ("The usual one"));
  for (guint i = 0; i < self->tax_rates->len; i++)
    {
      RegRecord *rate = g_ptr_array_index (self->tax_rates, i);

      gtk_string_list_append (names, reg_record_get_text (rate, REG_TAX_RATE_NAME));
      if (reg_record_get_id (rate) == here)
        chosen = i + 1;
    }
  adw_combo_row_set_model (self->tax_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->tax_row, chosen);
}

static void
fill (RegProductDialog *self)
{
  fill_tax (self);
  gtk_widget_set_visible (self->delete_group, self->product != NULL);
  if (self->product == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gtk_editable_set_text (get_row (self, i), reg_record_get_text (self->product, texts[i].field));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!reg_record_is_null (self->product, numbers[i].field))
      reg_number_field_set_value (get_number (self, i),
                                  reg_record_get_int (self->product, numbers[i].field));
  adw_switch_row_set_active (self->gone_row,
                             reg_record_get_int (self->product, REG_PRODUCT_DISCONTINUED) != 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->description_view),
                            reg_record_get_text (self->product, REG_PRODUCT_DESCRIPTION), -1);
}

static void
fill_goods (RegProductDialog *self, const Load *load)
{
  reg_completion_attach (GTK_EDITABLE (self->group_row), (const char *const *)load->groups);
  reg_family_group_set (self->family_group, self->session, self->product, load->head,
                        load->variants);
  reg_bundle_group_set (self->bundle_group, self->session, self->product, load->parts);
  reg_picture_group_set (self->picture_group, load->picture);
  self->own_name = reg_family_group_dup_name (self->family_group);
  g_signal_connect_object (self->family_group, "changed", G_CALLBACK (family_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->family_group, "new-variant", G_CALLBACK (new_variant_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bundle_group, "changed", G_CALLBACK (bundle_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->parts_before = reg_bundle_group_dup_parts (self->bundle_group);
  bundle_changed_cb (self);
  family_changed_cb (self);
}

static RegRecord *read_product (RegProductDialog *self);

static void
show_problem (RegProductDialog *self, const GError *error)
{
  g_autofree char *why = reg_error_describe (error);

  g_message ("Product: %s", error->message);
  adw_banner_set_title (self->banner, why);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegProductDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  /* Closed before it was read. */
  if (self->session == NULL)
    return;
  if (load == NULL)
    {
      show_problem (self, error);
      return;
    }
  self->product = g_steal_pointer (&load->product);
  self->tax_rates = g_steal_pointer (&load->tax_rates);
  fill (self);
  fill_goods (self, load);
  update (self);
  self->before = read_product (self);
}

/* --- saving ----------------------------------------------------------------------------- */

typedef struct
{
  RegRecord *product;
  GPtrArray *parts; /* of RegRecord */
  gboolean has_new_picture;
  GBytes *picture; /* NULL for none */
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  reg_record_unref (save->product);
  g_clear_pointer (&save->parts, g_ptr_array_unref);
  g_clear_pointer (&save->picture, g_bytes_unref);
  g_free (save);
}

static gboolean
put_picture (RegDb *db, Save *save, GError **error)
{
  RegRecordBuilder *builder;
  gint64 attachment = 0;

  if (save->picture != NULL)
    {
      attachment = reg_attachment_store (db, save->picture,
                                         reg_picture_get_media_type (save->picture), NULL, error);
      if (attachment == 0)
        return FALSE;
    }
  builder = reg_record_builder_new_from (save->product);
  reg_record_builder_set_ref (builder, REG_PRODUCT_IMAGE_ID, attachment);
  reg_record_unref (save->product);
  save->product = reg_record_builder_end (builder);
  return TRUE;
}

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;

  if (save->has_new_picture && !put_picture (db, save, error))
    return FALSE;

  return reg_goods_save (db, save->product, save->parts, NULL, error);
}

static gint64
get_tax (RegProductDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->tax_row);

  if (chosen == 0 || chosen == GTK_INVALID_LIST_POSITION || chosen > self->tax_rates->len)
    return 0;
  return reg_record_get_id (g_ptr_array_index (self->tax_rates, chosen - 1));
}

static char *
read_description (RegProductDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->description_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* What came in a product that is no bundle any more is gone with it. */
static GPtrArray *
read_parts (RegProductDialog *self)
{
  GPtrArray *parts = reg_bundle_group_dup_parts (self->bundle_group);

  if (!reg_bundle_group_is_active (self->bundle_group))
    g_ptr_array_set_size (parts, 0);
  return parts;
}

static RegRecord *
read_product (RegProductDialog *self)
{
  g_autofree char *description = read_description (self);
  RegRecordBuilder *builder = self->product != NULL ? reg_record_builder_new_from (self->product)
                                                    : reg_record_builder_new (REG_ENTITY_PRODUCT);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *words = get_words (get_row (self, i));

      reg_record_builder_set_text (builder, texts[i].field, *words != '\0' ? words : NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (reg_number_field_is_empty (get_number (self, i)))
      reg_record_builder_set_null (builder, numbers[i].field);
    else
      reg_record_builder_set_int (builder, numbers[i].field,
                                  reg_number_field_get_value (get_number (self, i)));
  reg_record_builder_set_ref (builder, REG_PRODUCT_TAX_RATE_ID, get_tax (self));
  reg_record_builder_set_int (builder, REG_PRODUCT_DISCONTINUED,
                              adw_switch_row_get_active (self->gone_row));
  reg_record_builder_set_text (builder, REG_PRODUCT_DESCRIPTION,
                               *description != '\0' ? description : NULL);
  reg_family_group_write (self->family_group, builder);
  reg_bundle_group_write (self->bundle_group, builder);
  return reg_record_builder_end (builder);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegProductDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->saving = FALSE;
  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    {
      show_problem (self, error);
      update (self);
      return;
    }
  if (root != NULL)
    reg_toaster_show_undo (GTK_WIDGET (root),
                           self->product_id == 0 ? _ ("Product added") : _ ("Product changed"),
                           reg_store_job_get_action (result));
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
save_cb (RegProductDialog *self)
{
  RegActionInfo info = { .kind = "edit" };
  Save *save;

  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  info.label = self->product_id == 0 ? _ ("Product added") : _ ("Product changed");
  save = g_new0 (Save, 1);
  save->product = read_product (self);
  save->parts = read_parts (self);
  save->has_new_picture = reg_picture_group_is_changed (self->picture_group);
  if (reg_picture_group_get_new (self->picture_group) != NULL)
    save->picture = g_bytes_ref (reg_picture_group_get_new (self->picture_group));
  self->saving = TRUE;
  update (self);
  reg_store_write_async (reg_session_get_store (self->session), &info, save_job, save, save_free,
                         NULL, saved_cb, g_object_ref (self));
}

/* --- leaving ---------------------------------------------------------------------------- */

static gboolean
has_other_parts (RegProductDialog *self)
{
  g_autoptr (GPtrArray) now = read_parts (self);

  if (now->len != self->parts_before->len)
    return TRUE;
  for (guint i = 0; i < now->len; i++)
    if (!reg_record_has_same_values (now->pdata[i], self->parts_before->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_changed (RegProductDialog *self)
{
  g_autoptr (RegRecord) now = self->before != NULL ? read_product (self) : NULL;
  gboolean changed = now != NULL
                     && (!reg_record_has_same_values (self->before, now) || has_other_parts (self)
                         || reg_picture_group_is_changed (self->picture_group));

  for (guint i = 0; now != NULL && i < G_N_ELEMENTS (numbers); i++)
    changed = changed || !reg_number_field_is_valid (get_number (self, i));
  return changed;
}

static void
save_and_close (gpointer dialog)
{
  save_cb (dialog);
}

static void
reg_product_dialog_close_attempt (AdwDialog *dialog)
{
  if (is_changed (REG_PRODUCT_DIALOG (dialog)))
    reg_unsaved_ask (GTK_WIDGET (dialog), save_and_close);
  else
    adw_dialog_force_close (dialog);
}

static void
cancel_cb (RegProductDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
delete_cb (RegProductDialog *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  reg_product_delete (root, self->session, &self->product_id, 1);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_product_dialog_dispose (GObject *object)
{
  RegProductDialog *self = REG_PRODUCT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_PRODUCT_DIALOG);
  g_clear_object (&self->session);
  g_clear_pointer (&self->product, reg_record_unref);
  g_clear_pointer (&self->before, reg_record_unref);
  g_clear_pointer (&self->parts_before, g_ptr_array_unref);
  g_clear_pointer (&self->own_name, g_free);
  g_clear_pointer (&self->tax_rates, g_ptr_array_unref);
  G_OBJECT_CLASS (reg_product_dialog_parent_class)->dispose (object);
}

static void
reg_product_dialog_class_init (RegProductDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_PICTURE_GROUP);
  g_type_ensure (REG_TYPE_FAMILY_GROUP);
  g_type_ensure (REG_TYPE_BUNDLE_GROUP);
  G_OBJECT_CLASS (klass)->dispose = reg_product_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = reg_product_dialog_close_attempt;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-product-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, code_row);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, group_row);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, price_row);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, cost_row);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, tax_row);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, stock_row);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, barcode_row);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, supplier_row);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, supplier_code_row);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, gone_row);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, picture_group);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, family_group);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, bundle_group);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, description_view);
  gtk_widget_class_bind_template_child (widget_class, RegProductDialog, delete_group);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
reg_product_dialog_init (RegProductDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static RegNumberField *
attach (RegProductDialog *self, AdwEntryRow *row, RegNumberKind kind)
{
  RegNumberField *field = reg_number_field_attach (GTK_EDITABLE (row), kind,
                                                   reg_session_get_currency (self->session));

  reg_number_field_set_range (field, kind == REG_NUMBER_QUANTITY ? -MOST : 0, MOST);
  g_signal_connect_object (field, "notify::valid", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return field;
}

static AdwDialog *
create (RegSession *session, gint64 product, gint64 head)
{
  RegProductDialog *self = g_object_new (REG_TYPE_PRODUCT_DIALOG, NULL);
  Load *load = g_new0 (Load, 1);

  self->session = g_object_ref (session);
  self->product_id = product;
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  self->price = attach (self, self->price_row, REG_NUMBER_PRICE);
  self->cost = attach (self, self->cost_row, REG_NUMBER_PRICE);
  self->stock = attach (self, self->stock_row, REG_NUMBER_QUANTITY);
  gtk_widget_set_visible (GTK_WIDGET (self->cost_row), reg_session_sees_cost (session));
  adw_dialog_set_title (ADW_DIALOG (self), product != 0 ? _ ("Product")
                                           : head != 0  ? _ ("New variant")
                                                        : _ ("New product"));
  load->id = product;
  load->head_id = head;
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, load_job, load, load_free,
                        NULL, loaded_cb, g_object_ref (self));
  update (self);
  return ADW_DIALOG (self);
}

/**
 * reg_product_dialog_new:
 * @session: the open customer book
 * @product: the product, 0 for a new one
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_product_dialog_new (RegSession *session, gint64 product)
{
  return create (session, product, 0);
}

/**
 * reg_product_dialog_new_variant:
 * @session: the open customer book
 * @head: the product it is a variant of
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_product_dialog_new_variant (RegSession *session, gint64 head)
{
  return create (session, 0, head);
}

/**
 * reg_product_dialog_open:
 *
 * Shows the dialog in the window in front; for the table of record windows.
 *
 * Returns: %NULL, since there is no window of its own
 */
GtkWindow *
reg_product_dialog_open (GtkApplication *application,
                         RegSession *session,
                         gint64 product,
                         gint64 party)
{
  GtkWindow *front = gtk_application_get_active_window (application);

  reg_dialog_present (reg_product_dialog_new (session, product), GTK_WIDGET (front));
  return NULL;
}
