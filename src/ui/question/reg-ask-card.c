/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-ask-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/reg-consent.h"
#include "ui/question/reg-answer-actions.h"
#include "ui/question/reg-answer-row.h"
#include "ui/question/reg-answer-text.h"
#include "ui/question/reg-card-list.h"
#include "ui/widgets/reg-direction.h"

/* More than two questions are an interrogation. */
#define MOST_ASKED 2

struct _RegAskCard
{
  GtkWidget parent_instance;

  GtkListBox *list;

  RegSession *session;
  gint64 party;
  char *shown; /* what stands there, so that nothing typed is lost when it stays the same */
};

G_DEFINE_FINAL_TYPE (RegAskCard, reg_ask_card, GTK_TYPE_WIDGET)

static gint64
get_question (GtkWidget *widget)
{
  return *(gint64 *)g_object_get_data (G_OBJECT (widget), "reg-question");
}

static void
decline_clicked_cb (GtkWidget *button, RegAskCard *self)
{
  reg_answer_write (GTK_WIDGET (self), self->session, self->party, get_question (button), NULL,
                    NULL);
}

static void
still_clicked_cb (GtkWidget *button, RegAskCard *self)
{
  reg_answer_write (GTK_WIDGET (self), self->session, self->party, get_question (button), NULL,
                    g_object_get_data (G_OBJECT (button), "reg-value"));
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

static GtkWidget *
name_question (GtkWidget *button, const RegKnown *known)
{
  gint64 id = reg_record_get_id (known->question);

  g_object_set_data_full (G_OBJECT (button), "reg-question", g_memdup2 (&id, sizeof id), g_free);
  return button;
}

static void
add_decline (RegAskCard *self, GtkWidget *row, const RegKnown *known)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("action-unavailable-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Would rather not say"));
  g_signal_connect_object (name_question (button, known), "clicked",
                           G_CALLBACK (decline_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* The answer is there already; it is asked for only when it is wrong. */
static void
add_confirmation (RegAskCard *self, const RegKnown *known, GtkWidget *answer)
{
  GtkBox *box;
  GtkWidget *row = reg_answer_row_new_buttons (reg_answer_text_get_title (known), &box);
  GtkWidget *yes = name_question (gtk_button_new_with_label (_ ("Yes")), known);
  GtkWidget *no = gtk_button_new_with_label (_ ("No"));

  g_object_set_data_full (G_OBJECT (yes), "reg-value",
                          g_strdup (reg_record_get_text (known->answer, REG_ANSWER_VALUE)), g_free);
  g_signal_connect_object (yes, "clicked", G_CALLBACK (still_clicked_cb), self, 0);
  g_signal_connect_object (no, "clicked", G_CALLBACK (changed_clicked_cb), answer, 0);
  gtk_box_append (box, yes);
  gtk_box_append (box, no);
  gtk_list_box_append (self->list, row);
  gtk_widget_set_visible (answer, FALSE);
}

/* Why it is asked: what the customer has of it, or what is known that may be old. */
static char *
describe (RegAskCard *self, const RegKnown *known)
{
  g_autofree char *value = NULL;
  g_autofree char *said = NULL;

  if (known->turn == REG_TURN_CONFIRM)
    {
      value = reg_answer_text_describe (self->session, known);
      said = reg_answer_text_said (self->session,
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

static void
add_question (RegAskCard *self, const RegKnown *known)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *answer = reg_answer_row_new (GTK_WIDGET (self), self->session, self->party, known);
  g_autofree char *about = describe (self, known);
  g_autofree char *subtitle = reg_direction_keep (about);
  g_autofree char *title = reg_direction_keep (reg_answer_text_get_title (known));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (self->list, row);
  if (known->turn == REG_TURN_CONFIRM)
    add_confirmation (self, known, answer);
  else
    add_decline (self, row, known);
  gtk_list_box_append (self->list, answer);
}

/* Everything by which the card may differ. */
static char *
sign (gint64 party, GPtrArray *next, const char *today)
{
  GString *text = g_string_new (today);

  g_string_append_printf (text, " %" G_GINT64_FORMAT, party);
  for (guint i = 0; i < next->len; i++)
    {
      const RegKnown *known = g_ptr_array_index (next, i);

      g_string_append_printf (text, " %" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%d",
                              reg_record_get_id (known->question),
                              reg_record_get_changed_at (known->question), known->turn);
    }
  return g_string_free_and_steal (text);
}

static void
fill (RegAskCard *self, GPtrArray *next)
{
  gboolean had_focus = gtk_widget_get_state_flags (GTK_WIDGET (self->list))
                       & GTK_STATE_FLAG_FOCUS_WITHIN;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < next->len; i++)
    add_question (self, g_ptr_array_index (next, i));
  gtk_widget_set_visible (GTK_WIDGET (self), next->len > 0);
  /* Whoever answers one goes on with the next. */
  if (had_focus && next->len > 0)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 1);

      gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
    }
}

static void
reg_ask_card_dispose (GObject *object)
{
  RegAskCard *self = REG_ASK_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (reg_ask_card_parent_class)->dispose (object);
}

static void
reg_ask_card_class_init (RegAskCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_ask_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
reg_ask_card_init (RegAskCard *self)
{
  self->list = reg_card_list_new (GTK_WIDGET (self), _ ("Ask next"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * reg_ask_card_show:
 * @party: the customer; nobody is asked who is in the bin or not to be used
 * @known: (element-type RegKnown): what is known of them
 *
 * Shows what is worth asking now, or nothing.
 */
void
reg_ask_card_show (RegAskCard *self, RegSession *session, const RegRecord *party, GPtrArray *known)
{
  gboolean can_ask = reg_record_get_deleted_at (party) == 0 && !reg_consent_is_barred (party)
                     && !reg_store_is_read_only (reg_session_get_store (session));
  g_autoptr (GPtrArray) next = reg_known_list_next (known, can_ask ? MOST_ASKED : 0);
  g_autofree char *today = reg_session_dup_today (session);
  g_autofree char *signature = sign (reg_record_get_id (party), next, today);

  g_return_if_fail (REG_IS_ASK_CARD (self));

  g_set_object (&self->session, session);
  self->party = reg_record_get_id (party);
  if (g_strcmp0 (signature, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&signature);
  fill (self, next);
}
