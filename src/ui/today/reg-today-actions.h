/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/reg-today.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

void reg_today_do (GtkWidget *from, RegSession *session, const RegTodayItem *item);
void reg_today_open (GtkWidget *from, RegSession *session, const RegTodayItem *item);

G_END_DECLS
