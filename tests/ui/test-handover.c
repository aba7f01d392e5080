/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/reg-approval-policy.h"
#include "store/reg-handover.h"
#include "ui-drive.h"
#include "ui/handover/reg-briefing-dialog.h"
#include "ui/handover/reg-briefing-reader.h"
#include "ui/handover/reg-handover-accounts.h"
#include "ui/handover/reg-handover-dialog.h"
#include "ui/handover/reg-handover-output.h"
#include "ui/widgets/reg-staff-row.h"
#include "work-fixture.h"

/* A colleague hands over in the dialog, and the successors read. It is Wednesday, 18 November 2026. */
typedef struct
{
  WorkFixture work; /* first */
  gint64 ruth, tom;
  gint64 bakery, cleo;
  GtkWidget *window, *dialog;
} Fixture;

#define WORK(self) (&(self)->work)
#define UI(self) WORK_UI (WORK (self))

static gint64
add_customer (Fixture *self, const char *name, const char *customer_class)
{
  gint64 party = ui_fixture_add_party (UI (self), name);

  work_change_int (WORK (self), REG_ENTITY_PARTY, party, REG_PARTY_OWNER_ID, self->ruth);
  if (customer_class != NULL)
    work_change_text (WORK (self), REG_ENTITY_PARTY, party, REG_PARTY_CUSTOMER_CLASS,
                      customer_class);
  return party;
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  work_set_up (WORK (self), NULL);
  self->ruth = work_add_staff (WORK (self), "Ruth Berg", REG_ROLE_SALES);
  self->tom = work_add_staff (WORK (self), "Tom Wolf", REG_ROLE_SALES);
  self->bakery = add_customer (self, "Bakery De Halm", "Gold");
  self->cleo = add_customer (self, "Cleo", NULL);
  work_change_text (WORK (self), REG_ENTITY_PARTY, self->bakery, REG_PARTY_NOTE, "Ring twice");
  work_add_task (WORK (self), REG_TASK_KIND_PROMISE, "A new oven", "2026-11-20", self->ruth,
                 self->bakery);
  work_add_task (WORK (self), REG_TASK_KIND_TASK, "Sweep", "2026-11-20", self->ruth, 0);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  gtk_window_destroy (GTK_WINDOW (self->window));
  work_tear_down (WORK (self), NULL);
}

static void
show (Fixture *self, gint64 from, int width)
{
  self->window = work_show_page (WORK (self), NULL, width);
  self->dialog = GTK_WIDGET (reg_handover_dialog_new (UI (self)->session, from));
  adw_dialog_present (ADW_DIALOG (self->dialog), self->window);
  ui_fixture_settle (UI (self));
}

static GtkWidget *
get_page (Fixture *self)
{
  GtkWidget *view = ui_find_type (self->dialog, ADW_TYPE_NAVIGATION_VIEW);

  return GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)));
}

/* Whether a label somewhere in it has these words among others. */
static gboolean
says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static void
assert_page (Fixture *self, const char *tag)
{
  g_assert_cmpstr (adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (get_page (self))), ==, tag);
}

static void
press (Fixture *self, const char *label)
{
  ui_click (UI (self), get_page (self), label);
}

static void
choose (Fixture *self, const char *row, const char *choice)
{
  ui_select (UI (self), get_page (self), row, choice);
}

static gint64
get_owner (Fixture *self, gint64 party)
{
  return work_get_int (WORK (self), REG_ENTITY_PARTY, party, REG_PARTY_OWNER_ID);
}

/* --- handing over ------------------------------------------------------------------------- */

static void
test_leaves (Fixture *self, gconstpointer unused)
{
  show (self, self->ruth, 900);
  g_assert_true (says (get_page (self), "2 customers\n1 open task\n1 promise"));
  ui_assert_named (self->dialog);
  choose (self, "And then", "Leaves for good");
  press (self, "Next");
  assert_page (self, "whom");
  choose (self, "Successor", "Tom Wolf");
  ui_assert_named (self->dialog);
  press (self, "Next");
  assert_page (self, "check");
  g_assert_true (says (get_page (self), "Tom Wolf: 2 customers"));
  g_assert_true (says (get_page (self), "Ruth Berg no longer works here afterwards"));
  press (self, "Hand over");
  assert_page (self, "done");
  g_assert_true (says (get_page (self), "2 customers were handed over."));
  g_assert_true (says (get_page (self), "Good to know: Ring twice."));
  g_assert_true (says (get_page (self), "Promised: A new oven, until 20 Nov 2026."));
  ui_assert_named (self->dialog);
  press (self, "Next");
  g_assert_true (says (get_page (self), "Cleo"));
  g_assert_false (ui_can (get_page (self), "Next"));
  g_assert_cmpint (get_owner (self, self->bakery), ==, self->tom);
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_STAFF, self->ruth, REG_STAFF_ACTIVE), ==,
                   0);
  /* One undo, and everything is as it was. */
  ui_undo (UI (self), self->window, "Handed over");
  g_assert_cmpint (get_owner (self, self->bakery), ==, self->ruth);
  g_assert_cmpint (work_get_int (WORK (self), REG_ENTITY_STAFF, self->ruth, REG_STAFF_ACTIVE), ==,
                   1);
  work_redo (WORK (self));
  g_assert_cmpint (get_owner (self, self->cleo), ==, self->tom);
}

