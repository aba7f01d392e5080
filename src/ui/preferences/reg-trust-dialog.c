/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/preferences/reg-trust-dialog.h"

#include <glib/gi18n.h>

#include "core/reg-approval-policy.h"
#include "core/reg-stand-in.h"
#include "store/reg-approval-keys.h"
#include "store/reg-firm.h"
#include "ui/quotation/reg-proof-rows.h"
#include "ui/quotation/reg-quotation-parts.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-toaster.h"

struct _RegTrustDialog
{
  AdwDialog parent_instance;

  RegSession *session;
  GtkWidget *from; /* where it is said that it is done */
  GBytes *card;
  RegKeyCard *read;
  char *fingerprint;
  GPtrArray *staff; /* of RegRecord: whose computer it may be */

  GtkWidget *whose;
  GtkWidget *same;
  GtkWidget *proof;
  GtkWidget *trust;
};

G_DEFINE_FINAL_TYPE (RegTrustDialog, reg_trust_dialog, ADW_TYPE_DIALOG)

/* --- trusting --------------------------------------------------------------------------- */

typedef struct
{
  GBytes *card;
  char *fingerprint;
  char *pin; /* (nullable) */
  gint64 who;
  gint64 whose;
  gboolean stopped_at_pin;
  char *why; /* what the store said */
} Trust;

static void
trust_free (gpointer data)
{
  Trust *trust = data;

  g_bytes_unref (trust->card);
  g_free (trust->fingerprint);
  g_free (trust->pin);
  g_free (trust->why);
  g_free (trust);
}

static gboolean
trust_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Trust *trust = data;

  if (trust->pin != NULL && !reg_staff_check_pin (db, trust->who, trust->pin, error))
    {
      trust->stopped_at_pin = TRUE;
      return FALSE;
    }
  reg_db_set_staff (db, trust->who);
  return reg_approval_keys_trust (db, trust->card, trust->fingerprint, trust->whose, error);
}

/* Nobody is chosen beforehand, lest somebody trusts without looking: 0. */
static gint64
get_whose (RegTrustDialog *self)
{
  guint index = adw_combo_row_get_selected (ADW_COMBO_ROW (self->whose));

  return index > 0 && index <= self->staff->len
             ? reg_record_get_id (g_ptr_array_index (self->staff, index - 1))
             : 0;
}

static void
update (RegTrustDialog *self)
{
  gtk_widget_set_sensitive (
      self->trust, adw_switch_row_get_active (ADW_SWITCH_ROW (self->same)) && get_whose (self) != 0
                       && reg_proof_rows_is_complete (REG_PROOF_ROWS (self->proof)));
}

static const char *
say_why (const Trust *trust, const GError *error)
{
  if (trust->stopped_at_pin)
    return _ ("This is not the right PIN.");
  if (g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT))
    return _ ("This computer is trusted already.");
  if (g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED))
    return _ ("This is not allowed: the key is this computer’s own, or the person stands above who "
              "decides.");
  return _ ("Something went wrong. Nothing was changed.");
}

static void
trusted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegTrustDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Trust *trust = g_object_get_data (G_OBJECT (self), "reg-trust");

  if (self->session == NULL)
    return;
  if (reg_store_job_finish (REG_STORE (object), result, &error) != NULL)
    {
      reg_toaster_show (self->from, _ ("This computer is trusted from now on"));
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  if (trust->stopped_at_pin)
    reg_proof_rows_clear_pin (REG_PROOF_ROWS (self->proof));
  reg_proof_rows_set_wrong (REG_PROOF_ROWS (self->proof), say_why (trust, error));
  update (self);
}

static void
trust_cb (RegTrustDialog *self)
{
  static const RegActionInfo info = { .kind = "approval-trust",
                                      .label = N_ ("Computer trusted"),
                                      .without_undo = TRUE };
  Trust *trust = g_new0 (Trust, 1);

  trust->card = g_bytes_ref (self->card);
  trust->fingerprint = g_strdup (self->fingerprint);
  trust->pin = g_strdup (reg_proof_rows_get_pin (REG_PROOF_ROWS (self->proof)));
  trust->who = reg_proof_rows_get_staff (REG_PROOF_ROWS (self->proof));
  trust->whose = get_whose (self);
  gtk_widget_set_sensitive (self->trust, FALSE);
  g_object_set_data_full (G_OBJECT (self), "reg-trust", trust, trust_free);
  reg_store_write_async (reg_session_get_store (self->session), &info, trust_job, trust, NULL, NULL,
                         trusted_cb, g_object_ref (self));
}

/* --- dialog ----------------------------------------------------------------------------- */

