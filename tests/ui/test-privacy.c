/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "core/reg-consent.h"
#include "core/reg-date.h"
#include "ui-drive.h"
#include "ui/customer/reg-privacy-dialog.h"
#include "ui/customer/reg-privacy-sheet.h"
#include "ui/preferences/reg-record-form.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-pill.h"
#include "ui/window/reg-exports-dialog.h"

/* What customers said about being contacted, written down and shown in their window. */

/* --- help ------------------------------------------------------------------------------- */

static gint64
say (UiFixture *f,
     gint64 party,
     RegConsentPurpose purpose,
     RegConsentChannel channel,
     RegConsentAnswer answer,
     const char *day,
     const char *source)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONSENT);

  reg_record_builder_set_ref (builder, REG_CONSENT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_CONSENT_PURPOSE, purpose);
  reg_record_builder_set_int (builder, REG_CONSENT_CHANNEL, channel);
  reg_record_builder_set_int (builder, REG_CONSENT_ANSWER, answer);
  reg_record_builder_set_text (builder, REG_CONSENT_ANSWERED_ON, day);
  reg_record_builder_set_text (builder, REG_CONSENT_SOURCE, source);
  return ui_fixture_save (f, builder);
}

static gint64
add_ann (UiFixture *f)
{
  gint64 party = ui_fixture_add_party (f, "Ann");

  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_EMAIL, "ann@example.org");
  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_MOBILE, "+31 6 5550 0177");
  return party;
}

