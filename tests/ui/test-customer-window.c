/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "core/reg-date.h"
#include "ui-drive.h"
#include "ui/customer/reg-customer-story.h"
#include "ui/customer/reg-customer-window.h"

/* --- help ------------------------------------------------------------------------------- */

static gboolean
is_deleted (UiFixture *f, gint64 party)
{
  g_autoptr (RegRecord) record = ui_fixture_load (f, REG_ENTITY_PARTY, party);

  return reg_record_get_deleted_at (record) != 0;
}

static AdwBanner *
get_banner (GtkWidget *window)
{
  return ADW_BANNER (ui_find_type (window, ADW_TYPE_BANNER));
}

static gint64
add_promise (UiFixture *f, gint64 party, const char *title)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_TASK);

  reg_record_builder_set_ref (builder, REG_TASK_PARTY_ID, party);
  reg_record_builder_set_int (builder, REG_TASK_KIND, REG_TASK_KIND_PROMISE);
  reg_record_builder_set_text (builder, REG_TASK_TITLE, title);
  reg_record_builder_set_text (builder, REG_TASK_DUE_ON, "2026-01-02");
  return ui_fixture_save (f, builder);
}

static void
text_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(char **)user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, &error);
  g_assert_no_error (error);
}

static char *
read_clipboard (GtkWidget *window)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (window), NULL, text_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

/* --- who it is -------------------------------------------------------------------------- */

static void
test_birthdays (UiFixture *f, gconstpointer locale)
{
  g_autofree char *today = reg_session_dup_today (f->session);
  static const char *const days[] = { "1980-03-05", "--02-29", "2019-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);
      g_autofree char *day = reg_date_format (days[i], "%-d %B");
      g_autofree char *shown = reg_date_has_year (days[i])
                                   ? g_strdup_printf ("%s, %d years old", day,
                                                      reg_date_get_age (days[i], today))
                                   : g_strdup (day);
      GtkWidget *window;

      reg_record_builder_set_text (builder, REG_PARTY_NAME, "Łucja");
      reg_record_builder_set_text (builder, REG_PARTY_BIRTHDAY, days[i]);
      window = ui_open_customer (f, ui_fixture_save (f, builder));
      if (!ui_shows (window, shown))
        g_error ("%s is not shown", shown);
      ui_window_close (f, window);
    }
}

/* Everything somebody can be reached by, in the order it is kept, each with what can be done. */
static void
test_contacts (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  static const struct
  {
    RegContactKind kind;
    const char *value, *action;
  } cases[] = {
    { REG_CONTACT_KIND_PHONE, "020 555 01 77", "Call" },
    { REG_CONTACT_KIND_MOBILE, "06 12345678", "Call" },
    { REG_CONTACT_KIND_EMAIL, "info@halm.example", "Write an e-mail" },
    { REG_CONTACT_KIND_WEB, "www.halm.example", "Open in the browser" },
    { REG_CONTACT_KIND_ADDRESS, "Amsterdam", "Show on openstreetmap.org" },
    { REG_CONTACT_KIND_FAX, "020 555 01 78", NULL },
    { REG_CONTACT_KIND_CHAT, "halm <3 & co", NULL },
  };
  GtkWidget *window;
  float below = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    ui_fixture_add_contact (f, party, cases[i].kind, cases[i].value);
  window = ui_open_customer (f, party);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *text = ui_find_text (window, cases[i].value);
      graphene_rect_t area;
      GtkWidget *row;

      if (text == NULL)
        g_error ("%s is not shown", cases[i].value);
      row = gtk_widget_get_ancestor (text, ADW_TYPE_ACTION_ROW);
      g_assert_true (gtk_widget_compute_bounds (row, window, &area));
      g_assert_cmpfloat (area.origin.y, >, below);
      below = area.origin.y;
      g_assert_cmpint (ui_find_type (row, GTK_TYPE_BUTTON) != NULL, ==, cases[i].action != NULL);
      if (cases[i].action != NULL)
        g_assert_nonnull (ui_find_button (row, cases[i].action));
    }
  ui_assert_named (window);
  ui_window_close (f, window);
}

/* Amounts as people of that place write them. */
static void
test_worth (UiFixture *f, gconstpointer locale)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  g_autofree char *sum = reg_session_format_money (f->session, 123456789 + 50, "EUR");
  GtkWidget *window;

  ui_fixture_add_sale (f, party, "2024-03-01", 123456789);
  ui_fixture_add_sale (f, party, "2025-03-01", 50);
  window = ui_open_customer (f, party);
  if (!ui_shows (window, sum))
    g_error ("%s is not shown", sum);
  ui_window_close (f, window);
}

