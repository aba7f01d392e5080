/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Who of us knows a customer and whom to ask; the people and firms they are linked to. */
#define REG_TYPE_RELATIONS_DIALOG (reg_relations_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegRelationsDialog, reg_relations_dialog, REG, RELATIONS_DIALOG, AdwDialog)

AdwDialog *reg_relations_dialog_new (RegSession *session, gint64 party);

G_END_DECLS