static void
reg_trust_dialog_dispose (GObject *object)
{
  RegTrustDialog *self = REG_TRUST_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->from);
  g_clear_pointer (&self->card, g_bytes_unref);
  g_clear_pointer (&self->read, reg_key_card_free);
  g_clear_pointer (&self->fingerprint, g_free);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  G_OBJECT_CLASS (reg_trust_dialog_parent_class)->dispose (object);
}

static void
reg_trust_dialog_class_init (RegTrustDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_trust_dialog_dispose;
}

static void
reg_trust_dialog_init (RegTrustDialog *self)
{
  self->staff = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);
}

static GtkWidget *
make_header (RegTrustDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->trust = gtk_button_new_with_mnemonic (_ ("_Trust"));
  gtk_widget_add_css_class (self->trust, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->trust);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->trust, "clicked", G_CALLBACK (trust_cb), self, G_CONNECT_SWAPPED);
  return bar;
}

static GtkWidget *
make_origin (RegTrustDialog *self)
{
  g_autofree char *text =
      self->read->person != NULL
          /* Translators: %1$s is the name of a person, %2$s of a firm */
          ? g_strdup_printf (_ ("It says it is the computer of %1$s at %2$s. Anybody could have "
                                "written that: ring them up and let them read the fingerprint "
                                "of their computer to you."),
                             self->read->person, self->read->firm_name)
          /* Translators: %s is the name of a firm */
          : g_strdup_printf (_ ("It says it is a computer at %s. Anybody could have written "
                                "that: ring them up and let them read the fingerprint of their "
                                "computer to you."),
                             self->read->firm_name);

  return reg_quotation_label_new (text, NULL);
}

/* Six groups, three to a line, as they are read aloud. */
static GtkWidget *
make_fingerprint (RegTrustDialog *self)
{
  g_auto (GStrv) groups = g_strsplit (self->fingerprint, " ", -1);
  g_autofree char *text = g_strdup_printf ("%s  %s  %s\n%s  %s  %s", groups[0], groups[1],
                                           groups[2], groups[3], groups[4], groups[5]);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "title-2");
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->fingerprint, -1);
  return label;
}

static GtkWidget *
make_rows (RegTrustDialog *self)
{
  GPtrArray *staff = reg_session_get_staff_list (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *list = reg_quotation_list_new ();
  guint selected = 0;

  gtk_string_list_append (names, _ ("Choose…"));
  for (guint i = 0; i < staff->len; i++)
    {
      RegRecord *person = g_ptr_array_index (staff, i);

      if (!reg_staff_is_here (person))
        continue;
      if (g_strcmp0 (self->read->person, reg_record_get_text (person, REG_STAFF_NAME)) == 0)
        selected = self->staff->len + 1;
      g_ptr_array_add (self->staff, reg_record_ref (person));
      gtk_string_list_append (names, reg_record_get_text (person, REG_STAFF_NAME));
    }
  self->whose = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->whose), _ ("Whose computer it is"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->whose), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->whose), selected);
  self->same = adw_switch_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->same),
                                 _ ("All six groups are the same"));
  gtk_list_box_append (GTK_LIST_BOX (list), self->whose);
  gtk_list_box_append (GTK_LIST_BOX (list), self->same);
  g_signal_connect_object (self->whose, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->same, "notify::active", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return list;
}

static void
fill (RegTrustDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *box;
  GtkWidget *column = reg_quotation_column_new (460, &box);

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), column);
  self->proof = reg_proof_rows_new (self->session, REG_ROLE_MANAGER);
  gtk_box_append (GTK_BOX (box), make_origin (self));
  gtk_box_append (GTK_BOX (box), make_fingerprint (self));
  gtk_box_append (GTK_BOX (box), make_rows (self));
  gtk_box_append (GTK_BOX (box), self->proof);
  g_signal_connect_object (self->proof, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_dialog_set_title (ADW_DIALOG (self), *self->read->computer != '\0' ? self->read->computer
                                                                         : _ ("Another computer"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  update (self);
}

/**
 * reg_trust_dialog_present:
 * @parent: above what
 * @card: a file with a key
 *
 * Shows the fingerprint to be compared, and asks whose computer it is and who decides.
 */
void
reg_trust_dialog_present (GtkWidget *parent, RegSession *session, GBytes *card)
{
  g_autoptr (RegSignedFile) file = reg_signed_file_read (card, NULL);
  RegKeyCard *read = file != NULL && file->kind == REG_SIGNED_FILE_KEY
                         ? reg_key_card_read (file, NULL)
                         : NULL;
  RegTrustDialog *self;

  if (read == NULL)
    {
      reg_toaster_show (parent, _ ("This file holds no key that can be used."));
      return;
    }
  self = g_object_new (REG_TYPE_TRUST_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->from = g_object_ref (parent);
  self->card = g_bytes_ref (card);
  self->read = read;
  self->fingerprint = reg_public_key_fingerprint (read->key);
  fill (self);
  reg_dialog_present (ADW_DIALOG (self), parent);
}
