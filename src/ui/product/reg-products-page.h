/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_PRODUCTS_PAGE (reg_products_page_get_type ())
G_DECLARE_FINAL_TYPE (RegProductsPage, reg_products_page, REG, PRODUCTS_PAGE, GtkWidget)

GtkWidget *reg_products_page_new (RegSession *session);

G_END_DECLS
