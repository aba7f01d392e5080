/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_CUSTOMER_PREVIEW (reg_customer_preview_get_type ())
G_DECLARE_FINAL_TYPE (RegCustomerPreview, reg_customer_preview, REG, CUSTOMER_PREVIEW, GtkWidget)

void reg_customer_preview_set_session (RegCustomerPreview *self, RegSession *session);
void reg_customer_preview_set_party (RegCustomerPreview *self, gint64 party);

G_END_DECLS
