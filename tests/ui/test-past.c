/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-date.h"
#include "ui-drive.h"
#include "ui/customer/reg-past-dialog.h"
#include "ui/widgets/reg-date-row.h"

/* A customer as it was on a day, what differs from today marked. */

static void
set_up (UiFixture *f, gconstpointer unused)
{
  ui_set_day ("2026-01-05");
  f->clock = ui_get_time;
  ui_fixture_set_up (f, NULL);
}

static GtkWidget *
open_past (UiFixture *f, GtkWidget *window, const char *day)
{
  GtkWidget *dialog = ui_find_type (window, REG_TYPE_PAST_DIALOG);

  if (dialog == NULL && !ui_press (f, window, GDK_KEY_Y, GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    ui_press (f, window, GDK_KEY_y, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  dialog = ui_find_type (window, REG_TYPE_PAST_DIALOG);
  reg_past_dialog_set_day (REG_PAST_DIALOG (dialog), day);
  ui_fixture_settle (f);
  return dialog;
}

static const char *
get_row (GtkWidget *dialog, const char *title)
{
  return adw_action_row_get_subtitle (
      ADW_ACTION_ROW (ui_find_row (dialog, ADW_TYPE_ACTION_ROW, title)));
}

/* One who moved, changed names and got another address. */
static gint64
add_ann (UiFixture *f)
{
  gint64 party, point;

  party = ui_fixture_add_party (f, "Ann <Old>");
  point = ui_fixture_add_contact (f, party, REG_CONTACT_KIND_EMAIL, "old@example.org");
  ui_fixture_add_sale (f, party, "2026-01-04", 1000);
  ui_set_day ("2026-02-05");
  ui_change_text (f, REG_ENTITY_PARTY, party, REG_PARTY_NAME, "Ann New");
  ui_change_text (f, REG_ENTITY_CONTACT_POINT, point, REG_CONTACT_POINT_VALUE, "new@example.org");
  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_PHONE, "+31 20 555 01 77");
  ui_fixture_add_sale (f, party, "2026-02-04", 2000);
  ui_set_day ("2026-03-05");
  return party;
}

static void
test_then (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  GtkWidget *window = ui_open_customer (f, party);
  GtkWidget *dialog = open_past (f, window, "2026-01-20");

  g_assert_cmpstr (get_row (dialog, "Name"), ==, "Ann <Old>\ntoday: Ann New");
  g_assert_true (ui_shows (dialog, "changed"));
  g_assert_cmpstr (get_row (dialog, "E-mail"), ==, "old@example.org\ntoday: new@example.org");
  g_assert_true (ui_shows (dialog, "added since"));
  g_assert_true (ui_shows (dialog, "Nothing was open."));
  g_assert_nonnull (strstr (get_row (dialog, "Bought"), "1 purchase"));
  g_assert_nonnull (strstr (get_row (dialog, "Bought"), "today: "));
  ui_assert_named (dialog);
  /* Another day in the same dialog. */
  open_past (f, window, "2026-02-20");
  g_assert_cmpstr (get_row (dialog, "Name"), ==, "Ann New");
  g_assert_false (ui_shows (dialog, "changed"));
  g_assert_false (ui_shows (dialog, "added since"));
  open_past (f, window, "2025-12-31");
  g_assert_true (ui_shows (dialog, "Not in the book on that day"));
  g_assert_true (ui_shows (dialog, "They came into the book on 5 Jan 2026."));
  /* Nothing in it can be changed, and Escape leads back. */
  g_assert_null (ui_find_type (dialog, ADW_TYPE_ENTRY_ROW));
  ui_press (f, window, GDK_KEY_Escape, 0);
  ui_fixture_settle (f);
  ui_window_close (f, window);
}

static void
test_matters (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f), complaint;
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);
  g_autoptr (RegRecord) saved = NULL;
  GtkWidget *window, *dialog;

  reg_record_builder_set_ref (builder, REG_COMPLAINT_PARTY_ID, party);
  reg_record_builder_set_text (builder, REG_COMPLAINT_NUMBER, "2026-001");
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT, "Gear slips");
  reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT, ui_get_time ());
  reg_record_builder_set_int (builder, REG_COMPLAINT_STATE, REG_COMPLAINT_STATE_OPEN);
  complaint = ui_fixture_save (f, builder);
  window = ui_open_customer (f, party);
  dialog = open_past (f, window, "2026-03-05");
  g_assert_cmpstr (get_row (dialog, "Complaint 2026-001"), ==, "Open · Gear slips");
  g_assert_true (ui_shows (dialog, "still open"));
  ui_set_day ("2026-04-05");
  saved = ui_fixture_load (f, REG_ENTITY_COMPLAINT, complaint);
  builder = reg_record_builder_new_from (saved);
  reg_record_builder_set_int (builder, REG_COMPLAINT_STATE, REG_COMPLAINT_STATE_CLOSED);
  ui_fixture_save (f, builder);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (dialog, "closed since"));
  ui_window_close (f, window);
}

