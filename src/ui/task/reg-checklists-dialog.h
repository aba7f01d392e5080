/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* The checklists that are kept for any task: to choose one, and to look after them. */
#define REG_TYPE_CHECKLISTS_DIALOG (reg_checklists_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegChecklistsDialog, reg_checklists_dialog, REG, CHECKLISTS_DIALOG, AdwDialog)

typedef void (*RegChecklistFunc) (gpointer object, const char *steps);

AdwDialog *
reg_checklists_dialog_new (RegSession *session, RegChecklistFunc chosen, gpointer object);
void
reg_checklist_keep (GtkWidget *from, RegSession *session, const char *proposed, const char *steps);

G_END_DECLS
