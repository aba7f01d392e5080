/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/reg-country.h"
#include "store/reg-firm.h"
#include "work-fixture.h"
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

/* --- what is typed ---------------------------------------------------------------------- */

static void
start (Fixture *self)
{
  reg_first_run_start (self->page);
  ui_fixture_settle (&self->shop);
}

static guint
count (Fixture *self, RegEntityId entity)
{
  g_autoptr (GPtrArray) all = ui_fixture_list (&self->shop, entity, -1, 0);

  return all->len;
}

/* A name is enough: the rest is the country's, and somebody owns the shop. */
static void
test_least (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) staff = NULL;

  type (self, "name_row", "Linden Cycles");
  g_signal_emit_by_name (find_child (self, "name_row"), "entry-activated");
  ui_fixture_settle (&self->shop);
  g_assert_cmpint (self->started, ==, 1);
  staff = ui_fixture_list (&self->shop, REG_ENTITY_STAFF, -1, 0);
  g_assert_cmpuint (staff->len, ==, 1);
  g_assert_cmpstr (reg_record_get_text (staff->pdata[0], REG_STAFF_NAME), ==, "Owner");
  g_assert_null (reg_record_peek_text (staff->pdata[0], REG_STAFF_PIN));
}

static void
test_twice (Fixture *self, gconstpointer unused)
{
  type (self, "name_row", "Linden Cycles");
  reg_first_run_start (self->page);
  g_assert_false (gtk_widget_get_sensitive (find_child (self, "start_button")));
  g_assert_false (gtk_widget_get_sensitive (find_child (self, "import_button")));
  start (self);
  g_assert_cmpint (self->started, ==, 1);
  g_assert_cmpuint (count (self, REG_ENTITY_FIRM), ==, 1);
}

static void
test_pins (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *pin;
    gboolean fits;
  } cases[] = {
    { "", TRUE },           { "1234", TRUE },  { "12345678", TRUE }, { "123", FALSE },
    { "123456789", FALSE }, { "12a4", FALSE }, { "1 234", FALSE },   { "١٢٣٤", FALSE },
  };

  type (self, "name_row", "Linden Cycles");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      type (self, "pin_row", cases[i].pin);
      g_assert_cmpint (gtk_widget_get_sensitive (find_child (self, "start_button")), ==,
                       cases[i].fits);
      g_assert_cmpint (gtk_widget_has_css_class (find_child (self, "pin_row"), "error"), ==,
                       !cases[i].fits);
      g_assert_cmpint (gtk_widget_get_visible (find_child (self, "problem_label")), ==,
                       !cases[i].fits);
    }
}

/* Somebody else made the firm meanwhile: it is said, and nothing is made twice. */
static void
test_too_late (Fixture *self, gconstpointer unused)
{
  ui_fixture_make_firm (&self->shop);
  type (self, "name_row", "Linden Cycles");
  g_test_expect_message ("reg-ui", G_LOG_LEVEL_MESSAGE, "*The book could not be started*");
  start (self);
  g_test_assert_expected_messages ();
  g_assert_cmpint (self->started, ==, 0);
  g_assert_cmpuint (count (self, REG_ENTITY_FIRM), ==, 1);
  g_assert_true (gtk_widget_get_sensitive (find_child (self, "start_button")));
}

/* --- countries -------------------------------------------------------------------------- */

/* What the country sets is in the file from the first minute. */
static void
test_countries (Fixture *self, gconstpointer data)
{
  const RegCountry *country = reg_country_lookup (data);
  g_autoptr (GPtrArray) firms = NULL;
  const RegRecord *firm;

  type (self, "name_row", "Linden Cycles");
  reg_country_list_select (ADW_COMBO_ROW (find_child (self, "country_row")), data);
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_child (self, "formats_row"))),
              country->currency));
  start (self);
  firms = ui_fixture_list (&self->shop, REG_ENTITY_FIRM, -1, 0);
  firm = firms->pdata[0];
  g_assert_cmpstr (reg_record_get_text (firm, REG_FIRM_COUNTRY), ==, data);
  g_assert_cmpstr (reg_record_get_text (firm, REG_FIRM_CURRENCY), ==, country->currency);
  g_assert_cmpstr (reg_record_get_text (firm, REG_FIRM_LANGUAGE), ==, country->language);
  /* And none at all, for what is sold abroad. */
  g_assert_cmpuint (count (self, REG_ENTITY_TAX_RATE), ==,
                    reg_country_get_n_tax_rates (country) + 1);
  g_assert_cmpuint (count (self, REG_ENTITY_STAGE), >, 0);
  g_assert_cmpuint (count (self, REG_ENTITY_OPENING_HOURS), >, 0);
  g_assert_cmpuint (count (self, REG_ENTITY_DOCUMENT_SERIES), ==, 3);
  g_assert_cmpuint (count (self, REG_ENTITY_COMPLAINT_TARGET), ==, 3);
  g_assert_cmpuint (count (self, REG_ENTITY_APPROVAL_RULE), >, 0);
}

