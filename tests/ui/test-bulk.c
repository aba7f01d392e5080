/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-bulk-dialog.h"
#include "ui/customer/reg-bulk-run.h"
#include "ui/customer/reg-customers-page.h"
#include "ui/table/reg-table-view.h"
#include "work-fixture.h"

/* One thing done to all customers that are selected in the list. */

typedef struct
{
  WorkFixture work; /* first */
  gint64 ids[3];
  GtkWidget *page;
  GtkWidget *window;
} Bulk;

static void
bulk_set_up (Bulk *b, gconstpointer unused)
{
  static const char *const names[] = { "Ada", "Ben", "Cem" };

  work_set_up (&b->work, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    b->ids[i] = ui_fixture_add_party (WORK_UI (&b->work), names[i]);
  b->page = reg_customers_page_new (b->work.ui.session);
  b->window = work_show_page (&b->work, b->page, 1100);
  ui_fixture_settle (WORK_UI (&b->work));
}

static void
bulk_tear_down (Bulk *b, gconstpointer unused)
{
  ui_window_close (WORK_UI (&b->work), b->window);
  work_tear_down (&b->work, NULL);
}

static GtkSelectionModel *
get_selection (Bulk *b)
{
  return GTK_SELECTION_MODEL (
      reg_table_view_get_selection (REG_TABLE_VIEW (ui_find_type (b->page, REG_TYPE_TABLE_VIEW))));
}

/* All rows, with the keyboard as far as the dialog. */
static GtkWidget *
open_dialog (Bulk *b)
{
  gtk_selection_model_select_all (get_selection (b));
  gtk_widget_grab_focus (b->page);
  g_assert_true (ui_press (WORK_UI (&b->work), b->window, GDK_KEY_e, GDK_CONTROL_MASK));
  ui_fixture_settle (WORK_UI (&b->work));
  return ui_find_type (b->window, REG_TYPE_BULK_DIALOG);
}

static void
choose (Bulk *b, GtkWidget *dialog, const char *what)
{
  ui_select (WORK_UI (&b->work), dialog, "What", what);
}

/* What is asked for each kind: which row with which answer, and what comes of it. */
static void
test_kinds (Bulk *b, gconstpointer unused)
{
  static const struct
  {
    const char *what, *row, *choice, *text_row, *text;
    int field;
    const char *expected;
  } cases[] = {
    { "Looked after by", "Looked after by", "Mina Kok", NULL, NULL, REG_PARTY_OWNER_ID, "1" },
    { "Class", NULL, NULL, "Class", " A ", REG_PARTY_CUSTOMER_CLASS, "A" },
    { "Keep in touch", "How often", "Every week", NULL, NULL, REG_PARTY_CONTACT_RHYTHM, "2" },
    { "Language", NULL, NULL, "Language", "de", REG_PARTY_LANGUAGE, "de" },
    { "Rather not have", NULL, NULL, "Because", "never pay", REG_PARTY_UNWANTED_BECAUSE,
      "never pay" },
    { "Add a note", NULL, NULL, "Note", "new catalogue", REG_PARTY_NOTE, "new catalogue" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *dialog = open_dialog (b);

      g_test_message ("%s", cases[i].what);
      choose (b, dialog, cases[i].what);
      if (cases[i].row != NULL)
        ui_select (WORK_UI (&b->work), dialog, cases[i].row, cases[i].choice);
      if (cases[i].text_row != NULL)
        ui_type (WORK_UI (&b->work), dialog, cases[i].text_row, cases[i].text);
      ui_click (WORK_UI (&b->work), dialog, "Change");
      for (guint k = 0; k < G_N_ELEMENTS (b->ids); k++)
        {
          g_autofree char *text = NULL;
          const RegFieldInfo *info = &reg_entity_get_info (REG_ENTITY_PARTY)
                                          ->fields[cases[i].field];

          if (info->type == REG_FIELD_TYPE_TEXT || info->type == REG_FIELD_TYPE_LONG_TEXT)
            text = work_get_text (&b->work, REG_ENTITY_PARTY, b->ids[k], cases[i].field);
          else
            text = g_strdup_printf (
                "%d", (int)work_get_int (&b->work, REG_ENTITY_PARTY, b->ids[k], cases[i].field));
          g_assert_cmpstr (text, ==, cases[i].expected);
        }
    }
}

static void
test_rung (Bulk *b, gconstpointer unused)
{
  GtkWidget *dialog = open_dialog (b);

  choose (b, dialog, "Kind of customer");
  ui_select (WORK_UI (&b->work), dialog, "Kind of customer", "Partner");
  ui_type (WORK_UI (&b->work), dialog, "Why", "same street");
  ui_click (WORK_UI (&b->work), dialog, "Change");
  g_assert_true (ui_shows (b->window, "3 customers changed"));
  g_assert_cmpuint (ui_count (WORK_UI (&b->work), REG_ENTITY_RUNG_MARK), ==, 3);
  /* One undo for all of them, and it is done again. */
  work_undo (&b->work);
  g_assert_cmpuint (ui_count (WORK_UI (&b->work), REG_ENTITY_RUNG_MARK), ==, 0);
  work_redo (&b->work);
  g_assert_cmpuint (ui_count (WORK_UI (&b->work), REG_ENTITY_RUNG_MARK), ==, 3);
}

/* Who is so already is left alone, and the message says so. */
static void
test_left_alone (Bulk *b, gconstpointer unused)
{
  GtkWidget *dialog;

  work_change_text (&b->work, REG_ENTITY_PARTY, b->ids[0], REG_PARTY_LANGUAGE, "nl");
  work_change_int (&b->work, REG_ENTITY_PARTY, b->ids[1], REG_PARTY_RESTRICTED, 1);
  ui_fixture_settle (WORK_UI (&b->work));
  dialog = open_dialog (b);
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (dialog)), ==, "Change 3 customers");
  g_assert_true (ui_shows (dialog, "3 customers"));
  choose (b, dialog, "Language");
  ui_type (WORK_UI (&b->work), dialog, "Language", "nl");
  ui_click (WORK_UI (&b->work), dialog, "Change");
  g_assert_true (ui_shows (
      b->window, "1 of 3 customers changed; left alone: 1 was so already, 1 may only be kept"));
  dialog = open_dialog (b);
  choose (b, dialog, "Language");
  ui_type (WORK_UI (&b->work), dialog, "Language", "nl");
  ui_click (WORK_UI (&b->work), dialog, "Change");
  g_assert_true (
      ui_shows (b->window, "Nothing was changed: 2 were so already, 1 may only be kept"));
}

