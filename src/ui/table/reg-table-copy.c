/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-copy.h"

#include <glib/gi18n.h>

#include "ui/table/reg-table-model.h"
#include "ui/widgets/reg-toaster.h"

/* Rows on their way to the clipboard, a page at a time: most were never looked at. */
typedef struct
{
  GtkWidget *from;
  RegTableSource *source;
  GArray *ids;
  GArray *columns;
  guint position; /* of the page that is being read */
  GString *text;
} Copy;

static void read_page (Copy *copy);

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->from);
  g_object_unref (copy->source);
  g_array_unref (copy->ids);
  g_array_unref (copy->columns);
  g_string_free (copy->text, TRUE);
  g_free (copy);
}

static guint
get_page_size (Copy *copy)
{
  return MIN (copy->ids->len - copy->position, REG_TABLE_PAGE_SIZE);
}

/* What divides cells and rows is no part of them. */
static void
append_row (Copy *copy, RegTableCells *cells)
{
  for (guint i = 0; i < copy->columns->len; i++)
    {
      const char *text = reg_table_cells_get_text (cells, g_array_index (copy->columns, guint, i));
      gsize start;

      if (i > 0)
        g_string_append_c (copy->text, '\t');
      start = copy->text->len;
      g_string_append (copy->text, text);
      g_strdelimit (copy->text->str + start, "\t\n\r", ' ');
    }
  g_string_append_c (copy->text, '\n');
}

static void
append_page (Copy *copy, GPtrArray *rows)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *keys = g_new (gint64, rows->len + 1);
  guint size = get_page_size (copy);

  for (guint i = 0; i < rows->len; i++)
    {
      keys[i] = reg_table_cells_get_id (g_ptr_array_index (rows, i));
      g_hash_table_insert (by_id, &keys[i], g_ptr_array_index (rows, i));
    }
  for (guint i = copy->position; i < copy->position + size; i++)
    {
      RegTableCells *cells = g_hash_table_lookup (by_id, &g_array_index (copy->ids, gint64, i));

      if (cells != NULL)
        append_row (copy, cells);
    }
  copy->position += size;
}

static void
finish (Copy *copy)
{
  g_autofree char *done = g_strdup_printf (
      ngettext ("%'u row copied", "%'u rows copied", copy->ids->len), copy->ids->len);

  g_autoptr (GdkContentProvider)
      content = gdk_content_provider_new_typed (G_TYPE_STRING, copy->text->str);

  if (!reg_table_source_copy_out (copy->source, copy->from, content, copy->ids->len, done))
    {
      gdk_clipboard_set_content (gtk_widget_get_clipboard (copy->from), content);
      reg_toaster_show (copy->from, done);
    }
  copy_free (copy);
}

static void
page_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Copy *copy = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  rows = reg_table_source_load_rows_finish (copy->source, result, &error);
  if (rows == NULL)
    {
      reg_toaster_show_error (copy->from, _ ("Not copied."), error);
      copy_free (copy);
      return;
    }
  append_page (copy, rows);
  if (copy->position < copy->ids->len)
    read_page (copy);
  else
    finish (copy);
}

static void
read_page (Copy *copy)
{
  reg_table_source_load_rows_async (copy->source,
                                    &g_array_index (copy->ids, gint64, copy->position),
                                    get_page_size (copy), NULL, page_read_cb, copy);
}

/**
 * reg_table_copy:
 * @from: where it was asked for; the toast appears there
 * @source: where the rows are
 * @ids: (element-type gint64): which, in which order
 * @columns: (element-type guint): which of their cells, in which order
 *
 * Puts rows on the clipboard, cells divided by tabs as every spreadsheet takes them.
 */
void
reg_table_copy (GtkWidget *from, RegTableSource *source, GArray *ids, GArray *columns)
{
  Copy *copy;

  if (ids->len == 0)
    return;
  copy = g_new0 (Copy, 1);
  copy->from = g_object_ref (from);
  copy->source = g_object_ref (source);
  copy->ids = g_array_ref (ids);
  copy->columns = g_array_ref (columns);
  copy->text = g_string_new (NULL);
  read_page (copy);
}
