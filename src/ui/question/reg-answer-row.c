/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-answer-row.h"

#include <glib/gi18n.h>

#include "core/reg-money.h"
#include "ui/question/reg-answer-actions.h"
#include "ui/question/reg-answer-text.h"
#include "ui/widgets/reg-date-field.h"
#include "ui/widgets/reg-number-field.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/widgets/reg-wrap-layout.h"

/* Where an answer is given, in the way its question wants it. */
typedef struct
{
  GtkWidget *from; /* not owned: the row stands in it */
  RegSession *session;
  gint64 party;
  gint64 question;
  char *topic;
  RegQuestionKind kind;
  RegNumberField *number;
  RegDateField *date;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->session);
  g_free (row->topic);
  g_free (row);
}

static Row *
get_row (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "reg-answer");
}

static void
answer (const Row *row, const char *value)
{
  reg_answer_write (row->from, row->session, row->party, row->question, row->topic, value);
}

/* --- typed ------------------------------------------------------------------------------ */

static char *
dup_value (const Row *row, GtkWidget *widget)
{
  if (row->number != NULL)
    return reg_number_field_is_valid (row->number) && !reg_number_field_is_empty (row->number)
               ? reg_quantity_print (reg_number_field_get_value (row->number))
               : NULL;
  if (row->date != NULL)
    return reg_date_field_is_valid (row->date) ? g_strdup (reg_date_field_get_date (row->date))
                                               : NULL;
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget))));
}

static void
applied_cb (GtkWidget *widget)
{
  const Row *row = get_row (widget);
  g_autofree char *value = dup_value (row, widget);

  if (value != NULL && *value != '\0')
    answer (row, value);
  else if (row->kind == REG_QUESTION_KIND_NUMBER)
    reg_toaster_show (row->from, _ ("This is not a number."));
  else if (row->kind == REG_QUESTION_KIND_DAY)
    reg_toaster_show (row->from, _ ("This is not a day."));
}

static const char *
get_country (RegSession *session)
{
  RegRecord *firm = reg_session_get_firm (session);

  return firm != NULL ? reg_record_get_text (firm, REG_FIRM_COUNTRY) : NULL;
}

static void
fill (Row *row, GtkWidget *widget, const char *value)
{
  gint64 number;

  if (row->kind == REG_QUESTION_KIND_NUMBER)
    {
      row->number = reg_number_field_attach (GTK_EDITABLE (widget), REG_NUMBER_QUANTITY,
                                             reg_session_get_currency (row->session));
      reg_number_field_set_range (row->number, -G_MAXINT64 / 1000, G_MAXINT64 / 1000);
      if (value != NULL && reg_quantity_parse (value, &number, NULL))
        reg_number_field_set_value (row->number, number);
      else
        reg_number_field_set_empty (row->number);
    }
  else if (row->kind == REG_QUESTION_KIND_DAY)
    {
      row->date = reg_date_field_attach (ADW_ENTRY_ROW (widget), get_country (row->session));
      if (value != NULL)
        reg_date_field_set_date (row->date, value);
    }
  else if (value != NULL)
    gtk_editable_set_text (GTK_EDITABLE (widget), value);
}

/* --- chosen ----------------------------------------------------------------------------- */

static void
chosen_cb (GtkWidget *button, GtkWidget *widget)
{
  answer (get_row (widget), g_object_get_data (G_OBJECT (button), "reg-value"));
}

static void
add_choice (GtkBox *box, GtkWidget *widget, const char *value, const char *label, gboolean is_it)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (is_it)
    gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data_full (G_OBJECT (button), "reg-value", g_strdup (value), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (chosen_cb), widget, 0);
  gtk_box_append (box, button);
}

/**
 * reg_answer_row_new_buttons:
 * @label: what a screen reader says of them
 * @box: (out) (transfer none): where buttons are appended
 *
 * Returns: (transfer floating): a row of buttons for a list
 */
GtkWidget *
reg_answer_row_new_buttons (const char *label, GtkBox **box)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *buttons = reg_wrap_layout_new_box (6, 6);

  gtk_widget_set_margin_top (buttons, 9);
  gtk_widget_set_margin_bottom (buttons, 9);
  gtk_widget_set_margin_start (buttons, 12);
  gtk_widget_set_margin_end (buttons, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), buttons);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  *box = GTK_BOX (buttons);
  return row;
}

static GtkWidget *
new_choices (const RegKnown *known, const char *value, gboolean yes_no)
{
  GtkBox *box;
  GtkWidget *widget = reg_answer_row_new_buttons (reg_answer_text_get_title (known), &box);

  if (yes_no)
    {
      add_choice (box, widget, "yes", _ ("Yes"), g_strcmp0 (value, "yes") == 0);
      add_choice (box, widget, "no", _ ("No"), g_strcmp0 (value, "no") == 0);
    }
  else
    {
      g_auto (GStrv) choices = reg_question_list_choices (known->question);

      for (guint i = 0; choices[i] != NULL; i++)
        add_choice (box, widget, choices[i], choices[i], g_strcmp0 (value, choices[i]) == 0);
    }
  return widget;
}

/**
 * reg_answer_row_new:
 * @from: what the row stands in, and where a message about it belongs
 * @party: whose answer it is
 * @known: what is asked, and what was answered before
 *
 * Returns: (transfer floating): a row for a list in which the answer is given
 */
GtkWidget *
reg_answer_row_new (GtkWidget *from, RegSession *session, gint64 party, const RegKnown *known)
{
  const char *value = known->answer != NULL && !reg_record_is_null (known->answer, REG_ANSWER_VALUE)
                          ? reg_record_get_text (known->answer, REG_ANSWER_VALUE)
                          : NULL;
  Row *row = g_new0 (Row, 1);
  GtkWidget *widget;

  row->from = from;
  row->session = g_object_ref (session);
  row->party = party;
  row->question = known->question != NULL ? reg_record_get_id (known->question) : 0;
  row->topic = known->question == NULL ? g_strdup (reg_answer_text_get_title (known)) : NULL;
  row->kind = known->question != NULL ? reg_record_get_int (known->question, REG_QUESTION_KIND)
                                      : REG_QUESTION_KIND_WORDS;
  if (row->kind == REG_QUESTION_KIND_CHOICE || row->kind == REG_QUESTION_KIND_YES_NO)
    widget = new_choices (known, value, row->kind == REG_QUESTION_KIND_YES_NO);
  else
    widget = adw_entry_row_new ();
  g_object_set_data_full (G_OBJECT (widget), "reg-answer", row, row_free);
  if (!ADW_IS_ENTRY_ROW (widget))
    return widget;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), _ ("Answer"));
  fill (row, widget, value);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (widget), TRUE);
  g_signal_connect (widget, "apply", G_CALLBACK (applied_cb), NULL);
  return widget;
}