static void
test_by_class (Fixture *self, gconstpointer unused)
{
  show (self, self->ruth, 900);
  press (self, "Next");
  choose (self, "Successor", "Tom Wolf");
  choose (self, "Customers go", "By class");
  choose (self, "Gold", "Mina Kok");
  press (self, "Next");
  g_assert_true (says (get_page (self), "Mina Kok: 1 customer"));
  g_assert_true (says (get_page (self), "Ruth Berg goes on working here."));
  press (self, "Hand over");
  g_assert_cmpint (get_owner (self, self->bakery), ==, UI (self)->owner);
  g_assert_cmpint (get_owner (self, self->cleo), ==, self->tom);
}

/* Some are chosen by what is searched for, and given to somebody at once. */
static void
test_one_by_one (Fixture *self, gconstpointer unused)
{
  GtkWidget *search;
  GtkWidget *drop;

  show (self, self->ruth, 900);
  press (self, "Next");
  choose (self, "Successor", "Tom Wolf");
  g_signal_emit_by_name (work_find_row (get_page (self), "Choose one by _one…"), "activated");
  ui_fixture_settle (UI (self));
  assert_page (self, "accounts");
  ui_assert_named (get_page (self));
  g_assert_true (says (get_page (self), "Bakery De Halm"));
  g_assert_false (ui_can (get_page (self), "Give to them"));
  search = ui_find_type (get_page (self), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "CLÉO");
  g_signal_emit_by_name (search, "search-changed");
  ui_fixture_settle (UI (self));
  g_assert_false (says (get_page (self), "Bakery De Halm"));
  press (self, "Choose all");
  g_assert_true (says (get_page (self), "1 customer chosen"));
  drop = ui_find_type (get_page (self), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), 0); /* Mina */
  press (self, "Give to them");
  g_assert_true (says (get_page (self), "Mina Kok"));
  adw_navigation_view_pop (
      ADW_NAVIGATION_VIEW (ui_find_type (self->dialog, ADW_TYPE_NAVIGATION_VIEW)));
  ui_fixture_settle (UI (self));
  press (self, "Next");
  press (self, "Hand over");
  g_assert_cmpint (get_owner (self, self->cleo), ==, UI (self)->owner);
  g_assert_cmpint (get_owner (self, self->bakery), ==, self->tom);
}

/* The only owner cannot go, and nobody can hand over to nobody. */
static void
test_refused (Fixture *self, gconstpointer unused)
{
  show (self, UI (self)->owner, 360);
  g_assert_true (says (get_page (self), "They look after nothing at the moment."));
  choose (self, "And then", "Leaves for good");
  g_assert_true (says (get_page (self), "At least one owner must work here."));
  g_assert_false (ui_can (get_page (self), "Next"));
  choose (self, "And then", "Goes on working here");
  g_assert_true (ui_can (get_page (self), "Next"));
  choose (self, "Who hands over", "Choose…");
  g_assert_true (says (get_page (self), "Choose who hands over."));
  g_assert_false (ui_can (get_page (self), "Next"));
}

/* Away for a time: a second time on the same days is refused, and nothing moves. */
static void
test_away_twice (Fixture *self, gconstpointer unused)
{
  RegRecordBuilder *absence = reg_record_builder_new (REG_ENTITY_ABSENCE);

  reg_record_builder_set_ref (absence, REG_ABSENCE_STAFF_ID, self->ruth);
  reg_record_builder_set_text (absence, REG_ABSENCE_FIRST_DAY, "2026-11-01");
  ui_fixture_save (UI (self), absence);
  show (self, self->ruth, 900);
  choose (self, "And then", "Is away for a time");
  press (self, "Next");
  press (self, "Next");
  press (self, "Hand over");
  assert_page (self, "check");
  g_assert_true (says (self->window, "They are away on one of these days already."));
  g_assert_cmpint (get_owner (self, self->bakery), ==, self->ruth);
}

/* --- afterwards --------------------------------------------------------------------------- */

typedef struct
{
  gint64 from, to;
} Move;

static char *
make_note (gint64 n, gpointer data)
{
  return g_strdup ("Customers from Ruth");
}

static gboolean
move_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Move *move = data;
  g_autoptr (RegHandoverPlan) plan = reg_handover_plan_new (move->from);

  plan->successor = move->to;
  plan->note = make_note;
  return reg_handover_run (db, plan, error);
}

static gint64
hand_over (Fixture *self, gint64 to)
{
  const RegActionInfo info = { .kind = "handover", .label = "Handover of Ruth", .is_long = TRUE };
  g_autoptr (GError) error = NULL;
  Move move = { self->ruth, to };
  gint64 action = 0;

  reg_store_write_sync (UI (self)->store, &info, move_job, &move, NULL, &action, &error);
  g_assert_no_error (error);
  return action;
}

