/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-drive.h"

#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-state-banner.h"
#include "ui/widgets/reg-wrap-layout.h"

/* Words from right to left, and rows that wrap in both directions. */

#define LRI "\u2066"
#define PDI "\u2069"

static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };

/* --- numbers in sentences --------------------------------------------------------------- */

static void
test_numbers_keep_their_order (UiFixture *f, gconstpointer unused)
{
  static const struct
  {
    const char *text;
    const char *kept;
  } cases[] = {
    { "2026-0010", LRI "2026-0010" PDI },
    { "عرض 2026-0010", "عرض " LRI "2026-0010" PDI },
    { "شكوى 2026-005 Chain", "شكوى " LRI "2026-005" PDI " Chain" },
    { "+31 570 55 01 77", LRI "+31 570 55 01 77" PDI },
    { "هانكه · +31 (0)570 55-01-77 · مدينة", "هانكه · " LRI "+31 (0)570 55-01-77" PDI " · مدينة" },
    { "0570 55 01 77", LRI "0570 55 01 77" PDI },
    { "(0570) 55 01 77", LRI "(0570) 55 01 77" PDI },
    /* What has no groups has nothing to change places. */
    { "5,737.00\u00a0€", "5,737.00\u00a0€" },
    { "خصم 12\u00a0%", "خصم 12\u00a0%" },
    { "3 أيام", "3 أيام" },
    { "10:25", "10:25" },
    { "Bakery De Halm", "Bakery De Halm" },
    { "", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = reg_direction_keep (cases[i].text);
      g_autofree char *kept = NULL;

      g_assert_cmpstr (plain, ==, cases[i].text != NULL ? cases[i].text : "");
      gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
      kept = reg_direction_keep (cases[i].text);
      gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
}

/* Each line runs as the program's language does, whatever it begins with. */
static void
test_lines_that_begin_with_a_name (UiFixture *f, gconstpointer unused)
{
  const char *text = "7 زبائن\n\nJoost Wierda: 3\nكلهم";
  g_autofree char *plain = reg_direction_begin_lines (text);
  g_autofree char *marked = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

  g_assert_cmpstr (plain, ==, text);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  marked = reg_direction_begin_lines (text);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  layout = gtk_widget_create_pango_layout (label, marked);
  g_assert_cmpint (pango_layout_get_line_count (layout), ==, 4);
  for (int i = 0; i < 4; i++)
    g_assert_cmpint (
        pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, i)), ==,
        PANGO_DIRECTION_RTL);
  g_assert_true (strstr (marked, "Joost Wierda: 3\n") != NULL);
  g_assert_finalize_object (label);
}

static void
test_number_in_entry (UiFixture *f, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      GtkWidget *row;
      GtkEditable *text;
      gboolean mirrored = directions[i] == GTK_TEXT_DIR_RTL;

      gtk_widget_set_default_direction (directions[i]);
      row = g_object_ref_sink (adw_entry_row_new ());
      text = gtk_editable_get_delegate (GTK_EDITABLE (row));
      reg_direction_keep_entry (GTK_EDITABLE (row));
      g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (text)), ==, GTK_TEXT_DIR_LTR);
      g_assert_cmpfloat (gtk_editable_get_alignment (text), ==, mirrored ? 1.0f : 0.0f);
      g_assert_finalize_object (row);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The customer's telephone number is read from its plus on. */
static void
test_number_of_customer (UiFixture *f, gconstpointer unused)
{
  gint64 party = ui_fixture_add_party (f, "Bakery");
  GtkWidget *window;

  ui_fixture_add_contact (f, party, REG_CONTACT_KIND_PHONE, "+31 570 55 01 77");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = ui_open_customer (f, party);
  g_assert_true (ui_shows (window, LRI "+31 570 55 01 77" PDI));
  ui_window_close (f, window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* --- rows that wrap --------------------------------------------------------------------- */

static GtkWidget *
new_block (int minimum, int height)
{
  GtkWidget *block = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (block, minimum, height);
  return block;
}

static void
assert_place (GtkWidget *child, int x, int y, int width, gboolean mirrored, int whole)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &place));
  g_assert_cmpfloat (place.origin.x, ==, mirrored ? whole - x - width : x);
  g_assert_cmpfloat (place.origin.y, ==, y);
  g_assert_cmpfloat (place.size.width, ==, width);
}

