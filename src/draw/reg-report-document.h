/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-report.h"
#include "draw/reg-quote-document.h"

G_BEGIN_DECLS

RegQuoteDocument *reg_report_document_new (const RegReport *report);

G_END_DECLS
