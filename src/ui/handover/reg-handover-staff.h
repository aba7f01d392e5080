/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Those who work here, to choose from: in a list of its own, or in a row. The first choice of a row may
 * be a word for nobody. */
void reg_handover_staff_fill_drop (GtkDropDown *drop, RegSession *session, gint64 without);
gint64 reg_handover_staff_get_drop (GtkDropDown *drop);
void reg_handover_staff_fill_row (
    AdwComboRow *row, RegSession *session, gint64 without, const char *nobody, gint64 chosen);
gint64 reg_handover_staff_get_row (AdwComboRow *row);

G_END_DECLS
