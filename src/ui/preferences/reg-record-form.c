/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-record-form.h"

#include <glib/gi18n.h>

#include "core/reg-tax-parts.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-date-field.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-number-field.h"
#include "ui/widgets/reg-toaster.h"

/* Hours are typed as a quantity, in millionths; a minute is a sixtieth of that. */
#define HOUR 1000000

/* Questions about one record of the firm's short lists. */
struct _RegRecordForm
{
  AdwDialog parent_instance;
  RegSession *session;
  RegRecordFormSpec spec;
  RegFormField *fields;
  GPtrArray *rows; /* of GtkWidget, not owned */
  RegRecord *record;
  GtkWidget *from;
  GtkWidget *save_button;
  GtkLabel *note;
  GtkLabel *problem;
  AdwPreferencesGroup *group;
  gpointer data;
  GDestroyNotify free_data;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (RegRecordForm, reg_record_form, ADW_TYPE_DIALOG)

static RegNumberField *
get_number (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "reg-form-number");
}

static RegDateField *
get_date (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "reg-form-date");
}

static char *
dup_typed (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static RegTaxParts *
read_taxes (RegRecordForm *self, const char *typed)
{
  return *typed != '\0'
             ? reg_tax_parts_read (typed, reg_session_get_number_style (self->session), NULL)
             : NULL;
}

/* --- what is typed ---------------------------------------------------------------------- */

static gboolean
is_answered (RegRecordForm *self, guint index)
{
  const RegFormField *field = &self->fields[index];
  GtkWidget *row = g_ptr_array_index (self->rows, index);
  g_autofree char *text = NULL;

  if (!gtk_widget_get_visible (row))
    return TRUE;
  if (get_number (row) != NULL)
    return reg_number_field_is_valid (get_number (row))
           && (!field->is_required || !reg_number_field_is_empty (get_number (row)));
  if (get_date (row) != NULL)
    return reg_date_field_is_valid (get_date (row))
           && (!field->is_required || *reg_date_field_get_date (get_date (row)) != '\0');
  if (field->kind == REG_FORM_TAXES)
    {
      g_autoptr (RegTaxParts) parts = read_taxes (self, text = dup_typed (row));

      return parts != NULL || *text == '\0';
    }
  if (field->kind != REG_FORM_TEXT)
    return TRUE;
  text = dup_typed (row);
  return !field->is_required || *text != '\0';
}

/* A title as it is read, without the mark of its mnemonic. */
static char *
dup_title (const RegFormField *field)
{
  g_auto (GStrv) parts = g_strsplit (field->title, "_", 2);

  return g_strjoinv ("", parts);
}

/* @is_asked: whether somebody wants to go on, so that what is missing is a problem, too. */
static char *
describe_wrong (RegRecordForm *self, guint index, gboolean is_asked)
{
  GtkWidget *row = g_ptr_array_index (self->rows, index);
  g_autofree char *title = dup_title (&self->fields[index]);

  if (is_answered (self, index))
    return NULL;
  if (get_number (row) != NULL && !reg_number_field_is_valid (get_number (row)))
    /* Translators: %s is a question, such as "Rate (%)" */
    return g_strdup_printf (_ ("“%s” is not a number that fits."), title);
  if (self->fields[index].kind == REG_FORM_TAXES)
    /* Translators: %s is a question, such as "Made up of" */
    return g_strdup_printf (
        _ ("“%s” is not read: write up to four taxes such as 5 %% GST + 7 %% PST."), title);
  if (get_date (row) != NULL && !reg_date_field_is_valid (get_date (row)))
    /* Translators: %s is a question, such as "Day" */
    return g_strdup_printf (_ ("“%s” is not a day."), title);
  /* Translators: %s is a question, such as "Name" */
  return is_asked ? g_strdup_printf (_ ("“%s” is still empty."), title) : NULL;
}

static void
show_problem (RegRecordForm *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
update (RegRecordForm *self)
{
  gboolean is_complete = TRUE;
  g_autofree char *problem = NULL;

  if (self->is_filling)
    return;
  if (self->spec.refresh != NULL)
    self->spec.refresh (self, self->data);
  for (guint i = 0; i < self->rows->len; i++)
    {
      is_complete = is_answered (self, i) && is_complete;
      if (problem == NULL)
        problem = describe_wrong (self, i, FALSE);
    }
  if (is_complete && self->spec.check != NULL)
    problem = self->spec.check (self, self->data);
  show_problem (self, problem);
  gtk_widget_set_sensitive (self->save_button, is_complete && problem == NULL);
}

/* --- rows ------------------------------------------------------------------------------- */

static GtkWidget *
create_choice (const RegFormField *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new ((const char *const *)field->choices);

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  return row;
}

static GtkWidget *
create_number (RegRecordForm *self, const RegFormField *field)
{
  static const RegNumberKind kinds[] = {
    [REG_FORM_RATE] = REG_NUMBER_RATE,
    [REG_FORM_MONEY] = REG_NUMBER_MONEY,
    [REG_FORM_COUNT] = REG_NUMBER_COUNT,
    [REG_FORM_HOURS] = REG_NUMBER_QUANTITY,
  };
  GtkWidget *row = adw_entry_row_new ();
  RegNumberField *number = reg_number_field_attach (GTK_EDITABLE (row), kinds[field->kind],
                                                    reg_session_get_currency (self->session));

  reg_number_field_set_range (number, 0, G_MAXINT64 / 1000);
  g_object_set_data (G_OBJECT (row), "reg-form-number", number);
  return row;
}

static GtkWidget *
create_row (RegRecordForm *self, const RegFormField *field)
{
  RegRecord *firm = reg_session_get_firm (self->session);
  GtkWidget *row;

  switch (field->kind)
    {
    case REG_FORM_RATE:
    case REG_FORM_MONEY:
    case REG_FORM_COUNT:
    case REG_FORM_HOURS:
      row = create_number (self, field);
      break;
    case REG_FORM_SWITCH:
      row = adw_switch_row_new ();
      break;
    case REG_FORM_CHOICE:
      row = create_choice (field);
      break;
    case REG_FORM_DATE:
      row = adw_entry_row_new ();
      g_object_set_data (G_OBJECT (row), "reg-form-date",
                         reg_date_field_attach (
                             ADW_ENTRY_ROW (row),
                             firm != NULL ? reg_record_get_text (firm, REG_FIRM_COUNTRY) : NULL));
      break;
    case REG_FORM_TEXT:
    default:
      row = adw_entry_row_new ();
    }
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field->title);
  return row;
}

static void
watch_row (RegRecordForm *self, GtkWidget *row)
{
  if (ADW_IS_ENTRY_ROW (row))
    {
      g_signal_connect_object (row, "changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (row, "entry-activated", G_CALLBACK (reg_record_form_save), self,
                               G_CONNECT_SWAPPED);
    }
  else if (ADW_IS_COMBO_ROW (row))
    g_signal_connect_object (row, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  else
    g_signal_connect_object (row, "notify::active", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/* --- from the record and back ----------------------------------------------------------- */

static void
select_value (GtkWidget *row, const RegFormField *field, gint64 value)
{
  guint n_choices = g_strv_length (field->choices);

  for (guint i = 0; i < n_choices; i++)
    if ((field->values != NULL ? field->values[i] : (gint64)i) == value)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
}

static void
show_taxes (RegRecordForm *self, GtkWidget *row, const char *kept)
{
  g_autoptr (RegTaxParts) parts = kept != NULL && *kept != '\0' ? reg_tax_parts_parse (kept, NULL)
                                                                : NULL;
  g_autofree char *text = parts != NULL ? reg_tax_parts_format (
                                              parts, reg_session_get_number_style (self->session))
                                        : NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
fill_row (RegRecordForm *self,
          GtkWidget *row,
          const RegFormField *field,
          gint64 number,
          const char *text,
          gboolean empty)
{
  switch (field->kind)
    {
    case REG_FORM_RATE:
    case REG_FORM_MONEY:
    case REG_FORM_COUNT:
      if (!empty)
        reg_number_field_set_value (get_number (row), number);
      break;
    case REG_FORM_HOURS:
      if (!empty)
        reg_number_field_set_value (get_number (row), number * HOUR / 60);
      break;
    case REG_FORM_SWITCH:
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), number != 0);
      break;
    case REG_FORM_CHOICE:
      select_value (row, field, number);
      break;
    case REG_FORM_DATE:
      reg_date_field_set_date (get_date (row), text);
      break;
    case REG_FORM_TAXES:
      show_taxes (self, row, text);
      break;
    case REG_FORM_TEXT:
    default:
      gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
    }
}

static gboolean
is_textual (RegFormKind kind)
{
  return kind == REG_FORM_TEXT || kind == REG_FORM_DATE || kind == REG_FORM_TAXES;
}

static void
fill (RegRecordForm *self)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RegFormField *field = &self->fields[i];
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      gint64 number = 0;
      const char *text = NULL;
      gboolean is_empty;

      if (self->record != NULL)
        {
          is_empty = reg_record_is_null (self->record, field->field);
          if (is_textual (field->kind))
            text = reg_record_get_text (self->record, field->field);
          else
            number = reg_record_get_int (self->record, field->field);
        }
      else
        {
          is_empty = field->usual == NULL;
          text = field->usual;
          if (!is_textual (field->kind) && text != NULL)
            number = g_ascii_strtoll (text, NULL, 10);
        }
      fill_row (self, row, field, number, text, is_empty);
    }
  self->is_filling = FALSE;
}

/**
 * reg_record_form_get_int:
 * @index: which question
 *
 * Returns: what is answered now, in the unit of the field; 0 for nothing
 */
gint64
reg_record_form_get_int (RegRecordForm *self, guint index)
{
  const RegFormField *field = &self->fields[index];
  GtkWidget *row = g_ptr_array_index (self->rows, index);
  guint selected;

  switch (field->kind)
    {
    case REG_FORM_RATE:
    case REG_FORM_MONEY:
    case REG_FORM_COUNT:
      return reg_number_field_get_value (get_number (row));
    case REG_FORM_HOURS:
      return (reg_number_field_get_value (get_number (row)) * 60 + HOUR / 2) / HOUR;
    case REG_FORM_SWITCH:
      return adw_switch_row_get_active (ADW_SWITCH_ROW (row));
    case REG_FORM_CHOICE:
      selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
      if (selected == GTK_INVALID_LIST_POSITION)
        return 0;
      return field->values != NULL ? field->values[selected] : (gint64)selected;
    case REG_FORM_TEXT:
    case REG_FORM_DATE:
    case REG_FORM_TAXES:
    default:
      return 0;
    }
}

/**
 * reg_record_form_dup_text:
 * @index: which question, one that is answered with text
 *
 * Returns: (transfer full): what is answered now as the field keeps it; "" for nothing, and for what
 *   cannot be understood
 */
char *
reg_record_form_dup_text (RegRecordForm *self, guint index)
{
  GtkWidget *row = g_ptr_array_index (self->rows, index);
  g_autofree char *typed = NULL;
  g_autoptr (RegTaxParts) parts = NULL;

  if (self->fields[index].kind == REG_FORM_DATE)
    return g_strdup (reg_date_field_get_date (get_date (row)));
  typed = dup_typed (row);
  if (self->fields[index].kind != REG_FORM_TAXES)
    return g_steal_pointer (&typed);
  parts = read_taxes (self, typed);
  return parts != NULL ? reg_tax_parts_print (parts) : g_strdup ("");
}

static void
take_text (RegRecordForm *self, RegRecordBuilder *builder, guint index)
{
  const RegFormField *field = &self->fields[index];
  g_autofree char *text = reg_record_form_dup_text (self, index);

  reg_record_builder_set_text (builder, field->field, *text != '\0' ? text : NULL);
}

/**
 * reg_record_form_make_record:
 *
 * Questions that are hidden leave their field empty, unless another question asks for it.
 *
 * Returns: (transfer full): the record as it is answered now
 */
RegRecord *
reg_record_form_make_record (RegRecordForm *self)
{
  RegRecordBuilder *builder = self->record != NULL ? reg_record_builder_new_from (self->record)
                                                   : reg_record_builder_new (self->spec.entity);

  for (guint i = 0; i < self->rows->len; i++)
    if (!gtk_widget_get_visible (g_ptr_array_index (self->rows, i)))
      reg_record_builder_set_null (builder, self->fields[i].field);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RegFormField *field = &self->fields[i];
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (!gtk_widget_get_visible (row))
        continue;
      if (is_textual (field->kind))
        take_text (self, builder, i);
      else if (get_number (row) != NULL && reg_number_field_is_empty (get_number (row)))
        reg_record_builder_set_null (builder, field->field);
      else if (field->is_nullable)
        reg_record_builder_set_ref (builder, field->field, reg_record_form_get_int (self, i));
      else
        reg_record_builder_set_int (builder, field->field, reg_record_form_get_int (self, i));
    }
  return reg_record_builder_end (builder);
}

