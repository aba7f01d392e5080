/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/material/reg-material-form.h"

#include <glib/gi18n.h>

#include "ui/preferences/reg-record-form.h"
#include "ui/quotation/reg-product-entry.h"

/* What there is to know about something that can be given. */

enum
{
  ASK_KIND,
  ASK_NAME,
  ASK_VERSION,
  ASK_LANGUAGE,
  ASK_SINCE,
  ASK_NOTE,
  ASK_COST, /* last: not for everybody */
  N_ASKED
};

typedef struct
{
  gint64 product;
  GtkWidget *row;
  GtkWidget *remove_button;
} Form;

static void
show_product (Form *form, const char *name)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (form->row),
                               name != NULL && *name != '\0' ? name : _ ("None in particular"));
  gtk_widget_set_visible (form->remove_button, form->product != 0);
}

static void
picked_cb (RegProductEntry *entry, const RegProductMatch *match, gboolean go_on, Form *form)
{
  form->product = reg_record_get_id (match->product);
  show_product (form, reg_record_get_text (match->product, REG_PRODUCT_NAME));
  reg_product_entry_set_text (entry, "");
}

static void
remove_clicked_cb (GtkWidget *button, Form *form)
{
  form->product = 0;
  show_product (form, NULL);
}

static AdwPreferencesGroup *
create_product_group (RegSession *session, Form *form, const char *name)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = reg_product_entry_new (session);

  form->row = adw_action_row_new ();
  form->remove_button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (form->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->row), _ ("Product"));
  gtk_widget_set_valign (form->remove_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (form->remove_button, "flat");
  gtk_widget_set_tooltip_text (form->remove_button, _ ("About no product in particular"));
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (entry, 150, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Code or name of a product"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (form->row), form->remove_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (form->row), entry);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->row);
  g_signal_connect (entry, "picked", G_CALLBACK (picked_cb), form);
  g_signal_connect (form->remove_button, "clicked", G_CALLBACK (remove_clicked_cb), form);
  show_product (form, name);
  return ADW_PREFERENCES_GROUP (group);
}

static void
complete (RegRecordForm *form, GPtrArray *records, gpointer data)
{
  const Form *self = data;
  RegRecordBuilder *builder = reg_record_builder_new_from (records->pdata[0]);

  reg_record_builder_set_ref (builder, REG_MATERIAL_PRODUCT_ID, self->product);
  reg_record_unref (records->pdata[0]);
  records->pdata[0] = reg_record_builder_end (builder);
}

static GStrv
dup_kinds (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; i < reg_enum_material_kind.n_values; i++)
    g_strv_builder_add (builder, _ (reg_enum_get_label (&reg_enum_material_kind, i)));
  return g_strv_builder_end (builder);
}

/**
 * reg_material_form_open:
 * @parent: where it is asked for
 * @material: (nullable): the record, %NULL for a new one
 * @product_name: (nullable): of the product it is about
 *
 * Asks for what there is to know about it. What it costs is asked of those who may see it.
 */
void
reg_material_form_open (GtkWidget *parent,
                        RegSession *session,
                        RegRecord *material,
                        const char *product_name)
{
  g_auto (GStrv) kinds = dup_kinds ();
  g_autofree char *today = reg_session_dup_today (session);
  Form *data = g_new0 (Form, 1);
  const RegFormField fields[N_ASKED] = {
    [ASK_KIND] = { REG_MATERIAL_KIND, _ ("_Kind"), REG_FORM_CHOICE, .choices = kinds,
                   .usual = "0" },
    [ASK_NAME] = { REG_MATERIAL_NAME, _ ("_Name"), REG_FORM_TEXT, .is_required = TRUE },
    [ASK_VERSION] = { REG_MATERIAL_VERSION, _ ("_Version"), REG_FORM_TEXT },
    [ASK_LANGUAGE] = { REG_MATERIAL_LANGUAGE, _ ("_Language"), REG_FORM_TEXT },
    [ASK_SINCE] = { REG_MATERIAL_SINCE, _ ("Current s_ince"), REG_FORM_DATE, .usual = today },
    [ASK_NOTE] = { REG_MATERIAL_NOTE, _ ("N_ote"), REG_FORM_TEXT },
    [ASK_COST] = { REG_MATERIAL_COST, _ ("What one _costs us"), REG_FORM_MONEY },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_MATERIAL,
    .title = material != NULL ? _ ("What can be given") : _ ("Something new to give"),
    .saved = material != NULL ? _ ("Changed what can be given") : _ ("Added to what can be given"),
    .fields = fields,
    .n_fields = reg_session_sees_cost (session) ? N_ASKED : ASK_COST,
    .extend = complete,
    .first = ASK_NAME,
  };
  RegRecordForm *form;

  data->product = material != NULL ? reg_record_get_int (material, REG_MATERIAL_PRODUCT_ID) : 0;
  form = reg_record_form_open (parent, session, &spec, material, data, g_free);
  reg_record_form_add_group (form, create_product_group (session, data, product_name));
}
