/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-unsaved.h"

#include <glib/gi18n.h>

static void
response_cb (AdwAlertDialog *alert, const char *response, GtkWidget *form)
{
  RegUnsavedSave save = (RegUnsavedSave)g_object_get_data (G_OBJECT (alert), "reg-save");

  if (g_str_equal (response, "save"))
    save (form);
  else if (!g_str_equal (response, "discard"))
    return;
  else if (ADW_IS_DIALOG (form))
    adw_dialog_force_close (ADW_DIALOG (form));
  else
    gtk_window_destroy (GTK_WINDOW (form));
}

/**
 * reg_unsaved_ask:
 * @form: a dialog or window that somebody wants to leave, with something typed in it
 * @save: what saves it
 *
 * Asks whether to save what was typed; nothing is lost without a word.
 */
void
reg_unsaved_ask (GtkWidget *form, RegUnsavedSave save)
{
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (
      adw_alert_dialog_new (_ ("Save what you typed?"), _ ("It is lost when you discard it.")));

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Go on typing"), "discard", _ ("_Discard"),
                                  "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (alert, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "save");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_object_set_data (G_OBJECT (alert), "reg-save", (gpointer)save);
  g_signal_connect_object (alert, "response", G_CALLBACK (response_cb), form, 0);
  adw_dialog_present (ADW_DIALOG (alert), form);
}
