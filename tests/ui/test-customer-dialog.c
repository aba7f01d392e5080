/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "store/reg-journal.h"
#include "ui-drive.h"
#include "ui/customer/reg-contact-editor.h"
#include "ui/customer/reg-customer-dialog.h"
#include "ui/widgets/reg-party-search.h"

/* --- help ------------------------------------------------------------------------------- */

/* The dialog over a window, as it is opened with "Edit" or "New customer". */
static GtkWidget *
open_dialog (UiFixture *f, gint64 party, AdwDialog **dialog)
{
  GtkWidget *window = ui_window_new (f, gtk_label_new ("behind"), 800, 700);

  *dialog = reg_customer_dialog_new (f->session, party);
  adw_dialog_present (*dialog, window);
  ui_fixture_settle (f);
  return window;
}

static AdwDialog *
get_dialog (GtkWidget *window)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (window));
}

static void
save (UiFixture *f, AdwDialog *dialog)
{
  ui_activate (f, GTK_WIDGET (dialog), "customer.save");
}

static void
choose_kind (UiFixture *f, AdwDialog *dialog, const char *kind)
{
  adw_toggle_group_set_active_name (
      ADW_TOGGLE_GROUP (ui_find_type (GTK_WIDGET (dialog), ADW_TYPE_TOGGLE_GROUP)), kind);
  ui_fixture_settle (f);
}

static GPtrArray *
list_points (UiFixture *f, gint64 party)
{
  return ui_fixture_list (f, REG_ENTITY_CONTACT_POINT, REG_CONTACT_POINT_PARTY_ID, party);
}

static const char *
get_point (GPtrArray *points, guint index)
{
  return reg_record_get_text (g_ptr_array_index (points, index), REG_CONTACT_POINT_VALUE);
}

static void
assert_text (UiFixture *f, gint64 party, int field, const char *text)
{
  g_autoptr (RegRecord) record = ui_fixture_load (f, REG_ENTITY_PARTY, party);

  g_assert_cmpstr (reg_record_get_text (record, field), ==, text);
}

/* --- facts ------------------------------------------------------------------------------ */

/* Each fact as it is typed, kept and shown; undo takes them all back. */
static void
test_facts (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *title, *typed;
    int field;
    const char *kept;
    const char *shown; /* in the window, NULL where it is not */
  } facts[] = {
    { "Name", "  Bakery <The Stalk> & Sons ", REG_PARTY_NAME, "Bakery <The Stalk> & Sons",
      "Bakery <The Stalk> & Sons" },
    { "Contact person", "Jan de Wit", REG_PARTY_CONTACT_NAME, "Jan de Wit", "Jan de Wit" },
    { "Position", "Baker", REG_PARTY_TITLE, "Baker", "Baker" },
    { "Birthday", "24 Dec 1980", REG_PARTY_BIRTHDAY, "1980-12-24", NULL },
    { "Language", "Nederlands", REG_PARTY_LANGUAGE, "Nederlands", "Nederlands" },
    { "Customer number", "K-007", REG_PARTY_CODE, "K-007", "K-007" },
    { "Class", "Wholesale", REG_PARTY_CUSTOMER_CLASS, "Wholesale", "Wholesale" },
    { "Came through", "the fair", REG_PARTY_SOURCE, "the fair", "the fair" },
  };
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window = ui_open_customer (f, party);
  GtkWidget *dialog;
  g_autoptr (RegRecord) numbers = NULL;

  ui_press (f, window, GDK_KEY_e, GDK_CONTROL_MASK);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  choose_kind (f, ADW_DIALOG (dialog), "organisation");
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    ui_type (f, dialog, facts[i].title, facts[i].typed);
  ui_type (f, dialog, "Days to pay", "30");
  ui_type (f, dialog, "Credit limit", "2500.50");
  ui_select (f, dialog, "Looked after by", "Mina Kok");
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find_type (dialog, GTK_TYPE_TEXT_VIEW))),
      " Rings before nine.\nNever on Monday. ", -1);
  ui_press (f, window, GDK_KEY_s, GDK_CONTROL_MASK);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  /* What is looked up now and then is folded away. */
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (ui_find_row (window, ADW_TYPE_EXPANDER_ROW, "More about them")), TRUE);
  ui_fixture_settle (f);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      assert_text (f, party, facts[i].field, facts[i].kept);
      if (facts[i].shown != NULL && !ui_shows (window, facts[i].shown))
        g_error ("%s is not shown", facts[i].shown);
    }
  numbers = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  g_assert_cmpint (reg_record_get_int (numbers, REG_PARTY_PAYMENT_DAYS), ==, 30);
  g_assert_cmpint (reg_record_get_int (numbers, REG_PARTY_CREDIT_LIMIT), ==, 250050);
  g_assert_cmpint (reg_record_get_int (numbers, REG_PARTY_OWNER_ID), ==, f->owner);
  g_assert_cmpstr (reg_record_get_text (numbers, REG_PARTY_NOTE), ==,
                   "Rings before nine.\nNever on Monday.");
  ui_undo (f, window, "Customer changed");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Bakery");
  for (guint i = 1; i < G_N_ELEMENTS (facts); i++)
    assert_text (f, party, facts[i].field, "");
  ui_window_close (f, window);
}

