/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-number-style.h"
#include "core/reg-report.h"
#include "io/reg-person-sheet.h"
#include "store/reg-briefing.h"

G_BEGIN_DECLS

/* What a successor has to know of each customer, in words: a paragraph each, and a book of them. */

/**
 * RegBriefingStyle:
 * @translate: (nullable): gives sentences in the language of the reader; English without
 * @number: how amounts are written
 * @date_format: as for reg_date_format()
 * @zone: where the firm is
 */
typedef struct
{
  RegTranslate translate;
  RegNumberStyle number;
  const char *date_format;
  GTimeZone *zone;
} RegBriefingStyle;

char *reg_briefing_describe (const RegBriefing *self, const RegBriefingStyle *style);

RegReport *reg_handover_book_make (GPtrArray *briefings,
                                   const RegRecord *firm,
                                   const char *from,
                                   const char *today,
                                   const char *language,
                                   const RegBriefingStyle *style);

G_END_DECLS
