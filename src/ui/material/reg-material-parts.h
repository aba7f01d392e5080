/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the views of one brochure, request or contract are put together from. */

GtkWidget *reg_material_parts_new_column (GtkBox **box);
void reg_material_parts_clear (GtkBox *box);
GtkWidget *reg_material_parts_add_title (GtkBox *box, const char *title, const char *about);
void reg_material_parts_add_fact (GtkBox *box, const char *title, const char *value);
GtkWidget *reg_material_parts_add_button (GtkBox *box, const char *label, const char *action);
void reg_material_parts_add_words (GtkBox *box, const char *text);
AdwDialog *reg_material_parts_new_dialog (const char *title, GtkWidget *child);

G_END_DECLS
