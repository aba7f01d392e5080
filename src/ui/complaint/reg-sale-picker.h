/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Two rows that belong together: one of a customer's sales, and one of the products in it. */
#define REG_TYPE_SALE_PICKER (reg_sale_picker_get_type ())
G_DECLARE_FINAL_TYPE (RegSalePicker, reg_sale_picker, REG, SALE_PICKER, GObject)

RegSalePicker *
reg_sale_picker_new (RegSession *session, AdwComboRow *sale_row, AdwComboRow *product_row);
void reg_sale_picker_show (RegSalePicker *self, gint64 party, gint64 sale, gint64 product);
gint64 reg_sale_picker_get_sale (RegSalePicker *self);
gint64 reg_sale_picker_get_product (RegSalePicker *self);

G_END_DECLS
