/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/import/reg-import-mapping.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/import/reg-import-file.h"
#include "ui/import/reg-import-preview.h"

/* What the files are, which column becomes which field, and how the first rows come in. */
struct _RegImportMapping
{
  GtkWidget parent_instance;

  AdwPreferencesPage *page;
  AdwPreferencesGroup *what_group;
  AdwComboRow *kind_row;
  AdwComboRow *key_row;
  GPtrArray *groups; /* of AdwPreferencesGroup: files and previews */
  GPtrArray *keys;   /* of const char *: ids behind the key row */

  RegImportPlan *plan;
  RegSession *session;
  gboolean updating;
};

enum
{
  KIND_WANTED,
  CHANGED,
  PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegImportMapping, reg_import_mapping, GTK_TYPE_WIDGET)

/* --- what it is ------------------------------------------------------------------------- */

static const char *const kind_names[REG_N_IMPORTS] = {
  [REG_IMPORT_CONTACTS] = N_ ("Customers"),  [REG_IMPORT_PRODUCTS] = N_ ("Products"),
  [REG_IMPORT_STAFF] = N_ ("Staff"),         [REG_IMPORT_SALES] = N_ ("Sales (two files)"),
  [REG_IMPORT_VCARD] = N_ ("Address cards"),
};

static void
kind_selected_cb (RegImportMapping *self)
{
  guint kind = adw_combo_row_get_selected (self->kind_row);

  if (!self->updating && self->plan != NULL && kind < REG_N_IMPORTS
      && kind != reg_import_plan_get_kind (self->plan))
    g_signal_emit (self, signals[KIND_WANTED], 0, (int)kind);
}

static AdwComboRow *
new_combo (RegImportMapping *self, const char *title, GCallback callback)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "notify::selected", callback, self, G_CONNECT_SWAPPED);
  return row;
}

/* --- key -------------------------------------------------------------------------------- */

