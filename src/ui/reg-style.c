/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-style.h"

/* GTK and libadwaita would take icons and style sheets from the application's resource base path by
 * themselves. But GTK adds the icons after it has read the icon theme, throws the theme away, and
 * reads it again for the first icon that is shown: 6 ms before the first frame. So the icons are
 * added earlier here, the application has no base path, and the style sheets are ours to load. */

#define ICONS "/app/regulars/Regulars/icons/"
#define STYLE "/app/regulars/Regulars/style.css"
#define HIGH_CONTRAST_STYLE "/app/regulars/Regulars/style-hc.css"

/**
 * reg_style_add_icons:
 * @display: where the program is shown; GTK is initialised, the application not yet started
 *
 * Our icons become part of the icon theme.
 */
void
reg_style_add_icons (GdkDisplay *display)
{
  g_return_if_fail (GDK_IS_DISPLAY (display));

  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), ICONS);
}

static void
contrast_changed_cb (AdwStyleManager *manager, GParamSpec *pspec, GtkCssProvider *provider)
{
  if (adw_style_manager_get_high_contrast (manager))
    gtk_css_provider_load_from_resource (provider, HIGH_CONTRAST_STYLE);
  else
    gtk_css_provider_load_from_string (provider, "");
}

static void
add_provider (GdkDisplay *display, GtkCssProvider *provider)
{
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * reg_style_load:
 * @display: where the program is shown; libadwaita is initialised
 *
 * Our style sheets, that for high contrast as long as it is wanted, hold for everything on @display.
 */
void
reg_style_load (GdkDisplay *display)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (display);
  g_autoptr (GtkCssProvider) usual = gtk_css_provider_new ();
  g_autoptr (GtkCssProvider) high_contrast = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (usual, STYLE);
  add_provider (display, usual);
  add_provider (display, high_contrast);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (contrast_changed_cb),
                           high_contrast, 0);
  contrast_changed_cb (manager, NULL, high_contrast);
}
