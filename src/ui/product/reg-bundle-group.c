/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/product/reg-bundle-group.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "core/reg-money.h"
#include "ui/quotation/reg-product-entry.h"
#include "ui/widgets/reg-number-field.h"
#include "ui/widgets/reg-problem.h"

#define MOST (G_MAXINT64 / 1000000)

typedef struct
{
  RegRecord *part;
  RegRecord *product;
  GtkWidget *row;
  RegNumberField *quantity;
} Part;

struct _RegBundleGroup
{
  AdwPreferencesGroup parent_instance;

  RegSession *session;
  gint64 bundle;
  GPtrArray *parts; /* of Part */
  GtkWidget *bundle_row;
  GtkWidget *from_parts_row;
  GtkWidget *sum_row;
  GtkWidget *sum;
  GtkWidget *entry;
  GtkWidget *entry_row;
  GtkWidget *problem;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegBundleGroup, reg_bundle_group, ADW_TYPE_PREFERENCES_GROUP)

static void
part_free (gpointer data)
{
  Part *part = data;

  reg_record_unref (part->part);
  reg_record_unref (part->product);
  g_free (part);
}

static Part *
get_part (RegBundleGroup *self, guint i)
{
  return g_ptr_array_index (self->parts, i);
}

/* --- what it comes to ------------------------------------------------------------------- */

static char *
format_price (RegBundleGroup *self, gboolean known, gint64 price)
{
  return known ? reg_price_format (price, reg_session_get_currency (self->session),
                                   reg_session_get_number_style (self->session))
               : g_strdup ("–");
}

static void
show_sum (RegBundleGroup *self)
{
  RegBundleSum sum = reg_bundle_group_add_up (self);
  g_autofree char *price = format_price (self, sum.has_price, sum.price);
  g_autofree char *cost = format_price (self, sum.has_cost, sum.cost);
  g_autofree char *both = g_strdup_printf (_ ("What they cost us: %s"), cost);

  gtk_label_set_label (GTK_LABEL (self->sum), price);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->sum_row),
                               reg_session_sees_cost (self->session) ? both : "");
}

static void
update (RegBundleGroup *self)
{
  gboolean active = reg_bundle_group_is_active (self);

  for (guint i = 0; i < self->parts->len; i++)
    gtk_widget_set_visible (get_part (self, i)->row, active);
  gtk_widget_set_visible (self->entry_row, active);
  gtk_widget_set_visible (self->from_parts_row, active && self->parts->len > 0);
  gtk_widget_set_visible (self->sum_row, active && self->parts->len > 0);
  show_sum (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_problem (RegBundleGroup *self, const char *problem)
{
  gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  if (problem != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), problem,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* --- parts ------------------------------------------------------------------------------ */

static Part *
find_part (RegBundleGroup *self, GtkWidget *row)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (get_part (self, i)->row == row || gtk_widget_is_ancestor (row, get_part (self, i)->row))
      return get_part (self, i);
  return NULL;
}

static void
remove_clicked_cb (GtkWidget *button, RegBundleGroup *self)
{
  Part *part = find_part (self, button);

  if (part == NULL)
    return;
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_BACKWARD);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), part->row);
  g_ptr_array_remove (self->parts, part);
  update (self);
}

/* Below the parts stands what is about all of them. */
static void
put_below (RegBundleGroup *self)
{
  GtkWidget *rows[] = { self->entry_row, self->sum_row, self->from_parts_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_object_ref (rows[i]);
      if (gtk_widget_get_parent (rows[i]) != NULL)
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), rows[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), rows[i]);
      g_object_unref (rows[i]);
    }
}

static gboolean
part_key_cb (GtkEventControllerKey *controller,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             RegBundleGroup *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  Part *part = find_part (self, row);
  guint from;
  int by = keyval == GDK_KEY_Up ? -1 : 1;

  if (part == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != GDK_ALT_MASK
      || (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down)
      || !g_ptr_array_find (self->parts, part, &from) || (int)from + by < 0
      || from + by >= self->parts->len)
    return GDK_EVENT_PROPAGATE;
  g_ptr_array_steal_index (self->parts, from);
  g_ptr_array_insert (self->parts, (int)from + by, part);
  for (guint i = 0; i < self->parts->len; i++)
    {
      GtkWidget *each = g_object_ref (get_part (self, i)->row);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), each);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), each);
      g_object_unref (each);
    }
  put_below (self);
  gtk_widget_grab_focus (row);
  update (self);
  return GDK_EVENT_STOP;
}

