/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ui/customer/reg-customer-cards.h"
#include "ui/customer/reg-side-card.h"
#include "ui/preferences/reg-record-form.h"
#include "bakery-fixture.h"

/* What the bakery has and owes, and what was decided, in the side column of its window. It is
 * Wednesday, 18 November 2026. */
typedef BakeryFixture Fixture;

static GtkWidget *
show (Fixture *self)
{
  GtkWidget *cards;

  self->window = ui_open_customer (UI (self), self->party);
  cards = ui_find_type (self->window, REG_TYPE_CUSTOMER_CARDS);
  g_assert_nonnull (cards);
  return cards;
}

static gint64
add_sale (Fixture *self, const char *day, gint64 net, const char *due)
{
  gint64 sale = ui_fixture_add_sale (UI (self), self->party, day, net);

  work_change_int (WORK (self), REG_ENTITY_SALE, sale, REG_SALE_GROSS, net);
  work_change_text (WORK (self), REG_ENTITY_SALE, sale, REG_SALE_CURRENCY, "EUR");
  if (due != NULL)
    work_change_text (WORK (self), REG_ENTITY_SALE, sale, REG_SALE_DUE_ON, due);
  return sale;
}

static gint64
add_holding (Fixture *self, const char *name, const char *since, const char *until)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_HOLDING);

  reg_record_builder_set_ref (builder, REG_HOLDING_PARTY_ID, self->party);
  reg_record_builder_set_text (builder, REG_HOLDING_NAME, name);
  reg_record_builder_set_text (builder, REG_HOLDING_SINCE, since);
  reg_record_builder_set_text (builder, REG_HOLDING_UNTIL, until);
  return ui_fixture_save (UI (self), builder);
}

/* The line of a card that says this. */
static GtkWidget *
find_line (GtkWidget *cards, const char *text)
{
  GtkWidget *label = ui_find_text (cards, text);
  GtkWidget *line = label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;

  if (line == NULL)
    g_error ("no line says “%s”", text);
  return line;
}

static void
press (Fixture *self, GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
  ui_fixture_settle (UI (self));
}

static char *
list_holdings (Fixture *self)
{
  g_autoptr (GPtrArray)
      records = ui_fixture_list (UI (self), REG_ENTITY_HOLDING, REG_HOLDING_PARTY_ID, self->party);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (text, "%s%s %s-%s", i > 0 ? "|" : "",
                            reg_record_get_text (records->pdata[i], REG_HOLDING_NAME),
                            reg_record_get_text (records->pdata[i], REG_HOLDING_SINCE),
                            reg_record_get_text (records->pdata[i], REG_HOLDING_UNTIL));
  return g_string_free_and_steal (text);
}

static void
assert_holdings (Fixture *self, const char *expected)
{
  g_autofree char *text = list_holdings (self);

  g_assert_cmpstr (text, ==, expected);
}

/* --- what they have --------------------------------------------------------------------- */

static void
test_nothing (Fixture *self, gconstpointer unused)
{
  GtkWidget *cards = show (self);

  g_assert_false (ui_shows (cards, "What they have"));
  g_assert_false (ui_shows (cards, "Decided"));
  g_assert_null (ui_find_button (cards, "Paid"));
}

/* One key notes what they bought, with its day; undo offers it again. */
static void
test_from_sale (Fixture *self, gconstpointer unused)
{
  gint64 bike = work_add_product (WORK (self), "City bike");
  gint64 sale = add_sale (self, "2026-03-01", 50000, NULL);
  GtkWidget *cards;

  work_add_line (WORK (self), sale, bike);
  cards = show (self);
  g_assert_true (ui_shows (cards, "bought 1 Mar, not noted yet"));
  press (self, find_line (cards, "City bike"));
  assert_holdings (self, "City bike 2026-03-01-");
  g_assert_true (ui_shows (cards, "since 1 Mar"));
  g_assert_false (ui_shows (cards, "bought 1 Mar, not noted yet"));
  ui_undo (UI (self), self->window, "Noted that they have it");
  assert_holdings (self, "");
  g_assert_true (ui_shows (cards, "bought 1 Mar, not noted yet"));
}

