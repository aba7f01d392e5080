/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"

#include "core/reg-uid.h"
#include "store/reg-segments.h"
#include "ui/customer/reg-customers-page.h"
#include "ui/customer/reg-segment-actions.h"
#include "ui/customer/reg-segment-dialog.h"
#include "ui/customer/reg-segment-row.h"

#include <string.h>

/* --- help ------------------------------------------------------------------------------- */

static void
add_customer (UiFixture *f, const char *name, const char *town, gint64 sales)
{
  gint64 party = ui_fixture_add_party (f, name);
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

  reg_record_builder_set_ref (builder, REG_CONTACT_POINT_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, REG_CONTACT_KIND_ADDRESS);
  reg_record_builder_set_text (builder, REG_CONTACT_POINT_CITY, town);
  ui_fixture_save (f, builder);
  if (sales > 0)
    ui_fixture_add_sale (f, party, "2026-01-02", sales);
}

static GtkWidget *
show_customers (UiFixture *f, int width)
{
  add_customer (f, "Anna", "Utrecht", 50000);
  add_customer (f, "Bert", "Utrecht", 0);
  add_customer (f, "Cleo", "Amsterdam", 70000);
  return ui_show_page (f, reg_customers_page_new (f->session), width);
}

static gint64
save_segment (UiFixture *f, const char *name, const char *conditions)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_SEGMENT);

  reg_record_builder_set_text (builder, REG_SEGMENT_NAME, name);
  reg_record_builder_set_text (builder, REG_SEGMENT_CONDITIONS, conditions);
  return ui_fixture_save (f, builder);
}

static GtkWidget *
get_page (GtkWidget *window)
{
  return ui_find_type (window, REG_TYPE_CUSTOMERS_PAGE);
}

static GtkWidget *
get_dialog (GtkWidget *window)
{
  return ui_find_type (window, REG_TYPE_SEGMENT_DIALOG);
}

static GtkWidget *
open_new (UiFixture *f, GtkWidget *window)
{
  ui_activate (f, get_page (window), "customers.new-segment");
  g_assert_nonnull (get_dialog (window));
  return get_dialog (window);
}

static RegFilterBar *
get_bar (GtkWidget *window)
{
  return reg_list_page_get_filter_bar (REG_LIST_PAGE (get_page (window)));
}

static void
assert_rows (GtkWidget *window, guint n)
{
  RegTableView *table = REG_TABLE_VIEW (ui_find_type (window, REG_TYPE_TABLE_VIEW));

  g_assert_cmpuint (reg_table_model_get_size (reg_table_view_get_model (table)), ==, n);
}

/* What, how and with what stand beside each other. */
static GtkWidget *
get_part (GtkWidget *dialog, int row, int part)
{
  GtkListBox *list = GTK_LIST_BOX (
      gtk_widget_get_ancestor (ui_find_type (dialog, REG_TYPE_SEGMENT_ROW), GTK_TYPE_LIST_BOX));
  GtkWidget *box = ui_find_type (GTK_WIDGET (gtk_list_box_get_row_at_index (list, row)),
                                 ADW_TYPE_WRAP_BOX);
  GtkWidget *child = gtk_widget_get_first_child (box);

  while (part-- > 0 && child != NULL)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
choose (UiFixture *f, GtkWidget *drop_down, const char *label)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (!g_str_equal (gtk_string_object_get_string (item), label))
        continue;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
      ui_fixture_settle (f);
      return;
    }
  g_error ("%s cannot be chosen", label);
}

static void
type_value (UiFixture *f, GtkWidget *dialog, int row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_part (dialog, row, 2)), text);
  ui_fixture_settle (f);
}

static void
add_condition (UiFixture *f, GtkWidget *dialog)
{
  GtkWidget *row = ui_find_row (dialog, ADW_TYPE_BUTTON_ROW, "Add a condition");

  g_signal_emit_by_name (row, "activated");
  ui_fixture_settle (f);
}

/* --- tests ------------------------------------------------------------------------------ */

