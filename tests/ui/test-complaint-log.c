/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/reg-complaints.h"
#include "ui/complaint/reg-complaint-new.h"
#include "ui/complaint/reg-complaint-preview.h"
#include "ui/complaint/reg-complaint-window.h"
#include "ui/complaint/reg-complaints-page.h"
#include "ui/widgets/reg-party-search.h"
#include "ui/window/reg-page.h"
#include "work-fixture.h"

/* Writing a complaint down, and all of them in their list. */
typedef struct
{
  WorkFixture work; /* first */
  gint64 party, sale, product;
  GtkWidget *window;
} Fixture;

#define WORK(self) (&(self)->work)
#define UI(self) WORK_UI (WORK (self))

static void
window_gone_cb (gpointer data, GObject *object)
{
  *(GtkWidget **)data = NULL;
}

static void
open_window (Fixture *self, gint64 party, int width)
{
  self->window = GTK_WIDGET (reg_complaint_window_create (NULL, UI (self)->session, 0, party));
  g_assert_true (REG_IS_COMPLAINT_NEW (self->window));
  g_object_weak_ref (G_OBJECT (self->window), window_gone_cb, &self->window);
  work_show (WORK (self), GTK_WINDOW (self->window), width);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  work_set_up (WORK (self), NULL);
  self->party = ui_fixture_add_party (UI (self), "Bakery De Halm");
  self->sale = ui_fixture_add_sale (UI (self), self->party, "2026-08-21", 14800);
  self->product = work_add_product (WORK (self), "Gear hub");
  work_add_line (WORK (self), self->sale, self->product);
  self->window = NULL;
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  work_tear_down (WORK (self), NULL);
}

static GtkWidget *
find_child (Fixture *self, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (self->window, REG_TYPE_COMPLAINT_NEW, id));
}

static void
type (Fixture *self, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_child (self, id)), text);
}

static void
choose (Fixture *self, const char *id, guint position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (self, id)), position);
  ui_fixture_settle (UI (self));
}

static void
press_log (Fixture *self)
{
  gtk_widget_activate_action (self->window, "complaint.log", NULL);
  ui_fixture_settle (UI (self));
}

static RegRecord *
get_only (Fixture *self)
{
  g_autoptr (GPtrArray) all = ui_fixture_list (UI (self), REG_ENTITY_COMPLAINT, -1, 0);

  g_assert_cmpuint (all->len, ==, 1);
  return reg_record_ref (all->pdata[0]);
}

/* Somebody wants to leave; what is answered to the question whether to. */
static void
leave (Fixture *self, const char *answer)
{
  AdwDialog *dialog;

  gtk_window_close (GTK_WINDOW (self->window));
  ui_fixture_settle (UI (self));
  dialog = work_get_dialog (self->window);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_signal_emit_by_name (dialog, "response", answer);
  if (self->window != NULL)
    adw_dialog_force_close (dialog);
  ui_fixture_settle (UI (self));
}

/* --- writing it down -------------------------------------------------------------------- */

static void
test_whole (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    int field;
    gint64 value;
  } numbers[] = {
    { REG_COMPLAINT_SEVERITY, REG_SEVERITY_HIGH },
    { REG_COMPLAINT_CHANNEL, REG_CHANNEL_PHONE },
    { REG_COMPLAINT_STATE, REG_COMPLAINT_STATE_OPEN },
    { REG_COMPLAINT_ANSWER_MINUTES, 120 },
    { REG_COMPLAINT_RESOLVE_MINUTES, 960 },
  };
  static const struct
  {
    int field;
    const char *value;
  } texts[] = {
    { REG_COMPLAINT_SUBJECT, "Gear slips" },
    { REG_COMPLAINT_STORY, "Every morning.\nUphill." },
    { REG_COMPLAINT_CATEGORY, "Repair" },
    { REG_COMPLAINT_NUMBER, "2026-001" },
  };
  GtkTextView *story;
  g_autoptr (RegRecord) complaint = NULL;
  g_autofree char *asked = NULL;

  open_window (self, self->party, 0);
  story = GTK_TEXT_VIEW (find_child (self, "story_view"));
  type (self, "subject_row", " Gear slips ");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (story), "\nEvery morning.\nUphill.\n", -1);
  type (self, "category_row", "Repair ");
  /* The first choice is no sale at all. */
  choose (self, "sale_row", 1);
  choose (self, "product_row", 1);
  choose (self, "severity_row", REG_SEVERITY_HIGH);
  choose (self, "channel_row", REG_CHANNEL_PHONE);
  press_log (self);

  complaint = get_only (self);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpint (reg_record_get_int (complaint, numbers[i].field), ==, numbers[i].value);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (reg_record_get_text (complaint, texts[i].field), ==, texts[i].value);
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_PARTY_ID), ==, self->party);
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_SALE_ID), ==, self->sale);
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_PRODUCT_ID), ==, self->product);
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_TAKEN_BY), ==, UI (self)->owner);
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_REPORTED_AT), ==, work_now ());
  /* Its own window is asked for, and this one goes. */
  asked = g_strdup_printf ("open-complaint %" G_GINT64_FORMAT, reg_record_get_id (complaint));
  g_assert_cmpstr (WORK (self)->asked, ==, asked);
  g_assert_null (self->window);
  work_undo (WORK (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_COMPLAINT), ==, 0);
}

