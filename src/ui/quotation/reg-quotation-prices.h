/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-price.h"
#include "store/reg-quotations.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What a quotation knows of prices: the lists that may hold for its customer, and what its products
 * usually cost. Everything in it is read beforehand, so that a price is there while somebody types. */
typedef struct
{
  RegPriceBook *book; /* NULL before anything was read */
  gint64 party;       /* for whom it is */
  GHashTable *usual;  /* product id (gint64) to its usual price (gint64) */
} RegQuotationPrices;

RegQuotationPrices *reg_quotation_prices_new (void);
void reg_quotation_prices_free (RegQuotationPrices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegQuotationPrices, reg_quotation_prices_free)

gboolean reg_quotation_prices_load (RegQuotationPrices *self,
                                    RegDb *db,
                                    const RegQuotation *quotation,
                                    RegPriceBook *known,
                                    gint64 known_party,
                                    GError **error);
void reg_quotation_prices_note (RegQuotationPrices *self, const RegRecord *product);
void reg_quotation_prices_adopt (RegQuotationPrices *self, const RegQuotationPrices *other);
gboolean reg_quotation_prices_find (const RegQuotationPrices *self,
                                    RegPriceQuestion *question,
                                    RegPrice *price);
char *reg_price_explain (RegSession *session, const RegPrice *price, const char *currency);

G_END_DECLS
