/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/pipeline/reg-lose-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkEditable *reason;
  GtkEditable *competitor;
  RegLoseFunc func;
  gpointer user_data;
} Ask;

/* --- usual reasons ---------------------------------------------------------------------- */

static void
reason_clicked_cb (GtkButton *button, GtkEditable *reason)
{
  gtk_editable_set_text (reason, gtk_button_get_label (button));
}

/**
 * reg_lose_dialog_reasons_new:
 * @reason: where the words go
 *
 * Returns: (transfer floating): buttons with the usual reasons, each one click
 */
GtkWidget *
reg_lose_dialog_reasons_new (GtkEditable *reason)
{
  static const char *const reasons[] = {
    N_ ("Too expensive"),    N_ ("Too slow"),  N_ ("Bought elsewhere"),
    N_ ("No need any more"), N_ ("No answer"),
  };
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (reasons[i]));

      g_signal_connect_object (button, "clicked", G_CALLBACK (reason_clicked_cb), reason, 0);
      adw_wrap_box_append (ADW_WRAP_BOX (box), button);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Usual reasons"), -1);
  return box;
}

/* --- dialog ----------------------------------------------------------------------------- */

static char *
get_words (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
reason_changed_cb (GtkEditable *reason, AdwAlertDialog *dialog)
{
  g_autofree char *words = get_words (reason);

  adw_alert_dialog_set_response_enabled (dialog, "lost", *words != '\0');
}

static void
entry_activated_cb (AdwAlertDialog *dialog)
{
  if (!adw_alert_dialog_get_response_enabled (dialog, "lost"))
    return;
  g_signal_emit_by_name (dialog, "response", "lost");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Called once: an answer by Enter closes the dialog, which answers again. */
static void
response_cb (AdwAlertDialog *dialog, const char *response, Ask *ask)
{
  RegLoseFunc func = ask->func;

  ask->func = NULL;
  if (func == NULL)
    return;
  if (g_str_equal (response, "lost"))
    {
      g_autofree char *reason = get_words (ask->reason);
      g_autofree char *competitor = get_words (ask->competitor);

      func (reason, *competitor != '\0' ? competitor : NULL, ask->user_data);
    }
  else
    func (NULL, NULL, ask->user_data);
}

static GtkWidget *
add_row (AdwAlertDialog *dialog, GtkWidget *list, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (entry_activated_cb), dialog,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

/**
 * reg_lose_dialog_ask:
 * @parent: a widget of the window in which it is asked
 * @title: name of the deal
 * @func: called once with the answer
 * @user_data: for @func
 *
 * Asks why a deal was lost, and to whom. There is no answer without a reason.
 *
 * Returns: (transfer none): the dialog
 */
AdwDialog *
reg_lose_dialog_ask (GtkWidget *parent, const char *title, RegLoseFunc func, gpointer user_data)
{
  /* Translators: %s is the name of a deal */
  g_autofree char *body = g_strdup_printf (_ ("What “%s” teaches us for the next one."), title);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Why was it lost?"), body);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();
  Ask *ask = g_new0 (Ask, 1);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  ask->reason = GTK_EDITABLE (add_row (ADW_ALERT_DIALOG (dialog), list, _ ("_Reason")));
  ask->competitor = GTK_EDITABLE (
      add_row (ADW_ALERT_DIALOG (dialog), list, _ ("Lost _to, if you know")));
  ask->func = func;
  ask->user_data = user_data;
  gtk_box_append (GTK_BOX (box), reg_lose_dialog_reasons_new (ask->reason));
  gtk_box_append (GTK_BOX (box), list);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "lost",
                                  _ ("_Lost"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "lost",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "lost", FALSE);
  g_signal_connect (ask->reason, "changed", G_CALLBACK (reason_changed_cb), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), ask,
                         (GClosureNotify)(void (*) (void))g_free, 0);
  adw_dialog_set_focus (dialog, GTK_WIDGET (ask->reason));
  adw_dialog_present (dialog, parent);
  return dialog;
}
