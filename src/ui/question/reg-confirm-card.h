/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-facts.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What stands in the book about a customer and may not be right any more. */
#define REG_TYPE_CONFIRM_CARD (reg_confirm_card_get_type ())
G_DECLARE_FINAL_TYPE (RegConfirmCard, reg_confirm_card, REG, CONFIRM_CARD, GtkWidget)

void reg_confirm_card_show (RegConfirmCard *self,
                            RegSession *session,
                            const RegRecord *party,
                            GPtrArray *contact_points,
                            GArray *facts);

G_END_DECLS
