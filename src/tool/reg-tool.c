/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reg-tool.h"

#include "store/reg-journal.h"

#include <stdlib.h>

/* Some books can only be looked at; whoever wants to write hears why. */
static gboolean
may_work (RegTool *tool, RegStoreFlags flags, GError **error)
{
  const GError *notice = reg_store_get_notice (tool->store);

  if (!notice || (flags & REG_STORE_READ_ONLY) || !reg_store_is_read_only (tool->store))
    return TRUE;
  g_propagate_error (error, g_error_copy (notice));
  return FALSE;
}

/**
 * reg_tool_open:
 * @tool: the tool
 * @flags: how to open its file
 * @error: why it cannot be used
 *
 * Returns: whether the file is open
 */
gboolean
reg_tool_open (RegTool *tool, RegStoreFlags flags, GError **error)
{
  if (tool->store)
    return TRUE;
  tool->store = reg_store_new (tool->path, flags);
  if (reg_store_open_sync (tool->store, NULL, error) && may_work (tool, flags, error))
    return TRUE;
  g_clear_object (&tool->store);
  return FALSE;
}

static gboolean
unfinished_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gboolean *)data = reg_journal_has_unfinished (db);
  return TRUE;
}

/* A book in which an import was cut short is put in order before anybody reads half of it. When
 * somebody else has the book open, the import may still be under way there: that is their matter. */
static gboolean
open_to_read (RegTool *tool, GError **error)
{
  gboolean unfinished = FALSE;

  if (!reg_tool_open (tool, REG_STORE_READ_ONLY, error))
    return FALSE;
  if (!reg_store_read_sync (tool->store, unfinished_job, &unfinished, NULL, NULL) || !unfinished)
    return TRUE;
  g_clear_object (&tool->store);
  return reg_tool_open (tool, 0, NULL) || reg_tool_open (tool, REG_STORE_READ_ONLY, error);
}

/**
 * reg_tool_read:
 * @tool: the tool
 * @job: what to read
 * @data: for @job
 * @error: what went wrong
 *
 * Returns: what @job returned
 */
gboolean
reg_tool_read (RegTool *tool, RegStoreJob job, gpointer data, GError **error)
{
  return open_to_read (tool, error) && reg_store_read_sync (tool->store, job, data, NULL, error);
}

/**
 * reg_tool_write_long:
 * @tool: the tool
 * @kind: word for the action
 * @job: what to write, in steps
 * @data: for @job
 * @error: what went wrong
 *
 * Returns: whether it is in the file
 */
gboolean
reg_tool_write_long (
    RegTool *tool, const char *kind, RegStoreJob job, gpointer data, GError **error)
{
  RegActionInfo info = { .kind = kind, .label = kind, .is_long = TRUE };

  return reg_tool_open (tool, 0, error)
         && reg_store_write_sync (tool->store, &info, job, data, NULL, NULL, error);
}

/**
 * reg_tool_parse:
 * @argc: (inout): number of arguments
 * @argv: (inout): the arguments, the verb first
 * @entries: the options the verb knows
 * @error: an option it does not know
 *
 * Returns: whether all options were understood
 */
gboolean
reg_tool_parse (int *argc, char ***argv, const GOptionEntry *entries, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error);
}

/**
 * reg_tool_want_arguments:
 * @argc: how many stand there, the verb included
 * @at_least: how many must follow the verb
 * @at_most: how many may
 * @usage: how it is called
 * @error: says @usage
 *
 * Returns: whether the number is right
 */
gboolean
reg_tool_want_arguments (int argc, int at_least, int at_most, const char *usage, GError **error)
{
  if (argc - 1 >= at_least && argc - 1 <= at_most)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "Use: regulars-tool %s", usage);
  return FALSE;
}

/**
 * reg_tool_warn:
 * @format: what to say on standard error
 * @...: for @format
 */
void
reg_tool_warn (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("regulars-tool: %s\n", message);
}

static void
print_scalar (yyjson_mut_val *value)
{
  if (yyjson_mut_is_str (value))
    g_print ("%s", yyjson_mut_get_str (value));
  else if (yyjson_mut_is_bool (value))
    g_print ("%s", yyjson_mut_get_bool (value) ? "yes" : "no");
  else if (yyjson_mut_is_int (value))
    g_print ("%" G_GINT64_FORMAT, yyjson_mut_get_sint (value));
  else if (yyjson_mut_is_real (value))
    g_print ("%.3f", yyjson_mut_get_real (value));
}

static void print_value (yyjson_mut_val *value, int depth);

static void
print_object (yyjson_mut_val *object, int depth)
{
  yyjson_mut_val *key, *value;
  size_t index, max;

  yyjson_mut_obj_foreach (object, index, max, key, value)
  {
    if (yyjson_mut_is_null (value))
      continue;
    g_print ("%*s%s: ", depth * 2, "", yyjson_mut_get_str (key));
    if (yyjson_mut_is_ctn (value))
      g_print ("\n");
    print_value (value, depth + 1);
    if (!yyjson_mut_is_ctn (value))
      g_print ("\n");
  }
}

static void
print_value (yyjson_mut_val *value, int depth)
{
  yyjson_mut_val *item;
  size_t index, max;

  if (yyjson_mut_is_obj (value))
    print_object (value, depth);
  else if (yyjson_mut_is_arr (value))
    yyjson_mut_arr_foreach (value, index, max, item)
    {
      print_value (item, depth);
      g_print ("\n");
    }
  else
    print_scalar (value);
}

/**
 * reg_tool_print:
 * @tool: the tool
 * @doc: an answer
 *
 * Prints @doc as JSON when --json was given, else as lines for people.
 */
void
reg_tool_print (RegTool *tool, yyjson_mut_doc *doc)
{
  char *json;

  if (!tool->json)
    {
      print_value (yyjson_mut_doc_get_root (doc), 0);
      return;
    }
  json = yyjson_mut_write (doc, YYJSON_WRITE_PRETTY_TWO_SPACES, NULL);
  g_print ("%s\n", json);
  free (json);
}
