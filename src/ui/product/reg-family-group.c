/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/product/reg-family-group.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "ui/quotation/reg-product-entry.h"

struct _RegFamilyGroup
{
  AdwPreferencesGroup parent_instance;

  RegSession *session;
  gint64 id; /* of the product, 0 for a new one */
  guint n_variants;
  RegRecord *head; /* NULL when it is none of a family's variants */
  GtkWidget *head_row;
  GtkWidget *variant_row;
  GtkWidget *entry;
  GtkWidget *entry_row;
  GtkWidget *new_row;
  GtkWidget *problem;
};

enum
{
  CHANGED,
  NEW_VARIANT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegFamilyGroup, reg_family_group, ADW_TYPE_PREFERENCES_GROUP)

static void
update (RegFamilyGroup *self)
{
  gboolean alone = self->head == NULL && self->n_variants == 0;

  if (self->head != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->head_row),
                                 reg_record_get_text (self->head, REG_PRODUCT_NAME));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      self->head != NULL
          ? _ ("Price, cost, tax, unit, group and supplier are those of the family where they "
               "are left empty here.")
          : NULL);
  gtk_widget_set_visible (self->head_row, self->head != NULL);
  gtk_widget_set_visible (self->variant_row, self->head != NULL);
  gtk_widget_set_visible (self->entry_row, alone);
  gtk_widget_set_visible (self->new_row, self->head == NULL && self->id != 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_problem (RegFamilyGroup *self, const char *problem)
{
  gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

static void
picked_cb (RegProductEntry *entry,
           const RegProductMatch *match,
           gboolean go_on,
           RegFamilyGroup *self)
{
  g_autofree char *problem = NULL;

  if (reg_record_get_id (match->product) == self->id)
    problem = g_strdup (_ ("This is the product itself."));
  else if (reg_record_get_int (match->product, REG_PRODUCT_VARIANT_OF) != 0)
    problem = g_strdup_printf (_ ("“%s” is a variant itself. Choose what it is a variant of."),
                               reg_record_get_text (match->product, REG_PRODUCT_NAME));
  show_problem (self, problem);
  if (problem != NULL)
    return;
  g_clear_pointer (&self->head, reg_record_unref);
  self->head = reg_record_ref (match->product);
  update (self);
  gtk_widget_grab_focus (self->variant_row);
}

static void
entry_changed_cb (RegProductEntry *entry, RegFamilyGroup *self)
{
  show_problem (self, reg_product_entry_get_wrong (entry));
}

static void
leave_cb (RegFamilyGroup *self)
{
  g_clear_pointer (&self->head, reg_record_unref);
  update (self);
  gtk_widget_grab_focus (self->entry);
}

static void
new_variant_cb (RegFamilyGroup *self)
{
  g_signal_emit (self, signals[NEW_VARIANT], 0);
}

static void
variant_typed_cb (RegFamilyGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- rows ------------------------------------------------------------------------------- */

static char *
describe (RegFamilyGroup *self, RegRecord *variant)
{
  const char *code = reg_record_get_text (variant, REG_PRODUCT_CODE);
  g_autofree char *price = reg_record_is_null (variant, REG_PRODUCT_PRICE)
                               ? g_strdup ("–")
                               : reg_price_format (reg_record_get_int (variant, REG_PRODUCT_PRICE),
                                                   reg_session_get_currency (self->session),
                                                   reg_session_get_number_style (self->session));

  if (reg_record_get_int (variant, REG_PRODUCT_DISCONTINUED))
    return g_strdup (_ ("No longer sold"));
  return *code != '\0' ? g_strdup_printf ("%s · %s", code, price) : g_strdup (price);
}

static void
add_variant (RegFamilyGroup *self, RegRecord *variant)
{
  const char *which = reg_record_get_text (variant, REG_PRODUCT_VARIANT);
  g_autofree char *subtitle = describe (self, variant);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *which != '\0' ? which
                                                : reg_record_get_text (variant, REG_PRODUCT_NAME));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (!reg_record_is_null (variant, REG_PRODUCT_STOCK))
    {
      g_autofree char *stock = reg_quantity_format (reg_record_get_int (variant, REG_PRODUCT_STOCK),
                                                    reg_session_get_number_style (self->session));
      /* Translators: %s is a quantity */
      g_autofree char *text = g_strdup_printf (_ ("%s in stock"), stock);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", reg_record_get_id (variant));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-product");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
build_head (RegFamilyGroup *self)
{
  GtkWidget *leave = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  self->head_row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->head_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->head_row), _ ("Variant of"));
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (self->head_row), FALSE);
  gtk_widget_add_css_class (self->head_row, "property");
  gtk_widget_set_valign (leave, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (leave, "flat");
  gtk_widget_set_tooltip_text (leave, _ ("No longer a variant"));
  g_signal_connect_object (leave, "clicked", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->head_row), leave);
  self->variant_row = adw_entry_row_new ();
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->variant_row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->variant_row),
                                 _ ("_Which one, such as “red, 56 cm”"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->variant_row), TRUE);
  g_signal_connect_object (self->variant_row, "changed", G_CALLBACK (variant_typed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
build_entry (RegFamilyGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (_ ("Variant of"));

  self->entry = reg_product_entry_new (self->session);
  reg_product_entry_set_products_only (REG_PRODUCT_ENTRY (self->entry),
                                       _ ("Variant of: code, name or barcode"), TRUE);
  g_signal_connect_object (self->entry, "picked", G_CALLBACK (picked_cb), self, 0);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (entry_changed_cb), self, 0);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dimmed");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  self->entry_row = adw_preferences_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->entry_row), FALSE);
  gtk_widget_set_focusable (self->entry_row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->entry_row), box);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_family_group_dispose (GObject *object)
{
  RegFamilyGroup *self = REG_FAMILY_GROUP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->head, reg_record_unref);
  G_OBJECT_CLASS (reg_family_group_parent_class)->dispose (object);
}

