/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What those who sell best do, for everybody to read; and who might be asked next. */
#define REG_TYPE_PLAYBOOK_DIALOG (reg_playbook_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegPlaybookDialog, reg_playbook_dialog, REG, PLAYBOOK_DIALOG, AdwDialog)

AdwDialog *reg_playbook_dialog_new (RegSession *session);

G_END_DECLS
