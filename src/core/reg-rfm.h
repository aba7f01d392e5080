/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-enums.h"

G_BEGIN_DECLS

/* Groups of customers by how recently, how often and for how much they bought. */

/* What is older counts no more. */
#define REG_RFM_MONTHS 24
/* Of so few customers fifths say nothing; fixed limits are used then. */
#define REG_RFM_FEWEST 25

typedef enum
{
  REG_RFM_CHAMPION,
  REG_RFM_LOYAL,
  REG_RFM_NEW,
  REG_RFM_PROMISING,
  REG_RFM_STEADY,
  REG_RFM_AT_RISK,
  REG_RFM_SLIPPING,
  REG_RFM_SLEEPING,
  REG_RFM_NEVER, /* has not bought anything yet */
  REG_N_RFM
} RegRfm;

extern const RegEnum reg_enum_rfm;

/**
 * RegRfmFacts:
 * @last: day number of the last day with a purchase
 * @n_days: days with a purchase in %REG_RFM_MONTHS months; 0 for who bought before them only
 * @net: what they bought for in that time, minor units
 *
 * What is known of somebody who bought.
 */
typedef struct
{
  gint last;
  int n_days;
  gint64 net;
} RegRfmFacts;

typedef struct _RegRfmScale RegRfmScale;

RegRfmScale *reg_rfm_scale_new (const RegRfmFacts *facts, gsize n, gint today);
void reg_rfm_scale_free (RegRfmScale *self);
RegRfm reg_rfm_scale_judge (const RegRfmScale *self, const RegRfmFacts *facts);
void
reg_rfm_scale_score (const RegRfmScale *self, const RegRfmFacts *facts, int *r, int *f, int *m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegRfmScale, reg_rfm_scale_free)

G_END_DECLS
