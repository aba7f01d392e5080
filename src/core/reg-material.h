/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-consent.h"

G_BEGIN_DECLS

/* What becomes of a brochure or sample that somebody asked for. */

/* Nobody spoke to the customer for so many days after it arrived: it is forgotten. */
#define REG_MATERIAL_FOLLOW_DAYS 7
/* After so many days without a word from us what it cost was spent for nothing. */
#define REG_MATERIAL_WASTE_DAYS 30
/* What was posted has arrived after so many days, when nobody said otherwise. */
#define REG_MATERIAL_POST_DAYS 3

typedef enum
{
  REG_MATERIAL_STAGE_ASKED,
  REG_MATERIAL_STAGE_SENT,
  REG_MATERIAL_STAGE_ARRIVED,
  REG_MATERIAL_STAGE_FOLLOWED,
  REG_MATERIAL_STAGE_LATE,
  REG_N_MATERIAL_STAGES
} RegMaterialStage;

extern const RegEnum reg_enum_material_stage;

RegMaterialStage reg_material_get_stage (const RegRecord *request, const char *today);
gboolean reg_material_is_at_once (RegChannel channel);
int reg_material_get_consent_channel (RegChannel channel);

G_END_DECLS
