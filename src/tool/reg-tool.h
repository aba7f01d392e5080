/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <yyjson.h>

#include "store/reg-export-log.h"
#include "store/reg-store.h"

G_BEGIN_DECLS

/* What a verb ends with. */
typedef enum
{
  REG_TOOL_DONE = 0,
  REG_TOOL_REJECTED_SOME = 1, /* done, but some rows were refused */
  REG_TOOL_FAILED = 2,
} RegToolStatus;

typedef struct
{
  char *path;
  gboolean json;
  RegStore *store; /* once a verb opened it */
} RegTool;

typedef RegToolStatus (*RegToolVerb) (RegTool *tool, int argc, char **argv, GError **error);

/* Opening the file a verb works on. */
gboolean reg_tool_open (RegTool *tool, RegStoreFlags flags, GError **error);
gboolean reg_tool_read (RegTool *tool, RegStoreJob job, gpointer data, GError **error);
gboolean reg_tool_write_long (
    RegTool *tool, const char *kind, RegStoreJob job, gpointer data, GError **error);

gint64 reg_tool_find_party (RegDb *db, const char *number, GError **error);
gboolean reg_tool_find_quotation (
    RegDb *db, const char *number, gint64 *quotation_id, gint64 *revision, GError **error);

/* What leaves the book is written into it first. */
gboolean reg_tool_note_export (RegTool *tool, const RegExportNote *note, GError **error);

/* Arguments of a verb: options among them are taken out, what stays is positional. */
gboolean reg_tool_parse (int *argc, char ***argv, const GOptionEntry *entries, GError **error);
gboolean
reg_tool_want_arguments (int argc, int at_least, int at_most, const char *usage, GError **error);

/* Answers: a JSON value, printed as JSON or as lines for people. */
void reg_tool_print (RegTool *tool, yyjson_mut_doc *doc);
void reg_tool_warn (const char *format, ...) G_GNUC_PRINTF (1, 2);

RegToolStatus reg_tool_init (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_import (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_export (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_bin (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_erase (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_exports (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_retention (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_search (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_show (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_history (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_as_it_was (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_price (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_quote_make (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_quote (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_privacy_sheet (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_approvals (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_backup (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_restore (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_check (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_seed (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_duplicates (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_questions (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_contracts (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_campaigns (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_material (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_layouts (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_measures (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_handover (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_segment (RegTool *tool, int argc, char **argv, GError **error);
RegToolStatus reg_tool_undo (RegTool *tool, int argc, char **argv, GError **error);

G_END_DECLS
