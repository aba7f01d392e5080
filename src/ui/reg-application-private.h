/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/reg-application.h"

G_BEGIN_DECLS

void reg_application_add_actions (RegApplication *self);

G_END_DECLS
