/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

void reg_customer_worth_show (GtkWidget *section, RegSession *session, gint64 party);

G_END_DECLS