/* What we said about where they stand, and what they answered. */
static void
test_said (UiFixture *f, gconstpointer unused)
{
  gint64 party = add_ann (f);
  static const struct
  {
    const char *day, *value, *reason;
    RegRung rung;
  } said[] = {
    { "2026-01-10", "yes", "tells everybody", REG_RUNG_ADVOCATE },
    { "2026-03-01", "no", "moved", REG_RUNG_LOST },
  };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUESTION);
  GtkWidget *window, *dialog;
  gint64 question;

  ui_set_day ("2026-01-10");
  reg_record_builder_set_text (builder, REG_QUESTION_TEXT, "Coming to the fair?");
  reg_record_builder_set_text (builder, REG_QUESTION_PURPOSE, "The stand");
  reg_record_builder_set_int (builder, REG_QUESTION_KIND, REG_QUESTION_KIND_YES_NO);
  question = ui_fixture_save (f, builder);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      ui_set_day (said[i].day);
      builder = reg_record_builder_new (REG_ENTITY_ANSWER);
      reg_record_builder_set_ref (builder, REG_ANSWER_PARTY_ID, party);
      reg_record_builder_set_ref (builder, REG_ANSWER_QUESTION_ID, question);
      reg_record_builder_set_text (builder, REG_ANSWER_VALUE, said[i].value);
      reg_record_builder_set_text (builder, REG_ANSWER_ANSWERED_ON, said[i].day);
      ui_fixture_save (f, builder);
      builder = reg_record_builder_new (REG_ENTITY_RUNG_MARK);
      reg_record_builder_set_ref (builder, REG_RUNG_MARK_PARTY_ID, party);
      reg_record_builder_set_int (builder, REG_RUNG_MARK_RUNG, said[i].rung);
      reg_record_builder_set_text (builder, REG_RUNG_MARK_SET_ON, said[i].day);
      reg_record_builder_set_text (builder, REG_RUNG_MARK_REASON, said[i].reason);
      ui_fixture_save (f, builder);
    }
  ui_set_day ("2026-03-05");
  window = ui_open_customer (f, party);
  dialog = open_past (f, window, "2026-01-20");
  g_assert_cmpstr (get_row (dialog, "Coming to the fair?"), ==, "Yes\ntoday: No");
  g_assert_true (ui_shows (dialog, "What we said"));
  g_assert_nonnull (strstr (get_row (dialog, "Kind of customer"), "tells everybody\ntoday: "));
  open_past (f, window, "2026-01-09");
  g_assert_true (ui_shows (dialog, "said since"));
  g_assert_true (g_str_has_prefix (get_row (dialog, "Kind of customer"), "By the rules\ntoday: "));
  ui_window_close (f, window);
}

static void
test_narrow (UiFixture *f, gconstpointer locale)
{
  GtkWidget *window, *dialog;
  int width;

  if (!ui_go_to (locale))
    return;
  window = ui_open_customer (f, add_ann (f));
  ui_resize (f, window, 360, 640);
  ui_activate (f, window, "customer.past");
  dialog = open_past (f, window, "2026-01-20");
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  ui_assert_named (dialog);
  ui_window_close (f, window);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/past/" path, UiFixture, NULL, set_up, function, ui_fixture_tear_down)
  ADD ("then", test_then);
  ADD ("matters", test_matters);
  ADD ("said", test_said);
#undef ADD
  ui_test_everywhere ("/past/narrow", test_narrow);
  return g_test_run ();
}
