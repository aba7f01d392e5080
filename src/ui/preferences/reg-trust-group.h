/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* This computer's key, and the computers whose signed answers are taken. */
#define REG_TYPE_TRUST_GROUP (reg_trust_group_get_type ())
G_DECLARE_FINAL_TYPE (RegTrustGroup, reg_trust_group, REG, TRUST_GROUP, AdwPreferencesGroup)

GtkWidget *reg_trust_group_new (void);
void reg_trust_group_show (RegTrustGroup *self, RegSession *session);

G_END_DECLS
