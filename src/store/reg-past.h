/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/**
 * RegPastMatter:
 * @record: a quotation or a complaint
 * @state: the state it was in
 * @is_open: whether it is still open now
 *
 * Something that was open between us on a day.
 */
typedef struct
{
  RegRecord *record;
  gint64 state;
  gboolean is_open;
} RegPastMatter;

/**
 * RegPastAnswer:
 * @question: (nullable): what was asked; %NULL for what they said of their own accord
 * @then: (nullable): the newest answer of that day
 * @now: (nullable): the newest answer today
 *
 * What a customer had answered, beside what they have answered since; one of the two is there.
 */
typedef struct
{
  RegRecord *question;
  RegRecord *then;
  RegRecord *now;
} RegPastAnswer;

/**
 * RegPast:
 * @now: the customer
 * @then: (nullable): the customer as it was; %NULL when it was not in the book, or in the bin
 * @points_now: (element-type RegRecord): the ways to reach them
 * @points_then: (element-type RegRecord): the ways to reach them that day
 * @matters: (element-type RegPastMatter): what was open
 * @mark_now: (nullable): what we last said about where they stand
 * @mark_then: (nullable): what we had last said
 * @answers: (element-type RegPastAnswer): what they answered
 * @n_sales_now: sales until today
 * @n_sales_then: sales until the end of that day
 * @net_now: what they bought, net, in minor units of the firm's currency
 * @net_then: what they had bought
 * @contact_then: when they were last spoken to, ms UTC; 0 for never
 * @since: when the customer came into the book, ms UTC
 *
 * A customer as it was at the end of a day, beside what it is now.
 */
typedef struct
{
  RegRecord *now;
  RegRecord *then;
  GPtrArray *points_now;
  GPtrArray *points_then;
  GPtrArray *matters;
  RegRecord *mark_now;
  RegRecord *mark_then;
  GPtrArray *answers;
  gint64 n_sales_now;
  gint64 n_sales_then;
  gint64 net_now;
  gint64 net_then;
  gint64 contact_then;
  gint64 since;
} RegPast;

RegRecord *reg_past_get_record (RegDb *db, const RegRecord *now, gint64 instant, GError **error);
RegPast *reg_past_load (RegDb *db, gint64 party, const char *day, GError **error);
void reg_past_free (RegPast *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegPast, reg_past_free)

G_END_DECLS
