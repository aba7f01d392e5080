/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* Deals on the board. A new one stands in the first open stage unless it names one. */
gint64 reg_opportunity_create (RegDb *db, RegRecord *opportunity, GError **error);

/* Moves a deal to another stage; on every path (button, drag, bulk, import) losing needs a reason:
 * REG_STORE_ERROR_INVALID without. competitor may be NULL. */
gboolean reg_opportunity_move (RegDb *db,
                               gint64 opportunity,
                               gint64 stage,
                               const char *lost_reason,
                               const char *competitor,
                               GError **error);

/* The first stage of a kind, 0 when the firm has none. */
gint64 reg_opportunity_stage_of_kind (RegDb *db, RegStageKind kind, GError **error);

G_END_DECLS