/* --- saving, removing ------------------------------------------------------------------- */

/**
 * reg_record_form_save:
 *
 * Saves what is answered and closes, when it is complete.
 */
void
reg_record_form_save (RegRecordForm *self)
{
  const RegEditWords words = {
    .kind = "edit",
    .done = self->spec.saved,
    .failed = _ ("This was not saved."),
  };
  GPtrArray *records;

  g_return_if_fail (REG_IS_RECORD_FORM (self));

  if (!gtk_widget_get_sensitive (self->save_button))
    {
      g_autofree char *problem = NULL;

      for (guint i = 0; problem == NULL && i < self->rows->len; i++)
        problem = describe_wrong (self, i, TRUE);
      if (problem != NULL)
        show_problem (self, problem);
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  records = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
  g_ptr_array_add (records, reg_record_form_make_record (self));
  if (self->spec.extend != NULL)
    self->spec.extend (self, records, self->data);
  reg_edit_save_all (self->from, self->session, &words, records);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
remove_clicked_cb (RegRecordForm *self)
{
  const RegEditWords words = {
    .kind = "delete",
    .done = self->spec.removed,
    .failed = _ ("This was not removed."),
  };

  reg_edit_remove (self->from, self->session, &words, self->spec.entity,
                   reg_record_get_id (self->record));
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_record_form_finalize (GObject *object)
{
  RegRecordForm *self = REG_RECORD_FORM (object);

  for (guint i = 0; i < self->spec.n_fields; i++)
    g_strfreev (self->fields[i].choices);
  g_free (self->fields);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->record, reg_record_unref);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_clear_object (&self->from);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_record_form_parent_class)->finalize (object);
}

static void
reg_record_form_class_init (RegRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_record_form_finalize;
}

static GtkLabel *
create_words (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_xalign (label, 0);
  gtk_widget_set_visible (GTK_WIDGET (label), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
create_header (RegRecordForm *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->save_button = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self);
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (reg_record_form_save), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save_button);
  return header;
}

static void
reg_record_form_init (RegRecordForm *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *words = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->rows = g_ptr_array_new ();
  self->note = create_words ("dimmed");
  self->problem = create_words ("error");
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_add (words, GTK_WIDGET (self->note));
  adw_preferences_group_add (words, GTK_WIDGET (self->problem));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), words);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 420);
}

