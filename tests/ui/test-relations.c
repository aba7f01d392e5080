/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-approval-policy.h"
#include "draw/reg-chart-relations.h"
#include "ui/charts/reg-chart-card.h"
#include "ui/preferences/reg-record-form.h"
#include "ui/task/reg-task-window.h"
#include "ui/widgets/reg-party-search.h"
#include "bakery-fixture.h"

/* Who knows the bakery, in its window. It is Wednesday, 18 November 2026. */
typedef BakeryFixture Fixture;

static gint64
add_touch (Fixture *self, gint64 staff, RegTouchKind kind, const char *utc, const char *topic)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TOUCHPOINT);

  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_PARTY_ID, self->party);
  reg_record_builder_set_ref (builder, REG_TOUCHPOINT_STAFF_ID, staff);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_KIND, kind);
  reg_record_builder_set_int (builder, REG_TOUCHPOINT_AT, work_instant (utc));
  reg_record_builder_set_text (builder, REG_TOUCHPOINT_TOPIC, topic);
  return ui_fixture_save (UI (self), builder);
}

static gint64
add_link (Fixture *self, gint64 from, gint64 to, RegLinkKind kind, const char *note)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY_LINK);

  reg_record_builder_set_ref (builder, REG_PARTY_LINK_FROM_ID, from);
  reg_record_builder_set_ref (builder, REG_PARTY_LINK_TO_ID, to);
  reg_record_builder_set_int (builder, REG_PARTY_LINK_KIND, kind);
  reg_record_builder_set_text (builder, REG_PARTY_LINK_NOTE, note);
  return ui_fixture_save (UI (self), builder);
}

static void
show (Fixture *self)
{
  self->window = ui_open_customer (UI (self), self->party);
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_m, GDK_CONTROL_MASK));
  ui_fixture_settle (UI (self));
  self->shown = GTK_WIDGET (work_get_dialog (self->window));
  g_assert_nonnull (self->shown);
}

static GtkWidget *
find_row (Fixture *self, const char *title)
{
  GtkWidget *row = work_find_row (self->shown, title);

  g_assert_true (ADW_IS_ACTION_ROW (row));
  return row;
}

static const char *
get_about (Fixture *self, const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (self, title)));
}

static RegChartView *
get_view (Fixture *self)
{
  return reg_chart_card_get_view (REG_CHART_CARD (ui_find_type (self->shown, REG_TYPE_CHART_CARD)));
}

/* The task that is being written for somebody. */
static GtkWidget *
find_task_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (REG_IS_TASK_WINDOW (item->data))
      return item->data;
  return NULL;
}

static void
write_task (Fixture *self, const char *title)
{
  GtkWidget *window = find_task_window ();

  g_assert_nonnull (window);
  gtk_editable_set_text (
      GTK_EDITABLE (gtk_widget_get_template_child (window, REG_TYPE_TASK_WINDOW, "title_row")),
      title);
  reg_task_window_save (REG_TASK_WINDOW (window));
  ui_fixture_settle (UI (self));
  g_assert_null (find_task_window ());
}

static void
assert_task (Fixture *self, const char *title, gint64 staff)
{
  g_autoptr (GPtrArray)
      tasks = ui_fixture_list (UI (self), REG_ENTITY_TASK, REG_TASK_PARTY_ID, self->party);
  const RegRecord *task;

  g_assert_cmpuint (tasks->len, ==, 1);
  task = tasks->pdata[0];
  g_assert_cmpstr (reg_record_get_text (task, REG_TASK_TITLE), ==, title);
  g_assert_cmpint (reg_record_get_int (task, REG_TASK_STAFF_ID), ==, staff);
}

/* --- who knows them --------------------------------------------------------------------- */

static void
test_nobody (Fixture *self, gconstpointer unused)
{
  show (self);
  g_assert_true (ui_shows (self->shown, "Nobody of us has had a contact with them yet"));
  g_assert_true (ui_shows (self->shown, "Nobody yet: write down calls and visits, and whoever made "
                                        "them stands here."));
  g_assert_true (ui_shows (self->shown, "Colleagues, family, firms: nobody yet."));
  ui_assert_named (self->shown);
  /* It looks again by itself. */
  add_touch (self, self->sam, REG_TOUCH_KIND_CALL, "2026-11-18T08:00:00Z", NULL);
  ui_fixture_settle (UI (self));
  g_assert_cmpstr (get_about (self, "Ask Sam Okoye"), ==, "1 contact, last today, mostly calls");
}

