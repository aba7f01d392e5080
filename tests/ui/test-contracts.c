/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "work-fixture.h"

#include "store/reg-contracts.h"
#include "ui/contract/reg-contracts-page.h"
#include "ui/customer/reg-holding-form.h"
#include "ui/today/reg-today-counter.h"
#include "ui/window/reg-list-window.h"

/* Contracts: what is asked of them, their list, and who is reminded. It is Wednesday, 18 November
 * 2026. */
typedef struct
{
  WorkFixture work; /* first: the functions of the fixtures take this one, too */
  gint64 party;
} Fixture;

#define UI(self) WORK_UI (&(self)->work)

static void
set_up (Fixture *self, gconstpointer unused)
{
  work_set_up (&self->work, NULL);
  self->party = ui_fixture_add_party (UI (self), "Bakery Krans");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  work_tear_down (&self->work, NULL);
}

static gint64
add_contract (Fixture *self, const char *name, const char *until, gint64 notice)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_HOLDING);

  reg_record_builder_set_ref (builder, REG_HOLDING_PARTY_ID, self->party);
  reg_record_builder_set_int (builder, REG_HOLDING_KIND, REG_HOLDING_KIND_CONTRACT);
  reg_record_builder_set_text (builder, REG_HOLDING_NAME, name);
  reg_record_builder_set_text (builder, REG_HOLDING_UNTIL, until);
  if (notice > 0)
    reg_record_builder_set_int (builder, REG_HOLDING_NOTICE_DAYS, notice);
  return ui_fixture_save (UI (self), builder);
}

static RegRecord *
load_only (Fixture *self)
{
  g_autoptr (GPtrArray)
      list = ui_fixture_list (UI (self), REG_ENTITY_HOLDING, REG_HOLDING_PARTY_ID, self->party);

  g_assert_cmpuint (list->len, ==, 1);
  return reg_record_ref (list->pdata[0]);
}

/* Only of a contract it is asked what was agreed; days of notice want a last day. */
static void
test_form (Fixture *self, gconstpointer unused)
{
  GtkWidget *window = work_show_page (&self->work, NULL, 700);
  GtkWidget *dialog;
  g_autoptr (RegRecord) record = NULL;

  reg_holding_form_open (window, UI (self)->session, NULL, self->party);
  ui_fixture_settle (UI (self));
  dialog = GTK_WIDGET (work_get_dialog (window));
  g_assert_null (ui_find_row (dialog, ADW_TYPE_ENTRY_ROW, "_Days of notice"));
  ui_select (UI (self), dialog, "_Kind", "Contract");
  ui_type (UI (self), dialog, "_What", "Service plan");
  ui_type (UI (self), dialog, "_Days of notice", "30");
  g_assert_true (ui_shows (dialog, "Days of notice are counted back from the last day."));
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (UI (self), dialog, "_Until", "2026-12-28");
  ui_type (UI (self), dialog, "A_mount a year", "240");
  ui_click (UI (self), dialog, "Save");
  record = load_only (self);
  g_assert_cmpint (reg_record_get_int (record, REG_HOLDING_KIND), ==, REG_HOLDING_KIND_CONTRACT);
  g_assert_cmpstr (reg_record_get_text (record, REG_HOLDING_UNTIL), ==, "2026-12-28");
  g_assert_cmpint (reg_record_get_int (record, REG_HOLDING_NOTICE_DAYS), ==, 30);
  g_assert_cmpint (reg_record_get_int (record, REG_HOLDING_AMOUNT), ==, 24000);
  g_assert_cmpint (reg_record_get_int (record, REG_HOLDING_PARTY_ID), ==, self->party);
}

typedef struct
{
  gint64 holding;
  GBytes *file;
} Paper;

static gboolean
paper_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Paper *paper = data;

  return reg_holding_set_paper (db, paper->holding, paper->file, "signed.pdf", error);
}

