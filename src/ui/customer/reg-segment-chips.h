/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reg-session.h"
#include "ui/table/reg-filter-bar.h"

G_BEGIN_DECLS

/* The saved segments among the filters of the customers. */
#define REG_TYPE_SEGMENT_CHIPS (reg_segment_chips_get_type ())
G_DECLARE_FINAL_TYPE (RegSegmentChips, reg_segment_chips, REG, SEGMENT_CHIPS, GObject)

RegSegmentChips *reg_segment_chips_new (GtkWidget *page, RegFilterBar *bar, RegSession *session);
RegRecord *reg_segment_chips_get_chosen (RegSegmentChips *self);
void reg_segment_chips_choose (RegSegmentChips *self, gint64 segment);

G_END_DECLS