/* The dialog over the window, opened with its key. */
static GtkWidget *
open_privacy (UiFixture *f, GtkWidget *window)
{
  g_assert_true (ui_press (f, window, GDK_KEY_P, GDK_CONTROL_MASK | GDK_SHIFT_MASK)
                 || ui_press (f, window, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  return ui_find_type (window, REG_TYPE_PRIVACY_DIALOG);
}

/* The row of a way, in the group of a purpose. */
static GtkWidget *
find_way (GtkWidget *dialog, const char *purpose, const char *way)
{
  GtkWidget *group = gtk_widget_get_ancestor (ui_find_text (dialog, purpose),
                                              ADW_TYPE_PREFERENCES_GROUP);

  return ui_find_row (group, ADW_TYPE_ACTION_ROW, way);
}

static void
assert_way (
    GtkWidget *dialog, const char *purpose, const char *way, const char *verdict, const char *why)
{
  GtkWidget *row = find_way (dialog, purpose, way);

  g_test_message ("%s by %s", purpose, way);
  g_assert_cmpstr (reg_pill_get_label (REG_PILL (ui_find_type (row, REG_TYPE_PILL))), ==, verdict);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, why);
}

static GtkWidget *
choose_way (UiFixture *f, GtkWidget *window, const char *purpose, const char *way)
{
  GtkWidget *row = find_way (ui_find_type (window, REG_TYPE_PRIVACY_DIALOG), purpose, way);

  adw_action_row_activate (ADW_ACTION_ROW (row));
  ui_fixture_settle (f);
  return ui_find_type (window, REG_TYPE_RECORD_FORM);
}

/* "purpose/way answer day source", by the order of writing. */
static char *
list_answers (UiFixture *f, gint64 party)
{
  g_autoptr (GPtrArray)
      answers = ui_fixture_list (f, REG_ENTITY_CONSENT, REG_CONSENT_PARTY_ID, party);
  GString *text = g_string_new ("");

  for (guint i = 0; i < answers->len; i++)
    {
      const RegRecord *answer = g_ptr_array_index (answers, i);

      g_string_append_printf (text, "%s%s/%s %s %s %s", i > 0 ? "; " : "",
                              reg_enum_get_nick (&reg_enum_consent_purpose,
                                                 reg_record_get_int (answer, REG_CONSENT_PURPOSE)),
                              reg_enum_get_nick (&reg_enum_consent_channel,
                                                 reg_record_get_int (answer, REG_CONSENT_CHANNEL)),
                              reg_enum_get_nick (&reg_enum_consent_answer,
                                                 reg_record_get_int (answer, REG_CONSENT_ANSWER)),
                              reg_record_get_text (answer, REG_CONSENT_ANSWERED_ON),
                              reg_record_get_text (answer, REG_CONSENT_SOURCE));
    }
  return g_string_free_and_steal (text);
}

static void
assert_answers (UiFixture *f, gint64 party, const char *expected)
{
  g_autofree char *answers = list_answers (f, party);

  g_assert_cmpstr (answers, ==, expected);
}

/* --- nothing said ------------------------------------------------------------------------ */

static void
test_nothing_said (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = ui_open_customer (f, add_ann (f));
  GtkWidget *dialog;

  g_assert_false (ui_shows (window, "May be contacted"));
  g_assert_null (ui_find_type (window, REG_TYPE_PRIVACY_DIALOG));
  dialog = open_privacy (f, window);
  assert_way (dialog, "Orders and service", "Phone", "Allowed", "until they refuse");
  assert_way (dialog, "Orders and service", "Post", "Not on file",
              "nothing is on file to reach them by");
  assert_way (dialog, "Keeping in touch", "E-mail", "Allowed", "until they refuse");
  assert_way (dialog, "Offers and news", "E-mail", "Not asked", "only after they said yes");
  assert_way (dialog, "Surveys", "Message", "Not asked", "only after they said yes");
  g_assert_false (ui_shows (dialog, "What they said"));
  ui_assert_named (dialog);
  ui_window_close (f, window);
}

/* --- writing down ------------------------------------------------------------------------ */

static void
test_write_down (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  GtkWidget *window = ui_open_customer (f, party);
  GtkWidget *dialog = open_privacy (f, window);
  GtkWidget *form = choose_way (f, window, "Offers and news", "E-mail");

  /* An answer of which nobody knows where it comes from proves nothing. */
  g_assert_false (ui_can (form, "Save"));
  ui_type (f, form, "How we know, such as a signed card", "  signed card ");
  ui_type (f, form, "Said on", "1 Mar 2099");
  g_assert_true (ui_shows (form, "Nobody can have said this yet."));
  g_assert_false (ui_can (form, "Save"));
  ui_type (f, form, "Said on", "31 Feb 2026");
  g_assert_true (ui_shows (form, "“Said on” is not a day."));
  ui_type (f, form, "Said on", "1 Mar 2026");
  ui_click (f, form, "Save");
  assert_answers (f, party, "news/email yes 2026-03-01 signed card");
  assert_way (dialog, "Offers and news", "E-mail", "Yes", "1 Mar 2026 · signed card · Mina Kok");
  assert_way (dialog, "Offers and news", "Phone", "Not asked", "only after they said yes");
  g_assert_true (ui_shows (dialog, "What they said"));
  g_assert_true (ui_shows (dialog, "Offers and news · E-mail: Yes"));
  /* Behind it the window says so too. */
  g_assert_true (ui_shows (window, "May be contacted"));
  g_assert_true (ui_shows (window, "Offers and news: E-mail"));
  ui_undo (f, window, "Answer written down");
  assert_answers (f, party, "");
  assert_way (dialog, "Offers and news", "E-mail", "Not asked", "only after they said yes");
  g_assert_false (ui_shows (dialog, "What they said"));
  g_assert_false (ui_shows (window, "May be contacted"));
  ui_window_close (f, window);
}

/* One answer for every way is as many answers, and one action. */
static void
test_every_way (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  GtkWidget *window = ui_open_customer (f, party);
  GtkWidget *form;

  open_privacy (f, window);
  form = choose_way (f, window, "Surveys", "Phone");
  ui_select (f, form, "By", "Every way");
  ui_select (f, form, "Answer", "No");
  ui_type (f, form, "Said on", "2 Mar 2026");
  ui_type (f, form, "How we know, such as a signed card", "letter");
  ui_click (f, form, "Save");
  assert_answers (f, party,
                  "survey/phone no 2026-03-02 letter; survey/email no 2026-03-02 letter; "
                  "survey/post no 2026-03-02 letter; survey/message no 2026-03-02 letter");
  g_assert_true (ui_shows (window, "Surveys: no"));
  ui_undo (f, window, "Answer written down");
  assert_answers (f, party, "");
  ui_window_close (f, window);
}

static void
test_change_and_remove (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  GtkWidget *window, *dialog, *form;

  say (f, party, REG_CONSENT_PURPOSE_NEWS, REG_CONSENT_CHANNEL_EMAIL, REG_CONSENT_ANSWER_YES,
       "2026-01-01", "card");
  say (f, party, REG_CONSENT_PURPOSE_NEWS, REG_CONSENT_CHANNEL_EMAIL, REG_CONSENT_ANSWER_WITHDRAWN,
       "2026-02-01", "mail");
  window = ui_open_customer (f, party);
  dialog = open_privacy (f, window);
  assert_way (dialog, "Offers and news", "E-mail", "Withdrawn", "1 Feb 2026 · mail");
  adw_action_row_activate (ADW_ACTION_ROW (
      ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Offers and news · E-mail: Withdrawn")));
  ui_fixture_settle (f);
  form = ui_find_type (window, REG_TYPE_RECORD_FORM);
  g_assert_cmpstr (ui_read (form, "How we know, such as a signed card"), ==, "mail");
  ui_type (f, form, "How we know, such as a signed card", "phone call");
  ui_click (f, form, "Save");
  assert_answers (f, party,
                  "news/email yes 2026-01-01 card; news/email withdrawn 2026-02-01 "
                  "phone call");
  adw_action_row_activate (ADW_ACTION_ROW (
      ui_find_row (dialog, ADW_TYPE_ACTION_ROW, "Offers and news · E-mail: Withdrawn")));
  ui_fixture_settle (f);
  form = ui_find_type (window, REG_TYPE_RECORD_FORM);
  g_signal_emit_by_name (ui_find_row (form, ADW_TYPE_BUTTON_ROW, "Remove"), "activated");
  ui_fixture_settle (f);
  assert_answers (f, party, "news/email yes 2026-01-01 card");
  assert_way (dialog, "Offers and news", "E-mail", "Yes", "1 Jan 2026 · card");
  ui_undo (f, window, "Answer removed");
  assert_way (dialog, "Offers and news", "E-mail", "Withdrawn",
              "1 Feb 2026 · phone call · Mina Kok");
  ui_window_close (f, window);
}

/* --- what obeys -------------------------------------------------------------------------- */

static void
test_advice (UiFixture *f, gconstpointer unused)
{
  g_autofree char *today = reg_session_dup_today (f->session);
  g_autofree char *birthday = g_strdup_printf ("1980%s", today + 4);
  gint64 party = add_ann (f);
  GtkWidget *window;

  ui_change_text (f, REG_ENTITY_PARTY, party, REG_PARTY_BIRTHDAY, birthday);
  ui_fixture_add_sale (f, party, "2021-03-01", 100000);
  window = ui_open_customer (f, party);
  g_assert_true (ui_shows (window, "Wish a happy birthday"));
  g_assert_true (ui_shows (window, "Get in touch again"));
  say (f, party, REG_CONSENT_PURPOSE_BIRTHDAY, REG_CONSENT_CHANNEL_POST, REG_CONSENT_ANSWER_NO,
       "2026-01-01", "card");
  ui_fixture_settle (f);
  g_assert_false (ui_shows (window, "Wish a happy birthday"));
  say (f, party, REG_CONSENT_PURPOSE_TOUCH, REG_CONSENT_CHANNEL_PHONE, REG_CONSENT_ANSWER_NO,
       "2026-01-01", "card");
  ui_fixture_settle (f);
  g_assert_false (ui_shows (window, "Get in touch again"));
  ui_window_close (f, window);
}

/* --- everything we hold ------------------------------------------------------------------ */

/* What a key in the window leads to, without pressing it: the printer's dialog is not ours. */
static gboolean
has_shortcut (GtkWidget *window, const char *trigger, const char *action)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                        && k < g_list_model_get_n_items (G_LIST_MODEL (controller));
           k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          g_autofree char *key = gtk_shortcut_trigger_to_string (
              gtk_shortcut_get_trigger (shortcut));
          g_autofree char *does = gtk_shortcut_action_to_string (
              gtk_shortcut_get_action (shortcut));

          if (g_str_equal (key, trigger) && strstr (does, action))
            return TRUE;
        }
    }
  return FALSE;
}

