/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A deal, new or to be changed. */
#define REG_TYPE_DEAL_DIALOG (reg_deal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegDealDialog, reg_deal_dialog, REG, DEAL_DIALOG, AdwDialog)

AdwDialog *reg_deal_dialog_new (RegSession *session, gint64 deal, gint64 party);
GtkWindow *
reg_deal_dialog_open (GtkApplication *application, RegSession *session, gint64 deal, gint64 party);

G_END_DECLS
