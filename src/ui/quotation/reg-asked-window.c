/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-asked-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-money-format.h"
#include "store/reg-firm.h"
#include "store/reg-key-file.h"
#include "ui/quotation/reg-asked-parts.h"
#include "ui/quotation/reg-proof-rows.h"
#include "ui/quotation/reg-quotation-parts.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-toaster.h"

#define WIDTH 760
#define WHOLE_PERCENT G_GINT64_CONSTANT (10000)

struct _RegAskedWindow
{
  AdwApplicationWindow parent_instance;

  RegSession *session;
  RegApprovalAsked *asked;
  GBytes *request;
  GFile *file;
  GBytes *answer; /* once it is given */
  gint64 limit;   /* ppm of "approve down to" */

  AdwWindowTitle *title;
  GtkWidget *box;
  GtkWidget *as;
  GtkWidget *word;
  GtkWidget *proof;
  GtkWidget *bar;
  GtkWidget *limit_button;
};

G_DEFINE_FINAL_TYPE (RegAskedWindow, reg_asked_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- answering -------------------------------------------------------------------------- */

typedef struct
{
  GBytes *request;
  char *pin; /* (nullable) */
  char *comment;
  guint8 as[REG_UID_SIZE];
  RegApprovalReply reply;
  GBytes *answer;
  gboolean stopped_at_pin;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_bytes_unref (answer->request);
  g_free (answer->pin);
  g_free (answer->comment);
  g_clear_pointer (&answer->answer, g_bytes_unref);
  g_free (answer);
}

static gboolean
answer_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Answer *answer = data;
  g_autoptr (RegSigningKey) key = NULL;

  if (answer->pin != NULL && !reg_staff_check_pin (db, answer->reply.staff, answer->pin, error))
    {
      answer->stopped_at_pin = TRUE;
      return FALSE;
    }
  key = reg_key_file_load (NULL, error);
  if (key != NULL)
    answer->answer = reg_approval_files_answer (db, answer->request, &answer->reply, key, error);
  return answer->answer != NULL;
}

static void choose_place (RegAskedWindow *self);

static void
say_saved (RegAskedWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: %1$s is the name of a file, %2$s of a person */
  g_autofree char *done = g_strdup_printf (_ ("Saved as %1$s: give it to %2$s"), name,
                                           self->asked->request->asker_name);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  /* The message belongs to the window that stays. */
  reg_toaster_show (parent != NULL ? GTK_WIDGET (parent) : GTK_WIDGET (self), done);
  if (parent != NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegAskedWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    say_saved (self, G_FILE (object));
  else
    reg_toaster_show_error (GTK_WIDGET (self), _ ("The answer was not saved."), error);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegAskedWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, self->answer, NULL, FALSE,
                                         G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb,
                                         g_object_ref (self));
}

static char *
dup_name (RegAskedWindow *self)
{
  /* Translators: proposed name of a file, %s is the number of a quotation */
  return g_strdup_printf (_ ("Answer %s.regulars-approval"), self->asked->request->number);
}

static void
choose_place (RegAskedWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) folder = self->file != NULL ? g_file_get_parent (self->file) : NULL;
  g_autofree char *name = dup_name (self);

  gtk_file_dialog_set_title (dialog, _ ("Save the answer"));
  gtk_file_dialog_set_initial_name (dialog, name);
  if (folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, place_chosen_cb, g_object_ref (self));
}

typedef struct
{
  RegAskedWindow *self;
  GFile *file;
} Beside;

static void
beside_free (Beside *beside)
{
  g_object_unref (beside->self);
  g_object_unref (beside->file);
  g_free (beside);
}

static void
filled_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Beside *beside = user_data;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, NULL)
      && g_output_stream_close (G_OUTPUT_STREAM (object), NULL, NULL))
    say_saved (beside->self, beside->file);
  else
    choose_place (beside->self);
  beside_free (beside);
}

