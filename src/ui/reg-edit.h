/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/**
 * RegEditWords:
 * @kind: stable word for the journal
 * @done: what the toast says when it is done, translated: "Task done"
 * @failed: what it says when it could not be done, translated: "The task was not saved."
 * @without_undo: journaled, but cannot be undone; the toast offers nothing
 * @is_quiet: there is no toast for what is done; whoever asked says it elsewhere
 *
 * What people read about a small change of the book.
 */
typedef struct
{
  const char *kind;
  const char *done;
  const char *failed;
  gboolean without_undo;
  gboolean is_quiet;
} RegEditWords;

/* Called when a change is done or has failed; @data is what the job worked on. */
typedef void (*RegEditDoneFunc) (GtkWidget *from, gpointer data, const GError *error);

void reg_edit_run (GtkWidget *from,
                   RegSession *session,
                   const RegEditWords *words,
                   RegStoreJob job,
                   gpointer data,
                   GDestroyNotify free_data,
                   RegEditDoneFunc done);
void reg_edit_save (GtkWidget *from,
                    RegSession *session,
                    const RegEditWords *words,
                    RegRecordBuilder *builder);
void reg_edit_save_all (GtkWidget *from,
                        RegSession *session,
                        const RegEditWords *words,
                        GPtrArray *records);
void reg_edit_set (GtkWidget *from,
                   RegSession *session,
                   const RegEditWords *words,
                   RegEntityId entity,
                   gint64 id,
                   int field,
                   const RegValue *value);
void reg_edit_bin (GtkWidget *from,
                   RegSession *session,
                   const RegEditWords *words,
                   RegEntityId entity,
                   const gint64 *ids,
                   gsize n_ids);
void reg_edit_remove (
    GtkWidget *from, RegSession *session, const RegEditWords *words, RegEntityId entity, gint64 id);

G_END_DECLS