/* From the first condition to a chip that narrows the list, and back again. */
static void
test_make (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = show_customers (f, 900);
  GtkWidget *dialog = open_new (f, window);
  g_autoptr (RegRecord) saved = NULL;

  g_assert_false (ui_can (dialog, "Save"));
  ui_type (f, dialog, "Name", "Utrecht, good ones");
  type_value (f, dialog, 0, "utrecht");
  g_assert_true (ui_shows (dialog, "2 customers"));
  g_assert_true (ui_can (dialog, "Save"));
  add_condition (f, dialog);
  g_assert_false (ui_can (dialog, "Save"));
  choose (f, get_part (dialog, 1, 0), "Sales so far");
  type_value (f, dialog, 1, "500");
  g_assert_true (ui_shows (dialog, "1 customer"));
  ui_select (f, dialog, "What has to hold", "Any one of them");
  g_assert_true (ui_shows (dialog, "3 customers"));
  ui_select (f, dialog, "What has to hold", "All conditions");
  g_assert_true (ui_shows (dialog, "1 customer"));
  type_value (f, dialog, 0, "Nowhere");
  g_assert_true (ui_shows (dialog, "Nobody meets these conditions so far."));
  type_value (f, dialog, 0, "Utrecht");
  ui_assert_named (dialog);
  ui_click (f, dialog, "Save");
  g_assert_null (get_dialog (window));
  saved = ui_fixture_load (f, REG_ENTITY_SEGMENT, 1);
  g_assert_cmpstr (reg_record_get_text (saved, REG_SEGMENT_CONDITIONS), ==,
                   "all\ntown is Utrecht\nsales at-least 50000\n");
  g_assert_cmpstr (reg_filter_bar_get_filter (get_bar (window)), ==, "segment:1");
  g_assert_true (ui_shows (GTK_WIDGET (get_bar (window)), "Utrecht, good ones"));
  assert_rows (window, 1);
  /* The list follows the book. */
  add_customer (f, "Dora", "UTRECHT", 90000);
  ui_fixture_settle (f);
  assert_rows (window, 2);
  ui_window_close (f, window);
}

static void
test_undo (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = show_customers (f, 900);
  GtkWidget *dialog = open_new (f, window);

  ui_type (f, dialog, "Name", "Locals");
  type_value (f, dialog, 0, "Utrecht");
  ui_click (f, dialog, "Save");
  assert_rows (window, 2);
  ui_undo (f, window, "Segment saved");
  g_assert_null (reg_filter_bar_get_filter (get_bar (window)));
  g_assert_false (reg_filter_bar_has_filter (get_bar (window), "segment:1"));
  assert_rows (window, 3);
  ui_window_close (f, window);
}

/* Renamed and with other conditions it stays chosen; deleted it goes, and comes back. */
static void
test_change_and_delete (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window, *dialog;

  save_segment (f, "Locals", "all\ntown is Utrecht\n");
  save_segment (f, "Others", "all\ntown is-not Utrecht\n");
  window = show_customers (f, 900);
  reg_filter_bar_set_filter (get_bar (window), "segment:1");
  ui_fixture_settle (f);
  assert_rows (window, 2);
  ui_activate (f, get_page (window), "customers.edit-segment");
  dialog = get_dialog (window);
  g_assert_cmpstr (ui_read (dialog, "Name"), ==, "Locals");
  g_assert_true (ui_shows (dialog, "2 customers"));
  ui_type (f, dialog, "Name", "Zuid");
  type_value (f, dialog, 0, "Amsterdam");
  ui_click (f, dialog, "Save");
  g_assert_cmpstr (reg_filter_bar_get_filter (get_bar (window)), ==, "segment:1");
  g_assert_true (ui_shows (GTK_WIDGET (get_bar (window)), "Zuid"));
  g_assert_false (ui_shows (GTK_WIDGET (get_bar (window)), "Locals"));
  assert_rows (window, 1);
  ui_activate (f, get_page (window), "customers.delete-segment");
  g_assert_null (reg_filter_bar_get_filter (get_bar (window)));
  assert_rows (window, 3);
  ui_undo (f, window, "Segment deleted");
  g_assert_true (reg_filter_bar_has_filter (get_bar (window), "segment:1"));
  g_assert_true (reg_filter_bar_has_filter (get_bar (window), "segment:2"));
  ui_window_close (f, window);
}

