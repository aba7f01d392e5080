/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/import/reg-import-report.h"

#include <glib/gi18n.h>

/* So many rejected rows are listed; all of them can be saved. */
#define MAX_LISTED 20

/**
 * reg_import_report_describe:
 *
 * Returns: (transfer full): in a sentence what happened
 */
char *
reg_import_report_describe (const RegImportResult *result)
{
  if (result->failed > 0)
    return g_strdup_printf (
        ngettext (
            "%'d row did not come in. Save it to a file, mend it there, and bring in that file.",
            "%'d rows did not come in. Save them to a file, mend them there, and bring in "
            "that file.",
            result->failed),
        (int)result->failed);
  if (result->created + result->updated == 0)
    return g_strdup (_ ("Everything was there already."));
  return g_strdup (_ ("Nothing was left out."));
}

static void
add_figure (AdwPreferencesGroup *group, const char *title, gint64 figure, gboolean always)
{
  GtkWidget *row, *label;
  g_autofree char *text = NULL;

  if (figure == 0 && !always)
    return;
  row = adw_action_row_new ();
  text = g_strdup_printf ("%'" G_GINT64_FORMAT, figure);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static void
add_rejected (AdwPreferencesGroup *group, const RegRejectedRow *rejected)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: the place of a row in a file */
  g_autofree char *line = g_strdup_printf (_ ("Line %'d"), (int)rejected->line);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rejected->reason);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
new_rejected_group (const RegImportResult *result)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint n_listed = MIN (result->rejected->len, MAX_LISTED);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("What did not come in"));
  for (guint i = 0; i < n_listed; i++)
    add_rejected (ADW_PREFERENCES_GROUP (group), g_ptr_array_index (result->rejected, i));
  if (result->failed > n_listed)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("and %'d more", "and %'d more", result->failed - n_listed),
          (int)(result->failed - n_listed));

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), more);
    }
  return group;
}

/**
 * reg_import_report_new:
 *
 * Returns: (transfer floating): the figures, and the rows that were rejected with the reason
 */
GtkWidget *
reg_import_report_new (const RegImportResult *result)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = adw_preferences_group_new ();

  add_figure (ADW_PREFERENCES_GROUP (group), _ ("Rows in the file"), result->read, TRUE);
  add_figure (ADW_PREFERENCES_GROUP (group), _ ("New"), result->created, TRUE);
  add_figure (ADW_PREFERENCES_GROUP (group), _ ("Changed"), result->updated, FALSE);
  add_figure (ADW_PREFERENCES_GROUP (group), _ ("There already, the same"), result->skipped, FALSE);
  add_figure (ADW_PREFERENCES_GROUP (group), _ ("Did not come in"), result->failed, TRUE);
  gtk_box_append (GTK_BOX (box), group);
  if (result->rejected->len > 0)
    gtk_box_append (GTK_BOX (box), new_rejected_group (result));
  return box;
}
