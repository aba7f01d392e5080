/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes what RFC 4180 describes, in UTF-8. Fields are written as they are. */
typedef struct _RegCsvWriter RegCsvWriter;

RegCsvWriter *reg_csv_writer_new (GOutputStream *stream, char delimiter, gboolean mark);
void reg_csv_writer_free (RegCsvWriter *self);
void reg_csv_writer_add (RegCsvWriter *self, const char *field);
void reg_csv_writer_add_int (RegCsvWriter *self, gint64 value);
gboolean reg_csv_writer_end_row (RegCsvWriter *self, GCancellable *cancellable, GError **error);
gboolean reg_csv_writer_flush (RegCsvWriter *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegCsvWriter, reg_csv_writer_free)

G_END_DECLS
