/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* What the counter card, the preview and the customer window say about one customer. */
typedef struct
{
  RegRecord *party;
  GPtrArray *contact_points; /* of RegRecord, in order */
  GPtrArray *consents;       /* of RegRecord CONSENT, the newest answer first */
  RegRecord *owner;          /* NULL when nobody */
  GBytes *photo;             /* NULL when none */
  char currency[4];
  char *town;
  gint64 last_contact_at;             /* ms UTC, 0 never */
  char *first_sale_on, *last_sale_on; /* dates or NULL */
  RegRung rung;                       /* in force */
  gint64 n_sales, sales_net, sales_cost;
  gint64 contribution;        /* AN-22: sales_net - sales_cost - compensation */
  gint64 rank, n_customers;   /* by contribution: 12th of 1,840; 0 when it never bought */
  GPtrArray *open_quotations; /* of RegRecord QUOTATION */
  GPtrArray *open_complaints; /* of RegRecord COMPLAINT */
  GPtrArray *open_tasks;      /* of RegRecord TASK */
  GPtrArray *open_deals;      /* of RegRecord OPPORTUNITY */
  GPtrArray *links;           /* of RegRecord PARTY_LINK */
  GPtrArray *referred;        /* of RegRecord PARTY this one brought */
  gint64 referred_net;        /* what those bought */
  RegRecord *referred_by;     /* NULL */
  GArray *who_knows;          /* of RegKnower: staff by number of contacts */
  char *usual_product;        /* NULL */
  gint64 quotes_won, quotes_closed;
} RegCustomerCard;

typedef struct
{
  gint64 staff;
  gint64 n_contacts;
  char name[64];
} RegKnower;

RegCustomerCard *reg_customer_card_load (RegDb *db, gint64 party, GError **error);
void reg_customer_card_free (RegCustomerCard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegCustomerCard, reg_customer_card_free)

G_END_DECLS
