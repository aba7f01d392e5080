/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-enums.h"

G_BEGIN_DECLS

/* How far a campaign is. */
typedef enum
{
  REG_CAMPAIGN_RUNS,
  REG_CAMPAIGN_COMING, /* it has not begun */
  REG_CAMPAIGN_OVER,   /* its last day is past */
  REG_N_CAMPAIGN_STAGES
} RegCampaignStage;

extern const RegEnum reg_enum_campaign_stage;

RegCampaignStage
reg_campaign_get_stage (const char *begins_on, const char *ends_on, const char *today);

G_END_DECLS
