/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-store.h"

G_BEGIN_DECLS

/* Looks through all customers for those who stand in the book twice. The work is done in short
 * pieces on the store's threads, at low priority: whatever a person waits for goes between. */
#define REG_TYPE_DUPLICATE_SCAN (reg_duplicate_scan_get_type ())
G_DECLARE_FINAL_TYPE (RegDuplicateScan, reg_duplicate_scan, REG, DUPLICATE_SCAN, GObject)

/**
 * RegDuplicateScanResult:
 * @customers: that were compared
 * @compared: pairs that had something in common
 * @same: pairs that are the same
 * @perhaps: pairs that a person has to look at
 *
 * What a scan came to.
 */
typedef struct
{
  gint64 customers;
  gint64 compared;
  gint64 same;
  gint64 perhaps;
} RegDuplicateScanResult;

RegDuplicateScan *reg_duplicate_scan_new (RegStore *store);
void reg_duplicate_scan_run_async (RegDuplicateScan *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean
reg_duplicate_scan_run_finish (RegDuplicateScan *self, GAsyncResult *result, GError **error);
gboolean
reg_duplicate_scan_run_sync (RegDuplicateScan *self, GCancellable *cancellable, GError **error);
double reg_duplicate_scan_get_progress (RegDuplicateScan *self);
const RegDuplicateScanResult *reg_duplicate_scan_get_result (RegDuplicateScan *self);

/* Signals, on the main context:
 *   progress (double part)     after each piece of work, from 0 to 1 */

G_END_DECLS
