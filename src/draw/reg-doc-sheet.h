/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-quote-calc.h"
#include "core/reg-record.h"
#include "draw/reg-doc-quote.h"

G_BEGIN_DECLS

/* From records to what is put on paper: the one place that decides what a customer gets to read.
 * Costs never pass through here. */
typedef struct
{
  const RegDocLayouts *layouts; /* (nullable): to choose from */
  const RegRecord *firm;
  const RegRecord *revision;
  GPtrArray *lines;            /* of RegRecord */
  const RegRecord *party;      /* (nullable) */
  const RegRecord *owner;      /* (nullable) */
  const RegCalcResult *result; /* of exactly these lines */
  const char *number;          /* "" for a draft */
  const char *reference;       /* (nullable): what it is about */
  const char *approved_by;     /* (nullable) */
  GBytes *logo;                /* (nullable) */
  RegDocMark mark;
  GHashTable *pictures; /* product id (gint64) → GBytes with a PNG, NULL for none */
} RegDocSource;

typedef struct _RegDocSheet RegDocSheet;

RegDocSheet *reg_doc_sheet_new (const RegDocSource *source);
void reg_doc_sheet_free (RegDocSheet *self);
const RegDocQuote *reg_doc_sheet_get_quote (const RegDocSheet *self);
const char *reg_doc_sheet_get_missing_layout (const RegDocSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegDocSheet, reg_doc_sheet_free)

G_END_DECLS
