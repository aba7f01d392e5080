/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"

#include "ui/customer/reg-customer-dialog.h"
#include "ui/window/reg-identify.h"
#include "ui/window/reg-main-window.h"

/* A scanner at the counter, and what is offered when nobody has the number. The keys have the times
 * that a scanner or a hand gives them; nothing waits for them. */

#define SCANNER 10 /* ms between two keys */
#define HAND 120

/* Whether the window kept one of the keys to itself, besides Enter; whether it kept that. */
static gboolean
type (UiFixture *f, GtkWidget *window, const char *keys, guint32 gap, gboolean *kept_key)
{
  static guint32 now = 1000;
  RegScanner *scanner = reg_main_window_get_scanner (REG_MAIN_WINDOW (window));
  gboolean kept_enter;

  *kept_key = FALSE;
  now += 5000;
  for (const char *p = keys; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      now += gap;
      if (g_unichar_isupper (c))
        *kept_key |= reg_scanner_press (scanner, GDK_KEY_Shift_L, 0, now);
      *kept_key |= reg_scanner_press (scanner, gdk_unicode_to_keyval (c),
                                      g_unichar_isupper (c) ? GDK_SHIFT_MASK : 0, now);
    }
  now += gap;
  kept_enter = reg_scanner_press (scanner, GDK_KEY_Return, 0, now);
  ui_fixture_settle (f);
  return kept_enter;
}

static void
scan (UiFixture *f, GtkWidget *window, const char *code)
{
  gboolean kept_key;

  g_assert_true (type (f, window, code, SCANNER, &kept_key));
  g_assert_false (kept_key);
}

static gint64
add_with_card (UiFixture *f, const char *name, const char *code, const char *card)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PARTY);

  reg_record_builder_set_text (builder, REG_PARTY_NAME, name);
  reg_record_builder_set_text (builder, REG_PARTY_CODE, code);
  reg_record_builder_set_text (builder, REG_PARTY_CARD_NUMBER, card);
  return ui_fixture_save (f, builder);
}

static gint64
add_product (UiFixture *f, const char *name, const char *barcode)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_PRODUCT);

  reg_record_builder_set_text (builder, REG_PRODUCT_NAME, name);
  reg_record_builder_set_text (builder, REG_PRODUCT_BARCODE, barcode);
  return ui_fixture_save (f, builder);
}

static GtkWidget *
get_entry (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  g_assert_nonnull (focus);
  return gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY);
}

static GtkWidget *
find_answer (GtkWidget *entry)
{
  GtkWidget *popover = ui_find_type (gtk_widget_get_parent (entry), GTK_TYPE_POPOVER);

  return popover != NULL && gtk_widget_get_mapped (popover) ? popover : NULL;
}

static void
assert_opened (const char *action, gint64 id)
{
  g_autofree char *wanted = g_strdup_printf ("%s %" G_GINT64_FORMAT, action, id);
  g_autofree char *opened = ui_take_opened ();

  g_assert_cmpstr (opened, ==, wanted);
}

/* Wherever the focus is: on the list of pages, on a row, on a button. */
static void
test_opens (UiFixture *f, gconstpointer unused)
{
  gint64 anna = add_with_card (f, "Anna", "K-0815", "2990000000017");
  GtkWidget *window = ui_open_main_window (f, 1180);
  static const char *const pages[] = { "today", "customers", "pipeline", "products", "insights" };

  add_with_card (f, "Berta", "K-0816", "2990000000024");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_assert_true (gtk_widget_activate_action (window, "win.page", "s", pages[i]));
      ui_fixture_settle (f);
      scan (f, window, "2990000000017");
      ui_open_from_card (f, window, anna);
      scan (f, window, "K-0815");
      ui_open_from_card (f, window, anna);
    }
  /* Nothing is left of it in the search. */
  ui_activate (f, window, "win.search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (window))), ==, "");
  ui_close_main_window (f, window);
}

static void
test_product (UiFixture *f, gconstpointer unused)
{
  gint64 pen = add_product (f, "Pen", "4006381333931");
  GtkWidget *window = ui_open_main_window (f, 1180);

  scan (f, window, "4006381333931");
  assert_opened ("open-product", pen);
  ui_close_main_window (f, window);
}

