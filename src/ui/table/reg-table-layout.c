/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/table/reg-table-layout.h"

/* Which columns somebody wants to see belongs to this computer, not to the customer book. */
static GKeyFile *
open_layouts (char **path)
{
  GKeyFile *file = g_key_file_new ();

  *path = g_build_filename (g_get_user_config_dir (), "regulars", "tables.ini", NULL);
  g_key_file_load_from_file (file, *path, G_KEY_FILE_NONE, NULL);
  return file;
}

static void
layout_changed_cb (RegTableView *table, const char *name)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GKeyFile) file = open_layouts (&path);
  g_autofree char *layout = reg_table_view_dup_layout (table);
  g_autoptr (GError) error = NULL;

  g_key_file_set_string (file, name, "layout", layout);
  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (file, path, &error))
    g_message ("The layout of the table was not kept: %s", error->message);
}

/**
 * reg_table_layout_remember:
 * @table: a table that has its source
 * @name: a stable name for this table
 *
 * Brings back the columns and the order somebody chose, and keeps what is chosen from now on.
 */
void
reg_table_layout_remember (RegTableView *table, const char *name)
{
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) file = open_layouts (&path);
  g_autofree char *layout = g_key_file_get_string (file, name, "layout", NULL);

  if (layout != NULL)
    reg_table_view_set_layout (table, layout);
  g_signal_connect_data (table, "layout-changed", G_CALLBACK (layout_changed_cb), g_strdup (name),
                         (GClosureNotify)(void (*) (void))g_free, 0);
}