static void
test_ranked (Fixture *self, gconstpointer unused)
{
  gint64 tom = work_add_staff (WORK (self), "Tom", REG_ROLE_SALES);
  static const char *const days[] = { "2026-11-16T08:00:00Z", "2026-05-03T08:00:00Z",
                                      "2026-05-02T08:00:00Z" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    add_touch (self, self->sam, REG_TOUCH_KIND_CALL, days[i], i < 2 ? "Bicycles" : "Delivery");
  add_touch (self, tom, REG_TOUCH_KIND_VISIT, "2026-05-01T08:00:00Z", NULL);
  add_touch (self, UI (self)->owner, REG_TOUCH_KIND_NOTE, "2026-04-01T08:00:00Z", NULL);
  work_change_text (WORK (self), REG_ENTITY_STAFF, self->sam, REG_STAFF_DEPARTMENT, "Counter");
  work_change_int (WORK (self), REG_ENTITY_STAFF, tom, REG_STAFF_ACTIVE, FALSE);
  show (self);
  g_assert_true (ui_shows (self->shown, "Who knows Bakery De Halm?"));
  g_assert_true (ui_shows (self->shown, "3 of us have met them. 1 knows them well. 1 does not work "
                                        "here any more."));
  g_assert_cmpstr (get_about (self, "Ask Sam Okoye"), ==,
                   "Counter · 3 contacts, last 16 Nov, mostly calls and Bicycles");
  g_assert_true (ui_shows (find_row (self, "Ask Sam Okoye"), "knows them well"));
  g_assert_true (ui_shows (find_row (self, "Tom"), "left"));
  /* Nobody can give work to who is gone. */
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (find_row (self, "Tom"))));
  ui_assert_named (self->shown);
}

static void
test_hand_over (Fixture *self, gconstpointer unused)
{
  add_touch (self, self->sam, REG_TOUCH_KIND_CALL, "2026-05-03T08:00:00Z", NULL);
  show (self);
  gtk_widget_activate (find_row (self, "Ask Sam Okoye"));
  ui_fixture_settle (UI (self));
  write_task (self, "How did they like the wheels?");
  assert_task (self, "How did they like the wheels?", self->sam);
  work_undo (WORK (self));
  g_assert_cmpuint (ui_count (UI (self), REG_ENTITY_TASK), ==, 0);
  work_redo (WORK (self));
  assert_task (self, "How did they like the wheels?", self->sam);
}

/* The picture does what the list does: with the keyboard, and who is linked is opened. */
static void
test_map (Fixture *self, gconstpointer unused)
{
  gint64 zoe = ui_fixture_add_party (UI (self), "Zoe");
  RegChartView *view;
  g_autofree char *opened = NULL;
  g_autofree char *expected = g_strdup_printf ("open-party %" G_GINT64_FORMAT, zoe);

  add_touch (self, self->sam, REG_TOUCH_KIND_CALL, "2026-05-03T08:00:00Z", NULL);
  add_link (self, zoe, self->party, REG_LINK_KIND_WORKS_FOR, "head baker");
  show (self);
  view = get_view (self);
  g_assert_cmpuint (reg_chart_get_n_data (reg_chart_view_get_chart (view)), ==, 2);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_Home, 0));
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_Return, 0));
  write_task (self, "Ring them");
  assert_task (self, "Ring them", self->sam);
  reg_chart_view_set_focus_datum (view, 1);
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_Return, 0));
  opened = ui_take_opened ();
  g_assert_cmpstr (opened, ==, expected);
  g_assert_cmpstr (get_about (self, "Zoe"), ==, "Works here · head baker");
}

/* --- who belongs to them ---------------------------------------------------------------- */

static GtkWidget *
get_form (Fixture *self)
{
  GtkWidget *dialog = GTK_WIDGET (work_get_dialog (self->window));

  g_assert_true (REG_IS_RECORD_FORM (dialog));
  return dialog;
}