static void
created_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Beside *beside = user_data;
  g_autoptr (GFileOutputStream) stream = g_file_create_finish (G_FILE (object), result, NULL);
  gsize size;
  const void *bytes = g_bytes_get_data (beside->self->answer, &size);

  if (stream == NULL)
    {
      choose_place (beside->self);
      beside_free (beside);
      return;
    }
  g_output_stream_write_all_async (G_OUTPUT_STREAM (stream), bytes, size, G_PRIORITY_DEFAULT, NULL,
                                   filled_cb, beside);
}

/* Beside the request, where whoever brought it looks for it. Where that cannot be, or something has
 * that name already, the person is asked. */
static void
save_beside (RegAskedWindow *self)
{
  g_autoptr (GFile) folder = self->file != NULL ? g_file_get_parent (self->file) : NULL;
  g_autofree char *name = dup_name (self);
  Beside *beside;

  if (folder == NULL)
    {
      choose_place (self);
      return;
    }
  beside = g_new0 (Beside, 1);
  beside->self = g_object_ref (self);
  beside->file = g_file_get_child (folder, name);
  g_file_create_async (beside->file, G_FILE_CREATE_NONE, G_PRIORITY_DEFAULT, NULL, created_cb,
                       beside);
}

static void
enable (RegAskedWindow *self, gboolean enabled)
{
  static const char *const actions[] = { "asked.approve", "asked.approve-limit", "asked.send-back",
                                         "asked.reject" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
}

/* One answer is enough; it can be saved again. */
static void
show_given (RegAskedWindow *self)
{
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_set_visible (self->proof, FALSE);
  gtk_widget_set_sensitive (self->word, FALSE);
  gtk_widget_set_sensitive (self->as, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "asked.save", TRUE);
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegAskedWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  Answer *answer = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->session == NULL)
    return;
  if (answer != NULL)
    {
      self->answer = g_bytes_ref (answer->answer);
      show_given (self);
      save_beside (self);
      return;
    }
  enable (self, reg_proof_rows_is_complete (REG_PROOF_ROWS (self->proof)));
  answer = g_object_get_data (G_OBJECT (self), "reg-answer");
  if (answer != NULL && answer->stopped_at_pin)
    {
      reg_proof_rows_clear_pin (REG_PROOF_ROWS (self->proof));
      reg_proof_rows_set_wrong (REG_PROOF_ROWS (self->proof), _ ("This is not the right PIN."));
    }
  else
    {
      g_autofree char *why = reg_error_describe (error);

      reg_proof_rows_set_wrong (REG_PROOF_ROWS (self->proof), why);
    }
}

static gboolean
lacks_word (RegAskedWindow *self, int kind)
{
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->word))));
  gboolean lacking = *word == '\0'
                     && (kind == REG_APPROVAL_EVENT_KIND_SENT_BACK
                         || kind == REG_APPROVAL_EVENT_KIND_REJECTED);

  if (lacking)
    {
      reg_proof_rows_set_wrong (REG_PROOF_ROWS (self->proof),
                                _ ("Say in a word why, so that they know what to do."));
      gtk_widget_grab_focus (self->word);
    }
  return lacking;
}

static void
give_answer (RegAskedWindow *self, int kind)
{
  static const RegActionInfo info = { .kind = "approval-answer",
                                      .label = N_ ("Answered by file"),
                                      .without_undo = TRUE };
  GPtrArray *people = self->asked->request->people;
  guint index = adw_combo_row_get_selected (ADW_COMBO_ROW (self->as));
  Answer *answer;

  if (index >= people->len || lacks_word (self, kind))
    return;
  answer = g_new0 (Answer, 1);
  memcpy (answer->as, ((const RegRequestPerson *)g_ptr_array_index (people, index))->uid,
          REG_UID_SIZE);
  answer->request = g_bytes_ref (self->request);
  answer->pin = g_strdup (reg_proof_rows_get_pin (REG_PROOF_ROWS (self->proof)));
  answer->comment = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->word))));
  answer->reply = (RegApprovalReply){
    .staff = reg_proof_rows_get_staff (REG_PROOF_ROWS (self->proof)),
    .as = answer->as,
    .kind = kind,
    .limit = kind == REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT ? self->limit : 0,
    .comment = answer->comment,
  };
  reg_proof_rows_set_wrong (REG_PROOF_ROWS (self->proof), NULL);
  enable (self, FALSE);
  g_object_set_data_full (G_OBJECT (self), "reg-answer", answer, answer_free);
  reg_store_write_async (reg_session_get_store (self->session), &info, answer_job, answer, NULL,
                         NULL, answered_cb, g_object_ref (self));
}

