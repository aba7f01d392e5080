/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "quote-window-fixture.h"
#include "ui-drive.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/reg-approval-files.h"
#include "store/reg-firm.h"
#include "ui/preferences/reg-trust-dialog.h"
#include "ui/preferences/reg-trust-group.h"
#include "ui/quotation/reg-approval-desk.h"
#include "ui/quotation/reg-asked-window.h"

/* Approval by a signed file in the windows: taking an answer in, the approver's view of a request,
 * and whom to trust. What is refused and why is in tests/store/test-bypass-files.c. */

#define TOO_DEEP "14"
#define SESSION(fixture) ((fixture)->shop.ui.session)

/* --- the other computer ------------------------------------------------------------------- */

typedef struct
{
  RegSigningKey *key;
  gint64 id; /* a quotation, or who works */
  gint64 staff;
  GBytes *bytes; /* what is taken, or was made */
  const char *pin;
} Work;

static RegSigningKey *
make_key (guint8 number)
{
  guint8 seed[REG_KEY_SEED_SIZE];

  memset (seed, number, sizeof seed);
  return reg_signing_key_new_from_seed (seed, NULL);
}

static GBytes *
make_card (const RegSigningKey *key)
{
  RegKeyCard card = { .computer = (char *)"Back office", .firm_name = (char *)"Shop" };
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (RegSignedFile) file = NULL;

  memcpy (card.key, reg_signing_key_get_public (key), REG_PUBLIC_KEY_SIZE);
  payload = reg_key_card_write (&card);
  file = reg_signed_file_new (REG_SIGNED_FILE_KEY, payload, key, NULL);
  return reg_signed_file_write (file);
}

static void
run (QuoteWindow *fixture, RegStoreJob job, Work *work)
{
  static const RegActionInfo info = { .kind = "test", .label = "Test", .without_undo = TRUE };
  g_autoptr (GError) error = NULL;

  reg_store_write_sync (reg_session_get_store (SESSION (fixture)), &info, job, work, NULL, NULL,
                        &error);
  g_assert_no_error (error);
}

static gboolean
trust_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  g_autoptr (GBytes) card = make_card (work->key);
  g_autofree char *fingerprint = reg_public_key_fingerprint (
      reg_signing_key_get_public (work->key));

  reg_db_set_staff (db, work->id);
  return reg_approval_keys_trust (db, card, fingerprint, work->staff, error);
}

static gboolean
ask_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  work->bytes = reg_approval_files_ask (db, work->id, work->key, error);
  return work->bytes != NULL;
}

static gboolean
pin_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  return reg_staff_set_pin (db, work->staff, work->pin, error);
}

static RegApprovalRequest *
read_request (GBytes *text)
{
  g_autoptr (RegSignedFile) file = reg_signed_file_read (text, NULL);

  g_assert_nonnull (file);
  return reg_approval_request_read (file->payload, NULL);
}

/* The first who may answer, in the book of this test. */
static gint64
find_asked (QuoteWindow *fixture, const RegApprovalRequest *request)
{
  GPtrArray *staff = reg_session_get_staff_list (SESSION (fixture));

  for (guint i = 0; i < staff->len; i++)
    {
      const RegRequestPerson *person = request->people->pdata[0];

      if (memcmp (reg_record_get_uid (staff->pdata[i]), person->uid, REG_UID_SIZE) == 0)
        return reg_record_get_id (staff->pdata[i]);
    }
  g_assert_not_reached ();
}

static gint64
find_owner (QuoteWindow *fixture)
{
  GPtrArray *staff = reg_session_get_staff_list (SESSION (fixture));
  RegRecord *owner = staff->pdata[0];

  for (guint i = 1; i < staff->len; i++)
    if (reg_record_get_int (staff->pdata[i], REG_STAFF_ROLE)
        > reg_record_get_int (owner, REG_STAFF_ROLE))
      owner = staff->pdata[i];
  return reg_record_get_id (owner);
}

static GBytes *
make_answer (const RegApprovalRequest *request, GBytes *asked, const RegSigningKey *key, int kind)
{
  g_autoptr (RegApprovalAnswer) answer = reg_approval_answer_new (request);
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (RegSignedFile) file = NULL;

  answer->kind = kind;
  answer->comment = g_strdup ("as agreed");
  memcpy (answer->staff, ((const RegRequestPerson *)request->people->pdata[0])->uid, REG_UID_SIZE);
  answer->at = request->made_at;
  payload = reg_approval_answer_write (answer);
  file = reg_signed_file_new (REG_SIGNED_FILE_ANSWER, payload, key, asked);
  return reg_signed_file_write (file);
}

