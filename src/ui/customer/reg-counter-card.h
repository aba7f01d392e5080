/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_COUNTER_CARD (reg_counter_card_get_type ())
G_DECLARE_FINAL_TYPE (RegCounterCard, reg_counter_card, REG, COUNTER_CARD, AdwDialog)

/* Called when the card was closed and nothing else was opened from it. */
typedef void (*RegCounterCardClosed) (GtkWidget *parent);

void reg_counter_card_show (GtkWidget *parent,
                            RegSession *session,
                            gint64 party,
                            RegCounterCardClosed closed);

G_END_DECLS