/* Somebody deletes one while the question is open. */
static void
test_gone (Bulk *b, gconstpointer unused)
{
  GtkWidget *dialog = open_dialog (b);

  ui_delete (WORK_UI (&b->work), REG_ENTITY_PARTY, b->ids[2]);
  choose (b, dialog, "Delete");
  g_assert_null (ui_find_button (dialog, "Change"));
  ui_click (WORK_UI (&b->work), dialog, "Delete");
  g_assert_true (
      ui_shows (b->window, "2 of 3 customers deleted; left alone: 1 was deleted meanwhile"));
  g_assert_cmpuint (ui_count (WORK_UI (&b->work), REG_ENTITY_PARTY), ==, 0);
  work_undo_by_toast (&b->work, b->window);
  g_assert_cmpuint (ui_count (WORK_UI (&b->work), REG_ENTITY_PARTY), ==, 2);
}

/* Nothing can be done without what is needed, and nothing without a selection. */
static void
test_refused (Bulk *b, gconstpointer unused)
{
  GtkWidget *dialog = open_dialog (b);

  choose (b, dialog, "Add a note");
  g_assert_false (ui_can (dialog, "Change"));
  ui_type (WORK_UI (&b->work), dialog, "Note", "   ");
  g_assert_false (ui_can (dialog, "Change"));
  ui_type (WORK_UI (&b->work), dialog, "Note", "x");
  g_assert_true (ui_can (dialog, "Change"));
  ui_assert_named (dialog);
  ui_click (WORK_UI (&b->work), dialog, "Cancel");
  gtk_selection_model_unselect_all (get_selection (b));
  g_assert_false (ui_press (WORK_UI (&b->work), b->window, GDK_KEY_e, GDK_CONTROL_MASK));
  ui_fixture_settle (WORK_UI (&b->work));
  g_assert_null (ui_find_type (b->window, REG_TYPE_BULK_DIALOG));
}