/* What does not fit is said, kept as it was typed, and nothing is written. */
static void
test_refused (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *title, *bad, *problem, *good;
  } cases[] = {
    { "Name", "  ", "A customer needs a name.", "Bakery" },
    { "Phone", "call me", "A phone number has at least three digits, and no letters.", "020 123" },
    { "Phone", "12", "A phone number has at least three digits, and no letters.", "" },
    { "E-mail", "not a mail", "An e-mail address looks like name@example.org.", "a@b.example" },
    { "E-mail", "a@b", "An e-mail address looks like name@example.org.", "a@b.example" },
    { "E-mail", "a@b.", "An e-mail address looks like name@example.org.", "a@b.example" },
    { "E-mail", "a@b@c.d", "An e-mail address looks like name@example.org.", "a@b.example" },
    { "Birthday", "soon", "A birthday looks like 24 Dec 1980, or 24 Dec without the year.", "" },
    { "Birthday", "31 Feb 1980", "A birthday looks like 24 Dec 1980, or 24 Dec without the year.",
      "29 Feb" },
    { "Birthday", "24 Dec 2999", "A birthday cannot be in the future.", "24 Dec 1999" },
    { "Days to pay", "soon", "Days to pay are a number, such as 14.", "14" },
    { "Days to pay", "-1", "Days to pay are a number, such as 14.", "0" },
    { "Days to pay", "1000", "Days to pay are a number, such as 14.", "999" },
    { "Credit limit", "a lot", "The credit limit is an amount of money, such as 5000.", "5000" },
  };

  AdwDialog *dialog;
  GtkWidget *window = open_dialog (f, 0, &dialog);

  ui_type (f, GTK_WIDGET (dialog), "Name", "Somebody");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *row;

      ui_type (f, GTK_WIDGET (dialog), cases[i].title, cases[i].bad);
      save (f, dialog);
      if (!ui_shows (GTK_WIDGET (dialog), cases[i].problem))
        g_error ("%s “%s” is not refused", cases[i].title, cases[i].bad);
      row = ui_find_row (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, cases[i].title);
      g_assert_true (gtk_widget_has_css_class (row, "error"));
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                        GTK_ACCESSIBLE_INVALID_TRUE);
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), row));
      g_assert_cmpuint (ui_count (f, REG_ENTITY_PARTY), ==, 0);
      g_assert_cmpstr (ui_read (GTK_WIDGET (dialog), cases[i].title), ==, cases[i].bad);
      ui_type (f, GTK_WIDGET (dialog), cases[i].title, cases[i].good);
      g_assert_false (gtk_widget_has_css_class (row, "error"));
    }
  save (f, dialog);
  g_assert_cmpuint (ui_count (f, REG_ENTITY_PARTY), ==, 1);
  ui_window_close (f, window);
}

