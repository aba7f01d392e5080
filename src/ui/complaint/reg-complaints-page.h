/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/table/reg-list-page.h"

G_BEGIN_DECLS

#define REG_TYPE_COMPLAINTS_PAGE (reg_complaints_page_get_type ())
G_DECLARE_FINAL_TYPE (RegComplaintsPage, reg_complaints_page, REG, COMPLAINTS_PAGE, RegListPage)

GtkWidget *reg_complaints_page_new (RegSession *session);

G_END_DECLS
