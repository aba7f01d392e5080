/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-answer-actions.h"

#include <glib/gi18n.h>

#include "store/reg-questions.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-ask.h"

typedef struct
{
  gint64 party;
  gint64 question;
  char *topic;
  char *value;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->topic);
  g_free (answer->value);
  g_free (answer);
}

static gboolean
answer_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Answer *answer = data;

  return reg_answer_save (db, answer->party, answer->question, answer->topic, answer->value, error)
         != 0;
}

/**
 * reg_answer_write:
 * @from: where it was said; the toast appears in its window
 * @party: the customer
 * @question: a question, 0 for none
 * @topic: (nullable): what it is about, without a question
 * @value: (nullable): the answer as it is kept, %NULL when they would rather not say
 */
void
reg_answer_write (GtkWidget *from,
                  RegSession *session,
                  gint64 party,
                  gint64 question,
                  const char *topic,
                  const char *value)
{
  const RegEditWords words = {
    .kind = "answer",
    .done = value != NULL ? _ ("Written down") : _ ("Will not be asked"),
    .failed = _ ("Not written down."),
  };
  Answer *answer = g_new0 (Answer, 1);

  answer->party = party;
  answer->question = question;
  answer->topic = g_strdup (topic);
  answer->value = g_strdup (value);
  reg_edit_run (from, session, &words, answer_job, answer, answer_free, NULL);
}

typedef struct
{
  RegSession *session;
  gint64 party;
} Topic;

static void
topic_free (gpointer data)
{
  Topic *topic = data;

  g_object_unref (topic->session);
  g_free (topic);
}

static void
topic_answered_cb (gpointer object, const RegAnswer *answers, gpointer data)
{
  const Topic *topic = data;
  g_autofree char *about = g_strstrip (g_strdup (answers[0].text));
  g_autofree char *words = g_strstrip (g_strdup (answers[1].text));

  if (*about != '\0' && *words != '\0')
    reg_answer_write (GTK_WIDGET (object), topic->session, topic->party, 0, about, words);
}

/**
 * reg_answer_ask_topic:
 * @from: where it is asked for
 * @party: a customer
 *
 * Asks what a customer said of their own accord: what it is about, and what they said.
 */
void
reg_answer_ask_topic (GtkWidget *from, RegSession *session, gint64 party)
{
  const RegAskField fields[] = {
    { _ ("About what?"), NULL, REG_ASK_TEXT, TRUE },
    { _ ("What did they say?"), NULL, REG_ASK_TEXT, TRUE },
  };
  const RegAsk ask = {
    .heading = _ ("Remember"),
    .body = _ ("What was said about the same thing before stays as it was."),
    .accept = _ ("_Write down"),
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
  };
  Topic *topic = g_new0 (Topic, 1);
  AdwDialog *dialog;

  topic->session = g_object_ref (session);
  topic->party = party;
  dialog = reg_ask (from, &ask, topic_answered_cb, from, topic);
  g_object_set_data_full (G_OBJECT (dialog), "reg-topic", topic, topic_free);
}