/* A few words and a customer are enough. */
static void
test_least (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegRecord) complaint = NULL;

  open_window (self, self->party, 0);
  type (self, "subject_row", "Gear slips");
  press_log (self);
  complaint = get_only (self);
  g_assert_true (reg_record_is_null (complaint, REG_COMPLAINT_SALE_ID));
  g_assert_true (reg_record_is_null (complaint, REG_COMPLAINT_PRODUCT_ID));
  g_assert_true (reg_record_is_null (complaint, REG_COMPLAINT_STORY));
  g_assert_true (reg_record_is_null (complaint, REG_COMPLAINT_CATEGORY));
  g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_SEVERITY), ==, REG_SEVERITY_NORMAL);
}

/* However hard one tries, nothing is logged without a customer or without words. */
/* Nothing that was typed is lost by Escape or by closing the window. */
static void
test_leaving (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegRecord) complaint = NULL;
  g_autoptr (GPtrArray) before = NULL;

  open_window (self, self->party, 0);
  type (self, "subject_row", "Gear slips");
  leave (self, "cancel");
  g_assert_nonnull (self->window);
  leave (self, "discard");
  g_assert_null (self->window);
  before = ui_fixture_list (UI (self), REG_ENTITY_COMPLAINT, -1, 0);
  g_assert_cmpuint (before->len, ==, 0);

  open_window (self, 0, 0);
  type (self, "subject_row", "Gear slips");
  /* Not complete: it stays to be completed. */
  leave (self, "save");
  g_assert_nonnull (self->window);
  reg_party_search_set_party (REG_PARTY_SEARCH (find_child (self, "party_field")), self->party);
  ui_fixture_settle (UI (self));
  leave (self, "save");
  g_assert_null (self->window);
  complaint = get_only (self);
  g_assert_cmpstr (reg_record_get_text (complaint, REG_COMPLAINT_SUBJECT), ==, "Gear slips");
}

/* With nothing typed nothing is asked; who it is leads on to what happened. */
static void
test_chosen (Fixture *self, gconstpointer unused)
{
  GtkWidget *party;

  open_window (self, 0, 0);
  party = find_child (self, "party_field");
  g_signal_emit_by_name (party, "chosen", self->party, "Bakery De Halm");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)),
                                         find_child (self, "subject_row")));
  gtk_window_close (GTK_WINDOW (self->window));
  ui_fixture_settle (UI (self));
  g_assert_null (self->window);
}

static void
test_incomplete (Fixture *self, gconstpointer unused)
{
  RegPartySearch *search;

  open_window (self, 0, 0);
  search = REG_PARTY_SEARCH (find_child (self, "party_field"));
  press_log (self);
  type (self, "subject_row", "Gear slips");
  g_assert_false (gtk_widget_get_sensitive (find_child (self, "log_button")));
  press_log (self);
  reg_party_search_set_party (search, self->party);
  ui_fixture_settle (UI (self));
  g_assert_true (gtk_widget_get_sensitive (find_child (self, "log_button")));
  type (self, "subject_row", " \t ");
  g_assert_false (gtk_widget_get_sensitive (find_child (self, "log_button")));
  press_log (self);
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_COMPLAINT), ==, 0);
  g_assert_nonnull (self->window);
}

/* Pressed twice, logged once. */
static void
test_twice (Fixture *self, gconstpointer unused)
{
  open_window (self, self->party, 0);
  type (self, "subject_row", "Gear slips");
  gtk_widget_activate_action (self->window, "complaint.log", NULL);
  gtk_widget_activate_action (self->window, "complaint.log", NULL);
  ui_fixture_settle (UI (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_COMPLAINT), ==, 1);
}

