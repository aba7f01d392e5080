/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/reg-questions.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

GtkWidget *reg_answer_row_new_buttons (const char *label, GtkBox **box);
GtkWidget *
reg_answer_row_new (GtkWidget *from, RegSession *session, gint64 party, const RegKnown *known);

G_END_DECLS
