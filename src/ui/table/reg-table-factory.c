/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-factory.h"

#include "ui/table/reg-table-row-private.h"

/* Factories of a table: they put finished texts into inscriptions and ask for what is missing. */

/* What one column's cells need to know. */
typedef struct
{
  RegTableColumnKind kind;
  guint index;
} Cell;

/* Asked for with every cell that comes into view. */
static GQuark style_quark;
static GQuark cell_quark;

static void
ensure_quarks (void)
{
  style_quark = g_quark_from_static_string ("reg-table-style");
  cell_quark = g_quark_from_static_string ("reg-table-cell");
}

static void
set_style_class (GtkWidget *widget, RegPillStyle style)
{
  RegPillStyle before = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (widget), style_quark));

  if (before == style)
    return;
  gtk_widget_remove_css_class (widget, reg_pill_style_get_css_class (before));
  if (style != REG_PILL_NEUTRAL)
    gtk_widget_add_css_class (widget, reg_pill_style_get_css_class (style));
  g_object_set_qdata (G_OBJECT (widget), style_quark, GUINT_TO_POINTER (style));
}

static void
show_pill (GtkWidget *pill, const char *text, RegPillStyle style)
{
  gtk_widget_set_visible (pill, *text != '\0');
  reg_pill_set_label (REG_PILL (pill), text);
  reg_pill_set_style (REG_PILL (pill), style);
}

static GtkWidget *
inscription_new (float xalign)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), xalign);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 3);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), 3);
  return inscription;
}

/* --- a cell of the column view ---------------------------------------------------------- */

static void
show_cell (RegTableRow *row, gpointer widget)
{
  RegTableCells *cells = reg_table_row_get_cells (row);
  const Cell *cell = g_object_get_qdata (widget, cell_quark);
  const char *text = cells != NULL ? reg_table_cells_get_text (cells, cell->index) : "";
  RegPillStyle style = cells != NULL ? reg_table_cells_get_style (cells, cell->index)
                                     : REG_PILL_NEUTRAL;

  if (REG_IS_PILL (widget))
    show_pill (widget, text, style);
  else
    {
      gtk_inscription_set_text (GTK_INSCRIPTION (widget), text);
      set_style_class (widget, style);
    }
}

static void
cell_setup_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *item, Cell *cell)
{
  GtkWidget *widget;

  if (cell->kind == REG_TABLE_COLUMN_PILL)
    widget = reg_pill_new ("", REG_PILL_NEUTRAL);
  else
    widget = inscription_new (cell->kind == REG_TABLE_COLUMN_NUMBER ? 1 : 0);
  if (cell->kind == REG_TABLE_COLUMN_NUMBER || cell->kind == REG_TABLE_COLUMN_DATE)
    gtk_widget_add_css_class (widget, "numeric");
  if (cell->kind == REG_TABLE_COLUMN_DIM)
    gtk_widget_add_css_class (widget, "dimmed");
  /* The factory outlives its cells' widgets: both belong to the column. */
  g_object_set_qdata (G_OBJECT (widget), cell_quark, cell);
  gtk_column_view_cell_set_child (item, widget);
  gtk_column_view_cell_set_focusable (item, FALSE);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *item, Cell *cell)
{
  RegTableRow *row = gtk_column_view_cell_get_item (item);
  GtkWidget *widget = gtk_column_view_cell_get_child (item);

  reg_table_row_watch (row, show_cell, widget);
  show_cell (row, widget);
}

static void
cell_unbind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *item, Cell *cell)
{
  reg_table_row_unwatch (gtk_column_view_cell_get_item (item),
                         gtk_column_view_cell_get_child (item));
}

/**
 * reg_table_factory_new_cell:
 * @kind: how the column is drawn
 * @index: which of the row's cells it shows
 *
 * Returns: (transfer full): the factory of one column
 */
GtkListItemFactory *
reg_table_factory_new_cell (RegTableColumnKind kind, guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cell *cell = g_new0 (Cell, 1);

  ensure_quarks ();
  cell->kind = kind;
  cell->index = index;
  g_object_set_data_full (G_OBJECT (factory), "reg-table-cell", cell, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), cell);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), cell);
  g_signal_connect (factory, "unbind", G_CALLBACK (cell_unbind_cb), cell);
  return factory;
}

/* --- a row of the column view ----------------------------------------------------------- */

/* What a screen reader says for the row: the texts of all cells. */
static char *
describe_row (RegTableCells *cells)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; cells != NULL && i < reg_table_cells_get_n_columns (cells); i++)
    {
      const char *part = reg_table_cells_get_text (cells, i);

      if (*part == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, part);
    }
  return g_string_free (text, FALSE);
}

