/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-factory.h"

/* Puts rows into lines, asks for what is missing, and names each item for screen readers. */

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
show_row (RegTableRow *row, GParamSpec *pspec, GtkListItem *item)
{
  RegTableCells *cells = reg_table_row_get_cells (row);
  g_autofree char *label = describe_row (cells);

  reg_table_line_show (REG_TABLE_LINE (gtk_list_item_get_child (item)), cells);
  gtk_list_item_set_accessible_label (item, label);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const RegTableLook *look)
{
  gtk_list_item_set_child (item, reg_table_line_new (look));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const RegTableLook *look)
{
  RegTableRow *row = gtk_list_item_get_item (item);

  if (reg_table_row_get_cells (row) == NULL)
    reg_table_model_want (look->model, row, gtk_list_item_get_position (item));
  g_signal_connect (row, "notify::cells", G_CALLBACK (show_row), item);
  show_row (row, NULL, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const RegTableLook *look)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_row, item);
}

/**
 * reg_table_factory_new:
 * @look: of the table; it must outlive the view the factory goes to
 *
 * Returns: (transfer full): makes the rows of a table
 */
GtkListItemFactory *
reg_table_factory_new (const RegTableLook *look)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer)look);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer)look);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer)look);
  return factory;
}
