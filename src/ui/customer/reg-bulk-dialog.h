/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_BULK_DIALOG (reg_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegBulkDialog, reg_bulk_dialog, REG, BULK_DIALOG, AdwDialog)

AdwDialog *
reg_bulk_dialog_new (GtkWidget *from, RegSession *session, const gint64 *parties, gsize n_parties);

G_END_DECLS