/* --- what others do meanwhile ----------------------------------------------------------- */

static void
test_follows (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 phone = ui_fixture_add_contact (f, party, REG_CONTACT_KIND_PHONE, "020 111 11 11");
  GtkWidget *window = ui_open_customer (f, party);
  GtkWidget *entry = ui_find_type (ui_find_type (window, REG_TYPE_CUSTOMER_STORY), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "half a sent");
  ui_change_text (f, REG_ENTITY_PARTY, party, REG_PARTY_NAME, "Bakery The Stalk");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Bakery The Stalk");
  ui_change_text (f, REG_ENTITY_CONTACT_POINT, phone, REG_CONTACT_POINT_VALUE, "020 222 22 22");
  g_assert_true (ui_shows (window, "020 222 22 22"));
  g_assert_false (ui_shows (window, "020 111 11 11"));
  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_EMAIL, "new@halm.example");
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "new@halm.example"));
  ui_fixture_add_sale (f, party, "2024-05-01", 5000);
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "Bought: 2024-05-01"));
  /* What is being typed is left alone, and so is who types. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "half a sent");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  ui_window_close (f, window);
}

static void
test_deleted_elsewhere (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window = ui_open_customer (f, party);

  ui_delete (f, REG_ENTITY_PARTY, party);
  g_assert_true (adw_banner_get_revealed (get_banner (window)));
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (window, "New quotation")));
  ui_activate (f, window, "customer.edit");
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  g_signal_emit_by_name (get_banner (window), "button-clicked");
  ui_fixture_settle (f);
  g_assert_false (is_deleted (f, party));
  g_assert_false (adw_banner_get_revealed (get_banner (window)));
  g_assert_true (ui_shows (window, "Customer brought back"));
  g_assert_true (gtk_widget_is_sensitive (ui_find_button (window, "New quotation")));
  ui_window_close (f, window);
}

static void
test_nobody (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window = ui_open_customer (f, 4711);

  g_assert_true (ui_shows (window, "This customer is not here any more"));
  ui_activate (f, window, "customer.edit");
  ui_activate (f, window, "customer.delete");
  ui_activate (f, window, "customer.copy");
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  ui_window_close (f, window);
}

static void
test_new (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window = ui_open_customer (f, party);

  /* No empty window for somebody who is not there yet: a question over the one in front. */
  g_assert_null (reg_customer_window_new (ui_application (f), f->session, 0, 0));
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "New customer"));
  ui_window_close (f, window);
}

/* --- what can be done ------------------------------------------------------------------- */

static void
test_delete_and_undo (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *other = ui_window_new (f, gtk_label_new ("The list"), 600, 400);
  GtkWidget *window = ui_open_customer (f, party);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  ui_activate (f, window, "customer.delete");
  /* The window goes with the customer; the way back stands where somebody still looks. */
  g_assert_null (window);
  g_assert_true (is_deleted (f, party));
  ui_undo (f, other, "Customer deleted");
  g_assert_false (is_deleted (f, party));
  ui_window_close (f, other);
}

static void
test_buttons (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *button, *action;
  } cases[] = {
    { "New quotation", "new-quotation" },
    { "Log a complaint", "new-complaint" },
  };
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window = ui_open_customer (f, party);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *wanted = g_strdup_printf ("%s %" G_GINT64_FORMAT, cases[i].action, party);
      g_autofree char *opened = NULL;

      ui_click (f, window, cases[i].button);
      opened = ui_take_opened ();
      g_assert_cmpstr (opened, ==, wanted);
    }
  ui_window_close (f, window);
}

static void
test_promise_kept (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  gint64 task = add_promise (f, party, "send the price");
  GtkWidget *window = ui_open_customer (f, party);
  g_autoptr (RegRecord) kept = NULL;
  g_autoptr (RegRecord) open = NULL;

  ui_click (f, window, "Done");
  kept = ui_fixture_load (f, REG_ENTITY_TASK, task);
  g_assert_false (reg_record_is_null (kept, REG_TASK_DONE_AT));
  g_assert_null (ui_find_button (window, "Done"));
  ui_undo (f, window, "Done");
  open = ui_fixture_load (f, REG_ENTITY_TASK, task);
  g_assert_true (reg_record_is_null (open, REG_TASK_DONE_AT));
  g_assert_nonnull (ui_find_button (window, "Done"));
  ui_window_close (f, window);
}

