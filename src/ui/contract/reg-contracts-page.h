/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/table/reg-list-page.h"

G_BEGIN_DECLS

/* All contracts, what comes to its last day first. */
#define REG_TYPE_CONTRACTS_PAGE (reg_contracts_page_get_type ())
G_DECLARE_FINAL_TYPE (RegContractsPage, reg_contracts_page, REG, CONTRACTS_PAGE, RegListPage)

GtkWidget *reg_contracts_page_new (RegSession *session);

G_END_DECLS
