/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-party-row.h"

#include <glib/gi18n.h>

#include "ui/quotation/reg-customer-chooser.h"

struct _RegPartyRow
{
  AdwActionRow parent_instance;
  GtkWidget *clear_button;
  AdwDialog *dialog; /* while somebody chooses */
  RegSession *session;
  gint64 party;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegPartyRow, reg_party_row, ADW_TYPE_ACTION_ROW)

/* --- name ------------------------------------------------------------------------------- */

typedef struct
{
  RegPartyRow *row;
  gint64 id;
  RegRecord *party;
} Load;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->party = reg_db_load (db, REG_ENTITY_PARTY, load->id, error);
  return load->party != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;

  if (reg_store_job_finish (REG_STORE (object), result, NULL) != NULL
      && load->id == load->row->party)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (load->row),
                                 reg_record_get_text (load->party, REG_PARTY_NAME));
  g_clear_pointer (&load->party, reg_record_unref);
  g_object_unref (load->row);
  g_free (load);
}

static void
show_party (RegPartyRow *self)
{
  Load *load;

  gtk_widget_set_visible (self->clear_button, self->party != 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), "");
  if (self->party == 0)
    return;
  load = g_new0 (Load, 1);
  load->row = g_object_ref (self);
  load->id = self->party;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, load,
                        NULL, NULL, loaded_cb, load);
}

/* --- choosing --------------------------------------------------------------------------- */

static void
change (RegPartyRow *self, gint64 party)
{
  if (self->party == party)
    return;
  reg_party_row_set_party (self, party);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
chosen_cb (RegCustomerChooser *chooser, gint64 party, RegPartyRow *self)
{
  change (self, party);
  if (self->dialog != NULL)
    adw_dialog_close (self->dialog);
}

static void
choose_cb (RegPartyRow *self)
{
  GtkWidget *chooser = reg_customer_chooser_new (self->session);
  GtkWidget *view = adw_toolbar_view_new ();
  AdwDialog *dialog = adw_dialog_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), chooser);
  adw_dialog_set_title (dialog, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_content_width (dialog, 420);
  adw_dialog_set_content_height (dialog, 420);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_set_weak_pointer (&self->dialog, dialog);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  gtk_widget_grab_focus (chooser);
}

static void
clear_cb (RegPartyRow *self)
{
  change (self, 0);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_party_row_dispose (GObject *object)
{
  RegPartyRow *self = REG_PARTY_ROW (object);

  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_party_row_parent_class)->dispose (object);
}

static void
reg_party_row_class_init (RegPartyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_party_row_dispose;
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_PARTY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
reg_party_row_init (RegPartyRow *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Choose…"));

  self->clear_button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_tooltip_text (self->clear_button, _ ("Nobody"));
  gtk_widget_add_css_class (self->clear_button, "flat");
  gtk_widget_set_valign (self->clear_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->clear_button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->clear_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clear_button, "clicked", G_CALLBACK (clear_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * reg_party_row_set_session:
 *
 * To be called once, before the first customer.
 */
void
reg_party_row_set_session (RegPartyRow *self, RegSession *session)
{
  g_return_if_fail (REG_IS_PARTY_ROW (self));

  g_set_object (&self->session, session);
}

/**
 * reg_party_row_set_party:
 * @party: the customer, 0 for nobody
 */
void
reg_party_row_set_party (RegPartyRow *self, gint64 party)
{
  g_return_if_fail (REG_IS_PARTY_ROW (self) && self->session != NULL);

  self->party = party;
  show_party (self);
}

gint64
reg_party_row_get_party (RegPartyRow *self)
{
  g_return_val_if_fail (REG_IS_PARTY_ROW (self), 0);

  return self->party;
}
