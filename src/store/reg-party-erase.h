/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* What becomes of a record when the customer it is about is erased. */
typedef enum
{
  REG_ERASE_GOES,   /* emptied and put away: a telephone number, a relation, an answer */
  REG_ERASE_SILENT, /* stays for counts and trends, without a word: a call, a complaint */
  REG_ERASE_STAYS,  /* the books need it: a sale, a quotation and its numbers */
  REG_N_ERASE_FATES,
} RegEraseFate;

/**
 * RegErasePart:
 * @entity: kind of record
 * @fate: what becomes of it
 * @count: how many there are
 *
 * A line of what will happen.
 */
typedef struct
{
  RegEntityId entity;
  RegEraseFate fate;
  gint64 count;
} RegErasePart;

/**
 * RegErasure:
 * @party: the customer
 * @parts: (element-type RegErasePart): all records about the customer, by kind
 * @named: accepted quotations, on which the address stays because the law wants them kept as sent
 * @open_quotations: what stands in the way: quotations somebody still has to answer
 * @open_complaints: complaints that are not closed
 * @unpaid_sales: sales that are not paid yet
 *
 * What erasing a customer would do.
 */
typedef struct
{
  RegRecord *party;
  GArray *parts;
  gint64 named;
  gint64 open_quotations;
  gint64 open_complaints;
  gint64 unpaid_sales;
} RegErasure;

/**
 * RegEraseWords:
 * @name: what the customer is called from then on: "Erased customer K12"
 * @text: what stands where something must stand: "Erased"
 *
 * Words put in place of what was erased, in the language of the firm.
 */
typedef struct
{
  const char *name;
  const char *text;
} RegEraseWords;

RegErasure *reg_party_erasure_load (RegDb *db, gint64 party, GError **error);
void reg_party_erasure_free (RegErasure *self);
gboolean reg_party_erasure_is_refused (const RegErasure *self);
gboolean reg_party_erase (RegDb *db, gint64 party, const RegEraseWords *words, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegErasure, reg_party_erasure_free)

G_END_DECLS
