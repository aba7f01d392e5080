/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ui-fixture.h"
#include "ui/complaint/reg-complaint-actions.h"
#include "ui/complaint/reg-complaint-new.h"
#include "ui/complaint/reg-complaint-text.h"
#include "ui/complaint/reg-complaint-window.h"
#include "ui/complaint/reg-complaints-page.h"
#include "ui/widgets/reg-ask.h"
#include "ui/window/reg-page.h"

#define MINUTE (G_GINT64_CONSTANT (60) * 1000)
#define HOUR (60 * MINUTE)

/* --- fixture ---------------------------------------------------------------------------- */

static gint64
add_product (UiFixture *shop, const char *name)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);

  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, name);
  return ui_fixture_save (shop, builder);
}

static void
add_line (UiFixture *shop, gint64 sale, gint64 product)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SALE_LINE);

  reg_record_builder_set_ref (builder, REG_SALE_LINE_SALE_ID, sale);
  reg_record_builder_set_ref (builder, REG_SALE_LINE_PRODUCT_ID, product);
  reg_record_builder_set_int (builder, REG_SALE_LINE_QUANTITY, 1000000);
  ui_fixture_save (shop, builder);
}

typedef struct
{
  RegRecord *record;
  gint64 id;
} Create;

static gboolean
create_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Create *create = data;

  create->id = reg_complaint_create (db, create->record, error);
  return create->id != 0;
}

static gint64
add_complaint (UiFixture *shop, gint64 party, const char *subject, gint64 reported)
{
  static const RegActionInfo info = { .kind = "complaint", .label = "Logged" };
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_COMPLAINT);
  g_autoptr (GError) error = NULL;
  Create create = { 0 };

  reg_record_builder_set_ref (builder, REG_COMPLAINT_PARTY_ID, party);
  reg_record_builder_set_text (builder, REG_COMPLAINT_SUBJECT, subject);
  reg_record_builder_set_text (builder, REG_COMPLAINT_STORY, "It slips whenever I carry a load.");
  if (reported != 0)
    reg_record_builder_set_int (builder, REG_COMPLAINT_REPORTED_AT, reported);
  create.record = reg_record_builder_end (builder);
  reg_store_write_sync (shop->store, &info, create_job, &create, NULL, NULL, &error);
  g_assert_no_error (error);
  reg_record_unref (create.record);
  return create.id;
}

/* Open at all hours, so that what a clock says does not hang on when the test is run. */
static void
open_always (UiFixture *shop)
{
  g_autoptr (GPtrArray) hours = ui_fixture_list (shop, REG_ENTITY_OPENING_HOURS, -1, 0);

  for (guint i = 0; i < hours->len; i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new_from (hours->pdata[i]);

      reg_record_builder_set_int (builder, REG_OPENING_HOURS_WEEKDAY, i % 7 + 1);
      reg_record_builder_set_int (builder, REG_OPENING_HOURS_OPENS, i < 7 ? 0 : 720);
      reg_record_builder_set_int (builder, REG_OPENING_HOURS_CLOSES, i < 7 ? 720 : 1440);
      ui_fixture_save (shop, builder);
    }
  for (int day = (int)hours->len - 7 + 1; day <= 7; day++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_OPENING_HOURS);

      reg_record_builder_set_int (builder, REG_OPENING_HOURS_WEEKDAY, day);
      reg_record_builder_set_int (builder, REG_OPENING_HOURS_OPENS, 720);
      reg_record_builder_set_int (builder, REG_OPENING_HOURS_CLOSES, 1440);
      ui_fixture_save (shop, builder);
    }
}

static gint64
now_ms (void)
{
  return g_get_real_time () / 1000;
}

typedef struct
{
  gint64 id;
  RegComplaintData *data;
} Load;

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->data = reg_complaint_data_load (db, load->id, error);
  return load->data != NULL;
}

static RegComplaintData *
load_data (UiFixture *shop, gint64 id)
{
  g_autoptr (GError) error = NULL;
  Load load = { id, NULL };

  reg_store_read_sync (shop->store, load_job, &load, NULL, &error);
  g_assert_no_error (error);
  return load.data;
}

/* The question that is asked at the moment, with its answers filled in, accepted. */
static void
answer (UiFixture *shop, GtkWidget *window, const char *first, const char *second)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  GtkListBox *list;
  GtkListBoxRow *row;

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  list = GTK_LIST_BOX (adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (dialog)));
  row = gtk_list_box_get_row_at_index (list, 0);
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "accept"));
  gtk_editable_set_text (GTK_EDITABLE (row), first);
  if (second != NULL)
    gtk_editable_set_text (GTK_EDITABLE (gtk_list_box_get_row_at_index (list, 1)), second);
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "accept"));
  g_signal_emit_by_name (dialog, "response", "accept");
  adw_dialog_force_close (dialog);
  ui_fixture_settle (shop);
}

