/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/reg-firm.h"
#include "ui-fixture.h"
#include "ui/firstrun/reg-country-list.h"
#include "ui/firstrun/reg-first-run.h"
#include "ui/firstrun/reg-problem-page.h"
#include "ui/reg-error-text.h"

/* A book that has no firm yet. */
typedef struct
{
  UiFixture shop;
  GtkWidget *window;
  RegFirstRun *page;
  int started;
  gboolean wants_import;
} Fixture;

static void
started_cb (RegFirstRun *page, gboolean wants_import, Fixture *self)
{
  self->started++;
  self->wants_import = wants_import;
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->shop.folder = g_dir_make_tmp ("regulars-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->shop.folder, "new.regulars", NULL);
  self->shop.store = reg_store_new (path, REG_STORE_CREATE);
  reg_store_open_sync (self->shop.store, NULL, &error);
  g_assert_no_error (error);
  self->shop.session = reg_session_new (self->shop.store);
  self->page = g_object_new (REG_TYPE_FIRST_RUN, NULL);
  reg_first_run_set_session (self->page, self->shop.session);
  g_signal_connect (self->page, "started", G_CALLBACK (started_cb), self);
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  ui_fixture_settle (&self->shop);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_fixture_tear_down (&self->shop, NULL);
}

static GtkWidget *
find_child (Fixture *self, const char *id)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (self->page), REG_TYPE_FIRST_RUN, id));
}

static void
type (Fixture *self, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_child (self, id)), text);
}

static void
test_start (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) firms = NULL;
  g_autoptr (GPtrArray) staff = NULL;

  g_assert_false (gtk_widget_get_sensitive (find_child (self, "start_button")));
  type (self, "name_row", "  Linden Cycles ");
  g_assert_true (gtk_widget_get_sensitive (find_child (self, "start_button")));
  reg_country_list_select (ADW_COMBO_ROW (find_child (self, "country_row")), "NL");
  type (self, "owner_row", "Mina Kok");
  type (self, "pin_row", "2468");
  reg_first_run_start (self->page);
  ui_fixture_settle (&self->shop);

  g_assert_cmpint (self->started, ==, 1);
  g_assert_false (self->wants_import);
  firms = ui_fixture_list (&self->shop, REG_ENTITY_FIRM, -1, 0);
  g_assert_cmpuint (firms->len, ==, 1);
  g_assert_cmpstr (reg_record_get_text (firms->pdata[0], REG_FIRM_NAME), ==, "Linden Cycles");
  g_assert_cmpstr (reg_record_get_text (firms->pdata[0], REG_FIRM_CURRENCY), ==, "EUR");
  staff = ui_fixture_list (&self->shop, REG_ENTITY_STAFF, -1, 0);
  g_assert_cmpuint (staff->len, ==, 1);
  g_assert_cmpstr (reg_record_get_text (staff->pdata[0], REG_STAFF_NAME), ==, "Mina Kok");
  g_assert_nonnull (reg_record_peek_text (staff->pdata[0], REG_STAFF_PIN));
  /* Kept as a hash, never as typed. */
  g_assert_null (strstr (reg_record_get_text (staff->pdata[0], REG_STAFF_PIN), "2468"));
}

static void
test_import_follows (Fixture *self, gconstpointer unused)
{
  type (self, "name_row", "Linden Cycles");
  g_signal_emit_by_name (find_child (self, "import_button"), "clicked");
  ui_fixture_settle (&self->shop);
  g_assert_cmpint (self->started, ==, 1);
  g_assert_true (self->wants_import);
}

