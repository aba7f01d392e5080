/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REG_TYPE_ICON (reg_icon_get_type ())
G_DECLARE_FINAL_TYPE (RegIcon, reg_icon, REG, ICON, GObject)

GdkPaintable *reg_icon_new (const char *name);
GdkPaintable *reg_icon_new_from_svg (GBytes *svg, GError **error);
GtkWidget *reg_icon_create_image (const char *name);
void reg_icon_set_image (GtkImage *image, const char *name);
void reg_icon_set_button (GtkButton *button, const char *name);

G_END_DECLS
