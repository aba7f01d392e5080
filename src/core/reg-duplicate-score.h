/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-duplicate-side.h"

G_BEGIN_DECLS

/* What of two customers is compared. */
typedef enum
{
  REG_DUPLICATE_NAME,
  REG_DUPLICATE_CONTACT, /* whom one asks for at a firm; where a person works */
  REG_DUPLICATE_BIRTHDAY,
  REG_DUPLICATE_PHONE,
  REG_DUPLICATE_EMAIL,
  REG_DUPLICATE_ADDRESS,
  REG_N_DUPLICATE_FIELDS
} RegDuplicateField;

typedef enum
{
  REG_LIKENESS_MISSING, /* one of them does not have it */
  REG_LIKENESS_EQUAL,
  REG_LIKENESS_EQUIVALENT, /* the same in another notation */
  REG_LIKENESS_SIMILAR,    /* the same but for one typing error */
  REG_LIKENESS_SUBSET,     /* one says less, nothing contradicts */
  REG_LIKENESS_CONFLICTING,
  REG_N_LIKENESSES
} RegLikeness;

/* Why a pair is not called the same however many points it has. */
typedef enum
{
  REG_DUPLICATE_NO_DOUBT,
  REG_DUPLICATE_OTHER_NAME,     /* people of one household, colleagues */
  REG_DUPLICATE_SHORT_NAME,     /* only an initial or one word of the name */
  REG_DUPLICATE_OTHER_BIRTHDAY, /* father and son */
  REG_DUPLICATE_OTHER_KIND,     /* a firm and a person */
  REG_DUPLICATE_UNCERTAIN,      /* much is similar, nothing but the name is the same */
} RegDuplicateDoubt;

typedef enum
{
  REG_VERDICT_OTHER,
  REG_VERDICT_PERHAPS,
  REG_VERDICT_SAME,
} RegDuplicateVerdict;

/* From this many points on. */
#define REG_DUPLICATE_PERHAPS 60
#define REG_DUPLICATE_SAME 100

/**
 * RegDuplicateScore:
 * @likeness: of each field
 * @points: for and against, of each field
 * @total: their sum
 * @doubt: what keeps the pair from being the same
 * @verdict: what that comes to
 *
 * How alike two customers are, and why.
 */
typedef struct
{
  RegLikeness likeness[REG_N_DUPLICATE_FIELDS];
  int points[REG_N_DUPLICATE_FIELDS];
  int total;
  RegDuplicateDoubt doubt;
  RegDuplicateVerdict verdict;
} RegDuplicateScore;

void reg_duplicate_score (const RegDuplicateSide *a,
                          const RegDuplicateSide *b,
                          RegDuplicateScore *score);
int reg_duplicate_get_points (RegDuplicateField field, RegLikeness likeness);
gboolean reg_duplicate_is_typing_error (const char *a, const char *b);

G_END_DECLS
