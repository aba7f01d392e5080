/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/preferences/reg-trust-group.h"

#include <glib/gi18n.h>

#include "core/reg-approval-policy.h"
#include "store/reg-approval-keys.h"
#include "store/reg-key-file.h"
#include "ui/quotation/reg-approval-desk.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-toaster.h"

struct _RegTrustGroup
{
  AdwPreferencesGroup parent_instance;

  RegSession *session;
  GPtrArray *rows; /* of GtkWidget */
  guint64 shown;   /* the newest answer */
};

G_DEFINE_FINAL_TYPE (RegTrustGroup, reg_trust_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- giving the own key away ------------------------------------------------------------ */

typedef struct
{
  GtkWidget *from;
  GBytes *card;
} Card;

static void
card_free (gpointer data)
{
  Card *card = data;

  g_object_unref (card->from);
  g_clear_pointer (&card->card, g_bytes_unref);
  g_free (card);
}

static gboolean
card_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Card *card = data;
  g_autoptr (RegSigningKey) key = reg_key_file_load (NULL, error);

  if (key != NULL)
    card->card = reg_approval_keys_write_card (db, key, error);
  return card->card != NULL;
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Card *card = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    reg_toaster_show (card->from, _ ("Key saved: give it to the other computer"));
  else
    reg_toaster_show_error (card->from, _ ("The key was not saved."), error);
  card_free (card);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Card *card = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file == NULL)
    {
      card_free (card);
      return;
    }
  g_file_replace_contents_bytes_async (file, card->card, NULL, FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb, card);
}

static void
made_cb (GtkWidget *from, gpointer data, const GError *error)
{
  Card *card = data;
  Card *kept;
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *name = NULL;

  if (error != NULL)
    return;
  kept = g_new0 (Card, 1);
  kept->from = g_object_ref (card->from);
  kept->card = g_bytes_ref (card->card);
  dialog = gtk_file_dialog_new ();
  /* Translators: proposed name of a file, %s is the name of this computer */
  name = g_strdup_printf (_ ("Key of %s.regulars-approval"), g_get_host_name ());
  gtk_file_dialog_set_title (dialog, _ ("Save this computer’s key"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, place_chosen_cb,
                        kept);
}

static void
save_clicked_cb (RegTrustGroup *self)
{
  const RegEditWords words = { .kind = "approval-key",
                               .done = _ ("Key made"),
                               .failed = _ ("The key could not be made."),
                               .without_undo = TRUE,
                               .is_quiet = TRUE };
  Card *card = g_new0 (Card, 1);

  card->from = g_object_ref (GTK_WIDGET (self));
  reg_edit_run (GTK_WIDGET (self), self->session, &words, card_job, card, card_free, made_cb);
}

static void
take_clicked_cb (RegTrustGroup *self)
{
  reg_approval_desk_choose (GTK_WIDGET (self), self->session, 0);
}

/* --- no longer trusting ----------------------------------------------------------------- */

static gboolean
revoke_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return reg_approval_keys_revoke (db, *(gint64 *)data, error);
}

static void
revoke_cb (AdwAlertDialog *dialog, const char *response, RegTrustGroup *self)
{
  const RegEditWords words = { .kind = "approval-trust",
                               .done = _ ("This computer is no longer trusted"),
                               .failed = _ ("This computer is still trusted."),
                               .without_undo = TRUE };
  const gint64 *id = g_object_get_data (G_OBJECT (dialog), "reg-key");

  reg_edit_run (GTK_WIDGET (self), self->session, &words, revoke_job, g_memdup2 (id, sizeof *id),
                g_free, NULL);
}

static void
revoke_clicked_cb (GtkButton *button, RegTrustGroup *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("No longer trust this computer?"),
      _ ("Answers that were taken in stay. New ones from it are refused, until its key is taken in "
         "again."));
  const gint64 *id = g_object_get_data (G_OBJECT (button), "reg-key");

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "revoke",
                                  _ ("No longer _trust"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "revoke",
                                            ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "reg-key", g_memdup2 (id, sizeof *id), g_free);
  g_signal_connect_object (dialog, "response::revoke", G_CALLBACK (revoke_cb), self, 0);
  reg_dialog_present (dialog, GTK_WIDGET (self));
}

/* --- rows ------------------------------------------------------------------------------- */

static GtkWidget *
make_button (const char *label, GCallback clicked, RegTrustGroup *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_revoke_button (RegTrustGroup *self, const RegKeyInfo *info)
{
  RegRecord *working = reg_session_get_staff (self->session);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("No longer _trust…"));
  gint64 *id = g_new (gint64, 1);

  *id = reg_record_get_id (info->record);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "reg-key", id, g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (revoke_clicked_cb), self, 0);
  gtk_widget_set_sensitive (
      button, working != NULL && reg_record_get_int (working, REG_STAFF_ROLE) >= REG_ROLE_MANAGER);
  return button;
}

