/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-quotations.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* One thing that differs between two revisions, in words. */
typedef struct
{
  char *what;   /* "Cargo bike, discount" */
  char *before; /* "10 %", "" for something new */
  char *after;  /* "14 %", "" for something taken out */
} RegQuotationChange;

GPtrArray *reg_quotation_diff (RegSession *session, RegQuotation *before, RegQuotation *after);

G_END_DECLS
