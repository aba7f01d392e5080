/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/table/reg-list-page.h"

G_BEGIN_DECLS

/* All brochures, product sheets and samples. */
#define REG_TYPE_MATERIAL_PAGE (reg_material_page_get_type ())
G_DECLARE_FINAL_TYPE (RegMaterialPage, reg_material_page, REG, MATERIAL_PAGE, RegListPage)

GtkWidget *reg_material_page_new (RegSession *session);

G_END_DECLS
