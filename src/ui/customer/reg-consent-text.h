/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-consent.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Whether a customer may be contacted, in words. */
char *reg_consent_text_summarise (GPtrArray *answers, const char *today);
const char *reg_consent_text_get_verdict (const RegConsentVerdict *verdict);
char *reg_consent_text_describe (const RegConsentVerdict *verdict, RegSession *session);
char *reg_consent_text_describe_answer (const RegRecord *answer);
char *reg_consent_text_describe_source (const RegRecord *answer, RegSession *session);

G_END_DECLS
