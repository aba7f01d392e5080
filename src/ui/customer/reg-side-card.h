/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A card of the side column: a heading, perhaps something to do, and lines below. */
#define REG_TYPE_SIDE_CARD (reg_side_card_get_type ())
G_DECLARE_FINAL_TYPE (RegSideCard, reg_side_card, REG, SIDE_CARD, GtkWidget)

GtkWidget *reg_side_card_new (const char *title);
void reg_side_card_set_title (RegSideCard *self, const char *title);
void reg_side_card_set_control (RegSideCard *self, GtkWidget *control);
void reg_side_card_clear (RegSideCard *self);
void reg_side_card_append (RegSideCard *self, GtkWidget *line);
void reg_side_card_append_note (RegSideCard *self, const char *text);
GtkWidget *reg_side_card_new_button (const char *text, const char *caption);

G_END_DECLS
