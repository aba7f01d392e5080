/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/quotation/reg-approval-desk.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "store/reg-approval-files.h"
#include "store/reg-key-file.h"
#include "store/reg-quotations.h"
#include "ui/preferences/reg-trust-dialog.h"
#include "ui/quotation/reg-asked-window.h"
#include "ui/quotation/reg-quotation-past.h"
#include "ui/reg-edit.h"
#include "ui/reg-error-text.h"
#include "ui/reg-export-note.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-toaster.h"

/* --- files ------------------------------------------------------------------------------ */

/**
 * reg_approval_desk_is_file:
 *
 * Returns: whether its name says it is one of ours
 */
gboolean
reg_approval_desk_is_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, REG_SIGNED_FILE_SUFFIX);
}

/**
 * reg_approval_desk_create_filters:
 *
 * Returns: (transfer full): for choosing one of our files
 */
GListModel *
reg_approval_desk_create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Approval files"));
  gtk_file_filter_add_suffix (filter, REG_SIGNED_FILE_SUFFIX + 1);
  g_list_store_append (filters, filter);
  return G_LIST_MODEL (filters);
}

/**
 * reg_approval_desk_add_drop:
 * @widget: where a file can be dropped
 * @dropped: (scope forever): handler of "drop", gets @widget as its data
 */
void
reg_approval_desk_add_drop (GtkWidget *widget, GCallback dropped)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", dropped, widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/**
 * reg_approval_desk_find_dropped:
 * @value: what was dropped
 *
 * Returns: (transfer full) (nullable): the first of our files
 */
GFile *
reg_approval_desk_find_dropped (const GValue *value)
{
  GSList *files = G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST)
                      ? gdk_file_list_get_files (g_value_get_boxed (value))
                      : NULL;
  GFile *found = NULL;

  for (GSList *item = files; item != NULL && found == NULL; item = item->next)
    if (reg_approval_desk_is_file (item->data))
      found = g_object_ref (item->data);
  g_slist_free (files);
  return found;
}

/* --- asking ----------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *from;
  RegSession *session;
  gint64 quotation;
  gint64 party;
  char *number;
  GBytes *request;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->from);
  g_object_unref (asking->session);
  g_free (asking->number);
  g_clear_pointer (&asking->request, g_bytes_unref);
  g_free (asking);
}

static gboolean
ask_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Asking *asking = data;
  g_autoptr (RegSigningKey) key = reg_key_file_load (NULL, error);
  g_autoptr (RegQuotation) quotation = NULL;

  if (key == NULL
      || (asking->request = reg_approval_files_ask (db, asking->quotation, key, error)) == NULL
      || (quotation = reg_quotation_load (db, asking->quotation, 0, error)) == NULL)
    return FALSE;
  asking->number = g_strdup (quotation->number);
  asking->party = quotation->party != NULL ? reg_record_get_id (quotation->party) : 0;
  return TRUE;
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Asking *asking = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    {
      g_autofree char *name = g_file_get_basename (file);
      /* Translators: %s is the name of a file */
      g_autofree char *done = g_strdup_printf (_ ("Saved as %s: give it to who answers"), name);
      const RegExportWords words = { done, _ ("The request was not saved.") };
      const RegExportNote note = {
        .what = REG_EXPORT_WHAT_SALES, .form = "approval", .count = 1, .party = asking->party
      };

      reg_export_note_write (asking->from, asking->session, &note, &words, asking->request, file);
    }
  asking_free (asking);
}

