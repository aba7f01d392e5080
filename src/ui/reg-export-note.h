/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-export-log.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What leaves the book is written into it first; what cannot be written down does not leave. */

typedef void (*RegExportFunc) (GtkWidget *from, gpointer data);

/**
 * RegExportWords:
 * @done: (nullable): what the toast says afterwards, translated
 * @failed: what it says when nothing was taken out, translated
 *
 * What people read about an export.
 */
typedef struct
{
  const char *done;
  const char *failed;
} RegExportWords;

void reg_export_note_release (GtkWidget *from,
                              RegSession *session,
                              const RegExportNote *note,
                              const RegExportWords *words,
                              RegExportFunc release,
                              gpointer data,
                              GDestroyNotify free_data);
void reg_export_note_copy (GtkWidget *from,
                           RegSession *session,
                           const RegExportNote *note,
                           const RegExportWords *words,
                           GdkContentProvider *content);
void reg_export_note_write (GtkWidget *from,
                            RegSession *session,
                            const RegExportNote *note,
                            const RegExportWords *words,
                            GBytes *bytes,
                            GFile *file);

G_END_DECLS
