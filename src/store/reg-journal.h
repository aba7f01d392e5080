/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* Undo, redo and history: all read from the journal that every write leaves. */

typedef struct
{
  gint64 action;
  gint64 restored; /* rows put back as they were */
  gint64 kept;     /* rows left alone: changed since by somebody, or others depend on them */
  char *label;     /* label of the action that was undone */
} RegUndoResult;

void reg_undo_result_clear (RegUndoResult *self);

gint64 reg_journal_last_undoable (RegDb *db, char **label, GError **error);
gint64 reg_journal_last_redoable (RegDb *db, char **label, GError **error);
gboolean reg_journal_has_unfinished (RegDb *db);
gboolean reg_journal_undo (RegDb *db, gint64 action, RegUndoResult *result, GError **error);

/* One change of one field, newest first. */
typedef struct
{
  gint64 action;
  gint64 at; /* ms UTC */
  char *who; /* name of the member of staff, "" when unknown */
  char *label;
  int field; /* -1: the record was made, put in the bin, taken out or removed */
  char op;   /* 'i' made, 'u' changed, 'd' removed, 'b' to the bin, 'r' out of the bin */
  RegValue old_value;
  RegValue new_value;
} RegHistoryEntry;

GPtrArray *
reg_journal_history (RegDb *db, RegEntityId entity, gint64 id, int limit, GError **error);

G_END_DECLS
