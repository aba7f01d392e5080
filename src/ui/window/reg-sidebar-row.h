/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REG_TYPE_SIDEBAR_ROW (reg_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (RegSidebarRow, reg_sidebar_row, REG, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *reg_sidebar_row_new (const char *page, const char *title, const char *icon_name);
const char *reg_sidebar_row_get_page (RegSidebarRow *self);
void reg_sidebar_row_set_count (RegSidebarRow *self, guint count, gboolean mine);

G_END_DECLS
