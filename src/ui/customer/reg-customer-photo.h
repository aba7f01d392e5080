/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

gboolean
reg_customer_photo_take (GtkWidget *from, RegSession *session, gint64 party, const GValue *picture);
void reg_customer_photo_choose (GtkWidget *from, RegSession *session, gint64 party);
void reg_customer_photo_paste (GtkWidget *from, RegSession *session, gint64 party);
void reg_customer_photo_remove (GtkWidget *from, RegSession *session, gint64 party);

G_END_DECLS
