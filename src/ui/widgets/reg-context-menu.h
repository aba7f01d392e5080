/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RegContextMenuFunc:
 * @at: what was pointed at, or has the focus; @widget itself or something in it
 *
 * Returns: (transfer full) (nullable): the menu of what is there, %NULL when there is none
 */
typedef GMenuModel *(*RegContextMenuFunc) (GtkWidget *widget, GtkWidget *at, gpointer user_data);

void reg_context_menu_add (GtkWidget *widget, RegContextMenuFunc create, gpointer user_data);
void reg_context_menu_append (GMenu *menu, const char *label, const char *action, gint64 target);

G_END_DECLS