static void
reg_family_group_class_init (RegFamilyGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_family_group_dispose;

  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_FAMILY_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[NEW_VARIANT] = g_signal_new ("new-variant", REG_TYPE_FAMILY_GROUP, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
reg_family_group_init (RegFamilyGroup *self)
{
}

/**
 * reg_family_group_set:
 * @session: the open customer book
 * @product: (nullable): the product, %NULL for a new one
 * @head: (nullable): what it is a variant of
 * @variants: (nullable) (element-type RegRecord): its own variants
 *
 * To be called once.
 */
void
reg_family_group_set (RegFamilyGroup *self,
                      RegSession *session,
                      RegRecord *product,
                      RegRecord *head,
                      GPtrArray *variants)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  g_return_if_fail (REG_IS_FAMILY_GROUP (self) && self->session == NULL);

  self->session = g_object_ref (session);
  self->id = product != NULL ? reg_record_get_id (product) : 0;
  self->head = head != NULL ? reg_record_ref (head) : NULL;
  self->n_variants = variants != NULL ? variants->len : 0;
  adw_preferences_group_set_title (group, self->n_variants > 0 ? _ ("Variants") : "");
  build_head (self);
  build_entry (self);
  if (product != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->variant_row),
                           reg_record_get_text (product, REG_PRODUCT_VARIANT));
  adw_preferences_group_add (group, self->head_row);
  adw_preferences_group_add (group, self->variant_row);
  adw_preferences_group_add (group, self->entry_row);
  for (guint i = 0; i < self->n_variants; i++)
    add_variant (self, variants->pdata[i]);
  self->new_row = adw_button_row_new ();
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->new_row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_row), _ ("New _variant…"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->new_row), "list-add-symbolic");
  g_signal_connect_object (self->new_row, "activated", G_CALLBACK (new_variant_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, self->new_row);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_set_margin_top (self->problem, 6);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  adw_preferences_group_add (group, self->problem);
  update (self);
}

/* Puts into the product what was chosen here. */
void
reg_family_group_write (RegFamilyGroup *self, RegRecordBuilder *product)
{
  g_autofree char *which = NULL;

  g_return_if_fail (REG_IS_FAMILY_GROUP (self));

  which = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->variant_row))));
  reg_record_builder_set_ref (product, REG_PRODUCT_VARIANT_OF,
                              self->head != NULL ? reg_record_get_id (self->head) : 0);
  reg_record_builder_set_text (product, REG_PRODUCT_VARIANT,
                               self->head != NULL && *which != '\0' ? which : NULL);
}

/**
 * reg_family_group_get_head:
 *
 * Returns: (transfer none) (nullable): what it is a variant of
 */
RegRecord *
reg_family_group_get_head (RegFamilyGroup *self)
{
  return self->head;
}

/**
 * reg_family_group_dup_name:
 *
 * Returns: (transfer full) (nullable): what a variant is called when nobody says otherwise: the name
 *   of its family and which one it is
 */
char *
reg_family_group_dup_name (RegFamilyGroup *self)
{
  g_autofree char *which = NULL;
  const char *family;

  if (self->head == NULL)
    return NULL;
  which = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->variant_row))));
  family = reg_record_get_text (self->head, REG_PRODUCT_NAME);
  return *which != '\0' ? g_strdup_printf ("%s, %s", family, which) : g_strdup (family);
}
