/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/complaint/reg-complaint-parts.h"

#include <glib/gi18n.h>

#include "ui/complaint/reg-complaint-text.h"
#include "ui/table/reg-state-style.h"
#include "ui/widgets/reg-timeline-row.h"

/* --- rows to choose in ------------------------------------------------------------------ */

/**
 * reg_complaint_parts_fill_words:
 *
 * Lets the words of a vocabulary be chosen from; the number of a word is its place.
 */
void
reg_complaint_parts_fill_words (AdwComboRow *row, const RegEnum *vocabulary)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int i = 0; i < vocabulary->n_values; i++)
    gtk_string_list_append (names, _ (vocabulary->values[i].label));
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
}

/* --- who is told ------------------------------------------------------------------------ */

static char *
describe_step (const RegEscalationStep *step, RegSession *session, gboolean is_answered)
{
  g_autofree char *moment = NULL;

  if (step->at == REG_NEVER)
    return g_strdup (step->who);
  moment = reg_complaint_text_moment (session, step->at);
  if (step->is_told)
    /* Translators: who was told, and when */
    return g_strdup_printf (_ ("%s · since %s"), step->who, moment);
  if (is_answered)
    /* Translators: who will be told, and when */
    return g_strdup_printf (_ ("%s · %s, if it is not resolved"), step->who, moment);
  /* Translators: who will be told, and when */
  return g_strdup_printf (_ ("%s · %s, if nobody has answered"), step->who, moment);
}

static GtkWidget *
create_step (const RegEscalationStep *step, RegSession *session, gboolean is_answered)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (step->is_told ? "reg-approve-symbolic"
                                                                : "content-loading-symbolic");
  g_autofree char *text = describe_step (step, session, is_answered);
  GtkWidget *label = gtk_label_new (text);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, step->is_told ? "success" : "dimmed");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (!step->is_told)
    gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

/**
 * reg_complaint_parts_fill_told:
 * @now: ms UTC
 *
 * Shows who knows, and who will be told if nothing happens.
 */
void
reg_complaint_parts_fill_told (GtkBox *box,
                               const RegComplaintData *data,
                               RegSession *session,
                               gint64 now)
{
  g_autoptr (GPtrArray) steps = reg_complaint_escalation (data, session, now);
  gboolean is_answered = !reg_record_is_null (data->complaint, REG_COMPLAINT_ANSWERED_AT);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < steps->len; i++)
    gtk_box_append (box, create_step (g_ptr_array_index (steps, i), session, is_answered));
}

/* --- lists ------------------------------------------------------------------------------ */

/**
 * reg_complaint_parts_fill_events:
 *
 * Shows the story, newest first.
 */
void
reg_complaint_parts_fill_events (GtkListBox *list,
                                 const RegComplaintData *data,
                                 RegSession *session)
{
  gtk_list_box_remove_all (list);
  for (guint i = data->events->len; i > 0; i--)
    {
      const RegRecord *event = g_ptr_array_index (data->events, i - 1);
      RegComplaintEventKind kind = reg_record_get_int (event, REG_COMPLAINT_EVENT_KIND);
      const char *text = reg_record_get_text (event, REG_COMPLAINT_EVENT_TEXT);
      g_autofree char *title = reg_complaint_text_event (event, session);
      g_autofree char *moment = reg_complaint_text_moment (
          session, reg_record_get_int (event, REG_COMPLAINT_EVENT_AT));
      g_autofree char *detail = NULL;
      GtkWidget *row;

      /* The story stands in full beside it. */
      if (kind == REG_COMPLAINT_EVENT_KIND_REPORTED)
        text = _ (reg_enum_get_label (&reg_enum_channel,
                                      reg_record_get_int (data->complaint, REG_COMPLAINT_CHANNEL)));
      detail = reg_complaint_text_event_detail (event, text, session);
      row = reg_timeline_row_new (reg_complaint_text_event_icon (kind), title, detail, moment);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (list, row);
    }
}

/**
 * reg_complaint_parts_fill_earlier:
 *
 * Shows the customer's other complaints, each of which can be opened.
 */
void
reg_complaint_parts_fill_earlier (GtkListBox *list,
                                  const RegComplaintData *data,
                                  RegSession *session)
{
  gtk_list_box_remove_all (list);
  for (guint i = 0; i < data->earlier->len; i++)
    {
      const RegRecord *earlier = g_ptr_array_index (data->earlier, i);
      RegComplaintState state = reg_record_get_int (earlier, REG_COMPLAINT_STATE);
      const char *outcome = reg_record_get_text (earlier, REG_COMPLAINT_OUTCOME);
      g_autofree char *day = reg_session_format_day (
          session, reg_record_get_int (earlier, REG_COMPLAINT_REPORTED_AT));
      g_autofree char *title = g_strdup_printf (
          "%s · %s", reg_record_get_text (earlier, REG_COMPLAINT_NUMBER),
          reg_record_get_text (earlier, REG_COMPLAINT_SUBJECT));
      GtkWidget *row = reg_timeline_row_new ("reg-complaint-symbolic", title, outcome, day);

      reg_timeline_row_set_pill (REG_TIMELINE_ROW (row),
                                 _ (reg_enum_get_label (&reg_enum_complaint_state, state)),
                                 reg_state_get_style (&reg_enum_complaint_state, state));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (list, row);
    }
}
