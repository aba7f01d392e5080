/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-dialogs.h"

#include <glib/gi18n.h>

#include "core/reg-quotation-state.h"
#include "ui/pipeline/reg-lose-dialog.h"
#include "ui/quotation/reg-quotation-parts.h"

/* The questions asked before something is done with a quotation. Each gives an order, or nothing
 * when somebody thinks better of it. */

typedef struct
{
  RegQuotationModel *model;
  RegQuotationVerb verb;
  RegOrderFunc done;
  gpointer user_data;
  AdwDialog *dialog;
  GtkTextView *text;
  GPtrArray *checks; /* of GtkCheckButton, one for each line that can be taken */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->model);
  g_ptr_array_unref (question->checks);
  g_free (question);
}

static Question *
question_new (RegQuotationModel *model,
              RegQuotationVerb verb,
              RegOrderFunc done,
              gpointer user_data)
{
  Question *question = g_new0 (Question, 1);

  question->model = g_object_ref (model);
  question->verb = verb;
  question->done = done;
  question->user_data = user_data;
  question->checks = g_ptr_array_new ();
  return question;
}

/* --- a field for several lines ---------------------------------------------------------- */

/**
 * reg_text_area_new:
 * @label: what it is for, translated
 * @view: (out): where it is typed
 *
 * Returns: (transfer floating): a framed text field of a few lines
 */
GtkWidget *
reg_text_area_new (const char *label, GtkTextView **view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *text = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (text), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (text), 9);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (text), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (text), 9);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 84);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 200);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_add_css_class (scroller, "reg-text-area");
  *view = GTK_TEXT_VIEW (text);
  return scroller;
}

/* What was typed, without blanks around it. */
char *
reg_text_area_dup (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* --- asking ----------------------------------------------------------------------------- */

/* NULL when exactly the lines that count were chosen. */
static GArray *
chosen_lines (Question *question)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean usual = TRUE;

  for (guint i = 0; i < question->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (question->checks, i);
      RegQuotationLineItem *item = g_object_get_data (G_OBJECT (check), "reg-item");
      gint64 id = reg_record_get_id (reg_quotation_line_item_get_record (item));
      gboolean chosen = gtk_check_button_get_active (check);

      usual &= chosen == reg_quotation_line_item_get_result (item)->counts;
      if (chosen)
        g_array_append_val (ids, id);
    }
  return usual ? NULL : g_steal_pointer (&ids);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  RegQuotationOrder *order;

  if (!g_str_equal (response, "accept"))
    return;
  order = reg_quotation_order_new (question->verb, reg_quotation_model_get_id (question->model));
  order->lines = chosen_lines (question);
  if (question->text != NULL)
    order->text = reg_text_area_dup (question->text);
  question->done (order, question->user_data);
}

static void
add_text (Question *question, GtkWidget *box, const char *title)
{
  gtk_box_append (GTK_BOX (box), reg_quotation_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (box), reg_text_area_new (title, &question->text));
}

static void
question_present (Question *question, GtkWidget *box, const char *accept, GtkWidget *parent)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (question->dialog);

  adw_alert_dialog_set_extra_child (dialog, box);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "accept", accept, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "accept");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  adw_dialog_present (question->dialog, parent);
}

/* --- asking for approval ---------------------------------------------------------------- */

/**
 * reg_quotation_ask_present:
 *
 * Shows which limits are broken and asks why it should be allowed all the same.
 */
void
reg_quotation_ask_present (RegQuotationModel *model,
                           GtkWidget *parent,
                           RegOrderFunc done,
                           gpointer user_data)
{
  const RegQuotationJudgement *judgement = reg_quotation_model_get_judgement (model);
  Question *question = question_new (model, REG_ORDER_SUBMIT, done, user_data);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  question->dialog = adw_alert_dialog_new (_ ("Ask for approval?"), NULL);
  for (guint i = 0; judgement != NULL && i < judgement->reasons->len; i++)
    gtk_box_append (GTK_BOX (box),
                    reg_quotation_reason_new (g_ptr_array_index (judgement->reasons, i)));
  add_text (question, box, _ ("Why is it worth it?"));
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (question->dialog), TRUE);
  adw_dialog_set_focus (question->dialog, GTK_WIDGET (question->text));
  question_present (question, box, _ ("_Ask for approval"), parent);
}

/* --- accepting -------------------------------------------------------------------------- */

