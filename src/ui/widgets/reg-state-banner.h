/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/reg-pill.h"

G_BEGIN_DECLS

#define REG_TYPE_STATE_BANNER (reg_state_banner_get_type ())
G_DECLARE_FINAL_TYPE (RegStateBanner, reg_state_banner, REG, STATE_BANNER, GtkWidget)

GtkWidget *reg_state_banner_new (void);
void reg_state_banner_set_state (RegStateBanner *self,
                                 const char *icon_name,
                                 const char *text,
                                 RegPillStyle style);
void reg_state_banner_set_action (RegStateBanner *self,
                                  const char *label,
                                  const char *detailed_action_name);

G_END_DECLS
