/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reg-session.h"
#include "ui/table/reg-filter-bar.h"

G_BEGIN_DECLS

/* The menu that narrows the list of products to a group, to families or to bundles. */
#define REG_TYPE_PRODUCT_GROUPS (reg_product_groups_get_type ())
G_DECLARE_FINAL_TYPE (RegProductGroups, reg_product_groups, REG, PRODUCT_GROUPS, GObject)

RegProductGroups *reg_product_groups_new (GtkWidget *page, RegFilterBar *bar, RegSession *session);

G_END_DECLS
