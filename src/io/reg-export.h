/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

typedef enum
{
  REG_EXPORT_CONTACTS,
  REG_EXPORT_PRODUCTS,
  REG_EXPORT_SALES, /* a row for each line, with its sale */
  REG_N_EXPORTS
} RegExportKind;

typedef enum
{
  REG_EXPORT_CSV,
  REG_EXPORT_JSON,
  REG_EXPORT_VCARD, /* contacts only */
  REG_N_EXPORT_FORMATS
} RegExportFormat;

int reg_export_kind_from_nick (const char *nick);
int reg_export_format_from_nick (const char *nick);

/* Writes everything of a kind that is not in the bin, page by page, in a read job. What is written
 * as CSV comes in again with the import of the same kind. */
gboolean reg_export_run (RegDb *db,
                         RegExportKind kind,
                         RegExportFormat format,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error);

/* The same of some contacts, in their order; who is gone meanwhile is left out. */
gboolean reg_export_contacts (RegDb *db,
                              const gint64 *ids,
                              gsize n_ids,
                              RegExportFormat format,
                              GOutputStream *stream,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
