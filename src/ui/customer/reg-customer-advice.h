/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-counter.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/**
 * RegAdvice:
 * @kind: which rule it comes from
 * @icon: symbolic icon
 * @what: what to say or do next
 * @why: the reason it was chosen for
 *
 * A thing to say next, translated.
 */
typedef struct
{
  RegNextActionKind kind;
  const char *icon;
  char *what;
  char *why;
} RegAdvice;

void reg_advice_free (RegAdvice *self);

GPtrArray *reg_customer_advice_new (const RegCounter *counter, RegSession *session, guint limit);

G_END_DECLS
