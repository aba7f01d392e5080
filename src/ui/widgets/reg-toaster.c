/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-toaster.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/reg-error-text.h"

static guint seconds = 5;

static GtkWidget *
find_below (GtkWidget *widget)
{
  GtkWidget *child;

  if (ADW_IS_TOAST_OVERLAY (widget))
    return widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The overlay around the widget, or else the window's own. */
static AdwToastOverlay *
find_overlay (GtkWidget *from)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (from);

  if (overlay == NULL && root != NULL)
    overlay = find_below (GTK_WIDGET (root));
  return overlay != NULL ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

static void
add_toast (GtkWidget *from, AdwToast *toast)
{
  AdwToastOverlay *overlay = find_overlay (from);

  adw_toast_set_timeout (toast, seconds);
  /* What was said before can wait. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  if (overlay != NULL)
    {
      /* What was done last counts: "Undone" must not wait behind the offer to undo it. */
      adw_toast_overlay_dismiss_all (overlay);
      adw_toast_overlay_add_toast (overlay, toast);
      return;
    }
  /* The window went while the work was done. */
  g_info ("No window for the message: %s", adw_toast_get_title (toast));
  g_object_ref_sink (toast);
  g_object_unref (toast);
}

/**
 * reg_toaster_set_timeout:
 * @timeout: seconds for which something is said from now on; 0 until something else is
 *
 * Five when it is never called. Who reads slowly needs longer, and so does a test on a busy machine.
 */
void
reg_toaster_set_timeout (guint timeout)
{
  seconds = timeout;
}

/**
 * reg_toaster_show:
 * @from: any widget of the window in which something happened
 * @text: what happened, translated, plain text
 */
void
reg_toaster_show (GtkWidget *from, const char *text)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (from));

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  add_toast (from, toast);
}

/**
 * reg_toaster_show_undo:
 * @from: any widget of the window in which something happened
 * @text: what was done, translated: "Customer changed"
 * @action: the journal's number of what was done, from reg_store_job_get_action(); 0 when nothing
 *   was written, which shows nothing
 *
 * Says what was done and offers to undo it (`app.undo-action`).
 */
void
reg_toaster_show_undo (GtkWidget *from, const char *text, gint64 action)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (from));

  if (action == 0)
    return;
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "app.undo-action");
  adw_toast_set_action_target_value (toast, g_variant_new_int64 (action));
  add_toast (from, toast);
}

/**
 * reg_toaster_show_offer:
 * @from: any widget of the window in which something happened
 * @text: what happened, translated
 * @label: what is offered, translated, with a mnemonic
 * @action_name: what does it, an action without a target
 *
 * For what is not in the journal, or not yet.
 */
void
reg_toaster_show_offer (GtkWidget *from,
                        const char *text,
                        const char *label,
                        const char *action_name)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (from));

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action_name);
  add_toast (from, toast);
}

/**
 * reg_toaster_show_error:
 * @from: any widget of the window in which something failed
 * @what: what could not be done, translated: "The customer was not saved."
 * @error: why
 *
 * Nothing is said about what somebody cancelled.
 */
void
reg_toaster_show_error (GtkWidget *from, const char *what, const GError *error)
{
  g_autofree char *why = NULL;
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  why = reg_error_describe (error);
  text = g_strdup_printf ("%s %s", what, why);
  g_message ("%s %s", what, error != NULL ? error->message : "");
  reg_toaster_show (from, text);
}
