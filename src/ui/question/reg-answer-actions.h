/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

void reg_answer_write (GtkWidget *from,
                       RegSession *session,
                       gint64 party,
                       gint64 question,
                       const char *topic,
                       const char *value);
void reg_answer_ask_topic (GtkWidget *from, RegSession *session, gint64 party);

G_END_DECLS