static void
test_refused (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window, *dialog;
  g_autofree char *long_name = g_strnfill (REG_SEGMENT_MAX_NAME + 1, 'n');

  save_segment (f, "Locals", "all\ntown is Utrecht\n");
  window = show_customers (f, 900);
  dialog = open_new (f, window);
  ui_type (f, dialog, "Name", "LOCALS");
  type_value (f, dialog, 0, "Utrecht");
  ui_click (f, dialog, "Save");
  g_assert_nonnull (get_dialog (window));
  g_assert_true (
      ui_shows (dialog, "There is a segment of that name already. Choose another name."));
  g_assert_cmpuint (ui_count (f, REG_ENTITY_SEGMENT), ==, 1);
  g_assert_true (ui_can (dialog, "Save"));
  ui_type (f, dialog, "Name", long_name);
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (f, dialog, "Name", "  ");
  g_assert_false (ui_can (dialog, "Save"));
  ui_type (f, dialog, "Name", "Others");
  choose (f, get_part (dialog, 0, 0), "Number of purchases");
  type_value (f, dialog, 0, "many");
  g_assert_false (ui_can (dialog, "Save"));
  type_value (f, dialog, 0, "-3");
  g_assert_false (ui_can (dialog, "Save"));
  type_value (f, dialog, 0, "0");
  g_assert_true (ui_can (dialog, "Save"));
  ui_click (f, dialog, "Save");
  g_assert_null (get_dialog (window));
  ui_window_close (f, window);
}

/* In a book that can only be read a list is still narrowed; what cannot be saved stays to be read. */
static void
test_read_only (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window, *dialog;

  save_segment (f, "Locals", "all\ntown is Utrecht\n");
  ui_window_close (f, show_customers (f, 900));
  ui_reopen_read_only (f);
  window = ui_show_page (f, reg_customers_page_new (f->session), 900);
  reg_filter_bar_set_filter (get_bar (window), "segment:1");
  ui_fixture_settle (f);
  assert_rows (window, 2);
  dialog = open_new (f, window);
  ui_type (f, dialog, "Name", "Others");
  type_value (f, dialog, 0, "Amsterdam");
  g_assert_true (ui_shows (dialog, "1 customer"));
  ui_click (f, dialog, "Save");
  g_assert_true (get_dialog (window) == dialog);
  g_assert_cmpstr (ui_read (dialog, "Name"), ==, "Others");
  g_assert_true (ui_can (dialog, "Save"));
  g_assert_cmpuint (ui_count (f, REG_ENTITY_SEGMENT), ==, 1);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  ui_activate (f, get_page (window), "customers.delete-segment");
  g_assert_true (reg_filter_bar_has_filter (get_bar (window), "segment:1"));
  assert_rows (window, 2);
  ui_window_close (f, window);
}

/* What was typed is not lost by a slip; without a change it just closes. */
static void
test_leaving (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = show_customers (f, 900);
  GtkWidget *dialog = open_new (f, window);

  ui_click (f, dialog, "Cancel");
  g_assert_null (get_dialog (window));
  dialog = open_new (f, window);
  type_value (f, dialog, 0, "Utrecht");
  ui_click (f, dialog, "Cancel");
  g_assert_nonnull (get_dialog (window));
  g_assert_nonnull (ui_find_type (window, ADW_TYPE_ALERT_DIALOG));
  adw_dialog_force_close (ADW_DIALOG (ui_find_type (window, ADW_TYPE_ALERT_DIALOG)));
  ui_fixture_settle (f);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  ui_window_close (f, window);
}

