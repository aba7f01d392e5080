/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/import/reg-import-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/import/reg-import-guess.h"
#include "ui/import/reg-import-values.h"

/* Values shown under the name of a column. */
#define N_EXAMPLES 3

/* One file: how it is written, and what its columns become. */
struct _RegImportFile
{
  AdwPreferencesGroup parent_instance;

  AdwExpanderRow *dialect_row;
  AdwComboRow *encoding_row;
  AdwComboRow *delimiter_row;
  AdwComboRow *decimal_row;
  AdwComboRow *order_row;
  AdwSwitchRow *header_row;
  GPtrArray *column_rows; /* of AdwComboRow */
  GPtrArray *encodings;   /* of char * */

  RegImportPlan *plan;
  guint file;
  gboolean updating;
  gboolean is_reading; /* on a thread, which has the plan to itself */
  gboolean has_more;   /* something was chosen meanwhile */
};

enum
{
  CHANGED,
  PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const known_encodings[] = {
  "UTF-8",        "WINDOWS-1252", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1250", "WINDOWS-1251",
  "WINDOWS-1254", "MACINTOSH",    "CP850",      "UTF-16LE",    "UTF-16BE",
};
static const char delimiters[] = { ',', ';', '\t', '|' };
static const char decimals[] = { '.', ',' };

G_DEFINE_FINAL_TYPE (RegImportFile, reg_import_file, ADW_TYPE_PREFERENCES_GROUP)

/* --- columns ---------------------------------------------------------------------------- */

static char *
describe_examples (RegImportFile *self, guint column)
{
  GString *text = g_string_new (NULL);
  guint n_samples = reg_import_plan_get_n_samples (self->plan, self->file);
  guint n_shown = 0;

  for (guint i = 0; i < n_samples && n_shown < N_EXAMPLES; i++)
    {
      const char *sample = reg_import_plan_get_sample (self->plan, self->file, i, column);

      if (*sample == '\0')
        continue;
      g_string_append_printf (text, "%s%s", n_shown++ > 0 ? " · " : "", sample);
    }
  g_strdelimit (text->str, "\r\n", ' ');
  return g_string_free (text, FALSE);
}

/* Field 0 of the list leaves the column out. */
static void
show_mapping (RegImportFile *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->column_rows->len; i++)
    adw_combo_row_set_selected (g_ptr_array_index (self->column_rows, i),
                                reg_import_plan_get_mapping (self->plan, self->file, i) + 1);
  self->updating = FALSE;
}

static void
column_selected_cb (AdwComboRow *row, GParamSpec *pspec, RegImportFile *self)
{
  guint column = 0;
  guint selected = adw_combo_row_get_selected (row);

  if (self->updating || selected == GTK_INVALID_LIST_POSITION
      || !g_ptr_array_find (self->column_rows, row, &column))
    return;
  reg_import_plan_set_mapping (self->plan, self->file, column, (int)selected - 1);
  /* Another column may have lost the field. */
  show_mapping (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Without names the columns are counted. */
static char *
dup_column_title (RegImportFile *self, guint column)
{
  const char *header = reg_import_plan_get_header (self->plan, self->file, column);

  if (reg_import_plan_get_dialect (self->plan, self->file)->has_header)
    return g_strdup (header);
  /* Translators: %s is the number of a column of a table */
  return g_strdup_printf (_ ("Column %s"), header);
}

static GtkStringList *
list_fields (RegImportFile *self)
{
  GArray *fields = reg_import_plan_get_fields (self->plan, self->file);
  GtkStringList *names = gtk_string_list_new (NULL);

  /* Translators: what a column of a file becomes: nothing */
  gtk_string_list_append (names, _ ("Leave out"));
  for (guint i = 0; i < fields->len; i++)
    gtk_string_list_append (names, _ (g_array_index (fields, RegImportField, i).label));
  return names;
}

static void
create_columns (RegImportFile *self)
{
  g_autoptr (GtkStringList) names = list_fields (self);
  g_autoptr (GtkExpression)
      words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  for (guint i = 0; i < self->column_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->column_rows, i));
  g_ptr_array_set_size (self->column_rows, 0);
  for (guint i = 0; i < reg_import_plan_get_n_columns (self->plan, self->file); i++)
    {
      AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
      g_autofree char *title = dup_column_title (self, i);
      g_autofree char *examples = describe_examples (self, i);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), examples);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
      adw_combo_row_set_expression (row, words);
      adw_combo_row_set_model (row, G_LIST_MODEL (names));
      adw_combo_row_set_enable_search (row, TRUE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
      g_ptr_array_add (self->column_rows, row);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (column_selected_cb), self, 0);
    }
  show_mapping (self);
}

/* --- how it is written ------------------------------------------------------------------ */

static guint
find_encoding (RegImportFile *self, const char *encoding)
{
  for (guint i = 0; i < self->encodings->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->encodings, i), encoding) == 0)
      return i;
  g_ptr_array_add (self->encodings, g_strdup (encoding));
  gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (self->encoding_row)), encoding);
  return self->encodings->len - 1;
}

static guint
find_mark (const char *marks, gsize n_marks, char mark)
{
  for (gsize i = 0; i < n_marks; i++)
    if (marks[i] == mark)
      return i;
  return 0;
}

