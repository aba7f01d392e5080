/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-segment-subject.h"

#include <glib/gi18n.h>

#include "core/reg-question.h"
#include "core/reg-uid.h"
#include "store/reg-questions.h"
#include "ui/question/reg-answer-text.h"

struct _RegSegmentSubject
{
  GtkWidget parent_instance;
  GtkDropDown *choice;
  RegSession *session;
  GPtrArray *questions; /* NULL until they were read */
  char *uid;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RegSegmentSubject, reg_segment_subject, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_uid (const RegRecord *question)
{
  return reg_uid_to_string (reg_record_get_uid (question));
}

static const RegRecord *
get_question (RegSegmentSubject *self)
{
  for (guint i = 0; self->questions != NULL && i < self->questions->len; i++)
    {
      g_autofree char *uid = dup_uid (self->questions->pdata[i]);

      if (g_strcmp0 (uid, self->uid) == 0)
        return self->questions->pdata[i];
    }
  return NULL;
}

/* --- reading ---------------------------------------------------------------------------- */

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **questions = data;

  *questions = reg_questions_list (db, error);
  return *questions != NULL;
}

static void
load_free (gpointer data)
{
  GPtrArray **questions = data;

  g_clear_pointer (questions, g_ptr_array_unref);
  g_free (questions);
}

/* A question that was removed still is what the condition is about. */
static void
fill (RegSegmentSubject *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  self->filling = TRUE;
  for (guint i = 0; i < self->questions->len; i++)
    {
      const RegRecord *question = self->questions->pdata[i];
      g_autofree char *uid = dup_uid (question);

      gtk_string_list_append (labels, reg_record_get_text (question, REG_QUESTION_TEXT));
      if (self->uid == NULL)
        self->uid = g_strdup (uid);
      if (g_str_equal (uid, self->uid))
        selected = i;
    }
  if (selected == GTK_INVALID_LIST_POSITION)
    {
      selected = self->questions->len;
      gtk_string_list_append (labels, self->uid != NULL ? _ ("A question that is gone")
                                                        : _ ("There are no questions yet"));
    }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->choice, selected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), self->questions->len > 0);
  self->filling = FALSE;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegSegmentSubject) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray **questions = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->choice == NULL)
    return;
  if (questions == NULL)
    {
      g_message ("Questions could not be read: %s", error->message);
      return;
    }
  self->questions = g_ptr_array_ref (*questions);
  fill (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
selected_cb (RegSegmentSubject *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (self->filling || self->questions == NULL || selected >= self->questions->len)
    return;
  g_free (self->uid);
  self->uid = dup_uid (self->questions->pdata[selected]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_segment_subject_dispose (GObject *object)
{
  RegSegmentSubject *self = REG_SEGMENT_SUBJECT (object);

  if (self->choice != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->choice));
  self->choice = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->uid, g_free);
  G_OBJECT_CLASS (reg_segment_subject_parent_class)->dispose (object);
}

static void
reg_segment_subject_class_init (RegSegmentSubjectClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_segment_subject_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * RegSegmentSubject::changed:
   *
   * It is another question, or the questions were read.
   */
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_SEGMENT_SUBJECT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

/* Questions are as long as their words; beside a condition there is room for a few. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

static void
reg_segment_subject_init (RegSegmentSubject *self)
{
  static const char *const none[] = { "…", NULL };
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (none));
  gtk_drop_down_set_factory (self->choice, factory);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("condition", "Question"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->choice), GTK_WIDGET (self));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (selected_cb), self);
}

/**
 * reg_segment_subject_new:
 * @session: the open book
 * @uid: (nullable): the UUID of a question; without one it is the first of the bank
 *
 * Returns: (transfer floating): a choice of questions, which are read from the book
 */
GtkWidget *
reg_segment_subject_new (RegSession *session, const char *uid)
{
  RegSegmentSubject *self = g_object_new (REG_TYPE_SEGMENT_SUBJECT, NULL);

  self->session = g_object_ref (session);
  self->uid = g_strdup (uid);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, load_job,
                        g_new0 (GPtrArray *, 1), load_free, NULL, loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * reg_segment_subject_get_uid:
 *
 * Returns: (transfer none) (nullable): the UUID of the question; %NULL while there is none
 */
const char *
reg_segment_subject_get_uid (RegSegmentSubject *self)
{
  g_return_val_if_fail (REG_IS_SEGMENT_SUBJECT (self), NULL);

  return self->uid;
}

/**
 * reg_segment_subject_list_values:
 * @labels: (out) (transfer full): as people read them
 *
 * Returns: (transfer full) (nullable): the answers to choose from, as they are kept; %NULL when the
 *   question is answered in words of one's own
 */
GStrv
reg_segment_subject_list_values (RegSegmentSubject *self, GStrv *labels)
{
  static const char *const yes_no[] = { "yes", "no", NULL };
  const RegRecord *question;
  RegQuestionKind kind;
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  g_return_val_if_fail (REG_IS_SEGMENT_SUBJECT (self), NULL);

  question = get_question (self);
  kind = question != NULL ? reg_record_get_int (question, REG_QUESTION_KIND)
                          : REG_QUESTION_KIND_WORDS;
  if (kind == REG_QUESTION_KIND_YES_NO)
    values = g_strdupv ((char **)yes_no);
  else if (kind == REG_QUESTION_KIND_CHOICE)
    values = reg_question_list_choices (question);
  if (values == NULL || values[0] == NULL)
    return NULL;
  for (guint i = 0; values[i] != NULL; i++)
    g_strv_builder_take (shown, reg_answer_text_format (self->session, kind, values[i]));
  *labels = g_strv_builder_end (shown);
  return g_steal_pointer (&values);
}