static void
test_name_follows (UiFixture *f, gconstpointer unused)
{
  AdwDialog *dialog;
  GtkWidget *window = open_dialog (f, 0, &dialog);
  GtkWidget *widget = GTK_WIDGET (dialog);
  g_autoptr (RegRecord) party = NULL;

  choose_kind (f, dialog, "person");
  ui_type (f, widget, "Given name", "Łucja");
  g_assert_cmpstr (ui_read (widget, "Name"), ==, "Łucja");
  ui_type (f, widget, "Family name", "Nowak");
  g_assert_cmpstr (ui_read (widget, "Name"), ==, "Łucja Nowak");
  ui_type (f, widget, "Name", "Mrs Nowak");
  ui_type (f, widget, "Given name", "Lucy");
  g_assert_cmpstr (ui_read (widget, "Name"), ==, "Mrs Nowak");
  /* A firm has no given name; what a person had stays typed should it be one after all. */
  choose_kind (f, dialog, "organisation");
  g_assert_null (ui_find_row (widget, ADW_TYPE_ENTRY_ROW, "Given name"));
  g_assert_nonnull (ui_find_row (widget, ADW_TYPE_ENTRY_ROW, "Contact person"));
  choose_kind (f, dialog, "person");
  g_assert_cmpstr (ui_read (widget, "Given name"), ==, "Lucy");
  save (f, dialog);
  party = ui_fixture_load (f, REG_ENTITY_PARTY, ui_find_party (f, "Mrs Nowak"));
  g_assert_cmpint (reg_record_get_int (party, REG_PARTY_KIND), ==, REG_PARTY_KIND_PERSON);
  g_assert_cmpint (reg_record_get_int (party, REG_PARTY_OWNER_ID), ==, f->owner);
  ui_window_close (f, window);
}

/* --- ways to reach them ----------------------------------------------------------------- */

static void
test_all_kinds (UiFixture *f, gconstpointer unused)
{
  static const char *const values[REG_N_CONTACT_KINDS] = {
    [REG_CONTACT_KIND_PHONE] = "020 555 01 77",
    [REG_CONTACT_KIND_MOBILE] = "06 12345678",
    [REG_CONTACT_KIND_FAX] = "020 555 01 78",
    [REG_CONTACT_KIND_EMAIL] = "info@halm.example",
    [REG_CONTACT_KIND_WEB] = "www.halm.example",
    [REG_CONTACT_KIND_SOCIAL] = "@halm",
    [REG_CONTACT_KIND_CHAT] = "halm",
  };
  gint64 party = ui_fixture_add_party (f, "Bakery");
  AdwDialog *dialog;
  GtkWidget *window = open_dialog (f, party, &dialog);
  GtkWidget *editor = ui_find_type (GTK_WIDGET (dialog), REG_TYPE_CONTACT_EDITOR);
  g_autoptr (GPtrArray) points = NULL;
  guint n = 0;

  for (int kind = 0; kind < REG_N_CONTACT_KINDS; kind++)
    {
      const char *label = reg_enum_get_label (&reg_enum_contact_kind, kind);

      gtk_widget_activate_action (editor, "contacts.add", "s",
                                  reg_enum_get_nick (&reg_enum_contact_kind, kind));
      ui_fixture_settle (f);
      if (values[kind] == NULL)
        continue;
      ui_type (f, GTK_WIDGET (dialog), label, values[kind]);
      n++;
    }
  /* One that is left empty is none. */
  save (f, dialog);
  points = list_points (f, party);
  g_assert_cmpuint (points->len, ==, n);
  for (guint i = 0; i < points->len; i++)
    {
      const RegRecord *point = g_ptr_array_index (points, i);

      g_assert_cmpstr (get_point (points, i), ==,
                       values[reg_record_get_int (point, REG_CONTACT_POINT_KIND)]);
    }
  ui_window_close (f, window);
}

static void
test_address (UiFixture *f, gconstpointer unused)
{
  AdwDialog *dialog;
  GtkWidget *window = open_dialog (f, 0, &dialog);
  GtkWidget *widget = GTK_WIDGET (dialog);
  g_autoptr (GPtrArray) points = NULL;
  const RegRecord *address;
  gint64 party;

  ui_type (f, widget, "Name", "Bäckerei");
  ui_type (f, widget, "Phone", "030 123456");
  ui_type (f, widget, "Street", "Mühlenstraße 4");
  ui_type (f, widget, "Postal code", "10243");
  ui_type (f, widget, "Town", "Berlin");
  ui_type (f, widget, "Country", "Deutschland");
  save (f, dialog);
  party = ui_find_party (f, "Bäckerei");
  points = list_points (f, party);
  g_assert_cmpuint (points->len, ==, 2);
  /* A number without the country's is of where they live, so that it is found however it is
   * dialled. */
  g_assert_cmpstr (reg_record_get_text (g_ptr_array_index (points, 0), REG_CONTACT_POINT_DIGITS),
                   ==, "30123456");
  address = g_ptr_array_index (points, 1);
  g_assert_cmpstr (reg_record_get_text (address, REG_CONTACT_POINT_STREET), ==, "Mühlenstraße 4");
  g_assert_cmpstr (reg_record_get_text (address, REG_CONTACT_POINT_COUNTRY), ==, "Deutschland");
  ui_window_close (f, window);
  window = ui_open_customer (f, party);
  g_assert_true (ui_shows (window, "Mühlenstraße 4, 10243 Berlin, Deutschland"));
  g_assert_nonnull (ui_find_button (window, "Show on openstreetmap.org"));
  g_assert_nonnull (ui_find_button (window, "Call"));
  ui_window_close (f, window);
}

