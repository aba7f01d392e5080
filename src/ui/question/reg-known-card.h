/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What a customer told us, how long ago, and what it was before. */
#define REG_TYPE_KNOWN_CARD (reg_known_card_get_type ())
G_DECLARE_FINAL_TYPE (RegKnownCard, reg_known_card, REG, KNOWN_CARD, GtkWidget)

void reg_known_card_show (RegKnownCard *self,
                          RegSession *session,
                          const RegRecord *party,
                          GPtrArray *known);

G_END_DECLS
