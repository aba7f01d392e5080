/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/reg-pill.h"

G_BEGIN_DECLS

#define REG_TYPE_TIMELINE_ROW (reg_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (RegTimelineRow, reg_timeline_row, REG, TIMELINE_ROW, GtkListBoxRow)

GtkWidget *reg_timeline_row_new (const char *icon_name,
                                 const char *title,
                                 const char *detail,
                                 const char *when);
void reg_timeline_row_set_pill (RegTimelineRow *self, const char *label, RegPillStyle style);
void reg_timeline_row_add_suffix (RegTimelineRow *self, GtkWidget *widget);

G_END_DECLS
