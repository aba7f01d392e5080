/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What an entry is about, in a word: typed, or chosen among those that were used before. */
#define REG_TYPE_TOPIC_BUTTON (reg_topic_button_get_type ())
G_DECLARE_FINAL_TYPE (RegTopicButton, reg_topic_button, REG, TOPIC_BUTTON, GtkWidget)

void reg_topic_button_set_party (RegTopicButton *self, RegSession *session, gint64 party);
const char *reg_topic_button_get_topic (RegTopicButton *self);
void reg_topic_button_set_topic (RegTopicButton *self, const char *topic);

G_END_DECLS
