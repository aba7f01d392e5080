/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-dialogs.h"

#include <glib/gi18n.h>

#include "ui/quotation/reg-quotation-parts.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-party-search.h"

#define SEARCH_HEIGHT 480

/* For whom a copy is, and at which prices. */
typedef struct
{
  RegSession *session;
  GtkWidget *parent;
  RegQuotationOrder *order;
  RegOrderFunc done;
  GtkCheckButton *today;
  GtkCheckButton *other;
} Copy;

static void
copy_free (gpointer data, GClosure *closure)
{
  Copy *copy = data;

  g_clear_pointer (&copy->order, reg_quotation_order_free);
  g_object_unref (copy->parent);
  g_object_unref (copy->session);
  g_free (copy);
}

/* Takes the order. */
static Copy *
copy_new (RegSession *session, GtkWidget *parent, RegQuotationOrder *order, RegOrderFunc done)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->session = g_object_ref (session);
  copy->parent = g_object_ref (parent);
  copy->order = order;
  copy->done = done;
  return copy;
}

/* --- for somebody else ------------------------------------------------------------------ */

static void
chosen_cb (RegPartySearch *search, gint64 party, const char *name, Copy *copy)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (search), ADW_TYPE_DIALOG);
  RegQuotationOrder *order = g_steal_pointer (&copy->order);

  if (order == NULL)
    return;
  order->party = party;
  copy->done (order, copy->parent);
  adw_dialog_close (ADW_DIALOG (dialog));
}

/* Takes what is to be ordered. */
static void
ask_for_whom (Copy *copy)
{
  RegPartySearch *search;
  GtkWidget *page = reg_party_search_page_new (copy->session, _ ("For whom is the copy?"), &search);
  GtkWidget *view = adw_toolbar_view_new ();
  AdwDialog *dialog = adw_dialog_new ();

  reg_party_search_set_can_add (search, TRUE);
  g_signal_connect_data (search, "chosen", G_CALLBACK (chosen_cb), copy, copy_free, 0);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Duplicate"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_content_height (dialog, SEARCH_HEIGHT);
  adw_dialog_set_child (dialog, view);
  reg_dialog_present (dialog, copy->parent);
  gtk_widget_grab_focus (GTK_WIDGET (search));
}

/* --- the question ----------------------------------------------------------------------- */

static void
response_cb (AdwAlertDialog *dialog, const char *response, Copy *copy)
{
  RegQuotationOrder *order;

  if (!g_str_equal (response, "copy") || copy->order == NULL)
    return;
  order = g_steal_pointer (&copy->order);
  order->at_todays_prices = gtk_check_button_get_active (copy->today);
  if (gtk_check_button_get_active (copy->other))
    ask_for_whom (copy_new (copy->session, copy->parent, order, copy->done));
  else
    copy->done (order, copy->parent);
}

static GtkCheckButton *
add_choice (GtkWidget *list, GtkCheckButton *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), group == NULL);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return GTK_CHECK_BUTTON (check);
}

/**
 * reg_quotation_copy_present:
 * @session: the open customer book
 * @parent: where it was asked for, and the second argument of @done
 * @quotation: a quotation
 * @done: called with what is to be done
 *
 * Asks for whom the copy is and at which prices, once.
 */
void
reg_quotation_copy_present (RegSession *session,
                            GtkWidget *parent,
                            gint64 quotation,
                            RegOrderFunc done)
{
  Copy *copy = copy_new (session, parent, reg_quotation_order_new (REG_ORDER_DUPLICATE, quotation),
                         done);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Duplicate this quotation?"),
                                            _ ("Lines, words, terms and discounts are the same."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *prices = reg_quotation_list_new ();
  GtkWidget *whom = reg_quotation_list_new ();
  GtkCheckButton *same;

  copy->today = add_choice (prices, NULL, _ ("Prices of today"),
                            _ ("What products cost this customer now"));
  add_choice (prices, copy->today, _ ("Prices as they were"), NULL);
  same = add_choice (whom, NULL, _ ("For the same customer"), NULL);
  copy->other = add_choice (whom, same, _ ("For somebody else"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (prices), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Prices"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (whom), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("For whom"), -1);
  gtk_box_append (GTK_BOX (box), prices);
  gtk_box_append (GTK_BOX (box), whom);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "copy",
                                  _ ("_Duplicate"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "copy",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "copy");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), copy, copy_free, 0);
  adw_dialog_present (dialog, parent);
}
