/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-timeline.h"

G_BEGIN_DECLS

/* An entry of the timeline as a list wants it. */
#define REG_TYPE_TIMELINE_ITEM (reg_timeline_item_get_type ())
G_DECLARE_FINAL_TYPE (RegTimelineItem, reg_timeline_item, REG, TIMELINE_ITEM, GObject)

RegTimelineItem *reg_timeline_item_new (RegTimelineEntry *entry);
const RegTimelineEntry *reg_timeline_item_get_entry (RegTimelineItem *self);
gboolean reg_timeline_item_equal (RegTimelineItem *self, const RegTimelineEntry *entry);

G_END_DECLS
