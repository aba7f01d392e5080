/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

void reg_task_absence_watch (AdwComboRow *staff_row, RegSession *session);

G_END_DECLS
