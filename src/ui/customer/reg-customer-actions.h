/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What can be done to customers from more than one place. Each says what it did, with undo. */

void
reg_customer_delete (GtkWidget *from, RegSession *session, const gint64 *parties, gsize n_parties);
void reg_customer_bring_back (GtkWidget *from, RegSession *session, gint64 party);
void reg_customer_set_owner (
    GtkWidget *from, RegSession *session, const gint64 *parties, gsize n_parties, gint64 owner);
void reg_customer_set_task_done (GtkWidget *from, RegSession *session, gint64 task);
void reg_customer_copy_card (GtkWidget *from, RegSession *session, gint64 party);
void reg_customer_open_uri (GtkWidget *from, const char *uri);

G_END_DECLS
