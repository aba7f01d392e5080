/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include "draw/reg-doc-layout.h"

/* The verb "layouts": how documents may look, for whoever writes a layout of their own. */

#define USAGE "layouts [FILE]"

static void
add_layout (yyjson_mut_doc *doc, yyjson_mut_val *root, const RegDocLayout *layout)
{
  yyjson_mut_val *row = yyjson_mut_arr_add_obj (doc, root);

  yyjson_mut_obj_add_strcpy (doc, row, "name", layout->name);
  yyjson_mut_obj_add_strcpy (doc, row, "title",
                             layout->title != NULL ? layout->title : layout->name);
}

/**
 * reg_tool_layouts:
 *
 * The verb "layouts". With a file it says what is wrong in that, if anything; without, it lists what
 * there is and names the files of the user that were left out.
 */
RegToolStatus
reg_tool_layouts (RegTool *tool, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (RegDocLayouts) layouts = NULL;
  const char *const *problems;
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;

  if (!reg_tool_parse (&argc, &argv, entries, error)
      || !reg_tool_want_arguments (argc, 0, 1, USAGE, error))
    return REG_TOOL_FAILED;
  doc = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_arr (doc);
  yyjson_mut_doc_set_root (doc, root);
  if (argc == 2)
    {
      g_autoptr (RegDocLayout) layout = reg_doc_layout_read_file (argv[1], error);

      if (layout != NULL)
        {
          add_layout (doc, root, layout);
          reg_tool_print (tool, doc);
        }
      yyjson_mut_doc_free (doc);
      return layout != NULL ? REG_TOOL_DONE : REG_TOOL_FAILED;
    }
  layouts = reg_doc_layouts_new_usual ();
  for (guint i = 0; i < reg_doc_layouts_get_n (layouts); i++)
    add_layout (doc, root, reg_doc_layouts_get (layouts, i));
  reg_tool_print (tool, doc);
  yyjson_mut_doc_free (doc);
  problems = reg_doc_layouts_get_problems (layouts);
  for (guint i = 0; problems[i] != NULL; i++)
    reg_tool_warn ("%s", problems[i]);
  return problems[0] == NULL ? REG_TOOL_DONE : REG_TOOL_REJECTED_SOME;
}
