/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store-fixture.h"

#include "core/reg-approval-policy.h"
#include "core/reg-quotation-state.h"
#include "store/reg-approvals.h"
#include "store/reg-quotations.h"

/* A firm with three people, a customer and a deal, and short ways to give commands in it. The usual
 * policy: over 10 % on a line or a margin under 15 % asks a manager; below cost, or a total over
 * 10,000.00, asks the owner as well. */
typedef struct
{
  StoreFixture store; /* first, so that the functions of the store's fixture take a shop too */
  gint64 owner, manager, seller;
  gint64 party, deal;
  gint64 product; /* 100.00, costs 60.00 */
  gint64 action;  /* of the last command that went through */
} Shop;

#define SHOP_STORE(shop) (&(shop)->store)

/* What commands get and give; each uses what it needs. */
typedef struct
{
  gint64 id, other, number;
  const char *text, *more, *third;
  RegRecord *record;
  GPtrArray *lines;
  GArray *ids;
  gint64 result;
} ShopArgs;

typedef gboolean (*ShopCommand) (RegDb *db, ShopArgs *args, GError **error);

void shop_set_up (Shop *shop, gconstpointer unused);
void shop_tear_down (Shop *shop, gconstpointer unused);

/* The clock stands still until it is moved. */
void shop_set_day (const char *date, int hour);
void shop_pass_hours (int hours);

/* Writes; the code that was refused with is -1 when it went through. */
int shop_try (Shop *shop, ShopCommand command, ShopArgs *args, char **message);
/* Writes what must go through; shop->action is its action. */
void shop_do (Shop *shop, ShopCommand command, ShopArgs *args);
/* Reads. */
void shop_read (Shop *shop, ShopCommand command, ShopArgs *args);
void shop_be (Shop *shop, gint64 staff);
void shop_undo (Shop *shop, gint64 action);
int shop_try_undo (Shop *shop, gint64 action);
/* Straight into the file, as somebody with another program would. */
void shop_tamper (Shop *shop, const char *sql);
char *shop_try_sql (Shop *shop,
                    const char *sql); /* what the file says to it, NULL when it is done */
gint64 shop_query (Shop *shop, const char *sql);

/* Lines: quantity in whole units, prices in minor units, discount and tax in ppm; cost -1: unknown. */
RegRecord *
shop_line (RegLineKind kind, gint64 quantity, gint64 price, gint64 cost, gint64 discount);
/* A draft for the shop's customer with 10 x 100.00 (cost 60.00) at @discount ppm and 1 x 50.00 (cost
 * 30.00), 19 % tax. */
gint64 shop_draft (Shop *shop, gint64 discount);
void shop_save_lines (Shop *shop, gint64 quotation, GPtrArray *lines);
/* Drafts with that discount, and what was handed in or approved. */
gint64 shop_waiting (Shop *shop);
gint64 shop_approved (Shop *shop);
gint64 shop_sent (Shop *shop);

RegQuotation *shop_load (Shop *shop, gint64 quotation, gint64 revision);
RegQuotationState shop_state (Shop *shop, gint64 quotation);
char *shop_number (Shop *shop, gint64 quotation);
/* Entries of the chain as "submitted approved …", but for what was refused. */
char *shop_entries (Shop *shop, gint64 quotation);
GPtrArray *shop_verify (Shop *shop, gint64 *n_checked);

/* Commands over ShopArgs. id: quotation. */
gboolean shop_submit (RegDb *db, ShopArgs *args, GError **error); /* text: reason */
gboolean shop_withdraw (RegDb *db, ShopArgs *args, GError **error);
gboolean shop_approve (RegDb *db, ShopArgs *args, GError **error); /* other: who, number: limit */
gboolean shop_send_back (RegDb *db, ShopArgs *args, GError **error);
gboolean shop_reject (RegDb *db, ShopArgs *args, GError **error);
gboolean shop_send (RegDb *db, ShopArgs *args, GError **error);
gboolean shop_accept (RegDb *db, ShopArgs *args, GError **error);  /* other: revision, ids, text */
gboolean shop_decline (RegDb *db, ShopArgs *args, GError **error); /* text, more */
gboolean shop_revise (RegDb *db, ShopArgs *args, GError **error);
gboolean shop_expire (RegDb *db, ShopArgs *args, GError **error); /* result: how many */
gboolean shop_may_leave (RegDb *db, ShopArgs *args, GError **error);

#define SHOP_DO(shop, command, ...) shop_do (shop, command, &(ShopArgs){ __VA_ARGS__ })
#define SHOP_TRY(shop, command, ...) shop_try (shop, command, &(ShopArgs){ __VA_ARGS__ }, NULL)
