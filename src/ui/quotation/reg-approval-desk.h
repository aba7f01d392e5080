/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Approval between two computers without a network: asking with a file, and whatever is to be done
 * with a file that came back or came in. */

void reg_approval_desk_ask (GtkWidget *from, RegSession *session, gint64 quotation);
void reg_approval_desk_choose (GtkWidget *from, RegSession *session, gint64 quotation);
void reg_approval_desk_open (GtkWidget *from, RegSession *session, GFile *file, gint64 quotation);
void reg_approval_desk_add_drop (GtkWidget *widget, GCallback dropped);
GFile *reg_approval_desk_find_dropped (const GValue *value);

gboolean reg_approval_desk_is_file (GFile *file);
GListModel *reg_approval_desk_create_filters (void);

G_END_DECLS
