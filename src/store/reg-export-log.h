/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* What left the book: by whom, when, what, how much of it and where to. Entries are added, never
 * changed or removed, not even by undo. */

/* The action in which an entry is written. */
#define REG_EXPORT_LOG_ACTION "export"

/**
 * RegExportNote:
 * @what: what it was
 * @form: as what, in a word that stays: "csv", "pdf", "clipboard"
 * @count: how many records
 * @place: (nullable): where to, a file for one
 * @whom: (nullable): for whom, when it is not for ourselves
 * @party: the customer, when it was about one, or 0
 *
 * One export, before it is written down.
 */
typedef struct
{
  RegExportWhat what;
  const char *form;
  gint64 count;
  const char *place;
  gint64 party;
  const char *whom;
} RegExportNote;

gboolean reg_export_log_add (RegDb *db, const RegExportNote *note, GError **error);
gboolean reg_export_log_add_beside (const char *path, const RegExportNote *note, GError **error);
GPtrArray *reg_export_log_list (RegDb *db, int limit, GError **error);

G_END_DECLS
