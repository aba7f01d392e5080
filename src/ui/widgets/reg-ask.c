/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-ask.h"

#include <glib/gi18n.h>

#include "core/reg-pin.h"
#include "ui/widgets/reg-number-field.h"

/* A question that is open. */
typedef struct
{
  AdwAlertDialog *dialog; /* not owned: it owns this */
  GPtrArray *rows;        /* of AdwEntryRow, not owned */
  GPtrArray *numbers;     /* of RegNumberField, NULL for words; not owned */
  GArray *required;       /* of gboolean */
  RegAskFunc func;
  GWeakRef object;
  gpointer data;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_ptr_array_unref (question->rows);
  g_ptr_array_unref (question->numbers);
  g_array_unref (question->required);
  g_weak_ref_clear (&question->object);
  g_free (question);
}

static char *
dup_text (Question *question, guint index)
{
  GtkEditable *editable = g_ptr_array_index (question->rows, index);

  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static gboolean
is_answered (Question *question, guint index)
{
  RegNumberField *number = g_ptr_array_index (question->numbers, index);
  g_autofree char *text = dup_text (question, index);

  if (number == NULL)
    return *text != '\0';
  return reg_number_field_is_valid (number) && !reg_number_field_is_empty (number)
         && reg_number_field_get_value (number) > 0;
}

/* A PIN is right or absent. */
static gboolean
is_fitting (Question *question, guint index)
{
  GtkWidget *row = g_ptr_array_index (question->rows, index);
  g_autofree char *text = dup_text (question, index);
  gboolean is_fitting;

  if (!ADW_IS_PASSWORD_ENTRY_ROW (row))
    return TRUE;
  is_fitting = *text == '\0' || reg_pin_is_valid (text);
  if (is_fitting)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
  return is_fitting;
}

static void
update (Question *question)
{
  gboolean is_complete = TRUE;

  for (guint i = 0; i < question->rows->len; i++)
    if ((g_array_index (question->required, gboolean, i) && !is_answered (question, i))
        || !is_fitting (question, i))
      is_complete = FALSE;
  adw_alert_dialog_set_response_enabled (question->dialog, "accept", is_complete);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  g_autoptr (GObject) object = g_weak_ref_get (&question->object);
  guint n_answers = question->rows->len;
  RegAnswer *answers;

  if (!g_str_equal (response, "accept") || object == NULL)
    return;
  answers = g_new0 (RegAnswer, n_answers);
  for (guint i = 0; i < n_answers; i++)
    {
      RegNumberField *number = g_ptr_array_index (question->numbers, i);

      answers[i].text = dup_text (question, i);
      if (number != NULL)
        answers[i].amount = reg_number_field_get_value (number);
    }
  question->func (object, answers, question->data);
  for (guint i = 0; i < n_answers; i++)
    g_free (answers[i].text);
  g_free (answers);
}

static void
add_field (Question *question, GtkListBox *list, const RegAskField *field, const char *currency)
{
  GtkWidget *row = field->kind == REG_ASK_PIN ? adw_password_entry_row_new ()
                                              : adw_entry_row_new ();
  RegNumberField *number = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field->title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  if (field->kind == REG_ASK_MONEY)
    number = reg_number_field_attach (GTK_EDITABLE (row), REG_NUMBER_MONEY, currency);
  else if (field->value != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), field->value);
  g_ptr_array_add (question->rows, row);
  g_ptr_array_add (question->numbers, number);
  g_array_append_val (question->required, field->is_required);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), question);
  gtk_list_box_append (list, row);
}

/**
 * reg_ask:
 * @parent: where it is asked
 * @ask: what is asked
 * @func: called with the answers, unless it is cancelled
 * @object: first argument of @func; nothing is called when it is gone meanwhile
 * @data: last argument of @func
 *
 * Asks for a few words or an amount; Enter goes on as soon as everything needed is there.
 *
 * Returns: (transfer none): the dialog, shown
 */
AdwDialog *
reg_ask (GtkWidget *parent, const RegAsk *ask, RegAskFunc func, gpointer object, gpointer data)
{
  Question *question = g_new0 (Question, 1);
  AdwDialog *dialog = adw_alert_dialog_new (ask->heading, ask->body);
  GtkWidget *list = gtk_list_box_new ();

  question->dialog = ADW_ALERT_DIALOG (dialog);
  question->rows = g_ptr_array_new ();
  question->numbers = g_ptr_array_new ();
  question->required = g_array_new (FALSE, FALSE, sizeof (gboolean));
  question->func = func;
  question->data = data;
  g_weak_ref_init (&question->object, object);
  g_object_set_data_full (G_OBJECT (dialog), "reg-question", question, question_free);
  adw_alert_dialog_add_responses (question->dialog, "cancel", _ ("_Cancel"), "accept", ask->accept,
                                  NULL);
  adw_alert_dialog_set_response_appearance (question->dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (question->dialog, "accept");
  adw_alert_dialog_set_close_response (question->dialog, "cancel");
  /* What is asked has room beside the pen of its row. */
  adw_alert_dialog_set_prefer_wide_layout (question->dialog, ask->n_fields > 0);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_size_request (list, 260, -1);
  for (guint i = 0; i < ask->n_fields; i++)
    add_field (question, GTK_LIST_BOX (list), &ask->fields[i], ask->currency);
  adw_alert_dialog_set_extra_child (question->dialog, list);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  update (question);
  adw_dialog_present (dialog, parent);
  if (question->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (question->rows, 0));
  return dialog;
}
