/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* One brochure, product sheet or sample, with what can be done with it. */
#define REG_TYPE_MATERIAL_VIEW (reg_material_view_get_type ())
G_DECLARE_FINAL_TYPE (RegMaterialView, reg_material_view, REG, MATERIAL_VIEW, AdwBin)

GtkWidget *reg_material_view_new (RegSession *session);
void reg_material_view_set_material (RegMaterialView *self, gint64 material);
GtkWindow *reg_material_view_open (GtkApplication *application,
                                   RegSession *session,
                                   gint64 material,
                                   gint64 party);

G_END_DECLS
