/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db-private.h"

G_BEGIN_DECLS

/* What is derived from the ways to reach a customer. */
typedef enum
{
  REG_FRESH_PHONE,  /* the first number to call */
  REG_FRESH_EMAIL,  /* the first address to write to */
  REG_FRESH_TOWN,   /* of the first address */
  REG_FRESH_WORDS,  /* what the index of words takes */
  REG_FRESH_DIGITS, /* what the index of parts takes */
  REG_N_FRESH_TEXTS,
} RegFreshText;

RegFresh *reg_fresh_new (void);
void reg_fresh_free (RegFresh *self);
gboolean reg_fresh_take (RegFresh *self, RegRecord *made);
gboolean reg_fresh_has (RegFresh *self, gint64 party);
const RegRecord *reg_fresh_get_record (RegFresh *self, gint64 party);
gboolean reg_fresh_get_range (RegFresh *self, gint64 *first, gint64 *last);
guint reg_fresh_get_size (RegFresh *self);
const char *reg_fresh_get (RegFresh *self, gint64 party, RegFreshText text);
void reg_fresh_clear (RegFresh *self);

int reg_fresh_register_functions (RegDb *db);
gboolean reg_fresh_write_rows (RegDb *db, const char *schema, GError **error);

G_END_DECLS