/* A hand is slower, and its Enter is meant for what has the focus. */
static void
test_hand (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window;
  gboolean kept_key;

  add_with_card (f, "Anna", "K-0815", "2990000000017");
  window = ui_open_main_window (f, 1180);
  g_assert_false (type (f, window, "2990000000017", HAND, &kept_key));
  g_assert_false (kept_key);
  g_assert_null (ui_take_opened ());
  /* A key or two with Enter behind them, however fast. */
  g_assert_false (type (f, window, "29", SCANNER, &kept_key));
  g_assert_false (type (f, window, "", SCANNER, &kept_key));
  g_assert_null (ui_take_opened ());
  ui_close_main_window (f, window);
}

/* Where text is typed the code is text, and shortcuts are no code. */
static void
test_elsewhere (UiFixture *f, gconstpointer unused)
{
  RegScanner *scanner;
  GtkWidget *window;
  gboolean kept_key;

  add_with_card (f, "Anna", "K-0815", "2990000000017");
  window = ui_open_main_window (f, 1180);
  scanner = reg_main_window_get_scanner (REG_MAIN_WINDOW (window));
  ui_activate (f, window, "win.search");
  g_assert_false (type (f, window, "2990000000017", SCANNER, &kept_key));
  g_assert_null (ui_take_opened ());
  g_signal_emit_by_name (get_entry (window), "stop-search");
  ui_fixture_settle (f);
  for (guint32 i = 0; i < 8; i++)
    g_assert_false (reg_scanner_press (scanner, GDK_KEY_1, i == 6 ? GDK_CONTROL_MASK : 0, 90 + i));
  g_assert_false (reg_scanner_press (scanner, GDK_KEY_Return, 0, 99));
  ui_fixture_settle (f);
  g_assert_null (ui_take_opened ());
  ui_close_main_window (f, window);
}

/* In the search a scanner types and presses Enter before anything is found. */
static void
test_in_the_search (UiFixture *f, gconstpointer unused)
{
  gint64 anna = add_with_card (f, "Anna", NULL, "2990000000017");
  GtkWidget *window = ui_open_main_window (f, 1180);
  GtkWidget *entry;

  ui_activate (f, window, "win.search");
  entry = get_entry (window);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2990000000017");
  g_signal_emit_by_name (entry, "activate");
  ui_fixture_settle (f);
  ui_open_from_card (f, window, anna);
  /* Part of her number is not her card. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "299000000");
  g_signal_emit_by_name (entry, "activate");
  ui_fixture_settle (f);
  g_assert_null (ui_take_opened ());
  g_assert_true (ui_shows (find_answer (entry), "Anna"));
  ui_close_main_window (f, window);
}

/* Nobody has the card: that is said, and a new customer can have it; the next scan takes its place. */
static void
test_unknown (UiFixture *f, gconstpointer unused)
{
  static const int widths[] = { 1180, 400 };
  gint64 anna = add_with_card (f, "Anna", NULL, "2990000000017");

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *window = ui_open_main_window (f, widths[i]);
      GtkWidget *entry;
      g_autofree char *offered = NULL;
      g_autofree char *wanted = g_strdup_printf ("new-customer-with (%d, '2990000000999')",
                                                 REG_QUERY_CARD);

      scan (f, window, "2990000000999");
      entry = get_entry (window);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2990000000999");
      g_assert_true (ui_shows (find_answer (entry), "Nothing has the number “2990000000999”."));
      g_assert_true (ui_shows (find_answer (entry), "New customer with this card"));
      g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), NULL, NULL));
      g_signal_emit_by_name (entry, "activate");
      ui_fixture_settle (f);
      g_assert_null (ui_take_opened ());
      ui_press (f, window, GDK_KEY_Down, 0);
      g_signal_emit_by_name (entry, "activate");
      ui_fixture_settle (f);
      offered = ui_take_opened ();
      g_assert_cmpstr (offered, ==, wanted);
      ui_assert_named (window);
      gtk_editable_set_text (GTK_EDITABLE (entry), "2990000000017");
      g_signal_emit_by_name (entry, "activate");
      ui_fixture_settle (f);
      ui_open_from_card (f, window, anna);
      ui_close_main_window (f, window);
    }
}

