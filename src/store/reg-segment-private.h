/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-segment.h"
#include "store/reg-db-private.h"

G_BEGIN_DECLS

char *
reg_segment_sql (RegDb *db, const RegSegment *segment, gint64 staff, int first, GArray *values);
GArray *reg_segment_values_new (void);
void reg_segment_bind (RegStatement *statement, int first, GArray *values);

G_END_DECLS