/* --- words ------------------------------------------------------------------------------ */

static void
test_durations (void)
{
  static const struct
  {
    gint64 ms;
    const char *text;
  } cases[] = {
    { 0, "0 min" },
    { 59 * 1000, "0 min" },
    { 48 * MINUTE, "48 min" },
    { -48 * MINUTE, "48 min" },
    { HOUR, "1 h" },
    { 3 * HOUR + 20 * MINUTE, "3 h 20 min" },
    { 26 * HOUR + 59 * MINUTE, "26 h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = reg_complaint_text_duration (cases[i].ms);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_clock_words (UiFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (shop, "Bakery De Halm");
  gint64 now = now_ms ();
  gint64 id;
  RegPillStyle style;
  g_autoptr (RegComplaintData) data = NULL;
  g_autofree char *at_once = NULL;
  g_autofree char *soon = NULL;
  g_autofree char *late = NULL;

  open_always (shop);
  id = add_complaint (shop, party, "Gear slips", now);
  data = load_data (shop, id);

  /* Four hours are promised. */
  at_once = reg_complaint_text_clock (data, now, &style);
  g_assert_cmpstr (at_once, ==, "First answer within 4 h");
  g_assert_cmpint (style, ==, REG_PILL_NEUTRAL);
  soon = reg_complaint_text_clock (data, now + 3 * HOUR + 30 * MINUTE, &style);
  g_assert_cmpstr (soon, ==, "First answer within 30 min");
  g_assert_cmpint (style, ==, REG_PILL_WARNING);
  late = reg_complaint_text_clock (data, now + 5 * HOUR, &style);
  g_assert_cmpstr (late, ==, "First answer is 1 h late");
  g_assert_cmpint (style, ==, REG_PILL_ERROR);
}

static void
test_escalation (UiFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (shop, "Bakery De Halm");
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_STAFF);
  gint64 now = now_ms ();
  g_autoptr (RegComplaintData) data = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  const RegEscalationStep *step;
  gint64 service;

  open_always (shop);
  reg_record_builder_set_text (builder, REG_STAFF_NAME, "Sam Okoye");
  reg_record_builder_set_int (builder, REG_STAFF_ROLE, 1);
  reg_record_builder_set_int (builder, REG_STAFF_ACTIVE, TRUE);
  service = ui_fixture_save (shop, builder);
  ui_fixture_settle (shop);
  reg_session_set_staff (shop->session, service);
  data = load_data (shop, add_complaint (shop, party, "Gear slips", now));

  steps = reg_complaint_escalation (data, shop->session, now);
  g_assert_cmpuint (steps->len, ==, 2);
  step = steps->pdata[0];
  g_assert_cmpstr (step->who, ==, "Sam Okoye");
  g_assert_true (step->is_told);
  step = steps->pdata[1];
  g_assert_cmpstr (step->who, ==, "Mina Kok");
  g_assert_false (step->is_told);
  g_assert_cmpint (step->at, ==, now + 4 * HOUR);
}

/* --- the window ------------------------------------------------------------------------- */

static GtkWidget *
show_window (UiFixture *shop, gint64 id)
{
  GtkWindow *window = reg_complaint_window_create (NULL, shop->session, id, 0);

  gtk_window_present (window);
  ui_fixture_settle (shop);
  return GTK_WIDGET (window);
}

static RegComplaintState
get_state (UiFixture *shop, gint64 id)
{
  g_autoptr (RegRecord) complaint = ui_fixture_load (shop, REG_ENTITY_COMPLAINT, id);

  return reg_record_get_int (complaint, REG_COMPLAINT_STATE);
}

static void
test_window (UiFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (shop, "Bakery De Halm");
  gint64 before = add_complaint (shop, party, "Came late", now_ms () - 200 * HOUR);
  gint64 id = add_complaint (shop, party, "Gear slips", 0);
  GtkWidget *window = show_window (shop, id);
  g_autoptr (RegRecord) earlier = ui_fixture_load (shop, REG_ENTITY_COMPLAINT, before);
  g_autofree char *line = g_strdup_printf ("%s · Came late",
                                           reg_record_get_text (earlier, REG_COMPLAINT_NUMBER));

  g_assert_true (ui_shows (window, "It slips whenever I carry a load."));
  g_assert_true (ui_shows (window, "Bakery De Halm"));
  g_assert_true (ui_shows (window, "Has not bought yet · 1 complaint before"));
  g_assert_true (ui_shows (window, line));
  g_assert_true (ui_shows (window, "Reported"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* From the first answer to the end and back, each step by its action. */
static void
test_life (UiFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (shop, "Bakery De Halm");
  gint64 id = add_complaint (shop, party, "Gear slips", 0);
  GtkWidget *window = show_window (shop, id);
  g_autoptr (RegRecord) answered = NULL;
  g_autoptr (RegRecord) resolved = NULL;
  g_autoptr (RegComplaintData) data = NULL;

  gtk_widget_activate_action (window, "complaint.reply", NULL);
  answer (shop, window, "We look at it tomorrow morning.", NULL);
  answered = ui_fixture_load (shop, REG_ENTITY_COMPLAINT, id);
  g_assert_false (reg_record_is_null (answered, REG_COMPLAINT_ANSWERED_AT));
  g_assert_true (ui_shows (window, "We look at it tomorrow morning. · Mina Kok"));

  gtk_widget_activate_action (window, "complaint.pause", NULL);
  answer (shop, window, "When can she bring it?", NULL);
  g_assert_cmpint (get_state (shop, id), ==, REG_COMPLAINT_STATE_WAITING);
  g_assert_true (ui_shows (window, "Waiting for the customer. The clock stands still."));
  gtk_widget_activate_action (window, "complaint.resume", NULL);
  ui_fixture_settle (shop);
  g_assert_cmpint (get_state (shop, id), ==, REG_COMPLAINT_STATE_OPEN);

  gtk_widget_activate_action (window, "complaint.compensate", NULL);
  answer (shop, window, "45", "Repaired free of charge");
  data = load_data (shop, id);
  g_assert_cmpint (data->cost, ==, 4500);

  gtk_widget_activate_action (window, "complaint.resolve", NULL);
  answer (shop, window, "New cable, runs well", "Cable of a bad batch");
  g_assert_cmpint (get_state (shop, id), ==, REG_COMPLAINT_STATE_RESOLVED);
  resolved = ui_fixture_load (shop, REG_ENTITY_COMPLAINT, id);
  g_assert_cmpstr (reg_record_get_text (resolved, REG_COMPLAINT_OUTCOME), ==,
                   "New cable, runs well");
  g_assert_cmpstr (reg_record_get_text (resolved, REG_COMPLAINT_CAUSE), ==, "Cable of a bad batch");
  g_assert_true (ui_shows (window, "Resolved today: New cable, runs well"));

  gtk_widget_activate_action (window, "complaint.reopen", NULL);
  answer (shop, window, "It slips again", NULL);
  g_assert_cmpint (get_state (shop, id), ==, REG_COMPLAINT_STATE_OPEN);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A question that is cancelled changes nothing. */
static void
test_cancel (UiFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (shop, "Bakery De Halm");
  gint64 id = add_complaint (shop, party, "Gear slips", 0);
  GtkWidget *window = show_window (shop, id);
  AdwDialog *dialog;
  g_autoptr (GPtrArray) events = NULL;

  gtk_widget_activate_action (window, "complaint.note", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_nonnull (dialog);
  adw_dialog_close (dialog);
  ui_fixture_settle (shop);
  events = ui_fixture_list (shop, REG_ENTITY_COMPLAINT_EVENT, REG_COMPLAINT_EVENT_COMPLAINT_ID, id);
  g_assert_cmpuint (events->len, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Chosen in the row, severity brings the targets that go with it. */
static void
test_severity (UiFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (shop, "Bakery De Halm");
  gint64 id = add_complaint (shop, party, "Gear slips", 0);
  GtkWidget *window = show_window (shop, id);
  AdwComboRow *row = ADW_COMBO_ROW (
      gtk_widget_get_template_child (window, REG_TYPE_COMPLAINT_WINDOW, "severity_row"));
  g_autoptr (RegRecord) complaint = NULL;

  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, REG_SEVERITY_NORMAL);
  adw_combo_row_set_selected (row, REG_SEVERITY_HIGH);
  ui_fixture_settle (shop);
  complaint = ui_fixture_load (shop, REG_ENTITY_COMPLAINT, id);
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_SEVERITY), ==, REG_SEVERITY_HIGH);
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_ANSWER_MINUTES), ==, 120);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- a new one -------------------------------------------------------------------------- */

static GtkWidget *
find_child (GtkWidget *window, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (window, REG_TYPE_COMPLAINT_NEW, id));
}

static void
test_new (UiFixture *shop, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (shop, "Bakery De Halm");
  gint64 sale = ui_fixture_add_sale (shop, party, "2026-08-21", 14800);
  gint64 product = add_product (shop, "Gear hub");
  GtkWidget *window;
  g_autoptr (GPtrArray) complaints = NULL;
  const RegRecord *complaint;

  add_line (shop, sale, product);
  window = GTK_WIDGET (reg_complaint_window_create (NULL, shop->session, 0, party));
  g_assert_true (REG_IS_COMPLAINT_NEW (window));
  gtk_window_present (GTK_WINDOW (window));
  ui_fixture_settle (shop);
  g_assert_false (gtk_widget_get_sensitive (find_child (window, "log_button")));
  gtk_editable_set_text (GTK_EDITABLE (find_child (window, "subject_row")), " Gear slips ");
  g_assert_true (gtk_widget_get_sensitive (find_child (window, "log_button")));
  /* The first choice is no sale at all. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (window, "sale_row")), 1);
  ui_fixture_settle (shop);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (window, "product_row")), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (window, "severity_row")),
                              REG_SEVERITY_HIGH);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (window, "channel_row")),
                              REG_CHANNEL_PHONE);
  reg_complaint_new_log (REG_COMPLAINT_NEW (window));
  ui_fixture_settle (shop);

  complaints = ui_fixture_list (shop, REG_ENTITY_COMPLAINT, -1, 0);
  g_assert_cmpuint (complaints->len, ==, 1);
  complaint = complaints->pdata[0];
  g_assert_cmpstr (reg_record_get_text (complaint, REG_COMPLAINT_SUBJECT), ==, "Gear slips");
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_PARTY_ID), ==, party);
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_SALE_ID), ==, sale);
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_PRODUCT_ID), ==, product);
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_SEVERITY), ==, REG_SEVERITY_HIGH);
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_CHANNEL), ==, REG_CHANNEL_PHONE);
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_TAKEN_BY), ==, shop->owner);
  g_assert_nonnull (reg_record_peek_text (complaint, REG_COMPLAINT_NUMBER));
}

/* Without a customer nothing can be logged, however hard one tries. */
static void
test_new_incomplete (UiFixture *shop, gconstpointer unused)
{
  GtkWidget *window = GTK_WIDGET (reg_complaint_window_create (NULL, shop->session, 0, 0));
  g_autoptr (GPtrArray) complaints = NULL;

  gtk_window_present (GTK_WINDOW (window));
  gtk_editable_set_text (GTK_EDITABLE (find_child (window, "subject_row")), "Gear slips");
  reg_complaint_new_log (REG_COMPLAINT_NEW (window));
  ui_fixture_settle (shop);
  complaints = ui_fixture_list (shop, REG_ENTITY_COMPLAINT, -1, 0);
  g_assert_cmpuint (complaints->len, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- the page --------------------------------------------------------------------------- */

static void
test_page (UiFixture *shop, gconstpointer unused)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = reg_complaints_page_new (shop->session);
  RegPageAction action;
  gint64 party;

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_present (GTK_WINDOW (window));
  ui_fixture_settle (shop);
  g_assert_true (ui_shows (page, "No complaints"));
  g_assert_true (reg_page_get_primary_action (REG_PAGE (page), &action));
  g_assert_cmpstr (action.action_name, ==, "app.new-complaint(int64 0)");

  party = ui_fixture_add_party (shop, "Bakery De Halm");
  add_complaint (shop, party, "Gear slips", 0);
  ui_fixture_settle (shop);
  g_assert_false (ui_shows (page, "No complaints"));
  g_assert_true (ui_shows (page, "Gear slips"));
  /* The first row is chosen, and told beside the list. */
  g_assert_true (ui_shows (page, "It slips whenever I carry a load."));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  g_test_add_func ("/complaint/durations", test_durations);
  ADD ("/complaint/clock-words", test_clock_words);
  ADD ("/complaint/escalation", test_escalation);
  ADD ("/complaint/window", test_window);
  ADD ("/complaint/life", test_life);
  ADD ("/complaint/cancel", test_cancel);
  ADD ("/complaint/severity", test_severity);
  ADD ("/complaint/new", test_new);
  ADD ("/complaint/new-incomplete", test_new_incomplete);
  ADD ("/complaint/page", test_page);
#undef ADD
  return g_test_run ();
}
