/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A row in which a member of staff is chosen, or nobody. */
void reg_staff_row_fill (AdwComboRow *row, RegSession *session, gint64 staff);
gint64 reg_staff_row_get_staff (AdwComboRow *row);
char *reg_staff_row_dup_name (const RegRecord *staff);

G_END_DECLS