static void
test_several (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  static const char *const numbers[] = { "020 111 11 11", "020 222 22 22", "020 333 33 33" };
  AdwDialog *dialog;
  GtkWidget *window;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    ui_fixture_add_contact (f, party, REG_CONTACT_KIND_PHONE, numbers[i]);
  before = list_points (f, party);
  window = open_dialog (f, party, &dialog);
  /* The first of them goes. */
  ui_click (f, GTK_WIDGET (dialog), "Remove: Phone");
  ui_type (f, GTK_WIDGET (dialog), "Phone", "020 222 22 23");
  save (f, dialog);
  after = list_points (f, party);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpstr (get_point (after, 0), ==, "020 222 22 23");
  g_assert_cmpstr (get_point (after, 1), ==, numbers[2]);
  /* It is the same number put right, not another one. */
  g_assert_cmpint (reg_record_get_id (g_ptr_array_index (after, 0)), ==,
                   reg_record_get_id (g_ptr_array_index (before, 1)));
  ui_undo (f, window, "Customer changed");
  g_clear_pointer (&after, g_ptr_array_unref);
  after = list_points (f, party);
  g_assert_cmpuint (after->len, ==, 3);
  ui_window_close (f, window);
}

/* --- somebody else ---------------------------------------------------------------------- */

static void
test_changed_meanwhile (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 phone = ui_fixture_add_contact (f, party, REG_CONTACT_KIND_PHONE, "020 111 11 11");
  gint64 fax = ui_fixture_add_contact (f, party, REG_CONTACT_KIND_FAX, "020 999 99 99");
  AdwDialog *dialog;
  GtkWidget *window = open_dialog (f, party, &dialog);
  g_autoptr (RegRecord) kept = NULL;
  g_autoptr (RegRecord) other = NULL;
  g_autoptr (GPtrArray) points = NULL;

  ui_type (f, GTK_WIDGET (dialog), "Name", "Bakery The Stalk");
  ui_type (f, GTK_WIDGET (dialog), "Phone", "020 111 11 12");
  ui_change_text (f, REG_ENTITY_PARTY, party, REG_PARTY_CODE, "K7");
  ui_change_text (f, REG_ENTITY_CONTACT_POINT, phone, REG_CONTACT_POINT_LABEL, "shop");
  ui_change_text (f, REG_ENTITY_CONTACT_POINT, fax, REG_CONTACT_POINT_VALUE, "020 999 99 00");
  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_EMAIL, "new@halm.example");
  ui_fixture_settle (f);
  save (f, dialog);
  assert_text (f, party, REG_PARTY_NAME, "Bakery The Stalk");
  assert_text (f, party, REG_PARTY_CODE, "K7");
  kept = ui_fixture_load (f, REG_ENTITY_CONTACT_POINT, phone);
  g_assert_cmpstr (reg_record_get_text (kept, REG_CONTACT_POINT_VALUE), ==, "020 111 11 12");
  g_assert_cmpstr (reg_record_get_text (kept, REG_CONTACT_POINT_LABEL), ==, "shop");
  other = ui_fixture_load (f, REG_ENTITY_CONTACT_POINT, fax);
  g_assert_cmpstr (reg_record_get_text (other, REG_CONTACT_POINT_VALUE), ==, "020 999 99 00");
  points = list_points (f, party);
  g_assert_cmpuint (points->len, ==, 3);
  ui_window_close (f, window);
}

static void
test_gone_meanwhile (UiFixture *f, gconstpointer unused)
{
  AdwDialog *dialog;
  GtkWidget *window = open_dialog (f, 4711, &dialog);

  /* There is nobody to edit; nothing can be saved by mistake. */
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (GTK_WIDGET (dialog), "Save")));
  save (f, dialog);
  g_assert_cmpuint (ui_count (f, REG_ENTITY_PARTY), ==, 0);
  ui_window_close (f, window);
}

