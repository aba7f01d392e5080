/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* The selected quotation beside the table. */
#define REG_TYPE_QUOTATION_PREVIEW (reg_quotation_preview_get_type ())
G_DECLARE_FINAL_TYPE (RegQuotationPreview, reg_quotation_preview, REG, QUOTATION_PREVIEW, GtkWidget)

void reg_quotation_preview_set_session (RegQuotationPreview *self, RegSession *session);
void reg_quotation_preview_set_quotation (RegQuotationPreview *self, gint64 id);

G_END_DECLS