static void
test_by_hand (Fixture *self, gconstpointer unused)
{
  GtkWidget *cards = show (self);
  GtkWidget *dialog;

  ui_activate (UI (self), self->window, "customer.has");
  dialog = GTK_WIDGET (work_get_dialog (self->window));
  g_assert_true (REG_IS_RECORD_FORM (dialog));
  g_assert_false (ui_can (dialog, "Save"));
  ui_select (UI (self), dialog, "Kind", "Contract");
  ui_type (UI (self), dialog, "What", "Service plan");
  ui_type (UI (self), dialog, "Version or model", "Gold");
  ui_type (UI (self), dialog, "Since", "1 Jan 2026");
  ui_type (UI (self), dialog, "Until", "1 Jan 2025");
  g_assert_true (ui_shows (dialog, "It cannot end before it began."));
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (UI (self), dialog, "Until", "31 Dec 2026");
  ui_click (UI (self), dialog, "Save");
  assert_holdings (self, "Service plan 2026-01-01-2026-12-31");
  g_assert_true (ui_shows (cards, "Service plan Gold"));
  g_assert_true (ui_shows (cards, "ends in 43 days"));
  g_assert_true (ui_shows (cards, "Contract · since 1 Jan"));
  g_assert_true (ui_can (cards, "Add…"));
  ui_assert_named (cards);
  work_undo (WORK (self));
  assert_holdings (self, "");
  work_redo (WORK (self));
  assert_holdings (self, "Service plan 2026-01-01-2026-12-31");
}

static void
test_change_and_remove (Fixture *self, gconstpointer unused)
{
  GtkWidget *cards, *dialog;

  add_holding (self, "Lease", "2025-01-01", NULL);
  cards = show (self);
  press (self, find_line (cards, "Lease"));
  dialog = GTK_WIDGET (work_get_dialog (self->window));
  g_assert_cmpstr (ui_read (dialog, "What"), ==, "Lease");
  ui_type (UI (self), dialog, "What", "Lease of two bikes");
  ui_click (UI (self), dialog, "Save");
  assert_holdings (self, "Lease of two bikes 2025-01-01-");
  press (self, find_line (cards, "Lease of two bikes"));
  dialog = GTK_WIDGET (work_get_dialog (self->window));
  gtk_widget_activate (ui_find_row (dialog, ADW_TYPE_BUTTON_ROW, "Remove"));
  ui_fixture_settle (UI (self));
  assert_holdings (self, "");
  ui_undo (UI (self), self->window, "Removed from what they have");
  assert_holdings (self, "Lease of two bikes 2025-01-01-");
}

/* Ends today by one button; what ended is dimmed, and of much that ended only some is shown. */
static void
test_ended (Fixture *self, gconstpointer unused)
{
  static const char *const ends[] = { "2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01",
                                      "2024-01-01" };
  GtkWidget *cards;

  add_holding (self, "Alarm", NULL, NULL);
  add_holding (self, "Later", "2026-12-01", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strdup_printf ("Lease %u", i);

      add_holding (self, name, NULL, ends[i]);
    }
  cards = show (self);
  g_assert_true (ui_shows (cards, "from 1 Dec"));
  g_assert_true (ui_shows (cards, "Lease 4"));
  g_assert_false (ui_shows (cards, "Lease 1"));
  g_assert_true (ui_shows (cards, "and 2 more that ended"));
  press (self, ui_find_tooltip (cards, "Ends today"));
  g_assert_true (ui_shows (cards, "ends today"));
  work_undo (WORK (self));
  g_assert_false (ui_shows (cards, "ends today"));
  ui_assert_named (cards);
}

/* --- what they owe ---------------------------------------------------------------------- */

static void
test_owes (Fixture *self, gconstpointer unused)
{
  GtkWidget *cards;
  gint64 sale = add_sale (self, "2026-03-01", 14000, "2026-03-12");

  add_sale (self, "2026-11-01", 10000, "2026-12-01");
  add_sale (self, "2026-05-01", 77700, NULL);
  cards = show (self);
  g_assert_true (ui_shows (cards, "Owes €\302\240240.00, oldest since 12 Mar")
                 || ui_shows (cards, "Owes 240.00\302\240€, oldest since 12 Mar"));
  g_assert_true (ui_shows (cards, "overdue"));
  ui_click (UI (self), cards, "Paid");
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_SALE, sale, REG_SALE_PAID), ==, 14000);
  g_assert_true (ui_shows (cards, "Owes €\302\240100.00, by 1 Dec")
                 || ui_shows (cards, "Owes 100.00\302\240€, by 1 Dec"));
  g_assert_false (ui_shows (cards, "overdue"));
  ui_undo (UI (self), self->window, "Noted as paid");
  g_assert_true (ui_shows (cards, "overdue"));
  ui_assert_named (cards);
}

