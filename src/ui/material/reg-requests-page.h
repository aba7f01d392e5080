/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/table/reg-list-page.h"

G_BEGIN_DECLS

/* All that customers asked for, what is forgotten first. */
#define REG_TYPE_REQUESTS_PAGE (reg_requests_page_get_type ())
G_DECLARE_FINAL_TYPE (RegRequestsPage, reg_requests_page, REG, REQUESTS_PAGE, RegListPage)

GtkWidget *reg_requests_page_new (RegSession *session);

G_END_DECLS
