/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/quotation/reg-quotation-model.h"

G_BEGIN_DECLS

typedef enum
{
  REG_PAST_REVISIONS, /* every revision and what changed in it */
  REG_PAST_HISTORY,   /* who did what and when */
} RegPastKind;

/* What was before: read when somebody looks. */
#define REG_TYPE_QUOTATION_PAST (reg_quotation_past_get_type ())
G_DECLARE_FINAL_TYPE (RegQuotationPast, reg_quotation_past, REG, QUOTATION_PAST, GtkWidget)

GtkWidget *reg_quotation_past_new (RegQuotationModel *model, RegPastKind kind);

GtkWidget *reg_quotation_changes_new (GPtrArray *changes);

const char *reg_approval_reason_get_words (RegApprovalReason reason);

G_END_DECLS
