/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-record.h"

G_BEGIN_DECLS

/* Whether a customer may be contacted: about something, by some way, today. */

typedef enum
{
  REG_CONSENT_GIVEN,      /* said yes */
  REG_CONSENT_NOT_NEEDED, /* nobody asked, and nobody has to */
  REG_CONSENT_NOT_ASKED,  /* nobody asked, and somebody has to */
  REG_CONSENT_REFUSED,    /* said no */
  REG_CONSENT_TAKEN_BACK, /* said yes, and no later */
  REG_CONSENT_NO_CONTACT, /* wants no contact beyond business */
  REG_CONSENT_NO_WAY,     /* nothing is on file by which to reach them */
  REG_CONSENT_GONE,       /* deleted, or merged with another */
  REG_CONSENT_BARRED,     /* not to be used, or erased */
} RegConsentReason;

/**
 * RegConsentVerdict:
 * @is_allowed: whether they may be contacted
 * @reason: why, or why not
 * @answer: (nullable): the answer that counts, one of those given
 */
typedef struct
{
  gboolean is_allowed;
  RegConsentReason reason;
  const RegRecord *answer;
} RegConsentVerdict;

gboolean reg_consent_is_asked_for (RegConsentPurpose purpose);
const RegRecord *reg_consent_find (GPtrArray *answers,
                                   RegConsentPurpose purpose,
                                   RegConsentChannel channel,
                                   const char *today);
gboolean reg_consent_is_barred (const RegRecord *party);
gboolean reg_consent_is_unwanted (GPtrArray *answers, RegConsentPurpose purpose, const char *today);
RegConsentVerdict reg_consent_decide (const RegRecord *party,
                                      GPtrArray *points,
                                      GPtrArray *answers,
                                      RegConsentPurpose purpose,
                                      RegConsentChannel channel,
                                      const char *today);

G_END_DECLS