/* The focus never falls out of the dialog when a condition goes. */
static void
test_remove (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = show_customers (f, 900);
  GtkWidget *dialog = open_new (f, window);
  GtkWidget *focus;

  ui_type (f, dialog, "Name", "Locals");
  type_value (f, dialog, 0, "Utrecht");
  add_condition (f, dialog);
  type_value (f, dialog, 1, "Amsterdam");
  g_assert_true (ui_shows (dialog, "Nobody meets these conditions so far."));
  ui_click (f, dialog, "Remove this condition");
  g_assert_true (ui_shows (dialog, "1 customer"));
  g_assert_cmpuint (ui_count_type (dialog, REG_TYPE_SEGMENT_ROW), ==, 1);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, dialog));
  ui_click (f, dialog, "Remove this condition");
  g_assert_false (ui_can (dialog, "Save"));
  for (int i = 0; i < REG_SEGMENT_MAX_CONDITIONS; i++)
    add_condition (f, dialog);
  g_assert_null (ui_find_row (dialog, ADW_TYPE_BUTTON_ROW, "Add a condition"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  ui_window_close (f, window);
}

/* Every condition there is shows as what it is. */
static void
test_every_condition (UiFixture *f, gconstpointer unused)
{
  g_autofree char *uid = reg_uid_to_string (
      reg_record_get_uid (reg_session_find_staff (f->session, f->owner)));
  const char *const people[] = { REG_SEGMENT_ME, uid, "0190c2f0-7b1a-7000-8000-00000000002a" };

  for (int field = 0; field < REG_N_SEGMENT_FIELDS; field++)
    {
      guint n;
      const RegSegmentCompare *compares = reg_segment_field_get_compares (field, &n);

      for (guint i = 0; i < n; i++)
        for (int round = 0; round < 3; round++)
          {
            RegSegmentCondition given = { field, compares[i].op, 0, NULL };
            g_autoptr (RegSegment) wanted = reg_segment_new (FALSE);
            g_autoptr (RegSegment) shown = reg_segment_new (FALSE);
            g_autofree char *wanted_text = NULL;
            g_autofree char *shown_text = NULL;
            GtkWidget *row;

            given.number = round == 0 ? 1 : 5 * round % 2 + 1;
            if (reg_segment_get_operand (field, compares[i].op) == REG_SEGMENT_OPERAND_STAFF)
              given.text = (char *)people[round];
            else
              given.text = (char *)"Some thing";
            if (reg_segment_field_has_subject (field))
              given.subject = uid;
            if (reg_segment_get_operand (field, compares[i].op) == REG_SEGMENT_OPERAND_CHOICE)
              given.number = round % 2;
            g_assert_true (reg_segment_add (wanted, &given, NULL));
            row = g_object_ref_sink (reg_segment_row_new (f->session, &given));
            g_assert_true (reg_segment_row_add_to (REG_SEGMENT_ROW (row), shown));
            wanted_text = reg_segment_print (wanted);
            shown_text = reg_segment_print (shown);
            g_assert_cmpstr (shown_text, ==, wanted_text);
            g_object_unref (row);
          }
    }
}

static gint64
add_question (UiFixture *f, const char *text, RegQuestionKind kind, const char *choices)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_QUESTION);

  reg_record_builder_set_text (builder, REG_QUESTION_TEXT, text);
  reg_record_builder_set_text (builder, REG_QUESTION_PURPOSE, "To know");
  reg_record_builder_set_int (builder, REG_QUESTION_KIND, kind);
  reg_record_builder_set_text (builder, REG_QUESTION_CHOICES, choices);
  return ui_fixture_save (f, builder);
}

static void
add_answer (UiFixture *f, const char *name, gint64 question, const char *value)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_ANSWER);

  reg_record_builder_set_ref (builder, REG_ANSWER_PARTY_ID, ui_find_party (f, name));
  reg_record_builder_set_ref (builder, REG_ANSWER_QUESTION_ID, question);
  reg_record_builder_set_text (builder, REG_ANSWER_VALUE, value);
  reg_record_builder_set_text (builder, REG_ANSWER_ANSWERED_ON, "2026-01-02");
  ui_fixture_save (f, builder);
}

