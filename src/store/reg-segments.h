/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-segment.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* Customers chosen by conditions: who they are, how many, and the segments that have a name. */

/* What a filter of the list of customers begins with when it is a saved segment; its id follows. */
#define REG_SEGMENT_FILTER "segment:"

gint64 reg_segment_count (RegDb *db, const RegSegment *segment, gint64 staff, GError **error);
GArray *reg_segment_list_ids (RegDb *db, const RegSegment *segment, gint64 staff, GError **error);

GPtrArray *reg_segment_list (RegDb *db, GError **error);
RegRecord *reg_segment_find (RegDb *db, const char *name, GError **error);
gint64
reg_segment_save (RegDb *db, gint64 id, const char *name, const char *conditions, GError **error);

G_END_DECLS
