/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/table/reg-list-page.h"

G_BEGIN_DECLS

/* All campaigns and what came of them; what runs first. */
#define REG_TYPE_CAMPAIGNS_PAGE (reg_campaigns_page_get_type ())
G_DECLARE_FINAL_TYPE (RegCampaignsPage, reg_campaigns_page, REG, CAMPAIGNS_PAGE, RegListPage)

GtkWidget *reg_campaigns_page_new (RegSession *session);

G_END_DECLS