/* Somebody else's sales are somebody else's. */
static void
test_another_customer (Fixture *self, gconstpointer unused)
{
  gint64 other = ui_fixture_add_party (UI (self), "Fish shop");
  GListModel *sales;

  open_window (self, self->party, 0);
  choose (self, "sale_row", 1);
  g_assert_true (gtk_widget_get_sensitive (find_child (self, "product_row")));
  reg_party_search_set_party (REG_PARTY_SEARCH (find_child (self, "party_field")), other);
  ui_fixture_settle (UI (self));
  sales = adw_combo_row_get_model (ADW_COMBO_ROW (find_child (self, "sale_row")));
  g_assert_cmpuint (g_list_model_get_n_items (sales), ==, 1);
  g_assert_false (gtk_widget_get_sensitive (find_child (self, "sale_row")));
  g_assert_false (gtk_widget_get_sensitive (find_child (self, "product_row")));
  type (self, "subject_row", "Gear slips");
  press_log (self);
  {
    g_autoptr (RegRecord) complaint = get_only (self);

    g_assert_cmpint (reg_record_get_int (complaint, REG_COMPLAINT_PARTY_ID), ==, other);
    g_assert_true (reg_record_is_null (complaint, REG_COMPLAINT_SALE_ID));
  }
}

/* What is promised follows the severity, as the preferences have it. */
static void
test_promise (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    RegSeverity severity;
    const char *text;
  } cases[] = {
    { REG_SEVERITY_LOW, "First answer within 8 h of opening time" },
    { REG_SEVERITY_NORMAL, "First answer within 1 h 30 min of opening time" },
    { REG_SEVERITY_HIGH, "" },
  };
  g_autoptr (GPtrArray) targets = ui_fixture_list (UI (self), REG_ENTITY_COMPLAINT_TARGET, -1, 0);

  for (guint i = 0; i < targets->len; i++)
    {
      gint64 id = reg_record_get_id (targets->pdata[i]);
      gint64 severity = reg_record_get_int (targets->pdata[i], REG_COMPLAINT_TARGET_SEVERITY);

      if (severity == REG_SEVERITY_NORMAL)
        work_change_int (WORK (self), REG_ENTITY_COMPLAINT_TARGET, id,
                         REG_COMPLAINT_TARGET_ANSWER_MINUTES, 90);
      else if (severity == REG_SEVERITY_HIGH)
        work_change_int (WORK (self), REG_ENTITY_COMPLAINT_TARGET, id,
                         REG_COMPLAINT_TARGET_ANSWER_MINUTES, 0);
    }
  open_window (self, self->party, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      choose (self, "severity_row", cases[i].severity);
      g_assert_cmpstr (
          adw_action_row_get_subtitle (ADW_ACTION_ROW (find_child (self, "severity_row"))), ==,
          cases[i].text);
    }
}

static void
test_keys (Fixture *self, gconstpointer unused)
{
  /* With nothing typed; what is asked otherwise is told above. */
  open_window (self, self->party, 0);
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_Escape, 0));
  g_assert_null (self->window);
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_COMPLAINT), ==, 0);
  open_window (self, self->party, 0);
  type (self, "subject_row", "Gear slips");
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_COMPLAINT), ==, 1);
}

static void
test_window_shape (Fixture *self, gconstpointer unused)
{
  open_window (self, self->party, 360);
  g_assert_cmpint (gtk_widget_get_width (self->window), <=, 360);
  ui_assert_named (self->window);
}

static void
test_read_only (Fixture *self, gconstpointer unused)
{
  ui_fixture_reopen (UI (self), REG_STORE_READ_ONLY);
  open_window (self, self->party, 0);
  type (self, "subject_row", "Gear slips");
  g_test_expect_message ("reg-ui", G_LOG_LEVEL_MESSAGE, "*The complaint was not logged*");
  press_log (self);
  g_test_assert_expected_messages ();
  /* What was typed is still there. */
  g_assert_nonnull (self->window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_child (self, "subject_row"))), ==,
                   "Gear slips");
}

/* --- all of them ------------------------------------------------------------------------ */

static GtkWidget *
show_page (Fixture *self, int width)
{
  GtkWidget *page = reg_complaints_page_new (UI (self)->session);

  self->window = work_show_page (WORK (self), page, width);
  g_object_weak_ref (G_OBJECT (self->window), window_gone_cb, &self->window);
  return page;
}