/* "1-2 kind note" of every link. */
static void
assert_links (Fixture *self, const char *expected)
{
  GString *text = g_string_new (NULL);

  for (gint64 id = 1; id < 5; id++)
    {
      g_autoptr (GPtrArray)
          links = ui_fixture_list (UI (self), REG_ENTITY_PARTY_LINK, REG_PARTY_LINK_FROM_ID, id);

      for (guint i = 0; i < links->len; i++)
        g_string_append_printf (text, "%d-%d %d %s|", (int)id,
                                (int)reg_record_get_int (links->pdata[i], REG_PARTY_LINK_TO_ID),
                                (int)reg_record_get_int (links->pdata[i], REG_PARTY_LINK_KIND),
                                reg_record_get_text (links->pdata[i], REG_PARTY_LINK_NOTE));
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_string_free (text, TRUE);
}

static void
choose (Fixture *self, const char *name)
{
  GtkWidget *dialog, *search;
  gint64 party = ui_find_party (UI (self), name);

  ui_click (UI (self), self->shown, "Link…");
  dialog = GTK_WIDGET (work_get_dialog (self->window));
  search = ui_find_type (dialog, REG_TYPE_PARTY_SEARCH);
  g_assert_nonnull (search);
  g_signal_emit_by_name (search, "chosen", party, name);
  ui_fixture_settle (UI (self));
}

/* Both ends have the right words; what was done can be undone, changed and removed. */
static void
test_link (Fixture *self, gconstpointer unused)
{
  gint64 zoe = ui_fixture_add_party (UI (self), "Zoe");

  g_assert_cmpint (self->party, ==, 1);
  g_assert_cmpint (zoe, ==, 2);
  show (self);
  choose (self, "Zoe");
  ui_type (UI (self), get_form (self), "Note, such as a position", "head baker");
  ui_click (UI (self), get_form (self), "Save");
  assert_links (self, "2-1 0 head baker|");
  g_assert_cmpstr (get_about (self, "Zoe"), ==, "Works here · head baker");
  work_undo (WORK (self));
  assert_links (self, "");
  work_redo (WORK (self));
  assert_links (self, "2-1 0 head baker|");
  ui_click (UI (self), self->shown, "Change how Zoe belongs to them");
  ui_select (UI (self), get_form (self), "How", "Part of");
  ui_click (UI (self), get_form (self), "Save");
  assert_links (self, "1-2 1 head baker|");
  g_assert_cmpstr (get_about (self, "Zoe"), ==, "Part of · head baker");
  ui_click (UI (self), self->shown, "Change how Zoe belongs to them");
  gtk_widget_activate (ui_find_row (get_form (self), ADW_TYPE_BUTTON_ROW, "Remove"));
  ui_fixture_settle (UI (self));
  assert_links (self, "");
  ui_undo (UI (self), self->window, "Link removed");
  assert_links (self, "1-2 1 head baker|");
}

/* The same link, seen from the other end. */
static void
test_other_end (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    RegLinkKind kind;
    const char *here, *there;
  } cases[] = {
    { REG_LINK_KIND_WORKS_FOR, "Works for", "Works here" },
    { REG_LINK_KIND_PART_OF, "Part of", "Belongs to them" },
    { REG_LINK_KIND_FAMILY, "Family", "Family" },
    { REG_LINK_KIND_KNOWS, "Knows", "Knows them" },
  };
  gint64 zoe = ui_fixture_add_party (UI (self), "Zoe");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    add_link (self, self->party, zoe, cases[i].kind, NULL);
  show (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (!ui_shows (self->shown, cases[i].here))
      g_error ("%s is not shown", cases[i].here);
  ui_window_close (UI (self), self->window);
  self->party = zoe;
  show (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (!ui_shows (self->shown, cases[i].there))
      g_error ("%s is not shown", cases[i].there);
}

static void
test_not_oneself (Fixture *self, gconstpointer unused)
{
  show (self);
  choose (self, "Bakery De Halm");
  g_assert_true (ui_shows (self->window, "Nobody is linked to themselves."));
  assert_links (self, "");
}

/* A large firm: those with most contacts are listed, and the rest counted. */
static void
test_crowd (Fixture *self, gconstpointer unused)
{
  for (guint i = 0; i < 130; i++)
    {
      g_autofree char *name = g_strdup_printf ("Colleague %u", i);
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_STAFF);
      gint64 staff;

      reg_record_builder_set_text (builder, REG_STAFF_NAME, name);
      reg_record_builder_set_int (builder, REG_STAFF_ACTIVE, TRUE);
      staff = ui_fixture_save (UI (self), builder);
      add_touch (self, staff, REG_TOUCH_KIND_CALL, "2026-05-03T08:00:00Z", NULL);
    }
  show (self);
  g_assert_true (
      ui_shows (self->shown, "The first 100 of 130; the table of the picture has them all"));
  g_assert_cmpuint (reg_chart_get_n_data (reg_chart_view_get_chart (get_view (self))), ==,
                    REG_CHART_RELATIONS_DRAWN);
}

static void
test_read_only (Fixture *self, gconstpointer unused)
{
  add_touch (self, self->sam, REG_TOUCH_KIND_CALL, "2026-05-03T08:00:00Z", NULL);
  ui_reopen_read_only (UI (self));
  show (self);
  g_assert_false (
      gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (find_row (self, "Sam Okoye"))));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, bakery_set_up, test, bakery_tear_down)

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  ADD ("/relations/nobody", test_nobody);
  ADD ("/relations/ranked", test_ranked);
  ADD ("/relations/hand_over", test_hand_over);
  ADD ("/relations/map", test_map);
  ADD ("/relations/link", test_link);
  ADD ("/relations/other_end", test_other_end);
  ADD ("/relations/not_oneself", test_not_oneself);
  ADD ("/relations/crowd", test_crowd);
  ADD ("/relations/read_only", test_read_only);
  return g_test_run ();
}