static void
key_selected_cb (RegImportMapping *self)
{
  guint selected = adw_combo_row_get_selected (self->key_row);

  if (self->updating || selected >= self->keys->len)
    return;
  reg_import_plan_set_key (self->plan, g_ptr_array_index (self->keys, selected), NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_mapped (RegImportPlan *plan, int field)
{
  for (guint i = 0; i < reg_import_plan_get_n_columns (plan, 0); i++)
    if (reg_import_plan_get_mapping (plan, 0, i) == field)
      return TRUE;
  return FALSE;
}

static void
show_key (RegImportMapping *self, gboolean visible)
{
  gtk_widget_set_visible (GTK_WIDGET (self->key_row), visible);
  adw_preferences_group_set_description (
      self->what_group,
      visible ? _ ("Rows that are recognised change what is there already.") : NULL);
}

/* Only what stands in the file can be recognised by. */
static void
show_keys (RegImportMapping *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GArray *fields = reg_import_plan_get_fields (self->plan, 0);
  const char *key = reg_import_plan_get_key (self->plan);
  guint selected = GTK_INVALID_LIST_POSITION;

  g_ptr_array_set_size (self->keys, 0);
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const RegImportField *field = &g_array_index (fields, RegImportField, i);

      if (!field->is_key || !is_mapped (self->plan, i))
        continue;
      if (g_strcmp0 (field->id, key) == 0)
        selected = self->keys->len;
      g_ptr_array_add (self->keys, (gpointer)field->id);
      gtk_string_list_append (names, _ (field->label));
    }
  if (selected == GTK_INVALID_LIST_POSITION && self->keys->len > 0)
    {
      selected = 0;
      reg_import_plan_set_key (self->plan, g_ptr_array_index (self->keys, 0), NULL);
    }
  self->updating = TRUE;
  adw_combo_row_set_model (self->key_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->key_row, selected);
  self->updating = FALSE;
  show_key (self, self->keys->len > 0);
}

/* --- files ------------------------------------------------------------------------------ */

static void
file_changed_cb (RegImportMapping *self)
{
  show_keys (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
file_problem_cb (RegImportMapping *self, const GError *error)
{
  g_signal_emit (self, signals[PROBLEM], 0, error);
}

static void
add_group (RegImportMapping *self, AdwPreferencesGroup *group)
{
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
}

static void
add_file (RegImportMapping *self, guint file)
{
  RegImportFile *group = reg_import_file_new (self->plan, file);
  RegImportPreview *preview = reg_import_preview_new (self->plan, file, self->session);

  g_signal_connect_object (group, "changed", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "changed", G_CALLBACK (reg_import_preview_update), preview,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "problem", G_CALLBACK (file_problem_cb), self, G_CONNECT_SWAPPED);
  add_group (self, ADW_PREFERENCES_GROUP (preview));
  add_group (self, ADW_PREFERENCES_GROUP (group));
}

static void
add_cards (RegImportMapping *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Files"));
  adw_preferences_group_set_description (
      group, _ ("Address cards say themselves what is what: there is nothing to choose."));
  for (guint i = 0; i < reg_import_plan_get_n_files (self->plan); i++)
    {
      g_autofree char *name = g_file_get_basename (reg_import_plan_get_file (self->plan, i));
      g_autofree char *shown = g_filename_display_name (name);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
      adw_preferences_group_add (group, row);
    }
  add_group (self, group);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_import_mapping_dispose (GObject *object)
{
  RegImportMapping *self = REG_IMPORT_MAPPING (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_object (&self->plan);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_import_mapping_parent_class)->dispose (object);
}

static void
reg_import_mapping_class_init (RegImportMappingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_import_mapping_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[KIND_WANTED] = g_signal_new ("kind-wanted", REG_TYPE_IMPORT_MAPPING, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_IMPORT_MAPPING, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", REG_TYPE_IMPORT_MAPPING, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
reg_import_mapping_init (RegImportMapping *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->groups = g_ptr_array_new ();
  self->keys = g_ptr_array_new ();
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  self->what_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->kind_row = new_combo (self, _ ("These are"), G_CALLBACK (kind_selected_cb));
  self->key_row = new_combo (self, _ ("Recognised by"), G_CALLBACK (key_selected_cb));
  adw_combo_row_set_use_subtitle (self->key_row, TRUE);
  for (guint i = 0; i < REG_N_IMPORTS; i++)
    gtk_string_list_append (names, _ (kind_names[i]));
  self->updating = TRUE;
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
  self->updating = FALSE;
  adw_preferences_group_add (self->what_group, GTK_WIDGET (self->kind_row));
  adw_preferences_group_add (self->what_group, GTK_WIDGET (self->key_row));
  adw_preferences_page_add (self->page, self->what_group);
  gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));
}

/**
 * reg_import_mapping_is_reading:
 *
 * Returns: whether a file is just being read another way: the plan is not to be used meanwhile
 */
gboolean
reg_import_mapping_is_reading (RegImportMapping *self)
{
  g_return_val_if_fail (REG_IS_IMPORT_MAPPING (self), FALSE);

  for (guint i = 0; i < self->groups->len; i++)
    if (!gtk_widget_get_sensitive (g_ptr_array_index (self->groups, i)))
      return TRUE;
  return FALSE;
}

/**
 * reg_import_mapping_set_plan:
 * @plan: what is going to be imported; it is changed as people choose
 * @session: writes amounts and days
 */
void
reg_import_mapping_set_plan (RegImportMapping *self, RegImportPlan *plan, RegSession *session)
{
  gboolean cards = reg_import_plan_get_kind (plan) == REG_IMPORT_VCARD;

  g_return_if_fail (REG_IS_IMPORT_MAPPING (self));

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  g_set_object (&self->plan, plan);
  g_set_object (&self->session, session);
  self->updating = TRUE;
  adw_combo_row_set_selected (self->kind_row, reg_import_plan_get_kind (plan));
  self->updating = FALSE;
  show_key (self, FALSE);
  if (cards)
    add_cards (self);
  else
    {
      show_keys (self);
      for (guint i = 0; i < reg_import_plan_get_n_files (plan); i++)
        add_file (self, i);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}