static GFile *
save (GBytes *bytes, const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* --- taking an answer in ------------------------------------------------------------------ */

typedef struct
{
  const char *name;
  int kind;
  gboolean is_trusted;
  RegQuotationState state;
  const char *says;
} Taking;

static const Taking takings[] = {
  { "approved", REG_APPROVAL_EVENT_KIND_APPROVED, TRUE, REG_QUOTATION_APPROVED, "approved the" },
  { "sent-back", REG_APPROVAL_EVENT_KIND_SENT_BACK, TRUE, REG_QUOTATION_SENT_BACK, "back" },
  { "stranger", REG_APPROVAL_EVENT_KIND_APPROVED, FALSE, REG_QUOTATION_WAITING,
    "the computer it came from is not trusted" },
};

static void
take_in (QuoteWindow *fixture, const Taking *taking)
{
  g_autoptr (RegSigningKey) own = make_key (1);
  g_autoptr (RegSigningKey) far = make_key (2);
  Work asking = { .key = own };
  g_autoptr (RegApprovalRequest) request = NULL;
  g_autoptr (GBytes) asked = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GFile) file = NULL;

  quote_window_hand_in (fixture, TOO_DEEP);
  g_assert_true (quote_window_may (fixture, "quotation.ask-by-file"));
  g_assert_true (quote_window_may (fixture, "quotation.take-answer"));
  asking.id = reg_quotation_model_get_id (fixture->model);
  run (fixture, ask_job, &asking);
  asked = asking.bytes;
  request = read_request (asked);
  if (taking->is_trusted)
    {
      Work trusting = { .key = far,
                        .id = find_owner (fixture),
                        .staff = find_asked (fixture, request) };

      run (fixture, trust_job, &trusting);
    }
  answer = make_answer (request, asked, far, taking->kind);
  file = save (answer, "answer.regulars-approval");
  reg_approval_desk_open (GTK_WIDGET (fixture->window), SESSION (fixture), file, asking.id);
  quote_window_settle (fixture);
  g_assert_cmpint (quote_window_state (fixture), ==, taking->state);
  quote_assert_says (GTK_WIDGET (fixture->window), taking->says);
}

static void
test_taking (QuoteWindow *fixture, gconstpointer locale)
{
  take_in (fixture, &takings[0]);
  /* What was answered asks nobody any more. */
  g_assert_false (quote_window_may (fixture, "quotation.ask-by-file"));
  g_assert_false (quote_window_may (fixture, "quotation.take-answer"));
}

static void
test_taking_a_no (QuoteWindow *fixture, gconstpointer locale)
{
  take_in (fixture, &takings[1]);
}

static void
test_refused (QuoteWindow *fixture, gconstpointer locale)
{
  g_autoptr (RegQuotation) saved = NULL;
  const RegRecord *event;

  take_in (fixture, &takings[2]);
  saved = quote_window_load (fixture);
  event = saved->events->pdata[saved->events->len - 1];
  g_assert_cmpstr (reg_record_get_text (event, REG_APPROVAL_EVENT_COMMENT), ==, "take not-trusted");
}

/* A file that is none is said to be none, and changes nothing. */
static void
test_no_file (QuoteWindow *fixture, gconstpointer locale)
{
  g_autoptr (GBytes) words = g_bytes_new_static ("Dear boss", 9);
  g_autoptr (GFile) file = save (words, "words.regulars-approval");
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/at-all.regulars-approval");
  g_autoptr (GFile) book = g_file_new_for_path ("/nowhere/book.regulars");

  quote_window_hand_in (fixture, TOO_DEEP);
  reg_approval_desk_open (GTK_WIDGET (fixture->window), SESSION (fixture), file, 0);
  quote_window_settle (fixture);
  quote_assert_says (GTK_WIDGET (fixture->window), "This file cannot be used");
  quote_window_respond (fixture, fixture->window, "close");
  reg_approval_desk_open (GTK_WIDGET (fixture->window), SESSION (fixture), missing, 0);
  quote_window_settle (fixture);
  quote_assert_says (GTK_WIDGET (fixture->window), "The file does not exist.");
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_WAITING);
  g_assert_true (reg_approval_desk_is_file (missing));
  g_assert_false (reg_approval_desk_is_file (book));
}

/* --- answering ---------------------------------------------------------------------------- */

static GtkWindow *
find_asked_window (QuoteWindow *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (REG_IS_ASKED_WINDOW (window))
        return window;
    }
  return NULL;
}

/* A request as another computer would have made it: signed with its key. */
static GFile *
make_foreign_request (QuoteWindow *fixture, const RegSigningKey *far)
{
  g_autoptr (RegSigningKey) own = make_key (1);
  Work asking = { .key = own };
  g_autoptr (RegApprovalRequest) request = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (RegSignedFile) file = NULL;

  quote_window_hand_in (fixture, TOO_DEEP);
  asking.id = reg_quotation_model_get_id (fixture->model);
  run (fixture, ask_job, &asking);
  request = read_request (asking.bytes);
  g_bytes_unref (asking.bytes);
  payload = reg_approval_request_write (request);
  file = reg_signed_file_new (REG_SIGNED_FILE_REQUEST, payload, far, NULL);
  text = reg_signed_file_write (file);
  return save (text, "request.regulars-approval");
}

