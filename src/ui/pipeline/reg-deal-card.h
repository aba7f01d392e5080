/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-board.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_DEAL_CARD (reg_deal_card_get_type ())
G_DECLARE_FINAL_TYPE (RegDealCard, reg_deal_card, REG, DEAL_CARD, GtkListBoxRow)

GtkWidget *
reg_deal_card_new (RegSession *session, const RegBoardDeal *deal, const RegBoardStage *stage);
gboolean reg_deal_card_fits (RegDealCard *self,
                             RegSession *session,
                             const RegBoardDeal *deal,
                             const RegBoardStage *stage);
gint64 reg_deal_card_get_deal (RegDealCard *self);
gint64 reg_deal_card_get_party (RegDealCard *self);
const char *reg_deal_card_get_title (RegDealCard *self);

G_END_DECLS
