/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What was decided about a customer, by whom and why. */
#define REG_TYPE_DECISIONS_CARD (reg_decisions_card_get_type ())
G_DECLARE_FINAL_TYPE (RegDecisionsCard, reg_decisions_card, REG, DECISIONS_CARD, GtkWidget)

GtkWidget *reg_decisions_card_new (RegSession *session);
void reg_decisions_card_show (RegDecisionsCard *self, GPtrArray *decisions);

G_END_DECLS