static void
test_wrapping (UiFixture *f, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      gboolean mirrored = directions[i] == GTK_TEXT_DIR_RTL;
      GtkWidget *box, *words, *pill, *hidden;
      GtkRequisition minimum;
      int height;

      gtk_widget_set_default_direction (directions[i]);
      box = g_object_ref_sink (reg_wrap_layout_new_box (6, 4));
      words = new_block (100, 20);
      hidden = new_block (500, 90);
      pill = new_block (60, 10);
      gtk_box_append (GTK_BOX (box), words);
      gtk_box_append (GTK_BOX (box), hidden);
      gtk_box_append (GTK_BOX (box), pill);
      gtk_widget_set_visible (hidden, FALSE);
      gtk_widget_get_preferred_size (box, &minimum, NULL);
      g_assert_cmpint (minimum.width, ==, 100);
      /* Beside each other where both have room, to the pixel. */
      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 166, NULL, &height, NULL, NULL);
      g_assert_cmpint (height, ==, 20);
      gtk_widget_allocate (box, 166, 20, -1, NULL);
      assert_place (words, 0, 0, 100, mirrored, 166);
      assert_place (pill, 106, 0, 60, mirrored, 166);
      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 165, NULL, &height, NULL, NULL);
      g_assert_cmpint (height, ==, 34);
      gtk_widget_allocate (box, 165, 34, -1, NULL);
      assert_place (words, 0, 0, 100, mirrored, 165);
      assert_place (pill, 0, 24, 60, mirrored, 165);
      /* One that expands pushes the other to the end. */
      gtk_widget_set_hexpand (words, TRUE);
      gtk_widget_allocate (box, 300, 20, -1, NULL);
      assert_place (words, 0, 0, 234, mirrored, 300);
      assert_place (pill, 240, 0, 60, mirrored, 300);
      g_assert_finalize_object (box);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Words that would like to be wider than the whole are as wide as the whole and break. */
static void
test_long_words (UiFixture *f, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      GtkWidget *banner;
      GtkWidget *window;
      GtkWidget *words;
      GtkWidget *button;
      graphene_rect_t place;
      graphene_rect_t below;

      gtk_widget_set_default_direction (directions[i]);
      banner = reg_state_banner_new ();
      reg_state_banner_set_state (REG_STATE_BANNER (banner), "dialog-warning-symbolic",
                                  "Needs approval: net total 10,850.30 € is over 10,000.00 €",
                                  REG_PILL_WARNING);
      reg_state_banner_set_action (REG_STATE_BANNER (banner), "_Ask for approval", NULL);
      window = ui_window_new (f, banner, 360, 200);
      words = ui_find_text (banner, "Needs approval: net total 10,850.30 € is over 10,000.00 €");
      button = ui_find_button (banner, "Ask for approval");
      g_assert_true (gtk_widget_compute_bounds (words, window, &place));
      g_assert_cmpfloat (place.origin.x, >=, 0);
      g_assert_cmpfloat (place.origin.x + place.size.width, <=, 360);
      g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (words))), ==,
                       2);
      g_assert_true (gtk_widget_compute_bounds (button, window, &below));
      g_assert_cmpfloat (below.origin.y, >=, place.origin.y + place.size.height);
      ui_resize (f, window, 800, 200);
      g_assert_true (gtk_widget_compute_bounds (words, window, &place));
      g_assert_true (gtk_widget_compute_bounds (button, window, &below));
      g_assert_cmpfloat (below.origin.y, <, place.origin.y + place.size.height);
      ui_window_close (f, window);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  ui_fixture_init (&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add ("/direction/" name, UiFixture, NULL, ui_fixture_set_up, function,                    \
              ui_fixture_tear_down)
  ADD ("numbers-keep-their-order", test_numbers_keep_their_order);
  ADD ("lines-that-begin-with-a-name", test_lines_that_begin_with_a_name);
  ADD ("number-in-entry", test_number_in_entry);
  ADD ("number-of-customer", test_number_of_customer);
  ADD ("wrapping", test_wrapping);
  ADD ("long-words", test_long_words);
#undef ADD
  return g_test_run ();
}
