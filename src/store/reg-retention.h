/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* After so many months without a word, where the firm says nothing else. */
#define REG_RETENTION_MONTHS 36

/* Whoever is kept is asked about again after so many months. */
#define REG_RETENTION_KEEP_MONTHS 12

typedef enum
{
  REG_RETENTION_SILENT, /* nobody heard from them since */
  REG_RETENTION_NEVER,  /* nobody ever did since they are in the book */
} RegRetentionReason;

/**
 * RegRetentionItem:
 * @party: the customer
 * @name: whose name
 * @reason: why the customer is listed
 * @since: since when nobody heard from them, ms UTC
 * @last_sale_on: (nullable): when they last bought, "YYYY-MM-DD"
 * @n_sales: how often they bought
 * @net: what they bought, net, in minor units
 * @is_restricted: whether they are not to be used
 *
 * A customer nobody heard from for too long.
 */
typedef struct
{
  gint64 party;
  char *name;
  RegRetentionReason reason;
  gint64 since;
  char *last_sale_on;
  gint64 n_sales;
  gint64 net;
  gboolean is_restricted;
} RegRetentionItem;

int reg_retention_get_months (RegDb *db);
gint64 reg_retention_get_cutoff (RegDb *db);
GPtrArray *reg_retention_list (RegDb *db, int limit, gint64 *n_all, GError **error);
gboolean reg_retention_drop (RegDb *db, GArray *parties, GError **error);
gboolean reg_retention_keep (RegDb *db, gint64 party, GError **error);
gboolean reg_retention_write (RegDb *db, gint64 party, const char *title, GError **error);

G_END_DECLS
