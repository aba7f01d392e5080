/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/import/reg-import-preview.h"

#include <glib/gi18n.h>

#include "ui/import/reg-import-values.h"

#define N_ROWS 5
#define MAX_CHARS 24

/* The first rows of a file as they come in; what cannot be understood is marked. */
struct _RegImportPreview
{
  AdwPreferencesGroup parent_instance;

  GtkScrolledWindow *scrolled;
  RegImportPlan *plan;
  RegSession *session;
  guint file;
};

G_DEFINE_FINAL_TYPE (RegImportPreview, reg_import_preview, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
attach (GtkGrid *grid, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');

  gtk_label_set_label (GTK_LABEL (label), line);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (MAX_CHARS, g_utf8_strlen (line, -1)));
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return label;
}

static void
attach_value (RegImportPreview *self, GtkGrid *grid, guint column, int at, guint row)
{
  GArray *fields = reg_import_plan_get_fields (self->plan, self->file);
  int field = reg_import_plan_get_mapping (self->plan, self->file, column);
  gboolean fits = TRUE;
  g_autofree char *text = reg_import_value_describe (
      &g_array_index (fields, RegImportField, field),
      reg_import_plan_get_sample (self->plan, self->file, row, column),
      reg_import_plan_get_dialect (self->plan, self->file), self->session, &fits);
  GtkWidget *label = attach (grid, text, at, row + 1);

  gtk_widget_add_css_class (label, "numeric");
  if (fits)
    return;
  gtk_widget_add_css_class (label, "error");
  gtk_widget_set_tooltip_text (label,
                               _ ("This cannot be understood. Look how numbers and dates are "
                                  "written in the file."));
}

static void
attach_column (RegImportPreview *self, GtkGrid *grid, guint column, int at)
{
  GArray *fields = reg_import_plan_get_fields (self->plan, self->file);
  int field = reg_import_plan_get_mapping (self->plan, self->file, column);
  guint n_rows = MIN (N_ROWS, reg_import_plan_get_n_samples (self->plan, self->file));
  GtkWidget *heading = attach (grid, _ (g_array_index (fields, RegImportField, field).label), at,
                               0);

  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dimmed");
  for (guint row = 0; row < n_rows; row++)
    attach_value (self, grid, column, at, row);
}

/**
 * reg_import_preview_update:
 *
 * Shows what the plan now makes of the first rows.
 */
void
reg_import_preview_update (RegImportPreview *self)
{
  GtkWidget *grid;
  int n_shown = 0;

  g_return_if_fail (REG_IS_IMPORT_PREVIEW (self));

  grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "reg-padded");
  for (guint i = 0; i < reg_import_plan_get_n_columns (self->plan, self->file); i++)
    if (reg_import_plan_get_mapping (self->plan, self->file, i) >= 0)
      attach_column (self, GTK_GRID (grid), i, n_shown++);
  if (n_shown == 0)
    attach (GTK_GRID (grid), _ ("No column comes in yet."), 0, 0);
  gtk_scrolled_window_set_child (self->scrolled, grid);
}

static void
reg_import_preview_finalize (GObject *object)
{
  RegImportPreview *self = REG_IMPORT_PREVIEW (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_import_preview_parent_class)->finalize (object);
}

static void
reg_import_preview_class_init (RegImportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_import_preview_finalize;
}

static void
reg_import_preview_init (RegImportPreview *self)
{
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_add_css_class (GTK_WIDGET (self->scrolled), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self->scrolled), GTK_OVERFLOW_HIDDEN);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->scrolled));
}

/**
 * reg_import_preview_new:
 * @plan: the plan
 * @file: which of its files
 * @session: writes amounts and days
 *
 * Returns: (transfer floating): its first rows
 */
RegImportPreview *
reg_import_preview_new (RegImportPlan *plan, guint file, RegSession *session)
{
  RegImportPreview *self = g_object_new (REG_TYPE_IMPORT_PREVIEW, NULL);
  g_autofree char *name = g_file_get_basename (reg_import_plan_get_file (plan, file));
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: %s is the name of a file */
  g_autofree char *title = g_strdup_printf (_ ("How %s comes in"), shown);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  self->plan = g_object_ref (plan);
  self->session = g_object_ref (session);
  self->file = file;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), escaped);
  reg_import_preview_update (self);
  return self;
}