static GtkWidget *
get_choice (GtkWidget *dialog, int row, int part)
{
  return ui_find_type (get_part (dialog, row, part), GTK_TYPE_DROP_DOWN);
}

/* By what was answered: the question is chosen, and the answer too where it is one of several. */
static void
test_answered (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window, *dialog;
  gint64 which = add_question (f, "Which bicycle?", REG_QUESTION_KIND_CHOICE, "City; Gravel");
  gint64 fair = add_question (f, "Coming to the fair?", REG_QUESTION_KIND_YES_NO, NULL);
  gint64 why = add_question (f, "Why us?", REG_QUESTION_KIND_WORDS, NULL);
  g_autofree char *uid = NULL;
  g_autofree char *wanted = NULL;
  g_autoptr (RegRecord) saved = NULL;
  g_autoptr (RegRecord) question = ui_fixture_load (f, REG_ENTITY_QUESTION, fair);

  window = show_customers (f, 900);
  add_answer (f, "Anna", which, "Gravel");
  add_answer (f, "Bert", which, "City");
  add_answer (f, "Cleo", fair, "no");
  add_answer (f, "Cleo", why, "The window at the CORNER");
  dialog = open_new (f, window);
  ui_type (f, dialog, "Name", "Answered");
  choose (f, get_part (dialog, 0, 0), "Answer to a question");
  g_assert_true (ui_shows (dialog, "1 customer"));
  choose (f, get_choice (dialog, 0, 3), "Gravel");
  g_assert_true (ui_shows (dialog, "1 customer"));
  choose (f, get_part (dialog, 0, 2), "is not");
  g_assert_true (ui_shows (dialog, "2 customers"));
  choose (f, get_choice (dialog, 0, 1), "Why us?");
  g_assert_false (ui_can (dialog, "Save"));
  choose (f, get_part (dialog, 0, 2), "contains");
  gtk_editable_set_text (GTK_EDITABLE (get_part (dialog, 0, 3)), "corner");
  ui_fixture_settle (f);
  g_assert_true (ui_shows (dialog, "1 customer"));
  choose (f, get_choice (dialog, 0, 1), "Coming to the fair?");
  choose (f, get_part (dialog, 0, 2), "is");
  choose (f, get_choice (dialog, 0, 3), "No");
  g_assert_true (ui_shows (dialog, "1 customer"));
  ui_assert_named (dialog);
  ui_click (f, dialog, "Save");
  uid = reg_uid_to_string (reg_record_get_uid (question));
  wanted = g_strdup_printf ("all\nanswer is %s no\n", uid);
  saved = ui_fixture_load (f, REG_ENTITY_SEGMENT, 1);
  g_assert_cmpstr (reg_record_get_text (saved, REG_SEGMENT_CONDITIONS), ==, wanted);
  assert_rows (window, 1);
  /* Opened again it shows what it is, without a question about changes when it is closed. */
  ui_activate (f, get_page (window), "customers.edit-segment");
  dialog = get_dialog (window);
  g_assert_true (ui_shows (dialog, "Coming to the fair?"));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (get_part (dialog, 0, 3))), ==, 1);
  ui_click (f, dialog, "Cancel");
  g_assert_null (get_dialog (window));
  ui_window_close (f, window);
}