static void
asked_cb (GtkWidget *from, gpointer data, const GError *error)
{
  Asking *asking = data;
  Asking *kept;
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *name = NULL;

  if (error != NULL)
    return;
  kept = g_new0 (Asking, 1);
  kept->from = g_object_ref (asking->from);
  kept->session = g_object_ref (asking->session);
  kept->party = asking->party;
  kept->request = g_bytes_ref (asking->request);
  dialog = gtk_file_dialog_new ();
  /* Translators: proposed name of a file, %s is the number of a quotation */
  name = g_strdup_printf (_ ("Approval %s.regulars-approval"), asking->number);
  gtk_file_dialog_set_title (dialog, _ ("Ask by file"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, place_chosen_cb,
                        kept);
}

/**
 * reg_approval_desk_ask:
 * @quotation: one that waits
 *
 * Makes a request for the computer of somebody who may answer, and asks where it goes.
 */
void
reg_approval_desk_ask (GtkWidget *from, RegSession *session, gint64 quotation)
{
  const RegEditWords words = { .kind = "approval-request",
                               .done = _ ("Asked by file"),
                               .failed = _ ("The request could not be made."),
                               .without_undo = TRUE,
                               .is_quiet = TRUE };
  Asking *asking = g_new0 (Asking, 1);

  asking->from = g_object_ref (from);
  asking->session = g_object_ref (session);
  asking->quotation = quotation;
  reg_edit_run (from, session, &words, ask_job, asking, asking_free, asked_cb);
}

/* --- opening ---------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *from;
  RegSession *session;
  GFile *file;
  gint64 quotation; /* where it was to be taken in, 0 when nobody said */
  RegSignedFileKind kind;
  GBytes *text;
  RegApprovalAsked *asked;
  RegApprovalTaken taken;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->from);
  g_object_unref (opening->session);
  g_object_unref (opening->file);
  g_clear_pointer (&opening->text, g_bytes_unref);
  g_clear_pointer (&opening->asked, reg_approval_asked_free);
  g_free (opening);
}

/* No more than such a file may have, and a byte to see that there is more. */
static GBytes *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 piece[16 * 1024];
  gssize n = 1;

  if (stream == NULL)
    return NULL;
  while (n > 0 && bytes->len <= REG_SIGNED_FILE_MAX_SIZE)
    {
      n = g_input_stream_read (G_INPUT_STREAM (stream), piece, sizeof piece, cancellable, error);
      if (n < 0)
        return NULL;
      g_byte_array_append (bytes, piece, (guint)n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* What cannot be read was an answer, when it was to be taken in: then it is refused and told of. */
static gboolean
open_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *opening = data;
  g_autoptr (RegSignedFile) file = NULL;
  g_autoptr (GError) local = NULL;

  if ((opening->text = read_file (opening->file, cancellable, error)) == NULL)
    return FALSE;
  file = reg_signed_file_read_unsigned (opening->text, &local);
  if (file != NULL)
    opening->kind = file->kind;
  else if (opening->quotation != 0 && reg_signed_file_is_one (opening->text))
    opening->kind = REG_SIGNED_FILE_ANSWER;
  else
    {
      g_set_error_literal (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID, local->message);
      return FALSE;
    }
  if (opening->kind == REG_SIGNED_FILE_REQUEST)
    opening->asked = reg_approval_files_open (db, opening->text, error);
  return opening->kind != REG_SIGNED_FILE_REQUEST || opening->asked != NULL;
}

static void
show_alert (GtkWidget *from, const char *heading, const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  reg_dialog_present (dialog, from);
}

/* --- an answer -------------------------------------------------------------------------- */

static gboolean
take_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Opening *opening = data;

  return reg_approval_files_take (db, opening->text, opening->quotation, &opening->taken, error);
}

static char *
say_taken (const Opening *opening)
{
  RegRecord *staff = reg_session_find_staff (opening->session, opening->taken.staff);
  const char *name = staff != NULL ? reg_record_get_text (staff, REG_STAFF_NAME) : "";

  switch (opening->taken.kind)
    {
    case REG_APPROVAL_EVENT_KIND_SENT_BACK:
      /* Translators: %s is the name of who answered */
      return g_strdup_printf (_ ("%s sent the quotation back"), name);
    case REG_APPROVAL_EVENT_KIND_REJECTED:
      /* Translators: %s is the name of who answered */
      return g_strdup_printf (_ ("%s rejected the quotation"), name);
    default:
      /* Translators: %s is the name of who answered */
      return g_strdup_printf (_ ("%s approved the quotation"), name);
    }
}

