/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-timeline.h"

G_BEGIN_DECLS

/* An entry of the story as a list wants it. */
#define REG_TYPE_STORY_ITEM (reg_story_item_get_type ())
G_DECLARE_FINAL_TYPE (RegStoryItem, reg_story_item, REG, STORY_ITEM, GObject)

RegStoryItem *reg_story_item_new (RegTimelineEntry *entry);
const RegTimelineEntry *reg_story_item_get_entry (RegStoryItem *self);
gboolean reg_story_item_equal (RegStoryItem *self, const RegTimelineEntry *entry);

G_END_DECLS
