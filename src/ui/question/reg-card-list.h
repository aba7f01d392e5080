/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *reg_card_list_new_boxed (const char *label);
GtkWidget *reg_card_list_new_count (void);
GtkListBox *reg_card_list_new (GtkWidget *card, const char *title, GtkWidget *button);

G_END_DECLS
