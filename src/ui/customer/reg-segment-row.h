/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/reg-segment.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_SEGMENT_ROW (reg_segment_row_get_type ())
G_DECLARE_FINAL_TYPE (RegSegmentRow, reg_segment_row, REG, SEGMENT_ROW, GtkListBoxRow)

GtkWidget *reg_segment_row_new (RegSession *session, const RegSegmentCondition *condition);
gboolean reg_segment_row_add_to (RegSegmentRow *self, RegSegment *segment);

G_END_DECLS