static void
add_remove_button (RegRecordForm *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_button_row_new ();
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self->group), ADW_TYPE_PREFERENCES_PAGE);

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Remove"));
  gtk_widget_add_css_class (row, "destructive-action");
  g_signal_connect_swapped (row, "activated", G_CALLBACK (remove_clicked_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
}

/**
 * reg_record_form_open:
 * @parent: where it is asked for; what was done is told there
 * @spec: what is asked
 * @record: (nullable): the record, %NULL for a new one
 * @data: (nullable): for the functions of @spec
 * @free_data: (nullable): frees @data
 *
 * Returns: (transfer none): the dialog, shown
 */
RegRecordForm *
reg_record_form_open (GtkWidget *parent,
                      RegSession *session,
                      const RegRecordFormSpec *spec,
                      RegRecord *record,
                      gpointer data,
                      GDestroyNotify free_data)
{
  RegRecordForm *self = g_object_new (REG_TYPE_RECORD_FORM, "title", spec->title, NULL);

  self->session = g_object_ref (session);
  self->spec = *spec;
  self->fields = g_memdup2 (spec->fields, spec->n_fields * sizeof (RegFormField));
  for (guint i = 0; i < spec->n_fields; i++)
    self->fields[i].choices = g_strdupv (spec->fields[i].choices);
  self->record = record != NULL ? reg_record_ref (record) : NULL;
  self->from = g_object_ref (parent);
  self->data = data;
  self->free_data = free_data;
  for (guint i = 0; i < spec->n_fields; i++)
    {
      GtkWidget *row = create_row (self, &self->fields[i]);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->group, row);
    }
  fill (self);
  for (guint i = 0; i < self->rows->len; i++)
    watch_row (self, g_ptr_array_index (self->rows, i));
  if (record != NULL && spec->removed != NULL)
    add_remove_button (self);
  update (self);
  adw_dialog_set_focus (ADW_DIALOG (self), g_ptr_array_index (self->rows, spec->first));
  reg_dialog_present (ADW_DIALOG (self), parent);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, spec->first));
  return self;
}

