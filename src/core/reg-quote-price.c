/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-quote-price.h"

/**
 * reg_quote_entry_price:
 * @price: without tax, in ten-thousandths of a minor unit
 * @entry: how the document is written
 * @tax_rate: ppm
 *
 * Prices of products are net; a document with prices that contain the tax shows them with it, in whole
 * cents, as people say them.
 *
 * Returns: what to write into a line, in ten-thousandths of a minor unit; @price when the one with tax
 *   is too large to be kept
 */
gint64
reg_quote_entry_price (gint64 price, RegPriceEntry entry, gint64 tax_rate)
{
  gint64 gross;

  if (entry != REG_PRICES_GROSS
      || !reg_money_narrow (reg_money_round_div ((RegWide)price * (REG_PPM + tax_rate), REG_PPM),
                            &gross, NULL))
    return price;
  return reg_price_from_money (reg_price_to_money (gross));
}
