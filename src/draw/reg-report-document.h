/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-report.h"
#include "draw/reg-quote-document.h"

G_BEGIN_DECLS

/**
 * RegReportWatch:
 * @done: how many entries are laid out
 * @total: of how many
 *
 * Called on the thread that lays out. Returns: whether to go on
 */
typedef gboolean (*RegReportWatch) (guint done, guint total, gpointer data);

RegQuoteDocument *reg_report_document_new (const RegReport *report);
RegQuoteDocument *
reg_report_document_new_watched (const RegReport *report, RegReportWatch watch, gpointer data);

G_END_DECLS