/**
 * reg_record_form_get_record:
 *
 * Returns: (transfer none) (nullable): the record as it was, %NULL for a new one
 */
RegRecord *
reg_record_form_get_record (RegRecordForm *self)
{
  g_return_val_if_fail (REG_IS_RECORD_FORM (self), NULL);

  return self->record;
}

/**
 * reg_record_form_get_row:
 * @index: which question
 *
 * Returns: (transfer none): its row
 */
GtkWidget *
reg_record_form_get_row (RegRecordForm *self, guint index)
{
  g_return_val_if_fail (REG_IS_RECORD_FORM (self), NULL);

  return g_ptr_array_index (self->rows, index);
}

/**
 * reg_record_form_set_shown:
 * @index: which question
 * @is_shown: whether it is asked
 */
void
reg_record_form_set_shown (RegRecordForm *self, guint index, gboolean is_shown)
{
  g_return_if_fail (REG_IS_RECORD_FORM (self));

  gtk_widget_set_visible (g_ptr_array_index (self->rows, index), is_shown);
}

/**
 * reg_record_form_set_note:
 * @note: (nullable): what the answers mean, translated
 */
void
reg_record_form_set_note (RegRecordForm *self, const char *note)
{
  g_return_if_fail (REG_IS_RECORD_FORM (self));

  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL && *note != '\0');
}

