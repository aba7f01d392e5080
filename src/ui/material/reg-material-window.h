/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What is given to customers, and what they asked for. */
#define REG_TYPE_MATERIAL_WINDOW (reg_material_window_get_type ())
G_DECLARE_FINAL_TYPE (RegMaterialWindow, reg_material_window, REG, MATERIAL_WINDOW, AdwWindow)

GtkWindow *reg_material_window_new (GtkApplication *application, RegSession *session);
void reg_material_window_show_page (RegMaterialWindow *self, const char *page, const char *filter);

G_END_DECLS