static void
test_copied (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bäckerei & Café");
  g_autofree char *text = NULL;
  g_autofree char *card = NULL;
  GtkWidget *window;

  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_PHONE, "020 555 01 77");
  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_ADDRESS, "Amsterdam");
  window = ui_open_customer (f, party);
  ui_activate (f, window, "customer.copy");
  text = read_clipboard (window);
  g_assert_cmpstr (text, ==, "Bäckerei & Café\n020 555 01 77\nAmsterdam");
  ui_activate (f, window, "customer.copy-card");
  card = read_clipboard (window);
  g_assert_true (g_str_has_prefix (card, "BEGIN:VCARD"));
  g_assert_nonnull (strstr (card, "Bäckerei & Café"));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (window), NULL);
  ui_window_close (f, window);
}

static void
test_keys (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    guint key;
    const char *title;
  } cases[] = { { GDK_KEY_e, "Edit customer" }, { GDK_KEY_h, "History" } };
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window = ui_open_customer (f, party);
  GtkWidget *story = ui_find_type (window, REG_TYPE_CUSTOMER_STORY);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdwDialog *dialog;

      g_assert_true (ui_press (f, window, cases[i].key, GDK_CONTROL_MASK));
      dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
      g_assert_cmpstr (adw_dialog_get_title (dialog), ==, cases[i].title);
      ui_assert_named (GTK_WIDGET (dialog));
      adw_dialog_force_close (dialog);
      ui_fixture_settle (f);
    }
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_true (ui_press (f, window, GDK_KEY_l, GDK_CONTROL_MASK));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), story));
  /* Undo from wherever. */
  ui_change_text (f, REG_ENTITY_PARTY, party, REG_PARTY_NAME, "Wrong");
  gtk_window_set_focus (GTK_WINDOW (window), ui_find_button (window, "New quotation"));
  g_assert_true (ui_press (f, window, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Bakery");
  ui_window_close (f, window);
}

static void
test_read_only (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  g_autofree char *text = NULL;
  GtkWidget *window;

  ui_reopen_read_only (f);
  window = ui_open_customer (f, party);
  ui_press (f, window, GDK_KEY_e, GDK_CONTROL_MASK);
  ui_activate (f, window, "customer.delete");
  ui_activate (f, window, "photo.choose");
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  g_assert_false (is_deleted (f, party));
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (window, "New quotation")));
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (window, "Log a complaint")));
  /* Reading is what it was opened for. */
  ui_activate (f, window, "customer.copy");
  text = read_clipboard (window);
  g_assert_true (g_str_has_prefix (text, "Bakery"));
  ui_press (f, window, GDK_KEY_h, GDK_CONTROL_MASK);
  g_assert_nonnull (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (window), NULL);
  ui_window_close (f, window);
}

/* --- room ------------------------------------------------------------------------------- */

static void
test_narrow (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "A bakery with a name that is longer than the window is "
                                          "wide, whatever the window");
  GtkWidget *window, *story;
  AdwViewStack *pages;
  GtkWidget *focus;

  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_PHONE, "020 555 01 77");
  ui_fixture_add_sale (f, party, "2024-05-01", 5000);
  window = ui_open_customer (f, party);
  story = ui_find_type (window, REG_TYPE_CUSTOMER_STORY);
  g_assert_true (ui_shows (window, "020 555 01 77"));
  g_assert_true (ui_shows (window, "Bought: 2024-05-01"));
  ui_resize (f, window, 360, 640);
  g_assert_cmpint (gtk_widget_get_width (window), <=, 370);
  pages = ADW_VIEW_STACK (ui_find_type (window, ADW_TYPE_VIEW_STACK));
  g_assert_true (ui_shows (window, "020 555 01 77"));
  g_assert_false (gtk_widget_get_mapped (story));
  /* The focus was in the story, which is not seen: it goes to something that is. */
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus == NULL || gtk_widget_get_mapped (focus));
  ui_press (f, window, GDK_KEY_l, GDK_CONTROL_MASK);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (pages), ==, "story");
  g_assert_true (gtk_widget_get_mapped (story));
  g_assert_true (ui_shows (window, "Bought: 2024-05-01"));
  adw_view_stack_set_visible_child_name (pages, "worth");
  ui_fixture_settle (f);
  g_assert_true (ui_shows (window, "No. 1 of 1 customers · 1 purchase"));
  ui_assert_named (window);
  /* Medium: two columns; wide: three, and everything at once. */
  ui_resize (f, window, 800, 640);
  g_assert_true (gtk_widget_get_mapped (story));
  ui_resize (f, window, 1200, 640);
  g_assert_true (ui_shows (window, "020 555 01 77"));
  g_assert_true (ui_shows (window, "Bought: 2024-05-01"));
  g_assert_true (ui_shows (window, "No. 1 of 1 customers · 1 purchase"));
  ui_window_close (f, window);
}

