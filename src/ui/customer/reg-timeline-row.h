/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/customer/reg-timeline-item.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_TIMELINE_ROW (reg_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (RegTimelineRow, reg_timeline_row, REG, TIMELINE_ROW, GtkWidget)

GtkListItemFactory *reg_timeline_row_new_factory (RegSession *session);

G_END_DECLS
