/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-record.h"

G_BEGIN_DECLS

/**
 * RegPriceOrigin:
 * @REG_PRICE_USUAL: of no list: what the product usually costs
 * @REG_PRICE_EVERYBODY: of a list for all customers
 * @REG_PRICE_CLASS: of a list for the class of this customer
 * @REG_PRICE_OWN: of a list for this customer alone
 *
 * For whom a price is. A later one goes before an earlier one.
 */
typedef enum
{
  REG_PRICE_USUAL,
  REG_PRICE_EVERYBODY,
  REG_PRICE_CLASS,
  REG_PRICE_OWN,
} RegPriceOrigin;

/**
 * RegPriceScope:
 * @REG_PRICE_LIST_WIDE: for whatever the list does not name
 * @REG_PRICE_GROUP: for the group of the product
 * @REG_PRICE_PRODUCT: for this product
 *
 * For what a price is. A later one goes before an earlier one.
 */
typedef enum
{
  REG_PRICE_LIST_WIDE,
  REG_PRICE_GROUP,
  REG_PRICE_PRODUCT,
} RegPriceScope;

/**
 * RegPriceQuestion:
 * @product: the product, 0 for none
 * @category: (nullable): its group
 * @quantity: millionths
 * @day: "YYYY-MM-DD"
 * @usual: what one usually costs, without tax, in ten-thousandths of a minor unit
 * @currency: (nullable): ISO 4217 of the document; %NULL or "" is that of the firm
 *
 * What is to be sold.
 */
typedef struct
{
  gint64 product;
  const char *category;
  gint64 quantity;
  const char *day;
  gint64 usual;
  const char *currency;
} RegPriceQuestion;

/**
 * RegPrice:
 * @price: of one, without tax, in ten-thousandths of a minor unit
 * @origin: for whom it is
 * @scope: for what; without meaning for a usual price
 * @list: id of the list, 0 for a usual price
 * @list_name: what the list is called, "" for a usual price; borrowed from the book
 * @until: the last day of the list, "" when it has none; borrowed from the book
 * @from: the quantity from which this price is, 0 for any; millionths
 * @is_discount: whether it follows from the usual price by @discount
 * @discount: what comes off the usual price, ppm; negative for what comes on top
 * @other_currency: the document has another currency than the lists, which therefore were not asked
 * @next_from: a larger quantity from which one costs something else, 0 when there is none
 * @next_price: what one costs then
 *
 * What one costs, and why.
 */
typedef struct
{
  gint64 price;
  RegPriceOrigin origin;
  RegPriceScope scope;
  gint64 list;
  const char *list_name;
  const char *until;
  gint64 from;
  gboolean is_discount;
  gint64 discount;
  gboolean other_currency;
  gint64 next_from;
  gint64 next_price;
} RegPrice;

/* The price lists that may hold for one customer. Immutable once it is complete, so that it may go
 * from thread to thread. */
#define REG_TYPE_PRICE_BOOK (reg_price_book_get_type ())
typedef struct _RegPriceBook RegPriceBook;

GType reg_price_book_get_type (void) G_GNUC_CONST;
RegPriceBook *reg_price_book_new (gint64 party, const char *customer_class, const char *currency);
RegPriceBook *reg_price_book_ref (RegPriceBook *self);
void reg_price_book_unref (RegPriceBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegPriceBook, reg_price_book_unref)

gboolean reg_price_book_add_list (RegPriceBook *self, const RegRecord *list);
void reg_price_book_add_item (RegPriceBook *self, const RegRecord *item);
void reg_price_book_complete (RegPriceBook *self);
guint reg_price_book_get_n_lists (const RegPriceBook *self);
guint reg_price_book_get_n_items (const RegPriceBook *self);

gboolean reg_price_book_find (const RegPriceBook *self,
                              const RegPriceQuestion *question,
                              RegPrice *price,
                              GError **error);

G_END_DECLS
