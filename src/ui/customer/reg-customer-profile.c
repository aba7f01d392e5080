/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-profile.h"

#include <glib/gi18n.h>

static const int fields[] = {
  REG_PARTY_GENDER,   REG_PARTY_INCOME,         REG_PARTY_INTERESTS,
  REG_PARTY_ATTITUDE, REG_PARTY_BOUGHT_BECAUSE, REG_PARTY_STOPPED_BECAUSE,
};

struct _RegCustomerProfile
{
  AdwPreferencesGroup parent_instance;

  AdwExpanderRow *expander;
  GtkWidget *rows[G_N_ELEMENTS (fields)];
};

G_DEFINE_FINAL_TYPE (RegCustomerProfile, reg_customer_profile, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const RegFieldInfo *
get_info (guint index)
{
  return &reg_entity_get_info (REG_ENTITY_PARTY)->fields[fields[index]];
}

static void
changed_cb (RegCustomerProfile *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Nothing is known first, and then each word of the vocabulary. */
static GtkWidget *
create_choice (RegCustomerProfile *self, const RegFieldInfo *info)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, C_ ("profile", "Not known"));
  for (int i = 0; i < info->vocabulary->n_values; i++)
    gtk_string_list_append (words, _ (reg_enum_get_label (info->vocabulary, i)));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
create_entry (RegCustomerProfile *self)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
reg_customer_profile_class_init (RegCustomerProfileClass *klass)
{
  /**
   * RegCustomerProfile::changed:
   *
   * Something was typed or chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_CUSTOMER_PROFILE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
reg_customer_profile_init (RegCustomerProfile *self)
{
  self->expander = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), _ ("More about them"));
  adw_expander_row_set_subtitle (self->expander, _ ("What they like, and why they come"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const RegFieldInfo *info = get_info (i);

      self->rows[i] = info->type == REG_FIELD_TYPE_ENUM ? create_choice (self, info)
                                                        : create_entry (self);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), _ (info->label));
      adw_expander_row_add_row (self->expander, self->rows[i]);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->expander));
}

/**
 * reg_customer_profile_show:
 * @party: a customer
 *
 * Who has stayed away is asked why at once.
 */
void
reg_customer_profile_show (RegCustomerProfile *self, const RegRecord *party)
{
  g_return_if_fail (REG_IS_CUSTOMER_PROFILE (self));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean is_known = !reg_record_is_null (party, fields[i]);

      if (ADW_IS_COMBO_ROW (self->rows[i]))
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows[i]),
                                    is_known ? reg_record_get_int (party, fields[i]) + 1 : 0);
      else
        gtk_editable_set_text (GTK_EDITABLE (self->rows[i]),
                               reg_record_get_text (party, fields[i]));
    }
  adw_expander_row_set_expanded (self->expander,
                                 reg_record_get_int (party, REG_PARTY_RUNG) == REG_RUNG_LOST
                                     && reg_record_is_null (party, REG_PARTY_STOPPED_BECAUSE));
}

/**
 * reg_customer_profile_read:
 * @builder: takes what was typed and chosen
 */
void
reg_customer_profile_read (RegCustomerProfile *self, RegRecordBuilder *builder)
{
  g_return_if_fail (REG_IS_CUSTOMER_PROFILE (self));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (ADW_IS_COMBO_ROW (self->rows[i]))
      {
        guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[i]));

        if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
          reg_record_builder_set_null (builder, fields[i]);
        else
          reg_record_builder_set_int (builder, fields[i], selected - 1);
      }
    else
      {
        g_autofree char *text = g_strstrip (
            g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->rows[i]))));

        reg_record_builder_set_text (builder, fields[i], *text != '\0' ? text : NULL);
      }
}

/**
 * reg_customer_profile_focus:
 * @field: of a customer
 *
 * Returns: whether that is asked here; then it has the focus
 */
gboolean
reg_customer_profile_focus (RegCustomerProfile *self, int field)
{
  g_return_val_if_fail (REG_IS_CUSTOMER_PROFILE (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] == field)
      {
        adw_expander_row_set_expanded (self->expander, TRUE);
        gtk_widget_grab_focus (self->rows[i]);
        return TRUE;
      }
  return FALSE;
}

/**
 * reg_customer_profile_set_kept:
 * @field: of a customer
 * @is_kept: whether the firm keeps it
 *
 * What is not kept is seen where something stands. Without a row there is no group either.
 */
void
reg_customer_profile_set_kept (RegCustomerProfile *self, int field, gboolean is_kept)
{
  gboolean any = FALSE;

  g_return_if_fail (REG_IS_CUSTOMER_PROFILE (self));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean is_empty = ADW_IS_COMBO_ROW (self->rows[i])
                              ? adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[i])) == 0
                              : *gtk_editable_get_text (GTK_EDITABLE (self->rows[i])) == '\0';

      if (fields[i] == field)
        gtk_widget_set_visible (self->rows[i], is_kept || !is_empty);
      any = any || gtk_widget_get_visible (self->rows[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

/**
 * reg_customer_profile_list_fields:
 * @n_fields: (out): how many
 *
 * Returns: (transfer none): what is asked here, in its order
 */
const int *
reg_customer_profile_list_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (fields);
  return fields;
}

/**
 * reg_customer_profile_describe:
 * @party: a customer
 * @field: one of reg_customer_profile_list_fields()
 *
 * Returns: (transfer full) (nullable): what is known, %NULL for nothing
 */
char *
reg_customer_profile_describe (const RegRecord *party, int field)
{
  const RegFieldInfo *info = &reg_entity_get_info (REG_ENTITY_PARTY)->fields[field];

  if (reg_record_is_null (party, field))
    return NULL;
  if (info->type == REG_FIELD_TYPE_ENUM)
    return g_strdup (_ (reg_enum_get_label (info->vocabulary, reg_record_get_int (party, field))));
  return g_strdup (reg_record_get_text (party, field));
}
