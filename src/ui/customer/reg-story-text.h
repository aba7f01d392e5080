/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-timeline.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

char *reg_story_text_name_quotation (const char *number);
char *reg_story_text_get_title (const RegTimelineEntry *entry);
char *reg_story_text_get_detail (const RegTimelineEntry *entry, RegSession *session);
const char *reg_story_text_get_icon (const RegTimelineEntry *entry);
const RegEnum *reg_story_text_get_state (const RegTimelineEntry *entry);
const char *reg_story_text_get_action (const RegTimelineEntry *entry);
gboolean reg_story_text_can_edit (const RegTimelineEntry *entry);
char *reg_story_text_get_answers (const RegTimelineEntry *entry, RegSession *session);
gboolean reg_story_text_is_for_me (const RegTimelineEntry *entry, RegSession *session);

G_END_DECLS