static void
test_unknown_asker (QuoteWindow *fixture, gconstpointer locale)
{
  g_autoptr (RegSigningKey) far = make_key (2);
  g_autoptr (GFile) file = make_foreign_request (fixture, far);
  GtkWindow *window;

  reg_approval_desk_open (GTK_WIDGET (fixture->window), SESSION (fixture), file, 0);
  quote_window_settle (fixture);
  window = find_asked_window (fixture);
  g_assert_nonnull (window);
  quote_assert_says (GTK_WIDGET (window), "Nobody here trusts the computer that asks.");
  quote_assert_says (GTK_WIDGET (window), "Discount 14\u00a0% on line 1");
  g_assert_null (quote_find_button (GTK_WIDGET (window), "_Approve"));
  gtk_window_destroy (window);
  quote_window_settle (fixture);
}

static void
test_answering (QuoteWindow *fixture, gconstpointer locale)
{
  g_autoptr (RegSigningKey) far = make_key (2);
  g_autoptr (GFile) file = make_foreign_request (fixture, far);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  Work trusting = { .key = far, .id = find_owner (fixture), .pin = "2468" };
  g_autofree char *name = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GFile) beside = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (RegSignedFile) signed_file = NULL;
  g_autoptr (RegApprovalAnswer) answer = NULL;
  g_autoptr (RegQuotation) saved = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *window;
  gsize size;

  trusting.staff = trusting.id;
  run (fixture, trust_job, &trusting);
  run (fixture, pin_job, &trusting);
  reg_session_set_staff (SESSION (fixture), trusting.id);
  quote_window_settle (fixture);
  reg_approval_desk_open (GTK_WIDGET (fixture->window), SESSION (fixture), file, 0);
  quote_window_settle (fixture);
  window = find_asked_window (fixture);
  g_assert_nonnull (window);
  ui_assert_named (GTK_WIDGET (window));
  quote_assert_says (GTK_WIDGET (window), "Over the limits");
  quote_assert_says (GTK_WIDGET (window), "costs ");
  gtk_editable_set_text (
      GTK_EDITABLE (ui_find_row (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, "Your word")), "go on");
  /* The wrong PIN first. */
  gtk_editable_set_text (
      GTK_EDITABLE (ui_find_row (GTK_WIDGET (window), ADW_TYPE_PASSWORD_ENTRY_ROW, "PIN")), "1357");
  gtk_widget_activate_action (GTK_WIDGET (window), "asked.approve", NULL);
  quote_window_settle (fixture);
  quote_assert_says (GTK_WIDGET (window), "This is not the right PIN.");
  gtk_editable_set_text (
      GTK_EDITABLE (ui_find_row (GTK_WIDGET (window), ADW_TYPE_PASSWORD_ENTRY_ROW, "PIN")), "2468");
  saved = quote_window_load (fixture);
  name = g_strdup_printf ("Answer %s.regulars-approval", saved->number);
  beside = g_file_get_child (folder, name);
  gtk_widget_activate_action (GTK_WIDGET (window), "asked.approve", NULL);
  quote_window_settle (fixture);
  g_assert_null (find_asked_window (fixture));
  g_assert_true (g_file_load_contents (beside, NULL, &contents, &size, NULL, &error));
  g_assert_no_error (error);
  text = g_bytes_new (contents, size);
  signed_file = reg_signed_file_read (text, &error);
  g_assert_no_error (error);
  answer = reg_approval_answer_read (signed_file->payload, &error);
  g_assert_no_error (error);
  g_assert_cmpint (answer->kind, ==, REG_APPROVAL_EVENT_KIND_APPROVED);
  g_assert_cmpstr (answer->comment, ==, "go on");
  /* Nothing was decided here: that is for the book that asked. */
  g_assert_cmpint (quote_window_state (fixture), ==, REG_QUOTATION_WAITING);
}

/* --- whom to trust ------------------------------------------------------------------------ */

static gboolean
count_keys_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) keys = reg_approval_keys_list (db, error);
  guint *n = data;

  for (guint i = 0; keys && i < keys->len; i++)
    *n += ((const RegKeyInfo *)keys->pdata[i])->state == REG_KEY_TRUSTED;
  return keys != NULL;
}

static guint
count_trusted (QuoteWindow *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  reg_store_read_sync (reg_session_get_store (SESSION (fixture)), count_keys_job, &n, NULL, &error);
  g_assert_no_error (error);
  return n;
}

