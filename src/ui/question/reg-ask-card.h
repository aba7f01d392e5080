/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What is worth asking a customer who is here: what may have grown old, and what is not known yet;
 * one thing at a time. */
#define REG_TYPE_ASK_CARD (reg_ask_card_get_type ())
G_DECLARE_FINAL_TYPE (RegAskCard, reg_ask_card, REG, ASK_CARD, GtkWidget)

void reg_ask_card_show (RegAskCard *self,
                        RegSession *session,
                        RegRecord *party,
                        GPtrArray *contact_points,
                        GArray *facts,
                        GPtrArray *known);

G_END_DECLS
