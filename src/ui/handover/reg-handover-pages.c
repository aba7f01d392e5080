/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/handover/reg-handover-pages.h"

#include <glib/gi18n.h>

/**
 * reg_handover_page_new:
 * @tag: of the page
 * @title: translated
 * @content: (transfer floating): what is on it
 * @button: (nullable) (transfer floating): what leads on
 *
 * Returns: (transfer floating): a step
 */
AdwNavigationPage *
reg_handover_page_new (const char *tag, const char *title, GtkWidget *content, GtkWidget *button)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  if (button != NULL)
    adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  return adw_navigation_page_new_with_tag (view, title, tag);
}

/** reg_handover_button_new: Returns: (transfer floating): the button that leads on */
GtkWidget *
reg_handover_button_new (const char *label, GCallback callback, gpointer object)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", callback, object, G_CONNECT_SWAPPED);
  return button;
}

/** reg_handover_choice_new: Returns: (transfer floating): a row in which one of a few is chosen */
AdwComboRow *
reg_handover_choice_new (const char *title, const char *const *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (choices);

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  return ADW_COMBO_ROW (row);
}

/** reg_handover_group_new: Returns: (transfer none): a new group at the end of the page */
AdwPreferencesGroup *
reg_handover_group_new (AdwPreferencesPage *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
add (GString *text, gint64 n, const char *format)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, n);
  g_auto (GStrv) parts = NULL;

  if (n == 0)
    return;
  parts = g_strsplit (format, "%s", 2);
  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", parts[0], number,
                          parts[0] != NULL && parts[1] != NULL ? parts[1] : "");
}

/**
 * reg_handover_describe_counts:
 *
 * Returns: (transfer full): what would be handed over, a line each
 */
char *
reg_handover_describe_counts (const RegHandoverCounts *counts)
{
  GString *text = g_string_new ("");

  add (text, counts->customers,
       ngettext ("%s customer", "%s customers", (gulong)counts->customers));
  add (text, counts->tasks, ngettext ("%s open task", "%s open tasks", (gulong)counts->tasks));
  add (text, counts->promises, ngettext ("%s promise", "%s promises", (gulong)counts->promises));
  add (text, counts->deals, ngettext ("%s open deal", "%s open deals", (gulong)counts->deals));
  add (text, counts->quotations,
       ngettext ("%s open quotation", "%s open quotations", (gulong)counts->quotations));
  add (text, counts->complaints,
       ngettext ("%s open complaint", "%s open complaints", (gulong)counts->complaints));
  add (text, counts->approvals,
       ngettext ("%s approval that waits for them", "%s approvals that wait for them",
                 (gulong)counts->approvals));
  add (text, counts->rules,
       ngettext ("%s approval rule that names them", "%s approval rules that name them",
                 (gulong)counts->rules));
  add (text, counts->reports,
       ngettext ("%s colleague who reports to them", "%s colleagues who report to them",
                 (gulong)counts->reports));
  if (text->len == 0)
    g_string_append (text, _ ("They look after nothing at the moment."));
  return g_string_free_and_steal (text);
}
