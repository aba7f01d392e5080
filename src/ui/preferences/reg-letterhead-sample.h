/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "draw/reg-doc-sheet.h"
#include "draw/reg-quote-document.h"

G_BEGIN_DECLS

RegQuoteDocument *reg_letterhead_sample_new (const RegRecord *firm,
                                             GBytes *logo,
                                             const RegDocLayouts *layouts,
                                             const char *layout);

G_END_DECLS