/* --- history ---------------------------------------------------------------------------- */

static void
test_history (UiFixture *f, gconstpointer unused)
{
  static const char *const names[] = { "April", "May", "<June> & July" };
  gint64 party = ui_fixture_add_party (f, "March");
  g_autoptr (RegRecord) after = NULL;
  GtkWidget *window, *dialog, *undo;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ui_change_text (f, REG_ENTITY_PARTY, party, REG_PARTY_NAME, names[i]);
  window = ui_open_customer (f, party);
  ui_activate (f, window, "customer.history");
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  g_assert_true (ui_shows (dialog, "Name: “May” → “<June> & July”"));
  g_assert_true (ui_shows (dialog, "Name: “March” → “April”"));
  g_assert_true (ui_shows (dialog, "Written down"));
  g_assert_cmpuint (ui_count_type (dialog, ADW_TYPE_PREFERENCES_GROUP), ==,
                    G_N_ELEMENTS (names) + 1);
  /* The newest is put back. */
  undo = ui_find_button (dialog, "Put back what this changed");
  g_signal_emit_by_name (undo, "clicked");
  ui_fixture_settle (f);
  after = ui_fixture_load (f, REG_ENTITY_PARTY, party);
  g_assert_cmpstr (reg_record_get_text (after, REG_PARTY_NAME), ==, "May");
  g_assert_true (ui_shows (dialog, "Name: “<June> & July” → “May”"));
  /* Behind it the window follows. */
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "May");
  ui_window_close (f, window);
}

/* --- deals ------------------------------------------------------------------------------ */

/* The line of a deal says the task that is its next step, and without one its own words. */
static void
test_next_step (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  RegRecordBuilder *deal = reg_record_builder_new (REG_ENTITY_OPPORTUNITY);
  RegRecordBuilder *task = reg_record_builder_new (REG_ENTITY_TASK);
  gint64 id, step;
  GtkWidget *window;

  reg_record_builder_set_text (deal, REG_OPPORTUNITY_TITLE, "Ovens");
  reg_record_builder_set_ref (deal, REG_OPPORTUNITY_PARTY_ID, party);
  reg_record_builder_set_ref (deal, REG_OPPORTUNITY_STAGE_ID, 1);
  reg_record_builder_set_text (deal, REG_OPPORTUNITY_NEXT_STEP, "Think about it");
  id = ui_fixture_save (f, deal);
  reg_record_builder_set_text (task, REG_TASK_TITLE, "Show the sample");
  reg_record_builder_set_ref (task, REG_TASK_OPPORTUNITY_ID, id);
  reg_record_builder_set_ref (task, REG_TASK_PARTY_ID, party);
  reg_record_builder_set_text (task, REG_TASK_DUE_ON, "2030-01-01");
  step = ui_fixture_save (f, task);
  window = ui_open_customer (f, party);
  g_assert_false (ui_shows (window, "Think about it"));
  g_assert_nonnull (ui_find_text (window, "Ovens"));
  ui_delete (f, REG_ENTITY_TASK, step);
  g_assert_true (ui_shows (window, "Think about it"));
  ui_window_close (f, window);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  ui_fixture_init (&argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add ("/customer-window/" path, UiFixture, NULL, ui_fixture_set_up, function,              \
              ui_fixture_tear_down)
  ADD ("contacts", test_contacts);
  ADD ("follows", test_follows);
  ADD ("deleted-elsewhere", test_deleted_elsewhere);
  ADD ("nobody", test_nobody);
  ADD ("new", test_new);
  ADD ("delete-and-undo", test_delete_and_undo);
  ADD ("buttons", test_buttons);
  ADD ("next-step", test_next_step);
  ADD ("promise-kept", test_promise_kept);
  ADD ("copied", test_copied);
  ADD ("keys", test_keys);
  ADD ("read-only", test_read_only);
  ADD ("narrow", test_narrow);
  ADD ("history", test_history);
  ui_test_everywhere ("/customer-window/birthdays", test_birthdays);
  ui_test_everywhere ("/customer-window/worth", test_worth);
  return g_test_run ();
}