static gint64
add_colleague (UiFixture *f, const char *name)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_STAFF);
  gint64 id;

  reg_record_builder_set_text (builder, REG_STAFF_NAME, name);
  id = ui_fixture_save (f, builder);
  ui_fixture_settle (f);
  return id;
}

static gint64
get_owner (UiFixture *f, gint64 party)
{
  g_autoptr (RegRecord) record = ui_fixture_load (f, REG_ENTITY_PARTY, party);

  return reg_record_get_int (record, REG_PARTY_OWNER_ID);
}

/* Who is chosen is a person, not a place in a list that changes. */
static void
test_colleagues (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  AdwDialog *dialog;
  GtkWidget *window = open_dialog (f, party, &dialog);
  gint64 anna;

  ui_select (f, GTK_WIDGET (dialog), "Looked after by", "Mina Kok");
  anna = add_colleague (f, "Anna");
  save (f, dialog);
  g_assert_cmpint (get_owner (f, party), ==, f->owner);
  ui_window_close (f, window);
  window = open_dialog (f, party, &dialog);
  ui_select (f, GTK_WIDGET (dialog), "Looked after by", "Anna");
  save (f, dialog);
  ui_window_close (f, window);
  /* Who left is still who looked after them, until somebody says otherwise. */
  ui_delete (f, REG_ENTITY_STAFF, anna);
  window = open_dialog (f, party, &dialog);
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Somebody who left"));
  ui_type (f, GTK_WIDGET (dialog), "Class", "A");
  save (f, dialog);
  g_assert_cmpint (get_owner (f, party), ==, anna);
  ui_window_close (f, window);
  window = open_dialog (f, party, &dialog);
  ui_select (f, GTK_WIDGET (dialog), "Looked after by", "Nobody");
  save (f, dialog);
  g_assert_cmpint (get_owner (f, party), ==, 0);
  ui_window_close (f, window);
}

/* --- relations -------------------------------------------------------------------------- */

static void
test_brought_by (UiFixture *f, gconstpointer unused)
{
  gint64 bakery = ui_fixture_add_party (f, "Bakery");
  gint64 café = ui_fixture_add_party (f, "Café op de Hoek");
  AdwDialog *dialog;
  GtkWidget *window = open_dialog (f, café, &dialog);
  RegPartySearch *search = REG_PARTY_SEARCH (
      ui_find_type (GTK_WIDGET (dialog), REG_TYPE_PARTY_SEARCH));
  g_autofree char *opened = NULL;
  g_autofree char *wanted = g_strdup_printf ("open-party %" G_GINT64_FORMAT, bakery);

  /* Not by themselves. */
  reg_party_search_set_party (search, café);
  ui_fixture_settle (f);
  save (f, dialog);
  g_assert_true (ui_shows (GTK_WIDGET (dialog), "Nobody is brought by themselves."));
  ui_type (f, GTK_WIDGET (search), "Brought by", "bak");
  g_signal_emit_by_name (ui_find_row (GTK_WIDGET (search), ADW_TYPE_ENTRY_ROW, "Brought by"),
                         "entry-activated");
  ui_fixture_settle (f);
  save (f, dialog);
  ui_window_close (f, window);
  window = ui_open_customer (f, café);
  g_assert_true (ui_shows (window, "Brought by"));
  g_signal_emit_by_name (ui_find_row (window, ADW_TYPE_ACTION_ROW, "Brought by"), "activate");
  ui_fixture_settle (f);
  opened = ui_take_opened ();
  g_assert_cmpstr (opened, ==, wanted);
  ui_window_close (f, window);
  /* And taken back. */
  window = open_dialog (f, café, &dialog);
  ui_click (f, GTK_WIDGET (dialog), "Nobody");
  save (f, dialog);
  assert_text (f, café, REG_PARTY_NAME, "Café op de Hoek");
  {
    g_autoptr (RegRecord) record = ui_fixture_load (f, REG_ENTITY_PARTY, café);

    g_assert_cmpint (reg_record_get_int (record, REG_PARTY_REFERRED_BY), ==, 0);
  }
  ui_window_close (f, window);
}

/* --- leaving ---------------------------------------------------------------------------- */