static GtkWidget *
new_remove_button (RegBundleGroup *self, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  /* Translators: %s is a product */
  g_autofree char *label = g_strdup_printf (_ ("Take out: %s"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  return button;
}

static void
quantity_cb (RegBundleGroup *self)
{
  show_sum (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Takes the record of the part. */
static Part *
add_part (RegBundleGroup *self, RegRecord *record, RegRecord *product)
{
  const char *name = reg_record_get_text (product, REG_PRODUCT_NAME);
  GtkEventController *keys = gtk_event_controller_key_new ();
  Part *part = g_new0 (Part, 1);

  part->part = record;
  part->product = reg_record_ref (product);
  part->row = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (part->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part->row), name);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (part->row), TRUE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (part->row), new_remove_button (self, name));
  part->quantity = reg_number_field_attach (GTK_EDITABLE (part->row), REG_NUMBER_QUANTITY,
                                            reg_session_get_currency (self->session));
  reg_number_field_set_range (part->quantity, 1, MOST);
  reg_number_field_set_value (part->quantity,
                              reg_record_get_int (record, REG_BUNDLE_PART_QUANTITY));
  g_signal_connect_object (part->row, "changed", G_CALLBACK (quantity_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (part_key_cb), self, 0);
  gtk_widget_add_controller (part->row, keys);
  g_ptr_array_add (self->parts, part);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), part->row);
  return part;
}

static RegRecord *
make_record (RegRecord *product)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_BUNDLE_PART);

  reg_record_builder_set_ref (builder, REG_BUNDLE_PART_PRODUCT_ID, reg_record_get_id (product));
  reg_record_builder_set_int (builder, REG_BUNDLE_PART_QUANTITY, REG_QUANTITY_UNIT);
  return reg_record_builder_end (builder);
}

/* --- adding ----------------------------------------------------------------------------- */

typedef struct
{
  gint64 bundle;
  RegRecord *product;
  char *through;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  reg_record_unref (check->product);
  g_free (check->through);
  g_free (check);
}

static gboolean
check_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Check *check = data;

  return reg_goods_find_loop (db, check->bundle, reg_record_get_id (check->product),
                              &check->through, error);
}

static void
checked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegBundleGroup) self = user_data;
  const Check *check = reg_store_job_finish (REG_STORE (object), result, NULL);
  g_autofree char *problem = NULL;
  Part *part;

  if (check == NULL || self->session == NULL)
    return;
  if (check->through != NULL)
    {
      problem = g_strdup_printf (reg_record_get_id (check->product) == self->bundle
                                     ? _ ("“%s” cannot come in itself.")
                                     : _ ("“%s” contains this bundle already."),
                                 check->through);
      show_problem (self, problem);
      return;
    }
  part = add_part (self, make_record (check->product), check->product);
  put_below (self);
  update (self);
  gtk_widget_grab_focus (part->row);
  gtk_editable_select_region (GTK_EDITABLE (part->row), 0, -1);
}

static void
picked_cb (RegProductEntry *entry,
           const RegProductMatch *match,
           gboolean go_on,
           RegBundleGroup *self)
{
  gint64 id = reg_record_get_id (match->product);
  Check *check;

  show_problem (self, NULL);
  for (guint i = 0; i < self->parts->len; i++)
    if (reg_record_get_id (get_part (self, i)->product) == id)
      {
        gtk_widget_grab_focus (get_part (self, i)->row);
        gtk_editable_select_region (GTK_EDITABLE (get_part (self, i)->row), 0, -1);
        return;
      }
  check = g_new0 (Check, 1);
  check->bundle = self->bundle;
  check->product = reg_record_ref (match->product);
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, check_job, check,
                        check_free, NULL, checked_cb, g_object_ref (self));
}

static void
entry_changed_cb (RegProductEntry *entry, RegBundleGroup *self)
{
  show_problem (self, reg_product_entry_get_wrong (entry));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_bundle_group_dispose (GObject *object)
{
  RegBundleGroup *self = REG_BUNDLE_GROUP (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_bundle_group_parent_class)->dispose (object);
}

static void
reg_bundle_group_finalize (GObject *object)
{
  g_ptr_array_unref (REG_BUNDLE_GROUP (object)->parts);
  G_OBJECT_CLASS (reg_bundle_group_parent_class)->finalize (object);
}

static void
reg_bundle_group_class_init (RegBundleGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_bundle_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_bundle_group_finalize;

  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_BUNDLE_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_switch (RegBundleGroup *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return row;
}

static void
reg_bundle_group_init (RegBundleGroup *self)
{
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_set_margin_top (self->problem, 6);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
}

static void
build (RegBundleGroup *self)
{
  self->bundle_row = new_switch (self, _ ("_Bundle"), _ ("Sold as one, made of other products"));
  self->from_parts_row = new_switch (self, _ ("_Goes by its parts"),
                                     _ ("Its price is what they cost together"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->bundle_row);
  self->entry = reg_product_entry_new (self->session);
  reg_product_entry_set_products_only (REG_PRODUCT_ENTRY (self->entry),
                                       _ ("Add a part: code, name or barcode"), FALSE);
  g_signal_connect_object (self->entry, "picked", G_CALLBACK (picked_cb), self, 0);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (entry_changed_cb), self, 0);
  gtk_widget_set_margin_start (self->entry, 12);
  gtk_widget_set_margin_end (self->entry, 12);
  gtk_widget_set_margin_top (self->entry, 15);
  gtk_widget_set_margin_bottom (self->entry, 15);
  self->entry_row = adw_preferences_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->entry_row), FALSE);
  gtk_widget_set_focusable (self->entry_row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->entry_row), self->entry);
  self->sum_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sum_row), _ ("Together"));
  self->sum = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->sum, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->sum_row), self->sum);
}

