/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* After something was done with a customer: the one thing still missing to reach them, to be asked for
 * and written down there. Never two on a day, and never again that day once it was waved away. */
#define REG_TYPE_ENRICH_LINE (reg_enrich_line_get_type ())
G_DECLARE_FINAL_TYPE (RegEnrichLine, reg_enrich_line, REG, ENRICH_LINE, GtkWidget)

GtkWidget *reg_enrich_line_new (void);
void reg_enrich_line_offer (RegEnrichLine *self, RegSession *session, gint64 party);

G_END_DECLS
