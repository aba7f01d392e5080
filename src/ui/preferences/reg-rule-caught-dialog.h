/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/reg-rule-trial.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

AdwDialog *
reg_rule_caught_dialog_new (RegSession *session, RegRecord *rule, const RegRuleTrial *trial);

G_END_DECLS