/* Nothing is written from answers that do not fit. */
static void
test_incomplete (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) firms = NULL;

  type (self, "name_row", "   ");
  g_assert_false (gtk_widget_get_sensitive (find_child (self, "start_button")));
  type (self, "name_row", "Linden Cycles");
  type (self, "pin_row", "12");
  g_assert_false (gtk_widget_get_sensitive (find_child (self, "start_button")));
  g_assert_true (gtk_widget_get_visible (find_child (self, "problem_label")));
  reg_first_run_start (self->page);
  ui_fixture_settle (&self->shop);
  firms = ui_fixture_list (&self->shop, REG_ENTITY_FIRM, -1, 0);
  g_assert_cmpuint (firms->len, ==, 0);
  type (self, "pin_row", "");
  g_assert_true (gtk_widget_get_sensitive (find_child (self, "start_button")));
  g_assert_false (gtk_widget_get_visible (find_child (self, "problem_label")));
}

static void
test_country (void)
{
  g_autofree char *netherlands = reg_country_describe (reg_country_lookup ("NL"));
  g_autofree char *japan = reg_country_describe (reg_country_lookup ("JP"));

  g_assert_nonnull (strstr (netherlands, "EUR"));
  g_assert_nonnull (strstr (netherlands, "1.234,55"));
  g_assert_nonnull (strstr (netherlands, "21"));
  g_assert_nonnull (strstr (japan, "JPY"));
  g_assert_null (strstr (japan, "1,234."));
}

/* --- problems --------------------------------------------------------------------------- */

static gboolean
shows (RegProblemPage *page, const char *id)
{
  return gtk_widget_get_visible (
      GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), REG_TYPE_PROBLEM_PAGE, id)));
}

static gboolean
proposes (RegProblemPage *page, const char *id)
{
  return gtk_widget_has_css_class (
      GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), REG_TYPE_PROBLEM_PAGE, id)),
      "suggested-action");
}

static void
test_problems (void)
{
  static const struct
  {
    RegStoreError code;
    const char *proposed;
    gboolean restore, read_only;
  } cases[] = {
    { REG_STORE_ERROR_CORRUPT, "restore_button", TRUE, TRUE },
    { REG_STORE_ERROR_NEWER_SCHEMA, "read_only_button", FALSE, TRUE },
    { REG_STORE_ERROR_FOREIGN, "other_button", FALSE, FALSE },
    { REG_STORE_ERROR_IN_USE, "again_button", FALSE, TRUE },
    { REG_STORE_ERROR_READ_ONLY, "again_button", FALSE, TRUE },
    { REG_STORE_ERROR_FULL, "again_button", FALSE, TRUE },
    { REG_STORE_ERROR_FAILED, "again_button", TRUE, FALSE },
  };
  RegProblemPage *page = g_object_ref_sink (g_object_new (REG_TYPE_PROBLEM_PAGE, NULL));
  AdwStatusPage *status = ADW_STATUS_PAGE (
      gtk_widget_get_template_child (GTK_WIDGET (page), REG_TYPE_PROBLEM_PAGE, "status"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new (REG_STORE_ERROR, cases[i].code, "code %u", i);
      g_autofree char *sentence = reg_error_describe (error);

      reg_problem_page_show (page, error, "/books/a & b.regulars");
      g_assert_true (proposes (page, cases[i].proposed));
      g_assert_cmpint (shows (page, "restore_button"), ==, cases[i].restore);
      g_assert_cmpint (shows (page, "read_only_button"), ==, cases[i].read_only);
      g_assert_true (shows (page, "other_button"));
      g_assert_true (g_str_has_prefix (adw_status_page_get_description (status), sentence));
      g_assert_nonnull (strstr (adw_status_page_get_description (status), "a &amp; b"));
    }
  g_assert_finalize_object (page);
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
  g_test_add ("/first-run/start", Fixture, NULL, set_up, test_start, tear_down);
  g_test_add ("/first-run/import-follows", Fixture, NULL, set_up, test_import_follows, tear_down);
  g_test_add ("/first-run/incomplete", Fixture, NULL, set_up, test_incomplete, tear_down);
  g_test_add_func ("/first-run/country", test_country);
  g_test_add_func ("/problem/ways-out", test_problems);
  return g_test_run ();
}