static void
show_dialect (RegImportFile *self)
{
  const RegCsvDialect *dialect = reg_import_plan_get_dialect (self->plan, self->file);
  g_autofree char *text = reg_import_dialect_describe (dialect);

  self->updating = TRUE;
  adw_expander_row_set_subtitle (self->dialect_row, text);
  adw_combo_row_set_selected (self->encoding_row, find_encoding (self, dialect->encoding));
  adw_combo_row_set_selected (self->delimiter_row,
                              find_mark (delimiters, sizeof delimiters, dialect->delimiter));
  adw_combo_row_set_selected (self->decimal_row,
                              find_mark (decimals, sizeof decimals, dialect->values.decimal));
  adw_combo_row_set_selected (self->order_row, dialect->values.date_order);
  adw_switch_row_set_active (self->header_row, dialect->has_header);
  self->updating = FALSE;
}

static void dialect_selected_cb (RegImportFile *self);

static void
read_again_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegImportFile) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_reading = FALSE;
  if (!reg_import_set_dialect_finish (result, &error))
    g_signal_emit (self, signals[PROBLEM], 0, error);
  if (self->has_more)
    {
      dialect_selected_cb (self);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  show_dialect (self);
  create_columns (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
dialect_selected_cb (RegImportFile *self)
{
  g_autoptr (RegCsvDialect) dialect = NULL;
  char decimal;

  if (self->updating)
    return;
  self->has_more = self->is_reading;
  if (self->is_reading)
    return;
  self->is_reading = TRUE;
  dialect = reg_csv_dialect_copy (reg_import_plan_get_dialect (self->plan, self->file));
  g_free (dialect->encoding);
  dialect->encoding = g_strdup (
      g_ptr_array_index (self->encodings, adw_combo_row_get_selected (self->encoding_row)));
  dialect->delimiter = delimiters[adw_combo_row_get_selected (self->delimiter_row)];
  decimal = decimals[adw_combo_row_get_selected (self->decimal_row)];
  /* The mark between thousands cannot be the decimal mark. */
  if (decimal != dialect->values.decimal)
    dialect->values.group = decimal == ',' ? '.' : ',';
  dialect->values.decimal = decimal;
  dialect->values.date_order = adw_combo_row_get_selected (self->order_row);
  dialect->has_header = adw_switch_row_get_active (self->header_row);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  reg_import_set_dialect_async (self->plan, self->file, dialect, NULL, read_again_cb,
                                g_object_ref (self));
}

static AdwComboRow *
add_choice (RegImportFile *self, const char *title)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_expander_row_add_row (self->dialect_row, GTK_WIDGET (row));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (dialect_selected_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
add_name (AdwComboRow *row, const char *name)
{
  gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (row)), name);
}

static void
create_dialect (RegImportFile *self)
{
  self->updating = TRUE;
  self->dialect_row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->dialect_row),
                                 _ ("How the file is written"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->dialect_row));
  self->encoding_row = add_choice (self, _ ("Characters"));
  self->delimiter_row = add_choice (self, _ ("Between values"));
  self->decimal_row = add_choice (self, _ ("Numbers"));
  self->order_row = add_choice (self, _ ("Dates"));
  for (guint i = 0; i < G_N_ELEMENTS (known_encodings); i++)
    {
      g_ptr_array_add (self->encodings, g_strdup (known_encodings[i]));
      add_name (self->encoding_row, known_encodings[i]);
    }
  for (guint i = 0; i < sizeof delimiters; i++)
    add_name (self->delimiter_row, reg_import_delimiter_describe (delimiters[i]));
  add_name (self->decimal_row, _ ("Decimal point: 1.5"));
  add_name (self->decimal_row, _ ("Decimal comma: 1,5"));
  for (int i = 0; i < REG_N_DATE_ORDERS; i++)
    add_name (self->order_row, reg_import_order_describe (i));
  self->header_row = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->header_row),
                                 _ ("The first row names the columns"));
  adw_expander_row_add_row (self->dialect_row, GTK_WIDGET (self->header_row));
  g_signal_connect_object (self->header_row, "notify::active", G_CALLBACK (dialect_selected_cb),
                           self, G_CONNECT_SWAPPED);
  self->updating = FALSE;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_import_file_finalize (GObject *object)
{
  RegImportFile *self = REG_IMPORT_FILE (object);

  g_ptr_array_unref (self->column_rows);
  g_ptr_array_unref (self->encodings);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (reg_import_file_parent_class)->finalize (object);
}

static void
reg_import_file_class_init (RegImportFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_import_file_finalize;
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_IMPORT_FILE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", REG_TYPE_IMPORT_FILE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
reg_import_file_init (RegImportFile *self)
{
  self->column_rows = g_ptr_array_new ();
  self->encodings = g_ptr_array_new_with_free_func (g_free);
}

/**
 * reg_import_file_new:
 * @plan: the plan
 * @file: which of its files
 *
 * Returns: (transfer floating): the choices about one file
 */
RegImportFile *
reg_import_file_new (RegImportPlan *plan, guint file)
{
  RegImportFile *self = g_object_new (REG_TYPE_IMPORT_FILE, NULL);
  g_autofree char *name = g_file_get_basename (reg_import_plan_get_file (plan, file));
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: %s is the name of a file */
  g_autofree char *title = g_strdup_printf (_ ("Columns of %s"), shown);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  self->plan = g_object_ref (plan);
  self->file = file;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), escaped);
  create_dialect (self);
  show_dialect (self);
  create_columns (self);
  return self;
}