static const struct
{
  const char *action;
  int kind;
} answers[] = {
  { "asked.approve", REG_APPROVAL_EVENT_KIND_APPROVED },
  { "asked.approve-limit", REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT },
  { "asked.send-back", REG_APPROVAL_EVENT_KIND_SENT_BACK },
  { "asked.reject", REG_APPROVAL_EVENT_KIND_REJECTED },
};

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].action, name))
      give_answer (REG_ASKED_WINDOW (widget), answers[i].kind);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_place (REG_ASKED_WINDOW (widget));
}

/* --- filling ---------------------------------------------------------------------------- */

static void
fill_title (RegAskedWindow *self)
{
  const RegApprovalRequest *request = self->asked->request;
  g_autofree char *question = g_strdup_printf (_ ("Approve quotation %s?"), request->number);
  g_autofree char *title = reg_direction_keep (question);
  g_autofree char *day = reg_session_format_day (self->session, request->asked_at);
  g_autofree char *time = reg_session_format_time (self->session, request->asked_at);
  /* Translators: asked today 10:42 by somebody */
  g_autofree char *asked = g_strdup_printf (_ ("asked %1$s %2$s by %3$s"), day, time,
                                            request->asker_name);
  g_autofree char *subtitle = g_strdup_printf ("%s\u00a0· %s", request->customer, asked);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* Why it cannot be answered at this computer, NULL when it can. */
static const char *
find_obstacle (RegAskedWindow *self)
{
  if (self->asked->state == REG_KEY_OWN)
    return _ ("This computer asked. The file has to be opened at the computer of who answers.");
  if (self->asked->state == REG_KEY_REVOKED)
    return _ ("The computer that asks is no longer trusted here.");
  if (self->asked->state != REG_KEY_TRUSTED)
    return _ ("Nobody here trusts the computer that asks. Exchange keys first: in the preferences, "
              "under People.");
  if (reg_session_get_now (self->session) > self->asked->request->expires_at)
    return _ ("The request is too old. It has to be made anew.");
  return NULL;
}

static guint
find_self (RegAskedWindow *self)
{
  GPtrArray *people = self->asked->request->people;
  RegRecord *working = reg_session_get_staff (self->session);

  for (guint i = 0; working != NULL && i < people->len; i++)
    {
      const RegRequestPerson *person = g_ptr_array_index (people, i);

      if (memcmp (person->uid, reg_record_get_uid (working), REG_UID_SIZE) == 0
          || g_str_equal (person->name, reg_record_get_text (working, REG_STAFF_NAME)))
        return i;
    }
  return 0;
}

static GtkWidget *
make_answer_rows (RegAskedWindow *self)
{
  GPtrArray *people = self->asked->request->people;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *list = reg_quotation_list_new ();

  for (guint i = 0; i < people->len; i++)
    gtk_string_list_append (names, ((const RegRequestPerson *)g_ptr_array_index (people, i))->name);
  self->as = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->as), _ ("Asked is"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->as), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->as), find_self (self));
  self->word = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->word), _ ("Your word"));
  gtk_list_box_append (GTK_LIST_BOX (list), self->as);
  gtk_list_box_append (GTK_LIST_BOX (list), self->word);
  return list;
}

static void
proof_changed_cb (RegProofRows *proof, RegAskedWindow *self)
{
  enable (self, reg_proof_rows_is_complete (proof));
}

