/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-receivables.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What a customer owes; nothing is shown of one who owes nothing. */
#define REG_TYPE_OWED_CARD (reg_owed_card_get_type ())
G_DECLARE_FINAL_TYPE (RegOwedCard, reg_owed_card, REG, OWED_CARD, GtkWidget)

GtkWidget *reg_owed_card_new (RegSession *session);
void reg_owed_card_show (RegOwedCard *self, const RegReceivables *owed);

G_END_DECLS
