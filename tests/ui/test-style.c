/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-style.h"

static void
test_icons (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (display);

  g_assert_false (gtk_icon_theme_has_icon (theme, "reg-quotation-symbolic"));
  reg_style_add_icons (display);
  g_assert_true (gtk_icon_theme_has_icon (theme, "reg-quotation-symbolic"));
  g_assert_true (gtk_icon_theme_has_icon (theme, "list-add-symbolic"));
}

static int
measure_count (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("3"));
  int width;

  gtk_widget_add_css_class (label, "reg-count");
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_object_unref (label);
  return width;
}

/* A count gets a border when contrast is wanted: two pixels. */
static void
check_sheets (int border)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) usual = gtk_css_provider_new ();
  int plain = measure_count ();
  int styled;

  gtk_css_provider_load_from_resource (usual, "/app/regulars/Regulars/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (usual),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  styled = measure_count ();
  g_assert_cmpint (styled, >, plain);
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (usual));
  reg_style_load (display);
  g_assert_cmpint (measure_count (), ==, styled + border);
}

static void
test_sheets (void)
{
  check_sheets (0);
}

static void
test_high_contrast (void)
{
  g_auto (GStrv)
      environment = g_environ_setenv (g_get_environ (), "ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);

  if (g_test_subprocess ())
    {
      check_sheets (2);
      return;
    }
  g_test_trap_subprocess_with_envp (NULL, (const char *const *)environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/style/icons", test_icons);
  g_test_add_func ("/style/high-contrast", test_high_contrast);
  g_test_add_func ("/style/sheets", test_sheets);
  return g_test_run ();
}
