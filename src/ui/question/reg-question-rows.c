/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-question-rows.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/question/reg-answer-actions.h"
#include "ui/question/reg-answer-row.h"
#include "ui/question/reg-answer-text.h"
#include "ui/widgets/reg-direction.h"

/* What a button writes down. */
typedef struct
{
  GtkWidget *from; /* not owned: the button stands in it */
  RegSession *session;
  gint64 party, question;
  char *value; /* NULL: they would rather not say */
} Said;

static void
said_free (gpointer data)
{
  Said *said = data;

  g_object_unref (said->session);
  g_free (said->value);
  g_free (said);
}

static void
said_cb (GtkWidget *button, const Said *said)
{
  reg_answer_write (said->from, said->session, said->party, said->question, NULL, said->value);
}

static void
make_say (GtkWidget *button,
          GtkWidget *from,
          RegSession *session,
          gint64 party,
          const RegKnown *known,
          const char *value)
{
  Said *said = g_new0 (Said, 1);

  said->from = from;
  said->session = g_object_ref (session);
  said->party = party;
  said->question = reg_record_get_id (known->question);
  said->value = g_strdup (value);
  g_object_set_data_full (G_OBJECT (button), "reg-said", said, said_free);
  g_signal_connect (button, "clicked", G_CALLBACK (said_cb), said);
}

/* It is not: then the place for the answer takes that of the buttons. */
static void
changed_clicked_cb (GtkWidget *button, GtkWidget *answer)
{
  GtkWidget *buttons = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  gtk_widget_set_visible (answer, TRUE);
  gtk_widget_child_focus (answer, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (buttons, FALSE);
}

/* The answer is there already; it is asked for only when it is wrong. */
static GtkWidget *
new_confirmation (
    GtkWidget *from, RegSession *session, gint64 party, const RegKnown *known, GtkWidget *answer)
{
  GtkBox *box;
  GtkWidget *row = reg_answer_row_new_buttons (reg_answer_text_get_title (known), &box);
  GtkWidget *yes = gtk_button_new_with_label (_ ("Yes"));
  GtkWidget *no = gtk_button_new_with_label (_ ("No"));

  make_say (yes, from, session, party, known,
            reg_record_get_text (known->answer, REG_ANSWER_VALUE));
  g_signal_connect_object (no, "clicked", G_CALLBACK (changed_clicked_cb), answer, 0);
  gtk_box_append (box, yes);
  gtk_box_append (box, no);
  gtk_widget_set_visible (answer, FALSE);
  return row;
}

static GtkWidget *
new_decline (GtkWidget *from, RegSession *session, gint64 party, const RegKnown *known)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("action-unavailable-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Would rather not say"));
  make_say (button, from, session, party, known, NULL);
  return button;
}

/* Why it is asked: what the customer has of it, or what is known that may be old. */
static char *
describe (RegSession *session, const RegKnown *known)
{
  g_autofree char *value = NULL;
  g_autofree char *said = NULL;

  if (known->turn == REG_TURN_CONFIRM)
    {
      value = reg_answer_text_describe (session, known);
      said = reg_answer_text_said (session,
                                   reg_record_get_text (known->answer, REG_ANSWER_ANSWERED_ON));
      /* Translators: an answer of a customer, and when it was given: "said in March 2025" */
      return g_strdup_printf (_ ("“%s”, %s. Still right?"), value, said);
    }
  if (!reg_record_is_null (known->question, REG_QUESTION_ELSEWHERE))
    /* Translators: where the answer to a question is found without asking */
    return g_strdup_printf (_ ("Look first: %s"),
                            reg_record_get_text (known->question, REG_QUESTION_ELSEWHERE));
  return g_strdup (reg_record_get_text (known->question, REG_QUESTION_BENEFIT));
}

/**
 * reg_question_rows_append:
 * @list: where they are shown
 * @from: what the list stands in, and where a message about it belongs
 * @party: whom it is asked
 * @known: the question, and what was answered before
 *
 * Asks a question: one row says what and why, the next takes the answer.
 */
void
reg_question_rows_append (
    GtkListBox *list, GtkWidget *from, RegSession *session, gint64 party, const RegKnown *known)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *answer = reg_answer_row_new (from, session, party, known);
  g_autofree char *about = describe (session, known);
  g_autofree char *subtitle = reg_direction_keep (about);
  g_autofree char *title = reg_direction_keep (reg_answer_text_get_title (known));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (list, row);
  if (known->turn == REG_TURN_CONFIRM)
    gtk_list_box_append (list, new_confirmation (from, session, party, known, answer));
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_decline (from, session, party, known));
  gtk_list_box_append (list, answer);
}
