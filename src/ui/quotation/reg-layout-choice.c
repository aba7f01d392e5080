/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-layout-choice.h"

#include <glib/gi18n.h>

#define NAMES "reg-layout-names"

/* What ours are called; those of the user carry their own title. */
static const struct
{
  const char *name;
  const char *title;
} titles[] = {
  { "classic", NC_ ("layout", "Classic") },
  { "modern", NC_ ("layout", "Modern") },
  { "letter", NC_ ("layout", "Letter with window") },
  { "compact", NC_ ("layout", "Compact") },
  { "plain", NC_ ("layout", "Plain") },
};

/**
 * reg_layout_get_title:
 * @layout: a layout
 *
 * Returns: (transfer none): what people call it
 */
const char *
reg_layout_get_title (const RegDocLayout *layout)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (layout->name, titles[i].name))
      return g_dpgettext2 (NULL, "layout", titles[i].title);
  return layout->title != NULL ? layout->title : layout->name;
}

/**
 * reg_layout_choice_new:
 * @layouts: what there is; not needed afterwards
 * @usual: (nullable): the layout of the firm
 * @chosen: (nullable): the layout of this quotation, %NULL or "" for the usual one
 *
 * Returns: (transfer floating): a row to choose the look of one quotation by
 */
GtkWidget *
reg_layout_choice_new (const RegDocLayouts *layouts, const char *usual, const char *chosen)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint selected = 0;
  const char *title = reg_layout_get_title (reg_doc_layouts_find (layouts, usual, NULL));
  /* Translators: the look of a document; %s is the name of a layout */
  g_autofree char *first = g_strdup_printf (_ ("As usual (%s)"), title);

  gtk_string_list_append (words, first);
  g_strv_builder_add (names, "");
  for (guint i = 0; i < reg_doc_layouts_get_n (layouts); i++)
    {
      const RegDocLayout *layout = reg_doc_layouts_get (layouts, i);

      gtk_string_list_append (words, reg_layout_get_title (layout));
      g_strv_builder_add (names, layout->name);
      if (g_strcmp0 (layout->name, chosen) == 0)
        selected = i + 1;
    }
  /* What was chosen elsewhere stays chosen, though it cannot be shown here. */
  if (selected == 0 && chosen != NULL && *chosen != '\0')
    {
      selected = g_list_model_get_n_items (G_LIST_MODEL (words));
      gtk_string_list_append (words, chosen);
      g_strv_builder_add (names, chosen);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Layout"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), NAMES, g_strv_builder_end (names),
                          (GDestroyNotify)g_strfreev);
  return row;
}

/** reg_layout_choice_get: @row: a choice. Returns: (transfer none): the layout, "" for the usual */
const char *
reg_layout_choice_get (GtkWidget *row)
{
  char **names = g_object_get_data (G_OBJECT (row), NAMES);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return selected < g_strv_length (names) ? names[selected] : "";
}