/**
 * reg_record_form_add_group:
 * @group: (transfer floating): what stands below the questions
 *
 * May be called the first time that the form is refreshed.
 */
void
reg_record_form_add_group (RegRecordForm *self, AdwPreferencesGroup *group)
{
  GtkWidget *page;

  g_return_if_fail (REG_IS_RECORD_FORM (self));

  page = gtk_widget_get_ancestor (GTK_WIDGET (self->group), ADW_TYPE_PREFERENCES_PAGE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
}

/**
 * reg_record_form_is_complete:
 *
 * Returns: whether everything that must be answered is
 */
gboolean
reg_record_form_is_complete (RegRecordForm *self)
{
  g_return_val_if_fail (REG_IS_RECORD_FORM (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (!is_answered (self, i))
      return FALSE;
  return TRUE;
}

/* --- by its id -------------------------------------------------------------------------- */

typedef struct
{
  RegEntityId entity;
  gint64 id;
  RegSession *session;
  RegRecordFormFunc open;
  RegRecord *record;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_object_unref (load->session);
  g_clear_pointer (&load->record, reg_record_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->record = reg_db_load (db, load->entity, load->id, error);
  return load->record != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  const Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (load == NULL)
    reg_toaster_show_error (from, _ ("This could not be shown."), error);
  else if (gtk_widget_get_mapped (from))
    load->open (from, load->session, load->record);
}

/**
 * reg_record_form_load:
 * @from: over which the form is shown
 * @entity: kind of record
 * @id: the record; 0 for a new one, which is not read
 * @open: opens the form
 *
 * Reads a record and opens its form.
 */
void
reg_record_form_load (
    GtkWidget *from, RegSession *session, RegEntityId entity, gint64 id, RegRecordFormFunc open)
{
  Load *load;

  if (id == 0)
    {
      open (from, session, NULL);
      return;
    }
  load = g_new0 (Load, 1);
  load->entity = entity;
  load->id = id;
  load->session = g_object_ref (session);
  load->open = open;
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, load_job, load, load_free,
                        NULL, loaded_cb, g_object_ref (from));
}
