/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/customer/reg-story-item.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_STORY_ROW (reg_story_row_get_type ())
G_DECLARE_FINAL_TYPE (RegStoryRow, reg_story_row, REG, STORY_ROW, GtkWidget)

GtkListItemFactory *reg_story_row_new_factory (RegSession *session);

G_END_DECLS
