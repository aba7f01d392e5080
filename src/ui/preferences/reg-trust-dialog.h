/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Whether another computer's answers are taken from now on, and for whom. */
#define REG_TYPE_TRUST_DIALOG (reg_trust_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegTrustDialog, reg_trust_dialog, REG, TRUST_DIALOG, AdwDialog)

void reg_trust_dialog_present (GtkWidget *parent, RegSession *session, GBytes *card);

G_END_DECLS
