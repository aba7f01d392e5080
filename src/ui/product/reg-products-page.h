/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/table/reg-list-page.h"

G_BEGIN_DECLS

#define REG_TYPE_PRODUCTS_PAGE (reg_products_page_get_type ())
G_DECLARE_FINAL_TYPE (RegProductsPage, reg_products_page, REG, PRODUCTS_PAGE, RegListPage)

GtkWidget *reg_products_page_new (RegSession *session);

G_END_DECLS