static void
label_row (RegTableRow *row, gpointer item)
{
  g_autofree char *label = describe_row (reg_table_row_get_cells (row));

  gtk_column_view_row_set_accessible_label (item, label);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *item, RegTableModel *model)
{
  RegTableRow *row = gtk_column_view_row_get_item (item);

  if (reg_table_row_get_cells (row) == NULL)
    reg_table_model_want (model, row, gtk_column_view_row_get_position (item));
  reg_table_row_watch (row, label_row, item);
  label_row (row, item);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *item, RegTableModel *model)
{
  reg_table_row_unwatch (gtk_column_view_row_get_item (item), item);
}

/**
 * reg_table_factory_new_row:
 * @model: whose rows are shown; the factory keeps it alive
 *
 * Returns: (transfer full): asks for contents and names rows for screen readers
 */
GtkListItemFactory *
reg_table_factory_new_row (RegTableModel *model)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), model, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), model, 0);
  return factory;
}

/* --- a row of the narrow list ----------------------------------------------------------- */

typedef struct
{
  RegTableModel *model; /* not owned: the factory goes with the view */
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *number;
  GtkWidget *pill;
} TwoLine;

static void
append_part (GString *line, const char *text)
{
  if (*text == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, text);
}

static void
show_trailing (TwoLine *line, RegTableColumnKind kind, const char *text, RegPillStyle style)
{
  if (kind == REG_TABLE_COLUMN_PILL)
    {
      show_pill (line->pill, text, style);
      return;
    }
  gtk_widget_set_visible (line->number, TRUE);
  gtk_label_set_label (GTK_LABEL (line->number), text);
  set_style_class (line->number, style);
}

static void
show_two_line (RegTableRow *row, gpointer data)
{
  TwoLine *line = data;
  RegTableCells *cells = reg_table_row_get_cells (row);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  const RegTableColumn *columns;
  gboolean trailing = FALSE;
  guint n_columns;

  columns = reg_table_source_get_columns (reg_table_model_get_source (line->model), &n_columns);
  gtk_widget_set_visible (line->number, FALSE);
  gtk_widget_set_visible (line->pill, FALSE);
  gtk_inscription_set_text (GTK_INSCRIPTION (line->title), "");
  for (guint i = 0; cells != NULL && i < n_columns; i++)
    {
      const char *text = reg_table_cells_get_text (cells, i);

      if (columns[i].narrow == REG_TABLE_NARROW_TITLE)
        gtk_inscription_set_text (GTK_INSCRIPTION (line->title), text);
      else if (columns[i].narrow == REG_TABLE_NARROW_SUBTITLE)
        append_part (subtitle, text);
      else if (columns[i].narrow == REG_TABLE_NARROW_TRAILING && !trailing && *text != '\0')
        {
          trailing = TRUE;
          show_trailing (line, columns[i].kind, text, reg_table_cells_get_style (cells, i));
        }
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (line->subtitle), subtitle->str);
}

static void
two_line_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RegTableModel *model)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  TwoLine *line = g_new0 (TwoLine, 1);

  line->model = model;
  line->title = inscription_new (0);
  line->subtitle = inscription_new (0);
  line->number = gtk_label_new (NULL);
  line->pill = reg_pill_new ("", REG_PILL_NEUTRAL);
  gtk_widget_add_css_class (line->subtitle, "caption");
  gtk_widget_add_css_class (line->subtitle, "dimmed");
  gtk_widget_add_css_class (line->number, "numeric");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), line->title);
  gtk_box_append (GTK_BOX (texts), line->subtitle);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), line->number);
  gtk_box_append (GTK_BOX (box), line->pill);
  g_object_set_data_full (G_OBJECT (item), "reg-table-two-line", line, g_free);
  gtk_list_item_set_child (item, box);
}

static void
label_list_item (RegTableRow *row, gpointer item)
{
  g_autofree char *label = describe_row (reg_table_row_get_cells (row));

  gtk_list_item_set_accessible_label (item, label);
}

static void
two_line_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RegTableModel *model)
{
  RegTableRow *row = gtk_list_item_get_item (item);
  TwoLine *line = g_object_get_data (G_OBJECT (item), "reg-table-two-line");

  if (reg_table_row_get_cells (row) == NULL)
    reg_table_model_want (model, row, gtk_list_item_get_position (item));
  reg_table_row_watch (row, show_two_line, line);
  reg_table_row_watch (row, label_list_item, item);
  show_two_line (row, line);
  label_list_item (row, item);
}

static void
two_line_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RegTableModel *model)
{
  RegTableRow *row = gtk_list_item_get_item (item);
  TwoLine *line = g_object_get_data (G_OBJECT (item), "reg-table-two-line");

  reg_table_row_unwatch (row, line);
  reg_table_row_unwatch (row, item);
}

/**
 * reg_table_factory_new_two_line:
 * @model: whose rows are shown
 *
 * Returns: (transfer full): the rows of the list a table becomes when there is little width
 */
GtkListItemFactory *
reg_table_factory_new_two_line (RegTableModel *model)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  ensure_quarks ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (two_line_setup_cb), model, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (two_line_bind_cb), model, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (two_line_unbind_cb), model, 0);
  return factory;
}
