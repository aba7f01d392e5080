/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"
#include "ui/customer/reg-customer-composer.h"
#include "ui/question/reg-enrich-line.h"
#include "ui/quotation/reg-quotation-window.h"
#include "ui/widgets/reg-party-search.h"
#include "work-fixture.h"

/* What is still missing to reach somebody is asked for when they were just spoken to. It is Wednesday,
 * 18 November 2026. */
typedef struct
{
  WorkFixture work; /* first */
  gint64 party;
  GtkWidget *window;
} Fixture;

#define WORK(self) (&(self)->work)
#define UI(self) WORK_UI (WORK (self))

static void
set_up (Fixture *self, gconstpointer unused)
{
  work_set_up (WORK (self), NULL);
  self->party = ui_fixture_add_party (UI (self), "Ann Bakker");
  self->window = NULL;
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  if (self->window != NULL)
    ui_window_close (UI (self), self->window);
  work_tear_down (WORK (self), NULL);
}

/* A call is logged in the customer's window. */
static void
call (Fixture *self)
{
  GtkWidget *composer, *entry;

  if (self->window == NULL)
    self->window = ui_open_customer (UI (self), self->party);
  composer = ui_find_type (self->window, REG_TYPE_CUSTOMER_COMPOSER);
  entry = ui_find_type (composer, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Asked about bread");
  g_signal_emit_by_name (entry, "activate");
  ui_fixture_settle (UI (self));
}

static GtkWidget *
get_line (Fixture *self)
{
  GtkWidget *line = ui_find_type (self->window, REG_TYPE_ENRICH_LINE);

  return line != NULL && gtk_widget_get_visible (line) ? line : NULL;
}

static void
assert_asked (Fixture *self, const char *expected)
{
  GtkWidget *line = get_line (self);

  g_assert_cmpint (line != NULL, ==, expected != NULL);
  if (expected != NULL)
    g_assert_true (ui_shows (line, expected));
}

static void
type (Fixture *self, const char *text)
{
  GtkWidget *entry = ui_find_type (get_line (self), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  ui_fixture_settle (UI (self));
}

/* "phone:+31 20 555 01 77:205550177" */
static void
assert_points (Fixture *self, const char *expected)
{
  g_autoptr (GPtrArray) points = ui_fixture_list (UI (self), REG_ENTITY_CONTACT_POINT,
                                                  REG_CONTACT_POINT_PARTY_ID, self->party);
  g_autoptr (GString) text = g_string_new ("");

  for (guint i = 0; i < points->len; i++)
    {
      const RegRecord *point = g_ptr_array_index (points, i);

      g_string_append_printf (
          text, "%s%s:%s:%s", i > 0 ? "|" : "",
          reg_enum_get_nick (&reg_enum_contact_kind,
                             reg_record_get_int (point, REG_CONTACT_POINT_KIND)),
          reg_record_get_text (point, REG_CONTACT_POINT_VALUE),
          reg_record_get_text (point, REG_CONTACT_POINT_DIGITS));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_written_down (Fixture *self, gconstpointer unused)
{
  call (self);
  assert_asked (self, "No phone number yet. Ask for it?");
  ui_assert_named (get_line (self));
  type (self, "");
  type (self, "later");
  assert_points (self, "");
  type (self, "020 555 01 77");
  assert_points (self, "phone:020 555 01 77:205550177");
  /* One thing a day is enough. */
  assert_asked (self, NULL);
  call (self);
  assert_asked (self, NULL);
  work_set_time ("2026-11-19T09:00:00Z");
  call (self);
  assert_asked (self, "No e-mail yet. Ask for it?");
  type (self, "ann@example.org");
  assert_points (self, "phone:020 555 01 77:205550177|email:ann@example.org:");
  work_undo (WORK (self));
  assert_points (self, "phone:020 555 01 77:205550177");
  work_set_time ("2026-11-20T09:00:00Z");
  work_redo (WORK (self));
  call (self);
  assert_asked (self, NULL);
}

static void
test_waved_away (Fixture *self, gconstpointer unused)
{
  call (self);
  assert_asked (self, "No phone number yet. Ask for it?");
  gtk_widget_grab_focus (ui_find_type (get_line (self), GTK_TYPE_ENTRY));
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_Escape, 0));
  assert_asked (self, NULL);
  call (self);
  assert_asked (self, NULL);
  /* In another window of the same day neither. */
  ui_window_close (UI (self), self->window);
  self->window = NULL;
  call (self);
  assert_asked (self, NULL);
  work_set_time ("2026-11-19T09:00:00Z");
  call (self);
  assert_asked (self, "No phone number yet. Ask for it?");
}

static void
test_narrow (Fixture *self, gconstpointer unused)
{
  self->window = ui_open_customer (UI (self), self->party);
  ui_resize (UI (self), self->window, 360, 640);
  gtk_widget_activate_action (self->window, "customer.write", NULL);
  ui_fixture_settle (UI (self));
  call (self);
  assert_asked (self, "No phone number yet. Ask for it?");
  g_assert_true (gtk_widget_get_mapped (get_line (self)));
  g_assert_cmpint (gtk_widget_get_width (self->window), <=, 360);
}

static void
test_nothing_missing (Fixture *self, gconstpointer unused)
{
  ui_fixture_add_contact (UI (self), self->party, REG_CONTACT_KIND_MOBILE, "06 5555 0177");
  ui_fixture_add_contact (UI (self), self->party, REG_CONTACT_KIND_EMAIL, "ann@example.org");
  call (self);
  assert_asked (self, NULL);
}

static void
test_not_to_be_used (Fixture *self, gconstpointer unused)
{
  work_change_int (WORK (self), REG_ENTITY_PARTY, self->party, REG_PARTY_RESTRICTED, TRUE);
  call (self);
  assert_asked (self, NULL);
}

/* Whoever gets a quotation has to be reached. */
static void
test_quotation (Fixture *self, gconstpointer unused)
{
  GtkWindow *window = reg_quotation_window_new (ui_application (UI (self)), UI (self)->session, 0,
                                                0);

  gtk_window_present (window);
  ui_fixture_settle (UI (self));
  self->window = GTK_WIDGET (window);
  g_signal_emit_by_name (ui_find_type (self->window, REG_TYPE_PARTY_SEARCH), "chosen", self->party,
                         "Ann Bakker");
  ui_fixture_settle (UI (self));
  assert_asked (self, "No phone number yet. Ask for it?");
  type (self, "020 555 01 77");
  assert_points (self, "phone:020 555 01 77:205550177");
  assert_asked (self, NULL);
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
#define ADD(name) g_test_add ("/enrich/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (written_down);
  ADD (waved_away);
  ADD (narrow);
  ADD (nothing_missing);
  ADD (not_to_be_used);
  ADD (quotation);
  return g_test_run ();
}
