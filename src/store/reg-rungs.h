/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-date.h"
#include "core/reg-ladder.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/**
 * RegRungs:
 * @facts: what is known of the customer today
 * @verdict: where they stand today, and why
 * @depth: CT-22
 * @bond: CT-23
 * @first_on: the first day on which something was bought, or ""
 * @last_on: the last one, or ""
 * @lost_on: the first day on which the rules call them lost, or ""
 * @mark: (nullable): what somebody said last; without a rung it gave the customer back to the rules
 * @marked_by: (nullable): who said it
 * @is_imported: the rung came in with the customer, nobody has said anything since
 * @brought_net: what those bought who came through them, minor units
 * @net_year: sales of the last 12 months, minor units
 * @contribution_year: the same less cost and less what complaints cost, minor units
 * @currency: of the amounts
 *
 * The place of a customer on the ladder, with everything it was worked out from.
 */
typedef struct
{
  RegLadderFacts facts;
  RegLadderVerdict verdict;
  RegDepth depth;
  RegBond bond;
  char first_on[REG_DATE_SIZE];
  char last_on[REG_DATE_SIZE];
  char lost_on[REG_DATE_SIZE];
  RegRecord *mark;
  char *marked_by;
  gboolean is_imported;
  gint64 brought_net;
  gint64 net_year;
  gint64 contribution_year;
  char currency[4];
} RegRungs;

RegRungs *reg_rungs_load (RegDb *db, gint64 party, GError **error);
void reg_rungs_free (RegRungs *self);
gboolean reg_rungs_mark (RegDb *db, gint64 party, int rung, const char *reason, GError **error);
gboolean reg_rungs_set_unwanted (
    RegDb *db, gint64 party, gboolean unwanted, const char *because, GError **error);
gboolean reg_rungs_set_influencer (RegDb *db, gint64 party, gboolean influencer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegRungs, reg_rungs_free)

G_END_DECLS
