/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-doc-layout.h"

#include <gio/gio.h>
#include <string.h>

#include "draw/reg-chart-export.h"
#include "reg-draw-resources.h"

#define RESOURCES "/app/regulars/Regulars/layouts/"
/* More files than this in a folder are not layouts somebody chooses from. */
#define MAX_FILES 50

struct _RegDocLayouts
{
  GPtrArray *layouts;  /* RegDocLayout */
  GPtrArray *problems; /* of strings, NULL at the end */
};

static const char *const own_layouts[] = { "classic", "modern", "letter", "compact", "plain" };

static RegDocLayout *
read_own (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, REG_DOC_LAYOUT_SUFFIX, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (reg_draw_get_resource (), path, 0, error);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return reg_doc_layout_read (name, text, error);
}

/**
 * reg_doc_layout_read_file:
 * @path: a file that ends in ".layout"
 * @error: return location for a #RegDrawError or a #GIOErrorEnum
 *
 * Reads a layout out of a file, whose name without the ending is that of the layout. Blocks for as
 * long as a small file takes.
 *
 * Returns: (transfer full) (nullable): the layout
 */
RegDocLayout *
reg_doc_layout_read_file (const char *path, GError **error)
{
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *name = g_str_has_suffix (file, REG_DOC_LAYOUT_SUFFIX)
                              ? g_strndup (file, strlen (file) - strlen (REG_DOC_LAYOUT_SUFFIX))
                              : g_strdup (file);
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (source, NULL, error);
  g_autofree char *text = NULL;
  gsize length = 0;

  if (stream == NULL)
    return NULL;
  text = g_malloc0 (REG_DOC_LAYOUT_MAX + 2);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, REG_DOC_LAYOUT_MAX + 1, &length,
                                NULL, error))
    {
      g_prefix_error (error, "%s: ", file);
      return NULL;
    }
  if (length > REG_DOC_LAYOUT_MAX || memchr (text, '\0', length) != NULL)
    {
      g_set_error (error, REG_DRAW_ERROR, REG_DRAW_ERROR_INVALID, "%s: not a layout", file);
      return NULL;
    }
  return reg_doc_layout_read (name, text, error);
}

/* One of the same name takes the place of ours. */
static void
add_layout (RegDocLayouts *self, RegDocLayout *layout)
{
  for (guint i = 0; i < self->layouts->len; i++)
    {
      RegDocLayout *there = g_ptr_array_index (self->layouts, i);

      if (strcmp (there->name, layout->name) != 0)
        continue;
      reg_doc_layout_unref (there);
      self->layouts->pdata[i] = layout;
      return;
    }
  g_ptr_array_add (self->layouts, layout);
}

static void
note_problem (RegDocLayouts *self, const GError *error)
{
  g_ptr_array_add (self->problems, g_strdup (error->message));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
add_folder (RegDocLayouts *self, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char *file;

  while (dir != NULL && files->len < MAX_FILES && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, REG_DOC_LAYOUT_SUFFIX) && g_utf8_validate (file, -1, NULL))
      g_ptr_array_add (files, g_strdup (file));
  g_ptr_array_sort (files, compare_names);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_build_filename (folder, files->pdata[i], NULL);
      RegDocLayout *layout = reg_doc_layout_read_file (path, &error);

      if (layout != NULL)
        add_layout (self, layout);
      else
        note_problem (self, error);
    }
}

/**
 * reg_doc_layouts_new:
 * @folder: (nullable): where the user's own layouts are, files that end in ".layout"
 *
 * Reads the layouts: a handful of small files. Those that cannot be understood are left out, see
 * reg_doc_layouts_get_problems(). A file named like one of ours takes its place. Any thread.
 *
 * Returns: (transfer full): the layouts, ours first and the usual one before all
 */
RegDocLayouts *
reg_doc_layouts_new (const char *folder)
{
  RegDocLayouts *self = g_new0 (RegDocLayouts, 1);

  self->layouts = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_doc_layout_unref);
  self->problems = g_ptr_array_new_null_terminated (1, g_free, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (own_layouts); i++)
    {
      g_autoptr (GError) error = NULL;
      RegDocLayout *layout = read_own (own_layouts[i], &error);

      if (layout != NULL)
        add_layout (self, layout);
      else
        note_problem (self, error);
    }
  if (folder != NULL)
    add_folder (self, folder);
  return self;
}

/** reg_doc_layouts_dup_folder: Returns: (transfer full): where this user keeps layouts of their own */
char *
reg_doc_layouts_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "regulars", "layouts", NULL);
}

/** reg_doc_layouts_new_usual: Returns: (transfer full): our layouts and those of this user */
RegDocLayouts *
reg_doc_layouts_new_usual (void)
{
  g_autofree char *folder = reg_doc_layouts_dup_folder ();

  return reg_doc_layouts_new (folder);
}

/** reg_doc_layouts_free: @layouts: (transfer full): layouts */
void
reg_doc_layouts_free (RegDocLayouts *layouts)
{
  g_return_if_fail (layouts != NULL);

  g_ptr_array_unref (layouts->layouts);
  g_ptr_array_unref (layouts->problems);
  g_free (layouts);
}

/** reg_doc_layouts_get_n: @layouts: layouts. Returns: how many there are */
guint
reg_doc_layouts_get_n (const RegDocLayouts *layouts)
{
  g_return_val_if_fail (layouts != NULL, 0);

  return layouts->layouts->len;
}

/** reg_doc_layouts_get: @layouts: layouts @index: from 0. Returns: (transfer none): one of them */
const RegDocLayout *
reg_doc_layouts_get (const RegDocLayouts *layouts, guint index)
{
  g_return_val_if_fail (layouts != NULL && index < layouts->layouts->len, NULL);

  return g_ptr_array_index (layouts->layouts, index);
}

/**
 * reg_doc_layouts_find:
 * @layouts: layouts
 * @name: (nullable): of one; %NULL or "" for the usual one
 * @known: (out) (optional): whether there is one of that name
 *
 * Returns: (transfer none): the layout, or the usual one where there is none of that name
 */
const RegDocLayout *
reg_doc_layouts_find (const RegDocLayouts *layouts, const char *name, gboolean *known)
{
  const char *wanted = name != NULL && *name != '\0' ? name : REG_DOC_LAYOUT_DEFAULT;
  const RegDocLayout *usual = reg_doc_layout_get_default ();

  g_return_val_if_fail (layouts != NULL, usual);

  if (known != NULL)
    *known = TRUE;
  for (guint i = 0; i < layouts->layouts->len; i++)
    {
      const RegDocLayout *layout = g_ptr_array_index (layouts->layouts, i);

      if (strcmp (layout->name, wanted) == 0)
        return layout;
      if (strcmp (layout->name, REG_DOC_LAYOUT_DEFAULT) == 0)
        usual = layout;
    }
  if (known != NULL)
    *known = FALSE;
  return usual;
}

/**
 * reg_doc_layouts_get_problems:
 * @layouts: layouts
 *
 * Returns: (transfer none): which files were left out and why, %NULL at the end
 */
const char *const *
reg_doc_layouts_get_problems (const RegDocLayouts *layouts)
{
  g_return_val_if_fail (layouts != NULL, NULL);

  return (const char *const *)layouts->problems->pdata;
}
