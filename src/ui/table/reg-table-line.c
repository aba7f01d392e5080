/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-line.h"

/* One row of a table, drawn in one piece: under the headers of its columns, or in two lines where
 * there is little width. GTK keeps some 200 rows alive around the ones on the screen; a widget for
 * each cell would be more than a thousand of them. */
struct _RegTableLine
{
  GtkWidget parent_instance;

  const RegTableLook *look; /* of the table, which outlives its lines */
  RegTableCells *cells;
};

G_DEFINE_FINAL_TYPE (RegTableLine, reg_table_line, GTK_TYPE_WIDGET)

/* Between the two lines, and between them and what stands at the end. */
#define LINE_GAP 3
#define END_GAP 12
/* A two-line row is read down to this width. */
#define LEAST_WIDTH 120

/* --- what is written, and where --------------------------------------------------------- */

static const RegTableColumn *
get_columns (RegTableLine *self, guint *n_columns)
{
  return reg_table_source_get_columns (reg_table_model_get_source (self->look->model), n_columns);
}

static RegTableInk
choose_ink (RegTableColumnKind kind)
{
  switch (kind)
    {
    case REG_TABLE_COLUMN_DIM:
      return REG_TABLE_INK_DIM;
    case REG_TABLE_COLUMN_NUMBER:
    case REG_TABLE_COLUMN_DATE:
      return REG_TABLE_INK_FIGURES;
    case REG_TABLE_COLUMN_PILL:
      return REG_TABLE_INK_PILL;
    case REG_TABLE_COLUMN_TEXT:
    default:
      return REG_TABLE_INK_TEXT;
    }
}

static void
add_word (GArray *words, const char *text, RegTableInk ink, RegPillStyle style, gboolean at_end)
{
  RegTableWord word = { g_strdup (text), ink, style, at_end, GRAPHENE_RECT_INIT (0, 0, 0, 0) };

  g_array_append_val (words, word);
}

static void
write_columns (RegTableLine *self, GArray *words)
{
  guint n_places, n_columns;
  const RegTableColumn *columns = get_columns (self, &n_columns);
  const RegTablePlace *places = reg_table_columns_get_places (self->look->columns, &n_places);

  for (guint i = 0; i < n_places; i++)
    {
      guint index = places[i].index;
      const char *text = reg_table_cells_get_text (self->cells, index);
      RegTableColumnKind kind = columns[index].kind;

      if (*text == '\0')
        continue;
      add_word (words, text, choose_ink (kind), reg_table_cells_get_style (self->cells, index),
                kind == REG_TABLE_COLUMN_NUMBER);
      g_array_index (words, RegTableWord, words->len - 1).place = GRAPHENE_RECT_INIT (
          (float)places[i].x, 0, (float)places[i].width,
          (float)gtk_widget_get_height (GTK_WIDGET (self)));
    }
}

static void
append_part (GString *line, const char *text)
{
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, text);
}

/* The title, what is below it, and at most one word at the end, in this order. */
static void
collect_lines (RegTableLine *self, GArray *words)
{
  guint n_columns;
  const RegTableColumn *columns = get_columns (self, &n_columns);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  const char *title = "";
  guint trailing = n_columns;

  for (guint i = 0; i < n_columns; i++)
    {
      const char *text = reg_table_cells_get_text (self->cells, i);

      if (*text == '\0')
        continue;
      if (columns[i].narrow == REG_TABLE_NARROW_TITLE)
        title = text;
      else if (columns[i].narrow == REG_TABLE_NARROW_SUBTITLE)
        append_part (subtitle, text);
      else if (columns[i].narrow == REG_TABLE_NARROW_TRAILING && trailing == n_columns)
        trailing = i;
    }
  add_word (words, title, REG_TABLE_INK_TEXT, REG_PILL_NEUTRAL, FALSE);
  add_word (words, subtitle->str, REG_TABLE_INK_CAPTION, REG_PILL_NEUTRAL, FALSE);
  if (trailing < n_columns)
    add_word (words, reg_table_cells_get_text (self->cells, trailing),
              columns[trailing].kind == REG_TABLE_COLUMN_PILL ? REG_TABLE_INK_PILL
                                                              : REG_TABLE_INK_FIGURES,
              reg_table_cells_get_style (self->cells, trailing), TRUE);
}