/* In a book that can only be read the answer is that nothing was changed. */
static void
test_read_only (Bulk *b, gconstpointer unused)
{
  GtkWidget *dialog;

  ui_window_close (WORK_UI (&b->work), b->window);
  ui_reopen_read_only (WORK_UI (&b->work));
  b->page = reg_customers_page_new (b->work.ui.session);
  b->window = work_show_page (&b->work, b->page, 1100);
  dialog = open_dialog (b);
  choose (b, dialog, "Delete");
  ui_click (WORK_UI (&b->work), dialog, "Delete");
  g_assert_true (ui_shows (b->window, "Not deleted. The file may only be read here, not changed."));
  g_assert_cmpuint (ui_count (WORK_UI (&b->work), REG_ENTITY_PARTY), ==, 3);
}

/* --- very many -------------------------------------------------------------------------- */

typedef struct
{
  gint64 *ids;
  gsize n_ids;
} Many;

static gboolean
many_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Many *many = data;

  for (gsize i = 0; i < many->n_ids; i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
      g_autoptr (RegRecord) record = NULL;
      g_autoptr (RegRecord) saved = NULL;

      reg_record_builder_set_text (builder, REG_PARTY_NAME, "Somebody");
      record = reg_record_builder_end (builder);
      saved = reg_db_save (db, record, error);
      if (saved == NULL)
        return FALSE;
      many->ids[i] = reg_record_get_id (saved);
    }
  return TRUE;
}

/* So many that a person sees how far it is; pressed Cancel, nothing was changed. */
static void
test_cancelled (Bulk *b, gconstpointer unused)
{
  static const RegActionInfo info = { .kind = "import", .label = "Imported" };
  const RegBulkChange change = { REG_BULK_LANGUAGE, 0, "nl" };
  Many many = { g_new0 (gint64, 500), 500 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  AdwDialog *progress;

  reg_store_write_sync (b->work.ui.store, &info, many_job, &many, NULL, NULL, &error);
  g_assert_no_error (error);
  ui_fixture_settle (WORK_UI (&b->work));
  reg_bulk_run (b->page, b->work.ui.session, &change, many.ids, many.n_ids);
  progress = work_get_dialog (b->window);
  g_assert_nonnull (ui_find_type (GTK_WIDGET (progress), GTK_TYPE_PROGRESS_BAR));
  /* Before the main loop runs again the answer cannot have come. */
  g_signal_emit_by_name (progress, "response", "cancel");
  ui_fixture_settle (WORK_UI (&b->work));
  g_assert_true (ui_shows (b->window, "Cancelled, nothing was changed."));
  text = work_get_text (&b->work, REG_ENTITY_PARTY, many.ids[0], REG_PARTY_LANGUAGE);
  g_assert_cmpstr (text, ==, "");
  /* Left to end, all of them are otherwise, and the bar is gone. */
  reg_bulk_run (b->page, b->work.ui.session, &change, many.ids, many.n_ids);
  ui_fixture_settle (WORK_UI (&b->work));
  g_assert_true (ui_shows (b->window, "500 customers changed"));
  g_assert_null (work_get_dialog (b->window));
  g_free (many.ids);
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
#define ADD(path, test) g_test_add ("/bulk/" path, Bulk, NULL, bulk_set_up, test, bulk_tear_down)
  ADD ("kinds", test_kinds);
  ADD ("rung", test_rung);
  ADD ("left-alone", test_left_alone);
  ADD ("gone", test_gone);
  ADD ("refused", test_refused);
  ADD ("read-only", test_read_only);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
