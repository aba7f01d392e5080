/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/reg-handover.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* The customers of a handover, each with who gets it: as many as there are. Some are chosen, and
 * given to somebody at once. Emits changed when that was done. */
#define REG_TYPE_HANDOVER_ACCOUNTS (reg_handover_accounts_get_type ())
G_DECLARE_FINAL_TYPE (RegHandoverAccounts, reg_handover_accounts, REG, HANDOVER_ACCOUNTS, AdwBin)

RegHandoverAccounts *reg_handover_accounts_new (RegSession *session);
void
reg_handover_accounts_show (RegHandoverAccounts *self, RegHandoverPlan *plan, GPtrArray *accounts);

G_END_DECLS
