/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_RULE_TRIAL_GROUP (reg_rule_trial_group_get_type ())
G_DECLARE_FINAL_TYPE (
    RegRuleTrialGroup, reg_rule_trial_group, REG, RULE_TRIAL_GROUP, AdwPreferencesGroup)

RegRuleTrialGroup *reg_rule_trial_group_new (RegSession *session);
void reg_rule_trial_group_set_rule (RegRuleTrialGroup *self, RegRecord *rule);

G_END_DECLS
