/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-date.h"
#include "core/reg-enums.h"

G_BEGIN_DECLS

/* What people may type about a customer. %NULL means that it fits, anything else is a translated
 * sentence for them. */
const char *reg_customer_check_contact (RegContactKind kind, const char *text);
const char *reg_customer_check_birthday (const char *text,
                                         RegDateOrder order,
                                         const char *today,
                                         char date[REG_DATE_SIZE]);
RegDateOrder reg_customer_check_date_order (const char *country);

G_END_DECLS