static void
write_lines (RegTableLine *self, GArray *words)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float)gtk_widget_get_height (GTK_WIDGET (self));
  float title = (float)reg_table_pen_get_height (self->look->pen, REG_TABLE_INK_TEXT);
  float start = 0;
  float end = 0;

  collect_lines (self, words);
  if (words->len > 2)
    {
      RegTableWord *word = &g_array_index (words, RegTableWord, 2);

      end = MIN ((float)reg_table_pen_get_width (self->look->pen, word->ink, word->text),
                 width / 2);
      word->place = GRAPHENE_RECT_INIT (0, 0, width, height);
      end += END_GAP;
    }
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    start = end;
  g_array_index (words, RegTableWord, 0).place = GRAPHENE_RECT_INIT (start, 0, width - end, title);
  g_array_index (words, RegTableWord, 1).place = GRAPHENE_RECT_INIT (
      start, title + LINE_GAP, width - end, height - title - LINE_GAP);
}

static GArray *
write_words (RegTableLine *self)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (RegTableWord));

  g_array_set_clear_func (words, (GDestroyNotify)reg_table_word_clear);
  if (self->cells != NULL && self->look->narrow)
    write_lines (self, words);
  else if (self->cells != NULL)
    write_columns (self, words);
  return words;
}

/* --- widget ----------------------------------------------------------------------------- */

static void
reg_table_line_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  const RegTableLook *look = REG_TABLE_LINE (widget)->look;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = reg_table_pen_get_height (look->pen, REG_TABLE_INK_TEXT)
               + (look->narrow
                      ? LINE_GAP + reg_table_pen_get_height (look->pen, REG_TABLE_INK_CAPTION)
                      : 0);
  else
    *minimum = look->narrow ? LEAST_WIDTH : reg_table_columns_get_width (look->columns);
  *natural = *minimum;
}

static void
reg_table_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegTableLine *self = REG_TABLE_LINE (widget);
  g_autoptr (GArray) words = write_words (self);

  for (guint i = 0; i < words->len; i++)
    reg_table_pen_write (self->look->pen, snapshot, &g_array_index (words, RegTableWord, i));
}

static void
reg_table_line_dispose (GObject *object)
{
  g_clear_pointer (&REG_TABLE_LINE (object)->cells, reg_table_cells_unref);
  G_OBJECT_CLASS (reg_table_line_parent_class)->dispose (object);
}

static void
reg_table_line_class_init (RegTableLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_table_line_dispose;
  widget_class->measure = reg_table_line_measure;
  widget_class->snapshot = reg_table_line_snapshot;
  /* The item it stands in is named with all its texts. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
reg_table_line_init (RegTableLine *self)
{
}

/**
 * reg_table_line_new:
 * @look: of the table; it must outlive the line
 *
 * Returns: (transfer floating): a row without contents
 */
GtkWidget *
reg_table_line_new (const RegTableLook *look)
{
  RegTableLine *self = g_object_new (REG_TYPE_TABLE_LINE, NULL);

  self->look = look;
  return GTK_WIDGET (self);
}

/**
 * reg_table_line_show:
 * @cells: (nullable): the row's contents; %NULL while they are not here yet
 */
void
reg_table_line_show (RegTableLine *self, RegTableCells *cells)
{
  g_return_if_fail (REG_IS_TABLE_LINE (self));

  if (self->cells == cells)
    return;
  g_clear_pointer (&self->cells, reg_table_cells_unref);
  self->cells = cells != NULL ? reg_table_cells_ref (cells) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * reg_table_line_get_cells:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
RegTableCells *
reg_table_line_get_cells (RegTableLine *self)
{
  g_return_val_if_fail (REG_IS_TABLE_LINE (self), NULL);

  return self->cells;
}

/**
 * reg_table_line_says:
 *
 * Returns: whether @text is, as a whole, one of the texts that are written in the row
 */
gboolean
reg_table_line_says (RegTableLine *self, const char *text)
{
  g_autoptr (GArray) words = NULL;

  g_return_val_if_fail (REG_IS_TABLE_LINE (self), FALSE);

  words = write_words (self);
  for (guint i = 0; i < words->len; i++)
    if (g_strcmp0 (g_array_index (words, RegTableWord, i).text, text) == 0)
      return TRUE;
  return FALSE;
}
