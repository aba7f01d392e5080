/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Words and a colleague, to find something in a story. Emits changed () when either changed. */
#define REG_TYPE_STORY_FILTER (reg_story_filter_get_type ())
G_DECLARE_FINAL_TYPE (RegStoryFilter, reg_story_filter, REG, STORY_FILTER, GtkWidget)

void reg_story_filter_set_session (RegStoryFilter *self, RegSession *session);
const char *reg_story_filter_get_text (RegStoryFilter *self);
gint64 reg_story_filter_get_staff (RegStoryFilter *self);
void reg_story_filter_set_open (RegStoryFilter *self, gboolean is_open);
gboolean reg_story_filter_is_set (RegStoryFilter *self);

G_END_DECLS
