/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_CUSTOMER_STORY (reg_customer_story_get_type ())
G_DECLARE_FINAL_TYPE (RegCustomerStory, reg_customer_story, REG, CUSTOMER_STORY, GtkWidget)

void reg_customer_story_set_party (RegCustomerStory *self, RegSession *session, gint64 party);
void reg_customer_story_focus_composer (RegCustomerStory *self);
guint reg_customer_story_get_n_entries (RegCustomerStory *self);

G_END_DECLS