static char *
write_sheet (UiFixture *f, GtkWidget *window, gint64 party, RegPrivacySheetKind kind)
{
  g_autofree char *path = g_build_filename (f->folder, "sheet", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *text = NULL;

  reg_privacy_sheet_write (window, f->session, party, kind, file);
  ui_fixture_settle (f);
  while (!ui_shows (window, "Saved as sheet"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_sheet (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  GtkWidget *window;
  g_autofree char *pdf = NULL;
  g_autofree char *json = NULL;

  say (f, party, REG_CONSENT_PURPOSE_NEWS, REG_CONSENT_CHANNEL_EMAIL, REG_CONSENT_ANSWER_YES,
       "2026-01-01", "signed card");
  window = ui_open_customer (f, party);
  g_assert_true (has_shortcut (window, "<Control>p", "customer.sheet-print"));
  pdf = write_sheet (f, window, party, REG_PRIVACY_SHEET_PDF);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  ui_window_close (f, window);
  window = ui_open_customer (f, party);
  json = write_sheet (f, window, party, REG_PRIVACY_SHEET_JSON);
  g_assert_nonnull (strstr (json, "\"ann@example.org\""));
  g_assert_nonnull (strstr (json, "\"signed card\""));
  ui_window_close (f, window);
}

/* What left the book is on the list, about whom, and undo does not take it away. */
static void
test_exports (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  GtkWidget *window = ui_open_customer (f, party);
  AdwDialog *dialog = reg_exports_dialog_new (f->session);
  g_autofree char *json = NULL;

  reg_dialog_present (dialog, window);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Nothing has left the book"));
  ui_activate (f, window, "customer.copy");
  ui_activate (f, window, "customer.copy-card");
  json = write_sheet (f, window, party, REG_PRIVACY_SHEET_JSON);
  ui_fixture_settle (f);
  g_assert_cmpuint (ui_count (f, REG_ENTITY_EXPORT_ENTRY), ==, 3);
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Contact details · Ann · 1 · clipboard"));
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Address card · Ann · 1 · clipboard"));
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Everything we hold · Ann · 5 · json"));
  ui_assert_named (GTK_WIDGET (dialog));
  ui_window_close (f, window);
}

static void
test_sheet_fails (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  GtkWidget *window = ui_open_customer (f, party);
  g_autofree char *path = g_build_filename (f->folder, "missing", "sheet.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  reg_privacy_sheet_write (window, f->session, 4711, REG_PRIVACY_SHEET_PDF, file);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "The sheet was not made. This entry does not exist any more."));
  reg_privacy_sheet_write (window, f->session, party, REG_PRIVACY_SHEET_PDF, file);
  ui_fixture_settle (f);
  while (!ui_shows (window, "The sheet was not saved. The file does not exist."))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_file_query_exists (file, NULL));
  ui_window_close (f, window);
}

/* --- looking only, small windows, other places -------------------------------------------- */

static void
test_read_only (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  GtkWidget *window, *dialog;

  say (f, party, REG_CONSENT_PURPOSE_NEWS, REG_CONSENT_CHANNEL_EMAIL, REG_CONSENT_ANSWER_YES,
       "2026-01-01", "card");
  ui_reopen_read_only (f);
  window = ui_open_customer (f, party);
  dialog = open_privacy (f, window);
  assert_way (dialog, "Offers and news", "E-mail", "Yes", "1 Jan 2026 · card");
  g_assert_null (choose_way (f, window, "Offers and news", "E-mail"));
  ui_window_close (f, window);
}

static gboolean
has_focus (GtkWidget *window, GtkWidget *row)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus == row || (focus != NULL && gtk_widget_is_ancestor (focus, row));
}

static void
test_narrow (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  GtkWidget *window, *dialog, *form, *answer;
  int width;

  say (f, party, REG_CONSENT_PURPOSE_NEWS, REG_CONSENT_CHANNEL_EMAIL, REG_CONSENT_ANSWER_WITHDRAWN,
       "2026-01-01", "a long letter from a lawyer, kept in the folder of the year in the office");
  window = ui_open_customer (f, party);
  ui_resize (f, window, 360, 640);
  dialog = open_privacy (f, window);
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  form = choose_way (f, window, "Birthday greetings", "Message");
  /* What was chosen already is not asked for first; a sheet needs some frames to come up. */
  answer = ui_find_row (form, ADW_TYPE_COMBO_ROW, "Answer");
  for (int i = 0; i < 20 && !has_focus (window, answer); i++)
    ui_fixture_settle (f);
  g_assert_true (has_focus (window, answer));
  gtk_widget_measure (form, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  ui_assert_named (form);
  ui_window_close (f, window);
}

/* Names and sources are no markup, and days are written as people there do. */
static void
test_everywhere (UiFixture *f, gconstpointer locale)
{
  gint64 party = add_ann (f);
  g_autofree char *day = reg_date_format ("2026-01-01", "%-d %b %Y");
  g_autofree char *why = g_strdup_printf ("%s · <b>Q&A", day);
  GtkWidget *window, *dialog;

  say (f, party, REG_CONSENT_PURPOSE_ORDERS, REG_CONSENT_CHANNEL_PHONE, REG_CONSENT_ANSWER_NO,
       "2026-01-01", "<b>Q&A");
  window = ui_open_customer (f, party);
  dialog = open_privacy (f, window);
  assert_way (dialog, "Orders and service", "Phone", "No", why);
  ui_window_close (f, window);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  ui_fixture_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add ("/privacy/" path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  ADD ("nothing-said", test_nothing_said);
  ADD ("write-down", test_write_down);
  ADD ("every-way", test_every_way);
  ADD ("change-and-remove", test_change_and_remove);
  ADD ("advice", test_advice);
  ADD ("sheet", test_sheet);
  ADD ("exports", test_exports);
  ADD ("sheet-fails", test_sheet_fails);
  ADD ("read-only", test_read_only);
  ADD ("narrow", test_narrow);
#undef ADD
  ui_test_everywhere ("/privacy/everywhere", test_everywhere);
  return g_test_run ();
}
