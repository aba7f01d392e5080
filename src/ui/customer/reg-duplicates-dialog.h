/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Customers who may stand in the book twice, looked for while somebody looks. */
#define REG_TYPE_DUPLICATES_DIALOG (reg_duplicates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegDuplicatesDialog, reg_duplicates_dialog, REG, DUPLICATES_DIALOG, AdwDialog)

AdwDialog *reg_duplicates_dialog_new (RegSession *session);
void reg_duplicates_dialog_show_pair (RegDuplicatesDialog *self, gint64 first, gint64 second);

G_END_DECLS
