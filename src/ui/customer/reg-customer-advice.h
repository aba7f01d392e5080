/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/customer/reg-customer-data.h"

G_BEGIN_DECLS

/**
 * RegAdvice:
 * @icon: symbolic icon
 * @what: what to say or do next
 * @why: the reason it was chosen for
 *
 * A thing to say next, translated.
 */
typedef struct
{
  const char *icon;
  char *what;
  char *why;
} RegAdvice;

void reg_advice_free (RegAdvice *self);

GPtrArray *reg_customer_advice_new (const RegCustomerData *data,
                                    RegSession *session,
                                    const char *today,
                                    guint limit);

G_END_DECLS
