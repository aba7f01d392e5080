/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-approval-policy.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* A quotation that a rule would have caught. */
typedef struct
{
  gint64 quotation;
  char *number;     /* as on paper: "2026-0118-2" */
  char *party_name; /* "" when nobody was chosen */
  char *issued_on;  /* the day it was handed in */
  char *currency;
  RegApprovalMatch match; /* the worst of it; its line is counted among lines that have a number */
} RegRuleCatch;

/* What an approval rule would have caught in some past days. Immutable. */
typedef struct
{
  gint64 n_quotations; /* that were handed in on these days */
  GPtrArray *caught;   /* of RegRuleCatch, the newest first */
} RegRuleTrial;

RegRuleTrial *reg_rule_trial_run (
    RegDb *db, const RegRecord *rule, const char *since, const char *until, GError **error);
void reg_rule_trial_free (RegRuleTrial *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegRuleTrial, reg_rule_trial_free)

G_END_DECLS
