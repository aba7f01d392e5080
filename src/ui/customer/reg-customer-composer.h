/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_CUSTOMER_COMPOSER (reg_customer_composer_get_type ())
G_DECLARE_FINAL_TYPE (RegCustomerComposer, reg_customer_composer, REG, CUSTOMER_COMPOSER, GtkWidget)

void reg_customer_composer_set_party (RegCustomerComposer *self, RegSession *session, gint64 party);
void reg_customer_composer_answer (RegCustomerComposer *self, gint64 post, const char *text);

G_END_DECLS
