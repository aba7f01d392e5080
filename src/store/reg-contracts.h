/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* What was agreed with customers and partners for a time: holdings of the kind contract. */

gboolean reg_holding_set_paper (
    RegDb *db, gint64 holding, GBytes *file, const char *file_name, GError **error);
gboolean reg_contracts_remind (RegDb *db, const char *task_title, int *n_made, GError **error);

G_END_DECLS