static char *
describe (RegTrustGroup *self, const RegKeyInfo *info)
{
  const char *name = info->staff != NULL ? reg_record_get_text (info->staff, REG_STAFF_NAME) : "";
  g_autofree char *since = reg_session_format_date (
      self->session, reg_record_get_text (info->record, REG_APPROVAL_KEY_TRUSTED_ON));
  g_autofree char *until = reg_session_format_date (
      self->session, reg_record_get_text (info->record, REG_APPROVAL_KEY_REVOKED_ON));

  switch (info->state)
    {
    case REG_KEY_TRUSTED:
      /* Translators: %1$s is the name of a person, %2$s a date, %3$s groups of digits */
      return g_strdup_printf (_ ("%1$s, trusted since %2$s\n%3$s"), name, since, info->fingerprint);
    case REG_KEY_REVOKED:
      /* Translators: %1$s is the name of a person, %2$s a date */
      return g_strdup_printf (_ ("%1$s, no longer trusted since %2$s"), name, until);
    case REG_KEY_OWN:
      return g_strdup (info->fingerprint);
    case REG_KEY_UNKNOWN:
    default:
      return g_strdup (_ ("It cannot be verified that this computer was ever trusted."));
    }
}

static void
add_row (RegTrustGroup *self, const char *title, const char *subtitle, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  if (suffix != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_own (RegTrustGroup *self, GPtrArray *keys)
{
  const RegKeyInfo *own = NULL;
  GtkWidget *save = make_button (_ ("_Save key…"), G_CALLBACK (save_clicked_cb), self);

  for (guint i = 0; i < keys->len && own == NULL; i++)
    {
      const RegKeyInfo *info = g_ptr_array_index (keys, i);

      if (info->state == REG_KEY_OWN
          && g_strcmp0 (reg_record_get_text (info->record, REG_APPROVAL_KEY_NAME),
                        g_get_host_name ())
                 == 0)
        own = info;
    }
  gtk_widget_set_sensitive (save, !reg_store_is_read_only (reg_session_get_store (self->session)));
  add_row (self, _ ("This computer"),
           own != NULL ? own->fingerprint : _ ("Has no key yet; it is made when it is saved"),
           save);
}

static void
fill (RegTrustGroup *self, GPtrArray *keys)
{
  while (self->rows->len > 0)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_steal_index (self->rows, self->rows->len - 1));
  add_own (self, keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const RegKeyInfo *info = g_ptr_array_index (keys, i);
      g_autofree char *text = describe (self, info);

      if (info->state != REG_KEY_OWN)
        add_row (self, reg_record_get_text (info->record, REG_APPROVAL_KEY_NAME), text,
                 info->state == REG_KEY_TRUSTED ? make_revoke_button (self, info) : NULL);
    }
}

static gboolean
list_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **keys = data;

  *keys = reg_approval_keys_list (db, error);
  return *keys != NULL;
}

static void
list_free (gpointer data)
{
  GPtrArray **keys = data;

  g_clear_pointer (keys, g_ptr_array_unref);
  g_free (keys);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegTrustGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray **keys = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (keys != NULL)
    fill (self, *keys);
  else
    g_warning ("The keys could not be read: %s", error->message);
}

static void
load (RegTrustGroup *self)
{
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, list_job,
                        g_new0 (GPtrArray *, 1), list_free, NULL, listed_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, RegChanges *changes, RegTrustGroup *self)
{
  if (changes->entities
      & ((G_GUINT64_CONSTANT (1) << REG_ENTITY_APPROVAL_KEY)
         | (G_GUINT64_CONSTANT (1) << REG_ENTITY_STAFF)))
    load (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_trust_group_dispose (GObject *object)
{
  RegTrustGroup *self = REG_TRUST_GROUP (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_trust_group_parent_class)->dispose (object);
}

static void
reg_trust_group_finalize (GObject *object)
{
  g_ptr_array_unref (REG_TRUST_GROUP (object)->rows);
  G_OBJECT_CLASS (reg_trust_group_parent_class)->finalize (object);
}

static void
reg_trust_group_class_init (RegTrustGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_trust_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_trust_group_finalize;
}

static void
reg_trust_group_init (RegTrustGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Approval by file"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      _ ("Two computers without a network exchange keys once. Then one asks with a file, and the "
         "answer of the other counts here."));
  adw_preferences_group_set_header_suffix (
      ADW_PREFERENCES_GROUP (self),
      make_button (_ ("Ta_ke in a key…"), G_CALLBACK (take_clicked_cb), self));
}

GtkWidget *
reg_trust_group_new (void)
{
  return g_object_new (REG_TYPE_TRUST_GROUP, NULL);
}

/**
 * reg_trust_group_show:
 *
 * Reads the keys of the open book, and again whenever they change.
 */
void
reg_trust_group_show (RegTrustGroup *self, RegSession *session)
{
  g_return_if_fail (REG_IS_TRUST_GROUP (self));

  if (self->session == session)
    return;
  g_set_object (&self->session, session);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  load (self);
}
