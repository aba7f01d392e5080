/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/reg-page-table.h"

G_BEGIN_DECLS

#define REG_TYPE_EMPTY_PAGE (reg_empty_page_get_type ())
G_DECLARE_FINAL_TYPE (RegEmptyPage, reg_empty_page, REG, EMPTY_PAGE, GtkWidget)

GtkWidget *reg_empty_page_new (const RegPageInfo *info);

G_END_DECLS
