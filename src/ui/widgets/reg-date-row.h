/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A row that holds a day, or none. Emits changed () when somebody chose. */
#define REG_TYPE_DATE_ROW (reg_date_row_get_type ())
G_DECLARE_FINAL_TYPE (RegDateRow, reg_date_row, REG, DATE_ROW, AdwActionRow)

GtkWidget *reg_date_row_new (RegSession *session, const char *title);
void reg_date_row_set_date (RegDateRow *self, const char *date);
const char *reg_date_row_get_date (RegDateRow *self);

G_END_DECLS
