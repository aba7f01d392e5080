/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-questions.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

void reg_question_rows_append (
    GtkListBox *list, GtkWidget *from, RegSession *session, gint64 party, const RegKnown *known);

G_END_DECLS
