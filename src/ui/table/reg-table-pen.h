/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/widgets/reg-pill.h"

G_BEGIN_DECLS

typedef enum
{
  REG_TABLE_INK_TEXT,
  REG_TABLE_INK_DIM,
  REG_TABLE_INK_FIGURES, /* as wide as each other */
  REG_TABLE_INK_CAPTION,
  REG_TABLE_INK_PILL,
} RegTableInk;

/**
 * RegTableWord:
 * @text: what is written, cut at its end when it finds no room
 * @ink: how
 * @style: in which colour
 * @at_end: whether it stands at the end side of @place
 * @place: where, in the row
 *
 * One piece of text of a row.
 */
typedef struct
{
  char *text;
  RegTableInk ink;
  RegPillStyle style;
  gboolean at_end;
  graphene_rect_t place;
} RegTableWord;

void reg_table_word_clear (RegTableWord *word);

/* What the rows of one table are written with. */
typedef struct _RegTablePen RegTablePen;

RegTablePen *reg_table_pen_new (GtkWidget *table);
void reg_table_pen_free (RegTablePen *self);
int reg_table_pen_get_height (RegTablePen *self, RegTableInk ink);
int reg_table_pen_get_width (RegTablePen *self, RegTableInk ink, const char *text);
void reg_table_pen_write (RegTablePen *self, GtkSnapshot *snapshot, const RegTableWord *word);

G_END_DECLS
