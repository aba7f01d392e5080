/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/reg-enums.h"

G_BEGIN_DECLS

/* Where a customer stands, worked out from what they did. Days are day numbers of
 * reg_date_to_day_number(). */

#define REG_LADDER_NO_MARK -1

/**
 * RegLadderRules:
 * @repeat_days: days with a purchase that make a repeat customer
 * @client_days: days with a purchase that make a client
 * @cycles: own cycles a customer may stay away and still be active
 * @least_days: nobody is lost before so many days, however often they came
 * @single_days: how long somebody is active who has no cycle yet: 12 months
 * @bargain_percent: share of purchases with a discount from which price is what matters
 */
typedef struct
{
  int repeat_days;
  int client_days;
  int cycles;
  int least_days;
  int single_days;
  int bargain_percent;
} RegLadderRules;

extern const RegLadderRules reg_ladder_usual_rules;

/**
 * RegLadderFacts:
 * @n_days: days on which something was bought
 * @first: the first of them
 * @last: the last of them
 * @n_brought: customers who came through this one
 * @is_influencer: others listen to them
 * @mark: #RegRung somebody put them on, or %REG_LADDER_NO_MARK
 * @n_sales: purchases
 * @n_discounted: purchases with a discount on a line
 * @is_thrifty: they are known to watch every price
 * @n_complaints: complaints that are open
 * @is_top: among the fifth of the customers who bring most
 *
 * What is known of a customer. A rung needs the first six.
 */
typedef struct
{
  int n_days;
  gint first, last;
  int n_brought;
  gboolean is_influencer;
  int mark;
  int n_sales, n_discounted;
  gboolean is_thrifty;
  int n_complaints;
  gboolean is_top;
} RegLadderFacts;

typedef enum
{
  REG_LADDER_NOTHING_BOUGHT,
  REG_LADDER_BOUGHT_ONCE,
  REG_LADDER_COMES_BACK,
  REG_LADDER_COMES_OFTEN,
  REG_LADDER_BRINGS_OTHERS,
  REG_LADDER_IS_HEARD,
  REG_LADDER_STAYS_AWAY,
} RegLadderReason;

/**
 * RegLadderVerdict:
 * @rung: the rung in force
 * @by_rules: the rung without what somebody said
 * @reason: why @by_rules
 * @is_active: CT-16: whether they still do business with us
 * @cycle: mean days between two purchases, rounded; 0 while there is none
 * @patience: days after the last purchase for which they are active
 * @lost_on: the first day on which the rules call them lost; only with a purchase
 */
typedef struct
{
  RegRung rung;
  RegRung by_rules;
  RegLadderReason reason;
  gboolean is_active;
  int cycle;
  int patience;
  gint lost_on;
} RegLadderVerdict;

/* CT-22: how deep it goes. */
typedef enum
{
  REG_DEPTH_NONE,
  REG_DEPTH_HAPPY,    /* satisfied once */
  REG_DEPTH_FAITHFUL, /* comes back, but may be lured away by a price */
  REG_DEPTH_LOYAL,    /* comes back, knows why, and recommends us */
} RegDepth;

/* CT-23: prospect, customer, bonded customer, advocate. */
typedef enum
{
  REG_BOND_PROSPECT,
  REG_BOND_CUSTOMER,
  REG_BOND_BONDED,
  REG_BOND_ADVOCATE,
} RegBond;

void reg_ladder_judge (const RegLadderRules *rules,
                       const RegLadderFacts *facts,
                       gint today,
                       RegLadderVerdict *verdict);
gboolean reg_ladder_hunts_bargains (const RegLadderRules *rules, const RegLadderFacts *facts);
RegDepth reg_ladder_get_depth (const RegLadderRules *rules,
                               const RegLadderFacts *facts,
                               const RegLadderVerdict *verdict);
RegBond reg_ladder_get_bond (const RegLadderRules *rules,
                             const RegLadderFacts *facts,
                             const RegLadderVerdict *verdict);

G_END_DECLS