static void
test_leaving (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *answer;
    gboolean stays, saved;
  } cases[] = {
    { "Go on typing", TRUE, FALSE },
    { "Discard", FALSE, FALSE },
    { "Save", FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdwDialog *dialog;
      GtkWidget *window = open_dialog (f, 0, &dialog);
      g_autofree char *name = g_strdup_printf ("Half %u", i);

      g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
      ui_type (f, GTK_WIDGET (dialog), "Name", name);
      ui_click (f, GTK_WIDGET (dialog), "Cancel");
      g_assert_true (ui_shows (window, "Save what you typed?"));
      ui_click (f, GTK_WIDGET (get_dialog (window)), cases[i].answer);
      g_assert_cmpint (dialog != NULL, ==, cases[i].stays);
      g_assert_cmpint (ui_find_party (f, name) != 0, ==, cases[i].saved);
      ui_window_close (f, window);
    }
}

/* To be saved it has to fit, also on the way out. */
static void
test_leaving_wrong (UiFixture *f, gconstpointer unused)
{
  AdwDialog *dialog;
  GtkWidget *window = open_dialog (f, 0, &dialog);

  ui_type (f, GTK_WIDGET (dialog), "Name", "Half");
  ui_type (f, GTK_WIDGET (dialog), "E-mail", "half@");
  adw_dialog_close (dialog);
  ui_fixture_settle (f);
  ui_click (f, GTK_WIDGET (get_dialog (window)), "Save");
  g_assert_true (ui_shows (window, "An e-mail address looks like name@example.org."));
  g_assert_cmpint (ui_find_party (f, "Half"), ==, 0);
  g_assert_cmpstr (ui_read (GTK_WIDGET (dialog), "Name"), ==, "Half");
  ui_window_close (f, window);
}

static void
test_nothing_typed (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  AdwDialog *dialog;
  GtkWidget *window = open_dialog (f, party, &dialog);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  adw_dialog_close (dialog);
  ui_fixture_settle (f);
  g_assert_null (dialog);
  ui_window_close (f, window);
}

/* An impatient Enter makes no second customer. */
static void
test_twice (UiFixture *f, gconstpointer unused)
{
  AdwDialog *dialog;
  GtkWidget *window = open_dialog (f, 0, &dialog);
  g_autofree char *opened = NULL;

  ui_type (f, GTK_WIDGET (dialog), "Name", "Once");
  g_signal_emit_by_name (ui_find_button (GTK_WIDGET (dialog), "Save"), "clicked");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "customer.save", NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "customer.save", NULL);
  ui_fixture_settle (f);
  g_assert_cmpuint (ui_count (f, REG_ENTITY_PARTY), ==, 1);
  opened = ui_take_opened ();
  g_assert_true (g_str_has_prefix (opened, "open-party "));
  ui_undo (f, window, "Customer added");
  g_assert_cmpint (ui_find_party (f, "Once"), ==, 0);
  ui_window_close (f, window);
}

static void
test_narrow (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  AdwDialog *dialog;
  GtkWidget *window;

  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_ADDRESS, "Amsterdam");
  window = open_dialog (f, party, &dialog);
  ui_resize (f, window, 360, 640);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (dialog)), <=, 360);
  ui_assert_named (GTK_WIDGET (dialog));
  ui_window_close (f, window);
}

/* --- places ----------------------------------------------------------------------------- */

static guint
count_changes (UiFixture *f)
{
  return ui_count (f, REG_ENTITY_PARTY) + ui_count (f, REG_ENTITY_CONTACT_POINT);
}

/* What is shown is read back as it was: saving without a change changes nothing. */
static void
test_there_and_back (UiFixture *f, gconstpointer locale)
{
  static const char *const birthdays[] = { "1980-03-05", "--02-29" };

  for (guint i = 0; i < G_N_ELEMENTS (birthdays); i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
      g_autoptr (RegRecord) after = NULL;
      AdwDialog *dialog;
      GtkWidget *window;
      gint64 party;
      guint n;

      reg_record_builder_set_text (builder, REG_PARTY_NAME, "Bakery");
      reg_record_builder_set_text (builder, REG_PARTY_BIRTHDAY, birthdays[i]);
      reg_record_builder_set_int (builder, REG_PARTY_CREDIT_LIMIT, 123456789);
      reg_record_builder_set_int (builder, REG_PARTY_PAYMENT_DAYS, 14);
      party = ui_fixture_save (f, builder);
      n = count_changes (f);
      window = open_dialog (f, party, &dialog);
      ui_type (f, GTK_WIDGET (dialog), "Class", "A");
      save (f, dialog);
      after = ui_fixture_load (f, REG_ENTITY_PARTY, party);
      g_assert_cmpstr (reg_record_get_text (after, REG_PARTY_CUSTOMER_CLASS), ==, "A");
      g_assert_cmpstr (reg_record_get_text (after, REG_PARTY_BIRTHDAY), ==, birthdays[i]);
      g_assert_cmpint (reg_record_get_int (after, REG_PARTY_CREDIT_LIMIT), ==, 123456789);
      g_assert_cmpuint (count_changes (f), ==, n);
      ui_window_close (f, window);
    }
}