/* What is changed beside it leaves the paper where it is, and it can be taken away there. */
static void
test_paper (Fixture *self, gconstpointer unused)
{
  GtkWidget *window = work_show_page (&self->work, NULL, 700);
  gint64 id = add_contract (self, "Service plan", "2027-12-28", 0);
  g_autoptr (GBytes) file = g_bytes_new_static ("%PDF-signed", 11);
  Paper paper = { id, file };
  const RegActionInfo info = { .kind = "edit", .label = "Paper" };
  g_autoptr (RegRecord) with = NULL;
  g_autoptr (RegRecord) renamed = NULL;
  g_autoptr (RegRecord) without = NULL;
  GtkWidget *dialog;

  reg_store_write_async (UI (self)->store, &info, paper_job, &paper, NULL, NULL, NULL, NULL);
  ui_fixture_settle (UI (self));
  with = load_only (self);
  reg_holding_form_open (window, UI (self)->session, with, 0);
  ui_fixture_settle (UI (self));
  dialog = GTK_WIDGET (work_get_dialog (window));
  ui_type (UI (self), dialog, "_What", "Service plan plus");
  ui_click (UI (self), dialog, "Save");
  renamed = load_only (self);
  g_assert_cmpstr (reg_record_get_text (renamed, REG_HOLDING_NAME), ==, "Service plan plus");
  g_assert_cmpint (reg_record_get_int (renamed, REG_HOLDING_ATTACHMENT_ID), !=, 0);

  reg_holding_form_open (window, UI (self)->session, renamed, 0);
  ui_fixture_settle (UI (self));
  dialog = GTK_WIDGET (work_get_dialog (window));
  g_signal_emit_by_name (ui_find_row (dialog, ADW_TYPE_BUTTON_ROW, "Remove the pap_er"),
                         "activated");
  ui_fixture_settle (UI (self));
  without = load_only (self);
  g_assert_true (reg_record_is_null (without, REG_HOLDING_ATTACHMENT_ID));
  g_assert_null (ui_find_row (dialog, ADW_TYPE_BUTTON_ROW, "O_pen the paper"));
}

/* The list says how near the end of each is, in a wide window and in a narrow one. */
static void
test_window (Fixture *self, gconstpointer unused)
{
  static const int widths[] = { 900, 360 };

  add_contract (self, "Service plan", "2026-12-28", 30);
  add_contract (self, "Hire", "2020-01-01", 0);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWindow *window = reg_list_window_new (ui_application (UI (self)), UI (self)->session,
                                               reg_contracts_page_new);

      work_show (&self->work, window, widths[i]);
      ui_fixture_settle (UI (self));
      g_assert_true (ui_shows (GTK_WIDGET (window), "2 contracts"));
      gtk_window_destroy (window);
    }
}

static void
test_none (Fixture *self, gconstpointer unused)
{
  GtkWindow *window = reg_list_window_new (ui_application (UI (self)), UI (self)->session,
                                           reg_contracts_page_new);

  work_show (&self->work, window, 360);
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (GTK_WIDGET (window), "No contracts yet"));
  gtk_window_destroy (window);
}

/* A new day reminds by itself. */
static void
test_reminded (Fixture *self, gconstpointer unused)
{
  g_autoptr (RegTodayCounter) counter = NULL;
  g_autoptr (GPtrArray) tasks = NULL;

  add_contract (self, "Service plan", "2026-12-28", 30);
  counter = reg_today_counter_new (UI (self)->session);
  reg_today_counter_look (counter);
  ui_fixture_settle (UI (self));
  tasks = ui_fixture_list (UI (self), REG_ENTITY_TASK, REG_TASK_PARTY_ID, self->party);
  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_cmpstr (reg_record_get_text (tasks->pdata[0], REG_TASK_TITLE), ==,
                   "Decide about the contract: Service plan");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  ADD ("/contracts/form", test_form);
  ADD ("/contracts/paper", test_paper);
  ADD ("/contracts/window", test_window);
  ADD ("/contracts/none", test_none);
  ADD ("/contracts/reminded", test_reminded);
  return g_test_run ();
}
