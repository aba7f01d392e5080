/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/complaint/reg-complaint-data.h"

G_BEGIN_DECLS

/* Pieces of the windows about complaints. */

void reg_complaint_parts_fill_words (AdwComboRow *row, const RegEnum *vocabulary);
void reg_complaint_parts_fill_told (GtkBox *box,
                                    const RegComplaintData *data,
                                    RegSession *session,
                                    gint64 now);
void reg_complaint_parts_fill_events (GtkListBox *list,
                                      const RegComplaintData *data,
                                      RegSession *session);
void reg_complaint_parts_fill_earlier (GtkListBox *list,
                                       const RegComplaintData *data,
                                       RegSession *session);

G_END_DECLS