/* Without questions there is nothing to choose; one that was removed is named as such. */
static void
test_question_gone (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window, *dialog;

  save_segment (f, "Odd", "all\nanswer is 0190c2f0-7b1a-7000-8000-00000000002a yes\n");
  window = show_customers (f, 900);
  dialog = open_new (f, window);
  ui_type (f, dialog, "Name", "None");
  choose (f, get_part (dialog, 0, 0), "Answer to a question");
  g_assert_true (ui_shows (dialog, "There are no questions yet"));
  g_assert_false (ui_can (dialog, "Save"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  reg_filter_bar_set_filter (get_bar (window), "segment:1");
  ui_fixture_settle (f);
  assert_rows (window, 0);
  ui_activate (f, get_page (window), "customers.edit-segment");
  dialog = get_dialog (window);
  g_assert_true (ui_shows (dialog, "A question that is gone"));
  g_assert_true (ui_can (dialog, "Save"));
  ui_click (f, dialog, "Cancel");
  g_assert_null (get_dialog (window));
  ui_window_close (f, window);
}

static void
test_has (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = show_customers (f, 900);
  GtkWidget *dialog;
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_HOLDING);

  reg_record_builder_set_ref (builder, REG_HOLDING_PARTY_ID, ui_find_party (f, "Bert"));
  reg_record_builder_set_text (builder, REG_HOLDING_NAME, "Bicycle with a trailer");
  ui_fixture_save (f, builder);
  dialog = open_new (f, window);
  choose (f, get_part (dialog, 0, 0), "What they have");
  type_value (f, dialog, 0, "trailer");
  g_assert_true (ui_shows (dialog, "Nobody meets these conditions so far."));
  choose (f, get_part (dialog, 0, 1), "includes a name with");
  g_assert_true (ui_shows (dialog, "1 customer"));
  choose (f, get_part (dialog, 0, 1), "is not known");
  g_assert_true (ui_shows (dialog, "2 customers"));
  choose (f, get_part (dialog, 0, 0), "Product groups they have");
  type_value (f, dialog, 0, "bicycles");
  g_assert_true (ui_shows (dialog, "Nobody meets these conditions so far."));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  ui_window_close (f, window);
}

static char *
export_to (UiFixture *f, GtkWidget *window, const char *name, const char *whom)
{
  g_autoptr (RegRecord) segment = ui_fixture_load (f, REG_ENTITY_SEGMENT, 1);
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  reg_segment_write (get_page (window), f->session, segment, whom, file);
  ui_fixture_settle (f);
  while (!g_file_test (path, G_FILE_TEST_EXISTS) || !ui_shows (window, "2 customers exported"))
    g_main_context_iteration (NULL, TRUE);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_export (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window;
  g_autofree char *table = NULL;
  g_autofree char *cards = NULL;
  g_autoptr (RegRecord) first = NULL;
  g_autoptr (RegRecord) second = NULL;

  save_segment (f, "Locals", "all\ntown is Utrecht\n");
  window = show_customers (f, 900);
  table = export_to (f, window, "a.csv", NULL);
  g_assert_nonnull (strstr (table, "Anna"));
  g_assert_nonnull (strstr (table, "Bert"));
  g_assert_null (strstr (table, "Cleo"));
  cards = export_to (f, window, "b.VCF", "Our insurer");
  g_assert_true (g_str_has_prefix (cards, "BEGIN:VCARD"));
  g_assert_null (strstr (cards, "Cleo"));
  first = ui_fixture_load (f, REG_ENTITY_EXPORT_ENTRY, 1);
  second = ui_fixture_load (f, REG_ENTITY_EXPORT_ENTRY, 2);
  g_assert_cmpint (reg_record_get_int (first, REG_EXPORT_ENTRY_COUNT), ==, 2);
  g_assert_true (g_str_has_suffix (reg_record_get_text (first, REG_EXPORT_ENTRY_PLACE), "/a.csv"));
  g_assert_cmpstr (reg_record_get_text (second, REG_EXPORT_ENTRY_FORM), ==, "vcard");
  g_assert_true (
      g_str_has_prefix (reg_record_get_text (second, REG_EXPORT_ENTRY_PLACE), "Our insurer: /"));
  ui_window_close (f, window);
}

/* A telephone, and other languages: nothing is wider than the window, everything has a name. */
static void
test_narrow (UiFixture *f, gconstpointer locale)
{
  GtkWidget *window, *dialog;
  int least;

  if (!ui_go_to (locale))
    return;
  save_segment (f, "Everything",
                "all\nsales-year at-least 100000\nlast-purchase before-months 6\n"
                "owner is me\nbirthday is 12\nemail known\nrung is first\nhas is-not Pump\n"
                "answer is-not 0190c2f0-7b1a-7000-8000-00000000002a yes\n");
  window = show_customers (f, 360);
  reg_filter_bar_set_filter (get_bar (window), "segment:1");
  ui_activate (f, get_page (window), "customers.edit-segment");
  dialog = get_dialog (window);
  gtk_widget_measure (adw_dialog_get_child (ADW_DIALOG (dialog)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  ui_assert_named (dialog);
  /* Nothing was changed by showing it. */
  adw_dialog_close (ADW_DIALOG (dialog));
  ui_fixture_settle (f);
  g_assert_null (ui_find_type (window, ADW_TYPE_ALERT_DIALOG));
  ui_window_close (f, window);
}

/* --- filters that are wanted now and then ------------------------------------------------ */

/* What the button after the filters offers first. */
static GMenuModel *
open_rare (GtkWidget *window)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (reg_filter_bar_get_end (get_bar (window)));
  GMenuModel *rare;

  gtk_menu_button_popup (button);
  rare = g_menu_model_get_item_link (gtk_menu_button_get_menu_model (button), 0,
                                     G_MENU_LINK_SECTION);
  gtk_menu_button_popdown (button);
  return rare;
}

static void
choose_rare (UiFixture *f, GtkWidget *window, const char *title)
{
  g_autoptr (GMenuModel) rare = open_rare (window);

  for (int i = 0; i < g_menu_model_get_n_items (rare); i++)
    {
      g_autofree char *label = NULL;
      g_autofree char *action = NULL;
      g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (
          rare, i, G_MENU_ATTRIBUTE_TARGET, G_VARIANT_TYPE_STRING);

      g_menu_model_get_item_attribute (rare, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      g_menu_model_get_item_attribute (rare, i, G_MENU_ATTRIBUTE_ACTION, "s", &action);
      if (!g_str_equal (label, title))
        continue;
      g_assert_true (gtk_widget_activate_action_variant (get_page (window), action, target));
      ui_fixture_settle (f);
      return;
    }
  g_error ("no filter %s in the menu", title);
}

/* They have no place among the others until somebody asks for one, and then the place of the last. */
static void
test_rare (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = show_customers (f, 900);

  g_assert_true (ui_shows (window, "Slipping away"));
  g_assert_false (ui_shows (window, "Payment overdue"));
  choose_rare (f, window, "Payment overdue");
  g_assert_cmpstr (reg_filter_bar_get_filter (get_bar (window)), ==, "owing");
  g_assert_true (ui_shows (window, "Payment overdue"));
  assert_rows (window, 0);

  choose_rare (f, window, "Rather not have");
  g_assert_cmpstr (reg_filter_bar_get_filter (get_bar (window)), ==, "unwanted");
  g_assert_false (ui_shows (window, "Payment overdue"));

  /* Segments that come after it leave it chosen. */
  save_segment (f, "Locals", "all\ntown is Utrecht\n");
  ui_fixture_settle (f);
  g_assert_cmpstr (reg_filter_bar_get_filter (get_bar (window)), ==, "unwanted");
  reg_filter_bar_set_filter (get_bar (window), NULL);
  ui_fixture_settle (f);
  assert_rows (window, 3);
  g_assert_true (ui_shows (window, "Rather not have"));
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  ADD ("/segments/make", test_make);
  ADD ("/segments/undo", test_undo);
  ADD ("/segments/change-and-delete", test_change_and_delete);
  ADD ("/segments/refused", test_refused);
  ADD ("/segments/read-only", test_read_only);
  ADD ("/segments/leaving", test_leaving);
  ADD ("/segments/remove", test_remove);
  ADD ("/segments/every-condition", test_every_condition);
  ADD ("/segments/answered", test_answered);
  ADD ("/segments/question-gone", test_question_gone);
  ADD ("/segments/has", test_has);
  ADD ("/segments/export", test_export);
  ADD ("/segments/rare", test_rare);
#undef ADD
  ui_test_everywhere ("/segments/narrow", test_narrow);
  return g_test_run ();
}
