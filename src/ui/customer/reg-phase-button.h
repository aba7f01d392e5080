/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Who began how often: before the first purchase, on its day, and after. Reads when it is opened. */
#define REG_TYPE_PHASE_BUTTON (reg_phase_button_get_type ())
G_DECLARE_FINAL_TYPE (RegPhaseButton, reg_phase_button, REG, PHASE_BUTTON, GtkWidget)

void reg_phase_button_set_party (RegPhaseButton *self, RegSession *session, gint64 party);

G_END_DECLS
