/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* The one or two things worth asking a customer now, answered where they stand. */
#define REG_TYPE_ASK_CARD (reg_ask_card_get_type ())
G_DECLARE_FINAL_TYPE (RegAskCard, reg_ask_card, REG, ASK_CARD, GtkWidget)

void
reg_ask_card_show (RegAskCard *self, RegSession *session, const RegRecord *party, GPtrArray *known);

G_END_DECLS
