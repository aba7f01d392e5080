/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-measure.h"
#include "store/reg-db.h"

G_BEGIN_DECLS

GArray *reg_measure_samples_load (RegDb *db,
                                  RegMeasure measure,
                                  gint64 from,
                                  gint64 until,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * RegWinRecord:
 * @n_closed: quotations that were won, lost or ran out, by band of their discount
 * @n_won: of those, the ones that were won
 * @n: all that are closed
 *
 * What became of the quotations of the firm.
 */
typedef struct
{
  guint n_closed[REG_N_DISCOUNT_BANDS];
  guint n_won[REG_N_DISCOUNT_BANDS];
  guint n;
} RegWinRecord;

gboolean
reg_win_record_load (RegDb *db, RegWinRecord *record, GCancellable *cancellable, GError **error);

G_END_DECLS
