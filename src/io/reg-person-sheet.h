/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-report.h"
#include "store/reg-held.h"

G_BEGIN_DECLS

/* What a book holds on a customer, to be read by that customer: on paper, or by another program. */

/* Gives a text in the language of the paper; never frees it. */
typedef const char *(*RegTranslate) (const char *text)G_GNUC_FORMAT (1);

RegReport *reg_person_sheet_make (const RegHeldBook *held,
                                  const char *language,
                                  RegTranslate translate,
                                  GTimeZone *zone);
char *reg_person_sheet_to_json (const RegHeldBook *held, gsize *size);

G_END_DECLS