/* Every country can be told in a line, and is in the list once, in order. */
static void
test_every_country (void)
{
  GtkWidget *row = g_object_ref_sink (adw_combo_row_new ());
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_countries;
  const RegCountry *countries = reg_country_get_all (&n_countries);
  const char *last = NULL;

  reg_country_list_attach (ADW_COMBO_ROW (row));
  for (gsize i = 0; i < n_countries; i++)
    {
      const RegCountry *country;
      g_autofree char *text = NULL;

      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
      country = reg_country_list_get (ADW_COMBO_ROW (row));
      g_assert_nonnull (country);
      g_assert_true (g_hash_table_add (seen, (gpointer)country->code));
      g_assert_true (last == NULL || g_utf8_collate (last, country->name) <= 0);
      last = country->name;
      text = reg_country_describe (country);
      g_assert_true (g_str_has_prefix (text, country->currency));
      g_assert_cmpint (strstr (text, "no taxes yet") != NULL, ==,
                       reg_country_get_n_tax_rates (country) == 0);
      reg_country_list_select (ADW_COMBO_ROW (row), country->code);
      g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, i);
    }
  /* One nobody knows changes nothing. */
  reg_country_list_select (ADW_COMBO_ROW (row), "NL");
  reg_country_list_select (ADW_COMBO_ROW (row), "ZZ");
  reg_country_list_select (ADW_COMBO_ROW (row), NULL);
  g_assert_cmpstr (reg_country_list_get (ADW_COMBO_ROW (row))->code, ==, "NL");
  g_assert_cmpuint (g_hash_table_size (seen), ==, countries != NULL ? n_countries : 0);
  g_object_unref (row);
}

/* The country this computer is set up for is proposed. */
static void
test_guess (void)
{
  static const struct
  {
    const char *locale, *code;
  } cases[] = {
    { "nl_NL.UTF-8", "NL" }, { "de_CH.UTF-8", "CH" }, { "fr_BE@euro", "BE" }, { "ja_JP", "JP" },
    { "C", "US" },           { "pt", "US" },          { "en_ZZ", "US" },      { "", "US" },
  };
  g_autofree char *language = g_strdup (g_getenv ("LANGUAGE"));
  g_autofree char *all = g_strdup (g_getenv ("LC_ALL"));

  g_unsetenv ("LANGUAGE");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_setenv ("LC_ALL", *cases[i].locale != '\0' ? cases[i].locale : "C", TRUE);
      g_assert_cmpstr (reg_country_list_guess (), ==, cases[i].code);
    }
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  if (all != NULL)
    g_setenv ("LC_ALL", all, TRUE);
  else
    g_unsetenv ("LC_ALL");
}

/* --- shape ------------------------------------------------------------------------------ */

/* Narrow, in both directions of writing, everything can be reached and is named. */
static void
test_shape (Fixture *self, gconstpointer unused)
{
  static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };
  GtkTextDirection before = gtk_widget_get_default_direction ();

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      gtk_widget_set_default_direction (directions[i]);
      gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 600);
      ui_fixture_settle (&self->shop);
      g_assert_cmpint (gtk_widget_get_width (self->window), <=, 360);
      ui_assert_named (self->window);
    }
  gtk_widget_set_default_direction (before);
}

/* The other ways in: a demo, a book that is there, a backup. */
static void
test_other_ways (Fixture *self, gconstpointer unused)
{
  GtkWidget *menu = ui_find_type (self->window, GTK_TYPE_MENU_BUTTON);
  GMenuModel *model = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (menu));
  static const char *const actions[] = { "app.open-file", "app.restore" };
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, 0, G_MENU_LINK_SECTION);

  g_assert_nonnull (work_find_action (self->window, "app.open-demo"));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *action = NULL;

      g_assert_true (
          g_menu_model_get_item_attribute (section, i, G_MENU_ATTRIBUTE_ACTION, "s", &action));
      g_assert_cmpstr (action, ==, actions[i]);
    }
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->page)));
  g_assert_true (gtk_widget_get_state_flags (find_child (self, "name_row"))
                 & GTK_STATE_FLAG_FOCUS_WITHIN);
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
  static const char *const countries[] = { "NL", "US", "JP", "CH", "IN", "EG" };

  ui_fixture_init (&argc, &argv);
  g_test_add ("/first-run/start", Fixture, NULL, set_up, test_start, tear_down);
  g_test_add ("/first-run/import-follows", Fixture, NULL, set_up, test_import_follows, tear_down);
  g_test_add ("/first-run/incomplete", Fixture, NULL, set_up, test_incomplete, tear_down);
  g_test_add ("/first-run/least", Fixture, NULL, set_up, test_least, tear_down);
  g_test_add ("/first-run/twice", Fixture, NULL, set_up, test_twice, tear_down);
  g_test_add ("/first-run/pins", Fixture, NULL, set_up, test_pins, tear_down);
  g_test_add ("/first-run/too-late", Fixture, NULL, set_up, test_too_late, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *path = g_strconcat ("/first-run/countries/", countries[i], NULL);

      g_test_add (path, Fixture, countries[i], set_up, test_countries, tear_down);
    }
  g_test_add ("/first-run/shape", Fixture, NULL, set_up, test_shape, tear_down);
  g_test_add ("/first-run/other-ways", Fixture, NULL, set_up, test_other_ways, tear_down);
  g_test_add_func ("/first-run/every-country", test_every_country);
  g_test_add_func ("/first-run/guess", test_guess);
  g_test_add_func ("/first-run/country", test_country);
  g_test_add_func ("/problem/ways-out", test_problems);
  return g_test_run ();
}