static char *
say_refused (const Opening *opening, const GError *error)
{
  if (opening->taken.reason >= 0)
    /* Translators: %s is the end of the sentence: "that answer was taken in before" */
    return g_strdup_printf (
        _ ("It does not count: %s."),
        reg_approval_reason_get_words ((RegApprovalReason)opening->taken.reason));
  return reg_error_describe (error);
}

static void
taken_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) != NULL)
    {
      text = say_taken (opening);
      reg_toaster_show (opening->from, text);
      if (opening->quotation != opening->taken.quotation)
        gtk_widget_activate_action (opening->from, "app.open-quotation", "x",
                                    opening->taken.quotation);
    }
  else
    {
      text = say_refused (opening, error);
      show_alert (opening->from, _ ("The answer was not taken in"), text);
    }
  opening_free (opening);
}

/* An answer is not undone like a slip of the hand: whoever gave it is not here to give it again. */
static void
take (Opening *opening)
{
  const RegActionInfo info = { .kind = "approval-file",
                               .label = _ ("Answer taken in"),
                               .without_undo = TRUE };
  RegStore *store = reg_session_get_store (opening->session);

  if (reg_store_is_read_only (store))
    {
      reg_toaster_show (opening->from, _ ("You can look at this book, but not change it."));
      opening_free (opening);
      return;
    }
  reg_store_write_async (store, &info, take_job, opening, NULL, NULL, taken_cb, opening);
}

/* --- what kind it is -------------------------------------------------------------------- */

static void
show_asked (Opening *opening)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (opening->from));
  GtkWindow *window = reg_asked_window_new (gtk_window_get_application (parent), opening->session,
                                            g_steal_pointer (&opening->asked), opening->text,
                                            opening->file);

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    {
      g_autofree char *why =
          g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED)
              ? g_strdup (_ ("It was changed after it was signed. Ask for a new one."))
          : g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_INVALID)
              ? g_strdup (_ ("It is damaged, or no approval file of this version. Ask for a new "
                             "one."))
              : reg_error_describe (error);

      show_alert (opening->from, _ ("This file cannot be used"), why);
      opening_free (opening);
      return;
    }
  if (opening->kind == REG_SIGNED_FILE_ANSWER)
    {
      take (opening);
      return;
    }
  if (opening->kind == REG_SIGNED_FILE_REQUEST)
    show_asked (opening);
  else
    reg_trust_dialog_present (opening->from, opening->session, opening->text);
  opening_free (opening);
}

/**
 * reg_approval_desk_open:
 * @from: where to say what comes of it
 * @file: a request, an answer or a key
 * @quotation: the quotation an answer is to be taken in for, 0 when it tells itself
 *
 * A request is shown and can be answered; an answer is taken in; a key can be trusted.
 */
void
reg_approval_desk_open (GtkWidget *from, RegSession *session, GFile *file, gint64 quotation)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->from = g_object_ref (from);
  opening->session = g_object_ref (session);
  opening->file = g_object_ref (file);
  opening->quotation = quotation;
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, open_job, opening, NULL,
                        NULL, opened_cb, opening);
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    reg_approval_desk_open (opening->from, opening->session, file, opening->quotation);
  g_object_unref (opening->from);
  g_object_unref (opening->session);
  g_free (opening);
}

/**
 * reg_approval_desk_choose:
 *
 * Asks for the file first.
 */
void
reg_approval_desk_choose (GtkWidget *from, RegSession *session, gint64 quotation)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = reg_approval_desk_create_filters ();
  Opening *opening = g_new0 (Opening, 1);

  opening->from = g_object_ref (from);
  opening->session = g_object_ref (session);
  opening->quotation = quotation;
  gtk_file_dialog_set_title (dialog, _ ("Take in an answer"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, file_chosen_cb,
                        opening);
}