static void
test_empty_page (Fixture *self, gconstpointer unused)
{
  GtkWidget *page = show_page (self, 1100);
  RegPageAction action;

  g_assert_true (ui_shows (page, "No complaints"));
  g_assert_cmpstr (reg_page_get_title (REG_PAGE (page)), ==, "Complaints");
  g_assert_true (reg_page_get_primary_action (REG_PAGE (page), &action));
  g_assert_cmpstr (action.action_name, ==, "app.new-complaint(int64 0)");
  g_assert_true (reg_page_has_preview (REG_PAGE (page)));
  work_add_complaint (WORK (self), self->party, "Gear slips", 0);
  ui_fixture_settle (UI (self));
  g_assert_false (ui_shows (page, "No complaints"));
  /* The first is told beside the list. */
  g_assert_true (ui_shows (page, "2026-001 · Bakery De Halm"));
  g_assert_true (ui_shows (page, "It slips whenever I carry a load."));
  g_assert_true (ui_shows (page, "First answer within 4 h"));
  work_undo (WORK (self));
  g_assert_true (ui_shows (page, "No complaints"));
}

/* Search and sidebar lead to one of them. */
static void
test_show_record (Fixture *self, gconstpointer unused)
{
  gint64 first = work_add_complaint (WORK (self), self->party, "Gear slips", 0);
  gint64 second = work_add_complaint (WORK (self), self->party, "Came late", 0);
  GtkWidget *page = show_page (self, 1100);

  g_assert_true (reg_page_show_record (REG_PAGE (page), REG_ENTITY_COMPLAINT, first));
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (page, "2026-001 · Bakery De Halm"));
  g_assert_true (reg_page_show_record (REG_PAGE (page), REG_ENTITY_COMPLAINT, second));
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (page, "2026-002 · Bakery De Halm"));
  g_assert_false (reg_page_show_record (REG_PAGE (page), REG_ENTITY_PARTY, self->party));
  /* What changes is told anew. */
  work_change_text (WORK (self), REG_ENTITY_COMPLAINT, second, REG_COMPLAINT_STORY, "Two weeks!");
  g_assert_true (ui_shows (page, "Two weeks!"));
}

static void
test_no_preview (Fixture *self, gconstpointer unused)
{
  GtkWidget *page;

  work_add_complaint (WORK (self), self->party, "Gear slips", 0);
  page = show_page (self, 1100);
  reg_page_set_preview (REG_PAGE (page), FALSE);
  ui_fixture_settle (UI (self));
  g_assert_false (ui_shows (page, "It slips whenever I carry a load."));
  reg_page_set_preview (REG_PAGE (page), TRUE);
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (page, "It slips whenever I carry a load."));
}

/* From what stands beside the list one opens the complaint or the customer. */
static void
test_preview_leads_on (Fixture *self, gconstpointer unused)
{
  gint64 id = work_add_complaint (WORK (self), self->party, "Gear slips", 0);
  GtkWidget *page = show_page (self, 1100);
  GtkWidget *preview = ui_find_type (page, REG_TYPE_COMPLAINT_PREVIEW);
  g_autofree char *complaint = g_strdup_printf ("open-complaint %" G_GINT64_FORMAT, id);
  g_autofree char *party = g_strdup_printf ("open-party %" G_GINT64_FORMAT, self->party);

  g_signal_emit_by_name (work_find_action (preview, "app.open-complaint"), "clicked");
  g_assert_cmpstr (WORK (self)->asked, ==, complaint);
  g_signal_emit_by_name (work_find_action (preview, "app.open-party"), "clicked");
  g_assert_cmpstr (WORK (self)->asked, ==, party);
}

static void
test_narrow_page (Fixture *self, gconstpointer unused)
{
  GtkWidget *page;

  work_add_complaint (WORK (self), self->party, "Gear slips", 0);
  page = show_page (self, 360);
  g_assert_cmpint (gtk_widget_get_width (self->window), <=, 360);
  g_assert_false (ui_shows (page, "It slips whenever I carry a load."));
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);

#define ADD(path, function)                                                                        \
  g_test_add ("/complaint/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("new/whole", test_whole);
  ADD ("new/least", test_least);
  ADD ("new/leaving", test_leaving);
  ADD ("new/chosen", test_chosen);
  ADD ("new/incomplete", test_incomplete);
  ADD ("new/twice", test_twice);
  ADD ("new/another-customer", test_another_customer);
  ADD ("new/promise", test_promise);
  ADD ("new/keys", test_keys);
  ADD ("new/shape", test_window_shape);
  ADD ("new/read-only", test_read_only);
  ADD ("list/empty", test_empty_page);
  ADD ("list/show-record", test_show_record);
  ADD ("list/no-preview", test_no_preview);
  ADD ("list/preview-leads-on", test_preview_leads_on);
  ADD ("list/narrow", test_narrow_page);
#undef ADD
  return g_test_run ();
}
