/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-dialogs.h"

#include <glib/gi18n.h>

#include "core/reg-quotation-state.h"

/* The questions asked before something is done with a quotation. Each gives an order, or nothing
 * when somebody thinks better of it. */

typedef struct
{
  RegQuotationModel *model;
  RegOrderFunc done;
  gpointer user_data;
  AdwDialog *dialog;
  GtkTextView *text;
  GtkWidget *reason;
  GtkWidget *competitor;
  GtkWidget *confirm;
  GPtrArray *checks; /* of GtkCheckButton, one for each line with figures */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->model);
  g_clear_pointer (&question->checks, g_ptr_array_unref);
  g_free (question);
}

static Question *
question_new (RegQuotationModel *model, RegOrderFunc done, gpointer user_data)
{
  Question *question = g_new0 (Question, 1);

  question->model = g_object_ref (model);
  question->done = done;
  question->user_data = user_data;
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

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* --- asking for approval ---------------------------------------------------------------- */

static GtkWidget *
make_reasons (const RegQuotationJudgement *judgement)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < judgement->reasons->len; i++)
    {
      const RegQuotationReason *reason = g_ptr_array_index (judgement->reasons, i);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      GtkWidget *difference = gtk_label_new (reason->difference);

      gtk_widget_add_css_class (icon, "warning");
      gtk_widget_add_css_class (difference, "numeric");
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), reason->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason->detail);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), difference);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return list;
}

static void
ask_response_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  RegQuotationOrder *order;

  if (!g_str_equal (response, "ask"))
    return;
  order = reg_quotation_order_new (REG_ORDER_SUBMIT, reg_quotation_model_get_id (question->model));
  order->text = reg_text_area_dup (question->text);
  question->done (order, question->user_data);
}

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
  Question *question = question_new (model, done, user_data);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Ask for approval?"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  if (judgement != NULL && judgement->reasons->len > 0)
    gtk_box_append (GTK_BOX (box), make_reasons (judgement));
  gtk_box_append (GTK_BOX (box), make_label (_ ("Why is it worth it?"), "heading"));
  gtk_box_append (GTK_BOX (box), reg_text_area_new (_ ("Why is it worth it?"), &question->text));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "ask",
                                  _ ("_Ask for approval"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "ask",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "ask");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_dialog_set_focus (dialog, GTK_WIDGET (question->text));
  g_signal_connect_data (dialog, "response", G_CALLBACK (ask_response_cb), question, question_free,
                         0);
  adw_dialog_present (dialog, parent);
}

/* --- accepting -------------------------------------------------------------------------- */

static gboolean
has_expired (RegQuotationModel *model)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (model);

  return reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_STATE)
         == REG_QUOTATION_EXPIRED;
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

static GtkWidget *
make_lines (Question *question)
{
  GListModel *lines = reg_quotation_model_get_lines (question->model);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  question->checks = g_ptr_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (RegQuotationLineItem) item = g_list_model_get_item (lines, i);

      if (reg_quotation_line_item_has_figures (item))
        gtk_list_box_append (GTK_LIST_BOX (list), make_line_row (question, item));
    }
  return list;
}

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

static void
accept_response_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  RegQuotationOrder *order;

  if (!g_str_equal (response, "accept"))
    return;
  order = reg_quotation_order_new (REG_ORDER_ACCEPT, reg_quotation_model_get_id (question->model));
  order->lines = chosen_lines (question);
  if (question->text != NULL)
    order->text = reg_text_area_dup (question->text);
  question->done (order, question->user_data);
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
  Question *question = question_new (model, done, user_data);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("What does the customer take?"),
                                            _ ("A sale is made of it."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  question->dialog = dialog;
  gtk_box_append (GTK_BOX (box), make_lines (question));
  if (has_expired (model))
    {
      const char *title = _ ("It has expired. Why is it accepted all the same?");

      gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
      gtk_box_append (GTK_BOX (box), reg_text_area_new (title, &question->text));
      g_signal_connect_swapped (gtk_text_view_get_buffer (question->text), "changed",
                                G_CALLBACK (accept_changed_cb), question);
    }
  for (guint i = 0; i < question->checks->len; i++)
    g_signal_connect_swapped (g_ptr_array_index (question->checks, i), "toggled",
                              G_CALLBACK (accept_changed_cb), question);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "accept",
                                  _ ("_Accept"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "accept",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "accept");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (accept_response_cb), question,
                         question_free, 0);
  accept_changed_cb (question);
  adw_dialog_present (dialog, parent);
}

/* --- lost ------------------------------------------------------------------------------- */

static const char *const usual_reasons[] = { N_ ("Price"), N_ ("Took too long"),
                                             N_ ("Bought elsewhere"), N_ ("No longer needed"),
                                             N_ ("No answer") };

static void
decline_changed_cb (Question *question)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (question->reason));

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (question->dialog), "lost",
                                         *reason != '\0');
}

static void
usual_clicked_cb (GtkButton *button, Question *question)
{
  gtk_editable_set_text (GTK_EDITABLE (question->reason), gtk_button_get_label (button));
  gtk_widget_grab_focus (question->reason);
}

static void
decline_response_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  RegQuotationOrder *order;

  if (!g_str_equal (response, "lost"))
    return;
  order = reg_quotation_order_new (REG_ORDER_DECLINE, reg_quotation_model_get_id (question->model));
  order->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->reason)));
  order->competitor = g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->competitor)));
  question->done (order, question->user_data);
}

static GtkWidget *
make_usual_reasons (Question *question)
{
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  for (gsize i = 0; i < G_N_ELEMENTS (usual_reasons); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (usual_reasons[i]));

      g_signal_connect (button, "clicked", G_CALLBACK (usual_clicked_cb), question);
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), button);
    }
  return wrap;
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
  Question *question = question_new (model, done, user_data);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Why was it lost?"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();

  question->dialog = dialog;
  question->reason = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->reason), _ ("Reason"));
  question->competitor = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->competitor),
                                 _ ("Lost to, if known"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), question->reason);
  gtk_list_box_append (GTK_LIST_BOX (list), question->competitor);
  gtk_box_append (GTK_BOX (box), make_usual_reasons (question));
  gtk_box_append (GTK_BOX (box), list);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "lost",
                                  _ ("_Mark as lost"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "lost",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "lost");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_swapped (question->reason, "changed", G_CALLBACK (decline_changed_cb), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (decline_response_cb), question,
                         question_free, 0);
  decline_changed_cb (question);
  adw_dialog_set_focus (dialog, question->reason);
  adw_dialog_present (dialog, parent);
}
