/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* A product, new or to be changed. */
#define REG_TYPE_PRODUCT_DIALOG (reg_product_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RegProductDialog, reg_product_dialog, REG, PRODUCT_DIALOG, AdwDialog)

AdwDialog *reg_product_dialog_new (RegSession *session, gint64 product);
AdwDialog *reg_product_dialog_new_variant (RegSession *session, gint64 head);
GtkWindow *reg_product_dialog_open (GtkApplication *application,
                                    RegSession *session,
                                    gint64 product,
                                    gint64 party);

G_END_DECLS