static void
test_trusting (QuoteWindow *fixture, gconstpointer locale)
{
  g_autoptr (RegSigningKey) far = make_key (2);
  g_autoptr (GBytes) card = make_card (far);
  g_autoptr (GFile) file = save (card, "key.regulars-approval");
  g_autofree char *fingerprint = reg_public_key_fingerprint (reg_signing_key_get_public (far));
  g_auto (GStrv) groups = g_strsplit (fingerprint, " ", -1);
  Work pin = { .staff = find_owner (fixture), .pin = "2468" };
  AdwDialog *dialog;
  GtkWidget *trust;

  run (fixture, pin_job, &pin);
  reg_session_set_staff (SESSION (fixture), pin.staff);
  quote_window_settle (fixture);
  reg_approval_desk_open (GTK_WIDGET (fixture->window), SESSION (fixture), file, 0);
  quote_window_settle (fixture);
  dialog = quote_visible_dialog (fixture->window);
  g_assert_true (REG_IS_TRUST_DIALOG (dialog));
  for (char **group = groups; *group != NULL; group++)
    quote_assert_says (GTK_WIDGET (dialog), *group);
  trust = quote_find_button (GTK_WIDGET (dialog), "_Trust");
  /* Not before it was compared, it is known whose it is, and somebody proved to decide. */
  g_assert_false (gtk_widget_get_sensitive (trust));
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_find_row (GTK_WIDGET (dialog), ADW_TYPE_SWITCH_ROW,
                                                          "All six groups are the same")),
                             TRUE);
  g_assert_false (gtk_widget_get_sensitive (trust));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (ui_find_row (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, "Whose computer it is")),
      1);
  gtk_editable_set_text (
      GTK_EDITABLE (ui_find_row (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW, "PIN")), "2468");
  g_assert_true (gtk_widget_get_sensitive (trust));
  g_assert_cmpuint (count_trusted (fixture), ==, 0);
  g_signal_emit_by_name (trust, "clicked");
  quote_window_settle (fixture);
  g_assert_cmpuint (count_trusted (fixture), ==, 1);
  g_assert_null (quote_visible_dialog (fixture->window));
}

/* What the preferences say of keys, and how one is no longer trusted. */
static void
test_preferences (QuoteWindow *fixture, gconstpointer locale)
{
  g_autoptr (RegSigningKey) far = make_key (2);
  Work trusting = { .key = far, .id = find_owner (fixture) };
  GtkWidget *group = reg_trust_group_new ();
  GtkWidget *window = ui_window_new (&fixture->shop.ui, group, 600, 400);
  AdwDialog *dialog;

  trusting.staff = trusting.id;
  reg_trust_group_show (REG_TRUST_GROUP (group), SESSION (fixture));
  quote_window_settle (fixture);
  quote_assert_says (group, "Has no key yet; it is made when it is saved");
  run (fixture, trust_job, &trusting);
  quote_window_settle (fixture);
  quote_assert_says (group, "Back office");
  quote_assert_says (group, "trusted since ");
  ui_assert_named (window);
  /* Whoever only sells does not decide. */
  g_assert_false (gtk_widget_get_sensitive (quote_find_button (group, "No longer _trust…")));
  reg_session_set_staff (SESSION (fixture), trusting.id);
  ui_change_text (&fixture->shop.ui, REG_ENTITY_STAFF, trusting.id, REG_STAFF_TITLE, "Boss");
  quote_window_settle (fixture);
  g_signal_emit_by_name (quote_find_button (group, "No longer _trust…"), "clicked");
  quote_window_settle (fixture);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_signal_emit_by_name (dialog, "response::revoke", "revoke");
  adw_dialog_force_close (dialog);
  quote_window_settle (fixture);
  g_assert_cmpuint (count_trusted (fixture), ==, 0);
  quote_assert_says (group, "no longer trusted since ");
  ui_window_close (&fixture->shop.ui, window);
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
  QUOTE_WINDOW_ADD ("/approval-file/taking", NULL, test_taking);
  QUOTE_WINDOW_ADD ("/approval-file/taking-a-no", NULL, test_taking_a_no);
  QUOTE_WINDOW_ADD ("/approval-file/refused", NULL, test_refused);
  QUOTE_WINDOW_ADD ("/approval-file/no-file", NULL, test_no_file);
  QUOTE_WINDOW_ADD ("/approval-file/unknown-asker", NULL, test_unknown_asker);
  QUOTE_WINDOW_ADD ("/approval-file/answering", NULL, test_answering);
  QUOTE_WINDOW_ADD ("/approval-file/trusting", NULL, test_trusting);
  QUOTE_WINDOW_ADD ("/approval-file/preferences", NULL, test_preferences);
  return g_test_run ();
}