/* With the last of them the card goes. */
static void
test_paid_all (Fixture *self, gconstpointer unused)
{
  GtkWidget *cards;

  add_sale (self, "2026-03-01", 14000, "2026-03-12");
  cards = show (self);
  ui_click (UI (self), cards, "Paid");
  g_assert_null (ui_find_button (cards, "Paid"));
  g_assert_true (ui_shows (self->window, "Noted as paid"));
}

static void
test_many_owed (Fixture *self, gconstpointer unused)
{
  GtkWidget *cards;

  for (int i = 0; i < 7; i++)
    add_sale (self, "2026-03-01", 100, "2026-03-12");
  cards = show (self);
  g_assert_true (ui_shows (cards, "and 2 more"));
}

/* --- what was decided ------------------------------------------------------------------- */

static gint64
add_touch (Fixture *self, RegTouchKind kind, const char *text, const char *why, const char *utc)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);

  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_PARTY_ID, self->party);
  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_STAFF_ID, UI (self)->owner);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_KIND, kind);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_AT, work_instant (utc));
  reg_record_builder_set_text (builder, REG_TOUCHPOINT_SUMMARY, text);
  reg_record_builder_set_text (builder, REG_TOUCHPOINT_BODY, why);
  return ui_fixture_save (UI (self), builder);
}

static void
test_decided (Fixture *self, gconstpointer unused)
{
  GtkWidget *cards, *dialog;

  add_touch (self, REG_TOUCH_KIND_DECISION, "No more credit", "paid late twice",
             "2026-11-02T09:00:00Z");
  add_touch (self, REG_TOUCH_KIND_NOTE, "A note", NULL, "2026-11-03T09:00:00Z");
  cards = show (self);
  g_assert_true (ui_shows (cards, "Decided"));
  g_assert_true (ui_shows (cards, "Mina Kok, 2 Nov · paid late twice"));
  g_assert_false (ui_shows (cards, "A note"));
  press (self, find_line (cards, "No more credit"));
  dialog = GTK_WIDGET (work_get_dialog (self->window));
  g_assert_nonnull (dialog);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  /* Of six the newest five. */
  for (int i = 0; i < 5; i++)
    add_touch (self, REG_TOUCH_KIND_DECISION, "Ring first", NULL, "2026-11-04T09:00:00Z");
  ui_fixture_settle (UI (self));
  g_assert_true (ui_shows (cards, "Ring first"));
  g_assert_false (ui_shows (cards, "No more credit"));
}

static void
test_read_only (Fixture *self, gconstpointer unused)
{
  GtkWidget *cards;
  gint64 bike = work_add_product (WORK (self), "City bike");
  gint64 sale = add_sale (self, "2026-03-01", 50000, "2026-03-12");

  work_add_line (WORK (self), sale, bike);
  add_holding (self, "Alarm", NULL, NULL);
  ui_reopen_read_only (UI (self));
  cards = show (self);
  g_assert_null (ui_find_button (cards, "Add…"));
  g_assert_false (ui_shows (cards, "City bike"));
  g_assert_false (gtk_widget_get_sensitive (find_line (cards, "Alarm")));
  g_assert_false (ui_can (cards, "Paid"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, bakery_set_up, test, bakery_tear_down)

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  ADD ("/cards/nothing", test_nothing);
  ADD ("/cards/from_sale", test_from_sale);
  ADD ("/cards/by_hand", test_by_hand);
  ADD ("/cards/change_and_remove", test_change_and_remove);
  ADD ("/cards/ended", test_ended);
  ADD ("/cards/owes", test_owes);
  ADD ("/cards/paid_all", test_paid_all);
  ADD ("/cards/many_owed", test_many_owed);
  ADD ("/cards/decided", test_decided);
  ADD ("/cards/read_only", test_read_only);
  return g_test_run ();
}
