/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* What is done to win customers, and what deals, quotations and brochures can be put down to. */

GPtrArray *reg_campaigns_list_choices (RegDb *db, gint64 chosen, GError **error);

G_END_DECLS
