/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-application-private.h"

#include <glib/gi18n.h>

#include "core/reg-contact-link.h"
#include "store/reg-store-path.h"
#include "ui/quotation/reg-approval-desk.h"

/* The command line, and what the desktop hands over in its place. */

static const GOptionEntry options[] = {
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demo shop"), NULL },
  { "file", 'f', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this customer book"), N_ ("FILE") },
  { "new-file", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Make a new customer book"), N_ ("FILE") },
  { "new-customer", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Add a customer"), NULL },
  { "new-quotation", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Write a quotation"), NULL },
  { "import", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, N_ ("Bring in this file"), N_ ("FILE") },
  { "background", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Remind of tasks without a window"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and end"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("FILE") },
  { NULL }
};

/**
 * reg_application_handle_options:
 * @application: the application
 * @dict: the options
 *
 * Does what needs no first program.
 *
 * Returns: the exit status, -1 to go on
 */
int
reg_application_handle_options (GApplication *application, GVariantDict *dict)
{
  if (!g_variant_dict_contains (dict, "version"))
    return -1;
  g_print ("Regulars %s\n", REG_VERSION);
  return 0;
}

static char *
resolve (GApplicationCommandLine *line, const char *path)
{
  g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, path);

  return g_file_get_path (file);
}

/* What an argument without an option is. */
typedef enum
{
  ARGUMENT_BOOK,
  ARGUMENT_LINK,     /* who is meant, not where the book lies */
  ARGUMENT_APPROVAL, /* a file of an approval, for the book that is open */
} Argument;

static Argument
get_kind (const char *argument)
{
  g_autoptr (GFile) file = NULL;

  if (reg_contact_link_is_link (argument))
    return ARGUMENT_LINK;
  file = g_file_new_for_commandline_arg (argument);
  return reg_approval_desk_is_file (file) ? ARGUMENT_APPROVAL : ARGUMENT_BOOK;
}

static const char *
find_argument (GVariantDict *dict, Argument kind)
{
  g_autofree const char **arguments = NULL;

  if (!g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &arguments))
    return NULL;
  for (gsize i = 0; arguments[i] != NULL; i++)
    if (get_kind (arguments[i]) == kind)
      return arguments[i];
  return NULL;
}

/* The book that the arguments name, if they do. */
static char *
choose_path (GApplicationCommandLine *line, GVariantDict *dict, gboolean *create)
{
  const char *path = NULL;

  *create = FALSE;
  if (g_variant_dict_contains (dict, "demo"))
    {
      *create = TRUE;
      return reg_store_dup_demo_path ();
    }
  if (g_variant_dict_lookup (dict, "new-file", "^&ay", &path))
    {
      *create = TRUE;
      return resolve (line, path);
    }
  if (g_variant_dict_lookup (dict, "file", "^&ay", &path))
    return resolve (line, path);
  path = find_argument (dict, ARGUMENT_BOOK);
  return path != NULL ? resolve (line, path) : NULL;
}

static void
import_when_open (RegApplication *self, GApplicationCommandLine *line, const char *const *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *action = NULL;

  for (gsize i = 0; files[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, files[i]);

      g_strv_builder_take (builder, g_file_get_uri (file));
    }
  paths = g_strv_builder_end (builder);
  target = g_variant_ref_sink (g_variant_new_strv ((const char *const *)paths, -1));
  action = g_action_print_detailed_name ("import-files", target);
  reg_application_do_when_open (self, action);
}

/* The window says it too: whoever clicked a link sees no terminal. */
static int
identify (RegApplication *self, GApplicationCommandLine *line, const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegContactLink) link = reg_contact_link_parse (uri, &error);

  reg_application_identify_link (self, uri);
  if (link != NULL)
    return 0;
  g_application_command_line_printerr (line, "%s\n", error->message);
  return 2;
}

/* The book they are about opens first; a file of an approval is no book. */
static void
open_approval (RegApplication *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (uri));
  g_autofree char *action = g_action_print_detailed_name ("open-approval", target);

  reg_application_do_when_open (self, action);
}

/**
 * reg_application_run_command:
 * @application: the application
 * @line: arguments, of this program or of one that was started later
 *
 * Opens the book they name, and does in it what they ask for.
 *
 * Returns: the exit status
 */
int
reg_application_run_command (GApplication *application, GApplicationCommandLine *line)
{
  RegApplication *self = REG_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (line);
  g_autofree const char **imports = NULL;
  gboolean create = FALSE;
  g_autofree char *path = choose_path (line, dict, &create);
  const char *link = find_argument (dict, ARGUMENT_LINK);
  const char *approval = find_argument (dict, ARGUMENT_APPROVAL);

  if (g_variant_dict_contains (dict, "background"))
    {
      reg_application_start_in_background (self);
      return 0;
    }
  if (g_variant_dict_contains (dict, "new-file") && path != NULL
      && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_application_command_line_printerr (line, _ ("%s exists already\n"), path);
      return 2;
    }
  if (path != NULL)
    reg_application_open_path (self, path, create);
  else
    reg_application_open_usual (self);
  if (g_variant_dict_contains (dict, "new-customer"))
    reg_application_do_when_open (self, "add-customer");
  if (g_variant_dict_contains (dict, "new-quotation"))
    reg_application_do_when_open (self, "add-quotation");
  if (g_variant_dict_lookup (dict, "import", "^a&ay", &imports))
    import_when_open (self, line, imports);
  if (approval != NULL)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, approval);

      open_approval (self, file);
    }
  return link != NULL ? identify (self, line, link) : 0;
}

/**
 * reg_application_open_files:
 * @application: the application
 * @files: books, files of approvals, or links of people
 * @n_files: how many
 * @hint: not used
 *
 * Opens what another program hands over.
 */
void
reg_application_open_files (GApplication *application, GFile **files, int n_files, const char *hint)
{
  RegApplication *self = REG_APPLICATION (application);
  g_autofree char *path = NULL;

  for (int i = 0; path == NULL && i < n_files; i++)
    if (!reg_approval_desk_is_file (files[i]))
      path = g_file_get_path (files[i]);
  if (path != NULL)
    reg_application_open_path (self, path, FALSE);
  else
    reg_application_open_usual (self);
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (reg_approval_desk_is_file (files[i]))
        open_approval (self, files[i]);
      else if (reg_contact_link_is_link (uri))
        reg_application_identify_link (self, uri);
    }
}

void
reg_application_add_options (RegApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}
