/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tool/reg-tool.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *name;
  RegToolVerb run;
  const char *usage;
} Verb;

static const Verb verbs[] = {
  { "init", reg_tool_init, "init {--firm NAME [--country XX] [--owner NAME] | --demo}" },
  { "import", reg_tool_import,
    "import {contacts|products|staff|sales|vcard} FILE… [--map COLUMN=FIELD,…] [--key FIELD]"
    " [--rejected FILE]" },
  { "export", reg_tool_export,
    "export {contacts|products|sales|calendar} [--format csv|json|vcard] [--for WHOM]" },
  { "bin", reg_tool_bin, "bin [--kind KIND] [--text TEXT]   or   bin restore UID" },
  { "erase", reg_tool_erase, "erase NUMBER|UID [--yes]" },
  { "exports", reg_tool_exports, "exports [--limit N]" },
  { "retention", reg_tool_retention, "retention [--limit N]   or   retention keep NUMBER|UID" },
  { "search", reg_tool_search, "search QUERY [--limit N]" },
  { "show", reg_tool_show, "show NUMBER|UID" },
  { "price", reg_tool_price, "price CUSTOMER|- PRODUCT [QUANTITY] [YYYY-MM-DD]" },
  { "quote", reg_tool_quote,
    "quote compute FILE|-   or   quote pdf NUMBER [--final] -o FILE   or   quote export ID|NUMBER "
    "FILE   or   quote copy ID|NUMBER [--for CUSTOMER] [--prices then|today]   or   quote templates"
    "   or   quote keep ID|NUMBER NAME   or   quote begin NAME [--for CUSTOMER]" },
  { "layouts", reg_tool_layouts, "layouts [FILE]" },
  { "privacy-sheet", reg_tool_privacy_sheet, "privacy-sheet NUMBER [-o FILE.pdf|FILE.json]" },
  { "approvals", reg_tool_approvals,
    "approvals {verify|waiting|keys|key|trust|revoke|request|show|answer|take} …" },
  { "history", reg_tool_history, "history UID" },
  { "as-it-was", reg_tool_as_it_was, "as-it-was NUMBER|UID YYYY-MM-DD" },
  { "backup", reg_tool_backup, "backup FILE" },
  { "restore", reg_tool_restore, "restore FILE" },
  { "check", reg_tool_check, "check" },
  { "seed", reg_tool_seed, "seed --customers N [--seed S]" },
  { "duplicates", reg_tool_duplicates, "duplicates [--limit N]" },
  { "questions", reg_tool_questions, "questions" },
  { "segment", reg_tool_segment,
    "segment list   or   segment {count|export|save|delete} NAME [--where CONDITION]… [--any]"
    " [--format csv|json|vcard]" },
  { "contracts", reg_tool_contracts, "contracts [--filter FILTER]" },
  { "campaigns", reg_tool_campaigns, "campaigns [--filter FILTER]" },
  { "material", reg_tool_material, "material [requests] [--filter FILTER]" },
  { "measures", reg_tool_measures, "measures [MEASURE] [--from YYYY-MM-DD] [--to YYYY-MM-DD]" },
  { "handover", reg_tool_handover,
    "handover count NAME   or   handover run NAME --to NAME [--leaves]"
    "   or   handover brief NAME [-o FILE.pdf]" },
  { "undo", reg_tool_undo, "undo" },
};

static char *
default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "regulars", "firm.regulars", NULL);
}

static void
print_usage (void)
{
  g_print ("regulars-tool [--file DB] [--json] VERB …\n\n");
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  %s\n", verbs[i].usage);
  g_print ("\nWithout --file it works on the application's own file.\n"
           "Ends with 0 when done, 1 when some rows were refused, 2 when it could not.\n");
}

static const Verb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, name) == 0)
      return &verbs[i];
  return NULL;
}

static int
run (RegTool *tool, int argc, char **argv)
{
  const Verb *verb = argc > 1 ? find_verb (argv[1]) : NULL;
  g_autoptr (GError) error = NULL;
  RegToolStatus status;

  if (!verb)
    {
      if (argc > 1)
        reg_tool_warn ("There is no verb “%s”", argv[1]);
      print_usage ();
      return REG_TOOL_FAILED;
    }
  if (!tool->path)
    {
      g_autofree char *folder = NULL;

      tool->path = default_path ();
      folder = g_path_get_dirname (tool->path);
      g_mkdir_with_parents (folder, 0700);
    }
  status = verb->run (tool, argc - 1, argv + 1, &error);
  if (error)
    {
      reg_tool_warn ("%s", error->message);
      status = REG_TOOL_FAILED;
    }
  g_clear_object (&tool->store);
  return status;
}

/* --file and --json may stand before the verb and after it. */
static void
take_common_options (RegTool *tool, int *argc, char **argv)
{
  int kept = 1;

  for (int i = 1; i < *argc; i++)
    {
      if (strcmp (argv[i], "--json") == 0)
        tool->json = TRUE;
      else if (strcmp (argv[i], "--file") == 0 && i + 1 < *argc)
        tool->path = g_strdup (argv[++i]);
      else if (g_str_has_prefix (argv[i], "--file="))
        tool->path = g_strdup (argv[i] + strlen ("--file="));
      else
        argv[kept++] = argv[i];
    }
  argv[kept] = NULL;
  *argc = kept;
}

int
main (int argc, char *argv[])
{
  RegTool tool = { 0 };
  int status;

  setlocale (LC_ALL, "");
  if (argc > 1 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0))
    {
      print_usage ();
      return 0;
    }
  if (argc > 1 && strcmp (argv[1], "--version") == 0)
    {
      g_print ("regulars-tool " REG_VERSION "\n");
      return 0;
    }
  take_common_options (&tool, &argc, argv);
  status = run (&tool, argc, argv);
  g_free (tool.path);
  return status;
}