static void
fill (RegAskedWindow *self)
{
  const char *obstacle = find_obstacle (self);
  g_autofree char *figure = NULL;
  g_autofree char *label = NULL;

  fill_title (self);
  if (obstacle != NULL)
    gtk_box_append (GTK_BOX (self->box), reg_quotation_label_new (obstacle, "error"));
  reg_asked_parts_fill (GTK_BOX (self->box), self->session, self->asked);
  gtk_box_append (GTK_BOX (self->box), make_answer_rows (self));
  self->proof = reg_proof_rows_new (self->session, 0);
  gtk_box_append (GTK_BOX (self->box), self->proof);
  gtk_widget_set_visible (gtk_widget_get_parent (self->as), obstacle == NULL);
  gtk_widget_set_visible (self->proof, obstacle == NULL);
  gtk_widget_set_visible (self->bar, obstacle == NULL);
  self->limit = (self->asked->request->discount + WHOLE_PERCENT - 1) / WHOLE_PERCENT
                * WHOLE_PERCENT;
  figure = reg_rate_format (self->limit, 1, reg_session_get_number_style (self->session));
  label = g_strdup_printf (_ ("Approve _down to %s"), figure);
  gtk_button_set_label (GTK_BUTTON (self->limit_button), label);
  gtk_widget_set_visible (self->limit_button, self->limit > 0);
  g_signal_connect_object (self->proof, "changed", G_CALLBACK (proof_changed_cb), self, 0);
  enable (self, obstacle == NULL && reg_proof_rows_is_complete (REG_PROOF_ROWS (self->proof)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "asked.save", FALSE);
}

/* --- window ----------------------------------------------------------------------------- */

static void
reg_asked_window_dispose (GObject *object)
{
  RegAskedWindow *self = REG_ASKED_WINDOW (object);

  g_clear_pointer (&self->asked, reg_approval_asked_free);
  g_clear_pointer (&self->request, g_bytes_unref);
  g_clear_pointer (&self->answer, g_bytes_unref);
  g_clear_object (&self->file);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_asked_window_parent_class)->dispose (object);
}

static void
reg_asked_window_class_init (RegAskedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_asked_window_dispose;
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_widget_class_install_action (widget_class, answers[i].action, NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "asked.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "asked.approve", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "asked.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_button (const char *label, const char *action, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  return button;
}

static GtkWidget *
make_bar (RegAskedWindow *self)
{
  GtkWidget *bar = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (bar), 1);
  gtk_widget_set_margin_start (bar, 18);
  gtk_widget_set_margin_end (bar, 18);
  gtk_widget_set_margin_top (bar, 12);
  gtk_widget_set_margin_bottom (bar, 12);
  self->limit_button = make_button ("", "asked.approve-limit", NULL);
  adw_wrap_box_append (ADW_WRAP_BOX (bar),
                       make_button (_ ("_Reject"), "asked.reject", "destructive-action"));
  adw_wrap_box_append (ADW_WRAP_BOX (bar), make_button (_ ("Send _back"), "asked.send-back", NULL));
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->limit_button);
  adw_wrap_box_append (ADW_WRAP_BOX (bar),
                       make_button (_ ("_Approve"), "asked.approve", "suggested-action"));
  gtk_button_set_use_underline (GTK_BUTTON (self->limit_button), TRUE);
  return bar;
}

static void
reg_asked_window_init (RegAskedWindow *self)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  self->bar = make_bar (self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), self->bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view),
                                reg_quotation_column_new (WIDTH, &self->box));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), view);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), overlay);
  gtk_window_set_default_size (GTK_WINDOW (self), 820, 720);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
}

/**
 * reg_asked_window_new:
 * @asked: (transfer full): what the file says
 * @request: the file's text
 * @file: (nullable): where it lies; the answer is saved beside it
 *
 * Returns: (transfer floating): the window
 */
GtkWindow *
reg_asked_window_new (GtkApplication *application,
                      RegSession *session,
                      RegApprovalAsked *asked,
                      GBytes *request,
                      GFile *file)
{
  RegAskedWindow *self = g_object_new (REG_TYPE_ASKED_WINDOW, "application", application, NULL);

  self->session = g_object_ref (session);
  self->asked = asked;
  self->request = g_bytes_ref (request);
  self->file = file != NULL ? g_object_ref (file) : NULL;
  fill (self);
  return GTK_WINDOW (self);
}