static void
show_briefings (Fixture *self, gint64 action)
{
  self->window = work_show_page (WORK (self), NULL, 360);
  self->dialog = GTK_WIDGET (reg_briefing_dialog_new (UI (self)->session, action));
  adw_dialog_present (ADW_DIALOG (self->dialog), self->window);
  ui_fixture_settle (UI (self));
}

/* The successor opens one after the other until all are read. */
static void
test_read (Fixture *self, gconstpointer unused)
{
  show_briefings (self, hand_over (self, UI (self)->owner));
  ui_assert_named (self->dialog);
  g_assert_true (says (self->dialog, "1 of 2"));
  g_assert_true (says (self->dialog, "Bakery De Halm"));
  ui_click (UI (self), self->dialog, "Read");
  g_assert_true (says (self->dialog, "1 of 1"));
  g_assert_true (says (self->dialog, "Cleo"));
  ui_click (UI (self), self->dialog, "Read");
  g_assert_true (says (self->dialog, "All read"));
  work_undo (WORK (self));
  g_assert_true (says (self->dialog, "Cleo"));
}

/* Ctrl+Z takes back what was noted last, and with Shift it is noted again. */
static void
test_read_by_keys (Fixture *self, gconstpointer unused)
{
  show_briefings (self, hand_over (self, UI (self)->owner));
  ui_click (UI (self), self->dialog, "Read");
  g_assert_true (says (self->dialog, "1 of 1"));
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_true (says (self->dialog, "1 of 2"));
  g_assert_true (ui_press (UI (self), self->window, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_true (says (self->dialog, "1 of 1"));
}

/* A briefing is for the successor; nobody else has any, and a customer who is gone needs none. */
static void
test_none_to_read (Fixture *self, gconstpointer unused)
{
  gint64 action = hand_over (self, self->tom);

  show_briefings (self, action);
  g_assert_true (says (self->dialog, "All read"));
  g_assert_null (ui_find_button (self->dialog, "Read"));
}

/* In a book that can only be read they can be read, but not ticked off. */
static void
test_read_only (Fixture *self, gconstpointer unused)
{
  gint64 action = hand_over (self, UI (self)->owner);

  ui_reopen_read_only (UI (self));
  show_briefings (self, action);
  g_assert_true (says (self->dialog, "1 of 2"));
  g_assert_true (says (self->dialog, "Ring twice"));
  g_assert_false (ui_can (self->dialog, "Read"));
  g_assert_true (ui_can (self->dialog, "Print all…"));
}

/* An earlier handover is taken back where it is listed. */
static void
test_take_back (Fixture *self, gconstpointer unused)
{
  gint64 action = hand_over (self, self->tom);
  g_autofree char *asked = g_strdup_printf ("undo-action %" G_GINT64_FORMAT, action);

  show (self, 0, 900);
  g_assert_true (says (get_page (self), "Handover of Ruth"));
  ui_click (UI (self), get_page (self), "Take back");
  g_assert_true (get_owner (self, self->bakery) == self->ruth
                 || g_strcmp0 (WORK (self)->asked, asked) == 0);
}

static void
test_book (Fixture *self, gconstpointer unused)
{
  gint64 action = hand_over (self, self->tom);
  g_autofree char *path = g_build_filename (UI (self)->folder, "book.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;

  show (self, 0, 900);
  reg_handover_output_write (self->dialog, UI (self)->session, action, 0, file);
  while (!says (self->window, "Saved as book.pdf"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
}

/* Who left is not offered for anything new, but stays where they were chosen. */
static void
test_not_offered (Fixture *self, gconstpointer unused)
{
  GtkWidget *row = g_object_ref_sink (adw_combo_row_new ());
  GListModel *model;

  show (self, 0, 900);
  work_change_int (WORK (self), REG_ENTITY_STAFF, self->ruth, REG_STAFF_ACTIVE, 0);
  ui_fixture_settle (UI (self));
  reg_staff_row_fill (ADW_COMBO_ROW (row), UI (self)->session, self->tom);
  model = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3); /* nobody, Mina, Tom */
  reg_staff_row_fill (ADW_COMBO_ROW (row), UI (self)->session, self->ruth);
  g_assert_cmpint (reg_staff_row_get_staff (ADW_COMBO_ROW (row)), ==, self->ruth);
  g_assert_cmpstr (
      gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row))), ==,
      "Ruth Berg (no longer here)");
  g_object_unref (row);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/handover/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  ADD ("leaves", test_leaves);
  ADD ("by-class", test_by_class);
  ADD ("one-by-one", test_one_by_one);
  ADD ("refused", test_refused);
  ADD ("away-twice", test_away_twice);
  ADD ("read", test_read);
  ADD ("read-by-keys", test_read_by_keys);
  ADD ("none-to-read", test_none_to_read);
  ADD ("read-only", test_read_only);
  ADD ("take-back", test_take_back);
  ADD ("book", test_book);
  ADD ("not-offered", test_not_offered);
  return g_test_run ();
}
