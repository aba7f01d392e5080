/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What something can be put down to: none, or one of the campaigns of these days. The row is not there
 * while there are none.
 *
 * Signals:
 *   chosen                     somebody chose another one */
#define REG_TYPE_CAMPAIGN_ROW (reg_campaign_row_get_type ())
G_DECLARE_FINAL_TYPE (RegCampaignRow, reg_campaign_row, REG, CAMPAIGN_ROW, AdwComboRow)

GtkWidget *reg_campaign_row_new (RegSession *session);
void reg_campaign_row_set_campaign (RegCampaignRow *self, gint64 campaign);
gint64 reg_campaign_row_get_campaign (RegCampaignRow *self);

G_END_DECLS