/**
 * reg_bundle_group_set:
 * @session: the open customer book
 * @product: (nullable): the product, %NULL for a new one
 * @parts: (nullable) (element-type RegGoodsPart): what comes in it
 *
 * To be called once.
 */
void
reg_bundle_group_set (RegBundleGroup *self,
                      RegSession *session,
                      RegRecord *product,
                      GPtrArray *parts)
{
  g_return_if_fail (REG_IS_BUNDLE_GROUP (self) && self->session == NULL);

  self->session = g_object_ref (session);
  self->bundle = product != NULL ? reg_record_get_id (product) : 0;
  build (self);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const RegGoodsPart *part = g_ptr_array_index (parts, i);

      add_part (self, reg_record_ref (part->part), part->product);
    }
  put_below (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->problem);
  if (product != NULL)
    {
      adw_switch_row_set_active (ADW_SWITCH_ROW (self->bundle_row),
                                 reg_record_get_int (product, REG_PRODUCT_IS_BUNDLE) != 0);
      adw_switch_row_set_active (ADW_SWITCH_ROW (self->from_parts_row),
                                 reg_record_get_int (product, REG_PRODUCT_PRICE_FROM_PARTS) != 0);
    }
  update (self);
}

static void
write_switch (RegRecordBuilder *product, int field, gboolean active)
{
  const RegValue *before = reg_record_builder_get_value (product, field);

  /* Nothing and no are the same, and not a change. */
  if (active || before->type != REG_VALUE_NULL)
    reg_record_builder_set_int (product, field, active);
}

/* Puts into the product what is switched here. */
void
reg_bundle_group_write (RegBundleGroup *self, RegRecordBuilder *product)
{
  g_return_if_fail (REG_IS_BUNDLE_GROUP (self));

  write_switch (product, REG_PRODUCT_IS_BUNDLE, reg_bundle_group_is_active (self));
  write_switch (product, REG_PRODUCT_PRICE_FROM_PARTS, reg_bundle_group_has_price (self));
}

/**
 * reg_bundle_group_dup_parts:
 *
 * Returns: (transfer full) (element-type RegRecord): the bundle_part records, in order
 */
GPtrArray *
reg_bundle_group_dup_parts (RegBundleGroup *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  g_return_val_if_fail (REG_IS_BUNDLE_GROUP (self), records);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = get_part (self, i);
      RegRecordBuilder *builder = reg_record_builder_new_from (part->part);

      if (reg_number_field_is_valid (part->quantity) && !reg_number_field_is_empty (part->quantity))
        reg_record_builder_set_int (builder, REG_BUNDLE_PART_QUANTITY,
                                    reg_number_field_get_value (part->quantity));
      reg_record_builder_set_int (builder, REG_BUNDLE_PART_POSITION, i + 1);
      g_ptr_array_add (records, reg_record_builder_end (builder));
    }
  return records;
}

gboolean
reg_bundle_group_is_valid (RegBundleGroup *self)
{
  g_return_val_if_fail (REG_IS_BUNDLE_GROUP (self), FALSE);

  for (guint i = 0; i < self->parts->len; i++)
    if (!reg_number_field_is_valid (get_part (self, i)->quantity)
        || reg_number_field_is_empty (get_part (self, i)->quantity))
      return FALSE;
  return TRUE;
}

gboolean
reg_bundle_group_is_active (RegBundleGroup *self)
{
  return adw_switch_row_get_active (ADW_SWITCH_ROW (self->bundle_row));
}

/* Whether its price is what the parts come to. */
gboolean
reg_bundle_group_has_price (RegBundleGroup *self)
{
  return reg_bundle_group_is_active (self) && self->parts->len > 0
         && adw_switch_row_get_active (ADW_SWITCH_ROW (self->from_parts_row));
}

/* What the parts come to as they stand here. */
RegBundleSum
reg_bundle_group_add_up (RegBundleGroup *self)
{
  g_autoptr (GPtrArray) records = reg_bundle_group_dup_parts (self);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (reg_goods_part_free);

  for (guint i = 0; i < records->len; i++)
    {
      RegGoodsPart *part = g_new0 (RegGoodsPart, 1);

      part->part = reg_record_ref (records->pdata[i]);
      part->product = reg_record_ref (get_part (self, i)->product);
      g_ptr_array_add (parts, part);
    }
  return reg_goods_add_up (parts);
}