/* Also on the day after, before anybody marked it as expired. */
static gboolean
has_expired (RegQuotationModel *model)
{
  RegRecord *revision = reg_quotation_model_get_revision (model);
  const char *until = reg_record_get_text (revision, REG_QUOTATION_REVISION_VALID_UNTIL);
  g_autofree char *today = reg_session_dup_today (reg_quotation_model_get_session (model));

  return reg_record_get_int (revision, REG_QUOTATION_REVISION_STATE) == REG_QUOTATION_EXPIRED
         || (*until != '\0' && g_strcmp0 (until, today) < 0);
}

static GtkWidget *
make_line_row (Question *question, RegQuotationLineItem *item)
{
  RegSession *session = reg_quotation_model_get_session (question->model);
  RegRecord *record = reg_quotation_line_item_get_record (item);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *amount = reg_session_format_money (
      session, reg_quotation_line_item_get_result (item)->amount,
      reg_quotation_model_get_currency (question->model));
  GtkWidget *figure = gtk_label_new (amount);
  RegLineKind kind = reg_quotation_line_item_get_kind (item);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               reg_quotation_line_item_get_result (item)->counts);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (figure, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 reg_record_get_text (record, REG_QUOTATION_LINE_DESCRIPTION));
  if (kind != REG_LINE_NORMAL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                 _ (reg_enum_get_label (&reg_enum_line_kind, kind)));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), figure);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (check), "reg-item", item);
  g_ptr_array_add (question->checks, check);
  return row;
}

/* What was taken before is not offered again. */
static GtkWidget *
make_lines (Question *question)
{
  GListModel *lines = reg_quotation_model_get_lines (question->model);
  GtkWidget *list = reg_quotation_list_new ();

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (lines, i);

      if (reg_quotation_line_item_has_figures (item)
          && !reg_record_get_int (reg_quotation_line_item_get_record (item),
                                  REG_QUOTATION_LINE_ACCEPTED))
        gtk_list_box_append (GTK_LIST_BOX (list), make_line_row (question, item));
    }
  return list;
}

static gboolean
anything_chosen (Question *question)
{
  for (guint i = 0; i < question->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (question->checks, i)))
      return TRUE;
  return FALSE;
}

static void
accept_changed_cb (Question *question)
{
  g_autofree char *reason = question->text != NULL ? reg_text_area_dup (question->text) : NULL;

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (question->dialog), "accept",
                                         anything_chosen (question)
                                             && (reason == NULL || *reason != '\0'));
}

/**
 * reg_quotation_accept_present:
 *
 * Asks which lines the customer takes, and for a reason when the quotation has expired.
 */
void
reg_quotation_accept_present (RegQuotationModel *model,
                              GtkWidget *parent,
                              RegOrderFunc done,
                              gpointer user_data)
{
  Question *question = question_new (model, REG_ORDER_ACCEPT, done, user_data);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  question->dialog = adw_alert_dialog_new (_ ("What does the customer take?"),
                                           _ ("A sale is made of it."));
  gtk_box_append (GTK_BOX (box), make_lines (question));
  if (has_expired (model))
    {
      add_text (question, box, _ ("It has expired. Why is it accepted all the same?"));
      g_signal_connect_swapped (gtk_text_view_get_buffer (question->text), "changed",
                                G_CALLBACK (accept_changed_cb), question);
    }
  for (guint i = 0; i < question->checks->len; i++)
    g_signal_connect_swapped (g_ptr_array_index (question->checks, i), "toggled",
                              G_CALLBACK (accept_changed_cb), question);
  question_present (question, box, _ ("_Accept"), parent);
  accept_changed_cb (question);
}

/* --- lost ------------------------------------------------------------------------------- */

static void
lost_cb (const char *reason, const char *competitor, gpointer user_data)
{
  Question *question = user_data;
  RegQuotationOrder *order;

  if (reason != NULL)
    {
      order = reg_quotation_order_new (REG_ORDER_DECLINE,
                                       reg_quotation_model_get_id (question->model));
      order->text = g_strdup (reason);
      order->competitor = g_strdup (competitor);
      question->done (order, question->user_data);
    }
  question_free (question, NULL);
}

/**
 * reg_quotation_decline_present:
 *
 * Asks why it was lost, and to whom. Without a reason nothing is done.
 */
void
reg_quotation_decline_present (RegQuotationModel *model,
                               GtkWidget *parent,
                               RegOrderFunc done,
                               gpointer user_data)
{
  const char *number = reg_quotation_model_get_quotation (model)->number;

  reg_lose_dialog_ask (parent, *number != '\0' ? number : _ ("Draft"), lost_cb,
                       question_new (model, REG_ORDER_DECLINE, done, user_data));
}
