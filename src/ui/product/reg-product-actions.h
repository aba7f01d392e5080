/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What can be done to products from more than one place. Each says what it did, with undo. */

void
reg_product_delete (GtkWidget *from, RegSession *session, const gint64 *products, gsize n_products);
void reg_product_set_gone (
    GtkWidget *from, RegSession *session, const gint64 *products, gsize n_products, gboolean gone);

G_END_DECLS
