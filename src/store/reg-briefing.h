/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* What somebody who takes over a customer has to know. */

/**
 * RegBriefingMatter:
 * @entity: quotation, complaint, task or deal
 * @id: the record
 * @is_promise: of a task
 * @title: number, subject or title
 * @date: until when, or ""
 * @amount: minor units, 0 none
 * @currency: of @amount
 *
 * Something that is open.
 */
typedef struct
{
  RegEntityId entity;
  gint64 id;
  gboolean is_promise;
  char *title;
  char *date;
  gint64 amount;
  char currency[4];
} RegBriefingMatter;

/**
 * RegBriefing:
 * @party: the customer's record
 * @owner: who looks after them now, or ""
 * @town: or ""
 * @first_sale_on: or ""
 * @last_sale_on: or ""
 * @n_sales: how often they bought
 * @sales_net: what they bought for, minor units of @currency
 * @currency: the firm's
 * @contact_at: the last contact, ms UTC; 0 never
 * @contact_kind: of it, a #RegTouchKind
 * @contact_by: who had it, or ""
 * @contact_about: what about, or ""
 * @matters: (element-type RegBriefingMatter): what is open
 * @knowers: (element-type utf8): others who had to do with them, most first
 * @usual_product: or ""
 */
typedef struct
{
  RegRecord *party;
  char *owner, *town;
  char *first_sale_on, *last_sale_on;
  gint64 n_sales, sales_net;
  char currency[4];
  gint64 contact_at;
  int contact_kind;
  char *contact_by, *contact_about;
  GPtrArray *matters;
  GPtrArray *knowers;
  char *usual_product;
} RegBriefing;

RegBriefing *reg_briefing_load (RegDb *db, gint64 party, gint64 without, GError **error);
void reg_briefing_free (RegBriefing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegBriefing, reg_briefing_free)

G_END_DECLS
