/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/complaint/reg-complaint-data.h"

G_BEGIN_DECLS

/* The clock of a complaint: how much time is left, why it counts or not, and the picture of it. */
#define REG_TYPE_COMPLAINT_CLOCK_CARD (reg_complaint_clock_card_get_type ())
G_DECLARE_FINAL_TYPE (
    RegComplaintClockCard, reg_complaint_clock_card, REG, COMPLAINT_CLOCK_CARD, GtkWidget)

void reg_complaint_clock_card_show (RegComplaintClockCard *self,
                                    const RegComplaintData *data,
                                    RegSession *session,
                                    gint64 now);

G_END_DECLS
