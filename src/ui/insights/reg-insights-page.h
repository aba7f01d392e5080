/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reg-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define REG_TYPE_INSIGHTS_PAGE (reg_insights_page_get_type ())
G_DECLARE_FINAL_TYPE (RegInsightsPage, reg_insights_page, REG, INSIGHTS_PAGE, GtkWidget)

GtkWidget *reg_insights_page_new (RegSession *session);
void reg_insights_page_set_party (RegInsightsPage *self, gint64 party);

G_END_DECLS