static void
test_typed_there (UiFixture *f, gconstpointer locale)
{
  static const struct
  {
    const char *locale, *amount, *birthday;
  } cases[] = {
    { "C.UTF-8", "1234.50", "5 Mar 1980" },
    { "nl_NL.UTF-8", "1.234,50", "5 mrt 1980" },
    { "de_DE.UTF-8", "1.234,50", "5. März 1980" },
    { "ar_EG.UTF-8", "1234.50", "5 مارس 1980" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdwDialog *dialog;
      GtkWidget *window;
      g_autoptr (RegRecord) party = NULL;

      if (g_strcmp0 (cases[i].locale, locale) != 0)
        continue;
      window = open_dialog (f, 0, &dialog);
      ui_type (f, GTK_WIDGET (dialog), "Name", "There");
      ui_type (f, GTK_WIDGET (dialog), "Credit limit", cases[i].amount);
      ui_type (f, GTK_WIDGET (dialog), "Birthday", cases[i].birthday);
      save (f, dialog);
      party = ui_fixture_load (f, REG_ENTITY_PARTY, ui_find_party (f, "There"));
      g_assert_nonnull (party);
      g_assert_cmpint (reg_record_get_int (party, REG_PARTY_CREDIT_LIMIT), ==, 123450);
      g_assert_cmpstr (reg_record_get_text (party, REG_PARTY_BIRTHDAY), ==, "1980-03-05");
      ui_window_close (f, window);
    }
}

/* How often somebody is spoken to: as usual, as chosen, or not at all. */
static void
test_keep_in_touch (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *choice;
    int rhythm; /* -1: nothing is said */
  } steps[] = {
    { "Wants no contact", REG_REPEAT_NEVER },
    { "Every two weeks", REG_REPEAT_FORTNIGHTLY },
    { "Every year", REG_REPEAT_YEARLY },
    { "As usual for the class", -1 },
  };
  gint64 party = ui_fixture_add_party (f, "Bakery");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      AdwDialog *dialog;
      GtkWidget *window = open_dialog (f, party, &dialog);
      g_autoptr (RegRecord) record = NULL;

      ui_select (f, GTK_WIDGET (dialog), "Keep in touch", steps[i].choice);
      save (f, dialog);
      ui_window_close (f, window);
      record = ui_fixture_load (f, REG_ENTITY_PARTY, party);
      g_assert_cmpint (reg_record_is_null (record, REG_PARTY_CONTACT_RHYTHM), ==,
                       steps[i].rhythm == -1);
      g_assert_cmpint (reg_record_get_int (record, REG_PARTY_CONTACT_RHYTHM), ==,
                       MAX (steps[i].rhythm, 0));
      /* It is shown again, and saved as it is. */
      window = open_dialog (f, party, &dialog);
      g_assert_true (ui_shows (GTK_WIDGET (dialog), steps[i].choice));
      ui_window_close (f, window);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  ui_fixture_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add ("/customer-dialog/" path, UiFixture, NULL, ui_fixture_set_up, function,              \
              ui_fixture_tear_down)
  ADD ("facts", test_facts);
  ADD ("refused", test_refused);
  ADD ("name-follows", test_name_follows);
  ADD ("all-kinds", test_all_kinds);
  ADD ("address", test_address);
  ADD ("several", test_several);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("gone-meanwhile", test_gone_meanwhile);
  ADD ("colleagues", test_colleagues);
  ADD ("brought-by", test_brought_by);
  ADD ("keep-in-touch", test_keep_in_touch);
  ADD ("leaving", test_leaving);
  ADD ("leaving-wrong", test_leaving_wrong);
  ADD ("nothing-typed", test_nothing_typed);
  ADD ("twice", test_twice);
  ADD ("narrow", test_narrow);
  ui_test_everywhere ("/customer-dialog/there-and-back", test_there_and_back);
  ui_test_everywhere ("/customer-dialog/typed", test_typed_there);
  return g_test_run ();
}
