/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-date.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

/* What one member of staff looks after becomes others': customers, open tasks and promises, deals,
 * quotations, complaints, and approvals that wait for them. What happened stays theirs. */

/* What handed-over customers are told apart by. */
typedef enum
{
  REG_HANDOVER_TOGETHER, /* all to one */
  REG_HANDOVER_BY_CLASS,
  REG_HANDOVER_BY_PLACE,
  REG_HANDOVER_BY_GOODS, /* the product group they buy most often from */
  REG_N_HANDOVER_WAYS
} RegHandoverWay;

typedef enum
{
  REG_HANDOVER_STAYS,  /* still works here */
  REG_HANDOVER_LEAVES, /* for good: no longer works here */
  REG_HANDOVER_AWAY,   /* for a time: an absence is written down as well */
} RegHandoverKind;

typedef struct
{
  gint64 customers, tasks, promises, deals, quotations, complaints;
  gint64 approvals; /* that wait for this person by name */
  gint64 rules;     /* approval rules that name them */
  gint64 reports;   /* colleagues who report to them */
} RegHandoverCounts;

/* One of those who are handed over, and the group they fall into. */
typedef struct
{
  gint64 party;
  gint64 net; /* what they bought for, minor units of the firm's currency */
  char *name;
  char *place;          /* "" unknown */
  char *customer_class; /* "" none */
  char *group;          /* folded; "" when they fall into none */
  char *words;          /* name, place and class, folded, to be searched */
} RegHandoverAccount;

typedef struct
{
  char *group; /* folded, as in the accounts */
  char *label; /* as it is written; "" for those in none */
  gint64 n_customers;
  gint64 suggested; /* who works there or knows about it, 0 nobody */
} RegHandoverGroup;

/**
 * RegHandoverPlan:
 * @from: whose work it is
 * @kind: what becomes of them
 * @day: last day here, or first day away; "" for today
 * @last_day: of an absence, "" while nobody knows
 * @reason: (nullable): of an absence
 * @successor: who gets all that nobody else gets
 * @way: what @groups goes by
 * @groups: (nullable): from a folded group (text) to a member of staff (gint64 *)
 * @picks: (nullable): from a customer (gint64 *) to a member of staff (gint64 *); goes before all
 * @note: writes what the successor reads in their day, from the number of customers; owned by
 *   whoever gets it
 */
typedef struct
{
  gint64 from;
  RegHandoverKind kind;
  char day[REG_DATE_SIZE];
  char last_day[REG_DATE_SIZE];
  char *reason;
  gint64 successor;
  RegHandoverWay way;
  GHashTable *groups;
  GHashTable *picks;
  char *(*note) (gint64 n_customers, gpointer data);
  gpointer note_data;
} RegHandoverPlan;

RegHandoverPlan *reg_handover_plan_new (gint64 from);
void reg_handover_plan_free (RegHandoverPlan *self);
void reg_handover_plan_set_group (RegHandoverPlan *self, const char *group, gint64 staff);
void reg_handover_plan_set_pick (RegHandoverPlan *self, gint64 party, gint64 staff);
gint64 reg_handover_plan_choose (const RegHandoverPlan *self, gint64 party, const char *group);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegHandoverPlan, reg_handover_plan_free)

gboolean reg_handover_count (RegDb *db, gint64 staff, RegHandoverCounts *counts, GError **error);
GPtrArray *reg_handover_list_accounts (RegDb *db, gint64 staff, RegHandoverWay way, GError **error);
GPtrArray *reg_handover_list_groups (RegDb *db, gint64 staff, GPtrArray *accounts, GError **error);
gboolean reg_handover_run (RegDb *db, const RegHandoverPlan *plan, GError **error);

/* Handovers that were done, and what came of them. */
typedef struct
{
  gint64 action;
  gint64 at; /* ms UTC */
  char *label;
  gint64 n_customers;
} RegHandoverDone;

GPtrArray *reg_handover_list_done (RegDb *db, int limit, GError **error);
GArray *reg_handover_list_moved (RegDb *db, gint64 action, gint64 staff, GError **error);
gint64 reg_handover_find_by_task (RegDb *db, gint64 task, GError **error);
gint64 reg_handover_get_from (RegDb *db, gint64 action);
/* What the successor has not read yet, of a handover; in the order of its value. */
GArray *reg_handover_list_unread (RegDb *db, gint64 action, gint64 staff, GError **error);
gboolean
reg_handover_set_read (RegDb *db, gint64 action, gint64 party, gint64 staff, GError **error);

G_END_DECLS
