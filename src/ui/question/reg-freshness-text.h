/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-facts.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

char *reg_freshness_text_describe (RegSession *session, const RegFact *fact);
void reg_freshness_text_mark (
    GtkWidget *row, RegSession *session, GArray *facts, const RegKept *kept, gint64 contact_point);

G_END_DECLS
