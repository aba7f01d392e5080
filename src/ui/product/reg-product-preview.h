/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_PRODUCT_PREVIEW (reg_product_preview_get_type ())
G_DECLARE_FINAL_TYPE (RegProductPreview, reg_product_preview, REG, PRODUCT_PREVIEW, GtkWidget)

void reg_product_preview_set_session (RegProductPreview *self, RegSession *session);
void reg_product_preview_set_product (RegProductPreview *self, gint64 product);

G_END_DECLS