/* Two have it: one is chosen. */
static void
test_several (UiFixture *f, gconstpointer unused)
{
  GtkWidget *window, *answer;

  add_with_card (f, "Anna", NULL, "4711");
  add_with_card (f, "Berta", NULL, "4711");
  window = ui_open_main_window (f, 1180);
  scan (f, window, "4711");
  g_assert_null (ui_take_opened ());
  answer = find_answer (get_entry (window));
  g_assert_nonnull (answer);
  g_assert_true (ui_shows (answer, "Anna"));
  g_assert_true (ui_shows (answer, "Berta"));
  ui_close_main_window (f, window);
}

/* Said as it is, without what programs write in front, and offered as what it is. */
static void
assert_unknown (UiFixture *f,
                GtkWidget *window,
                RegIdentifyBy by,
                const char *text,
                const char *said,
                RegQueryKind kind)
{
  g_autofree char *wanted = g_strdup_printf ("new-customer-with (%d, '%s')", (int)kind, text);
  g_autofree char *offered = NULL;

  reg_identify (REG_MAIN_WINDOW (window), by, text);
  ui_fixture_settle (f);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (window))), ==, text);
  g_assert_true (ui_shows (find_answer (get_entry (window)), said));
  ui_press (f, window, GDK_KEY_Down, 0);
  g_signal_emit_by_name (get_entry (window), "activate");
  ui_fixture_settle (f);
  offered = ui_take_opened ();
  g_assert_cmpstr (offered, ==, wanted);
}

static void
test_caller (UiFixture *f, gconstpointer unused)
{
  gint64 anna = ui_fixture_add_party (f, "Anna");
  GtkWidget *window;

  ui_fixture_add_contact (f, anna, REG_CONTACT_KIND_PHONE, "+31 20 555 01 77");
  window = ui_open_main_window (f, 1180);
  reg_identify (REG_MAIN_WINDOW (window), REG_IDENTIFY_CALLER, "+31205550177");
  ui_fixture_settle (f);
  ui_open_from_card (f, window, anna);
  reg_identify (REG_MAIN_WINDOW (window), REG_IDENTIFY_CALLER, "+31205550199");
  ui_fixture_settle (f);
  g_assert_null (ui_take_opened ());
  g_assert_true (ui_shows (find_answer (get_entry (window)), "New customer with this number"));
  assert_unknown (f, window, REG_IDENTIFY_CALLER, "2065558257",
                  "Nobody has the number “2065558257”.", REG_QUERY_PHONE);
  assert_unknown (f, window, REG_IDENTIFY_MAIL, "anna@bos.example",
                  "Nobody has the address “anna@bos.example”.", REG_QUERY_MAIL);
  /* Typed, the same digits may be those of a card. */
  gtk_editable_set_text (GTK_EDITABLE (get_entry (window)), "206555825");
  ui_fixture_settle (f);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (window)), "20655582570");
  ui_fixture_settle (f);
  g_assert_true (ui_shows (find_answer (get_entry (window)), "New customer with this card"));
  ui_close_main_window (f, window);
}

/* What was typed of somebody new is not typed again. */
static void
test_new_customer_with (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    RegQueryKind kind;
    const char *text, *title;
  } cases[] = {
    { REG_QUERY_NAME, "Anna Bos", "Name" },
    { REG_QUERY_PHONE, "020 5550177", "Phone" },
    { REG_QUERY_MAIL, "anna@bos.example", "E-mail" },
    { REG_QUERY_CARD, "2990000000017", "Card number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *window = ui_open_main_window (f, 1180);
      AdwDialog *dialog = reg_customer_dialog_new_with (f->session, cases[i].kind, cases[i].text);

      adw_dialog_present (dialog, window);
      ui_fixture_settle (f);
      g_assert_cmpstr (ui_read (GTK_WIDGET (dialog), cases[i].title), ==, cases[i].text);
      adw_dialog_force_close (dialog);
      ui_fixture_settle (f);
      ui_close_main_window (f, window);
    }
}

int
main (int argc, char *argv[])
{
  ui_fixture_init (&argc, &argv);
#define ADD(name)                                                                                  \
  g_test_add ("/scanner/" #name, UiFixture, NULL, ui_fixture_set_up, test_##name,                  \
              ui_fixture_tear_down)
  ADD (opens);
  ADD (product);
  ADD (hand);
  ADD (elsewhere);
  ADD (in_the_search);
  ADD (unknown);
  ADD (several);
  ADD (caller);
  ADD (new_customer_with);
  return g_test_run ();
}
