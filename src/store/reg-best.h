/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-counter.h"

G_BEGIN_DECLS

GPtrArray *
reg_best_load (RegDb *db, gint64 staff, guint limit, GCancellable *cancellable, GError **error);

G_END_DECLS
