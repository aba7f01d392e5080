/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* The firm whose file this is: its first day, and the short lists it is run by. */

typedef struct
{
  const char *name;
  const char *country;  /* ISO 3166 two letters; gives currency, taxes, formats */
  const char *language; /* (nullable): "en", "nl" …; the country's first one when absent */
  const char *owner;    /* (nullable): name of the first member of staff, the owner */
  gboolean is_demo;
} RegFirmSetup;

/* Makes the firm, its owner, tax rates, stages, opening hours, numbering, complaint targets and a
 * first approval policy. Returns the owner's id, 0 on failure. */
gint64 reg_firm_create (RegDb *db, const RegFirmSetup *setup, GError **error);
gboolean reg_firm_exists (RegDb *db);

/* Gives the next number of a series ("quotation", "complaint", "sale") of the current year; gapless
 * because it is taken in the transaction that uses it. */
char *reg_series_take (RegDb *db, const char *kind, GError **error);
char *reg_series_format (const char *pattern, int year, gint64 number);

/* Who has a number already. */
typedef struct
{
  char *number;
  char *customer;  /* (nullable) */
  gboolean in_bin; /* what has it was deleted, and may come back */
} RegSeriesHolder;

char *
reg_series_look (RegDb *db, const RegRecord *series, RegSeriesHolder **holder, GError **error);
void reg_series_holder_free (RegSeriesHolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegSeriesHolder, reg_series_holder_free)

/* PIN of a member of staff; NULL takes it away. */
gboolean reg_staff_set_pin (RegDb *db, gint64 staff, const char *pin, GError **error);
/* REG_STORE_ERROR_REFUSED when the PIN is wrong or there is none. Slow on purpose (argon2id). */
gboolean reg_staff_check_pin (RegDb *db, gint64 staff, const char *pin, GError **error);

G_END_DECLS
