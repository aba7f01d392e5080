/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children beside each other, and below each other where they have no room: words and what belongs
 * to them, such as a state or a button. A child that expands takes what is left of its row. One that
 * would like to be wider than the whole is as wide as the whole, in both directions of writing;
 * AdwWrapBox puts that one beside its row where people write from right to left. */
#define REG_TYPE_WRAP_LAYOUT (reg_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (RegWrapLayout, reg_wrap_layout, REG, WRAP_LAYOUT, GtkLayoutManager)

GtkWidget *reg_wrap_layout_new_box (int spacing, int line_spacing);

G_END_DECLS
