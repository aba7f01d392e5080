/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-number-style.h"
#include "core/reg-quote-calc.h"

G_BEGIN_DECLS

char *reg_discount_format (const RegDiscount *discount,
                           const char *currency,
                           const RegNumberStyle *style);
gboolean reg_discount_parse_local (const char *typed,
                                   const char *currency,
                                   const RegNumberStyle *style,
                                   RegDiscount *discount);

G_END_DECLS
