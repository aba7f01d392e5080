/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/reg-acquaintance.h"

/* One in so many knows a customer well. */
#define CLOSE_PART 5

/**
 * reg_acquaintance_count_close:
 * @n_contacts: how often each colleague dealt with the customer, the most frequent first
 * @n_people: how many colleagues
 *
 * Separates the fifth of the colleagues who have intense contact with a customer from those who
 * came across a single matter: the fifth is rounded up, and who has as many contacts as the last of
 * them belongs to them as well. Somebody with a single contact never does.
 *
 * Returns: how many, from the first one on, know the customer well
 */
gsize
reg_acquaintance_count_close (const gint64 *n_contacts, gsize n_people)
{
  gsize n_close = n_people / CLOSE_PART + (n_people % CLOSE_PART != 0);

  while (n_close > 0 && n_close < n_people && n_contacts[n_close] == n_contacts[n_close - 1])
    n_close++;
  while (n_close > 0 && n_contacts[n_close - 1] < 2)
    n_close--;
  return n_close;
}
